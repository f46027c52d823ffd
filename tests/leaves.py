"""Values in records by what they are: change every text or address of a record, or make a record with every key."""

import dataclasses
import types
from collections.abc import Callable
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
    "Id": "data-analysis",
    "ToAgency": "exqa",
    "ToProvider": "example-university",
    "ToCredential": "example-university/data-analysis",
    "ToReport": "exqa/2024-017",
    "Link": "https://ok.example/path?query=1#part",
    "Host": "exqa.example",
}
"""For every type of a leaf a text that it accepts."""

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
