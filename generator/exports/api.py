"""The interface for programs, version 1: one JSON file for each credential and provider, and one of all statuses.

`/api/v1/credentials/<provider>/<credential>.json`, `/api/v1/providers/<provider>.json` and `/status.json`. The types
here are the promise; they are apart from the records, so that a record can change and the promise does not.
"""

import datetime as dt
import json
from collections.abc import Iterator
from typing import TypedDict

from generator.catalogue import Entry
from generator.records import Credential, Provider
from generator.records.values import Text
from generator.settings import Settings
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
    in_words: list[InWordsV1]
    """One for each interval of the timeline."""


def credential(
    statuses: Statuses, settings: Settings, entry: Entry[Credential], on: dt.date, language: str
) -> SubjectV1:
    """Give what is published of a credential."""
    record = entry.record
    awarding = list(statuses.catalogue.awarding(entry.ref))
    return _subject(statuses, settings, on, language, f"credentials/{entry.ref}", record.title, record, awarding)


def provider(statuses: Statuses, settings: Settings, entry: Entry[Provider], on: dt.date, language: str) -> SubjectV1:
    """Give what is published of a provider."""
    return _subject(statuses, settings, on, language, f"providers/{entry.ref}", entry.record.name, entry.record, [])


def _subject(  # noqa: PLR0913 - the parts of one object
    statuses: Statuses,
    settings: Settings,
    on: dt.date,
    language: str,
    path: str,
    name: Text,
    record: Credential | Provider,
    awarding: list[str],
) -> SubjectV1:
    folder, _, ref = path.partition("/")
    return {
        "version": 1,
        "kind": folder.removesuffix("s"),
        "ref": ref,
        "name": dict(name),
        "awarding": awarding,
        "page": f"{settings.url}{path}/",
        "badge": f"{settings.url}badges/{ref}.svg",
        "sample": record.sample,
        "source": record.source,
        "last_verified": record.last_verified.isoformat(),
        "as_of": on.isoformat(),
        "next_build_due": next_build_due(settings, on).isoformat(),
        "qa": statuses.of(ref, on).as_json(),
        "timeline": timeline_as_json(statuses.timeline(ref)),
        "in_words": list(_in_words(statuses, ref, language)),
    }


def _in_words(statuses: Statuses, ref: str, language: str) -> Iterator[InWordsV1]:
    for interval in statuses.timeline(ref):
        status = statuses.of(ref, interval.first or interval.last or dt.date.min)
        yield {
            "label": wording.label(statuses, status),
            "sentence": wording.plain(wording.sentence(statuses, status), statuses, language),
            "scope": wording.scope_label(status),
            "group": GROUP_OF[status.standing].value,
            "good_until": status.good_until.isoformat() if status.good_until else None,
        }


def next_build_due(settings: Settings, on: dt.date) -> dt.date:
    """Give the day by which a site of a day should have been built again."""
    return on + dt.timedelta(days=settings.policy.rebuild_days)


def all_statuses(statuses: Statuses, settings: Settings, on: dt.date) -> str:
    """Give `/status.json`: of every credential and provider what was looked at, what came of it and until when."""
    catalogue = statuses.catalogue
    kept = ("ref", "scope", "standing", "good_until", "next_change")
    rows = [statuses.of(ref, on).as_json() for ref in (*catalogue.credentials, *catalogue.providers)]
    lines = ",\n".join(text({key: row[key] for key in kept}) for row in rows)
    due = next_build_due(settings, on)
    return f'{{"version":1,"as_of":"{on}","next_build_due":"{due}","statuses":[\n{lines}\n]}}\n'


def text(value: object) -> str:
    """Give a value as the text of a JSON file."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
