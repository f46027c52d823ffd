"""A record as its file holds it, in JSON beside its page: what the form loads to edit it."""

from generator import records
from generator.catalogue import Entry
from generator.exports import compact
from generator.records import Kind, Record


def path(kind: Kind, ref: str) -> str:
    """Give the path of the file below the site's root: `providers/example-university/record.json`."""
    return f"{kind.folder}/{ref}/record.json"


def text(entry: Entry[Record]) -> str:
    """Give the record as JSON."""
    return compact.line(records.written(entry.record))
