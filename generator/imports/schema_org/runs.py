"""What a course and its runs say about time, place and price."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from generator.imports import texts, values
from generator.imports.facts import Facts, language
from generator.imports.facts import weeks as weeks_of
from generator.imports.schema_org.objects import Thing, strings, texts_of, things, types_of, word_of, words_of
from generator.imports.values import UnclearError
from generator.source import shown
from generator.vocabulary import Availability, Mode, Schedule

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
"""What the availability of an offer says. Sold out may be for this year only, so it is not clear."""
_YES = (True, "true", "True")
_NOT_HELD = frozenset({"EventCancelled", "EventPostponed"})
_LENGTH = re.compile(r"P(?:\d+[YMWD])+", re.IGNORECASE)
"""A duration in days or more: how long something lasts, and no hours of work."""
_MONTHS = re.compile(r"P(?:\d+[YMWD])*\d+[YM]", re.IGNORECASE)


def take_over(thing: Thing, runs: Sequence[Thing], facts: Facts) -> None:
    """Take over what a course and its runs say about time, place and price."""
    every = _held([thing, *runs], facts)
    starts = facts.every(
        "startDate", values.day, _once(each for run in every for each in words_of(run.get("startDate")))
    )
    facts.put("starts", [*sorted(starts)], "startDate")
    last = facts.every("applicationDeadline", values.day, words_of(thing.get("applicationDeadline")))
    facts.put("apply_by", next(iter(last), None), "applicationDeadline")
    spoken = facts.every("inLanguage", language, _once(each for run in every for each in _spoken(run)))
    facts.put("languages", [*spoken], "inLanguage")
    current = [every[0], *_current(every[1:], facts)]
    _ways(current, facts)
    _work(current, facts)
    place = facts.agreed("location", _once(place for run in current for place in _places(run)))
    facts.put_in("participation", "place", place, "location")
    _offers(current, facts)


def _held(every: Sequence[Thing], facts: Facts) -> list[Thing]:
    """Give a course without its day if it is cancelled, and its runs without those that are; say which are."""
    off = [each for each in every if not is_held(each)]
    if not off:
        return list(every)
    days = ", ".join(_once(shown(word_of(each, "startDate") or "no day") for each in off))
    facts.note("eventStatus", f"it is cancelled or put off ({days}), so this is no start")
    rest = [each for each in every[1:] if is_held(each)]
    if any(_may_come(each, facts) for each in off) and not any(_may_come(each, facts) for each in rest):
        facts.unclear.add("availability")
    first = every[0] if is_held(every[0]) else {key: value for key, value in every[0].items() if key != "startDate"}
    return [first, *rest]


def is_held(run: Thing) -> bool:
    """Tell whether a run is neither cancelled nor put off."""
    return not _NOT_HELD.intersection(_terms(run, "eventStatus"))


def _may_come(run: Thing, facts: Facts) -> bool:
    """Tell whether a run is to come, or names no day."""
    day = word_of(run, "startDate")[:10]
    return not day or day > facts.wanted.on.isoformat()


def _terms(thing: Thing, key: str) -> list[str]:
    """Give terms of schema.org by their short names."""
    return [re.split("[/:]", each)[-1] for each in (*strings(thing.get(key)), *_ids(thing.get(key)))]


def _ids(value: object) -> list[str]:
    return [each for thing in things(value) for each in strings(thing.get("@id"))]


def _once(said: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(said))


def _current(runs: Sequence[Thing], facts: Facts) -> list[Thing]:
    """Give the runs to come, or else the last one; all of them if none has a day."""
    dated = [(day[:10], run) for run in runs if (day := word_of(run, "startDate"))]
    if not dated:
        return list(runs)
    to_come = [run for day, run in dated if day > facts.wanted.on.isoformat()]
    last = max(day for day, _ in dated)
    return to_come or [run for day, run in dated if day == last]


def _spoken(run: Thing) -> list[str]:
    """Give the languages of a run: tags, or objects with a tag or a name."""
    objects = [word_of(each, "alternateName") or word_of(each, "name") for each in things(run.get("inLanguage"))]
    return [*strings(run.get("inLanguage")), *(each for each in objects if each)]


def _ways(current: Sequence[Thing], facts: Facts) -> None:
    keys = ("courseMode", "educationalProgramMode")
    said = _once(each for run in current for key in keys for each in words_of(run.get(key)))
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


def _work(current: Sequence[Thing], facts: Facts) -> None:
    """Take over hours in all, and weeks with hours a week where there is a weekly schedule.

    Beside a length of several weeks nobody knows whether `courseWorkload` is the work of a week or of all.
    """
    weekly = [
        each
        for run in current
        for each in things(run.get("courseSchedule"))
        if values.folded(word_of(each, "repeatFrequency")) in ("weekly", "p1w")
    ]
    counts = facts.every(
        "courseSchedule, repeatCount", values.number, [word_of(each, "repeatCount") for each in weekly]
    )
    each_week = facts.every("courseSchedule, duration", values.hours, [word_of(each, "duration") for each in weekly])
    needed = word_of(current[0], "timeRequired")
    lasting = [(key, word_of(run, key)) for run in current for key in ("duration", "timeToComplete")]
    lasting += [("timeRequired", needed)] if _LENGTH.fullmatch(needed) else []
    weeks = counts or _each(lasting, weeks_of, facts)
    facts.put_in("participation", "weeks", facts.agreed("duration", weeks), "duration")
    weekly_hours = facts.agreed("courseSchedule, duration", each_week)
    facts.put_in("participation", "hours_per_week", weekly_hours, "courseSchedule")
    in_all = [("timeRequired", needed)] if not _LENGTH.fullmatch(needed) else []
    loads = _once(load for run in current if not weekly and (load := word_of(run, "courseWorkload")))
    if any(number > 1 for number in weeks) or any(_MONTHS.match(said) for _, said in lasting):
        for load in loads:
            facts.note("courseWorkload", f"“{shown(load)}” may be the work of one week or of all, so it is not used")
    else:
        in_all += [("courseWorkload", load) for load in loads]
    hours = facts.agreed("courseWorkload", _each(in_all, values.hours, facts))
    facts.put_in("workload", "hours", hours, next((key for key, said in in_all if said), ""))


def _each(said: Sequence[tuple[str, str]], read: Callable[[str], Decimal], facts: Facts) -> list[Decimal]:
    """Read words, each under the name of its property; what several say in the same words is read once."""
    first = {words: key for key, words in reversed(said)}
    found = [number for words, key in reversed(first.items()) for number in facts.every(key, read, [words])]
    return list(dict.fromkeys(found))


def _places(run: Thing) -> Iterator[str]:
    """Give where a run is: name, street and town. A place on the internet is none."""
    where = run.get("location")
    yield from (texts.line(each) for each in strings(where) if each.strip())
    for each in things(where):
        if "VirtualLocation" in types_of(each):
            continue
        parts = [word_of(each, "name"), *strings(each.get("address"))]
        for address in things(each.get("address")):
            parts += [word_of(address, "streetAddress"), word_of(address, "addressLocality")]
        if said := ", ".join(_once(part for part in parts if part)):
            yield texts.line(said)


def _offers(current: Sequence[Thing], facts: Facts) -> None:
    """Take over the price, if there is one for everybody, and whether people can take it."""
    offers = [each for run in current for each in things(run.get("offers"))]
    said = [
        (word_of(offer, "price"), word_of(offer, "priceCurrency").upper())
        for offer in offers
        if word_of(offer, "price")
    ]
    free = [run["isAccessibleForFree"] in _YES for run in current if run.get("isAccessibleForFree") is not None]
    is_free = any(free)
    if not said and (is_free or any(values.is_free(word_of(offer, "category")) for offer in offers)):
        said = [("free", "")]
    if len(prices := list(dict.fromkeys(said))) > 1:
        names = " and ".join(" ".join(price) for price in prices[:4])
        facts.note("offers", f"there are several prices ({names}), so none is used")
    elif prices:
        facts.price(prices[0][0], "offers", prices[0][1])
    price = facts.facts["price"].value if "price" in facts.facts else None
    is_zero = not price["amount"] if isinstance(price, dict) else None
    if lost := [each for each in free if each is not is_zero]:
        facts.unused["isAccessibleForFree"] += len(lost)
    if len(offers) == 1:
        _of_offer(offers[0], facts)
    _availability([term for offer in offers for term in _terms(offer, "availability")], facts)


def _availability(said: Sequence[str], facts: Facts) -> None:
    """Take over whether people can take it; where one run is sold out and another is not, they can."""
    what = "offers, availability"
    known = [OFFERED[each].value for each in said if each in OFFERED]
    unknown = [each for each in dict.fromkeys(said) if each not in OFFERED]
    if known:
        found = facts.agreed(what, known)
    elif unknown:
        found = None
        names = ", ".join(f"“{shown(each)}”" for each in unknown)
        facts.note(what, f"{names} may be about this run only. Nobody guesses whether people can take the course now")
    else:
        return
    if found is None:
        facts.unclear.add("availability")
    elif found == Availability.CLOSED.value or "availability" not in facts.unclear:
        facts.put("availability", found, what)
        facts.unclear.discard("availability")


def _of_offer(offer: Thing, facts: Facts) -> None:
    """Take over what the only offer says about its price, and the last day on which people can take it up."""
    if "price" in facts.facts:
        facts.put_in("price", "note", {**facts.clean("offers", texts_of(offer, "description", facts))}, "offers")
    if "apply_by" not in facts.facts and (last := word_of(offer, "validThrough")):
        facts.put("apply_by", facts.tried("offers, validThrough", values.day, last), "offers, validThrough")
