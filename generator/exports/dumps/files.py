"""The files of the dumps: what each of them is, and their texts and bytes.

They are made in parts, so that several processes can share them; each part goes through the documents of all records
and writes as it goes: all texts together take more memory than a big catalogue.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from hashlib import file_digest
from io import SEEK_END, BufferedReader
from pathlib import Path
from typing import TextIO

from generator import records
from generator.exports.dumps import database, portal, sheets
from generator.exports.dumps.portal import Download, Measure
from generator.exports.dumps.rows import Filled, filled
from generator.exports.dumps.sheets import Sheet
from generator.exports.dumps.tables import TABLES
from generator.exports.snapshot import Snapshot

ROOT = "data/"
CHECKSUMS = "checksums.txt"

CSV, JSON_LINES, SQLITE = "text/csv", "application/x-ndjson", "application/vnd.sqlite3"


@dataclass(frozen=True, slots=True)
class Document:
    """A document of version 1 as its file holds it: the kind of its record, and the text, which is one line."""

    kind: str
    text: str


def downloads() -> tuple[Download, ...]:
    """Give what there is to download, by what it is for."""
    return (
        Download(database.FILE, SQLITE, "Everything as one SQLite file, with views and a full-text index."),
        *(Download(sheets.name(table), CSV, table.about) for table in TABLES),
        *(
            Download(_lines_name(kind), JSON_LINES, f"Every {kind.name}, one document of version 1 on each line.")
            for kind in records.KINDS
        ),
    )


Documents = Callable[[], Iterable[Document]]
"""Gives the documents of all records, in the order of their names: so the rows of several kinds come in order too."""
New = Callable[[str], Path]
"""Makes an empty file at a path in the site."""
Part = Callable[[Snapshot, Documents, New], None]


def _lines(_: Snapshot, given: Documents, new: New) -> None:
    with ExitStack() as stack:
        opened = {kind.name: _open(stack, new(ROOT + _lines_name(kind))) for kind in records.KINDS}
        for each in given():
            opened[each.kind].write(each.text)


def _sheets(snapshot: Snapshot, given: Documents, new: New) -> None:
    made = {table.name: Sheet(table, snapshot.settings.language) for table in TABLES}
    for each in _filled(snapshot, given):
        made[each.table.name].look(each.rows)
    with ExitStack() as stack:
        opened = {table.name: _open(stack, new(ROOT + sheets.name(table))) for table in TABLES}
        for name, sheet in made.items():
            opened[name].write(sheet.head())
        for each in _filled(snapshot, given):
            opened[each.table.name].write(made[each.table.name].text(each.rows))
        _open(stack, new(ROOT + sheets.DESCRIPTION)).write(sheets.described(snapshot, made.values()))


def _database(snapshot: Snapshot, given: Documents, new: New) -> None:
    database.write(snapshot, _filled(snapshot, given), new(ROOT + database.FILE))


def _open(stack: ExitStack, file: Path) -> TextIO:
    return stack.enter_context(file.open("w", encoding="utf-8", newline=""))


def _filled(snapshot: Snapshot, given: Documents) -> Iterator[Filled]:
    return filled(snapshot.catalogue, (json.loads(each.text) for each in given()))


PARTS: Mapping[str, Part] = {"database": _database, "sheets": _sheets, "lines": _lines}
"""The parts by name, those that take longest first. Each writes its files bit by bit."""


def about(snapshot: Snapshot, opened: Callable[[str], BufferedReader]) -> Iterator[tuple[str, str]]:
    """Yield the files about those that the parts have made: checksums, and the description for data portals.

    `opened` opens a file by its path.
    """

    def measured(name: str) -> Measure:
        with opened(ROOT + name) as file:
            sha256 = file_digest(file, "sha256").hexdigest()
            return Measure(file.seek(0, SEEK_END), sha256)

    found = [(download, measured(download.name)) for download in downloads()]
    sums = {download.name: measure.sha256 for download, measure in found}
    sums[sheets.DESCRIPTION] = measured(sheets.DESCRIPTION).sha256
    yield ROOT + CHECKSUMS, "".join(f"{sha256}  {name}\n" for name, sha256 in sorted(sums.items()))
    if snapshot.settings.url:
        with opened(ROOT + sheets.DESCRIPTION) as file:
            spoken = sheets.spoken(file.read())
        described = portal.described(snapshot, spoken, found)
        yield f"{ROOT}catalogue.jsonld", described.as_json()
        yield f"{ROOT}catalogue.ttl", described.as_turtle()


def _lines_name(kind: records.Kind) -> str:
    return f"{kind.folder}.jsonl"
