"""The interface for programs: every file of a site holds what the description promises, and leads on."""

import dataclasses
import datetime as dt
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import leaves
import pytest
from fragments import EXAMPLE, ON
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from sites import SAMPLE

from generator import catalogue, records
from generator.catalogue import Entry
from generator.exports import files, formats
from generator.exports.api import changes, description, documents, lists
from generator.exports.snapshot import Snapshot
from generator.history import Change, Step
from generator.records import Kind
from generator.settings import Settings
from generator.status import Statuses

SETTINGS = Settings(name="Catalogue", url="https://catalogue.example/", contact="https://catalogue.example/contact")
HISTORY = (
    Step(dt.date(2026, 10, 3), "providers/example-university.yml", Change.ADDED),
    Step(dt.date(2026, 10, 30), "credentials/example-university/data-analysis.yml", Change.CHANGED),
    Step(dt.date(2026, 11, 2), "credentials/example-university/gone.yml", Change.WITHDRAWN),
    Step(dt.date(2026, 11, 2), "owners.yml", Change.CHANGED),
)


def snapshot(folder: Any = EXAMPLE, **others: Any) -> Snapshot:  # noqa: ANN401 - anything of a snapshot
    known = catalogue.load(folder, SETTINGS).catalogue
    return dataclasses.replace(Snapshot(Statuses(known, SETTINGS.policy), SETTINGS, ON, "en"), **others)


@cache
def sample() -> tuple[tuple[str, str], ...]:
    """Give every file of the sample."""
    return tuple(everything(snapshot(SAMPLE, history=HISTORY)))


def everything(shot: Snapshot, others: dict[str, str] | None = None) -> Iterator[tuple[str, str]]:
    for _, entry in shot.catalogue.entries():
        yield from files.of_record(shot, entry, formats.written(shot, entry) if others is None else others)
    yield from files.of_catalogue(shot)


@cache
def validator(name: str) -> Draft202012Validator:
    days = Draft202012Validator.FORMAT_CHECKER
    return Draft202012Validator(description.schema(name, strict=True), format_checker=days)


def wrong(name: str, text: str) -> list[str]:
    """Give what in a file is not as its type promises."""
    return [error.message for error in validator(name).iter_errors(json.loads(text))]


def test_every_file_holds_what_the_description_promises() -> None:
    found = set()
    for path, text in sample():
        inside = path.removeprefix(documents.ROOT)
        if inside == path or inside.startswith("schemas/") or inside == "openapi.json":
            continue
        name = description.type_at(inside)
        assert name, path
        found.add(name)
        assert not wrong(name, text), path
    assert found == {endpoint.type.__name__ for endpoint in description.ENDPOINTS}


@pytest.mark.parametrize("kind", records.KINDS, ids=lambda kind: kind.name)
def test_every_field_of_a_record_is_published(kind: Kind) -> None:
    shot = snapshot()
    ref = next(iter(shot.catalogue.of_kind(kind.name)))
    silent = []
    for way, before, after in leaves.facts(kind):
        texts = []
        for data in (before, after):
            record, _ = records.read(kind, data, "en")
            assert record
            entry = Entry(ref, f"{kind.folder}/{ref}.yml", record)
            others: Any = {kind.folder: {**shot.catalogue.of_kind(kind.name), ref: entry}}
            known = dataclasses.replace(shot.catalogue, **others)
            other = dataclasses.replace(shot, statuses=Statuses(known, SETTINGS.policy))
            made = dict(files.of_record(other, entry, {}))
            texts.append(made[documents.path(entry)])
            assert not wrong(f"{kind.type.__name__.removesuffix('Record')}V1", texts[-1]), way
        if texts[0] == texts[1]:
            silent.append(way)
    assert not silent


def test_the_description_is_openapi() -> None:
    validate(description.openapi(snapshot()))


def test_published_schemas_let_new_fields_come() -> None:
    document = {"version": 1, "as_of": "2026-11-22", "next_change": None, "next_build_due": "2026-11-24", "licence": ""}
    value = {**document, "items": [], "new": 1}
    assert Draft202012Validator(description.schema("VocabulariesV1")).is_valid(value)
    assert wrong("VocabulariesV1", json.dumps(value)) == [
        "Additional properties are not allowed ('new' was unexpected)"
    ]


def test_links_lead_to_files_of_the_site() -> None:
    made = {path for path, _ in sample()}
    for path, text in sample():
        if path.startswith(documents.ROOT) and "/schemas/" not in path and not path.endswith("openapi.json"):
            for address in addresses(json.loads(text)):
                inside = address.removeprefix(SETTINGS.url)
                assert inside in made or inside.endswith(("/", ".svg", "record.json")), (path, address)


def addresses(value: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        for part in value.values():
            yield from addresses(part)
    elif isinstance(value, list):
        for part in value:
            yield from addresses(part)
    elif isinstance(value, str) and value.startswith(SETTINGS.url) and value != SETTINGS.contact:
        yield value


def test_a_file_says_the_same_until_its_next_change() -> None:
    shot = snapshot(SAMPLE, history=HISTORY)
    subjects = (*shot.catalogue.credentials, *shot.catalogue.providers)
    turns = {each.first for ref in subjects for each in shot.statuses.timeline(ref) if each.first}
    now, early = on_a_day(shot, shot.on), []
    for day in sorted(turn for turn in turns if turn > shot.on)[:10]:
        later = on_a_day(shot, day)
        still = {path: text for path, (changes, text) in now.items() if changes is None or day.isoformat() < changes}
        early += [(path, day) for path, text in still.items() if later[path][1] != text]
    assert not early


def on_a_day(shot: Snapshot, day: dt.date) -> dict[str, tuple[str | None, str]]:
    """Give every file of the interface as it is on a day: its next change, and what it says beside that and the day."""
    made = {}
    for path, text in everything(dataclasses.replace(shot, on=day), {}):
        if description.type_at(path.removeprefix(documents.ROOT)):
            value = json.loads(text)
            made[path] = (value["next_change"], json.dumps(without_days(value)))
    return made


def without_days(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """Leave out what says of which day a file is, and how long it holds."""
    if isinstance(value, dict):
        days = ("as_of", "next_build_due", "next_change")
        return {key: without_days(part) for key, part in value.items() if key not in days}
    return [without_days(part) for part in value] if isinstance(value, list) else value


def test_a_long_list_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "A_PAGE", 2)
    made = {path: json.loads(text) for path, text in lists.outputs(snapshot())}
    first = made["api/v1/credentials.json"]
    read = list(first["items"])
    page = first
    while page["next"]:
        page = made[page["next"].removeprefix(SETTINGS.url)]
        assert page["first"] == "https://catalogue.example/api/v1/credentials.json"
        read += page["items"]
    assert [item["ref"] for item in read] == list(snapshot().catalogue.credentials)
    assert first["total"] == len(read)
    assert first["pages"] == len(read) // 2 + len(read) % 2


def test_changes_come_from_history_and_from_timelines() -> None:
    made = {path: json.loads(text) for path, text in changes.outputs(snapshot(history=HISTORY))}
    october = made["api/v1/changes/2026-10.json"]["items"]
    assert [(item["on"], item["ref"], item["change"]) for item in october] == [
        ("2026-10-03", "example-university", "added"),
        ("2026-10-30", "example-university/data-analysis", "changed"),
    ]
    gone = made["api/v1/changes/2026-11.json"]["items"][0]
    assert (gone["change"], gone["url"]) == ("withdrawn", None)
    turned = made["api/v1/changes/2024-01.json"]["items"]
    assert ("2024-01-01", "example-university/data-analysis", "status-changed", "credential", "positive") in [
        (item["on"], item["ref"], item["change"], item["scope"], item["standing"]) for item in turned
    ]
    months = made["api/v1/changes.json"]
    assert [month["month"] for month in months["months"]][:2] == ["2026-11", "2026-10"]
    assert sum(month["changes"] for month in months["months"]) == sum(
        len(value["items"]) for path, value in made.items() if path != "api/v1/changes.json"
    )


def test_without_history_it_says_so() -> None:
    made = {path: json.loads(text) for path, text in changes.outputs(snapshot())}
    assert made["api/v1/changes.json"]["history_known"] is False
    kinds = {item["change"] for path, value in made.items() if "items" in value for item in value["items"]}
    assert kinds == {"status-changed"}
