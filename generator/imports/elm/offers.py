"""What the offers of a course say: when, where and how people can take it, and what it costs."""

import datetime as dt
import re
from decimal import Decimal

from generator.imports import values
from generator.imports.elm.course import Course
from generator.imports.found import Value
from generator.imports.linked import Node
from generator.records.values import ON_DEMAND
from generator.source import shown
from generator.vocabulary import Audience, Availability, Mode, Schedule, authorities

_LAST_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})T23:59:59(?:\.\d+)?Z")
_PACE = re.compile(r"About ([\d.]+) hours a week\.")
_DAYS = re.compile(r"P(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?)?")


def take_over(course: Course) -> None:
    """Take over what the offers say."""
    facts, nodes = course.facts, course.nodes
    if not course.offers:
        facts.note("", "there is no offer (LearningOpportunity), so the file does not say whether people can take it")
    facts.put("availability", course.term(Availability, "Can you take it now?"), "“Can you take it now?”")
    facts.put("open_to", course.term(Audience, "Who may take it"), "“Who may take it”")
    _participation(course)
    pages = [page for offer in course.offers for page in nodes.linked(offer, "supplementarydocument")]
    apply = [page for page in pages if any(words.text == "Where to apply" for words in nodes.words(page, "title"))]
    facts.put("apply", course.one("supplementaryDocument", (nodes.first(page, "contenturl") for page in apply)), _PAGE)
    days = facts.every(_DEADLINE, _day, (nodes.first(offer, "applicationdeadline") for offer in course.offers))
    facts.put("apply_by", course.one(_DEADLINE, days), _DEADLINE)
    facts.put("price", course.one("priceDetail", (_price(course, offer) for offer in course.offers)), "priceDetail")
    starts: list[Value] = [*sorted({day for offer in course.offers if (day := first_day(course, offer, "startDate"))})]
    starts += [ON_DEMAND] if course.taken("Start") else []
    facts.put("starts", starts, "startDate")


_PAGE = "supplementaryDocument"
_DEADLINE = "applicationDeadline"


def first_day(course: Course, node: Node, name: str) -> dt.date | None:
    """Give a day of the time of something."""
    said = course.nodes.first(course.nodes.one(node, "temporal"), name.casefold())
    return course.facts.tried(name, _day, said) if said else None


def _participation(course: Course) -> None:
    facts, nodes = course.facts, course.nodes
    modes = [mode for node in course.both() for mode in nodes.linked(node, "mode")]
    facts.put_in("participation", "mode", course.terms(Mode, modes, "mode"), "mode")
    paces = [pace for offer in course.offers for pace in nodes.linked(offer, "learningschedule")]
    schedule = course.one("learningSchedule", course.terms(Schedule, paces, "learningSchedule"))
    facts.put_in("participation", "schedule", schedule, "learningSchedule")
    weeks = facts.every("duration", _weeks, (nodes.first(offer, "duration") for offer in course.offers))
    facts.put_in("participation", "weeks", course.one("duration", weeks), "duration")
    plans = [plan for offer in course.offers for plan in nodes.linked(offer, "scheduleinformation")]
    hours = (_pace(course, nodes.first(plan, "noteliteral")) for plan in plans)
    facts.put_in("participation", "hours_per_week", course.one("scheduleInformation", hours), "scheduleInformation")
    if place := course.taken("Place"):
        facts.put_in("participation", "place", place[0].text, "“Place”")


def _pace(course: Course, said: str) -> Decimal | None:
    if found := _PACE.fullmatch(said):
        return values.exact(found[1])
    if said:
        course.facts.note("scheduleInformation", f"a record has no place for “{shown(said)}”")
    return None


def _price(course: Course, offer: Node) -> Value | None:
    """Give the price of an offer, if it has one."""
    facts, nodes = course.facts, course.nodes
    prices = nodes.linked(offer, "pricedetail")
    if len(prices) > 1:
        facts.note("priceDetail", "an offer has several prices, so none is taken over")
    if len(prices) != 1:
        return None
    amount = nodes.one(prices[0], "amount")
    unit = nodes.one(amount, "unit")
    code = unit.id.rpartition("/")[2] if unit and unit.id.startswith(authorities.CURRENCIES) else ""
    currency = facts.tried("priceDetail", values.currency, code)
    number = facts.tried("priceDetail", values.exact, nodes.first(amount, "value")) if currency else None
    if number is None or currency is None:
        return None
    said = [words for each in nodes.linked(prices[0], "additionalnote") for words in nodes.words(each, "noteliteral")]
    about = course.text("priceDetail", said)
    price: dict[str, Value] = {"amount": number, "currency": currency}
    return {**price, "note": about} if about else price


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
    if not number or number != round(number, 2):
        return values.weeks(said)
    return values.exact(f"{round(number, 2):f}")
