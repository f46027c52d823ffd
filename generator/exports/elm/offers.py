"""The offers of a micro-credential: when somebody can take it, where, how and for what price."""

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.catalogue import Entry
from generator.exports.elm import literals
from generator.exports.elm.graph import Graph
from generator.exports.elm.literals import english, first_moment, last_moment, note, web_page
from generator.exports.linked import Node, said, stated, typed, words
from generator.exports.losses import Loss
from generator.exports.snapshot import Snapshot
from generator.records import Credential
from generator.records.credential import Price
from generator.records.values import ON_DEMAND
from generator.vocabulary import Availability, authorities

_NOT_NOW = "Nobody can take it now, and an offer with dates and a price would look as if somebody could."
_OVER = "You cannot apply for it any more."
"""What is said of a course whose record calls it offered, after its last day."""
_IN_AN_OFFER = ("apply", "apply_by", "funding", "open_to", "participation", "price", "starts", "teaching")


def of(graph: Graph, entry: Entry[Credential]) -> Iterator[Node]:
    """Yield one offer for each day on which a credential will start, or one if it states no such day.

    Nothing of a credential that nobody can take now: there is no property to say so beside price and dates.
    """
    record = entry.record
    if not record.is_open(graph.snapshot.on):
        return
    page = graph.snapshot.page(entry)
    common = _offer(graph, record)
    deadline = {"elm:applicationDeadline": last_moment(record.apply_by)} if record.apply_by else {}
    days = [day for day in _days(record) if day >= graph.snapshot.on]
    if not days or ON_DEMAND in record.starts:
        at_any_time = [note("Start", [english("You can start at any time.")])] if ON_DEMAND in record.starts else []
        notes = [*_notes(graph.snapshot, record), *at_any_time]
        undated = {**common, "elm:additionalNote": notes, **({} if days else deadline)}
        yield stated({"@id": f"{page}#offer", **undated})
    for day in days:
        time = {"@type": "dcterms:PeriodOfTime", "elm:startDate": first_moment(day)}
        # A record has one last day to apply: that of the next start.
        dated = {"dcterms:temporal": time, **(deadline if day == min(days) else {})}
        yield stated({"@id": f"{page}#offer-{day}", **common, **dated})


def without_place(snapshot: Snapshot, record: Credential) -> Mapping[str, str]:
    """Give what a credential states about an offer, and why it is lost where there is none."""
    return {} if record.is_open(snapshot.on) else dict.fromkeys(_IN_AN_OFFER, _NOT_NOW)


def lost(snapshot: Snapshot, record: Credential) -> Iterator[Loss]:
    """Yield what else a credential states about an offer and its offers do not say."""
    if record.is_open(snapshot.on) and any(day < snapshot.on for day in _days(record)):
        yield Loss("starts", "A day that has passed is left out: nobody can start on it.")


def availability(snapshot: Snapshot, record: Credential) -> Node:
    """Say whether people can take it now."""
    is_over = record.availability is Availability.OFFERED and not record.is_open(snapshot.on)
    return note("Can you take it now?", [english(_OVER if is_over else record.availability.messages[1])])


def _days(record: Credential) -> list[dt.date]:
    return [day for day in dict.fromkeys(record.starts) if isinstance(day, dt.date)]


def _offer(graph: Graph, record: Credential) -> Node:
    part = record.participation
    return {
        "@type": "elm:LearningOpportunity",
        "dcterms:title": words(record.title),
        "dcterms:description": words(record.summary),
        "elm:defaultLanguage": graph.concept(authorities.language(record.title.by_language[0][0])),
        "foaf:homepage": web_page(record.homepage),
        "elm:supplementaryDocument": web_page(record.apply, "Where to apply") if record.apply else None,
        "elm:mode": [graph.concept(mode.uri) for mode in part.mode] if part else None,
        "elm:learningSchedule": graph.concept(part.schedule.uri) if part and part.schedule else None,
        "elm:duration": typed(literals.weeks(part.weeks), "xsd:duration") if part and part.weeks else None,
        "elm:scheduleInformation": _pace(part.hours_per_week) if part and part.hours_per_week else None,
        "elm:priceDetail": _price(graph, record.price) if record.price else None,
        "elm:additionalNote": list(_notes(graph.snapshot, record)),
    }


def _pace(number: Decimal) -> Node:
    return note("Hours a week", [english(f"About {number:f} hours a week.")])


def _price(graph: Graph, price: Price) -> Node:
    amount = {
        "@type": "elm:Amount",
        "elm:unit": graph.concept(authorities.currency(price.currency)),
        "rdf:value": typed(f"{price.amount:f}", "xsd:decimal"),
    }
    return stated(
        {
            "@type": "elm:PriceDetail",
            "elm:amount": amount,
            "elm:additionalNote": note("What is included, who pays less", price.note) if price.note else None,
        }
    )


def _notes(snapshot: Snapshot, record: Credential) -> Iterator[Node]:
    yield availability(snapshot, record)
    if record.open_to:
        yield note("Who may take it", [english(record.open_to.messages[1])])
    if record.participation and record.participation.place:
        yield note("Place", [said(literals.UNKNOWN, record.participation.place)])
    if record.teaching:
        yield note("How you learn", record.teaching)
    if record.funding:
        yield note("Help with the cost", record.funding)
