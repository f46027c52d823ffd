"""Lists of version 1: all records of a kind with few facts, all statuses with their timelines, and where to begin.

A list is cut into files of `A_PAGE` items: `/api/v1/credentials.json`, then `credentials-2.json`, ….
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any, cast

from generator.catalogue import Entry, owner
from generator.exports import compact
from generator.exports.api import documents
from generator.exports.api.facts import report as report_facts
from generator.exports.api.types.lists import (
    AgencyItemV1,
    CountryItemV1,
    CredentialItemV1,
    IndexV1,
    ItemV1,
    ProviderItemV1,
    ReportItemV1,
    StatusItemV1,
    SubjectItemV1,
)
from generator.exports.api.types.quality import IntervalV1, StatusV1
from generator.exports.snapshot import Snapshot
from generator.records import Agency, CountryRecord, Credential, Provider, Record, Report
from generator.status import Status, timeline_as_json

A_PAGE = 250
"""So many items stand in one file of a list."""

Item = ItemV1 | StatusItemV1


def all_statuses(snapshot: Snapshot) -> str:
    """Give `/status.json`: of every credential and provider what was looked at, the result and until when."""
    refs = (*snapshot.catalogue.credentials, *snapshot.catalogue.providers)
    lines = ",\n".join(compact.text(_shortly(snapshot, snapshot.status(ref))) for ref in refs)
    due = snapshot.next_build_due
    return f'{{"version":1,"as_of":"{snapshot.on}","next_build_due":"{due}","statuses":[\n{lines}\n]}}\n'


def _shortly(snapshot: Snapshot, status: Status) -> dict[str, object]:
    """Give what one line can say of a status; results of the other sign are never left out."""
    whole = status.as_json()
    turn = snapshot.statuses.next_turn(status.ref, status.as_of)
    return {
        **{key: whole[key] for key in ("ref", "scope", "standing", "good_until")},
        "other_results": sorted({each.standing.value for each in status.also}),
        "next_change": turn.isoformat() if turn else None,
    }


def outputs(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """Yield path and text of every file of every list."""
    catalogue = snapshot.catalogue
    subjects: list[Entry[Credential] | Entry[Provider]] = [
        *catalogue.credentials.values(),
        *catalogue.providers.values(),
    ]
    lists: dict[str, list[Any]] = {
        "credentials": [_credential(snapshot, entry) for entry in catalogue.credentials.values()],
        "providers": [_provider(snapshot, entry) for entry in catalogue.providers.values()],
        "agencies": [_agency(snapshot, entry) for entry in catalogue.agencies.values()],
        "reports": [_report(snapshot, entry) for entry in catalogue.reports.values()],
        "countries": [_country(snapshot, entry) for entry in catalogue.countries.values()],
        "statuses": [_status(snapshot, entry) for entry in subjects],
    }
    for name, items in lists.items():
        for path, value in _pages(snapshot, name, items):
            yield path, compact.line(value)
    yield f"{documents.ROOT}index.json", compact.line(_index(snapshot))


def _pages(snapshot: Snapshot, name: str, items: Sequence[Item]) -> Iterator[tuple[str, dict[str, object]]]:
    pages = [items[start : start + A_PAGE] for start in range(0, len(items), A_PAGE)] or [()]
    paths = [f"{documents.ROOT}{name}{f'-{number}' if number > 1 else ''}.json" for number in range(1, len(pages) + 1)]
    for number, page in enumerate(pages, 1):
        yield (
            paths[number - 1],
            {
                **documents.document(snapshot, *_turns(snapshot, page)),
                "total": len(items),
                "page_number": number,
                "pages": len(pages),
                "first": snapshot.address(paths[0]),
                "next": snapshot.address(paths[number]) if number < len(pages) else None,
                "items": list(page),
            },
        )


def _turns(snapshot: Snapshot, items: Sequence[Item]) -> Iterator[dt.date | None]:
    """Yield when what items say of statuses changes next: all of it, or only what is shown first."""
    for item in items:
        if "qa" in item:
            yield snapshot.next_turn(item["ref"])
        elif "standing" in item:
            yield snapshot.status(item["ref"]).next_change


def _index(snapshot: Snapshot) -> IndexV1:
    root, settings = snapshot.address(documents.ROOT), snapshot.settings
    subjects = (*snapshot.catalogue.credentials, *snapshot.catalogue.providers)
    return {
        **documents.document(snapshot, *(snapshot.status(ref).next_change for ref in subjects)),
        "name": settings.name,
        "description": settings.description,
        "contact": settings.contact or None,
        "credentials": f"{root}credentials.json",
        "providers": f"{root}providers.json",
        "agencies": f"{root}agencies.json",
        "reports": f"{root}reports.json",
        "countries": f"{root}countries.json",
        "statuses": f"{root}statuses.json",
        "vocabularies": f"{root}vocabularies.json",
        "changes": f"{root}changes.json",
        "openapi": f"{root}openapi.json",
        "data": snapshot.address("data/"),
    }


def _credential(snapshot: Snapshot, entry: Entry[Credential]) -> CredentialItemV1:
    awarding = snapshot.catalogue.awarding(entry.ref)
    countries = dict.fromkeys(filter(None, map(snapshot.catalogue.country_of, awarding)))
    return {
        **_subject(snapshot, entry),
        "title": dict(entry.record.title),
        "awarding": list(awarding),
        "countries": list(countries),
        "availability": entry.record.availability.value,
    }


def _provider(snapshot: Snapshot, entry: Entry[Provider]) -> ProviderItemV1:
    return {
        **_subject(snapshot, entry),
        "name": dict(entry.record.name),
        "kind": entry.record.kind.value,
        "country": entry.record.seat.country,
        "credentials": len(snapshot.catalogue.awarded_by(entry.ref)),
    }


def _agency(snapshot: Snapshot, entry: Entry[Agency]) -> AgencyItemV1:
    return {
        **_item(snapshot, entry),
        "name": dict(entry.record.name),
        "acronym": entry.record.acronym,
        "country": entry.record.country,
        "reports": len(snapshot.catalogue.by_agency(entry.ref)),
    }


def _report(snapshot: Snapshot, entry: Entry[Report]) -> ReportItemV1:
    stated = report_facts.of(entry)
    return {
        **_item(snapshot, entry),
        "agency": owner(entry.ref),
        "scope": stated["scope"],
        "decision": stated["decision"],
        "from": stated["from"],
        "until": stated["until"],
        "providers": stated["providers"],
    }


def _country(snapshot: Snapshot, entry: Entry[CountryRecord]) -> CountryItemV1:
    return {**_item(snapshot, entry), "stage": entry.record.stage.value if entry.record.stage else None}


def _subject(snapshot: Snapshot, entry: Entry[Credential] | Entry[Provider]) -> SubjectItemV1:
    status = cast("StatusV1", snapshot.status(entry.ref).as_json())
    return {
        **_item(snapshot, entry),
        "scope": status["scope"],
        "standing": status["standing"],
        "good_until": status["good_until"],
    }


def _item(snapshot: Snapshot, entry: Entry[Record]) -> ItemV1:
    return {
        "ref": entry.ref,
        "last_verified": entry.record.last_verified.isoformat(),
        "sample": entry.record.sample,
        "url": snapshot.address(documents.path(entry)),
    }


def _status(snapshot: Snapshot, entry: Entry[Credential] | Entry[Provider]) -> StatusItemV1:
    return {
        "ref": entry.ref,
        "kind": documents.kind(entry),
        "qa": cast("StatusV1", snapshot.status(entry.ref).as_json()),
        "timeline": cast("list[IntervalV1]", timeline_as_json(snapshot.statuses.timeline(entry.ref))),
        "url": snapshot.address(documents.path(entry)),
    }
