"""The page of a country or education system: how micro-credentials work there, and who offers and reviews them."""

from collections.abc import Iterable

from generator import markup, naming, words
from generator.catalogue import Entry
from generator.markup import Markup
from generator.messages import gettext as _
from generator.messages import noted
from generator.pages import follow, quality
from generator.pages.page import Context, Page, in_language
from generator.pages.provider import kind_in_sentence
from generator.records import CountryRecord, Credential, Provider
from generator.records.values import Text
from generator.vocabulary import languages, places

NOT_DESCRIBED = noted("Nobody has written down yet how micro-credentials (short courses) work here.")


def page(context: Context, place: str) -> Page:
    """Make the page of a country (`ee`) or education system (`be-vlg`), with a record or without."""
    path = f"countries/{place}/"
    entry = context.catalogue.countries.get(place)
    record = entry.record if entry else None
    common = context.common(path)
    root = str(common["root"])
    name = places.name(place, context.language)
    providers = providers_in(context, place)
    offered = offered_in(context, providers)
    values = {
        **common,
        "follow": follow.links(context, f"countries/{place}", root),
        "entry": entry,
        "record": record,
        "name": name,
        "called": called_in_words(context, place),
        "texts": _texts(record) if record else (),
        "parent": places.name(place[:2], context.language) if len(place) > 2 else "",  # noqa: PLR2004
        "parent_id": place[:2],
        "regions": _regions(context, place),
        "count": words.number(len(offered)) if offered else "",
        "list_id": place[:2],
        "checks": _counts(context, offered),
        "providers": [
            (context.provider(provider.ref, root), kind_in_sentence(provider.record.kind)) for provider in providers
        ],
        "agencies": [
            context.agency(agency.ref, root)
            for agency in context.catalogue.agencies.values()
            if agency.record.country.lower() == place
        ],
    }
    known = naming.shortened(context.plain(record.summary), 200) if record else _(NOT_DESCRIBED)
    return Page(
        path=path,
        title=_("Micro-credentials in {place}", place=name),
        description=f"{name}: {known}",
        content=markup.render("country.html", values),
        modified=record.last_verified if record else None,
        head=follow.head(context, f"countries/{place}", root),
        next_change=context.next_change_of(entry.ref for entry in offered),
    )


def called(context: Context, place: str) -> list[tuple[str, str]]:
    """Give what micro-credentials are called in a country: language and word, as its record and its courses say it.

    Of a course only the words in an official language of the country count; it may have partners elsewhere.
    """
    entry = context.catalogue.countries.get(place)
    said = list(entry.record.local_term or ()) if entry else []
    official = languages.official(place)
    for course in offered_in(context, providers_in(context, place)):
        said += [(tag, word) for tag, word in course.record.local_term or () if tag.partition("-")[0] in official]
    return list(dict.fromkeys(said))


def called_in_words(context: Context, place: str) -> list[tuple[Markup, str]]:
    """Give the same for a page: each word, marked with its language, and the name of the language."""
    return [
        (in_language(tag, word, context.language), context.language_name(tag)) for tag, word in called(context, place)
    ]


def by_name(context: Context, ids: Iterable[str]) -> list[tuple[str, str]]:
    """Give countries and education systems with their names, as the language of the page sorts them."""
    named = ((places.name(place, context.language), place) for place in ids)
    return sorted(named, key=lambda each: (words.alphabetical(each[0], context.language), each[1]))


def providers_in(context: Context, place: str) -> list[Entry[Provider]]:
    """Give the providers whose legal seat is in a country or education system."""
    return [
        provider
        for provider in context.catalogue.providers.values()
        if place in (provider.record.seat.country.lower(), provider.record.seat.system)
    ]


def offered_in(context: Context, providers: list[Entry[Provider]]) -> list[Entry[Credential]]:
    """Give the credentials that providers award, each once."""
    found = {entry.ref: entry for provider in providers for entry in context.catalogue.awarded_by(provider.ref)}
    return list(found.values())


def _texts(record: CountryRecord) -> list[Text | None]:
    """Give what is written about a country in whole sentences."""
    answers = (record.in_law, record.in_qualifications_framework, record.agency_approach, record.catalogue)
    return [
        record.summary,
        *(answer.note for answer in answers if answer),
        *((record.register.note, record.register.covers) if record.register else ()),
        record.ects.basis if record.ects else None,
        *(example.text for example in record.examples),
    ]


def _regions(context: Context, place: str) -> list[tuple[str, str]]:
    return [
        (places.name(other, context.language), other)
        for other in context.catalogue.countries_named
        if other != place and other.startswith(f"{place}-")
    ]


def _counts(context: Context, offered: list[Entry[Credential]]) -> list[tuple[str, str]]:
    """Count the credentials by kind of check."""
    counted = quality.counts(context, [entry.ref for entry in offered]) if offered else []
    return [(kind.label, words.number(count)) for kind, count in counted]
