"""Tables of strangers: CSV in its dialects and spreadsheets, as rows of cells, and the same table with further columns.

A formula is never worked out and never written: what a program would make of it, its file does not say.
"""

import csv
import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import openpyxl
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from generator.imports import opening
from generator.imports.found import Note, UnreadableError
from generator.source import shown

MOST_ROWS = 20_000
MOST_COLUMNS = 300
_LAST_ROW = 1_048_576
"""No spreadsheet has more rows."""
_DELIMITERS = (",", ";", "\t")
_FORMULA = re.compile(r"[=+\-@\t\r]")
_FORMULA_CELL = "This cell holds a formula. Put the value itself there (copy it, and paste it as a value)."
_OUTSIDE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no spreadsheet can hold."""
_WIDEST = 40
_UNIT = re.compile(r'\[\$([^\]-]+)[^\]]*\]|"([^"]*)"|([€£%])')
"""What the format of a number shows beside it: `[$€-407]`, `"EUR"`, `%`."""
_CARRIAGE_RETURN = "_x000D_"
"""How spreadsheets keep the sign that some systems put before the end of a line (ISO/IEC 29500, ST_Xstring)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: what stands there in words, or why it cannot be used."""

    words: str = ""
    trouble: str = ""
    value: Any = None
    """What a spreadsheet holds, if it is no text: a day, a number."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number as a spreadsheet shows it."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def where(self) -> str:
        """Name the row."""
        return f"row {self.number}"

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing stands in it."""
        return not any(cell.words.strip() or cell.trouble for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds, in its own order; the first row that is not empty has the headings."""

    rows: tuple[Row, ...]
    delimiter: str = ""
    """What stands between the cells of a CSV; empty for a spreadsheet."""
    sheet: str = ""
    notes: tuple[Note, ...] = ()

    @property
    def headings(self) -> Row:
        """Give the row with the headings."""
        return next(row for row in self.rows if not row.is_empty)

    @property
    def body(self) -> Iterator[Row]:
        """Yield the rows below the headings in which something stands."""
        return (row for row in self.rows if row.number > self.headings.number and not row.is_empty)


def read(content: bytes, encoding: str = "") -> Table:
    """Read a CSV or a spreadsheet, whichever it is. Raises UnreadableError."""
    table = _spreadsheet(content) if opening.is_packed(content) else _csv(content, encoding)
    if all(row.is_empty for row in table.rows):
        raise UnreadableError("There is nothing in the table.")
    return table


_FIRST_ROWS = 10
_SOME_HEADINGS = 3
"""So many known headings in a row are no coincidence."""


def about_headings(table: Table, is_heading: Callable[[str], bool]) -> str:
    """Say why a table lacks headings that it needs: what stands in their place, and where others stand."""
    known = sum(is_heading(cell.words) for cell in table.headings.cells)
    for row in table.rows[:_FIRST_ROWS]:
        others = sum(is_heading(cell.words) for cell in row.cells)
        if others >= _SOME_HEADINGS and others > known:
            return f"The headings stand in {row.where}: delete the rows above them."
    words = ", ".join(f"“{cell.words.strip()}”" for cell in table.headings.cells if cell.words.strip())
    first = (
        f"The headings have to stand in the first row; it holds {shown(words, 200)}. The template shows all headings."
    )
    between = " Between the cells of a CSV there has to be a comma, a semicolon or a tab."
    return first + (between if table.delimiter and known < _SOME_HEADINGS else "")


# --- CSV


def _csv(content: bytes, encoding: str) -> Table:
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableError("This is a spreadsheet of an old kind (.xls). Save it as .xlsx or as “CSV UTF-8”.")
    text = opening.text(content, encoding)
    first, _, rest = text.partition("\n")
    named = re.fullmatch(r"sep=(.)\r?", first)
    delimiter = named[1] if named else _delimiter(text)
    body = rest if named else text
    rows = tuple(_rows(body, delimiter, 2 if named else 1))
    _refuse_cut(body, rows)
    return Table(rows, delimiter)


def _delimiter(text: str) -> str:
    """Give the sign that takes the first row apart into most cells."""
    counted = {sign: len(next(_reader(text, sign), [])) for sign in _DELIMITERS}
    return max(_DELIMITERS, key=lambda sign: counted[sign])


def _reader(text: str, delimiter: str) -> Iterator[list[str]]:
    """Read the rows of a CSV; a quote that is never closed is a file that was cut off."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        yield from reader
    except csv.Error as problem:
        raise UnreadableError(
            f"Line {reader.line_num} cannot be read as CSV: {problem}. A quote is not closed, or the file is cut off."
        ) from problem


def _rows(text: str, delimiter: str, first: int) -> Iterator[Row]:
    for number, row in enumerate(_reader(text, delimiter), start=first):
        if number > MOST_ROWS or len(row) > MOST_COLUMNS:
            _too_many()
        yield Row(number, tuple(map(_csv_cell, row)))


def _csv_cell(words: str) -> Cell:
    if words.startswith("="):
        return Cell(words, _FORMULA_CELL)
    return Cell(words[1:] if words.startswith("'") and _FORMULA.match(words[1:]) else words)


def _refuse_cut(text: str, rows: Sequence[Row]) -> None:
    """Refuse a file whose last row ends early and without the end of a line."""
    filled = [row for row in rows if not row.is_empty]
    if len(filled) > 1 and not text.endswith(("\n", "\r")) and len(filled[-1].cells) < len(filled[0].cells):
        raise UnreadableError(f"The file is cut off: row {filled[-1].number} has fewer cells than the headings.")


def _too_many() -> None:
    raise UnreadableError(f"The table has more than {MOST_ROWS:,} rows or {MOST_COLUMNS} columns.")


# --- spreadsheets


def _spreadsheet(content: bytes) -> Table:
    packed = opening.packed(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about what stays behind: drawings, drop-down lists
            return _sheet(openpyxl.load_workbook(packed, read_only=True, data_only=False, keep_links=False))
    except UnreadableError:
        raise
    except Exception as problem:  # a file made by hand makes openpyxl raise whatever comes up
        if opening.defines_entities(problem):
            raise UnreadableError(opening.ENTITIES) from problem
        raise UnreadableError(
            f"The file cannot be read as a spreadsheet ({type(problem).__name__}). "
            "Save it again as .xlsx or as “CSV UTF-8”."
        ) from problem


def _sheet(book: openpyxl.Workbook) -> Table:
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not visible:
        raise UnreadableError("The spreadsheet has no sheet that can be seen.")
    chosen = visible[0]
    rows = tuple(_sheet_rows(chosen))
    others = [sheet.title for sheet in visible[1:] if sheet.title != HOW_TO]
    notes = (
        (Note("", f"Only the sheet “{shown(chosen.title)}” was read, not: {shown(', '.join(others), 200)}."),)
        if others
        else ()
    )
    return Table(rows, sheet=chosen.title, notes=notes)


HOW_TO = "How to fill it in"
"""The sheet of a template that explains it."""


def _sheet_rows(sheet: Any) -> Iterator[Row]:  # noqa: ANN401 - openpyxl's own kind of sheet
    last, absent = 0, ()
    for number, row in enumerate(sheet.iter_rows(max_row=_LAST_ROW, max_col=MOST_COLUMNS + 1), start=1):
        if row is absent:
            continue
        made = Row(number, _trimmed([_sheet_cell(cell) for cell in row]))
        if made.is_empty:
            absent = row  # openpyxl gives the same one for every row that is not there, and there may be a million
            continue
        if number > MOST_ROWS or len(made.cells) > MOST_COLUMNS:
            _too_many()
        yield from (Row(between, ()) for between in range(last + 1, number))
        yield made
        last = number


def _trimmed(cells: list[Cell]) -> tuple[Cell, ...]:
    while cells and not cells[-1].words and not cells[-1].trouble:
        cells.pop()
    return tuple(cells)


def _sheet_cell(cell: Any) -> Cell:  # noqa: ANN401 - openpyxl's own kinds of cell
    value = cell.value
    if value is None:
        return Cell()
    if cell.data_type == "f" or not isinstance(value, str | int | float | bool | dt.date | dt.time | dt.timedelta):
        return Cell(str(value), _FORMULA_CELL)
    if cell.data_type == "e":
        return Cell(str(value), f"This cell holds the error {shown(str(value))}.")
    if isinstance(value, str):
        return Cell(value.replace(_CARRIAGE_RETURN, ""))
    if not isinstance(value, bool | dt.date | dt.time | dt.timedelta) and (unit := _unit(cell.number_format)):
        return Cell(f"{_in_words(value * 100 if unit == '%' else value)} {unit}")
    return Cell(_in_words(value), value=value)


def _unit(form: str) -> str:
    """Give what a cell shows beside its number, because people read it as a part of the value."""
    found = _UNIT.search(form.partition(";")[0])
    return next((each.strip() for each in found.groups() if each and each.strip()), "") if found else ""


def _in_words(value: Any) -> str:  # noqa: ANN401 - what a cell can hold
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        # Sums of a spreadsheet have digits that nobody typed: 0.30000000000000004.
        digits = f"{Decimal(str(round(value, 9))).normalize():f}"
        # In words 1.125 may be 1125, in a cell with a number it is not: a further 0 says so.
        return f"{digits}0" if re.search(r"\.\d{3}$", digits) else digits
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


# --- writing


def harmless(words: str) -> str:
    """Give the words of a cell so that no spreadsheet takes them for a formula."""
    return f"'{words}" if _FORMULA.match(words) else words


def as_csv(rows: Iterable[Sequence[str]], delimiter: str = ",") -> bytes:
    """Write rows as CSV that spreadsheets open without questions: UTF-8 with its mark."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=delimiter, lineterminator="\r\n")
    for row in rows:
        writer.writerow([harmless(words) for words in row])
    return b"\xef\xbb\xbf" + made.getvalue().encode("utf-8", errors="replace")


def as_spreadsheet(sheets: Sequence[tuple[str, Iterable[Sequence[Any]]]]) -> bytes:
    """Write sheets as a spreadsheet: title and rows of each. The same rows give the same bytes."""
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for title, rows in sheets:
        _fill(book.create_sheet(title), rows)
    made = io.BytesIO()
    book.save(made)
    return _without_time(made.getvalue())


def _fill(sheet: Worksheet, rows: Iterable[Sequence[Any]]) -> None:
    widths: dict[int, int] = {}
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell: Any = sheet.cell(number, column)
            _put(cell, value)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == 1:
                cell.font = Font(bold=True)
            widths[column] = max(widths.get(column, 10), min(_WIDEST, len(str(value)) + 2))
    for column, width in widths.items():
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"


def _put(cell: SheetCell, value: Any) -> None:  # noqa: ANN401 - what a cell can hold
    """Put a value into a cell; words stay words, whatever they look like."""
    if isinstance(value, str):
        cell.value = _OUTSIDE.sub("\N{REPLACEMENT CHARACTER}", value)[:32_767]
        cell.data_type = "s"
        cell.quotePrefix = bool(_FORMULA.match(value))
    else:
        cell.value = value


def _without_time(content: bytes) -> bytes:
    """Take the time of writing out of a spreadsheet."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for name in sorted(before.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            part = before.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2026-01-01T00:00:00Z", part)
            after.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return made.getvalue()


_ERRORS, _WARNINGS = "Errors", "Warnings"
_RESULT = re.compile(rf"(?:{_ERRORS}|{_WARNINGS})(?:\s*\((.+)\))?", re.IGNORECASE)
"""The headings of the columns that come back with a result: `Errors (courses.xlsx)`.

The name of the source stands in a heading because that survives every program and every format of a table.
"""


def is_result(heading: str) -> bool:
    """Tell whether a heading is that of a column that came back with a result, which says nothing of its own."""
    return _RESULT.fullmatch(" ".join(heading.split())) is not None


def source(headings: Row) -> str:
    """Give the name of the source of which a table is the result; nothing if it is none."""
    found = (_RESULT.fullmatch(" ".join(cell.words.split())) for cell in headings.cells)
    return next((each[1].strip() for each in found if each and each[1]), "")


def as_result(table: Table, name: str, said: Mapping[int, tuple[str, str]]) -> bytes:
    """Give a table of the source of a name with its errors and warnings at its end, in place of those of last time.

    `said` has both by the number of the row. A cell with a formula is empty there: as words, the next import would take
    the formula itself for the value.
    """
    old = {place for place, cell in enumerate(table.headings.cells) if is_result(cell.words)}
    kept = {row.number: [cell for place, cell in enumerate(row.cells) if place not in old] for row in table.rows}
    width = max(map(len, kept.values()))
    rows = []
    for number, row in kept.items():
        cells: list[Any] = [_again(cell, as_words=bool(table.delimiter)) for cell in row]
        cells += [""] * (width - len(cells))
        is_headings = number == table.headings.number
        rows.append([*cells, *((f"{_ERRORS} ({name})", _WARNINGS) if is_headings else said.get(number, ("", "")))])
    if table.delimiter:
        return as_csv(rows, table.delimiter)
    return as_spreadsheet([(table.sheet, rows)])


def _again(cell: Cell, *, as_words: bool) -> Any:  # noqa: ANN401 - what a cell can hold
    if cell.trouble:
        return ""
    return cell.words if as_words or cell.value is None else cell.value
