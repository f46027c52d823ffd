"""Two folders of a repository and an author in; what is said of every changed file out.

Files are compared and read, and never run. A link is not followed.
"""

import filecmp
import os
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator import reading, source
from generator.catalogue import Catalogue, owner
from generator.finding import Finding
from generator.ownership.owners import CONTENT, MAINTAINERS, OWNERS, Owners, read
from generator.source import Plain

_OF_THE_PROVIDER = ("kind", "degree_awarding_powers", "ects")
"""What a provider's record says that others rely on: maintainers look at it too."""
_REVIEWED = ("workload", "level", "learning_outcomes")
"""What a review of a credential looked at."""
_MOST_FILES, _MOST_BYTES = 50, 1_000_000
"""So much may somebody change at once who is no maintainer: people have to read it."""
_Data = Mapping[str, Plain]


@dataclass(frozen=True, slots=True)
class Needs:
    """A file that somebody else has to agree to: `who` is `maintainers`, `providers/<id>` or `agencies/<id>`."""

    path: str
    who: str
    why: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A file, and why it is refused or should be looked at."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Every changed file, in one of three groups, and what a reviewer should look at besides."""

    owned: tuple[str, ...]
    needs: tuple[Needs, ...]
    refused: tuple[Remark, ...]
    notes: tuple[Remark, ...]

    def as_json(self) -> dict[str, object]:
        """Give the answer as the command prints it."""
        return {
            "owned": list(self.owned),
            "needs": [{"path": each.path, "who": each.who, "why": each.why} for each in self.needs],
            "refused": [{"path": each.path, "why": each.why} for each in self.refused],
            "notes": [{"path": each.path, "why": each.why} for each in self.notes],
        }


def answer(base: Path, head: Path, author: int, known: Catalogue) -> Answer:
    """Say who has to agree to what differs between two folders of a repository. Raises OwnersError.

    `author` is the number of an account on the forge, and `known` the catalogue of the old side. Nothing of the new
    side is more than read.
    """
    owners = read(base)
    here = frozenset(_files(head))
    counts = Counter(map(_folded, here))
    clear = frozenset(path for path in here if counts[_folded(path)] == 1)
    asked = _Question(base, head, author, owners, here, clear)
    changed = _changed(base, head)
    said = [*asked.too_much(changed), *(asked.verdict(path) for path in changed)]
    return Answer(
        owned=tuple(each for each in said if isinstance(each, str)),
        needs=tuple(each for each in said if isinstance(each, Needs)),
        refused=tuple(each for each in said if isinstance(each, Remark)),
        notes=tuple(_notes(base, head, known)),
    )


# --- what differs


def _changed(base: Path, head: Path) -> list[str]:
    """Give the paths that were added, changed or deleted; a file that was moved is deleted here and added there."""
    before, after = set(_files(base)), set(_files(head))
    return sorted((before ^ after) | {path for path in before & after if _differs(base / path, head / path)})


def _files(folder: Path) -> Iterator[str]:
    """Yield every file of a repository, links and other things that are no folder included.

    An empty folder is one of them: git keeps none, so it stands for another repository inside this one (a submodule).
    """
    waiting = [""]
    while waiting:
        here = waiting.pop()
        entries = sorted(entry.name for entry in os.scandir(folder / here) if here or entry.name != ".git")
        if here and not entries:
            yield here.removesuffix("/")
        for name in entries:
            path = f"{here}{name}"
            if _is_folder(folder / path):
                waiting.append(f"{path}/")
            else:
                yield path


def _differs(one: Path, other: Path) -> bool:
    if _is_folder(one) and _is_folder(other):
        return False
    if not (_ordinary(one) and _ordinary(other)):
        return not (one.is_symlink() and other.is_symlink() and one.readlink() == other.readlink())
    return _runs(one) != _runs(other) or not filecmp.cmp(one, other, shallow=False)


def _runs(file: Path) -> bool:
    """Tell whether a file may be run, which is all that git keeps of its rights."""
    return bool(file.stat().st_mode & 0o100)


def _ordinary(file: Path) -> bool:
    return file.is_file() and not file.is_symlink()


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


# --- who has to agree


@dataclass(frozen=True, slots=True)
class _Question:
    """Who asks, about which two folders."""

    base: Path
    head: Path
    author: int
    owners: Owners
    here: frozenset[str]
    """The files of the new side; a path that leads through a link is none of them."""
    clear: frozenset[str]
    """Those whose names every system can tell from all others."""

    def verdict(self, path: str) -> str | Needs | Remark:
        """Give the path itself if the author may change it, else who has to agree, or why it is refused."""
        if self.author in self.owners.maintainers:
            return path
        record = self._record(path)
        if isinstance(record, str):
            return Remark(path, record)
        kind, ref = record
        folder = "agencies" if kind == "report" else "providers"
        accounts = self.owners.agencies if kind == "report" else self.owners.providers
        holder = owner(ref)
        if holder not in accounts:
            return Needs(path, MAINTAINERS, f"nobody owns {folder}/{holder} yet")
        if self.author not in accounts[holder]:
            return Needs(path, f"{folder}/{holder}", "it lies in the folder of somebody else")
        both = self.base / path, self.head / path
        fields = _differing(*both, _OF_THE_PROVIDER) if kind == "provider" else []
        return Needs(path, MAINTAINERS, f"it changes {', '.join(fields)}") if fields else path

    def too_much(self, changed: list[str]) -> Iterator[Remark]:
        """Refuse a change that nobody can read: at the first file that is one too many, and at the largest."""
        if self.author in self.owners.maintainers:
            return
        advice = "for somebody who is no maintainer. Make several pull requests"
        if len(changed) > _MOST_FILES:
            yield Remark(changed[_MOST_FILES], f"{len(changed):,} files change, and {_MOST_FILES} is the most {advice}")
        sizes = {path: (self.head / path).lstat().st_size for path in changed if path in self.here}
        if sum(sizes.values()) > _MOST_BYTES:
            why = f"{sum(sizes.values()):,} bytes change, and {_MOST_BYTES:,} is the most {advice}"
            yield Remark(max(sizes, key=lambda path: sizes[path]), f"{why}. This one is the largest")

    def _record(self, path: str) -> tuple[str, str] | str:
        """Give kind and name of the record in a file, or say why only a maintainer can change the file."""
        if not path.startswith(f"{CONTENT}/"):
            return "it lies outside of the records"
        if path == OWNERS:
            return "only maintainers say who owns what"
        if path not in self.here:
            return "a record is closed, superseded or withdrawn, and never deleted or moved"
        if not _ordinary(self.head / path):
            return "it is a link, another repository or no ordinary file"
        if path not in self.clear:
            return "another file has the same name but for small and capital letters"
        named = reading.named(path.removeprefix(f"{CONTENT}/"), path)
        if isinstance(named, Finding):
            return named.message
        kind, ref = named
        if kind.name in ("agency", "country"):
            return f"only maintainers change {kind.folder}"
        return kind.name, ref


def _differing(one: Path, other: Path, keys: tuple[str, ...]) -> list[str]:
    was, now = _read(one), _read(other)
    return [f"`{key}`" for key in keys if was.get(key) != now.get(key)]


def _read(file: Path) -> _Data:
    """Give what a file holds, nothing if it is not there or cannot be read; the check says why it cannot."""
    return (source.read(file.read_bytes(), file.name).data or {}) if _ordinary(file) else {}


def _notes(base: Path, head: Path, known: Catalogue) -> Iterator[Remark]:
    """Point out courses that differ from what an agency reviewed."""
    for entry in known.credentials.values():
        path = f"{CONTENT}/{entry.path}"
        if not _ordinary(head / path) or not _differs(base / path, head / path) or not known.evidence_on(entry.ref):
            continue
        fields = _differing(base / path, head / path, _REVIEWED)
        if fields:
            yield Remark(path, f"a report touches this course, and {', '.join(fields)} changes")
