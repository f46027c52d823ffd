"""QualityLink: the micro-credentials of a university as the European course catalogues of QualityLink read them.

QualityLink extends the European Learning Model 3.3. It takes higher education institutions with a number in OrgReg or
SCHAC, and courses with a level of the EQF. Each provider that qualifies gets a file, and a manifest that leads to it.
Readers look for the manifest of a university below its own domain, so it is for the university to link it from there.
"""

import re
from collections.abc import Iterator, Mapping

from generator.catalogue import Entry, owner
from generator.exports import compact
from generator.exports.elm import offers, opportunities, organisations
from generator.exports.elm.graph import Graph
from generator.exports.linked import Document, Node, iri, link, stated, typed
from generator.exports.losses import Loss, of_fields
from generator.exports.snapshot import Snapshot, folder
from generator.records import Credential, Provider
from generator.records.provider import Identifier
from generator.settings import Elm
from generator.vocabulary import Availability, IdentifierScheme, ProviderKind, authorities

DATA = "quality-link.ttl"
MANIFEST = "quality-link-manifest.json"
FILES: Mapping[str, str] = {DATA: "text/turtle", MANIFEST: "application/json"}
"""The media type of each file by its name beside the page."""

_QL = "http://data.quality-link.eu/ontology/v1#"
_VERSION: Elm = "3.3"
_HOURS = 24
_ORGREG = re.compile(r"(INT|[A-Z]{2})[0-9]{4}")
_KINDS = {
    IdentifierScheme.ETER: ("ql:OrgRegIdentifier", f"{_QL}OrgReg"),
    IdentifierScheme.ORGREG: ("ql:OrgRegIdentifier", f"{_QL}OrgReg"),
    IdentifierScheme.SCHAC: ("ql:SchacIdentifier", f"{_QL}Schac"),
}
"""Class and list of the numbers that QualityLink knows. Those of ETER are numbers of OrgReg."""

_LEGAL = frozenset({IdentifierScheme.EU_VAT, IdentifierScheme.NATIONAL})
"""Numbers that have a place of their own in the European Learning Model."""

_PROVIDER = "QualityLink has no place for this about a university."
_RECORD = "QualityLink has no place for how a record is kept."
WITHOUT_PLACE: Mapping[str, str] = {
    "kind": "Only universities are in QualityLink, so nothing says that this is one beyond its class.",
    "degree_awarding_powers": "Only organisations that award degrees are in QualityLink.",
    "seats.legal": "QualityLink does not tell the legal seat from others.",
    "organisation_type": _PROVIDER,
    "identifiers.url": "QualityLink has the number and who keeps the register, and no page to check it.",
    "ects": _PROVIDER,
    "joint_awards": "A course that is awarded together stands in the file of the provider that describes it.",
    "related": _PROVIDER,
    "replies": _PROVIDER,
    "complaints": _PROVIDER,
    "qf_ehea_levels": _PROVIDER,
    "internal_quality": _PROVIDER,
    "self_assessment": _PROVIDER,
    "last_verified": _RECORD,
    "source": _RECORD,
    "closed": _PROVIDER,
}
"""What a provider can state and QualityLink cannot, and why."""
_NOT_OF_A_COURSE = frozenset({"supersedes", "level.nqf.url"})
"""What QualityLink has a place for and the European Learning Model alone has not, or says elsewhere."""


def written(snapshot: Snapshot, entry: Entry[Provider]) -> Mapping[str, str]:
    """Give file and manifest of a provider by their names; nothing of one without a course that qualifies."""
    found = document(snapshot, entry)
    return {DATA: found.as_turtle(), MANIFEST: manifest(snapshot, entry)} if found else {}


def document(snapshot: Snapshot, entry: Entry[Provider]) -> Document | None:
    """Give the courses of a provider that qualify; nothing if there is none."""
    taken = [each for each in _described(snapshot, entry.ref) if not why_not_course(each.record)]
    if why_not(entry.record) or not taken:
        return None
    graph = Graph(snapshot, _VERSION)
    provider = graph.add(_university(graph, entry))
    for each in taken:
        specification: Node = {"@id": _address(snapshot, each.ref)}
        graph.add(_specification(graph, each, provider))
        for offer in offers.of(graph, each):
            graph.add(_instance(graph, each.record, offer, specification, provider))
    return graph.document({"ql": _QL})


def manifest(snapshot: Snapshot, entry: Entry[Provider]) -> str:
    """Give the manifest of a provider, which says where its data is and how often to read it."""
    source = {
        "id": entry.ref,
        "name": f"{snapshot.settings.name}: {entry.record.name.pick(snapshot.settings.language)[1]}",
        "type": "elm",
        "version": _VERSION,
        "path": snapshot.address(folder(entry)) + DATA,
        "refresh": _HOURS,
    }
    return compact.line({"sources": [source]})


def lost(snapshot: Snapshot, entry: Entry[Provider]) -> Iterator[Loss]:
    """Yield what a provider and its courses state and QualityLink does not say, and why a course is not in its file."""
    reason = why_not(entry.record)
    if reason:
        yield Loss("the whole record", reason)
        return
    if all(why_not_course(each.record) for each in _described(snapshot, entry.ref)):
        yield Loss("the whole record", "QualityLink wants a course that qualifies; the provider describes none.")
    yield from of_fields(entry.record, WITHOUT_PLACE)
    if any(each.scheme not in _LEGAL and not _usable(each) for each in entry.record.identifiers):
        for way in ("scheme", "value", "source", "country"):
            yield Loss(f"identifiers.{way}", "QualityLink takes numbers of OrgReg, SCHAC and the country, and for VAT.")
    for each in _described(snapshot, entry.ref):
        reason = why_not_course(each.record)
        if reason:
            yield Loss("a course", reason)
        else:
            yield from _lost_of_course(snapshot, each)


def _lost_of_course(snapshot: Snapshot, entry: Entry[Credential]) -> Iterator[Loss]:
    without = {way: why for way, why in opportunities.WITHOUT_PLACE.items() if way not in _NOT_OF_A_COURSE}
    whole = {
        "valid_until": "QualityLink has no last day of a version.",
        **without,
        **offers.without_place(snapshot, entry.record),
    }
    for loss in (*of_fields(entry.record, whole), *offers.lost(snapshot, entry.record)):
        yield Loss(f"a course: {loss.field}", loss.why)
    if len(entry.record.languages) > 1:
        yield Loss("a course: languages of an offer after the first", "QualityLink names one language of an offer.")
    if entry.record.supersedes and owner(entry.record.supersedes) != owner(entry.ref):
        yield Loss("a course: supersedes", "QualityLink names an earlier course of the same university.")
    if entry.record.joint_awarding:
        yield Loss("a course: joint_awarding", "QualityLink names who publishes a course, and not who awards it too.")
    if snapshot.status(entry.ref).because:
        yield Loss("a course: quality status", "QualityLink takes quality checks from DEQAR, not from a course.")


def why_not(record: Provider) -> str:
    """Say why no course of a provider can be in QualityLink; nothing if some can."""
    if record.kind is not ProviderKind.HIGHER_EDUCATION_INSTITUTION or not record.degree_awarding_powers:
        return "QualityLink takes higher education institutions that award degrees."
    if not any(_usable(each) for each in record.identifiers):
        return "QualityLink wants a number in OrgReg (two letters and four digits) or SCHAC; the record states none."
    return ""


def why_not_course(record: Credential) -> str:
    """Say why a course cannot be in QualityLink; nothing if it can."""
    if not opportunities.eqf(record):
        return "QualityLink wants a level of the EQF; the record states none that applies."
    if not record.learning_outcomes and not record.skills:
        return "QualityLink wants at least one learning outcome; the record states none."
    if not record.languages:
        return "QualityLink wants the language of teaching; the record states none."
    return ""


def _described(snapshot: Snapshot, provider: str) -> Iterator[Entry[Credential]]:
    return (each for each in snapshot.catalogue.awarded_by(provider) if owner(each.ref) == provider)


def _usable(identifier: Identifier) -> bool:
    if identifier.scheme is IdentifierScheme.SCHAC:
        return True
    return identifier.scheme in _KINDS and _ORGREG.fullmatch(identifier.value) is not None


def _address(snapshot: Snapshot, ref: str) -> str:
    return f"{snapshot.address(f'credentials/{ref}/')}#specification"


def _university(graph: Graph, entry: Entry[Provider]) -> Node:
    # Of the other numbers none is an OrgReg or SCHAC identifier, as the shapes of QualityLink want them all to be.
    numbers = [_number(each) for each in entry.record.identifiers if _usable(each)]
    known = organisations.described(graph, entry)
    return {**known, "@type": ["ql:HigherEducationInstitution", "elm:Organisation"], "adms:identifier": numbers}


def _number(identifier: Identifier) -> Node:
    kind, scheme = _KINDS[identifier.scheme]
    return {**organisations.number(kind, identifier), "elm:schemeId": link(scheme)}


def _specification(graph: Graph, entry: Entry[Credential], provider: Node) -> Node:
    record, snapshot = entry.record, graph.snapshot
    national = opportunities.nqf(snapshot, entry)
    return stated(
        {
            "@id": _address(snapshot, entry.ref),
            "@type": ["ql:LearningOpportunitySpecification", "elm:LearningAchievementSpecification"],
            **opportunities.achievement(graph, entry),
            "adms:identifier": _reference(entry.ref),
            "dcterms:publisher": provider,
            "elm:EQFLevel": graph.concept(opportunities.eqf(record)),
            "elm:NQFLevel": graph.concept(national) if national else None,
            "elm:additionalNote": list(opportunities.notes(snapshot, record, with_levels=bool(national))),
            "ql:isActive": record.availability is not Availability.CLOSED and not record.has_ended(snapshot.on),
            "ql:version": record.valid_from.isoformat() if record.valid_from else None,
            "ql:superseded": _earlier(record, entry.ref, provider),
        }
    )


def _reference(ref: str) -> Node:
    return {"@type": "elm:Identifier", "skos:notation": ref.partition("/")[2]}


def _earlier(record: Credential, ref: str, provider: Node) -> Node | None:
    if record.supersedes is None or owner(record.supersedes) != owner(ref):
        return None
    kind = "ql:LearningOpportunitySpecificationReference"
    return {"@type": kind, "adms:identifier": _reference(record.supersedes), "elm:providedBy": provider}


def _instance(graph: Graph, record: Credential, offer: Node, specification: Node, provider: Node) -> Node:
    address = str(offer["@id"]).replace("#offer", "#instance")
    found = {**offer, "@id": address, "@type": ["ql:LearningOpportunityInstance", "elm:LearningOpportunity"]}
    # In the European Learning Model it is the language of the text, here the one of teaching.
    found["elm:defaultLanguage"] = graph.concept(authorities.language(record.languages[0]))
    found.pop("elm:supplementaryDocument", None)
    if record.apply:
        found["ql:registrationPortal"] = typed(iri(record.apply), "xsd:anyURI")
    return {**found, "elm:learningAchievementSpecification": specification, "elm:providedBy": provider}
