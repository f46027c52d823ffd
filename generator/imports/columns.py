"""Columns of templates: heading, explanation, and how the words in a cell become a value of a record and come back."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.imports import texts, values
from generator.imports.values import UnclearError
from generator.records.values import NOT_APPLICABLE, is_id
from generator.vocabulary import Term

Reading = Callable[[str], Any]
NUMBER = "number"
"""The way of the column with the source's own name for what stands in a row. It is no field of a record."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    way: str
    """The way to its fact in a record, `[]` for each item of a list: `skills[].label`."""
    heading: str
    explained: str
    example: str
    read: Reading
    """Makes a value of the words in a cell, or of one part of them. Raises UnclearError."""
    write: Callable[[Any], str] = str
    """Makes words of a value."""
    is_text: bool = False
    """Whether it may stand in several languages: `Title (et)`."""
    others: tuple[str, ...] = ()
    """Further headings that mean the same."""

    @property
    def field(self) -> str:
        """Give the field of the record that it belongs to."""
        return self.way.partition(".")[0].removesuffix("[]")

    @property
    def steps(self) -> list[str]:
        """Give its way step by step; `[]` stands for each item of a list."""
        return self.way.replace("[]", ".[]").split(".")

    @property
    def is_list(self) -> bool:
        """Tell whether a cell may hold several values."""
        return "[]" in self.way


# --- making columns


def value(way: str, heading: str, explained: str, example: str, read: Reading, *others: str) -> Column:
    """Make a column of values: numbers, days, addresses."""
    return Column(way, heading, explained, example, read, others=others)


def line(way: str, heading: str, explained: str, example: str, *others: str) -> Column:
    """Make a column of names, which may stand in several languages."""
    return Column(way, heading, explained, example, texts.line, is_text=True, others=others)


def text(way: str, heading: str, explained: str, example: str, *others: str) -> Column:
    """Make a column of texts with paragraphs, which may stand in several languages."""
    return Column(way, heading, explained, example, texts.words, is_text=True, others=others)


def choice(
    way: str, heading: str, terms: type[Term], example: Term, *others: str, read: Reading | None = None
) -> Column:
    """Make a column for a closed list: cells hold its labels or its codes, and what `read` reads beside them."""
    listed = "One of: " + ", ".join(each.messages[0] for each in terms) + "."
    write = partial(_label, terms)
    return Column(way, heading, listed, example.messages[0], read or partial(values.term, terms), write, others=others)


def _label(terms: type[Term], code: str) -> str:
    return terms.of(code).messages[0]


def yes_or_no(way: str, heading: str, explained: str, example: str, *others: str) -> Column:
    """Make a column for yes and no."""
    return Column(way, heading, explained, example, values.yes_or_no, _yes_or_no, others=others)


def _yes_or_no(said: bool) -> str:  # noqa: FBT001 - a value of a record
    return "yes" if said else "no"


# --- reading cells


def as_is(words: str) -> str:
    """Give the words of a cell on one line."""
    return " ".join(words.split())


def or_not_applicable(read: Reading) -> Reading:
    """Read what `read` reads, or that it does not apply."""

    def either(words: str) -> Any:  # noqa: ANN401 - a value
        is_word = values.folded(words) in ("not applicable", "does not apply", "n a", "na")
        return NOT_APPLICABLE if is_word else read(words)

    return either


def reference(text_: str) -> str:
    """Read the short name of a record. Raises UnclearError."""
    words = text_.strip().strip("/")
    if not all(is_id(part) for part in words.split("/")):
        raise UnclearError(f"“{words}” is not the short name that a record has in the catalogue, as in its address")
    return words


def address(text_: str) -> str:
    """Read an address; one without `https://` that looks like one gets it from the person, not from a program."""
    words = text_.strip()
    if not words.casefold().startswith(("https://", "http://")):
        raise UnclearError(f"“{words}” is not a web address; start it with https://")
    return words


def given(column: Column, words: str) -> Any:  # noqa: ANN401 - a value of a record
    """Give the value of the words in a cell: of a list all parts, with None for each gap. Raises UnclearError."""
    if not column.is_list:
        return column.read(words)
    return [column.read(part) if part else None for part in parts(words)]


def parts(words: str) -> list[str]:
    """Take a cell with several values apart: at `|`, or at new lines. Between two `|` there may be a gap."""
    if "|" in words:
        return [part.strip() for part in words.replace("\r\n", "\n").split("|")]
    return [part.strip().removeprefix("- ") for part in words.splitlines() if part.strip()]
