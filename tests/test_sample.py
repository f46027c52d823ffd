"""The sample records are what people copy: they show every field and every member of every closed list."""

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Iterator

import pytest
import sites

from generator import catalogue, rules, settings
from generator.records import Agency, Credential, Provider, Report
from generator.vocabulary import LISTS as CLOSED_LISTS
from generator.vocabulary import Answer, OrganisationType, ProviderKind, Stage, Term, fields_of_study

CONTENT = sites.SAMPLE
LOADED = catalogue.load(CONTENT, settings.Settings())
SAMPLE = LOADED.catalogue
OF_COUNTRIES = {Answer, Stage}


def parts(value: object) -> Iterator[object]:
    """Yield every part of a record: records inside records, and the values in them."""
    yield value
    if isinstance(value, tuple):
        for item in value:
            yield from parts(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from parts(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from parts(getattr(value, field.name))


ALL = [part for _, entry in SAMPLE.entries() for part in parts(entry.record)]
# A term equals its code, and two lists may share one.
USED = {(type(part), part.value) for part in ALL if isinstance(part, Term)}


@pytest.mark.parametrize(
    "term",
    [
        pytest.param(term, id=f"{terms.__name__}-{term}")
        for terms in CLOSED_LISTS
        if terms not in OF_COUNTRIES and terms.__name__ != "EqfLevel"
        for term in terms
    ],
)
def test_every_member_of_every_list_is_shown(term: Term) -> None:
    assert (type(term), term.value) in USED


def test_every_level_is_shown() -> None:
    levels = {str(c.record.level.eqf) for c in SAMPLE.credentials.values() if c.record.level}
    assert levels >= {"5", "6", "7", "8", "not-applicable"}


@pytest.mark.parametrize("kind", [Agency, Provider, Credential, Report])
def test_every_field_is_shown(kind: type) -> None:
    given: dict[type, set[str]] = {}
    fields: dict[type, set[str]] = {}
    for _, entry in SAMPLE.entries():
        if not isinstance(entry.record, kind):
            continue
        for part in parts(entry.record):
            if not dataclasses.is_dataclass(part) or isinstance(part, type):
                continue
            # The note of an import says how a record came to be.
            fields[type(part)] = {field.name for field in dataclasses.fields(part)} - {"imported"}
            shown = {name for name in fields[type(part)] if getattr(part, name) not in (None, ())}
            given.setdefault(type(part), set()).update(shown)
    assert {cls.__name__: fields[cls] - given[cls] for cls in fields if fields[cls] - given[cls]} == {}


def test_how_much_there_is() -> None:
    kinds = Counter(provider.record.kind for provider in SAMPLE.providers.values())
    others = {p.record.organisation_type for p in SAMPLE.providers.values() if p.record.kind == "other-provider"}
    assert len(SAMPLE.agencies) >= 5
    assert kinds[ProviderKind.HIGHER_EDUCATION_INSTITUTION] >= 10
    assert kinds[ProviderKind.OTHER_PROVIDER] >= 6
    assert others == set(OrganisationType)
    assert len({SAMPLE.country_of(ref) for ref in SAMPLE.providers}) >= 10
    assert len(SAMPLE.credentials) >= 60
    assert len(SAMPLE.reports) >= 30
    broad = {fields_of_study.broad(code) for c in SAMPLE.credentials.values() for code in c.record.field}
    assert broad == set(fields_of_study.EVERYDAY) - {"99"}


def test_everything_but_six_countries_is_made_up() -> None:
    real = [entry.ref for _, entry in SAMPLE.entries() if not entry.record.sample]
    assert sorted(real) == ["be-vlg", "de", "ee", "gb", "kz", "se"]


def test_each_record_names_its_schema_in_the_first_line() -> None:
    for kind, entry in SAMPLE.entries():
        up = "../" * (kind.ids + 1)
        first = (CONTENT / entry.path).read_text(encoding="utf-8").partition("\n")[0]
        assert first == f"# yaml-language-server: $schema={up}schemas/{kind.name}.json", entry.path


def test_there_are_no_errors() -> None:
    found = rules.check(LOADED, dt.date(2026, 11, 22))
    assert [str(finding) for finding in found if finding.level == "error"] == []
