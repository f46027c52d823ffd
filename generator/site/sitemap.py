"""The sitemap: addresses and days of the pages that search engines may show."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.markup import fill

MOST = 40_000
"""So many addresses stand in one file; the protocol allows 50,000."""
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """A page of the site: its path below the root, the day of its content, and whether search engines may show it."""

    path: str
    day: dt.date | None = None
    indexed: bool = True


def outputs(url: str, addresses: Iterable[Address]) -> Iterator[tuple[str, str]]:
    """Yield name and text of robots.txt and, if the address of the site is known, of the sitemap or its parts."""
    robots = "User-agent: *\nAllow: /\n"
    if not url:
        yield "robots.txt", robots
        return
    yield "robots.txt", f"{robots}\nSitemap: {url}sitemap.xml\n"
    shown = sorted((address for address in addresses if address.indexed), key=lambda address: address.path)
    parts = [shown[start : start + MOST] for start in range(0, len(shown), MOST)]
    if len(parts) <= 1:
        yield "sitemap.xml", _sitemap(url, shown)
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield name, _sitemap(url, part)
    index = "\n".join(fill("<sitemap><loc>%s%s</loc></sitemap>", url, name) for name in names)
    yield "sitemap.xml", f'{_XML}<sitemapindex xmlns="{_NAMESPACE}">\n{index}\n</sitemapindex>\n'


def _sitemap(url: str, part: Sequence[Address]) -> str:
    rows = "\n".join(_row(url, address) for address in part)
    return f'{_XML}<urlset xmlns="{_NAMESPACE}">\n{rows}\n</urlset>\n'


def _row(url: str, address: Address) -> str:
    day = fill("<lastmod>%s</lastmod>", address.day.isoformat()) if address.day else ""
    return fill("<url><loc>%s%s</loc>%s</url>", url, address.path, day)
