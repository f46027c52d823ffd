"""What strangers wrote, as Markdown: in code spans on the pages of a forge, and never more than a page takes.

In a code span nothing is a link, a picture, a mention or markup. GitHub drops a step's summary above 1 MiB as a whole
and refuses an issue above 65,536 characters, so a list that could grow beyond that says how much it leaves out.
"""

import re
from collections.abc import Iterable
from itertools import groupby

from generator.source import shown

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_LONGEST = 160
_MOST = 200
"""So many lines of a section are shown."""
_SIZE = 150_000
"""So many bytes of a section are shown."""


def code(said: str, most: int = _LONGEST) -> str:
    """Give a text as a code span of CommonMark (section 6.1), fenced with more backticks than it holds in a row."""
    line = shown(said, most)
    longest = max((sum(1 for _ in run) for sign, run in groupby(line) if sign == "`"), default=0)
    fence = "`" * (longest + 1)
    return f"{fence} {line} {fence}" if longest else f"{fence}{line}{fence}"


def escaped(said: str) -> str:
    """Give a text as one line of CommonMark in which every sign is only itself (section 2.4)."""
    return _PUNCTUATION.sub(r"\\\1", " ".join(said.split()))


def section(title: str, lines: Iterable[str], most: int = _MOST, size: int = _SIZE) -> str:
    """Write a heading and a list; of a long one the first `most` lines, and no more than `size` bytes of them."""
    return f"### {title}\n\n" + "".join(f"- {line}\n" for line in cut(lines, most, size))


def cut(lines: Iterable[str], most: int = _MOST, size: int = _SIZE) -> list[str]:
    """Give the first lines, no more than `most` and no more than `size` bytes, and how many are left out."""
    every = list(lines)
    kept: list[str] = []
    for line in every[:most]:
        size -= len(line.encode()) + len("- \n")
        if size < 0:
            break
        kept.append(line)
    return [*kept, f"and {len(every) - len(kept):,} more"] if len(kept) < len(every) else kept
