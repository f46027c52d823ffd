"""Reviews that end: statuses and a day in; the last day of every review that counts and that has one, out.

A review that was taken back, or whose place another one takes before it ends, does not end for anybody.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.catalogue import Entry
from generator.records import Report
from generator.status import Review, Statuses
from generator.status.review import ONE_DAY
from generator.upkeep.concerned import About, Concerning, LastDay, concerning
from generator.vocabulary import Withdrawal


@dataclass(frozen=True, slots=True)
class Ending(LastDay):
    """The last day of a review, or of what it says of one credential."""

    credential: str = ""
    """The credential that has an end of its own; empty if the report as a whole ends."""
    assumed: bool = False
    """Whether the report names no last day, and the policy assumes this one."""
    renewed: dt.date | None = None
    """The first day of a later review of the same, if one is recorded for everything that the report is about."""

    def as_json(self) -> dict[str, object]:
        """Give the ending as it is printed for programs."""
        return {
            "last_day": self.day.isoformat(),
            "assumed": self.assumed,
            **self.about.as_json(),
            "credential": self.credential or None,
            "renewed": self.renewed.isoformat() if self.renewed else None,
        }


def endings(statuses: Statuses, on: dt.date) -> Concerning[Ending]:
    """Give the ends of all reviews, as seen on a day: a decision that changes may change the end too."""
    renewed: dict[Ending, set[dt.date | None]] = defaultdict(set)
    for ending, day in _endings(statuses, on):
        renewed[ending].add(day)
    every = (replace(ending, renewed=_latest(days)) for ending, days in renewed.items())
    return concerning(statuses.catalogue, sorted(every, key=_order))


def _latest(days: set[dt.date | None]) -> dt.date | None:
    """Give the day from which everything is reviewed again; None if something is not."""
    known = {day for day in days if day is not None}
    return max(known) if len(known) == len(days) else None


def _order(ending: Ending) -> tuple[dt.date, str, str]:
    return ending.day, ending.report, ending.credential


def _endings(statuses: Statuses, on: dt.date) -> Iterator[tuple[Ending, dt.date | None]]:
    """Yield each end as often as something has it, and the day from which a later review takes its place there."""
    for entry in statuses.catalogue.reports.values():
        if statuses.reason(entry.ref) is not None:
            continue
        whole = _end(statuses.alone(entry), on)
        for dossier, review in statuses.bearing(entry.ref):
            end, assumed = _end(review, on)
            if end is not None and not dossier.is_history(review, end):
                own = _own(review, entry) if (end, assumed) != whole else ""
                yield Ending(end, About.of(entry), own, assumed), dossier.history_from(review)


def _end(review: Review, on: dt.date) -> tuple[dt.date | None, bool]:
    """Give the last day of a review and whether it is assumed; none if it was taken back by a day."""
    end, assumed = review.end(on)
    withdrawn = review.report.record.withdrawn
    if withdrawn is None or withdrawn.kind is not Withdrawal.REVOKED or (end is not None and end < withdrawn.on):
        return end, assumed
    return (withdrawn.on - ONE_DAY if withdrawn.on > on else None), False


def _own(review: Review, report: Entry[Report]) -> str:
    """Give the credential that a review is about; a report says so of the credentials that it lists."""
    return next((item.credential for item in report.record.credentials if {item.credential} == review.about), "")
