"""Hand-written pages in other languages: Markdown in, its messages or the same Markdown in another language out.

A page takes part if its head says `translated: true`. Its messages are its title, its description, and each heading,
paragraph, item of a list and cell of a table. Lines of a message are joined, so a page can be wrapped anew without a
change for those who translate.
"""

import json
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from generator.messages import gettext

_HEAD = re.compile(r"---\n(.*?)\n---\n+(.*)", re.DOTALL)
_HEADING = re.compile(r"(#+) (.*?)(?: \{#([\w-]+)\})?")
_ITEM = re.compile(r"( *)([-*]|[0-9]+\.)( +)(.*)", re.DOTALL)
_RULER = re.compile(r"\|[-:|]+\|")
_SLOT = re.compile(r"⟦[^⟧]*⟧")
_LINK = re.compile(r"\]\(([\w/-]+\.md)(#[\w-]*)?\)")


@dataclass(frozen=True, slots=True)
class Page:
    """A hand-written page: its head by keys, and its text in Markdown."""

    head: dict[str, str]
    text: str

    @property
    def translated(self) -> bool:
        """Tell whether the page takes part."""
        return self.head.get("translated") == "true"


def parse(markdown: str) -> Page:
    """Take a page apart. A page without a head has an empty one."""
    found = _HEAD.fullmatch(markdown)
    if not found:
        return Page({}, markdown)
    pairs = (line.partition(": ") for line in found[1].splitlines())
    head: dict[str, str] = {key: value for key, colon, value in pairs if colon}
    return Page(head, found[2])


def messages(markdown: str) -> list[str]:
    """Give the messages of a page in their order; none if it takes no part."""
    found: list[str] = []

    def note(message: str) -> str:
        found.append(message)
        return message

    page = parse(markdown)
    if page.translated:
        found += [page.head[key] for key in ("title", "description") if key in page.head]
        _said(page.text, note)
    return found


def is_known(markdown: str) -> bool:
    """Tell whether a page exists in the language that is spoken: it takes part, and its title is translated."""
    page = parse(markdown)
    title = page.head.get("title", "")
    return page.translated and gettext(title) != title


def in_language(markdown: str, path: str, known: Collection[str]) -> str:
    """Give a page in the language that is spoken, for the folder of this language inside that of English.

    `path` is that of the English page on the site. `known` holds the sources of the pages that exist in the language
    (`words.md`): links to others lead to English.
    """
    page = parse(markdown)
    said: dict[str, str] = {key: gettext(page.head[key]) for key in ("title", "description") if key in page.head}
    head: dict[str, str] = {**page.head, **said, "path": path}
    text = _said(page.text, gettext)

    def led(link: re.Match[str]) -> str:
        return link[0] if link[1] in known else f"](../{link[1]}{link[2] or ''})"

    lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in head.items())
    return f"---\n{lines}---\n\n{_LINK.sub(led, text)}"


def _said(text: str, say: Callable[[str], str]) -> str:
    blocks = (block for block in re.split(r"\n{2,}", text.strip("\n")))
    return "\n\n".join(_block(block, say) for block in blocks) + "\n"


def _block(block: str, say: Callable[[str], str]) -> str:
    if _SLOT.fullmatch(block):
        return block
    if block.startswith("|"):
        return "\n".join(_row(line, say) for line in block.splitlines())
    if heading := _HEADING.fullmatch(block):
        # The address of a section stays the same in every language.
        return f"{heading[1]} {say(heading[2])} {{#{heading[3] or _slug(heading[2])}}}"
    if _ITEM.fullmatch(block):
        return "\n".join(_items(block, say))
    return say(_joined(block))


def _row(line: str, say: Callable[[str], str]) -> str:
    if _RULER.fullmatch(line):
        return line
    cells = (cell.strip() for cell in line.strip("|").split("|"))
    return f"| {' | '.join(say(cell) if cell else '' for cell in cells)} |"


def _items(block: str, say: Callable[[str], str]) -> Iterator[str]:
    for item in re.split(r"\n(?= *(?:[-*]|[0-9]+\.) )", block):
        found = _ITEM.fullmatch(item)
        if found:
            yield f"{found[1]}{found[2]}{found[3]}{say(_joined(found[4]))}"


def _joined(text: str) -> str:
    return " ".join(text.split())


def _slug(heading: str) -> str:
    """Give the address that MkDocs makes of a heading."""
    plain = re.sub(r"[^\w\s-]", "", heading).strip().lower()
    return re.sub(r"[-\s]+", "-", plain)
