"""Days in reports that somebody has to keep in mind, sorted by whom they concern."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from generator.catalogue import Catalogue, owner


class FromReport(Protocol):
    """Something that a report says."""

    @property
    def report(self) -> str:
        """Give the name of the report."""

    @property
    def providers(self) -> tuple[str, ...]:
        """Give the providers that it is about."""


T_co = TypeVar("T_co", bound=FromReport, covariant=True)


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


def _concerned(catalogue: Catalogue, said: FromReport) -> Iterator[str]:
    """Yield the agencies and providers of a report, and the countries and education systems of the providers, once."""
    agencies = dict.fromkeys((owner(said.report), *catalogue.reports[said.report].record.with_agencies))
    yield from (f"agencies/{agency}" for agency in agencies)
    yield from (f"providers/{provider}" for provider in said.providers)
    seats = [catalogue.providers[ref].record.seat for ref in said.providers if ref in catalogue.providers]
    places = dict.fromkeys(place for seat in seats for place in (seat.country.lower(), seat.system) if place)
    yield from (f"countries/{place}" for place in places)
