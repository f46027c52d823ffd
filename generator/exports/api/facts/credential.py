"""What records of credentials state, in the words of version 1."""

import datetime as dt

from generator.catalogue import Catalogue, Entry
from generator.exports.api.facts import values
from generator.exports.api.types.credential import (
    AssessmentV1,
    CredentialFactsV1,
    FieldOfStudyV1,
    LeadV1,
    LevelV1,
    NationalLevelV1,
    ParticipationV1,
    PartnerV1,
    PriceV1,
    ProgrammeV1,
    StackingV1,
    TargetV1,
    WorkloadV1,
)
from generator.records import Credential
from generator.records import credential as records
from generator.records.values import ON_DEMAND
from generator.vocabulary import fields_of_study


def of(catalogue: Catalogue, entry: Entry[Credential]) -> CredentialFactsV1:
    """Give what a provider says about a micro-credential."""
    record = entry.record
    return {
        "title": dict(record.title),
        "summary": dict(record.summary),
        "local_term": values.text(record.local_term),
        "availability": record.availability.value,
        "origin": values.code(record.origin),
        "open_to": values.code(record.open_to),
        "unconfirmed": list(catalogue.unconfirmed(entry.ref)),
        "partners": [_partner(partner) for partner in record.partners],
        "languages": list(record.languages),
        "homepage": record.homepage,
        "apply": record.apply,
        "apply_by": values.day(record.apply_by),
        "fields_of_study": [_field(code) for code in record.field],
        "skills": [{"label": dict(skill.label), "esco": skill.esco} for skill in record.skills],
        "audience": values.text(record.audience),
        "entry_requirements": values.text(record.entry_requirements),
        "teaching": values.text(record.teaching),
        "learning_outcomes": [dict(outcome) for outcome in record.learning_outcomes],
        "workload": _workload(record.workload) if record.workload else None,
        "level": _level(record.level) if record.level else None,
        "assessment": _assessment(record.assessment) if record.assessment else None,
        "participation": _participation(record.participation) if record.participation else None,
        "price": _price(record.price) if record.price else None,
        "funding": values.text(record.funding),
        "starts": [start.isoformat() for start in record.starts if isinstance(start, dt.date)],
        "starts_on_demand": ON_DEMAND in record.starts,
        "stacking": _stacking(record.stacking) if record.stacking else None,
        "part_of_programme": _programme(record.part_of_programme) if record.part_of_programme else None,
        "leads_to": [_lead(lead) for lead in record.leads_to],
        "recognition": values.text(record.recognition),
        "valid_from": values.day(record.valid_from),
        "valid_until": values.day(record.valid_until),
        "supersedes": record.supersedes,
        "superseded_by": catalogue.superseded.get(entry.ref),
    }


def _partner(partner: records.Partner) -> PartnerV1:
    return {
        "provider": partner.provider,
        "name": values.text(partner.name),
        "url": partner.url,
        "role": partner.role.value,
    }


def _field(code: str) -> FieldOfStudyV1:
    return {"code": code, "label": fields_of_study.labels()[code], "uri": f"{fields_of_study.ISCED_F}{code}"}


def _workload(workload: records.Workload) -> WorkloadV1:
    return {
        "hours": values.number(workload.hours),
        "ects": values.number(workload.ects),
        "ects_applies": values.applies(workload.ects),
        "reason": values.text(workload.reason),
    }


def _level(level: records.QualificationLevel) -> LevelV1:
    return {
        "eqf": values.whole(level.eqf),
        "eqf_applies": values.applies(level.eqf),
        "qf_ehea": values.code(level.qf_ehea),
        "nqf": _national(level.nqf) if level.nqf else None,
        "reason": values.text(level.reason),
    }


def _national(level: records.NationalLevel) -> NationalLevelV1:
    return {"name": level.name, "url": level.url}


def _assessment(assessment: records.Assessment) -> AssessmentV1:
    return {
        "certificate": values.code(assessment.certificate),
        "methods": [method.value for method in assessment.methods],
        "supervision": values.code(assessment.supervision),
    }


def _participation(participation: records.Participation) -> ParticipationV1:
    return {
        "mode": [mode.value for mode in participation.mode],
        "schedule": values.code(participation.schedule),
        "weeks": values.number(participation.weeks),
        "hours_per_week": values.number(participation.hours_per_week),
        "place": participation.place,
    }


def _price(price: records.Price) -> PriceV1:
    return {"amount": values.shortly(price.amount), "currency": price.currency, "note": values.text(price.note)}


def _stacking(stacking: records.StackingPath) -> StackingV1:
    return {
        "kind": stacking.kind.value,
        "into": [_target(target) for target in stacking.into],
        "note": values.text(stacking.note),
    }


def _target(target: records.StackingTarget) -> TargetV1:
    return {"credential": target.credential, "name": values.text(target.name), "url": target.url}


def _programme(part: records.ProgrammePart) -> ProgrammeV1:
    return {"id": part.id, "provider": part.provider, "name": dict(part.name)}


def _lead(lead: records.Lead) -> LeadV1:
    return {"kind": lead.kind.value, "text": dict(lead.text), "url": lead.url}
