"""YAML text in; plain data, findings and the place of every key out.

The YAML of records is a strict part of YAML: one document of mappings, lists and texts. Every scalar stays the
text that was written, because YAML 1.1 reads `NO` as false, `0542` as 354 and fails on 30 February. Aliases, tags,
directives, duplicate keys and characters that nobody can see are findings.

This module alone knows PyYAML. It walks libyaml's events with a stack of its own: composing nodes recurses in C and
ends the process on deeply nested input.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.finding import Finding, Level, Place

Plain = str | list["Plain"] | dict[str, "Plain"]
"""What a record is made of before it is checked."""
Loc = tuple[str | int, ...]
"""The way to a value: `("learning_outcomes", 0, "en")`."""

MOST_BYTES = 512 * 1024
"""A record with the most references and the longest texts is smaller than this."""
DEEPEST = 8
"""No record nests deeper than five levels."""
MOST_FINDINGS = 100
"""So many findings about one file are enough to start with."""
_HOPELESS = 100
"""Reading stops this many levels below the deepest: libyaml's time grows with the square of the depth."""

# Characters that show nothing but that Python calls printable.
_BLANK = re.compile(
    "[\u00a0\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2000-\u200a\u202f\u205f\u2800\u3000\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
_DROPPED = "\0"
"""Stands for a key that cannot be used; no text can hold it."""
_NO_BREAK_SPACES = "\u00a0\u202f\u2007"


@dataclass(frozen=True, slots=True)
class Source:
    """What one file holds: its mapping (None if it cannot be used) and the findings on the way."""

    path: str
    data: dict[str, Plain] | None
    findings: tuple[Finding, ...] = ()


def read(content: bytes, path: str) -> Source:
    """Read the bytes of one record. `path` is how findings name the file."""
    return _Reader(path).read(content)


def places(content: bytes, path: str) -> dict[Loc, Place]:
    """Give the place of every key and list item of a file that `read` has read."""
    reader = _Reader(path, places={})
    reader.read(content)
    return reader.places or {}


def nearest(known: dict[Loc, Place], loc: Loc, path: str) -> Place:
    """Give the place of `loc`, or of the closest parent that stands in the file."""
    while loc and loc not in known:
        loc = loc[:-1]
    return known.get(loc, Place(path))


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not come yet."""

    value: list[Plain] | dict[str, Plain]
    loc: Loc
    key: str | None = None


@dataclass(slots=True)
class _Reader:
    path: str
    places: dict[Loc, Place] | None = None
    findings: list[Finding] = field(default_factory=list)
    escapes: bool = False
    """Whether the text has a backslash, so that quoted scalars may hold characters that it does not show."""
    stack: list[_Open] = field(default_factory=list)
    root: Plain | None = None
    documents: int = 0
    skipping: int = 0
    """How many mappings and lists are open in a place that cannot be read: inside a key, or too deep."""

    def read(self, content: bytes) -> Source:
        data: dict[str, Plain] | None = None
        text = self._decode(content)
        if text is not None:
            self.escapes = "\\" in text
            try:
                data = self._mapping(self._visible(text))
            except yaml.YAMLError as problem:
                self._syntax(problem)
        return Source(self.path, data, tuple(sorted(set(self.findings))[:MOST_FINDINGS]))

    def _find(self, rule: str, message: str, hint: str, line: int = 1, column: int = 1) -> None:
        self.findings.append(Finding(Place(self.path, line, column), rule, Level.ERROR, message, hint))

    def _find_at(self, event: yaml.Event, rule: str, message: str, hint: str) -> None:
        place = self._place(event)
        self._find(rule, message, hint, place.line, place.column)

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self.path, mark.line + 1, mark.column + 1) if mark else Place(self.path)

    def _decode(self, content: bytes) -> str | None:
        if len(content) > MOST_BYTES:
            self._find(
                "file-too-large",
                f"the file has {len(content):,} bytes; a record has at most {MOST_BYTES:,}",
                "Split the record, or check whether something else was pasted into the file.",
            )
            return None
        try:
            return content.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as problem:
            line = content.count(b"\n", 0, problem.start) + 1
            column = problem.start - content.rfind(b"\n", 0, problem.start)
            self._find(
                "not-utf-8",
                f"byte 0x{content[problem.start]:02X} is not UTF-8",
                "Save the file again with the encoding UTF-8.",
                line,
                column,
            )
            return None

    def _visible(self, text: str) -> str:
        """Report what cannot be seen, and put a visible mark in its place so that reading can go on."""
        clean = text.replace("\n", "").isprintable() and not _BLANK.search(text)
        if clean and unicodedata.is_normalized("NFC", text):
            return text
        lines = text.split("\n")
        for number, line in enumerate(lines, start=1):
            for column, rule, message, hint in invisible(line):
                self._find(rule, message, hint, number, column)
        return "\n".join(_readable(line) for line in lines)

    def _mapping(self, text: str) -> dict[str, Plain] | None:
        loader = yaml.CBaseLoader(text)
        takers = self._takers()
        try:
            while self.documents < 2 and (event := loader.get_event()) is not None:  # noqa: PLR2004
                take = takers.get(type(event))
                if take:
                    take(event)
                if self.skipping > _HOPELESS:
                    break
        finally:
            loader.dispose()
        if isinstance(self.root, dict) and self.root:
            return self.root
        if not self.findings:
            self._find(
                "not-a-record",
                "the file holds no record",
                "Write one key and its value on each line: `name: Example University`.",
            )
        return None

    def _takers(self) -> dict[type[yaml.Event], Callable[[Any], None]]:
        """Give what takes the events of each kind; those of other kinds say nothing of a record."""
        return {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._node,
            yaml.SequenceStartEvent: self._node,
            yaml.AliasEvent: self._node,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.DocumentStartEvent: self._document,
        }

    def _close(self, _: yaml.CollectionEndEvent) -> None:
        """Take the end of a mapping or list."""
        if self.skipping:
            self.skipping -= 1
        else:
            self.stack.pop()

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        """Take a key or a text; most events are one of the two."""
        if self.skipping:
            return
        top = self.stack[-1] if self.stack else None
        if top is not None and top.key is None and isinstance(top.value, dict):
            top.key = self._key(top, event)
        else:
            self._put(top, self._text(event), event)

    def _node(self, event: yaml.NodeEvent) -> None:
        """Take an alias or the start of a mapping or list; skip it in a place that cannot be read."""
        opens = isinstance(event, yaml.CollectionStartEvent)
        if self.skipping:
            self.skipping += opens
            return
        top = self.stack[-1] if self.stack else None
        if top is not None and top.key is None and isinstance(top.value, dict):
            self._find_at(event, "key-is-not-text", "a key is not a plain text", "Write keys as words: `name: …`.")
            top.key = _DROPPED
            self.skipping += opens
            return
        value = self._value(event)
        loc = self._put(top, value, event)
        if isinstance(value, str):
            self.skipping += opens
        else:
            self.stack.append(_Open(value, loc))

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if event.version or event.tags:
            self._find_at(
                event,
                "yaml-directive",
                "the file starts with a YAML directive (%)",
                "Remove the lines that start with %.",
            )
        if self.documents > 1:
            self._find_at(
                event,
                "several-documents",
                "the file holds more than one record",
                "Put each record into a file of its own; `---` may stand on the first line only.",
            )

    def _key(self, top: _Open, event: yaml.ScalarEvent) -> str:
        """Give a key of a mapping."""
        key = self._text(event)
        if key in top.value:
            self._find_at(
                event,
                "duplicate-key",
                f"`{shown(key)}` stands twice in the same place",
                "Keep one of them; YAML would silently drop the first.",
            )
        if self.places is not None:
            self.places.setdefault((*top.loc, key), self._place(event))
        return key

    def _value(self, event: yaml.NodeEvent) -> Plain:
        """Give an empty mapping or list to be filled by what follows, or nothing in the place of an alias."""
        self._plain(event)
        if isinstance(event, yaml.AliasEvent):
            return ""
        if len(self.stack) >= DEEPEST:
            self._find_at(
                event,
                "nested-too-deeply",
                f"lists and mappings are nested more than {DEEPEST} deep",
                "No record needs that; compare with an example of this kind of record.",
            )
            return ""
        return {} if isinstance(event, yaml.MappingStartEvent) else []

    def _put(self, top: _Open | None, value: Plain, event: yaml.NodeEvent) -> Loc:
        """Put a value into the mapping or list that is open; give its place in the record."""
        if top is None:
            self.root = value
            return ()
        if isinstance(top.value, list):
            loc: Loc = (*top.loc, len(top.value))
            top.value.append(value)
            if self.places is not None:
                self.places[loc] = self._place(event)
            return loc
        key = top.key or ""
        if key != _DROPPED:
            top.value[key] = value
        top.key = None
        return (*top.loc, key)

    def _plain(self, event: yaml.NodeEvent) -> None:
        """Report an alias, an anchor or a tag."""
        if event.anchor:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            self._find_at(
                event,
                "yaml-alias",
                f"`{sign}{shown(event.anchor)}` is a YAML alias or anchor",
                "Write the value out, or put the text in quotes if the sign is meant.",
            )
        tag = getattr(event, "tag", None)
        if tag:
            self._find_at(
                event,
                "yaml-tag",
                f"`{shown(tag)}` is a YAML tag",
                "Remove it, or put the text in quotes if the exclamation mark is meant.",
            )

    def _text(self, event: yaml.ScalarEvent) -> str:
        """Give the text of a scalar; report a tag, an anchor, and what cannot be seen and came in through an escape."""
        if event.anchor or event.tag:
            self._plain(event)
        text: str = event.value
        if not self.escapes or event.style != '"':
            return text
        lines = text.split("\n")
        for line in lines:
            for _, rule, message, hint in invisible(line):
                self._find_at(event, rule, message, hint)
        return "\n".join(_readable(line) for line in lines)

    def _syntax(self, problem: yaml.YAMLError) -> None:
        mark = getattr(problem, "problem_mark", None) or getattr(problem, "context_mark", None)
        said = str(getattr(problem, "problem", None) or "it cannot be read")
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        hint = next((cure for words, cure in _CURES if words in said), _CURE)
        self._find("yaml-syntax", f"this is not YAML: {said}", hint, line, column)


def invisible(line: str) -> Iterator[tuple[int, str, str, str]]:
    """Yield column, rule, message and hint for every character of a line that readers cannot see."""
    if not line.isprintable() or _BLANK.search(line):
        for column, character in enumerate(line, start=1):
            if character.isprintable() and not _BLANK.match(character):
                continue
            name = f"U+{ord(character):04X} ({_NAMES.get(character) or unicodedata.name(character, 'no name')})"
            if character in _NO_BREAK_SPACES:
                yield (
                    column,
                    "no-break-space",
                    f"{name} looks like a space and is none",
                    "Type an ordinary space there.",
                )
            elif character == "\u00ad":
                yield (
                    column,
                    "soft-hyphen",
                    f"{name} hides inside a word",
                    "Delete it; browsers break words by themselves.",
                )
            else:
                yield column, "invisible-character", f"{name} cannot be seen", "Delete it, or type the text again."
    if not unicodedata.is_normalized("NFC", line):
        composed = unicodedata.normalize("NFC", line)
        column = next((i for i, (a, b) in enumerate(zip(line, composed, strict=False), 1) if a != b), len(composed))
        yield (
            column,
            "not-nfc",
            "a letter and its accent are two characters here",
            "Type the letter again (Unicode NFC).",
        )


def shown(text: str, most: int = 60) -> str:
    """Give a text as messages may quote it: one line, nothing invisible, not longer than `most`, no command.

    The runner of GitHub Actions obeys `##[command]` anywhere in a line, so that sign is taken apart.
    """
    line = _readable(" ".join(text.split())).replace("##[", "# #[")
    return line if len(line) <= most else line[: most - 1] + "…"


def _readable(line: str) -> str:
    if line.isprintable() and not _BLANK.search(line):
        return line
    return "".join(c if c.isprintable() and not _BLANK.match(c) else "\N{REPLACEMENT CHARACTER}" for c in line)


_NAMES = {"\t": "TAB", "\r": "CARRIAGE RETURN", "\0": "NULL", "\x1b": "ESCAPE", "\x7f": "DELETE", "\x85": "NEXT LINE"}
_CURE = "Check the indentation, and put a text with special signs in quotes."
_CURES = (
    ("mapping values are not allowed", 'A text with a colon and a space needs quotes: `title: "Data: a start"`.'),
    ("could not find expected ':'", "A line has a key without a colon, or a text goes on without being indented."),
    ("found character that cannot start any token", "Put the text in quotes, or use spaces instead of a tab."),
    ("found unexpected end of stream", "A quote or bracket was opened and never closed."),
    ("did not find expected key", "Check the indentation: keys of one mapping start in the same column."),
    ("did not find expected '-' indicator", "Check the indentation: the items of one list start in the same column."),
    ("block sequence entries are not allowed", "Start the list on the next line, with each `-` indented alike."),
)
