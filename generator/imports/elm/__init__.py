"""The European Learning Model (ELM) → found courses: qualifications and achievements, with the offers that lead there.

The model has words in place of properties for some facts. Those that this catalogue itself writes there become facts
again; other words are listed for a person.
"""

from collections import defaultdict
from collections.abc import Iterator

from generator.imports import linked
from generator.imports.elm import learning, offers
from generator.imports.elm.course import Course
from generator.imports.found import Found, Note, Read, UnreadableError, Wanted
from generator.imports.linked import Node
from generator.imports.whose import Whose
from generator.source import shown

__all__ = ["read"]

_WHAT = ("qualification", "learningachievementspecification")
_OFFER = "learningopportunity"
_LEADS_TO = "learningachievementspecification"
_USED = frozenset({
    *("title", "description", "category", "language", "homepage", "iscedfcode", "thematicarea", "learningoutcome"),
    *("volumeoflearning", "creditpoint", "entryrequirement", "provenby", "eqflevel", "nqflevel", "additionalnote"),
    *("awardingopportunity", "supplementarydocument", "applicationdeadline", "mode", "learningschedule", "duration"),
    *("scheduleinformation", "pricedetail", "providedby", "temporal", "learningachievementspecification"),
    *("defaultlanguage", "accreditation"),
})  # fmt: skip
"""What is read, or says only how things hang together."""


def read(content: bytes, wanted: Wanted) -> Read:
    """Read the courses of a JSON-LD or Turtle file. Raises UnreadableError if there are none."""
    nodes = linked.read(content, wanted.encoding)
    parts = {part.id for whole in nodes.of(*_WHAT) for part in nodes.linked(whole, "haspart") if part is not whole}
    whole = [node for node in nodes.of(*_WHAT) if node.id not in parts]
    led_to: dict[str, list[Node]] = defaultdict(list)
    for offer in nodes.of(_OFFER):
        for what in nodes.linked(offer, _LEADS_TO) or [offer]:
            led_to[what.id].append(offer)
    alone = [node for node in nodes.of(_OFFER) if node.id in led_to and not nodes.linked(node, _LEADS_TO)]
    if not whole and not alone:
        raise UnreadableError(
            "The file describes no Qualification, LearningAchievementSpecification or LearningOpportunity "
            "of the European Learning Model."
        )
    whose = Whose(wanted)
    found = [
        _found(Course(nodes, node, sorted(led_to[node.id], key=lambda each: each.id), wanted, number), whose)
        for number, node in enumerate([*whole, *alone], start=1)
    ]
    return Read(tuple(found), (*whose.notes(), *_parts(len(parts))))


def _found(course: Course, whose: Whose) -> Found:
    learning.take_over(course, whose)
    offers.take_over(course)
    _left(course)
    return course.facts.found(course.what.id if course.what.is_named else "")


def _left(course: Course) -> None:
    """List the words and properties that were not used."""
    for about, said in course.about.items():
        text = " ".join(words.text for words in said)
        course.facts.note("additionalNote", f"these words were not used: {shown(about)}: “{shown(text, 200)}”")
    names = sorted({name for node in course.both() for name in node.said} - _USED)
    if names:
        course.facts.note("", f"these properties were not used: {shown(', '.join(names), 300)}")


def _parts(number: int) -> Iterator[Note]:
    if number:
        yield Note("", f"Parts of larger achievements (`hasPart`), which are no courses of their own: {number:,}.")
