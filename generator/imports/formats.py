"""The formats that can be imported: a name, a kind of record, and a reader. A new format is one line here."""

from dataclasses import dataclass

from generator.imports import courses, deqar, elm, ooapi, providers, schema_org, xcri
from generator.imports.found import Reader
from generator.imports.rows import Template


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
    template: Template | None = None
    """The template that the table fills in, if it is one of ours."""

    @property
    def owned_by(self) -> str:
        """Give the kind of record of the one whose records it holds; empty if they belong to nobody."""
        return {"credential": "provider", "report": "agency"}.get(self.kind, "")


FORMATS: tuple[Format, ...] = (
    Format(
        "table",
        "CSV or spreadsheet, as the template for courses has it",
        "credential",
        courses.read,
        is_table=True,
        template=courses.COURSES,
    ),
    Format("xcri", "XCRI-CAP 1.2", "credential", xcri.read),
    Format("ooapi", "OOAPI v5", "credential", ooapi.read),
    Format("schema.org", "JSON-LD of schema.org, or a page that holds it", "credential", schema_org.read),
    Format("elm", "European Learning Model: JSON-LD or Turtle", "credential", elm.read),
    Format("deqar", "the submission table of DEQAR, with reports of an agency", "report", deqar.read, is_table=True),
    Format(
        "providers",
        "CSV or spreadsheet, as the template for providers has it",
        "provider",
        providers.read,
        is_table=True,
        template=providers.PROVIDERS,
    ),
)
BY_NAME = {each.name: each for each in FORMATS}
