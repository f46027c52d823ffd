"""The pages of stacking: for each award what counts towards it, as a picture and as the same list."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import markup
from generator.catalogue import owner
from generator.markup import Markup, fill, join
from generator.messages import gettext as _
from generator.pages.page import Context, Page
from generator.records.values import Text
from generator.stacking import Award, Step

FOLDER = "stacking/"
_MOST_DRAWN = 40
"""A picture of more steps would not be read; the list holds them all."""
_BOX, _HEIGHT, _ROW, _COLUMN = 240, 32, 44, 280
_LETTERS = 32
_SVG = (
    '<svg class="path" width="%s" height="%s" viewBox="0 0 %s %s" role="img" aria-labelledby="path-title" '
    'aria-describedby="path-text">'
    '<title id="path-title">%s</title><desc id="path-text">%s</desc>%s%s</svg>'
)
_LINE = '<path d="M%s %sC%s %s %s %s %s %s"/>'
_DRAWN = '<rect class="%s" x="%s" y="%s" width="240" height="32" rx="4"/><text x="%s" y="%s"%s>%s</text>'


@dataclass(frozen=True, slots=True)
class Line:
    """A step in words: the micro-credential and its provider as links, and the lines of what counts towards it."""

    name: Markup
    provider: Markup
    before: tuple["Line", ...]


@dataclass(frozen=True, slots=True)
class _Box:
    """A box of the picture: its title, how many steps lie between it and the award, its middle, and those before it."""

    title: str
    tag: str
    """The language of the title, if it is another one than the interface's."""
    column: int
    middle: float
    before: tuple["_Box", ...]


def page(context: Context, award: Award) -> Page:
    """Make the page of an award."""
    path = f"{FOLDER}{award.id}/"
    common = context.common(path)
    root = str(common["root"])
    name = name_of(context, award)
    said = context.plain(name)
    steps = context.stacking.steps(award)
    values = {
        **common,
        "name": context.inline(name),
        "own": context.credential(award.credential, root) if award.credential else "",
        "url": award.url,
        "provider": context.provider(owner(award.id), root),
        "lines": _lines(context, steps, root),
        "picture": _picture(context, name, steps),
    }
    samples = [context.catalogue.credentials[ref].record.sample for ref in award.sources]
    return Page(
        path=path,
        title=_("What counts towards {award}", award=said),
        description=_("The short courses (micro-credentials) that count towards {award}, step by step.", award=said),
        content=markup.render("award.html", values),
        indexed=not any(samples),
    )


def name_of(context: Context, award: Award) -> Text:
    """Give what an award is called."""
    if award.credential:
        return context.catalogue.credentials[award.credential].record.title
    return award.name


def _lines(context: Context, steps: tuple[Step, ...], root: str) -> tuple[Line, ...]:
    return tuple(
        Line(
            context.credential(step.credential, root),
            context.provider(owner(step.credential), root),
            _lines(context, step.before, root),
        )
        for step in steps
    )


# --- the picture: the award stands on the right, and what counts towards it on the left of it


def _picture(context: Context, name: Text, steps: tuple[Step, ...]) -> Markup:
    if _count(steps) > _MOST_DRAWN:
        return Markup()
    rows = iter(range(_MOST_DRAWN + 1))
    boxes = tuple(_box(context, step, 1, rows) for step in steps)
    award = _Box(*_titled(context, name), 0, _middle(boxes, rows), boxes)
    every = list(_every(award))
    deepest = max(box.column for box in every)
    height = max(box.middle for box in every) + _ROW / 2
    lines = join(_line(before, box, deepest) for box in every for before in box.before)
    drawn = join(_drawn(box, deepest) for box in every)
    size = (deepest * _COLUMN + _BOX + 4, round(height))
    return fill(
        _SVG,
        *size,
        *size,
        _("What counts towards {award}", award=context.plain(name)),
        _("The list below says the same."),
        lines,
        drawn,
    )


def _count(steps: tuple[Step, ...]) -> int:
    return sum(1 + _count(step.before) for step in steps)


def _box(context: Context, step: Step, column: int, rows: Iterator[int]) -> _Box:
    before = tuple(_box(context, each, column + 1, rows) for each in step.before)
    title = context.catalogue.credentials[step.credential].record.title
    return _Box(*_titled(context, title), column, _middle(before, rows), before)


def _titled(context: Context, text: Text) -> tuple[str, str]:
    """Give a title and its language, which is empty if it is the interface's."""
    tag, said = text.pick(context.language)
    return said, "" if tag == context.language else tag


def _middle(before: tuple[_Box, ...], rows: Iterator[int]) -> float:
    """Put a box into the middle of those before it, or into the next row."""
    return (before[0].middle + before[-1].middle) / 2 if before else next(rows) * _ROW + _ROW / 2


def _every(box: _Box) -> Iterator[_Box]:
    yield box
    for before in box.before:
        yield from _every(before)


def _left(box: _Box, deepest: int) -> int:
    return (deepest - box.column) * _COLUMN + 2


def _line(before: _Box, box: _Box, deepest: int) -> Markup:
    start, end = _left(before, deepest) + _BOX, _left(box, deepest)
    half = (start + end) // 2
    one, other = round(before.middle), round(box.middle)
    return fill(_LINE, start, one, half, one, half, other, end, other)


def _drawn(box: _Box, deepest: int) -> Markup:
    left, middle = _left(box, deepest), round(box.middle)
    title = box.title if len(box.title) <= _LETTERS else f"{box.title[: _LETTERS - 1].rstrip()}…"
    look = "step" if box.column else "award"
    language = fill(' lang="%s"', box.tag) if box.tag else ""
    return fill(_DRAWN, look, left, middle - _HEIGHT // 2, left + 10, middle + 5, language, title)
