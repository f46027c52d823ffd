"""A status for a terminal: a sentence with its reasons, the reports that do not count, and the timeline; or a table."""

import datetime as dt
from collections.abc import Iterable, Iterator

from rich.table import Column, Table

from generator import words
from generator.catalogue import owner
from generator.source import shown
from generator.status import wording
from generator.status.dossier import Interval
from generator.status.result import Status
from generator.status.statuses import Statuses


def text(statuses: Statuses, status: Status, language: str) -> str:
    """Write a status with all its reasons."""
    return "".join(f"{line}\n" for line in _lines(statuses, status, language))


def table(statuses: Statuses, found: Iterable[Status]) -> Table:
    """Make a table of statuses, a row each."""
    made = Table(Column("record", no_wrap=True), "looked at", "standing", "good until", "next change", "because")
    for status in found:
        made.add_row(
            status.ref,
            status.scope or "–",
            wording.label(statuses, status),
            _day(status.good_until),
            _day(status.next_change),
            ", ".join(status.because) or "–",
        )
    return made


def _lines(statuses: Statuses, status: Status, language: str) -> Iterator[str]:
    yield f"{status.ref} on {words.day(status.as_of)}"
    yield f"{wording.label(statuses, status)}. {_plain(statuses, wording.sentence(statuses, status), language)}"
    for modifier in wording.modifiers(statuses, status):
        yield f"- {_plain(statuses, [modifier], language)}"
    if status.because:
        yield "Because of:"
        yield from (f"- {_named(statuses, ref, language)}" for ref in status.because)
    if status.not_counted:
        yield "Found and not counted:"
        for ref, reason in status.not_counted:
            yield f"- {_named(statuses, ref, language)}: {wording.why_not(reason)} [{reason}]"
    yield "Over time:"
    for interval, then in zip(statuses.timeline(status.ref), statuses.over_time(status.ref), strict=True):
        here = " <" if interval.holds(status.as_of) else ""
        when = words.period(interval.first, interval.last)
        yield f"- {when}: {wording.label(statuses, then)}{_reports(interval)}{here}"


def _plain(statuses: Statuses, sentences: Iterable[wording.Sentence], language: str) -> str:
    return shown(wording.plain(sentences, statuses, language), 2_000)


def _named(statuses: Statuses, ref: str, language: str) -> str:
    agency = wording.plain_name(wording.Name("agency", owner(ref)), statuses, language)
    record = statuses.catalogue.reports[ref].record
    return f"{ref}, {shown(agency)}: {record.scope.label}, {record.decision.label}, from {words.day(record.from_)}"


def _reports(interval: Interval) -> str:
    return f" ({', '.join(interval.because)})" if interval.because else ""


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else "–"
