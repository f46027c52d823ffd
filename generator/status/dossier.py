"""All reviews that bear on one subject: what they come to on a day, and the intervals over which that differs."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from typing import TypeVar

from generator.status.review import ONE_DAY, Review
from generator.vocabulary import NotCounted, Obligation, Scope, Standing

GOOD = frozenset({Standing.POSITIVE, Standing.CONDITIONAL})
BAD = frozenset({Standing.NEGATIVE, Standing.WITHDRAWN})
Run = tuple[dt.date | None, dt.date | None]
"""First and last day; None where it is open."""
K = TypeVar("K")
_NEVER_MADE = frozenset({NotCounted.ANNULLED, NotCounted.MISTAKE})
_WITHOUT_RESULT = (
    Standing.UNDECIDED,
    Standing.UNDER_APPEAL,
    Standing.COVERAGE_NOT_STATED,
    Standing.NOT_COVERED,
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the reviews come to on a day: the headline and the reviews behind it."""

    scope: Scope | None
    standing: Standing
    leaders: tuple[Review, ...] = ()
    current: bool = False
    """Whether a review that counts and is in its time decided it."""
    ended: dt.date | None = None
    """If nothing current did: the last day of what ended."""

    @property
    def because(self) -> tuple[str, ...]:
        """Give the reports behind the headline, sorted."""
        return tuple(sorted({review.ref for review in self.leaders}))


@dataclass(frozen=True, slots=True)
class Interval:
    """A time over which what a status says, and the reports behind it, stay the same; None where it is open."""

    first: dt.date | None
    last: dt.date | None
    scope: Scope | None
    standing: Standing
    because: tuple[str, ...]
    passed: int = 0
    """Of a provider `through-programmes`: how many of its programmes and credentials passed."""

    def holds(self, day: dt.date) -> bool:
        """Tell whether a day lies in it."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


NOTHING = Verdict(None, Standing.NONE)


class Dossier:
    """The reviews of one subject. The order in which they are given does not matter."""

    def __init__(self, reviews: Iterable[Review], parts: Iterable["Part"] = ()) -> None:
        self.reviews = tuple(sorted(reviews, key=lambda review: (_CLOSENESS[review.scope], review.ref)))
        self.parts = tuple(parts)
        """Of a provider: its programmes and credentials."""
        self._counting = tuple(review for review in self.reviews if review.not_counted is None)
        self._last: tuple[dt.date, Verdict] | None = None
        self._history = {review: self._taken_from(review) for review in self.reviews}

    def _taken_from(self, review: Review) -> dt.date | None:
        """Work out the day from which a review is history (step 6)."""
        days = [other.first for other in self._counting if other.makes_history(review)]
        if review.replaced_on:
            days.append(review.replaced_on)
        return min(days, default=None)

    # --- on one day

    def verdict(self, day: dt.date) -> Verdict:
        """Give the headline on a day (step 7)."""
        # The same day is asked for several times in a row; to keep more would take much memory in a big catalogue.
        if self._last is None or self._last[0] != day:
            self._last = (day, self._verdict(day))
        return self._last[1]

    def _verdict(self, day: dt.date) -> Verdict:
        own = self._own(day)
        if own.current or not self.parts:
            return own
        good = [review for part in self.parts for review in part.good(day)]
        if not good:
            return own
        return Verdict(Scope.PROVIDER, Standing.THROUGH_PROGRAMMES, tuple(dict.fromkeys(good)), current=True)

    def _own(self, day: dt.date) -> Verdict:
        now = self.standing(day)
        results = [(review, standing) for review, standing in now if standing in GOOD or standing in BAD]
        if results:
            scope = results[0][0].scope
            standing, leaders = _led([pair for pair in results if pair[0].scope is scope])
            return Verdict(scope, standing, leaders, current=True)
        for wanted in _WITHOUT_RESULT:
            found = _closest([review for review, standing in now if standing is wanted])
            if found:
                return Verdict(found[0].scope, wanted, found, current=True)
        return self.ended(day) or self._not_current(day)

    def standing(self, day: dt.date) -> list[tuple[Review, Standing]]:
        """Give the reviews that count, are in their time and not history, and what each says; the closest first."""
        return [
            (review, review.standing(day))
            for review in self._counting
            if review.in_time(day) and not self.is_history(review, day)
        ]

    def is_history(self, review: Review, day: dt.date) -> bool:
        """Tell whether another report has taken the place of a review by a day."""
        since = self.history_from(review)
        return since is not None and since <= day

    def history_from(self, review: Review) -> dt.date | None:
        """Give the day from which another report takes the place of a review, None if none does."""
        return self._history.get(review)

    def last_day(self, review: Review, day: dt.date) -> dt.date | None:
        """Give the last day of a review that is over by a day: its end, or the day before it became history."""
        end, _ = review.end(day)
        since = self._history.get(review)
        before = since - ONE_DAY if since and since > dt.date.min else None
        days = [each for each in (end, before) if each is not None and each < day]
        last = min(days, default=None)
        return last if last is not None and review.first <= last else None

    def ended(self, day: dt.date) -> Verdict | None:
        """Give what the reviews that ended last came to; their scope, their result and their last day are `was`."""
        over = [
            (review, last) for review in self._counting if (last := self.last_day(review, day)) and review.lets_in(last)
        ]
        if not over:
            return None
        last = max(end for _, end in over)
        leaders = _closest([review for review, end in over if end == last])
        as_withdrawn = _came_to(leaders, last) is Standing.WITHDRAWN
        return Verdict(leaders[0].scope, Standing.WITHDRAWN if as_withdrawn else Standing.EXPIRED, leaders, ended=last)

    def was(self, day: dt.date) -> tuple[Scope, Standing, dt.date] | None:
        """Give scope, result and last day of what ended last before a day."""
        ended = self.ended(day)
        if ended is None or ended.scope is None or ended.ended is None:
            return None
        return ended.scope, _came_to(ended.leaders, ended.ended), ended.ended

    def _not_current(self, day: dt.date) -> Verdict:
        coming = self.coming(day)
        if coming:
            return Verdict(coming[0].scope, Standing.UPCOMING, coming)
        others = _closest([review for review in self.reviews if self._stands_uncounted(review, day)])
        return Verdict(others[0].scope, Standing.UNCOUNTED, others) if others else NOTHING

    def _stands_uncounted(self, review: Review, day: dt.date) -> bool:
        made = review.not_counted is not None and review.not_counted not in _NEVER_MADE
        return made and review.in_time(day) and not self.is_history(review, day)

    def coming(self, day: dt.date) -> tuple[Review, ...]:
        """Give the reviews that start next, as far as they were known on a day.

        A decision is known to be published since somebody compared its record with the source.
        """
        known = [
            review
            for review in self._counting
            if day < review.first
            and review.report.record.last_verified <= day
            and not self.is_history(review, review.first)
            and review.includes(review.first)
        ]
        soonest = min((review.first for review in known), default=None)
        return _closest([review for review in known if review.first == soonest])

    def also(self, verdict: Verdict, day: dt.date) -> list[tuple[Review, Standing]]:
        """Give the current results of the other sign that did not lead (step 8), sorted by report."""
        other = {**dict.fromkeys(GOOD, BAD), **dict.fromkeys(BAD, GOOD)}.get(verdict.standing, GOOD | BAD)
        found = [(r, s) for r, s in self.standing(day) if s in other and r not in verdict.leaders]
        return sorted(found, key=lambda pair: pair[0].ref) if verdict.current else []

    def not_counted(self, day: dt.date) -> list[tuple[Review, NotCounted]]:
        """Give the reviews that are in their time and do not count, and why, sorted by report."""
        found = [(r, r.not_counted) for r in self.reviews if r.not_counted is not None and r.in_time(day)]
        return sorted(found, key=lambda pair: pair[0].ref)

    def passed(self, day: dt.date) -> int:
        """Count the programmes and credentials of a provider that have a good review of their own."""
        return sum(bool(part.good(day)) for part in self.parts)

    # --- over time

    @cached_property
    def timeline(self) -> tuple[Interval, ...]:
        """Give the intervals over which scope, standing or the reports behind them differ, oldest first."""
        return tuple(_joined(self._pieces()))

    def _pieces(self) -> Iterator[Interval]:
        days = sorted(self.turns() - {dt.date.min})  # no day lies before that one
        before = days[0] - ONE_DAY if days else dt.date.min
        starts = [None, *days]
        for first, following in pairwise([*starts, None]):
            verdict = self.verdict(first or before)
            last = following - ONE_DAY if following else None
            passed = self.passed(first or before) if verdict.standing is Standing.THROUGH_PROGRAMMES else 0
            yield Interval(first, last, verdict.scope, verdict.standing, verdict.because, passed)

    def turns(self) -> set[dt.date]:
        """Give every day on which the verdict may change."""
        own = {day for review in self.reviews for day in review.turns()}
        history = {day for day in self._history.values() if day is not None}
        return own | history | {day for part in self.parts for day in part.dossier.turns()}

    def run(self, day: dt.date) -> Run:
        """Give first and last day of the unbroken run of scope and standing that holds a day."""
        return _holding(day, self._runs)

    def good_run(self, day: dt.date) -> Run | None:
        """Give first and last day of the unbroken run of positive or conditional days, whatever their scope."""
        return _holding(day, self.good_runs) if self.verdict(day).standing in GOOD else None

    @cached_property
    def _runs(self) -> tuple[Run, ...]:
        return tuple(run for _, run in _runs(self.timeline, lambda each: (each.scope, each.standing)))

    @cached_property
    def good_runs(self) -> tuple[Run, ...]:
        """Give first and last day of every unbroken run of positive or conditional days."""
        return tuple(run for good, run in _runs(self.timeline, lambda each: each.standing in GOOD) if good)


@dataclass(frozen=True, slots=True)
class Part:
    """A programme or credential of a provider, with the reviews of it that speak for the provider."""

    dossier: Dossier
    reviews: frozenset[Review]

    def good(self, day: dt.date) -> list[Review]:
        """Give the reviews that are good on a day and that nothing has replaced."""
        return [each for each, standing in self.dossier.standing(day) if standing in GOOD and each in self.reviews]


_CLOSENESS = {scope: place for place, scope in enumerate(Scope)}


def _closest(reviews: Sequence[Review]) -> tuple[Review, ...]:
    """Give those of the closest way; they come with the closest first."""
    return tuple(review for review in reviews if review.scope is reviews[0].scope)


def _came_to(reviews: Sequence[Review], day: dt.date) -> Standing:
    """Give what reviews of one way came to on their last day."""
    at_end = [(review, review.standing(day)) for review in reviews]
    results = [pair for pair in at_end if pair[1] in GOOD or pair[1] in BAD]
    if results:
        return _led(results)[0]
    return min((standing for _, standing in at_end), key=_WITHOUT_RESULT.index)


def _led(results: Sequence[tuple[Review, Standing]]) -> tuple[Standing, tuple[Review, ...]]:
    """Give what results of one way come to, and the reviews that lead."""
    leading = _leading(results)
    standings = {standing for _, standing in leading}
    leaders = tuple(review for review, _ in leading)
    if standings in ({Standing.POSITIVE}, {Standing.WITHDRAWN}):
        return leading[0][1], leaders
    if standings <= GOOD:
        return Standing.CONDITIONAL, leaders
    return (Standing.NEGATIVE if standings <= BAD else Standing.CONFLICTING), leaders


def _leading(results: Sequence[tuple[Review, Standing]]) -> Sequence[tuple[Review, Standing]]:
    """Choose between good and bad results: required ones that agree lead, else the newest if they are good."""
    if _agree(results):
        return results
    required = [pair for pair in results if pair[0].report.record.obligation is Obligation.OBLIGATORY]
    if required and _agree(required):
        return required
    newest = max(review.first for review, _ in results)
    latest = [pair for pair in results if pair[0].first == newest]
    return latest if all(standing in GOOD for _, standing in latest) else results


def _agree(results: Sequence[tuple[Review, Standing]]) -> bool:
    return len({standing in GOOD for _, standing in results}) == 1


def _joined(pieces: Iterable[Interval]) -> Iterator[Interval]:
    """Join intervals that follow each other and say the same."""
    said_by = _runs(pieces, lambda each: (each.scope, each.standing, each.because, each.passed))
    for (scope, standing, because, passed), run in said_by:
        yield Interval(*run, scope, standing, because, passed)


def _runs(pieces: Iterable[Interval], said: Callable[[Interval], K]) -> Iterator[tuple[K, Run]]:
    """Give first and last day of all intervals that follow each other and say the same, and what they say."""
    for key, group in groupby(pieces, said):
        together = list(group)
        yield key, (together[0].first, together[-1].last)


def _holding(day: dt.date, runs: Iterable[Run]) -> Run:
    return next(run for run in runs if (run[0] is None or run[0] <= day) and (run[1] is None or day <= run[1]))
