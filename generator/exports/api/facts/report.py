"""What records of reports state, in the words of version 1."""

from generator.catalogue import Entry, owner
from generator.exports.api.facts import values
from generator.exports.api.types.report import (
    AppealV1,
    AsReviewedV1,
    CoverageV1,
    FileV1,
    ReportFactsV1,
    ReviewedProgrammeV1,
    ReviewedV1,
    WithdrawnV1,
)
from generator.records import Report
from generator.records import report as records

_UNLIMITED = "unlimited"


def of(entry: Entry[Report]) -> ReportFactsV1:
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
        "limited_to": values.text(record.limited_to),
        "covers_micro_credentials": _coverage(record.covers_micro_credentials)
        if record.covers_micro_credentials
        else None,
        "framework": values.code(record.framework),
        "obligation": record.obligation.value,
        "decision": record.decision.value,
        "from": record.from_.isoformat(),
        "until": values.end(record.until),
        "unlimited": record.until == _UNLIMITED,
        "entered_by": record.entered_by.value,
        "replaces": list(record.replaces) if record.replaces is not None else None,
        "files": [_file(file) for file in record.files],
        "links": [_file(file) for file in record.links],
        "summary": values.text(record.summary),
        "local_identifier": record.local_identifier,
        "deqar_report": record.deqar_report,
        "conditions": [
            {"text": dict(each.text), "due": values.day(each.due), "met": values.day(each.met)}
            for each in record.conditions
        ],
        "decisions": [{"on": each.on.isoformat(), "decision": each.decision.value} for each in record.decisions],
        "appeal": _appeal(record.appeal) if record.appeal else None,
        "withdrawn": _withdrawn(record.withdrawn) if record.withdrawn else None,
    }


def _reviewed(reviewed: records.ReviewedCredential) -> ReviewedV1:
    return {
        "credential": reviewed.credential,
        "until": values.end(reviewed.until),
        "decision": values.code(reviewed.decision),
        "as_reviewed": _as_reviewed(reviewed.as_reviewed) if reviewed.as_reviewed else None,
    }


def _as_reviewed(then: records.AsReviewed) -> AsReviewedV1:
    return {
        "title": values.text(then.title),
        "hours": values.number(then.hours),
        "ects": values.number(then.ects),
        "ects_applies": values.applies(then.ects),
        "eqf": values.whole(then.eqf),
        "eqf_applies": values.applies(then.eqf),
        "learning_outcomes": [dict(outcome) for outcome in then.learning_outcomes],
    }


def _reviewed_programme(programme: records.ReviewedProgramme) -> ReviewedProgrammeV1:
    return {
        "id": programme.id,
        "provider": programme.provider,
        "name": dict(programme.name),
        "eqf": values.whole(programme.eqf),
        "eqf_applies": values.applies(programme.eqf),
        "qf_ehea": values.code(programme.qf_ehea),
        "qualification": programme.qualification,
        "degree": programme.degree,
    }


def _coverage(coverage: records.MicroCredentialCoverage) -> CoverageV1:
    return {
        "answer": coverage.answer.value,
        "credentials": list(coverage.credentials),
        "note": values.text(coverage.note),
    }


def _file(file: records.File) -> FileV1:
    return {"url": file.url, "title": values.text(file.title), "languages": list(file.languages)}


def _appeal(appeal: records.Appeal) -> AppealV1:
    return {
        "since": appeal.since.isoformat(),
        "suspends": appeal.suspends,
        "on": values.day(appeal.on),
        "outcome": values.code(appeal.outcome),
    }


def _withdrawn(withdrawn: records.WithdrawnDecision) -> WithdrawnV1:
    return {"on": withdrawn.on.isoformat(), "kind": withdrawn.kind.value, "reason": values.text(withdrawn.reason)}
