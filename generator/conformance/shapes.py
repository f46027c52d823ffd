"""SHACL: whether a graph has the shapes that a standard publishes."""

from functools import cache
from pathlib import Path

import pyshacl
import rdflib

_SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


@cache
def _graph(files: tuple[Path, ...]) -> rdflib.Graph:
    shapes = rdflib.Graph()
    for file in files:
        shapes.parse(file)
    # LOQ switches off the shape of LearningAchievementSpecification, and most courses are one: nothing of it would be
    # looked at.
    shapes.remove((None, _SH.deactivated, None))
    return shapes


def problems(text: str, kind: str, files: tuple[Path, ...]) -> list[str]:
    """Give what in a text (`turtle` or `json-ld`) violates the shapes in some files, one line each."""
    try:
        data = rdflib.Graph().parse(data=text, format=kind)
    except Exception as problem:  # noqa: BLE001 - the parsers raise whatever they meet
        return [f"cannot be read as {kind}: {problem}"]
    conforms, results, _ = pyshacl.validate(data, shacl_graph=_graph(files), inference="none", advanced=False)
    return [] if conforms else sorted(_said(data, results))


def _said(data: rdflib.Graph, results: rdflib.Graph) -> set[str]:
    return {
        " · ".join(
            str(value)
            for value in (
                _place(data, results.value(result, _SH.focusNode)),
                results.value(result, _SH.resultPath),
                results.value(result, _SH.resultMessage),
            )
            if value is not None
        )
        for result in results.subjects(rdflib.RDF.type, _SH.ValidationResult)
    }


def _place(data: rdflib.Graph, node: rdflib.term.Node | None) -> str:
    """Give the address of a node; of one that has none, the way to it from the nearest one that has."""
    if not isinstance(node, rdflib.BNode):
        return str(node)
    above = next(iter(data.subject_predicates(node)), None)
    return f"{_place(data, above[0])} › {above[1]}" if above else "a node without an address"
