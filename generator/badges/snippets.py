"""Snippets: what a website puts into its pages to show a badge, and the frozen files that snippets point at."""

import base64
import hashlib
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from generator.markup import fill

COMPONENT = "quality-check-1.js"
"""The web component that snippets name. Once published, a file never changes: its hash stands on other websites."""
_FROZEN = (COMPONENT,)

_ROOT = re.compile(r"<svg\b[^>]*>")
_SIZE = re.compile(r'\s(width|height)="([0-9.]+)(?:px)?"')
# Every other sign of ASCII means something in some dialect of Markdown. As character references they never do.
_MEANS_MORE = re.compile(r"[^\w ,.'()/?;%\u0080-\U0010ffff-]|_")
_IN_ADDRESS = str.maketrans({"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "\\": "%5C", " ": "%20", "\n": "%0A"})

_IMAGE = (
    '<a href="%s" lang="en"><img src="%s" width="%s" height="%s" alt="%s" '
    'referrerpolicy="no-referrer" loading="lazy"></a>'
)
_ELEMENT = (
    '<script type="module" src="%s" integrity="%s" crossorigin="anonymous" referrerpolicy="no-referrer"></script>\n'
    '<quality-check src="%s"><a href="%s" lang="en">%s</a></quality-check>'
)


@dataclass(frozen=True, slots=True)
class Picture:
    """The size of a badge, in whole pixels."""

    width: int
    height: int

    @classmethod
    def of(cls, svg: str) -> "Picture":
        """Read the size of a finished SVG."""
        root = _ROOT.search(svg)
        sizes = dict(_SIZE.findall(root.group())) if root else {}
        if len(sizes) < 2:  # noqa: PLR2004
            raise ValueError("an SVG without width and height")
        return cls(math.ceil(float(sizes["width"])), math.ceil(float(sizes["height"])))


@dataclass(frozen=True, slots=True)
class Pictures:
    """The sizes of both badges of a subject."""

    small: Picture
    large: Picture

    @classmethod
    def of(cls, small: str, large: str) -> "Pictures":
        """Read the sizes of both finished SVGs."""
        return cls(Picture.of(small), Picture.of(large))


@dataclass(frozen=True, slots=True)
class Subject:
    """What a badge is about: a credential (`<provider>/<credential>`) or provider, and where the catalogue shows it."""

    url: str
    """The address of the site, ending in a slash."""
    ref: str
    name: str
    catalogue: str
    """The name of the site."""

    @property
    def kind(self) -> str:
        """Give the folder of its kind."""
        return "credentials" if "/" in self.ref else "providers"

    @property
    def alt(self) -> str:
        """Say what the badge is. The words hold whatever the picture will show one day."""
        return f"Quality check of {self.name}, shown by {self.catalogue}"

    @property
    def page(self) -> str:
        """Give the address of its page."""
        return f"{self.url}{self.kind}/{self.ref}/"

    @property
    def data(self) -> str:
        """Give the address of its JSON."""
        return f"{self.url}api/v1/{self.kind}/{self.ref}.json"

    @property
    def small(self) -> str:
        """Give the address of its small badge."""
        return f"{self.url}badges/{self.ref}.svg"

    @property
    def large(self) -> str:
        """Give the address of its large badge."""
        return f"{self.url}badges/{self.ref}.card.svg"


def small(subject: Subject, picture: Picture) -> str:
    """Give the HTML of a link with the small badge."""
    return str(fill(_IMAGE, subject.page, subject.small, picture.width, picture.height, subject.alt))


def large(subject: Subject, picture: Picture) -> str:
    """Give the HTML of a link with the large badge."""
    return str(fill(_IMAGE, subject.page, subject.large, picture.width, picture.height, subject.alt))


def markdown(subject: Subject) -> str:
    """Give the Markdown of a link with the small badge."""
    alt = _MEANS_MORE.sub(_reference, " ".join(subject.alt.split()))
    return f"[![{alt}]({subject.small.translate(_IN_ADDRESS)})]({subject.page.translate(_IN_ADDRESS)})"


def component(subject: Subject) -> str:
    """Give the HTML of the web component, with the plain link that stays if the component cannot run."""
    script = f"{subject.url}embed/{COMPONENT}"
    return str(fill(_ELEMENT, script, integrity(), subject.data, subject.page, f"Quality check of {subject.name}"))


def integrity(name: str = COMPONENT) -> str:
    """Give the hash by which browsers know a frozen file."""
    return _integrity(name)


def embed_files() -> Iterator[tuple[str, str]]:
    """Yield path and text of every frozen file that is published."""
    for name in _FROZEN:
        yield f"embed/{name}", _bytes(name).decode()


def _reference(sign: re.Match[str]) -> str:
    return f"&#{ord(sign.group())};"


@cache
def _integrity(name: str) -> str:
    return f"sha384-{base64.b64encode(hashlib.sha384(_bytes(name)).digest()).decode()}"


def _bytes(name: str) -> bytes:
    return (files("generator.badges") / name).read_bytes()
