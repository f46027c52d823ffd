"""The work of a build in slices, which processes share: the pages of some records, made and written."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial

from generator import messages, processes, records, search, upkeep
from generator.catalogue import Entry
from generator.exports import files, record
from generator.exports.api import documents
from generator.exports.dumps import files as dumps
from generator.feeds import Feeds
from generator.markup import Markup
from generator.pages import agency, award, country, form, lists, maintenance, report
from generator.pages.edition import FORMS, MAINTENANCE
from generator.pages.lists import Listing
from generator.pages.page import Context, Page
from generator.records import Record
from generator.site import subject
from generator.site.folder import Folder
from generator.site.kept import Kept
from generator.site.shells import Shells
from generator.site.sitemap import Address
from generator.site.subject import Made
from generator.upkeep import Due

_SLICE = 50
"""So many records are one slice: enough to keep the overhead small, few enough that all processes end together."""
_LISTS = 4
"""So many lists are one slice; a list has many pages."""


@dataclass(frozen=True, slots=True)
class Job:
    """What every slice needs: what pages are made from, what they are poured into, and where they go."""

    context: Context
    due: Due
    shells: Shells
    folder: Folder
    cards: Mapping[str, Markup] = field(default_factory=dict)
    """The cards of credentials by name, once they are made."""
    listings: Mapping[str, Listing] = field(default_factory=dict)
    """The lists by address, once they are made."""
    kept: Kept | None = None
    """The pages of the last build, while serving."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of the work: pages of some records of one kind, or of some lists, the forms, or what programs read."""

    kind: str
    refs: tuple[str, ...] = ()
    """Names of records, or addresses of lists."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a slice gives back: the addresses of its pages, and the cards of its credentials by name."""

    addresses: tuple[Address, ...]
    cards: dict[str, Markup] = field(default_factory=dict)


def slices(context: Context) -> Iterator[Slice]:
    """Cut the work whose pages need no others."""
    catalogue = context.catalogue
    yield Slice("search")  # first, because these take as long as many others
    if context.is_first:
        yield Slice("interface")
    if context.edition.has(FORMS):
        yield Slice("form")
    yield from _cut("credential", tuple(catalogue.credentials), _SLICE)
    yield from _cut("report", tuple(catalogue.reports), _SLICE)
    yield from _cut("agency", tuple(catalogue.agencies), _SLICE)
    yield from _cut("country", catalogue.countries_named, _SLICE)
    yield from _cut("award", tuple(context.stacking.awards), _SLICE)
    if context.edition.has(MAINTENANCE):
        yield Slice("upkeep")
        yield from _cut("owner", upkeep.owners(catalogue), _SLICE)


def slices_with_cards(job: Job) -> Iterator[Slice]:
    """Cut the work whose pages show cards of credentials."""
    yield from _cut("list", tuple(job.listings), _LISTS)
    yield from _cut("provider", tuple(job.context.catalogue.providers), _SLICE)


def slices_of_dumps() -> Iterator[Slice]:
    """Cut the work on what can be downloaded, which is made from the documents of all records."""
    yield from (Slice("dump", (part,)) for part in dumps.PARTS)


def _cut(kind: str, refs: tuple[str, ...], size: int) -> Iterator[Slice]:
    for start in range(0, len(refs), size):
        yield Slice(kind, refs[start : start + size])


def write_slice(job: Job, piece: Slice) -> Written:
    """Make and write what a slice asks for."""
    with messages.speaking(job.context.language):
        return _WRITERS[piece.kind](job, piece.refs)


def _credentials(job: Job, refs: Sequence[str]) -> Written:
    make = job.kept.made if job.kept else subject.of_credential
    made = {ref: make(job.context, job.context.catalogue.credentials[ref]) for ref in refs}
    return Written(_write_made(job, made.values()), {ref: each.card for ref, each in made.items()})


def _providers(job: Job, refs: Sequence[str]) -> Written:
    entries = (job.context.catalogue.providers[ref] for ref in refs)
    return Written(_write_made(job, (subject.of_provider(job.context, entry, job.cards) for entry in entries)))


def _write_made(job: Job, made: Iterable[Made]) -> tuple[Address, ...]:
    addresses: tuple[Address, ...] = ()
    for each in made:
        addresses += write(job, each.pages)
        for path, text in each.files:
            job.folder.write(path, text)
    return addresses


def _reports(job: Job, refs: Sequence[str]) -> Written:
    entries = [job.context.catalogue.reports[ref] for ref in refs]
    for entry in entries:
        if job.context.is_first:
            job.folder.write(record.path(records.BY_NAME["report"], entry.ref), record.text(entry))
    return Written(write(job, (_published(job, entry, report.page(job.context, entry)) for entry in entries)))


def _agencies(job: Job, refs: Sequence[str]) -> Written:
    entries = (job.context.catalogue.agencies[ref] for ref in refs)
    pages = (
        _published(job, entry, agency.page(job.context, entry, job.due.ends.of(f"agencies/{entry.ref}")))
        for entry in entries
    )
    return Written(write(job, pages))


def _countries(job: Job, refs: Sequence[str]) -> Written:
    known = job.context.catalogue.countries
    pages = (
        _published(job, known[place], page) if place in known else page
        for place, page in ((place, country.page(job.context, place)) for place in refs)
    )
    return Written(write(job, pages))


def _published(job: Job, entry: Entry[Record], page: Page) -> Page:
    """Write what is published of a record for programs; give its page, which names it."""
    others = subject.in_other_formats(job.context, entry)
    if job.context.is_first:
        for path, text in files.of_record(job.context.snapshot, entry, others):
            job.folder.write(path, text)
    return subject.naming(job.context, entry, page, others)


def _awards(job: Job, names: Sequence[str]) -> Written:
    awards = (job.context.stacking.awards[name] for name in names)
    return Written(write(job, (award.page(job.context, each) for each in awards)))


def _upkeep(job: Job, _: Sequence[str]) -> Written:
    """Make what is due in the whole catalogue, and the feeds of all of it."""
    for path, text in _feeds(job).whole():
        job.folder.write(path, text)
    return Written(write(job, (maintenance.page(job.context, job.due),)))


def _owners(job: Job, names: Sequence[str]) -> Written:
    """Make what is due for those who look after records, and their feeds."""
    for name in names:
        for path, text in _feeds(job).of(name, maintenance.name(job.context, name)):
            job.folder.write(path, text)
    return Written(write(job, (maintenance.owned(job.context, job.due, name) for name in names)))


def _feeds(job: Job) -> Feeds:
    context = job.context
    return Feeds(context.statuses, context.settings, job.due.ends, job.due.conditions, context.on, context.language)


def _lists(job: Job, paths: Sequence[str]) -> Written:
    listings = (job.listings[path] for path in paths)
    return Written(write(job, (page for listing in listings for page in lists.pages(job.context, listing))))


def _search(job: Job, _: Sequence[str]) -> Written:
    for path, text in search.outputs(job.context):
        job.folder.write(job.context.edition.folder + path, text)
    return Written(())


def _interface(job: Job, _: Sequence[str]) -> Written:
    """Make what is published for programs about the whole catalogue."""
    for path, text in files.of_catalogue(job.context.snapshot):
        job.folder.write(path, text)
    return Written(())


def _forms(job: Job, _: Sequence[str]) -> Written:
    return Written(write(job, form.pages(job.context)))


def _dumps(job: Job, parts: Sequence[str]) -> Written:
    """Make files to download from the documents just written: reading takes a tenth of making them again."""
    for part in parts:
        dumps.PARTS[part](job.context.snapshot, partial(_written_documents, job), job.folder.new)
    return Written(())


def _written_documents(job: Job) -> Iterator[dumps.Document]:
    for kind, entry in sorted(job.context.catalogue.entries(), key=lambda each: each[1].ref):
        yield dumps.Document(kind.name, job.folder.read(documents.path(entry)).decode())


_WRITERS: dict[str, Callable[[Job, Sequence[str]], Written]] = {
    "credential": _credentials,
    "provider": _providers,
    "report": _reports,
    "agency": _agencies,
    "country": _countries,
    "award": _awards,
    "upkeep": _upkeep,
    "owner": _owners,
    "list": _lists,
    "search": _search,
    "interface": _interface,
    "form": _forms,
    "dump": _dumps,
}
"""What makes and writes the slices of each kind."""


def write(job: Job, pages: Iterable[Page]) -> tuple[Address, ...]:
    """Pour pages into their shells and write them. Raises AddressTakenError where a page stands already."""
    addresses = []
    for page in pages:
        address = Address(page.path, page.modified, page.indexed, job.context.edition)
        job.folder.write(f"{address.place}index.html", job.shells.pour(page))
        addresses.append(address)
    return tuple(addresses)


def share_out(job: Job, pieces: Sequence[Slice], jobs: int, executor: Executor | None) -> Iterable[Written]:
    """Do all slices, and give their results in order.

    An executor that is handed in gets the job with every slice. Without one, `jobs` processes of this machine do the
    work, or this process alone.
    """
    if executor is not None:
        return executor.map(write_slice, [job] * len(pieces), pieces)
    if jobs <= 1 or len(pieces) <= 1:
        return (write_slice(job, piece) for piece in pieces)
    return _local(job, pieces, jobs)


_held: list[Job] = []
"""In a worker process of `_local`: its job. A forked process has it without its being sent."""


def _local(job: Job, pieces: Sequence[Slice], jobs: int) -> Iterator[Written]:
    job.context.index()
    gc.collect()
    gc.freeze()  # or the collector of every worker touches, and so copies, all that it has inherited
    with ProcessPoolExecutor(jobs, processes.start(), initializer=_hold, initargs=(job,)) as pool:
        yield from pool.map(_write_held, pieces)


def _hold(job: Job) -> None:
    _held.append(job)
    gc.set_threshold(100_000)  # what a page leaves behind is small, and looking for it often costs a twentieth


def _write_held(piece: Slice) -> Written:
    return write_slice(_held[0], piece)
