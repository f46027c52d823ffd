"""Everything that the site holds of one credential or provider: its pages, badges and open data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator import badges, records
from generator.badges import oembed
from generator.badges.snippets import Pictures, Subject
from generator.catalogue import Entry
from generator.exports import api, formats
from generator.exports import record as exported
from generator.markup import Markup
from generator.pages import credential, embed, lists, provider, sheet
from generator.pages.page import Context, Page
from generator.records import Credential, Provider

File = tuple[str, str]
"""Path and text."""


@dataclass(frozen=True, slots=True)
class Made:
    """What is made of one credential or provider."""

    pages: tuple[Page, ...]
    files: tuple[File, ...]
    card: Markup
    """The card of a credential; empty for a provider."""


def of_credential(context: Context, entry: Entry[Credential]) -> Made:
    """Make everything of a credential."""
    pages, files = beside(context, entry)
    facts = credential.described(context, entry)
    own = (credential.page(context, entry, facts), sheet.page(context, entry, facts))
    return Made((*own, *pages), files, lists.cards(context, [entry])[entry.ref])


def of_provider(context: Context, entry: Entry[Provider], cards: Mapping[str, Markup]) -> Made:
    """Make everything of a provider. `cards` holds the finished card of every credential, by name."""
    pages, files = beside(context, entry)
    return Made((provider.page(context, entry, cards), *pages), files, Markup())


def beside(context: Context, entry: Entry[Credential] | Entry[Provider]) -> tuple[tuple[Page, ...], tuple[File, ...]]:
    """Make what other sites and programs use of a credential or provider: the page of its badge, and all files.

    Editions in other languages share those of the first one.
    """
    if not context.is_first:
        return (), ()
    record, ref = entry.record, entry.ref
    name = record.title if isinstance(record, Credential) else record.name
    said = context.plain(name)
    shown = f"Sample: {said}" if record.sample else said  # nobody shall take a made-up record for a real one
    pictures = dict(badges.outputs(context.statuses, ref, shown, context.on, context.language))
    sizes = Pictures.of(pictures[f"badges/{ref}.svg"], pictures[f"badges/{ref}.card.svg"])
    published = api.subject(context.snapshot, entry)
    kind = records.BY_NAME["credential" if isinstance(record, Credential) else "provider"]
    files = (
        *pictures.items(),
        (api.path(published), api.text(published)),
        (exported.path(kind, ref), exported.text(entry)),
        *formats.outputs(context.snapshot, entry),
        *_oembed(context, ref, said, sizes),
    )
    return (embed.page(context, ref, name, sizes),), files


def _oembed(context: Context, ref: str, name: str, sizes: Pictures) -> Iterator[File]:
    """Yield the file for editors, if the site has named its address."""
    if context.settings.url:
        subject = Subject(context.settings.url, ref, name, context.settings.name)
        yield oembed.path(ref), oembed.oembed(subject, sizes.large)
