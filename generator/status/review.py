"""A report as it bears on one subject: what it looked at, whether it counts, what it decides on a day, and until when.

The steps are those of `docs/status.md`.
"""

import datetime as dt
from dataclasses import dataclass

from generator.catalogue import Entry
from generator.records import Report
from generator.vocabulary import Coverage, Decision, NotCounted, Scope, Standing, Withdrawal

ONE_DAY = dt.timedelta(days=1)

_RESULT = {
    Decision.POSITIVE: Standing.POSITIVE,
    Decision.POSITIVE_WITH_CONDITIONS: Standing.CONDITIONAL,
    Decision.NEGATIVE: Standing.NEGATIVE,
    Decision.NO_FORMAL_DECISION: Standing.UNDECIDED,
}
_SILENT = {Coverage.NO: Standing.NOT_COVERED, Coverage.NOT_STATED: Standing.COVERAGE_NOT_STATED}


@dataclass(frozen=True, slots=True, eq=False)
class Review:
    """A report beside one credential or provider. Two reviews are equal if they are the same one."""

    report: Entry[Report]
    scope: Scope
    """Which of the three ways leads from the report to the subject (step 1)."""
    about: frozenset[str]
    """What was looked at: the credential, the programme, or the awarding providers that the report names."""
    not_counted: NotCounted | None
    """Why it does not count (step 2)."""
    decision: Decision | None
    """A decision beside the credential, which wins over the report's (step 1)."""
    until: dt.date | str | None
    """The last day that is written beside the credential or in the report, or `unlimited`."""
    assumed_end: dt.date
    """The last day of a decision that names none."""
    coverage: Coverage
    """`yes` if it includes the subject, `no` if it does not, `not-stated` if it does not say (step 4)."""
    named: bool
    """Whether a report on something larger names the subject."""
    replaced_on: dt.date | None = None
    """The day on which a report that counts and names it in `replaces` made it history (step 6)."""

    @property
    def ref(self) -> str:
        """Give the name of the report."""
        return self.report.ref

    @property
    def first(self) -> dt.date:
        """Give the first day on which the decision holds."""
        return self.report.record.from_

    def decided(self, day: dt.date) -> Decision:
        """Give the decision in force on a day (step 3); before the first day, the first one."""
        if self.decision is not None:
            return self.decision
        dated = self.report.record.decisions
        if not dated:
            return self.report.record.decision
        return max((d for d in dated if d.on <= day), key=lambda d: d.on, default=dated[0]).decision

    def result(self, day: dt.date) -> Standing:
        """Give what came of the review, whether or not that includes the subject."""
        return _RESULT[self.decided(day)]

    def end(self, day: dt.date) -> tuple[dt.date | None, bool]:
        """Give the last day, as seen on a day, None if there is none, and whether it is assumed (step 5)."""
        if isinstance(self.until, dt.date):
            return self.until, False
        if self.until is not None or self.decided(day) in (Decision.NEGATIVE, Decision.NO_FORMAL_DECISION):
            return None, False
        return self.assumed_end, True

    def standing(self, day: dt.date) -> Standing:
        """Give what it says of the subject on a day in its time (steps 3 to 5)."""
        taken_back = self._taken_back(day)
        suspended = self._suspended(day)
        # An appeal that began before the decision was taken back is overtaken; a later one is against just that.
        if suspended is not None and (taken_back is None or taken_back <= suspended):
            return Standing.UNDER_APPEAL
        if taken_back is not None:
            return Standing.WITHDRAWN
        result = self.result(day)
        return result if result is Standing.NEGATIVE else _SILENT.get(self.coverage, result)

    def _suspended(self, day: dt.date) -> dt.date | None:
        """Give since when an appeal suspends the decision, if one does on a day."""
        appeal = self.report.record.appeal
        if appeal is None or not appeal.suspends or day < appeal.since or (appeal.on and appeal.on <= day):
            return None
        return appeal.since

    def _taken_back(self, day: dt.date) -> dt.date | None:
        """Give the day on which the agency took its decision back, if that has happened by a day."""
        withdrawn = self.report.record.withdrawn
        if withdrawn is None or withdrawn.kind is not Withdrawal.REVOKED or day < withdrawn.on:
            return None
        return withdrawn.on

    def includes(self, day: dt.date) -> bool:
        """Tell whether its decision speaks of the subject (step 4); a refusal needs no coverage."""
        return self.coverage is Coverage.YES or self.result(day) is Standing.NEGATIVE

    def lets_in(self, day: dt.date) -> bool:
        """Tell whether it says something of the subject on a day; a decision that was taken back needs no coverage."""
        return self.includes(day) or self._taken_back(day) is not None

    def in_time(self, day: dt.date) -> bool:
        """Tell whether a day lies in its time, the last day included."""
        end, _ = self.end(day)
        return self.first <= day and (end is None or day <= end)

    def makes_history(self, other: "Review") -> bool:
        """Tell whether it takes the place of an earlier report of the same kind (step 6, without `replaces`)."""
        newer, older = self.report.record, other.report.record
        return (
            self.not_counted is None
            and newer.replaces is None
            and other.first < self.first
            and self.ref.partition("/")[0] == other.ref.partition("/")[0]
            and self.scope is other.scope
            and other.about <= self.about
            and set(newer.activities) == set(older.activities)
            and (self.decided(self.first) is not Decision.NO_FORMAL_DECISION or self._undecided(other))
        )

    @staticmethod
    def _undecided(other: "Review") -> bool:
        return other.decided(other.first) is Decision.NO_FORMAL_DECISION

    def turns(self) -> set[dt.date]:
        """Give every day on which what it says may change."""
        record = self.report.record
        days = {self.first, *(dated.on for dated in record.decisions)}
        if record.last_verified < self.first:
            days.add(record.last_verified)
        if record.appeal:
            days |= {record.appeal.since} | ({record.appeal.on} if record.appeal.on else set())
        if record.withdrawn:
            days.add(record.withdrawn.on)
        if self.replaced_on:
            days.add(self.replaced_on)
        ends = {end for day in (self.first, *days) if (end := self.end(day)[0]) is not None and end < dt.date.max}
        return days | {end + ONE_DAY for end in ends}


def years_later(day: dt.date, years: int) -> dt.date:
    """Give the same day some years later; the last day of the calendar if there is none."""
    if day.year + years > dt.MAXYEAR:
        return dt.date.max
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return dt.date(day.year + years, 3, 1)
