"""The tables as CSV files that a spreadsheet opens without surprises.

UTF-8 with a mark at the start, commas, lines that end with CR and LF (RFC 4180). A spreadsheet would take a text that
starts with `=`, `+`, `-`, `@` or a tab for a formula, make 42 of `0042` and a day of `1/2`. Such a cell starts with an
apostrophe instead, and so does one that would look like it: taking one apostrophe away gives the text back.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.exports.dumps.rows import Row, chosen
from generator.exports.dumps.tables import TABLES
from generator.exports.dumps.tables.column import Column, Holds
from generator.exports.dumps.tables.table import Table
from generator.exports.snapshot import Snapshot

MARK = "\N{BYTE ORDER MARK}"
BETWEEN = " | "
"""Stands between the items of a list. They are codes, days, tags, hosts and names in addresses: none holds it."""
IN_LANGUAGES = (Holds.NAME, Holds.WORDS)
DESCRIPTION = "csv-metadata.json"

_DAYS = "day"
"""What an item of a list of days is called. A spreadsheet may take a single one for a day: it is one."""

_TAKEN_FOR_ANOTHER = re.compile(
    r"""'*(?:
        [=+\-@\t\r\n]  # a formula
        | (?: 0[0-9]+ | [0-9]{16,} | [0-9]+[eE][0-9]+  # zeros in front, more digits than a spreadsheet keeps, a power
        | [0-9]{4}[-/.][0-9]{1,2} (?:[-/.][0-9]{1,2})?  # 2024-05, 2024-05-01
        | [0-9]{1,2}[-/.][0-9]{1,4} (?:[-/.][0-9]{2,4})?  # 1/2, 1.5.2024; a version such as 2.10 too
        | [0-9]{1,2}:[0-9]{2} (?::[0-9]{2})?  # 12:30
        )\Z)""",
    re.VERBOSE,
)
_FIRST = frozenset("'=+-@\t\r\n0123456789")
_DATATYPE = {
    Holds.DAY: "date",
    Holds.WHOLE: "integer",
    Holds.NUMBER: "decimal",
    Holds.YES_NO: "boolean",
    Holds.ADDRESS: "anyURI",
}


def name(table: Table) -> str:
    """Give the name of the file of a table."""
    return f"{table.name}.csv"


@dataclass(slots=True)
class Sheet:
    """A table as it becomes a CSV file: look through all rows for their languages before the text is made."""

    table: Table
    language: str
    """In which names are shown if they have it: it stands first in each column of words, and in any case."""
    spoken: dict[str, set[str]] = field(default_factory=dict)
    """The languages that were found in each column of words."""

    def look(self, rows: Sequence[Row]) -> None:
        """Look through some rows."""
        for place, column in enumerate(self.table.columns, len(self.table.keys)):
            if column.holds in IN_LANGUAGES:
                self.spoken.setdefault(column.name, set()).update(*(row[place] for row in rows if row[place]))

    @property
    def columns(self) -> tuple[tuple[Column, tuple[str, ...]], ...]:
        """Give the columns of the table, each with its languages."""
        return tuple((column, self._tags(column)) for column in (*self.table.keys, *self.table.columns))

    def head(self) -> str:
        """Give the start of the file: its mark and the names of its columns."""
        return MARK + _text([[name for column, tags in self.columns for name in names(column, tags)]])

    def text(self, rows: Sequence[Row]) -> str:
        """Give the lines of some rows: one at least."""
        held = zip(self.columns, zip(*rows, strict=True), strict=True)
        cells = [each for (column, tags), values in held for each in _cells(column, values, tags)]
        return _text(zip(*cells, strict=True))

    def _tags(self, column: Column) -> tuple[str, ...]:
        if column.holds not in IN_LANGUAGES:
            return ()
        return (self.language, *sorted(self.spoken.get(column.name, set()) - {self.language}))


def _text(lines: Iterable[Iterable[object]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(lines)
    return out.getvalue()


def names(column: Column, tags: Sequence[str]) -> list[str]:
    """Give the names of the columns of a file that a column of a table becomes: words have one for each language."""
    said = [f"{column.name}_{tag.replace('-', '_')}" for tag in tags]
    return said if column.holds is Holds.WORDS else [column.name, *said]


def safe(said: str) -> str:
    """Give a text so that no spreadsheet takes it for a formula or makes another number of it."""
    return f"'{said}" if said[:1] in _FIRST and _TAKEN_FOR_ANOTHER.match(said) else said


def unsafe(cell: str) -> str:
    """Give the text of a cell as it was before `safe`."""
    return cell[1:] if cell.startswith("'") and _TAKEN_FOR_ANOTHER.match(cell) else cell


def _cells(column: Column, values: Sequence[Any], tags: Sequence[str]) -> Iterator[Sequence[object]]:
    """Yield the cells of a column, and those of each of its languages."""
    match column.holds:
        case Holds.NAME | Holds.WORDS:
            if column.holds is Holds.NAME:
                yield [safe(chosen(words, tags[0])) if words else "" for words in values]
            for tag in tags:
                yield [safe(words[tag]) if words and tag in words else "" for words in values]
        case Holds.LIST:
            shown = str if column.item == _DAYS else safe
            yield [shown(BETWEEN.join(items)) if items else "" for items in values]
        case Holds.YES_NO:
            yield [_YES_NO[value] for value in values]
        case Holds.WHOLE | Holds.NUMBER | Holds.DAY:
            yield values
        case _:
            yield [safe(value) if value else "" for value in values]


_YES_NO = {None: "", True: "true", False: "false"}


# --- what the columns are


def described(snapshot: Snapshot, sheets: Iterable[Sheet]) -> str:
    """Describe the files for programs: tables and columns by CSV on the Web (W3C, 2015)."""
    value = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:license": {"@id": snapshot.settings.licence.uri},
        "dc:modified": {"@value": snapshot.on.isoformat(), "@type": "xsd:date"},
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"]},
        "tables": [_described(each) for each in sheets],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def spoken(description: bytes) -> frozenset[str]:
    """Give the languages of all tables, from their description."""
    columns = (column for table in json.loads(description)["tables"] for column in table["tableSchema"]["columns"])
    return frozenset(column["lang"] for column in columns if "lang" in column)


def _described(sheet: Sheet) -> dict[str, object]:
    table = sheet.table
    columns = [each for column, tags in sheet.columns for each in _columns(column, tags)]
    schema: dict[str, object] = {"columns": columns, "primaryKey": [key.name for key in table.keys]}
    if table.parent:
        parent = next(other for other in TABLES if other.name == table.parent)
        reference = {"resource": name(parent), "columnReference": "ref"}
        schema["foreignKeys"] = [{"columnReference": table.key, "reference": reference}]
    return {"url": name(table), "dc:description": table.about, "tableSchema": schema}


def _columns(column: Column, tags: Sequence[str]) -> list[dict[str, object]]:
    said = {"datatype": _DATATYPE.get(column.holds, "string")}
    if column.holds is Holds.LIST:
        said["separator"] = BETWEEN
    spoken = {f"{column.name}_{tag.replace('-', '_')}": {"lang": tag} for tag in tags}
    return [
        {"name": each, "titles": each, "dc:description": column.about, **spoken.get(each, {}), **said}
        for each in names(column, tags)
    ]
