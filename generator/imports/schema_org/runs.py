"""What a course and its runs say about time, place and price."""

from collections.abc import Iterator, Mapping, Sequence

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
"""What the availability of an offer says. Sold out may be for this year only, so it says nothing."""


def take_over(thing: Thing, runs: Sequence[Thing], facts: Facts) -> None:
    """Take over what a course and its runs say about time, place and price."""
    every = [thing, *runs]
    starts = facts.every(
        "startDate", values.day, _once(each for run in every for each in words_of(run.get("startDate")))
    )
    facts.put("starts", [*sorted(starts)], "startDate")
    last = facts.every("applicationDeadline", values.day, words_of(thing.get("applicationDeadline")))
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


def _work(thing: Thing, current: Sequence[Thing], facts: Facts) -> None:
    """Take over hours in all, and weeks with hours a week where there is a weekly schedule."""
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
    lasting = [word_of(run, key) for run in current for key in ("duration", "timeToComplete")]
    weeks = counts or facts.every("duration", weeks_of, lasting)
    facts.put_in("participation", "weeks", facts.agreed("duration", weeks), "duration")
    weekly_hours = facts.agreed("courseSchedule, duration", each_week)
    facts.put_in("participation", "hours_per_week", weekly_hours, "courseSchedule")
    in_all = [word_of(thing, "timeRequired"), *(word_of(run, "courseWorkload") for run in current if not weekly)]
    hours = facts.every("courseWorkload", values.hours, in_all)
    facts.put_in("workload", "hours", facts.agreed("courseWorkload", hours), "courseWorkload")


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
    is_free = any(run.get("isAccessibleForFree") in (True, "true", "True") for run in current)
    if not said and (is_free or any(values.is_free(word_of(offer, "category")) for offer in offers)):
        said = [("free", "")]
    if len(prices := list(dict.fromkeys(said))) > 1:
        names = " and ".join(" ".join(price) for price in prices[:4])
        facts.note("offers", f"there are several prices ({names}), so none is used")
    elif prices:
        facts.price(prices[0][0], "offers", prices[0][1])
    if len(offers) == 1:
        _of_offer(offers[0], facts)
    words = [each.rpartition("/")[2] for offer in offers for each in strings(offer.get("availability"))]
    known = [OFFERED[each].value for each in words if each in OFFERED]
    if len(known) == len(words):
        facts.put("availability", facts.agreed("offers, availability", known), "offers, availability")


def _of_offer(offer: Thing, facts: Facts) -> None:
    """Take over what the only offer says about its price, and the last day on which people can take it up."""
    if "price" in facts.facts:
        facts.put_in("price", "note", {**facts.clean("offers", texts_of(offer, "description", facts))}, "offers")
    if "apply_by" not in facts.facts and (last := word_of(offer, "validThrough")):
        facts.put("apply_by", facts.tried("offers, validThrough", values.day, last), "offers, validThrough")
