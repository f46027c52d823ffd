"""XCRI-CAP 1.2: what is taken from where, what is left out, and what is refused."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from fragments import ON

from generator.imports import UnreadableError, Wanted, xcri
from generator.imports.found import Found, Read

HEAD = (
    '<catalog xmlns="http://xcri.org/profiles/1.2/catalog" xmlns:mlo="http://purl.org/net/mlo" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:credit="http://purl.org/net/cm" '
    'xmlns:terms="http://xcri.org/profiles/1.2/catalog/terms" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
BASE = "<dc:title>Boats</dc:title><mlo:url>https://other.example/boats</mlo:url><abstract>Build a boat.</abstract>"


def catalogue(courses: str, *, made: str = "2026-11-01T10:00:00Z", providers: int = 1) -> bytes:
    provider = f"<provider><dc:title>Harbour</dc:title>{courses}</provider>"
    return f'{HEAD} generated="{made}">{provider * providers}</catalog>'.encode()


def read(course: str, *, wanted: Wanted | None = None) -> tuple[Found, Read]:
    done = xcri.read(catalogue(f"<course>{course}</course>"), wanted or Wanted(on=ON, currency="GBP"))
    return done.found[0], done


def facts(inside: str) -> tuple[dict[str, Any], list[str]]:
    """Give the facts of a course beside those that it needs, and its notes."""
    found, done = read(BASE + inside)
    own = {key: fact.value for key, fact in found.facts.items() if key not in ("title", "summary", "homepage")}
    return own, [str(note) for note in (*found.notes, *done.notes)]


def credit(value: str) -> str:
    return f"<mlo:credit><credit:scheme>ECTS</credit:scheme><credit:value>{value}</credit:value></mlo:credit>"


def run(inside: str) -> str:
    return f"<presentation>{inside}</presentation>"


def test_a_whole_course() -> None:
    found, done = read(
        """
        <dc:identifier>https://other.example/boats</dc:identifier>
        <dc:identifier xsi:type="terms:internalID">B-7</dc:identifier>
        <dc:title>Building <h:em>small</h:em> boats</dc:title>
        <mlo:url>https://other.example/boats</mlo:url>
        <abstract>Build a boat of wood.</abstract>
        <dc:description><h:div><h:p>You work in a yard.</h:p><h:ul><h:li>Saw</h:li></h:ul></h:div></dc:description>
        <dc:description xsi:type="terms:careerOutcome">Boat yards look for people.</dc:description>
        <dc:description xsi:type="terms:targetAudience">People with two hands.</dc:description>
        <dc:subject xsi:type="terms:ISCED-F" identifier="0722">Materials</dc:subject>
        <mlo:prerequisite>None.</mlo:prerequisite>
        <learningOutcome>
          You can: &lt;ul&gt;&lt;li&gt;saw a board,&lt;/li&gt;&lt;li&gt;bend it.&lt;/li&gt;&lt;/ul&gt;
        </learningOutcome>
        <mlo:credit><credit:scheme>ECTS</credit:scheme><credit:value>2.5</credit:value></mlo:credit>
        <presentation>
          <mlo:start dtf="2027-02-01">1 February 2027</mlo:start><applyUntil>2027-01-15</applyUntil>
          <applyTo>https://other.example/apply</applyTo><studyMode identifier="PT">Part time</studyMode>
          <attendanceMode identifier="CM">Campus</attendanceMode>
          <mlo:languageOfInstruction>en-GB</mlo:languageOfInstruction>
          <mlo:duration interval="P10W">ten weeks</mlo:duration><mlo:cost>£120</mlo:cost>
          <venue><provider><dc:title>Old yard</dc:title>
            <mlo:location><mlo:town>Hull</mlo:town></mlo:location></provider></venue>
        </presentation>"""
    )
    assert (found.id, found.where) == ("B-7", "course 1 (B-7)")
    assert {key: fact.value for key, fact in found.facts.items()} == {
        "title": {"en": "Building small boats"},
        "summary": {"en": "Build a boat of wood."},
        "homepage": "https://other.example/boats",
        "leads_to": [{"kind": "employment", "text": {"en": "Boat yards look for people."}}],
        "audience": {"en": "People with two hands."},
        "field": ["0722"],
        "entry_requirements": {"en": "None."},
        "learning_outcomes": [{"en": "saw a board"}, {"en": "bend it."}],
        "workload": {"ects": Decimal("2.5")},
        "starts": [dt.date(2027, 2, 1)],
        "apply_by": dt.date(2027, 1, 15),
        "apply": "https://other.example/apply",
        "participation": {"mode": ["onsite"], "schedule": "part-time", "weeks": Decimal(10), "place": "Old yard, Hull"},
        "languages": ["en"],
        "price": {"amount": Decimal(120), "currency": "GBP"},
    }
    assert (found.notes, found.errors, done.notes) == ((), (), ())


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (run("<attendanceMode>Online (no attendance)</attendanceMode>"), {"mode": ["online"]}),
        (run('<attendanceMode identifier="MM"/>'), {"mode": ["blended"]}),
        (run('<attendanceMode identifier="WB"/>'), {"mode": ["work-based"]}),
        (run("<studyMode>Full time</studyMode>"), {"schedule": "full-time"}),
        (run("<mlo:duration>6 weeks</mlo:duration>"), {"weeks": Decimal(6)}),
    ],
)
def test_ways_to_take_part(inside: str, expected: dict[str, Any]) -> None:
    assert facts(inside) == ({"participation": expected}, [])


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (run('<attendanceMode identifier="DS">Distance</attendanceMode>'), "“DS” has no word in the catalogue"),
        (run("<studyMode>Flexible</studyMode>"), "“Flexible” has no word"),
        (run("<studyMode>FT</studyMode>") + run("<studyMode>PT</studyMode>"), "say different things"),
        (run("<mlo:duration>6 months (approx)</mlo:duration>"), "“6 months (approx)” is no number of whole weeks"),
        (run("<mlo:start>In spring, mostly.</mlo:start>"), "“In spring, mostly.” is not one day"),
        (run("<mlo:cost>Home 100 GBP; others 200 GBP</mlo:cost>"), "there are several numbers in it"),
        (run("<applyTo>the office</applyTo>"), "“the office” is not a whole web address"),
        ('<dc:subject xsi:type="terms:JACS3" identifier="Q300">English</dc:subject>', "Subjects of JACS3 are not used"),
        ("<dc:subject>English</dc:subject>", "Subjects without a code are not used"),
        ('<dc:subject xsi:type="t:iscedf" identifier="9x"/>', "“9x” is no code of ISCED-F 2013"),
        ("<mlo:credit><credit:scheme>Ours</credit:scheme><credit:value>30</credit:value></mlo:credit>", "not ECTS"),
        ("<mlo:assessment>An essay.</mlo:assessment>", "no place for it or it says something else"),
        (credit("5") + credit("10"), "different numbers of ECTS credits"),
        ("<mlo:credit><credit:value>5</credit:value></mlo:credit>", "does not say which credits"),
        ('<dc:subject xsi:type="t:ISCED97" identifier="09"/>', "Subjects of ISCED97 are not used"),
        ("<learningOutcome>" + "You can build. " * 40 + "</learningOutcome>", "is no list"),
    ],
)
def test_what_is_not_clear_is_left_out_and_named(inside: str, said: str) -> None:
    own, notes = facts(inside)
    assert own == {}
    assert len(notes) == 1
    assert said in notes[0]


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<mlo:credit><credit:scheme>ECTS</credit:scheme><credit:value>60</credit:value></mlo:credit>", "60 ECTS"),
        ("<mlo:credit><credit:scheme>SCQF</credit:scheme><credit:value>120</credit:value></mlo:credit>", "120 SCQF"),
        ("<mlo:qualification><dc:title>BA (Honours) Boats</dc:title></mlo:qualification>", "BA (Honours) Boats"),
        ("<mlo:qualification><dc:title>B.Sc. Boats</dc:title></mlo:qualification>", "B.Sc. Boats"),
    ],
)
def test_degrees_are_refused(inside: str, said: str) -> None:
    found, _ = read(BASE + inside)
    assert said in str(found.errors[0])


def test_a_word_that_only_looks_like_a_degree_is_none() -> None:
    found, _ = read(BASE + "<mlo:qualification><dc:title>Kursbevis med karakter</dc:title></mlo:qualification>")
    assert found.errors == ()


def test_several_texts_of_one_kind_are_all_taken() -> None:
    kinds = ("targetAudience", "targetAudience", "careerOutcome", "careerOutcome")
    said = "".join(f'<dc:description xsi:type="t:{kind}">Text {i}.</dc:description>' for i, kind in enumerate(kinds))
    own, notes = facts(said)
    assert own == {
        "audience": {"en": "Text 0.\n\nText 1."},
        "leads_to": [{"kind": "employment", "text": {"en": "Text 2.\n\nText 3."}}],
    }
    assert notes == []


def test_a_summary_that_breaks_off_gives_way_to_the_description() -> None:
    cut = "Learn how boats were built in the past, how they are built today, and how they might be built in the fut"
    whole = "Learn to build. " * 50
    found, _ = read(f"<abstract>{cut}</abstract><dc:description>{whole}</dc:description>")
    summary = found.facts["summary"].value
    assert isinstance(summary, dict)
    assert str(summary["en"]).startswith("Learn to build. Learn")
    assert 500 < len(str(summary["en"])) <= 600
    assert [note.message for note in found.notes] == [
        "It breaks off in the middle of a sentence. The description is used in its place.",
        "It is long, so its first sentences are the summary.",
    ]


def test_the_next_last_day_to_apply_counts() -> None:
    days = ("2027-06-01", "2027-01-10", "2020-01-01")
    own, _ = facts("".join(run(f"<applyUntil>{day}</applyUntil>") for day in days))
    assert own == {"apply_by": dt.date(2027, 1, 10)}


def test_texts_in_several_languages() -> None:
    found, _ = read('<dc:title xml:lang="cy">Cychod</dc:title><dc:title xml:lang="en-GB">Boats</dc:title>')
    assert found.facts["title"].value == {"en": "Boats", "cy": "Cychod"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<courses/>", "not XCRI-CAP 1.2: its first element is “courses”"),
        (b'<catalog xmlns="http://xcri.org/profiles/catalog"/>', "1.1 or older"),
        (catalogue("<course/>", providers=2), "several providers: “Harbour”, “Harbour”"),
        (catalogue("<course/>")[:-30], "cut off"),
        (b'<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><catalog>&c;</catalog>', "defines entities"),
        ('<?xml version="1.0" encoding="utf-8"?><catalog>é</catalog>'.encode("latin-1"), "not XML"),
        (b"<catalog>" + b"<a>" * 300 + b"</a>" * 300 + b"</catalog>", "nested more than 200 deep"),
        (b'{"@type": "Course"}', "not XML"),
    ],
)
def test_other_files_are_refused(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=said.replace("(", r"\(")):
        xcri.read(content, Wanted(on=ON))


def test_an_old_file_and_an_empty_course_are_named() -> None:
    done = xcri.read(catalogue("<course/>", made="2012-08-30T16:53:12+01:00"), Wanted(on=ON))
    assert [str(note) for note in done.notes] == ["The file was made on 2012-08-30. Ask the provider for a newer one."]
    assert done.found[0].facts == {}


def test_a_huge_text_is_cut_at_a_paragraph_or_left_out() -> None:
    paragraphs = "&lt;p&gt;" + "word " * 300 + "&lt;/p&gt;"
    own, notes = facts(f"<mlo:prerequisite>{paragraphs * 2000}</mlo:prerequisite>")
    assert len(own["entry_requirements"]["en"]) == 1499
    assert "more than 2,000 characters" in notes[0]
