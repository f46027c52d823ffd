"""JSON-LD of schema.org: what is taken from where, what is left out, and what is refused."""

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import roundtrip
from fragments import EXAMPLE, ON
from sites import SAMPLE

from generator.catalogue import Entry
from generator.exports import schema_org as exported
from generator.exports.snapshot import Snapshot
from generator.imports import UnreadableError, Wanted, schema_org
from generator.imports.found import Found, Read
from generator.records import Credential
from generator.vocabulary import frameworks

BASE: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "Course",
    "name": "Boats",
    "description": "Build a boat.",
    "url": "https://other.example/boats",
}


TERM = {"@type": "DefinedTerm"}


def read(data: object) -> Read:
    return schema_org.read(json.dumps(data).encode(), Wanted(on=ON, currency="SEK"))


def first(data: object) -> tuple[Found, Read]:
    done = read(data)
    return done.found[0], done


def facts(**more: object) -> tuple[dict[str, Any], list[str]]:
    """Give the facts of a course beside those that it needs, and its notes."""
    found, done = first({**BASE, **more})
    own = {key: fact.value for key, fact in found.facts.items() if key not in ("title", "summary", "homepage")}
    return own, [str(note) for note in (*found.notes, *done.notes)]


def test_a_whole_course() -> None:
    course = {
        **BASE,
        "@id": "https://other.example/boats#course",
        "courseCode": "B-7",
        "abstract": {"@language": "en-GB", "@value": "Build a <b>boat</b> of wood."},
        "teaches": ["Saw a board", {"@type": "DefinedTerm", "name": "Bend a board"}],
        "coursePrerequisites": "Two hands.",
        "educationalLevel": "EQF 5",
        "about": {"@type": "DefinedTerm", "inDefinedTermSet": "https://other.example/isced-f", "termCode": "0722"},
        "numberOfCredits": {"@type": "StructuredValue", "value": 2.5, "unitText": "ECTS"},
        "audience": {"@type": "EducationalAudience", "educationalRole": "People who sail"},
        "inLanguage": "en-GB",
        "offers": {
            "@type": "Offer",
            "price": "120",
            "priceCurrency": "EUR",
            "availability": "https://schema.org/InStock",
        },
        "hasCourseInstance": {
            "@type": "CourseInstance",
            "courseMode": ["onsite", "part-time"],
            "startDate": "2027-02-01T09:00",
            "courseWorkload": "PT60H",
            "location": {
                "@type": "Place",
                "name": "Old yard",
                "address": {"@type": "PostalAddress", "addressLocality": "Lund"},
            },
        },
    }
    found, done = first(course)
    assert (found.id, found.where) == ("B-7", "“Boats”")
    assert {key: fact.value for key, fact in found.facts.items()} == {
        "title": {"en": "Boats"},
        "homepage": "https://other.example/boats",
        "summary": {"en": "Build a boat of wood."},
        "learning_outcomes": [{"en": "Saw a board"}, {"en": "Bend a board"}],
        "entry_requirements": {"en": "Two hands."},
        "audience": {"en": "People who sail"},
        "level": {"eqf": "5"},
        "field": ["0722"],
        "workload": {"ects": Decimal("2.5"), "hours": Decimal(60)},
        "starts": [dt.date(2027, 2, 1)],
        "languages": ["en"],
        "participation": {"mode": ["onsite"], "schedule": "part-time", "place": "Old yard, Lund"},
        "price": {"amount": Decimal(120), "currency": "EUR"},
        "availability": "offered",
    }
    assert (found.notes, found.errors, done.notes) == ((), (), ())


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"offers": {"price": 0, "priceCurrency": "CHF"}}, {"price": {"amount": Decimal(0), "currency": "CHF"}}),
        ({"offers": [{"price": 5, "priceCurrency": "EUR"}] * 2}, {"price": {"amount": Decimal(5), "currency": "EUR"}}),
        ({"offers": {"availability": "Discontinued"}}, {"availability": "closed"}),
        ({"educationalLevel": {"name": "EQF level 6"}}, {"level": {"eqf": "6"}}),
        ({"inLanguage": [{"@type": "Language", "name": "Swedish"}, "en"]}, {"languages": ["en", "sv"]}),
        ({"timeRequired": "PT20H"}, {"workload": {"hours": Decimal(20)}}),
        ({"about": {"@id": "http://data.europa.eu/snb/isced-f/0541"}}, {"field": ["0541"]}),
        (
            {
                "hasCourseInstance": {
                    "courseSchedule": {"repeatFrequency": "Weekly", "repeatCount": 6, "duration": "PT4H"},
                    "courseWorkload": "PT4H",
                }
            },
            {"participation": {"weeks": Decimal(6), "hours_per_week": Decimal(4)}},
        ),
        ({"hasCourseInstance": {"location": {"@type": "VirtualLocation", "name": "Zoom"}}}, {}),
        ({"applicationDeadline": "2027-01-15"}, {"apply_by": dt.date(2027, 1, 15)}),
        ({"offers": {"validThrough": "2027-01-15"}}, {"apply_by": dt.date(2027, 1, 15)}),
        (
            {"potentialAction": {"@type": "ApplyAction", "target": "https://a.example/"}},
            {"apply": "https://a.example/"},
        ),
        ({"potentialAction": {"@type": "WatchAction", "target": "https://a.example/"}}, {}),
        ({"financialAidEligible": "The state helps."}, {"funding": {"en": "The state helps."}}),
        (
            {"offers": {"price": 5, "priceCurrency": "EUR", "description": "With books"}},
            {"price": {"amount": Decimal(5), "currency": "EUR", "note": {"en": "With books"}}},
        ),
        (
            {"audience": [{"audienceType": ["Sailors", "Cooks"]}, {"educationalRole": "Teachers"}, "Pilots"]},
            {"audience": {"en": "Sailors\n\nCooks, Teachers, Pilots"}},
        ),
        (
            {
                "audience": {
                    "audienceType": [{"@language": "en", "@value": "Cooks"}, {"@language": "sv", "@value": "Kockar"}]
                }
            },
            {"audience": {"en": "Cooks", "sv": "Kockar"}},
        ),
        (
            {"teaches": {**TERM, "@id": "http://data.europa.eu/esco/skill/a", "name": "Lead a team"}},
            {"skills": [{"label": {"en": "Lead a team"}, "esco": "http://data.europa.eu/esco/skill/a"}]},
        ),
        (
            {"educationalLevel": {**TERM, "inDefinedTermSet": frameworks.OF_CYCLES, "termCode": "first-cycle"}},
            {"level": {"qf_ehea": "first-cycle"}},
        ),
        (
            {"educationalLevel": {**TERM, "inDefinedTermSet": frameworks.NATIONAL, "name": "Level 6"}},
            {"level": {"nqf": {"name": "Level 6"}}},
        ),
        (
            {"educationalCredentialAwarded": {"credentialCategory": "Micro-credential", "alternateName": "Mikro"}},
            {"local_term": {"en": "Mikro"}},
        ),
        (
            {"educationalCredentialAwarded": {"credentialCategory": ["Micro-credential", "Certificate of attendance"]}},
            {"assessment": {"certificate": "attendance"}},
        ),
    ],
)
def test_what_is_clear_is_taken(more: dict[str, Any], expected: dict[str, Any]) -> None:
    assert facts(**more) == (expected, [])


@pytest.mark.parametrize(
    ("more", "note"),
    [
        ({"offers": [{"price": 1, "priceCurrency": "EUR"}, {"price": 2, "priceCurrency": "EUR"}]}, "several prices"),
        ({"offers": {"price": "120"}}, "“120” names no currency"),
        ({"educationalLevel": "Beginner"}, "“Beginner” is no level of the European"),
        ({"numberOfCredits": 5}, "does not say which credits"),
        ({"hasCourseInstance": {"courseMode": "synchronous"}}, "“synchronous” has no word in the catalogue"),
        ({"hasCourseInstance": {"duration": "P1DT6H"}}, "is no number of whole weeks"),
        ({"hasCourseInstance": {"startDate": "1/2/2027"}}, "two different days"),
        ({"syllabusSections": {"name": "Boards"}}, "and how often it stands there: syllabusSections 1"),
    ],
)
def test_what_is_not_clear_is_left_out_and_named(more: dict[str, Any], note: str) -> None:
    own, notes = facts(**more)
    assert own == {}
    assert len(notes) == 1
    assert note in notes[0]


def test_a_description_that_breaks_off_is_named() -> None:
    own, notes = facts(description="Build a boat of wood, and…")
    assert own == {}
    assert "It breaks off, and it is the summary; write one." in notes[0]


def test_what_is_free_is_free_in_the_currency_of_the_country() -> None:
    own, notes = facts(isAccessibleForFree=True)
    assert own == {"price": {"amount": Decimal(0), "currency": "SEK"}}
    assert "0 SEK is written" in notes[0]


START = "2027-02-01"


@pytest.mark.parametrize(
    ("more", "expected", "note"),
    [
        pytest.param(
            {"hasCourseInstance": {"startDate": START, "eventStatus": "https://schema.org/EventCancelled"}},
            {},
            "“Boats”, eventStatus: It is cancelled or put off (2027-02-01), so this is no start.",
            id="cancelled",
        ),
        pytest.param(
            {
                "offers": {"availability": "InStock"},
                "hasCourseInstance": {"startDate": START, "eventStatus": {"@id": "schema:EventPostponed"}},
            },
            {},
            "“Boats”, eventStatus: It is cancelled or put off (2027-02-01), so this is no start.",
            id="put off, whatever the offer of the course says",
        ),
        pytest.param(
            {"hasCourseInstance": {"startDate": START}, "offers": {"availability": "https://schema.org/SoldOut"}},
            {"starts": [dt.date(2027, 2, 1)]},
            "“Boats”, offers, availability: “SoldOut” may be about this run only. Nobody guesses whether "
            "people can take the course now.",
            id="sold out",
        ),
    ],
)
def test_what_may_be_about_one_run_is_not_clear(more: dict[str, Any], expected: dict[str, Any], note: str) -> None:
    assert facts(**more) == (expected, [note])
    assert first({**BASE, **more})[0].unclear == {"availability"}


def test_a_cancelled_run_beside_another_is_only_left_out() -> None:
    off = {"startDate": START, "eventStatus": "EventCancelled", "location": "Lund"}
    more = {"hasCourseInstance": [off, {"startDate": "2027-09-01", "location": "Malmö"}]}
    own, notes = facts(**more)
    assert own == {"starts": [dt.date(2027, 9, 1)], "participation": {"place": "Malmö"}}
    assert len(notes) == 1
    assert first({**BASE, **more})[0].unclear == set()


def test_a_run_that_was_cancelled_long_ago_says_nothing_about_now() -> None:
    past = {"startDate": "2020-02-01", "eventStatus": "EventCancelled"}
    assert first({**BASE, "hasCourseInstance": past})[0].unclear == set()


def test_a_run_by_itself_that_is_cancelled() -> None:
    found, _ = first({**RUN, "startDate": START, "eventStatus": "EventCancelled"})
    assert "starts" not in found.facts
    assert found.unclear == {"availability"}


def test_of_runs_by_themselves_one_that_is_held_speaks() -> None:
    off = {**RUN, "startDate": "2027-09-01", "location": "Lund", "eventStatus": "EventCancelled"}
    found, _ = first([{**RUN, "startDate": START, "location": "Malmö"}, off])
    assert found.facts["starts"].value == [dt.date(2027, 2, 1)]
    assert found.facts["participation"].value == {"place": "Malmö"}
    assert found.unclear == set()


def test_one_run_is_sold_out_and_another_is_not() -> None:
    own, notes = facts(offers=[{"availability": "SoldOut"}, {"availability": "InStock"}])
    assert (own, notes) == ({"availability": "offered"}, [])


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param({"timeRequired": "P10W", "hasCourseInstance": {"courseWorkload": "PT5H"}}, {}, id="timeRequired"),
        pytest.param({"hasCourseInstance": {"courseWorkload": "PT5H", "duration": "P10W"}}, {}, id="duration"),
        pytest.param(
            {"timeRequired": "PT50H", "hasCourseInstance": {"courseWorkload": "PT5H", "duration": "P10W"}},
            {"workload": {"hours": Decimal(50)}},
            id="all hours beside it",
        ),
    ],
)
def test_work_beside_weeks_may_be_that_of_one_week(more: dict[str, Any], expected: dict[str, Any]) -> None:
    own, notes = facts(**more)
    assert own == {**expected, "participation": {"weeks": Decimal(10)}}
    assert notes == ["“Boats”, courseWorkload: “PT5H” may be the work of one week or of all, so it is not used."]


def test_what_cannot_be_read_is_named_by_its_own_property() -> None:
    notes = facts(timeRequired="many hours", hasCourseInstance={"courseWorkload": "P3D", "timeToComplete": "P3D"})[1]
    assert [note.partition(": ")[0] for note in notes] == [
        "“Boats”, timeToComplete",
        "“Boats”, timeRequired",
        "“Boats”, courseWorkload",
    ]


RUN = {"@context": "https://schema.org", "@type": "CourseInstance", "name": "Boats", "description": "Build a boat."}


def test_runs_of_one_name_are_one_course_and_the_last_one_speaks() -> None:
    old = {**RUN, "@id": "https://other.example/1", "url": "https://other.example/1", "startDate": "2020-02-01"}
    new = {**RUN, "name": "BOATS", "url": "https://other.example/2", "startDate": "2021-02-01", "location": "Lund"}
    found, done = first([old, {**new, "@id": ""}])
    assert len(done.found) == 1
    assert found.id == "boats"
    assert found.facts["homepage"].value == "https://other.example/2"
    assert found.facts["starts"].value == [dt.date(2020, 2, 1), dt.date(2021, 2, 1)]
    assert found.facts["participation"].value == {"place": "Lund"}
    assert "the page of its last run is used" in found.notes[0].message


def test_places_of_runs_to_come_count() -> None:
    days = {"2020-02-01": "Lund", "2027-02-01": "Malmö", "2027-09-01": "Malmö"}
    own, notes = facts(hasCourseInstance=[{"startDate": day, "location": place} for day, place in days.items()])
    assert own["participation"] == {"place": "Malmö"}
    assert notes == []


@pytest.mark.parametrize(
    "data",
    [
        BASE,
        [BASE],
        {"@context": "https://schema.org", "@graph": [BASE, {"@type": "Organization", "name": "x"}]},
        {"@context": "https://schema.org", "@type": "ItemList", "itemListElement": [{"item": BASE}]},
        {**BASE, "@type": ["https://schema.org/Course", "LearningResource"]},
        {f"schema:{key}" if key[0] != "@" else key: value for key, value in BASE.items()},
        {f"http://schema.org/{key}" if key[0] != "@" else key: value for key, value in BASE.items()},
        [BASE, BASE],
    ],
)
def test_shapes_of_files(data: object) -> None:
    found, done = first(data)
    assert len(done.found) == 1
    assert found.facts["title"].value == {"en": "Boats"}


def test_objects_that_are_only_named_are_found() -> None:
    run = {"@type": "CourseInstance", "@id": "#run", "startDate": "2027-02-01"}
    found, done = first({"@graph": [{**BASE, "hasCourseInstance": {"@id": "#run"}}, run]})
    assert len(done.found) == 1
    assert found.facts["starts"].value == [dt.date(2027, 2, 1)]


def test_a_page_with_blocks() -> None:
    block = json.dumps(BASE)
    page = f"<!DOCTYPE html><p>x</p><script type='application/ld+json'>{block}</script><script>var a</script>"
    done = schema_org.read(page.encode(), Wanted(on=ON))
    assert [each.facts["title"].value for each in done.found] == [{"en": "Boats"}]


@pytest.mark.parametrize("awarded", ["Bachelor of Science", {"credentialCategory": "Master's degree"}])
def test_degrees_are_refused(awarded: object) -> None:
    program = {**BASE, "@type": "EducationalOccupationalProgram", "educationalCredentialAwarded": awarded}
    assert "no micro-credential" in str(first(program)[0].errors[0])


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"{}", "holds no Course"),
        (b'{"@context": "https://other.example/ns", "@type": "Course"}', "names another vocabulary"),
        (b'{"@type": "Course"', "cut off"),
        (b"<html></html>", "no block of JSON-LD"),
        (b'<script type="application/ld+json">{"a": </script>', "not JSON"),
        (b"<html>\xe9</html>", "not UTF-8"),
        (b"[" * 900 + b"]" * 900, "holds no Course|nested too deeply"),
    ],
)
def test_other_files_are_refused(content: bytes, error: str) -> None:
    with pytest.raises(UnreadableError, match=error):
        schema_org.read(content, Wanted(on=ON))


DEEP: Any = "x"
for _ in range(60):
    DEEP = {"@type": "Course", "item": [DEEP]}


@pytest.mark.parametrize("value", [None, True, 5, [], {}, [[]], [None], {"a": {}}, "x" * 100_000, ["x", 1], DEEP])
@pytest.mark.parametrize(
    "key",
    [
        *("@id", "@type", "name", "description", "url", "hasCourseInstance", "offers", "teaches", "about", "location"),
        *("educationalLevel", "numberOfCredits", "inLanguage", "startDate", "audience", "courseSchedule", "identifier"),
        *("provider", "eventStatus", "isAccessibleForFree", "timeRequired", "educationalCredentialAwarded"),
    ],
)
def test_strange_values_do_no_harm(key: str, value: object) -> None:
    read([BASE, {**BASE, "name": "Other", key: value}])


def test_an_address_that_is_not_whole_is_said_once_with_the_cure() -> None:
    found, _ = first({**BASE, "url": "/short/statistics"})
    (error,) = found.errors
    assert str(error) == (
        "“Boats”, url: “/short/statistics” is not a whole web address, and no course is written without. "
        "Write the whole address, with https://, as `url`, `sameAs` or `@id`."
    )
    assert found.notes == ()


@pytest.mark.parametrize(
    ("more", "unused"),
    [
        ({"isAccessibleForFree": False}, "isAccessibleForFree 1"),
        ({"isAccessibleForFree": True, "offers": {"price": 5, "priceCurrency": "EUR"}}, "isAccessibleForFree 1"),
        ({"educationalCredentialAwarded": "Certificate"}, "educationalCredentialAwarded 1"),
        ({"educationalCredentialAwarded": {"credentialCategory": "Diploma"}}, "educationalCredentialAwarded 1"),
    ],
)
def test_what_is_not_used_is_named(more: dict[str, Any], unused: str) -> None:
    assert f"how often it stands there: {unused}." in facts(**more)[1][0]


@pytest.mark.parametrize(
    "more",
    [
        {"isAccessibleForFree": False, "offers": {"price": 5, "priceCurrency": "EUR"}},
        {"isAccessibleForFree": True, "offers": {"price": 0, "priceCurrency": "EUR"}},
        {"educationalCredentialAwarded": "Micro-credential"},
    ],
)
def test_what_says_the_same_again_is_not_named(more: dict[str, Any]) -> None:
    assert facts(**more)[1] == []


OURS = {"@id": "https://catalogue.example/credentials/other-university/boats/"}


@pytest.mark.parametrize(
    ("more", "title", "is_sample"),
    [
        pytest.param({**OURS, "name": "Sample: Boats"}, {"en": "Boats"}, True, id="our own file"),
        pytest.param({"@id": "./", "name": "Sample: Boats"}, {"en": "Boats"}, True, id="our own page"),
        pytest.param({"name": "Sample: Boats"}, {"en": "Sample: Boats"}, False, id="somebody's title"),
        pytest.param(
            {**OURS, "name": ["Sample: Boats", {"@value": "Boote", "@language": "de"}]},
            {"en": "Sample: Boats", "de": "Boote"},
            False,
            id="not in every language",
        ),
    ],
)
def test_the_mark_of_a_made_up_record(more: dict[str, Any], title: dict[str, str], is_sample: bool) -> None:  # noqa: FBT001
    found, _ = first({**BASE, **more})
    assert found.facts["title"].value == title
    assert ("sample" in found.facts) is is_sample


# --- records → schema.org → records


@pytest.mark.parametrize("folder", [EXAMPLE, SAMPLE], ids=["example", "sample"])
def test_every_course_comes_back_with_the_losses_named(folder: Path) -> None:
    for before, entry, again in roundtrip.courses_back(folder, _file, "schema.org", schema_org.read):
        lost = {loss.field for loss in exported.lost(before, entry)} | NOT_BACK
        one, other = roundtrip.said(entry, lost), roundtrip.said(again, lost)
        assert one == other, entry.ref


NOT_BACK = {"joint_awarding"}
"""A provider of schema.org offers a course. Who awards it stays for a person to say."""


def _file(shot: Snapshot, entry: Entry[Credential]) -> str:
    return exported.written(shot, entry)[exported.FILE]
