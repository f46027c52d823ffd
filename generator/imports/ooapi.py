"""OOAPI v5, the interface in which Dutch universities offer courses, as JSON → found courses.

A file holds what the interface answered: a course, a list, a page of a list, or answers by the name of their call.
Courses are taken, and programmes that are smaller than a degree. Offerings belong to them by their id.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from generator.imports import opening, texts, values
from generator.imports.facts import Facts, degree, language, unused
from generator.imports.facts import weeks as weeks_of
from generator.imports.found import Note, Read, UnreadableError, Wanted
from generator.imports.whose import Named, Whose
from generator.source import shown
from generator.vocabulary import Mode, QfEhea, Schedule

Thing = Mapping[str, Any]
"""An object of JSON."""
CYCLES: Mapping[str, QfEhea] = {
    "associate degree": QfEhea.SHORT_CYCLE,
    "bachelor": QfEhea.FIRST_CYCLE,
    "master": QfEhea.SECOND_CYCLE,
    "doctoral": QfEhea.THIRD_CYCLE,
}
"""The cycle of a level; other levels are not of higher education, or several at once."""
MODES: Mapping[str, Mode] = {"on campus": Mode.ONSITE, "online": Mode.ONLINE, "hybrid": Mode.BLENDED}
"""Ways of delivery with a word here. At a distance may be by post."""
SCHEDULES: Mapping[str, Schedule] = {"full time": Schedule.FULL_TIME, "part time": Schedule.PART_TIME}
_KINDS = {
    "courseId": "course",
    "programId": "program",
    "offeringId": "offering",
    "organizationId": "organization",
}
_PARTS = frozenset({"department", "faculty", "branch", "academy", "school"})
"""Kinds of organisations that are a part of a provider."""
_USED = frozenset(
    {
        *("courseId", "programId", "name", "description", "link", "level", "studyLoad", "teachingLanguage"),
        *("learningOutcomes", "admissionRequirements", "modeOfDelivery", "modeOfStudy", "fieldsOfStudy", "duration"),
        *("validFrom", "validTo", "primaryCode", "programType", "qualificationAwarded"),
        *("addresses", "course", "program", "organization"),
    }
)
_WORDS = (
    *("link", "level", "teachingLanguage", "modeOfStudy", "duration", "validFrom", "validTo", "programType"),
    "qualificationAwarded",
)
"""What is one text each; courses of other versions have lists or numbers there."""
_DEEPEST = 8
_UNUSED = "Not used, because a record has no place for it or it is not for readers, and how often it stands there"


@dataclass
class _Answers:
    """What the answers of an interface hold, by kind and id."""

    things: dict[tuple[str, str], Thing] = field(default_factory=dict)
    torn: set[tuple[str, str]] = field(default_factory=set)
    """What several answers describe differently."""

    def add(self, answer: object, depth: int = 0) -> None:
        if depth > _DEEPEST:
            return
        if isinstance(answer, list):
            for each in answer:
                self.add(each, depth + 1)
        elif isinstance(answer, Mapping):
            kind, own = next(((kind, own) for key, kind in _KINDS.items() if (own := _own(answer.get(key)))), ("", ""))
            if not kind:
                for each in answer.values():
                    self.add(each, depth + 1)
            elif kind == "offering" or answer.get("name"):
                self._put((kind, own), answer)

    def _put(self, key: tuple[str, str], answer: Thing) -> None:
        before = self.things.get(key, {})
        if any(before[name] != answer[name] for name in before.keys() & answer.keys()):
            self.torn.add(key)
        self.things[key] = {**answer, **before}

    def of(self, kind: str) -> list[tuple[str, Thing]]:
        return [(own, thing) for (each, own), thing in self.things.items() if each == kind]


def _own(own: object) -> str:
    """Give an id; some systems use numbers."""
    return str(own) if isinstance(own, str | int) and not isinstance(own, bool) else ""


def read(content: bytes, wanted: Wanted) -> Read:
    """Read courses and small programmes. Raises UnreadableError."""
    answers = _Answers()
    answers.add(opening.json_data(content, wanted.encoding))
    listed = [*answers.of("course"), *answers.of("program")]
    if not listed:
        raise UnreadableError(
            "The file holds no course and no program of OOAPI v5: no object has courseId or programId."
        )
    runs: dict[str, list[Thing]] = {}
    for _, offering in answers.of("offering"):
        target = _id(offering.get("course")) or _id(offering.get("program"))
        runs.setdefault(target, []).append(offering)
    gathered: list[Facts] = []
    whose, bodies = Whose(wanted), dict(answers.of("organization"))
    for own, thing in listed:
        gathered.append(_course(own, thing, runs.get(own, ()), wanted))
        whose.compare(_organisations(thing.get("organization"), bodies), gathered[-1], "organization")
        if (_kind(thing), own) in answers.torn:
            gathered[-1].refuse("", "The file describes it in several ways. Keep the answer that is right.")
    found = tuple(facts.found(own) for (own, _), facts in zip(listed, gathered, strict=True))
    notes = [*whose.notes(), *unused(gathered, _UNUSED)]
    if loose := len(runs.get("", ())):
        many = f"Offerings that do not name their course, so that their days and places are not used: {loose:,}."
        notes.append(Note("", many))
    return Read(found, tuple(notes))


def _organisations(said: object, bodies: Mapping[str, Thing], depth: int = 0) -> Iterator[Named]:
    """Yield the organisation that offers a course, or those that it is a part of; their ids are the system's own."""
    body = said if isinstance(said, Mapping) else bodies.get(_own(said), {})
    if _word(body, "organizationType") in _PARTS:
        if depth < _DEEPEST:
            yield from _organisations(body.get("parent"), bodies, depth + 1)
        return
    named = body.get("name")
    names = [_word(each, "value") for each in _things(named)] or [*_strings(named)]
    yield Named(tuple(each for each in names if each), tuple(filter(None, [_word(body, "link")])))


def _id(said: object) -> str:
    """Give the id of a course or programme that an offering names or holds."""
    if isinstance(said, Mapping):
        return _own(said.get("courseId")) or _own(said.get("programId"))
    return _own(said)


def _kind(thing: Thing) -> str:
    return "course" if _own(thing.get("courseId")) else "program"


def _course(own: str, thing: Thing, runs: Sequence[Thing], wanted: Wanted) -> Facts:
    facts = Facts(f"{_kind(thing)} {shown(own, 60)}", wanted)
    facts.line("title", _said(thing.get("name"), facts, "name"), "name")
    facts.address("homepage", _word(thing, "link"), "link")
    facts.summary({}, "", _said(thing.get("description"), facts, "description"), "description")
    facts.outcomes(_outcomes(thing.get("learningOutcomes"), facts), "learningOutcomes")
    needed = _said(thing.get("admissionRequirements"), facts, "admissionRequirements")
    facts.text("entry_requirements", needed, "admissionRequirements")
    spoken = facts.every("teachingLanguage", language, [_word(thing, "teachingLanguage")])
    facts.put("languages", [*spoken], "teachingLanguage")
    facts.codes(_strings(thing.get("fieldsOfStudy")), "fieldsOfStudy")
    _level(thing, facts)
    _load(thing, facts)
    _part(thing, facts)
    for key, there in (("valid_from", "validFrom"), ("valid_until", "validTo")):
        facts.put(key, next(iter(facts.every(there, values.day, [_word(thing, there)])), None), there)
    _runs(thing, runs, facts)
    _left(thing, facts)
    return facts


def _left(thing: Thing, facts: Facts) -> None:
    """Say what was not used, and what could not be used because it has another form."""
    subjects = thing.get("fieldsOfStudy")
    strange = [key for key in _WORDS if not isinstance(thing.get(key, ""), str | None)]
    strange += ["fieldsOfStudy"] if subjects is not None and not list(_strings(subjects)) else []
    for key in strange:
        facts.note(key, "it is not written as OOAPI v5 has it, so it is not used")
    facts.unused.update(key for key, value in thing.items() if key not in _USED and value not in (None, "", [], {}))


def _outcomes(said: object, facts: Facts) -> list[dict[str, str]]:
    """Give outcomes: several, or one text in several languages."""
    several = isinstance(said, list) and any(isinstance(each, list | str) for each in said)
    listed = said if several and isinstance(said, list) else [said]
    return [_said(each, facts, "learningOutcomes") for each in listed if each]


def _level(thing: Thing, facts: Facts) -> None:
    said = _word(thing, "level")
    cycle = CYCLES.get(values.folded(said))
    if cycle:
        facts.put_in("level", "qf_ehea", cycle.value, "level")
    elif said:
        facts.note("level", f"“{shown(said)}” is no cycle of higher education, so it is not used")


def _load(thing: Thing, facts: Facts) -> None:
    """Take over the workload, and refuse whole degrees."""
    ects: list[Decimal] = []
    for load in _things(thing.get("studyLoad")):
        unit, said = values.folded(_word(load, "studyLoadUnit")), _amount(load, "value")
        amount = facts.tried("studyLoad", values.exact, said) if said else None
        if not amount:
            continue
        match unit:
            case "ects":
                ects.append(amount)
            case "hour" | "sbu":  # sbu: hours of study
                facts.put_in("workload", "hours", amount, "studyLoad")
            case _:
                facts.note("studyLoad", f"“{shown(said)} {shown(unit)}” is neither ECTS credits nor hours")
    facts.every_credit([(amount, "ECTS") for amount in ects], "studyLoad")
    if _kind(thing) == "program" and not facts.errors:
        _refuse_degree(thing, facts, next(iter(ects), None))


def _refuse_degree(thing: Thing, facts: Facts, ects: Decimal | None) -> None:
    if (named := _word(thing, "qualificationAwarded")) and (degree([named]) or values.folded(named) == "ad"):
        facts.refuse("qualificationAwarded", f"It leads to “{shown(named)}”, so it is no micro-credential.")
    elif values.folded(_word(thing, "programType")) in ("", "program") and ects is None:
        facts.refuse(
            "studyLoad", "It is a programme and does not say how many ECTS credits it has. It may be a degree."
        )


def _part(thing: Thing, facts: Facts) -> None:
    """Take over how people take part."""
    modes = facts.members("modeOfDelivery", MODES, _strings(thing.get("modeOfDelivery")))
    facts.put_in("participation", "mode", modes, "modeOfDelivery")
    schedules = facts.members("modeOfStudy", SCHEDULES, [_word(thing, "modeOfStudy")])
    facts.put_in("participation", "schedule", next(iter(schedules), None), "modeOfStudy")
    weeks = facts.every("duration", weeks_of, [_word(thing, "duration")])
    facts.put_in("participation", "weeks", next(iter(weeks), None), "duration")


def _runs(thing: Thing, runs: Sequence[Thing], facts: Facts) -> None:
    """Take over what the offerings say."""
    starts = facts.every("offering, startDate", values.day, [_word(run, "startDate") for run in runs])
    facts.put("starts", [*sorted(starts)], "offering, startDate")
    facts.next_day("apply_by", [_word(run, "enrollEndDate") for run in runs], "offering, enrollEndDate")
    places = [place for each in (thing, *runs) if (place := _place(each.get("addresses")))]
    facts.put_in("participation", "place", facts.agreed("addresses", places), "addresses")
    totals = [
        (amount, _word(price, "currency"))
        for run in runs
        for price in _things(run.get("priceInformation"))
        if values.folded(_word(price, "costType")) == "total costs" and (amount := _amount(price, "amount"))
    ]
    if price := facts.agreed("offering, priceInformation", totals):
        facts.price(price[0], "offering, priceInformation", price[1].upper())


def _place(addresses: object) -> str:
    """Give the towns where teaching is."""
    taught = [each for each in _things(addresses) if _word(each, "addressType") == "teaching"]
    return texts.line(", ".join(dict.fromkeys(city for each in taught if (city := _word(each, "city")))))


def _word(thing: object, key: str) -> str:
    value = thing.get(key) if isinstance(thing, Mapping) else None
    return value.strip() if isinstance(value, str) else ""


def _amount(thing: Thing, key: str) -> str:
    """Give a number as digits, or the words that stand in its place; nothing if it is no number at all."""
    value = thing.get(key)
    if isinstance(value, float):
        return f"{Decimal(str(value)):f}"
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _strings(value: object) -> list[str]:
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)]


def _things(value: object) -> Iterator[Thing]:
    yield from (each for each in (value if isinstance(value, list) else [value]) if isinstance(each, Mapping))


def _said(value: object, facts: Facts, what: str) -> dict[str, str]:
    """Give a text by language: `[{"language": "nl-NL", "value": "…"}]`, or one text without a language."""
    if isinstance(value, str):
        return {facts.wanted.language: value} if value.strip() else {}
    found: dict[str, str] = {}
    for each in _things(value):
        named, words = _word(each, "language"), _word(each, "value")
        tag = facts.tried(what, language, named) if named and words else facts.wanted.language
        if tag and words:
            found.setdefault(tag, words)
    return found
