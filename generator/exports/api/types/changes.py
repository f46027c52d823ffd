"""What changed, month by month."""

from typing_extensions import TypedDict

from generator.exports.api.types.document import DocumentV1
from generator.exports.api.types.published import Day, published


@published
class ChangeV1(TypedDict):
    """Something that changed on a day."""

    on: Day
    """The day. A report that is entered late changes statuses of days before: they stand there from then on."""
    kind: str
    """The kind of record: `credential`, `provider`, `report`, `agency` or `country`."""
    ref: str
    """Its name in addresses and references."""
    change: str
    """`added`, `changed` or `withdrawn` (from the repository's history), or `status-changed` (from the timeline)."""
    scope: str | None
    """Of a changed status: what was looked at, from this day on."""
    standing: str | None
    """Of a changed status: what holds from this day on."""
    url: str | None
    """The file of the record; none if it was withdrawn."""


@published
class ChangesV1(DocumentV1):
    """What changed in one month, by day."""

    month: str
    """`2026-11`."""
    history_known: bool
    """False if the site was built without the history of the records: then only statuses are listed."""
    items: list[ChangeV1]


@published
class MonthV1(TypedDict):
    """A month in the list of all."""

    month: str
    changes: int
    """How many changes it has."""
    url: str


@published
class MonthsV1(DocumentV1):
    """The months in which something changed: whoever wants all changes since a day reads these, from its month on."""

    history_known: bool
    months: list[MonthV1]
