"""DEQAR: the row in which an agency would submit a report to the European database of quality assurance results.

DEQAR takes rows of agencies on the European register (EQAR), in columns of its own, and some things cannot be said in
them. A report that it would not take has reasons instead of a row.
"""

from dataclasses import dataclass

from generator.catalogue import Entry
from generator.exports.deqar import reasons
from generator.exports.deqar.reasons import Reason
from generator.exports.deqar.row import Row, cells, columns
from generator.exports.snapshot import Snapshot
from generator.records import Report

MOST_CREDITS = 60
"""A programme without a degree and with fewer ECTS credits is a micro-credential for DEQAR."""
YEARS = 6
"""So long after its first day DEQAR archives a report that has no last day."""

__all__ = ["MOST_CREDITS", "YEARS", "Reason", "Row", "Submission", "columns", "submission"]


@dataclass(frozen=True, slots=True)
class Submission:
    """What DEQAR would do with a report: take its row, or not, for reasons."""

    report: str
    row: Row | None
    reasons: tuple[Reason, ...]
    sample: bool


def submission(snapshot: Snapshot, entry: Entry[Report]) -> Submission:
    """Tell whether DEQAR would take a report, with its row or the reasons."""
    found = tuple(reasons.of_report(snapshot, entry))
    row = None if found else cells(snapshot, entry)
    if row:
        found = tuple(reasons.of_row(row))
    return Submission(entry.ref, None if found else row, found, entry.record.sample)
