"""Published reports as accreditations of the European Learning Model: what an agency decided, on whom and until when.

The catalogue only repeats: the agency is named as the one that decided, and each accreditation says who entered it
here. A reader who looks at the class alone takes an accreditation for an approval. So a refusal is not published as
one, nor is a decision that rests, counts as never made, or comes from a body that this catalogue does not count.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.catalogue import Entry, owner
from generator.exports import cases, elm
from generator.exports.cases import Case
from generator.exports.elm import organisations
from generator.exports.elm.graph import Graph
from generator.exports.elm.literals import UNKNOWN, english, first_moment, last_moment, note, web_page
from generator.exports.linked import Document, Node, said, stated, words
from generator.exports.losses import Loss, of_fields
from generator.exports.snapshot import Snapshot
from generator.records import Agency, Credential, Provider, Report
from generator.records.report import File
from generator.records.values import Text
from generator.vocabulary import Decision, EqfLevel, Scope, Standing, authorities

_TYPES = {
    Scope.CREDENTIAL: "http://data.europa.eu/snb/accreditation/820101cba6",
    Scope.PROGRAMME: "http://data.europa.eu/snb/accreditation/820101cba6",
    Scope.PROVIDER: "http://data.europa.eu/snb/accreditation/bb4618238e",
}
"""Quality assurance of a programme, or of an institution. A licence is something else, and no report grants one."""

REFUSAL = "The model has no class for a refusal; published as an accreditation it would look like an approval."
RESTS = "An appeal suspends the decision on this day; an accreditation would say that it holds."
LAPSED = (
    "The report names no last day, and the one that this catalogue assumes has passed; an accreditation without a last "
    "day would look like one that holds."
)
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


def written(snapshot: Snapshot, entry: Entry[Report]) -> Mapping[str, str]:
    """Give the files of a report by their names; none of one that the model cannot say."""
    return elm.texts(document(snapshot, entry))


def document(snapshot: Snapshot, entry: Entry[Report]) -> Document | None:
    """Give the accreditations that a report holds; nothing if the model cannot say any."""
    if why_not(snapshot, entry):
        return None
    graph = Graph(snapshot, snapshot.settings.elm)
    for case in cases.of(snapshot, entry):
        if not _unsaid(case, snapshot.on):
            graph.add(_whole(graph, entry, case))
    return graph.document()


def lost(snapshot: Snapshot, entry: Entry[Report]) -> Iterator[Loss]:
    """Yield what a report states and the model does not say."""
    reason = why_not(snapshot, entry)
    if reason:
        yield Loss("the whole record", reason)
        return
    record = entry.record
    found = cases.of(snapshot, entry)
    yield from of_fields(record, {**WITHOUT_PLACE, **_without_place_here(record, found)})
    for case in found:
        if why := _unsaid(case, snapshot.on):
            yield Loss("credentials.decision" if case.own else "decision", why)
    said = {each for case in found for each in case.about}
    if any(item.credential not in said for item in record.credentials):
        yield Loss("credentials", "What a later report has looked at again is left out of the earlier accreditation.")
    if any(len(file.languages) > 1 for file in (*record.files, *record.links)):
        yield Loss("languages of a document after the first", "The model names one language of a document.")


def _without_place_here(record: Report, said: Sequence[Case]) -> dict[str, str]:
    found: dict[str, str] = {}
    if all(case.over for case in said):
        over = "The model has one last day: here the one from which the decision no longer counted."
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
    unsaid = [_unsaid(case, snapshot.on) for case in cases.of(snapshot, entry)]
    return unsaid[0] if all(unsaid) else ""


def _unsaid(case: Case, on: dt.date) -> str:
    """Say why a decision is not published as an accreditation; nothing if it is."""
    if case.decision is Decision.NEGATIVE:
        return REFUSAL
    return LAPSED if case.lapsed(on) else ""


def address(snapshot: Snapshot, entry: Entry[Report], case: Case) -> str:
    """Give the address of an accreditation; the page of the report has the same without the last part."""
    return f"{snapshot.page(entry)}#accreditation{'-' if case.own else ''}{case.own.replace('/', '-')}"


def accreditation(graph: Graph, entry: Entry[Report], case: Case, about: Iterable[Entry[Provider]]) -> Node:
    """Give what stands in the file of a report and beside a credential; `about` are the organisations to name.

    The day on which an agency decided is not in the records: they have the one from which the decision holds.
    """
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
        "dcterms:valid": first_moment(record.from_),
        "elm:expiryDate": _end(case),
        "elm:report": _document(graph, record.files[0]) if record.files else None,
        "elm:landingPage": [_document(graph, page) for page in record.links],
        "elm:limitEQFLevel": [graph.concept(level) for level in _levels(record, case)],
        "elm:additionalNote": list(_bounds(record, case)),
    }


def _whole(graph: Graph, entry: Entry[Report], case: Case) -> Node:
    """Give everything that AMS has a place for."""
    record, snapshot = entry.record, graph.snapshot
    agency = snapshot.catalogue.agencies[owner(entry.ref)]
    return stated(
        {
            **accreditation(graph, entry, case, _providers(snapshot, record, case)),
            "dcterms:description": words(record.summary),
            "elm:reviewDate": _review(record),
            "elm:supplementaryDocument": [_document(graph, file) for file in record.files[1:]],
            "elm:limitAbstractProgramme": _limits(graph, record, case),
            "elm:additionalNote": [*_bounds(record, case), *_notes(agency, record)],
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
    return [_programme(graph, known[ref]) for ref in case.about if record.scope is Scope.CREDENTIAL and ref in known]


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


def _providers(snapshot: Snapshot, record: Report, case: Case) -> Iterator[Entry[Provider]]:
    """Yield the providers that a decision is on, or whose programme or micro-credential it is on."""
    known = snapshot.catalogue.providers
    about = case.about if record.scope is Scope.PROVIDER else dict.fromkeys(record.providers)
    return (known[provider] for provider in about if provider in known)


def _end(case: Case) -> Node | None:
    """Give the last moment that is stated; an end that the catalogue assumes is none."""
    if case.over:
        return first_moment(case.over)
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
    levels = [each.as_reviewed.eqf for each in record.credentials if each.as_reviewed and each.credential in case.about]
    if record.programme:
        levels.append(record.programme.eqf)
    return (EqfLevel.of(level).uri for level in sorted({str(each) for each in levels if _has_address(each)}))


def _bounds(record: Report, case: Case) -> Iterator[Node]:
    """Yield what keeps a reader from taking an accreditation for more than it is."""
    yield note("Who entered it into this catalogue", [english(record.entered_by.messages[1])])
    yield note("What was looked at", [english(record.scope.messages[1])])
    if record.covers_micro_credentials:
        yield note("Micro-credentials", [english(record.covers_micro_credentials.answer.messages[1])])
    if record.limited_to:
        yield note("Limited to", record.limited_to)
    if case.assumed and not case.over:
        yield note("Last day", [english(f"The report names no last day; this catalogue assumes {case.assumed}.")])
    if case.later:
        yield note("Replaced", [english(f"A later report took its place: {', '.join(case.later)}.")])
    if record.sample:
        yield organisations.SAMPLE


def _has_address(level: object) -> bool:
    found = EqfLevel.known(level)
    return found is not None and bool(found.uri)


def _notes(agency: Entry[Agency], record: Report) -> Iterator[Node]:
    for literals in _procedures(agency, record)[1:]:
        yield note("A further procedure", literals)
    for about, term in (
        ("Was the review required?", record.obligation),
        ("Measured against", record.framework),
        ("Taken back", record.withdrawn.kind if record.withdrawn else None),
    ):
        if term:
            yield note(about, [english(term.messages[1])])
    texts: tuple[tuple[str, Text | None], ...] = (
        ("Micro-credentials", record.covers_micro_credentials.note if record.covers_micro_credentials else None),
        ("Why it was taken back", record.withdrawn.reason if record.withdrawn else None),
        *(("Condition", condition.text) for condition in record.conditions),
    )
    for about, text in texts:
        if text:
            yield note(about, text)
