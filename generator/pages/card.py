"""A card: what lists and search results show of a credential."""

from dataclasses import dataclass
from functools import cache

from generator import naming, words
from generator.catalogue import Entry
from generator.pages.label import Label, label
from generator.pages.page import Context
from generator.records import Credential, Provider
from generator.vocabulary import Availability, languages, places

LONGEST_SUMMARY = 180


@dataclass(frozen=True, slots=True)
class Card:
    """One credential in a list. `language` and `summary_language` are BCP 47 tags of the texts shown."""

    ref: str
    title: str
    language: str
    providers: tuple[tuple[str, str, str], ...]
    """Name, language and id of each awarding provider."""
    country: str
    facts: tuple[str, ...]
    """Short facts: time, credits, how, languages, cost."""
    summary: str
    summary_language: str
    quality: Label
    """The quality status."""
    notice: str
    """What has to be said first: planned, paused, no longer offered; empty for offers."""

    @property
    def path(self) -> str:
        """Give the address of the page below the site's root."""
        return f"credentials/{self.ref}/"


def card(context: Context, entry: Entry[Credential]) -> Card:
    """Make the card of a credential in the language of the interface."""
    record, catalogue, language = entry.record, context.catalogue, context.language
    own, title = record.title.pick(language)
    summary_language, summary = record.summary.pick(language)
    awarding = [catalogue.providers[ref] for ref in catalogue.awarding(entry.ref) if ref in catalogue.providers]
    return Card(
        ref=entry.ref,
        title=title,
        language=own,
        providers=tuple(_name(provider, language) for provider in awarding),
        country=words.sentence(list(dict.fromkeys(places.name(p.record.seat.country, language) for p in awarding))),
        facts=facts(record, language),
        summary=naming.shortened(summary, LONGEST_SUMMARY),
        summary_language=summary_language,
        quality=label(context, context.status(entry.ref)),
        notice="" if record.availability is Availability.OFFERED else record.availability.label,
    )


def facts(record: Credential, language: str) -> tuple[str, ...]:
    """Give the short facts of a card; what is not stated is left out here and said on the page."""
    credits_ = words.credits_of(record)
    mode = record.participation.mode if record.participation else ()
    return tuple(
        fact
        for fact in (
            words.hours(record),
            words.ects(credits_) if credits_ else "",
            words.joined(mode),
            _languages(record.languages, language),
            words.cost(record.price) if record.price else "",
        )
        if fact
    )


def _name(provider: Entry[Provider], language: str) -> tuple[str, str, str]:
    own, name = provider.record.name.pick(language)
    return name, own, provider.ref


@cache
def _languages(tags: tuple[str, ...], language: str) -> str:
    return words.sentence([languages.name(tag, language) for tag in tags])
