"""XCRI-CAP 1.2, the XML in which British providers publish courses → found courses.

A `course` is one course, each `presentation` one run of it. What runs say differently is left out and noted.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from xml.etree.ElementTree import Element

from generator.imports import opening, texts, values
from generator.imports.facts import Facts, degree, language, unused
from generator.imports.facts import weeks as weeks_of
from generator.imports.found import Found, Note, Read, UnreadableError, Wanted
from generator.imports.values import UnclearError
from generator.imports.whose import Named, Whose
from generator.source import shown
from generator.vocabulary import Mode, Schedule

_CATALOGUE = "http://xcri.org/profiles/1.2/catalog"
_OLDER = "http://xcri.org/profiles/catalog"
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
ATTENDANCE: Mapping[str, Mode | None] = {
    **dict.fromkeys(("cm", "campus", "nc", "face to face non campus"), Mode.ONSITE),
    **dict.fromkeys(("on", "online no attendance", "online"), Mode.ONLINE),
    **dict.fromkeys(("mm", "mixed mode"), Mode.BLENDED),
    **dict.fromkeys(("wb", "work based"), Mode.WORK_BASED),
    **dict.fromkeys(("da", "distance with attendance", "ds", "distance without attendance"), None),
}
"""Its closed list of ways to attend, by code and by words. Distance may be by post, so it is none of ours."""
STUDY: Mapping[str, Schedule | None] = {
    **dict.fromkeys(("ft", "full time"), Schedule.FULL_TIME),
    **dict.fromkeys(("pt", "part time"), Schedule.PART_TIME),
    **dict.fromkeys(("pf", "part of full time programme", "fl", "flexible", "nk", "not known"), None),
}
"""Its closed list of ways to study. Part of a full-time programme and flexible are none of ours."""
_TEXTS = {"careerOutcome": "leads_to", "targetAudience": "audience", "teachingStrategy": "teaching"}
"""Which field a description of a special type belongs in."""
_COURSE = frozenset(
    {
        *("description", "identifier", "subject", "title", "url", "abstract", "prerequisite", "credit"),
        *("presentation", "learningOutcome"),
    }
)
_RUN = frozenset(
    {
        *("identifier", "start", "duration", "applyUntil", "applyTo", "studyMode", "attendanceMode", "cost", "venue"),
        "languageOfInstruction",
    }
)
_LONG_AGO = 366
_UNUSED = "Not used, because a record has no place for it or it says something else, and how often it stands there"


def read(content: bytes, wanted: Wanted) -> Read:
    """Read the courses of one provider. Raises UnreadableError."""
    root = opening.xml(content)
    name = root.tag.partition("}")[0].removeprefix("{")
    if name == _OLDER:
        raise UnreadableError("The file is XCRI-CAP 1.1 or older. Export it as XCRI-CAP 1.2.")
    if name != _CATALOGUE:
        raise UnreadableError(f"The file is not XCRI-CAP 1.2: its first element is “{shown(root.tag)}”.")
    providers = [each for each in root.iter(f"{{{_CATALOGUE}}}provider") if _children(each, "course")]
    if len(providers) > 1:
        names = ", ".join(f"“{shown(_first(each, 'title'))}”" for each in providers[:5])
        raise UnreadableError(f"The file holds the courses of several providers: {names}. Export them one by one.")
    courses = [(course, _named(each)) for each in providers for course in _children(each, "course")]
    gathered: list[Facts] = []
    whose = Whose(wanted)
    found = [
        _course(course, number, provider, whose, gathered) for number, (course, provider) in enumerate(courses, start=1)
    ]
    return Read(tuple(found), (*_old(root, wanted), *whose.notes(), *unused(gathered, _UNUSED)))


def _named(provider: Element) -> Named:
    """Give what the file says of its provider; numbers of registers have no names there."""
    addresses = [*_all([provider], "url"), *_all([provider], "identifier")]
    return Named(tuple(_all([provider], "title")), tuple(each for each in addresses if each.startswith("http")))


def _old(root: Element, wanted: Wanted) -> Iterator[Note]:
    """Say that a file was made long ago."""
    made = (root.get("generated") or "")[:10]
    try:
        days = (wanted.on - values.day(made)).days if made else 0
    except UnclearError:
        return
    if days > _LONG_AGO:
        yield Note("", f"The file was made on {made}. Ask the provider for a newer one.")


def _course(course: Element, number: int, provider: Named, whose: Whose, gathered: list[Facts]) -> Found:
    facts = Facts(f"course {number}", whose.wanted)
    gathered.append(facts)
    names = [each for each in _children(course, "identifier") if _words(each)]
    typed = next((_words(each) for each in names if each.get(_TYPE)), "")
    own = typed or next((_words(each) for each in names), "")
    if own:
        facts.where += f" ({shown(own, 60)})"
    whose.compare([provider], facts, "provider")
    addresses = [_first(course, "url"), *map(_words, names)]
    address = next((each for each in addresses if each.startswith("http")), addresses[0])
    facts.line("title", _said(course, "title", facts), "title")
    facts.address("homepage", address, "url")
    _texts(course, facts)
    _subjects(course, facts)
    credits_ = [
        (facts.tried("credit", values.exact, _first(each, "value")), each) for each in _children(course, "credit")
    ]
    facts.every_credit(((amount, _first(each, "scheme")) for amount, each in credits_ if amount is not None), "credit")
    if named := degree(_all(_children(course, "qualification"), "title")):
        facts.refuse("qualification", f"It awards “{shown(named)}”, so it is no micro-credential.")
    runs = _children(course, "presentation")
    _runs(runs, facts)
    facts.unused.update(_local(each) for each in course if _local(each) not in _COURSE and _words(each))
    facts.unused.update(_local(each) for run in runs for each in run if _local(each) not in _RUN and _words(each))
    return facts.found(own)


def _texts(course: Element, facts: Facts) -> None:
    plain = [each for each in _children(course, "description") if not each.get(_TYPE)]
    facts.summary(_said(course, "abstract", facts), "abstract", _by_language(plain, facts), "description")
    facts.text("entry_requirements", _said(course, "prerequisite", facts), "prerequisite")
    facts.outcomes(
        [_by_language([each], facts) for each in _children(course, "learningOutcome") if _words(each)],
        "learningOutcome",
    )
    by_kind: dict[str, list[Element]] = {}
    for each in _children(course, "description"):
        by_kind.setdefault((each.get(_TYPE) or "").rpartition(":")[2], []).append(each)
    for kind, said in by_kind.items():
        what = f"description of type {kind}"
        match _TEXTS.get(kind):
            case "leads_to":
                if text := facts.fitting(_by_language(said, facts), what):
                    facts.put("leads_to", [{"kind": "employment", "text": text}], what)
            case str(key):
                facts.text(key, _by_language(said, facts), what)
            case None if kind:
                facts.unused[what] += len(said)


def _subjects(course: Element, facts: Facts) -> None:
    """Take over subjects of ISCED-F. The older ISCED 1997 has other subjects under some of its codes."""
    subjects = _children(course, "subject")
    known = [each for each in subjects if "isced" in _kind(each) and "97" not in _kind(each)]
    facts.codes(map(_code, known), "subject")
    for kind in dict.fromkeys(_kind(each) for each in subjects if each not in known):
        named = f"subjects of {kind.upper()}" if kind else "subjects without a code"
        facts.note("subject", f"{named} are not used: here subjects are codes of ISCED-F 2013, and nobody guesses them")


def _runs(runs: Sequence[Element], facts: Facts) -> None:
    """Take over what the runs of a course say."""
    starts = facts.every("start", values.start, [_day(each) for run in runs for each in _children(run, "start")])
    facts.put("starts", sorted(starts, key=str), "start")
    spoken = facts.every("languageOfInstruction", language, _all(runs, "languageOfInstruction"))
    facts.put("languages", [*spoken], "languageOfInstruction")
    facts.next_day("apply_by", [_day(each) for run in runs for each in _children(run, "applyUntil")], "applyUntil")
    facts.address("apply", facts.agreed("applyTo", _all(runs, "applyTo")) or "", "applyTo")
    modes = facts.members("attendanceMode", ATTENDANCE, _codes(runs, "attendanceMode"))
    facts.put_in("participation", "mode", modes, "attendanceMode")
    schedules = facts.members("studyMode", STUDY, _codes(runs, "studyMode"))
    facts.put_in("participation", "schedule", facts.agreed("studyMode", schedules), "studyMode")
    lasting = [_interval(each) for run in runs for each in _children(run, "duration")]
    weeks = facts.every("duration", weeks_of, lasting)
    facts.put_in("participation", "weeks", facts.agreed("duration", weeks), "duration")
    place = facts.agreed("venue", [_place(each) for run in runs for each in _children(run, "venue")])
    facts.put_in("participation", "place", place, "venue")
    if cost := facts.agreed("cost", _all(runs, "cost")):
        facts.price(cost, "cost")


# --- elements


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _children(element: Element, name: str) -> list[Element]:
    return [each for each in element if _local(each) == name]


def _words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _first(element: Element, name: str) -> str:
    return next((_words(each) for each in _children(element, name) if _words(each)), "")


def _all(elements: Sequence[Element], name: str) -> list[str]:
    return [words for each in elements for child in _children(each, name) if (words := _words(child))]


def _codes(runs: Sequence[Element], name: str) -> list[str]:
    """Give members of closed lists: their code, or else their words."""
    return [each.get("identifier") or _words(each) for run in runs for each in _children(run, name)]


def _day(element: Element) -> str:
    return element.get("dtf") or _words(element)


def _interval(element: Element) -> str:
    return element.get("interval") or _words(element)


def _kind(subject: Element) -> str:
    """Give the name of the list that the code of a subject is from."""
    return (subject.get(_TYPE) or "").rpartition(":")[2].casefold()


def _code(subject: Element) -> str:
    return subject.get("identifier") or _words(subject)


def _place(venue: Element) -> str:
    """Give name and town of a place."""
    inner = next(iter(_children(venue, "provider")), venue)
    town = next((_first(each, "town") for each in _children(inner, "location")), "")
    return texts.line(", ".join(dict.fromkeys(part for part in (_first(inner, "title"), town) if part)))


def _said(element: Element, name: str, facts: Facts) -> dict[str, str]:
    return _by_language(_children(element, name), facts)


def _by_language(elements: Sequence[Element], facts: Facts) -> dict[str, str]:
    """Give the texts of elements by language; several in one language are paragraphs."""
    found: dict[str, list[str]] = {}
    for each in elements:
        named = each.get(_LANGUAGE)
        tag = facts.tried(_local(each), language, named) if named else facts.wanted.language
        if tag and _words(each):
            found.setdefault(tag, []).append(_marked_up(each) if len(each) else each.text or "")
    return {tag: "\n\n".join(parts) for tag, parts in found.items()}


def _marked_up(element: Element) -> str:
    """Give the content of an element with markup in it as HTML."""
    return escape(element.text or "") + "".join(_pieces(element))


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        name = _local(child)
        yield f"<{name}>{_marked_up(child)}</{name}>{escape(child.tail or '')}"
