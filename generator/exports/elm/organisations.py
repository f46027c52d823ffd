"""Providers and agencies as organisations of the European Learning Model."""

from collections.abc import Iterator

from generator.catalogue import Entry
from generator.exports.elm.graph import Graph
from generator.exports.elm.literals import UNKNOWN, english, note, web_page
from generator.exports.linked import Node, said, stated, words
from generator.records import Agency, Provider
from generator.records.provider import Identifier, Seat
from generator.vocabulary import IdentifierScheme, authorities, places

SAMPLE = note("Sample", [english("This record is made up. It shows how the catalogue works.")])
"""What stands beside everything that is made up."""


def address(graph: Graph, entry: Entry[Provider] | Entry[Agency]) -> str:
    """Give the address of an organisation; its page has the same without the last part."""
    return f"{graph.snapshot.page(entry)}#organisation"


def provider(graph: Graph, entry: Entry[Provider]) -> Node:
    """Give the link to a provider, which is described once."""
    where = address(graph, entry)
    return {"@id": where} if graph.has(where) else graph.add(described(graph, entry))


def described(graph: Graph, entry: Entry[Provider]) -> Node:
    """Describe a provider: its names, where it is, its numbers in registers and its home page."""
    record = entry.record
    numbers = list(_numbers(graph, record))
    return stated(
        {
            "@id": address(graph, entry),
            "@type": "elm:Organisation",
            "rov:legalName": words(record.name),
            "skos:altLabel": said(UNKNOWN, record.acronym) if record.acronym else None,
            "foaf:homepage": web_page(record.website),
            "elm:location": [_location(graph, seat) for seat in record.seats],
            "rov:registration": _first(numbers, "rov:registration"),
            "elm:vatIdentifier": [node for place, node in numbers if place == "elm:vatIdentifier"],
            "adms:identifier": [node for place, node in numbers if place == "adms:identifier"],
            "elm:contactPoint": _contact(record),
            "elm:additionalNote": SAMPLE if record.sample else None,
        }
    )


def agency(graph: Graph, entry: Entry[Agency]) -> Node:
    """Give the link to an agency, which is described once."""
    where, record = address(graph, entry), entry.record
    if graph.has(where):
        return {"@id": where}
    return graph.add(
        stated(
            {
                "@id": where,
                "@type": "elm:Organisation",
                "rov:legalName": words(record.name),
                "skos:altLabel": said(UNKNOWN, record.acronym) if record.acronym else None,
                "foaf:homepage": web_page(record.website),
                "elm:location": _place(graph, record.country),
                "elm:additionalNote": SAMPLE if record.sample else None,
            }
        )
    )


def _location(graph: Graph, seat: Seat) -> Node:
    system = places.REGIONS.get(seat.system or "", seat.system)
    return stated(
        {
            **_place(graph, seat.country),
            "elm:geographicName": said(UNKNOWN, seat.city) if seat.city else None,
            "dcterms:description": english(f"Education system: {system}") if system else None,
        }
    )


def _place(graph: Graph, country: str) -> Node:
    where = graph.concept(authorities.country(country))
    return {"@type": "dcterms:Location", "elm:address": {"@type": "elm:Address", "elm:countryCode": where}}


def _contact(record: Provider) -> Node | None:
    return {"@type": "elm:ContactPoint", "elm:contactForm": web_page(record.contact)} if record.contact else None


def _numbers(graph: Graph, record: Provider) -> Iterator[tuple[str, Node]]:
    """Yield the numbers of a provider in registers, each with its place.

    A VAT number and a national one are legal identifiers, which name a country. One registration has a place of its
    own; further national numbers stand among the others.
    """
    registered = False
    for identifier in record.identifiers:
        if identifier.scheme is IdentifierScheme.EU_VAT:
            yield "elm:vatIdentifier", _legal(graph, identifier, record)
        elif identifier.scheme is IdentifierScheme.NATIONAL:
            yield "adms:identifier" if registered else "rov:registration", _legal(graph, identifier, record)
            registered = True
        else:
            yield "adms:identifier", number("elm:Identifier", identifier)


def number(kind: str, identifier: Identifier) -> Node:
    """Give a number in a register."""
    return {
        "@type": kind,
        "skos:notation": identifier.value,
        "elm:schemeName": identifier.scheme.value,
        "adms:schemeAgency": said(UNKNOWN, identifier.source),
    }


def _legal(graph: Graph, identifier: Identifier, record: Provider) -> Node:
    country = graph.concept(authorities.country(identifier.country or record.seat.country))
    return {**number("elm:LegalIdentifier", identifier), "dcterms:spatial": country}


def _first(numbers: list[tuple[str, Node]], place: str) -> Node | None:
    return next((node for wanted, node in numbers if wanted == place), None)
