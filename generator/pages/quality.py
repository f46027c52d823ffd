"""The quality status on a page: a credential or provider in; label, sentence, reports and timeline out."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from generator import markup, words
from generator.badges import look
from generator.catalogue import owner
from generator.markup import Markup
from generator.messages import gettext as _
from generator.messages import ngettext, noted
from generator.pages import evidence, timeline
from generator.pages.label import Label, label
from generator.pages.page import Context
from generator.records.provider import Reply
from generator.status import wording
from generator.vocabulary import GROUP_OF, CheckKind, Standing

MOST_PAST = 3
"""The page of a credential names so many reports that no longer hold; the page of the provider has them all."""


@dataclass(frozen=True, slots=True)
class Row:
    """One part of the timeline as the picture and the list show it; None where it is open."""

    first: dt.date | None
    last: dt.date | None
    period: str
    group: str
    shape: str
    label: str
    agencies: Markup
    """Whose reports are behind it."""


@dataclass(frozen=True, slots=True)
class Quality:
    """What a page says about the outside checks of one credential or provider."""

    label: Label
    sentence: Markup
    plain: Markup
    """The sentence without links."""
    reports: Markup
    """What it means, the reports and the timeline, as finished markup."""
    as_of: str
    badge: str
    """The way to the page of its badge."""


def quality(context: Context, ref: str, root: str) -> Quality:
    """Give what the page of a credential or provider says about its outside checks."""
    shared = _shared(context, context.statuses.alike(ref), root)
    if context.is_first:
        return shared
    kind = "credentials" if "/" in ref else "providers"
    return replace(shared, badge=context.edition.way(root, f"{kind}/{ref}/badge/"))


def beside(context: Context, ref: str, root: str) -> list[Markup]:
    """Say what a reader should know beside the headline."""
    return [filled(context, [said], root) for said in wording.modifiers(context.statuses, context.status(ref))]


@lru_cache(maxsize=64)
def _shared(context: Context, ref: str, root: str) -> Quality:
    """Give what is the same for all on which the same reviews bear; they come one after the other."""
    status = context.status(ref)
    said = wording.sentence(context.statuses, status)
    values = {**context.below(root), **explained(context, ref, root)}
    return Quality(
        label=label(context, status),
        sentence=filled(context, said, root),
        plain=unlinked(context, said),
        reports=Markup(markup.render("quality-reports.html", values)),  # noqa: S704 - our template, which escapes
        as_of=words.day(context.on),
        badge="badge/",
    )


def explained(context: Context, ref: str, root: str) -> dict[str, object]:
    """Give what is shown below the sentence: what it means, the reports by what they do for it, and the timeline."""
    status = context.status(ref)
    dossier = context.statuses.dossier(ref)
    facts = {
        review.ref: evidence.fact(context, review, root, replaced=dossier.is_history(review, context.on))
        for review in (*(review for part in dossier.parts for review in part.dossier.reviews), *dossier.reviews)
    }
    reasons = dict(status.not_counted)
    named = dict.fromkeys(review.ref for review in dossier.reviews)
    rest = [facts[ref] for ref in named if ref not in status.because and ref not in reasons]
    rows = over_time(context, ref)
    by_start = sorted((fact for fact in rest if fact.state), key=lambda fact: (fact.first, fact.ref))
    past = [fact for fact in reversed(by_start) if not fact.to_come]
    most = MOST_PAST if "/" in ref else len(past)
    return {
        "unit": "course" if "/" in ref else "organisation",
        "means": wording.means(status),
        "means_not": wording.means_not(status),
        "because": [facts[each] for each in status.because if each not in reasons],
        "others": [fact for fact in rest if not fact.state],
        "not_counted": [(facts[each], wording.why_not(reason)) for each, reason in reasons.items()],
        "coming": [fact for fact in by_start if fact.to_come],
        "past": past[:most],
        "older": _older(len(past) - most) if len(past) > most else "",
        "rows": rows,
        "drawing": timeline.drawing(tuple((row.first, row.last, row.group) for row in rows), context.on),
    }


def behind(context: Context, ref: str, root: str) -> list[tuple[evidence.Fact, str]]:
    """Give the reports behind the status of a credential, each with why it does not count; empty if it does."""
    status = context.status(ref)
    dossier = context.statuses.dossier(ref)
    reviews = {review.ref: review for review in dossier.reviews}
    reasons = dict(status.not_counted)
    return [
        (
            evidence.fact(context, reviews[each], root, replaced=dossier.is_history(reviews[each], context.on)),
            wording.why_not(reasons[each]) if each in reasons else "",
        )
        for each in status.because
    ]


def _older(number: int) -> str:
    return ngettext(
        "And {number} report before that: see the page of the provider.",
        "And {number} reports before that: see the page of the provider.",
        number,
        number=words.number(number),
    )


@lru_cache(maxsize=64)
def over_time(context: Context, ref: str) -> tuple[Row, ...]:
    """Give the timeline as a page shows it."""
    return tuple(_rows(context, ref))


def _rows(context: Context, ref: str) -> Iterator[Row]:
    """Give the timeline for readers: times whose label is the same are one, whatever reports are behind it."""
    statuses = context.statuses
    said = [
        (wording.label(statuses, status), status.standing, interval)
        for interval, status in zip(statuses.timeline(ref), statuses.over_time(ref), strict=True)
    ]
    for (own, standing), together in groupby(said, lambda each: each[:2]):
        intervals = [interval for _, _, interval in together]
        first, last = intervals[0].first, intervals[-1].last
        when = words.period(first, last)
        yield Row(
            first=first,
            last=last,
            period=when[:1].upper() + when[1:],
            group=GROUP_OF[standing].value,
            shape=look.shape(standing).name,
            label=own,
            agencies=_agencies(context, (report for interval in intervals for report in interval.because)),
        )


def _agencies(context: Context, reports: Iterable[str]) -> Markup:
    agencies = dict.fromkeys(owner(report) for report in reports)
    said = words.sentence([_name(context, wording.Name("agency", ref)) for ref in agencies])
    return Markup(f"{said}." if said else "")  # noqa: S704 - pieces of markup, joined by words of ours


def filled(context: Context, sentences: Iterable[wording.Sentence], root: str) -> Markup:
    """Give sentences with the names in them as links."""

    def linked(name: wording.Name) -> Markup:
        if name.kind == "agency":
            return context.agency(name.ref, root)
        if name.kind == "provider":
            return context.provider(name.ref, root)
        return _name(context, name)

    return _with_names(sentences, linked)


def unlinked(context: Context, sentences: Iterable[wording.Sentence]) -> Markup:
    """Give sentences with the names in them, each marked with its language if that is another one."""
    return _with_names(sentences, lambda name: _name(context, name))


def _with_names(sentences: Iterable[wording.Sentence], named: Callable[[wording.Name], Markup]) -> Markup:
    # The words are ours and the names are markup: `Markup.format` would take ten times as long.
    return Markup(" ".join(said.filled(named) for said in sentences))  # noqa: S704


def _name(context: Context, name: wording.Name) -> Markup:
    """Give the name of a record with its language, or its id if the record cannot be used."""
    text = wording.text_of(name, context.statuses)
    return context.inline(text) if text else markup.escape(name.ref)


def replies(context: Context, ref: str, providers: Iterable[str]) -> list[tuple[Markup, Reply]]:
    """Give what the providers of a credential answered to the reports that bear on it."""
    named = {review.ref for review in context.statuses.dossier(ref).reviews}
    return [
        (context.inline(entry.record.name), reply)
        for provider in providers
        if (entry := context.catalogue.providers.get(provider))
        for reply in entry.record.replies
        if reply.report in named
    ]


def kinds(context: Context, ref: str) -> tuple[CheckKind, ...]:
    """Give what a list finds a credential by."""
    return wording.kinds(context.status(ref))


def counts(context: Context, refs: Iterable[str]) -> list[tuple[CheckKind, int]]:
    """Count credentials by kind of check: each stands in one group, and if it passed, in one kind of that too."""
    found = Counter(kind for ref in refs for kind in kinds(context, ref))
    return [(kind, found[kind]) for kind in CheckKind]


def role(context: Context, report: str, ref: str) -> str:
    """Say what a report does for the status of a credential that it touches, on the day."""
    status = context.status(ref)
    review = next(review for review in context.statuses.dossier(ref).reviews if review.ref == report)
    if review.not_counted:
        return _("it does not count here")
    if report in status.because:
        said = wording.label(context.statuses, status)
        return _("it decides what the page says today: “{label}”", label=said)
    if context.statuses.dossier(ref).is_history(review, context.on):
        return _("another report has taken its place")
    if not review.in_time(context.on):
        return _("its time has not begun") if context.on < review.first else _("its time is over")
    return _(_BESIDE.get(review.standing(context.on), _LISTED))


_BESIDE = {
    Standing.NOT_COVERED: noted("it does not include this one"),
    Standing.COVERAGE_NOT_STATED: noted("it does not say whether this one was included"),
}
_LISTED = noted("it is listed there; another report decides")
