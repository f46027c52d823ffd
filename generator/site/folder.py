"""The folder that a build fills: a new one, or the one that browsers look at while `mkdocs serve` runs."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path

Content = str | bytes
"""What a file holds: text is written as UTF-8."""


class AddressTakenError(Exception):
    """Two pages want the same address; the message says which."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A new folder: nothing stands in it but what MkDocs and this build have made."""

    place: str

    def write(self, path: str, content: Content) -> None:
        """Write a file; `path` has `/` between its parts. Raises AddressTakenError where one stands already."""
        # Strings and `os` take a third of the time of `Path` here, and there may be 700,000 files.
        file = f"{self.place}/{path}"
        try:
            _create(file, _bytes(content))
        except FileNotFoundError:
            os.makedirs(file.rpartition("/")[0], exist_ok=True)  # noqa: PTH103
            _create(file, _bytes(content))
        except FileExistsError as problem:
            raise _taken(path) from problem

    def new(self, path: str) -> Path:
        """Make an empty file, for what is too big to be handed over at once. Raises AddressTakenError as `write`."""
        self.write(path, b"")
        return Path(self.place, path)

    def read(self, path: str) -> bytes:
        """Give what a file holds that has been written."""
        with self.opened(path) as file:
            return file.read()

    def opened(self, path: str) -> BufferedReader:
        """Open a file that has been written, to read from it."""
        return open(f"{self.place}/{path}", "rb")  # noqa: PTH123 - as fast as in `write`; the caller closes it


def _bytes(content: Content) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _create(file: str, content: bytes) -> None:
    opened = os.open(file, _NEW, 0o666)
    try:
        while content:
            content = content[os.write(opened, content) :]
    finally:
        os.close(opened)


_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class ServedFolder(Folder):
    """The folder that is being served: only what differs is written, so an edit costs little, and pages stay there.

    File systems may take a hundred times as long to make a file where one has just been removed.
    """

    written: set[str] = field(default_factory=set)
    """The files that belong to the build that goes on."""
    contents: dict[str, Content] = field(default_factory=dict)
    """What was written last: a content that is the same object stands in its file already."""

    def begin(self) -> None:
        """Begin a build."""
        self.written.clear()

    def write(self, path: str, content: Content) -> None:
        """Let a file hold something. Raises AddressTakenError if this build has written it already."""
        if self.contents.get(path) is content:
            self._take(path)
            return
        self.contents[path] = content
        self._write(path, _bytes(content))

    def new(self, path: str) -> Path:
        """Make an empty file. Raises AddressTakenError as `write`."""
        self._write(path, b"")
        self.contents.pop(path, None)  # it will not stay empty
        return Path(self.place, path)

    def settle(self, made: Path) -> None:
        """Take over what MkDocs has made, and remove what belongs to an earlier build."""
        for path in _files(str(made)):
            self._write(path, Path(made, path).read_bytes())
        for path in _files(self.place):
            if path not in self.written:
                Path(self.place, path).unlink()
                self.contents.pop(path, None)
        shutil.rmtree(made)

    def _write(self, path: str, content: bytes) -> None:
        self._take(path)
        file = Path(self.place, path)
        if not file.exists() or file.read_bytes() != content:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)

    def _take(self, path: str) -> None:
        if path in self.written:
            raise _taken(path)
        self.written.add(path)


def _files(folder: str) -> Iterator[str]:
    """Yield the paths of all files below a folder; `Path.rglob` takes four times as long."""
    for place, _, names in os.walk(folder):
        inside = place[len(folder) :].replace(os.sep, "/").lstrip("/")
        yield from (f"{inside}/{name}" if inside else name for name in names)


def _taken(path: str) -> AddressTakenError:
    return AddressTakenError(f"two pages want the address {path.removesuffix('index.html')}: is there one in docs/?")
