"""The statuses of a catalogue: which reviews bear on which subject, worked out once and kept."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from generator.catalogue import Catalogue, Entry, owner
from generator.records import Report
from generator.records.report import ReviewedCredential
from generator.settings import Policy
from generator.status.dossier import Dossier, Interval, Part
from generator.status.result import Status, status
from generator.status.review import ONE_DAY, Review, years_later
from generator.vocabulary import AppealOutcome, Coverage, NotCounted, RecognisedBy, Scope, Withdrawal


class Statuses:
    """Answers for one catalogue and one policy. A subject is `<provider>/<credential>` or `<provider>`."""

    def __init__(self, catalogue: Catalogue, policy: Policy) -> None:
        self.catalogue = catalogue
        self.policy = policy
        self._reasons: dict[str, NotCounted | None] = {}
        self._reviews: dict[tuple[object, ...], Review] = {}
        self._dossiers: dict[str, Dossier] = {}
        self._known: dict[tuple[str, dt.date], Status] = {}
        self._turning: dict[tuple[str, dt.date], dt.date | None] = {}
        self._first: dict[Dossier, str] = {}
        self._alike: dict[tuple[Review, ...], Dossier] = {}

    def index(self, on: dt.date) -> None:
        """Work out every status of a day now, so that processes forked from this one share them."""
        for ref in (*self.catalogue.credentials, *self.catalogue.providers):
            self.of(ref, on)

    def of(self, ref: str, on: dt.date) -> Status:
        """Work out the status of a subject on a day. Raises KeyError if no such record exists."""
        if (ref, on) not in self._known:
            first = self.alike(ref)
            if first == ref:
                self._known[ref, on] = status(ref, self.dossier(ref), self.policy, on)
            else:
                self._known[ref, on] = replace(self.of(first, on), ref=ref)
        return self._known[ref, on]

    def timeline(self, ref: str) -> tuple[Interval, ...]:
        """Give the intervals over which the status of a subject differs. Raises KeyError if no such record exists."""
        return self.dossier(ref).timeline

    def next_turn(self, ref: str, on: dt.date) -> dt.date | None:
        """Give the next day on which anything in the status of a subject differs, such as the reports beside it.

        Its own `next_change` goes by what a reader is shown first. Raises KeyError if no such record exists.
        """
        first = self.alike(ref)
        if (first, on) not in self._turning:
            self._turning[first, on] = self._next_turn(self.of(first, on))
        return self._turning[first, on]

    def _next_turn(self, status: Status) -> dt.date | None:
        days = {*self.dossier(status.ref).turns(), *([status.next_change] if status.next_change else [])}
        coming = sorted(day for day in days if day > status.as_of)
        return next((day for day in coming if _said(self.of(status.ref, day)) != _said(status)), None)

    def over_time(self, ref: str) -> list[Status]:
        """Give the status on one day of each interval of the timeline: its first, or its last if it has no first."""
        return [self.of(ref, each.first or each.last or dt.date.max) for each in self.timeline(ref)]

    def alike(self, ref: str) -> str:
        """Give the first subject on which the same reviews bear: statuses of the two differ in nothing but the name.

        What is made of a status can be made once for all of them. Most credentials share their reviews with others of
        their provider.
        """
        return self._first.setdefault(self.dossier(ref), ref)

    def dossier(self, ref: str) -> Dossier:
        """Give the reviews that bear on a subject. Raises KeyError if no such record exists."""
        if ref not in self._dossiers:
            if "/" in ref:
                self._dossiers[ref] = self._shared(self._of_credential(ref))
            else:
                self._dossiers[ref] = self._of_provider(ref)
        return self._dossiers[ref]

    def _shared(self, reviews: tuple[Review, ...]) -> Dossier:
        """Give one dossier for all credentials that the same reviews bear on: often all of a provider."""
        if reviews not in self._alike:
            self._alike[reviews] = Dossier(reviews)
        return self._alike[reviews]

    def alone(self, report: Entry[Report]) -> Review:
        """Give the review that a report is by itself, beside no credential or provider."""
        return self._review(report, report.record.scope, frozenset())

    def bearing(self, report: str) -> tuple[tuple[Dossier, Review], ...]:
        """Give what a report is for everything that it bears on, each with all that bears on the same.

        Subjects that are alike come once; so do the programmes and credentials through which a provider is judged.
        """
        return tuple(self._bearing.get(report, ()))

    @cached_property
    def _bearing(self) -> dict[str, list[tuple[Dossier, Review]]]:
        found: dict[str, list[tuple[Dossier, Review]]] = defaultdict(list)
        whole = [self.dossier(ref) for ref in (*self.catalogue.credentials, *self.catalogue.providers)]
        for dossier in dict.fromkeys([*whole, *(part.dossier for each in whole for part in each.parts)]):
            for review in dossier.reviews:
                found[review.ref].append((dossier, review))
        return found

    # --- step 1, relation

    def _of_credential(self, ref: str) -> tuple[Review, ...]:
        awarding = frozenset(self.catalogue.awarding(self.catalogue.credentials[ref].ref))
        return tuple(
            self._review(found.report, found.scope, self._about(found.report, found.scope, awarding, ref), ref)
            for found in self.catalogue.evidence_on(ref)
        )

    @staticmethod
    def _about(report: Entry[Report], scope: Scope, awarding: frozenset[str], ref: str) -> frozenset[str]:
        if scope is Scope.CREDENTIAL:
            return frozenset({ref})
        if scope is Scope.PROGRAMME:
            return frozenset({_programme(report.record)})
        return awarding.intersection(report.record.providers)

    def _of_provider(self, ref: str) -> Dossier:
        entry = self.catalogue.providers[ref]
        naming = self.catalogue.naming(entry.ref)
        whole = [
            self._review(report, Scope.PROVIDER, frozenset({ref}))
            for report in naming
            if report.record.scope is Scope.PROVIDER
        ]
        return Dossier(whole, [*self._credentials(ref), *self._programmes(ref)])

    def _credentials(self, provider: str) -> Iterator[Part]:
        """Yield each credential of a provider that was looked at by itself."""
        for entry in self.catalogue.awarded_by(provider):
            dossier = self.dossier(entry.ref)
            direct = frozenset(review for review in dossier.reviews if review.scope is Scope.CREDENTIAL)
            if direct:
                yield Part(dossier, direct)

    def _programmes(self, provider: str) -> Iterator[Part]:
        """Yield each programme of a provider; only reports that name the provider speak for it."""
        naming = {report.ref for report in self.catalogue.naming(provider)}
        for programme, reports in self._by_programme.items():
            if naming.isdisjoint(report.ref for report in reports):
                continue
            about = frozenset({programme})
            reviews = [self._review(report, Scope.PROGRAMME, about) for report in reports]
            yield Part(Dossier(reviews), frozenset(review for review in reviews if review.ref in naming))

    @cached_property
    def _by_programme(self) -> dict[str, list[Entry[Report]]]:
        found: dict[str, list[Entry[Report]]] = defaultdict(list)
        for report in self.catalogue.reports.values():
            if report.record.scope is Scope.PROGRAMME:
                found[_programme(report.record)].append(report)
        return found

    def _review(self, report: Entry[Report], scope: Scope, about: frozenset[str], credential: str = "") -> Review:
        """Give the review that a report is for a credential, or for a provider, which needs no coverage."""
        listed = _listed(report.record, credential) if scope is Scope.CREDENTIAL else None
        decision = listed.decision if listed else None
        until = listed.until if listed and listed.until else report.record.until
        coverage = (
            _coverage(report.record, credential) if scope is not Scope.CREDENTIAL and credential else Coverage.YES
        )
        covers = report.record.covers_micro_credentials
        named = covers is not None and credential in covers.credentials
        key = (report.ref, scope, about, decision, until, coverage, named)
        if key not in self._reviews:
            self._reviews[key] = Review(
                report=report,
                scope=scope,
                about=about,
                not_counted=self.reason(report.ref),
                decision=decision,
                until=until,
                assumed_end=years_later(report.record.from_, self.policy.assumed_years) - ONE_DAY,
                coverage=coverage,
                named=named,
                replaced_on=self._replaced_on(report.ref),
            )
        return self._reviews[key]

    # --- step 2, does it count?

    def reason(self, report: str) -> NotCounted | None:
        """Give the reason why a report does not count; None if it does."""
        if report not in self._reasons:
            self._reasons[report] = self._reason(report)
        return self._reasons[report]

    def _reason(self, ref: str) -> NotCounted | None:
        record = self.catalogue.reports[ref].record
        kind = record.withdrawn.kind if record.withdrawn else None
        if kind is Withdrawal.MISTAKE:
            return NotCounted.MISTAKE
        if kind is Withdrawal.ANNULLED or (record.appeal and record.appeal.outcome is AppealOutcome.ANNULLED):
            return NotCounted.ANNULLED
        agency = self.catalogue.agencies.get(owner(ref))
        if agency is None or not any(
            window.by in self.policy.recognition and _within(record.from_, window.from_, window.until)
            for window in agency.record.recognition
        ):
            return NotCounted.AGENCY_NOT_RECOGNISED
        cited = [agency.record.activities.get(activity) for activity in record.activities]
        if not all(activity and _within(record.from_, activity.from_, activity.until) for activity in cited):
            return NotCounted.ACTIVITY_OUTSIDE_ITS_WINDOW
        return None if all(activity and activity.esg for activity in cited) else NotCounted.ACTIVITY_OUTSIDE_THE_ESG

    def recognised_by(self, report: str) -> tuple[RecognisedBy, ...]:
        """Give the kinds of recognition that an agency had on the first day of its report and that count."""
        first = self.catalogue.reports[report].record.from_
        agency = self.catalogue.agencies.get(owner(report))
        windows = agency.record.recognition if agency else ()
        kinds = {w.by for w in windows if w.by in self.policy.recognition and _within(first, w.from_, w.until)}
        return tuple(kind for kind in RecognisedBy if kind in kinds)

    # --- step 6, supersession by name

    def _replaced_on(self, report: str) -> dt.date | None:
        """Give the day from which a report that counts and names this one in `replaces` makes it history."""
        later: Iterable[str] = self.catalogue.replaced.get(report, ())
        days = [self.catalogue.reports[ref].record.from_ for ref in later if self.reason(ref) is None]
        return min(days, default=None)


def _said(status: Status) -> Status:
    """Leave out of a status for which day it holds, and until when."""
    return replace(status, as_of=dt.date.min, next_change=None)


def _coverage(record: Report, credential: str) -> Coverage:
    """Give what a report on a programme or provider says of one credential (step 4)."""
    covers = record.covers_micro_credentials
    if covers is None:
        return Coverage.NOT_STATED
    if credential in covers.credentials or (covers.answer is Coverage.YES and record.limited_to is None):
        return Coverage.YES
    return Coverage.NOT_STATED if covers.answer is Coverage.NOT_STATED else Coverage.NO


def _listed(record: Report, credential: str) -> ReviewedCredential | None:
    return next((item for item in record.credentials if item.credential == credential), None)


def _programme(record: Report) -> str:
    """Name a programme: its provider and its id."""
    return f"{record.programme.provider}/{record.programme.id}" if record.programme else ""


def _within(day: dt.date, first: dt.date, last: dt.date | None) -> bool:
    return first <= day and (last is None or day <= last)
