"""The quality status: on a day, over time, and in words."""

from typing_extensions import TypedDict

from generator.exports.api.types.published import Day, FromOrNot, published


@published
class AlsoV1(TypedDict):
    """A report that came to another result than the headline."""

    report: str
    """The report, by its name in addresses."""
    scope: str
    """What was looked at: a code of the vocabulary `scope`, or `none`."""
    standing: str
    """What came of it: a code of the vocabulary `standing`."""


@published
class WasV1(TypedDict):
    """The result of checks that have ended."""

    scope: str
    """What was looked at: a code of the vocabulary `scope`, or `none`."""
    standing: str
    """What came of it: a code of the vocabulary `standing`."""
    until: Day
    """The last day."""


@published
class NotCountedV1(TypedDict):
    """A report that does not count, and why."""

    report: str
    """The report, by its name in addresses."""
    reason: str
    """A code of the vocabulary `not-counted`."""


@published
class StatusV1(TypedDict):
    """The quality status of a credential or provider on a day, worked out from reports."""

    ref: str
    """Its name in addresses and references."""
    as_of: Day
    """The day for which it was worked out."""
    scope: str
    """What was looked at: a code of the vocabulary `scope`, or `none`."""
    standing: str
    """What came of it: a code of the vocabulary `standing`."""
    since: Day | None
    """The first day of this scope and standing."""
    until: Day | None
    """The last day of this scope and standing, as far as it is known today."""
    good_until: Day | None
    """The last day of a good status, as far as it is known today."""
    until_assumed: bool
    """Whether no report names that day, so that the catalogue's rule was used."""
    expiring: bool
    """Whether it ends soon."""
    obligation: str | None
    """Whether the checks were required: `obligatory`, `voluntary`, `mixed` or unknown."""
    next_change: Day | None
    """The next day on which scope, standing or `expiring` differ, as far as it is known today."""
    because: list[str]
    """The reports behind the headline."""
    also: list[AlsoV1]
    """Reports in their time that came to a result of the other sign."""
    was: WasV1 | None
    """What ended last, if nothing holds."""
    next: str | None
    """The report that takes effect next."""
    not_counted: list[NotCountedV1]
    """Reports in their time that do not count."""


@published
class IntervalV1(FromOrNot):
    """A time in which the quality status stayed the same; `from` is its first day."""

    until: Day | None
    """The last day; unknown in the last interval."""
    scope: str
    """What was looked at: a code of the vocabulary `scope`, or `none`."""
    standing: str
    """What came of it: a code of the vocabulary `standing`."""
    because: list[str]
    """The reports behind it, by their names in addresses."""


@published
class InWordsV1(TypedDict):
    """What a status says, for one interval of the timeline."""

    label: str
    """A few words, as on a badge."""
    sentence: str
    """The same as a sentence, with the names of agency and provider."""
    scope: str
    """What was looked at, shortly; empty if nothing was."""
    group: str
    """A code of the vocabulary `check-group`."""
    holds_until: Day | None
    """The last day of exactly this result, if it is good, as far as it is known today. Another may follow it."""
    until_assumed: bool
    """Whether no report names that day, so that the catalogue's rule was used."""
