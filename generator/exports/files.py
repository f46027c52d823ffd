"""Everything that is published for programs, as paths and texts."""

from collections.abc import Iterator, Mapping

from generator.catalogue import Entry
from generator.exports import compact
from generator.exports.api import changes, description, documents, lists, vocabularies
from generator.exports.snapshot import Snapshot, folder
from generator.records import Record

File = tuple[str, str]
"""Path below the root, and text."""


def of_record(snapshot: Snapshot, entry: Entry[Record], others: Mapping[str, str]) -> Iterator[File]:
    """Yield the files of a record. `others` are those in other formats, by their names beside its page."""
    for name, text in others.items():
        yield folder(entry) + name, text
    yield documents.path(entry), compact.line(documents.of(snapshot, entry, others))


def of_catalogue(snapshot: Snapshot) -> Iterator[File]:
    """Yield the files that are about the whole catalogue."""
    yield "status.json", lists.all_statuses(snapshot)
    yield from lists.outputs(snapshot)
    yield from vocabularies.outputs(snapshot)
    yield from changes.outputs(snapshot)
    yield from description.outputs(snapshot)
