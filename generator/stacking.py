"""Stacking: what micro-credentials count towards. A catalogue in; every award with its paths out.

An award is another micro-credential of the catalogue, or something larger that a provider names, such as a degree. The
names that one provider uses for the same thing, at the same address, are one award.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.catalogue import Catalogue, owner
from generator.naming import hashed
from generator.records.credential import StackingTarget
from generator.records.values import Text

_DEEPEST = 6
"""So many steps before an award are followed. A path that goes round is an error of the check."""


@dataclass(frozen=True, slots=True)
class Award:
    """Something that micro-credentials count towards."""

    id: str
    """Its place below `stacking/`: the name of the micro-credential, or the provider and a name of its own."""
    credential: str
    """The micro-credential that it is; empty for something without a record."""
    name: Text
    """What something without a record is called; of a micro-credential its id."""
    url: str
    sources: tuple[str, ...]
    """The micro-credentials that count towards it directly, in the order of the catalogue."""


@dataclass(frozen=True, slots=True)
class Step:
    """A micro-credential on the way to an award, and those that count towards it in turn."""

    credential: str
    before: tuple["Step", ...] = ()


@dataclass(frozen=True, slots=True)
class Stacking:
    """Every award of a catalogue by its id."""

    awards: Mapping[str, Award] = field(default_factory=dict)

    @classmethod
    def of(cls, catalogue: Catalogue) -> "Stacking":
        """Find the awards of a catalogue."""
        sources: dict[str, list[str]] = {}
        named: dict[str, StackingTarget] = {}
        for ref, entry in catalogue.credentials.items():
            for target in entry.record.stacking.into if entry.record.stacking else ():
                key = award_id(ref, target)
                named.setdefault(key, target)
                if ref not in sources.setdefault(key, []):
                    sources[key].append(ref)
        return cls(
            {
                key: Award(
                    key,
                    str(target.credential or ""),
                    target.name or Text((("en", key),)),
                    str(target.url or ""),
                    tuple(sources[key]),
                )
                for key, target in named.items()
                if not target.credential or target.credential in catalogue.credentials
            }
        )

    def steps(self, award: Award) -> tuple[Step, ...]:
        """Give the way to an award: what counts towards it, and before each what counts towards that."""
        return tuple(self._steps(award, frozenset({award.credential}), _DEEPEST))

    def _steps(self, award: Award, seen: frozenset[str], left: int) -> Iterator[Step]:
        for ref in award.sources:
            if ref in seen:
                continue
            before = self.awards.get(ref)
            more = self._steps(before, seen | {ref}, left - 1) if before and left > 1 else ()
            yield Step(ref, tuple(more))


def award_id(source: str, target: StackingTarget) -> str:
    """Give the id of what a micro-credential counts towards."""
    if target.credential:
        return str(target.credential)
    name = target.name.by_language[0][1] if target.name else ""
    return f"{owner(source)}/to-{hashed(name, str(target.url or ''))}"
