"""One file for each record: `/api/v1/credentials/<provider>/<credential>.json`, and its like for the other kinds."""

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from typing import cast

from generator.catalogue import Entry
from generator.exports import formats
from generator.exports.api.facts import agency, country, credential, provider, report
from generator.exports.api.types.document import (
    AgencyV1,
    CountryV1,
    CredentialV1,
    DocumentV1,
    EvidenceV1,
    LinksV1,
    ProviderV1,
    ReportV1,
    SubjectV1,
)
from generator.exports.api.types.quality import IntervalV1, InWordsV1, StatusV1
from generator.exports.snapshot import KIND_OF, Snapshot, folder
from generator.records import Agency, CountryRecord, Credential, Provider, Record, Report
from generator.records.agency import Activity, Recognition
from generator.status import Statuses, timeline_as_json, wording
from generator.vocabulary import GROUP_OF

ROOT = "api/v1/"
_WITH_FORM = (Credential, Provider, Report)
"""The file of such a record stands beside its page, because the form reads it."""


def path(entry: Entry[Record]) -> str:
    """Give the path of the file of a record."""
    return f"{ROOT}{folder(entry).rstrip('/')}.json"


def kind(entry: Entry[Record]) -> str:
    """Give the name of the kind of a record: `credential`."""
    return KIND_OF[type(entry.record)].name


def of(snapshot: Snapshot, entry: Entry[Record], others: Iterable[str]) -> DocumentV1:
    """Give what is published of a record. `others` are the names of its files in other formats."""
    match entry.record:
        case Credential():
            return _credential(snapshot, cast("Entry[Credential]", entry), others)
        case Provider():
            return _provider(snapshot, cast("Entry[Provider]", entry), others)
        case Agency():
            return _agency(snapshot, cast("Entry[Agency]", entry), others)
        case Report():
            return _report(snapshot, cast("Entry[Report]", entry), others)
        case _:
            return _country(snapshot, cast("Entry[CountryRecord]", entry), others)


def _credential(snapshot: Snapshot, entry: Entry[Credential], others: Iterable[str]) -> CredentialV1:
    return {**_subject(snapshot, entry, others), "facts": credential.of(snapshot.catalogue, entry)}


def _provider(snapshot: Snapshot, entry: Entry[Provider], others: Iterable[str]) -> ProviderV1:
    return {**_subject(snapshot, entry, others), "facts": provider.of(snapshot.catalogue, entry)}


def _agency(snapshot: Snapshot, entry: Entry[Agency], others: Iterable[str]) -> AgencyV1:
    windows: list[Recognition | Activity] = [*entry.record.recognition, *entry.record.activities.values()]
    turns = chain.from_iterable((window.from_, _day_after(window.until)) for window in windows)
    return {**_evidence(snapshot, entry, others, turns), "facts": agency.of(entry)}


def _report(snapshot: Snapshot, entry: Entry[Report], others: Iterable[str]) -> ReportV1:
    touched = [touched.ref for touched, _ in snapshot.catalogue.touched_by(entry.ref)]
    turns = snapshot.statuses.alone(entry).turns()
    return {**_evidence(snapshot, entry, others, turns), "facts": report.of(entry), "touches": touched}


def _country(snapshot: Snapshot, entry: Entry[CountryRecord], others: Iterable[str]) -> CountryV1:
    return {**_evidence(snapshot, entry, others, ()), "facts": country.of(entry)}


def _subject(snapshot: Snapshot, entry: Entry[Credential] | Entry[Provider], others: Iterable[str]) -> SubjectV1:
    record, ref = entry.record, entry.ref
    status = cast("StatusV1", snapshot.status(ref).as_json())
    return {
        **document(snapshot, snapshot.next_turn(ref)),
        "kind": kind(entry),
        "ref": ref,
        "name": dict(record.title if isinstance(record, Credential) else record.name),
        "awarding": list(snapshot.catalogue.awarding(ref)) if isinstance(record, Credential) else [],
        "page": snapshot.page(entry),
        "badge": snapshot.address(f"badges/{ref}.svg"),
        "sample": record.sample,
        "source": record.source,
        "last_verified": record.last_verified.isoformat(),
        "qa": status,
        "timeline": _timeline(snapshot, ref),
        "language": snapshot.language,
        "in_words": list(_in_words(snapshot.statuses, snapshot.statuses.alike(ref), snapshot.language)),
        "links": _links(snapshot, entry, others),
    }


def _evidence(
    snapshot: Snapshot,
    entry: Entry[Agency] | Entry[CountryRecord] | Entry[Report],
    others: Iterable[str],
    turns: Iterable[dt.date | None],
) -> EvidenceV1:
    record = entry.record
    return {
        **document(snapshot, *turns),
        "kind": kind(entry),
        "ref": entry.ref,
        "page": snapshot.page(entry),
        "sample": record.sample,
        "source": record.source,
        "last_verified": record.last_verified.isoformat(),
        "links": _links(snapshot, entry, others),
    }


def document(snapshot: Snapshot, *turns: dt.date | None) -> DocumentV1:
    """Give what every file says of itself. `turns` are the days on which something in it changes by itself."""
    coming = [turn.isoformat() for turn in turns if turn and turn > snapshot.on]
    return {
        "version": 1,
        "as_of": snapshot.on.isoformat(),
        "next_change": min(coming, default=None),
        "next_build_due": snapshot.next_build_due.isoformat(),
        "licence": snapshot.settings.licence.uri,
    }


def _links(snapshot: Snapshot, entry: Entry[Record], others: Iterable[str]) -> LinksV1:
    page = snapshot.page(entry)
    return {
        "self": snapshot.address(path(entry)),
        "page": page,
        "record": f"{page}record.json" if isinstance(entry.record, _WITH_FORM) else None,
        "formats": [{"name": name, "media_type": formats.MEDIA_TYPES[name], "url": page + name} for name in others],
    }


def _timeline(snapshot: Snapshot, ref: str) -> list[IntervalV1]:
    return cast("list[IntervalV1]", timeline_as_json(snapshot.statuses.timeline(ref)))


@lru_cache(maxsize=64)
def _in_words(statuses: Statuses, ref: str, language: str) -> tuple[InWordsV1, ...]:
    """Say every interval of the timeline of a credential or provider in words."""
    return tuple(
        {
            "label": wording.label(statuses, status),
            "sentence": wording.plain(wording.sentence(statuses, status), statuses, language),
            "scope": wording.scope_label(status),
            "group": GROUP_OF[status.standing].value,
            "holds_until": status.holds_until.isoformat() if status.holds_until else None,
            "until_assumed": status.holds_until_assumed,
        }
        for status in statuses.over_time(ref)
    )


def _day_after(day: dt.date | None) -> dt.date | None:
    return day + dt.timedelta(days=1) if day and day < dt.date.max else None
