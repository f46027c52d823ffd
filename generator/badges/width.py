"""How wide text is: a picture must know, because nothing in it moves when a word turns out to be longer.

`widths.csv` holds the advance widths of DejaVu Sans and DejaVu Sans Bold 2.37 in thousandths of the font size, for the
scripts of the European Higher Education Area; a row is a run of 16 characters from a code point on, `-` one that the
fonts lack or that takes no room. What a picture says is then drawn at just this width, in whatever font a reader has.
"""

import csv
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

WIDE = 1000
"""The width of a character of East Asia, or of an emoji."""
USUAL = {False: 640, True: 700}
"""The width of other characters that were not measured, by whether they are bold."""
JOINED = 460
"""The width of a letter of Arabic: an average, because it differs with its neighbours."""
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Face:
    """The size and the weight of text."""

    size: float
    bold: bool = False


def of(text: str, face: Face) -> float:
    """Measure text, in the unit of the font's size."""
    return sum(map(_bold if face.bold else _regular, text)) * face.size / 1000


def cut(text: str, face: Face, most: float) -> str:
    """Give text as it is, or its beginning, to the end of a word if one is near, and an ellipsis."""
    if of(text, face) <= most:
        return text
    end = _fitting(text, face, most - of(ELLIPSIS, face))
    blank = text.rfind(" ", 0, end + 1)
    return text[: blank if blank > end / 2 else end].rstrip(" ,;:–-") + ELLIPSIS


def lines(text: str, face: Face, most: float, count: int) -> tuple[str, ...]:
    """Break text into lines that are no wider than `most`; what does not fit into `count` lines is cut."""
    found: list[str] = []
    rest = " ".join(text.split())
    while rest and len(found) < count - 1 and of(rest, face) > most:
        end = _fitting(rest, face, most)
        blank = rest.rfind(" ", 0, end + 1)
        line = rest[: blank if blank > 0 else end]
        found.append(line)
        rest = rest[len(line) :].lstrip()
    return (*found, cut(rest, face, most)) if rest else tuple(found)


def _fitting(text: str, face: Face, most: float) -> int:
    """Count the characters at the beginning that fit, at least one; marks stay with their letter."""
    measure = _bold if face.bold else _regular
    room = most * 1000 / face.size
    for number, character in enumerate(text):
        room -= measure(character)
        if room < 0:
            return max(1, number)
    return len(text)


@cache
def _regular(character: str) -> int:
    return _measured()[False].get(character) or _guessed(character, bold=False)


@cache
def _bold(character: str) -> int:
    return _measured()[True].get(character) or _guessed(character, bold=True)


def _guessed(character: str, *, bold: bool) -> int:
    """Give the width of a character that was not measured: of a mark on a letter, or a sign nobody sees, none."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf") or "\U0001f3fb" <= character <= "\U0001f3ff":
        return 0  # the last five colour the emoji before them
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return WIDE
    return JOINED if unicodedata.bidirectional(character) == "AL" else USUAL[bold]


@cache
def _measured() -> dict[bool, dict[str, int]]:
    table = (files("generator.badges") / "widths.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(table.splitlines()))
    return {bold: dict(_runs(rows, "bold" if bold else "regular")) for bold in (False, True)}


def _runs(rows: list[dict[str, str]], column: str) -> list[tuple[str, int]]:
    return [
        (chr(number), int(width))
        for row in rows
        for number, width in enumerate(row[column].split(), int(row["first"], 16))
        if width != "-"
    ]
