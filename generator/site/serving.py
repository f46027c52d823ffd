"""What `mkdocs serve` does beside a build: it shows mistakes on the pages, and indexes the words after the pages."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
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


class Indexing:
    """The index of words, made while the pages can already be read: a person who edits does not wait for it."""

    def __init__(self) -> None:
        self._thread: Thread | None = None
        self._unwanted = Event()

    def begin(self, documents: Iterable[str], site: Path, orders: Mapping[str, Sequence[int]]) -> None:
        """Index documents into a site, for editions with these orders; the search finds their words when it is done."""
        self._unwanted.clear()
        self._thread = Thread(target=self._index, args=(documents, site, orders), daemon=True)
        self._thread.start()

    def _index(self, documents: Iterable[str], site: Path, orders: Mapping[str, Sequence[int]]) -> None:
        # Somebody who is typing saves again soon: until then the processor belongs to the pages.
        if not self._unwanted.wait(QUIET):
            search.index(documents, site, self._unwanted.is_set, orders)

    def give_up(self) -> None:
        """End an index that is being made, before its site is built again or serving stops."""
        self._unwanted.set()
        if self._thread:
            self._thread.join()
