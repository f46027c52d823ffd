"""What lychee, a program that opens links, says of them: its JSON in, Markdown for an issue out.

An address and an answer come from strangers, so both stand in code spans: an issue that mentions people or links to
somewhere would let them speak through it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from generator import markdown

_LONGEST = 300
_SIZE = 55_000
"""Bytes; GitHub takes 65,536 characters in an issue."""
_HEADER = """\
These links of records and pages did not work when they were last opened. A link that fails once may work tomorrow, \
and some websites refuse programs: open it yourself before you change a record. \
No quality status depends on this list.

"""


class LinksError(Exception):
    """The text is not what lychee writes; the message says why."""


@dataclass(frozen=True, slots=True, order=True)
class Broken:
    """A link that did not work: the file and line that hold it, and what happened."""

    path: str
    line: int
    address: str
    answer: str


def broken(text: str) -> tuple[Broken, ...]:
    """Read the links that did not work from what `lychee --format json` (0.24) writes. Raises LinksError."""
    try:
        found = json.loads(text)
        return tuple(sorted({*_of(found["error_map"]), *_of(found["timeout_map"])}))
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise LinksError(f"this is not the JSON of lychee: {problem}") from problem


def _of(by_file: dict[str, list[dict[str, dict[str, object]]]]) -> Iterator[Broken]:
    for path, links in by_file.items():
        for link in links:
            line = (link.get("span") or {}).get("line", 1)
            yield Broken(path, int(str(line)), str(link["url"]), str(link["status"]["text"]))


def summary(links: tuple[Broken, ...]) -> str:
    """Write the links that did not work as Markdown; of a long list what an issue takes."""
    if not links:
        return "Every link of the records and pages works.\n"
    lines = [f"{markdown.code(link.path)}, line {link.line}: {_said(link)}" for link in links]
    return _HEADER + markdown.section("Links that do not work", lines, most=len(lines), size=_SIZE)


def _said(link: Broken) -> str:
    return f"{markdown.code(link.address, _LONGEST)} {markdown.code(link.answer)}"
