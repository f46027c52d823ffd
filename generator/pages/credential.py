"""The page of a credential: a learner's questions, in the order of their decisions."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from generator import completeness, markup, naming, words
from generator.badges import oembed
from generator.catalogue import Entry
from generator.markup import Markup
from generator.messages import by_number, ngettext, noted
from generator.messages import gettext as _
from generator.pages import quality
from generator.pages.page import Context, Page, in_language
from generator.records import Credential, Provider
from generator.records.credential import Participation, StackingTarget
from generator.records.values import NOT_APPLICABLE, ON_DEMAND
from generator.stacking import award_id
from generator.vocabulary import Availability, FutureUse, Schedule, Stacking, Term, fields_of_study, places

LONGEST_DESCRIPTION = 160
"""Search engines and other sites show about this much."""
MOST_TARGETS = 2
"""The key facts name so many awards that it counts towards; the page has them all further down."""
ELEMENTS = {
    "title": noted("title"),
    "country": noted("country"),
    "awarding_body": noted("awarding body"),
    "learning_outcomes": noted("learning outcomes"),
    "workload": noted("workload"),
    "level": noted("level"),
    "assessment": noted("assessment"),
    "participation": noted("form of participation"),
    "quality_assurance": noted("quality assurance"),
}
"""The elements of Annex I in words."""
_READ_MORE = {
    FutureUse.EMPLOYMENT: noted("Read more about: work"),
    FutureUse.FURTHER_STUDY: noted("Read more about: further study"),
    FutureUse.CREDIT: noted("Read more about: credit"),
    FutureUse.PERSONAL: noted("Read more about: personal interest"),
}
_SCHEDULES = {Schedule.FULL_TIME: noted("full time"), Schedule.PART_TIME: noted("part time")}
"""As they stand inside a sentence."""


def described(context: Context, entry: Entry[Credential]) -> dict[str, Any]:
    """Give what the page of a credential and its recognition sheet both say, so that it is worked out once.

    Links in the quality status are those of the page.
    """
    return {
        "countries": _countries(context, entry),
        "quality": quality.quality(context, entry.ref, "../" * _path(entry).count("/")),
        **_key_facts(context, entry.record),
        **_professional(context, entry),
    }


def page(context: Context, entry: Entry[Credential], facts: Mapping[str, Any]) -> Page:
    """Make the page of a credential out of what is `described` of it."""
    path = _path(entry)
    record = entry.record
    common = context.common(path)
    values = {
        **common,
        **facts,
        **_head(context, entry, str(common["root"])),
        **_quality(context, entry, str(common["root"])),
        "partners": _partners(context, record, str(common["root"])),
        "leads": [(lead, _(_READ_MORE[lead.kind])) for lead in record.leads_to],
        "told": [lead.text for lead in record.leads_to],
        "targets": _targets(context, entry, str(common["root"])),
        "towards": _towards(context, record, str(common["root"])),
        "path": f"stacking/{entry.ref}/" if entry.ref in context.stacking.awards else "",
    }
    return Page(
        path=path,
        title=context.plain(record.title),
        description=naming.shortened(context.plain(record.summary), LONGEST_DESCRIPTION),
        content=markup.render("credential.html", values),
        modified=record.last_verified,
        indexed=not record.sample,
        head=oembed.alternate(context.settings.url, entry.ref),
        next_change=context.change_beside(entry.ref),
    )


def _path(entry: Entry[Credential]) -> str:
    return f"credentials/{entry.ref}/"


def awarding(context: Context, ref: str) -> list[Entry[Provider]]:
    """Give the records of the providers that award a credential; one that cannot be used is left out."""
    known = context.catalogue.providers
    return [known[provider] for provider in context.catalogue.awarding(ref) if provider in known]


def _countries(context: Context, entry: Entry[Credential]) -> str:
    seats = (provider.record.seat.country for provider in awarding(context, entry.ref))
    return words.sentence(list(dict.fromkeys(places.name(country, context.language) for country in seats)))


def _head(context: Context, entry: Entry[Credential], root: str) -> dict[str, object]:
    record = entry.record
    broad = fields_of_study.broad(record.field[0]) if record.field else ""
    return {
        "entry": entry,
        "record": record,
        "is_open": record.is_open(context.on),
        "in_language": _in_language(context, record),
        "providers": [context.provider(ref, root) for ref in context.catalogue.awarding(entry.ref)],
        "subject": {"code": broad, "name": _(fields_of_study.EVERYDAY[broad])} if broad else None,
        "notices": notices(context, entry, root),
        "contacts": [
            (context.inline(provider.name), provider.contact, provider.complaints)
            for provider in (each.record for each in awarding(context, entry.ref))
            if provider.contact or provider.complaints
        ],
    }


def _in_language(context: Context, record: Credential) -> str:
    """Say in which languages title and summary are, if they are in others than the interface."""
    title, summary = context.foreign(record.title), context.foreign(record.summary)
    if title == summary:
        return _("The title and the summary are in {language}.", language=title) if title else ""
    said = (
        _("The title is in {language}.", language=title) if title else "",
        _("The summary is in {language}.", language=summary) if summary else "",
    )
    return " ".join(filter(None, said))


def notices(context: Context, entry: Entry[Credential], root: str) -> list[Markup | str]:
    """Say what a reader has to know first: nobody can take it, there is a newer one, its version has ended."""
    record = entry.record
    said: list[Markup | str] = []
    if record.availability is not Availability.OFFERED:
        said.append(record.availability.sentence)
    elif record.apply_by and not (record.is_open(context.on) or record.has_ended(context.on)):
        said.append(_("The last day to apply was {day}.", day=words.day(record.apply_by)))
    newer = context.catalogue.superseded.get(entry.ref)
    if newer:
        there_is = Markup(_("There is a newer version: {newer}."))  # noqa: S704 - messages are ours
        said.append(there_is.format(newer=context.credential(newer, root)))
    if record.supersedes and record.supersedes in context.catalogue.credentials:
        there_was = Markup(_("There was an earlier version: {version}."))  # noqa: S704 - messages are ours
        said.append(there_was.format(version=context.credential(record.supersedes, root)))
    if record.valid_until and record.has_ended(context.on):
        said.append(_("This version ended on {day}.", day=words.day(record.valid_until)))
    if record.valid_from and record.valid_from > context.on:
        said.append(_("This version starts on {day}.", day=words.day(record.valid_from)))
    return said


def _key_facts(context: Context, record: Credential) -> dict[str, object]:
    ects = words.credits_of(record)
    workload, level, assessment = record.workload, record.level, record.assessment
    eqf = level.eqf if level else None
    return {
        "time": time(record.participation, words.hours(record)),
        "hours_reason": words.hours_reason(record),
        "credits": words.number(ects) if ects is not None else "",
        "credits_reason": workload.reason if workload and workload.ects == NOT_APPLICABLE else None,
        "starts": _starts(record, context.on),
        "mode": words.joined(record.participation.mode) if record.participation else "",
        "teaching_languages": words.sentence([context.language_name(tag) for tag in record.languages]),
        "level": words.eqf(eqf) if isinstance(eqf, int) else None,
        "level_reason": level.reason if level and eqf == NOT_APPLICABLE else None,
        "certificate": assessment.certificate if assessment else None,
        "methods": assessment.methods if assessment else (),
    }


def time(took: Participation | None, total: str = "") -> str:
    """Write the time you need: 125 hours in total, over 10 weeks (about 12 hours a week), part time."""
    parts = []
    if total:
        parts.append(_("{hours} in total", hours=total))
    if took and took.weeks:
        number, weeks = words.number(took.weeks), words.plural_of(took.weeks)
        parts.append(ngettext("over {number} week", "over {number} weeks", weeks, number=number))
    said = ", ".join(parts)
    if took and took.hours_per_week:
        weekly = _("about {hours} a week", hours=words.count_of_hours(took.hours_per_week))
        said = f"{said} ({weekly})" if said else weekly
    if said and took and took.schedule:
        said += f", {_(_SCHEDULES[took.schedule])}"
    return said[:1].upper() + said[1:]


def _starts(record: Credential, on: dt.date) -> str:
    """Write when it starts; days that have passed are left out while there are others."""
    days = sorted(start for start in record.starts if isinstance(start, dt.date))
    coming = [start for start in days if start >= on] or days[-1:]
    said = [words.day(start) for start in coming[:6]]
    if coming and coming[-1] < on:
        said = [_("{day} (this day has passed; no later one is stated)", day=said[-1])]
    if ON_DEMAND in record.starts:
        said.append(_("or whenever you like") if said else _("whenever you like"))
    text = words.sentence(said) if ON_DEMAND not in record.starts else ", ".join(said)
    return text[:1].upper() + text[1:]


def _quality(context: Context, entry: Entry[Credential], root: str) -> dict[str, object]:
    known = awarding(context, entry.ref)
    return {
        "beside": quality.beside(context, entry.ref, root),
        "replies": quality.replies(context, entry.ref, (provider.ref for provider in known)),
        "unconfirmed": [(context.provider(ref, root), ref) for ref in context.catalogue.unconfirmed(entry.ref)],
        "own_checks": [
            (context.inline(provider.record.name), provider.record.internal_quality)
            for provider in known
            if provider.record.internal_quality
        ],
    }


def _professional(context: Context, entry: Entry[Credential]) -> dict[str, object]:
    record = entry.record
    stated = completeness.stated(context.catalogue, entry)
    labels = fields_of_study.labels()
    return {
        "fields": [(code, in_language("en", labels[code], context.language)) for code in record.field],
        "version": _version(record),
        "stated": by_number(
            "{stated} of 9 elements of the EU Council Recommendation of 16 June 2022 (Annex I) are stated.",
            sum(stated.values()),
            stated=sum(stated.values()),
        ),
        "missing": words.sentence([_(ELEMENTS[element]) for element, known in stated.items() if not known]),
    }


def _version(record: Credential) -> str:
    first, last = record.valid_from, record.valid_until
    if first and last:
        return _("From {first} to {last}", first=words.day(first), last=words.day(last))
    if first:
        return _("From {first}", first=words.day(first))
    return _("To {last}", last=words.day(last)) if last else ""


def _partners(context: Context, record: Credential, root: str) -> list[tuple[Markup, Term]]:
    said: list[tuple[Markup, Term]] = []
    for partner in record.partners:
        if partner.provider:
            name = context.provider(partner.provider, root)
        else:
            name = context.inline(partner.name)
            if partner.url:
                name = markup.fill('<a href="%s" rel="nofollow">%s</a>', partner.url, name)
        said.append((name, partner.role))
    return said


def _targets(context: Context, entry: Entry[Credential], root: str) -> list[Markup]:
    """Name what it counts towards, each with the way to the whole path."""
    said = []
    for target in entry.record.stacking.into if entry.record.stacking else ():
        name = _target(context, target, root)
        award = award_id(entry.ref, target)
        if award in context.stacking.awards:
            name = markup.fill('%s · <a href="%sstacking/%s/">%s</a>', name, root, award, _("Whole path"))
        said.append(name)
    return said


def _target(context: Context, target: StackingTarget, root: str) -> Markup:
    name = context.inline(target.name)
    if target.credential:
        return context.credential(target.credential, root)
    return markup.fill('<a href="%s" rel="nofollow">%s</a>', target.url, name) if target.url else name


def _towards(context: Context, record: Credential, root: str) -> Markup:
    """Say shortly whether it counts towards more, and towards what; nothing if that is not stated."""
    stacking, part = record.stacking, record.part_of_programme
    targets = stacking.into if stacking else ()
    names = [_target(context, target, root) for target in targets[:MOST_TARGETS]]
    if len(targets) > MOST_TARGETS:
        names.append(markup.fill('<a href="#lead">%s</a>', _("more of them")))
    if part and not names:
        names = [context.inline(part.name)]
    if names:
        yes = Markup(_("Yes: {awards}"))  # noqa: S704 - messages are ours
        return yes.format(awards=markup.join(names, "; "))
    if not stacking:
        return Markup()
    if stacking.kind is Stacking.STAND_ALONE:
        return markup.escape(_("No. It is complete in itself."))
    return markup.escape(_("Yes. What it counts towards is not stated."))
