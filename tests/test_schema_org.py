"""What search engines read inside a page: tables over example records, and text of strangers that stays text."""

import dataclasses
import json
from decimal import Decimal
from typing import Any

import pytest
from fragments import EXAMPLE, ON

from generator import catalogue, markup, records
from generator.catalogue import Entry
from generator.exports import durations, formats, schema_org
from generator.exports.snapshot import Snapshot
from generator.settings import Policy, Settings
from generator.source import Plain
from generator.status import Statuses

SETTINGS = Settings(url="https://catalogue.example/")
KNOWN = catalogue.load(EXAMPLE, SETTINGS).catalogue
SHOT = Snapshot(Statuses(KNOWN, Policy()), SETTINGS, ON, "en")
COURSE = KNOWN.credentials["example-university/data-analysis"]
BARE: dict[str, Plain] = {
    "title": "Data analysis",
    "summary": "Learn to answer questions with real survey data.",
    "availability": "offered",
    "homepage": "https://www.university.example/mc/data-analysis",
    "last_verified": "2026-10-01",
    "source": "https://www.university.example/mc/data-analysis",
}


def graph(text: str) -> list[dict[str, Any]]:
    """Give the nodes of a block of data."""
    inside = text.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    return list(json.loads(inside)["@graph"])


def entry(changes: dict[str, Plain]) -> Entry[Any]:
    """Give a credential that states little more than some facts."""
    record, problems = records.read(records.BY_NAME["credential"], {**BARE, **changes}, "en")
    assert record, problems
    return Entry(COURSE.ref, COURSE.path, record)


def course(changes: dict[str, Plain]) -> dict[str, Any]:
    """Give what is said of such a credential."""
    return graph(schema_org.embedded(SHOT, entry(changes)))[0]


PART: Plain = {"mode": ["online", "work-based"], "schedule": "part-time", "place": "Tartu"}
WEEKS: Plain = {"weeks": "10", "hours_per_week": "2.5"}


@pytest.mark.parametrize(
    ("changes", "instance"),
    [
        ({}, None),
        (
            {"participation": PART},
            {"courseMode": ["Online", "At work", "part-time"], "location": "Tartu"},
        ),
        ({"workload": {"hours": "50"}}, {"courseWorkload": "PT50H"}),
        (
            {"participation": WEEKS},
            {
                "courseSchedule": {
                    "@type": "Schedule",
                    "repeatFrequency": "Weekly",
                    "repeatCount": 10,
                    "duration": "PT2H30M",
                }
            },
        ),
        ({"participation": WEEKS, "workload": {"hours": "25"}}, {"courseWorkload": "PT25H"}),
        ({"participation": {"weeks": "2.5"}}, None),
        ({"starts": ["2027-02-01"]}, {"startDate": "2027-02-01"}),
        ({"starts": ["on-demand"]}, None),
        ({"starts": ["2026-11-22"]}, {"startDate": "2026-11-22"}),
        ({"starts": ["2026-11-21"]}, None),
        ({"starts": ["2026-11-21", "2027-02-01"]}, {"startDate": "2027-02-01"}),
        ({"participation": PART, "availability": "planned"}, None),
        ({"participation": PART, "availability": "closed"}, None),
        ({"participation": PART, "availability": "paused"}, None),
    ],
)
def test_how_a_course_is_offered(changes: dict[str, Plain], instance: dict[str, Any] | None) -> None:
    expected = {"@type": "CourseInstance", **instance} if instance else None
    assert course(changes).get("hasCourseInstance") == expected


def test_each_start_is_an_instance_and_the_first_says_the_rest() -> None:
    days = [f"2027-0{month}-01" for month in (9, 3, 5, 7)]
    assert course({"starts": list(days), "workload": {"hours": "5"}})["hasCourseInstance"] == [
        {"@type": "CourseInstance", "courseWorkload": "PT5H", "startDate": "2027-03-01"},
        {"@type": "CourseInstance", "startDate": "2027-05-01"},
        {"@type": "CourseInstance", "startDate": "2027-07-01"},
    ]


@pytest.mark.parametrize(
    ("changes", "offer"),
    [
        ({}, None),
        (
            {"price": {"amount": "49.5", "currency": "EUR"}},
            {"category": "Paid", "price": 49.5, "priceCurrency": "EUR"},
        ),
        (
            {"price": {"amount": "0", "currency": "EUR"}, "apply_by": "2027-01-31"},
            {"category": "Free", "price": 0, "priceCurrency": "EUR", "validThrough": "2027-01-31"},
        ),
        ({"price": {"amount": "1", "currency": "EUR"}, "availability": "closed"}, None),
        ({"price": {"amount": "1", "currency": "EUR"}, "availability": "planned"}, None),
    ],
)
def test_what_a_course_costs(changes: dict[str, Plain], offer: dict[str, Any] | None) -> None:
    assert course(changes).get("offers") == ({"@type": "Offer", **offer} if offer else None)


@pytest.mark.parametrize(
    ("certificate", "category"),
    [
        (None, "Micro-credential"),
        ("assessment-based", ["Micro-credential", "Certificate after an assessment"]),
        ("attendance", "Certificate of attendance"),
        ("none", None),
    ],
)
def test_what_people_get_at_the_end(certificate: str | None, category: object) -> None:
    said = entry({"assessment": {"certificate": certificate}} if certificate else {})
    (text,) = schema_org.written(SHOT, said).values()
    award = json.loads(text).get("educationalCredentialAwarded", {})
    assert award.get("credentialCategory") == category
    first = category[0] if isinstance(category, list) else category
    assert graph(schema_org.embedded(SHOT, said))[0].get("educationalCredentialAwarded", {}).get(
        "credentialCategory"
    ) == (first)


def test_the_file_names_its_day_and_the_licence_of_the_records() -> None:
    (text,) = schema_org.written(SHOT, COURSE).values()
    made = json.loads(text)
    assert made["sdDatePublished"] == "2026-11-22"
    assert made["sdLicense"] == "https://creativecommons.org/licenses/by/4.0/"


def test_the_file_says_more_than_the_block() -> None:
    (text,) = schema_org.written(SHOT, COURSE).values()
    whole, brief = json.loads(text), graph(schema_org.embedded(SHOT, COURSE))[0]
    assert set(brief) < set(whole)
    assert whole["@id"] == f"https://catalogue.example/credentials/{COURSE.ref}/"
    assert whole["name"] == [
        {"@value": "Sample: Data analysis with Python", "@language": "en"},
        {"@value": "Sample: Data-analyse met Python", "@language": "nl"},
    ]


def test_a_record_that_is_made_up_says_so() -> None:
    assert course({"sample": "true"})["name"] == "Sample: Data analysis"


def test_nothing_in_the_block_is_a_rating_or_praise() -> None:
    for kind in ("credential", "provider", "agency", "report"):
        for each in KNOWN.of_kind(kind).values():
            said = schema_org.embedded(SHOT, each).lower()
            assert not [word for word in ("review", "rating", "endorse", "positive") if word in said]


def test_the_way_to_a_page_has_two_steps() -> None:
    trail = graph(schema_org.embedded(SHOT, KNOWN.agencies["exqa"]))[1]
    assert trail["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "Agencies", "item": "../../agencies/"},
        {"@type": "ListItem", "position": 2, "name": "Example Quality Agency"},
    ]


HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!-- <script>",
    "]]>&lt;/script&gt;",
    "a\N{LINE SEPARATOR}b\N{PARAGRAPH SEPARATOR}c",
    '"},{"@type":"Review',
    "\\u003c/script\\u003e",
]


@pytest.mark.parametrize("said", HOSTILE)
def test_the_text_of_a_stranger_stays_text(said: str) -> None:
    text = schema_org.embedded(SHOT, entry({"title": said}))
    inside = text.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set(inside) & set("<>&\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}")
    assert graph(text)[0]["name"] == said


@pytest.mark.parametrize("said", HOSTILE)
def test_a_block_of_data_gives_its_value_back(said: str) -> None:
    inside = markup.data({said: [said]}).removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert json.loads(inside) == {said: [said]}


def test_without_an_address_of_its_own_a_site_has_no_block() -> None:
    nowhere = dataclasses.replace(SHOT, settings=Settings())
    assert formats.embedded(nowhere, COURSE) == ""
    assert formats.embedded(SHOT, COURSE) != ""


@pytest.mark.parametrize(
    ("hours", "said"),
    [("50", "PT50H"), ("12.5", "PT12H30M"), ("0.25", "PT15M"), ("0.001", "PT0M"), ("1.9999", "PT2H")],
)
def test_hours(hours: str, said: str) -> None:
    assert durations.of_hours(Decimal(hours)) == said


@pytest.mark.parametrize(("weeks", "said"), [("10", "P10W"), ("2.5", "P17DT12H"), ("0.5", "P3DT12H"), ("1.0", "P1W")])
def test_weeks(weeks: str, said: str) -> None:
    assert durations.of_weeks(Decimal(weeks)) == said
