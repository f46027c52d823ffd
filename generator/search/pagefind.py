"""The index of words: documents in, Pagefind's files and `search/rows.json` out. This module alone runs Pagefind."""

import contextlib
import json
import shutil
import subprocess
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pagefind_bin

_SHIPPED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "*.pf_meta", "wasm.en.pagefind", "index/*")
"""What a search needs. Pagefind's own interfaces stay out, and so do its fragments, a file for every credential."""
_MARK = b"pagefind_dcd"
_GZIP = 31
"""The number that tells zlib to expect the header of gzip."""
_LONGEST_START = 200
"""Enough bytes of a fragment to hold the address of its document."""
_ASKING = 0.1
"""Seconds between two questions whether the index is still wanted."""


class PagefindError(Exception):
    """The index could not be made; the message says what Pagefind said."""


def index(
    documents: Iterable[str],
    site: Path,
    unwanted: Callable[[], bool] = lambda: False,
    orders: Mapping[str, Sequence[int]] | None = None,
) -> None:
    """Index the documents and write the index of words into a site.

    Each edition of the site has its own order of rows: `orders` gives by its folder the numbers of the documents in
    that order. Without it there is one edition, with rows in the order of the documents. Without documents there is no
    index, and the script says that this site has no search by words. `unwanted` is asked while Pagefind works: once it
    says so, the work is given up.
    """
    shutil.rmtree(site / "pagefind", ignore_errors=True)
    with TemporaryDirectory(prefix="catalogue-search-") as folder:
        source, made = Path(folder, "documents"), Path(folder, "pagefind")
        source.mkdir()
        count = _write(documents, source)
        if not count:
            return
        if not _run(source, made, unwanted):
            return
        _ship(made, site / "pagefind")
        ids = _rows(made / "fragment", count)
    for edition, order in (orders or {"": range(count)}).items():
        target = site / edition / "search"
        target.mkdir(parents=True, exist_ok=True)
        rows = json.dumps([ids[number] for number in order], separators=(",", ":"))
        (target / "rows.json").write_text(rows, encoding="utf-8")


def _write(documents: Iterable[str], folder: Path) -> int:
    """Write the documents into a folder, each named after its row, and give their number."""
    count = 0
    for row, document in enumerate(documents):
        (folder / f"{row}.html").write_bytes(document.encode())
        count += 1
    return count


def _run(source: Path, made: Path, unwanted: Callable[[], bool]) -> bool:
    """Run Pagefind; tell whether it has come to its end."""
    # One index for all languages of content: a page of results would otherwise hold those of one language only.
    program = [pagefind_bin.get_executable(), "--site", source, "--output-path", made, "--force-language", "en"]
    with (
        (source.parent / "said").open("w+", encoding="utf-8") as said,
        subprocess.Popen([*program, "--silent"], stdout=said, stderr=said) as pagefind,  # noqa: S603
    ):
        while pagefind.poll() is None:
            if unwanted():
                pagefind.kill()
                return False
            with contextlib.suppress(subprocess.TimeoutExpired):
                pagefind.wait(_ASKING)
        if pagefind.returncode:
            said.seek(0)
            raise PagefindError(f"Pagefind could not index the site: {said.read().strip()}")
    return True


def _ship(made: Path, target: Path) -> None:
    for pattern in _SHIPPED:
        for file in made.glob(pattern):
            to = target / file.relative_to(made)
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(file, to)


def _rows(fragments: Path, count: int) -> list[str]:
    """Give for every row the id by which Pagefind's results name it: the name of its fragment."""
    ids = [""] * count
    for file in fragments.iterdir():
        ids[_row(file.read_bytes())] = file.stem
    return ids


def _row(fragment: bytes) -> int:
    """Tell from the start of a fragment which document it is of: `{"url":"/12.html",…`."""
    start = zlib.decompressobj(_GZIP).decompress(fragment, _LONGEST_START).removeprefix(_MARK)
    url = start.split(b'"', maxsplit=4)[3]
    return int(url.strip(b"/").removesuffix(b".html"))
