"""Linked data: JSON-LD and Turtle say the same, whatever a record holds."""

import json

import rdflib
import rdflib.compare
from hypothesis import given
from hypothesis import strategies as st

from generator.exports.linked import Document, Node, iri, link, said, typed

PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "ex": "https://e.example/",
}

any_text = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)
values = st.one_of(
    st.builds(said, st.sampled_from(["en", "et", "zh-Hant"]), any_text),
    st.builds(typed, st.dates(), st.just("xsd:date")),
    st.builds(
        link, st.sampled_from(["https://a.example/x?y=1#z", "https://a.example/ä", 'https://a.example/"<>{}|\\^`'])
    ),
    st.builds(lambda text: {"@type": "ex:Part", "dcterms:title": {"@value": text}}, any_text),
    st.booleans(),
    st.integers(-(10**9), 10**9),
)
nodes = st.builds(
    lambda name, kind, parts: {"@id": iri(f"https://c.example/{name}"), "@type": kind, **parts},
    st.text(max_size=8),
    st.sampled_from(["ex:Thing", ["ex:Thing", "ex:Other"]]),
    st.dictionaries(st.sampled_from(["ex:a", "ex:b"]), st.one_of(values, st.lists(values, min_size=1, max_size=3))),
)


def graph(text: str, kind: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=text, format=kind)


@given(st.lists(nodes, max_size=3))
def test_both_texts_say_the_same(some: list[Node]) -> None:
    document = Document(PREFIXES, some)
    as_json, as_turtle = graph(document.as_json(), "json-ld"), graph(document.as_turtle(), "turtle")
    assert rdflib.compare.isomorphic(as_json, as_turtle)


def test_a_node_inside_another_one_has_no_name() -> None:
    document = Document(PREFIXES, [{"@id": "https://c.example/a", "ex:a": {"@type": "ex:Part", "ex:b": 1}}])
    assert document.as_turtle().endswith("<https://c.example/a>\n  ex:a [\n    a ex:Part ;\n    ex:b 1\n  ] .\n")
    assert json.loads(document.as_json())["@context"] == PREFIXES
