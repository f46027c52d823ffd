"""The page of a report: whom it covers, what was decided, and what it says on micro-credentials."""

import datetime as dt

from generator import events, markup, words
from generator.catalogue import Entry, owner
from generator.markup import Markup
from generator.pages import evidence, quality
from generator.pages.page import Context, Page
from generator.records import Report
from generator.records.provider import Reply
from generator.records.report import ReviewedCredential
from generator.records.values import Text
from generator.status import wording

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
                f"{scope.label[0].lower()}{scope.label[1:]}",
                quality.role(context, entry.ref, credential.ref),
            )
            for credential, scope in touched[:MOST_TOUCHED]
        ],
        "why_not": wording.why_not(reason) if (reason := context.statuses.reason(entry.ref)) else "",
        "touched_more": words.number(len(touched) - MOST_TOUCHED) if len(touched) > MOST_TOUCHED else "",
        "replaces": [ref for ref in record.replaces or () if ref in context.catalogue.reports],
        "replaced_by": context.catalogue.replaced.get(entry.ref, []),
        "documents": _documents(context, record),
        "replies": _replies(context, entry),
    }
    agency = context.catalogue.agencies.get(owner(entry.ref))
    by = context.plain(agency.record.name) if agency else owner(entry.ref)
    return Page(
        path=path,
        title=f"Report {entry.ref}",
        description=f"{by} on {fact.scope.label.lower()}: {fact.decision.label.lower()}, {fact.time}.",
        content=markup.render("report.html", values),
        modified=record.last_verified,
        indexed=not record.sample,
        next_change=context.next_change_of(credential.ref for credential, _ in touched),
    )


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
        parts.append(f"decision for this one: {reviewed.decision.label.lower()}")
    if isinstance(reviewed.until, dt.date):
        parts.append(f"until {words.day(reviewed.until)}")
    elif reviewed.until:
        parts.append("without a last day")
    return ", ".join(parts)


def _named(context: Context, record: Report, root: str) -> list[Markup]:
    covers = record.covers_micro_credentials
    return [context.credential(ref, root) for ref in covers.credentials] if covers else []


def _documents(context: Context, record: Report) -> list[tuple[str | Markup, str, str]]:
    def label(title: Text | None, otherwise: str) -> str | Markup:
        return context.inline(title) if title else otherwise

    files = [(label(f.title, "The report"), f.url, f.languages) for f in record.files]
    links = [(label(f.title, "A page about it"), f.url, f.languages) for f in record.links]
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
