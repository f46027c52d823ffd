"""Texts of strangers → plain text as records hold it: paragraphs and lists, and no character that nobody can see."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from generator import source
from generator.imports.values import UnclearError

_MARKUP = re.compile(
    r"</?(?:a|abbr|article|b|blockquote|br|center|code|dd|div|dl|dt|em|font|h[1-6]|hr|i|img|li|ol|p|pre|script|section|"
    r"small|span|strong|style|sub|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]*)?/?>|&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});|<!--",
    re.IGNORECASE,
)
_UNHEARD = frozenset({"script", "style", "head", "template", "noscript", "iframe", "object", "svg"})
_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "figure", "footer"),
        *(
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "main",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "ul",
        ),
    }
)
# UTF-8 that was read as Windows-1252: two or three signs that no language puts beside each other; and lost letters.
_LATER = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MOJIBAKE = re.compile(
    f"Ã[{_LATER}]|Â[\u0080-\u00bf]|â€[{_LATER}]|[ÐÑ][\u0080-\u00bf][ÐÑ]|[ÄÅ][\u0080-\u009f]|ï»¿|\ufffd"
)
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")


def words(text: str) -> str:
    """Give a text as plain text, whether it is HTML or not. Markdown stays as it is.

    Raises UnclearError if its letters have been damaged on the way: which they were, nobody can know.
    """
    plain = from_html(text) if is_html(text) else _tidy(_visible(text))
    if damaged := _MOJIBAKE.search(plain):
        around = plain[max(0, damaged.start() - 15) : damaged.end() + 15]
        raise UnclearError(
            f"letters are damaged: “{source.shown(around)}”. The text was saved in one encoding and read in another. "
            "Export it again as UTF-8"
        )
    return plain


def line(text: str) -> str:
    """Give a text as plain text on one line, for names and titles. Raises UnclearError as `words` does."""
    return " ".join(words(text).split())


def is_html(text: str) -> bool:
    """Tell whether a text holds the tags or signs of HTML. `a < b` does not."""
    return _MARKUP.search(text) is not None


def from_html(text: str) -> str:
    """Give the words of HTML: a blank line between paragraphs, a line for each item of a list, no markup."""
    reader = _Words()
    reader.feed(text)
    reader.close()
    return _tidy(_visible(reader.result()))


_HEADING = re.compile(r"(?m)^ {0,3}#{1,6} +(.*?)(?: +#+)?$")
_ITEM_SIGN = re.compile(r"(?m)^( *)(?:[*+] +|[•▪◦‣] *)(?=\S)")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\((https?://[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)(?: +\"[^\"\n]*\")?\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])")
_ESCAPE = re.compile(r"\\([!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~])")


def unmarked(text: str) -> str:
    """Give a text as `words` does, and take out signs of Markdown where they can mean nothing else.

    Headings, `**strong**` and `*emphasised*` words, `* items` and links: the address stands behind the words. A sum
    such as `2 * 3 * 4`, a name such as `file_name_1` and `#1` stay as they are. Raises UnclearError as `words` does.
    """
    plain = words(text if is_html(text) else _ITEM_SIGN.sub(r"\1- ", text))
    plain = _HEADING.sub(r"\n\1\n", plain)
    plain = _ITEM_SIGN.sub(r"\1- ", plain)
    plain = _LINK.sub(lambda link: link[2] if link[1] in ("", link[2]) else f"{link[1]} ({link[2]})", plain)
    plain = _EMPHASIS.sub(r"\1", _STRONG.sub(r"\2", plain))
    return _tidy(_ESCAPE.sub(r"\1", plain))


_ENDS = (".", "!", "?", ")", "]", "”", "’", '"', "'", "»")
_SURELY_A_TEXT = 100
CUT = ("...", "…")
"""How a text ends that says itself that there is more."""


def breaks_off(text: str) -> bool:
    """Tell whether a text has been cut in the middle of a sentence: it is long, and no sign ends it."""
    return text.endswith(CUT) or (len(text) >= _SURELY_A_TEXT and not text.endswith(_ENDS))


LONGEST_OUTCOME = 400
_ITEM = re.compile(r"( *)(?:-|\d+\.) (.+)")


def holds_list(text: str) -> bool:
    """Tell whether a plain text holds a list."""
    return any(_ITEM.fullmatch(line_) for line_ in text.split("\n"))


def outcomes(text: str) -> list[str]:
    """Give the single outcomes of a plain text: the items of its list, or its paragraphs.

    The words that open a list (“Students can:”) are left out. Raises UnclearError if a part is too long for a record.
    """
    parts = list(_parts(text))
    if any(len(part) > LONGEST_OUTCOME for part in parts):
        raise UnclearError(
            f"it has more than {LONGEST_OUTCOME} characters and is no list. Write a sentence for each thing "
            "that people can do"
        )
    return parts


def _parts(text: str) -> Iterator[str]:
    """Yield items of lists and paragraphs; what stands below an item that ends with a colon belongs to that one."""
    blocks: list[tuple[bool, str]] = []
    after_gap = True
    for line_ in text.split("\n"):
        found = _ITEM.fullmatch(line_)
        if found and (not found[1] or not (blocks and blocks[-1][0])):
            blocks.append((True, found[2]))
        elif line_.strip() and blocks and (found or not after_gap or _is_open(blocks[-1])):
            is_item, before = blocks[-1]
            between = "; " if found and not before.endswith(":") else " "
            blocks[-1] = (is_item, f"{before}{between}{found[2] if found else line_.strip()}")
        elif line_.strip():
            blocks.append((False, line_.strip()))
        after_gap = not line_.strip()
    first = next((number for number, (is_item, _) in enumerate(blocks) if is_item), 0)
    for number, (is_item, said) in enumerate(blocks):
        before_list = number < first and not said.endswith((".", "!", "?"))
        if is_item or not (said.endswith(":") or before_list):
            yield said.rstrip(",; ") if is_item else said


def _is_open(block: tuple[bool, str]) -> bool:
    """Tell whether a block is an item that announces what comes next."""
    is_item, said = block
    return is_item and said.endswith(":")


def shortened(text: str, most: int) -> str:
    """Give the first paragraphs of a text that fit into so many characters, or the first sentences; at worst nothing.

    No sentence is cut. The text is the same if all of it fits.
    """
    if len(text) <= most:
        return text
    for parts, between in ((text.split("\n\n"), "\n\n"), (_SENTENCE.split(text.split("\n\n", maxsplit=1)[0]), " ")):
        fitting = ""
        for part in parts:
            longer = f"{fitting}{between}{part}" if fitting else part
            if len(longer) > most:
                break
            fitting = longer
        if fitting:
            return fitting
    return ""


@dataclass
class _Words(HTMLParser):
    """Collects the words of HTML, with the ends of lines and paragraphs between them."""

    parts: list[str] = field(default_factory=list)
    unheard: int = 0
    lists: list[int] = field(default_factory=list)
    """For each open list the number of its next item; 0 for a list without numbers."""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _UNHEARD:
            self.unheard += 1
        elif tag in ("ul", "ol"):
            self._break("\n" if self.lists else "\n\n")
            self.lists.append(1 if tag == "ol" else 0)
        elif tag == "li":
            self._item()
        elif tag in _BLOCKS:
            self._break("\n" if self.lists else "\n\n")
        elif tag in ("br", "tr"):
            self._break("\n")
        elif tag in ("td", "th"):
            self._break(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNHEARD:
            self.unheard = max(0, self.unheard - 1)
        elif tag in ("ul", "ol"):
            if self.lists:
                self.lists.pop()
            self._break("\n" if self.lists else "\n\n")
        elif tag in _BLOCKS:
            self._break("\n" if self.lists else "\n\n")

    def handle_data(self, data: str) -> None:
        if not self.unheard:
            self.parts.append(re.sub(r"\s+", " ", data.replace("\u00a0", " ")))

    def result(self) -> str:
        return "".join(self.parts).replace(_SIGN, "")

    def _item(self) -> None:
        self._break("\n")
        number = self.lists[-1] if self.lists else 0
        if number:
            self.lists[-1] += 1
        indented = "  " * max(0, len(self.lists) - 1)
        self.parts.append(f"{indented}{f'{number}.' if number else '-'} {_SIGN}")

    def _break(self, how: str) -> None:
        if self.unheard or not how:
            return
        before = self.parts[-1] if self.parts else ""
        if before in ("\n", "\n\n") and how != " ":
            self.parts[-1] = max(before, how)
        elif not before.endswith(_SIGN):  # a paragraph that opens an item stands on the line of the item
            self.parts.append(how)


_SIGN = "\0"
"""Marks the start of an item; no text holds it."""


def _visible(text: str) -> str:
    """Take out or replace what nobody can see, and compose letters with their accents."""
    lines = re.split(r"\r\n|[\n\r\u2028\u2029\u0085\u000b\u000c]", unicodedata.normalize("NFC", text))
    return "\n".join(map(_visible_line, lines))


def _visible_line(text: str) -> str:
    spaced = "".join(" " if char == "\t" or unicodedata.category(char) == "Zs" else char for char in text)
    hidden = {column for column, rule, *_ in source.invisible(spaced) if rule != "not-nfc"}
    shown = "".join(char for column, char in enumerate(spaced, start=1) if column not in hidden) if hidden else spaced
    return unicodedata.normalize("NFC", shown)


def _tidy(text: str) -> str:
    """Take out blanks at the ends of lines and more than one blank or empty line; indented items stay."""
    lines = []
    for line_ in text.split("\n"):
        item = re.match(r" +(?=(?:-|\d+\.) )", line_)
        indented = item[0] if item and len(item[0]) % 2 == 0 else ""
        lines.append(indented + " ".join(line_.split()) if line_.strip() else "")
    whole = re.sub(r"\n{3,}", "\n\n", "\n".join(lines))
    return re.sub(r"(?m)^ *(?:-|\d+\.)$\n?", "", whole).strip()
