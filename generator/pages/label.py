"""The label of a status: what cards, lists and pages show of it in a few words."""

from dataclasses import dataclass

from generator import words
from generator.badges import look
from generator.messages import gettext as _
from generator.pages.page import Context
from generator.status import Status, wording
from generator.vocabulary import GROUP_OF


@dataclass(frozen=True, slots=True)
class Label:
    """The few words of a status, with its shape; `group` chooses the colour."""

    words: str
    scope: str
    group: str
    shape: str
    until: str
    next_change: str
    """The day of the next change, ISO 8601; empty if there is none."""


def _until(status: Status) -> str:
    """Say until when a good status holds; nothing if no last day is known."""
    if status.holds_until is None:
        return ""
    month = words.month(status.holds_until)
    return _("until about {month}", month=month) if status.holds_until_assumed else _("until {month}", month=month)


def label(context: Context, status: Status) -> Label:
    """Give the label of a status."""
    return Label(
        words=wording.label(context.statuses, status),
        scope=wording.scope_label(status),
        group=GROUP_OF[status.standing].value,
        shape=look.shape(status.standing).name,
        until=_until(status),
        next_change=status.next_change.isoformat() if status.next_change else "",
    )
