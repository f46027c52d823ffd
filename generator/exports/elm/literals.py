"""Values as the European Learning Model writes them: durations, moments, amounts, notes and addresses of pages."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from generator.exports.linked import Node, iri, said, typed, words
from generator.records.values import Text

UNKNOWN = "und"
"""The language of words of which a record does not say the language (BCP 47)."""


def hours(number: Decimal) -> str:
    """Give hours as a duration of XML Schema: 60 → `PT60H`, 7.5 → `PT7H30M`."""
    whole, rest = divmod(number * 3600, 3600)
    minutes, seconds = divmod(rest, 60)
    parts = [f"{value:f}{sign}" for value, sign in ((whole, "H"), (minutes, "M"), (_plain(seconds), "S")) if value]
    return f"PT{''.join(parts)}"


def weeks(number: Decimal) -> str:
    """Give weeks as a duration of XML Schema, which knows none: 10 → `P70D`, 2.5 → `P17DT12H`."""
    days, rest = divmod(number * 7, 1)
    time = hours(rest * 24)[1:] if rest else ""
    return f"P{days:f}D{time}" if days else f"P{time}"


def _plain(number: Decimal) -> Decimal:
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()


def first_moment(day: dt.date) -> Node:
    """Give the begin of a first day."""
    return typed(f"{day}T00:00:00Z", "xsd:dateTime")


def last_moment(day: dt.date) -> Node:
    """Give the end of a last day, which counts itself."""
    return typed(f"{day}T23:59:59Z", "xsd:dateTime")


def english(content: str) -> Node:
    """Give words of the catalogue, whatever language is spoken."""
    return said("en", content)


def note(about: str, content: Text | Iterable[Node]) -> Node:
    """Give words with what they are about."""
    literals = words(content) if isinstance(content, Text) else list(content)
    return {
        "@type": "elm:Note",
        "dcterms:subject": {"@type": "skos:Concept", "skos:prefLabel": english(about)},
        "elm:noteLiteral": literals,
    }


def web_page(address: str, title: Text | str | None = None) -> Node:
    """Give a page or document on the web, with its title in the languages of the record or in English."""
    found: Node = {"@type": "elm:WebResource", "elm:contentUrl": typed(iri(address), "xsd:anyURI")}
    if title:
        found["dcterms:title"] = words(title) if isinstance(title, Text) else english(title)
    return found
