"""Linked data of strangers → nodes with their properties by short names: JSON-LD or Turtle.

A name is taken by its last part: `dcterms:title`, `http://purl.org/dc/terms/title` and `title` are the same. So nothing
has to be fetched, and nothing ever is. `dcterms:type` is called `dctype`, because each node has a type of another kind.
"""

import importlib
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.imports import opening
from generator.imports.found import UnreadableError
from generator.source import shown

_DEEPEST = 200
_MOST_VALUES = 1_000
_MOST_TERMS = 2_000
_MOST_CONTEXTS = 200
_LAST = re.compile(r"[#/:]")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*|@?none")
_DC_TYPE = frozenset({"dcterms:type", "dc:type", "dct:type", "http://purl.org/dc/terms/type"})
_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@dataclass(frozen=True, slots=True)
class Words:
    """A literal: words or a number, and its language if it names one."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a node."""

    id: str


@dataclass(slots=True)
class Node:
    """Something that is described, with what is said of it."""

    id: str
    kinds: set[str] = field(default_factory=set)
    said: dict[str, dict[Words | Link, None]] = field(default_factory=dict)
    """Values, each once, by the short name of the property, in small letters."""

    @property
    def is_named(self) -> bool:
        """Tell whether it has an address of its own."""
        return not self.id.startswith("_:")

    def put(self, name: str, value: Words | Link) -> None:
        """Add a value, once."""
        self.said.setdefault(name, {})[value] = None

    def values(self, *names: str) -> list[Words | Link]:
        """Give the values of some properties. Raises UnreadableError if there are far too many."""
        found = [value for name in names for value in self.said.get(name, ())]
        if len(found) > _MOST_VALUES:
            raise UnreadableError(f"Something in the file has more than {_MOST_VALUES:,} values of one kind.")
        return found


class Nodes(dict[str, Node]):
    """The nodes of a file by their addresses, in the order in which they stand there."""

    def at(self, address: str) -> Node:
        """Give the node with an address, new if there is none yet."""
        return self.setdefault(address, Node(address))

    def of(self, *kinds: str) -> list[Node]:
        """Give the nodes of some kinds, in small letters."""
        return [node for node in self.values() if node.kinds.intersection(kinds)]

    def words(self, node: Node | None, *names: str) -> list[Words]:
        """Give the words of some properties."""
        return [value for value in (node.values(*names) if node else ()) if isinstance(value, Words)]

    def linked(self, node: Node | None, *names: str) -> list[Node]:
        """Give the nodes to which some properties lead, also by an address that stands there as words."""
        values = node.values(*names) if node else ()
        addresses = [value.id if isinstance(value, Link) else value.text for value in values if _is_address(value)]
        return [self.get(address) or Node(address) for address in addresses]

    def one(self, node: Node | None, *names: str) -> Node | None:
        """Give the first node to which some properties lead."""
        return next(iter(self.linked(node, *names)), None)

    def first(self, node: Node | None, *names: str) -> str:
        """Give the first words of some properties, on their own; nothing if there are none."""
        return next((value.text for value in self.words(node, *names)), "")


def _is_address(value: Words | Link) -> bool:
    return isinstance(value, Link) or value.text.startswith(("http://", "https://"))


def read(content: bytes, encoding: str = "") -> Nodes:
    """Read JSON-LD or Turtle, whichever it is. Raises UnreadableError."""
    text = opening.text(content, encoding).lstrip()
    if text.startswith(("{", "[")):
        return _Json(opening.json_data(text.encode())).nodes
    if re.match(r"<(?:\?xml|!|rdf:)", text, re.IGNORECASE):
        raise UnreadableError("The file is XML. Save it as JSON-LD or Turtle.")
    return _turtle(text)


def short(name: str) -> str:
    """Give the last part of a name in small letters."""
    return "dctype" if name in _DC_TYPE else _LAST.split(name)[-1].casefold()


# --- JSON-LD


class _Json:
    """Goes through the data of a JSON-LD file."""

    def __init__(self, data: object) -> None:
        self.nodes = Nodes()
        self.blank = self.contexts = 0
        for each in data if isinstance(data, list) else [data]:
            if isinstance(each, dict):
                self._node(each, _Context({}, ""), 0)

    def _node(self, data: Mapping[str, Any], context: "_Context", depth: int) -> str:
        if depth > _DEEPEST:
            raise UnreadableError(f"The parts of the file are nested more than {_DEEPEST} deep.")
        context = self._context(data, context)
        address = data.get("@id", data.get("id"))
        if not isinstance(address, str) or not address:
            self.blank += 1
            address = f"_:{self.blank}"
        node = self.nodes.at(address)
        kinds = data.get("@type", data.get("type"))
        node.kinds |= {short(context.full(each)) for each in _listed(kinds) if isinstance(each, str)}
        for each in (each for key in ("@graph", "@included") for each in _listed(data.get(key))):
            if isinstance(each, dict):
                self._node(each, context, depth + 1)
        for key, value in data.items():
            if not key.startswith("@") and key not in ("id", "type"):
                for found in self._values(value, context, depth):
                    node.put(short(context.full(key)), found)
        return address

    def _context(self, data: Mapping[str, Any], outer: "_Context") -> "_Context":
        if "@context" not in data:
            return outer
        self.contexts += 1
        context = _context(data, outer)
        if self.contexts > _MOST_CONTEXTS or len(context.terms) > _MOST_TERMS:
            raise UnreadableError("The file explains its short names in too many ways (`@context`).")
        return context

    def _values(self, value: object, context: "_Context", depth: int) -> Iterator[Words | Link]:
        for each in _listed(value):
            if isinstance(each, bool):
                yield Words("true" if each else "false")
            elif isinstance(each, str):
                yield Words(each, context.language)
            elif isinstance(each, int | float):
                yield Words(str(each))
            elif isinstance(each, dict):
                yield from self._inside(each, context, depth)

    def _inside(self, data: Mapping[str, Any], context: "_Context", depth: int) -> Iterator[Words | Link]:
        if "@value" in data or (
            "value" in data.keys() - {"id", "@id"} and data.keys() <= {"value", "type", "language"}
        ):
            said = data.get("@value", data.get("value"))
            tag = data.get("@language", data.get("language"))
            if isinstance(said, str | int | float):
                yield Words(str(said), tag if isinstance(tag, str) else "")
        elif "@list" in data or "@set" in data:
            yield from self._values(data.get("@list", data.get("@set")), context, depth + 1)
        elif data.keys() == {"id"}:
            yield Link(str(data["id"]))
        elif data and all(_TAG.fullmatch(key) for key in data) and all(map(_is_words, data.values())):
            for tag, said in data.items():
                yield from (Words(each, "" if tag.endswith("none") else tag) for each in _listed(said))
        else:
            yield Link(self._node(data, context, depth + 1))


@dataclass(frozen=True, slots=True)
class _Context:
    """What the short names of a file stand for, as far as the file itself says it."""

    terms: Mapping[str, str]
    language: str

    def full(self, name: str) -> str:
        return self.terms.get(name, name)


def _context(data: Mapping[str, Any], outer: _Context) -> _Context:
    """Read the context of a node. One that stands elsewhere is not fetched."""
    terms, language = dict(outer.terms), outer.language
    for each in _listed(data.get("@context")):
        if not isinstance(each, dict):
            continue
        for name, meant in each.items():
            address = meant.get("@id") if isinstance(meant, dict) else meant
            if isinstance(address, str) and not name.startswith("@"):
                terms[name] = address
        if isinstance(each.get("@language"), str):
            language = each["@language"]
    return _Context(terms, language)


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _is_words(value: object) -> bool:
    return bool(_listed(value)) and all(isinstance(each, str) for each in _listed(value))


# --- Turtle


def _turtle(text: str) -> Nodes:
    """Read Turtle, if its library is here; it is an extra that nothing else of an import needs."""
    try:
        rdflib = importlib.import_module("rdflib")
    except ModuleNotFoundError:
        raise UnreadableError(
            "The file is no JSON-LD. To read Turtle, install the extra `conformance`, or save the file as JSON-LD."
        ) from None
    nodes = Nodes()
    for subject, property_, value in _triples(rdflib, text):
        node = nodes.at(_address(rdflib, subject))
        if str(property_) == _RDF_TYPE:
            node.kinds.add(short(str(value)))
        elif isinstance(value, rdflib.Literal):
            node.put(short(str(property_)), Words(str(value), value.language or ""))
        else:
            node.put(short(str(property_)), Link(_address(rdflib, value)))
    return nodes


def _triples(rdflib: Any, text: str) -> list[tuple[Any, Any, Any]]:  # noqa: ANN401 - a library that may not be there
    """Give the triples in the order of the file, and their words as they stand there: `PT125H` stays so."""
    found: list[tuple[Any, Any, Any]] = []

    class Listed(rdflib.Graph):  # type: ignore[misc]
        """Remembers the order, which lists of names have and a graph has not."""

        def add(self, triple: tuple[Any, Any, Any]) -> Any:  # noqa: ANN401 - as the library has it
            found.append(triple)
            return super().add(triple)

    normal, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    log = logging.getLogger("rdflib.term")  # it warns of addresses with blanks in the middle of the report
    quiet, log.disabled = log.disabled, True
    try:
        Listed(bind_namespaces="none").parse(data=text, format="turtle", publicID="about:file")
    except RecursionError as problem:
        raise UnreadableError("The parts of the file are nested too deeply.") from problem
    except Exception as problem:  # the parser raises whatever comes up
        is_syntax = isinstance(problem, rdflib.exceptions.ParserError | SyntaxError)
        said = shown(str(problem), 200) if is_syntax else "it is cut off, or something else stands in it"
        raise UnreadableError(f"The file is neither JSON-LD nor Turtle that can be read: {said}.") from problem
    finally:
        rdflib.NORMALIZE_LITERALS, log.disabled = normal, quiet
    return found


def _address(rdflib: Any, term: Any) -> str:  # noqa: ANN401 - a library that may not be there
    return f"_:{term}" if isinstance(term, rdflib.BNode) else str(term)
