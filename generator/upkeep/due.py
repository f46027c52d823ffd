"""What is due: a folder of records, statuses, findings and a day in; what somebody has to look at next, out.

The page of maintenance and `catalogue due` show the same value.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from generator import completeness
from generator.catalogue import Catalogue, Loaded, owner
from generator.finding import Finding, Level
from generator.records import BY_NAME
from generator.rules.freshness import stale_from
from generator.settings import ANNEX_I
from generator.status import Statuses
from generator.upkeep.concerned import Concerning
from generator.upkeep.deadlines import Deadline, deadlines
from generator.upkeep.endings import Ending, endings

SOON = 90
"""So many days ahead is soon; the list looks back as far for reviews that have ended."""
YEAR = 365
"""So many days ahead the list looks for reviews that end: a new review takes time."""
_WINDOWS = (
    ("in the next 7 days", 0, 7),
    ("in 8 to 30 days", 8, 30),
    (f"in 31 to {SOON} days", 31, SOON),
    (f"in {SOON + 1} to {YEAR} days", SOON + 1, YEAR),
)
_ENDED = (f"ended in the last {SOON} days", -SOON, -1)
_NOT_STATED = "not-stated"
_TOLD_APART = frozenset({"not-verified-for-a-year", _NOT_STATED})
"""Rules whose findings stand under records to compare and under missing elements."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Comparison:
    """A record that has to be compared with its source. Sorted by the day from which that is late."""

    late_from: dt.date
    """The first day on which the last comparison is more than twelve months ago."""
    kind: str
    ref: str
    last: dt.date
    """The day of the last comparison."""

    def as_json(self) -> dict[str, object]:
        """Give the record as it is printed for programs."""
        return {
            "kind": self.kind,
            "ref": self.ref,
            "last_verified": self.last.isoformat(),
            "late_from": self.late_from.isoformat(),
        }


@dataclass(frozen=True, slots=True, order=True)
class Gap:
    """A credential that does not state some elements of Annex I (`settings.ANNEX_I`)."""

    ref: str
    missing: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """Give the credential as it is printed for programs."""
        return {"ref": self.ref, "missing": list(self.missing)}


@dataclass(frozen=True, slots=True, order=True)
class Warned:
    """Something else that the check has found, and the kind and name of the record in which it stands."""

    finding: Finding
    kind: str
    ref: str


@dataclass(frozen=True, slots=True)
class Due:
    """What has to be looked at next on a day, each list sorted: in the catalogue, or for one of those who look."""

    on: dt.date
    endings: tuple[Ending, ...] = ()
    """Reviews that end in at most `YEAR` days, or ended at most `SOON` days ago."""
    deadlines: tuple[Deadline, ...] = ()
    """Open conditions whose deadline has passed or comes in at most `YEAR` days."""
    comparisons: tuple[Comparison, ...] = ()
    """Records whose comparison is late, or will be in `SOON` days."""
    gaps: tuple[Gap, ...] = ()
    warnings: tuple[Warned, ...] = ()
    ends: Concerning[Ending] = field(default_factory=Concerning)
    conditions: Concerning[Deadline] = field(default_factory=Concerning)
    """Of the whole catalogue: the ends of all reviews and all deadlines, also those that are far away."""
    by_owner: Mapping[str, "Due"] = field(default_factory=dict)
    """The same for each agency, provider and country that has something due, by folder and name: `agencies/exqa`."""

    def of(self, owned_by: str) -> "Due":
        """Give what is due for an agency, provider or country."""
        return self.by_owner.get(owned_by, Due(self.on))

    @property
    def windows(self) -> Iterator[tuple[str, tuple[Ending, ...]]]:
        """Yield each time in words, the nearest first and what has ended last, with the reviews whose end is in it."""
        for said, first, last in (*_WINDOWS, _ENDED):
            yield said, tuple(each for each in self.endings if first <= each.days_left(self.on) <= last)

    @property
    def overdue(self) -> tuple[Deadline, ...]:
        """Give the open conditions whose deadline has passed."""
        return tuple(each for each in self.deadlines if each.day < self.on)

    @property
    def due_soon(self) -> tuple[Deadline, ...]:
        """Give the open conditions whose deadline comes in at most `SOON` days."""
        return tuple(each for each in self.deadlines if 0 <= each.days_left(self.on) <= SOON)

    @property
    def due_later(self) -> tuple[Deadline, ...]:
        """Give the open conditions whose deadline comes later within a year."""
        return tuple(each for each in self.deadlines if each.days_left(self.on) > SOON)

    @property
    def late(self) -> tuple[Comparison, ...]:
        """Give the records that nobody has compared with their source for more than twelve months."""
        return tuple(each for each in self.comparisons if each.late_from <= self.on)

    @property
    def late_soon(self) -> tuple[Comparison, ...]:
        """Give the records of which that will be so in `SOON` days."""
        return tuple(each for each in self.comparisons if each.late_from > self.on)

    @property
    def elements(self) -> list[tuple[str, int]]:
        """Give each element of Annex I that is missing somewhere, and in how many credentials."""
        counted = Counter(element for gap in self.gaps for element in gap.missing)
        return [(element, counted[element]) for element in ANNEX_I if counted[element]]

    def as_json(self) -> dict[str, object]:
        """Give all of it as it is printed for programs."""
        return {
            "as_of": self.on.isoformat(),
            "endings": [each.as_json() for each in self.endings],
            "conditions": [each.as_json() for each in self.deadlines],
            "comparisons": [each.as_json() for each in self.comparisons],
            "missing": [each.as_json() for each in self.gaps],
            "warnings": [each.finding.as_json() for each in self.warnings],
        }


def due(loaded: Loaded, statuses: Statuses, findings: Iterable[Finding], on: dt.date) -> Due:
    """Give what is due on a day, with what the check has found about the same records on the same day."""
    ends, conditions = endings(statuses, on), deadlines(statuses, on)
    warned_of = list(_warned(loaded, findings))
    comparisons = sorted(_comparisons(loaded.catalogue, on))
    gaps = sorted(_gaps(loaded.catalogue, warned_of))
    warnings = sorted(each for each in warned_of if each.finding.rule not in _TOLD_APART)
    compared = _by_owner(comparisons, lambda each: _owner(each.kind, each.ref))
    lacking = _by_owner(gaps, lambda each: _owner("credential", each.ref))
    warned = _by_owner(warnings, lambda each: _owner(each.kind, each.ref))
    ending = {name: near for name, found in ends.by_owner.items() if (near := _near(found, on))}
    asked = {name: unmet for name, found in conditions.by_owner.items() if (unmet := _open(found, on))}
    return Due(
        on=on,
        endings=_near(ends.every, on),
        deadlines=_open(conditions.every, on),
        comparisons=tuple(comparisons),
        gaps=tuple(gaps),
        warnings=tuple(warnings),
        ends=ends,
        conditions=conditions,
        by_owner={
            name: Due(
                on=on,
                endings=ending.get(name, ()),
                deadlines=asked.get(name, ()),
                comparisons=compared.get(name, ()),
                gaps=lacking.get(name, ()),
                warnings=warned.get(name, ()),
            )
            for name in sorted({*ending, *asked, *compared, *lacking, *warned})
        },
    )


def _near(found: Iterable[Ending], on: dt.date) -> tuple[Ending, ...]:
    return tuple(each for each in found if -SOON <= each.days_left(on) <= YEAR)


def _open(found: Iterable[Deadline], on: dt.date) -> tuple[Deadline, ...]:
    return tuple(each for each in found if each.days_left(on) <= YEAR)


def _comparisons(catalogue: Catalogue, on: dt.date) -> Iterator[Comparison]:
    for kind, entry in catalogue.entries():
        last = entry.record.last_verified
        if (stale_from(last) - on).days <= SOON:
            yield Comparison(stale_from(last), kind.name, entry.ref, last)


def _gaps(catalogue: Catalogue, warned: Iterable[Warned]) -> Iterator[Gap]:
    """Yield what is missing where the check has found that something is; most credentials state everything."""
    for each in warned:
        if each.finding.rule == _NOT_STATED:
            yield Gap(each.ref, completeness.missing(catalogue, catalogue.credentials[each.ref]))


def _warned(loaded: Loaded, findings: Iterable[Finding]) -> Iterator[Warned]:
    """Yield the warnings with their records; errors stop the build, so that they are no matter of upkeep."""
    by_path = {loaded.path(entry): (kind.name, entry.ref) for kind, entry in loaded.catalogue.entries()}
    for finding in findings:
        if finding.level is Level.WARNING and finding.place.path in by_path:
            yield Warned(finding, *by_path[finding.place.path])


def _owner(kind: str, ref: str) -> str:
    """Give who looks after a record, as the folder and the name of an agency, provider or country."""
    folder = {"credential": "providers", "report": "agencies"}.get(kind, BY_NAME[kind].folder)
    return f"{folder}/{owner(ref)}"


def _by_owner(items: Iterable[T], owned_by: Callable[[T], str]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = defaultdict(list)
    for item in items:
        found[owned_by(item)].append(item)
    return {name: tuple(each) for name, each in found.items()}
