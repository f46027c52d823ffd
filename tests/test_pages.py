"""What the pages of courses and providers say and where they lead, as tables."""

import datetime as dt
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import sites
from fragments import EXAMPLE, ON, put
from test_words import credential as record

from generator import catalogue
from generator.catalogue import Catalogue
from generator.pages import credential, lists, provider
from generator.pages.page import Context
from generator.settings import Settings
from generator.source import Plain

DATA = "example-university/data-analysis"


@pytest.fixture(scope="module")
def context() -> Context:
    return Context(catalogue.load(EXAMPLE, Settings()).catalogue, Settings(), ON)


STACKABLE = {"kind": "stackable"}
AWARDS: list[Plain] = [{"name": "A"}, {"name": "B"}, {"name": "C"}]
PART = {"id": "bsc", "provider": "example-university", "name": "Bachelor"}


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        pytest.param({}, "The provider has not stated this", id="nothing stated"),
        pytest.param({"stacking": {"kind": "stand-alone"}}, "No. It is complete in itself.", id="alone"),
        pytest.param({"stacking": STACKABLE}, "Yes. What it counts towards is not stated.", id="to what?"),
        pytest.param({"stacking": STACKABLE | {"into": AWARDS[:1]}}, "Yes: A", id="one award"),
        pytest.param({"stacking": STACKABLE | {"into": AWARDS[:2]}}, "Yes: A; B", id="two"),
        pytest.param({"stacking": STACKABLE | {"into": AWARDS}}, "Yes: A; B; more of them", id="three"),
        pytest.param({"part_of_programme": PART}, "Yes: Bachelor", id="a part of a programme"),
    ],
)
def test_the_key_facts_say_what_it_counts_towards(context: Context, stated: dict[str, Plain], said: str) -> None:
    entry = replace(context.catalogue.credentials[DATA], record=record(**stated))
    page = credential.page(context, entry, credential.described(context, entry))
    (row,) = (each for each in sites.Html.of(page.content).all("div") if each.text.startswith("Counts towards"))
    assert row.text.removeprefix("Counts towards a degree or other award") == said


def provider_page(context: Context, ref: str) -> str:
    cards = lists.cards(context, context.catalogue.credentials.values())
    return provider.page(context, context.catalogue.providers[ref], cards).content


def test_cards_lead_to_providers_and_not_to_the_page_they_stand_on(context: Context) -> None:
    html = provider_page(context, "example-university")
    assert '<a>Example University</a>, <a href="../../providers/other-university/">Other University</a>' in html
    assert "&lt;a" not in html


@pytest.mark.parametrize(
    ("ref", "said"), [("example-university", "See its 2 courses"), ("example-training", "See its 1 course")]
)
def test_a_provider_leads_to_its_courses_at_the_top(context: Context, ref: str, said: str) -> None:
    html = provider_page(context, ref)
    assert f'<a href="#courses">{said}</a>' in html.partition("</header>")[0]


def test_a_provider_without_courses_leads_to_none(context: Context) -> None:
    empty = Context(Catalogue(providers=context.catalogue.providers), Settings(), ON)
    assert "See its" not in provider_page(empty, "example-university")


def _course_page(fragment: str, folder: Path) -> str:
    """Give the page of a course of the small catalogue with a fragment put into it."""
    shutil.copytree(EXAMPLE, folder / "content")
    put(fragment, folder / "content")
    known = Context(catalogue.load(folder / "content", Settings()).catalogue, Settings(), ON)
    entry = known.catalogue.credentials[DATA]
    return credential.page(known, entry, credential.described(known, entry)).content


@pytest.mark.parametrize(
    ("workload", "said"),
    [
        pytest.param("{hours: 125, ects: 5}", "125 hours in total, over 10 weeks", id="hours are stated"),
        pytest.param(
            "{ects: 5}",
            "The hours are worked out from the credits: one credit counts as 25 hours.",
            id="hours from credits",
        ),
    ],
)
def test_a_page_says_how_hours_come_about(workload: str, said: str, tmp_path: Path) -> None:
    html = sites.Html.of(_course_page(f"# credentials/{DATA}.yml\nworkload: {workload}\n", tmp_path))
    (row,) = (each.text for each in html.all("div") if each.text.startswith("Time you need"))
    assert said in row
    assert ("worked out" in row) == ("hours:" not in workload)


NEXT = """\
# reports/exqa/2026-001.yml
activities: [mc-review]
scope: credential
providers: [example-university]
credentials: [example-university/data-analysis]
obligation: voluntary
decision: positive
from: 2028-06-01
until: 2034-05-31
entered_by: agency
files: [{url: "https://www.exqa.example/r/1.pdf"}]
last_verified: 2026-10-01
source: https://www.exqa.example/r/1
"""


@pytest.mark.parametrize(
    ("withdrawn", "heading"),
    [
        pytest.param("", "Next check, not begun yet", id="to come"),
        pytest.param(
            "withdrawn: {on: 2026-10-01, kind: revoked, reason: It was wrong.}\n",
            "Reports that do not hold today",
            id="to come and taken back",
        ),
        pytest.param(
            "withdrawn: {on: 2029-10-01, kind: revoked, reason: It will end.}\n",
            "Next check, not begun yet",
            id="to come and taken back later",
        ),
    ],
)
def test_a_report_whose_time_comes_stands_under_a_heading_of_its_own(
    withdrawn: str, heading: str, tmp_path: Path
) -> None:
    content = _course_page(NEXT + withdrawn, tmp_path)
    headings = re.split(r"<h[23][^>]*>", content)
    (part,) = (each for each in headings if "reports/exqa/2026-001/" in each and "<li>" in each)
    assert part.startswith(heading)


def test_a_page_names_the_day_on_which_something_beside_its_label_changes() -> None:
    """A page that nobody built again would say of a report beside the label that it holds today."""
    known = catalogue.load(sites.SAMPLE, Settings()).catalogue
    today = Context(known, Settings(), ON)
    named = {ref: day for ref in (*known.credentials, *known.providers) if (day := today.change_beside(ref))}
    assert {ref.count("/") for ref in named} == {0, 1}
    for ref, day in named.items():
        on = dt.date.fromisoformat(day)
        label = today.status(ref).next_change
        assert label is None or on < label, ref
        before, then = (_beside(today, ref, each) for each in (ON, on))
        assert before != then, ref
        assert before == _beside(today, ref, on - dt.timedelta(days=1)), ref
    entry = known.credentials[next(ref for ref in named if "/" in ref)]
    assert credential.page(today, entry, credential.described(today, entry)).next_change == named[entry.ref]


def _beside(context: Context, ref: str, on: dt.date) -> object:
    status = context.statuses.of(ref, on)
    return replace(status, as_of=ON, next_change=None)
