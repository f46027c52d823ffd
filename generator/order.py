"""The lines of a record in; the same lines with its keys in the documented order out.

Whole lines move and none is written anew, so quotes and comments stay as a person chose them. A comment belongs to the
key below it. What stands first in the file, down to the first empty line, stays first; so does the line that names the
schema. Mappings between `{` and `}`, and maps whose keys are free, stay as they are.
"""

import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from generator import records, source
from generator.finding import Place
from generator.records import Kind
from generator.source import Loc

_NEVER = sys.maxsize
_MODELINE = "# yaml-language-server:"


class OrderError(Exception):
    """The keys of a file cannot be put in order; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class _Keys:
    """A mapping each of whose keys begins a line: lines are counted from 0, in the order of the file."""

    names: tuple[str, ...]
    starts: tuple[int, ...]
    column: int
    """How far the keys are indented."""
    is_record: bool
    """Whether this is the record itself, and no part of it."""


def ordered(content: bytes, kind: Kind) -> bytes:
    """Give the content of a record's file with its keys in the order of `docs/records.md`. Raises OrderError."""
    read = source.read(content, "")
    if read.data is None or read.findings:
        raise OrderError("this is no record that can be read: `catalogue check` shows what to mend first")
    lines = _ended(content.decode().splitlines(keepends=True))
    places = source.places(content, "")
    # From the inside out: what a key holds has its order before the key moves, so the lines of places stay true.
    for loc, own in sorted(_mappings(places).items(), key=lambda item: len(item[0]), reverse=True):
        wanted = _documented(loc, kind)
        keys = _keys(own, lines, is_record=not loc)
        if wanted and keys:
            _sort(lines, keys, _end(own[-1], lines, keys), wanted)
    made = "".join(lines).encode()
    again = source.read(made, "")
    if (again.data, again.findings) != (read.data, ()):
        raise OrderError("its lines cannot move without changing what it says: put its keys in order by hand")
    return made


def _ended(lines: list[str]) -> list[str]:
    """End the last line as the first one ends."""
    if not lines[-1].endswith("\n"):
        lines[-1] += "\r\n" if lines[0].endswith("\r\n") else "\n"
    return lines


def _documented(loc: Loc, kind: Kind) -> tuple[str, ...]:
    """Give the keys of a part of a record in their order; none where keys are free."""
    whole = _schema(kind)
    schema: Mapping[str, Any] = whole
    for part in loc:
        free: Mapping[str, Any] = next(iter(schema.get("patternProperties", {}).values()), {})
        inner = schema.get("items", {}) if isinstance(part, int) else schema.get("properties", {}).get(part, free)
        schema = _with_keys(inner, whole)
    return tuple(schema.get("properties", ()))


@cache
def _schema(kind: Kind) -> Mapping[str, Any]:
    return records.json_schema(kind)


def _with_keys(schema: Mapping[str, Any], whole: Mapping[str, Any]) -> Mapping[str, Any]:
    """Follow a reference; of several forms of a value take the one with keys."""
    if "$ref" in schema:
        return _with_keys(whole["$defs"][schema["$ref"].rpartition("/")[2]], whole)
    forms = (_with_keys(form, whole) for form in schema.get("anyOf", ()))
    return next((form for form in forms if "properties" in form), schema)


# --- where the keys stand


class _Key(NamedTuple):
    """A key of a mapping: its line and column, counted from 0, and the line of what comes after all it holds."""

    name: str
    line: int
    column: int
    after: int


def _mappings(places: Mapping[Loc, Place]) -> dict[Loc, list[_Key]]:
    """Give the keys of every mapping, in the order of the file."""
    found: dict[Loc, list[_Key]] = defaultdict(list)
    open_keys: list[Loc] = []
    ordered = sorted(places.items(), key=lambda item: (item[1].line, item[1].column, len(item[0])))
    afters: dict[Loc, int] = {}
    for loc, place in ordered:
        while open_keys and open_keys[-1] != loc[: len(open_keys[-1])]:
            afters[open_keys.pop()] = place.line - 1
        open_keys.append(loc)
    for loc, place in ordered:
        if isinstance(loc[-1], str):
            found[loc[:-1]].append(_Key(loc[-1], place.line - 1, place.column - 1, afters.get(loc, _NEVER)))
    return found


def _keys(own: Sequence[_Key], lines: Sequence[str], *, is_record: bool) -> _Keys | None:
    """Give the keys of a mapping; None if they do not stand on lines of their own."""
    column = own[0].column
    starts = tuple(key.line for key in own)
    before = {lines[line][:column].strip() for line in starts[1:]} | {lines[starts[0]][:column].strip(" -")}
    if any(key.column != column for key in own) or len(set(starts)) < len(starts) or before > {""}:
        return None
    return _Keys(tuple(key.name for key in own), starts, column, is_record)


def _end(last: _Key, lines: Sequence[str], keys: _Keys) -> int:
    """Give the line after the last one of a mapping: what belongs to a later key, or to none, is not part of it."""
    end = min(last.after, len(lines))
    while end > last.line + 1 and _is_between(lines[end - 1], keys.column):
        end -= 1
    return end


def _is_between(line: str, column: int) -> bool:
    """Tell whether a line holds nothing, only the hyphen of an item, or a comment that is indented no further."""
    inner = line.strip()
    return inner in ("", "-") or (inner.startswith("#") and line.index("#") <= column)


# --- moving the lines


def _sort(lines: list[str], keys: _Keys, end: int, wanted: Sequence[str]) -> None:
    """Put the keys of a mapping in order, each with the comments above it."""
    firsts = [
        _first(lines, keys),
        *(_above(lines, start, keys.column, after) for after, start in pairwise(keys.starts)),
    ]
    hyphen = lines[keys.starts[0]][: keys.column]
    if hyphen.strip():
        lines[keys.starts[0]] = " " * keys.column + lines[keys.starts[0]][keys.column :]
    chunks = [lines[first:after] for first, after in pairwise([*firsts, end])]
    heads = [start - first for start, first in zip(keys.starts, firsts, strict=True)]
    rank = {name: number for number, name in enumerate(wanted)}
    order = sorted(range(len(chunks)), key=lambda index: rank.get(keys.names[index], len(rank)))
    if hyphen.strip():
        chunk, head = chunks[order[0]], heads[order[0]]
        chunk[head] = hyphen + chunk[head][keys.column :]
    lines[firsts[0] : end] = [line for index in order for line in chunks[index]]


def _first(lines: Sequence[str], keys: _Keys) -> int:
    """Give the line with which the first key begins, comments included."""
    start = keys.starts[0]
    if not keys.is_record:
        return _above(lines, start, keys.column, -1) if lines[start][: keys.column].strip() == "" else start
    head = lines[:start]
    empty = next((index for index, line in enumerate(head) if not line.strip()), None)
    if empty is not None:
        return empty + 1
    return max((index + 1 for index, line in enumerate(head) if line.startswith(_MODELINE)), default=0)


def _above(lines: Sequence[str], start: int, column: int, after: int) -> int:
    """Give the first of the empty lines and comments above a key; `after` is the line of the key before it."""
    while start > after + 1 and (not lines[start - 1].strip() or _is_comment(lines[start - 1], column)):
        start -= 1
    return start


def _is_comment(line: str, column: int) -> bool:
    return line.lstrip().startswith("#") and line.index("#") <= column
