"""What a reader finds in a file: facts for records, where each of them stands, and what could not be used."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Union

from generator.catalogue import Catalogue

Value = Union[str, int, float, bool, Decimal, dt.date, list["Value"], dict[str, "Value"]]  # noqa: UP007 - it is recursive
"""What can stand in a record: words, numbers, yes and no, days, lists and maps of them."""


class UnreadableError(Exception):
    """A file cannot be read at all; the message says why and what to do, for the person who has it."""


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """Something that a reader could not use, or that somebody should look at, in plain words."""

    where: str
    """Where it stands in the source, as its reader finds it: `row 5, “Price”`. Empty for the file as a whole."""
    message: str
    """What is there, as a sentence that stands by itself, with what to do about it."""

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message

    def as_json(self) -> dict[str, str]:
        """Give the note as it is printed for programs."""
        return {"where": self.where, "message": self.message}


@dataclass(frozen=True, slots=True)
class Fact:
    """The value of one field of a record, and where it stands in the source."""

    value: Value
    where: str


@dataclass(frozen=True, slots=True)
class Found:
    """One course (or report) of a source."""

    id: str
    """The source's own name for it, the same from one export to the next; empty if it has none."""
    where: str
    """Where it stands in the source: `row 5`."""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    """The facts by the field of the record that they belong in: `title`, `workload`, `learning_outcomes`.

    A value has the form that it has in the file of a record. What the source does not say has no fact.
    """
    notes: tuple[Note, ...] = ()
    """What it says that could not be used."""
    errors: tuple[Note, ...] = ()
    """Why it cannot be used at all, if the reader knows: then it is listed and not written."""
    unclear: frozenset[str] = frozenset()
    """The fields about which it says something that cannot be read. They have no fact, and nobody else may say them."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader found in one file."""

    found: tuple[Found, ...]
    notes: tuple[Note, ...] = ()
    """What is to be said about the file as a whole."""
    source: str = ""
    """The name of the source from which the file goes on, if it says so itself: the result of an import does."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader has to know beside the file."""

    language: str = "en"
    """The language of texts of which the source does not say it."""
    on: dt.date = dt.date(1970, 1, 1)
    """The day of the import."""
    encoding: str = ""
    """The encoding of a text file, if a person has named it."""
    currency: str = ""
    """The currency of the provider's country: what is free without a currency is 0 of it."""
    into: str = ""
    """The provider or agency whose records these are."""
    known: Catalogue | None = None
    """The records that are there, of which a source may name some."""
    site: str = ""
    """The address of the root of this catalogue's site, with a slash at its end."""


Reader = Callable[[bytes, Wanted], Read]
"""Reads the content of a file, which is not too large. Raises UnreadableError."""
