"""An empty record of a kind, with an explanation of every key: what a person fills in who starts a file.

It is made from the JSON Schema of the kind, so it knows what the schema knows.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from generator import records, words
from generator.records import Kind

_MOST = 15
"""A longer list of values is left to the editor, which shows it while one types."""
_Schema = Mapping[str, Any]


def skeleton(kind: Kind, schema_address: str = "") -> str:
    """Write an empty record as YAML. Required keys stand open; every other line is a comment to take the `# ` from.

    `schema_address` is the address of the JSON Schema, relative to the file: it is named for editors if there is one.
    """
    schema = records.json_schema(kind)
    first = [f"# yaml-language-server: $schema={schema_address}"] if schema_address else []
    lines = [
        *first,
        f"# {schema['description']}",
        "# Fill in the lines without a sign in front. To state more, take the sign and the blank after it from a line.",
        *_open_or_not(schema),
    ]
    return "".join(f"{line}\n" for line in lines)


def _open_or_not(schema: _Schema) -> Iterator[str]:
    """Write the keys of a record, the required ones first, all others as comments."""
    required = schema["required"]
    for key, own in sorted(schema["properties"].items(), key=lambda item: item[0] not in required):
        mark = "" if key in required else "# "
        yield ""
        yield f"# {_explained(own, schema)}"
        yield from (f"{mark}{line}" for line in _key(key, _resolved(own, schema), schema))


def _keys(schema: _Schema, whole: _Schema) -> Iterator[str]:
    """Write the keys of a mapping, each below its explanation; the required ones first."""
    required = schema.get("required", ())
    for key, own in sorted(schema["properties"].items(), key=lambda item: item[0] not in required):
        yield f"# {_explained(own, whole)}"
        yield from _key(key, _resolved(own, whole), whole)


def _key(key: str, value: _Schema, whole: _Schema) -> Iterator[str]:
    """Write a key and, below it, what can stand in its mapping, in each item of its list, or below each name."""
    items = _resolved(value.get("items", {}), whole)
    named = next((_resolved(each, whole) for each in value.get("patternProperties", {}).values()), {})
    yield f"{key}:"
    if "properties" in value:
        yield from (f"  {line}" for line in _keys(value, whole))
    elif "properties" in items:
        explained, first, *others = _keys(items, whole)
        yield f"  {explained}"
        yield f"  - {first}"
        yield from (f"    {line}" for line in others)
    elif "properties" in named:
        yield "  short-name:"
        yield from (f"    {line}" for line in _keys(named, whole))


def _resolved(schema: _Schema, whole: _Schema) -> _Schema:
    """Follow a reference; of several forms of a value take the one with keys, which has most to explain."""
    if "$ref" in schema:
        return _resolved(whole["$defs"][schema["$ref"].rpartition("/")[2]], whole)
    forms = [_resolved(form, whole) for form in schema.get("anyOf", ())]
    return next((form for form in forms if "properties" in form), schema)


def _explained(schema: _Schema, whole: _Schema) -> str:
    """Say what a key is for and how its value is written."""
    examples = "".join(f"For example: {each}" for each in schema.get("examples", ()))
    said = (schema.get("description", ""), _written(_resolved(schema, whole)), examples)
    return " ".join(part for part in said if part)


def _written(value: _Schema) -> str:
    items: _Schema = value.get("items", {})
    if "enum" in value or "enum" in items:
        members = [str(each) for each in value.get("enum", items.get("enum", ()))]
        several = "A list of: " if items else "One of: "
        return (
            f"{several}{', '.join(members)}."
            if len(members) <= _MOST
            else f"{several}{words.number(len(members))} codes."
        )
    match value:
        case {"format": "date"}:
            return "Write year-month-day."
        case {"format": "uri"}:
            return "Write an address with https://."
        case {"type": "boolean"}:
            return "Write true or false."
        case {"type": "number" | "integer"}:
            return "Write a number."
        case {"type": "array"}:
            return "Write a list."
        case _:
            return ""
