"""Shells: a page of MkDocs for each depth, built once, into which all record pages of that depth are poured."""

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.markup import Markup, Shell, fill
from generator.pages.page import Page, report_a_mistake
from generator.settings import Settings

DEEPEST = 6
"""Lists with pages lie deepest: `browse/subject/06/page/2/`; one folder is spare."""
FOLDER = "_"
"""Shells lie in `_/`, `_/_/` …: no record can have that name."""
# What only Material's scripts would use, which these pages do not load.
_LEFTOVERS = re.compile(
    r'<input class="md-toggle"[^>]*>|<label class="md-overlay"[^>]*></label>|'
    r'<div data-md-component="(?:skip|announce)">\s*</div>|'
    r'<div class="md-dialog"[^>]*>\s*<div[^>]*>\s*</div>\s*</div>|'
    r' data-md-component="(?:container|main)"'
)
_INDENTATION = re.compile(r"\s*\n\s*")


class ShellError(Exception):
    """The theme does not hold what a shell needs; the message says what."""


@dataclass(frozen=True, slots=True)
class Shells:
    """The shells of a site by depth, and what stands on every page."""

    by_depth: tuple[Shell, ...]
    settings: Settings

    def pour(self, page: Page) -> str:
        """Pour a page into the shell of its depth."""
        root = "../" * page.depth
        values = {
            "title": str(Markup.escape(page.title)),
            "head": head(page, self.settings.url, root),
            "content": page.content,
            "mistake": report_a_mistake(self.settings, page.path),
            "scripts": "".join(
                fill('<script type="module" src="%s%s"></script>', root, script) for script in page.scripts
            ),
        }
        return self.by_depth[page.depth].filled(values)


def cut(html: str) -> Shell:
    """Cut a page that MkDocs has made at its marks."""
    return Shell.of(_LEFTOVERS.sub("", html))


def source(depth: int) -> str:
    """Give the path of a shell's source, as MkDocs knows it."""
    return f"{FOLDER}/" * depth + "index.md"


def take(site: Path, every: Mapping[str, str], settings: Settings) -> Shells:
    """Take the shells out of a site that MkDocs has built; they leave the site."""
    shells = [Shell(("",))]
    for depth in range(1, DEEPEST + 1):
        built = site / Path(source(depth)).with_suffix(".html")
        # Every page repeats its shell, so what templates leave of indentation and empty lines is taken out of it.
        shell = Shell.of(_INDENTATION.sub("\n", _LEFTOVERS.sub("", built.read_text(encoding="utf-8"))))
        for mark in ("head", "title", "content", "mistake", "scripts"):
            if shell.marks.count(mark) != 1:
                raise ShellError(f"theme/main.html must hold ⟦{mark}⟧ once for shells; found {shell.marks.count(mark)}")
        shells.append(shell.with_known(every))
    shutil.rmtree(site / FOLDER)
    return Shells(tuple(shells), settings)


def head(page: Page, url: str, root: str) -> str:
    """Give what stands in the head of a poured page: description, canonical address, Open Graph, next change."""
    lines: list[str] = [fill(_SAID, page.description, page.title, page.description)]
    if url:
        lines.append(fill(_ADDRESS, url, page.path, url, page.path))
    if not page.indexed:
        lines.append('<meta name="robots" content="noindex">')
    if page.next_change:
        lines.append(fill('<meta name="next-change" content="%s">', page.next_change))
    if page.head:
        lines.append(page.head)
    lines += [fill('<link rel="stylesheet" href="%s%s">', root, style) for style in page.styles]
    return "\n".join(lines)


_SAID = (
    '<meta name="description" content="%s">\n<meta property="og:type" content="website">\n'
    '<meta property="og:title" content="%s">\n<meta property="og:description" content="%s">'
)
_ADDRESS = '<link rel="canonical" href="%s%s">\n<meta property="og:url" content="%s%s">'
