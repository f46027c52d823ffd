"""The work of a build in slices, which processes share: the pages of some records, made and written."""

import gc
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path

from markupsafe import Markup

from generator.pages import agency, country, credential, lists, report
from generator.pages.page import Context, Page
from generator.site.shells import Shells
from generator.site.sitemap import Address


class AddressTakenError(Exception):
    """Two pages want the same address; the message says which."""


_SLICE = 50
"""So many records are one slice: enough to keep the overhead small, few enough that all processes end together."""


@dataclass(frozen=True, slots=True)
class Job:
    """What every slice needs: what pages are made from, what they are poured into, and where they go."""

    context: Context
    shells: Shells
    folder: Path


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of the work: the pages of some records of one kind."""

    kind: str
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What a slice gives back: the addresses of its pages, and the cards of its credentials by name."""

    addresses: tuple[Address, ...]
    cards: dict[str, Markup] = field(default_factory=dict)


def slices(context: Context) -> Iterator[Slice]:
    """Cut the work whose pages need no others."""
    catalogue = context.catalogue
    for kind, refs in (
        ("credential", tuple(catalogue.credentials)),
        ("report", tuple(catalogue.reports)),
        ("agency", tuple(catalogue.agencies)),
        ("country", catalogue.countries_named),
    ):
        for start in range(0, len(refs), _SLICE):
            yield Slice(kind, refs[start : start + _SLICE])


def write_slice(job: Job, piece: Slice) -> Written:
    """Make and write the pages of a slice."""
    context, catalogue = job.context, job.context.catalogue
    match piece.kind:
        case "credential":
            entries = [catalogue.credentials[ref] for ref in piece.refs]
            addresses = write(job, (credential.page(context, entry) for entry in entries))
            return Written(addresses, lists.cards(context, entries))
        case "report":
            return Written(write(job, (report.page(context, catalogue.reports[ref]) for ref in piece.refs)))
        case "agency":
            return Written(write(job, (agency.page(context, catalogue.agencies[ref]) for ref in piece.refs)))
        case _:
            return Written(write(job, (country.page(context, place) for place in piece.refs)))


def write(job: Job, pages: Iterable[Page]) -> tuple[Address, ...]:
    """Pour pages into their shells and write them. Raises AddressTakenError where a page stands already."""
    folder = os.fspath(job.folder)
    addresses = []
    for page in pages:
        # Strings and `os` take half the time of `Path` here, and there may be 100,000 pages.
        place = f"{folder}/{page.path}"
        os.makedirs(place, exist_ok=True)  # noqa: PTH103
        try:
            with open(f"{place}index.html", "x", encoding="utf-8", newline="\n") as file:  # noqa: PTH123
                file.write(job.shells.pour(page))
        except FileExistsError as problem:
            raise AddressTakenError(f"two pages want the address {page.path}: is there one in docs/?") from problem
        addresses.append(Address(page.path, page.modified, page.indexed))
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
    job.context.catalogue.index()
    gc.collect()
    gc.freeze()  # or the collector of every worker touches, and so copies, all that it has inherited
    method = "fork" if "fork" in get_all_start_methods() else "spawn"
    try:
        with ProcessPoolExecutor(jobs, get_context(method), initializer=_held.append, initargs=(job,)) as pool:
            yield from pool.map(_write_held, pieces)
    finally:
        gc.unfreeze()


def _write_held(piece: Slice) -> Written:
    return write_slice(_held[0], piece)
