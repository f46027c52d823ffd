"""The text of a feed: entries in, an Atom document (RFC 4287) out."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

_NAMESPACE = "http://www.w3.org/2005/Atom"
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: plain words, and the page where to read on."""

    id: str
    """An address that names this entry for ever (section 4.2.6)."""
    title: str
    updated: dt.date
    """The day on which it came to say what it says."""
    address: str
    content: str


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed is: its own address, which is its name too, its title, whose it is and the page that it follows."""

    address: str
    title: str
    author: str
    page: str


def text(feed: Feed, entries: Sequence[Entry], made: dt.date) -> str:
    """Write a feed as it is on the day on which it is made; one without entries is as old as that day."""
    root = ET.Element("feed", {"xmlns": _NAMESPACE})
    updated = max((entry.updated for entry in entries), default=made)
    _head(root, feed.address, feed.title, updated, feed.page)
    ET.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": feed.address})
    ET.SubElement(ET.SubElement(root, "author"), "name").text = feed.author
    for entry in entries:
        element = ET.SubElement(root, "entry")
        _head(element, entry.id, entry.title, entry.updated, entry.address)
        ET.SubElement(element, "content", {"type": "text"}).text = entry.content
    ET.indent(root, "")
    return f"{_HEAD}{ET.tostring(root, encoding='unicode')}\n"


def _head(element: ET.Element, name: str, title: str, updated: dt.date, page: str) -> None:
    """Put in what a feed and an entry have alike."""
    ET.SubElement(element, "id").text = name
    ET.SubElement(element, "title", {"type": "text"}).text = title
    ET.SubElement(element, "updated").text = f"{updated.isoformat()}T00:00:00Z"  # RFC 3339
    ET.SubElement(element, "link", {"rel": "alternate", "type": "text/html", "href": page})
