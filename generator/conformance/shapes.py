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
    return shapes


def problems(text: str, kind: str, files: tuple[Path, ...]) -> list[str]:
    """Give what in a text (`turtle` or `json-ld`) violates the shapes in some files, one line each."""
    try:
        data = rdflib.Graph().parse(data=text, format=kind)
    except Exception as problem:  # noqa: BLE001 - the parsers raise whatever they meet
        return [f"cannot be read as {kind}: {problem}"]
    conforms, results, _ = pyshacl.validate(data, shacl_graph=_graph(files), inference="none", advanced=False)
    return [] if conforms else sorted(_said(results))


def _said(results: rdflib.Graph) -> set[str]:
    return {
        " · ".join(
            str(value)
            for value in (
                results.value(result, _SH.focusNode),
                results.value(result, _SH.resultPath),
                results.value(result, _SH.resultMessage),
            )
            if value is not None
        )
        for result in results.subjects(rdflib.RDF.type, _SH.ValidationResult)
    }
