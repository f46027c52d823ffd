"""Everything that is published for programs, as paths and texts."""

from collections.abc import Iterator, Mapping
from typing import cast

from generator.catalogue import Entry
from generator.exports.api import changes, description, documents, lists, vocabularies
from generator.exports.snapshot import Snapshot, folder
from generator.records import Agency, CountryRecord, Credential, Provider, Record, Report

File = tuple[str, str]
"""Path below the root, and text."""


def of_record(snapshot: Snapshot, entry: Entry[Record], others: Mapping[str, str]) -> Iterator[File]:
    """Yield the files of a record. `others` are those in other formats, by their names beside its page."""
    for name, text in others.items():
        yield folder(entry) + name, text
    yield documents.path(entry), documents.text(_document(snapshot, entry, others)) + "\n"


def of_catalogue(snapshot: Snapshot) -> Iterator[File]:
    """Yield the files that are about the whole catalogue."""
    yield "status.json", lists.all_statuses(snapshot)
    yield from lists.outputs(snapshot)
    yield from vocabularies.outputs(snapshot)
    yield from changes.outputs(snapshot)
    yield from description.outputs(snapshot)


def _document(snapshot: Snapshot, entry: Entry[Record], others: Mapping[str, str]) -> Mapping[str, object]:
    match entry.record:
        case Credential():
            return documents.of_credential(snapshot, cast("Entry[Credential]", entry), others)
        case Provider():
            return documents.of_provider(snapshot, cast("Entry[Provider]", entry), others)
        case Agency():
            return documents.of_agency(snapshot, cast("Entry[Agency]", entry), others)
        case CountryRecord():
            return documents.of_country(snapshot, cast("Entry[CountryRecord]", entry), others)
        case _:
            return documents.of_report(snapshot, cast("Entry[Report]", entry), others)
