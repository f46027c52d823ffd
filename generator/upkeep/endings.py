"""Reviews that end: statuses and a day in; the last day of every review that counts and that has one, out.

A review that was taken back, or whose place another one takes before it ends, does not end for anybody.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.catalogue import Catalogue, Entry, owner
from generator.records import Report
from generator.status import Review, Statuses


@dataclass(frozen=True, slots=True, order=True)
class Ending:
    """The end of a review, or of what it says of one credential. Sorted by last day."""

    last: dt.date
    """The last day on which it holds."""
    report: str
    providers: tuple[str, ...] = ()
    """The providers that the report is about."""
    credential: str = ""
    """The credential that has an end of its own; empty if the report as a whole ends."""
    assumed: bool = False
    """Whether the report names no last day, and the policy assumes this one."""

    @property
    def agency(self) -> str:
        """Give the agency that made the report."""
        return owner(self.report)

    def days_left(self, on: dt.date) -> int:
        """Give how many days it still holds after a day: 0 on the last one, less when it is over."""
        return (self.last - on).days

    def as_json(self) -> dict[str, object]:
        """Give the ending as it is printed for programs."""
        return {
            "last_day": self.last.isoformat(),
            "assumed": self.assumed,
            "report": self.report,
            "agency": self.agency,
            "providers": list(self.providers),
            "credential": self.credential or None,
        }


@dataclass(frozen=True, slots=True)
class Endings:
    """All endings of a catalogue, by last day, and those that concern an agency, a provider or a country."""

    every: tuple[Ending, ...] = ()
    by_owner: Mapping[str, tuple[Ending, ...]] = field(default_factory=dict)
    """By the folder and the name of whom they concern: `agencies/exqa`, `countries/be`."""

    def of(self, owned_by: str) -> tuple[Ending, ...]:
        """Give the endings that concern an agency, a provider or a country."""
        return self.by_owner.get(owned_by, ())


def endings(statuses: Statuses, on: dt.date) -> Endings:
    """Give the ends of all reviews, as seen on a day: a decision that changes may change the end too."""
    every = tuple(sorted(set(_endings(statuses, on))))
    by_owner: dict[str, list[Ending]] = defaultdict(list)
    for ending in every:
        for concerned in _concerned(statuses.catalogue, ending):
            by_owner[concerned].append(ending)
    return Endings(every, {name: tuple(found) for name, found in by_owner.items()})


def _endings(statuses: Statuses, on: dt.date) -> Iterator[Ending]:
    for entry in statuses.catalogue.reports.values():
        if entry.record.withdrawn is not None or statuses.reason(entry.ref) is not None:
            continue
        whole = statuses.alone(entry).end(on)
        for dossier, review in statuses.bearing(entry.ref):
            end, assumed = review.end(on)
            if end is not None and not dossier.is_history(review, end):
                own = _own(review, entry) if (end, assumed) != whole else ""
                yield Ending(end, entry.ref, tuple(dict.fromkeys(entry.record.providers)), own, assumed)


def _own(review: Review, report: Entry[Report]) -> str:
    """Give the credential that a review is about; a report says so of the credentials that it lists."""
    return next((item.credential for item in report.record.credentials if {item.credential} == review.about), "")


def _concerned(catalogue: Catalogue, ending: Ending) -> Iterator[str]:
    """Yield the agencies and providers of a report, and the countries and education systems of the providers, once."""
    agencies = dict.fromkeys((ending.agency, *catalogue.reports[ending.report].record.with_agencies))
    yield from (f"agencies/{agency}" for agency in agencies)
    yield from (f"providers/{provider}" for provider in ending.providers)
    seats = [catalogue.providers[ref].record.seat for ref in ending.providers if ref in catalogue.providers]
    places = dict.fromkeys(place for seat in seats for place in (seat.country.lower(), seat.system) if place)
    yield from (f"countries/{place}" for place in places)
