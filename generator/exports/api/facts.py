"""What records state, in the words of version 1: one function for each type, field by field."""

import datetime as dt
from decimal import Decimal

from generator.catalogue import Catalogue, Entry, owner
from generator.exports.api.types import (
    ActivityV1,
    AgencyFactsV1,
    AppealV1,
    AsReviewedV1,
    AssessmentV1,
    CountryAnswerV1,
    CountryEctsV1,
    CountryFactsV1,
    CoverageV1,
    CredentialFactsV1,
    EctsV1,
    FieldOfStudyV1,
    FileV1,
    IdentifierV1,
    LeadV1,
    LevelV1,
    NationalLevelV1,
    ParticipationV1,
    PartnerV1,
    PriceV1,
    ProgrammeV1,
    ProviderFactsV1,
    RecognitionV1,
    RegisterV1,
    ReportFactsV1,
    ReviewedProgrammeV1,
    ReviewedV1,
    SeatV1,
    SelfAssessmentV1,
    StackingV1,
    StatementV1,
    TargetV1,
    WithdrawnV1,
    WorkloadV1,
)
from generator.records import Agency, CountryRecord, Credential, Provider, Report
from generator.records import agency as of_agency
from generator.records import country as of_country
from generator.records import credential as of_credential
from generator.records import provider as of_provider
from generator.records import report as of_report
from generator.records.values import NOT_APPLICABLE, Text
from generator.vocabulary import Term, fields_of_study

ON_DEMAND = "on-demand"
UNLIMITED = "unlimited"


# --- credentials


def credential(catalogue: Catalogue, entry: Entry[Credential]) -> CredentialFactsV1:
    """Give what a provider says about a micro-credential."""
    record = entry.record
    return {
        "title": dict(record.title),
        "summary": dict(record.summary),
        "local_term": _text(record.local_term),
        "availability": record.availability.value,
        "origin": _code(record.origin),
        "open_to": _code(record.open_to),
        "unconfirmed": list(catalogue.unconfirmed(entry.ref)),
        "partners": [_partner(partner) for partner in record.partners],
        "languages": list(record.languages),
        "homepage": record.homepage,
        "apply": record.apply,
        "apply_by": _day(record.apply_by),
        "fields_of_study": [_field(code) for code in record.field],
        "skills": [{"label": dict(skill.label), "esco": skill.esco} for skill in record.skills],
        "audience": _text(record.audience),
        "entry_requirements": _text(record.entry_requirements),
        "teaching": _text(record.teaching),
        "learning_outcomes": [dict(outcome) for outcome in record.learning_outcomes],
        "workload": _workload(record.workload) if record.workload else None,
        "level": _level(record.level) if record.level else None,
        "assessment": _assessment(record.assessment) if record.assessment else None,
        "participation": _participation(record.participation) if record.participation else None,
        "price": _price(record.price) if record.price else None,
        "funding": _text(record.funding),
        "starts": [start.isoformat() for start in record.starts if isinstance(start, dt.date)],
        "starts_on_demand": ON_DEMAND in record.starts,
        "stacking": _stacking(record.stacking) if record.stacking else None,
        "part_of_programme": _programme(record.part_of_programme) if record.part_of_programme else None,
        "leads_to": [_lead(lead) for lead in record.leads_to],
        "recognition": _text(record.recognition),
        "valid_from": _day(record.valid_from),
        "valid_until": _day(record.valid_until),
        "supersedes": record.supersedes,
        "superseded_by": catalogue.superseded.get(entry.ref),
    }


def _partner(partner: of_credential.Partner) -> PartnerV1:
    return {
        "provider": partner.provider,
        "name": _text(partner.name),
        "url": partner.url,
        "role": partner.role.value,
    }


def _field(code: str) -> FieldOfStudyV1:
    return {"code": code, "label": fields_of_study.labels()[code], "uri": f"{fields_of_study.ISCED_F}{code}"}


def _workload(workload: of_credential.Workload) -> WorkloadV1:
    return {
        "hours": _number(workload.hours),
        "ects": _number(workload.ects),
        "ects_applies": _applies(workload.ects),
        "reason": _text(workload.reason),
    }


def _level(level: of_credential.QualificationLevel) -> LevelV1:
    return {
        "eqf": _whole(level.eqf),
        "eqf_applies": _applies(level.eqf),
        "qf_ehea": _code(level.qf_ehea),
        "nqf": _national(level.nqf) if level.nqf else None,
        "reason": _text(level.reason),
    }


def _national(level: of_credential.NationalLevel) -> NationalLevelV1:
    return {"name": level.name, "url": level.url}


def _assessment(assessment: of_credential.Assessment) -> AssessmentV1:
    return {
        "certificate": _code(assessment.certificate),
        "methods": [method.value for method in assessment.methods],
        "supervision": _code(assessment.supervision),
    }


def _participation(participation: of_credential.Participation) -> ParticipationV1:
    return {
        "mode": [mode.value for mode in participation.mode],
        "schedule": _code(participation.schedule),
        "weeks": _number(participation.weeks),
        "hours_per_week": _number(participation.hours_per_week),
        "place": participation.place,
    }


def _price(price: of_credential.Price) -> PriceV1:
    return {"amount": _shortly(price.amount), "currency": price.currency, "note": _text(price.note)}


def _stacking(stacking: of_credential.StackingPath) -> StackingV1:
    return {
        "kind": stacking.kind.value,
        "into": [_target(target) for target in stacking.into],
        "note": _text(stacking.note),
    }


def _target(target: of_credential.StackingTarget) -> TargetV1:
    return {"credential": target.credential, "name": _text(target.name), "url": target.url}


def _programme(part: of_credential.ProgrammePart) -> ProgrammeV1:
    return {"id": part.id, "provider": part.provider, "name": dict(part.name)}


def _lead(lead: of_credential.Lead) -> LeadV1:
    return {"kind": lead.kind.value, "text": dict(lead.text), "url": lead.url}


# --- providers


def provider(catalogue: Catalogue, entry: Entry[Provider]) -> ProviderFactsV1:
    """Give what is known about a provider."""
    record = entry.record
    return {
        "kind": record.kind.value,
        "name": dict(record.name),
        "acronym": record.acronym,
        "website": record.website,
        "degree_awarding_powers": record.degree_awarding_powers,
        "seats": [_seat(seat) for seat in record.seats],
        "organisation_type": _code(record.organisation_type),
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
        "closed": _day(record.closed),
    }


def _seat(seat: of_provider.Seat) -> SeatV1:
    return {"country": seat.country, "city": seat.city, "system": seat.system, "legal": seat.legal}


def _identifier(identifier: of_provider.Identifier) -> IdentifierV1:
    return {
        "scheme": identifier.scheme.value,
        "value": identifier.value,
        "source": identifier.source,
        "url": identifier.url,
        "country": identifier.country,
    }


def _ects(ects: of_provider.ProviderEcts) -> EctsV1:
    return {"eligible": ects.eligible.value, "basis": _text(ects.basis)}


def _statement(said: of_provider.InternalQuality) -> StatementV1:
    return {"statement": dict(said.statement), "url": said.url}


def _self_assessment(said: of_provider.SelfAssessment) -> SelfAssessmentV1:
    return {
        "set": said.set.value,
        "on": said.on.isoformat(),
        "answers": [{"question": each.question, "answer": dict(each.answer)} for each in said.answers],
    }


# --- agencies


def agency(entry: Entry[Agency]) -> AgencyFactsV1:
    """Give what is known about an agency."""
    record = entry.record
    return {
        "name": dict(record.name),
        "acronym": record.acronym,
        "country": record.country,
        "website": record.website,
        "recognition": [_recognition(window) for window in record.recognition],
        "activities": [_activity(name, activity) for name, activity in record.activities.items()],
        "report_hosts": list(record.report_hosts),
    }


def _recognition(window: of_agency.Recognition) -> RecognitionV1:
    return {
        "by": window.by.value,
        "from": window.from_.isoformat(),
        "until": _day(window.until),
        "register": window.register,
    }


def _activity(name: str, activity: of_agency.Activity) -> ActivityV1:
    return {
        "id": name,
        "name": dict(activity.name),
        "type": activity.type.value,
        "from": activity.from_.isoformat(),
        "until": _day(activity.until),
        "esg": activity.esg,
    }


# --- reports


def report(entry: Entry[Report]) -> ReportFactsV1:
    """Give what is known about a report."""
    record = entry.record
    return {
        "agency": owner(entry.ref),
        "with_agencies": list(record.with_agencies),
        "activities": list(record.activities),
        "scope": record.scope.value,
        "providers": list(record.providers),
        "credentials": [_reviewed(each) for each in record.credentials],
        "programme": _reviewed_programme(record.programme) if record.programme else None,
        "limited_to": _text(record.limited_to),
        "covers_micro_credentials": _coverage(record.covers_micro_credentials)
        if record.covers_micro_credentials
        else None,
        "framework": _code(record.framework),
        "obligation": record.obligation.value,
        "decision": record.decision.value,
        "from": record.from_.isoformat(),
        "until": _end(record.until),
        "unlimited": record.until == UNLIMITED,
        "entered_by": record.entered_by.value,
        "replaces": list(record.replaces) if record.replaces is not None else None,
        "files": [_file(file) for file in record.files],
        "links": [_file(file) for file in record.links],
        "summary": _text(record.summary),
        "local_identifier": record.local_identifier,
        "deqar_report": record.deqar_report,
        "conditions": [
            {"text": dict(each.text), "due": _day(each.due), "met": _day(each.met)} for each in record.conditions
        ],
        "decisions": [{"on": each.on.isoformat(), "decision": each.decision.value} for each in record.decisions],
        "appeal": _appeal(record.appeal) if record.appeal else None,
        "withdrawn": _withdrawn(record.withdrawn) if record.withdrawn else None,
    }


def _reviewed(reviewed: of_report.ReviewedCredential) -> ReviewedV1:
    return {
        "credential": reviewed.credential,
        "until": _end(reviewed.until),
        "decision": _code(reviewed.decision),
        "as_reviewed": _as_reviewed(reviewed.as_reviewed) if reviewed.as_reviewed else None,
    }


def _as_reviewed(then: of_report.AsReviewed) -> AsReviewedV1:
    return {
        "title": _text(then.title),
        "hours": _number(then.hours),
        "ects": _number(then.ects),
        "ects_applies": _applies(then.ects),
        "eqf": _whole(then.eqf),
        "eqf_applies": _applies(then.eqf),
        "learning_outcomes": [dict(outcome) for outcome in then.learning_outcomes],
    }


def _reviewed_programme(programme: of_report.ReviewedProgramme) -> ReviewedProgrammeV1:
    return {
        "id": programme.id,
        "provider": programme.provider,
        "name": dict(programme.name),
        "eqf": _whole(programme.eqf),
        "eqf_applies": _applies(programme.eqf),
        "qf_ehea": _code(programme.qf_ehea),
        "qualification": programme.qualification,
        "degree": programme.degree,
    }


def _coverage(coverage: of_report.MicroCredentialCoverage) -> CoverageV1:
    return {
        "answer": coverage.answer.value,
        "credentials": list(coverage.credentials),
        "note": _text(coverage.note),
    }


def _file(file: of_report.File) -> FileV1:
    return {"url": file.url, "title": _text(file.title), "languages": list(file.languages)}


def _appeal(appeal: of_report.Appeal) -> AppealV1:
    return {
        "since": appeal.since.isoformat(),
        "suspends": appeal.suspends,
        "on": _day(appeal.on),
        "outcome": _code(appeal.outcome),
    }


def _withdrawn(withdrawn: of_report.WithdrawnDecision) -> WithdrawnV1:
    return {"on": withdrawn.on.isoformat(), "kind": withdrawn.kind.value, "reason": _text(withdrawn.reason)}


# --- countries


def country(entry: Entry[CountryRecord]) -> CountryFactsV1:
    """Give what is known about micro-credentials in a country or education system."""
    record = entry.record
    return {
        "stage": _code(record.stage),
        "summary": dict(record.summary),
        "local_term": _text(record.local_term),
        "in_law": _answer(record.in_law),
        "in_qualifications_framework": _answer(record.in_qualifications_framework),
        "agency_approach": _answer(record.agency_approach),
        "register": _register(record.register) if record.register else None,
        "catalogue": _answer(record.catalogue),
        "ects": _country_ects(record.ects) if record.ects else None,
        "contact": record.contact,
        "examples": [{"text": dict(example.text), "url": example.url} for example in record.examples],
    }


def _answer(answer: of_country.CountryAnswer | None) -> CountryAnswerV1 | None:
    return {"answer": answer.answer.value, "note": _text(answer.note), "url": answer.url} if answer else None


def _register(register: of_country.RegisterAnswer) -> RegisterV1:
    return {
        "answer": register.answer.value,
        "note": _text(register.note),
        "url": register.url,
        "covers": _text(register.covers),
        "led_by": _text(register.led_by),
    }


def _country_ects(ects: of_country.CountryEcts) -> CountryEctsV1:
    hours = ects.hours_per_credit
    return {
        "other_providers": ects.other_providers,
        "hours_per_credit": [_shortly(each) for each in hours] if hours else None,
        "basis": _text(ects.basis),
    }


# --- values


def _text(text: Text | None) -> dict[str, str] | None:
    return dict(text) if text else None


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _end(day: dt.date | str | None) -> str | None:
    return day.isoformat() if isinstance(day, dt.date) else None


def _code(term: Term | None) -> str | None:
    return term.value if term else None


def _number(value: Decimal | str | None) -> float | None:
    return None if value is None or isinstance(value, str) else _shortly(value)


def _shortly(value: Decimal) -> float:
    """Give a number without a fraction that is nothing."""
    return int(value) if value == value.to_integral_value() else float(value)


def _whole(value: int | str | None) -> int | None:
    return None if value is None or value == NOT_APPLICABLE else int(value)


def _applies(value: object) -> bool | None:
    return None if value is None else value != NOT_APPLICABLE
