"""The interface for programs, version 1: one JSON file for each credential and provider, and one of all statuses.

`/api/v1/credentials/<provider>/<credential>.json`, `/api/v1/providers/<provider>.json` and `/status.json`. The types
here are the promise; they are apart from the records, so that a record can change and the promise does not.
"""

import json
from functools import lru_cache
from typing import TypedDict

from generator.catalogue import Entry
from generator.exports.snapshot import Snapshot
from generator.records import Credential, Provider
from generator.status import Statuses, timeline_as_json, wording
from generator.vocabulary import GROUP_OF

Json = dict[str, object]


class InWordsV1(TypedDict):
    """What a status says, for one interval of the timeline."""

    label: str
    sentence: str
    scope: str
    """What was looked at, shortly; empty if nothing was."""
    group: str
    good_until: str | None
    until_assumed: bool


class SubjectV1(TypedDict):
    """A credential or provider with its status. Days are ISO 8601 and inclusive; texts are maps of BCP 47 tags."""

    version: int
    kind: str
    ref: str
    name: dict[str, str]
    awarding: list[str]
    """Of a credential: the providers that award it."""
    page: str
    badge: str
    sample: bool
    """Whether the record is fictional."""
    source: str
    last_verified: str
    as_of: str
    next_build_due: str
    """If this day has passed, the file may be out of date."""
    qa: Json
    timeline: list[Json]
    language: str
    """The language of `in_words`, a BCP 47 tag."""
    in_words: list[InWordsV1]
    """One for each interval of the timeline."""


def subject(snapshot: Snapshot, entry: Entry[Credential] | Entry[Provider]) -> SubjectV1:
    """Give what is published of a credential or provider."""
    record, ref = entry.record, entry.ref
    kind = "credential" if isinstance(record, Credential) else "provider"
    return {
        "version": 1,
        "kind": kind,
        "ref": ref,
        "name": dict(record.title if isinstance(record, Credential) else record.name),
        "awarding": list(snapshot.catalogue.awarding(ref)) if isinstance(record, Credential) else [],
        "page": snapshot.page(entry),
        "badge": snapshot.address(f"badges/{ref}.svg"),
        "sample": record.sample,
        "source": record.source,
        "last_verified": record.last_verified.isoformat(),
        "as_of": snapshot.on.isoformat(),
        "next_build_due": snapshot.next_build_due.isoformat(),
        "qa": snapshot.status(ref).as_json(),
        "timeline": timeline_as_json(snapshot.statuses.timeline(ref)),
        "language": snapshot.language,
        "in_words": list(_in_words(snapshot.statuses, snapshot.statuses.alike(ref), snapshot.language)),
    }


def all_statuses(snapshot: Snapshot) -> str:
    """Give `/status.json`: of every credential and provider what was looked at, the result and until when."""
    refs = (*snapshot.catalogue.credentials, *snapshot.catalogue.providers)
    rows = [snapshot.status(ref).as_json() for ref in refs]
    lines = ",\n".join(text({key: row[key] for key in _IN_STATUS_JSON}) for row in rows)
    due = snapshot.next_build_due
    return f'{{"version":1,"as_of":"{snapshot.on}","next_build_due":"{due}","statuses":[\n{lines}\n]}}\n'


_IN_STATUS_JSON = ("ref", "scope", "standing", "good_until", "next_change")


@lru_cache(maxsize=64)
def _in_words(statuses: Statuses, ref: str, language: str) -> tuple[InWordsV1, ...]:
    """Say every interval of the timeline of a credential or provider in words."""
    return tuple(
        {
            "label": wording.label(statuses, status),
            "sentence": wording.plain(wording.sentence(statuses, status), statuses, language),
            "scope": wording.scope_label(status),
            "group": GROUP_OF[status.standing].value,
            "good_until": status.good_until.isoformat() if status.good_until else None,
            "until_assumed": status.until_assumed,
        }
        for status in statuses.over_time(ref)
    )


def path(subject: SubjectV1) -> str:
    """Give the path of the file of a credential or provider."""
    return f"api/v{subject['version']}/{subject['kind']}s/{subject['ref']}.json"


def text(value: object) -> str:
    """Give a value as the text of a JSON file."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
