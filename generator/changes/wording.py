"""Changes in words: a text for a terminal, and Markdown for the page of a pull request.

What records hold was written by strangers. In Markdown it stands in code spans only, where nothing is a link, a
picture, a mention or markup; on a terminal it is one line without signs that nobody can see.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from generator import words
from generator.changes.difference import Changes, FieldChange, StatusChange
from generator.source import Plain, shown
from generator.status import Status

_LONGEST = 160
_MOST = 200
"""So many lines of a section are shown; the JSON has them all."""
Quote = Callable[[str], str]
"""Makes of what a record holds what may be shown."""


def text(changes: Changes) -> str:
    """Write changes for a terminal."""
    return _document(changes, lambda said: shown(said, _LONGEST), "{}:\n", "  - {}\n")


def markdown(changes: Changes) -> str:
    """Write changes as Markdown."""
    return _document(changes, code, "### {}\n\n", "- {}\n")


def code(said: str) -> str:
    """Give a text as a code span of CommonMark (section 6.1), fenced with more backticks than it holds in a row."""
    line = shown(said, _LONGEST)
    longest = max((sum(1 for _ in run) for sign, run in groupby(line) if sign == "`"), default=0)
    fence = "`" * (longest + 1)
    return f"{fence} {line} {fence}" if longest else f"{fence}{line}{fence}"


def _document(changes: Changes, quote: Quote, heading: str, item: str) -> str:
    sections = [
        (title, lines)
        for title, lines in (
            (f"Quality statuses that change, on {words.day(changes.on)}", _statuses(changes.statuses, quote)),
            ("New records", [f"{kind} {quote(ref)}" for kind, ref in changes.added]),
            ("Removed records", [f"{kind} {quote(ref)}" for kind, ref in changes.removed]),
            ("Facts that change", [_field(each, quote) for each in changes.changed]),
            (
                "New findings of the check",
                [
                    f"{f.level.value} in {quote(f.place.path)}, line {f.place.line}: {quote(f.message)} [{f.rule}]"
                    for f in changes.findings
                ],
            ),
        )
        if lines
    ]
    if not sections:
        return "Nothing changes in meaning.\n"
    return "\n".join(heading.format(title) + "".join(_items(lines, item)) for title, lines in sections)


def _items(lines: list[str], item: str) -> Iterator[str]:
    yield from (item.format(line) for line in lines[:_MOST])
    if len(lines) > _MOST:
        yield item.format(f"and {words.number(len(lines) - _MOST)} more")


def _statuses(changes: Iterable[StatusChange], quote: Quote) -> list[str]:
    return [
        f"{quote(each.ref)}: {_status(each.before, each.label_before)} → {_status(each.after, each.label_after)}"
        + ("" if each.touched else " (its own record is not edited)")
        for each in changes
    ]


def _status(status: Status | None, label: str) -> str:
    if status is None:
        return "no record"
    until = f", until {words.day(status.good_until)}" if status.good_until else ""
    return f"“{label}”{until}"


def _field(change: FieldChange, quote: Quote) -> str:
    sides = (_value(value, quote) for value in (change.before, change.after))
    return f"{change.kind} {quote(change.ref)}, {quote(change.field)}: {' → '.join(sides)}"


def _value(value: Plain | None, quote: Quote) -> str:
    if value is None:
        return "not written"
    return quote(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
