"""The way there and back: records, a file of another format, and records again, which say the same but what is lost."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from fragments import ON

from generator import catalogue, reading, records
from generator.catalogue import Entry, Loaded, owner
from generator.exports.snapshot import Snapshot
from generator.imports import Order, Wanted, plan
from generator.imports.found import Reader
from generator.records import Credential
from generator.settings import Settings
from generator.status import Statuses

SETTINGS = Settings(url="https://catalogue.example/")
KIND = records.BY_NAME["credential"]
MADE_ANEW = frozenset({"imported", "last_verified", "source"})
"""What an import says of itself."""


def snapshot(content: Path) -> Snapshot:
    """Give the records of a folder as they are published."""
    return Snapshot(Statuses(catalogue.load(content, SETTINGS).catalogue, SETTINGS.policy), SETTINGS, ON, "en")


def courses_back(
    content: Path, written: Callable[[Snapshot, Entry[Credential]], str], name: str, reader: Reader
) -> Iterator[tuple[Snapshot, Entry[Credential], Entry[Credential]]]:
    """Write courses in a format, and bring each back into the catalogue without it; yield it before and after."""
    before = snapshot(content)
    known = before.catalogue.credentials
    texts = {ref: text for ref, entry in known.items() if (text := written(before, entry))}
    assert texts
    for ref, text in texts.items():
        # Courses of the same provider could be taken for it: an earlier version, one with such an id.
        others = {other: entry for other, entry in known.items() if owner(other) != owner(ref)}
        without_it = dataclasses.replace(before.catalogue, credentials=others)
        read = reader(text.encode(), Wanted(on=ON, into=owner(ref), known=without_it, site=SETTINGS.url))
        # A format may not say whether people can take a course: then the person who imports says it.
        said = known[ref].record.availability.value
        order = Order(KIND, name, "courses", owner(ref), ON, availability=said)
        (made,) = plan(Loaded(without_it, (), Path("nowhere")), read, order).outcomes
        assert made.content, (ref, *map(str, made.errors))
        record, findings = reading.read(KIND, made.content, made.path, "en")
        assert isinstance(record, Credential), findings
        yield before, known[ref], Entry(made.ref, made.path, record)


def without(value: Any, lost: Iterable[str], way: str = "") -> Any:  # noqa: ANN401 - any value of a record
    """Take what is lost out of a value."""
    if isinstance(value, dict):
        inner = {key: (f"{way}.{key}".lstrip("."), item) for key, item in value.items()}
        kept = {key: without(item, lost, path) for key, (path, item) in inner.items() if path not in lost}
        return {key: item for key, item in kept.items() if item not in ({}, [], None)}
    if isinstance(value, list | tuple):
        return [kept for item in value if (kept := without(item, lost, way)) != {}]
    return value


def said(entry: Entry[Credential], lost: Iterable[str]) -> dict[str, Any]:
    """Give what a record says but what is lost; days that it starts have no order."""
    data: dict[str, Any] = without(records.written(entry.record), {*lost, *MADE_ANEW})
    return {**data, "starts": sorted(map(str, data.get("starts", ())))}
