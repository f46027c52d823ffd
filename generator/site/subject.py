"""Everything that the site holds of one credential or provider: its pages, badges and open data."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator import badges, records
from generator import naming as named
from generator.badges import oembed
from generator.badges.snippets import Pictures, Subject
from generator.catalogue import Entry
from generator.exports import files as published
from generator.exports import formats
from generator.exports import record as exported
from generator.exports.api import documents
from generator.markup import Markup
from generator.pages import credential, embed, lists, provider, sheet
from generator.pages.page import Context, Page
from generator.records import Credential, Provider, Record

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
    others = in_other_formats(context, entry)
    pages, files = beside(context, entry, others)
    facts = credential.described(context, entry)
    own = (naming(context, entry, credential.page(context, entry, facts), others), sheet.page(context, entry, facts))
    return Made((*own, *pages), files, lists.cards(context, [entry])[entry.ref])


def of_provider(context: Context, entry: Entry[Provider], cards: Mapping[str, Markup]) -> Made:
    """Make everything of a provider. `cards` holds the finished card of every credential, by name."""
    others = in_other_formats(context, entry)
    pages, files = beside(context, entry, others)
    return Made((naming(context, entry, provider.page(context, entry, cards), others), *pages), files, Markup())


def in_other_formats(context: Context, entry: Entry[Record]) -> dict[str, str]:
    """Give the texts of the files of a record in other formats, by their names beside its page in the first edition."""
    return formats.written(context.snapshot, entry) if context.is_first else {}


def naming(context: Context, entry: Entry[Record], page: Page, others: Iterable[str]) -> Page:
    """Give a page that names the files of its record for programs, and holds what stands inside pages for them."""
    document = "../" * page.depth + context.edition.up + documents.path(entry)
    inside = formats.embedded(context.snapshot, entry) if context.is_first else Markup()
    return replace(page, head=(page.head or Markup()) + formats.alternates(document, others) + inside)


def beside(
    context: Context, entry: Entry[Credential] | Entry[Provider], others: Mapping[str, str]
) -> tuple[tuple[Page, ...], tuple[File, ...]]:
    """Make what other sites and programs use of a credential or provider: the page of its badge, and all files.

    Editions in other languages share those of the first one.
    """
    if not context.is_first:
        return (), ()
    record, ref = entry.record, entry.ref
    name = record.title if isinstance(record, Credential) else record.name
    said = context.plain(name)
    shown = named.marked(said, sample=record.sample)
    pictures = dict(badges.outputs(context.statuses, ref, shown, context.on, context.language))
    sizes = Pictures.of(pictures[f"badges/{ref}.svg"], pictures[f"badges/{ref}.card.svg"])
    kind = records.BY_NAME["credential" if isinstance(record, Credential) else "provider"]
    files = (
        *pictures.items(),
        (exported.path(kind, ref), exported.text(entry)),
        *published.of_record(context.snapshot, entry, others),
        *_oembed(context, ref, said, sizes),
    )
    return (embed.page(context, ref, name, sizes),), files


def _oembed(context: Context, ref: str, name: str, sizes: Pictures) -> Iterator[File]:
    """Yield the file for editors, if the site has named its address."""
    if context.settings.url:
        subject = Subject(context.settings.url, ref, name, context.settings.name)
        yield oembed.path(ref), oembed.oembed(subject, sizes.large)
