"""JSON-LD of schema.org → found courses: a file with one object, a list or a graph, or a page with such blocks in it.

A Course and a small EducationalOccupationalProgram are courses, each CourseInstance one run. Runs without a course
belong together if they have the same name. What changes from run to run is taken from those to come, else the last.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from generator.imports import opening, texts, values
from generator.imports.facts import Facts, degree, language, unused
from generator.imports.facts import weeks as weeks_of
from generator.imports.found import Found, Note, Read, UnreadableError, Value, Wanted
from generator.imports.values import UnclearError
from generator.source import shown
from generator.vocabulary import Availability, Mode, QfEhea, Schedule, fields_of_study, frameworks

Thing = Mapping[str, Any]
"""An object of JSON, its keys without the address or prefix of schema.org."""
MODES: Mapping[str, Mode | Schedule] = {
    **{values.folded(each.messages[0]): each for each in (*Mode, *Schedule)},
    **dict.fromkeys(("online",), Mode.ONLINE),
    **dict.fromkeys(("onsite", "on site"), Mode.ONSITE),
    **dict.fromkeys(("blended",), Mode.BLENDED),
    **dict.fromkeys(("full time",), Schedule.FULL_TIME),
    **dict.fromkeys(("part time",), Schedule.PART_TIME),
}
OFFERED: Mapping[str, Availability] = {
    **dict.fromkeys(("InStock", "LimitedAvailability", "OnlineOnly"), Availability.OFFERED),
    "Discontinued": Availability.CLOSED,
}
"""What the availability of an offer says. Sold out may be for this year only, so it says nothing."""
ESCO = "http://data.europa.eu/esco/"
_MICRO_CREDENTIAL = ("micro credential", "microcredential")
_COURSES = ("Course", "EducationalOccupationalProgram")
_RUN = "CourseInstance"
_HOLDERS = ("@graph", "itemListElement", "item", "mainEntity")
"""Where objects stand that are there for themselves. A course inside a property of another one is not."""
_DEEPEST = 20
_PREFIX = re.compile(r"^(?:schema:|https?://schema\.org/)")
_EQF = re.compile(r"(?:eqf|european qualifications framework)(?: level)? ([1-8])")
_USED = frozenset(
    {
        *("@id", "@type", "@context", "name", "description", "abstract", "url", "sameAs", "inLanguage", "identifier"),
        *("teaches", "coursePrerequisites", "programPrerequisites", "educationalLevel", "numberOfCredits", "offers"),
        *("timeRequired", "hasCourseInstance", "courseMode", "educationalProgramMode", "startDate", "location"),
        *("courseWorkload", "courseSchedule", "isAccessibleForFree", "applicationDeadline", "audience", "courseCode"),
        *("duration", "timeToComplete", "financialAidEligible", "potentialAction", "educationalCredentialAwarded"),
    }
)
_UNUSED = (
    "Not used, because a record has no place for it or it has no exact meaning there, and how often it stands there"
)


def read(content: bytes, wanted: Wanted) -> Read:
    """Read courses from JSON-LD or from a page that holds it. Raises UnreadableError."""
    is_page = content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    blocks = _blocks(opening.text(content, wanted.encoding)) if is_page else [opening.json_data(content)]
    if not any(map(_is_of_schema_org, blocks)):
        raise UnreadableError("The file holds no JSON-LD of schema.org: its @context names another vocabulary.")
    held = _Held()
    for block in blocks:
        held.add(_tidy(block))
    courses = [thing for thing in held.things if _types(thing) & set(_COURSES)]
    theirs = {id(run) for thing in courses for run in held.runs(thing)}
    alone = [thing for thing in held.things if _RUN in _types(thing) and id(thing) not in theirs]
    if not courses and not alone:
        raise UnreadableError("The file holds no Course, CourseInstance or EducationalOccupationalProgram.")
    gathered: list[Facts] = []
    found = [_found(thing, held.runs(thing), held, wanted, gathered) for thing in courses]
    found += [_of_runs(runs, held, wanted, gathered) for runs in _by_name(alone).values()]
    notes = list(unused(gathered, _UNUSED))
    if held.others:
        many = f"Objects that are no course, or do not say what they are, so that they are not used: {held.others:,}."
        notes.append(Note("", many))
    return Read(tuple(found), tuple(notes))


# --- objects


class _Page(HTMLParser):
    """Collects the blocks of JSON-LD in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = (dict(attrs).get("type") or "").partition(";")[0].strip().casefold()
        if tag == "script" and kind == "application/ld+json":
            self.inside = True
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "script"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.blocks[-1] += data


def _blocks(text: str) -> list[object]:
    page = _Page()
    page.feed(text)
    page.close()
    if not page.blocks:
        raise UnreadableError('The page holds no block of JSON-LD (<script type="application/ld+json">).')
    return [opening.json_data(block.encode()) for block in page.blocks if block.strip()]


def _is_of_schema_org(block: object) -> bool:
    """Tell whether objects may be of schema.org: their context names it, or there is none."""
    contexts = [each["@context"] for each in _things(block) if "@context" in each]
    return not contexts or any("schema.org" in str(each) for each in contexts)


def _tidy(value: Any, depth: int = 0) -> Any:  # noqa: ANN401 - any JSON
    """Give JSON with keys that have no prefix; what is nested deeper than any course is left out."""
    if depth > _DEEPEST:
        return None
    if isinstance(value, Mapping):
        return {_PREFIX.sub("", key): _tidy(item, depth + 1) for key, item in value.items()}
    return [_tidy(item, depth + 1) for item in value] if isinstance(value, list) else value


@dataclass
class _Held:
    """The objects of a file, and where to find those that others only name."""

    things: list[Thing] = field(default_factory=list)
    by_id: dict[str, Thing] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    others: int = 0

    def add(self, value: object) -> None:
        """Take in what stands for itself; an object that stands there twice is one."""
        for thing in _things(value):
            self._know(thing)
            if _types(thing) & {*_COURSES, _RUN}:
                if (said := json.dumps(thing, sort_keys=True)) not in self.seen:
                    self.seen.add(said)
                    self.things.append(thing)
                continue
            held = [thing[key] for key in _HOLDERS if key in thing]
            self.others += not held
            for each in held:
                self.add(each)

    def _know(self, value: object) -> None:
        for thing in _things(value):
            if isinstance(own := thing.get("@id"), str) and own and len(thing) > 1:
                self.by_id.setdefault(own, thing)
            for item in thing.values():
                self._know(item)

    def whole(self, value: object) -> list[Thing]:
        """Give objects, also those that are only named by their `@id`."""
        return [self.by_id.get(str(each.get("@id")), each) if len(each) == 1 else each for each in _things(value)]

    def runs(self, thing: Thing) -> list[Thing]:
        """Give the runs of a course."""
        return self.whole(thing.get("hasCourseInstance"))


def _things(value: object) -> Iterator[Thing]:
    yield from (each for each in (value if isinstance(value, list) else [value]) if isinstance(each, Mapping))


def _types(thing: Thing) -> set[str]:
    return {re.split(r"[/#:]", each)[-1] for each in _strings(thing.get("@type"))}


def _strings(value: object) -> list[str]:
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)]


def _words(value: object) -> list[str]:
    """Give the words of values: texts and numbers, and the names of objects."""
    found: list[str] = []
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, Mapping):
            found += _words(each.get("@value") or each.get("name"))
        elif isinstance(each, str | int | float) and not isinstance(each, bool):
            found += [str(each)] if str(each).strip() else []
    return found


def _word(thing: Thing, key: str) -> str:
    return next(iter(_words(thing.get(key))), "").strip()


def _by_name(runs: Sequence[Thing]) -> dict[str, list[Thing]]:
    found: dict[str, list[Thing]] = {}
    for run in runs:
        found.setdefault(values.folded(_word(run, "name")), []).append(run)
    return found


# --- courses


def _of_runs(runs: Sequence[Thing], held: _Held, wanted: Wanted, gathered: list[Facts]) -> Found:
    """Give the course of which a file names only the runs; its own name is what keeps it together."""
    last = max(runs, key=lambda run: _word(run, "startDate"))
    common = {key: value for key, value in last.items() if key not in ("@id", "identifier", "url", "sameAs")}
    return _found(common, runs, held, wanted, gathered, own=values.folded(_word(last, "name")))


def _found(  # noqa: PLR0913, PLR0917 - what a course is made of
    thing: Thing, runs: Sequence[Thing], held: _Held, wanted: Wanted, gathered: list[Facts], own: str = ""
) -> Found:
    name = own or _own(thing) or values.folded(_word(thing, "name"))
    facts = Facts(f"“{shown(_word(thing, 'name') or name or 'no name', 60)}”", wanted)
    gathered.append(facts)
    facts.line("title", _said(thing, "name", facts), "name")
    _page(thing, runs, facts)
    facts.summary(_said(thing, "abstract", facts), "abstract", _said(thing, "description", facts), "description")
    _taught(thing, facts)
    needed = [*_listed(thing.get("coursePrerequisites")), *_listed(thing.get("programPrerequisites"))]
    facts.text("entry_requirements", _by_language(needed, facts), "coursePrerequisites")
    _audience(thing, facts)
    facts.text("funding", _said(thing, "financialAidEligible", facts), "financialAidEligible")
    _application(thing, facts)
    _award(thing, facts)
    _level(thing, facts)
    facts.codes(
        _isced(held.whole([*_listed(thing.get("about")), *_listed(thing.get("educationalAlignment"))])), "about"
    )
    _credits(thing, facts)
    _runs(thing, [run for run in runs if run is not thing], facts)
    used = _USED | {"about", "educationalAlignment"} if "field" in facts.facts else _USED
    for each in runs if own else (thing, *runs):
        facts.unused.update(key for key, value in each.items() if key not in used and value not in _EMPTY)
    return facts.found(name)


_EMPTY: tuple[Any, ...] = (None, "", [], {})


def _page(thing: Thing, runs: Sequence[Thing], facts: Facts) -> None:
    """Take over the address of a course; if it has none, the one of its last run."""
    addresses = [_word(thing, "url"), *_strings(thing.get("sameAs")), *_strings(thing.get("@id"))]
    if whole := next((each for each in addresses if each.startswith("http")), ""):
        facts.address("homepage", whole, "url")
    elif of_runs := [(_word(run, "startDate"), url) for run in runs if (url := _word(run, "url")).startswith("http")]:
        facts.address("homepage", max(of_runs)[1], "url")
        facts.note("url", "the course names no page of its own, so the page of its last run is used")
    else:
        facts.address("homepage", addresses[0], "url")


def _own(thing: Thing) -> str:
    """Give the name that the source has for a course; a mark inside the file is none."""
    identifiers = [_word(each, "value") for each in _things(thing.get("identifier"))]
    named = [*_words(thing.get("courseCode")), *identifiers, *_strings(thing.get("identifier"))]
    named += [each for each in _strings(thing.get("@id")) if ":" in each and not each.startswith("_:")]
    return next((each for each in (*named, _word(thing, "url")) if each), "")


def _taught(thing: Thing, facts: Facts) -> None:
    """Take over learning outcomes; a term with an address in ESCO is a skill."""
    outcomes: list[dict[str, str]] = []
    skills: list[Value] = []
    for each in _listed(thing.get("teaches")):
        address = _word(each, "@id") or _word(each, "url") if isinstance(each, Mapping) else ""
        if address.startswith(ESCO):
            label = facts.clean("teaches", _said(each, "name", facts), texts.line)
            skills += [{"label": {**label}, "esco": address}] if label else []
        else:
            outcomes.append(_by_language(_listed(each.get("name", each) if isinstance(each, Mapping) else each), facts))
    facts.outcomes(outcomes, "teaches")
    facts.put("skills", skills, "teaches")


def _audience(thing: Thing, facts: Facts) -> None:
    """Take over who a course is for: several groups stand in one line."""
    found: dict[str, dict[str, None]] = {}
    for each in _listed(thing.get("audience")):
        keys = ("audienceType", "educationalRole")
        said = [_said(each, key, facts) for key in keys] if isinstance(each, Mapping) else [_by_language([each], facts)]
        for tag, words in (pair for texts_ in said for pair in texts_.items()):
            found.setdefault(tag, {})[words] = None
    facts.text("audience", {tag: ", ".join(each) for tag, each in found.items()}, "audience")


def _application(thing: Thing, facts: Facts) -> None:
    """Take over where to apply."""
    actions = [
        each for each in _things(thing.get("potentialAction")) if _types(each) & {"ApplyAction", "RegisterAction"}
    ]
    for target in [target for each in actions for target in _listed(each.get("target"))][:1]:
        address = _word(target, "urlTemplate") or _word(target, "url") if isinstance(target, Mapping) else str(target)
        facts.address("apply", address, "potentialAction")


def _award(thing: Thing, facts: Facts) -> None:
    """Take over what the country calls a micro-credential; refuse what leads to a degree."""
    awarded = _listed(thing.get("educationalCredentialAwarded"))
    for each in _things(awarded):
        if values.folded(_word(each, "credentialCategory")) in _MICRO_CREDENTIAL:
            facts.line("local_term", _said(each, "alternateName", facts), "educationalCredentialAwarded")
    if "EducationalOccupationalProgram" in _types(thing):
        _refuse_degree(awarded, facts)


def _level(thing: Thing, facts: Facts) -> None:
    """Take over levels of frameworks that say which they are; other levels are somebody's own."""
    for each in _listed(thing.get("educationalLevel")):
        term = each if isinstance(each, Mapping) else {}
        framework = values.folded(_word(term, "inDefinedTermSet"))
        parts = [_word(term, key) for key in ("inDefinedTermSet", "name", "termCode")]
        said = " ".join(part for part in (parts if term else _words(each)) if part)
        if found := _EQF.search(values.folded(said)):
            facts.put_in("level", "eqf", found[1], "educationalLevel")
        elif framework == values.folded(frameworks.OF_CYCLES) and _word(term, "termCode") in [*QfEhea]:
            facts.put_in("level", "qf_ehea", _word(term, "termCode"), "educationalLevel")
        elif framework == values.folded(frameworks.NATIONAL):
            url = _word(term, "url")
            level: dict[str, Value] = {"name": _word(term, "name"), **({"url": url} if url else {})}
            facts.put_in("level", "nqf", level, "educationalLevel")
        elif said:
            facts.note("educationalLevel", f"“{shown(said)}” is no level of the European Qualifications Framework")


def _isced(terms: Sequence[Thing]) -> Iterator[str]:
    for term in terms:
        own, held = str(term.get("@id", "")), str(term.get("inDefinedTermSet", ""))
        if own.startswith(fields_of_study.ISCED_F):
            yield own.removeprefix(fields_of_study.ISCED_F)
        elif "isced" in held.casefold():
            yield _word(term, "termCode")


def _credits(thing: Thing, facts: Facts) -> None:
    for each in _listed(thing.get("numberOfCredits")):
        whole = each if isinstance(each, Mapping) else {}
        system = next(
            (_word(whole, key) for key in ("unitText", "unitCode", "name", "propertyID") if _word(whole, key)), ""
        )
        said = _word(whole, "value") if whole else str(each)
        amount = facts.tried("numberOfCredits", values.number, said, "ects")
        if amount and not system and "ects" not in said.casefold():
            facts.note("numberOfCredits", f"“{shown(said)}” does not say which credits, so it is not used")
        elif amount:
            facts.credits(amount, system or "ECTS", "numberOfCredits")


def _refuse_degree(awarded: Sequence[Any], facts: Facts) -> None:
    said = [*_words(awarded), *(words for each in _things(awarded) for words in _words(each.get("credentialCategory")))]
    if named := degree(said):
        facts.refuse("educationalCredentialAwarded", f"It leads to “{shown(named)}”, so it is no micro-credential.")


# --- runs


def _runs(thing: Thing, runs: Sequence[Thing], facts: Facts) -> None:
    """Take over what a course and its runs say about time, place and price."""
    every = [thing, *runs]
    starts = facts.every("startDate", values.day, _once(each for run in every for each in _words(run.get("startDate"))))
    facts.put("starts", [*sorted(starts)], "startDate")
    last = facts.every("applicationDeadline", values.day, _words(thing.get("applicationDeadline")))
    facts.put("apply_by", next(iter(last), None), "applicationDeadline")
    spoken = facts.every("inLanguage", language, _once(each for run in every for each in _spoken(run)))
    facts.put("languages", [*spoken], "inLanguage")
    current = [thing, *_current(runs, facts)]
    _ways(current, facts)
    _work(thing, current, facts)
    place = facts.agreed("location", _once(place for run in current for place in _places(run)))
    facts.put_in("participation", "place", place, "location")
    _offers(current, facts)


def _once(said: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(said))


def _current(runs: Sequence[Thing], facts: Facts) -> list[Thing]:
    """Give the runs to come, or else the last one; all of them if none has a day."""
    dated = [(day[:10], run) for run in runs if (day := _word(run, "startDate"))]
    if not dated:
        return list(runs)
    to_come = [run for day, run in dated if day > facts.wanted.on.isoformat()]
    last = max(day for day, _ in dated)
    return to_come or [run for day, run in dated if day == last]


def _spoken(run: Thing) -> list[str]:
    """Give the languages of a run: tags, or objects with a tag or a name."""
    objects = [_word(each, "alternateName") or _word(each, "name") for each in _things(run.get("inLanguage"))]
    return [*_strings(run.get("inLanguage")), *(each for each in objects if each)]


def _ways(current: Sequence[Thing], facts: Facts) -> None:
    keys = ("courseMode", "educationalProgramMode")
    said = _once(each for run in current for key in keys for each in _words(run.get(key)))
    found = facts.every("courseMode", _way, said)
    modes = [each.value for each in found if isinstance(each, Mode)]
    facts.put_in("participation", "mode", [*modes], "courseMode")
    schedule = facts.agreed("courseMode", [each.value for each in found if isinstance(each, Schedule)])
    facts.put_in("participation", "schedule", schedule, "courseMode")


def _way(said: str) -> Mode | Schedule:
    found = MODES.get(values.folded(said))
    if found is None:
        raise UnclearError(f"“{shown(said)}” has no word in the catalogue that means exactly this")
    return found


def _work(thing: Thing, current: Sequence[Thing], facts: Facts) -> None:
    """Take over hours in all, and weeks with hours a week where there is a weekly schedule."""
    weekly = [
        each
        for run in current
        for each in _things(run.get("courseSchedule"))
        if values.folded(_word(each, "repeatFrequency")) in ("weekly", "p1w")
    ]
    counts = facts.every("courseSchedule, repeatCount", values.number, [_word(each, "repeatCount") for each in weekly])
    each_week = facts.every("courseSchedule, duration", values.hours, [_word(each, "duration") for each in weekly])
    lasting = [_word(run, key) for run in current for key in ("duration", "timeToComplete")]
    weeks = counts or facts.every("duration", weeks_of, lasting)
    facts.put_in("participation", "weeks", facts.agreed("duration", weeks), "duration")
    weekly_hours = facts.agreed("courseSchedule, duration", each_week)
    facts.put_in("participation", "hours_per_week", weekly_hours, "courseSchedule")
    in_all = [_word(thing, "timeRequired"), *(_word(run, "courseWorkload") for run in current if not weekly)]
    hours = facts.every("courseWorkload", values.hours, in_all)
    facts.put_in("workload", "hours", facts.agreed("courseWorkload", hours), "courseWorkload")


def _places(run: Thing) -> Iterator[str]:
    """Give where a run is: name, street and town. A place on the internet is none."""
    where = run.get("location")
    yield from (texts.line(each) for each in _strings(where) if each.strip())
    for each in _things(where):
        if "VirtualLocation" in _types(each):
            continue
        parts = [_word(each, "name"), *_strings(each.get("address"))]
        for address in _things(each.get("address")):
            parts += [_word(address, "streetAddress"), _word(address, "addressLocality")]
        if said := ", ".join(_once(part for part in parts if part)):
            yield texts.line(said)


def _offers(current: Sequence[Thing], facts: Facts) -> None:
    """Take over the price, if there is one for everybody, and whether people can take it."""
    offers = [each for run in current for each in _things(run.get("offers"))]
    said = [(_word(offer, "price"), _word(offer, "priceCurrency").upper()) for offer in offers if _word(offer, "price")]
    is_free = any(run.get("isAccessibleForFree") in (True, "true", "True") for run in current)
    if not said and (is_free or any(values.is_free(_word(offer, "category")) for offer in offers)):
        said = [("free", "")]
    if len(prices := list(dict.fromkeys(said))) > 1:
        names = " and ".join(" ".join(price) for price in prices[:4])
        facts.note("offers", f"there are several prices ({names}), so none is used")
    elif prices:
        facts.price(prices[0][0], "offers", prices[0][1])
    if len(offers) == 1:
        _of_offer(offers[0], facts)
    words = [each.rpartition("/")[2] for offer in offers for each in _strings(offer.get("availability"))]
    known = [OFFERED[each].value for each in words if each in OFFERED]
    if len(known) == len(words):
        facts.put("availability", facts.agreed("offers, availability", known), "offers, availability")


def _of_offer(offer: Thing, facts: Facts) -> None:
    """Take over what the only offer says about its price, and the last day on which people can take it up."""
    if "price" in facts.facts:
        facts.put_in("price", "note", {**facts.clean("offers", _said(offer, "description", facts))}, "offers")
    if "apply_by" not in facts.facts and (last := _word(offer, "validThrough")):
        facts.put("apply_by", facts.tried("offers, validThrough", values.day, last), "offers, validThrough")


# --- texts


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value in _EMPTY else [value]


def _said(thing: Thing, key: str, facts: Facts) -> dict[str, str]:
    return _by_language(_listed(thing.get(key)), facts)


def _by_language(said: Sequence[Any], facts: Facts) -> dict[str, str]:
    """Give texts by language: those that name none are in the language of the import. Several are paragraphs."""
    found: dict[str, list[str]] = {}
    for each in said:
        named = each.get("@language") if isinstance(each, Mapping) else None
        tag = facts.tried("@language", language, str(named)) if named else facts.wanted.language
        if tag and (words := _words(each)):
            found.setdefault(tag, []).append("\n\n".join(words))
    return {tag: "\n\n".join(parts) for tag, parts in found.items()}
