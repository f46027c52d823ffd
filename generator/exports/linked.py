"""Linked data: nodes in; JSON-LD and Turtle out, which say the same.

A node is written as JSON-LD with short names (`dcterms:title`) for properties and types:
`{"@id": "https://…", "@type": "elm:Qualification", "dcterms:title": {"@value": "Data", "@language": "en"}}`. A value is
such a literal, a link (`{"@id": …}`), a node of its own, or a list of these. Both texts need nothing from elsewhere:
the prefixes stand in them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from generator.exports import compact
from generator.records.values import Text

Node = dict[str, object]

XSD = "http://www.w3.org/2001/XMLSchema#"

_NOT_IN_AN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


@dataclass(frozen=True, slots=True)
class Document:
    """Nodes, and what the short names in them stand for."""

    prefixes: Mapping[str, str]
    nodes: Sequence[Node]

    def as_json(self) -> str:
        """Give the nodes as JSON-LD."""
        return compact.line({"@context": dict(self.prefixes), "@graph": list(self.nodes)})

    def as_turtle(self) -> str:
        """Give the nodes as Turtle."""
        heads = [f"@prefix {prefix}: <{iri(address)}> .\n" for prefix, address in self.prefixes.items()]
        return "".join([*heads, *(f"\n{_subject(node)}\n" for node in self.nodes)])


def words(text: Text | None) -> list[Node]:
    """Give a text as literals, one for each language."""
    return [said(tag, content) for tag, content in text] if text else []


def said(tag: str, content: str) -> Node:
    """Give words in a language as a literal."""
    return {"@value": content, "@language": tag}


def typed(value: object, datatype: str) -> Node:
    """Give a value as a literal of a type with a short name: `xsd:date`."""
    return {"@value": str(value), "@type": datatype}


def link(address: str) -> Node:
    """Give a link to something that is described elsewhere, or further up or down."""
    return {"@id": iri(address)}


def iri(address: str) -> str:
    """Give an address without the signs that may not stand in one (RFC 3987, section 2.2)."""
    return _NOT_IN_AN_IRI.sub(lambda sign: quote(sign.group(), safe=""), address)


def stated(node: Mapping[str, object]) -> Node:
    """Give a node without the properties that have no value."""
    return {key: value for key, value in node.items() if value not in (None, "", [], {})}


# --- Turtle


def _subject(node: Node) -> str:
    inner = " ;\n".join(_properties(node, "  "))
    return f"<{node['@id']}>\n{inner} ." if inner else ""


def _properties(node: Node, indent: str) -> Iterator[str]:
    for key, value in node.items():
        if key == "@id":
            continue
        if key == "@type":
            kinds = value if isinstance(value, list) else [value]
            yield f"{indent}a {', '.join(map(str, kinds))}"
        else:
            values = value if isinstance(value, list) else [value]
            yield f"{indent}{key} {', '.join(_object(each, indent) for each in values)}"


def _object(value: object, indent: str) -> str:
    if not isinstance(value, dict):
        return _scalar(value)
    if "@value" in value:
        return _literal(value)
    if set(value) == {"@id"}:
        return f"<{value['@id']}>"
    if "@id" in value:
        raise ValueError(f"{value['@id']} is described inside another node; give it a place of its own")
    inner = " ;\n".join(_properties(value, indent + "  "))
    return f"[\n{inner}\n{indent}]"


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else compact.string(str(value))


def _literal(value: Mapping[str, object]) -> str:
    text = compact.string(str(value["@value"]))
    if tag := value.get("@language"):
        return f"{text}@{tag}"
    return f"{text}^^{value['@type']}" if "@type" in value else text
