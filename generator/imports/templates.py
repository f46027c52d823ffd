"""The templates for courses, published with the site: a CSV and a spreadsheet that explains its columns."""

from collections.abc import Iterator

from generator.imports import tables
from generator.imports.columns import CREDENTIAL

CSV = "data/templates/courses.csv"
SPREADSHEET = "data/templates/courses.xlsx"
"""Their paths below the root of the site."""
_HELP = (
    ("Several values in one cell", "Put | between them, or write each on a line of its own.", ""),
    ("Several languages", "Add a column with the language behind the heading, for example: Title (et).", ""),
    ("What you do not know", "Leave the cell empty. Columns that you do not need can be deleted.", ""),
)


def outputs() -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each template."""
    yield CSV, as_csv()
    yield SPREADSHEET, as_spreadsheet()


def as_csv() -> bytes:
    """Give the template as CSV: the headings and no example, which somebody would leave there."""
    return tables.as_csv([[column.heading for column in CREDENTIAL]])


def as_spreadsheet(rows: list[list[str]] | None = None) -> bytes:
    """Give the template as a spreadsheet, filled with rows (headings first) if there are some."""
    explained = [(column.heading, column.explained, column.example) for column in CREDENTIAL]
    help_ = [("Column", "What stands there", "Example"), *explained, ("", "", ""), *_HELP]
    return tables.as_spreadsheet(
        [("Courses", rows or [[column.heading for column in CREDENTIAL]]), (tables.HOW_TO, help_)]
    )
