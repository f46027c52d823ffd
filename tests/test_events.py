import datetime as dt
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
import reviews
from fragments import EXAMPLE, ON
from reviews import DATA, direct, provider

from generator import catalogue, events, upkeep
from generator.events import Event
from generator.settings import Policy, Settings
from generator.status import Statuses


def happened(reports: Mapping[str, reviews.Report], on: dt.date = ON) -> list[Event]:
    """Give the events of reports; those of agencies are the same in every case."""
    statuses = Statuses(reviews.catalogue(reports), Policy())
    found = events.events(statuses, upkeep.endings(statuses, on).every, on)
    return [event for event in found if event.kind == "report"]


def shortly(found: list[Event]) -> list[tuple[str, tuple[str, ...], list[tuple[str, str, str]]]]:
    return [
        (
            event.day.isoformat(),
            event.facts,
            [(ref, turn.before, turn.after) for turn in event.turns for ref in turn.refs if ref == DATA],
        )
        for event in found
    ]


NONE = "No outside check recorded here"
PASSED = "Passed its own outside check"
BEGAN = ("2024-01-01", ("the decision is “Positive”.",), [(DATA, NONE, PASSED)])


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        pytest.param(direct(), [BEGAN], id="a decision"),
        pytest.param(
            direct(until="2026-11-21"),
            [
                (
                    "2026-11-22",
                    ("the check has ended; its last day was 21 November 2026.",),
                    [(DATA, PASSED, "Check ended November 2026")],
                ),
                BEGAN,
            ],
            id="an end yesterday",
        ),
        pytest.param(direct(until="2026-11-22"), [BEGAN], id="an end today"),
        pytest.param(
            direct(withdrawn={"on": "2026-05-04", "kind": "revoked"}),
            [
                (
                    "2026-05-04",
                    ("revoked. The agency took its decision back; until then it was valid.",),
                    [(DATA, PASSED, "Approval withdrawn")],
                ),
                BEGAN,
            ],
            id="taken back",
        ),
        pytest.param(
            direct(
                decision="positive",
                decisions=[
                    {"on": "2024-01-01", "decision": "positive-with-conditions"},
                    {"on": "2025-06-01", "decision": "positive"},
                ],
            ),
            [
                (
                    "2025-06-01",
                    ("the decision is “Positive”.",),
                    [(DATA, "Passed its own outside check with conditions", PASSED)],
                ),
                (
                    "2024-01-01",
                    ("the decision is “Positive, with conditions”.",),
                    [(DATA, NONE, "Passed its own outside check with conditions")],
                ),
            ],
            id="conditions that are met",
        ),
        pytest.param(
            direct(appeal={"since": "2026-11-23", "suspends": "true"}), [BEGAN], id="an appeal that has not begun"
        ),
        pytest.param(
            direct(appeal={"since": "2026-11-22", "suspends": "true"}),
            [
                (
                    "2026-11-22",
                    ("an appeal against the decision began. The decision does not apply while the appeal goes on.",),
                    [(DATA, PASSED, "Decision under appeal")],
                ),
                BEGAN,
            ],
            id="an appeal that begins today",
        ),
    ],
)
def test_events_of_a_report(
    report: reviews.Report, expected: list[tuple[str, tuple[str, ...], list[tuple[str, str, str]]]]
) -> None:
    assert shortly(happened({"eqa/1": report})) == expected


def test_a_report_that_does_not_count_changes_no_good_status() -> None:
    found = happened({"other/1": direct(), "eqa/1": direct()})
    assert {(event.ref, bool(event.turns)) for event in found} == {("other/1", False), ("eqa/1", True)}


def test_all_of_which_the_same_is_said_stand_together() -> None:
    report = provider(covers_micro_credentials={"answer": "yes"})
    (event,) = happened({"eqa/1": report})
    by_label = {turn.after: turn.refs for turn in event.turns}
    assert by_label == {
        "Passed an outside check": ("uni",),
        "Provider passed, short courses included": ("uni/analysis", "uni/first-aid", "uni/joint", "uni/unconfirmed"),
    }


def test_only_the_newest_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "MOST", 4)  # half of it for reports and agencies
    found = happened({f"eqa/{n}": direct(**{"from": f"2026-0{n + 1}-01"}, replaces=[]) for n in (1, 2, 3)})
    assert [event.ref for event in found] == ["eqa/3", "eqa/2"]


def test_many_courses_of_one_provider_leave_room_for_decisions(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "content")
    folder = tmp_path / "content" / "credentials" / "example-training"
    text = (folder / "first-aid.yml").read_text(encoding="utf-8")
    for number in range(events.MOST):
        (folder / f"flood-{number}.yml").write_text(f"{text}valid_from: {ON}\n", encoding="utf-8")
    statuses = Statuses(catalogue.load(tmp_path / "content", Settings()).catalogue, Policy())
    found = events.events(statuses, upkeep.endings(statuses, ON).every, ON)
    alone = Statuses(catalogue.load(EXAMPLE, Settings()).catalogue, Policy())
    before = events.events(alone, upkeep.endings(alone, ON).every, ON)
    kept = [event for event in found if event.kind in ("agency", "report")]
    assert [event.ref for event in kept] == [event.ref for event in before if event.kind in ("agency", "report")]
    assert len(found) - len(kept) == events.MOST // 2


def test_what_happened_does_not_depend_on_the_day_of_the_build() -> None:
    statuses = Statuses(catalogue.load(EXAMPLE, Settings()).catalogue, Policy())
    later = ON + dt.timedelta(days=1_000)
    known, after = (events.events(statuses, upkeep.endings(statuses, day).every, day) for day in (ON, later))
    assert [event for event in after if event.day <= ON] == list(known)
    assert {"agency", "report"} <= {event.kind for event in known}
