import datetime as dt
from collections.abc import Mapping

import pytest
from reviews import DATA, JOINT, NO, YES, Report, catalogue, direct, programme, provider

from generator import status
from generator.settings import Policy
from generator.source import Plain
from generator.status import wording

ON = dt.date(2026, 11, 22)
LISTED: dict[str, Plain] = {"covers_micro_credentials": {"answer": "partly", "credentials": [DATA]}}
OTHERS: dict[str, Plain] = {"covers_micro_credentials": {"answer": "partly", "credentials": ["uni/first-aid"]}}
OTHERS_LIMITED: dict[str, Plain] = {
    "covers_micro_credentials": {"answer": "yes", "credentials": ["uni/first-aid"]},
    "limited_to": "Faculty of Arts",
}
SILENT: dict[str, Plain] = {"covers_micro_credentials": {"answer": "not-stated"}}
BAD: dict[str, Plain] = {"decision": "negative"}
VOLUNTARY: dict[str, Plain] = {"obligation": "voluntary"}
FROM_2025: dict[str, Plain] = {"from": "2025-01-01"}


def works_out(reports: Mapping[str, Report], subject: str = DATA, on: dt.date = ON) -> dict[str, object]:
    return status.of(subject, catalogue(reports), Policy(), on).as_json()


def taken_back(on: str, kind: str = "revoked") -> dict[str, Plain]:
    return {"withdrawn": {"on": on, "kind": kind}}


# Every row: what reports there are, what comes of them, and what else the row is about.
CASES = [
    pytest.param({}, "none", "none", {"because": [], "next_change": None, "obligation": None}, id="no report"),
    pytest.param(
        {"eqa/1": direct()},
        "credential", "positive",
        {"since": "2024-01-01", "until": "2029-12-31", "good_until": "2029-12-31", "next_change": "2029-10-02",
         "because": ["eqa/1"], "obligation": "obligatory", "until_assumed": False, "expiring": False},
        id="direct positive",
    ),
    pytest.param(
        {"eqa/1": direct(until="2026-11-22")},
        "credential", "positive", {"good_until": "2026-11-22", "expiring": True, "next_change": "2026-11-23"},
        id="the last day",
    ),
    pytest.param(
        {"eqa/1": direct(until="2026-11-21")},
        "credential", "expired",
        {"since": "2026-11-22", "until": None, "good_until": None, "next_change": None, "because": ["eqa/1"],
         "was": {"scope": "credential", "standing": "positive", "until": "2026-11-21"}},
        id="the day after",
    ),
    pytest.param(
        {"eqa/1": {key: value for key, value in direct().items() if key != "until"}},
        "credential", "positive", {"good_until": "2029-12-31", "until_assumed": True}, id="assumed end",
    ),
    pytest.param(
        {"eqa/1": direct(until="unlimited")},
        "credential", "positive", {"good_until": None, "until": None, "until_assumed": False, "next_change": None},
        id="unlimited",
    ),
    pytest.param(
        {"eqa/1": direct(decisions=[{"on": "2024-01-01", "decision": "positive-with-conditions"},
                                    {"on": "2026-11-22", "decision": "positive"}])},
        "credential", "positive", {"since": "2026-11-22", "good_until": "2029-12-31"},
        id="conditional then positive in decisions",
    ),
    pytest.param(
        {"eqa/1": direct(decisions=[{"on": "2024-01-01", "decision": "positive-with-conditions"},
                                    {"on": "2026-11-23", "decision": "positive"}])},
        "credential", "conditional", {"until": "2026-11-22", "good_until": "2029-12-31", "next_change": "2026-11-23"},
        id="conditional, positive in decisions tomorrow",
    ),
    pytest.param(
        {"eqa/1": direct(decision="positive-with-conditions"), "eqa/2": direct(**FROM_2025)},
        "credential", "positive", {"because": ["eqa/2"], "since": "2025-01-01"},
        id="conditional replaced by a positive report",
    ),
    pytest.param(
        {"eqa/1": direct(**BAD), "nat/1": provider(**YES)},
        "credential", "negative", {"also": [{"report": "nat/1", "scope": "provider", "standing": "positive"}]},
        id="direct negative beside a positive provider review",
    ),
    pytest.param(
        {"eqa/1": provider(**BAD)}, "provider", "negative", {"because": ["eqa/1"], "good_until": None},
        id="refused provider whose report is silent on coverage",
    ),
    pytest.param(
        {"eqa/1": direct(), "nat/1": provider(**BAD)},
        "credential", "positive", {"also": [{"report": "nat/1", "scope": "provider", "standing": "negative"}]},
        id="direct positive beside a refused provider",
    ),
    pytest.param(
        {"eqa/1": direct(), "nat/1": direct(**BAD, **VOLUNTARY)},
        "credential", "positive",
        {"because": ["eqa/1"], "also": [{"report": "nat/1", "scope": "credential", "standing": "negative"}]},
        id="obligatory good beside voluntary bad",
    ),
    pytest.param(
        {"eqa/1": direct(**BAD), "nat/1": direct(**FROM_2025)},
        "credential", "positive", {"because": ["nat/1"], "since": "2025-01-01"},
        id="refused first, accredited later by another",
    ),
    pytest.param(
        {"eqa/1": direct(), "nat/1": direct(**BAD, **FROM_2025)},
        "credential", "conflicting", {"because": ["eqa/1", "nat/1"], "also": [], "good_until": None},
        id="accredited first, refused later by another",
    ),
    pytest.param(
        {"eqa/1": direct(), "nat/1": direct(decision="positive-with-conditions")},
        "credential", "conditional", {"because": ["eqa/1", "nat/1"]}, id="positive and conditional",
    ),
    pytest.param({"eqa/1": programme(**YES)}, "programme", "positive", {}, id="programme through part_of_programme"),
    pytest.param(
        {"eqa/1": programme(**LISTED, programme={"id": "other", "name": "Other", "provider": "uni"})},
        "programme", "positive", {}, id="programme through the list",
    ),
    pytest.param(
        {"eqa/1": programme(**YES, providers=["second"], programme={"id": "bsc", "name": "B", "provider": "second"})},
        "none", "none", {}, id="another school's programme",
    ),
    pytest.param(
        {"eqa/1": programme(**YES, programme={"id": "msc", "name": "MSc", "provider": "uni"})},
        "none", "none", {}, id="another programme of the school",
    ),
    pytest.param({"eqa/1": provider(**YES)}, "provider", "positive", {}, id="coverage yes"),
    pytest.param({"eqa/1": provider(**LISTED)}, "provider", "positive", {}, id="coverage listed"),
    pytest.param({"eqa/1": provider(**OTHERS)}, "provider", "not-covered", {}, id="coverage not listed"),
    pytest.param({"eqa/1": provider(**NO)}, "provider", "not-covered", {}, id="coverage no"),
    pytest.param({"eqa/1": provider(**SILENT)}, "provider", "coverage-not-stated", {}, id="coverage not stated"),
    pytest.param({"eqa/1": provider()}, "provider", "coverage-not-stated", {}, id="coverage left out"),
    pytest.param(
        {"eqa/1": provider(**OTHERS_LIMITED)},
        "provider", "not-covered", {}, id="coverage limited, not listed",
    ),
    pytest.param(
        {"eqa/1": provider(covers_micro_credentials={"answer": "yes", "credentials": [DATA]}, limited_to="Science")},
        "provider", "positive", {}, id="coverage limited, listed",
    ),
    pytest.param(
        {"eqa/1": provider(**YES, providers=["school"])}, "none", "none", {}, id="teaching partner only"
    ),
    pytest.param(
        {"late/1": direct()},
        "credential", "uncounted",
        {"not_counted": [{"report": "late/1", "reason": "agency-not-recognised"}], "because": ["late/1"]},
        id="recognised from the day after",
    ),
    pytest.param(
        {"late/1": direct(**{"from": "2024-01-02"})}, "credential", "positive", {"not_counted": []},
        id="recognition ended a year later",
    ),
    pytest.param({"gap/1": direct()}, "credential", "uncounted", {}, id="gap between two recognitions"),
    pytest.param(
        {"other/1": direct()},
        "credential", "uncounted", {"not_counted": [{"report": "other/1", "reason": "agency-not-recognised"}]},
        id="recognised by somebody whom the policy does not name",
    ),
    pytest.param(
        {"eqa/1": direct(activities=["advice"])},
        "credential", "uncounted", {"not_counted": [{"report": "eqa/1", "reason": "activity-outside-the-esg"}]},
        id="outside the ESG",
    ),
    pytest.param(
        {"eqa/1": direct(activities=["review", "old"])},
        "credential", "uncounted", {"not_counted": [{"report": "eqa/1", "reason": "activity-outside-its-window"}]},
        id="one of two activities outside its window",
    ),
    pytest.param(
        {"eqa/1": direct(**taken_back("2026-11-22")), "nat/1": provider(**YES)},
        "credential", "withdrawn",
        {"since": "2026-11-22", "also": [{"report": "nat/1", "scope": "provider", "standing": "positive"}]},
        id="revoked direct decision beside a covering provider review",
    ),
    pytest.param(
        {"eqa/1": direct(**taken_back("2026-11-23"))},
        "credential", "positive", {"good_until": "2026-11-22", "next_change": "2026-11-23"}, id="revoked tomorrow",
    ),
    pytest.param(
        {"eqa/1": direct(**BAD, **taken_back("2025-03-01", "annulled"))},
        "none", "none", {"not_counted": [{"report": "eqa/1", "reason": "annulled"}]}, id="refusal annulled",
    ),
    pytest.param(
        {"eqa/1": direct(**BAD, appeal={"since": "2024-02-01", "suspends": "false", "on": "2025-03-01",
                                        "outcome": "annulled"})},
        "none", "none", {"not_counted": [{"report": "eqa/1", "reason": "annulled"}]}, id="refusal annulled on appeal",
    ),
    pytest.param(
        {"eqa/1": direct(**taken_back("2025-03-01", "mistake"))},
        "none", "none", {"not_counted": [{"report": "eqa/1", "reason": "mistake"}]}, id="mistake",
    ),
    pytest.param(
        {"eqa/1": direct(), "eqa/2": direct(**FROM_2025, **taken_back("2026-01-01"))},
        "credential", "withdrawn", {"because": ["eqa/2"]}, id="revoked newer over older",
    ),
    pytest.param(
        {"eqa/1": direct(), "eqa/2": direct(**FROM_2025, **taken_back("2026-01-01", "annulled"))},
        "credential", "positive", {"because": ["eqa/1"]}, id="annulled newer brings the older back",
    ),
    pytest.param(
        {"eqa/1": direct(appeal={"since": "2026-11-22", "suspends": "true"})},
        "credential", "under-appeal", {"since": "2026-11-22", "because": ["eqa/1"]}, id="under appeal",
    ),
    pytest.param(
        {"eqa/1": direct(appeal={"since": "2026-11-22", "suspends": "false"})},
        "credential", "positive", {}, id="under an appeal that does not suspend",
    ),
    pytest.param(
        {"eqa/1": direct(appeal={"since": "2026-01-01", "suspends": "true", "on": "2026-11-22", "outcome": "upheld"})},
        "credential", "positive", {"since": "2026-11-22"}, id="appeal ended",
    ),
    pytest.param(
        {"eqa/1": direct(**{"from": "2026-11-23"})},
        "credential", "upcoming",
        {"next": "eqa/1", "since": "2026-10-01", "until": "2026-11-22", "next_change": "2026-11-23"},
        id="only a future report",
    ),
    pytest.param(
        {"eqa/1": direct(until="2026-06-30"), "eqa/2": direct(**{"from": "2027-01-01"})},
        "credential", "expired",
        {"next": "eqa/2", "until": "2026-12-31",
         "was": {"scope": "credential", "standing": "positive", "until": "2026-06-30"}},
        id="expired with a renewal announced",
    ),
    pytest.param(
        {"eqa/1": direct(until="2026-06-30"), "nat/1": provider()},
        "provider", "coverage-not-stated",
        {"was": {"scope": "credential", "standing": "positive", "until": "2026-06-30"}},
        id="ended direct beside a current silent provider review",
    ),
    pytest.param(
        {"eqa/1": direct(**BAD, until="2026-06-30")},
        "credential", "expired", {"was": {"scope": "credential", "standing": "negative", "until": "2026-06-30"}},
        id="ended refusal",
    ),
    pytest.param(
        {"eqa/1": direct(decision="no-formal-decision", until="unlimited")},
        "credential", "undecided", {"until": None}, id="no decision only",
    ),
    pytest.param(
        {"eqa/1": direct(), "eqa/2": direct(**FROM_2025, decision="no-formal-decision")},
        "credential", "positive", {"because": ["eqa/1"]}, id="no decision after a decision",
    ),
    pytest.param(
        {"eqa/1": direct(), "eqa/2": direct(**FROM_2025, replaces=[], until="2031-12-31")},
        "credential", "positive", {"because": ["eqa/1", "eqa/2"], "good_until": "2031-12-31"},
        id="replaces nothing, for an extension",
    ),
    pytest.param(
        {"eqa/1": direct(**BAD), "eqa/2": direct(**FROM_2025, activities=["audit"], replaces=["eqa/1"])},
        "credential", "positive", {"because": ["eqa/2"]}, id="replaces by name, another activity",
    ),
    pytest.param(
        {"eqa/1": direct(credentials=[{"credential": DATA, "until": "2026-11-21"}, "uni/first-aid"])},
        "credential", "expired", {"was": {"scope": "credential", "standing": "positive", "until": "2026-11-21"}},
        id="cluster with one earlier end",
    ),
    pytest.param(
        {"eqa/1": direct(credentials=[{"credential": DATA, "decision": "negative"}, "uni/first-aid"])},
        "credential", "negative", {}, id="cluster with one refusal",
    ),
    pytest.param(
        {"eqa/1": direct(), "eqa/2": provider(**YES, **FROM_2025)},
        "credential", "positive", {"because": ["eqa/1"], "also": []}, id="a provider review replaces no direct one",
    ),
    pytest.param(
        {"eqa/1": direct(**taken_back("2025-01-01"), appeal={"since": "2024-06-01", "suspends": "true"})},
        "credential", "withdrawn", {}, id="revoked while an appeal went on",
    ),
    pytest.param(
        {"eqa/1": direct(**taken_back("2025-01-01"), appeal={"since": "2025-01-01", "suspends": "true"})},
        "credential", "under-appeal", {}, id="an appeal against the revocation",
    ),
    pytest.param(
        {"late/1": provider(**YES, activities=["audit"]),
         "late/2": provider(activities=["audit"], until="2025-12-31", **{"from": "2024-01-02"})},
        "none", "none", {"not_counted": [{"report": "late/1", "reason": "agency-not-recognised"}]},
        id="a report that does not count is history too",
    ),
    pytest.param(
        {"eqa/1": direct(until="2026-11-21", **taken_back("2026-01-01")),
         "nat/1": direct(**VOLUNTARY, until="2026-11-21")},
        "credential", "withdrawn", {"was": {"scope": "credential", "standing": "withdrawn", "until": "2026-11-21"}},
        id="two that ended together, the required one taken back",
    ),
    pytest.param(
        {"eqa/1": provider(**{"from": "2026-12-01"}, appeal={"since": "2026-12-01", "suspends": "true"})},
        "none", "none", {"next": None}, id="a silent future report under appeal",
    ),
    pytest.param(
        {"eqa/1": direct(**{"from": "0001-01-02"}, until="unlimited", last_verified="0001-01-01")},
        "credential", "uncounted", {}, id="the first days of the calendar",
    ),
    pytest.param(
        {"eqa/1": direct(until="9999-12-31")},
        "credential", "positive", {"until": None, "good_until": None}, id="the last day of the calendar",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("reports", "scope", "standing", "also"), CASES)
def test_the_status_of_a_credential(
    reports: Mapping[str, Report], scope: str, standing: str, also: dict[str, object]
) -> None:
    found = works_out(reports)
    assert (found["scope"], found["standing"]) == (scope, standing)
    assert {key: found[key] for key in also} == also


@pytest.mark.parametrize(
    ("subject", "reports", "expected"),
    [
        pytest.param(JOINT, {"eqa/1": provider(**YES, providers=["second"])}, "positive", id="joint award confirmed"),
        pytest.param(
            "uni/unconfirmed", {"eqa/1": provider(**YES, providers=["school"])}, "none", id="joint award not confirmed"
        ),
        pytest.param(
            JOINT,
            {"eqa/1": provider(**BAD), "eqa/2": provider(**YES, **FROM_2025, providers=["second"])},
            "positive",
            id="two awarding bodies reviewed by the same agency, both stand, the newest good",
        ),
        pytest.param(
            JOINT,
            {"eqa/1": provider(**YES), "eqa/2": provider(**BAD, **FROM_2025, providers=["second"])},
            "conflicting",
            id="two awarding bodies reviewed by the same agency, both stand, the newest bad",
        ),
        pytest.param(
            JOINT,
            {"eqa/1": provider(**BAD), "eqa/2": provider(**YES, **FROM_2025, providers=["uni", "second"])},
            "positive",
            id="two awarding bodies reviewed again together",
        ),
    ],
)
def test_awarding_bodies(subject: str, reports: Mapping[str, Report], expected: str) -> None:
    assert works_out(reports, subject)["standing"] == expected


@pytest.mark.parametrize(
    ("reports", "standing", "because", "passed"),
    [
        pytest.param({}, "none", [], 0, id="no report"),
        pytest.param({"eqa/1": provider()}, "positive", ["eqa/1"], 0, id="its own review needs no coverage"),
        pytest.param(
            {"eqa/1": direct(), "nat/1": programme()},
            "through-programmes", ["eqa/1", "nat/1"], 2, id="through programmes",
        ),
        pytest.param(
            {"eqa/1": direct(credentials=[DATA, "uni/first-aid"])},
            "through-programmes", ["eqa/1"], 2, id="one report on two credentials",
        ),
        pytest.param(
            {"eqa/1": direct(), "eqa/2": provider(until="2025-12-31")},
            "through-programmes", ["eqa/1"], 1, id="its own review has ended",
        ),
        pytest.param({"eqa/1": direct(), "eqa/2": provider(**BAD)}, "negative", ["eqa/2"], 0, id="refused"),
        pytest.param({"eqa/1": direct(**BAD)}, "none", [], 0, id="a refused credential"),
        pytest.param({"other/1": direct()}, "none", [], 0, id="a credential with a report that does not count"),
        pytest.param(
            {"eqa/1": direct(providers=["uni", "second"], credentials=[DATA])},
            "through-programmes", ["eqa/1"], 1, id="reviewed together with another provider's",
        ),
    ],
)  # fmt: skip
def test_the_status_of_a_provider(
    reports: Mapping[str, Report], standing: str, because: list[str], passed: int
) -> None:
    found = status.of("uni", catalogue(reports), Policy(), ON)
    assert (found.standing.value, list(found.because), found.passed) == (standing, because, passed)


@pytest.mark.parametrize(
    ("subject", "standing"),
    [
        pytest.param("uni", "none", id="the provider that the newer report names"),
        pytest.param("second", "none", id="the provider that only the older one names"),
    ],
)
def test_a_refusal_of_a_joint_course_ends_what_an_older_report_said(subject: str, standing: str) -> None:
    reports = {
        "eqa/1": direct(providers=["second"], credentials=[JOINT]),
        "eqa/2": direct(providers=["uni"], credentials=[JOINT], **BAD, **FROM_2025),
    }
    assert works_out(reports, subject)["standing"] == standing
    assert works_out(reports, subject, dt.date(2024, 6, 1))["standing"] == "through-programmes"


def test_a_provider_passes_through_its_own_credentials_only() -> None:
    reports = {"eqa/1": direct(providers=["uni", "second"])}
    assert works_out(reports, "second")["standing"] == "none"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param("2026-09-30", "none", id="the day before somebody compared it with its source"),
        pytest.param("2026-10-01", "upcoming", id="that day"),
        pytest.param("2027-01-31", "upcoming", id="the day before it begins"),
        pytest.param("2027-02-01", "positive", id="the day it begins"),
    ],
)
def test_a_decision_is_known_since_it_was_compared_with_its_source(day: str, expected: str) -> None:
    reports = {"eqa/1": direct(**{"from": "2027-02-01"})}
    assert works_out(reports, on=dt.date.fromisoformat(day))["standing"] == expected


@pytest.mark.parametrize(
    ("day", "expiring", "next_change"),
    [
        pytest.param("2029-10-01", False, "2029-10-02", id="91 days before the end"),
        pytest.param("2029-10-02", True, "2030-01-01", id="90 days before the end"),
        pytest.param("2029-12-31", True, "2030-01-01", id="the last day"),
        pytest.param("2030-01-01", False, None, id="the day after"),
        pytest.param("2023-12-31", False, "2024-01-01", id="before it began"),
    ],
)
def test_ends_soon(day: str, expiring: bool, next_change: str | None) -> None:  # noqa: FBT001 - a column of the table
    found = works_out({"eqa/1": direct()}, on=dt.date.fromisoformat(day))
    assert (found["expiring"], found["next_change"]) == (expiring, next_change)


@pytest.mark.parametrize(
    ("reports", "said", "holds_until"),
    [
        pytest.param({}, "This holds until 31 January 2027.", "2027-01-31", id="nothing follows"),
        pytest.param(
            {"nat/1": provider(**YES)},
            "This holds until 31 January 2027. After that, another good result holds.",
            "2027-01-31",
            id="only a check of the provider follows",
        ),
        pytest.param(
            {"nat/1": direct()}, "This holds until 31 December 2029.", "2029-12-31", id="another of the course goes on"
        ),
        pytest.param(
            {"nat/1": direct(decision="positive-with-conditions", **{"from": "2027-02-01"})},
            "This holds until 31 January 2027. After that, another good result holds.",
            "2027-01-31",
            id="conditions follow",
        ),
    ],
)
def test_no_check_is_given_the_last_day_of_another(reports: dict[str, Report], said: str, holds_until: str) -> None:
    statuses = status.Statuses(catalogue({"eqa/1": direct(until="2027-01-31"), **reports}), Policy())
    now = statuses.of(DATA, ON)
    assert wording.plain(wording.sentence(statuses, now), statuses, "en").partition("positive. ")[2] == said
    assert (str(now.holds_until), now.holds_until_assumed) == (holds_until, False)


def test_only_a_good_result_holds_until_a_day() -> None:
    assert status.of(DATA, catalogue({"eqa/1": direct(**BAD)}), Policy(), ON).holds_until is None


def test_an_assumed_end_is_called_assumed_where_it_is_the_end() -> None:
    open_ended = {key: value for key, value in direct().items() if key != "until"}
    now = status.of(DATA, catalogue({"eqa/1": open_ended}), Policy(), ON)
    assert (str(now.holds_until), now.holds_until_assumed) == ("2029-12-31", True)


@pytest.mark.parametrize(
    ("decision", "label"),
    [("positive", "Check ended December 2029"), ("negative", "Check ended December 2029, not passed")],
)
def test_what_has_ended_says_whether_it_was_passed(decision: str, label: str) -> None:
    statuses = status.Statuses(catalogue({"eqa/1": direct(decision=decision)}), Policy())
    assert wording.label(statuses, statuses.of(DATA, dt.date(2030, 1, 1))) == label


def test_the_timeline_of_a_provider_turns_when_fewer_of_its_courses_passed() -> None:
    """What it says in words counts them, so an interval with two numbers would be wrong on some of its days."""
    two: list[Plain] = [{"credential": DATA, "until": "2026-12-31"}, {"credential": JOINT}]
    statuses = status.Statuses(catalogue({"eqa/1": direct(credentials=two)}), Policy())
    now = [each for each in statuses.timeline("uni") if each.standing == "through-programmes"]
    assert [(str(each.first), str(each.last), each.passed) for each in now] == [
        ("2024-01-01", "2026-12-31", 2),
        ("2027-01-01", "2029-12-31", 1),
    ]


@pytest.mark.parametrize(
    ("reports", "good_until"),
    [
        pytest.param({"nat/1": provider(**YES)}, "2029-12-31", id="a larger review follows"),
        pytest.param({"nat/1": provider()}, "2027-01-31", id="a silent one follows"),
        pytest.param({"nat/1": direct(**BAD, **{"from": "2027-01-02"})}, "2027-01-01", id="a refusal starts before"),
    ],
)
def test_good_until_whatever_the_scope(reports: Mapping[str, Report], good_until: str) -> None:
    assert works_out({"eqa/1": direct(until="2027-01-31"), **reports})["good_until"] == good_until


@pytest.mark.parametrize(
    ("policy", "key", "expected"),
    [
        pytest.param(Policy(assumed_years=1), "standing", "expired", id="one year is assumed"),
        pytest.param(Policy(assumed_years=3), "good_until", "2026-12-31", id="three years are assumed"),
        pytest.param(Policy(assumed_years=3, ends_soon_days=39), "expiring", True, id="soon is 39 days"),
        pytest.param(Policy(assumed_years=3, ends_soon_days=38), "expiring", False, id="soon is 38 days"),
        pytest.param(Policy(recognition=frozenset({"national-authority"})), "standing", "uncounted", id="not EQAR"),
    ],
)
def test_the_policy_decides(policy: Policy, key: str, expected: object) -> None:
    report = {name: value for name, value in direct().items() if name != "until"}
    assert status.of(DATA, catalogue({"eqa/1": report}), policy, ON).as_json()[key] == expected


def test_the_result_has_every_key_in_this_order() -> None:
    reports = {"eqa/1": direct(), "other/5": direct()}
    assert works_out(reports) == {
        "ref": DATA,
        "as_of": "2026-11-22",
        "scope": "credential",
        "standing": "positive",
        "since": "2024-01-01",
        "until": "2029-12-31",
        "good_until": "2029-12-31",
        "until_assumed": False,
        "expiring": False,
        "obligation": "obligatory",
        "next_change": "2029-10-02",
        "because": ["eqa/1"],
        "also": [],
        "was": None,
        "next": None,
        "not_counted": [{"report": "other/5", "reason": "agency-not-recognised"}],
    }
    assert list(works_out(reports))[:4] == ["ref", "as_of", "scope", "standing"]


@pytest.mark.parametrize(
    ("reports", "next_turn"),
    [
        pytest.param({}, None, id="no report"),
        pytest.param({"eqa/1": direct()}, "2029-10-02", id="it ends soon then"),
        pytest.param({"eqa/1": direct(until="unlimited")}, None, id="it never ends"),
        pytest.param(
            {"eqa/1": direct(), "eqa/2": provider(until="2027-06-30", decision="negative")},
            "2027-07-01",
            id="a report beside it ends",
        ),
        pytest.param(
            {"eqa/1": direct(), "eqa/2": direct(activities=["advice"], until="2027-06-30")},
            "2027-07-01",
            id="a report that does not count ends",
        ),
    ],
)
def test_the_next_day_on_which_anything_differs(reports: Mapping[str, Report], next_turn: str | None) -> None:
    found = status.Statuses(catalogue(reports), Policy()).next_turn(DATA, ON)
    assert (str(found) if found else None) == next_turn


def test_the_timeline() -> None:
    reports = {"eqa/1": direct(until="2026-06-30"), "eqa/2": direct(**{"from": "2027-01-01"}, until="unlimited")}
    found = status.timeline(DATA, catalogue(reports), Policy())
    assert [tuple(each.values()) for each in status.timeline_as_json(found)] == [
        (None, "2023-12-31", "none", "none", []),
        ("2024-01-01", "2026-06-30", "credential", "positive", ["eqa/1"]),
        ("2026-07-01", "2026-12-31", "credential", "expired", ["eqa/1"]),
        ("2027-01-01", None, "credential", "positive", ["eqa/2"]),
    ]


def test_a_subject_without_a_record_is_not_known() -> None:
    with pytest.raises(KeyError):
        works_out({}, "uni/nothing")
