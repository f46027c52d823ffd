"""Conditions that are still open: statuses and a day in; every condition of a report that still holds, out.

A condition is open until the agency has seen it met, its decision has become another one, or its report is over.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.catalogue import Entry
from generator.records import Report
from generator.status import Dossier, Review, Statuses
from generator.upkeep.concerned import About, Concerning, LastDay, concerning
from generator.vocabulary import Decision, Standing


@dataclass(frozen=True, slots=True)
class Deadline(LastDay):
    """The last day to meet a condition."""

    number: int
    """Which condition of the report it is; the first is 1."""

    def as_json(self) -> dict[str, object]:
        """Give the deadline as it is printed for programs."""
        return {"due": self.day.isoformat(), "condition": self.number, **self.about.as_json()}


def deadlines(statuses: Statuses, on: dt.date) -> Concerning[Deadline]:
    """Give the deadlines of all conditions that are open on a day; a condition without a deadline has none."""
    return concerning(statuses.catalogue, sorted(_deadlines(statuses, on), key=_order))


def _order(deadline: Deadline) -> tuple[dt.date, str, int]:
    return deadline.day, deadline.report, deadline.number


def _deadlines(statuses: Statuses, on: dt.date) -> Iterator[Deadline]:
    for entry in statuses.catalogue.reports.values():
        if entry.record.conditions and statuses.reason(entry.ref) is None and _is_open(statuses, entry, on):
            for number, condition in enumerate(entry.record.conditions, start=1):
                if condition.due is not None and (condition.met is None or condition.met > on):
                    yield Deadline(condition.due, About.of(entry), number)


def _is_open(statuses: Statuses, report: Entry[Report], on: dt.date) -> bool:
    """Tell whether the decision is one with conditions on a day and still stands, or will."""
    return any(_holds(dossier, review, on) for dossier, review in statuses.bearing(report.ref))


def _holds(dossier: Dossier, review: Review, on: dt.date) -> bool:
    day = max(on, review.first)
    return (
        review.decided(day) is Decision.POSITIVE_WITH_CONDITIONS
        and review.in_time(day)
        and review.standing(day) is not Standing.WITHDRAWN
        and not dossier.is_history(review, day)
    )
