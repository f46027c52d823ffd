"""The submission table of DEQAR → found reports of one agency.

Agencies send this table to the European database of reports. Each row is a report. Its providers and micro-credentials
are found by their numbers, or by names that only one record has; a row that names others is left out.
"""

import datetime as dt
import re
from collections.abc import Iterator

from generator.catalogue import Catalogue
from generator.imports import tables, texts, values
from generator.imports.deqar import subjects, table
from generator.imports.deqar.cells import Cells
from generator.imports.deqar.table import TEMPLATE
from generator.imports.found import Found, Read, Value, Wanted
from generator.imports.known import Known
from generator.imports.values import UnclearError
from generator.source import shown
from generator.vocabulary import Decision, Obligation

__all__ = ["TEMPLATE", "read"]

_OBLIGATION = {
    **dict.fromkeys(("1", "obligatory", "part of obligatory eqa system"), Obligation.OBLIGATORY),
    **dict.fromkeys(("2", "voluntary"), Obligation.VOLUNTARY),
}
_DECISION = {
    **dict.fromkeys(("1", "positive"), Decision.POSITIVE),
    **dict.fromkeys(
        ("2", "positive with conditions or restrictions", "positive with conditions"), Decision.POSITIVE_WITH_CONDITIONS
    ),
    **dict.fromkeys(("3", "negative"), Decision.NEGATIVE),
    **dict.fromkeys(("4", "not applicable"), Decision.NO_FORMAL_DECISION),
}
_DATE_FORMAT = re.compile(r"%[dmY](?:[-/. ]{1,2}%[dmY]){2}\.?")
_SAMPLE = "Sample: this record is made up."
_LIMITED = "Limited to: "
_TOGETHER = "Together with: "
"""What the catalogue itself writes into a comment."""


def read(content: bytes, wanted: Wanted) -> Read:
    """Read the reports of an agency. Raises UnreadableError if it is no table of reports."""
    whole = tables.read(content, wanted.encoding)
    headings = table.headings(whole)
    rows = list(whole.body)
    known = Known(wanted.known or Catalogue(), wanted.into)
    found = tuple(_found(Cells(row, headings, wanted), known, len(whole.headings.cells)) for row in rows)
    return Read(found, (*whole.notes, *table.unused(headings, rows)), tables.source(whole.headings))


def _found(cells: Cells, known: Known, width: int) -> Found:
    if any(cell.words.strip() for cell in cells.row.cells[width:]):
        cells.error("", "the row has more cells than there are headings; a text with a comma may lack its quotes")
    named = cells.words("agency")
    if known.is_agency(named):
        _procedures(cells, known)
        _decided(cells)
        _days(cells)
        subjects.take_over(cells, known)
        _documents(cells)
        _words(cells, known)
    else:
        cells.error("agency", f"“{shown(named)}” is not the agency `{known.into}`, for which this import is")
    return Found(_id(cells), cells.row.where, cells.facts, tuple(cells.notes), tuple(cells.errors))


def _procedures(cells: Cells, known: Known) -> None:
    activities = []
    for column, words in cells.listed("activities", ".id", ".activity", "", ".local_identifier", ".group"):
        try:
            activities.append(known.activity(words))
        except UnclearError as problem:
            cells.error(column, str(problem))
    if activities:
        cells.put("activities", list(dict.fromkeys(activities)), "activities[1].id")
    elif not cells.errors:
        cells.error("activities[1].id", "no procedure is named")
    contributing = []
    for column, words in cells.listed("contributing_agencies", ""):
        if ref := known.agency_of(words):
            contributing += [ref] if ref != known.into else []
        else:
            cells.note(column, f"“{shown(words)}” is no agency in the catalogue, so it is not named")
    if contributing:
        cells.put("with_agencies", list(dict.fromkeys(contributing)), "contributing_agencies[1]")


def _decided(cells: Cells) -> None:
    for column, key, choices in (("status", "obligation", _OBLIGATION), ("decision", "decision", _DECISION)):
        words = cells.words(column)
        value = choices.get(words.casefold())
        if value:
            cells.put(key, value.value, column)
        elif words:
            listed = ", ".join(each for each in choices if not each.isdigit())
            cells.error(column, f"“{shown(words)}” is none of: {listed}")
        else:
            _empty(cells, column)


def _days(cells: Cells) -> None:
    """Read both days. A last day that cannot be read leaves the report out: without one it would hold longer."""
    for column, key in (("valid_from", "from"), ("valid_to", "until")):
        words = cells.words(column)
        if not words and key == "from":
            _empty(cells, column)
        elif words:
            try:
                cells.put(key, _day(cells, column, words), column)
            except UnclearError as problem:
                cells.error(column, str(problem))


def _empty(cells: Cells, column: str) -> None:
    """Say that a cell is empty, unless it has been said that it cannot be read."""
    if all(each.where != cells.where(column) for each in cells.errors):
        cells.error(column, "the cell is empty")


def _day(cells: Cells, column: str, words: str) -> dt.date:
    held = cells.held(column)
    if isinstance(held, dt.date):
        return held.date() if isinstance(held, dt.datetime) else held
    form = cells.words("date_format")
    if not form:
        return values.day(words)
    if not _DATE_FORMAT.fullmatch(form) or len(set(re.findall(r"%[dmY]", form))) != 3:  # noqa: PLR2004
        raise UnclearError(f"“{shown(form)}” in the column `date_format` is no format with day, month and year")
    try:
        day = dt.datetime.strptime(words, form).date()  # noqa: DTZ007 - a day has no time zone
    except ValueError:
        raise UnclearError(f"“{shown(words)}” is no day in the format “{form}”") from None
    return values.day(day.isoformat())


def _documents(cells: Cells) -> None:
    files = [
        _file(cells, f"file[{number}]", column) for number, column in _addresses(cells, "file", ".original_location")
    ]
    links = []
    for number, column in _addresses(cells, "link", ""):
        title = cells.text(f"link_display_name[{number}]")
        links.append({"url": cells.words(column), **({"title": title} if title else {})})
    for key, listed, column in (("files", files, "file[1].original_location"), ("links", links, "link[1]")):
        if listed:
            cells.put(key, list(listed), column)
    addresses = [str(each["url"]) for each in (*links, *files)]
    if addresses:
        cells.put("source", addresses[0], "link[1]" if links else "file[1].original_location")
    else:
        cells.error("file[1].original_location", "there is no address at which anybody can read the report")


def _addresses(cells: Cells, group: str, part: str) -> Iterator[tuple[int, str]]:
    for number in cells.numbers(group):
        if cells.words(column := f"{group}[{number}]{part}"):
            yield number, column


def _file(cells: Cells, start: str, column: str) -> dict[str, Value]:
    made: dict[str, Value] = {"url": cells.words(column)}
    if title := cells.text(f"{start}.display_name"):
        made["title"] = title
    spoken: list[Value] = []
    for name in cells.headings:
        if name.startswith(f"{start}.report_language") and (words := cells.words(name)):
            try:
                spoken.append(values.language(words))
            except UnclearError as problem:
                cells.note(name, str(problem))
    if spoken:
        made["languages"] = spoken
    return made


def _words(cells: Cells, known: Known) -> None:
    if said := cells.text("summary", texts.words):
        cells.put("summary", said, "summary")
    if own := cells.words("local_identifier"):
        cells.put("local_identifier", own, "local_identifier")
    if number := cells.words("report_id"):
        if re.fullmatch(r"[1-9]\d{0,11}", number):
            cells.put("deqar_report", int(number), "report_id")
        else:
            cells.note("report_id", f"“{shown(number)}” is no number of a report in DEQAR")
    _comment(cells, known)


def _comment(cells: Cells, known: Known) -> None:
    """Read a comment. What this catalogue itself writes there is a fact; other words are for a person."""
    comment = cells.words("other_comment")
    if comment.startswith(_SAMPLE):
        cells.put("sample", value=True, column="other_comment")
        comment = comment.removeprefix(_SAMPLE).strip()
    before, found, names = comment.rpartition(_TOGETHER)
    partners = [known.agency_of(name) for name in names.removesuffix(".").split(", ")] if found else []
    if partners and all(partners):
        cells.put("with_agencies", list(dict.fromkeys(partners)), "other_comment")
        comment = before.strip()
    if comment.startswith(_LIMITED) and comment.endswith("."):
        unit = comment.removeprefix(_LIMITED).removesuffix(".")
        cells.put("limited_to", {cells.wanted.language: unit}, "other_comment")
    elif comment:
        said = f"a record has no place for this comment. Does it limit the report? “{shown(comment, 300)}"
        cells.note("other_comment", f"{said}”")


def _id(cells: Cells) -> str:
    """Give the number of the report: the agency's, that of DEQAR, or what it is about and since when."""
    for column in ("local_identifier", "report_id"):
        if number := cells.words(column):
            return number
    about = [cells.facts[key].value for key in ("from", "activities", "providers", "credentials") if key in cells.facts]
    return " ".join(str(part) for each in about for part in (each if isinstance(each, list) else [each]))
