"""Values in records by what they are: change every text or address of a record, or make a record with every key."""

import dataclasses
import types
from collections.abc import Callable, Iterator, Sequence
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import PlainValidator

from generator.records import Kind, values
from generator.records.values import OneOf, TextOf
from generator.source import Plain

SAMPLES = {
    "Line": "Words 7",
    "Language": "et",
    "Country": "EE",
    "EducationSystem": "be-vlg",
    "Day": "2026-11-22",
    "EndDay": "unlimited",
    "StartDay": "on-demand",
    "Flag": "true",
    "Amount": "0",
    "Positive": "2.5",
    "PositiveOrNot": "not-applicable",
    "Whole": "12",
    "Level": "not-applicable",
    "Currency": "EUR",
    "FieldOfStudy": "0542",
    "QuestionId": "institutions-reasons-needs",
    "EscoAddress": "http://data.europa.eu/esco/skill/a-1",
    "FieldName": "learning_outcomes",
    "Id": "data-analysis",
    "ToAgency": "exqa",
    "ToProvider": "example-university",
    "ToCredential": "example-university/data-analysis",
    "ToReport": "exqa/2024-017",
    "Link": "https://ok.example/path?query=1#part",
    "Host": "exqa.example",
}
"""For every type of a leaf a text that it accepts."""

OTHERS = {
    "Line": "Other words 8",
    "Language": "fi",
    "Country": "SE",
    "EducationSystem": "be-wal",
    "Day": "2027-03-04",
    "EndDay": "2028-01-01",
    "StartDay": "2027-05-06",
    "Flag": "false",
    "Amount": "95",
    "Positive": "7",
    "PositiveOrNot": "4",
    "Whole": "13",
    "Level": "6",
    "Currency": "SEK",
    "FieldOfStudy": "0911",
    "QuestionId": "institutions-reasons-values",
    "EscoAddress": "http://data.europa.eu/esco/skill/b-2",
    "FieldName": "title",
    "Id": "other-course",
    "ToAgency": "natqa",
    "ToProvider": "other-university",
    "ToCredential": "example-training/first-aid",
    "ToReport": "exqa/2025-001",
    "Link": "https://other.example/elsewhere",
    "Host": "other.example",
}
"""For every type of a leaf another text that it accepts."""

_INSTEAD = {"name": ("provider", "credential"), "url": ("provider", "credential")}
"""A part either refers to a record or has a name and address of its own: these keys go when the other one varies."""

_TYPES = {
    part.func: name
    for name in SAMPLES
    for part in getattr(values, name).__metadata__
    if isinstance(part, PlainValidator)
}


def maximal(kind: Kind) -> dict[str, Plain]:
    """Make a record of a kind in which every key stands."""
    made = _sample(kind.type)
    assert isinstance(made, dict)
    return made


def facts(kind: Kind) -> Iterator[tuple[str, dict[str, Plain], dict[str, Plain]]]:
    """Yield what `varied` does for all that a record says; the note of an import only says how it came to be."""
    return (each for each in varied(kind) if not each[0].startswith("imported."))


def varied(kind: Kind) -> Iterator[tuple[str, dict[str, Plain], dict[str, Plain]]]:
    """Yield every way to a leaf (`price.note`), a record in which every key stands, and the same with another value."""
    for way in _ways(kind.type, ()):
        before, after = maximal(kind), maximal(kind)
        for record in (before, after):
            _let_go(kind.type, record, way)
        _set(kind.type, after, way)
        yield ".".join(way), before, after


def _ways(hint: Any, way: tuple[str, ...]) -> Iterator[tuple[str, ...]]:  # noqa: ANN401 - a type
    leaf, inner = _taken_apart(hint)
    if leaf:
        yield way
    elif get_origin(inner) in (tuple, dict):
        yield from _ways(get_args(inner)[-1 if get_origin(inner) is dict else 0], way)
    else:
        for field in dataclasses.fields(inner):
            yield from _ways(field.type, (*way, field.name.rstrip("_")))


def _let_go(hint: Any, record: Plain, way: tuple[str, ...]) -> None:  # noqa: ANN401 - a type
    *parents, last = way
    if parents and parents[-1] in ("partners", "into"):
        for part in _parts(hint, record, parents):
            for key in _INSTEAD.get(last, ()):
                part.pop(key, None)


def _parts(hint: Any, value: Any, way: Sequence[str]) -> Iterator[dict[str, Plain]]:  # noqa: ANN401 - a type
    """Yield every part of a record to which a way leads."""
    _, inner = _taken_apart(hint)
    if get_origin(inner) is tuple:
        for item in value:
            yield from _parts(get_args(inner)[0], item, way)
    elif get_origin(inner) is dict:
        for item in value.values():
            yield from _parts(get_args(inner)[1], item, way)
    elif way:
        hints = {field.name.rstrip("_"): field.type for field in dataclasses.fields(inner)}
        yield from _parts(hints[way[0]], value[way[0]], way[1:])
    else:
        yield value


def _set(hint: Any, record: Plain, way: tuple[str, ...]) -> None:  # noqa: ANN401 - a type
    *parents, last = way
    leaf = _leaf(hint, way)
    for part in _parts(hint, record, parents):
        part[last] = [_other(leaf)] if isinstance(part[last], list) else _other(leaf)


def _leaf(hint: Any, way: Sequence[str]) -> str | OneOf:  # noqa: ANN401 - a type
    leaf, inner = _taken_apart(hint)
    if leaf:
        return leaf
    if get_origin(inner) in (tuple, dict):
        return _leaf(get_args(inner)[-1 if get_origin(inner) is dict else 0], way)
    fields = {field.name.rstrip("_"): field.type for field in dataclasses.fields(inner)}
    return _leaf(fields[way[0]], way[1:])


def _other(leaf: str | OneOf) -> Plain:
    if isinstance(leaf, OneOf):
        return str(list(leaf.terms)[1])
    return {"en": "Quite other words", "et": "Hoopis teised sõnad"} if leaf == "Text" else OTHERS[leaf]


def changed(kind: Kind, data: dict[str, Plain], change: Callable[[str, str], str]) -> dict[str, Plain]:
    """Change every leaf of a record; `change` gets its type (`Text`, `Line`, `Link` …) and what it holds."""
    made = _walk(kind.type, data, change)
    assert isinstance(made, dict)
    return made


def _sample(hint: Any) -> Plain:  # noqa: ANN401 - a type
    leaf, inner = _taken_apart(hint)
    if isinstance(leaf, OneOf):
        return str(next(iter(leaf.terms)))
    if leaf == "Text":
        return {"en": "Some words", "et": "Mõned sõnad"}
    if leaf:
        return SAMPLES[leaf]
    if get_origin(inner) is tuple:
        return [_sample(get_args(inner)[0]), _sample(get_args(inner)[0])]
    if get_origin(inner) is dict:
        key, value = get_args(inner)
        return {str(_sample(key)): _sample(value)}
    return {field.name.rstrip("_"): _sample(field.type) for field in dataclasses.fields(inner)}


def _walk(hint: Any, value: Plain, change: Callable[[str, str], str]) -> Plain:  # noqa: ANN401 - a type
    leaf, inner = _taken_apart(hint)
    if leaf == "Text" and isinstance(value, dict):
        return {tag: change("Text", str(words)) for tag, words in value.items()}
    if isinstance(value, str):
        # A text in the place of a mapping is a reference: `credentials: [a/b]`.
        return change(leaf, value) if isinstance(leaf, str) and leaf else value
    if isinstance(value, list):
        return [_walk(get_args(inner)[0], item, change) for item in value]
    if get_origin(inner) is dict:
        return {key: _walk(get_args(inner)[1], item, change) for key, item in value.items()}
    hints = {field.name.rstrip("_"): field.type for field in dataclasses.fields(inner)}
    return {key: _walk(hints[key], item, change) for key, item in value.items()}


def _taken_apart(hint: Any) -> tuple[str | OneOf, Any]:  # noqa: ANN401 - a type
    """Give what a leaf is (empty if it is none) and the type without what is beside it."""
    if get_origin(hint) is Annotated:
        inner, *beside = get_args(hint)
        for part in beside:
            if isinstance(part, TextOf):
                return "Text", inner
            if isinstance(part, OneOf):
                return part, inner
            if isinstance(part, PlainValidator):
                return _TYPES[part.func], inner
        return _taken_apart(inner)
    if get_origin(hint) in (Union, types.UnionType):
        return _taken_apart(next(part for part in get_args(hint) if part is not types.NoneType))
    return "", hint
