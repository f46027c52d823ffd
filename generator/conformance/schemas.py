"""JSON Schema: whether a JSON file is what a schema describes."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from generator.exports.api import description

_SHOWN = 3


def of_type(text: str, name: str) -> list[str]:
    """Give what in a file of the interface is not as the type with a name promises."""
    return _problems(text, _of_type(name))


def of_definition(text: str, file: Path, definition: str) -> list[str]:
    """Give what in a file is not as a definition in a published schema says, or is a property that it does not name."""
    return _problems(text, _of_definition(file, definition))


@cache
def _of_type(name: str) -> Draft202012Validator:
    return Draft202012Validator(description.schema(name, strict=True))


@cache
def _of_definition(file: Path, definition: str) -> Draft202012Validator:
    schema: Mapping[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    known = {
        name: _closed(each, *(("@context",) if name == definition else ())) for name, each in schema["$defs"].items()
    }
    return Draft202012Validator({"$defs": known, "$ref": f"#/$defs/{definition}"})


def _closed(schema: Mapping[str, Any], *more: str) -> Mapping[str, Any]:
    """Let an object have no properties but its own: published schemas allow any, and would pass over a misspelt one."""
    if "properties" not in schema:
        return schema
    return {
        **schema,
        "properties": {**{key: {} for key in more}, **schema["properties"]},
        "additionalProperties": False,
    }


def _problems(text: str, validator: Draft202012Validator) -> list[str]:
    try:
        value = json.loads(text)
    except ValueError as problem:
        return [f"is not JSON: {problem}"]
    found = sorted(validator.iter_errors(value), key=lambda error: list(map(str, error.absolute_path)))
    said = [f"{'/'.join(map(str, error.absolute_path)) or 'the file'}: {error.message[:300]}" for error in found]
    return [*said[:_SHOWN], *([f"and {len(said) - _SHOWN} more"] if len(said) > _SHOWN else [])]
