"""Pour a catalogue into the site that MkDocs has made: pages, lists, search, schemas, sitemap and headers."""

import shutil
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path

from generator import markup, messages, records, search, words
from generator.badges import look, snippets
from generator.exports.dumps import files as dumps
from generator.imports import templates
from generator.markup import Markup
from generator.messages import gettext as _
from generator.pages import compare, figures, form, guide, interface, lists, mistake, reflect, said, slots
from generator.pages.edition import INTERFACE, REFLECTION, Edition, switch
from generator.pages.page import Context, Page, report_a_mistake
from generator.site import policy, shells, sitemap, work
from generator.site.folder import Folder
from generator.site.kept import Kept
from generator.site.sitemap import Address
from generator.upkeep import Due

Progress = Callable[[str, int, int], None]
"""Is told what is being made, how many of it are done and how many there are."""

_UNUSED = ("assets/javascripts", "assets/images", "search", "sitemap.xml", "sitemap.xml.gz")
"""What MkDocs and Material write and our pages do not use."""

_LICENCE = '<a href="%s" rel="license">%s</a>'


class UnknownMarkError(Exception):
    """A hand-written page holds a mark that stands for nothing; the message says which."""


def silent(_what: str, _done: int, _total: int) -> None:
    """Tell nobody about the progress."""


@dataclass(frozen=True, slots=True)
class Way:
    """How to pour: with or without the index of words, in how many processes, and who is told about the progress."""

    words: bool = True
    jobs: int = 1
    executor: Executor | None = None
    """Another executor than processes of this machine. It gets the catalogue with every slice of the work."""
    progress: Progress = silent
    folder: Folder | None = None
    """Where the pages go, if not into the folder that MkDocs has built."""
    kept: Kept | None = None
    """The pages of the last build, while serving; then this process does the work alone."""


def pour(context: Context, further: Sequence[Edition], due: Due, site: Path, way: Way) -> int:
    """Pour all records into the shells of a site that MkDocs has built; return how many pages the site has.

    The context is that of the first edition; the `further` ones follow it.
    """
    _remove_unused(site)
    built = shells.take(site)
    folder = way.folder or Folder(str(site))
    editions = (context.edition, *further)
    addresses = []
    for edition in editions:
        own = context if edition == context.edition else context.for_edition(edition)
        with messages.speaking(edition.language):
            every = _every(own)
            poured = shells.Shells.of(built, context.settings, edition, editions, every)
            job = work.Job(own, due, poured, folder, kept=way.kept)
            addresses += [*_fill_slots(job, site, every), *_records(job, way)]
            if own.is_first and not way.kept:  # who edits does not wait for what is downloaded
                _dumps(job, way)
            folder.write(said.path(edition.language), said.text())
    folder.write(said.PAPER, said.paper(edition.language for edition in editions))
    for path, text in _beside_pages(context, addresses):
        folder.write(path, text)
    if way.words:
        way.progress("Index of words", 0, 1)
        search.index(search.documents(context.catalogue, context.language), site, orders=orders(context, further))
        way.progress("Index of words", 1, 1)
    return len(addresses)


def orders(context: Context, further: Sequence[Edition]) -> dict[str, list[int]]:
    """Give the order of rows of each edition by its folder, as the index of words asks for it."""
    editions = (context.edition, *further)
    by_language = search.orders(context.catalogue, [edition.language for edition in editions])
    return {edition.folder: order for edition, order in zip(editions, by_language, strict=True)}


def _every(context: Context) -> dict[str, str]:
    """Give what stands on every page of an edition."""
    return {
        "as-of": _("As of {day}.", day=words.day(context.on)),
        "on": context.on.isoformat(),
        "next-build-due": context.snapshot.next_build_due.isoformat(),
        "next-change": context.next_change,
        "banner": _banner(context),
        "licence": str(markup.fill(_LICENCE, context.settings.licence.uri, context.settings.licence.label)),
    }


def _records(job: work.Job, way: Way) -> list[Address]:
    """Make the pages of an edition that come from records."""
    context = job.context
    addresses: list[Address] = []
    cards: dict[str, Markup] = {}
    for written in _share(job, list(work.slices(context)), way, "Pages of records"):
        addresses += written.addresses
        cards |= written.cards
    every_list = lists.Lists.of(context, cards)
    with_cards = replace(job, cards=cards, listings=every_list.by_path())
    for written in _share(with_cards, list(work.slices_with_cards(with_cards)), way, "Lists"):
        addresses += written.addresses
    others = (
        lists.browse(context, every_list),
        _search(context),
        guide.page(context),
        compare.page(),
        figures.page(context),
        mistake.page(context),
        *(reflect.pages(context) if context.edition.has(REFLECTION) else ()),
        *([interface.page(context)] if context.edition.has(INTERFACE) else ()),
    )
    return [*addresses, *work.write(job, others)]


def _dumps(job: work.Job, way: Way) -> None:
    """Make the files to download, and those about them."""
    deque(_share(job, list(work.slices_of_dumps()), way, "Files to download"), maxlen=0)
    for path, text in dumps.about(job.context.snapshot, job.folder.opened):
        job.folder.write(path, text)


def _share(job: work.Job, pieces: list[work.Slice], way: Way, what: str) -> Iterator[work.Written]:
    total = sum(len(piece.refs) for piece in pieces)
    done = 0
    jobs = 1 if way.kept else way.jobs  # this process could not keep what others make
    for piece, written in zip(pieces, work.share_out(job, pieces, jobs, way.executor), strict=True):
        yield written
        done += len(piece.refs)
        way.progress(what, done, total)


def _search(context: Context) -> Page:
    return Page(
        path="search/",
        title=_("Search"),
        description=_("Search the catalogue for micro-credentials by words, subject, country, time, cost and more."),
        content=markup.render("search.html", search.view(context)),
        scripts=("assets/search.js",),
        next_change=context.next_change,
        styles=("assets/search.css",),
    )


def _beside_pages(context: Context, addresses: list[Address]) -> Iterator[tuple[str, str | bytes]]:
    """Yield path and text of everything that is no page."""
    for kind in records.KINDS:
        yield f"schemas/{kind.name}.json", records.schema_text(kind)
    yield figures.CSV, figures.table_file(context)
    yield form.REFERENCES, form.references(context.catalogue, context.language)
    yield "assets/quality-label.css", look.stylesheet()
    yield from snippets.embed_files()
    yield from templates.outputs()
    yield "_headers", policy.HEADERS
    yield from sitemap.outputs(context.settings.url, addresses)


def _remove_unused(site: Path) -> None:
    for name in _UNUSED:
        path = site / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    for path in site.rglob("*.map"):
        path.unlink()


def _banner(context: Context) -> str:
    """Say on every page that the catalogue holds fictional records, if it does."""
    if not any(entry.record.sample for _, entry in context.catalogue.entries()):
        return ""
    demonstration = _("This is a demonstration: records marked as a sample are made up.")
    return str(markup.fill('<p class="banner">%s</p>', demonstration))


def _fill_slots(job: work.Job, site: Path, every: Mapping[str, str]) -> Iterator[Address]:
    """Put the computed parts into the hand-written pages of an edition; yield their addresses."""
    context, edition, shared = job.context, job.context.edition, job.shells
    for path in _written(site, edition, shared.editions):
        file = site / edition.folder / path
        address = path.removesuffix("index.html")
        root = context.settings.base_path if path == "404.html" else "../" * path.count("/")
        shell = shells.cut(file.read_text(encoding="utf-8"), edition, root)
        values = {
            **every,
            "languages": "" if path == "404.html" else switch(shared.editions, edition, address, root),
            "mistake": report_a_mistake(root, address),
        }
        for mark in shell.marks:
            if mark in slots.SLOTS:
                values[mark] = slots.SLOTS[mark](context, root)
            elif mark not in values:
                known = ", ".join(sorted(slots.SLOTS))
                raise UnknownMarkError(f"{edition.folder}{path}: nothing is called ⟦{mark}⟧; there are {known}")
        file.write_text(shell.filled(values), encoding="utf-8", newline="\n")
        if path != "404.html":
            yield Address(address, edition=edition)


def _written(site: Path, edition: Edition, editions: Sequence[Edition]) -> list[str]:
    """Give the hand-written pages of an edition, by their paths in it; those of others stand in their own folders."""
    others = tuple(other.folder for other in editions if other.folder and other != edition)
    here = (site / edition.folder).rglob("*.html")
    paths = (file.relative_to(site / edition.folder).as_posix() for file in here)
    return sorted(path for path in paths if not path.startswith(others))
