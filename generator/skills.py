"""Skills: what people can do after a micro-credential. A catalogue in, every skill with those that lead to it out.

Skills of two records are the same one if they have the same address in ESCO, or the same label in one language.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.catalogue import Catalogue
from generator.records import Credential
from generator.records import credential as credentials
from generator.records.values import LONGEST_ID, Text

_HASH = 8


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
    taken: dict[str, tuple[str, str]] = {}
    for skill in sorted(every, key=lambda skill: skill.esco is None):  # stable: else in the order of the catalogue
        names = [(tag, label.casefold()) for tag, label in skill.label]
        own = skill.esco.rpartition("/")[2].lower() if skill.esco else next(filter(None, map(known.get, names)), "")
        if not own:
            own = _short_name(names[0][1])
            if taken.get(own, names[0]) != names[0]:
                own = f"{own[: LONGEST_ID - _HASH - 1]}-{_hash(' '.join(names[0]))}"
        taken.setdefault(own, names[0])
        ids[skill] = own
        for name in names:
            known.setdefault(name, own)
    return ids


def _short_name(label: str) -> str:
    """Make a short name: letters without accents, digits, hyphens; of other scripts a number that stays."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    is_told = 2 * sum(map(str.isalnum, name)) > sum(map(str.isalnum, label))
    return name[:LONGEST_ID].strip("-") if is_told else f"skill-{_hash(label)}"


def _hash(label: str) -> str:
    return hashlib.sha256(label.encode()).hexdigest()[:_HASH]
