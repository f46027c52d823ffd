"""The file of a record: written anew as a person would write it, or with other values of some keys and all else kept.

Only the lines of a key that changes are written anew. What is written is read again; it has to say what was meant.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from textwrap import wrap
from typing import Any

from generator import records, source
from generator.records import Kind
from generator.source import Plain

_WIDTH = 120
_SAFE = re.compile(r"[^\W\d_](?:[^\n\t]*\S)?")
"""A text that may stand without quotes, if nothing in `_SIGNS` is in it."""
_SIGNS = re.compile(r": |:$| #|^(?:true|false|yes|no|on|off|null|y|n)$", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ADDRESS = re.compile(r"https?://[^\s,\[\]{}#]+")


class UneditableError(Exception):
    """A file is written in a way that a program cannot change; the message says so."""


def new(kind: Kind, data: Mapping[str, Any], schema_address: str = "") -> bytes:
    """Give the file of a new record; `schema_address` is the address of its JSON Schema for editors."""
    head = [f"# yaml-language-server: $schema={schema_address}"] if schema_address else []
    made = _joined([*head, *(line for key in keys(kind) if key in data for line in _entry(key, data[key], 0))])
    if source.read(made, "").data != plain(data):
        quoted = [
            *head,
            *(line for key in keys(kind) if key in data for line in _entry(key, data[key], 0, bare=False)),
        ]
        made = _joined(quoted)
    return made


def changed(content: bytes, kind: Kind, values: Mapping[str, Any]) -> bytes:
    """Give the content of a file with other values of some keys; None takes a key out.

    Comments stay: those inside a value that changes move above its key. Raises UneditableError.
    """
    read = source.read(content, "")
    if read.data is None or read.findings:
        raise UneditableError("the file cannot be read: `catalogue check` shows what to mend first")
    made, wanted = content, dict(read.data)
    for key in sorted(values, key=keys(kind).index):
        made = _with(made, kind, key, values[key])
        if values[key] is None:
            wanted.pop(key, None)
        else:
            wanted[key] = plain(values[key])
    again = source.read(made, "")
    if again.findings or again.data != wanted:
        raise UneditableError("the file is written in a way that a program cannot change: write the new values by hand")
    return made


def plain(value: Any) -> Any:  # noqa: ANN401 - any value of a record
    """Give a value as reading its file gives it: every number, day, yes and no as text."""
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def given(value: Any) -> Any:  # noqa: ANN401 - what a reader gives
    """Give a fact as reading a file gives it; numbers without an exponent."""
    if isinstance(value, Decimal | float):
        return f"{Decimal(str(value)):f}"
    if isinstance(value, dict):
        return {str(key): given(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [given(item) for item in value]
    return plain(value)


@cache
def keys(kind: Kind) -> tuple[str, ...]:
    """Give the keys of a kind of record in their usual order."""
    return tuple(records.json_schema(kind)["properties"])


def _joined(lines: Sequence[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


# --- changing one key


def _with(content: bytes, kind: Kind, key: str, value: Any) -> bytes:  # noqa: ANN401 - any value of a record
    text = content.decode("utf-8-sig")
    mark = content[: len(content) - len(text.encode())]
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[-1] == "":
        lines.pop()
    starts = {loc[0]: place.line - 1 for loc, place in source.places(content, "").items() if len(loc) == 1}
    if any(not lines[line].startswith((str(name), f'"{name}"', f"'{name}'")) for name, line in starts.items()):
        raise UneditableError("the keys of the file do not begin lines of their own: write the new values by hand")
    written = [] if value is None else list(_entry(key, value, 0))
    if key in starts:
        first, after = starts[key], _after(lines, starts, key)
        lines[first:after] = [*_comments(lines[first:after]), *written]
    elif written:
        place = _place(lines, starts, key, keys(kind))
        lines[place:place] = written
    return mark + "".join(line + end for line in lines).encode()


def _after(lines: Sequence[str], starts: Mapping[Any, int], key: str) -> int:
    """Give the line after the value of a key; comments and empty lines above the next key belong to that one."""
    after = min((line for line in starts.values() if line > starts[key]), default=len(lines))
    while after > starts[key] + 1 and (not lines[after - 1].strip() or lines[after - 1].startswith("#")):
        after -= 1
    return after


def _place(lines: Sequence[str], starts: Mapping[Any, int], key: str, order: Sequence[str]) -> int:
    """Give the line at which a new key belongs: after the last one that stands before it in the usual order."""
    before = [name for name in order[: order.index(key)] if name in starts]
    if before:
        return max(_after(lines, starts, name) for name in before[-1:])
    return min(starts.values())


def _comments(lines: Sequence[str]) -> Iterator[str]:
    """Yield the comments in the lines of one key, to stand above it. What only looks like one is part of a text."""
    said = source.read(_joined(lines), "").data
    for number, line in enumerate(lines):
        for found in re.finditer(r"(?:^|(?<=\s))#", line):
            without = [*lines[:number], line[: found.start()].rstrip(), *lines[number + 1 :]]
            again = source.read(_joined(without), "")
            if again.data == said and not again.findings and not _in_block(lines, number, said):
                yield line[found.start() :].rstrip()
                break


def _in_block(lines: Sequence[str], number: int, said: dict[str, Plain] | None) -> bool:
    """Tell whether a line stands in a text of several lines, where another sign in its place changes what is said."""
    other = [*lines[:number], re.sub(r"#.*", "#\N{BLACK SQUARE}", lines[number]), *lines[number + 1 :]]
    return source.read(_joined(other), "").data != said


# --- writing values


def _entry(key: str, value: Any, depth: int, *, bare: bool = True) -> Iterator[str]:  # noqa: ANN401 - any value
    """Write a key and its value, indented by `depth` blanks."""
    indent, name = " " * depth, _named(key)
    short = _flow(value, bare=bare)
    if short is not None and len(indent) + len(name) + 2 + len(short) <= _WIDTH and _may_flow(key, value):
        yield f"{indent}{name}: {short}"
    elif isinstance(value, Mapping):
        yield f"{indent}{name}:"
        for inner, item in value.items():
            yield from _entry(inner, item, depth + 2, bare=bare)
    elif isinstance(value, list | tuple):
        yield f"{indent}{name}:"
        for item in value:
            yield from _item(item, depth + 2, bare=bare)
    else:
        yield from (f"{indent}{name}: {first}" if not i else first for i, first in enumerate(_text(value, depth, bare)))


def _named(key: str) -> str:
    """Write a key; the tag of Norwegian, `no`, would be false to some programs. Of `on` everybody knows it here."""
    return key if key == "on" or (re.fullmatch(r"[a-z_]+", key) and not _SIGNS.search(key)) else _quoted(key)


def _may_flow(key: str, value: Any) -> bool:  # noqa: ANN401 - any value
    """Tell whether a value may stand on the line of its key: short maps and lists of codes, no texts by language."""
    if isinstance(value, Mapping):
        texts = any(isinstance(item, Mapping) for item in value.values())
        return key == "fields" or (not texts and not {"text", "label", "statement"} & value.keys())
    if isinstance(value, list | tuple):
        return all(not isinstance(item, Mapping) and " " not in str(item) for item in value)
    return True


def _item(value: Any, depth: int, *, bare: bool) -> Iterator[str]:  # noqa: ANN401 - any value
    indent = " " * depth
    short = _flow(value, bare=bare)
    if short is not None and depth + 2 + len(short) <= _WIDTH and (not isinstance(value, Mapping) or len(value) > 1):
        yield f"{indent}- {short}"
    elif isinstance(value, Mapping):
        lines = [line for key, item in value.items() for line in _entry(key, item, depth + 2, bare=bare)]
        yield f"{indent}- {lines[0].lstrip()}"
        yield from lines[1:]
    else:
        yield from (f"{indent}- {first}" if not i else first for i, first in enumerate(_text(value, depth, bare)))


def _text(value: Any, depth: int, bare: bool) -> Iterator[str]:  # noqa: ANN401, FBT001 - any value
    """Yield the lines of a text after its key: folded, as it is, or in quotes if neither says the same."""
    words, indent = str(value), " " * (depth + 2)
    if bare and "\n" in words and not re.search(r"(?:^|\n)[ \t]|[ \t](?:\n|$)", words) and words.strip() == words:
        yield "|-"
        yield from (f"{indent}{line}".rstrip() for line in words.split("\n"))
    elif bare and "\n" not in words and words.strip() == words and "  " not in words:
        yield ">-"
        for line in wrap(words, _WIDTH - len(indent), break_long_words=False, break_on_hyphens=False):
            yield f"{indent}{line}"
    else:
        yield _quoted(words)


def _flow(value: Any, *, bare: bool) -> str | None:  # noqa: ANN401 - any value
    """Write a value on one line; None if it has several."""
    if isinstance(value, Mapping):
        parts = [(key, _flow(item, bare=bare)) for key, item in value.items()]
        inner = [f"{_named(key)}: {_inside(part)}" for key, part in parts if part is not None]
        return f"{{{', '.join(inner)}}}" if len(inner) == len(parts) else None
    if isinstance(value, list | tuple):
        parts_ = [_flow(item, bare=bare) for item in value]
        return f"[{', '.join(_inside(part) for part in parts_ if part is not None)}]" if None not in parts_ else None
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    if "\n" in value:
        return None
    plain_ = _DAY.fullmatch(value) or _ADDRESS.fullmatch(value)
    return value if bare and (plain_ or (_SAFE.fullmatch(value) and not _SIGNS.search(value))) else _quoted(value)


def _inside(part: str) -> str:
    """Write a value inside brackets, where commas and brackets mean something."""
    bare = not part.startswith(('"', "[", "{"))
    return _quoted(part) if bare and re.search(r"[,\[\]{}:]", part) else part


def _quoted(text: str) -> str:
    # YAML reads what JSON writes, but for the sign that it takes for the end of a line.
    quoted = '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'
    return "".join(f"\\u{ord(c):04x}" if ord(c) < 32 or c in "\x7f\x85\u2028\u2029\ufeff" else c for c in quoted)  # noqa: PLR2004
