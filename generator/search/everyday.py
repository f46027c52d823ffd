"""What people type when they mean a value of a facet: everyday words, and the own names of places and languages.

The label of a value need not stand here, so a new value works without a line. Each message is a list with commas: a
translation names what people type in its own language, in every form in which they type it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from babel import localedata

from generator.messages import gettext as _
from generator.messages import noted
from generator.pages.facets import NOT_STATED
from generator.vocabulary import languages, places


@dataclass(frozen=True, slots=True)
class Everyday:
    """Everyday words for one value, as a message with commas, and what a button says that chooses the value."""

    words: str
    offer: str = ""
    """Empty where the labels of facet and value say enough."""


TABLE: dict[tuple[str, str], Everyday] = {
    ("country", "cz"): Everyday(noted("Czech Republic")),
    ("country", "gb"): Everyday(noted("UK, Britain, Great Britain")),
    ("country", "nl"): Everyday(noted("Holland, the Netherlands")),
    ("country", "tr"): Everyday(noted("Turkey")),
    ("how", "online"): Everyday(
        noted("distance learning, distance course, at a distance, e-learning, remote, remotely, from home, virtual"),
        noted("Only online courses"),
    ),
    ("how", "onsite"): Everyday(
        noted("on campus, in person, in a classroom, face to face"), noted("Only courses at a place")
    ),
    ("how", "blended"): Everyday(
        noted("blended, blended learning, hybrid"), noted("Only courses partly online, partly at a place")
    ),
    ("how", "work-based"): Everyday(noted("on the job, at the workplace, work-based")),
    ("how", "laboratory"): Everyday(noted("in a lab")),
    ("how", "project-based"): Everyday(noted("project-based")),
    ("time", "to-25"): Everyday(
        noted("short, very short, quick, a few hours, a few days"), noted("Only courses of up to 25 hours")
    ),
    ("time", "over-150"): Everyday(noted("long"), noted("Only courses of more than 150 hours")),
    ("cost", "free"): Everyday(
        noted("for free, free of charge, no cost, no fee, no fees, without cost, costs nothing, gratis"),
        noted("Only free courses"),
    ),
    ("level", "6"): Everyday(noted("bachelor, bachelor level, bachelor's level")),
    ("level", "7"): Everyday(noted("master, master level, master's level")),
    ("level", "8"): Everyday(noted("doctorate, doctoral level, PhD")),
    ("certificate", "assessment-based"): Everyday(noted("with exam, with an exam, with assessment")),
    ("certificate", "attendance"): Everyday(noted("without exam, without an exam, no exam")),
    ("open-to", "public"): Everyday(noted("for everybody, for everyone, open to all")),
    ("provider-kind", "higher-education-institution"): Everyday(
        noted("university, universities, college, colleges, higher education"), noted("Only courses of universities")
    ),
    ("check", "passed"): Everyday(
        noted("checked, quality checked, quality assured, quality check, quality assurance"),
        noted("Only courses that passed an outside check"),
    ),
    ("availability", "offered"): Everyday(noted("available now, open now")),
}
"""By facet and value."""


def names(facet: str, value: str) -> tuple[str, ...]:
    """Give what people call a value beside its label, in the language that is spoken."""
    if value == NOT_STATED:
        return ()
    said = _(TABLE[facet, value].words) if (facet, value) in TABLE else ""
    own = _OWN_NAMES[facet](value) if facet in _OWN_NAMES else ()
    return tuple(dict.fromkeys((*(name for each in said.split(",") if (name := each.strip())), *own)))


def offer(facet: str, value: str) -> str:
    """Give what a button says that chooses a value, in the language that is spoken; empty if its labels say it."""
    return _(TABLE[facet, value].offer) if (facet, value) in TABLE else ""


def _of_country(code: str) -> Iterator[str]:
    """Yield the names of a country in its own languages: `ee` → Eesti."""
    for tag in sorted(languages.official(code)):
        if localedata.exists(tag):
            yield places.name(code, tag.replace("_", "-"))


def _of_language(tag: str) -> Iterator[str]:
    """Yield the name of a language in itself: `et` → eesti."""
    if localedata.exists(tag):
        yield languages.name(tag, tag)


_OWN_NAMES: dict[str, Callable[[str], Iterator[str]]] = {"country": _of_country, "language": _of_language}
