import datetime as dt
import json
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from fragments import EXAMPLE

from generator import catalogue, forge, records
from generator.pages import form
from generator.pages.form import Choice, Control
from generator.pages.page import Context
from generator.settings import Settings

ON = dt.date(2026, 11, 22)
KNOWN = catalogue.load(EXAMPLE, Settings()).catalogue
every_kind = pytest.mark.parametrize("kind", list(form.SECTIONS))


def controls(kind: str) -> dict[str, Control]:
    """Give the questions of a form by their place: `workload.ects`, `seats[].country`."""
    return {
        place: control
        for section in form.sections(records.BY_NAME[kind])
        for top in section.controls
        for place, control in _below(top.key, top)
    }


def _below(place: str, control: Control) -> Iterator[tuple[str, Control]]:
    yield place, control
    for part in control.parts:
        yield from _below(f"{place}[]" if control.look == "list" else f"{place}.{part.key}", part)


@every_kind
def test_a_form_asks_for_every_key_once(kind: str) -> None:
    asked = [key for keys in form.SECTIONS[kind].values() for key in keys]
    keys = records.json_schema(records.BY_NAME[kind])["properties"]
    assert sorted(asked) == sorted(key for key in keys if key not in form.NOT_ASKED)


@pytest.mark.parametrize(
    ("kind", "place", "look"),
    [
        pytest.param("credential", "title", "text", id="a text"),
        pytest.param("credential", "workload", "group", id="keys of its own"),
        pytest.param("credential", "homepage", "address", id="an address"),
        pytest.param("credential", "apply_by", "day", id="a day"),
        pytest.param("credential", "workload.hours", "number", id="a number"),
        pytest.param("credential", "availability", "choice", id="a closed list"),
        pytest.param("credential", "assessment.methods", "several", id="several of a closed list"),
        pytest.param("credential", "field", "list", id="several of a long closed list"),
        pytest.param("credential", "field[]", "choice", id="one of a long closed list"),
        pytest.param("credential", "learning_outcomes[]", "text", id="a text in a list"),
        pytest.param("credential", "stacking.into[]", "group", id="a name or keys of its own"),
        pytest.param("credential", "level.nqf.name", "line", id="a line inside groups"),
        pytest.param("provider", "degree_awarding_powers", "choice", id="yes or no"),
        pytest.param("report", "credentials[].as_reviewed.learning_outcomes[]", "text", id="a list in a list"),
    ],
)
def test_how_a_value_is_asked_for(kind: str, place: str, look: str) -> None:
    assert controls(kind)[place].look == look


@pytest.mark.parametrize(
    ("kind", "place", "word"),
    [
        ("credential", "workload.ects", Choice("not-applicable", "Does not apply")),
        ("credential", "starts[]", Choice("on-demand", "At any time")),
        ("report", "until", Choice("unlimited", "Has no end")),
        ("report", "replaces", Choice("", "It replaces no earlier report")),
        ("credential", "workload.hours", None),
    ],
)
def test_a_word_may_stand_in_the_place_of_a_value(kind: str, place: str, word: Choice | None) -> None:
    assert controls(kind)[place].word == word


def test_a_word_is_one_more_choice() -> None:
    level = controls("credential")["level.eqf"]
    assert [choice.code for choice in level.choices] == ["5", "6", "7", "8", "not-applicable"]
    assert (level.plain, level.word) == (True, None)


def test_fields_of_study_stand_in_the_group_of_their_broad_field() -> None:
    choices = {choice.code: choice for choice in controls("credential")["field[]"].choices}
    database = choices["0612"]
    broad = "06 Information and Communication Technologies (ICTs)"
    assert (database.label, database.group) == ("0612 Database and network design and administration", broad)
    assert (choices["06"].label, choices["06"].group) == (broad, broad)


def test_options_are_short_and_their_meaning_stands_below() -> None:
    html = {page.path: page.content for page in form.pages(Context(KNOWN, Settings(), ON))}["contribute/new/report/"]
    assert '<option value="revoked">Revoked</option>' in html
    assert "<dt>Revoked</dt>\n<dd>The agency took its decision back; until then it was valid.</dd>" in html
    assert "After “Revoked” courses read “Approval withdrawn” from that day on." in html


def test_a_question_knows_what_the_schema_knows() -> None:
    summary = controls("credential")["summary"]
    assert summary == Control(
        key="summary",
        label="Summary",
        look="text",
        explained="What it is, in everyday words.",
        example="Learn to tidy up data, to draw it, and to say what it shows.",
        required=True,
        most=600,
    )
    provider = controls("credential")["part_of_programme.provider"]
    assert (provider.suggest, provider.pattern) == ("provider", "[a-z0-9]+(-[a-z0-9]+)*")
    assert controls("report")["activities[]"].suggest == "activity"
    level = controls("credential")["level.eqf"]
    assert level.explained.endswith("European Qualifications Framework, or “Does not apply” with a reason.")
    assert controls("credential")["availability"].choices[1] == Choice(
        "offered", "Offered now", "You can apply for it or start it now."
    )


@pytest.mark.parametrize(
    ("kind", "place", "label", "explained"),
    [
        pytest.param(
            "report", "appeal.on", "Day of the result", "The day on which the appeal was decided.", id="by place"
        ),
        pytest.param("report", "decisions[].on", "Day", "", id="by key, and the explanation would say the same"),
        pytest.param("provider", "degree_awarding_powers", "May it award degrees?", "", id="a question"),
        pytest.param("report", "providers", "Providers", "The providers it is about.", id="as the key is written"),
        pytest.param(
            *("report", "conditions[].met", "Met on"),
            "The day on which the agency saw it done. If its decision changed with it, add to “Decisions” and “Files”.",
            id="other questions by their labels",
        ),
    ],
)
def test_what_a_question_is_called(kind: str, place: str, label: str, explained: str) -> None:
    control = controls(kind)[place]
    assert (control.label, control.explained) == (label, explained)


@pytest.mark.parametrize(
    ("kind", "place", "after"),
    [
        ("report", "programme", ("scope", ("programme",))),
        ("report", "credentials[]", None),
        ("credential", "workload.reason", ("ects", ("not-applicable",))),
        ("report", "scope", None),
    ],
)
def test_some_answers_bring_up_questions(kind: str, place: str, after: tuple[str, tuple[str, ...]] | None) -> None:
    assert controls(kind)[place].asked_with == after


@every_kind
def test_a_question_follows_the_one_that_brings_it_up(kind: str) -> None:
    known = controls(kind)
    for place, control in known.items():
        if control.asked_with:
            key, codes = control.asked_with
            before = f"{place.rpartition('.')[0]}.{key}".lstrip(".")
            offered = {choice.code for choice in known[before].choices} | {getattr(known[before].word, "code", "")}
            assert set(codes) <= offered
            assert list(known).index(before) < list(known).index(place)


@every_kind
def test_groups_with_a_short_form(kind: str) -> None:
    short = {place: control.short for place, control in controls(kind).items() if control.short}
    assert (
        short
        == {
            "provider": {},
            "credential": {"stacking.into[]": "credential"},
            "report": {"credentials[]": "credential"},
        }[kind]
    )


def test_rules_are_said_in_the_words_of_the_form() -> None:
    (page, *_) = form.pages(Context(KNOWN, Settings(), ON))
    assert ">Mark exactly one seat with “Is it the legal seat? Yes”.</p>" in page.content
    said = "Check “Kind of organisation” and “May it award degrees?”; if they differ rightly, say why in the “On what "
    assert said in page.content


def test_the_names_of_all_records_are_suggested() -> None:
    names = json.loads(form.references(KNOWN, "en"))
    assert names["provider"]["other-university"] == KNOWN.providers["other-university"].record.name.pick("en")[1]
    assert list(names["credential"]) == list(KNOWN.credentials)
    assert list(names["report"]) == list(KNOWN.reports)
    assert names["report"]["exqa/2019-004"] == "Data analysis, from 1 June 2019"
    assert names["host"]["exqa"] == ["exqa.example", "reports.example"]
    assert set(names["activity"]["exqa"]) == set(KNOWN.agencies["exqa"].record.activities)


class _Ids(HTMLParser):
    """The ids of a page, and what refers to one."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.named: set[str] = set()

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            elif name in ("for", "list", "aria-describedby", "aria-labelledby") and value:
                self.named |= set(value.split())


@every_kind
@pytest.mark.parametrize("repository", ["", "https://forge.example/a/b"])
@pytest.mark.parametrize("kind_of_forge", list(forge.FORGES))
def test_every_page_is_whole(kind: str, repository: str, kind_of_forge: str) -> None:
    chosen = Settings(repository=repository, forge=kind_of_forge)
    pages = {page.path: page for page in form.pages(Context(KNOWN, chosen, ON))}
    page = pages[f"contribute/new/{kind}/"]
    found = _Ids()
    found.feed(page.content)
    assert len(found.ids) == len(set(found.ids))
    assert found.named <= set(found.ids)
    assert ("data-new=" in page.content) == bool(repository)
    assert ("Give the file this name" in page.content) == (bool(repository) and kind_of_forge == "forgejo")


def test_records_lead_to_their_form() -> None:
    context = Context(KNOWN, Settings(repository="https://forge.example/a/b"), ON)
    to = {kind.name: context.edit_address(entry, "../") for kind, entry in KNOWN.entries()}
    assert to["provider"] == "../contribute/new/provider/?record=other-university"
    assert to["credential"].startswith("../contribute/new/credential/?record=")
    assert to["report"].startswith("../contribute/new/report/?record=")
    assert to["agency"] == "https://forge.example/a/b/edit/main/content/agencies/natqa.yml"
