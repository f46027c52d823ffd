"""The templates for courses and reports, published with the site: CSV, and spreadsheets that explain their columns."""

from collections.abc import Iterator, Sequence

from generator.imports import deqar, tables
from generator.imports.columns import CREDENTIAL

_Line = tuple[str, str, str]
CSV = "data/templates/courses.csv"
SPREADSHEET = "data/templates/courses.xlsx"
REPORTS_CSV = "data/templates/reports.csv"
REPORTS_SPREADSHEET = "data/templates/reports.xlsx"
"""Their paths below the root of the site."""
_REPORTS_HELP = (
    ("Several of a kind", "Add columns with the next number, for example: institution[2].deqar_id.", ""),
    ("What you do not know", "Leave the cell empty. Columns that you do not need can be deleted.", ""),
)
_HELP = (
    ("Several values in one cell", "Put | between them, or write each on a line of its own.", ""),
    ("Several languages", "Add a column with the language behind the heading, for example: Title (et).", ""),
    ("What you do not know", "Leave the cell empty. Columns that you do not need can be deleted.", ""),
)


def outputs() -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each template."""
    yield CSV, as_csv()
    yield SPREADSHEET, as_spreadsheet()
    headings = [name for name, *_ in deqar.TEMPLATE]
    yield REPORTS_CSV, tables.as_csv([headings])
    yield REPORTS_SPREADSHEET, _explained("Reports", [headings], deqar.TEMPLATE, _REPORTS_HELP)


def as_csv() -> bytes:
    """Give the template as CSV: the headings and no example, which somebody would leave there."""
    return tables.as_csv([[column.heading for column in CREDENTIAL]])


def as_spreadsheet(rows: list[list[str]] | None = None) -> bytes:
    """Give the template as a spreadsheet, filled with rows (headings first) if there are some."""
    explained = [(column.heading, column.explained, column.example) for column in CREDENTIAL]
    return _explained("Courses", rows or [[column.heading for column in CREDENTIAL]], explained, _HELP)


def _explained(title: str, rows: list[list[str]], columns: Sequence[_Line], further: Sequence[_Line]) -> bytes:
    """Make a spreadsheet of rows with a second sheet that explains them."""
    help_ = [("Column", "What stands there", "Example"), *columns, ("", "", ""), *further]
    return tables.as_spreadsheet([(title, rows), (tables.HOW_TO, help_)])
