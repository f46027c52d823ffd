"""Pour a catalogue into the site that MkDocs has made: pages, lists, search, schemas, sitemap and headers."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path

from generator import markup, records, search, words
from generator.badges import look, snippets
from generator.exports import api
from generator.markup import Markup
from generator.pages import compare, figures, form, guide, lists, said, slots
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


def pour(context: Context, due: Due, site: Path, way: Way) -> int:
    """Pour all records into the shells of a site that MkDocs has built; return how many pages the site has."""
    _remove_unused(site)
    every = {
        "as-of": f"As of {words.day(context.on)}.",
        "on": context.on.isoformat(),
        "next-build-due": api.next_build_due(context.settings, context.on).isoformat(),
        "next-change": context.next_change,
        "banner": _banner(context),
        "licence": str(markup.fill(_LICENCE, context.settings.licence.uri, context.settings.licence.label)),
    }
    folder = way.folder or Folder(str(site))
    job = work.Job(context, due, shells.take(site, every, context.settings), folder, kept=way.kept)
    addresses = list(_fill_slots(context, site, every))
    cards: dict[str, Markup] = {}
    for written in _share(job, list(work.slices(context)), way, "Pages of records"):
        addresses += written.addresses
        cards |= written.cards
    every_list = lists.Lists.of(context, cards)
    with_cards = replace(job, cards=cards, listings=every_list.by_path())
    for written in _share(with_cards, list(work.slices_with_cards(with_cards)), way, "Lists"):
        addresses += written.addresses
    addresses += work.write(
        job,
        (
            lists.browse(context, every_list),
            _search(context),
            guide.page(context),
            compare.page(),
            figures.page(context),
        ),
    )
    for path, text in _beside_pages(context, addresses):
        folder.write(path, text)
    if way.words:
        way.progress("Index of words", 0, 1)
        search.index(search.documents(context.catalogue, context.language), site)
        way.progress("Index of words", 1, 1)
    return len(addresses)


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
        title="Search",
        description="Search the catalogue for micro-credentials by words, subject, country, time, cost and more.",
        content=markup.render("search.html", search.view(context)),
        scripts=("assets/search.js",),
        next_change=context.next_change,
        styles=("assets/search.css",),
    )


def _beside_pages(context: Context, addresses: list[Address]) -> Iterator[tuple[str, str]]:
    """Yield path and text of everything that is no page."""
    for kind in records.KINDS:
        yield f"schemas/{kind.name}.json", records.schema_text(kind)
    yield said.path(context.language), said.text()
    yield figures.CSV, figures.table_file(context)
    yield form.REFERENCES, form.references(context.catalogue, context.language)
    yield "status.json", context.api.all_statuses()
    yield "assets/quality-label.css", look.stylesheet()
    yield from snippets.embed_files()
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
    return (
        '<p class="banner">This is a demonstration. Records marked as a sample are made up: '
        "no provider, course, agency or report in them exists.</p>"
    )


def _fill_slots(context: Context, site: Path, every: Mapping[str, str]) -> Iterator[Address]:
    """Put the computed parts into the hand-written pages; yield their addresses."""
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        shell = shells.cut(file.read_text(encoding="utf-8"))
        root = context.settings.base_path if path == "404.html" else "../" * path.count("/")
        values = {**every, "mistake": report_a_mistake(context.settings, path.removesuffix("index.html"))}
        for mark in shell.marks:
            if mark in slots.SLOTS:
                values[mark] = slots.SLOTS[mark](context, root)
            elif mark not in values:
                known = ", ".join(sorted(slots.SLOTS))
                raise UnknownMarkError(f"{path}: nothing is called ⟦{mark}⟧; there are {known}")
        file.write_text(shell.filled(values), encoding="utf-8", newline="\n")
        if path != "404.html":
            yield Address(path.removesuffix("index.html"))
