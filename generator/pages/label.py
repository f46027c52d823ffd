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


def label(context: Context, status: Status) -> Label:
    """Give the label of a status."""
    return Label(
        words=wording.label(context.statuses, status),
        scope=wording.scope_label(status),
        group=GROUP_OF[status.standing].value,
        shape=look.shape(status.standing).name,
        until=_("until {month}", month=words.month(status.good_until)) if status.good_until else "",
        next_change=status.next_change.isoformat() if status.next_change else "",
    )
