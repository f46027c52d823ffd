"""The catalogue: every record of a folder, checked, linked and ready to answer questions.

`load` reads a folder of records and gives the catalogue together with the findings on the way. What cannot be used
is left out and remembered as refused, so that a mistake in one file is not reported again by every file that names it.
"""

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar, cast

from generator import reading, records
from generator.finding import Finding
from generator.reading import Reader
from generator.records import Agency, CountryRecord, Credential, Kind, Provider, Record, Report
from generator.settings import Settings
from generator.vocabulary import Scope

R_co = TypeVar("R_co", bound=Record, covariant=True)


@dataclass(frozen=True, slots=True)
class Entry(Generic[R_co]):
    """A record, the name by which others refer to it, and the path of its file below the folder of records."""

    ref: str
    path: str
    record: R_co


@dataclass(frozen=True, slots=True)
class Evidence:
    """A report that touches a credential, and through which of the three ways it does."""

    report: Entry[Report]
    scope: Scope


_CLOSENESS = {scope: place for place, scope in enumerate(Scope)}


@dataclass(frozen=True)
class Catalogue:
    """All records by name, in the order of their names, and the questions that pages and rules ask of them."""

    agencies: Mapping[str, Entry[Agency]] = field(default_factory=dict)
    countries: Mapping[str, Entry[CountryRecord]] = field(default_factory=dict)
    providers: Mapping[str, Entry[Provider]] = field(default_factory=dict)
    credentials: Mapping[str, Entry[Credential]] = field(default_factory=dict)
    reports: Mapping[str, Entry[Report]] = field(default_factory=dict)
    refused: frozenset[tuple[str, str]] = frozenset()
    """Kind and name of records whose file exists and cannot be used."""
    required: frozenset[str] = frozenset()
    """Elements of Annex I (`settings.ANNEX_I`) without which this catalogue refuses a credential."""

    def of_kind(self, kind: str) -> Mapping[str, Entry[Record]]:
        """Give all records of a kind by name."""
        return cast("Mapping[str, Entry[Record]]", getattr(self, records.BY_NAME[kind].folder))

    def entries(self) -> Iterator[tuple[Kind, Entry[Record]]]:
        """Yield every record with its kind."""
        for kind in records.KINDS:
            for entry in self.of_kind(kind.name).values():
                yield kind, entry

    def index(self) -> None:
        """Make every index now, so that processes forked from this one share them instead of making their own."""
        for name, value in vars(type(self)).items():
            if isinstance(value, cached_property):
                getattr(self, name)

    # --- who awards

    def awarding(self, ref: str) -> tuple[str, ...]:
        """Give the providers that award a credential: the folder's, then those that confirm a joint award."""
        return (owner(ref), *(other for other in self._named_with(ref) if self.confirms(other, ref)))

    def unconfirmed(self, ref: str) -> tuple[str, ...]:
        """Give the providers that a credential names as awarding it too and that do not confirm it."""
        return tuple(other for other in self._named_with(ref) if not self.confirms(other, ref))

    def confirms(self, provider: str, ref: str) -> bool:
        """Tell whether a provider's own record says that it awards a credential together with another."""
        entry = self.providers.get(provider)
        return entry is not None and ref in entry.record.joint_awards

    def _named_with(self, ref: str) -> tuple[str, ...]:
        entry = self.credentials.get(ref)
        return () if entry is None else tuple(other for other in entry.record.joint_awarding if other != owner(ref))

    def awarded_by(self, provider: str) -> tuple[Entry[Credential], ...]:
        """Give the credentials that a provider awards, alone or with others."""
        return tuple(self._awarded.get(provider, ()))

    @cached_property
    def _awarded(self) -> dict[str, list[Entry[Credential]]]:
        index: dict[str, list[Entry[Credential]]] = defaultdict(list)
        for ref, entry in self.credentials.items():
            for provider in self.awarding(ref):
                index[provider].append(entry)
        return index

    def partnered_by(self, provider: str) -> tuple[Entry[Credential], ...]:
        """Give the credentials that a provider helps with and does not award."""
        return tuple(self._partnered.get(provider, ()))

    @cached_property
    def _partnered(self) -> dict[str, list[Entry[Credential]]]:
        index: dict[str, list[Entry[Credential]]] = defaultdict(list)
        for entry in self.credentials.values():
            for provider in dict.fromkeys(p.provider for p in entry.record.partners if p.provider):
                index[provider].append(entry)
        return index

    # --- what reports touch

    def evidence_on(self, ref: str) -> tuple[Evidence, ...]:
        """Give the reports that touch a credential (STATUS, step 1), the closest way first, the newest first in each.

        A report on a partner or a related organisation does not touch it.
        """
        return self._evidence.get(ref, ())

    @cached_property
    def _evidence(self) -> dict[str, tuple[Evidence, ...]]:
        return {ref: self._evidence_on(ref) for ref in self.credentials}

    def _evidence_on(self, ref: str) -> tuple[Evidence, ...]:
        part = self.credentials[ref].record.part_of_programme
        programme = (part.provider, part.id) if part else None
        awarding = self.awarding(ref)
        found: dict[str, Evidence] = {}
        for report in self._listing.get(ref, ()):
            if report.record.scope == Scope.CREDENTIAL:
                found[report.ref] = Evidence(report, Scope.CREDENTIAL)
        for provider in awarding:
            for report in self._naming.get(provider, ()):
                record = report.record
                if record.scope == Scope.PROVIDER:
                    found.setdefault(report.ref, Evidence(report, Scope.PROVIDER))
                elif record.scope == Scope.PROGRAMME and (_covers(record, ref) or _programme(record) == programme):
                    found.setdefault(report.ref, Evidence(report, Scope.PROGRAMME))
        newest = sorted(found.values(), key=lambda e: (e.report.record.from_, e.report.ref), reverse=True)
        return tuple(sorted(newest, key=lambda e: _CLOSENESS[e.scope]))

    def naming(self, provider: str) -> tuple[Entry[Report], ...]:
        """Give the reports that name a provider, the newest first."""
        return tuple(sorted(self._naming.get(provider, ()), key=_newest, reverse=True))

    @cached_property
    def _naming(self) -> dict[str, list[Entry[Report]]]:
        index: dict[str, list[Entry[Report]]] = defaultdict(list)
        for report in self.reports.values():
            for provider in dict.fromkeys(report.record.providers):
                index[provider].append(report)
        return index

    @cached_property
    def _listing(self) -> dict[str, list[Entry[Report]]]:
        index: dict[str, list[Entry[Report]]] = defaultdict(list)
        for report in self.reports.values():
            for reviewed in dict.fromkeys(item.credential for item in report.record.credentials):
                index[reviewed].append(report)
        return index

    def touched_by(self, report: str) -> tuple[tuple[Entry[Credential], Scope], ...]:
        """Give the credentials that a report touches, and through which way."""
        return tuple(self._touched.get(report, ()))

    @cached_property
    def _touched(self) -> dict[str, list[tuple[Entry[Credential], Scope]]]:
        index: dict[str, list[tuple[Entry[Credential], Scope]]] = defaultdict(list)
        for ref, entry in self.credentials.items():
            for evidence in self.evidence_on(ref):
                index[evidence.report.ref].append((entry, evidence.scope))
        return index

    def by_agency(self, agency: str) -> tuple[Entry[Report], ...]:
        """Give the reports of an agency and those that it contributed to, the newest first."""
        return tuple(sorted(self._by_agency.get(agency, ()), key=_newest, reverse=True))

    @cached_property
    def _by_agency(self) -> dict[str, list[Entry[Report]]]:
        index: dict[str, list[Entry[Report]]] = defaultdict(list)
        for report in self.reports.values():
            for agency in dict.fromkeys((owner(report.ref), *report.record.with_agencies)):
                index[agency].append(report)
        return index

    # --- versions and places

    @cached_property
    def superseded(self) -> dict[str, str]:
        """Give, for every credential that a newer one replaces, the newer one."""
        return {
            str(entry.record.supersedes): ref
            for ref, entry in self.credentials.items()
            if entry.record.supersedes is not None
        }

    def versions(self, ref: str) -> tuple[str, ...]:
        """Give all versions of a credential, the earliest first: those before it, itself, those after it."""
        found = [ref]
        while (earlier := self._earlier(found[0])) and earlier not in found:
            found.insert(0, earlier)
        while (later := self.superseded.get(found[-1])) and later not in found:
            found.append(later)
        return tuple(found)

    def _earlier(self, ref: str) -> str:
        """Give the credential that another one replaces, if both exist; else nothing."""
        earlier = self.credentials[ref].record.supersedes
        return earlier if earlier and earlier in self.credentials else ""

    @cached_property
    def replaced(self) -> dict[str, list[str]]:
        """Give, for every report that others name in `replaces`, these others."""
        index: dict[str, list[str]] = defaultdict(list)
        for ref, entry in self.reports.items():
            for earlier in entry.record.replaces or ():
                index[earlier].append(ref)
        return index

    def country_of(self, provider: str) -> str:
        """Give the country of a provider's legal seat, ISO 3166-1 alpha-2."""
        entry = self.providers.get(provider)
        return entry.record.seat.country if entry else ""

    @cached_property
    def countries_named(self) -> tuple[str, ...]:
        """Give the id of every country and education system that a record names, in order: `be`, `be-vlg`, …."""
        named = set(self.countries) | {agency.record.country.lower() for agency in self.agencies.values()}
        for provider in self.providers.values():
            for seat in provider.record.seats:
                named.add(seat.country.lower())
                if seat.system:
                    named.add(seat.system)
        return tuple(sorted(named | {place[:2] for place in named}))


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder held: the catalogue of what can be used, and all findings, in order."""

    catalogue: Catalogue
    findings: tuple[Finding, ...]
    folder: Path = Path("content")
    shown: str = "content"
    """How findings name the folder."""

    def path(self, entry: Entry[Record]) -> str:
        """Give the path by which findings name the file of a record."""
        return f"{self.shown}/{entry.path}"

    def content(self, entry: Entry[Record]) -> bytes:
        """Read the file of a record once more, to find the line of something in it."""
        return (self.folder / entry.path).read_bytes()


def owner(ref: str) -> str:
    """Give the provider or agency whose folder a credential or report lies in."""
    return ref.partition("/")[0]


def load(folder: Path, settings: Settings, called: str = "", reader: Reader = reading.in_turn) -> Loaded:
    """Read, check and link all records below a folder; findings call it `called`, or by its own name."""
    # Records stay until the end and hold no circles: the collector would only walk through all of them, many times.
    gc.disable()
    try:
        return _load(folder, settings, called or folder.name, reader)
    finally:
        gc.freeze()
        gc.enable()


def _load(folder: Path, settings: Settings, called: str, reader: Reader) -> Loaded:
    files, strays = reading.files(folder, called)
    found: dict[str, dict[str, Entry[Record]]] = {kind.folder: {} for kind in records.KINDS}
    refused: set[tuple[str, str]] = set()
    findings = list(strays)
    for file, (record, problems) in zip(files, reader(files, settings.language), strict=True):
        findings.extend(problems)
        if record is None:
            refused.add((file.kind.name, file.ref))
        else:
            found[file.kind.folder][file.ref] = Entry(file.ref, file.inside, record)
    required = frozenset(settings.required)
    # Files come as `data-2.yml`, `data.yml`; names as `data`, `data-2`.
    by_name = {folder: dict(sorted(entries.items())) for folder, entries in found.items()}
    catalogue = Catalogue(**by_name, refused=frozenset(refused), required=required)  # type: ignore[arg-type]
    return Loaded(catalogue, tuple(sorted(findings)), folder, called)


def _covers(report: Report, ref: str) -> bool:
    coverage = report.covers_micro_credentials
    return coverage is not None and ref in coverage.credentials


def _programme(report: Report) -> tuple[str, str] | None:
    return (report.programme.provider, report.programme.id) if report.programme else None


def _newest(report: Entry[Report]) -> tuple[object, str]:
    return report.record.from_, report.ref


def sorted_by_title(entries: Iterable[Entry[Credential]], language: str) -> list[Entry[Credential]]:
    """Sort credentials by their title in a language, as people read lists: case and accents aside."""
    return sorted(entries, key=lambda entry: (entry.record.title.pick(language)[1].casefold(), entry.ref))
