"""What `mkdocs serve` does beside a build: it shows mistakes on the pages, and indexes the words after the pages.

A build that fails leaves the site as it was.
"""

import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Event, Thread

from generator import search
from generator.finding import Finding
from generator.markup import Markup, fill, join

QUIET = 1.0
"""Seconds after a build in which nothing is indexed."""


def show(site: Path, errors: Sequence[Finding]) -> None:
    """Put the mistakes at the top of every page of a served site; without mistakes, do nothing."""
    if not errors:
        return
    found = str(notice(errors))  # Markup would escape the page that it is put into
    for page in site.rglob("*.html"):
        before, content, after = page.read_text(encoding="utf-8").partition('id="content" tabindex="-1">')
        page.write_text(before + content + found + after, encoding="utf-8")


def notice(errors: Sequence[Finding]) -> Markup:
    """Give the mistakes as markup."""
    rows = join(
        fill("<li><code>%s</code><br>%s. %s <small>[%s]</small></li>", e.place, e.message, e.hint, e.rule)
        for e in errors
    )
    one = len(errors) == 1
    heading = "There is a mistake in the records" if one else f"There are {len(errors)} mistakes in the records"
    return fill(
        '<section class="notice notice-warn" aria-labelledby="mistakes"><h2 id="mistakes">%s</h2>'
        "<p>The site cannot be published like this. A record with a mistake may be missing here.</p>"
        "<ol>%s</ol></section>",
        heading,
        rows,
    )


def guarded(
    build: Callable[[], None], plain: tuple[type[BaseException], ...], say: Callable[[str], None]
) -> Callable[[], None]:
    """Give a build that says what stops it, and then ends as others do: MkDocs lets browsers wait for one that raises.

    The words of `plain` exceptions say enough. Any other one is a mistake in the program or the theme, and its
    traceback is kept in a file.
    """

    def built() -> None:
        try:
            build()
        except plain as trouble:
            say(f"The site could not be built: {trouble}\n{_STAYS}")
        except Exception as trouble:  # noqa: BLE001 - whatever it is, browsers must not wait for ever
            said = f"The program failed while it built the site. {type(trouble).__name__}: {trouble}"
            say(f"{said}\nDevelopers find more in {_kept(trouble)}\n{_STAYS}")

    return built


_STAYS = "Browsers still get the site as it was. Mend this and save: then the site is built again."


def _kept(trouble: Exception) -> str:
    """Keep the traceback of an exception in a file of its own; give its path."""
    with NamedTemporaryFile("w", encoding="utf-8", prefix="catalogue-", suffix=".txt", delete=False) as file:
        file.writelines(traceback.format_exception(trouble))
    return file.name


class Indexing:
    """The index of words, made while the pages can already be read: a person who edits does not wait for it."""

    def __init__(self) -> None:
        self._thread: Thread | None = None
        self._unwanted = Event()
        self._left: tuple[Iterable[str], Path, Mapping[str, Sequence[int]]] | None = None
        """What is left to be done, as it was handed to `begin`."""

    def begin(self, documents: Iterable[str], site: Path, orders: Mapping[str, Sequence[int]]) -> None:
        """Index documents into a site, for editions with these orders; the search finds their words when it is done."""
        self._unwanted.clear()
        self._left = (documents, site, orders)
        self._thread = Thread(target=self._index, args=self._left, daemon=True)
        self._thread.start()

    def _index(self, documents: Iterable[str], site: Path, orders: Mapping[str, Sequence[int]]) -> None:
        # Somebody who is typing saves again soon: until then the processor belongs to the pages.
        if self._unwanted.wait(QUIET):
            return
        written = list(documents)
        self._left = (written, site, orders)
        search.index(written, site, self._unwanted.is_set, orders)
        if not self._unwanted.is_set():
            self._left = None

    def give_up(self) -> None:
        """End an index that is being made, before its site is built again or serving stops."""
        self._unwanted.set()
        if self._thread:
            self._thread.join()

    def resume(self) -> None:
        """Begin again with what was given up: the build that it was given up for has failed."""
        if self._left:
            self.begin(*self._left)
