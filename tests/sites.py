"""Sites built for tests: a folder to build in, and what the HTML of a page holds."""

import datetime as dt
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import join, normpath
from typing import Self
from urllib.parse import unquote, urlsplit

import pytest

from generator import plugin, upkeep
from generator.pages import agency, award, country, figures, guide, lists, maintenance, mistake, reflect, report
from generator.pages.page import Context, Page
from generator.site import pouring, subject
from generator.upkeep import Due

ROOT = Path(__file__).parent.parent
ON = dt.date(2026, 11, 22)
SAMPLE = next(folder for folder in (ROOT / "tests" / "sample", ROOT / "content") if folder.is_dir())
"""The sample records. A team that starts a catalogue of its own finds them among the tests."""
_NAMES = {
    "site_name": "Micro-credential catalogue",
    "site_description": "Short courses of universities and other providers, and who checked their quality.",
    "site_url": "https://catalogue.example/",
}
_SECTION = """\
extra:
  catalogue:
    content: content
    language: en
    contact: https://catalogue.example/contact
    repository: https://forge.example/micro-credentials/catalogue

"""
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


def project(folder: Path, content: Path | None = None, languages: Sequence[str] = ()) -> Path:
    """Copy what a site is built from into a folder, with other records and further languages if they are named."""
    folder.mkdir(parents=True, exist_ok=True)
    text = _configuration().replace(
        "    language: en\n", f"    language: en\n    languages: [{', '.join(languages)}]\n"
    )
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    for name in ("docs", "theme"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copytree(content or SAMPLE, folder / "content")
    return folder


def _configuration() -> str:
    """Give the text of mkdocs.yml with the settings of the sample: those of a team would change what tests see."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for name, value in _NAMES.items():
        text = re.sub(rf"(?m)^{name}: .*$", f"{name}: {value}", text)
    return re.sub(r"(?m)^extra:\n(?:(?: .*)?\n)+", _SECTION, text)


def build(
    folder: Path, site: Path | None = None, *, on: dt.date = ON, words: bool = False, jobs: int = 1
) -> plugin.Built:
    """Build the site of a project."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        patch.setenv("SOURCE_DATE_EPOCH", "0")  # the build sets it; afterwards it is again what it was
        return plugin.build(folder / "mkdocs.yml", site, plugin.Choices(on=on, way=pouring.Way(words=words, jobs=jobs)))


def unpoured(context: Context, due: Due | None = None) -> Iterator[Page]:
    """Yield every page that is made from records, as it is before it is poured into a shell."""
    known = context.catalogue
    cards = lists.cards(context, known.credentials.values())
    for entry in known.credentials.values():
        yield from subject.of_credential(context, entry).pages
    yield from (report.page(context, entry) for entry in known.reports.values())
    for organisation in known.providers.values():
        yield from subject.of_provider(context, organisation, cards).pages
    yield from (country.page(context, place) for place in known.countries_named)
    every_list = lists.Lists.of(context, cards)
    for listing in every_list.by_path().values():
        yield from lists.pages(context, listing)
    yield from (award.page(context, each) for each in context.stacking.awards.values())
    yield from (lists.browse(context, every_list), guide.page(context), figures.page(context), mistake.page(context))
    if context.is_first:
        yield from reflect.pages(context)
    found = due or Due(context.on)
    yield from (agency.page(context, entry, found.ends.of(f"agencies/{ref}")) for ref, entry in known.agencies.items())
    yield maintenance.page(context, found)
    yield from (maintenance.owned(context, found, name) for name in upkeep.owners(known))


def files(site: Path) -> dict[str, bytes]:
    """Give every file of a site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def pages(site: Path) -> Iterator[tuple[str, "Html"]]:
    """Yield path and HTML of every page of a site."""
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), Html.of(path.read_text(encoding="utf-8"))


@dataclass(slots=True)
class Element:
    """An element of a page, and the text in it and below it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Html(HTMLParser):
    """What a page holds: its elements in order, and everything that is neither element nor text."""

    elements: list[Element] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    @classmethod
    def of(cls, text: str) -> Self:
        page = cls()
        page.feed(text)
        page.close()
        return page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"<{tag}> has an attribute twice"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.open, f"</{tag}> ends nothing"
        assert self.open[-1].tag == tag, f"</{tag}> ends <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data

    def handle_comment(self, data: str) -> None:
        self.others.append(f"<!--{data}-->")

    def handle_pi(self, data: str) -> None:
        self.others.append(f"<?{data}>")

    def handle_decl(self, decl: str) -> None:
        self.others.append(f"<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        self.others.append(f"<![{data}")

    def all(self, tag: str) -> list[Element]:
        """Give all elements of a kind."""
        return [element for element in self.elements if element.tag == tag]

    def meta(self, name: str) -> list[str]:
        """Give what the head says under a name."""
        return [
            element.attributes.get("content", "")
            for element in self.all("meta")
            if name in (element.attributes.get("name"), element.attributes.get("property"))
        ]

    @property
    def title(self) -> str:
        """Give the title in the head; drawings have titles too."""
        (title,) = (element for element in self.elements[: self._body()] if element.tag == "title")
        return title.text

    def _body(self) -> int:
        return next(number for number, element in enumerate(self.elements) if element.tag == "body")

    @property
    def ids(self) -> list[str]:
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]

    @property
    def links(self) -> list[str]:
        """Give all addresses that the page names."""
        names = ("href", "src", "action", "xlink:href", "poster", "data", "formaction", "srcset", "cite")
        return [element.attributes[name] for element in self.elements for name in names if name in element.attributes]


def broken(site: Path, pages: dict[str, Html]) -> list[str]:
    """Give the links that lead to no file, or to no element in it."""
    found = []
    ids = {path: {*page.ids, ""} for path, page in pages.items()}
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                assert parts.scheme in ("https", "http"), (path, link)
                continue
            to = target(path, unquote(parts.path))
            if not (site / to).is_file() or parts.fragment not in ids.get(to, {""}):
                found.append(f"{path}: {link}")
    return found


def target(page: str, path: str) -> str:
    """Give the file that a link of a page leads to."""
    if not path:
        return page
    to = path.lstrip("/") if path.startswith("/") else normpath(join(page, "..", path))
    to = "" if to == "." else to
    return join(to, "index.html") if path.endswith(("/", "..", ".")) or not to else to
