"""What records of providers state, in the words of version 1."""

from generator.catalogue import Catalogue, Entry
from generator.exports.api.facts import values
from generator.exports.api.types.provider import (
    EctsV1,
    IdentifierV1,
    ProviderFactsV1,
    SeatV1,
    SelfAssessmentV1,
    StatementV1,
)
from generator.records import Provider
from generator.records import provider as records


def of(catalogue: Catalogue, entry: Entry[Provider]) -> ProviderFactsV1:
    """Give what is known about a provider."""
    record = entry.record
    return {
        "kind": record.kind.value,
        "name": dict(record.name),
        "acronym": record.acronym,
        "website": record.website,
        "degree_awarding_powers": record.degree_awarding_powers,
        "seats": [_seat(seat) for seat in record.seats],
        "organisation_type": values.code(record.organisation_type),
        "identifiers": [_identifier(identifier) for identifier in record.identifiers],
        "ects": _ects(record.ects) if record.ects else None,
        "joint_awards": list(record.joint_awards),
        "credentials": [awarded.ref for awarded in catalogue.awarded_by(entry.ref)],
        "related": [{"provider": other.provider, "kind": other.kind.value} for other in record.related],
        "replies": [
            {"report": reply.report, "on": reply.on.isoformat(), "text": dict(reply.text)} for reply in record.replies
        ],
        "contact": record.contact,
        "complaints": record.complaints,
        "qf_ehea_levels": [level.value for level in record.qf_ehea_levels],
        "internal_quality": _statement(record.internal_quality) if record.internal_quality else None,
        "self_assessment": _self_assessment(record.self_assessment) if record.self_assessment else None,
        "closed": values.day(record.closed),
    }


def _seat(seat: records.Seat) -> SeatV1:
    return {"country": seat.country, "city": seat.city, "system": seat.system, "legal": seat.legal}


def _identifier(identifier: records.Identifier) -> IdentifierV1:
    return {
        "scheme": identifier.scheme.value,
        "value": identifier.value,
        "source": identifier.source,
        "url": identifier.url,
        "country": identifier.country,
    }


def _ects(ects: records.ProviderEcts) -> EctsV1:
    return {"eligible": ects.eligible.value, "basis": values.text(ects.basis)}


def _statement(said: records.InternalQuality) -> StatementV1:
    return {"statement": dict(said.statement), "url": said.url}


def _self_assessment(said: records.SelfAssessment) -> SelfAssessmentV1:
    return {
        "set": said.set.value,
        "on": said.on.isoformat(),
        "answers": [{"question": each.question, "answer": dict(each.answer)} for each in said.answers],
    }
