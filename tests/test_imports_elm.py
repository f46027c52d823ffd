"""Courses of the European Learning Model: what becomes a fact, what is listed, and the way there and back."""

import datetime as dt
import json
import re
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import roundtrip
from fragments import EXAMPLE, ON
from sites import SAMPLE

from generator import catalogue
from generator.catalogue import Entry
from generator.exports.elm import opportunities
from generator.exports.snapshot import Snapshot
from generator.imports import UnreadableError, Wanted, elm, linked
from generator.records import Credential
from generator.settings import Settings

SETTINGS = Settings(url="https://catalogue.example/")
INTO = "other-university"
ELM = "http://data.europa.eu/snb/model/elm/"
AUTHORITY = "http://publications.europa.eu/resource/authority"
CONTEXT = {"elm": ELM, "dcterms": "http://purl.org/dc/terms/", "foaf": "http://xmlns.com/foaf/0.1/"}
COURSE = {
    "@id": "https://other.example/robots#what",
    "@type": "elm:Qualification",
    "dcterms:title": {"@value": "Robots", "@language": "en"},
    "dcterms:description": {"@value": "Learn to work with robots.", "@language": "en"},
    "foaf:homepage": {"@type": "elm:WebResource", "elm:contentUrl": "https://other.example/robots"},
}
COMPACT = {
    "@context": ["http://data.europa.eu/snb/model/context/edc-ap"],
    "type": ["VerifiableCredential"],
    "credentialSubject": {
        "id": "urn:person:1",
        "type": "Person",
        "givenName": {"en": "Ana"},
        "hasClaim": {
            "type": "LearningAchievement",
            "specifiedBy": {
                "id": "urn:what:1",
                "type": "Qualification",
                "title": {"en": "Robots", "es": "Robots y tú"},
                "homepage": {"type": "WebResource", "contentURL": "https://other.example/robots"},
                "eqfLevel": {"id": "http://data.europa.eu/snb/eqf/6", "type": "Concept"},
                "nqfLevel": {"id": "urn:x", "type": "Concept", "prefLabel": {"en": "RQF Level 6"}},
                "thematicArea": {"id": "http://data.europa.eu/snb/isced-f/0542", "type": "Concept"},
                "volumeOfLearning": "PT60H",
                "learningOutcome": {
                    "type": "LearningOutcome",
                    "title": {"en": "Work together"},
                    "relatedESCOSkill": [
                        {"id": "http://data.europa.eu/esco/skill/a", "prefLabel": {"en": "lead a team"}},
                        {"id": "http://data.europa.eu/esco/skill/b", "prefLabel": {"en": "talk"}},
                    ],
                },
            },
        },
    },
}


def document(*nodes: dict[str, Any]) -> bytes:
    return json.dumps({"@context": CONTEXT, "@graph": nodes}).encode()


def facts(content: bytes) -> tuple[dict[str, object], str]:
    """Give the facts of the one course in a file, and its notes."""
    known = catalogue.load(EXAMPLE, SETTINGS).catalogue
    (found,) = elm.read(content, Wanted(on=ON, into=INTO, known=known)).found
    return {key: fact.value for key, fact in found.facts.items()}, " ".join(map(str, found.notes))


def lookup(scheme: str) -> dict[str, str]:
    return {"@id": scheme}


def points(number: object) -> dict[str, object]:
    return {"elm:framework": lookup("http://data.europa.eu/snb/education-credit/6fcec5c5af"), "elm:point": number}


@pytest.mark.parametrize(
    ("more", "field", "expected"),
    [
        pytest.param({}, "title", {"en": "Robots"}, id="title"),
        pytest.param({}, "homepage", "https://other.example/robots", id="address"),
        pytest.param({"dcterms:title": "Robots"}, "title", {"en": "Robots"}, id="words of no language"),
        pytest.param(
            {"dcterms:description": {"@value": "<p>Learn</p><p>more</p>", "@language": "en"}},
            "summary",
            {"en": "Learn\n\nmore"},
            id="HTML",
        ),
        pytest.param({"dcterms:language": lookup(f"{AUTHORITY}/language/EST")}, "languages", ["et"], id="language"),
        pytest.param(
            {"elm:ISCEDFCode": [lookup("http://data.europa.eu/snb/isced-f/0542")]}, "field", ["0542"], id="subject"
        ),
        pytest.param({"elm:ISCEDFCode": lookup("http://data.europa.eu/snb/isced-f/9999")}, "field", None, id="unknown"),
        pytest.param({"elm:EQFLevel": {"id": "http://data.europa.eu/snb/eqf/6"}}, "level", {"eqf": 6}, id="short link"),
        pytest.param({"elm:EQFLevel": [lookup("http://x/5"), lookup("http://x/6")]}, "level", None, id="two levels"),
        pytest.param({"elm:EQFLevel": lookup("http://data.europa.eu/snb/eqf/6")}, "level", {"eqf": 6}, id="level"),
        pytest.param({}, "availability", None, id="no offer says nothing"),
        pytest.param({"elm:creditPoint": points(5.125)}, "workload", {"ects": Decimal("5.125")}, id="no thousand"),
        pytest.param(
            {"elm:EQFLevel": "http://data.europa.eu/snb/eqf/6"}, "level", {"eqf": 6}, id="an address as words"
        ),
        pytest.param({"elm:hasPart": {"@id": COURSE["@id"]}}, "title", {"en": "Robots"}, id="a part of itself"),
        pytest.param({}, "workload", None, id="what is not said"),
        pytest.param(
            {"elm:learningOutcome": {"dcterms:title": "Build a robot"}},
            "learning_outcomes",
            [{"en": "Build a robot"}],
            id="learning outcome",
        ),
    ],
)
def test_what_a_property_becomes(more: dict[str, Any], field: str, expected: object) -> None:
    assert facts(document({**COURSE, **more}))[0].get(field) == expected


@pytest.mark.parametrize(
    ("more", "said"),
    [
        pytest.param({}, "no offer", id="no offer"),
        pytest.param({"elm:volumeOfLearning": "P3M"}, "not how many hours of work", id="months are no work"),
        pytest.param({"elm:creditPoint": {"elm:point": "5"}}, "does not say which credits", id="other credits"),
        pytest.param({"dcterms:language": lookup("urn:x")}, "“urn:x” is not known", id="language"),
        pytest.param({"elm:NQFLevel": lookup("urn:nqf")}, "“urn:nqf” is not known", id="national level"),
        pytest.param({"elm:ISCEDFCode": lookup("http://x/0542")}, "“http://x/0542” is not known", id="subject"),
        pytest.param({"elm:EQFLevel": lookup("http://x/6")}, "“http://x/6” is not known", id="level"),
        pytest.param({"elm:volumeOfLearning": ["PT60H", "PT90H"]}, "2 different ones", id="two workloads"),
        pytest.param({"elm:creditPoint": [points("5"), points("10")]}, "different numbers of ECTS", id="two credits"),
        pytest.param({"elm:mode": lookup("http://x/radio")}, "“http://x/radio” has no place", id="way of taking part"),
        pytest.param({"dcterms:description": "x. " * 300}, "only its beginning is used", id="a long description"),
        pytest.param({"dcterms:title": [{"@value": "R", "@language": "zz-no"}, "Robots"]}, "not a language", id="tag"),
        pytest.param({"elm:bonus": "yes"}, "properties were not used: bonus", id="a property nobody knows"),
        pytest.param(
            {"elm:additionalNote": {"dcterms:subject": {"skos:prefLabel": "Food"}, "elm:noteLiteral": "Soup."}},
            "words were not used: Food: “Soup.”",
            id="a note nobody knows",
        ),
        pytest.param(
            {
                "elm:additionalNote": {
                    "dcterms:subject": {"skos:prefLabel": "Food"},
                    "elm:noteLiteral": "Boat yards.",
                    "foaf:page": {"@id": "https://other.example/jobs"},
                }
            },
            "Beside its words it was not used: page “https://other.example/jobs”",
            id="an address beside words",
        ),
        pytest.param(
            {
                "elm:awardingOpportunity": {
                    "elm:awardingBody": [{"rov:legalName": "Nobody"}, {"rov:legalName": "Other University"}]
                }
            },
            "“Nobody” is no provider in the catalogue",
            id="an organisation that is not here",
        ),
    ],
)
def test_what_is_listed(more: dict[str, Any], said: str) -> None:
    assert said in facts(document({**COURSE, **more}))[1]


def test_the_short_form_of_a_digital_credential_is_read_without_its_person() -> None:
    said, notes = facts(json.dumps(COMPACT).encode())
    assert said == {
        "title": {"en": "Robots", "es": "Robots y tú"},
        "homepage": "https://other.example/robots",
        "level": {"eqf": 6, "nqf": {"name": "RQF Level 6"}},
        "field": ["0542"],
        "workload": {"hours": 60},
        "learning_outcomes": [{"en": "Work together"}],
        "skills": [
            {"label": {"en": "lead a team"}, "esco": "http://data.europa.eu/esco/skill/a"},
            {"label": {"en": "talk"}, "esco": "http://data.europa.eu/esco/skill/b"},
        ],
    }
    assert "Ana" not in notes


def test_a_part_of_a_larger_achievement_is_no_course() -> None:
    part = {**COURSE, "@id": "https://other.example/part"}
    read = elm.read(document({**COURSE, "elm:hasPart": {"@id": part["@id"]}}, part), Wanted())
    assert len(read.found) == 1
    assert str(read.notes[0]).endswith("no courses of their own: 1.")


def test_an_offer_alone_is_a_course() -> None:
    assert facts(document({**COURSE, "@type": "elm:LearningOpportunity"}))[0]["title"] == {"en": "Robots"}


def deep() -> bytes:
    return b'{"a":' * 300 + b"1" + b"}" * 300


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"{}", "no Qualification", id="nothing"),
        pytest.param(b'{"@graph": [1, null, "x"]}', "no Qualification", id="no nodes"),
        pytest.param(b'{"@graph": [', "not JSON, or it is cut off", id="cut off"),
        pytest.param(deep(), "nested more than 200 deep", id="deep"),
        pytest.param(b"[" * 100_000, "nested too deeply|not JSON", id="very deep"),
        pytest.param(document({**COURSE, "elm:mode": [{"@id": f"urn:{n}"} for n in range(1_001)]}), "1,000", id="many"),
        pytest.param(document(*({"@context": {}} for _ in range(300))), "too many ways", id="many contexts"),
        pytest.param(b"<a:a> <a:b> " + b"[ <a:c> " * 9_000, "nested too deeply", id="very deep Turtle"),
        pytest.param(b'{"a": NaN}', "number", id="no number"),
        pytest.param(b"<?xml version='1.0'?><x/>", "is XML", id="XML"),
        pytest.param(b"@prefix a: <", "neither JSON-LD nor Turtle", id="broken Turtle"),
        pytest.param(b"Title,Summary\n", "neither JSON-LD nor Turtle", id="a table"),
        pytest.param(b"5", "neither JSON-LD nor Turtle that can be read: it is cut off", id="a number"),
        pytest.param(
            b"x:y a z:w .", "neither JSON-LD nor Turtle that can be read: .*not bound", id="an unknown prefix"
        ),
        pytest.param(b'{"title": "a", "title": "b"}', "“title” stands twice", id="the same key twice"),
        pytest.param(b"\xff\xfe\xff", "not utf-16|not UTF-8", id="encoding"),
        pytest.param(b'{"a": "\\ud800"}', "half a letter", id="half a letter"),
        pytest.param(b'{"a": "\\ud83d\\ude00"}', "no Qualification", id="a whole letter in two halves"),
    ],
)
def test_what_is_no_file_of_the_model(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        elm.read(content, Wanted())


def test_turtle_needs_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rdflib", None)
    with pytest.raises(UnreadableError, match="install the extra `conformance`"):
        linked.read(b"@prefix a: <http://a/> .")


def offer(number: int, **more: object) -> dict[str, object]:
    what = {"@id": COURSE["@id"]}
    given = {f"elm:{key}": value for key, value in more.items()}
    return {
        "@id": f"urn:offer:{number}",
        "@type": "elm:LearningOpportunity",
        "elm:learningAchievementSpecification": what,
        **given,
    }


def price(amount: str, code: str = "EUR") -> dict[str, object]:
    return {"elm:amount": {"elm:unit": {"@id": f"{AUTHORITY}/currency/{code}"}, "rdf:value": amount}}


def note(about: str, words: str) -> dict[str, object]:
    return {"dcterms:subject": {"skos:prefLabel": about}, "elm:noteLiteral": words}


@pytest.mark.parametrize(
    ("offers", "field", "expected", "said"),
    [
        pytest.param([{"priceDetail": price("400")}] * 2, "price", {"amount": 400, "currency": "EUR"}, "", id="price"),
        pytest.param(
            [{"priceDetail": price("400")}, {"priceDetail": price("500")}],
            "price",
            None,
            "2 different ones",
            id="prices",
        ),
        pytest.param(
            [{"duration": "P7D"}, {"duration": "P70D"}], "participation", None, "2 different ones", id="durations"
        ),
        pytest.param(
            [{"priceDetail": price("150.125")}],
            "price",
            {"amount": Decimal("150.125"), "currency": "EUR"},
            "",
            id="no thousand",
        ),
        pytest.param([{"priceDetail": price("400", "no")}], "price", None, "currency", id="no currency"),
        pytest.param([{"priceDetail": [price("1"), price("2")]}], "price", None, "several prices", id="a choice"),
        pytest.param(
            [{"applicationDeadline": "2027-01-15T23:59:59Z"}], "apply_by", dt.date(2027, 1, 15), "", id="last moment"
        ),
        pytest.param(
            [{"applicationDeadline": "2027-01-15T22:30:00Z"}],
            "apply_by",
            None,
            "the next day",
            id="late in the evening",
        ),
        pytest.param([{"duration": "P70D"}], "participation", {"weeks": 10}, "", id="weeks"),
        pytest.param([{"duration": "P17DT12H"}], "participation", {"weeks": Decimal("2.5")}, "", id="half a week"),
        pytest.param([{"duration": f"P{'9' * 40}D"}], "participation", None, "no number", id="an endless time"),
        pytest.param([{"duration": "P2M"}], "participation", None, "no number of whole weeks", id="months"),
        pytest.param(
            [{"additionalNote": note("Can you take it now?", "Perhaps.")}],
            "availability",
            None,
            "not one of the sentences",
            id="another sentence",
        ),
    ],
)
def test_what_offers_say(offers: list[dict[str, object]], field: str, expected: object, said: str) -> None:
    found, notes = facts(document(COURSE, *(offer(number, **each) for number, each in enumerate(offers))))
    assert found.get(field) == expected
    assert said in notes


def test_links_in_a_circle_end() -> None:
    circle = {"@id": "urn:a", "elm:awardingBody": {"@id": "urn:a"}, "dcterms:temporal": {"@id": "urn:a"}}
    assert facts(document({**COURSE, "elm:awardingOpportunity": {"@id": "urn:a"}}, circle))[0]["title"]


# --- records → ELM → records


@pytest.mark.parametrize("file", ["elm.jsonld", "elm.ttl"])
@pytest.mark.parametrize("folder", [EXAMPLE, SAMPLE], ids=["example", "sample"])
def test_every_course_comes_back_with_the_losses_named(folder: Path, file: str) -> None:
    def written(shot: Snapshot, entry: Entry[Credential]) -> str:
        return opportunities.written(shot, entry).get(file, "")

    for before, entry, again in roundtrip.courses_back(folder, written, "elm", elm.read):
        lost = {loss.field for loss in opportunities.lost(before, entry)} | NOT_BACK
        one, other = roundtrip.said(entry, lost), roundtrip.said(again, lost)
        if "joint_awarding" in one:  # who does not confirm it is not named
            one = {**one, "joint_awarding": list(before.catalogue.awarding(entry.ref)[1:])}
        if "skills as skills" in lost:
            one = _as_outcomes(one)
        assert _alike(one) == _alike(other), entry.ref


NOT_BACK = {"stacking"}
"""Its note says nothing without its kind, which is lost."""


def _as_outcomes(data: dict[str, Any]) -> dict[str, Any]:
    """Give a record whose skills without an address stand among the learning outcomes."""
    skills = [skill for skill in data["skills"] if "esco" in skill]
    outcomes = [*data.get("learning_outcomes", ()), *(each["label"] for each in data["skills"] if each not in skills)]
    others = {key: value for key, value in data.items() if key != "skills"}
    return {**others, "learning_outcomes": outcomes, **({"skills": skills} if skills else {})}


def _alike(data: dict[str, Any]) -> dict[str, Any]:
    """Give a record whose national level has its number alone."""
    level = data.get("level", {})
    if "nqf" in level:
        level = {**level, "nqf": re.findall(r"[\d.]+$", level["nqf"]["name"])}
    return {**data, "level": level}
