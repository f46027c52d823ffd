"""Days in reports that somebody has to keep in mind, sorted by whom they concern."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from generator.catalogue import Catalogue, Entry, owner
from generator.records import Report
from generator.vocabulary import Scope


@dataclass(frozen=True, slots=True)
class About:
    """A report, and what it looked at."""

    report: str
    providers: tuple[str, ...] = ()
    credentials: tuple[str, ...] = ()
    """The micro-credentials, if they were looked at themselves."""
    programme: str = ""
    """The short name of the programme, if one was looked at."""

    @classmethod
    def of(cls, entry: Entry[Report]) -> "About":
        """Give what a report is about, everything once."""
        record = entry.record
        named = (item.credential for item in record.credentials) if record.scope is Scope.CREDENTIAL else ()
        return cls(
            entry.ref,
            tuple(dict.fromkeys(record.providers)),
            tuple(dict.fromkeys(named)),
            record.programme.id if record.programme and record.scope is Scope.PROGRAMME else "",
        )

    def as_json(self) -> dict[str, object]:
        """Give it as it is printed for programs."""
        return {
            "report": self.report,
            "agency": owner(self.report),
            "providers": list(self.providers),
            "credentials": list(self.credentials),
            "programme": self.programme or None,
        }


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day of a review, or to meet a condition."""

    day: dt.date
    about: About

    @property
    def report(self) -> str:
        """Give the report that sets the day."""
        return self.about.report

    @property
    def agency(self) -> str:
        """Give the agency that made the report."""
        return owner(self.report)

    def days_left(self, on: dt.date) -> int:
        """Give how many days are left after a day: 0 on the last one, less when it has passed."""
        return (self.day - on).days


T_co = TypeVar("T_co", bound=LastDay, covariant=True)


@dataclass(frozen=True, slots=True)
class Concerning(Generic[T_co]):
    """All of a kind in a catalogue, and those that concern an agency, a provider or a country."""

    every: tuple[T_co, ...] = ()
    by_owner: Mapping[str, tuple[T_co, ...]] = field(default_factory=dict)
    """By the folder and the name of whom they concern: `agencies/exqa`, `countries/be`."""

    def of(self, owned_by: str) -> tuple[T_co, ...]:
        """Give those that concern an agency, a provider or a country."""
        return self.by_owner.get(owned_by, ())


def owners(catalogue: Catalogue) -> tuple[str, ...]:
    """Give every agency, provider and country by folder and name: each has a page of maintenance."""
    return (
        *(f"providers/{ref}" for ref in catalogue.providers),
        *(f"agencies/{ref}" for ref in catalogue.agencies),
        *(f"countries/{place}" for place in catalogue.countries_named),
    )


def concerning(catalogue: Catalogue, found: Iterable[T_co]) -> Concerning[T_co]:
    """Sort what reports say by whom it concerns; the order stays."""
    every = tuple(found)
    by_owner: dict[str, list[T_co]] = defaultdict(list)
    for each in every:
        for name in _concerned(catalogue, each):
            by_owner[name].append(each)
    return Concerning(every, {name: tuple(of) for name, of in by_owner.items()})


def _concerned(catalogue: Catalogue, last: LastDay) -> Iterator[str]:
    """Yield the agencies and providers of a report, and the countries and education systems of the providers, once."""
    agencies = dict.fromkeys((last.agency, *catalogue.reports[last.report].record.with_agencies))
    yield from (f"agencies/{agency}" for agency in agencies)
    yield from (f"providers/{provider}" for provider in last.about.providers)
    seats = [catalogue.providers[ref].record.seat for ref in last.about.providers if ref in catalogue.providers]
    places = dict.fromkeys(place for seat in seats for place in (seat.country.lower(), seat.system) if place)
    yield from (f"countries/{place}" for place in places)
