"""A folder of files in; records and findings out, one after the other or in several processes."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path, PurePosixPath

from generator import records, source
from generator.finding import Finding, Level, Place
from generator.records import Kind, Record
from generator.records.values import did_you_mean, is_id
from generator.source import Loc, Source, shown
from generator.vocabulary import places

_COUNTRY_ID = re.compile(r"[a-z]{2}(-[a-z]{2,4})?")
_BATCH = 200
"""So many files are read at a time by a process."""
_FEW = 1_000
"""So few files are read before other processes have started."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that can hold a record: of which kind, by which name, where it lies, and how findings call it."""

    kind: Kind
    ref: str
    path: str
    inside: str
    """The path below the folder of records."""
    called: str

    def content(self) -> bytes:
        """Read the bytes of the file."""
        return Path(self.path).read_bytes()


Read = tuple[Record | None, tuple[Finding, ...]]
"""A record, None if it cannot be used, and the findings about it."""
Reader = Callable[[Sequence[File], str], Iterable[Read]]
"""Reads files in their order; the text is the default language."""


def read(kind: Kind, content: bytes, called: str, language: str) -> Read:
    """Read one record from the bytes of its file, which findings call `called`."""
    return _record(kind, source.read(content, called), lambda: content, language)


def in_turn(files: Sequence[File], language: str) -> Iterator[Read]:
    """Read one file after the other."""
    return (read(file.kind, file.content(), file.called, language) for file in files)


def remembering() -> Reader:
    """Give a reader that does not read again what has not changed since it was called last."""
    known = cache(read)
    return lambda files, language: (known(file.kind, file.content(), file.called, language) for file in files)


def shared(jobs: int) -> Reader:
    """Give a reader that shares the work among `jobs` processes, if it is much."""

    def reader(files: Sequence[File], language: str) -> Iterator[Read]:
        return in_turn(files, language) if jobs <= 1 or len(files) <= _FEW else _shared(files, language, jobs)

    return reader


def _shared(files: Sequence[File], language: str, jobs: int) -> Iterator[Read]:
    """Let processes take the YAML apart and send plain data: records would take longer to send than to make."""
    batches = [files[start : start + _BATCH] for start in range(0, len(files), _BATCH)]
    method = "fork" if "fork" in get_all_start_methods() else "spawn"
    with ProcessPoolExecutor(jobs, get_context(method)) as pool:
        named = ([(file.path, file.called) for file in batch] for batch in batches)
        for batch, sources in zip(batches, pool.map(_sources, named), strict=True):
            for file, found in zip(batch, sources, strict=True):
                yield _record(file.kind, found, file.content, language)


def _sources(named: Sequence[tuple[str, str]]) -> list[Source]:
    return [source.read(Path(path).read_bytes(), called) for path, called in named]


def _record(kind: Kind, found: Source, content: Callable[[], bytes], language: str) -> Read:
    """Make a record of what a file holds; its content is looked at again if something is wrong."""
    if found.data is None:
        return None, found.findings
    record, problems = records.read(kind, found.data, language)
    findings = found.findings
    if problems:
        known = source.places(content(), found.path)
        said = {finding.place.line for finding in findings}
        own = (_finding(problem, known, found.path) for problem in problems)
        findings = (*findings, *(finding for finding in own if finding.place.line not in said))
    return record, findings


def files(folder: Path, called: str) -> tuple[list[File], list[Finding]]:
    """Give the files below a folder that can hold records, sorted, and a finding about each that cannot.

    Findings call the folder `called`. Hidden files and README.md are left aside.
    """
    found: list[File] = []
    strays: list[Finding] = []
    for inside in _walk(folder):
        path = f"{called}/{shown(str(inside), 1_000)}"  # strangers name files, and paths are printed
        named = _named(folder / inside, inside, path)
        if isinstance(named, Finding):
            strays.append(named)
        else:
            found.append(File(*named, str(folder / inside), str(inside), path))
    return found, strays


def _finding(problem: records.Problem, known: Mapping[Loc, Place], path: str) -> Finding:
    place = source.nearest(dict(known), problem.loc, path)
    return Finding(place, problem.rule, Level.ERROR, problem.message, problem.hint)


def _walk(folder: Path) -> Iterator[PurePosixPath]:
    """Yield every file below a folder, sorted, as a path from the folder; hidden files and README.md aside."""
    for current, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        here = PurePosixPath(Path(current).relative_to(folder).as_posix())
        links = [name for name in folders if (Path(current) / name).is_symlink()]
        for name in sorted([*names, *links]):
            if not name.startswith(".") and name != "README.md":
                yield here / name


def _named(file: Path, inside: PurePosixPath, path: str) -> tuple[Kind, str] | Finding:
    """Tell from a path which record it holds; the finding says why it can be none."""

    def stray(message: str, hint: str) -> Finding:
        return Finding(Place(path), "stray-file", Level.ERROR, message, hint)

    folder, *ids = inside.with_suffix("").parts
    kind = records.BY_FOLDER.get(folder)
    if file.is_symlink() or not file.is_file():
        return stray("this is a link or no ordinary file", "Put the record itself here.")
    if kind is None:
        known = [each.folder for each in records.KINDS]
        return stray(
            f"`{shown(folder)}` is not a folder of records",
            did_you_mean(folder, known) or f"Records lie in {', '.join(f'{name}/' for name in known)}.",
        )
    if inside.suffix != ".yml":
        return stray("the name of a record ends in .yml", "Rename the file, or move it out of the folder of records.")
    if len(ids) != kind.ids:
        example = {"credential": "<provider>/<name>", "report": "<agency>/<name>"}.get(kind.name, "<name>")
        article = "an" if kind.name == "agency" else "a"
        return stray(f"{article} {kind.name} does not lie here", f"Its path is {kind.folder}/{example}.yml.")
    if kind.name == "country":
        if not _COUNTRY_ID.fullmatch(ids[0]) or ids[0][:2].upper() not in places.names():
            return stray(f"`{shown(ids[0])}` is not a country", "Name it `ee.yml`, or `be-vlg.yml` for a region.")
        return kind, ids[0]
    for part in ids:
        if not is_id(part):
            return stray(
                f"`{shown(part)}` cannot be a name of a record",
                "Use small letters, digits and single hyphens, at most 64; some names are kept for the site.",
            )
    return kind, "/".join(ids)
