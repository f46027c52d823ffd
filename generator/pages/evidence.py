"""Reports as facts: what was looked at, what was decided, for how long, and what should be said beside it."""

import datetime as dt
from dataclasses import dataclass

from generator import words
from generator.catalogue import Entry, owner
from generator.markup import Markup, fill, join
from generator.pages.page import Context
from generator.records import Report
from generator.status import Review
from generator.vocabulary import Coverage, EnteredBy, Scope, Standing, Term, Withdrawal


@dataclass(frozen=True, slots=True)
class Fact:
    """One report as a page shows it."""

    ref: str
    agency: Markup
    subject: Markup
    """What was looked at, named."""
    scope: Term
    decision: Term
    state: str
    """Why the decision does not hold on the day, in a word or two; empty if nothing recorded speaks against it."""
    first: dt.date
    """The first day on which the decision holds."""
    time: str
    """From when until when the decision holds."""
    over: str
    """That this time is over or has not begun, as a sentence; empty if neither."""
    obligation: Term
    framework: Term | None
    coverage: str
    """What the report says on micro-credentials, in a sentence; empty where that is no question."""
    languages: str
    remarks: tuple[str, ...]
    """What has to be said beside the decision: withdrawn, under appeal, conditions."""
    copied: str
    """That the catalogue's maintainers entered it, and when; empty if the agency did."""


def fact(context: Context, review: Review, root: str, *, replaced: bool = False) -> Fact:
    """Describe a report, as it bears on the subject of a review; `replaced` if another has taken its place there."""
    record = review.report.record
    return Fact(
        ref=review.ref,
        agency=context.agency(owner(review.ref), root),
        subject=subject(context, record, root),
        scope=record.scope,
        decision=review.decided(context.on),
        state=state(review, context.on) or ("replaced" if replaced else ""),
        first=review.first,
        time=time(context, review),
        over=over(review, context.on),
        obligation=record.obligation,
        framework=record.framework,
        coverage=coverage(review),
        languages=words.sentence(_languages(context, record)),
        remarks=tuple(remarks(context, review.report)),
        copied=copied(record),
    )


def alone(context: Context, report: Entry[Report], root: str) -> Fact:
    """Describe a report by itself."""
    return fact(context, context.statuses.alone(report), root)


def subject(context: Context, record: Report, root: str) -> Markup:
    """Name what a report looked at, with links."""
    if record.scope == Scope.PROGRAMME and record.programme:
        of = context.provider(record.programme.provider, root)
        return fill("%s (%s)", context.inline(record.programme.name), of)
    if record.scope == Scope.CREDENTIAL:
        named = [context.credential(item.credential, root) for item in record.credentials[:3]]
        more = len(record.credentials) - len(named)
        return join(named, ", ") + (f" and {more} more" if more > 0 else "")
    return join((context.provider(ref, root) for ref in record.providers), ", ")


def named(context: Context, ref: str, root: str, credential: str = "") -> Markup:
    """Name a report, and what it looked at, with links: all of it, or one credential."""
    record = context.catalogue.reports[ref].record
    what = context.credential(credential, root) if credential else subject(context, record, root)
    return fill('<a href="%sreports/%s/">%s</a>: %s', root, ref, ref, what)


def state(review: Review, on: dt.date) -> str:
    """Say in a word or two why a decision does not hold on a day; empty if nothing recorded speaks against it."""
    withdrawn = review.report.record.withdrawn
    if withdrawn and (withdrawn.on <= on or withdrawn.kind is not Withdrawal.REVOKED):
        return _NO_LONGER[withdrawn.kind]
    if on < review.first:
        return "not yet begun"
    if not review.in_time(on):
        return "ended"
    return "under appeal" if review.standing(on) is Standing.UNDER_APPEAL else ""


def time(context: Context, review: Review) -> str:
    """Write from when until when a decision holds."""
    end, assumed = review.end(context.on)
    if end is None:
        return f"from {words.day(review.first)}, without a last day"
    said = f"{words.day(review.first)} to {words.day(end)}"
    if assumed:
        years = context.settings.policy.assumed_years
        said += f" (the report names no last day; {words.count(years, 'year is', 'years are')} assumed)"
    return said


def over(review: Review, on: dt.date) -> str:
    """Say that the time of a decision is over or has not begun; nothing while it lasts."""
    if on < review.first:
        return "This time has not begun."
    return "" if review.in_time(on) else "This time is over."


def coverage(review: Review) -> str:
    """Say what a report on a programme or provider states about micro-credentials."""
    record = review.report.record
    if record.scope is Scope.CREDENTIAL:
        return ""
    covers = record.covers_micro_credentials
    if covers is None:
        return Coverage.NOT_STATED.sentence
    return f"{covers.answer.sentence} It names this one." if review.named else covers.answer.sentence


def remarks(context: Context, report: Entry[Report]) -> list[str]:
    """Say what stands beside the decision."""
    record, on = report.record, context.on
    said = []
    if record.withdrawn:
        kind, since = record.withdrawn.kind, record.withdrawn.on
        said.append(f"{_WITHDRAWN[kind] if since <= on else _WILL_BE_WITHDRAWN[kind]} on {words.day(since)}.")
    if record.appeal and record.appeal.on is None:
        rests = " and does not apply for now" if record.appeal.suspends else ""
        said.append(f"The decision is under appeal since {words.day(record.appeal.since)}{rests}.")
    elif record.appeal and record.appeal.on and record.appeal.outcome:
        said.append(f"After an appeal, on {words.day(record.appeal.on)}: {record.appeal.outcome.sentence}")
    for dated in record.decisions[1:]:
        turns = "became" if dated.on <= on else "becomes"
        said.append(f"The decision {turns} “{dated.decision.label}” on {words.day(dated.on)}.")
    open_conditions = [condition for condition in record.conditions if condition.met is None]
    if open_conditions:
        said.append(f"{words.count(len(open_conditions), 'condition is', 'conditions are')} not yet recorded as met.")
    if record.limited_to:
        said.append(f"It was limited to: {context.plain(record.limited_to)}.")
    for ref in context.catalogue.replaced.get(report.ref, ()):
        first = context.catalogue.reports[ref].record.from_
        took = "took its place" if first <= on else f"takes its place on {words.day(first)}"
        said.append(f"A later report {took}: {ref}.")
    return said


def copied(record: Report) -> str:
    """Say that the catalogue's maintainers entered a report, and when; nothing if the agency did."""
    if record.entered_by is not EnteredBy.MAINTAINERS:
        return ""
    return f"{record.entered_by.sentence} Copied on {words.day(record.last_verified)}."


_NO_LONGER = {
    Withdrawal.REVOKED: "taken back",
    Withdrawal.ANNULLED: "annulled",
    Withdrawal.MISTAKE: "entered by mistake",
}
_WITHDRAWN = {
    Withdrawal.REVOKED: "The agency took its decision back",
    Withdrawal.ANNULLED: "The decision was annulled after an appeal",
    Withdrawal.MISTAKE: "The report was found to be entered by mistake",
}

_WILL_BE_WITHDRAWN = _WITHDRAWN | {Withdrawal.REVOKED: "The agency takes its decision back"}


def _languages(context: Context, record: Report) -> list[str]:
    from_files = (tag for file in (*record.files, *record.links) for tag in file.languages)
    return [context.language_name(tag) for tag in dict.fromkeys(from_files)]
