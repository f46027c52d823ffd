"""CTDL: whether classes, properties and terms are those that the vocabulary knows, and stand where it lets them stand.

The vocabulary is published as JSON-LD (`schema.json`, `context.json`). It has no shapes: what can be checked is the
domain and range of each property, and the list that its terms come from.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

FILES = ("schema.json", "context.json")

_NUMBERS = {"xsd:float", "xsd:decimal", "xsd:integer"}
_TAG = r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*"
_TEXTS = {
    "xsd:string": re.compile(r"(?s).+"),
    "xsd:anyURI": re.compile(r"https?://\S+"),
    "xsd:date": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    "xsd:language": re.compile(_TAG),
    "schema:Duration": re.compile(r"P(?=[0-9T])([0-9]+[YMWD])*(T([0-9]+[HMS])+)?"),
    **dict.fromkeys(_NUMBERS, re.compile(r"-?[0-9]+(\.[0-9]+)?")),
}
"""How texts of each kind look."""

Schema = Mapping[str, Mapping[str, Any]]


def problems(text: str, vocabulary: Path) -> list[str]:
    """Give what in a file is not as the vocabulary in a folder has it, one line each."""
    try:
        nodes = json.loads(text)["@graph"]
    except (ValueError, KeyError, TypeError) as problem:
        return [f"is not JSON-LD with a graph: {problem}"]
    known = _known(vocabulary)
    return sorted({problem for node in nodes for problem in _of_node(node, known)})


@cache
def _known(vocabulary: Path) -> Schema:
    """Give every class and property of the vocabulary by its short name, and every term by its address too."""
    schema, context = (json.loads((vocabulary / name).read_text(encoding="utf-8")) for name in FILES)
    found: dict[str, Mapping[str, Any]] = {}
    for entry in schema["@graph"]:
        prefix, _, name = entry["@id"].partition(":")
        found[entry["@id"]] = entry
        found[f"{context['@context'].get(prefix, prefix)}{name}"] = entry
    return found


def _of_node(node: Mapping[str, Any], known: Schema) -> Iterator[str]:
    kind = str(node.get("@type"))
    if kind not in known:
        yield f"there is no class {kind}"
        return
    above = set(_above(kind, known))
    for name, value in node.items():
        if name.startswith("@"):
            continue
        if name not in known:
            yield f"there is no property {name}"
        elif not above & set(known[name].get("schema:domainIncludes", ())):
            yield f"{name} is no property of {kind}"
        else:
            for each in value if isinstance(value, list) else [value]:
                yield from _of_value(name, each, known)


def _above(kind: str, known: Schema) -> Iterator[str]:
    yield kind
    for parent in known.get(kind, {}).get("rdfs:subClassOf", ()):
        yield from _above(parent, known)


def _of_value(name: str, value: Any, known: Schema) -> Iterator[str]:  # noqa: ANN401 - any JSON
    takes = set(known[name].get("schema:rangeIncludes", ()))
    if isinstance(value, dict) and "@type" in value:
        if not set(_above(value["@type"], known)) & takes:
            yield f"{name} does not take a {value['@type']}"
        yield from (f"{name} › {problem}" for problem in _of_node(value, known))
        yield from _of_term(name, value, known)
    elif not _is_taken(value, takes):
        yield f"{name} does not take {json.dumps(value, ensure_ascii=False)}"


def _is_taken(value: object, takes: set[str]) -> bool:
    """Tell whether a property with a range takes a text, number or address, or texts by language."""
    match value:
        case dict():
            tagged = all(re.fullmatch(_TAG, tag) and isinstance(said, str) for tag, said in value.items())
            return "rdf:langString" in takes and tagged
        case bool():
            return "xsd:boolean" in takes
        case int() | float():
            return bool(takes & _NUMBERS)
    return any(_is_of(str(value), kind) for kind in takes)


def _is_of(text: str, kind: str) -> bool:
    """Tell whether a text is of a kind; of a class of things, it is if it leads to one that is described elsewhere."""
    if kind in ("rdf:langString", "xsd:boolean"):
        return False
    if not _TEXTS.get(kind, _TEXTS["xsd:anyURI"]).fullmatch(text):
        return False
    return kind != "xsd:date" or _is_day(text)


def _is_day(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _of_term(name: str, value: Mapping[str, Any], known: Schema) -> Iterator[str]:
    """Yield what is wrong with a term of a closed list."""
    lists = set(_all(known[name].get("meta:targetScheme")))
    node = value.get("ceterms:targetNode")
    if not lists or node is None:
        return
    if not lists & set(_all(known.get(str(node), {}).get("skos:inScheme"))):
        yield f"{node} is no term for {name}"


def _all(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else [str(value)] if value else []
