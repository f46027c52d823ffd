"""Europass: would it show a micro-credential as quality assured?

It takes what DEQAR holds, and of that only reports of the obligatory system on institutions in the European Union and
the European Economic Area, with a decision that is not negative and still holds.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.catalogue import Entry
from generator.exports import deqar
from generator.exports.deqar import Reason
from generator.exports.snapshot import Snapshot
from generator.records import Credential, Report
from generator.status.review import years_later
from generator.vocabulary import Decision, Obligation, Scope, places


@dataclass(frozen=True, slots=True)
class Showing:
    """What Europass would do with a micro-credential: show it through some reports, or not, for reasons."""

    credential: str
    through: tuple[str, ...]
    reasons: tuple[Reason, ...]
    """Empty if it would be shown."""


def showing(snapshot: Snapshot, entry: Entry[Credential]) -> Showing:
    """Tell whether Europass would show a micro-credential, and why not."""
    found = [each.report for each in snapshot.catalogue.evidence_on(entry.ref) if each.scope is Scope.CREDENTIAL]
    reasons = {report.ref: tuple(_against(snapshot, report)) for report in found}
    own = tuple(_own(entry.record))
    through = () if own else tuple(ref for ref, against in reasons.items() if not against)
    if through:
        return Showing(entry.ref, through, ())
    if not found:
        own += (_none(snapshot, entry.ref),)
    return Showing(entry.ref, (), (*own, *dict.fromkeys(each for against in reasons.values() for each in against)))


def _own(record: Credential) -> Iterator[Reason]:
    ects = record.workload.ects if record.workload else None
    if isinstance(ects, Decimal) and ects >= deqar.MOST_CREDITS:
        said = f"With {deqar.MOST_CREDITS} ECTS credits or more, DEQAR does not call it a micro-credential."
        yield Reason("too-many-credits", said)


def _none(snapshot: Snapshot, ref: str) -> Reason:
    if snapshot.catalogue.evidence_on(ref):
        said = "Reports look at its programme or provider only; Europass shows those, and not the micro-credential."
        return Reason("not-itself", said)
    return Reason("no-report", "No report on it is recorded here.")


def _against(snapshot: Snapshot, report: Entry[Report]) -> Iterator[Reason]:
    """Yield why a report on the micro-credential itself does not bring it into Europass."""
    record, review = report.record, snapshot.statuses.alone(report)
    if record.obligation is Obligation.VOLUNTARY:
        yield Reason("voluntary", "The review was voluntary; those stay out of Europass.", report.ref)
    if review.decided(snapshot.on) is Decision.NEGATIVE:
        yield Reason("negative", "The decision is negative; those stay out of Europass.", report.ref)
    yield from _not_in_time(report, snapshot.on)
    countries = [snapshot.catalogue.country_of(provider) for provider in record.providers]
    if not places.EEA.intersection(countries):
        said = "No provider is in the European Union or the European Economic Area."
        yield Reason("outside-eea", said, report.ref)
    for each in deqar.submission(snapshot, report).reasons:
        yield Reason(each.code, f"DEQAR would not take it: {each}", report.ref)


def _not_in_time(report: Entry[Report], on: dt.date) -> Iterator[Reason]:
    record = report.record
    if on < record.from_ or (isinstance(record.until, dt.date) and record.until < on):
        yield Reason("not-in-time", "The decision has ended, or has not begun.", report.ref)
    elif not isinstance(record.until, dt.date) and on >= years_later(record.from_, deqar.YEARS):
        said = f"The decision has no last day, and DEQAR archives it {deqar.YEARS} years after its first day."
        yield Reason("archived", said, report.ref)
