"""The templates, published with the site: CSV, and spreadsheets that explain their columns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.imports import deqar, tables
from generator.imports.courses import COURSES
from generator.imports.providers import PROVIDERS
from generator.imports.rows import Template

_FOLDER = "data/templates"
_Line = tuple[str, str, str]
_Rows = Sequence[Sequence[str]]
_EMPTY = ("What you do not know", "Leave the cell empty. Columns that you do not need can be deleted.", "")
_REPORTS_HELP = (
    ("Several of a kind", "Add columns with the next number, for example: institution[2].deqar_id.", ""),
    _EMPTY,
)


@dataclass(frozen=True, slots=True)
class Published:
    """A template as it is published."""

    name: str
    """What its rows are, in the plural."""
    columns: Sequence[_Line]
    """Heading, explanation and example of each column."""
    further: Sequence[_Line]
    """What else to know."""
    template: Template | None = None
    """What it is made from, if records can be put into it."""

    @property
    def csv(self) -> str:
        """Give the path of the CSV below the root of the site."""
        return f"{_FOLDER}/{self.name}.csv"

    @property
    def spreadsheet(self) -> str:
        """Give the path of the spreadsheet below the root of the site."""
        return f"{_FOLDER}/{self.name}.xlsx"

    @property
    def empty(self) -> _Rows:
        """Give the headings and no example, which somebody would leave there."""
        return [[heading for heading, *_ in self.columns]]

    def as_spreadsheet(self, rows: _Rows = ()) -> bytes:
        """Give the spreadsheet, filled with rows (headings first) if there are some; a second sheet explains it."""
        help_ = [("Column", "What stands there", "Example"), *self.columns, ("", "", ""), *self.further]
        return tables.as_spreadsheet([(self.name.capitalize(), rows or self.empty), (tables.HOW_TO, help_)])


def _of(template: Template) -> Published:
    lines = [(column.heading, column.explained, column.example) for column in template.columns]
    text = next(column.heading for column in template.columns if column.is_text)
    further = (
        ("Several values in one cell", "Put | between them, or write each on a line of its own.", ""),
        ("Several languages", f"Add a column with the language behind the heading, for example: {text} (et).", ""),
        _EMPTY,
    )
    return Published(template.name, lines, further, template)


ALL: Mapping[str, Published] = {
    each.name: each for each in (_of(COURSES), _of(PROVIDERS), Published("reports", deqar.TEMPLATE, _REPORTS_HELP))
}
"""The templates by the names of what stands in their rows."""


def outputs() -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each template."""
    for each in ALL.values():
        yield each.csv, tables.as_csv(each.empty)
        yield each.spreadsheet, each.as_spreadsheet()
