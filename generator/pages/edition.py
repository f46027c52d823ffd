"""Editions: the site in each language of its interface. English stands at the root, every other one in its own folder.

A page has the same path in every edition. Some pages exist in English only, and the other editions lead there.
"""

from dataclasses import dataclass

from generator.markup import Markup, fill, join
from generator.messages import ENGLISH
from generator.messages import gettext as _
from generator.vocabulary import languages

FORMS = "contribute/new/"
"""Below it lies the form of each kind of record that has one."""
MAINTENANCE = "maintenance/"
"""The page of what is due, and below it those of all who look after records."""
REFLECTION = "reflect/"
"""The questions about one's own quality assurance."""
INTERFACE = "api/"
"""The page about the interface for programs."""
_ENGLISH_ONLY = (FORMS, MAINTENANCE, REFLECTION, INTERFACE)
_BADGE = "/badge/"
"""Pages for those who write records or sites of their own; what they speak of is named in English anyway."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The site in one language."""

    language: str = ENGLISH
    missing: frozenset[str] = frozenset()
    """The paths of hand-written pages that nobody has translated into it."""

    @property
    def folder(self) -> str:
        """Give the folder of its pages below the root of the site: nothing for English, else `de/`."""
        return "" if self.language == ENGLISH else f"{self.language}/"

    @property
    def up(self) -> str:
        """Give the way from its root to the root of the site, where all editions have their stylesheets and data."""
        return "" if self.language == ENGLISH else "../"

    def has(self, path: str) -> bool:
        """Tell whether the page at a path exists in it."""
        if self.language == ENGLISH:
            return True
        return not (path in self.missing or path.startswith(_ENGLISH_ONLY) or path.endswith(_BADGE))

    def way(self, root: str, address: str) -> str:
        """Give the way to a page, in English where it is missing; `root` is the way to the root of this edition."""
        if self.has(address.partition("#")[0]):
            return f"{root}{address}" or "./"
        return f"{root}{self.up}{address}"


def switch(editions: tuple[Edition, ...], here: Edition, path: str, root: str) -> Markup:
    """Give the links that lead from a page to the same one in other languages; nothing if there is none."""
    others = [edition for edition in editions if edition.has(path)]
    if len(others) <= 1:
        return Markup()
    return fill(
        '<nav class="site-width languages" aria-label="%s"><ul>%s</ul></nav>',
        _("Language"),
        join(
            _own(edition.language)
            if edition.language == here.language
            else _other(edition.language, f"{root}{here.up}{edition.folder}{path}" or "./")
            for edition in others
        ),
    )


def _own(language: str) -> Markup:
    return fill('<li aria-current="true">%s</li>', _name(language))


def _other(language: str, address: str) -> Markup:
    return fill('<li><a href="%s" lang="%s" hreflang="%s">%s</a></li>', address, language, language, _name(language))


def _name(language: str) -> str:
    """Give the name of a language in itself, as it stands at the start of a line."""
    name = languages.name(language, language)
    return name[:1].upper() + name[1:]
