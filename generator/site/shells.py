"""Shells: a page of MkDocs for each depth, built once, into which all record pages of that depth are poured."""

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.markup import Markup, Shell, escape, fill
from generator.messages import gettext as _
from generator.pages.edition import Edition, switch
from generator.pages.page import Page, report_a_mistake
from generator.settings import Settings

DEEPEST = 6
"""Lists with pages lie deepest, in the folder of a language: `de/browse/subject/06/page/2/`."""
FOLDER = "_"
"""Shells lie in `_/`, `_/_/` …: no record can have that name."""
# What only Material's scripts would use, which these pages do not load.
_LEFTOVERS = re.compile(
    r'<input class="md-toggle"[^>]*>|<label class="md-overlay"[^>]*></label>|'
    r'<div data-md-component="(?:skip|announce)">\s*</div>|'
    r'<div class="md-dialog"[^>]*>\s*<div[^>]*>\s*</div>\s*</div>|'
    r' data-md-component="(?:container|main)"'
)
_EXPLAINED = re.compile(r'<a href="[./]*words/#([\w-]+)">[^<]*</a>')
_LANGUAGE = re.compile(r'<html lang="[^"]*"')
_SAY = re.compile(r"⟦say ([^⟧]*)⟧")
_TO = re.compile(r"⟦to ([^⟧]*)⟧")
_INDENTATION = re.compile(r"\s*\n\s*")


class ShellError(Exception):
    """The theme does not hold what a shell needs; the message says what."""


@dataclass(frozen=True, slots=True)
class Shells:
    """The shells of one edition of a site by depth, and what stands on every page."""

    by_depth: tuple[Shell, ...]
    settings: Settings
    edition: Edition = field(default_factory=Edition)
    editions: tuple[Edition, ...] = ()
    """All editions of the site."""

    @classmethod
    def of(
        cls,
        built: tuple[str, ...],
        settings: Settings,
        edition: Edition,
        editions: tuple[Edition, ...],
        every: Mapping[str, str],
    ) -> "Shells":
        """Make the shells of an edition out of those that MkDocs has built; `every` holds what is on all its pages."""
        below = len(edition.folder.split("/")) - 1
        shells = [Shell(("",))]
        for depth, html in enumerate(built[below:], start=1):
            shells.append(Shell.of(spoken(html, edition, "../" * depth)).with_known(every))
        return cls(tuple(shells), settings, edition, editions)

    def pour(self, page: Page) -> str:
        """Pour a page into the shell of its depth."""
        root = "../" * page.depth
        values = {
            "title": str(Markup.escape(page.title)),
            "head": head(page, self.edition, self.settings.url, root),
            "content": page.content,
            "languages": switch(self.editions, self.edition, page.path, root),
            "mistake": report_a_mistake(root, page.path),
            "scripts": "".join(
                fill('<script type="module" src="%s%s"></script>', root + self.edition.up, script)
                for script in page.scripts
            ),
        }
        return self.by_depth[page.depth].filled(values)


def cut(html: str, edition: Edition, root: str) -> Shell:
    """Cut a hand-written page that MkDocs has made at its marks."""
    return Shell.of(defined(spoken(_LEFTOVERS.sub("", html), edition, root)))


def defined(html: str) -> str:
    """Mark the first link to each word that is explained as the place where a page brings it up."""
    known: set[str] = set()

    def first(link: re.Match[str]) -> str:
        if link[1] in known:
            return link[0]
        known.add(link[1])
        return f"<dfn>{link[0]}</dfn>"

    return _EXPLAINED.sub(first, html)


def spoken(html: str, edition: Edition, root: str) -> str:
    """Say what the theme says in the language of an edition, and lead to its pages."""
    html = _LANGUAGE.sub(f'<html lang="{edition.language}"', html, count=1)
    html = _SAY.sub(lambda mark: escape(_(mark[1])), html)
    return _TO.sub(lambda mark: edition.way(root, mark[1]), html)


def source(depth: int) -> str:
    """Give the path of a shell's source, as MkDocs knows it."""
    return f"{FOLDER}/" * depth + "index.md"


def take(site: Path) -> tuple[str, ...]:
    """Take the shells out of a site that MkDocs has built, the first one folder deep; they leave the site."""
    shells = []
    for depth in range(1, DEEPEST + 1):
        built = site / Path(source(depth)).with_suffix(".html")
        # Every page repeats its shell, so what templates leave of indentation and empty lines is taken out of it.
        shell = _INDENTATION.sub("\n", _LEFTOVERS.sub("", built.read_text(encoding="utf-8")))
        for mark in ("head", "title", "content", "languages", "mistake", "scripts"):
            found = shell.count(f"⟦{mark}⟧")
            if found != 1:
                raise ShellError(f"theme/main.html must hold ⟦{mark}⟧ once for shells; found {found}")
        shells.append(shell)
    shutil.rmtree(site / FOLDER)
    return tuple(shells)


def head(page: Page, edition: Edition, url: str, root: str) -> str:
    """Give what stands in the head of a poured page: description, canonical address, Open Graph, next change.

    Open Graph takes the canonical address for its own, and a page for a `website` where it is not told otherwise.
    """
    lines: list[str] = [fill(_SAID, page.description, page.title)]
    if url:
        address = url + edition.folder + page.path
        lines.append(fill(_ADDRESS, address))
    if not page.indexed:
        lines.append('<meta name="robots" content="noindex">')
    if page.next_change:
        lines.append(fill('<meta name="next-change" content="%s">', page.next_change))
    if page.head:
        lines.append(page.head)
    lines += [fill('<link rel="stylesheet" href="%s%s">', root + edition.up, style) for style in page.styles]
    return "\n".join(lines)


_SAID = '<meta name="description" property="og:description" content="%s">\n<meta property="og:title" content="%s">'
_ADDRESS = '<link rel="canonical" href="%s">'
