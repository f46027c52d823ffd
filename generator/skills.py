"""Skills: what people can do after a micro-credential. A catalogue in, every skill with those that lead to it out.

Skills of two records are the same one if they have the same address in ESCO, or the same label in one language.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.catalogue import Catalogue
from generator.naming import hashed
from generator.records import Credential
from generator.records import credential as credentials
from generator.records.values import Text


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill: its short name for addresses, its labels by language, its address in ESCO if it has one."""

    id: str
    labels: Text
    esco: str
    credentials: tuple[str, ...]
    """The micro-credentials that lead to it, in the order of the catalogue."""


@dataclass(frozen=True, slots=True)
class Skills:
    """Every skill of a catalogue by its id."""

    by_id: Mapping[str, Skill] = field(default_factory=dict)
    ids: Mapping[credentials.Skill, str] = field(default_factory=dict)
    """The id of each skill as records write it."""

    @classmethod
    def of(cls, catalogue: Catalogue) -> "Skills":
        """Find the skills of a catalogue."""
        ids = _ids(catalogue)
        labels: dict[str, dict[str, str]] = {}
        esco: dict[str, str] = {}
        found: dict[str, dict[str, None]] = {}
        for ref, written in _written(catalogue):
            own = ids[written]
            for tag, label in written.label:
                labels.setdefault(own, {}).setdefault(tag, label)
            if written.esco:
                esco[own] = written.esco
            found.setdefault(own, {})[ref] = None
        return cls(
            {
                own: Skill(own, Text(tuple(labels[own].items())), esco.get(own, ""), tuple(refs))
                for own, refs in found.items()
            },
            ids,
        )


def _written(catalogue: Catalogue) -> Iterator[tuple[str, credentials.Skill]]:
    for ref, entry in catalogue.credentials.items():
        record: Credential = entry.record
        yield from ((ref, skill) for skill in record.skills)


def _ids(catalogue: Catalogue) -> dict[credentials.Skill, str]:
    """Give every skill that is written an id: those with an address in ESCO first, so that others can be the same."""
    every = dict.fromkeys(skill for _, skill in _written(catalogue))
    ids: dict[credentials.Skill, str] = {}
    known: dict[tuple[str, str], str] = {}
    for skill in sorted(every, key=lambda skill: skill.esco is None):  # stable: else in the order of the catalogue
        names = [(tag, label.casefold()) for tag, label in skill.label]
        if skill.esco:
            own = skill.esco.rpartition("/")[2].lower()
        else:
            own = next(filter(None, map(known.get, names)), "") or f"skill-{hashed(*names[0])}"
        ids[skill] = own
        for name in names:
            known.setdefault(name, own)
    return ids
