"""The sitemap: addresses and days of the pages that search engines may show."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.markup import fill, join
from generator.pages.edition import Edition

MOST = 40_000
"""So many addresses stand in one file; the protocol allows 50,000."""
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"'
_ALTERNATE = '<xhtml:link rel="alternate" hreflang="%s" href="%s%s%s"/>'


@dataclass(frozen=True, slots=True)
class Address:
    """A page of the site: its path in its edition, the day of its content, and whether search engines may show it."""

    path: str
    day: dt.date | None = None
    indexed: bool = True
    edition: Edition = field(default_factory=Edition)

    @property
    def place(self) -> str:
        """Give its path below the root of the site."""
        return self.edition.folder + self.path


def outputs(url: str, addresses: Iterable[Address]) -> Iterator[tuple[str, str]]:
    """Yield name and text of robots.txt and, if the address of the site is known, of the sitemap or its parts.

    A page that exists in several languages names all of them, as search engines ask for it.
    """
    robots = "User-agent: *\nAllow: /\n"
    if not url:
        yield "robots.txt", robots
        return
    yield "robots.txt", f"{robots}\nSitemap: {url}sitemap.xml\n"
    shown = sorted((address for address in addresses if address.indexed), key=lambda address: address.place)
    editions: dict[str, list[Edition]] = defaultdict(list)
    for address in shown:
        editions[address.path].append(address.edition)
    rows = [_row(url, address, editions[address.path]) for address in shown]
    parts = [rows[start : start + MOST] for start in range(0, len(rows), MOST)]
    if len(parts) <= 1:
        yield "sitemap.xml", _sitemap(rows)
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield name, _sitemap(part)
    index = "\n".join(fill("<sitemap><loc>%s%s</loc></sitemap>", url, name) for name in names)
    yield "sitemap.xml", f'{_XML}<sitemapindex xmlns="{_NAMESPACE}">\n{index}\n</sitemapindex>\n'


def _sitemap(rows: Sequence[str]) -> str:
    further = _XHTML if any("<xhtml:link" in row for row in rows) else ""
    lines = "\n".join(rows)
    return f'{_XML}<urlset xmlns="{_NAMESPACE}"{further}>\n{lines}\n</urlset>\n'


def _row(url: str, address: Address, editions: Sequence[Edition]) -> str:
    day = fill("<lastmod>%s</lastmod>", address.day.isoformat()) if address.day else ""
    others = editions if len(editions) > 1 else ()
    alternates = join(fill(_ALTERNATE, each.language, url, each.folder, address.path) for each in others)
    return fill("<url><loc>%s%s</loc>%s%s</url>", url, address.place, day, alternates)
