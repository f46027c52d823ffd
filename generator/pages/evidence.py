"""Reports as facts: what was looked at, what was decided, for how long, and what should be said beside it."""

import datetime as dt
from dataclasses import dataclass

from markupsafe import Markup

from generator import words
from generator.catalogue import Entry, owner
from generator.pages.page import Context
from generator.records import Report
from generator.vocabulary import Decision, Scope, Term, Withdrawal

ASSUMED_YEARS = 6
"""How long a decision without a last day is taken to hold; DEQAR assumes the same."""


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
    period: str
    obligation: Term
    framework: Term | None
    coverage: str
    """What the report says on micro-credentials, in a sentence; empty where that is no question."""
    languages: str
    remarks: tuple[str, ...]
    """What has to be said beside the decision: withdrawn, under appeal, conditions, entered by whom."""


def fact(context: Context, report: Entry[Report], root: str, credential: str = "") -> Fact:
    """Describe a report, for the page of one credential if it is named."""
    record = report.record
    listed = next((item for item in record.credentials if item.credential == credential), None)
    decision = listed.decision if listed and listed.decision else record.decision
    until = listed.until if listed and listed.until else record.until
    return Fact(
        ref=report.ref,
        agency=context.agency(owner(report.ref), root),
        subject=subject(context, record, root),
        scope=record.scope,
        decision=decision,
        state=state(record, until, decision, context.on),
        period=period(record.from_, until, decision, context.on),
        obligation=record.obligation,
        framework=record.framework,
        coverage=coverage(record, credential),
        languages=words.sentence(_languages(context, record)),
        remarks=tuple(remarks(context, report)),
    )


def subject(context: Context, record: Report, root: str) -> Markup:
    """Name what a report looked at, with links."""
    if record.scope == Scope.PROGRAMME and record.programme:
        of = context.provider(record.programme.provider, root)
        return Markup("%s (%s)") % (context.inline(record.programme.name), of)
    if record.scope == Scope.CREDENTIAL:
        named = [context.credential(item.credential, root) for item in record.credentials[:3]]
        more = len(record.credentials) - len(named)
        return Markup(", ").join(named) + (Markup(" and %s more") % more if more > 0 else "")
    return Markup(", ").join(context.provider(ref, root) for ref in record.providers)


def last_day(first: dt.date, until: dt.date | str | None, decision: Term) -> tuple[dt.date | None, bool]:
    """Give the last day on which a decision holds (None if it is open) and whether it was assumed (STATUS, step 5)."""
    if isinstance(until, dt.date):
        return until, False
    if until == "unlimited" or decision in (Decision.NEGATIVE, Decision.NO_FORMAL_DECISION):
        return None, False
    return _years_later(first, ASSUMED_YEARS) - dt.timedelta(days=1), True


def state(record: Report, until: dt.date | str | None, decision: Term, on: dt.date) -> str:
    """Say in a word or two why a decision does not hold on a day; empty if nothing recorded speaks against it."""
    withdrawn, appeal = record.withdrawn, record.appeal
    end, _ = last_day(record.from_, until, decision)
    if withdrawn and (withdrawn.on <= on or withdrawn.kind != Withdrawal.REVOKED):
        return _NO_LONGER[withdrawn.kind]
    if record.from_ > on:
        return "not yet begun"
    if end is not None and end < on:
        return "ended"
    if appeal and appeal.suspends and appeal.since <= on and (appeal.on is None or appeal.on > on):
        return "under appeal"
    return ""


def period(first: dt.date, until: dt.date | str | None, decision: Term, on: dt.date) -> str:
    """Write the time in which a decision holds, as seen on a day."""
    end, assumed = last_day(first, until, decision)
    if end is None:
        return f"from {words.day(first)}, without a last day"
    said = f"{words.day(first)} to {words.day(end)}"
    if assumed:
        said += f" (the report names no last day; {ASSUMED_YEARS} years are assumed)"
    if end < on:
        return f"{said}. This time is over"
    if first > on:
        return f"{said}. This time has not begun"
    return said


def coverage(record: Report, credential: str) -> str:
    """Say what a report on a programme or provider states about micro-credentials."""
    if record.scope == Scope.CREDENTIAL:
        return ""
    covers = record.covers_micro_credentials
    if covers is None:
        return "The report does not say whether micro-credentials were included."
    if credential and credential in covers.credentials:
        return f"{covers.answer.sentence} It names this one."
    return covers.answer.sentence


def remarks(context: Context, report: Entry[Report]) -> list[str]:
    """Say what stands beside the decision."""
    record = report.record
    said = []
    if record.withdrawn:
        said.append(f"{_WITHDRAWN[record.withdrawn.kind]} on {words.day(record.withdrawn.on)}.")
    if record.appeal and record.appeal.on is None:
        rests = " and does not apply for now" if record.appeal.suspends else ""
        said.append(f"The decision is under appeal since {words.day(record.appeal.since)}{rests}.")
    elif record.appeal and record.appeal.on and record.appeal.outcome:
        said.append(f"After an appeal, on {words.day(record.appeal.on)}: {record.appeal.outcome.sentence}")
    said += [f"The decision became “{d.decision.label}” on {words.day(d.on)}." for d in record.decisions[1:]]
    open_conditions = [condition for condition in record.conditions if condition.met is None]
    if open_conditions:
        said.append(f"{words.count(len(open_conditions), 'condition is', 'conditions are')} not yet recorded as met.")
    if record.limited_to:
        said.append(f"It was limited to: {context.plain(record.limited_to)}.")
    said += [f"A later report took its place: {ref}." for ref in context.catalogue.replaced.get(report.ref, ())]
    if record.entered_by == "maintainers":
        said.append(f"{record.entered_by.sentence} Copied on {words.day(record.last_verified)}.")
    return said


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


def _languages(context: Context, record: Report) -> list[str]:
    from_files = (tag for file in (*record.files, *record.links) for tag in file.languages)
    return [context.language_name(tag) for tag in dict.fromkeys(from_files)]


def _years_later(day: dt.date, years: int) -> dt.date:
    """Give the same day some years later; the last day of the calendar if there is none."""
    if day.year + years > dt.MAXYEAR:
        return dt.date.max
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return dt.date(day.year + years, 3, 1)
