"""Each format: what it says changes with the record, and what it cannot say is named as lost."""

import dataclasses
import datetime as dt
import json
from typing import Any, cast

import leaves
import pytest
from fragments import EXAMPLE, ON

from generator import catalogue, records
from generator.catalogue import Entry
from generator.exports.formats import FORMATS, Format
from generator.exports.snapshot import Snapshot
from generator.records import Agency, Kind, Record
from generator.settings import Policy, Settings
from generator.source import Plain
from generator.status import Statuses

SETTINGS = Settings(url="https://catalogue.example/")
KNOWN = catalogue.load(EXAMPLE, SETTINGS).catalogue
REFS = {"credential": "example-university/data-analysis", "provider": "example-university", "report": "exqa/2024-017"}
REFS |= {"agency": "exqa"}
KIND_OF = {kind.type: kind for kind in records.KINDS}
SCHAC: Plain = {"scheme": "SCHAC", "value": "university.example", "source": "Federation"}
"""A number without which QualityLink takes no university."""


def agency(*procedures: str) -> Entry[Agency]:
    """Give an agency that had procedures of these names on the day, so that reports can cite them."""
    kind = KIND_OF[Agency]
    data = leaves.maximal(kind)
    one = next(iter(cast("dict[str, dict[str, Plain]]", data["activities"]).values()))
    record, problems = records.read(
        kind, {**data, "activities": {name: {**one, "name": name} for name in procedures}}, "en"
    )
    assert isinstance(record, Agency), problems
    return Entry(REFS[kind.name], f"agencies/{REFS[kind.name]}.yml", record)


KNOWN = dataclasses.replace(KNOWN, agencies={**KNOWN.agencies, "exqa": agency("data-analysis", "other-course")})


def snapshot(kind: Kind, entry: Entry[Record], on: dt.date = ON) -> Snapshot:
    """Give the example catalogue with another record in it."""
    others: Any = {kind.folder: {**KNOWN.of_kind(kind.name), entry.ref: entry}}
    changed = dataclasses.replace(KNOWN, **others)
    return Snapshot(Statuses(changed, Policy()), SETTINGS, on, "en")


def said(each: Format, data: dict[str, Plain]) -> tuple[str, frozenset[str]]:
    """Give what a format says of a record, and the fields that it calls lost."""
    kind = KIND_OF[each.of]
    if each.name == "quality-link":
        data = {**data, "identifiers": [*cast("list[Plain]", data["identifiers"]), SCHAC]}
    record, problems = records.read(kind, data, "en")
    assert record, problems
    entry = Entry(REFS[kind.name], f"{kind.folder}/{REFS[kind.name]}.yml", record)
    shot = snapshot(kind, entry)
    made = json.dumps(dict(each.written(shot, entry))) + (each.embedded(shot, entry) if each.embedded else "")
    return made, frozenset(loss.field for loss in each.lost(shot, entry))


@pytest.mark.parametrize("each", FORMATS, ids=lambda each: f"{each.name} of a {KIND_OF[each.of].name}")
def test_every_field_is_said_or_named_as_lost(each: Format) -> None:
    silent, needless = [], []
    for way, before, after in leaves.facts(KIND_OF[each.of]):
        (was, lost_before), (now, lost_after) = said(each, before), said(each, after)
        lost = way in lost_before | lost_after
        if was == now and not lost:
            silent.append(way)
        if was != now and lost and way in lost_before & lost_after:
            needless.append(way)
    assert not silent, "left out without a word"
    assert not needless, "said, and yet called lost"
