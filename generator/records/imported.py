"""What an import remembers in a record: what came from where, so that the next one changes only what changed there."""

from typing import Annotated

from pydantic import Field

from generator.records.values import Day, FieldName, Id, Line, example, record


@record
class Imported:
    """What a program took over from a file. `catalogue import` writes it; leave it as it is."""

    format: Annotated[Line, example("table")]
    """The format of the file."""
    from_: Annotated[Line, Field(alias="from", examples=["courses.csv"])]
    """What the file is called."""
    id: Annotated[Line, example("C-101")]
    """What the source itself calls it."""
    on: Day
    """The day on which an import last changed the record."""
    fields: Annotated[dict[FieldName, Id], Field(max_length=60)]
    """Each field that came from the source, with a short sign of what it held."""
