"""The page about the interface for programs: each kind of file with an example, and each type with its fields.

It is worked out from the description that programs read, so that both say the same. It exists in English only.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator import markup
from generator.exports.api import changes, description, documents, lists
from generator.markup import Markup
from generator.pages.edition import INTERFACE
from generator.pages.page import Context, Page

_VOCABULARY = re.compile("vocabulary `([^`]+)`")
_PLAIN = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false", "null": "null"}


@dataclass(frozen=True, slots=True)
class File:
    """A kind of file: its path with names in braces, what it is, its type, and the path of one that exists."""

    path: str
    also: str
    about: str
    type: str
    example: str

    @property
    def named(self) -> bool:
        """Tell whether its path has names in it."""
        return "{" in self.path


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a type: its name, what it holds, and what it says."""

    name: str
    holds: Markup
    about: Markup


@dataclass(frozen=True, slots=True)
class Shape:
    """A type: its name, what it is, and its fields."""

    name: str
    about: Markup
    fields: tuple[Field, ...]


def page(context: Context) -> Page:
    """Make the page."""
    settings = context.settings
    return Page(
        path=INTERFACE,
        title="The interface for programs",
        description="Version 1 of the interface: static JSON files with every record, status, vocabulary and change.",
        content=markup.render(
            "interface.html",
            {
                **context.common(INTERFACE),
                "address": settings.url + documents.ROOT,
                "licence": settings.licence,
                "a_page": lists.A_PAGE,
                "files": list(_files(context)),
                "shapes": list(_shapes()),
            },
        ),
    )


def _files(context: Context) -> Iterator[File]:
    names = _names(context)
    for endpoint in description.ENDPOINTS:
        path = documents.ROOT + endpoint.path
        yield File(
            endpoint.path,
            endpoint.also,
            endpoint.summary,
            endpoint.type.__name__,
            _example(path, names.get(endpoint.path, "")),
        )


def _example(path: str, names: str | None) -> str:
    """Give the path of a file that exists; nothing if there is none."""
    if names is None:
        return ""
    before, brace, rest = path.partition("{")
    return f"{before}{names}{rest[rest.rindex('}') + 1 :]}" if brace else path


def _names(context: Context) -> Mapping[str, str | None]:
    """Give, for each path with names in it, those of a file that exists."""
    known = context.catalogue
    return {
        "credentials/{provider}/{credential}.json": next(iter(known.credentials), None),
        "providers/{provider}.json": next(iter(known.providers), None),
        "agencies/{agency}.json": next(iter(known.agencies), None),
        "reports/{agency}/{report}.json": next(iter(known.reports), None),
        "countries/{country}.json": next(iter(known.countries), None),
        "vocabularies/{vocabulary}.json": "standing",
        "changes/{month}.json": changes.a_month(context.snapshot),
    }


def _shapes() -> Iterator[Shape]:
    """Yield every type, those of files first."""
    every = description.definitions()
    files = [endpoint.type.__name__ for endpoint in description.ENDPOINTS]
    for name in (*files, *sorted(every.keys() - set(files))):
        fields = every[name]["properties"].items()
        about = _said(every[name].get("description", ""))
        yield Shape(name, about, tuple(_field(key, value) for key, value in fields))


def _field(name: str, schema: Mapping[str, Any]) -> Field:
    return Field(name, _holds(schema), _said(schema.get("description", "")))


def _holds(schema: Mapping[str, Any]) -> Markup:
    """Say in words what a field holds; other types are links."""
    match schema:
        case {"$ref": str(way)}:
            name = way.rpartition("/")[2]
            return markup.fill('<a href="#%s">%s</a>', name, name)
        case {"anyOf": list(choices)}:
            return markup.join((_holds(choice) for choice in choices), " or ")
        case {"type": "array", "items": items}:
            return markup.fill("list of: %s", _holds(items))
        case {"type": "object"}:
            return Markup("text by language")
        case {"format": "date"}:
            return Markup("day")
        case _:
            return Markup.escape(_PLAIN[schema["type"]])


def _said(text: str) -> Markup:
    """Give a description with codes as code; the name of a vocabulary leads to its file."""
    found = _VOCABULARY.search(text)
    if not found:
        return markup.code(text)
    name = found[1]
    link = markup.fill('vocabulary <a href="v1/vocabularies/%s.json">%s</a>', name, name)
    return markup.code(text[: found.start()]) + link + markup.code(text[found.end() :])
