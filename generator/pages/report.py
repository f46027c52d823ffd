"""The page of a report: whom it covers, what was decided, and what it says on micro-credentials."""

import datetime as dt

from generator import events, markup, words
from generator.catalogue import Entry, owner
from generator.markup import Markup
from generator.messages import gettext as _
from generator.messages import noted
from generator.pages import evidence, quality
from generator.pages.page import Context, Page
from generator.records import Report
from generator.records.provider import Reply
from generator.records.report import ReviewedCredential
from generator.records.values import Text
from generator.status import wording
from generator.vocabulary import Decision, QfEhea, Scope, Term

MOST_TOUCHED = 200
"""A report's page names this many of the credentials that it touches."""


def page(context: Context, entry: Entry[Report]) -> Page:
    """Make the page of a report."""
    path = f"reports/{entry.ref}/"
    record = entry.record
    common = context.common(path)
    root = str(common["root"])
    touched = context.catalogue.touched_by(entry.ref)
    fact = evidence.alone(context, entry, root)
    values = {
        **common,
        "entry": entry,
        "record": record,
        "fact": fact,
        "contributing": [context.agency(ref, root) for ref in record.with_agencies],
        "activities": _activities(context, entry),
        "history": events.of_report(record),
        "reviewed": [(context.credential(r.credential, root), _own(r)) for r in record.credentials],
        "named": _named(context, record, root),
        "providers": [context.provider(ref, root) for ref in record.providers],
        "touched": [
            (
                context.credential(credential.ref, root),
                _(_THROUGH[scope]),
                quality.role(context, entry.ref, credential.ref),
            )
            for credential, scope in touched[:MOST_TOUCHED]
        ],
        "why_not": wording.why_not(reason) if (reason := context.statuses.reason(entry.ref)) else "",
        "touched_more": words.number(len(touched) - MOST_TOUCHED) if len(touched) > MOST_TOUCHED else "",
        "replaces": [ref for ref in record.replaces or () if ref in context.catalogue.reports],
        "replaced_by": context.catalogue.replaced.get(entry.ref, []),
        "cycle": _(_CYCLES[record.programme.qf_ehea]) if record.programme and record.programme.qf_ehea else "",
        "asked": [condition.text for condition in record.conditions],
        "documents": _documents(context, record),
        "replies": _replies(context, entry),
    }
    agency = context.catalogue.agencies.get(owner(entry.ref))
    by = context.plain(agency.record.name) if agency else owner(entry.ref)
    return Page(
        path=path,
        title=_("Report {ref}", ref=entry.ref),
        description=_(_DESCRIPTIONS[fact.scope], agency=by, decision=_(_DECISIONS[fact.decision]), time=fact.time),
        content=markup.render("report.html", values),
        modified=record.last_verified,
        indexed=not record.sample,
        next_change=context.next_change_of(credential.ref for credential, _ in touched),
    )


_THROUGH = {
    Scope.CREDENTIAL: noted("through the micro-credential itself"),
    Scope.PROGRAMME: noted("through the programme"),
    Scope.PROVIDER: noted("through the provider"),
}
_DESCRIPTIONS: dict[Term, str] = {
    Scope.CREDENTIAL: noted("{agency} on the micro-credential itself: {decision}, {time}."),
    Scope.PROGRAMME: noted("{agency} on the programme: {decision}, {time}."),
    Scope.PROVIDER: noted("{agency} on the provider: {decision}, {time}."),
}
_DECISIONS: dict[Term, str] = {
    Decision.POSITIVE: noted("positive"),
    Decision.POSITIVE_WITH_CONDITIONS: noted("positive, with conditions"),
    Decision.NEGATIVE: noted("negative"),
    Decision.NO_FORMAL_DECISION: noted("no pass or fail"),
}
_CYCLES = {
    QfEhea.SHORT_CYCLE: noted("short cycle"),
    QfEhea.FIRST_CYCLE: noted("first cycle"),
    QfEhea.SECOND_CYCLE: noted("second cycle"),
    QfEhea.THIRD_CYCLE: noted("third cycle"),
}
"""Terms as they stand inside a line."""


def _activities(context: Context, entry: Entry[Report]) -> list[Markup]:
    agency = context.catalogue.agencies.get(owner(entry.ref))
    known = agency.record.activities if agency else {}
    return [
        context.inline(known[name].name) if name in known else markup.escape(name) for name in entry.record.activities
    ]


def _own(reviewed: ReviewedCredential) -> str:
    """Say what the report decides for one of several credentials."""
    parts = []
    if reviewed.decision:
        parts.append(_("decision for this one: {decision}", decision=_(_DECISIONS[reviewed.decision])))
    if isinstance(reviewed.until, dt.date):
        parts.append(_("until {last}", last=words.day(reviewed.until)))
    elif reviewed.until:
        parts.append(_("without a last day"))
    return ", ".join(parts)


def _named(context: Context, record: Report, root: str) -> list[Markup]:
    covers = record.covers_micro_credentials
    return [context.credential(ref, root) for ref in covers.credentials] if covers else []


def _documents(context: Context, record: Report) -> list[tuple[str | Markup, str, str]]:
    def label(title: Text | None, otherwise: str) -> str | Markup:
        return context.inline(title) if title else otherwise

    files = [(label(f.title, _("The report")), f.url, f.languages) for f in record.files]
    links = [(label(f.title, _("A page about it")), f.url, f.languages) for f in record.links]
    return [
        (name, url, words.sentence([context.language_name(tag) for tag in spoken]))
        for name, url, spoken in (*files, *links)
    ]


def _replies(context: Context, entry: Entry[Report]) -> list[tuple[Markup, Reply]]:
    return [
        (context.inline(provider.record.name), reply)
        for ref in dict.fromkeys(entry.record.providers)
        if (provider := context.catalogue.providers.get(ref))
        for reply in provider.record.replies
        if reply.report == entry.ref
    ]
