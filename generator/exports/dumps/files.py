"""The files of the dumps: what each of them is, and their texts and bytes.

They are made in parts, so that several processes can share them; each part is handed the documents of all records,
one after the other: all texts together take more memory than a big catalogue.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator import records
from generator.exports.dumps import database, portal, sheets
from generator.exports.dumps.portal import Download, Measure
from generator.exports.dumps.rows import Filled, Filling
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


Part = Callable[[Snapshot, Iterable[Document]], Iterable[tuple[str, str | bytes]]]


def _lines(_: Snapshot, given: Iterable[Document]) -> Iterator[tuple[str, str]]:
    texts: dict[str, list[str]] = {kind.name: [] for kind in records.KINDS}
    for each in given:
        texts[each.kind].append(each.text)
    for kind in records.KINDS:
        yield ROOT + _lines_name(kind), "".join(texts[kind.name])


def _sheets(snapshot: Snapshot, given: Iterable[Document]) -> Iterator[tuple[str, str]]:
    made = [Sheet.of(each, snapshot.settings.language) for each in _filled(snapshot, given)]
    for each in made:
        yield ROOT + sheets.name(each.filled.table), each.text()
    yield ROOT + sheets.DESCRIPTION, sheets.described(snapshot, made)


def _database(snapshot: Snapshot, given: Iterable[Document]) -> Iterator[tuple[str, bytes]]:
    yield ROOT + database.FILE, database.written(snapshot, _filled(snapshot, given))


PARTS: Mapping[str, Part] = {"database": _database, "sheets": _sheets, "lines": _lines}
"""The parts by name, those that take longest first. Each yields paths and contents."""


def about(snapshot: Snapshot, read: Callable[[str], bytes]) -> Iterator[tuple[str, str]]:
    """Yield the files about those that the parts have made: checksums, and the description for data portals.

    `read` gives the bytes of a file by its path.
    """
    found = [(download, _measured(read(ROOT + download.name))) for download in downloads()]
    description = read(ROOT + sheets.DESCRIPTION)
    sums = {download.name: measure.sha256 for download, measure in found}
    sums[sheets.DESCRIPTION] = _measured(description).sha256
    yield ROOT + CHECKSUMS, "".join(f"{sha256}  {name}\n" for name, sha256 in sorted(sums.items()))
    if snapshot.settings.url:
        described = portal.described(snapshot, sheets.spoken(description), found)
        yield f"{ROOT}catalogue.jsonld", described.as_json()
        yield f"{ROOT}catalogue.ttl", described.as_turtle()


def _measured(content: bytes) -> Measure:
    return Measure(len(content), hashlib.sha256(content).hexdigest())


def _lines_name(kind: records.Kind) -> str:
    return f"{kind.folder}.jsonl"


def _filled(snapshot: Snapshot, given: Iterable[Document]) -> tuple[Filled, ...]:
    filling = Filling(snapshot.catalogue)
    for each in given:
        filling.take(json.loads(each.text))
    return filling.filled()
