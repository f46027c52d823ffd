"""The columns of a table: `column.day("apply_by", "the last day to apply", "facts.apply_by")`."""

from dataclasses import dataclass
from enum import StrEnum


class Holds(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    NAME = "name or short text in one or more languages"
    WORDS = "text in one or more languages"
    DAY = "day"
    WHOLE = "whole number"
    NUMBER = "number"
    YES_NO = "true or false"
    ADDRESS = "address"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str
    holds: Holds
    about: str
    """What stands in it, as a short phrase."""
    field: str = ""
    """The way to the field in a document, or in an item of its list; the column's name if it is empty."""
    item: str = ""
    """Of a list: what an item is called where each has a row of its own."""

    @property
    def way(self) -> str:
        """Give the way to its field."""
        return self.field or self.name


def text(name: str, about: str, field: str = "") -> Column:
    """Make a column of texts that are no language's."""
    return Column(name, Holds.TEXT, about, field)


def name(name: str, about: str, field: str = "") -> Column:
    """Make a column of names or short texts, in one or more languages."""
    return Column(name, Holds.NAME, about, field)


def words(name: str, about: str, field: str = "") -> Column:
    """Make a column of longer texts, in one or more languages."""
    return Column(name, Holds.WORDS, about, field)


def day(name: str, about: str, field: str = "") -> Column:
    """Make a column of days."""
    return Column(name, Holds.DAY, about, field)


def whole(name: str, about: str, field: str = "") -> Column:
    """Make a column of whole numbers."""
    return Column(name, Holds.WHOLE, about, field)


def number(name: str, about: str, field: str = "") -> Column:
    """Make a column of numbers."""
    return Column(name, Holds.NUMBER, about, field)


def yes_no(name: str, about: str, field: str = "") -> Column:
    """Make a column of answers, true or false."""
    return Column(name, Holds.YES_NO, about, field)


def address(name: str, about: str, field: str = "") -> Column:
    """Make a column of addresses in the web."""
    return Column(name, Holds.ADDRESS, about, field)


def listed(name: str, item: str, about: str, field: str = "") -> Column:
    """Make a column of lists. `item` is what one of them is called where each has a row of its own."""
    return Column(name, Holds.LIST, about, field, item)


def code(name: str, vocabulary: str, field: str = "") -> Column:
    """Make a column of codes of a vocabulary."""
    return text(name, f"a code of the vocabulary `{vocabulary}`", field)


RECORDED = (
    address("page", "its page for people"),
    address("json", "its file in the interface for programs", "links.self"),
    yes_no("sample", "whether the record is made up"),
    address("source", "with what a person has compared the record"),
    day("last_verified", "the day of that comparison"),
)
"""The last columns of every kind of record."""
