"""A micro-credential in CTDL: what it is, what people do to get it, and which reports are behind its status."""

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator import naming, words
from generator.catalogue import Entry
from generator.exports import durations
from generator.exports.ctdl import reports, values
from generator.exports.linked import Node, iri, stated
from generator.exports.losses import Loss, of_fields
from generator.exports.snapshot import Snapshot
from generator.records import Credential
from generator.records.credential import (
    Assessment,
    Participation,
    Price,
    QualificationLevel,
    Skill,
    StackingPath,
    Workload,
)
from generator.records.values import NOT_APPLICABLE, ON_DEMAND, Text
from generator.vocabulary import (
    AssessmentMethod,
    Availability,
    Certificate,
    Mode,
    Schedule,
    Scope,
    Standing,
    Supervision,
    fields_of_study,
)

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
_SCHEDULE = {Schedule.FULL_TIME: "audience:FullTime", Schedule.PART_TIME: "audience:PartTime"}
_ON_DEMAND = "scheduleFrequency:OnDemand"
_WATCHED = (Supervision.SUPERVISED_WITH_ID, Supervision.SUPERVISED_WITHOUT_ID)
_PASSED = (Standing.POSITIVE, Standing.CONDITIONAL)
_NOT_STATED = Participation()

_NO_LIST = "CTDL's list of audiences has no term for it."
WITHOUT_PLACE: Mapping[str, str] = {
    "origin": values.NO_PLACE,
    "open_to": _NO_LIST,
    "partners": "CTDL names those who own or offer, not those who help.",
    "apply_by": values.NO_PLACE,
    "audience": _NO_LIST,
    "workload.reason": "CTDL leaves credits out without a reason.",
    "level.reason": "CTDL leaves a level out without a reason.",
    "participation.hours_per_week": values.NO_PLACE,
    "stacking.kind": "What it counts towards stands there, without a word for the rest.",
    "stacking.note": values.NO_PLACE,
    "stacking.into.name": "CTDL needs to know what kind of thing it counts towards; the record does not say.",
    "stacking.into.url": "CTDL needs to know what kind of thing it counts towards; the record does not say.",
    "leads_to": values.NO_PLACE,
    "recognition": "In CTDL, recognition is an action of the organisation that recognises; here the provider speaks.",
    "last_verified": values.RECORD,
    "source": values.RECORD,
}
"""What a credential can state and CTDL cannot, and why."""


def written(snapshot: Snapshot, entry: Entry[Credential]) -> Mapping[str, str]:
    """Give the file of a credential by its name; none if people get nothing at the end."""
    if values.why_no_file(snapshot, entry.ref):
        return {}
    return {values.FILE: values.document([micro_credential(snapshot, entry)])}


def lost(snapshot: Snapshot, entry: Entry[Credential]) -> Iterator[Loss]:
    """Yield what a credential states and its file does not say."""
    record = entry.record
    if why := values.why_no_file(snapshot, entry.ref):
        yield Loss("the whole record", why)
        return
    yield from of_fields(record, WITHOUT_PLACE)
    if snapshot.catalogue.unconfirmed(entry.ref):
        yield Loss("joint_awarding", "Only providers that confirm in their own record that they award it are named.")
    if record.workload and record.workload.ects == NOT_APPLICABLE:
        yield Loss("workload.ects", "CTDL cannot say that credits do not apply; they are left out.")
    if record.level and record.level.eqf == NOT_APPLICABLE:
        yield Loss("level.eqf", "CTDL cannot say that a level does not apply; it is left out.")
    if _is_over(snapshot, record):
        yield Loss("availability", "CTDL has no term for what is offered, and nobody can apply for any more.")
    if record.apply and not record.is_open(snapshot.on):
        yield Loss("apply", "CTDL would say with it that people can take it now.")
    if any(isinstance(start, dt.date) for start in record.starts):
        yield Loss("starts", "CTDL says how often something is offered, not on which days it starts.")
    yield from _lost_links(snapshot, record)
    if snapshot.status(entry.ref).standing not in _PASSED and snapshot.status(entry.ref).because:
        yield Loss("quality status", "CTDL's actions are favourable judgements; other results have no term.")


def _lost_links(snapshot: Snapshot, record: Credential) -> Iterator[Loss]:
    if record.supersedes and not _earlier(snapshot, record):
        yield Loss("supersedes", "In CTDL a credential replaces a credential; the earlier course gives none.")
    if record.stacking and len(_known_targets(snapshot, record.stacking)) < len(
        [target for target in record.stacking.into if target.credential]
    ):
        yield Loss("stacking.into.credential", "What it counts towards has no record that can be used.")


def micro_credential(snapshot: Snapshot, entry: Entry[Credential]) -> Node:
    """Give a credential as what people get at the end: a micro-credential, or a certificate that they took part."""
    record = entry.record
    is_attended = record.certificate is Certificate.ATTENDANCE
    awarding = [values.provider(snapshot, ref) for ref in snapshot.catalogue.awarding(entry.ref)]
    return stated(
        {
            "@id": values.credential(snapshot, entry.ref),
            "@type": "ceterms:CertificateOfParticipation" if is_attended else "ceterms:MicroCredential",
            "ceterms:name": _name(record),
            "ceterms:alternateName": values.said(record.local_term),
            "ceterms:description": values.said(record.summary),
            "ceterms:subjectWebpage": iri(record.homepage),
            "ceterms:inCatalog": values.link(snapshot.address("credentials/")),
            "ceterms:ownedBy": awarding[:1],
            "ceterms:offeredBy": awarding,
            "ceterms:subject": [_field(code) for code in record.field],
            "ceterms:atLevel": list(_levels(record.level)) if record.level else None,
            **_offer(snapshot, record),
            "ceterms:requires": _condition(snapshot, entry),
            "ceterms:isAdvancedStandingFor": _known_targets(snapshot, record.stacking) if record.stacking else None,
            "ceterms:supersedes": _earlier(snapshot, record),
            **_actions(snapshot, entry.ref),
        }
    )


def _name(record: Credential) -> Node | None:
    return values.said(naming.marked_text(record.title, sample=record.sample))


def _earlier(snapshot: Snapshot, record: Credential) -> str | None:
    """Point to the file of what it replaces; a course that gives nothing is no credential, so nothing replaces it."""
    if record.supersedes is None or values.why_no_file(snapshot, record.supersedes):
        return None
    return values.credential(snapshot, record.supersedes)


def _is_over(snapshot: Snapshot, record: Credential) -> bool:
    """Tell whether the record calls it offered, and nobody can apply for it any more."""
    return record.availability is Availability.OFFERED and not record.is_open(snapshot.on)


def _stage(snapshot: Snapshot, record: Credential) -> tuple[str, str]:
    """Give the terms for the stage of the credential, and of the learning opportunity; nothing of one that is over."""
    return ("", "") if _is_over(snapshot, record) else _OFFERED[record.availability]


def _offer(snapshot: Snapshot, record: Credential) -> Node:
    """Say whether it is awarded now, where to apply, how long it takes and what it costs."""
    status, _ = _stage(snapshot, record)
    return {
        "ceterms:credentialStatusType": values.term(status) if status else None,
        "ceterms:availabilityListing": values.link(record.apply) if record.is_open(snapshot.on) else None,
        "ceterms:estimatedDuration": _duration(record.workload, record.participation),
        "ceterms:estimatedCost": _cost(record.price) if record.price else None,
        "ceterms:financialAssistance": values.described("ceterms:FinancialAssistanceProfile", record.funding),
        "ceterms:dateEffective": values.day(record.valid_from),
        "ceterms:expirationDate": values.day(record.valid_until),
    }


def _condition(snapshot: Snapshot, entry: Entry[Credential]) -> Node:
    """Say what people do to get it: learn and be assessed; and what it counts."""
    record = entry.record
    ects = record.workload.ects if record.workload else None
    return stated(
        {
            "@type": "ceterms:ConditionProfile",
            "ceterms:description": values.spoken(snapshot, record.certificate.sentence) if record.certificate else None,
            "ceterms:creditValue": _credits(snapshot, ects) if isinstance(ects, Decimal) else None,
            "ceterms:targetLearningOpportunity": _learning(snapshot, entry),
            "ceterms:targetAssessment": _assessment(snapshot, record.assessment) if record.assessment else None,
        }
    )


def _learning(snapshot: Snapshot, entry: Entry[Credential]) -> Node:
    record = entry.record
    part = record.participation or _NOT_STATED
    _, cycle = _stage(snapshot, record)
    return stated(
        {
            "@type": "ceterms:LearningOpportunityProfile",
            "ceterms:name": _name(record),
            "ceterms:lifeCycleStatusType": values.term(cycle) if cycle else None,
            "ceterms:inLanguage": list(record.languages),
            "ceterms:teaches": [*map(_outcome, record.learning_outcomes), *map(_skill, record.skills)],
            "ceterms:deliveryType": [values.term(_DELIVERY[mode]) for mode in part.mode if mode in _DELIVERY],
            "ceterms:learningMethodType": [values.term(_WAYS[mode]) for mode in part.mode if mode in _WAYS],
            "ceterms:audienceType": values.term(_SCHEDULE[part.schedule]) if part.schedule else None,
            "ceterms:learningMethodDescription": values.said(record.teaching),
            "ceterms:availableAt": values.place(part.place) if part.place else None,
            "ceterms:offerFrequencyType": values.term("scheduleFrequency:OnDemand")
            if ON_DEMAND in record.starts
            else None,
            "ceterms:entryCondition": values.described("ceterms:ConditionProfile", record.entry_requirements),
            "ceterms:isPartOf": _programme(snapshot, record) if record.part_of_programme else None,
        }
    )


def _outcome(outcome: Text) -> Node:
    return {"@type": "ceterms:CredentialAlignmentObject", "ceterms:targetNodeName": values.said(outcome)}


def _skill(skill: Skill) -> Node:
    return stated(
        {
            "@type": "ceterms:CredentialAlignmentObject",
            "ceterms:frameworkName": {"en": "ESCO"} if skill.esco else None,
            "ceterms:targetNode": values.link(skill.esco),
            "ceterms:targetNodeName": values.said(skill.label),
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
        yield _level("National qualifications framework", {values.UNKNOWN: level.nqf.name}, level.nqf.url or "")


def _level(framework: str, name: Node, address: str = "", code: str = "") -> Node:
    return stated(
        {
            "@type": "ceterms:CredentialAlignmentObject",
            "ceterms:frameworkName": {"en": framework},
            "ceterms:codedNotation": code,
            "ceterms:targetNode": values.link(address),
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
    said = values.spoken(snapshot, "ECTS")
    return {"@type": "ceterms:ValueProfile", "schema:value": float(ects), "schema:description": said}


def _cost(price: Price) -> Node:
    return stated(
        {
            "@type": "ceterms:CostProfile",
            "ceterms:price": str(price.amount),
            "ceterms:currency": price.currency,
            "ceterms:directCostType": values.term("costType:AggregateCost"),
            "ceterms:description": values.said(price.note),
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
            "ceterms:assessmentMethodType": [values.term(term) for term in terms],
            "ceterms:assessmentMethodDescription": values.spoken(
                snapshot, ", ".join(method.label for method in methods)
            ),
            "ceterms:isProctored": (supervision in _WATCHED) if supervision else None,
            "ceterms:description": values.spoken(snapshot, supervision.sentence) if supervision else None,
        }
    )


def _programme(snapshot: Snapshot, record: Credential) -> Node | None:
    part = record.part_of_programme
    return (
        None
        if part is None
        else values.program(snapshot, part.id, naming.marked_text(part.name, sample=record.sample), part.provider)
    )


def _known_targets(snapshot: Snapshot, stacking: StackingPath) -> list[object]:
    """Give the credentials of the catalogue that it counts towards."""
    refs = [target.credential for target in stacking.into if target.credential]
    return [values.course(snapshot, ref) for ref in refs if ref in snapshot.catalogue.credentials]


def _actions(snapshot: Snapshot, ref: str) -> Node:
    """Name the actions behind a good status: those on the credential itself, and those on what it belongs to."""
    status = snapshot.status(ref)
    if status.standing not in _PASSED:
        return {}
    found: dict[str, list[str]] = {"ceterms:objectOfAction": [], "ceterms:relatedAction": []}
    for report in (snapshot.catalogue.reports[each] for each in status.because):
        itself = report.record.scope is Scope.CREDENTIAL
        said = [case for case in reports.said(snapshot, report) if not itself or ref in case.about]
        place = "ceterms:objectOfAction" if itself else "ceterms:relatedAction"
        found[place] += [reports.address(snapshot, report, case) for case in said]
    return dict(found)
