"""The formats that can be imported: a name, a kind of record, and a reader. A new format is one line here."""

from dataclasses import dataclass

from generator.imports import courses, deqar, elm, ooapi, schema_org, xcri
from generator.imports.found import Reader


@dataclass(frozen=True, slots=True)
class Format:
    """A format."""

    name: str
    """As the command line calls it; records remember it."""
    label: str
    """What it is, in a few words."""
    kind: str
    """The kind of record that it holds."""
    read: Reader
    is_table: bool = False
    """Whether its file is a table, which can come back with columns of errors and warnings."""


TABLE = Format("table", "CSV or spreadsheet, as the template has it", "credential", courses.read, is_table=True)
FORMATS: tuple[Format, ...] = (
    TABLE,
    Format("xcri", "XCRI-CAP 1.2", "credential", xcri.read),
    Format("ooapi", "OOAPI v5", "credential", ooapi.read),
    Format("schema.org", "JSON-LD of schema.org, or a page that holds it", "credential", schema_org.read),
    Format("elm", "European Learning Model: JSON-LD or Turtle", "credential", elm.read),
    Format("deqar", "the submission table of DEQAR, with reports of an agency", "report", deqar.read, is_table=True),
)
BY_NAME = {each.name: each for each in FORMATS}
