"""OOAPI v5: what is taken from which answer, what is left out, and what is refused."""

import datetime as dt
import json
from decimal import Decimal
from typing import Any

import pytest
from fragments import ON

from generator.imports import UnreadableError, Wanted, ooapi
from generator.imports.found import Found, Read

BASE: dict[str, Any] = {
    "courseId": "c-1",
    "name": [{"language": "en-GB", "value": "Boats"}],
    "description": [{"language": "en-GB", "value": "Build a boat."}],
    "link": "https://other.example/boats",
}
PROGRAM: dict[str, Any] = {**{key: BASE[key] for key in ("name", "description", "link")}, "programId": "p-1"}


def said(words: str, language: str = "en-GB") -> dict[str, str]:
    return {"language": language, "value": words}


def read(*answers: object) -> Read:
    content = json.dumps(answers[0] if len(answers) == 1 else answers).encode()
    return ooapi.read(content, Wanted(on=ON, currency="EUR"))


def first(*answers: object) -> tuple[Found, Read]:
    done = read(*answers)
    return done.found[0], done


def facts(**more: object) -> tuple[dict[str, Any], list[str]]:
    """Give the facts of a course beside those that it needs, and its notes."""
    found, done = first({**BASE, **more})
    own = {key: fact.value for key, fact in found.facts.items() if key not in ("title", "summary", "homepage")}
    return own, [str(note) for note in (*found.notes, *done.notes)]


OFFERING: dict[str, Any] = {
    "offeringId": "o-1",
    "course": "c-1",
    "startDate": "2027-02-01",
    "enrollEndDate": "2027-01-15",
    "addresses": [{"addressType": "teaching", "city": "Delft"}, {"addressType": "postal", "city": "Utrecht"}],
    "priceInformation": [
        {"costType": "total costs", "amount": 120, "currency": "eur"},
        {"costType": "registration costs", "amount": 20, "currency": "eur"},
    ],
}


def test_a_whole_course() -> None:
    course = {
        **BASE,
        "name": [said("Boten", "nl-NL"), said("Boats")],
        "description": [said("Bouw een boot.", "nl-NL"), said("**Build** a [boat](https://other.example/b).")],
        "learningOutcomes": [
            [
                said("De student:\n- zaagt\n- buigt", "nl-NL"),
                said("## Aims\nThe student\n- saws,\n- bends wood."),
            ]
        ],
        "admissionRequirements": [said("Two hands.")],
        "level": "bachelor",
        "studyLoad": {"studyLoadUnit": "ects", "value": 5},
        "teachingLanguage": "eng",
        "fieldsOfStudy": "0722",
        "modeOfDelivery": ["on campus"],
        "modeOfStudy": "part-time",
        "duration": "P10W",
        "validFrom": "2026-09-01",
    }
    found, done = first({"GET /courses": {"pageSize": 10, "items": [course]}, "GET /offerings/{id}": OFFERING})
    assert (found.id, found.where) == ("c-1", "course c-1")
    assert {key: fact.value for key, fact in found.facts.items()} == {
        "title": {"en": "Boats", "nl": "Boten"},
        "homepage": "https://other.example/boats",
        "summary": {"en": "Build a boat (https://other.example/b).", "nl": "Bouw een boot."},
        "learning_outcomes": [{"en": "saws", "nl": "zaagt"}, {"en": "bends wood.", "nl": "buigt"}],
        "entry_requirements": {"en": "Two hands."},
        "languages": ["en"],
        "field": ["0722"],
        "level": {"qf_ehea": "first-cycle"},
        "workload": {"ects": Decimal(5)},
        "participation": {"mode": ["onsite"], "schedule": "part-time", "weeks": Decimal(10), "place": "Delft"},
        "valid_from": dt.date(2026, 9, 1),
        "starts": [dt.date(2027, 2, 1)],
        "apply_by": dt.date(2027, 1, 15),
        "price": {"amount": Decimal(120), "currency": "EUR"},
    }
    assert (found.notes, found.errors, done.notes) == ((), (), ())


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("associate degree", "short-cycle"),
        ("bachelor", "first-cycle"),
        ("master", "second-cycle"),
        ("doctoral", "third-cycle"),
    ],
)
def test_a_level_is_a_cycle(level: str, expected: str) -> None:
    assert facts(level=level) == ({"level": {"qf_ehea": expected}}, [])


@pytest.mark.parametrize(
    ("load", "workload"),
    [
        pytest.param({"studyLoadUnit": "sbu", "value": 140}, {"hours": Decimal(140)}, id="hours"),
        pytest.param({"studyLoadUnit": "hour", "value": 1.125}, {"hours": Decimal("1.125")}, id="no thousand"),
        pytest.param({"studyLoadUnit": "ECTS", "value": "5,5"}, {"ects": Decimal("5.5")}, id="words"),
        pytest.param(
            [{"studyLoadUnit": "ects", "value": 5}, {"studyLoadUnit": "hour", "value": 140}],
            {"ects": Decimal(5), "hours": Decimal(140)},
            id="several",
        ),
        pytest.param({"studyLoadUnit": "ects", "value": None}, None, id="nothing"),
    ],
)
def test_a_study_load_is_a_workload(load: object, workload: dict[str, Decimal] | None) -> None:
    assert facts(studyLoad=load) == ({"workload": workload} if workload else {}, [])


def test_a_price_of_a_program_has_no_thousands() -> None:
    offering = {**OFFERING, "priceInformation": [{"costType": "total costs", "amount": 150.125, "currency": "EUR"}]}
    found, _ = first(BASE, offering)
    assert found.facts["price"].value == {"amount": Decimal("150.125"), "currency": "EUR"}


def test_single_texts_are_single_outcomes() -> None:
    assert facts(learningOutcomes=["Build.", "Sail."])[0] == {"learning_outcomes": [{"en": "Build."}, {"en": "Sail."}]}


@pytest.mark.parametrize(
    ("more", "note"),
    [
        ({"level": "secondary vocational education"}, "is no cycle of higher education"),
        ({"studyLoad": {"studyLoadUnit": "contacttime", "value": 10}}, "“10 contacttime” is neither ECTS"),
        ({"studyLoad": {"studyLoadUnit": "ects", "value": 10**30}}, "more digits than any course needs"),
        ({"modeOfDelivery": ["distance-learning"]}, "“distance-learning” has no word in the catalogue"),
        ({"duration": "P1DT30H4S"}, "is no number of whole weeks"),
        ({"teachingLanguage": "elvish"}, "“elvish” is not a language"),
        ({"fieldsOfStudy": "99999"}, "is no code of ISCED-F 2013"),
        ({"level": ["bachelor"]}, "is not written as OOAPI v5 has it"),
        ({"duration": 10}, "is not written as OOAPI v5 has it"),
        ({"fieldsOfStudy": 613}, "is not written as OOAPI v5 has it"),
        ({"resources": ["A book"]}, "no place for it or it is not for readers"),
        ({"learningOutcomes": [[said("- a\n- b"), said("- a", "nl-NL")]]}, "different number of sentences"),
        ({"name": [said("Boats"), said("x", "qqq-x-y-z-1")]}, "is not a language"),
    ],
)
def test_what_is_not_clear_is_left_out_and_named(more: dict[str, Any], note: str) -> None:
    own, notes = facts(**more)
    assert not own or "learning_outcomes" in own
    assert len(notes) == 1
    assert note in notes[0]


def test_a_text_that_is_the_same_in_two_languages_is_in_one() -> None:
    own, notes = facts(admissionRequirements=[said("Two  hands.", "nl-NL"), said("Two hands.")])
    assert own == {"entry_requirements": {"en": "Two hands."}}
    assert "The text in Dutch is the one in English, so it stands there only." in notes[0]


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"studyLoad": {"studyLoadUnit": "ects", "value": 120}}, "It has 120 ECTS credits"),
        ({"programType": "program"}, "does not say how many ECTS credits"),
        ({"qualificationAwarded": "BSc", "studyLoad": {"studyLoadUnit": "ects", "value": 30}}, "leads to “BSc”"),
    ],
)
def test_whole_programmes_are_refused(more: dict[str, Any], error: str) -> None:
    found, _ = first({**PROGRAM, **more})
    assert error in str(found.errors[0])


@pytest.mark.parametrize(
    "more", [{"programType": "minor"}, {"programType": "program", "studyLoad": {"studyLoadUnit": "ects", "value": 30}}]
)
def test_small_programmes_are_taken(more: dict[str, Any]) -> None:
    found, _ = first({**PROGRAM, **more})
    assert (found.where, found.errors) == ("program p-1", ())


def test_the_same_course_in_several_answers_is_one() -> None:
    done = read({"GET /courses": [BASE], "GET /courses/{courseId}": BASE})
    assert [each.id for each in done.found] == ["c-1"]


def test_a_course_may_say_more_in_another_answer() -> None:
    done = read({"items": [BASE]}, {**BASE, "level": "master"})
    assert [each.facts["level"].value for each in done.found] == [{"qf_ehea": "second-cycle"}]


def test_a_course_that_several_answers_describe_differently_is_left_out() -> None:
    (found,) = read(BASE, {**BASE, "name": "Ships"}).found
    assert "describes it in several ways" in str(found.errors[0])


def test_an_id_may_be_a_number() -> None:
    found, _ = first({**BASE, "courseId": 7}, {**OFFERING, "course": 7})
    assert (found.id, found.facts["starts"].value) == ("7", [dt.date(2027, 2, 1)])


def test_an_encoding_that_a_person_names_is_used() -> None:
    content = json.dumps({**BASE, "name": "Café"}, ensure_ascii=False).encode("windows-1252")
    assert ooapi.read(content, Wanted(encoding="windows-1252")).found[0].facts["title"].value == {"en": "Café"}


def test_an_offering_that_names_no_course_is_counted() -> None:
    found, done = first([BASE, {**OFFERING, "course": None}])
    assert "starts" not in found.facts
    assert str(done.notes[0]).endswith("days and places are not used: 1.")


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"{}", "no course and no program"),
        (b'"courses"', "no course and no program"),
        (b'{"courseId": "c-1"', "cut off"),
        (b"[" * 500 + b"]" * 500, "no course and no program|nested too deeply"),
        (json.dumps({"courseId": "c-1", "name": "Café"}, ensure_ascii=False).encode("latin-1"), "not UTF-8"),
        (b"<catalog/>", "not JSON"),
    ],
)
def test_other_files_are_refused(content: bytes, error: str) -> None:
    with pytest.raises(UnreadableError, match=error):
        ooapi.read(content, Wanted(on=ON))


@pytest.mark.parametrize("value", [None, True, 5, [], {}, [[]], [None], {"a": {}}, "x" * 100_000, ["x", 1]])
@pytest.mark.parametrize("key", ["name", "description", "link", "learningOutcomes", "studyLoad", "addresses", "level"])
def test_strange_values_do_no_harm(key: str, value: object) -> None:
    read({**BASE, key: value, "programId": value} if key != "name" else [BASE, {**BASE, "courseId": "c-2", key: value}])
