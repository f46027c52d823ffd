"""A status as a picture for other people's pages: a small badge in two parts, and a card with the name.

Copies of a picture outlive what it shows. So each says what was looked at, by whom, and until when or on which day that
was so. It is drawn from rectangles, paths and text: no script, link, style or file from elsewhere.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from generator import words
from generator.badges import look, width
from generator.badges.width import Face
from generator.catalogue import owner
from generator.markup import Markup, fill, join
from generator.status import GOOD, Status, Statuses, wording
from generator.vocabulary import Standing

HEIGHT = 36
"""How high the small badge is."""
CARD_WIDTH = 380
"""How wide the card is."""
PAPER, TINT, HAIRLINE = "#ffffff", "#fff4d6", "#d8dee4"
INK, QUIET = "#1f2328", "#57606a"
STATEMENT = "The page is the statement, not this picture."

_FONTS = "Verdana, 'DejaVu Sans', 'Noto Sans', 'Noto Sans Georgian', 'Noto Sans Armenian', sans-serif"
_MOST_AGENCIES = 2
_LONGEST_AGENCY = 150
_KEPT = 1024
"""How many drawings are kept: many subjects share what is said of them, and lie close together in a build."""


# --- what a badge says


@dataclass(frozen=True, slots=True)
class Said:
    """What badges say of a status. Subjects that the same reviews bear on share it, whatever their names."""

    standing: Standing
    label: str
    facts: tuple[str, ...]
    """What was looked at, who looked, and until when; what is not known is left out."""
    facts_shortly: tuple[str, ...]
    """The same for the small badge; where no last day is known, with the day of the picture."""
    also: tuple[str, ...]
    """Results of the other sign."""
    sentence: str
    day: str


def said(statuses: Statuses, status: Status, language: str) -> Said:
    """Put a status into the words of badges."""
    day = f"As of {words.day(status.as_of)}"
    looked = (wording.scope_label(status), _agencies(statuses, status, language))
    undated = "" if status.standing in GOOD and status.holds_until else f"a{day[1:]}"
    return Said(
        standing=status.standing,
        label=wording.label(statuses, status),
        facts=tuple(filter(None, (*looked, end(status)))),
        facts_shortly=tuple(filter(None, (*looked, end(status, shortly=True), undated))),
        also=tuple(dict.fromkeys(_ALSO[other] for other in sorted(each.standing for each in status.also))),
        sentence=wording.plain(wording.sentence(statuses, status), statuses, language),
        day=day,
    )


_ALSO = {
    Standing.POSITIVE: "a positive result",
    Standing.CONDITIONAL: "a result with conditions",
    Standing.NEGATIVE: "a negative result",
    Standing.WITHDRAWN: "an approval withdrawn",
}


def end(status: Status, *, shortly: bool = False) -> str:
    """Say until when a good status holds; nothing of any other."""
    if status.standing not in GOOD:
        return ""
    if status.holds_until is None:
        return "no last day"
    month = words.month(status.holds_until)
    if not status.holds_until_assumed:
        return f"until {month}"
    return f"until about {month}" if shortly else f"until {month} (assumed)"


def _agencies(statuses: Statuses, status: Status, language: str) -> str:
    """Name the agencies behind the headline: two of them, and how many more there are."""
    refs = list(dict.fromkeys(owner(report) for report in status.because))
    named = ", ".join(_agency(statuses, ref, language) for ref in refs[:_MOST_AGENCIES])
    return f"{named} +{len(refs) - _MOST_AGENCIES}" if len(refs) > _MOST_AGENCIES else named


def _agency(statuses: Statuses, ref: str, language: str) -> str:
    """Give the acronym of an agency, or the beginning of its name."""
    entry = statuses.catalogue.agencies.get(ref)
    acronym = entry.record.acronym if entry else None
    name = acronym or wording.plain_name(wording.Name("agency", ref), statuses, language)
    return width.cut(" ".join(name.split()), _SMALL, _LONGEST_AGENCY)


class _Drawing(NamedTuple):
    """A picture in parts, between which there is place for what is a subject's own."""

    opening: Markup
    frame: Markup
    lines: Markup


# --- the small badge

_STRONG, _SMALL = Face(12, bold=True), Face(11)
_BAND, _GAP = 34, 9


def badge(statuses: Statuses, status: Status, name: str, language: str) -> str:
    """Draw the small badge of a subject."""
    return small(said(statuses, status, language), name)


def small(what: Said, name: str) -> str:
    """Draw the small badge: the shape on its colour, beside it the words. The name is in its title only."""
    return _finished(_small(what), what, name)


@lru_cache(maxsize=_KEPT)
def _small(what: Said) -> _Drawing:
    """Draw a small badge but for its title."""
    column = _Column(_BAND + _GAP, 2.5)
    column.write([what.label], _STRONG, look.colour(what.standing), 15)
    column.write([_DOT.join(what.facts_shortly)], _SMALL, INK, 14)
    drawn = [*column.drawn]
    wide = column.right + _GAP
    if what.also:
        beside = _Column(wide + 6, 4)
        beside.write(_DIFFERS[len(what.also) > 1], _SMALL, INK, 14)
        drawn += [_box(wide, 4, beside.right + 6 - wide, HEIGHT - 8, TINT), *beside.drawn]
        wide = beside.right + 10
    return _framed(what, math.ceil(wide), HEIGHT, _BAND, drawn)


_DIFFERS = (("+ another", "result differs"), ("+ other", "results differ"))


# --- the card

_NAME, _LABEL, _FACT, _FOOT = Face(15, bold=True), Face(13, bold=True), Face(12), Face(11)
_CARD_BAND, _LEFT, _TOP = 44, 58, 10
_ROOM = CARD_WIDTH - _LEFT - 14


def card(statuses: Statuses, status: Status, name: str, language: str) -> str:
    """Draw the card of a subject."""
    return large(said(statuses, status, language), name)


def large(what: Said, name: str) -> str:
    """Draw the card: the name in one or two lines, what is said of it, and that the page is the statement."""
    column = _Column(_LEFT, _TOP)
    names = width.lines(name, _NAME, _ROOM, 2)
    column.write(names, _NAME, INK, 20)
    return _finished(_large(what, len(names)), what, name, column.drawn)


@lru_cache(maxsize=_KEPT)
def _large(what: Said, names: int) -> _Drawing:
    """Draw a card but for its title and its name, which takes some lines."""
    column = _Column(_LEFT, _TOP + 20 * names + 5)
    column.write(width.lines(what.label, _LABEL, _ROOM, 2), _LABEL, look.colour(what.standing), 18)
    column.write(_in_lines(what.facts, _FACT, _ROOM), _FACT, INK, 18)
    if what.also:
        others = width.lines(f"+ also: {words.sentence(list(what.also))}", _FACT, _ROOM, 2)
        column.drawn.append(_box(_LEFT - 6, column.y + 4, _ROOM + 12, 18 * len(others) + 4, TINT))
        column.y += 6
        column.write(others, _FACT, INK, 18)
        column.y += 2
    column.drawn.append(_box(_LEFT, column.y + 8, _ROOM, 1, HAIRLINE))
    column.y += 13
    column.write([what.day, STATEMENT], _FOOT, QUIET, 15)
    return _framed(what, CARD_WIDTH, math.ceil(column.y) + 9, _CARD_BAND, column.drawn)


def _in_lines(facts: Iterable[str], face: Face, most: float) -> list[str]:
    """Join facts with dots, as many on a line as fit."""
    found: list[str] = []
    for fact in facts:
        longer = _DOT.join((*found[-1:], fact))
        if found and width.of(longer, face) <= most:
            found[-1] = longer
        else:
            found.append(width.cut(fact, face, most))
    return found


# --- drawing

_DOT = " · "
_CLOSING = "</svg>\n"


@dataclass(slots=True)
class _Column:
    """Lines of text below each other, from a point at their top left."""

    x: float
    y: float
    right: float = 0
    drawn: list[Markup] = field(default_factory=list)

    def write(self, lines: Iterable[str], face: Face, colour: str, high: float) -> None:
        """Write lines of a height, each forced to the width that was measured, whatever the reader's font."""
        for line in lines:
            wide = width.of(line, face)
            # The middle of capitals and digits lies about 0.36 of the size above the line that they stand on.
            at = self.y + high / 2 + face.size * 0.36
            size, weight = face.size, 700 if face.bold else 400
            self.drawn.append(fill(_TEXT, *map(_number, (self.x, at, wide, size)), weight, colour, line))
            self.right = max(self.right, self.x + wide)
            self.y += high


def _framed(what: Said, wide: int, high: int, band: int, drawn: Iterable[Markup]) -> _Drawing:
    """Put lines on a ground of their own, with a border, the band and the shape."""
    colour = look.colour(what.standing)
    also = f"Also: {words.sentence(list(what.also))}. " if what.also else ""
    scale = band / 28
    corner = map(_number, (band / 2 - 8 * scale, high / 2 - 8 * scale, scale))
    frame = (
        fill(_DESCRIPTION, f"{what.sentence} {also}{what.day}."),
        fill(_GROUND, wide - 1, high - 1, PAPER, colour),
        fill(_BAND_TO_THE_EDGE, band - 4, high, band - 4, high - 8, colour),
        fill(_SHAPE, *corner, " ".join(look.shape(what.standing).paths), PAPER),
    )
    return _Drawing(fill(_OPENING, wide, high, wide, high), join(frame), join(drawn))


def _finished(drawing: _Drawing, what: Said, name: str, lines: Iterable[Markup] = ()) -> str:
    """Put the title, and lines that are the subject's own, into a drawing."""
    title = fill(_TITLE, what.label, " ".join(name.split()))
    return "".join((drawing.opening, title, drawing.frame, *lines, drawing.lines, _CLOSING))


def _box(x: float, y: float, wide: float, high: float, colour: str) -> Markup:
    return fill(_BOX, *map(_number, (x, y, wide, high, min(3, high / 2))), colour)


def _number(value: float) -> str:
    """Write a number as short as it gets, to a tenth."""
    return f"{round(value, 1):g}"


_OPENING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s" '
    'preserveAspectRatio="xMinYMid" role="img" aria-labelledby="title" aria-describedby="desc" lang="en" '
    f'font-family="{_FONTS}">\n'
)
_TITLE = '<title id="title">%s: %s</title>\n'
_DESCRIPTION = '<desc id="desc">%s</desc>\n'
_GROUND = '<rect x=".5" y=".5" width="%s" height="%s" rx="3.5" fill="%s" stroke="%s"/>\n'
_BAND_TO_THE_EDGE = '<path d="M4 0h%sv%sh-%sa4 4 0 0 1-4-4v-%sa4 4 0 0 1 4-4z" fill="%s"/>\n'
_SHAPE = (
    '<path transform="translate(%s %s) scale(%s)" d="%s" fill="none" stroke="%s" stroke-width="2" '
    'stroke-linecap="round" stroke-linejoin="round"/>\n'
)
_BOX = '<rect x="%s" y="%s" width="%s" height="%s" rx="%s" fill="%s"/>\n'
_TEXT = (
    '<text x="%s" y="%s" textLength="%s" lengthAdjust="spacingAndGlyphs" font-size="%s" font-weight="%s" fill="%s">'
    "%s</text>\n"
)
