"""Changes in words: a text for a terminal, and Markdown for the page of a pull request.

What records hold was written by strangers. In Markdown it stands in code spans only, where nothing is a link, a
picture, a mention or markup; on a terminal it is one line without signs that nobody can see.
"""

import json
from collections.abc import Callable, Iterable

from generator import words
from generator.changes.difference import Changes, FieldChange, StatusChange
from generator.markdown import code, cut
from generator.source import Plain, shown
from generator.status import Status

_LONGEST = 160
Quote = Callable[[str], str]
"""Makes of what a record holds what may be shown."""


def text(changes: Changes) -> str:
    """Write changes for a terminal."""
    return _document(changes, lambda said: shown(said, _LONGEST), "{}:\n", "  - {}\n")


def markdown(changes: Changes) -> str:
    """Write changes as Markdown."""
    return _document(changes, code, "### {}\n\n", "- {}\n")


def _document(changes: Changes, quote: Quote, heading: str, item: str) -> str:
    sections = [
        (title, lines)
        for title, lines in (
            (f"Quality statuses that change, on {words.day(changes.on)}", _statuses(changes.statuses, quote)),
            (
                "To look at closely",
                [
                    *(
                        f"report {quote(ref)}: its decision is written over; `decisions` would keep both"
                        for ref in changes.rewritten
                    ),
                    *(
                        f"report {quote(later)} makes report {quote(earlier)} history"
                        for later, earlier in changes.replaced
                    ),
                ],
            ),
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
    return "\n".join(heading.format(title) + "".join(map(item.format, cut(lines))) for title, lines in sections)


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
