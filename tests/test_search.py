import datetime as dt
import json
import pickle
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, TypeVar

import pytest

from generator import markup, reading, records, search
from generator.catalogue import Catalogue, Entry
from generator.pages import facets
from generator.pages.page import Context
from generator.records import Credential, Provider
from generator.search import columns, document, everyday
from generator.settings import Settings

R = TypeVar("R", Credential, Provider)
ON = dt.date(2026, 11, 22)
PROVIDER = """\
kind: {kind}
name: {name}
website: https://{ref}.example/
degree_awarding_powers: true
organisation_type: private-company
seats: [{{country: {country}, legal: true}}]
identifiers: [{{scheme: DEQAR, value: DEQARINST0001, source: DEQAR}}]
joint_awards: [uni/course]
last_verified: 2026-10-01
source: https://{ref}.example/
"""
CREDENTIAL = """\
title: {title}
summary: A course.
availability: {availability}
homepage: https://uni.example/course
last_verified: 2026-10-01
source: https://uni.example/course
"""


def provider(
    ref: str = "uni", country: str = "SE", kind: str = "higher-education-institution", name: str = "Uni"
) -> str:
    return PROVIDER.format(ref=ref, country=country, kind=kind, name=name)


def credential(more: str = "", title: str = "Course", availability: str = "offered") -> str:
    return CREDENTIAL.format(title=title, availability=availability) + more


def made(credentials: dict[str, str], providers: dict[str, str] | None = None) -> Catalogue:
    """Make a catalogue from the text of its records."""
    known = {"uni": provider()} if providers is None else providers
    return Catalogue(
        providers={ref: Entry(ref, f"{ref}.yml", read(Provider, text)) for ref, text in known.items()},
        credentials={ref: Entry(ref, f"{ref}.yml", read(Credential, text)) for ref, text in credentials.items()},
    )


def read(kind: type[R], text: str) -> R:
    record, findings = reading.read(records.BY_NAME[kind.__name__.lower()], text.encode(), "record.yml", "en")
    assert findings == ()
    assert isinstance(record, kind)
    return record


def values(facet: str, more: str, providers: dict[str, str] | None = None, **changed: str) -> tuple[str, ...]:
    """Give the values that a course with some more lines has in a facet."""
    one = made({"uni/course": credential(more, **changed)}, providers)
    facet_ = next(each for each in facets.FACETS if each.id == facet)
    return facet_.read(context(one), one.credentials["uni/course"])


def context(one: Catalogue) -> Context:
    return Context(one, Settings(), ON)


def column_file(one: Catalogue) -> Any:  # noqa: ANN401 - what JSON holds
    return json.loads(dict(search.outputs(context(one)))["search/columns.json"])


# --- buckets


@pytest.mark.parametrize(
    ("workload", "bucket"),
    [
        pytest.param("{hours: 1}", "to-25", id="one hour"),
        pytest.param("{hours: 25}", "to-25", id="25"),
        pytest.param("{hours: 25.5}", "26-75", id="a little over 25"),
        pytest.param("{hours: 26}", "26-75", id="26"),
        pytest.param("{hours: 75}", "26-75", id="75"),
        pytest.param("{hours: 76}", "76-150", id="76"),
        pytest.param("{hours: 150}", "76-150", id="150"),
        pytest.param("{hours: 151}", "over-150", id="151"),
        pytest.param("{ects: 1}", "to-25", id="one credit is 25 hours"),
        pytest.param("{ects: 3.5}", "76-150", id="three and a half credits are 87.5 hours"),
        pytest.param("{hours: 20, ects: 6}", "to-25", id="hours go before credits"),
        pytest.param("{ects: not-applicable, reason: No.}", "not-stated", id="credits do not apply"),
    ],
)
def test_time_you_need(workload: str, bucket: str) -> None:
    assert values("time", f"workload: {workload}\n") == (bucket,)


@pytest.mark.parametrize(
    ("amount", "bucket"),
    [
        ("0", "free"),
        ("0.5", "to-100"),
        ("100", "to-100"),
        ("100.50", "101-500"),
        ("101", "101-500"),
        ("500", "101-500"),
        ("500.01", "over-500"),
        ("501", "over-500"),
    ],
)
def test_cost_is_never_converted(amount: str, bucket: str) -> None:
    for currency in ("EUR", "KZT"):
        assert values("cost", f"price: {{amount: {amount}, currency: {currency}}}\n") == (bucket,)


@pytest.mark.parametrize(
    ("stated", "level"),
    [
        pytest.param("{eqf: 5}", "5", id="lowest"),
        pytest.param("{eqf: 8}", "8", id="highest"),
        pytest.param("{eqf: not-applicable, reason: No.}", "not-applicable", id="does not apply"),
        pytest.param("{qf_ehea: first-cycle}", "6", id="the cycle tells the level"),
        pytest.param("{eqf: 7, qf_ehea: first-cycle}", "7", id="the level goes before the cycle"),
        pytest.param("{nqf: {name: Level 4}}", "not-stated", id="only a national level"),
    ],
)
def test_level(stated: str, level: str) -> None:
    assert values("level", f"level: {stated}\n") == (level,)


@pytest.mark.parametrize(
    ("facet", "more", "expected"),
    [
        ("subject", 'field: ["0613", "06", "0421"]\n', ("06", "04")),
        ("subject", 'field: ["9999"]\n', ("99",)),
        ("language", "languages: [sr-Latn, sr-Cyrl, en-GB]\n", ("sr", "en")),
        ("how", "participation: {mode: [online, work-based]}\n", ("online", "work-based")),
        ("how", "participation: {weeks: 3}\n", ("not-stated",)),
        ("certificate", "assessment: {certificate: attendance}\n", ("attendance",)),
        ("certificate", "assessment: {methods: [quiz]}\n", ("not-stated",)),
        ("open-to", "open_to: own-students\n", ("own-students",)),
        ("availability", "", ("offered",)),
        ("provider-kind", "", ("higher-education-institution",)),
        ("country", "", ("se",)),
    ],
)
def test_what_a_course_has(facet: str, more: str, expected: tuple[str, ...]) -> None:
    assert values(facet, more) == expected


@pytest.mark.parametrize("facet", ["subject", "language", "how", "time", "cost", "level", "certificate", "open-to"])
def test_what_is_missing_is_not_stated(facet: str) -> None:
    assert values(facet, "") == ("not-stated",)


def test_a_joint_award_has_the_countries_and_kinds_of_all_who_award_it() -> None:
    both = {"uni": provider(), "firm": provider("firm", "EE", "other-provider")}
    assert values("country", "joint_awarding: [firm]\n", both) == ("se", "ee")
    assert values("provider-kind", "joint_awarding: [firm]\n", both) == (
        "higher-education-institution",
        "other-provider",
    )


def test_a_provider_that_does_not_confirm_does_not_count() -> None:
    unconfirmed = provider("firm", "EE").replace("joint_awards: [uni/course]\n", "")
    assert values("country", "joint_awarding: [firm]\n", {"uni": provider(), "firm": unconfirmed}) == ("se",)


# --- columns


def test_rows_with_the_same_values_share_a_set() -> None:
    one = made(
        {
            "uni/a": credential('field: ["06", "04"]\n', title="A"),
            "uni/b": credential('field: ["04", "06"]\n', title="B"),
            "uni/c": credential(title="C"),
            "uni/d": credential('field: ["04"]\n', title="D"),
        }
    )
    assert column_file(one)["facets"]["subject"] == {
        "values": ["04", "06", "not-stated"],
        "sets": [[0, 1], [2], [0]],
        "rows": [0, 0, 1, 2],
    }


def test_rows_and_cards_are_in_the_order_of_titles() -> None:
    one = made({f"uni/{n}": credential(title=title) for n, title in enumerate(["banana", "Cherry", "Apple"])})
    cards = json.loads(dict(search.outputs(context(one)))["search/cards/0.json"])
    assert [card["title"] for card in cards] == ["Apple", "banana", "Cherry"]
    assert cards[0]["path"] == "credentials/uni/2/"


def test_cards_lie_in_files_of_a_fixed_size() -> None:
    one = made({f"uni/{n}": credential(title=f"Course {n}") for n in range(columns.CARDS_A_FILE + 1)})
    files = dict(search.outputs(context(one)))
    assert [len(json.loads(files[f"search/cards/{n}.json"])) for n in range(2)] == [columns.CARDS_A_FILE, 1]


def test_the_currency_of_most_courses_comes_first() -> None:
    prices = ["{amount: 5, currency: EUR}", "{amount: 3.5, currency: SEK}", "{amount: 9, currency: SEK}"]
    one = made({f"uni/{n}": credential(f"price: {price}\n", title=f"Course {n}") for n, price in enumerate(prices)})
    file = column_file(one)
    assert (file["prices"], file["currencies"]) == ([5, 3.5, 9], [1, 0, 0])


@pytest.mark.parametrize(
    ("starts", "availability", "days"),
    [
        pytest.param("[2026-11-22]", "offered", 0, id="today"),
        pytest.param("[2026-11-21]", "offered", None, id="yesterday"),
        pytest.param("[2026-11-21, 2027-01-01, 2026-11-23]", "offered", 1, id="the first that is still to come"),
        pytest.param("[2027-01-01, on-demand]", "offered", 0, id="on demand is today"),
        pytest.param("[2027-01-01]", "planned", 40, id="planned"),
        pytest.param("[on-demand]", "paused", None, id="paused"),
        pytest.param("[2027-01-01]", "closed", None, id="no longer offered"),
        pytest.param("[]", "offered", None, id="not stated"),
    ],
)
def test_days_until_the_next_start(starts: str, availability: str, days: int | None) -> None:
    one = made({"uni/course": credential(f"starts: {starts}\n", availability=availability)})
    assert columns.days_until_start(one.credentials["uni/course"].record, ON) == days


def test_a_new_build_with_another_text_has_another_version() -> None:
    versions = {str(column_file(made({"uni/course": credential(title=t)}))["version"]) for t in ("A", "B")}
    assert len(versions) == 2


def test_the_same_records_in_another_order_give_the_same_files() -> None:
    texts = {f"uni/{n}": credential('field: ["06"]\n' if n % 2 else "", title=f"Course {n % 3}") for n in range(7)}
    forwards, backwards = made(texts), made(dict(reversed(texts.items())))
    assert list(search.outputs(context(forwards))) == list(search.outputs(context(backwards)))
    assert list(search.documents(forwards, "en")) == list(search.documents(backwards, "en"))


def test_an_empty_catalogue_has_columns_without_rows() -> None:
    assert column_file(Catalogue())["count"] == 0
    assert 'data-facet="' not in markup.render("search.html", search.view(context(Catalogue())))


def test_a_worker_can_be_sent_all_of_it() -> None:
    for function in (search.outputs, search.documents, search.index, search.view):
        assert pickle.loads(pickle.dumps(function)) is function  # noqa: S301 - our own bytes


# --- documents


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Łódź and Malmø", "Lódź Malmo"),
        ("Straße", "Strasse"),
        ("Þingvellir, Ísland", "Thingvellir,"),
        ("\N{LATIN SMALL LETTER DOTLESS I}rmak Ærø", "irmak AEro"),
        ("Lisbon", ""),
        ("Évora", ""),
    ],
)
def test_words_with_letters_of_their_own_get_a_plain_copy(text: str, plain: str) -> None:
    # Pagefind itself takes accents off letters: ź, é and ó need no copy.
    assert document.folded(text) == plain


class Read(HTMLParser):
    """The texts of a document by the weight of their element, and every tag in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: dict[str, str] = {}
        self._weight = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._weight = dict(attrs).get("data-pagefind-weight") or "1"

    def handle_data(self, data: str) -> None:
        self.texts[self._weight] = self.texts.get(self._weight, "") + data


def test_hostile_text_stays_text() -> None:
    title = "'</h1><script>alert(1)</script><img src=x onerror=alert(1)> &lt;b&gt; {{ 7*7 }}'"
    found = Read(next(search.documents(made({"uni/course": credential(title=title)}), "en")))
    assert found.tags == ["html", "head", "title", "body", "h1", "p", "p"]
    assert found.texts["10"].strip() == title.strip("'")


def test_every_language_of_what_people_search_for_is_indexed() -> None:
    more = """\
audience: {nl: voor verpleegkundigen}
entry_requirements: {nl: een diploma, pt: uma licenciatura}
learning_outcomes: [{en: outcome one, fr: acquis deux}]
skills: [{label: {de: Wunden versorgen}}]
field: ["0913"]
teaching: This is not indexed.
"""
    text = credential(more, title="{en: Wounds, sv: Sår, is: Sár í þvottahúsi}")
    one = made({"uni/course": text}, {"uni": provider(name="{pl: Politechnika Łódzka}")})
    found = Read(next(search.documents(one, "en")))
    assert found.texts["10"].split("\n") == ["Wounds", "Sår", "Sár í þvottahúsi", "thvottahúsi"]
    assert found.texts["4"].split("\n") == ["Politechnika Łódzka", "Wunden versorgen", "Lódzka"]
    for words in ("verpleegkundigen", "een diploma", "licenciatura", "outcome one", "acquis deux", "Health and care"):
        assert words in found.texts["1"]
    assert "not indexed" not in str(found.texts)


# --- the index


@pytest.fixture
def indexed(tmp_path: Path) -> Callable[[Catalogue], list[str]]:
    def index(one: Catalogue) -> list[str]:
        search.index(search.documents(one, "en"), tmp_path)
        return [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*")) if path.is_file()]

    return index


def test_the_index_ships_what_the_script_needs_and_nothing_else(
    indexed: Callable[[Catalogue], list[str]], tmp_path: Path
) -> None:
    files = indexed(made({f"uni/{n}": credential(title=f"Course {n}") for n in range(30)}))
    kinds = {file.rpartition("/")[2] if file.endswith((".js", ".json")) else file.rpartition(".")[2] for file in files}
    assert kinds == {
        "pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "rows.json", "pf_meta", "pf_index", "pagefind"
    }  # fmt: skip
    rows = json.loads((tmp_path / "search/rows.json").read_text(encoding="utf-8"))
    assert len(set(rows)) == 30
    assert all(row.startswith("en_") for row in rows)


def test_an_old_index_does_not_stay(indexed: Callable[[Catalogue], list[str]], tmp_path: Path) -> None:
    (tmp_path / "pagefind").mkdir()
    (tmp_path / "pagefind" / "old.pf_meta").write_text("old", encoding="utf-8")
    assert "pagefind/old.pf_meta" not in indexed(made({"uni/course": credential()}))


def test_an_empty_catalogue_has_no_index(indexed: Callable[[Catalogue], list[str]]) -> None:
    assert indexed(Catalogue()) == []


def test_what_pagefind_cannot_index_is_told(tmp_path: Path) -> None:
    with pytest.raises(search.PagefindError, match="not able to build an index"):
        search.index(["this is no page"], tmp_path)


# --- the page


def test_the_page_offers_the_values_that_occur_and_no_others() -> None:
    one = made({"uni/course": credential('field: ["06"]\nlanguages: [et]\n')})
    html = markup.render("search.html", search.view(context(one)))
    assert 'name="subject" value="06"' in html
    assert "Estonian" in html
    assert 'value="04"' not in html
    assert "<script" not in html
    assert "style=" not in html


def test_the_page_escapes_its_labels() -> None:
    one = made({"uni/course": credential()})
    view = search.view(context(one))
    (first, *_) = facets.columns(context(one), tuple(one.credentials.values()))
    hostile = replace(first, values=(facets.Value('"><b>', "<script>"),))
    html = markup.render("search.html", {**view, "columns": [hostile]})
    assert "<script>" not in html
    assert 'value="&#34;&gt;&lt;b&gt;"' in html


# --- what else words may mean


@pytest.mark.parametrize(
    ("facet", "value", "name"),
    [
        pytest.param("cost", "free", "no cost", id="an everyday word"),
        pytest.param("how", "online", "distance learning", id="everyday words"),
        pytest.param("country", "ee", "Eesti", id="a country in its own language"),
        pytest.param("country", "be", "België", id="a country in each of its languages"),
        pytest.param("country", "gb", "UK", id="a country in short"),
        pytest.param("language", "et", "eesti", id="a language in itself"),
    ],
)
def test_a_value_has_other_names(facet: str, value: str, name: str) -> None:
    assert name in everyday.names(facet, value)


@pytest.mark.parametrize("facet", [facet.id for facet in facets.FACETS])
def test_what_is_not_stated_has_no_other_names(facet: str) -> None:
    assert everyday.names(facet, facets.NOT_STATED) == ()


def test_a_language_that_has_no_own_name_here_has_no_other_names() -> None:
    assert everyday.names("language", "cnr") == ()


def test_everyday_words_belong_to_values_that_exist() -> None:
    for facet, value in everyday.TABLE:
        known = {each.id for each in facets.BY_ID[facet].values([value], "en")}
        assert value in known, (facet, value)


def test_the_page_holds_the_other_names_of_values_that_occur() -> None:
    one = made({"uni/course": credential("price: {amount: 0, currency: EUR}\nlanguages: [et]\n")})
    html = markup.render("search.html", search.view(context(one)))
    assert 'data-names="eesti"' in html
    assert 'data-offer="Only free courses"' in html
    assert "Only online courses" not in html


def test_providers_are_named_with_their_courses() -> None:
    both = {
        "uni": provider(name="{sv: Sjöuni, en: Lake Uni}").replace("kind:", "acronym: LU\nkind:", 1),
        "firm": provider("firm", name="{pl: Firma}"),
    }
    one = made({"uni/course": credential()}, both)
    assert json.loads(dict(search.outputs(context(one)))["search/providers.json"]) == [
        ["firm", 0, "Firma", "pl"],
        ["uni", 1, "Lake Uni", "en", "Sjöuni", "LU"],
    ]
