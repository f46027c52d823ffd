"""Where a description stands, in the page of its record or in a file: texts and addresses follow from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator import naming
from generator.catalogue import Entry
from generator.exports import linked
from generator.exports.snapshot import Snapshot, folder
from generator.records import Record
from generator.records.values import Text

RECORD = "schema.org has no place for how a record is kept."
NO_WORD = "schema.org has no word for it."
NOT_A_RATING = "Search engines would show it as a rating; the page says it with its limits."
ON_PAGE = "The page says it in words; the block of data in it is kept short."


@dataclass(frozen=True, slots=True)
class Medium:
    """Where a description stands."""

    snapshot: Snapshot
    itself: str
    """The address of what is described."""
    root: str
    """The address of the root of the site."""
    is_whole: bool
    """Whether texts stand in every language, or in the one of the page alone."""

    def at(self, path: str) -> str:
        """Give the address of something below the root."""
        return self.root + path

    def said(self, text: Text) -> object:
        """Give a text."""
        return one(linked.words(text)) if self.is_whole else text.pick(self.snapshot.language)[1]

    def name(self, text: Text, *, sample: bool) -> object:
        """Give a name, marked if the record is made up."""
        return self.said(naming.marked_text(text, sample=sample))

    def linked(self, folder: str, ref: str) -> linked.Node:
        """Name a provider or an agency, with the address of its page."""
        entry = getattr(self.snapshot.catalogue, folder).get(ref)
        name = self.said(entry.record.name) if entry else ref
        return {"@type": "Organization", "@id": self.at(f"{folder}/{ref}/"), "name": name}


def in_page(snapshot: Snapshot, entry: Entry[Record]) -> Medium:
    """Give the page of a record as medium: addresses are read from it, so the block moves with the site."""
    return Medium(snapshot, "./", "../" * folder(entry).count("/"), is_whole=False)


def in_file(snapshot: Snapshot, entry: Entry[Record]) -> Medium:
    """Give a file of its own as medium."""
    return Medium(snapshot, snapshot.page(entry), snapshot.address(""), is_whole=True)


def one(values: Sequence[object]) -> object:
    """Give one value by itself, and several as a list."""
    return values[0] if len(values) == 1 else list(values)


def number(value: Decimal) -> int | float:
    """Give a number as JSON writes it."""
    return int(value) if value == value.to_integral_value() else float(value)
