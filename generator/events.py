"""Events: what became different for readers, day by day. Statuses, the ends of reviews and a day in; events out.

Only dated facts of the records make events, so the same records give the same events on every day. A fact that is
entered long after its day stands at its own day.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nlargest

from generator import words
from generator.catalogue import Catalogue
from generator.records import Agency, Credential, Provider, Report
from generator.status import Interval, Statuses, wording
from generator.status.review import ONE_DAY
from generator.upkeep import Ending

MOST = 100
"""So many events are given, the newest: half of them about reports and agencies, half about all else. Otherwise one
provider with many courses could push every decision out of sight."""
_EVIDENCE = ("agency", "report")
Fact = tuple[dt.date, str]
"""A day and what happened on it: words that follow the name of a record and a colon."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A status that became another one, for all credentials and providers of which the same is said."""

    before: str
    after: str
    """What pages say in a few words, on the day before and on the day."""
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to one record on one day, and the statuses that became other ones through it."""

    day: dt.date
    kind: str
    ref: str
    facts: tuple[str, ...]
    turns: tuple[Turn, ...] = ()


def events(statuses: Statuses, endings: Iterable[Ending], on: dt.date) -> tuple[Event, ...]:
    """Give the newest events up to a day, the newest first; those of one day by kind and name."""
    found: dict[tuple[dt.date, str, str], list[str]] = defaultdict(list)
    for kind, ref, (day, said) in (*_of_records(statuses.catalogue), *_of_endings(endings)):
        if day <= on:
            found[day, kind, ref].append(said)
    evidence = {key for key in found if key[1] in _EVIDENCE}
    chosen = (*nlargest(MOST // 2, evidence), *nlargest(MOST // 2, found.keys() - evidence))
    newest = sorted(chosen, key=lambda key: (-key[0].toordinal(), *key[1:]))
    return tuple(
        Event(
            day, kind, ref, tuple(found[day, kind, ref]), tuple(_turns(statuses, ref, day) if kind == "report" else ())
        )
        for day, kind, ref in newest
    )


def of_report(record: Report) -> list[Fact]:
    """Give what happened to a report since it was decided, in order of days."""
    facts = [(step.on, f"the decision is “{step.decision.label}”.") for step in record.decisions]
    if record.appeal:
        rests = " The decision does not apply while the appeal goes on." if record.appeal.suspends else ""
        facts.append((record.appeal.since, f"an appeal against the decision began.{rests}"))
        if record.appeal.on:
            outcome = f" {record.appeal.outcome.sentence}" if record.appeal.outcome else ""
            facts.append((record.appeal.on, f"the appeal was decided.{outcome}"))
    if record.withdrawn:
        facts.append((record.withdrawn.on, f"{record.withdrawn.kind.label.lower()}. {record.withdrawn.kind.sentence}"))
    return sorted(facts)


# --- facts


def _of_records(catalogue: Catalogue) -> Iterator[tuple[str, str, Fact]]:
    for kind, entry in catalogue.entries():
        match entry.record:
            case Report() as record:
                first = () if record.decisions else ((record.from_, f"the decision is “{record.decision.label}”."),)
                facts: Iterable[Fact] = (*first, *of_report(record))
            case Credential() as record:
                facts = _of_credential(record)
            case Provider(closed=dt.date() as closed):
                facts = ((closed, "this organisation closed."),)
            case Agency() as record:
                facts = _of_agency(record)
            case _:
                facts = ()
        yield from ((kind.name, entry.ref, fact) for fact in facts)


def _of_credential(record: Credential) -> Iterator[Fact]:
    if record.valid_from:
        newer = " It takes the place of an earlier version." if record.supersedes else ""
        yield record.valid_from, f"this version started.{newer}"
    if record.valid_until and record.valid_until < dt.date.max:
        yield record.valid_until + ONE_DAY, "this version has ended."


def _of_agency(record: Agency) -> Iterator[Fact]:
    for window in record.recognition:
        yield window.from_, f"recognition began: {window.by.label}."
        if window.until and window.until < dt.date.max:
            yield window.until + ONE_DAY, f"recognition has ended: {window.by.label}."


def _of_endings(endings: Iterable[Ending]) -> Iterator[tuple[str, str, Fact]]:
    for ending in endings:
        if ending.day < dt.date.max:
            of = " for one micro-credential" if ending.credential else ""
            assumed = " No last day is stated; this one is assumed." if ending.assumed else ""
            yield (
                "report",
                ending.report,
                (
                    ending.day + ONE_DAY,
                    f"the check has ended{of}; its last day was {words.day(ending.day)}.{assumed}",
                ),
            )


# --- statuses


def _turns(statuses: Statuses, report: str, day: dt.date) -> Iterator[Turn]:
    """Yield the statuses that became other ones on a day and that a report is or was behind."""
    if day == dt.date.min:
        return  # nothing was before it
    record = statuses.catalogue.reports[report].record
    touched = [entry.ref for entry, _ in statuses.catalogue.touched_by(report)]
    alike: dict[str, list[str]] = defaultdict(list)
    for ref in (*touched, *(ref for ref in dict.fromkeys(record.providers) if ref in statuses.catalogue.providers)):
        alike[statuses.alike(ref)].append(ref)
    said: dict[tuple[str, str], list[str]] = defaultdict(list)
    for first, refs in alike.items():
        before, after = (_holding(statuses.timeline(first), each) for each in (day - ONE_DAY, day))
        if before != after and report in (*before.because, *after.because):
            labels = [wording.label(statuses, statuses.of(first, each)) for each in (day - ONE_DAY, day)]
            if labels[0] != labels[1]:
                said[labels[0], labels[1]] += refs
    for (was, now), refs in sorted(said.items()):
        yield Turn(was, now, tuple(sorted(refs)))


def _holding(timeline: Iterable[Interval], day: dt.date) -> Interval:
    return next(each for each in timeline if each.holds(day))
