"""Why DEQAR would not take a report: what its own checks refuse, and what its columns cannot say."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.catalogue import Entry, owner
from generator.exports.deqar import row
from generator.exports.snapshot import Snapshot
from generator.records import Agency, Credential, Provider, Report
from generator.records.agency import Activity
from generator.records.credential import QualificationLevel
from generator.records.report import ReviewedCredential, ReviewedProgramme
from generator.records.values import NOT_APPLICABLE
from generator.status.review import Review
from generator.vocabulary import (
    ActivityType,
    NotCounted,
    Obligation,
    ProviderKind,
    RecognisedBy,
    Scope,
    Standing,
    places,
)

_CALCULATED = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a cell that begins with one of these for a formula."""
_LONGEST = {"file[].original_location": 500, "link[]": 255}
"""So many signs may stand in a column, of those that can hold more in a record."""
_PROCEDURES_OF_ONE = frozenset({ActivityType.PROGRAMME, ActivityType.INSTITUTIONAL_PROGRAMME})


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """Why DEQAR would not take something, or Europass not show it."""

    code: str
    """A short name that stays the same."""
    said: str
    """A plain sentence."""
    about: str = ""
    """The record that it is about, if that is another one: `example-university`."""

    def __str__(self) -> str:
        return f"{self.about}: {self.said}" if self.about else self.said


def of_report(snapshot: Snapshot, entry: Entry[Report]) -> Iterator[Reason]:
    """Yield why DEQAR would not take a report; nothing if it has a row."""
    yield from _agency(snapshot, entry)
    yield from _procedures(snapshot, entry)
    yield from _contributors(snapshot, entry.record)
    yield from _decided(snapshot, entry)
    yield from _documents(entry.record)
    yield from _providers(snapshot, entry.record)
    yield from _looked_at(snapshot, entry)


def of_row(cells: row.Row) -> Iterator[Reason]:
    """Yield why DEQAR, or a spreadsheet on the way to it, would not take what stands in a row."""
    for column, cell in cells.items():
        if cell.startswith(_CALCULATED):
            said = f"A spreadsheet would calculate with what stands in `{column}`; begin it with a letter."
            yield Reason("formula", said)
        most = _LONGEST.get(row.group(column))
        if most and len(cell) > most:
            yield Reason("too-long", f"DEQAR takes at most {most} signs in `{column}`.")


def _agency(snapshot: Snapshot, entry: Entry[Report]) -> Iterator[Reason]:
    agency = snapshot.catalogue.agencies.get(owner(entry.ref))
    if agency is None or not _registered(agency, entry.record.from_):
        yield Reason("agency-not-registered", "The agency was not on the European register (EQAR) on the first day.")
    elif not agency.record.acronym:
        yield Reason("agency-without-acronym", "DEQAR knows agencies by their short name; the record has no `acronym`.")


def _registered(agency: Entry[Agency], day: dt.date) -> bool:
    """Tell whether an agency was on the European register on a day."""
    windows = agency.record.recognition
    return any(each.by is RecognisedBy.EQAR and _within(day, each.from_, each.until) for each in windows)


def _within(day: dt.date, first: dt.date, last: dt.date | None) -> bool:
    return first <= day and (last is None or day <= last)


def _procedures(snapshot: Snapshot, entry: Entry[Report]) -> Iterator[Reason]:
    agency, record = snapshot.catalogue.agencies.get(owner(entry.ref)), entry.record
    if agency is None or not _registered(agency, record.from_):
        return
    found = [agency.record.activities.get(each) for each in record.activities]
    cited = [each for each in found if each]
    if len(cited) < len(found) or not all(each.esg for each in cited):
        yield Reason("outside-esg", "DEQAR takes only procedures that follow the European Standards and Guidelines.")
    if not all(_within(record.from_, each.from_, each.until) for each in cited):
        yield Reason("activity-not-in-use", "The agency did not use the procedure on the first day.")
    yield from _shape(record, cited)


def _shape(record: Report, cited: list[Activity]) -> Iterator[Reason]:
    """Yield where a report does not look at as much as its procedures do; DEQAR counts by the strictest of them."""
    kinds, number = {each.type for each in cited}, len(set(record.providers))
    if kinds - {ActivityType.INSTITUTIONAL} and record.scope is Scope.PROVIDER:
        said = "The procedure looks at programmes, so DEQAR asks for at least one; the report names none."
        yield Reason("programme-not-named", said)
    if ActivityType.JOINT_PROGRAMME in kinds:
        if number == 1:
            yield Reason("number-of-providers", "For a joint programme DEQAR asks for all providers; one is named.")
    elif kinds & _PROCEDURES_OF_ONE and number > 1:
        said = "The procedure looks at a programme of one provider; DEQAR takes no further ones."
        yield Reason("number-of-providers", said)


def _contributors(snapshot: Snapshot, record: Report) -> Iterator[Reason]:
    for ref in record.with_agencies:
        entry = snapshot.catalogue.agencies.get(ref)
        if entry and _registered(entry, record.from_):
            said = "DEQAR asks for a procedure of each agency that contributed; the record names those of one agency."
            yield Reason("procedure-of-contributor", said, ref)


def _decided(snapshot: Snapshot, entry: Entry[Report]) -> Iterator[Reason]:
    review = snapshot.statuses.alone(entry)
    if review.not_counted in (NotCounted.ANNULLED, NotCounted.MISTAKE):
        yield Reason("never-made", "The decision was annulled, or the report was entered by mistake.")
    elif entry.record.withdrawn:
        yield Reason("taken-back", "The agency took the decision back; DEQAR has no column for that.")
    elif review.standing(max(snapshot.on, entry.record.from_)) is Standing.UNDER_APPEAL:
        yield Reason("under-appeal", "The decision is under appeal; DEQAR has no column for that.")
    if entry.record.until == entry.record.from_:
        yield Reason("one-day", "DEQAR asks for a last day that is later than the first one.")


def _documents(record: Report) -> Iterator[Reason]:
    if not record.files:
        yield Reason("no-document", "DEQAR asks for the report as a PDF document; the record names no file.")
    elif not all(file.languages for file in record.files):
        yield Reason("document-without-language", "DEQAR asks for the language of each document; one has none.")


def _providers(snapshot: Snapshot, record: Report) -> Iterator[Reason]:
    known = {ref: snapshot.catalogue.providers.get(ref) for ref in record.providers}
    for ref, entry in known.items():
        if entry is None or not row.number(entry.record):
            said = "The provider has no number of DEQAR or ETER, by which DEQAR would know it."
            yield Reason("provider-without-number", said, ref)
    if record.obligation is Obligation.OBLIGATORY and not any(
        entry and _in_area(entry.record) for entry in known.values()
    ):
        said = "Only reports on a higher education institution in the European Higher Education Area can be obligatory."
        yield Reason("not-voluntary", said)


def _in_area(record: Provider) -> bool:
    return record.kind is ProviderKind.HIGHER_EDUCATION_INSTITUTION and record.seat.country in places.TILES


def _looked_at(snapshot: Snapshot, entry: Entry[Report]) -> Iterator[Reason]:
    record = entry.record
    if record.scope is Scope.CREDENTIAL:
        for item in record.credentials:
            yield from _itself(snapshot.statuses.alone(entry), item, snapshot.on)
            credential = snapshot.catalogue.credentials.get(item.credential)
            if credential is None:
                yield Reason("no-record", "The micro-credential has no record that can be used.", item.credential)
            else:
                yield from (Reason(each.code, each.said, item.credential) for each in _facts(credential.record))
    elif record.scope is Scope.PROGRAMME and record.programme:
        yield from _programme(snapshot, record, record.programme)


def _itself(review: Review, item: ReviewedCredential, on: dt.date) -> Iterator[Reason]:
    if item.decision and item.decision is not review.decided(on):
        said = "It has a decision of its own; DEQAR has one for each report, so the report needs two rows."
        yield Reason("own-decision", said, item.credential)
    if item.until and item.until != review.report.record.until:
        said = "It has a last day of its own; DEQAR has one for each report, so the report needs two rows."
        yield Reason("own-last-day", said, item.credential)


def _facts(record: Credential) -> Iterator[Reason]:
    """Yield what DEQAR asks of a micro-credential and its record does not say, or says in another way."""
    ects = record.workload.ects if record.workload else None
    if ects is None:
        yield Reason("no-credits", "DEQAR asks for ECTS credits; none are stated.")
    elif not isinstance(ects, Decimal):
        yield Reason("credits-not-applicable", "DEQAR asks for ECTS credits, and cannot say that they do not apply.")
    elif ects != ects.to_integral_value():
        yield Reason("credits-not-whole", "DEQAR takes only whole ECTS credits.")
    if not row.cycle(record.level):
        yield _no_level(record.level)
    if not (record.assessment and record.assessment.certificate):
        yield Reason("no-certificate", "DEQAR asks what people get at the end; it is not stated.")


def _no_level(level: QualificationLevel | None) -> Reason:
    if level and level.eqf == NOT_APPLICABLE:
        return Reason("level-not-applicable", "DEQAR asks for a level, and cannot say that it does not apply.")
    return Reason("no-level", "DEQAR asks for a level from 5 to 8, or a cycle; none is stated.")


def _programme(snapshot: Snapshot, record: Report, programme: ReviewedProgramme) -> Iterator[Reason]:
    if not row.cycle(programme):
        said = "DEQAR asks for the level or cycle of the programme; the report's record does not say."
        yield Reason("programme-without-level", said)
    if programme.degree is None:
        yield Reason(
            "degree-not-stated", "DEQAR asks whether the programme ends with a degree; the record does not say."
        )
    elif not programme.degree:
        said = (
            "For a programme without a degree DEQAR asks for credits and certificate; the record has no place for them."
        )
        yield Reason("programme-without-degree", said)
    elif not any(_is_higher(snapshot, ref) for ref in record.providers):
        yield Reason("degree-of-other-provider", "For DEQAR, other providers have no programmes with a degree.")


def _is_higher(snapshot: Snapshot, ref: str) -> bool:
    entry = snapshot.catalogue.providers.get(ref)
    return entry is not None and entry.record.kind is ProviderKind.HIGHER_EDUCATION_INSTITUTION
