"""Published reports as accreditations of the European Learning Model: what an agency decided, on whom and until when.

The catalogue only repeats: the agency is named as the one that decided, and each accreditation says who entered it
here. A reader who looks at the class alone takes an accreditation for an approval. So a refusal is not published as
one, nor is a decision that rests, counts as never made, or comes from a body that this catalogue does not count.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.catalogue import Entry, owner
from generator.exports import elm
from generator.exports.elm import organisations
from generator.exports.elm.graph import Graph
from generator.exports.elm.literals import UNKNOWN, english, first_moment, last_moment, note, web_page
from generator.exports.linked import Document, Node, link, said, stated, words
from generator.exports.losses import Loss, of_fields
from generator.exports.snapshot import Snapshot
from generator.records import Agency, Credential, Provider, Report
from generator.records.report import File
from generator.records.values import Text
from generator.vocabulary import Decision, EqfLevel, Scope, Standing, Withdrawal, authorities

_TYPES = {
    Scope.CREDENTIAL: "http://data.europa.eu/snb/accreditation/820101cba6",
    Scope.PROGRAMME: "http://data.europa.eu/snb/accreditation/820101cba6",
    Scope.PROVIDER: "http://data.europa.eu/snb/accreditation/bb4618238e",
}
"""Quality assurance of a programme, or of an institution. A licence is something else, and no report grants one."""
_GOOD = frozenset({Standing.POSITIVE, Standing.CONDITIONAL})

REFUSAL = "The model has no class for a refusal; published as an accreditation it would look like an approval."
RESTS = "An appeal suspends the decision on this day; an accreditation would say that it holds."
NOBODY = "The model wants an organisation that was looked at, with a record of its own."
_THEN = "The model has no place for what a micro-credential was when the agency looked at it."
_COVERED = "The model can limit an accreditation to things, and cannot name some of them as examples."
_NO_LEVEL = "The model names the levels 5 to 8; it cannot say another one, or that none applies."
_EACH = "Every micro-credential of the report has one of its own, and that is said."
_RECORD = "The model has no place for how a record is kept."
WITHOUT_PLACE: Mapping[str, str] = {
    "with_agencies": "The model names one agency for an accreditation.",
    "credentials.as_reviewed.title": _THEN,
    "credentials.as_reviewed.hours": _THEN,
    "credentials.as_reviewed.ects": _THEN,
    "credentials.as_reviewed.learning_outcomes": _THEN,
    "programme.id": "The model names a programme in words.",
    "programme.provider": "The model names the organisations, and not which of them offers the programme.",
    "programme.qf_ehea": "The model has no place for a cycle.",
    "programme.degree": "The model has no place for whether a programme ends with a degree.",
    "covers_micro_credentials.credentials": _COVERED,
    "replaces": "The model has no place for reports that another one makes history.",
    "conditions.met": "The model has no place for the day on which a condition was met.",
    "decisions.on": "The model says the decision in force on the day of the build, and not since when.",
    "appeal.since": "The model has no place for an appeal.",
    "appeal.suspends": "The model has no place for an appeal.",
    "appeal.on": "The model has no place for an appeal.",
    "appeal.outcome": "The model has no place for an appeal.",
    "last_verified": _RECORD,
    "source": _RECORD,
}
"""What a report can state and the model cannot, and why."""


@dataclass(frozen=True, slots=True)
class Case:
    """A decision with its last day, and the micro-credentials that it is on."""

    decision: Decision
    until: dt.date | str | None
    credentials: tuple[str, ...] = ()
    own: str = ""
    """The micro-credential that has a decision or last day of its own."""


def written(snapshot: Snapshot, entry: Entry[Report]) -> Mapping[str, str]:
    """Give the files of a report by their names; none of one that the model cannot say."""
    return elm.texts(document(snapshot, entry))


def document(snapshot: Snapshot, entry: Entry[Report]) -> Document | None:
    """Give the accreditations that a report holds; nothing if the model cannot say any."""
    if why_not(snapshot, entry):
        return None
    graph = Graph(snapshot, snapshot.settings.elm)
    for case in cases(snapshot, entry):
        if case.decision is not Decision.NEGATIVE:
            graph.add(_whole(graph, entry, case))
    return graph.document()


def lost(snapshot: Snapshot, entry: Entry[Report]) -> Iterator[Loss]:
    """Yield what a report states and the model does not say."""
    reason = why_not(snapshot, entry)
    if reason:
        yield Loss("the whole record", reason)
        return
    record = entry.record
    yield from of_fields(record, {**WITHOUT_PLACE, **_without_place_here(record)})
    for case in cases(snapshot, entry):
        if case.decision is Decision.NEGATIVE:
            yield Loss("credentials.decision" if case.own else "decision", REFUSAL)
    if any(len(file.languages) > 1 for file in (*record.files, *record.links)):
        yield Loss("languages of a document after the first", "The model names one language of a document.")
    if snapshot.catalogue.replaced.get(entry.ref):
        yield Loss("later reports", "The model has no place for a later report that makes this one history.")


def _without_place_here(record: Report) -> dict[str, str]:
    found: dict[str, str] = {}
    if _revoked(record):
        over = "The model has one last day: the one on which the decision was taken back."
        found |= {"until": over, "credentials.until": over}
    elif record.until is not None and not isinstance(record.until, dt.date):
        found["until"] = "The model cannot say that there is no last day; it is left out."
    if record.credentials and all(each.until for each in record.credentials):
        found["until"] = _EACH
    if record.credentials and all(each.decision for each in record.credentials):
        found |= {"decision": _EACH, "decisions": _EACH}
    elif record.decisions:
        found["decision"] = "The model says the decision in force on the day of the build."
    if all(condition.due is None or condition.met for condition in record.conditions):
        found["conditions.due"] = "The model has one day of review: the first on which something is still due."
    if not all(
        _has_address(each.as_reviewed.eqf) for each in record.credentials if each.as_reviewed and each.as_reviewed.eqf
    ):
        found["credentials.as_reviewed.eqf"] = _NO_LEVEL
    if record.programme and record.programme.eqf and not _has_address(record.programme.eqf):
        found["programme.eqf"] = _NO_LEVEL
    return found


# --- what is said


def why_not(snapshot: Snapshot, entry: Entry[Report]) -> str:
    """Say why no accreditation is published of a report; nothing if there is one."""
    statuses = snapshot.statuses
    reason = statuses.reason(entry.ref)
    if reason:
        return f"The catalogue does not count the report: {reason.messages[1]}."
    if statuses.alone(entry).standing(snapshot.on) is Standing.UNDER_APPEAL:
        return RESTS
    if not any(provider in snapshot.catalogue.providers for provider in entry.record.providers):
        return NOBODY
    return REFUSAL if all(case.decision is Decision.NEGATIVE for case in cases(snapshot, entry)) else ""


def cases(snapshot: Snapshot, entry: Entry[Report]) -> Sequence[Case]:
    """Give the decisions of a report on a day: its own, and those beside single micro-credentials that differ."""
    record = entry.record
    decision = snapshot.statuses.alone(entry).decided(snapshot.on)
    whole = Case(decision, record.until, tuple(each.credential for each in record.credentials))
    single = [
        Case(each.decision or decision, each.until or record.until, (each.credential,), each.credential)
        for each in record.credentials
        if each.decision or each.until
    ]
    alone = {case.own for case in single}
    shared = Case(decision, record.until, tuple(ref for ref in whole.credentials if ref not in alone))
    return ([shared] if shared.credentials or not single else []) + single


def address(snapshot: Snapshot, entry: Entry[Report], case: Case) -> str:
    """Give the address of an accreditation; the page of the report has the same without the last part."""
    return f"{snapshot.page(entry)}#accreditation{'-' if case.own else ''}{case.own.replace('/', '-')}"


def _accreditation(graph: Graph, entry: Entry[Report], case: Case, about: Iterable[Entry[Provider]]) -> Node:
    """Give what stands in the file of a report and beside a credential; `about` are the organisations to name."""
    record, snapshot = entry.record, graph.snapshot
    agency = snapshot.catalogue.agencies[owner(entry.ref)]
    return {
        "@id": address(snapshot, entry, case),
        "@type": "elm:Accreditation",
        "dcterms:title": _procedures(agency, record)[0],
        "dcterms:type": graph.concept(_TYPES[record.scope]),
        "adms:identifier": list(_numbers(agency, record)),
        "elm:accreditingAgent": organisations.agency(graph, agency),
        "elm:organisation": [organisations.provider(graph, each) for each in about],
        "elm:decision": {"@type": "skos:Concept", "skos:prefLabel": english(case.decision.messages[0])},
        "dcterms:issued": first_moment(record.from_),
        "dcterms:valid": first_moment(record.from_),
        "elm:expiryDate": _end(record, case),
        "elm:report": _document(graph, record.files[0]) if record.files else None,
        "elm:landingPage": [_document(graph, page) for page in record.links],
        "elm:limitEQFLevel": [graph.concept(level) for level in _levels(record, case)],
        "elm:additionalNote": list(_origin(record)),
    }


def _whole(graph: Graph, entry: Entry[Report], case: Case) -> Node:
    """Give everything that AMS has a place for."""
    record, snapshot = entry.record, graph.snapshot
    agency = snapshot.catalogue.agencies[owner(entry.ref)]
    return stated(
        {
            **_accreditation(graph, entry, case, _providers(snapshot, record)),
            "dcterms:description": words(record.summary),
            "elm:reviewDate": _review(record),
            "elm:supplementaryDocument": [_document(graph, file) for file in record.files[1:]],
            "elm:limitAbstractProgramme": _limits(graph, record, case),
            "elm:additionalNote": [*_origin(record), *_notes(agency, record)],
        }
    )


def _limits(graph: Graph, record: Report, case: Case) -> list[Node]:
    """Give the programme or the micro-credentials that were looked at."""
    if record.programme:
        ends_with = record.programme.qualification
        named: Node = {
            "@type": "skos:Concept",
            "skos:prefLabel": words(record.programme.name),
            "skos:altLabel": said(UNKNOWN, ends_with) if ends_with else None,
        }
        return [stated(named)]
    known = graph.snapshot.catalogue.credentials
    return [_programme(graph, known[ref]) for ref in case.credentials if ref in known]


def _programme(graph: Graph, entry: Entry[Credential]) -> Node:
    # The address of the Qualification would make the concept one, without all that it must have.
    where = f"{graph.snapshot.page(entry)}#programme"
    return graph.add({"@id": where, "@type": "skos:Concept", "skos:prefLabel": words(entry.record.title)})


def _procedures(agency: Entry[Agency], record: Report) -> list[list[Node]]:
    known = agency.record.activities
    return [words(known[name].name) for name in dict.fromkeys(record.activities) if name in known]


def _numbers(agency: Entry[Agency], record: Report) -> Iterator[Node]:
    if record.local_identifier:
        tag, name = agency.record.name.by_language[0]
        by = {"adms:schemeAgency": said(tag, name)}
        yield {"@type": "elm:Identifier", "skos:notation": record.local_identifier, **by}
    if record.deqar_report:
        yield {"@type": "elm:Identifier", "skos:notation": str(record.deqar_report), "elm:schemeName": "DEQAR report"}


def _providers(snapshot: Snapshot, record: Report) -> Iterator[Entry[Provider]]:
    known = snapshot.catalogue.providers
    return (known[provider] for provider in dict.fromkeys(record.providers) if provider in known)


def _revoked(record: Report) -> bool:
    return record.withdrawn is not None and record.withdrawn.kind is Withdrawal.REVOKED


def _end(record: Report, case: Case) -> Node | None:
    """Give the last moment that is stated; an end that the catalogue assumes is none."""
    if record.withdrawn and _revoked(record):
        return first_moment(record.withdrawn.on)
    return last_moment(case.until) if isinstance(case.until, dt.date) else None


def _review(record: Report) -> Node | None:
    due = [condition.due for condition in record.conditions if condition.due and not condition.met]
    return last_moment(min(due)) if due else None


def _document(graph: Graph, file: File) -> Node:
    page = web_page(file.url, file.title)
    if file.languages:
        page["dcterms:language"] = graph.concept(authorities.language(file.languages[0]))
    return page


def _levels(record: Report, case: Case) -> Iterator[str]:
    levels = [
        each.as_reviewed.eqf for each in record.credentials if each.as_reviewed and each.credential in case.credentials
    ]
    if record.programme:
        levels.append(record.programme.eqf)
    return (EqfLevel.of(level).uri for level in sorted({str(each) for each in levels if _has_address(each)}))


def _origin(record: Report) -> Iterator[Node]:
    yield note("Who entered it into this catalogue", [english(record.entered_by.messages[1])])
    if record.sample:
        yield organisations.SAMPLE


def _has_address(level: object) -> bool:
    found = EqfLevel.known(level)
    return found is not None and bool(found.uri)


def _notes(agency: Entry[Agency], record: Report) -> Iterator[Node]:
    for literals in _procedures(agency, record)[1:]:
        yield note("A further procedure", literals)
    for about, term in (
        ("What was looked at", record.scope),
        ("Was the review required?", record.obligation),
        ("Measured against", record.framework),
        ("Micro-credentials", record.covers_micro_credentials.answer if record.covers_micro_credentials else None),
        ("Taken back", record.withdrawn.kind if record.withdrawn else None),
    ):
        if term:
            yield note(about, [english(term.messages[1])])
    texts: tuple[tuple[str, Text | None], ...] = (
        ("Limited to", record.limited_to),
        ("Micro-credentials", record.covers_micro_credentials.note if record.covers_micro_credentials else None),
        ("Why it was taken back", record.withdrawn.reason if record.withdrawn else None),
        *(("Condition", condition.text) for condition in record.conditions),
    )
    for about, text in texts:
        if text:
            yield note(about, text)


# --- beside a credential


def behind(graph: Graph, entry: Entry[Credential], qualification: str) -> list[Node]:
    """Put the accreditations behind the status of a credential on the day beside it, and no others.

    Those of the provider become accreditations of its organisation. Gives the links to the others for the credential,
    if it is a qualification, whose address is handed in; the model has no place for them otherwise.
    """
    found = []
    for report, case in _behind(graph.snapshot, entry):
        awarding = _awarding(graph.snapshot, entry, report.record)
        node = stated(_accreditation(graph, report, case, awarding))
        if report.record.scope is Scope.PROVIDER:
            graph.add(node)
            for provider in awarding:
                graph.extend(organisations.address(graph, provider), "elm:accreditation", link(str(node["@id"])))
        elif qualification:
            limits: Node = {"elm:limitQualification": {"@id": qualification}}
            found.append(graph.add({**node, **(limits if report.record.scope is Scope.CREDENTIAL else {})}))
    return found


def lost_behind(snapshot: Snapshot, entry: Entry[Credential], *, qualification: bool) -> Iterator[Loss]:
    """Yield what the quality status of a credential rests on and cannot be said beside it."""
    status = snapshot.status(entry.ref)
    if not status.because:
        return
    if status.standing not in _GOOD:
        yield Loss("quality status", "The model links to what holds and is good; this status is said on the page.")
    elif not qualification and any(report.record.scope is not Scope.PROVIDER for report, _ in _behind(snapshot, entry)):
        yield Loss(
            "quality status", "The model links qualifications and organisations to accreditations, nothing else."
        )


def _behind(snapshot: Snapshot, entry: Entry[Credential]) -> Iterator[tuple[Entry[Report], Case]]:
    status = snapshot.status(entry.ref)
    if status.standing not in _GOOD:
        return
    for ref in status.because:
        report = snapshot.catalogue.reports[ref]
        if not why_not(snapshot, report):
            every = cases(snapshot, report)
            yield report, next((case for case in every if entry.ref in case.credentials), every[0])


def _awarding(snapshot: Snapshot, entry: Entry[Credential], record: Report) -> list[Entry[Provider]]:
    known, named = snapshot.catalogue.providers, set(record.providers)
    return [known[ref] for ref in snapshot.catalogue.awarding(entry.ref) if ref in named and ref in known]
