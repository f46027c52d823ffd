"""What a course of the European Learning Model is about: texts, outcomes, credits, level, assessment, awards."""

import re

from generator.imports import texts, values
from generator.imports.elm.course import Course
from generator.imports.elm.offers import first_day
from generator.imports.facts import LONGEST_SUMMARY
from generator.imports.found import Value
from generator.imports.linked import Node, Words
from generator.imports.whose import Named, Whose
from generator.records.values import NOT_APPLICABLE
from generator.source import shown
from generator.vocabulary import (
    AssessmentMethod,
    Certificate,
    FutureUse,
    IdentifierScheme,
    QfEhea,
    Supervision,
    authorities,
    frameworks,
)

_ECTS = "http://data.europa.eu/snb/education-credit/6fcec5c5af"
_EQF = "http://data.europa.eu/snb/eqf/"
_ISCED_F = "http://data.europa.eu/snb/isced-f/"
_ESCO = "http://data.europa.eu/esco/"
_FIELD_UNKNOWN = "9999"
_EQF_LEVEL = re.compile(r"EQF level ([1-8])")
_TEXTS = (
    ("audience", "Who it is for"),
    ("teaching", "How you learn"),
    ("funding", "Help with the cost"),
    ("recognition", "Recognition by others, in the words of the provider"),
)
"""Which fields this catalogue says in notes, and what these are about."""


def take_over(course: Course, whose: Whose) -> None:
    """Take over what people learn and get."""
    _words(course)
    _languages_and_subjects(course)
    _outcomes(course)
    _workload(course)
    _level(course)
    _assessment(course)
    _awarded(course, whose)
    _leads_to(course)


def _words(course: Course) -> None:
    facts, nodes = course.facts, course.nodes
    for key, name, read in (
        ("title", "title", texts.line),
        ("summary", "description", texts.words),
        ("local_term", "category", texts.line),
    ):
        every = (course.text(name, nodes.words(node, name), read) for node in course.both())
        said = next((found for found in every if found), {})
        facts.put(key, _short(said, course) if key == "summary" else said, name)
    pages = (course.page(node, "homepage") for node in course.both())
    facts.address("homepage", next((page for page in pages if page), ""), "homepage")
    for key, about in _TEXTS:
        facts.put(key, course.text(about, course.taken(about)), f"“{about}”")
    needed = nodes.linked(course.what, "entryrequirement")
    words = [words for each in needed for words in nodes.words(each, "noteliteral")]
    facts.put("entry_requirements", course.text("entryRequirement", words), "entryRequirement")
    if course.taken("Sample"):
        facts.put("sample", value=True, what="“Sample”")


def _short(said: dict[str, Value], course: Course) -> dict[str, Value]:
    made: dict[str, Value] = {}
    for tag, words in said.items():
        cut = texts.shortened(str(words), LONGEST_SUMMARY)
        if cut != words:
            many = f"it has {len(str(words))} characters; only its beginning is used, up to {LONGEST_SUMMARY}"
            course.facts.note("description", many)
        if cut:
            made[tag] = cut
    return made


def _languages_and_subjects(course: Course) -> None:
    facts = course.facts
    spoken = course.nodes.linked(course.what, "language")
    tags = [tag for each in spoken if (tag := authorities.tag(each.id) or _unknown(course, "language", each))]
    facts.put("languages", list(dict.fromkeys(tags)), "language")
    codes = course.in_list("ISCEDFCode", _ISCED_F, "iscedfcode", "thematicarea")
    facts.codes([code for code in codes if code != _FIELD_UNKNOWN], "ISCEDFCode")


def _unknown(course: Course, name: str, node: Node) -> str:
    course.facts.note(name, f"“{shown(node.id)}” is not known, so it is left out")
    return ""


def _outcomes(course: Course) -> None:
    """Tell learning outcomes and skills apart: words that only name one skill of a list are that skill."""
    outcomes: list[Value] = []
    skills: list[Value] = []
    for each in course.nodes.linked(course.what, "learningoutcome"):
        title = course.text("learningOutcome", course.nodes.words(each, "title"))
        related = course.nodes.linked(each, "relatedescoskill", "relatedskill")
        named = {
            skill.id: course.text("skill", course.nodes.words(skill, "preflabel"), texts.line) for skill in related
        }
        if len(named) == 1 and not any(named.values()) and title:
            skills.append({"label": title, **_esco(related[0].id)})
            continue
        if title:
            outcomes.append(title)
        skills += [{"label": label, **_esco(skill)} for skill, label in named.items() if label]
    course.facts.put("learning_outcomes", outcomes, "learningOutcome")
    course.facts.put("skills", skills, "relatedESCOSkill")


def _esco(address: str) -> dict[str, Value]:
    return {"esco": address} if address.startswith(_ESCO) else {}


def _workload(course: Course) -> None:
    facts, nodes = course.facts, course.nodes
    said = (words.text for words in nodes.words(course.what, "volumeoflearning"))
    hours = course.one("volumeOfLearning", facts.every("volumeOfLearning", values.hours, said))
    facts.put_in("workload", "hours", hours, "volumeOfLearning")
    points = [(_system(course, each), nodes.first(each, "point")) for each in nodes.linked(course.what, "creditpoint")]
    amounts = [(facts.tried("creditPoint", values.exact, point), system) for system, point in points]
    facts.every_credit(((amount, system) for amount, system in amounts if amount is not None), "creditPoint")
    reason = course.text("ECTS", course.taken("Why ECTS credits do not apply"))
    if reason and not any(system == "ECTS" for system, _ in points):
        facts.put_in("workload", "ects", NOT_APPLICABLE, "“Why ECTS credits do not apply”")
        facts.put_in("workload", "reason", reason, "“Why ECTS credits do not apply”")


def _system(course: Course, point: Node) -> str:
    framework = course.nodes.one(point, "framework")
    if framework is None:
        return ""
    return "ECTS" if framework.id == _ECTS else course.nodes.first(framework, "preflabel") or framework.id


def _level(course: Course) -> None:
    facts = course.facts
    found = course.in_list("EQFLevel", _EQF, "eqflevel")
    said = [level[1] for words in course.taken("European level") if (level := _EQF_LEVEL.fullmatch(words.text))]
    eqf = course.one("EQFLevel", found or said)
    facts.put_in("level", "eqf", int(eqf) if isinstance(eqf, str) and re.fullmatch("[1-8]", eqf) else None, "EQFLevel")
    if reason := course.text("EQFLevel", course.taken("Why the European level does not apply")):
        facts.put_in("level", "eqf", NOT_APPLICABLE, "EQFLevel")
        facts.put_in("level", "reason", reason, "EQFLevel")
    cycle = course.term(QfEhea, "Cycle in the framework of the European Higher Education Area")
    facts.put_in("level", "qf_ehea", cycle, "“Cycle”")
    if name := _national(course):
        facts.put_in("level", "nqf", {"name": name}, "NQFLevel")


def _national(course: Course) -> str:
    for each in course.nodes.linked(course.what, "nqflevel"):
        if name := course.nodes.first(each, "preflabel") or frameworks.named(each.id):
            return name
        _unknown(course, "NQFLevel", each)
    said = course.taken("Level of the national qualifications framework")
    return said[0].text if said else ""


def _assessment(course: Course) -> None:
    facts = course.facts
    proofs = course.nodes.linked(course.what, "provenby")
    for each in proofs:
        course.collect(each)
    kinds = [kind for each in proofs for kind in course.nodes.linked(each, "dctype")]
    facts.put_in("assessment", "methods", course.terms(AssessmentMethod, kinds, "provenBy"), "provenBy")
    facts.put_in("assessment", "certificate", course.term(Certificate, "Certificate"), "provenBy")
    facts.put_in("assessment", "supervision", course.term(Supervision, "Supervision"), "provenBy")


# --- who awards it, and where it leads


def _awarded(course: Course, whose: Whose) -> None:
    """Take over who awards it together, if the provider of the import is among them; if nobody does, who offers it."""
    into, nodes = course.wanted.into, course.nodes
    awards = nodes.linked(course.what, "awardingopportunity")
    for key, name in (("valid_from", "startDate"), ("valid_until", "endDate")):
        course.facts.put(key, course.one(name, [first_day(course, award, name) for award in awards]), name)
    bodies = [_named(course, body) for award in awards for body in nodes.linked(award, "awardingbody")]
    if not bodies:
        offering = [_named(course, body) for offer in course.offers for body in nodes.linked(offer, "providedby")]
        whose.compare(offering, course.facts, "providedBy")
    elif whose.compare(bodies, course.facts, "awardingBody") and len(bodies) > 1:
        refs = [_provider(course, whose, body) for body in bodies]
        others: list[Value] = [ref for ref in dict.fromkeys(refs) if ref not in ("", into)]
        course.facts.put("joint_awarding", others if into in refs else [], "awardingBody")


def _named(course: Course, body: Node) -> Named:
    nodes = course.nodes
    numbers = {
        scheme: nodes.first(each, "notation")
        for each in nodes.linked(body, "identifier", "registration", "vatidentifier")
        if (scheme := IdentifierScheme.known(nodes.first(each, "schemename")))
    }
    names = [words.text for words in nodes.words(body, "legalname", "preflabel")]
    addresses = [each for each in (course.page(body, "homepage"), body.id) if each.startswith("http")]
    return Named(tuple(names), tuple(addresses), numbers)


def _provider(course: Course, whose: Whose, body: Named) -> str:
    return course.facts.tried("awardingBody", whose.known.provider, body.numbers, body.names) or ""


def _leads_to(course: Course) -> None:
    uses = {f"Where it can lead: {use.messages[0]}": use.value for use in FutureUse}
    leads: list[Value] = [
        {"kind": uses[about], "text": text}
        for about in list(course.about)
        if about in uses
        for words in _apart(course.taken(about))
        if (text := course.text("leads_to", words))
    ]
    course.facts.put("leads_to", leads, "“Where it can lead”")


def _apart(said: list[Words]) -> list[list[Words]]:
    """Take words apart that stand beside each other: a language that comes again begins the next text."""
    groups: list[list[Words]] = []
    for words in said:
        if not groups or any(words.language == other.language for other in groups[-1]):
            groups.append([])
        groups[-1].append(words)
    return groups
