"""A table of the dumps: one row for each document of some kinds, or for each item of a list in it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from generator.exports.dumps.tables import column
from generator.exports.dumps.tables.column import Column

Document = dict[str, Any]
"""A document of version 1, read from its JSON."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table, and where its rows come from."""

    name: str
    about: str
    """What a row is, in one sentence."""
    kinds: tuple[str, ...]
    """The kinds of record whose documents it is filled from."""
    columns: tuple[Column, ...]
    key: str = "ref"
    """The name of its first column: the record that a row is about."""
    items: str | Callable[[Document], Iterable[Document]] = ""
    """The list whose items have a row each; then the second column counts them."""
    one: str = ""
    """The name of one row. Those of tables made of its columns of lists begin with it: `credential`."""

    @property
    def is_list(self) -> bool:
        """Tell whether a document has many rows in it."""
        return bool(self.items)

    @property
    def keys(self) -> tuple[Column, ...]:
        """Give the columns that together are different in each row; they stand first."""
        record = column.text(self.key, "its name in addresses" if self.key == "ref" else _RECORD, "ref")
        return (record, _POSITION) if self.is_list else (record,)

    @property
    def parent(self) -> str:
        """Give the table that has one row for each record which this one is about; nothing if it is that one."""
        return _PARENT.get(self.key, "statuses") if self.is_list else ""


_RECORD = "the record, by its name in addresses"
_POSITION = column.whole("position", "its place in the list, from 1")
_PARENT = {
    "credential": "credentials",
    "provider": "providers",
    "agency": "agencies",
    "report": "reports",
    "country": "countries",
}
