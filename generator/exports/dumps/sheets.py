"""The tables as CSV files that a spreadsheet opens without surprises.

UTF-8 with a mark at the start, commas, lines that end with CR and LF (RFC 4180). A spreadsheet would take a text that
starts with `=`, `+`, `-`, `@` or a tab for a formula, make 42 of `0042` and a day of `1/2`. Such a cell starts with an
apostrophe instead, and so does one that would look like it: taking one apostrophe away gives the text back.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.exports.dumps.rows import Filled, chosen
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
    r"'*(?:[=+\-@\t\r\n]|(?:0[0-9]+|[0-9]{16,}|[0-9]+[eE][0-9]+|[0-9]+(?:[-/.:][0-9]+)+)\Z)"
)
"""A formula; a number with zeros in front, or too long for a spreadsheet; a power of ten; a day, time or version."""
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


def text(filled: Filled, language: str) -> str:
    """Give a table as the text of a CSV file. `language` is the one that names are shown in first."""
    out = io.StringIO()
    out.write(MARK)
    writer = csv.writer(out, lineterminator="\r\n")
    columns = [*filled.table.keys, *filled.table.columns]
    found = languages(filled, language)
    writer.writerow([name for column in columns for name in names(column, found.get(column.name, ()))])
    if filled.rows:
        held = zip(columns, zip(*filled.rows, strict=True), strict=True)
        cells = [each for column, values in held for each in _cells(column, values, found, language)]
        writer.writerows(zip(*cells, strict=True))
    return out.getvalue()


def languages(filled: Filled, first: str) -> dict[str, tuple[str, ...]]:
    """Give the languages that occur in each column of words, `first` before all others and in any case."""
    found = {}
    for place, column in enumerate(filled.table.columns, len(filled.table.keys)):
        if column.holds in IN_LANGUAGES:
            tags = {tag for row in filled.rows if row[place] for tag in row[place]}
            found[column.name] = (first, *sorted(tags - {first}))
    return found


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


def _cells(
    column: Column, values: Sequence[Any], found: Mapping[str, Sequence[str]], language: str
) -> Iterator[Sequence[object]]:
    """Yield the cells of a column, and those of each language."""
    match column.holds:
        case Holds.NAME | Holds.WORDS:
            if column.holds is Holds.NAME:
                yield [safe(chosen(words, language)) if words else "" for words in values]
            for tag in found[column.name]:
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


def described(snapshot: Snapshot, filled: Sequence[Filled]) -> str:
    """Describe the files for programs: tables and columns by CSV on the Web (W3C, 2015)."""
    value = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:license": {"@id": snapshot.settings.licence.uri},
        "dc:modified": {"@value": snapshot.on.isoformat(), "@type": "xsd:date"},
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"]},
        "tables": [_described(each, snapshot.settings.language) for each in filled],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _described(filled: Filled, language: str) -> dict[str, object]:
    table = filled.table
    found = languages(filled, language)
    every = (*table.keys, *table.columns)
    columns = [each for column in every for each in _columns(column, found.get(column.name, ()))]
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
