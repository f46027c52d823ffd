from pathlib import Path

import pytest
from fragments import EXAMPLE, ON, put
from reviews import DATA, direct, provider
from reviews import catalogue as made

from generator import catalogue
from generator.pages import evidence
from generator.pages.page import Context
from generator.settings import Settings
from generator.source import Plain
from generator.status import Review


def review(**differs: Plain) -> tuple[Context, Review]:
    """Give the review of a direct report that differs, by itself."""
    report = {key: value for key, value in {**direct(), **differs}.items() if value}
    known = made({"eqa/1": report})
    context = Context(known, Settings(), ON)
    return context, context.statuses.alone(known.reports["eqa/1"])


@pytest.mark.parametrize(
    ("first", "until", "decision", "expected"),
    [
        pytest.param("2024-01-01", "2027-01-01", "positive", ("2027-01-01", False), id="stated"),
        pytest.param("2024-01-01", "2027-01-01", "negative", ("2027-01-01", False), id="of a refusal"),
        pytest.param("2024-01-01", "", "positive", ("2029-12-31", True), id="assumed: six years less a day"),
        pytest.param("2024-01-01", "", "positive-with-conditions", ("2029-12-31", True), id="with conditions"),
        pytest.param("2024-01-01", "", "negative", (None, False), id="a refusal has none"),
        pytest.param("2024-01-01", "", "no-formal-decision", (None, False), id="a review without decision has none"),
        pytest.param("2024-01-01", "unlimited", "positive", (None, False), id="unlimited"),
        pytest.param("2024-02-29", "", "positive", ("2030-02-28", True), id="from a leap day"),
        pytest.param("9999-01-01", "", "positive", ("9999-12-30", True), id="the end of the calendar"),
    ],
)
def test_the_last_day(first: str, until: str, decision: str, expected: tuple[str | None, bool]) -> None:
    _, made_review = review(**{"from": first}, until=until, decision=decision)
    end, assumed = made_review.end(ON)
    assert (end.isoformat() if end else None, assumed) == expected


@pytest.mark.parametrize(
    ("first", "until", "expected"),
    [
        pytest.param("2024-01-01", "2026-11-23", "1 January 2024 to 23 November 2026", id="ends tomorrow"),
        pytest.param("2024-01-01", "2026-11-22", "1 January 2024 to 22 November 2026", id="ends today"),
        pytest.param("2024-01-01", "2026-11-21", "1 January 2024 to 21 November 2026 – over", id="ended yesterday"),
        pytest.param("2026-11-22", "unlimited", "from 22 November 2026, without a last day", id="unlimited"),
        pytest.param("2026-11-23", "2027-01-01", "23 November 2026 to 1 January 2027 – later", id="starts tomorrow"),
        pytest.param(
            "2024-01-01",
            "",
            "1 January 2024 to 31 December 2029 (the report names no last day; 6 years are assumed)",
            id="assumed",
        ),
    ],
)
def test_the_time_of_a_decision(first: str, until: str, expected: str) -> None:
    context, made_review = review(**{"from": first}, until=until)
    state = {"": "", "This time is over.": " – over", "This time has not begun.": " – later"}
    assert evidence.time(context, made_review) + state[evidence.over(made_review, ON)] == expected


def remarks(tmp_path: Path, fragment: str, ref: str = "exqa/2022-003") -> list[str]:
    """Give the remarks about a report of the small catalogue, with other keys."""
    content = tmp_path / "content"
    for file in EXAMPLE.rglob("*.yml"):
        to = content / file.relative_to(EXAMPLE)
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(file.read_bytes())
    put(f"# reports/{ref}.yml without limited_to\n{fragment}", content)
    loaded = catalogue.load(content, Settings())
    assert loaded.findings == ()
    return evidence.remarks(Context(loaded.catalogue, Settings(), ON), loaded.catalogue.reports[ref])


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param(
            "withdrawn: {on: 2025-01-01, kind: revoked}",
            ["The agency took its decision back on 1 January 2025."],
            id="revoked",
        ),
        pytest.param(
            "withdrawn: {on: 2027-01-01, kind: revoked}",
            ["The agency takes its decision back on 1 January 2027."],
            id="revoked from a later day on",
        ),
        pytest.param(
            "withdrawn: {on: 2025-01-01, kind: mistake}",
            ["The report was found to be entered by mistake on 1 January 2025."],
            id="entered by mistake",
        ),
        pytest.param(
            "appeal: {since: 2025-01-01, suspends: true}",
            ["The decision is under appeal since 1 January 2025 and does not apply for now."],
            id="under appeal, suspended",
        ),
        pytest.param(
            "appeal: {since: 2025-01-01, suspends: false}",
            ["The decision is under appeal since 1 January 2025."],
            id="under appeal",
        ),
        pytest.param(
            "conditions: [{text: a}, {text: b, met: 2025-01-01}, {text: c, due: 2027-01-01}]",
            ["2 conditions are not yet recorded as met."],
            id="conditions",
        ),
        pytest.param("conditions: [{text: b, met: 2025-01-01}]", [], id="conditions that are met"),
        pytest.param("limited_to: Faculty of Arts", ["It was limited to: Faculty of Arts."], id="limited"),
        pytest.param(
            "decision: positive\n"
            "decisions: [{on: 2022-01-01, decision: negative}, {on: 2023-01-01, decision: positive}]",
            ["The decision became “Positive” on 1 January 2023."],
            id="changed",
        ),
        pytest.param(
            "decision: positive\n"
            "decisions: [{on: 2022-01-01, decision: negative}, {on: 2027-01-01, decision: positive}]",
            ["The decision becomes “Positive” on 1 January 2027."],
            id="changes on a later day",
        ),
    ],
)
def test_remarks(fragment: str, expected: list[str], tmp_path: Path) -> None:
    assert remarks(tmp_path, fragment) == expected


def test_a_later_report_is_named(tmp_path: Path) -> None:
    assert "A later report took its place: exqa/2024-017." in remarks(tmp_path, "", "exqa/2019-004")


def test_a_report_that_will_take_its_place_is_named(tmp_path: Path) -> None:
    later = "# reports/exqa/2024-017.yml without decisions, appeal\nfrom: 2027-01-01\n"
    said = "A later report takes its place on 1 January 2027: exqa/2024-017."
    assert said in remarks(tmp_path, later, "exqa/2019-004")


@pytest.mark.parametrize(
    ("covers", "expected"),
    [
        pytest.param({"answer": "yes"}, "The report says that micro-credentials were included.", id="yes"),
        pytest.param(
            {"answer": "partly", "credentials": [DATA]},
            "The report says that some micro-credentials were included. It names this one.",
            id="named",
        ),
        pytest.param({}, "The report does not say whether micro-credentials were included.", id="left out"),
    ],
)
def test_coverage(covers: dict[str, Plain], expected: str) -> None:
    report = provider(covers_micro_credentials=covers) if covers else provider()
    known = made({"eqa/1": report})
    (made_review,) = Context(known, Settings(), ON).statuses.dossier(DATA).reviews
    assert evidence.coverage(made_review) == expected
