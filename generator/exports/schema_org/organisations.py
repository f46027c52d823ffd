"""Providers and agencies as schema.org describes organisations."""

from collections.abc import Iterable, Iterator, Mapping

from generator.exports.linked import Node, iri, stated
from generator.exports.schema_org.medium import NO_WORD, NOT_A_RATING, ON_PAGE, RECORD, Medium, one
from generator.records import Agency, Provider
from generator.records.provider import Identifier, Seat
from generator.vocabulary import ProviderKind, Relationship

_PART_OF = (Relationship.FACULTY_OF, Relationship.CAMPUS_OF)
SAID = (*_PART_OF, Relationship.ALLIANCE_MEMBER)
"""Ways to belong to another provider that schema.org has a word for."""
OF_PROVIDER: Mapping[str, str] = {
    "degree_awarding_powers": NO_WORD,
    "organisation_type": NO_WORD,
    "seats.system": NO_WORD,
    "seats.legal": "Places stand side by side; schema.org does not say which is the legal seat.",
    "identifiers.source": NO_WORD,
    "identifiers.country": NO_WORD,
    "ects": NO_WORD,
    "joint_awards": "The page of each course names all who award it.",
    "related.kind": "schema.org says that one belongs to another, not in which way.",
    "replies": ON_PAGE,
    "qf_ehea_levels": NO_WORD,
    "internal_quality": NOT_A_RATING,
    "self_assessment": NOT_A_RATING,
    "last_verified": RECORD,
    "source": RECORD,
}
"""What a provider can state and its block of data does not say, and why."""
OF_AGENCY: Mapping[str, str] = {
    "recognition": NO_WORD,
    "activities": NO_WORD,
    "report_hosts": RECORD,
    "last_verified": RECORD,
    "source": RECORD,
}
"""What an agency can state and its block of data does not say, and why."""


def provider(medium: Medium, record: Provider) -> Node:
    """Give a provider."""
    is_higher = record.kind is ProviderKind.HIGHER_EDUCATION_INSTITUTION
    return stated(
        {
            "@type": "CollegeOrUniversity" if is_higher else "EducationalOrganization",
            "@id": medium.itself,
            "name": medium.name(record.name, sample=record.sample),
            "alternateName": record.acronym,
            "url": iri(record.website),
            "address": one([_address(seat) for seat in record.seats]),
            "identifier": one([_identifier(each) for each in record.identifiers]),
            "contactPoint": one(list(_contacts(record))),
            "parentOrganization": one(_related(medium, record, _PART_OF)),
            "memberOf": one(_related(medium, record, (Relationship.ALLIANCE_MEMBER,))),
            "dissolutionDate": record.closed.isoformat() if record.closed else None,
        }
    )


def agency(medium: Medium, record: Agency) -> Node:
    """Give an agency."""
    return stated(
        {
            "@type": "Organization",
            "@id": medium.itself,
            "name": medium.name(record.name, sample=record.sample),
            "alternateName": record.acronym,
            "url": iri(record.website),
            "address": {"@type": "PostalAddress", "addressCountry": record.country},
        }
    )


def _address(seat: Seat) -> Node:
    return stated({"@type": "PostalAddress", "addressCountry": seat.country, "addressLocality": seat.city})


def _identifier(each: Identifier) -> Node:
    address = iri(each.url) if each.url else None
    return stated({"@type": "PropertyValue", "propertyID": str(each.scheme), "value": each.value, "url": address})


def _contacts(record: Provider) -> Iterator[Node]:
    for kind, address in (("questions", record.contact), ("complaints", record.complaints)):
        if address:
            yield {"@type": "ContactPoint", "contactType": kind, "url": iri(address)}


def _related(medium: Medium, record: Provider, kinds: Iterable[Relationship]) -> list[Node]:
    return [medium.linked("providers", each.provider) for each in record.related if each.kind in kinds]
