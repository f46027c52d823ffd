"""Losses: what a record states and a format has no place for. Nothing is left out without being named here."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator import records
from generator.records import Record


@dataclass(frozen=True, slots=True, order=True)
class Loss:
    """Something that a record states and a format cannot say."""

    field: str
    """The way to it in the record: `price.note`."""
    why: str
    """Why the format cannot say it, as a sentence that stands by itself."""


def of_fields(record: Record, without_place: Mapping[str, str]) -> Iterator[Loss]:
    """Yield the losses of a record in a format.

    `without_place` names the fields that the format has no place for, and why; a name stands for what is in it too.
    """
    for field in sorted(records.stated(record)):
        if found := _found(field, without_place):
            yield Loss(field, found)


def _found(field: str, without_place: Mapping[str, str]) -> str:
    parts = field.split(".")
    ways = (".".join(parts[:end]) for end in range(len(parts), 0, -1))
    return next((without_place[way] for way in ways if way in without_place), "")


def counted(losses: Iterable[Loss]) -> list[tuple[Loss, int]]:
    """Count how often each loss was met, the most frequent first."""
    return sorted(Counter(losses).items(), key=lambda pair: (-pair[1], pair[0]))
