"""The five kinds of record: plain data in, frozen checked values or problems out."""

import dataclasses
import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, cast, get_args

import pydantic
from pydantic_core import ErrorDetails

from generator.records.agency import Agency
from generator.records.country import CountryRecord
from generator.records.credential import Credential
from generator.records.provider import Provider
from generator.records.report import Report
from generator.records.values import Text, did_you_mean
from generator.source import MOST_FINDINGS, Loc, Plain, shown

__all__ = ["BY_FOLDER", "BY_NAME", "KINDS", "Agency", "CountryRecord", "Credential", "Kind", "Problem", "Provider"]
__all__ += ["Record", "Report", "json_schema", "leaves", "read", "stated", "written"]

Record = Agency | CountryRecord | Provider | Credential | Report

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its name, its folder below `content/`, how many ids name one, and its type."""

    name: str
    folder: str
    ids: int
    type: type[Record]


KINDS: tuple[Kind, ...] = (
    Kind("agency", "agencies", 1, Agency),
    Kind("country", "countries", 1, CountryRecord),
    Kind("provider", "providers", 1, Provider),
    Kind("credential", "credentials", 2, Credential),
    Kind("report", "reports", 2, Report),
)
BY_NAME: dict[str, Kind] = {kind.name: kind for kind in KINDS}
BY_FOLDER: dict[str, Kind] = {kind.folder: kind for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Problem:
    """A value that a record cannot have, and where in the record it stands."""

    loc: Loc
    rule: str
    message: str
    hint: str


def read(kind: Kind, data: Mapping[str, Plain], language: str) -> tuple[Record | None, list[Problem]]:
    """Check the data of one file against its kind.

    `language` is the default language: the language of texts that are not a map of languages.

    If something is wrong, the record is read once more without the wrong parts, so that the rules between records
    can look at the rest in the same run. The record is None if it cannot do without them.
    """
    try:
        return _adapter(kind.name).validate_python(data, context={"language": language}), []
    except pydantic.ValidationError as refusal:
        problems = _problems(kind, data, refusal)
    for removed in (_without(data, problems), _without(data, problems, whole_keys=True)):
        try:
            return _adapter(kind.name).validate_python(removed, context={"language": language}), problems
        except pydantic.ValidationError:
            continue
    return None, problems


def written(record: Record) -> dict[str, Any]:
    """Give a record as its file holds it, ready for JSON: texts by language, days as text, nothing that is not stated.

    The JSON is YAML too, and read as the file of a record it gives the same record.
    """
    return cast("dict[str, Any]", _written(record))


def _written(value: object) -> object:
    if isinstance(value, _AS_IT_IS):
        return value
    if isinstance(value, Text):
        return dict(value.by_language)
    if isinstance(value, tuple):
        return [_written(item) for item in value]
    if isinstance(value, dict):
        return {key: _written(item) for key, item in value.items()}
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    part: type = type(value)
    return {
        key: _written(item)
        for attribute, key, usual in _usual(part)
        if (item := getattr(value, attribute)) is not usual or item
    }


def stated(record: Record) -> frozenset[str]:
    """Give the ways to everything that a record states: `title`, `price.note`, `skills.esco`.

    Items of a list share one way, as do the parts of a map whose keys are free.
    """
    return frozenset(_ways_to(record, ""))


def _ways_to(value: object, way: str) -> Iterator[str]:
    part: type = type(value)
    if isinstance(value, tuple):
        for item in value:
            yield from _ways_to(item, way)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _ways_to(item, way)
    elif _fields(part):
        for attribute, key, usual in _usual(part):
            item = getattr(value, attribute)
            if item is not usual or item:
                yield from _ways_to(item, f"{way}.{key}" if way else key)
    else:
        yield way


_AS_IT_IS = (str, bool, int)


@cache
def _usual(cls: type) -> tuple[tuple[str, str, object], ...]:
    """Give attribute, key and usual value of the fields of a part of a record."""
    usual = {field.name: field.default for field in dataclasses.fields(cls)}
    return tuple((attribute, key, usual[attribute]) for attribute, key in _fields(cls))


def json_schema(kind: Kind) -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of a kind of record, for editors."""
    schema = _adapter(kind.name).json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind.name.capitalize(),
        "description": kind.type.__doc__,
        **{key: _stated(value) for key, value in schema.items() if key not in ("title", "description")},
    }


@cache
def schema_text(kind: Kind) -> str:
    """Give the JSON Schema of a kind of record as the text of a file."""
    return json.dumps(json_schema(kind), ensure_ascii=False, indent=2) + "\n"


def _stated(schema: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """Take `null` out of a schema: what is not known is left out of a record, not written as nothing."""
    if isinstance(schema, list):
        return [_stated(item) for item in schema if item != {"type": "null"}]
    if not isinstance(schema, dict):
        return schema
    parts = {key: _stated(value) for key, value in schema.items() if key != "default"}
    one = parts.get("anyOf")
    if isinstance(one, list) and len(one) == 1:
        del parts["anyOf"]
        return {**one[0], **parts}
    return parts


def leaves(record: Record, wanted: type[T]) -> Iterator[tuple[Loc, T]]:
    """Yield every value of a type that stands anywhere in a record, and its place.

    Only parts that can hold such a value are walked, so that looking for references or addresses costs little.
    """
    return _leaves(record, wanted, ())


def _leaves(value: object, wanted: type, loc: Loc) -> Iterator[tuple[Loc, Any]]:
    part: type = type(value)
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _leaves(item, wanted, (*loc, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, wanted, (*loc, key))
    elif _fields(part):
        for attribute, key in _fields_with(part, wanted):
            item = getattr(value, attribute)
            if item is not None and item != ():
                yield from _leaves(item, wanted, (*loc, key))
    elif isinstance(value, wanted):
        yield loc, value


@cache
def _fields_with(cls: type, wanted: type) -> tuple[tuple[str, str], ...]:
    """Give attribute and key of the fields of a part of a record that can hold a value of a type."""
    held = {field.name for field in dataclasses.fields(cls) if _holds(field.type, wanted)}
    return tuple((attribute, key) for attribute, key in _fields(cls) if attribute in held)


def _holds(hint: object, wanted: type) -> bool:
    if arguments := get_args(hint):
        return any(_holds(argument, wanted) for argument in arguments)
    if not isinstance(hint, type):
        return False
    return issubclass(hint, wanted) or (dataclasses.is_dataclass(hint) and bool(_fields_with(hint, wanted)))


@cache
def _fields(cls: type) -> tuple[tuple[str, str], ...]:
    """Give attribute and key of the fields of a part of a record; none for other types."""
    if not dataclasses.is_dataclass(cls) or not pydantic.dataclasses.is_pydantic_dataclass(cls):
        return ()
    return tuple((field.name, field.name.rstrip("_")) for field in dataclasses.fields(cls))


@cache
def _adapter(kind: str) -> pydantic.TypeAdapter[Record]:
    return cast("pydantic.TypeAdapter[Record]", pydantic.TypeAdapter(BY_NAME[kind].type))


def _problems(kind: Kind, data: Mapping[str, Plain], refusal: pydantic.ValidationError) -> list[Problem]:
    problems = [_problem(kind, error, data) for error in refusal.errors(include_url=False)[:MOST_FINDINGS]]
    inside = {problem.loc[:end] for problem in problems for end in range(len(problem.loc))}
    # pydantic counts the items that are right, so a list with a wrong item may look too short as well.
    return [problem for problem in problems if problem.rule != "too-few-items" or problem.loc not in inside]


def _problem(kind: Kind, error: ErrorDetails, data: Mapping[str, Plain]) -> Problem:
    """Say a refusal in the words of the person who edits."""
    loc = _in_file(data, tuple(part for part in error["loc"] if part != "[key]"))
    context = error.get("ctx", {})
    if "message" in context:
        return Problem(loc, error["type"], str(context["message"]), str(context.get("hint", "")))
    key = shown(str(loc[-1])) if loc else ""
    match error["type"]:
        case "missing":
            inside = f" of `{_path(loc[:-1])}`" if loc[:-1] else ""
            return Problem(
                loc, "missing-key", f"`{key}`{inside} is missing", f"Every {kind.name} needs it; see docs/records.md."
            )
        case "unexpected_keyword_argument":
            return _unknown_key(kind, loc)
        case "tuple_type":
            return Problem(loc, "list-expected", f"`{key}` is a list", f"Write `{key}:` and each item after `- `.")
        case "dataclass_type" | "dict_type" | "dataclass_exact_type":
            return Problem(
                loc, "mapping-expected", f"`{_path(loc)}` has keys of its own", "Write each key and value on a line."
            )
        case "too_long":
            message = f"`{key}` has {context['actual_length']} items; at most {context['max_length']} are allowed"
            return Problem(loc, "too-many-items", message, "Keep the most important ones.")
        case "too_short":
            message = f"`{key}` needs at least {context['min_length']} of them"
            return Problem(loc, "too-few-items", message, "Add one, or remove the key.")
    return Problem(loc, "wrong-value", error["msg"], "Compare with docs/records.md.")


def _in_file(data: Mapping[str, Plain], loc: Loc) -> Loc:
    """Shorten the way to a value to what the file holds: `title: …` stands for `title: {en: …}`."""
    value: Plain | None = dict(data)
    for end, part in enumerate(loc):
        if isinstance(value, dict):
            value = value.get(str(part))
        elif isinstance(value, list) and isinstance(part, int):
            value = value[part]
        else:
            return loc[:end]
    return loc


_STATUS_KEYS = frozenset({"status", "qa_status", "quality", "quality_status", "accredited", "accreditation", "badge"})


def _unknown_key(kind: Kind, loc: Loc) -> Problem:
    key = str(loc[-1])
    if key.lower() in _STATUS_KEYS:
        return Problem(
            loc,
            "typed-in-status",
            f"`{key}` cannot be written into a record: the quality status is worked out from reports",
            "Remove the key. A published report of the agency shows what was checked; see docs/status.md.",
        )
    known = [name for _, name in _fields(_type_at(kind.type, loc[:-1]))]
    hint = did_you_mean(key, known) or f"Possible here: {', '.join(known)}."
    return Problem(loc, "unknown-key", f"`{shown(key)}` is not a key of {_a(kind, loc)}", hint)


def _a(kind: Kind, loc: Loc) -> str:
    return f"`{_path(loc[:-1])}`" if loc[:-1] else f"a {kind.name} record"


def _path(loc: Loc) -> str:
    return ".".join(shown(part) for part in loc if isinstance(part, str))


def _type_at(cls: type, loc: Loc) -> type:
    """Give the type of the part of a record at `loc`."""
    for part in loc:
        if isinstance(part, int):
            continue
        hint = next((field.type for field in dataclasses.fields(cls) if field.name.rstrip("_") == part), None)
        inner = _part_type(hint)
        if inner is None:
            continue
        cls = inner
    return cls


def _part_type(hint: object) -> type | None:
    if isinstance(hint, type) and _fields(hint):
        return hint
    for argument in getattr(hint, "__args__", ()):
        found = _part_type(argument)
        if found is not None:
            return found
    return None


def _without(data: Mapping[str, Plain], problems: list[Problem], *, whole_keys: bool = False) -> dict[str, Plain]:
    """Copy the data without the values that have problems (or without the whole keys that hold them)."""
    drop = {(problem.loc[:1] if whole_keys else problem.loc) for problem in problems}
    return cast("dict[str, Plain]", _copy(dict(data), (), drop))


def _copy(value: Plain, loc: Loc, drop: set[Loc]) -> Plain:
    if isinstance(value, dict):
        return {key: _copy(item, (*loc, key), drop) for key, item in value.items() if (*loc, key) not in drop}
    if isinstance(value, list):
        return [_copy(item, (*loc, index), drop) for index, item in enumerate(value) if (*loc, index) not in drop]
    return value
