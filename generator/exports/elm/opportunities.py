"""A micro-credential in the European Learning Model: the offer, what people learn and get, and who awards it.

With a level of the EQF and one of a national framework that the model has in its list it is a Qualification; otherwise
it is a LearningAchievementSpecification, which has no place for levels. "Does not apply" is never turned into a level.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.catalogue import Entry, owner
from generator.exports import elm
from generator.exports.elm import beside, literals, offers, organisations
from generator.exports.elm.graph import Graph
from generator.exports.elm.literals import english, first_moment, last_moment, note, web_page
from generator.exports.linked import Document, Node, said, stated, typed, words
from generator.exports.losses import Loss, of_fields
from generator.exports.snapshot import Snapshot
from generator.records import Credential, Provider
from generator.records.credential import Skill
from generator.records.values import NOT_APPLICABLE
from generator.vocabulary import EqfLevel, authorities, fields_of_study, frameworks

ECTS = "http://data.europa.eu/snb/education-credit/6fcec5c5af"
_ESCO_SKILL = "http://data.europa.eu/esco/skill/"
_ESCO_SKILLS = "http://data.europa.eu/esco/concept-scheme/skills"
_FIELD_UNKNOWN = "9999"

_RECORD = "The model has no place for how a record is kept."
_WHOLE = "The model wants the whole of the larger programme beside it, with what people learn there."
WITHOUT_PLACE: Mapping[str, str] = {
    "origin": "The model has no place for where it comes from.",
    "partners": "The model has no place for organisations that help and do not award.",
    "level.nqf.url": "The model names a national level by its address in the list of the European Union.",
    "stacking.kind": "The model has no place for whether it can count towards more.",
    "stacking.into": _WHOLE,
    "part_of_programme": _WHOLE,
    "leads_to.url": "The model has words for where it can lead, and no addresses.",
    "supersedes": "The model has no place for an earlier version.",
    "last_verified": _RECORD,
    "source": _RECORD,
}
"""What a credential can state and the model cannot, and why."""


def written(snapshot: Snapshot, entry: Entry[Credential]) -> Mapping[str, str]:
    """Give the files of a credential by their names; none of one that the model cannot say."""
    return elm.texts(document(snapshot, entry))


def document(snapshot: Snapshot, entry: Entry[Credential]) -> Document | None:
    """Give a credential with everything that belongs to it; nothing if the model cannot say it."""
    if why_not(snapshot, entry):
        return None
    graph = Graph(snapshot, snapshot.settings.elm)
    what = address(snapshot, entry.ref)
    awarding = [organisations.provider(graph, provider) for provider in _awarding(snapshot, entry.ref)]
    for offer in offers.of(graph, entry):
        # The organisation of the folder comes first, and it offers what it describes.
        graph.add({**offer, "elm:providedBy": awarding[0], "elm:learningAchievementSpecification": {"@id": what}})
    accredited = beside.accredit(graph, entry, what if is_qualification(snapshot, entry) else "")
    graph.add(_achievement(graph, entry, accredited))
    graph.add(_award(snapshot, entry, awarding))
    return graph.document()


def lost(snapshot: Snapshot, entry: Entry[Credential]) -> Iterator[Loss]:
    """Yield what a credential states and the model does not say."""
    reason = why_not(snapshot, entry)
    if reason:
        yield Loss("the whole record", reason)
        return
    yield from of_fields(entry.record, {**WITHOUT_PLACE, **offers.without_place(snapshot, entry.record)})
    yield from offers.lost(snapshot, entry.record)
    yield from _lost_levels(snapshot, entry)
    if snapshot.catalogue.unconfirmed(entry.ref):
        yield Loss("joint_awarding", "Only who confirms in its own record that it awards this too is named.")
    workload = entry.record.workload
    if workload and workload.ects == NOT_APPLICABLE and not workload.reason:
        yield Loss("workload.ects", "The model cannot say that credits do not apply; they are left out.")
    if not all(skill.esco for skill in entry.record.skills):
        yield Loss("skills as skills", "A skill without an address of ESCO stands among the learning outcomes.")
    if not entry.record.field:
        yield Loss("field", "The model wants a field of study; the record states none, so it says: field unknown.")
    yield from beside.lost(snapshot, entry, qualification=is_qualification(snapshot, entry))


def _lost_levels(snapshot: Snapshot, entry: Entry[Credential]) -> Iterator[Loss]:
    level = entry.record.level
    if level is None or is_qualification(snapshot, entry):
        return
    if level.eqf == NOT_APPLICABLE and not level.reason:
        yield Loss("level.eqf", "The model cannot say that a level does not apply; it is left out.")
    elif level.eqf is not None and level.eqf != NOT_APPLICABLE:
        yield Loss(
            "level.eqf as a level",
            "A level has a place only beside one of a national framework that is in the list of the European Union; "
            "it is said in words.",
        )


def why_not(snapshot: Snapshot, entry: Entry[Credential]) -> str:
    """Say why the model cannot say a credential at all; nothing if it can."""
    record = entry.record
    if not record.learning_outcomes and not record.skills:
        return "The model wants at least one learning outcome; the record states none."
    if not record.languages and not is_qualification(snapshot, entry):
        return "The model wants the language of teaching; the record states none."
    if owner(entry.ref) not in snapshot.catalogue.providers:
        return "The model wants an organisation with a record of its own."
    return ""


def address(snapshot: Snapshot, ref: str) -> str:
    """Give the address of what people learn and get; the page has the same without the last part."""
    return f"{snapshot.address(f'credentials/{ref}/')}#credential"


# --- levels


def is_qualification(snapshot: Snapshot, entry: Entry[Credential]) -> bool:
    """Tell whether the model can say both levels of a credential."""
    return bool(eqf(entry.record) and nqf(snapshot, entry))


def eqf(record: Credential) -> str:
    """Give the address of the level of the EQF; nothing if none is stated or none applies."""
    level = EqfLevel.known(record.level.eqf) if record.level else None
    return level.uri if level else ""


def nqf(snapshot: Snapshot, entry: Entry[Credential]) -> str:
    """Give the address of the national level in the list of the European Union; nothing if it is not in there."""
    level = entry.record.level.nqf if entry.record.level else None
    provider = snapshot.catalogue.providers.get(owner(entry.ref))
    if level is None or provider is None:
        return ""
    seat = provider.record.seat
    return frameworks.level(level.name, seat.system or seat.country.lower())


# --- what people learn and get


def _achievement(graph: Graph, entry: Entry[Credential], accredited: list[Node]) -> Node:
    levels: Node = {}
    if is_qualification(graph.snapshot, entry):
        levels = {
            "elm:EQFLevel": graph.concept(eqf(entry.record)),
            "elm:NQFLevel": graph.concept(nqf(graph.snapshot, entry)),
            "elm:accreditation": accredited,
        }
    award = {"@id": f"{graph.snapshot.page(entry)}#award"}
    return stated(
        {
            "@id": address(graph.snapshot, entry.ref),
            "@type": "elm:Qualification" if levels else "elm:LearningAchievementSpecification",
            **achievement(graph, entry),
            **levels,
            "elm:awardingOpportunity": award,
            "elm:additionalNote": list(notes(graph.snapshot, entry.record, with_levels=bool(levels))),
        }
    )


def achievement(graph: Graph, entry: Entry[Credential]) -> Node:
    """Give what every class of the model says about what people learn and get."""
    record = entry.record
    ects, hours = (record.workload.ects, record.workload.hours) if record.workload else (None, None)
    return {
        "dcterms:title": words(record.title),
        "dcterms:description": words(record.summary),
        "elm:category": words(record.local_term),
        "dcterms:language": [graph.concept(authorities.language(tag)) for tag in record.languages],
        "foaf:homepage": web_page(record.homepage),
        "elm:ISCEDFCode": [_field(graph, code) for code in record.field or (_FIELD_UNKNOWN,)],
        "elm:learningOutcome": [
            *({"@type": "elm:LearningOutcome", "dcterms:title": words(each)} for each in record.learning_outcomes),
            *(_skill(graph, skill) for skill in record.skills),
        ],
        "elm:volumeOfLearning": typed(literals.hours(hours), "xsd:duration") if hours else None,
        "elm:creditPoint": _credits(graph, ects) if isinstance(ects, Decimal) else None,
        "elm:entryRequirement": note("Before you start", record.entry_requirements)
        if record.entry_requirements
        else None,
        "elm:provenBy": _assessment(graph, record),
    }


def _field(graph: Graph, code: str) -> Node:
    return graph.concept(f"{fields_of_study.ISCED_F}{code}", english(fields_of_study.labels()[code]))


def _skill(graph: Graph, skill: Skill) -> Node:
    found: Node = {"@type": "elm:LearningOutcome", "dcterms:title": words(skill.label)}
    if skill.esco and skill.esco.startswith(_ESCO_SKILL):
        # The shapes of 3.2 ask for a list at an address that ESCO never had, so none is named.
        found["elm:relatedESCOSkill"] = graph.concept(skill.esco, scheme="")
    elif skill.esco:
        found["elm:relatedSkill"] = graph.concept(skill.esco, scheme=_ESCO_SKILLS)
    return found


def _credits(graph: Graph, number: Decimal) -> Node:
    return {"@type": "elm:CreditPoint", "elm:framework": graph.concept(ECTS), "elm:point": f"{number:f}"}


def _assessment(graph: Graph, record: Credential) -> Node | None:
    if record.assessment is None:
        return None
    notes = [
        note(about, [english(term.messages[1])])
        for about, term in (
            ("Certificate", record.assessment.certificate),
            ("Supervision", record.assessment.supervision),
        )
        if term
    ]
    return stated(
        {
            "@type": "elm:LearningAssessmentSpecification",
            "dcterms:title": english("Assessment"),
            "dcterms:type": [graph.concept(method.uri) for method in record.assessment.methods],
            "elm:additionalNote": notes,
        }
    )


def notes(snapshot: Snapshot, record: Credential, *, with_levels: bool) -> Iterator[Node]:
    """Yield what the model has no property for and can be read as words; levels too, unless they are said as such."""
    for about, text in (
        ("Who it is for", record.audience),
        ("Recognition by others, in the words of the provider", record.recognition),
        ("Why ECTS credits do not apply", record.workload.reason if record.workload else None),
        ("How it can be put together with others", record.stacking.note if record.stacking else None),
    ):
        if text:
            yield note(about, text)
    for lead in record.leads_to:
        yield note(f"Where it can lead: {lead.kind.messages[0]}", lead.text)
    yield from _levels_in_words(record, with_levels=with_levels)
    if not record.is_open(snapshot.on):
        yield offers.availability(snapshot, record)
    if record.sample:
        yield organisations.SAMPLE


def _levels_in_words(record: Credential, *, with_levels: bool) -> Iterator[Node]:
    level = record.level
    if level is None:
        return
    if level.qf_ehea:
        about = "Cycle in the framework of the European Higher Education Area"
        yield note(about, [english(level.qf_ehea.messages[0])])
    if level.reason:
        yield note("Why the European level does not apply", level.reason)
    if level.nqf and not with_levels:
        yield note("Level of the national qualifications framework", [said(literals.UNKNOWN, level.nqf.name)])
    if not with_levels and level.eqf not in (None, NOT_APPLICABLE):
        yield note("European level", [english(f"EQF level {level.eqf}")])


# --- who awards it


def _award(snapshot: Snapshot, entry: Entry[Credential], awarding: list[Node]) -> Node:
    record = entry.record
    time = stated(
        {
            "@type": "dcterms:PeriodOfTime",
            "elm:startDate": first_moment(record.valid_from) if record.valid_from else None,
            "elm:endDate": last_moment(record.valid_until) if record.valid_until else None,
        }
    )
    return stated(
        {
            "@id": f"{snapshot.page(entry)}#award",
            "@type": "elm:AwardingOpportunity",
            "elm:awardingBody": awarding,
            "elm:learningAchievementSpecification": {"@id": address(snapshot, entry.ref)},
            "dcterms:temporal": time if len(time) > 1 else None,
        }
    )


def _awarding(snapshot: Snapshot, ref: str) -> Iterator[Entry[Provider]]:
    known = snapshot.catalogue.providers
    return (known[provider] for provider in snapshot.catalogue.awarding(ref) if provider in known)
