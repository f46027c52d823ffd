"""CTDL: the Credential Transparency Description Language, as JSON-LD with its public context.

A credential is a MicroCredential; what people do to get it is the learning opportunity that it requires. A report with
a positive decision is an ApproveAction of its agency, a favourable judgement, and says no more: an AccreditAction would
certify standards of its own. The file of a credential names the reports behind its quality status, and no others.
"""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator import words
from generator.catalogue import Entry, owner
from generator.exports import durations
from generator.exports.linked import Node, iri, stated
from generator.exports.losses import Loss, of_fields
from generator.exports.snapshot import Snapshot
from generator.records import Credential, Report
from generator.records.credential import (
    Assessment,
    Participation,
    Price,
    QualificationLevel,
    Skill,
    StackingPath,
    Workload,
)
from generator.records.provider import Provider
from generator.records.values import NOT_APPLICABLE, Text
from generator.vocabulary import (
    AssessmentMethod,
    Availability,
    Decision,
    Mode,
    NotCounted,
    Scope,
    Standing,
    Supervision,
    Withdrawal,
    fields_of_study,
)

FILE = "ctdl.json"
CONTEXT = "https://credreg.net/ctdl/schema/context/json"

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_VOCABULARY = "https://purl.org/ctdl/vocabs/"
_UNKNOWN = "und"
"""The tag of words in a language that the record does not name."""
_OFFERED = {
    Availability.PLANNED: ("", "lifeCycle:Developing"),
    Availability.OFFERED: ("credentialStat:Active", "lifeCycle:Active"),
    Availability.PAUSED: ("credentialStat:Suspended", "lifeCycle:Suspended"),
    Availability.CLOSED: ("credentialStat:Deprecated", "lifeCycle:Ceased"),
}
"""What the availability is called of a credential, and of a learning opportunity."""
_DELIVERY = {
    Mode.ONLINE: "deliveryType:OnlineOnly",
    Mode.ONSITE: "deliveryType:InPerson",
    Mode.BLENDED: "deliveryType:BlendedDelivery",
}
_WAYS = {
    Mode.WORK_BASED: "learnMethod:WorkBased",
    Mode.LABORATORY: "learnMethod:Laboratory",
    Mode.PROJECT_BASED: "learnMethod:Applied",
}
_METHODS = {
    AssessmentMethod.ARTEFACT_ASSESSMENT: "assessMethod:Artifact",
    AssessmentMethod.PROJECT_WORK: "assessMethod:Artifact",
    AssessmentMethod.PORTFOLIO: "assessMethod:PortfolioEvaluation",
    AssessmentMethod.PRACTICAL_ASSESSMENT: "assessMethod:Performance",
    AssessmentMethod.ORAL_EXAMINATION: "assessMethod:Exam",
    AssessmentMethod.WRITTEN_EXAMINATION: "assessMethod:Exam",
    AssessmentMethod.QUIZ: "assessMethod:Exam",
}
_WATCHED = (Supervision.SUPERVISED_WITH_ID, Supervision.SUPERVISED_WITHOUT_ID)
_GOOD = (Decision.POSITIVE, Decision.POSITIVE_WITH_CONDITIONS)
_PASSED = (Standing.POSITIVE, Standing.CONDITIONAL)

_NOT_STATED = Participation()
_NO_PLACE = "CTDL has no place for it."
_NO_LIST = "CTDL's list of audiences has no term for it."
_RECORD = "CTDL has no place for how a record is kept."
_ONE_DECISION = "An action has one decision and one time; what was decided otherwise is left out of it."
OF_CREDENTIAL: Mapping[str, str] = {
    "origin": _NO_PLACE,
    "open_to": _NO_LIST,
    "partners": "CTDL names those who own or offer, not those who help.",
    "apply_by": _NO_PLACE,
    "audience": _NO_LIST,
    "workload.reason": "CTDL leaves credits out without a reason.",
    "level.reason": "CTDL leaves a level out without a reason.",
    "participation.schedule": _NO_PLACE,
    "participation.hours_per_week": _NO_PLACE,
    "stacking.kind": "What it counts towards stands there, without a word for the rest.",
    "stacking.note": _NO_PLACE,
    "stacking.into.name": "CTDL needs to know what kind of thing it counts towards; the record does not say.",
    "stacking.into.url": "CTDL needs to know what kind of thing it counts towards; the record does not say.",
    "leads_to": _NO_PLACE,
    "recognition": "In CTDL, recognition is an action of the organisation that recognises; here the provider speaks.",
    "last_verified": _RECORD,
    "source": _RECORD,
    "sample": "CTDL cannot say that a record is made up; its page does.",
}
"""What a credential can state and CTDL cannot, and why."""
OF_REPORT: Mapping[str, str] = {
    "activities": "CTDL describes a procedure by an instrument with an entry of its own; there is none.",
    "credentials.until": _ONE_DECISION,
    "credentials.as_reviewed": _NO_PLACE,
    "programme.eqf": "The programme is only named, so that it can be found.",
    "programme.qf_ehea": "The programme is only named, so that it can be found.",
    "programme.qualification": "The programme is only named, so that it can be found.",
    "programme.degree": "The programme is only named, so that it can be found.",
    "limited_to": _NO_PLACE,
    "covers_micro_credentials.credentials": "An action is about what was looked at; what it includes stands in words.",
    "covers_micro_credentials.note": _NO_PLACE,
    "entered_by": _RECORD,
    "replaces": _NO_PLACE,
    "files.title": "CTDL takes only the addresses of documents.",
    "files.languages": "CTDL takes only the addresses of documents.",
    "links": _NO_PLACE,
    "summary": "The result stands in fixed words, so that it can be compared.",
    "conditions": _NO_PLACE,
    "decisions.on": _ONE_DECISION,
    "appeal": "While a decision does not apply, there is no file; else CTDL has no place for an appeal.",
    "withdrawn.reason": _NO_PLACE,
    "last_verified": _RECORD,
    "source": _RECORD,
    "sample": "CTDL cannot say that a record is made up; its page does.",
}
"""What a report can state and CTDL cannot, and why."""
_NOT_LOOKED_AT: Mapping[Scope, Mapping[str, str]] = {
    Scope.CREDENTIAL: dict.fromkeys(("providers", "programme"), "An action is about the micro-credentials themselves."),
    Scope.PROGRAMME: {"credentials": "An action is about the programme itself."},
    Scope.PROVIDER: dict.fromkeys(("credentials", "programme"), "An action is about the providers themselves."),
}
"""What a report names beside what it looked at, by what that is."""


# --- credentials


def of_credential(snapshot: Snapshot, entry: Entry[Credential]) -> Mapping[str, str]:
    """Give the file of a credential by its name."""
    return {FILE: _text([micro_credential(snapshot, entry)])}


def lost_of_credential(snapshot: Snapshot, entry: Entry[Credential]) -> Iterator[Loss]:
    """Yield what a credential states and its file does not say."""
    record = entry.record
    yield from of_fields(record, OF_CREDENTIAL)
    if snapshot.catalogue.unconfirmed(entry.ref):
        yield Loss("joint_awarding", "Only providers that confirm in their own record that they award it are named.")
    if record.workload and record.workload.ects == NOT_APPLICABLE:
        yield Loss("workload.ects", "CTDL cannot say that credits do not apply; they are left out.")
    if record.level and record.level.eqf == NOT_APPLICABLE:
        yield Loss("level.eqf", "CTDL cannot say that a level does not apply; it is left out.")
    if any(isinstance(start, dt.date) for start in record.starts):
        yield Loss("starts", "CTDL says how often something is offered, not on which days it starts.")
    if record.stacking and len(_known_targets(snapshot, record.stacking)) < len(
        [target for target in record.stacking.into if target.credential]
    ):
        yield Loss("stacking.into.credential", "What it counts towards has no record that can be used.")
    if snapshot.status(entry.ref).standing not in _PASSED and snapshot.status(entry.ref).because:
        yield Loss("quality status", "CTDL's actions are favourable judgements; other results have no term.")


def micro_credential(snapshot: Snapshot, entry: Entry[Credential]) -> Node:
    """Give a credential as a MicroCredential."""
    record = entry.record
    awarding = [_provider(snapshot, ref) for ref in snapshot.catalogue.awarding(entry.ref)]
    status, _ = _OFFERED[record.availability]
    return stated(
        {
            "@id": _address(snapshot, f"credentials/{entry.ref}/"),
            "@type": "ceterms:MicroCredential",
            "ceterms:name": _said(record.title),
            "ceterms:alternateName": _said(record.local_term),
            "ceterms:description": _said(record.summary),
            "ceterms:subjectWebpage": iri(record.homepage),
            "ceterms:availabilityListing": _link(record.apply),
            "ceterms:inCatalog": _link(snapshot.page(entry)),
            "ceterms:credentialStatusType": _term(status) if status else None,
            "ceterms:ownedBy": awarding[:1],
            "ceterms:offeredBy": awarding,
            "ceterms:subject": [_field(code) for code in record.field],
            "ceterms:atLevel": list(_levels(record.level)) if record.level else None,
            "ceterms:estimatedDuration": _duration(record.workload, record.participation),
            "ceterms:estimatedCost": _cost(record.price) if record.price else None,
            "ceterms:financialAssistance": _described("ceterms:FinancialAssistanceProfile", record.funding),
            "ceterms:dateEffective": _day(record.valid_from),
            "ceterms:expirationDate": _day(record.valid_until),
            "ceterms:requires": _condition(snapshot, entry),
            "ceterms:isAdvancedStandingFor": _known_targets(snapshot, record.stacking) if record.stacking else None,
            "ceterms:supersedes": _credential(snapshot, record.supersedes) if record.supersedes else None,
            **_actions(snapshot, entry.ref),
        }
    )


def _condition(snapshot: Snapshot, entry: Entry[Credential]) -> Node:
    """Say what people do to get it: learn and be assessed; and what it counts."""
    record = entry.record
    ects = record.workload.ects if record.workload else None
    certificate = record.assessment.certificate if record.assessment else None
    return stated(
        {
            "@type": "ceterms:ConditionProfile",
            "ceterms:description": _words(snapshot, certificate.sentence) if certificate else None,
            "ceterms:creditValue": _credits(snapshot, ects) if isinstance(ects, Decimal) else None,
            "ceterms:targetLearningOpportunity": _learning(snapshot, entry),
            "ceterms:targetAssessment": _assessment(snapshot, record.assessment) if record.assessment else None,
        }
    )


def _learning(snapshot: Snapshot, entry: Entry[Credential]) -> Node:
    record = entry.record
    part = record.participation or _NOT_STATED
    _, cycle = _OFFERED[record.availability]
    return stated(
        {
            "@type": "ceterms:LearningOpportunityProfile",
            "ceterms:name": _said(record.title),
            "ceterms:lifeCycleStatusType": _term(cycle),
            "ceterms:inLanguage": list(record.languages),
            "ceterms:teaches": [*map(_outcome, record.learning_outcomes), *map(_skill, record.skills)],
            "ceterms:deliveryType": [_term(_DELIVERY[mode]) for mode in part.mode if mode in _DELIVERY],
            "ceterms:learningMethodType": [_term(_WAYS[mode]) for mode in part.mode if mode in _WAYS],
            "ceterms:learningMethodDescription": _said(record.teaching),
            "ceterms:availableAt": _place(part.place) if part.place else None,
            "ceterms:offerFrequencyType": _term("scheduleFrequency:OnDemand") if "on-demand" in record.starts else None,
            "ceterms:entryCondition": _described("ceterms:ConditionProfile", record.entry_requirements),
            "ceterms:isPartOf": _programme(snapshot, record) if record.part_of_programme else None,
        }
    )


def _outcome(outcome: Text) -> Node:
    return {"@type": "ceterms:CredentialAlignmentObject", "ceterms:targetNodeName": _said(outcome)}


def _skill(skill: Skill) -> Node:
    return stated(
        {
            "@type": "ceterms:CredentialAlignmentObject",
            "ceterms:frameworkName": {"en": "ESCO"} if skill.esco else None,
            "ceterms:targetNode": _link(skill.esco),
            "ceterms:targetNodeName": _said(skill.label),
        }
    )


def _field(code: str) -> Node:
    return {
        "@type": "ceterms:CredentialAlignmentObject",
        "ceterms:frameworkName": {"en": "ISCED-F 2013"},
        "ceterms:codedNotation": code,
        "ceterms:targetNode": f"{fields_of_study.ISCED_F}{code}",
        "ceterms:targetNodeName": {"en": fields_of_study.labels()[code]},
    }


def _levels(level: QualificationLevel) -> Iterator[Node]:
    """Yield the levels in the frameworks that a record names."""
    eqf = words.eqf(level.eqf) if isinstance(level.eqf, int) else None
    if eqf:
        yield _level("European Qualifications Framework", {"en": eqf.messages[0]}, eqf.uri, str(eqf))
    if level.qf_ehea:
        framework = "Qualifications Framework of the European Higher Education Area"
        yield _level(framework, {"en": level.qf_ehea.messages[0]})
    if level.nqf:
        yield _level("National qualifications framework", {_UNKNOWN: level.nqf.name}, level.nqf.url or "")


def _level(framework: str, name: Node, address: str = "", code: str = "") -> Node:
    return stated(
        {
            "@type": "ceterms:CredentialAlignmentObject",
            "ceterms:frameworkName": {"en": framework},
            "ceterms:codedNotation": code,
            "ceterms:targetNode": _link(address),
            "ceterms:targetNodeName": name,
        }
    )


def _duration(workload: Workload | None, part: Participation | None) -> Node | None:
    hours, weeks = workload.hours if workload else None, part.weeks if part else None
    if not hours and not weeks:
        return None
    return stated(
        {
            "@type": "ceterms:DurationProfile",
            "ceterms:exactDuration": durations.of_weeks(weeks) if weeks else None,
            "ceterms:timeRequired": durations.of_hours(hours) if hours else None,
        }
    )


def _credits(snapshot: Snapshot, ects: Decimal) -> Node:
    said = _words(snapshot, "ECTS")
    return {"@type": "ceterms:ValueProfile", "schema:value": float(ects), "schema:description": said}


def _cost(price: Price) -> Node:
    return stated(
        {
            "@type": "ceterms:CostProfile",
            "ceterms:price": str(price.amount),
            "ceterms:currency": price.currency,
            "ceterms:directCostType": _term("costType:AggregateCost"),
            "ceterms:description": _said(price.note),
        }
    )


def _assessment(snapshot: Snapshot, assessment: Assessment) -> Node | None:
    methods, supervision = assessment.methods, assessment.supervision
    if not methods and not supervision:
        return None
    terms = dict.fromkeys(_METHODS[method] for method in methods if method in _METHODS)
    return stated(
        {
            "@type": "ceterms:AssessmentProfile",
            "ceterms:assessmentMethodType": [_term(term) for term in terms],
            "ceterms:assessmentMethodDescription": _words(snapshot, ", ".join(method.label for method in methods)),
            "ceterms:isProctored": (supervision in _WATCHED) if supervision else None,
            "ceterms:description": _words(snapshot, supervision.sentence) if supervision else None,
        }
    )


def _programme(snapshot: Snapshot, record: Credential) -> Node | None:
    part = record.part_of_programme
    return None if part is None else _program(snapshot, part.id, part.name, part.provider)


def _program(snapshot: Snapshot, name: str, title: Text, *providers: str) -> Node:
    return {
        "@type": "ceterms:LearningProgram",
        "ceterms:name": _said(title),
        "ceterms:identifier": {"@type": "ceterms:IdentifierValue", "ceterms:identifierValueCode": name},
        "ceterms:offeredBy": [_provider(snapshot, ref) for ref in providers],
    }


def _known_targets(snapshot: Snapshot, stacking: StackingPath) -> list[str]:
    """Give the credentials of the catalogue that it counts towards."""
    refs = [target.credential for target in stacking.into if target.credential]
    return [_credential(snapshot, ref) for ref in refs if ref in snapshot.catalogue.credentials]


def _actions(snapshot: Snapshot, ref: str) -> Node:
    """Name the reports behind a good status: on the credential itself, and on what it belongs to."""
    status = snapshot.status(ref)
    known = snapshot.catalogue.reports
    behind = [known[report] for report in status.because if status.standing in _PASSED]
    shown = [report for report in behind if not _missing(snapshot, report)]
    own = [_action_address(snapshot, report) for report in shown if report.record.scope is Scope.CREDENTIAL]
    others = [_action_address(snapshot, report) for report in shown if report.record.scope is not Scope.CREDENTIAL]
    return {"ceterms:objectOfAction": own, "ceterms:relatedAction": others}


# --- reports


def of_report(snapshot: Snapshot, entry: Entry[Report]) -> Mapping[str, str]:
    """Give the file of a report by its name; none if its decision is not favourable."""
    return {} if _missing(snapshot, entry) else {FILE: _text([approve_action(snapshot, entry)])}


def lost_of_report(snapshot: Snapshot, entry: Entry[Report]) -> Iterator[Loss]:
    """Yield what a report states and its file does not say; if it has no file, why."""
    if why := _missing(snapshot, entry):
        yield Loss("the whole report", why)
        return
    record = entry.record
    yield from of_fields(record, {**OF_REPORT, **_NOT_LOOKED_AT[record.scope]})
    if record.decisions:
        yield Loss("decision", "Of several decisions, an action has the one that is in force on the day.")
    if len(_favourable(snapshot, entry)) < len(record.credentials):
        yield Loss("credentials.decision", "What was decided about those that did not pass is left out.")
    if record.scope is Scope.CREDENTIAL and all(item.decision for item in record.credentials):
        yield Loss("decisions.decision", "Each micro-credential has a decision of its own, and those are said.")
    if record.withdrawn and record.until:
        yield Loss("until", "An action that was revoked ended on that day.")
    if record.until == "unlimited":
        yield Loss("until", "CTDL leaves an end out, and cannot say that there will be none.")


def _missing(snapshot: Snapshot, entry: Entry[Report]) -> str:
    """Say why there is no action of a report; nothing if there is one."""
    record = entry.record
    reason = snapshot.statuses.reason(entry.ref)
    if reason in (NotCounted.ANNULLED, NotCounted.MISTAKE):
        return "The decision counts as never made."
    if reason is NotCounted.AGENCY_NOT_RECOGNISED:
        return "CTDL's actions are those of bodies with authority; nobody recognised this one then."
    if snapshot.statuses.alone(entry).standing(max(snapshot.on, record.from_)) is Standing.UNDER_APPEAL:
        return "The decision does not apply while an appeal goes on."
    if not _favourable(snapshot, entry):
        return "CTDL's actions are favourable judgements; it has no term for another decision."
    return ""


def _favourable(snapshot: Snapshot, entry: Entry[Report]) -> list[tuple[str, Decision]]:
    """Give the favourable decisions in force on the day, each with the micro-credential that it is about, if any."""
    record = entry.record
    decided = snapshot.statuses.alone(entry).decided(snapshot.on)
    own = [(item.credential, item.decision or decided) for item in record.credentials]
    found = own if record.scope is Scope.CREDENTIAL else [("", decided)]
    return [(ref, decision) for ref, decision in found if decision in _GOOD]


def approve_action(snapshot: Snapshot, entry: Entry[Report]) -> Node:
    """Give a report as the action of its agency."""
    record = entry.record
    last = record.withdrawn.on if record.withdrawn and record.withdrawn.kind is Withdrawal.REVOKED else record.until
    end = last if isinstance(last, dt.date) else None
    return stated(
        {
            "@id": _action_address(snapshot, entry),
            "@type": "ceterms:ApproveAction",
            "ceterms:name": {"en": f"Report {entry.ref}"},
            "ceterms:description": _words(snapshot, " ".join(_in_words(snapshot, entry))),
            "ceterms:actingAgent": [_agency(snapshot, owner(entry.ref))],
            "ceterms:participant": [_agency(snapshot, ref) for ref in record.with_agencies],
            "ceterms:object": list(_objects(snapshot, entry)),
            "ceterms:startDate": _day(record.from_),
            "ceterms:endDate": _day(end),
            "ceterms:actionStatusType": _term(_state(snapshot.on, record.from_, end)),
            "ceterms:evidenceOfAction": [iri(file.url) for file in record.files] or [snapshot.page(entry)],
            "ceterms:identifier": list(_numbers(record)),
        }
    )


def _in_words(snapshot: Snapshot, entry: Entry[Report]) -> Iterator[str]:
    """Say in fixed words what was looked at, what came of it, and under which rules."""
    record = entry.record
    decisions = dict.fromkeys(decision.label for _, decision in _favourable(snapshot, entry))
    yield f"{record.scope.label}: {' / '.join(decisions)}."
    yield record.obligation.sentence
    if record.covers_micro_credentials:
        yield record.covers_micro_credentials.answer.sentence
    if record.framework:
        yield f"{record.framework.label}."
    if record.withdrawn:
        yield record.withdrawn.kind.sentence


def _objects(snapshot: Snapshot, entry: Entry[Report]) -> Iterator[object]:
    record = entry.record
    if record.scope is Scope.CREDENTIAL:
        yield from (_credential(snapshot, ref) for ref, _ in _favourable(snapshot, entry))
    elif record.scope is Scope.PROGRAMME and record.programme:
        part = record.programme
        yield _program(snapshot, part.id, part.name, *dict.fromkeys((part.provider, *record.providers)))
    else:
        yield from (_provider(snapshot, ref) for ref in record.providers)


def _state(on: dt.date, first: dt.date, last: dt.date | None) -> str:
    if on < first:
        return "actionStat:PotentialActionStatus"
    return "actionStat:CompletedActionStatus" if last and last < on else "actionStat:ActiveActionStatus"


def _numbers(record: Report) -> Iterator[Node]:
    numbers = {"Number of the agency": record.local_identifier, "DEQAR": record.deqar_report}
    for name, value in numbers.items():
        if value is not None:
            yield {
                "@type": "ceterms:IdentifierValue",
                "ceterms:identifierTypeName": {"en": name},
                "ceterms:identifierValueCode": str(value),
            }


# --- organisations


def _provider(snapshot: Snapshot, ref: str) -> Node:
    entry = snapshot.catalogue.providers.get(ref)
    record: Provider | None = entry.record if entry else None
    return stated(
        {
            "@id": snapshot.address(f"providers/{ref}/"),
            "@type": "ceterms:CredentialOrganization",
            "ceterms:name": _said(record.name) if record else {_UNKNOWN: ref},
            "ceterms:subjectWebpage": _link(record.website if record else ""),
        }
    )


def _agency(snapshot: Snapshot, ref: str) -> Node:
    entry = snapshot.catalogue.agencies.get(ref)
    return stated(
        {
            "@id": snapshot.address(f"agencies/{ref}/"),
            "@type": "ceterms:QACredentialOrganization",
            "ceterms:name": _said(entry.record.name) if entry else {_UNKNOWN: ref},
            "ceterms:subjectWebpage": _link(entry.record.website if entry else ""),
        }
    )


# --- values


def _text(nodes: list[Node]) -> str:
    return _ENCODER.encode({"@context": CONTEXT, "@graph": nodes}) + "\n"


def _address(snapshot: Snapshot, folder: str) -> str:
    return snapshot.address(folder + FILE)


def _credential(snapshot: Snapshot, ref: str) -> str:
    return _address(snapshot, f"credentials/{ref}/")


def _action_address(snapshot: Snapshot, entry: Entry[Report]) -> str:
    return _address(snapshot, f"reports/{entry.ref}/")


def _said(text: Text | None) -> Node | None:
    """Give a text by its languages."""
    return dict(text) if text else None


def _words(snapshot: Snapshot, said: str) -> Node | None:
    """Give words of the interface, with its language."""
    return {snapshot.language: said} if said else None


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _link(address: str | None) -> str | None:
    return iri(address) if address else None


def _place(name: str) -> Node:
    return {"@type": "ceterms:Place", "ceterms:name": {_UNKNOWN: name}}


def _described(kind: str, text: Text | None) -> Node | None:
    return {"@type": kind, "ceterms:description": _said(text)} if text else None


def _term(short: str) -> Node:
    """Point to a term of one of CTDL's lists: `lifeCycle:Active`."""
    vocabulary, _, name = short.partition(":")
    return {"@type": "ceterms:CredentialAlignmentObject", "ceterms:targetNode": f"{_VOCABULARY}{vocabulary}/{name}"}
