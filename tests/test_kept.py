import dataclasses
import datetime as dt
from collections.abc import Iterator
from copy import copy
from typing import Any

import pytest
from fragments import EXAMPLE, ON

from generator import catalogue, records
from generator.catalogue import Catalogue, Entry
from generator.pages.page import Context
from generator.records import Record
from generator.records.values import Text
from generator.settings import Settings
from generator.site import subject
from generator.site.kept import Kept, shown


@pytest.fixture(scope="module")
def known() -> Catalogue:
    return catalogue.load(EXAMPLE, Settings()).catalogue


def other(record: Record) -> Record:
    """Change every text of a record, and the day on which it was compared."""
    changed = copy(record)
    object.__setattr__(changed, "last_verified", ON)
    for field in dataclasses.fields(record):
        if isinstance(getattr(record, field.name), Text):
            object.__setattr__(changed, field.name, Text((("en", f"Another {field.name}"),)))
    return changed


def with_other(known: Catalogue, kind: str, ref: str) -> Catalogue:
    entries = known.of_kind(kind)
    entry = entries[ref]
    changed: Any = {**entries, ref: Entry(ref, entry.path, other(entry.record))}
    return dataclasses.replace(known, **{records.BY_NAME[kind].folder: changed})


def changes(known: Catalogue) -> Iterator[Catalogue]:
    yield from (with_other(known, kind.name, entry.ref) for kind, entry in known.entries())
    for gone in known.reports:
        yield dataclasses.replace(known, reports={ref: e for ref, e in known.reports.items() if ref != gone})
    unreviewed = dataclasses.replace(known, reports={})
    yield unreviewed
    yield from (with_other(unreviewed, "provider", ref) for ref in known.providers)


def made(context: Context) -> dict[str, object]:
    return {ref: subject.of_credential(context, entry) for ref, entry in context.catalogue.credentials.items()}


def test_a_kept_page_is_the_page_that_would_be_made_whatever_record_changes(known: Catalogue) -> None:
    kept = Kept()
    for now in (known, *changes(known), known):
        context = Context(now, Settings(), ON)
        assert {ref: kept.made(context, entry) for ref, entry in now.credentials.items()} == made(context)


def test_pages_stay_when_nothing_that_they_show_changes(known: Catalogue) -> None:
    kept = Kept()
    ref = "example-training/first-aid"
    shows = list(shown(known, known.credentials[ref]))
    other_ref = next(each for each, entry in known.credentials.items() if entry.record not in shows)
    before = kept.made(Context(known, Settings(), ON), known.credentials[ref])
    now = with_other(known, "credential", other_ref)
    assert kept.made(Context(now, Settings(), ON), now.credentials[ref]) is before


@pytest.mark.parametrize(
    ("settings", "day"),
    [
        pytest.param(Settings(repository="https://forge.example/other"), ON, id="other settings"),
        pytest.param(Settings(), ON.replace(year=2027), id="another day"),
    ],
)
def test_pages_are_made_again_for(settings: Settings, day: dt.date, known: Catalogue) -> None:
    kept = Kept()
    kept.made(Context(known, Settings(), ON), known.credentials["example-training/first-aid"])
    context = Context(known, settings, day)
    again = kept.made(context, known.credentials["example-training/first-aid"])
    assert again == made(context)["example-training/first-aid"]
