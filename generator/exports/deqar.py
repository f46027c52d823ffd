"""DEQAR: the row in which an agency would submit a report to the European database of quality assurance results.

DEQAR takes rows of agencies on the European register (EQAR), in columns of its own, and some things cannot be said in
them. A report that it would not take has reasons instead of a row. The columns are those of its template; a number in
brackets counts things of the same kind.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.catalogue import Entry, owner
from generator.exports.snapshot import Snapshot
from generator.records import Credential, Provider, Report
from generator.records.credential import QualificationLevel
from generator.records.report import File, ReviewedCredential, ReviewedProgramme
from generator.records.values import NOT_APPLICABLE, Text
from generator.status.review import Review
from generator.vocabulary import (
    Certificate,
    Decision,
    IdentifierScheme,
    NotCounted,
    Obligation,
    ProviderKind,
    QfEhea,
    RecognisedBy,
    Scope,
    Standing,
    places,
)

Row = Mapping[str, str]
"""Cells by column."""

ENGLISH = "en"
"""DEQAR asks for names in English where there are some."""
MOST_CREDITS = 60
"""A programme without a degree and with fewer ECTS credits is a micro-credential for DEQAR."""

_OBLIGATION = {Obligation.OBLIGATORY: "1", Obligation.VOLUNTARY: "2"}
_DECISION = {
    Decision.POSITIVE: "1",
    Decision.POSITIVE_WITH_CONDITIONS: "2",
    Decision.NEGATIVE: "3",
    Decision.NO_FORMAL_DECISION: "4",
}
_CERTIFICATE = {Certificate.ATTENDANCE: "1", Certificate.ASSESSMENT_BASED: "2", Certificate.NONE: "3"}
_FULL_DEGREE, _NO_DEGREE = "1", "2"
_CYCLE = {cycle: str(number) for number, cycle in enumerate(QfEhea)}
_CALCULATED = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a cell that begins with one of these for a formula."""
_NUMBERED = re.compile(r"\[\d+\]")

COLUMNS: tuple[str, ...] = (
    "agency",
    "contributing_agencies[]",
    "report_id",
    "local_identifier",
    "activities[].id",
    "status",
    "decision",
    "summary",
    "valid_from",
    "valid_to",
    "date_format",
    "file[].original_location",
    "file[].display_name",
    "file[].report_language[]",
    "link[]",
    "link_display_name[]",
    "institution[].deqar_id",
    "institution[].eter_id",
    "programme[].identifier[]",
    "programme[].name_primary",
    "programme[].qualification_primary",
    "programme[].qf_ehea_level",
    "programme[].nqf_level",
    "programme[].degree_outcome",
    "programme[].workload_ects",
    "programme[].assessment_certification",
    "programme[].learning_outcome[]",
    "programme[].learning_outcome_description",
    "programme[].field_study",
    "other_comment",
)
"""The columns that are filled in, in DEQAR's order."""


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


@dataclass(frozen=True, slots=True)
class Submission:
    """What DEQAR would do with a report: take its row, or not, for reasons."""

    report: str
    row: Row | None
    reasons: tuple[Reason, ...]
    sample: bool


def submission(snapshot: Snapshot, entry: Entry[Report]) -> Submission:
    """Tell whether DEQAR would take a report, with its row or the reasons."""
    reasons = [*_agency(snapshot, entry), *_decided(snapshot, entry), *_documents(entry.record)]
    reasons += [*_providers(snapshot, entry.record), *_looked_at(snapshot, entry)]
    row = {} if reasons else dict(_cells(snapshot, entry))
    reasons += [Reason("formula", _FORMULA.format(column=column)) for column in _formulas(row)]
    return Submission(entry.ref, None if reasons else row, tuple(reasons), entry.record.sample)


def columns(rows: Iterable[Row]) -> list[str]:
    """Give the columns that some rows need, in DEQAR's order."""
    used = {column for row in rows for column in row}
    return sorted(used, key=_place)


def _place(column: str) -> tuple[object, ...]:
    numbers = [int(found[1:-1]) for found in _NUMBERED.findall(column)]
    group = _NUMBERED.sub("[]", column)
    head = group.partition("[")[0].removesuffix("_display_name")
    first = next(place for place, each in enumerate(COLUMNS) if each.partition("[")[0] == head)
    return first, numbers[0] if numbers else 0, COLUMNS.index(group), numbers


# --- why not


_FORMULA = "A spreadsheet would calculate with what stands in `{column}`; begin it with a letter."


def _agency(snapshot: Snapshot, entry: Entry[Report]) -> Iterator[Reason]:
    agency = snapshot.catalogue.agencies.get(owner(entry.ref))
    first = entry.record.from_
    if agency is None or not registered(snapshot, owner(entry.ref), first):
        yield Reason("agency-not-registered", "The agency was not on the European register (EQAR) on the first day.")
        return
    if not agency.record.acronym:
        yield Reason("agency-without-acronym", "DEQAR knows agencies by their short name; the record has no `acronym`.")
    cited = [agency.record.activities.get(each) for each in entry.record.activities]
    if not all(cited) or any(each and not each.esg for each in cited):
        yield Reason("outside-esg", "DEQAR takes only procedures that follow the European Standards and Guidelines.")
    if any(each and not _within(first, each.from_, each.until) for each in cited):
        yield Reason("activity-not-in-use", "The agency did not use the procedure on the first day.")


def registered(snapshot: Snapshot, agency: str, day: dt.date) -> bool:
    """Tell whether an agency was on the European register on a day."""
    entry = snapshot.catalogue.agencies.get(agency)
    windows = entry.record.recognition if entry else ()
    return any(each.by is RecognisedBy.EQAR and _within(day, each.from_, each.until) for each in windows)


def _within(day: dt.date, first: dt.date, last: dt.date | None) -> bool:
    return first <= day and (last is None or day <= last)


def _decided(snapshot: Snapshot, entry: Entry[Report]) -> Iterator[Reason]:
    review = snapshot.statuses.alone(entry)
    if review.not_counted in (NotCounted.ANNULLED, NotCounted.MISTAKE):
        yield Reason("never-made", "The decision was annulled, or the report was entered by mistake.")
    elif entry.record.withdrawn:
        yield Reason("taken-back", "The agency took the decision back; DEQAR has no column for that.")
    elif review.standing(max(snapshot.on, entry.record.from_)) is Standing.UNDER_APPEAL:
        yield Reason("under-appeal", "The decision is under appeal; DEQAR has no column for that.")


def _documents(record: Report) -> Iterator[Reason]:
    if not record.files:
        yield Reason("no-document", "DEQAR asks for the report as a PDF document; the record names no file.")
    elif not all(file.languages for file in record.files):
        yield Reason("document-without-language", "DEQAR asks for the language of each document; one has none.")


def _providers(snapshot: Snapshot, record: Report) -> Iterator[Reason]:
    known = {ref: snapshot.catalogue.providers.get(ref) for ref in record.providers}
    for ref, entry in known.items():
        if entry is None or not _number(entry.record):
            said = "The provider has no number of DEQAR or ETER, by which DEQAR would know it."
            yield Reason("provider-without-number", said, ref)
    if record.obligation is Obligation.OBLIGATORY and not any(
        entry and _in_area(entry.record) for entry in known.values()
    ):
        said = "Only reports on a higher education institution in the European Higher Education Area can be obligatory."
        yield Reason("not-voluntary", said)


def _in_area(record: Provider) -> bool:
    return record.kind is ProviderKind.HIGHER_EDUCATION_INSTITUTION and record.seat.country in places.TILES


def _number(record: Provider) -> tuple[str, str] | None:
    """Give column and number by which DEQAR knows a provider."""
    for scheme, column in ((IdentifierScheme.DEQAR, "deqar_id"), (IdentifierScheme.ETER, "eter_id")):
        for each in record.identifiers:
            if each.scheme is scheme:
                return column, each.value
    return None


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
    if not _cycle(record.level):
        yield _no_level(record.level)
    if not (record.assessment and record.assessment.certificate):
        yield Reason("no-certificate", "DEQAR asks what people get at the end; it is not stated.")


def _no_level(level: QualificationLevel | None) -> Reason:
    if level and level.eqf == NOT_APPLICABLE:
        return Reason("level-not-applicable", "DEQAR asks for a level, and cannot say that it does not apply.")
    return Reason("no-level", "DEQAR asks for a level from 5 to 8, or a cycle; none is stated.")


def _programme(snapshot: Snapshot, record: Report, programme: ReviewedProgramme) -> Iterator[Reason]:
    if not _cycle(programme):
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


def _cycle(level: QualificationLevel | ReviewedProgramme | None) -> str:
    """Give the number of the cycle: as it is stated, or the one that the European level corresponds to."""
    if level is None:
        return ""
    if level.qf_ehea:
        return _CYCLE[level.qf_ehea]
    return next((number for cycle, number in _CYCLE.items() if cycle.eqf == level.eqf), "")


def _formulas(row: Row) -> Iterator[str]:
    return (column for column, cell in row.items() if cell.startswith(_CALCULATED))


# --- the row


def _cells(snapshot: Snapshot, entry: Entry[Report]) -> Iterator[tuple[str, str]]:
    """Yield the cells of a report, without those that have nothing in them."""
    record = entry.record
    agency = snapshot.catalogue.agencies[owner(entry.ref)].record
    given = {
        "agency": agency.acronym,
        **_listed("contributing_agencies", _contributing(snapshot, record)),
        "report_id": record.deqar_report,
        "local_identifier": record.local_identifier,
        **_listed("activities", (_english(agency.activities[each].name) for each in record.activities), "id"),
        "status": _OBLIGATION[record.obligation],
        "decision": _DECISION[snapshot.statuses.alone(entry).decided(snapshot.on)],
        "summary": _english(record.summary) if record.summary else None,
        "valid_from": record.from_.isoformat(),
        "valid_to": record.until.isoformat() if isinstance(record.until, dt.date) else None,
        "date_format": "%Y-%m-%d",
    }
    for number, file in enumerate(record.files, start=1):
        given |= _file(number, file)
    for number, link in enumerate(record.links, start=1):
        given[f"link[{number}]"] = link.url
        given[f"link_display_name[{number}]"] = _english(link.title) if link.title else None
    for number, ref in enumerate(record.providers, start=1):
        column, value = _number(snapshot.catalogue.providers[ref].record) or ("", "")
        given[f"institution[{number}].{column}"] = value
    for number, cells in enumerate(_programmes(snapshot, record), start=1):
        given |= {f"programme[{number}].{column}": value for column, value in cells.items()}
    given["other_comment"] = " ".join(_comments(record))
    return ((column, " ".join(str(value).split())) for column, value in given.items() if value not in (None, ""))


def _listed(name: str, values: Iterable[str], part: str = "") -> dict[str, object]:
    return {f"{name}[{n}]{f'.{part}' if part else ''}": value for n, value in enumerate(values, start=1)}


def _contributing(snapshot: Snapshot, record: Report) -> Iterator[str]:
    """Yield the agencies on the European register that contributed; DEQAR knows no others."""
    for ref in record.with_agencies:
        entry = snapshot.catalogue.agencies.get(ref)
        if entry and entry.record.acronym and registered(snapshot, ref, record.from_):
            yield entry.record.acronym


def _file(number: int, file: File) -> dict[str, object]:
    languages = (tag.partition("-")[0] for tag in file.languages)
    return {
        f"file[{number}].original_location": file.url,
        f"file[{number}].display_name": _english(file.title) if file.title else "Report",
        **_listed(f"file[{number}].report_language", dict.fromkeys(languages)),
    }


def _programmes(snapshot: Snapshot, record: Report) -> Iterator[dict[str, object]]:
    if record.scope is Scope.CREDENTIAL:
        for item in record.credentials:
            yield _micro_credential(snapshot.catalogue.credentials[item.credential])
    elif record.scope is Scope.PROGRAMME and record.programme:
        programme = record.programme
        yield {
            "identifier[1]": programme.id,
            "name_primary": _english(programme.name),
            "qualification_primary": programme.qualification,
            "qf_ehea_level": _cycle(programme),
            "degree_outcome": _FULL_DEGREE,
        }


def _micro_credential(entry: Entry[Credential]) -> dict[str, object]:
    record = entry.record
    certificate = record.assessment.certificate if record.assessment else None
    skills = (skill.esco for skill in record.skills if skill.esco and "/skill/" in skill.esco)
    return {
        "identifier[1]": entry.ref,
        "name_primary": _english(record.title),
        "qualification_primary": "Micro-credential",
        "qf_ehea_level": _cycle(record.level),
        "nqf_level": record.level.nqf.name if record.level and record.level.nqf else None,
        "degree_outcome": _NO_DEGREE,
        "workload_ects": int(record.workload.ects) if record.workload and record.workload.ects else None,
        "assessment_certification": _CERTIFICATE[certificate] if certificate else None,
        **_listed("learning_outcome", skills),
        "learning_outcome_description": "; ".join(map(_english, record.learning_outcomes)),
        "field_study": record.field[0] if record.field else None,
    }


def _comments(record: Report) -> Iterator[str]:
    if record.sample:
        yield "Sample: this record is made up."
    if record.limited_to:
        yield f"Limited to: {_english(record.limited_to)}."


def _english(text: Text) -> str:
    return text.pick(ENGLISH)[1]
