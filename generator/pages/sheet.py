"""The recognition sheet of a credential: what an admissions officer or employer asks for, with sources, to print.

Everything stands on the page of the credential too. Here it has the order of the nine elements of Annex I of the
Council Recommendation of 16 June 2022, and each fact says which record it comes from.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator import markup, naming, words
from generator.catalogue import Catalogue, Entry
from generator.markup import Markup, fill, join
from generator.messages import gettext as _
from generator.messages import noted
from generator.pages import credential, quality
from generator.pages.page import Context, Page, in_language
from generator.records import Credential, Report
from generator.records.values import NOT_APPLICABLE
from generator.vocabulary import EctsEligibility, places

STYLES = ("assets/sheet.css",)
LONGEST_STATEMENT = 200
"""So much of what a provider says about its own checks; the page of the credential has it all."""
_ONE_DAY = dt.timedelta(days=1)
_COURSE = noted("Course record")
_PROVIDER = noted("Provider record")
_CHECKS = noted("Provider record, reports below")
_SOURCES = {"country": _PROVIDER, "awarding_body": _PROVIDER, "quality_assurance": _CHECKS}
"""Which record an element comes from, if it is not the credential's own."""


@dataclass(frozen=True, slots=True)
class Element:
    """One of the nine elements: its name, what the records say, and which record says it."""

    name: str
    said: Markup
    """Empty if it is not stated."""
    source: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the credential, and the days on which it is valid, as far as the records say."""

    ref: str
    title: Markup
    own: bool
    """It is the version of this sheet."""
    period: str
    first: dt.date | None
    last: dt.date | None
    """The last day, or the day before a later version begins; None if nothing says so."""


def page(context: Context, entry: Entry[Credential], facts: Mapping[str, Any]) -> Page:
    """Make the sheet of a credential out of what `credential.described` says of it."""
    path = f"credentials/{entry.ref}/sheet/"
    record = entry.record
    common = context.common(path)
    root = str(common["root"])
    title = context.plain(record.title)
    awarding = context.catalogue.awarding(entry.ref)
    values = {
        **common,
        **facts,
        "entry": entry,
        "record": record,
        "own": context.inline(record.title),
        "notices": credential.notices(context, entry, root),
        "bodies": [_body(context, ref, root) for ref in awarding],
        "unconfirmed": [context.provider(ref, root) for ref in context.catalogue.unconfirmed(entry.ref)],
        "elements": list(elements(context, entry, facts, root)),
        "beside": quality.beside(context, entry.ref, root),
        "checks": _checks(context, context.statuses.alike(entry.ref), root),
        "valid": validity(record),
        "versions": list(versions(context, entry.ref)),
        "sources": [_source(context, ref) for ref in awarding if ref in context.catalogue.providers],
        "address": f"{context.settings.url}{context.edition.folder}credentials/{entry.ref}/",
    }
    return Page(
        path=path,
        title=_("Recognition sheet: {title}", title=title),
        description=_(
            "Facts with their sources about {title}, for a university or an employer: what it is and who checked it.",
            title=title,
        ),
        content=markup.render("sheet.html", values),
        indexed=False,
        styles=STYLES,
        next_change=context.change_beside(entry.ref),
    )


# --- the nine elements


def elements(context: Context, entry: Entry[Credential], facts: Mapping[str, Any], root: str) -> Iterator[Element]:
    """Yield the nine elements in their order."""
    said: dict[str, Callable[[], Markup]] = {
        "title": lambda: context.inline(entry.record.title),
        "country": lambda: markup.escape(facts["countries"]),
        "awarding_body": lambda: _awarding_body(context, entry.ref, root),
        "learning_outcomes": lambda: _outcomes(context, entry.record),
        "workload": lambda: _workload(context, entry.record),
        "level": lambda: _level(context, entry.record),
        "assessment": lambda: _assessment(entry.record),
        "participation": lambda: _participation(entry.record),
        "quality_assurance": lambda: _quality_assurance(context, entry.ref, facts),
    }
    for element, name in _NAMES.items():
        yield Element(_(name), said[element](), _(_SOURCES.get(element, _COURSE)))


_NAMES = {
    "title": noted("Title"),
    "country": noted("Country"),
    "awarding_body": noted("Awarding body"),
    "learning_outcomes": noted("Learning outcomes"),
    "workload": noted("Workload"),
    "level": noted("Level"),
    "assessment": noted("Assessment"),
    "participation": noted("Form of participation"),
    "quality_assurance": noted("Quality assurance"),
}
"""As `settings.ANNEX_I` has them, as they stand at the start of a line."""


def _awarding_body(context: Context, ref: str, root: str) -> Markup:
    awarding = context.catalogue.awarding(ref)
    if awarding[0] not in context.catalogue.providers:
        return Markup()
    return join((context.provider(provider, root) for provider in awarding), "; ")


def _outcomes(context: Context, record: Credential) -> Markup:
    if not record.learning_outcomes:
        return Markup()
    return context.listed(record.learning_outcomes)


def _workload(context: Context, record: Credential) -> Markup:
    workload = record.workload
    if not workload or (workload.hours is None and workload.ects is None):
        return Markup()
    if known := words.hours(record):
        hours = _("{hours} of work in total.", hours=known)
        hours = hours[:1].upper() + hours[1:]
    else:
        hours = _("Hours of work are not stated.")
    credits_ = words.credits_of(record)
    if credits_ is not None:
        said = fill("%s %s.", hours, words.ects(credits_))
        reason = words.hours_reason(record)
        return fill("%s %s", said, reason) if reason else said
    if workload.ects != NOT_APPLICABLE:
        return fill("%s %s", hours, _("ECTS credits are not stated."))
    does_not = Markup(_("ECTS credits do not apply: {reason}"))  # noqa: S704 - messages are ours
    return fill("%s %s", hours, does_not.format(reason=context.inline(workload.reason)))


def _level(context: Context, record: Credential) -> Markup:
    level = record.level
    if not level:
        return Markup()
    said = []
    if level.eqf == NOT_APPLICABLE:
        does_not = Markup(_("A level of the European framework (EQF) does not apply: {reason}"))  # noqa: S704 - as above
        said.append(does_not.format(reason=context.inline(level.reason)))
    elif isinstance(level.eqf, int):
        term = words.eqf(level.eqf)
        known = _("EQF level {level}.", level=level.eqf)
        said.append(fill("%s. %s", term.label, term.sentence) if term else markup.escape(known))
    if level.qf_ehea:
        said.append(fill("%s: %s. %s", _("Cycle (QF-EHEA)"), level.qf_ehea.label, level.qf_ehea.sentence))
    if level.nqf:
        said.append(fill("%s: %s.", _("National level"), _linked(level.nqf.name, level.nqf.url)))
    return join(said, "<br>")


def _assessment(record: Credential) -> Markup:
    assessment = record.assessment
    if not assessment or not (assessment.certificate or assessment.methods):
        return Markup()
    if assessment.methods:
        how = words.joined(assessment.methods)
        methods = _("How: {methods}.", methods=how)
    else:
        methods = _("How it is assessed is not stated.")
    if not assessment.certificate:
        return fill("%s %s", _("What people get is not stated."), methods)
    if assessment.certificate != "assessment-based" and not assessment.methods:
        return fill("%s. %s", assessment.certificate.label, assessment.certificate.sentence)
    return fill("%s. %s", assessment.certificate.label, methods)


def _participation(record: Credential) -> Markup:
    took = record.participation
    if not took or not took.mode:
        return Markup()
    said = [f"{words.joined(took.mode)}.", credential.time(took)]
    if took.place:
        said.insert(1, _("Place: {place}.", place=took.place))
    return fill("%s", " ".join(part for part in said if part))


def _quality_assurance(context: Context, ref: str, facts: Mapping[str, Any]) -> Markup:
    said = [own for provider in context.catalogue.awarding(ref) if (own := _own_checks(context, provider))]
    if context.catalogue.evidence_on(ref):
        day, label = facts["quality"].as_of, facts["quality"].label
        said.insert(0, fill("%s %s.", _("From outside, on {day}:", day=day), label.words))
    return join(said, "<br>")


@lru_cache(maxsize=64)
def _own_checks(context: Context, ref: str) -> Markup:
    """Give what a provider says about its own checks, shortened; nothing if it says nothing."""
    entry = context.catalogue.providers.get(ref)
    if entry is None or entry.record.internal_quality is None:
        return Markup()
    tag, said = entry.record.internal_quality.statement.pick(context.language)
    words_ = in_language(tag, naming.shortened(said, LONGEST_STATEMENT), context.language)
    return fill("%s <q>%s</q>", _("In the provider’s own words:"), words_)


# --- who awards it, and the checks: the same on many sheets


@lru_cache(maxsize=64)
def _body(context: Context, ref: str, root: str) -> Markup:
    """Give a provider with its country, what it may award, and its identifiers explained."""
    entry = context.catalogue.providers.get(ref)
    if entry is None:
        return markup.escape(ref)
    record = entry.record
    ects = record.ects.eligible if record.ects else EctsEligibility.UNKNOWN
    closed = words.day(record.closed) if record.closed else ""
    return _part(
        "body",
        context.provider(ref, root),
        record,
        places.name(record.seat.system or record.seat.country, context.language),
        ects.sentence,
        closed,
    )


@lru_cache(maxsize=64)
def _checks(context: Context, ref: str, root: str) -> Markup:
    """Give the reports behind a status, each with its own address, and the status over time."""
    behind = [
        (fact, why_not, _addresses(context.catalogue.reports[fact.ref].record))
        for fact, why_not in quality.behind(context, ref, root)
    ]
    return _part("checks", behind, quality.over_time(context, ref), root)


def _addresses(report: Report) -> list[str]:
    """Give where a report can be read: its documents, else pages about it, else where its record comes from."""
    return [file.url for file in report.files or report.links] or [report.source]


def _part(name: str, *values: object) -> Markup:
    return Markup(getattr(markup.template("sheet-parts.html").module, name)(*values))  # noqa: S704 - our template, which escapes


@lru_cache(maxsize=64)
def _source(context: Context, ref: str) -> tuple[Markup, str, str]:
    """Give the name of a provider, where the facts of its record come from, and when they were last compared."""
    record = context.catalogue.providers[ref].record
    return context.inline(record.name), record.source, words.day(record.last_verified)


def _linked(name: str, url: str | None) -> Markup:
    return fill('<a href="%s" rel="nofollow">%s</a>', url, name) if url else markup.escape(name)


# --- versions


def validity(record: Credential) -> str:
    """Say from when until when a version is valid."""
    first, last = record.valid_from, record.valid_until
    if first and last:
        said = _("The record of this version is valid from {first} to {last}.")
        return said.format(first=words.day(first), last=words.day(last))
    if first:
        return _("The record of this version is valid from {first}. No last day is stated.", first=words.day(first))
    if last:
        return _("The record of this version is valid until {last}. No first day is stated.", last=words.day(last))
    return _("The record does not state from when until when this version is valid.")


def versions(context: Context, ref: str) -> Iterator[Version]:
    """Yield all versions of a credential, the earliest first."""
    catalogue = context.catalogue
    for other in catalogue.versions(ref):
        record = catalogue.credentials[other].record
        stated = record.valid_from or record.valid_until
        yield Version(
            ref=other,
            title=context.inline(record.title),
            own=other == ref,
            period=words.period(record.valid_from, record.valid_until) if stated else _("no days stated"),
            first=record.valid_from,
            last=_last(catalogue, other),
        )


def _last(catalogue: Catalogue, ref: str) -> dt.date | None:
    """Give the last day of a version; if none is stated, the day before a later version begins."""
    own = catalogue.credentials[ref].record.valid_until
    later = catalogue.superseded.get(ref)
    begins = catalogue.credentials[later].record.valid_from if later else None
    return own or (begins - _ONE_DAY if begins and begins > dt.date.min else None)
