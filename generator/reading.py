"""A folder of files in; records and findings out, one after the other or in several processes."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator import processes, records, source
from generator.finding import Finding, Level, Place
from generator.records import Kind, Record
from generator.records.values import did_you_mean, is_id
from generator.source import Loc, Plain, Source, shown
from generator.vocabulary import places

_COUNTRY_ID = re.compile(r"[a-z]{2}(-[a-z]{2,4})?")
OWNERS = "owners.yml"
"""The file in the folder of records that says who may change what; it is no record."""
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
    """Let processes take the YAML apart and send plain data: objects would take longer to send than to make."""
    batches = [files[start : start + _BATCH] for start in range(0, len(files), _BATCH)]
    with ProcessPoolExecutor(jobs, processes.start()) as pool:
        named = ([(file.path, file.called) for file in batch] for batch in batches)
        for batch, parts in zip(batches, pool.map(_parts, named), strict=True):
            for file, (data, findings) in zip(batch, parts, strict=True):
                yield _record(file.kind, Source(file.called, data, findings), file.content, language)


def _parts(named: Sequence[tuple[str, str]]) -> list[tuple[dict[str, Plain] | None, tuple[Finding, ...]]]:
    found = (source.read(Path(path).read_bytes(), called) for path, called in named)
    return [(each.data, each.findings) for each in found]


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
    """Give the files below a folder that can hold records, and a finding about each that cannot.

    Findings call the folder `called`. Hidden files, README.md and the list of owners are left aside.
    """
    found: list[File] = []
    strays: list[Finding] = []
    for inside, ordinary in _walk(folder):
        path = f"{called}/{shown(inside, 1_000)}"  # strangers name files, and paths are printed
        known = named(inside, path) if ordinary else _stray(path, *_NOT_ORDINARY)
        if isinstance(known, Finding):
            strays.append(known)
        else:
            found.append(File(*known, f"{folder}/{inside}", inside, path))
    return found, strays


def _finding(problem: records.Problem, known: Mapping[Loc, Place], path: str) -> Finding:
    place = source.nearest(dict(known), problem.loc, path)
    return Finding(place, problem.rule, Level.ERROR, problem.message, problem.hint)


def _walk(folder: Path) -> Iterator[tuple[str, bool]]:
    """Yield every file below a folder, as its path from the folder and whether it is one: a link is not followed.

    Hidden files, README.md and the list of owners are left aside. The order is the same everywhere.
    """
    waiting = [""]
    while waiting:
        here = waiting.pop()
        for entry in sorted(os.scandir(folder / here), key=lambda entry: entry.name):
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(f"{here}{entry.name}/")
            elif entry.name != "README.md" and here + entry.name != OWNERS:
                yield f"{here}{entry.name}", entry.is_file(follow_symlinks=False)


_NOT_ORDINARY = ("this is a link or no ordinary file", "Put the record itself here.")


def _stray(path: str, message: str, hint: str) -> Finding:
    return Finding(Place(path), "stray-file", Level.ERROR, message, hint)


def named(inside: str, path: str) -> tuple[Kind, str] | Finding:
    """Tell from the path of a file which record it holds; the finding says why it can be none."""
    *folders, name = inside.split("/")
    stem = name.removesuffix(".yml")
    folder, *ids = *folders, stem
    kind = records.BY_FOLDER.get(folder)
    if kind is None:
        known = [each.folder for each in records.KINDS]
        return _stray(
            path,
            f"`{shown(folder)}` is not a folder of records",
            did_you_mean(folder, known) or f"Records lie in {', '.join(f'{name}/' for name in known)}.",
        )
    if stem == name:
        hint = "Rename the file, or move it out of the folder of records."
        return _stray(path, "the name of a record ends in .yml", hint)
    if len(ids) != kind.ids:
        example = {"credential": "<provider>/<name>", "report": "<agency>/<name>"}.get(kind.name, "<name>")
        article = "an" if kind.name == "agency" else "a"
        return _stray(path, f"{article} {kind.name} does not lie here", f"Its path is {kind.folder}/{example}.yml.")
    if kind.name == "country":
        if not _COUNTRY_ID.fullmatch(ids[0]) or ids[0][:2].upper() not in places.names():
            hint = "Name it `ee.yml`, or `be-vlg.yml` for a region."
            return _stray(path, f"`{shown(ids[0])}` is not a country", hint)
        return kind, ids[0]
    for part in ids:
        if not is_id(part):
            return _stray(
                path,
                f"`{shown(part)}` cannot be a name of a record",
                "Use small letters, digits and single hyphens, at most 64; some names are kept for the site.",
            )
    return kind, "/".join(ids)
