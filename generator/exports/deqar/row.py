"""The row of a report in DEQAR's columns. A number in brackets counts things of the same kind.

The columns and their values are those of DEQAR's own template.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping

from generator.catalogue import Entry, owner
from generator.exports.snapshot import Snapshot
from generator.records import Credential, Provider, Report
from generator.records.credential import QualificationLevel
from generator.records.report import File, ReviewedProgramme
from generator.records.values import Text
from generator.vocabulary import Certificate, Decision, IdentifierScheme, Obligation, QfEhea, Scope

Row = Mapping[str, str]
"""Cells by column."""
Cells = Mapping[str, object]
"""Cells that may hold nothing, by column; empty brackets wait for the number of the thing."""

ENGLISH = "en"
"""DEQAR asks for names in English where there are some."""

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
_LONGEST_NAME = 50
"""So many signs may the agency's own name of a programme have."""
_NUMBERED = re.compile(r"\[\d+\]")

COLUMNS: tuple[str, ...] = (
    "agency",
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


def columns(rows: Iterable[Row]) -> list[str]:
    """Give the columns that some rows need, in DEQAR's order."""
    used = {column for row in rows for column in row}
    return sorted(used, key=_place)


def group(column: str) -> str:
    """Give a column without its numbers: `link[]`."""
    return _NUMBERED.sub("[]", column)


def _place(column: str) -> tuple[object, ...]:
    numbers = [int(found[1:-1]) for found in _NUMBERED.findall(column)]
    head = column.partition("[")[0].removesuffix("_display_name")
    first = next(place for place, each in enumerate(COLUMNS) if each.partition("[")[0] == head)
    return first, numbers[0] if numbers else 0, COLUMNS.index(group(column)), numbers


def cells(snapshot: Snapshot, entry: Entry[Report]) -> Row:
    """Give the cells of a report, without those that have nothing in them."""
    record = entry.record
    given = {
        **_review(snapshot, entry),
        **_numbered(_file(file) for file in record.files),
        **_numbered(_link(link) for link in record.links),
        **_numbered(_institution(snapshot.catalogue.providers[ref].record) for ref in record.providers),
        **_numbered(_programmes(snapshot, record)),
        "other_comment": " ".join(_comments(snapshot, record)),
    }
    return {column: " ".join(str(value).split()) for column, value in given.items() if value not in (None, "")}


def _review(snapshot: Snapshot, entry: Entry[Report]) -> Cells:
    record = entry.record
    agency = snapshot.catalogue.agencies[owner(entry.ref)].record
    return {
        "agency": agency.acronym,
        "report_id": record.deqar_report,
        "local_identifier": record.local_identifier,
        **_numbered({"activities[].id": _english(agency.activities[each].name)} for each in record.activities),
        "status": _OBLIGATION[record.obligation],
        "decision": _DECISION[snapshot.statuses.alone(entry).decided(snapshot.on)],
        "summary": _english(record.summary) if record.summary else None,
        "valid_from": record.from_.isoformat(),
        "valid_to": record.until.isoformat() if isinstance(record.until, dt.date) else None,
        "date_format": "%Y-%m-%d",
    }


def _numbered(things: Iterable[Cells]) -> Cells:
    """Put the number of each thing into the brackets of its columns."""
    return {
        column.replace("[]", f"[{number}]", 1): value
        for number, cells in enumerate(things, start=1)
        for column, value in cells.items()
    }


def _file(file: File) -> Cells:
    languages = dict.fromkeys(tag.partition("-")[0] for tag in file.languages)
    return {
        "file[].original_location": file.url,
        "file[].display_name": _english(file.title) if file.title else "Report",
        **{f"file[].report_language[{number}]": tag for number, tag in enumerate(languages, start=1)},
    }


def _link(link: File) -> Cells:
    return {"link[]": link.url, "link_display_name[]": _english(link.title) if link.title else None}


def _institution(record: Provider) -> Cells:
    column, value = number(record) or ("", "")
    return {f"institution[].{column}": value}


def _programmes(snapshot: Snapshot, record: Report) -> Iterator[Cells]:
    if record.scope is Scope.CREDENTIAL:
        for item in record.credentials:
            yield _micro_credential(snapshot.catalogue.credentials[item.credential])
    elif record.scope is Scope.PROGRAMME and record.programme:
        programme = record.programme
        yield {
            "programme[].identifier[1]": _identifier(programme.id),
            "programme[].name_primary": _english(programme.name),
            "programme[].qualification_primary": programme.qualification,
            "programme[].qf_ehea_level": cycle(programme),
            "programme[].degree_outcome": _FULL_DEGREE,
        }


def _micro_credential(entry: Entry[Credential]) -> Cells:
    record = entry.record
    certificate = record.assessment.certificate if record.assessment else None
    skills = [skill.esco for skill in record.skills if skill.esco and "/skill/" in skill.esco]
    return {
        "programme[].identifier[1]": _identifier(entry.ref),
        "programme[].name_primary": _english(record.title),
        "programme[].qualification_primary": "Micro-credential",
        "programme[].qf_ehea_level": cycle(record.level),
        "programme[].nqf_level": record.level.nqf.name if record.level and record.level.nqf else None,
        "programme[].degree_outcome": _NO_DEGREE,
        "programme[].workload_ects": int(record.workload.ects) if record.workload and record.workload.ects else None,
        "programme[].assessment_certification": _CERTIFICATE[certificate] if certificate else None,
        **{f"programme[].learning_outcome[{place}]": address for place, address in enumerate(skills, start=1)},
        "programme[].learning_outcome_description": "; ".join(map(_english, record.learning_outcomes)),
        "programme[].field_study": record.field[0] if record.field else None,
    }


def _identifier(name: str) -> str | None:
    """Give the short name of a programme, which DEQAR does not need; nothing if it is too long for DEQAR."""
    return name if len(name) <= _LONGEST_NAME else None


def _comments(snapshot: Snapshot, record: Report) -> Iterator[str]:
    if record.sample:
        yield "Sample: this record is made up."
    if record.limited_to:
        yield f"Limited to: {_english(record.limited_to)}."
    if partners := [snapshot.catalogue.agencies.get(ref) for ref in record.with_agencies]:
        yield f"Together with: {', '.join(_english(each.record.name) for each in partners if each)}."


def _english(text: Text) -> str:
    return text.pick(ENGLISH)[1]


# --- what reasons against a row look at too


def number(record: Provider) -> tuple[str, str] | None:
    """Give column and number by which DEQAR knows a provider."""
    for scheme, column in ((IdentifierScheme.DEQAR, "deqar_id"), (IdentifierScheme.ETER, "eter_id")):
        for each in record.identifiers:
            if each.scheme is scheme:
                return column, each.value
    return None


def cycle(level: QualificationLevel | ReviewedProgramme | None) -> str:
    """Give the number of the cycle: as it is stated, or the one that the European level corresponds to."""
    if level is None:
        return ""
    if level.qf_ehea:
        return _CYCLE[level.qf_ehea]
    return next((number for cycle, number in _CYCLE.items() if cycle.eqf == level.eqf), "")
