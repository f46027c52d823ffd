"""The European Learning Model (ELM) → found courses: qualifications and achievements, with the offers that lead there.

The model has words in place of properties for some facts. Those that this catalogue itself writes there become facts
again; other words are listed for a person.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from generator.catalogue import Catalogue
from generator.imports import linked, texts, values
from generator.imports.found import Fact, Found, Note, Read, UnreadableError, Value, Wanted
from generator.imports.known import Known
from generator.imports.linked import Node, Nodes, Words
from generator.imports.values import UnclearError
from generator.records.values import NOT_APPLICABLE
from generator.source import shown
from generator.vocabulary import (
    AssessmentMethod,
    Audience,
    Availability,
    Certificate,
    FutureUse,
    IdentifierScheme,
    Mode,
    QfEhea,
    Schedule,
    Supervision,
    Term,
    authorities,
    fields_of_study,
    frameworks,
)

ECTS = "http://data.europa.eu/snb/education-credit/6fcec5c5af"
_ESCO = "http://data.europa.eu/esco/"
_FIELD_UNKNOWN = "9999"
_LONGEST_SUMMARY = 600
_SHORT_TITLE = 24
_WHAT = ("qualification", "learningachievementspecification")
_OFFER = "learningopportunity"
_LEADS_TO = "learningachievementspecification"
_LAST_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})T23:59:59(?:\.\d+)?Z")
_PACE = re.compile(r"About ([\d.]+) hours a week\.")
_DAYS = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")
_EQF = re.compile(r"EQF level ([1-8])")
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
    parts = {part.id for whole in nodes.of(*_WHAT) for part in nodes.linked(whole, "haspart")}
    courses = [node for node in nodes.of(*_WHAT) if node.id not in parts]
    offers: dict[str, list[Node]] = defaultdict(list)
    for offer in nodes.of(_OFFER):
        for what in nodes.linked(offer, _LEADS_TO) or [offer]:
            offers[what.id].append(offer)
    alone = [node for node in nodes.of(_OFFER) if node.id in offers and not nodes.linked(node, _LEADS_TO)]
    if not courses and not alone:
        raise UnreadableError(
            "The file describes no Qualification, LearningAchievementSpecification or LearningOpportunity "
            "of the European Learning Model."
        )
    known = Known(wanted.known or Catalogue(), wanted.into)
    found = [
        _Course(
            nodes, node, sorted(offers[node.id], key=lambda each: each.id), known, wanted, f"course {number}"
        ).found()
        for number, node in enumerate([*courses, *alone], start=1)
    ]
    return Read(tuple(found), tuple(_parts(len(parts))))


def _parts(number: int) -> Iterator[Note]:
    if number:
        yield Note("", f"{number} parts of larger achievements (`hasPart`) were not taken for courses of their own.")


_Read = TypeVar("_Read")


@dataclass
class _Course:
    """Reads one course."""

    nodes: Nodes
    what: Node
    """What people learn and get."""
    offers: list[Node]
    known: Known
    wanted: Wanted
    where: str
    facts: dict[str, Fact] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    about: dict[str, dict[Words, None]] = field(default_factory=lambda: defaultdict(dict))
    """Words by what they are about, of what people get and of its offers."""

    def found(self) -> Found:
        """Give the course."""
        title = shown(self.nodes.first(self.what, "title"), _SHORT_TITLE)
        self.where = f"{self.where} “{title}”" if title else self.where
        for node in dict.fromkeys(each.id for each in (self.what, *self.offers)):
            self._collect(self.nodes[node])
        self._words()
        self._learned()
        self._levels()
        self._assessed()
        self._offered()
        self._awarded()
        self._lists_of_words()
        self._left()
        return Found(self.what.id if self.what.is_named else "", self.where, self.facts, tuple(self.notes))

    # --- helpers

    def note(self, name: str, said: str) -> None:
        where = f"{self.where}, {name}" if name else self.where
        self.notes.append(Note(where, f"{said[:1].upper()}{said[1:]}."))

    def put(self, key: str, value: Value | None, name: str) -> None:
        if value not in (None, "", [], {}):
            self.facts[key] = Fact(value, f"{self.where}, {name}")

    def agreed(self, key: str, found: Iterable[Value | None], name: str) -> None:
        """Put a value that may stand there several times; nothing, and a note, if it differs."""
        different: list[Value] = []
        for value in found:
            if value not in (None, "", [], {}) and value not in different:
                different.append(value)
        if len(different) > 1:
            self.note(name, f"there are {len(different)} different ones, so none is taken over")
        elif different:
            self.put(key, different[0], name)

    def clear(self, name: str, read: Callable[..., _Read], *said: str) -> _Read | None:
        """Give what a value means; nothing, and a note, if that is not clear."""
        try:
            return read(*said)
        except UnclearError as problem:
            self.note(name, str(problem))
            return None

    def text(self, name: str, said: Iterable[Words], read: Callable[[str], str] = texts.words) -> dict[str, Value]:
        """Give words by their languages: the first of each."""
        made: dict[str, Value] = {}
        for each in said:
            tag = self._tag(name, each.language)
            plain = self.clear(name, read, each.text)
            if tag and plain:
                made.setdefault(tag, plain)
        return made

    def _tag(self, name: str, language: str) -> str:
        if language in ("", "und"):
            return self.wanted.language
        return self.clear(name, values.language, language) or ""

    def both(self) -> tuple[Node, ...]:
        return (self.what, *(offer for offer in self.offers if offer is not self.what))

    def _collect(self, node: Node) -> None:
        """Collect notes by what they are about."""
        for each in self.nodes.linked(node, "additionalnote"):
            about = self.nodes.first(self.nodes.one(each, "subject"), "preflabel")
            for words in self.nodes.words(each, "noteliteral"):
                self.about[about][words] = None

    def taken(self, about: str) -> list[Words]:
        """Give the words about something, which are then not left for a person."""
        return list(self.about.pop(about, ()))

    def term(self, terms: type[Term], about: str) -> str | None:
        """Give the member of a closed list whose sentence stands in a note."""
        said = self.taken(about)
        found = [each.value for each in terms for words in said if words.text in each.messages]
        if said and len(set(found)) != 1:
            words_ = ", ".join(f"“{shown(words.text)}”" for words in said)
            self.note(f"“{about}”", f"{words_}: that is not one of the sentences that this catalogue writes there")
            return None
        return found[0] if found else None

    def terms(self, terms: type[Term], nodes: Iterable[Node], name: str) -> list[Value]:
        """Give the members of a closed list with some addresses."""
        by_address = {each.uri: each.value for each in terms if each.uri}
        made: list[Value] = []
        for node in nodes:
            if node.id in by_address:
                made.append(by_address[node.id])
            else:
                label = self.nodes.first(node, "preflabel") or node.id
                self.note(name, f"“{shown(label)}” has no place in a record, so it is left out")
        return list(dict.fromkeys(made))

    def page(self, node: Node, name: str) -> str:
        """Give the address of a page."""
        for page in self.nodes.linked(node, name):
            if address := self.nodes.first(page, "contenturl") or (page.id if page.id.startswith("http") else ""):
                return address
        return self.nodes.first(node, name)

    # --- what it is

    def _words(self) -> None:
        for key, name, read in (
            ("title", "title", texts.line),
            ("summary", "description", texts.words),
            ("local_term", "category", texts.line),
        ):
            said = next(
                (found for node in self.both() if (found := self.text(name, self.nodes.words(node, name), read))), {}
            )
            self.put(key, self._short(said) if key == "summary" else said, name)
        pages = [page for node in self.both() if (page := self.page(node, "homepage"))]
        self.put("homepage", pages[0] if pages else "", "homepage")
        for own, about in (
            ("audience", "Who it is for"),
            ("teaching", "How you learn"),
            ("funding", "Help with the cost"),
        ):
            self.put(own, self.text(about, self.taken(about)), f"“{about}”")
        self._needed()
        recognition = "Recognition by others, in the words of the provider"
        self.put("recognition", self.text(recognition, self.taken(recognition)), "recognition")
        if self.taken("Sample"):
            self.put("sample", value=True, name="“Sample”")

    def _needed(self) -> None:
        needed = self.nodes.linked(self.what, "entryrequirement")
        said = [words for each in needed for words in self.nodes.words(each, "noteliteral")]
        self.put("entry_requirements", self.text("entryRequirement", said), "entryRequirement")

    def _short(self, said: dict[str, Value]) -> dict[str, Value]:
        made: dict[str, Value] = {}
        for tag, words in said.items():
            cut = texts.shortened(str(words), _LONGEST_SUMMARY)
            if cut != words:
                self.note(
                    "description",
                    f"it has {len(str(words))} characters; only its beginning is used, up to {_LONGEST_SUMMARY}",
                )
            if cut:
                made[tag] = cut
        return made

    # --- what people learn

    def _learned(self) -> None:
        spoken = [
            tag
            for each in self.nodes.linked(self.what, "language")
            if (tag := authorities.tag(each.id) or self._unknown("language", each))
        ]
        self.put("languages", list(dict.fromkeys(spoken)), "language")
        codes = [each.id.rpartition("/")[2] for each in self.nodes.linked(self.what, "iscedfcode", "thematicarea")]
        subjects = [code for code in codes if code in fields_of_study.labels() and code != _FIELD_UNKNOWN]
        for code in codes:
            if code not in subjects and code != _FIELD_UNKNOWN:
                self.note("ISCEDFCode", f"“{shown(code)}” is no code of ISCED-F 2013")
        self.put("field", list(dict.fromkeys(subjects)), "ISCEDFCode")
        self._outcomes()
        workload: dict[str, Value] = {}
        if volume := self.nodes.first(self.what, "volumeoflearning"):
            hours = self.clear("volumeOfLearning", values.hours, volume)
            workload |= {"hours": hours} if hours else {}
        if (ects := self._ects()) is not None:
            workload["ects"] = ects
        elif reason := self.text("ECTS", self.taken("Why ECTS credits do not apply")):
            workload |= {"ects": NOT_APPLICABLE, "reason": reason}
        self.put("workload", workload, "volumeOfLearning")

    def _unknown(self, name: str, node: Node) -> str:
        self.note(name, f"“{shown(node.id)}” is not known, so it is left out")
        return ""

    def _outcomes(self) -> None:
        """Tell learning outcomes and skills apart: words that only name one skill of a list are that skill."""
        outcomes: list[Value] = []
        skills: list[Value] = []
        for each in self.nodes.linked(self.what, "learningoutcome"):
            title = self.text("learningOutcome", self.nodes.words(each, "title"))
            related = self.nodes.linked(each, "relatedescoskill", "relatedskill")
            named = {
                skill.id: self.text("skill", self.nodes.words(skill, "preflabel"), texts.line) for skill in related
            }
            if len(named) == 1 and not any(named.values()) and title:
                skills.append({"label": title, **_esco(related[0].id)})
                continue
            if title:
                outcomes.append(title)
            skills += [{"label": label, **_esco(skill)} for skill, label in named.items() if label]
        self.put("learning_outcomes", outcomes, "learningOutcome")
        self.put("skills", skills, "relatedESCOSkill")

    def _ects(self) -> Decimal | None:
        for each in self.nodes.linked(self.what, "creditpoint"):
            framework = self.nodes.one(each, "framework")
            point = self.nodes.first(each, "point")
            if framework and framework.id == ECTS and point:
                return self.clear("creditPoint", values.number, point)
            self.note("creditPoint", f"“{shown(point)}” are no ECTS credits, so they are left out")
        return None

    # --- levels and assessment

    def _levels(self) -> None:
        level: dict[str, Value] = {}
        levels = self.nodes.linked(self.what, "eqflevel")
        if len(levels) > 1:
            self.note("EQFLevel", "there are several, so none is taken over")
        for each in levels if len(levels) == 1 else ():
            number = each.id.rpartition("/")[2]
            if re.fullmatch("[1-8]", number):
                level["eqf"] = int(number)
            else:
                self._unknown("EQFLevel", each)
        for words in self.taken("European level"):
            if found := _EQF.fullmatch(words.text):
                level.setdefault("eqf", int(found[1]))
        if reason := self.text("EQFLevel", self.taken("Why the European level does not apply")):
            level |= {"eqf": NOT_APPLICABLE, "reason": reason}
        if cycle := self.term(QfEhea, "Cycle in the framework of the European Higher Education Area"):
            level["qf_ehea"] = cycle
        if name := self._national():
            level["nqf"] = {"name": name}
        self.put("level", level, "EQFLevel")

    def _national(self) -> str:
        for each in self.nodes.linked(self.what, "nqflevel"):
            if name := self.nodes.first(each, "preflabel") or frameworks.named(each.id):
                return name
            self._unknown("NQFLevel", each)
        said = self.taken("Level of the national qualifications framework")
        return said[0].text if said else ""

    def _assessed(self) -> None:
        assessment: dict[str, Value] = {}
        for each in self.nodes.linked(self.what, "provenby"):
            self._collect(each)
            if methods := self.terms(AssessmentMethod, self.nodes.linked(each, "dctype"), "provenBy"):
                assessment.setdefault("methods", methods)
        for key, terms, about in (
            ("certificate", Certificate, "Certificate"),
            ("supervision", Supervision, "Supervision"),
        ):
            if found := self.term(terms, about):
                assessment[key] = found
        self.put("assessment", assessment, "provenBy")

    # --- the offer

    def _offered(self) -> None:
        if not self.offers:
            self.note(
                "", "there is no offer (LearningOpportunity), so the file does not say whether people can take it"
            )
        self.put("availability", self.term(Availability, "Can you take it now?"), "“Can you take it now?”")
        self.put("open_to", self.term(Audience, "Who may take it"), "“Who may take it”")
        self._participation()
        pages = [page for offer in self.offers for page in self.nodes.linked(offer, "supplementarydocument")]
        apply = [
            page for page in pages if any(words.text == "Where to apply" for words in self.nodes.words(page, "title"))
        ]
        self.agreed("apply", (self.nodes.first(page, "contenturl") for page in apply), "supplementaryDocument")
        deadlines = [said for offer in self.offers if (said := self.nodes.first(offer, "applicationdeadline"))]
        name = "applicationDeadline"
        self.agreed("apply_by", (self.clear(name, _day, said) for said in dict.fromkeys(deadlines)), name)
        self.agreed("price", (self._price(offer) for offer in self.offers), "priceDetail")
        days = {day for offer in self.offers if (day := self._first_day(offer, "startDate"))}
        starts: list[Value] = [*sorted(days)]
        starts += [values.ON_DEMAND] if self.taken("Start") else []
        self.put("starts", starts, "startDate")

    def _first_day(self, node: Node, name: str) -> dt.date | None:
        time = self.nodes.one(node, "temporal")
        said = self.nodes.first(time, name.casefold())
        return self.clear(name, _day, said) if said else None

    def _participation(self) -> None:
        part: dict[str, Value] = {}
        modes = [mode for node in self.both() for mode in self.nodes.linked(node, "mode")]
        if mode := self.terms(Mode, modes, "mode"):
            part["mode"] = mode
        paces = [pace for offer in self.offers for pace in self.nodes.linked(offer, "learningschedule")]
        if schedule := self.terms(Schedule, paces, "learningSchedule"):
            part["schedule"] = schedule[0]
        for offer in self.offers:
            if duration := self.nodes.first(offer, "duration"):
                weeks = self.clear("duration", _weeks, duration)
                part |= {"weeks": weeks} if weeks else {}
            for each in self.nodes.linked(offer, "scheduleinformation"):
                self._pace(part, self.nodes.first(each, "noteliteral"))
        if place := self.taken("Place"):
            part["place"] = place[0].text
        self.put("participation", part, "mode")

    def _pace(self, part: dict[str, Value], said: str) -> None:
        if found := _PACE.fullmatch(said):
            part["hours_per_week"] = Decimal(found[1])
        elif said:
            self.note("scheduleInformation", f"a record has no place for “{shown(said)}”")

    def _price(self, offer: Node) -> Value | None:
        """Give the price of an offer, if it has one."""
        prices = self.nodes.linked(offer, "pricedetail")
        if len(prices) > 1:
            self.note("priceDetail", "an offer has several prices, so none is taken over")
        if len(prices) != 1:
            return None
        amount = self.nodes.one(prices[0], "amount")
        unit = self.nodes.one(amount, "unit")
        code = unit.id.rpartition("/")[2] if unit and unit.id.startswith(authorities.CURRENCIES) else ""
        currency = self.clear("priceDetail", values.currency, code)
        money = currency and self.clear("priceDetail", values.money, self.nodes.first(amount, "value"), currency)
        if not money:
            return None
        said = [
            words
            for each in self.nodes.linked(prices[0], "additionalnote")
            for words in self.nodes.words(each, "noteliteral")
        ]
        about = self.text("priceDetail", said)
        price: dict[str, Value] = {"amount": money[0], "currency": money[1]}
        return {**price, "note": about} if about else price

    # --- who awards it, and the rest

    def _awarded(self) -> None:
        others: list[Value] = []
        own = False
        awards = self.nodes.linked(self.what, "awardingopportunity")
        for key, name in (("valid_from", "startDate"), ("valid_until", "endDate")):
            self.agreed(key, (self._first_day(award, name) for award in awards), name)
        for award in awards:
            for body in self.nodes.linked(award, "awardingbody"):
                ref = self._provider(body)
                own = own or ref == self.wanted.into
                others += [ref] if ref and ref != self.wanted.into else []
        if others and not own:
            self.note(
                "awardingBody",
                f"the file names others who award it, and not `{self.wanted.into}`. Is it the right one?",
            )
        self.put("joint_awarding", list(dict.fromkeys(others)), "awardingBody")

    def _provider(self, body: Node) -> str:
        numbers = {
            scheme: self.nodes.first(each, "notation")
            for each in self.nodes.linked(body, "identifier", "registration", "vatidentifier")
            if (scheme := IdentifierScheme.known(self.nodes.first(each, "schemename")))
        }
        names = [words.text for words in self.nodes.words(body, "legalname")]
        try:
            return self.known.provider(numbers, names)
        except UnclearError as problem:
            self.note("awardingBody", str(problem))
            return ""

    def _lists_of_words(self) -> None:
        uses = {f"Where it can lead: {use.messages[0]}": use.value for use in FutureUse}
        leads: list[Value] = [
            {"kind": uses[about], "text": text}
            for about in list(self.about)
            if about in uses
            for words in self._apart(self.taken(about))
            if (text := self.text("leads_to", words))
        ]
        self.put("leads_to", leads, "“Where it can lead”")

    @staticmethod
    def _apart(said: list[Words]) -> Iterator[list[Words]]:
        """Take words apart that stand beside each other: a language that comes again begins the next text."""
        group: list[Words] = []
        for words in said:
            if any(words.language == other.language for other in group):
                yield group
                group = []
            group.append(words)
        if group:
            yield group

    def _left(self) -> None:
        """List the words and properties that were not used."""
        for about, said in self.about.items():
            text = " ".join(words.text for words in said)
            self.note("additionalNote", f"these words were not used: {shown(about)}: “{shown(text, 200)}”")
        names = sorted({name for node in self.both() for name in node.said} - _USED)
        if names:
            self.note("", f"these properties were not used: {shown(', '.join(names), 300)}")


def _esco(address: str) -> dict[str, Value]:
    return {"esco": address} if address.startswith(_ESCO) else {}


def _day(said: str) -> dt.date:
    """Give a day; the last moment of one, in any clock, is meant to be that day."""
    found = _LAST_MOMENT.fullmatch(said.strip())
    return values.day(found[1] if found else said)


def _weeks(said: str) -> Decimal:
    """Give weeks; parts of a week stand there as days and hours. Raises UnclearError."""
    found = _DAYS.fullmatch(said.strip())
    if not found or not any(found.groups()):
        return values.weeks(said)
    days, hours, minutes = (Decimal(each or 0) for each in found.groups())
    number = (days + hours / 24 + minutes / 1440) / 7
    if number != round(number, 2):
        return values.weeks(said)
    return values.number(f"{round(number, 2):f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}")
