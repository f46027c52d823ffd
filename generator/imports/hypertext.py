"""HTML of strangers → its words on lines: paragraphs, items of lists, rows of tables. No markup, no scripts."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_UNHEARD = frozenset({"script", "style", "head", "template", "noscript", "iframe", "object", "svg"})
"""What stands in them is not for readers. Where one is never closed, its words are taken for those of the text."""
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "legend", "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "ul",
})  # fmt: skip
_SURE = (
    "a|abbr|article|b|blockquote|br|center|code|dd|div|dl|dt|em|font|h[1-6]|hr|i|img|li|o:p|ol|p|pre|script|section|"
    "small|span|strong|style|sub|sup|table|tbody|td|th|thead|tr|u|ul"
)
_PERHAPS = (
    "address|aside|body|button|caption|details|fieldset|figcaption|figure|footer|form|head|header|html|iframe|input|"
    "label|legend|main|nav|noscript|object|option|select|summary|svg|template"
)
"""Tags that people write into a text as they are, such as `<template>`, until one is closed or has an attribute."""
_MARKUP = re.compile(
    rf"</?(?:{_SURE})(?:\s[^<>]*)?/?>|</(?:{_PERHAPS})>|<(?:{_PERHAPS})(?:\s[^<>]*|/)>|"
    r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});|<!--|<!\[CDATA\[|<\?xml",
    re.IGNORECASE,
)
_LINED = re.compile(rf"<(?:{'|'.join(sorted(_BLOCKS))}|br|li|td|th|tr)\b", re.IGNORECASE)
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_SMALL = {"sup": str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"), "sub": str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")}
_SIGN = "\0"
"""Marks the start of an item; no text holds it."""


def is_html(text: str) -> bool:
    """Tell whether a text holds the tags or signs of HTML. `a < b` does not."""
    return _MARKUP.search(text) is not None


def lines(text: str) -> str:
    """Give the words of HTML. Where it says nothing of lines (`one &amp; <b>two</b>`), those of the text are meant."""
    reader = _Words(keeps_lines=not _LINED.search(text))
    reader.feed(_CDATA.sub("", text) if "<![CDATA[" in text else text)
    reader.close()
    return reader.result()


@dataclass
class _Words(HTMLParser):
    """Collects words, with the ends of lines and paragraphs between them."""

    keeps_lines: bool
    parts: list[str] = field(default_factory=list)
    unheard: list[tuple[str, int]] = field(default_factory=list)
    """The open tags whose words are not for readers, and how many parts there were before each."""
    lists: list[int] = field(default_factory=list)
    """For each open list the number of its next item; 0 for a list without numbers."""
    small: list[str] = field(default_factory=list)
    """The open tags of raised and lowered words."""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNHEARD:
            self.unheard.append((tag, len(self.parts)))
        elif tag in ("ul", "ol"):
            self._break_block()
            self.lists.append(_first(attrs) if tag == "ol" else 0)
        elif tag == "li":
            self._item()
        elif tag in _BLOCKS:
            self._break_block()
        elif tag in ("br", "tr"):
            self._break("\n")
        elif tag in ("td", "th"):
            self._break(" ")
        elif tag in _SMALL:
            self.small.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNHEARD:
            self._forget(tag)
        elif tag in ("ul", "ol"):
            self._drop_empty_item()
            if self.lists:
                self.lists.pop()
            self._break_block()
        elif tag in _BLOCKS:
            self._break_block()
        elif tag in self.small:
            self.small.remove(tag)

    def handle_data(self, data: str) -> None:
        said = re.sub(r"[^\S\n]+" if self.keeps_lines else r"\s+", " ", data.replace(_SIGN, ""))
        if said != " " or not self._begins_item():
            self.parts.append(said.translate(_SMALL[self.small[-1]]) if self.small else said)

    def result(self) -> str:
        """Give the words."""
        self._drop_empty_item()
        return "".join(self.parts).replace(_SIGN, "")

    def _forget(self, tag: str) -> None:
        """Take out what stands between a tag and its end."""
        while any(tag == name for name, _ in self.unheard):
            name, before = self.unheard.pop()
            if name == tag:
                del self.parts[before:]
                return

    def _begins_item(self) -> bool:
        return bool(self.parts) and self.parts[-1].endswith(_SIGN)

    def _drop_empty_item(self) -> None:
        if self._begins_item():
            self.parts.pop()

    def _item(self) -> None:
        self._drop_empty_item()
        self._break("\n")
        number = self.lists[-1] if self.lists else 0
        if number:
            self.lists[-1] += 1
        indented = "  " * max(0, len(self.lists) - 1)
        self.parts.append(f"{indented}{f'{number}.' if number else '-'} {_SIGN}")

    def _break_block(self) -> None:
        self._break("\n" if self.lists else "\n\n")

    def _break(self, how: str) -> None:
        before = self.parts[-1] if self.parts else ""
        if before in ("\n", "\n\n") and how != " ":
            self.parts[-1] = max(before, how)
        elif not before.endswith(_SIGN):  # a paragraph that opens an item stands on the line of the item
            self.parts.append(how)


def _first(attrs: list[tuple[str, str | None]]) -> int:
    """Give the number with which a list begins."""
    start = dict(attrs).get("start") or ""
    return int(start) if re.fullmatch(r"[1-9]\d{0,3}", start, re.ASCII) else 1
