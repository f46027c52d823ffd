"""A report in CTDL: each favourable decision in it as an action of its agency.

CTDL reserves such an action for the agency itself. The catalogue repeats what the agency published, names the document
as evidence, and says who entered it here.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from generator import naming, words
from generator.catalogue import Entry, owner
from generator.exports import cases
from generator.exports.cases import Case
from generator.exports.ctdl import values
from generator.exports.linked import Node, iri, stated
from generator.exports.losses import Loss, of_fields
from generator.exports.snapshot import Snapshot
from generator.messages import gettext as _
from generator.records import Report
from generator.vocabulary import Decision, NotCounted, Scope, Standing

_GOOD = (Decision.POSITIVE, Decision.POSITIVE_WITH_CONDITIONS)

WITHOUT_PLACE: Mapping[str, str] = {
    "activities": "CTDL describes a procedure by an instrument with an entry of its own; there is none.",
    "credentials.as_reviewed": values.NO_PLACE,
    "programme.eqf": "The programme is only named, so that it can be found.",
    "programme.qf_ehea": "The programme is only named, so that it can be found.",
    "programme.qualification": "The programme is only named, so that it can be found.",
    "programme.degree": "The programme is only named, so that it can be found.",
    "covers_micro_credentials.credentials": "An action is about what was looked at; what it includes stands in words.",
    "covers_micro_credentials.note": values.NO_PLACE,
    "replaces": "What a report makes history stands with the earlier report.",
    "files.title": "CTDL takes only the addresses of documents.",
    "files.languages": "CTDL takes only the addresses of documents.",
    "links.title": "CTDL takes only the addresses of pages.",
    "links.languages": "CTDL takes only the addresses of pages.",
    "summary": "The result stands in fixed words, so that it can be compared.",
    "conditions": values.NO_PLACE,
    "decisions.on": "An action has one decision: the one that is in force on the day.",
    "appeal": "While a decision does not apply, there is no file; else CTDL has no place for an appeal.",
    "withdrawn.reason": values.NO_PLACE,
    "last_verified": values.RECORD,
    "source": values.RECORD,
}
"""What a report can state and CTDL cannot, and why."""
_NOT_LOOKED_AT: Mapping[Scope, Mapping[str, str]] = {
    Scope.CREDENTIAL: dict.fromkeys(("providers", "programme"), "An action is about the micro-credentials themselves."),
    Scope.PROGRAMME: {"credentials": "An action is about the programme itself."},
    Scope.PROVIDER: dict.fromkeys(("credentials", "programme"), "An action is about the providers themselves."),
}
"""What a report names beside what it looked at, by what that is."""


def written(snapshot: Snapshot, entry: Entry[Report]) -> Mapping[str, str]:
    """Give the file of a report by its name; none if it holds no favourable decision."""
    if why_not(snapshot, entry):
        return {}
    return {values.FILE: values.document([_action(snapshot, entry, case) for case in said(snapshot, entry)])}


def lost(snapshot: Snapshot, entry: Entry[Report]) -> Iterator[Loss]:
    """Yield what a report states and its file does not say; if it has no file, why."""
    if why := why_not(snapshot, entry):
        yield Loss("the whole report", why)
        return
    record, found = entry.record, cases.of(snapshot, entry)
    yield from of_fields(record, {**WITHOUT_PLACE, **_NOT_LOOKED_AT[record.scope]})
    if record.decisions:
        yield Loss("decision", "Of several decisions, an action has the one that is in force on the day.")
    if len(said(snapshot, entry)) < len(found):
        yield Loss("credentials.decision", "What was decided about those that did not pass is left out.")
    if record.scope is Scope.CREDENTIAL and all(item.decision for item in record.credentials):
        yield Loss("decisions.decision", "Each micro-credential has a decision of its own, and those are said.")
    about = {each for case in found for each in case.about}
    if any(item.credential not in about for item in record.credentials):
        yield Loss("credentials", "What a later report has looked at again is left out of the earlier action.")
    yield from _lost_ends(record, found)


def _lost_ends(record: Report, found: Sequence[Case]) -> Iterator[Loss]:
    if all(case.over for case in found):
        over = "An action has one end: here the day from which the decision no longer counted."
        yield from of_fields(record, {"until": over, "credentials.until": over})
    elif record.credentials and all(item.until for item in record.credentials):
        yield Loss("until", "Each micro-credential has a last day of its own, and those are said.")
    elif record.until == "unlimited":
        yield Loss("until", "CTDL leaves an end out, and cannot say that there will be none.")


def why_not(snapshot: Snapshot, entry: Entry[Report]) -> str:
    """Say why there is no action of a report; nothing if there is one."""
    reason = snapshot.statuses.reason(entry.ref)
    if reason in (NotCounted.ANNULLED, NotCounted.MISTAKE):
        return "The decision counts as never made."
    if reason:
        return f"The catalogue does not count the report: {reason.messages[1]}."
    if snapshot.statuses.alone(entry).standing(max(snapshot.on, entry.record.from_)) is Standing.UNDER_APPEAL:
        return "The decision does not apply while an appeal goes on."
    if not said(snapshot, entry):
        return "CTDL's actions are favourable judgements; it has no term for another decision."
    return ""


def said(snapshot: Snapshot, entry: Entry[Report]) -> list[Case]:
    """Give the favourable decisions of a report, each of which is an action."""
    return [case for case in cases.of(snapshot, entry) if case.decision in _GOOD]


def address(snapshot: Snapshot, entry: Entry[Report], case: Case) -> str:
    """Give the address of an action: that of the file, with a last part if it is on one micro-credential of several."""
    return values.address(snapshot, f"reports/{entry.ref}/") + (f"#{case.own.replace('/', '-')}" if case.own else "")


def _action(snapshot: Snapshot, entry: Entry[Report], case: Case) -> Node:
    record = entry.record
    end = case.over or (case.until if isinstance(case.until, dt.date) else None)
    documents = [iri(file.url) for file in (*record.files, *record.links)]
    return stated(
        {
            "@id": address(snapshot, entry, case),
            "@type": "ceterms:ApproveAction",
            "ceterms:name": {"en": naming.marked(f"Report {entry.ref}", sample=record.sample)},
            "ceterms:description": values.spoken(snapshot, " ".join(_in_words(snapshot, record, case))),
            "ceterms:actingAgent": [values.agency(snapshot, owner(entry.ref))],
            "ceterms:participant": [values.agency(snapshot, ref) for ref in record.with_agencies],
            "ceterms:object": list(_objects(snapshot, record, case)),
            "ceterms:startDate": values.day(record.from_),
            "ceterms:endDate": values.day(end),
            "ceterms:actionStatusType": values.term(f"actionStat:{_state(record, case, snapshot.on)}ActionStatus"),
            "ceterms:evidenceOfAction": documents or [snapshot.page(entry)],
            "ceterms:identifier": list(_numbers(record)),
        }
    )


def _in_words(snapshot: Snapshot, record: Report, case: Case) -> Iterator[str]:
    """Say in fixed words what was looked at, what came of it, how far that reaches, and who entered it."""
    yield f"{record.scope.label}: {case.decision.label}."
    yield record.obligation.sentence
    if record.covers_micro_credentials:
        yield record.covers_micro_credentials.answer.sentence
    if record.limited_to:
        yield _("It was limited to: {part}.", part=record.limited_to.pick(snapshot.language)[1])
    if record.framework:
        yield f"{record.framework.label}."
    if case.assumed and not case.over:
        yield _("The report names no last day; {day} is assumed.", day=words.day(case.assumed))
    if case.later:
        yield _("A later report took its place: {report}.", report=", ".join(case.later))
    if record.withdrawn:
        yield record.withdrawn.kind.sentence
    yield record.entered_by.sentence


def _objects(snapshot: Snapshot, record: Report, case: Case) -> Iterator[object]:
    if record.scope is Scope.CREDENTIAL:
        yield from (values.course(snapshot, ref) for ref in case.about)
    elif record.scope is Scope.PROGRAMME and record.programme:
        part = record.programme
        name = naming.marked_text(part.name, sample=record.sample)
        yield values.program(snapshot, part.id, name, *dict.fromkeys((part.provider, *record.providers)))
    else:
        yield from (values.provider(snapshot, ref) for ref in case.about)


def _state(record: Report, case: Case, on: dt.date) -> str:
    if on < record.from_:
        return "Potential"
    is_over = case.over is not None and case.over <= on
    ended = isinstance(case.until, dt.date) and case.until < on
    return "Completed" if is_over or ended or case.lapsed(on) else "Active"


def _numbers(record: Report) -> Iterator[Node]:
    numbers = {"Number of the agency": record.local_identifier, "DEQAR": record.deqar_report}
    for name, value in numbers.items():
        if value is not None:
            yield {
                "@type": "ceterms:IdentifierValue",
                "ceterms:identifierTypeName": {"en": name},
                "ceterms:identifierValueCode": str(value),
            }
