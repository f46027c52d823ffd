import datetime as dt
from pathlib import Path

import pytest
from fragments import EXAMPLE, ON, put

from generator import catalogue
from generator.pages import evidence
from generator.pages.page import Context
from generator.settings import Settings
from generator.vocabulary import Decision

TODAY = ON
YESTERDAY = ON - dt.timedelta(days=1)
TOMORROW = ON + dt.timedelta(days=1)
FIRST = dt.date(2024, 1, 1)


@pytest.mark.parametrize(
    ("first", "until", "decision", "expected"),
    [
        pytest.param(FIRST, dt.date(2027, 1, 1), Decision.POSITIVE, (dt.date(2027, 1, 1), False), id="stated"),
        pytest.param(FIRST, dt.date(2027, 1, 1), Decision.NEGATIVE, (dt.date(2027, 1, 1), False), id="of a refusal"),
        pytest.param(FIRST, None, Decision.POSITIVE, (dt.date(2029, 12, 31), True), id="assumed: six years less a day"),
        pytest.param(
            FIRST, None, Decision.POSITIVE_WITH_CONDITIONS, (dt.date(2029, 12, 31), True), id="with conditions"
        ),
        pytest.param(FIRST, None, Decision.NEGATIVE, (None, False), id="a refusal has none"),
        pytest.param(FIRST, None, Decision.NO_FORMAL_DECISION, (None, False), id="a review without decision has none"),
        pytest.param(FIRST, "unlimited", Decision.POSITIVE, (None, False), id="unlimited"),
        pytest.param(dt.date(2024, 2, 29), None, Decision.POSITIVE, (dt.date(2030, 2, 28), True), id="from a leap day"),
        pytest.param(
            dt.date(9999, 1, 1), None, Decision.POSITIVE, (dt.date(9999, 12, 30), True), id="the end of the calendar"
        ),
    ],
)
def test_last_day(
    first: dt.date, until: dt.date | str | None, decision: Decision, expected: tuple[dt.date | None, bool]
) -> None:
    assert evidence.last_day(first, until, decision) == expected


@pytest.mark.parametrize(
    ("first", "until", "expected"),
    [
        pytest.param(FIRST, TOMORROW, "1 January 2024 to 23 November 2026", id="ends tomorrow"),
        pytest.param(FIRST, TODAY, "1 January 2024 to 22 November 2026", id="ends today"),
        pytest.param(FIRST, YESTERDAY, "1 January 2024 to 21 November 2026. This time is over", id="ended yesterday"),
        pytest.param(TODAY, "unlimited", "from 22 November 2026, without a last day", id="unlimited"),
        pytest.param(
            TOMORROW,
            dt.date(2027, 1, 1),
            "23 November 2026 to 1 January 2027. This time has not begun",
            id="starts tomorrow",
        ),
        pytest.param(
            FIRST,
            None,
            "1 January 2024 to 31 December 2029 (the report names no last day; 6 years are assumed)",
            id="assumed",
        ),
    ],
)
def test_period(first: dt.date, until: dt.date | str | None, expected: str) -> None:
    assert evidence.period(first, until, Decision.POSITIVE, TODAY) == expected


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
    ],
)
def test_remarks(fragment: str, expected: list[str], tmp_path: Path) -> None:
    assert remarks(tmp_path, fragment) == expected


def test_a_later_report_is_named(tmp_path: Path) -> None:
    assert "A later report took its place: exqa/2024-017." in remarks(tmp_path, "", "exqa/2019-004")


@pytest.mark.parametrize(
    ("covers", "credential", "expected"),
    [
        pytest.param("{answer: yes}", "", "included", id="yes"),
        pytest.param(
            "{answer: partly, credentials: [example-training/first-aid]}",
            "example-training/first-aid",
            "It names this one.",
            id="named",
        ),
    ],
)
def test_coverage(covers: str, credential: str, expected: str, tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    text = (EXAMPLE / "reports/exqa/2022-003.yml").read_text(encoding="utf-8")
    put(f"# reports/exqa/1.yml, whole file\n{text}", content)
    put(f"# reports/exqa/1.yml\ncovers_micro_credentials: {covers}\n", content)
    record = catalogue.load(content, Settings()).catalogue.reports["exqa/1"].record
    assert expected in evidence.coverage(record, credential)


def test_silence_on_micro_credentials_is_said(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    text = (EXAMPLE / "reports/exqa/2022-003.yml").read_text(encoding="utf-8")
    put(f"# reports/exqa/1.yml, whole file\n{text}", content)
    put("# reports/exqa/1.yml without covers_micro_credentials\n", content)
    record = catalogue.load(content, Settings()).catalogue.reports["exqa/1"].record
    assert evidence.coverage(record, "a/b") == "The report does not say whether micro-credentials were included."
