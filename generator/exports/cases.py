"""The decisions of a report by themselves: what each is on, its last day, and whether it still holds on the day.

A format that says a decision without the quality status beside it must not say more than the status does. So a
decision ends here on the day from which it no longer counts: its agency took it back, or a later report its place.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.catalogue import Entry
from generator.exports.snapshot import Snapshot
from generator.records import Report
from generator.records.report import ReviewedCredential
from generator.status.review import Review
from generator.vocabulary import Decision, Scope, Withdrawal


@dataclass(frozen=True, slots=True)
class Case:
    """One decision of a report, on one or more things."""

    decision: Decision
    about: tuple[str, ...]
    """The micro-credentials or providers that it is on; of a report on a programme, its provider and its id."""
    until: dt.date | str | None
    """The last day that is stated, or `unlimited`."""
    assumed: dt.date | None = None
    """The last day that the catalogue assumes where none is stated."""
    over: dt.date | None = None
    """The day from which it no longer holds, before its last day."""
    later: tuple[str, ...] = ()
    """The reports that took its place on that day; none if the agency took it back."""
    own: str = ""
    """The micro-credential that has this decision or last day of its own."""

    def lapsed(self, on: dt.date) -> bool:
        """Tell whether it ended by a day only because the catalogue assumes so."""
        return self.over is None and self.assumed is not None and self.assumed < on


def of(snapshot: Snapshot, entry: Entry[Report]) -> Sequence[Case]:
    """Give the decisions of a report in force on the day: its own, and those beside single micro-credentials."""
    record = entry.record
    single = [item for item in record.credentials if item.decision or item.until]
    shared: list[str] = [item.credential for item in record.credentials if item not in single]
    if record.scope is Scope.PROVIDER:
        shared = list(dict.fromkeys(record.providers))
    elif record.scope is Scope.PROGRAMME and record.programme:
        shared = [f"{record.programme.provider}/{record.programme.id}"]
    made = _Made(snapshot, entry)
    return [*([made.case(shared)] if shared or not single else []), *map(made.of_one, single)]


class _Made:
    """Makes the cases of one report."""

    def __init__(self, snapshot: Snapshot, entry: Entry[Report]) -> None:
        self.record = entry.record
        self.on = snapshot.on
        self.review = snapshot.statuses.alone(entry)
        self.decision = self.review.decided(self.on)
        self.replaced = _replaced(snapshot, entry)

    def of_one(self, item: ReviewedCredential) -> Case:
        return self.case([item.credential], item, item.credential)

    def case(self, about: Sequence[str], item: ReviewedCredential | None = None, own: str = "") -> Case:
        decision = (item and item.decision) or self.decision
        until = (item and item.until) or self.record.until
        passed = decision in (Decision.POSITIVE, Decision.POSITIVE_WITH_CONDITIONS)
        left, over, later = self._left(about)
        withdrawn = self.record.withdrawn
        if withdrawn and withdrawn.kind is Withdrawal.REVOKED and (over is None or withdrawn.on <= over):
            over, later = withdrawn.on, ()
        if over and isinstance(until, dt.date) and until < over:
            over, later = None, ()
        assumed = self.review.assumed_end if until is None and passed else None
        return Case(decision, left, until, assumed, over, later, own)

    def _left(self, about: Sequence[str]) -> tuple[tuple[str, ...], dt.date | None, tuple[str, ...]]:
        """Give what no later report has looked at by the day, else what was looked at last, and the end of that."""
        days = {each: self.replaced[each][0] if each in self.replaced else dt.date.max for each in about}
        last = max(days.values(), default=dt.date.max)
        left = tuple(each for each in about if days[each] > self.on or days[each] == last)
        if last == dt.date.max:
            return left, None, ()
        return left, last, tuple(sorted({ref for each in left if days[each] == last for ref in self.replaced[each][1]}))


def _replaced(snapshot: Snapshot, entry: Entry[Report]) -> Mapping[str, tuple[dt.date, tuple[str, ...]]]:
    """Give from which day, and by which reports, a report is history for each thing that it looked at."""
    found: dict[str, tuple[dt.date, tuple[str, ...]]] = {}
    for dossier, review in snapshot.statuses.bearing(entry.ref):
        day = dossier.history_from(review)
        if day is None or review.scope is not entry.record.scope:
            continue
        refs = tuple(other.ref for other in dossier.reviews if other.first == day and _replaces(other, review))
        for subject in review.about:
            known = found.get(subject)
            found[subject] = min(known, (day, refs)) if known else (day, refs)
    return found


def _replaces(newer: Review, older: Review) -> bool:
    return newer.makes_history(older) or older.ref in (newer.report.record.replaces or ())
