import datetime as dt
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
import reviews
from fragments import EXAMPLE, ON, put
from reviews import DATA, direct, programme, provider

from generator import catalogue, rules, upkeep
from generator.catalogue import Loaded
from generator.settings import Policy, Settings
from generator.source import Plain
from generator.status import Statuses
from generator.upkeep import Due

FIRST_AID = "uni/first-aid"


def days_from(days: int) -> str:
    return (ON + dt.timedelta(days=days)).isoformat()


def ends(reports: Mapping[str, reviews.Report], on: dt.date = ON) -> list[tuple[str, str, str, bool]]:
    found = upkeep.endings(Statuses(reviews.catalogue(reports), Policy()), on)
    return [(each.day.isoformat(), each.report, each.credential, each.assumed) for each in found.every]


# --- which reviews end


def without(report: reviews.Report, *keys: str) -> reviews.Report:
    return {key: value for key, value in report.items() if key not in keys}


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        pytest.param({}, [], id="no report"),
        pytest.param({"eqa/1": direct()}, [("2029-12-31", "eqa/1", "", False)], id="a stated end"),
        pytest.param({"eqa/1": programme()}, [("2029-12-31", "eqa/1", "", False)], id="of a programme"),
        pytest.param({"eqa/1": provider()}, [("2029-12-31", "eqa/1", "", False)], id="of a provider"),
        pytest.param({"eqa/1": without(direct(), "until")}, [("2029-12-31", "eqa/1", "", True)], id="an assumed end"),
        pytest.param({"eqa/1": direct(until="unlimited")}, [], id="unlimited"),
        pytest.param({"eqa/1": without(direct(decision="negative"), "until")}, [], id="a refusal without an end"),
        pytest.param({"eqa/1": without(direct(decision="no-formal-decision"), "until")}, [], id="no decision, no end"),
        pytest.param({"other/1": direct()}, [], id="an agency that is not recognised"),
        pytest.param({"eqa/1": direct(activities=["advice"])}, [], id="outside the ESG"),
        pytest.param({"eqa/1": direct(withdrawn={"on": "2025-01-01", "kind": "revoked"})}, [], id="taken back"),
        pytest.param(
            {"eqa/1": direct(withdrawn={"on": "2027-01-01", "kind": "revoked"})},
            [("2026-12-31", "eqa/1", "", False)],
            id="taken back from a later day on",
        ),
        pytest.param(
            {"eqa/1": direct(until="2026-12-31", withdrawn={"on": "2027-06-01", "kind": "revoked"})},
            [("2026-12-31", "eqa/1", "", False)],
            id="over before it is taken back",
        ),
        pytest.param(
            {"eqa/1": direct(), "eqa/2": direct(**{"from": "2026-01-01", "until": "2031-12-31"})},
            [("2031-12-31", "eqa/2", "", False)],
            id="a later review has taken its place",
        ),
        pytest.param(
            {"eqa/1": direct(), "eqa/2": direct(**{"from": "2030-01-01", "until": "2035-12-31"})},
            [("2029-12-31", "eqa/1", "", False), ("2035-12-31", "eqa/2", "", False)],
            id="a later review starts on the day after",
        ),
        pytest.param(
            {"eqa/1": direct(), "eqa/2": direct(**{"from": "2029-12-31", "until": "2035-12-31"})},
            [("2035-12-31", "eqa/2", "", False)],
            id="a later review starts on the last day",
        ),
        pytest.param(
            {"eqa/1": direct(credentials=[DATA, {"credential": FIRST_AID, "until": "2027-06-30"}])},
            [("2027-06-30", "eqa/1", FIRST_AID, False), ("2029-12-31", "eqa/1", "", False)],
            id="one credential ends earlier",
        ),
        pytest.param(
            {"eqa/1": direct(providers=["uni", "second"])},
            [("2029-12-31", "eqa/1", "", False)],
            id="two providers, one end",
        ),
    ],
)
def test_endings(reports: Mapping[str, reviews.Report], expected: list[tuple[str, str, str, bool]]) -> None:
    assert ends(reports) == expected


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        pytest.param({"eqa/1": direct()}, None, id="nothing follows"),
        pytest.param(
            {"eqa/1": direct(), "eqa/2": direct(**{"from": "2030-01-01", "until": "2035-12-31"})},
            "2030-01-01",
            id="a later review of the same",
        ),
        pytest.param(
            {"eqa/1": direct(), "eqa/2": direct(**{"from": "2030-01-01", "until": "2035-12-31"}, replaces=["eqa/1"])},
            "2030-01-01",
            id="one that names it",
        ),
        pytest.param(
            {"eqa/1": direct(), "nat/2": direct(**{"from": "2030-01-01", "until": "2035-12-31"})},
            None,
            id="a review by another agency",
        ),
        pytest.param(
            {
                "eqa/1": direct(credentials=[DATA, FIRST_AID]),
                "eqa/2": direct(**{"from": "2030-01-01", "until": "2035-12-31"}),
            },
            None,
            id="a later review of a part",
        ),
    ],
)
def test_what_follows_an_end(reports: Mapping[str, reviews.Report], expected: str | None) -> None:
    found = upkeep.endings(Statuses(reviews.catalogue(reports), Policy()), ON)
    days = [each.renewed.isoformat() if each.renewed else None for each in found.every if each.report == "eqa/1"]
    assert days == [expected]


def test_whom_an_ending_concerns() -> None:
    report = direct(providers=["uni", "second"], with_agencies=["nat"])
    found = upkeep.endings(Statuses(reviews.catalogue({"eqa/1": report}), Policy()), ON)
    assert set(found.by_owner) == {"agencies/eqa", "agencies/nat", "providers/uni", "providers/second", "countries/ee"}
    assert set(found.by_owner.values()) == {found.every}
    assert found.of("providers/school") == ()


# --- which conditions are open


def asking(**differs: Plain) -> reviews.Report:
    conditions: list[Plain] = [{"text": "Publish the rules.", "due": "2026-12-01"}]
    return direct(**{"decision": "positive-with-conditions", "conditions": conditions, **differs})


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        pytest.param(direct(), [], id="no condition"),
        pytest.param(asking(), [("2026-12-01", 1)], id="one"),
        pytest.param(asking(conditions=[{"text": "a"}]), [], id="without a deadline"),
        pytest.param(asking(conditions=[{"text": "a", "due": "2026-12-01", "met": "2026-11-22"}]), [], id="met"),
        pytest.param(
            asking(conditions=[{"text": "a", "due": "2026-12-01", "met": "2026-11-23"}]),
            [("2026-12-01", 1)],
            id="met on a day to come",
        ),
        pytest.param(
            asking(conditions=[{"text": "a", "due": "2027-01-01"}, {"text": "b", "due": "2020-01-01"}]),
            [("2020-01-01", 2), ("2027-01-01", 1)],
            id="one that has passed and one to come",
        ),
        pytest.param(asking(decision="positive"), [], id="the decision is another one"),
        pytest.param(
            asking(
                decision="positive",
                decisions=[
                    {"on": "2024-01-01", "decision": "positive-with-conditions"},
                    {"on": "2026-11-23", "decision": "positive"},
                ],
            ),
            [("2026-12-01", 1)],
            id="the decision changes tomorrow",
        ),
        pytest.param(
            asking(decision="positive", credentials=[{"credential": DATA, "decision": "positive-with-conditions"}]),
            [("2026-12-01", 1)],
            id="conditions for one credential",
        ),
        pytest.param(asking(until="2026-11-21"), [], id="the report is over"),
        pytest.param(asking(until="2026-11-22"), [("2026-12-01", 1)], id="the last day of the report"),
        pytest.param(asking(**{"from": "2026-11-30"}), [("2026-12-01", 1)], id="the report begins later"),
        pytest.param(asking(withdrawn={"on": "2026-11-22", "kind": "revoked"}), [], id="taken back"),
        pytest.param(asking(withdrawn={"on": "2025-01-01", "kind": "mistake"}), [], id="entered by mistake"),
        pytest.param(asking(activities=["advice"]), [], id="outside the ESG"),
    ],
)
def test_open_conditions(report: reviews.Report, expected: list[tuple[str, int]]) -> None:
    found = upkeep.deadlines(Statuses(reviews.catalogue({"eqa/1": report}), Policy()), ON)
    assert [(each.day.isoformat(), each.number) for each in found.every] == expected


def test_conditions_end_with_a_later_review() -> None:
    later = direct(**{"from": "2026-11-01", "until": "2031-12-31"})
    found = upkeep.deadlines(Statuses(reviews.catalogue({"eqa/1": asking(), "eqa/2": later}), Policy()), ON)
    assert found.every == ()


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(-500, "passed", id="long ago"),
        pytest.param(-1, "passed", id="yesterday"),
        pytest.param(0, "soon", id="today"),
        pytest.param(90, "soon", id="in 90 days"),
        pytest.param(91, "later", id="in 91 days"),
        pytest.param(365, "later", id="in a year"),
        pytest.param(366, None, id="in more than a year"),
    ],
)
def test_when_a_condition_is_due(days: int, expected: str | None) -> None:
    found = due({"eqa/1": asking(conditions=[{"text": "a", "due": days_from(days)}])})
    for each in (found, found.of("agencies/eqa"), found.of("providers/uni")):
        counted = {"passed": len(each.overdue), "soon": len(each.due_soon), "later": len(each.due_later)}
        assert counted == {when: int(when == expected) for when in counted}
    said = {
        "passed": "Conditions whose deadline has passed, without a result (1):",
        "soon": "Conditions due within 90 days (1):",
        "later": "Conditions due in 91 to 365 days (1):",
        None: "Due on 22 November 2026: nothing.",
    }
    text = upkeep.text(Due(ON, deadlines=found.deadlines))
    assert said[expected] in text
    assert (f"  {days_from(days)}: condition 1 of report eqa/1 on uni/analysis\n" in text) == bool(expected)


# --- when it is due


def due(reports: Mapping[str, reviews.Report]) -> Due:
    known = reviews.catalogue(reports)
    return upkeep.due(Loaded(known, ()), Statuses(known, Policy()), (), ON)


@pytest.mark.parametrize(
    ("days", "window"),
    [
        pytest.param(-91, None, id="91 days ago"),
        pytest.param(-90, "ended in the last 90 days", id="90 days ago"),
        pytest.param(-1, "ended in the last 90 days", id="yesterday"),
        pytest.param(0, "in the next 7 days", id="today"),
        pytest.param(7, "in the next 7 days", id="in 7 days"),
        pytest.param(8, "in 8 to 30 days", id="in 8 days"),
        pytest.param(30, "in 8 to 30 days", id="in 30 days"),
        pytest.param(31, "in 31 to 90 days", id="in 31 days"),
        pytest.param(90, "in 31 to 90 days", id="in 90 days"),
        pytest.param(91, "in 91 to 365 days", id="in 91 days"),
        pytest.param(365, "in 91 to 365 days", id="in 365 days"),
        pytest.param(366, None, id="in 366 days"),
    ],
)
def test_windows(days: int, window: str | None) -> None:
    found = due({"eqa/1": direct(until=days_from(days))})
    assert [said for said, endings in found.windows if endings] == ([window] if window else [])
    assert bool(found.endings) is (window is not None)
    assert bool(found.of("providers/uni").endings) is (window is not None)
    assert len(found.ends.every) == 1


@pytest.mark.parametrize(
    ("verified", "expected"),
    [
        pytest.param("2025-11-21", "late", id="a year and a day ago"),
        pytest.param("2025-11-22", "late soon", id="a year ago to the day"),
        pytest.param("2026-02-19", "late soon", id="late in 90 days"),
        pytest.param("2026-02-20", "", id="late in 91 days"),
    ],
)
def test_records_to_compare(verified: str, expected: str, tmp_path: Path) -> None:
    found = example(f"# providers/other-university.yml\nlast_verified: {verified}\n", tmp_path)
    refs = {"late": [each.ref for each in found.late], "late soon": [each.ref for each in found.late_soon]}
    assert [key for key, named in refs.items() if "other-university" in named] == ([expected] if expected else [])
    of = found.of("providers/other-university").comparisons
    assert [each.ref for each in of if each.kind == "provider"] == (["other-university"] if expected else [])


@pytest.mark.parametrize("verified", ["2025-11-21", "2025-11-22"])
def test_what_is_late_is_what_the_rule_warns_about(verified: str, tmp_path: Path) -> None:
    found = loaded(f"# providers/other-university.yml\nlast_verified: {verified}\n", tmp_path)
    warned = {f.place.path for f in rules.check(found, ON) if f.rule == "not-verified-for-a-year"}
    late = upkeep.due(found, Statuses(found.catalogue, Policy()), (), ON).late
    assert {found.path(found.catalogue.of_kind(each.kind)[each.ref]) for each in late} == warned


WITHOUT = """\
# credentials/example-training/first-aid.yml without level, assessment
title: First aid
# reports/exqa/2022-003.yml
links: [{url: https://elsewhere.example/3}]
"""


def loaded(fragment: str, folder: Path) -> Loaded:
    content = folder / "content"
    shutil.copytree(EXAMPLE, content)
    put(fragment, content)
    return catalogue.load(content, Settings())


def example(fragment: str, folder: Path) -> Due:
    """Give what is due in the small catalogue with a fragment put into it."""
    found = loaded(fragment, folder)
    return upkeep.due(found, Statuses(found.catalogue, Policy()), rules.check(found, ON), ON)


def test_each_matter_stands_once_and_with_those_who_look_after_it(tmp_path: Path) -> None:
    found = example(WITHOUT, tmp_path)
    assert [(gap.ref, gap.missing) for gap in found.gaps] == [
        ("example-training/first-aid", ("level", "assessment")),
    ]
    assert found.elements == [("level", 1), ("assessment", 1)]
    assert [(each.kind, each.ref, each.finding.rule) for each in found.warnings] == [
        ("report", "exqa/2022-003", "link-to-another-host")
    ]
    assert found.of("providers/example-training").gaps == found.gaps
    assert found.of("providers/example-training").warnings == ()
    assert found.of("agencies/exqa").warnings == found.warnings
    assert found.of("agencies/nobody") == Due(ON)


def test_json(tmp_path: Path) -> None:
    found = example(WITHOUT + "# reports/exqa/2022-003.yml\nuntil: 2026-12-01\n", tmp_path).as_json()
    assert found == json.loads(json.dumps(found))
    assert found["as_of"] == "2026-11-22"
    assert found["endings"] == [
        {
            "last_day": "2026-12-01",
            "assumed": False,
            "report": "exqa/2022-003",
            "agency": "exqa",
            "providers": ["example-university", "example-training"],
            "credentials": [],
            "programme": None,
            "credential": None,
            "renewed": None,
        }
    ]
    assert found["conditions"] == []
    assert found["missing"] == [{"ref": "example-training/first-aid", "missing": ["level", "assessment"]}]
    assert [each["rule"] for each in found["warnings"]] == ["link-to-another-host"]  # type: ignore[attr-defined]


def test_text(tmp_path: Path) -> None:
    late = "# providers/other-university.yml\nlast_verified: 2025-11-21\n"
    text = upkeep.text(example(WITHOUT + "# reports/exqa/2022-003.yml\nuntil: 2026-12-01\n" + late, tmp_path))
    assert text.startswith(
        "Due on 22 November 2026.\n\nReviews that end in 8 to 30 days (1):\n"
        "  2026-12-01: report exqa/2022-003 on example-university, example-training\n\n"
        "Records not compared with their source for over 12 months (1):\n"
        "  provider other-university: last compared on 2025-11-21\n"
    )
    assert "  example-training/first-aid: level, assessment\n" in text
    assert text.endswith("[link-to-another-host]\n")


def test_nothing_is_due() -> None:
    assert upkeep.text(Due(ON)) == "Due on 22 November 2026: nothing.\n"


def test_many_providers_are_not_all_named() -> None:
    last: dict[str, Plain] = {"until": days_from(1)}
    found = due({"eqa/1": provider(providers=["uni", "second", "school"], **last)})
    (ending,) = found.endings
    many = upkeep.Ending(ending.day, upkeep.About(ending.report, ("a", "b", "c", "d", "e")))
    assert "report eqa/1 on a, b, c and 2 more\n" in upkeep.text(Due(ON, (many,)))
