"""Reports as facts: what was looked at, what was decided, for how long, and what should be said beside it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator import words
from generator.catalogue import Entry, owner
from generator.markup import Markup, fill, join
from generator.messages import by_number, ngettext, noted
from generator.messages import gettext as _
from generator.pages.page import Context
from generator.records import Report
from generator.records.report import Appeal
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
    to_come: bool
    """That day is to come, and nothing recorded speaks against it."""
    time: str
    """From when until when the decision holds."""
    over: str
    """That this time is over or has not begun, as a sentence; empty if neither."""
    obligation: Term
    framework: Term | None
    coverage: str
    """What the report says on micro-credentials, in a sentence; empty where that is no question."""
    languages: str
    remarks: tuple[str | Markup, ...]
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
        state=state(review, context.on) or (_("replaced") if replaced else ""),
        first=review.first,
        to_come=context.on < review.first and not _taken_back(review, context.on),
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
        if more > 0:
            said = Markup(by_number("{named} and {more} more", more))  # noqa: S704 - messages are ours
            return said.format(named=join(named, ", "), more=more)
        return join(named, ", ")
    return join((context.provider(ref, root) for ref in record.providers), ", ")


def named(context: Context, ref: str, root: str, credential: str = "") -> Markup:
    """Name a report, and what it looked at, with links: all of it, or one credential."""
    record = context.catalogue.reports[ref].record
    what = context.credential(credential, root) if credential else subject(context, record, root)
    return fill('<a href="%sreports/%s/">%s</a>: %s', root, ref, ref, what)


def state(review: Review, on: dt.date) -> str:
    """Say in a word or two why a decision does not hold on a day; empty if nothing recorded speaks against it."""
    if kind := _taken_back(review, on):
        return _(_NO_LONGER[kind])
    if on < review.first:
        return _("not yet begun")
    if not review.in_time(on):
        return _("ended")
    return _("under appeal") if review.standing(on) is Standing.UNDER_APPEAL else ""


def _taken_back(review: Review, on: dt.date) -> Withdrawal | None:
    """Give how a decision was taken back, if it was so for a day; only a revoked one holds until then."""
    withdrawn = review.report.record.withdrawn
    return withdrawn.kind if withdrawn and (withdrawn.on <= on or withdrawn.kind is not Withdrawal.REVOKED) else None


def time(context: Context, review: Review) -> str:
    """Write from when until when a decision holds."""
    end, assumed = review.end(context.on)
    if end is None:
        return _("from {day}, without a last day", day=words.day(review.first))
    said = words.period(review.first, end)
    if not assumed:
        return said
    years = context.settings.policy.assumed_years
    why = ngettext(
        "the report names no last day; {years} year is assumed",
        "the report names no last day; {years} years are assumed",
        years,
        years=words.number(years),
    )
    return f"{said} ({why})"


def over(review: Review, on: dt.date) -> str:
    """Say that the time of a decision is over or has not begun; nothing while it lasts."""
    if on < review.first:
        return _("This time has not begun.")
    return "" if review.in_time(on) else _("This time is over.")


def coverage(review: Review) -> str:
    """Say what a report on a programme or provider states about micro-credentials."""
    record = review.report.record
    if record.scope is Scope.CREDENTIAL:
        return ""
    covers = record.covers_micro_credentials
    if covers is None:
        return Coverage.NOT_STATED.sentence
    names = _("It names this one.")
    return f"{covers.answer.sentence} {names}" if review.named else covers.answer.sentence


def remarks(context: Context, report: Entry[Report]) -> list[str | Markup]:
    """Say what stands beside the decision."""
    record, on = report.record, context.on
    said: list[str | Markup] = []
    if record.withdrawn:
        kind, since = record.withdrawn.kind, record.withdrawn.on
        said.append(_((_WITHDRAWN if since <= on else _WILL_BE_WITHDRAWN)[kind], day=words.day(since)))
    if record.appeal:
        said += _appeal(record.appeal)
    for dated in record.decisions[1:]:
        decision, day = dated.decision.label, words.day(dated.on)
        if dated.on <= on:
            said.append(_("The decision became “{decision}” on {day}.", decision=decision, day=day))
        else:
            said.append(_("The decision becomes “{decision}” on {day}.", decision=decision, day=day))
    if unmet := sum(condition.met is None for condition in record.conditions):
        not_met = ngettext(
            "{number} condition is not yet recorded as met.",
            "{number} conditions are not yet recorded as met.",
            unmet,
            number=words.number(unmet),
        )
        said.append(not_met)
    if record.limited_to:
        limited = Markup(_("It was limited to: {part}."))  # noqa: S704 - messages are ours
        said.append(limited.format(part=context.inline(record.limited_to)))
    for ref in context.catalogue.replaced.get(report.ref, ()):
        first = context.catalogue.reports[ref].record.from_
        if first <= on:
            said.append(_("A later report took its place: {report}.", report=ref))
        else:
            said.append(_("A later report takes its place on {day}: {report}.", day=words.day(first), report=ref))
    return said


def _appeal(appeal: Appeal) -> Iterator[str]:
    since = words.day(appeal.since)
    if appeal.on is None and appeal.suspends:
        yield _("The decision is under appeal since {day} and does not apply for now.", day=since)
    elif appeal.on is None:
        yield _("The decision is under appeal since {day}.", day=since)
    elif appeal.outcome:
        yield _("After an appeal, on {day}: {outcome}", day=words.day(appeal.on), outcome=appeal.outcome.sentence)


def copied(record: Report) -> str:
    """Say that the catalogue's maintainers entered a report, and when; nothing if the agency did."""
    if record.entered_by is not EnteredBy.MAINTAINERS:
        return ""
    when = _("Copied on {day}.", day=words.day(record.last_verified))
    return f"{record.entered_by.sentence} {when}"


_NO_LONGER = {
    Withdrawal.REVOKED: noted("taken back"),
    Withdrawal.ANNULLED: noted("annulled"),
    Withdrawal.MISTAKE: noted("entered by mistake"),
}
_WITHDRAWN = {
    Withdrawal.REVOKED: noted("The agency took its decision back on {day}."),
    Withdrawal.ANNULLED: noted("The decision was annulled after an appeal on {day}."),
    Withdrawal.MISTAKE: noted("The report was found to be entered by mistake on {day}."),
}

_WILL_BE_WITHDRAWN = _WITHDRAWN | {Withdrawal.REVOKED: noted("The agency takes its decision back on {day}.")}


def _languages(context: Context, record: Report) -> list[str]:
    from_files = (tag for file in (*record.files, *record.links) for tag in file.languages)
    return [context.language_name(tag) for tag in dict.fromkeys(from_files)]
