"""The nodes of one document, and every concept that they link to: readers are to need nothing from elsewhere."""

from collections.abc import Mapping
from functools import cache

from generator.exports.linked import Document, Node, iri, link
from generator.exports.snapshot import Snapshot
from generator.settings import Elm

NAMESPACES: Mapping[Elm, str] = {
    "3.2": "http://data.europa.eu/snb/model/elm/",
    "3.3": "http://data.europa.eu/snb/model/ontology/",
}
"""The namespace of each version of the European Learning Model."""

_PREFIXES: Mapping[str, str] = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rov": "http://www.w3.org/ns/regorg#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_SCHEME = "25831c2"
"""Under this name every list of the European Learning Model is found below its address."""


class Graph:
    """Collects nodes by their address; each is described once."""

    def __init__(self, snapshot: Snapshot, version: Elm) -> None:
        self.snapshot = snapshot
        self.version = version
        self._nodes: dict[str, Node] = {}
        self._concepts: dict[str, Node] = {}

    def add(self, node: Node) -> Node:
        """Take a node with an address of its own, and give the link to it."""
        self._nodes.setdefault(str(node["@id"]), node)
        return {"@id": node["@id"]}

    def extend(self, address: str, property_: str, value: Node) -> None:
        """Give a node that is here one more value of a property."""
        node = self._nodes[address]
        held = node.get(property_, [])
        self._nodes[address] = {**node, property_: [*(held if isinstance(held, list) else [held]), value]}

    def has(self, address: str) -> bool:
        """Tell whether a node with an address is here."""
        return address in self._nodes

    def concept(self, address: str, label: Node | None = None, scheme: str | None = None) -> Node:
        """Give the link to a member of a list, which is put beside the nodes together with the list.

        The address of the list is worked out from that of the member; an empty one means that none is named.
        """
        if address not in self._concepts:
            found: Node = {"@id": iri(address), "@type": "skos:Concept"}
            named = _scheme(address) if scheme is None else scheme
            if named:
                found["skos:inScheme"] = link(named)
                self._concepts.setdefault(named, {"@id": named, "@type": "skos:ConceptScheme"})
            if label:
                found["skos:prefLabel"] = label
            self._concepts[address] = found
        return link(address)

    def document(self, further: Mapping[str, str] | None = None) -> Document:
        """Give everything that was collected, with further prefixes."""
        concepts = [self._concepts[address] for address in sorted(self._concepts)]
        return Document(_prefixes(self.version, tuple((further or {}).items())), [*self._nodes.values(), *concepts])


@cache
def _prefixes(version: Elm, further: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    return dict(sorted({**_PREFIXES, "elm": NAMESPACES[version], **dict(further)}.items()))


@cache
def _scheme(address: str) -> str:
    list_of = address.rpartition("/")[0]
    return list_of if "publications.europa.eu" in list_of else f"{list_of}/{_SCHEME}"
