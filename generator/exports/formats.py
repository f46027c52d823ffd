"""The formats in which each record is published beside its page, and what each of them has no place for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator import markup
from generator.catalogue import Entry
from generator.exports import ctdl, elm, open_badges, quality_link, schema_org
from generator.exports.elm import accreditations, opportunities
from generator.exports.losses import Loss
from generator.exports.snapshot import Snapshot
from generator.markup import Markup
from generator.records import Agency, Credential, Provider, Record, Report


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is called, which files it makes of a record, and what is lost."""

    name: str
    """As the command line and the reports on losses call it."""
    label: str
    """As its own standard calls it, with its version."""
    of: type[Record]
    """The kind of record that it says something about."""
    files: Mapping[str, str]
    """The media type of each file by its name beside the page."""
    written: Callable[[Snapshot, Entry[Any]], Mapping[str, str]]
    """Gives the text of each file by its name; nothing of a record that the format does not take."""
    lost: Callable[[Snapshot, Entry[Any]], Iterator[Loss]]
    """Yields what a record states and the format cannot say."""
    embedded: Callable[[Snapshot, Entry[Any]], Markup] | None = None
    """Gives what stands in the head of the page itself, of a format that does so."""


def _no_files(_snapshot: Snapshot, _entry: Entry[Any]) -> Mapping[str, str]:
    return {}


FORMATS: tuple[Format, ...] = (
    Format(
        name="open-badges",
        label="Open Badges 3.0",
        of=Credential,
        files={open_badges.FILE: "application/ld+json"},
        written=open_badges.written,
        lost=open_badges.lost,
    ),
    Format(
        name="elm",
        label="European Learning Model: learning opportunities and qualifications (LOQ)",
        of=Credential,
        files=elm.FILES,
        written=opportunities.written,
        lost=opportunities.lost,
    ),
    Format(
        name="elm-accreditations",
        label="European Learning Model: accreditations (AMS)",
        of=Report,
        files=elm.FILES,
        written=accreditations.written,
        lost=accreditations.lost,
    ),
    Format(
        name="quality-link",
        label="QualityLink 1.1",
        of=Provider,
        files=quality_link.FILES,
        written=quality_link.written,
        lost=quality_link.lost,
    ),
    Format(
        name="ctdl",
        label="CTDL (Credential Transparency Description Language)",
        of=Credential,
        files={ctdl.FILE: "application/ld+json"},
        written=ctdl.of_credential,
        lost=ctdl.lost_of_credential,
    ),
    Format(
        name="ctdl",
        label="CTDL (Credential Transparency Description Language)",
        of=Report,
        files={ctdl.FILE: "application/ld+json"},
        written=ctdl.of_report,
        lost=ctdl.lost_of_report,
    ),
    *(
        Format(
            name="schema.org",
            label="schema.org",
            of=kind,
            files={schema_org.FILE: "application/ld+json"} if kind is Credential else {},
            written=schema_org.written if kind is Credential else _no_files,
            lost=schema_org.lost,
            embedded=schema_org.embedded,
        )
        for kind in (Credential, Provider, Agency, Report)
    ),
)


MEDIA_TYPES: Mapping[str, str] = {name: media for each in FORMATS for name, media in each.files.items()}
"""The media type of every file by its name."""


def of_kind(record: Record) -> Iterator[Format]:
    """Yield the formats that say something about a kind of record."""
    return (each for each in FORMATS if isinstance(record, each.of))


def written(snapshot: Snapshot, entry: Entry[Record]) -> dict[str, str]:
    """Give the text of every file of a record by its name beside the page.

    What is linked data needs addresses: a site that has not named its own one has none of these files.
    """
    if not snapshot.settings.url:
        return {}
    return {name: text for each in of_kind(entry.record) for name, text in each.written(snapshot, entry).items()}


def embedded(snapshot: Snapshot, entry: Entry[Record]) -> Markup:
    """Give what formats put into the head of the page of a record; nothing without the site's own address."""
    if not snapshot.settings.url:
        return Markup()
    return markup.join(each.embedded(snapshot, entry) for each in of_kind(entry.record) if each.embedded)


def alternates(document: str, names: Iterable[str]) -> Markup:
    """Give the lines in the head of the page of a record that name its files for programs.

    `document` is the way to its file in the interface; `names` are those of its files in other formats.
    """
    files = (("application/json", document), *((MEDIA_TYPES[name], name) for name in names))
    return markup.join(markup.fill(_ALTERNATE, media, address) for media, address in files)


_ALTERNATE = '<link rel="alternate" type="%s" href="%s">'
