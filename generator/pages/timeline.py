"""The timeline of a status as a picture, drawn at build time; the list beside it says the same in words.

The numbers in the picture are those of the list. Colours and patterns come from the stylesheet.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator import words
from generator.markup import Markup, fill, join
from generator.messages import gettext as _
from generator.messages import spoken
from generator.status.review import ONE_DAY

_WIDTH = 640
_MOST_TICKS = 6
_ROOM = 12
"""So wide must a piece be to hold its number."""
_HALF_A_YEAR = 16
"""Half of the width of a year in digits."""
Part = tuple[dt.date | None, dt.date | None, str]
"""First and last day, None where it is open, and the group of the standing, which chooses the colour."""
_SVG = (
    '<svg class="timeline" viewBox="0 0 640 74" role="img" aria-labelledby="over-time" '
    'aria-describedby="timeline"><desc id="timeline">%s</desc>'
    '%s<path class="tick" d="%s"/><g transform="translate(0 35)">%s</g>'
    '<g class="year" transform="translate(0 66)">%s</g>%s</svg>'
)
_PIECE = '<path class="tone-%s" d="M%s 30h%s"/>'
_TEXT = '<text x="%s">%s</text>'
_TODAY = '<path class="today" d="M%s 2v46"/><text class="day" x="%s" y="10" text-anchor="%s">%s</text>'


@dataclass(frozen=True, slots=True)
class _Scale:
    """From days to pixels."""

    first: dt.date
    last: dt.date

    def x(self, day: dt.date) -> int:
        span = (self.last - self.first).days
        return round(min(max((day - self.first).days / span, 0), 1) * _WIDTH)


def drawing(timeline: tuple[Part, ...], on: dt.date) -> Markup:
    """Draw a timeline; nothing if it never changes. The heading `over-time` above it names it."""
    return _drawing(timeline, on, spoken()) if len(timeline) > 1 else Markup()


@lru_cache(maxsize=1_000)
def _drawing(timeline: tuple[Part, ...], on: dt.date, _language: str) -> Markup:
    scale = _scale(timeline, on)
    spans = list(_spans(timeline, scale))
    ticks = list(_ticks(scale))
    return fill(
        _SVG,
        _("The list below says what each number means."),
        join(fill(_PIECE, group, left, max(width - 1, 1)) for left, width, group in spans),
        "".join(f"M{x} 46v6" for x, _ in ticks),
        join(
            fill(_TEXT, left + width // 2, number)
            for number, (left, width, _) in enumerate(spans, start=1)
            if width >= _ROOM
        ),
        join(fill(_TEXT, *tick) for tick in ticks),
        _today(scale.x(on), on),
    )


def _today(x: int, on: dt.date) -> Markup:
    """Mark the day, with its month on the side where there is room."""
    before = x > _WIDTH / 2
    return fill(_TODAY, x, x - 4 if before else x + 4, "end" if before else "start", words.month(on))


def _scale(timeline: Sequence[Part], on: dt.date) -> _Scale:
    """Show every change and the day, with some room on both sides."""
    days = sorted({first for first, _, _ in timeline if first} | {on})
    room = dt.timedelta(days=max(200, (days[-1] - days[0]).days // 12))
    first = days[0] - min(room, days[0] - dt.date.min)
    return _Scale(first, days[-1] + min(room, dt.date.max - days[-1]))


def _spans(timeline: Sequence[Part], scale: _Scale) -> Iterator[tuple[int, int, str]]:
    """Yield where each part starts, how wide it is, and its group."""
    for first, last, group in timeline:
        left = scale.x(first or scale.first)
        right = scale.x(last + ONE_DAY) if last and last < scale.last else _WIDTH
        yield left, right - left, group


def _ticks(scale: _Scale) -> Iterator[tuple[int, int]]:
    """Yield place and number of the years to name."""
    years = range(scale.first.year + 1, scale.last.year + 1)
    step = -(-len(years) // _MOST_TICKS) or 1
    for year in years[::step]:
        x = scale.x(dt.date(year, 1, 1))
        if _HALF_A_YEAR <= x <= _WIDTH - _HALF_A_YEAR:
            yield x, year
