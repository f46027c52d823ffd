"""The status of one subject on one day, with its reasons and its next change, as values and as JSON."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.settings import Policy
from generator.status.dossier import GOOD, Dossier, Interval, Verdict
from generator.vocabulary import NotCounted, Scope, Standing

Json = dict[str, object]
MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Also:
    """A current result of the other sign that did not lead."""

    report: str
    scope: Scope
    standing: Standing


@dataclass(frozen=True, slots=True)
class Was:
    """What ended: what was looked at, the result, and the last day."""

    scope: Scope
    standing: Standing
    until: dt.date


@dataclass(frozen=True, slots=True)
class Status:
    """The quality status of a credential or provider on a day. Days are inclusive; None is open or absent."""

    ref: str
    as_of: dt.date
    scope: Scope | None
    """What was looked at; None if nothing was."""
    standing: Standing
    since: dt.date | None
    until: dt.date | None
    """First and last day of the unbroken run of this scope and standing."""
    good_until: dt.date | None
    """The last day of the unbroken run of positive or conditional days, whatever their scope."""
    until_assumed: bool
    """Whether the end that bounds `good_until` was assumed."""
    expiring: bool
    """Whether `good_until` is near."""
    obligation: str | None
    """`obligatory`, `voluntary` or `mixed`, over the reports behind the headline."""
    next_change: dt.date | None
    """The next day on which scope, standing, `passed` or `expiring` differs."""
    because: tuple[str, ...]
    also: tuple[Also, ...]
    was: Was | None
    next: str | None
    """The report that starts next."""
    not_counted: tuple[tuple[str, NotCounted], ...]
    """Reports in their time that do not count, and why."""
    holds_until: dt.date | None = None
    """Of a good status the last day, after which another may follow. Not in the JSON, as `until` is."""
    holds_until_assumed: bool = False
    """Whether that end was assumed. Not in the JSON."""
    passed: int = 0
    """Of a provider `through-programmes`: how many of its programmes and credentials passed. Not in the JSON."""

    def as_json(self) -> Json:
        """Give the status as it is published."""
        was = self.was
        return {
            "ref": self.ref,
            "as_of": _day(self.as_of),
            "scope": _scope(self.scope),
            "standing": self.standing.value,
            "since": _day(self.since),
            "until": _day(self.until),
            "good_until": _day(self.good_until),
            "until_assumed": self.until_assumed,
            "expiring": self.expiring,
            "obligation": self.obligation,
            "next_change": _day(self.next_change),
            "because": list(self.because),
            "also": [{"report": a.report, "scope": a.scope.value, "standing": a.standing.value} for a in self.also],
            "was": {"scope": was.scope.value, "standing": was.standing.value, "until": _day(was.until)}
            if was
            else None,
            "next": self.next,
            "not_counted": [{"report": ref, "reason": reason.value} for ref, reason in self.not_counted],
        }


def status(ref: str, dossier: Dossier, policy: Policy, on: dt.date) -> Status:
    """Work out the status of the subject of a dossier on a day (steps 7 to 9)."""
    verdict = dossier.verdict(on)
    since, until = dossier.run(on)
    good_until = _good_until(dossier, on)
    coming = dossier.coming(on)
    return Status(
        ref=ref,
        as_of=on,
        scope=verdict.scope,
        standing=verdict.standing,
        since=since,
        until=until,
        good_until=good_until,
        until_assumed=_assumed(dossier, good_until),
        holds_until=until if verdict.standing in GOOD else None,
        holds_until_assumed=verdict.standing in GOOD and _assumed(dossier, until),
        expiring=_expiring(dossier, policy, on),
        obligation=_obligation(verdict),
        next_change=_next_change(dossier, policy, on),
        because=verdict.because,
        also=tuple(Also(review.ref, review.scope, standing) for review, standing in dossier.also(verdict, on)),
        was=_was(dossier, verdict, on),
        next=min((review.ref for review in coming), default=None),
        not_counted=tuple((review.ref, reason) for review, reason in dossier.not_counted(on)),
        passed=_passed(dossier, verdict, on),
    )


def timeline_as_json(timeline: tuple[Interval, ...]) -> list[Json]:
    """Give a timeline as it is published."""
    return [
        {
            "from": _day(each.first),
            "until": _day(each.last),
            "scope": _scope(each.scope),
            "standing": each.standing.value,
            "because": list(each.because),
        }
        for each in timeline
    ]


def _good_until(dossier: Dossier, on: dt.date) -> dt.date | None:
    run = dossier.good_run(on)
    return run[1] if run else None


def _assumed(dossier: Dossier, last: dt.date | None) -> bool:
    """Tell whether a last day is one that the catalogue assumes."""
    return last is not None and (last, True) in [review.end(last) for review in dossier.verdict(last).leaders]


def _expiring(dossier: Dossier, policy: Policy, on: dt.date) -> bool:
    good_until = _good_until(dossier, on)
    return good_until is not None and (good_until - on).days <= policy.ends_soon_days


def _next_change(dossier: Dossier, policy: Policy, on: dt.date) -> dt.date | None:
    def shown(day: dt.date) -> tuple[Scope | None, Standing, int, bool]:
        verdict = dossier.verdict(day)
        return verdict.scope, verdict.standing, _passed(dossier, verdict, day), _expiring(dossier, policy, day)

    now = shown(on)
    days = sorted(day for day in _days_of_change(dossier, policy) if day > on)
    return next((day for day in days if shown(day) != now), None)


def _days_of_change(dossier: Dossier, policy: Policy) -> Iterator[dt.date]:
    yield from (each.first for each in dossier.timeline if each.first)
    soon = dt.timedelta(days=policy.ends_soon_days)
    yield from (last - soon for _, last in dossier.good_runs if last and last - dt.date.min >= soon)


def _passed(dossier: Dossier, verdict: Verdict, day: dt.date) -> int:
    return dossier.passed(day) if verdict.standing is Standing.THROUGH_PROGRAMMES else 0


def _was(dossier: Dossier, verdict: Verdict, on: dt.date) -> Was | None:
    """Give what ended, unless a result holds today."""
    if verdict.standing in GOOD or (verdict.current and verdict.standing in _WITH_RESULT):
        return None
    ended = dossier.was(on)
    return Was(*ended) if ended else None


_WITH_RESULT = frozenset({Standing.NEGATIVE, Standing.WITHDRAWN, Standing.CONFLICTING})


def _obligation(verdict: Verdict) -> str | None:
    found = {review.report.record.obligation.value for review in verdict.leaders}
    return (found.pop() if len(found) == 1 else MIXED) if found else None


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _scope(scope: Scope | None) -> str:
    return scope.value if scope else "none"
