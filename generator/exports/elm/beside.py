"""The accreditations beside a micro-credential: those behind its quality status on the day, and no others."""

from collections.abc import Iterator

from generator.catalogue import Entry
from generator.exports import cases
from generator.exports.cases import Case
from generator.exports.elm import accreditations, organisations
from generator.exports.elm.graph import Graph
from generator.exports.elm.literals import note
from generator.exports.linked import Node, link, stated
from generator.exports.losses import Loss
from generator.exports.snapshot import Snapshot
from generator.records import Credential, Provider, Report
from generator.vocabulary import Scope, Standing

_GOOD = frozenset({Standing.POSITIVE, Standing.CONDITIONAL})


def accredit(graph: Graph, entry: Entry[Credential], qualification: str) -> list[Node]:
    """Put the accreditations behind the status of a credential on the day beside it, and no others.

    Those of the provider become accreditations of its organisation. Gives the links to the others for the credential,
    if it is a qualification, whose address is handed in; the model has no place for them otherwise.
    """
    found = []
    for report, case in _behind(graph.snapshot, entry):
        if report.record.scope is Scope.PROVIDER:
            _of_providers(graph, entry, report, case)
        elif qualification:
            found.append(graph.add(_of_qualification(graph, entry, report, case, qualification)))
    return found


def _of_providers(graph: Graph, entry: Entry[Credential], report: Entry[Report], case: Case) -> None:
    awarding = _awarding(graph.snapshot, entry, report.record)
    node = graph.add(stated(accreditations.accreditation(graph, report, case, awarding)))
    for provider in awarding:
        graph.extend(organisations.address(graph, provider), "elm:accreditation", link(str(node["@id"])))


def _of_qualification(
    graph: Graph, entry: Entry[Credential], report: Entry[Report], case: Case, qualification: str
) -> Node:
    record = report.record
    awarding = _awarding(graph.snapshot, entry, record)
    node = stated(accreditations.accreditation(graph, report, case, awarding))
    if record.programme:
        # Here the model has no property for the programme, and without it the course would seem to be what passed.
        notes = node["elm:additionalNote"]
        named = note("Programme", record.programme.name)
        return {**node, "elm:additionalNote": [*(notes if isinstance(notes, list) else [notes]), named]}
    return {**node, "elm:limitQualification": {"@id": qualification}}


def lost(snapshot: Snapshot, entry: Entry[Credential], *, qualification: bool) -> Iterator[Loss]:
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
        if not accreditations.why_not(snapshot, report):
            every = cases.of(snapshot, report)
            yield report, next((case for case in every if entry.ref in case.about), every[0])


def _awarding(snapshot: Snapshot, entry: Entry[Credential], record: Report) -> list[Entry[Provider]]:
    known, named = snapshot.catalogue.providers, set(record.providers)
    return [known[ref] for ref in snapshot.catalogue.awarding(entry.ref) if ref in named and ref in known]
