"""Pour a catalogue into the site that MkDocs has made: pages, lists, schemas, sitemap and headers."""

import datetime as dt
import gc
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path

from markupsafe import Markup

from generator import records
from generator.pages import agency, country, credential, lists, provider, report, slots, words
from generator.pages.page import Context, Page
from generator.site import policy, shells
from generator.site.shells import Shell, Shells

Progress = Callable[[str, int, int], None]
"""Is told what is being made, how many of it are done and how many there are."""

_SLICE = 200
"""So many records are one piece of work: enough to keep the overhead small, few enough to share out evenly."""
_MOST_IN_SITEMAP = 40_000
_UNUSED = ("assets/javascripts", "assets/images", "search", "sitemap.xml", "sitemap.xml.gz")
"""What MkDocs and Material write and our pages do not use."""


@dataclass(frozen=True, slots=True)
class Job:
    """What every piece of work needs: what pages are made from, what they are poured into, where they go."""

    context: Context
    shells: Shells
    folder: Path


@dataclass(frozen=True, slots=True)
class Slice:
    """A piece of work: the pages of some records of one kind."""

    kind: str
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What a piece of work gives back: address, date and visibility of its pages, and the cards of its credentials."""

    pages: tuple[tuple[str, dt.date | None, bool], ...]
    cards: dict[str, Markup] = field(default_factory=dict)


def pour(
    context: Context,
    site: Path,
    *,
    search: bool = True,
    jobs: int = 1,
    executor: Executor | None = None,
    progress: Progress = lambda what, done, total: None,
) -> int:
    """Pour all records into a site that MkDocs has built; return how many pages the site has.

    The work is shared out to `jobs` processes of this machine, or to an executor that is handed in (it gets the
    catalogue with every piece of work, so it should keep what it has been sent).
    """
    _remove_unused(site)
    every = {"as-of": f"As of {words.day(context.on)}.", "banner": _banner(context)}
    job = Job(context, shells.take(site, every, context.settings.url), site)
    written = [Written(tuple(_fill_slots(context, site, every)))]
    cards: dict[str, Markup] = {}
    slices = list(_slices(context))
    total = sum(len(piece.refs) for piece in slices)
    done = 0
    for piece, result in zip(slices, _share_out(job, slices, jobs, executor), strict=True):
        written.append(result)
        cards.update(result.cards)
        done += len(piece.refs)
        progress("Pages of records", done, total)
    catalogue = context.catalogue
    written.append(_write(job, (provider.page(context, e, cards) for e in catalogue.providers.values())))
    progress("Lists", 0, 1)
    written.append(_write(job, lists.pages(context, cards)))
    progress("Lists", 1, 1)
    addresses = [page for part in written for page in part.pages]
    _write_beside_pages(context, site, addresses)
    return len(addresses)


def write_slice(job: Job, piece: Slice) -> Written:
    """Make and write the pages of a slice."""
    context = job.context
    match piece.kind:
        case "credential":
            entries = [context.catalogue.credentials[ref] for ref in piece.refs]
            written = _write(job, (credential.page(context, entry) for entry in entries))
            return Written(written.pages, lists.cards(context, entries))
        case "report":
            reports = (context.catalogue.reports[ref] for ref in piece.refs)
            return _write(job, (report.page(context, entry) for entry in reports))
        case "agency":
            touched = {ref: len(refs) for ref, _, refs in lists.choices(context)["agency"]}
            agencies = (context.catalogue.agencies[ref] for ref in piece.refs)
            return _write(job, (agency.page(context, entry, touched.get(entry.ref, 0)) for entry in agencies))
        case _:
            return _write(job, (country.page(context, place) for place in piece.refs))


def _slices(context: Context) -> Iterator[Slice]:
    catalogue = context.catalogue
    for kind, refs in (
        ("credential", tuple(catalogue.credentials)),
        ("report", tuple(catalogue.reports)),
        ("agency", tuple(catalogue.agencies)),
        ("country", catalogue.countries_named),
    ):
        for start in range(0, len(refs), _SLICE):
            yield Slice(kind, refs[start : start + _SLICE])


def _share_out(job: Job, slices: Sequence[Slice], jobs: int, executor: Executor | None) -> Iterable[Written]:
    if executor is not None:
        return executor.map(write_slice, [job] * len(slices), slices)
    if jobs <= 1 or len(slices) <= 1:
        return (write_slice(job, piece) for piece in slices)
    return _local(job, slices, jobs)


_held: list[Job] = []
"""In a worker process of `_local`: its job. A forked process has it without a copy being sent."""


def _local(job: Job, slices: Sequence[Slice], jobs: int) -> Iterator[Written]:
    gc.collect()
    gc.freeze()  # or the collector of every worker touches, and so copies, all that it inherited
    method = "fork" if "fork" in get_all_start_methods() else "spawn"
    try:
        with ProcessPoolExecutor(jobs, get_context(method), initializer=_held.append, initargs=(job,)) as pool:
            yield from pool.map(_write_held, slices)
    finally:
        gc.unfreeze()


def _write_held(piece: Slice) -> Written:
    return write_slice(_held[0], piece)


def _write(job: Job, pages: Iterable[Page]) -> Written:
    folder = os.fspath(job.folder)
    written = []
    for page in pages:
        place = f"{folder}/{page.path}"
        os.makedirs(place, exist_ok=True)
        with open(f"{place}index.html", "x", encoding="utf-8", newline="\n") as file:
            file.write(job.shells.pour(page))
        written.append((page.path, page.modified, page.indexed))
    return Written(tuple(written))


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


class UnknownMarkError(Exception):
    """A hand-written page holds a mark that stands for nothing; the message says which."""


def _fill_slots(context: Context, site: Path, every: Mapping[str, str]) -> Iterator[tuple[str, dt.date | None, bool]]:
    """Put the computed parts into the hand-written pages; yield their addresses."""
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        shell = Shell.of(file.read_text(encoding="utf-8"))
        root = context.settings.base_path if path == "404.html" else "../" * path.count("/")
        values = dict(every)
        for mark in shell.marks:
            if mark in slots.SLOTS:
                values[mark] = slots.SLOTS[mark](context, root)
            elif mark not in values:
                known = ", ".join(sorted(slots.SLOTS))
                raise UnknownMarkError(f"{path}: nothing is called ⟦{mark}⟧; there are {known}")
        file.write_text(shell.filled(values), encoding="utf-8", newline="\n")
        if path != "404.html":
            yield path.removesuffix("index.html"), None, True


def _write_beside_pages(context: Context, site: Path, addresses: list[tuple[str, dt.date | None, bool]]) -> None:
    """Write what is no page: schemas, sitemap, robots.txt and headers."""
    schemas = site / "schemas"
    schemas.mkdir()
    for kind in records.KINDS:
        (schemas / f"{kind.name}.json").write_text(records.schema_text(kind), encoding="utf-8")
    (site / "_headers").write_text(policy.HEADERS, encoding="utf-8")
    url = context.settings.url
    robots = "User-agent: *\nAllow: /\n"
    if url:
        robots += f"\nSitemap: {url}sitemap.xml\n"
        for name, text in sitemaps(url, addresses):
            (site / name).write_text(text, encoding="utf-8")
    (site / "robots.txt").write_text(robots, encoding="utf-8")


def sitemaps(url: str, addresses: list[tuple[str, dt.date | None, bool]]) -> Iterator[tuple[str, str]]:
    """Yield name and text of the sitemap, or of its parts and their index where one file may not hold them all."""
    shown = sorted((path, day) for path, day, indexed in addresses if indexed)
    parts = [shown[start : start + _MOST_IN_SITEMAP] for start in range(0, len(shown), _MOST_IN_SITEMAP)]
    if len(parts) <= 1:
        yield "sitemap.xml", _sitemap(url, shown)
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield name, _sitemap(url, part)
    index = "\n".join(Markup("<sitemap><loc>{}{}</loc></sitemap>").format(url, name) for name in names)
    yield "sitemap.xml", f'{_XML}<sitemapindex xmlns="{_SITEMAP}">\n{index}\n</sitemapindex>\n'


_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def _sitemap(url: str, part: list[tuple[str, dt.date | None]]) -> str:
    rows = "\n".join(
        Markup("<url><loc>{}{}</loc>{}</url>").format(
            url, path, Markup("<lastmod>{}</lastmod>").format(day.isoformat()) if day else ""
        )
        for path, day in part
    )
    return f'{_XML}<urlset xmlns="{_SITEMAP}">\n{rows}\n</urlset>\n'
