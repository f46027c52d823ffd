"""How a standing looks: a shape of its own and a colour. The word always stands beside them."""

from dataclasses import dataclass

from generator.vocabulary import GROUP_OF, CheckGroup, Standing


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawing in a box of 16 by 16: paths to be stroked, 2 wide, with round ends."""

    name: str
    paths: tuple[str, ...]


_CIRCLE = "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13z"
TICK = Shape("tick", (_CIRCLE, "M5 8.2l2.1 2.2l4-4.6"))
TICK_IN_A_SQUARE = Shape("tick-in-a-square", ("M2 2h12v12h-12z", "M5 8.2l2.1 2.2l4-4.6"))
QUESTION = Shape(
    "question",
    ("M8 .9l7.1 7.1l-7.1 7.1l-7.1-7.1z", "M6.4 6.5a1.7 1.7 0 1 1 2.3 1.6c-.5.2-.7.5-.7 1.1", "M8 11.2v.1"),
)
CROSS = Shape("cross", ("M5.2 1.2h5.6l4 4v5.6l-4 4h-5.6l-4-4v-5.6z", "M5.7 5.7l4.6 4.6m0-4.6l-4.6 4.6"))
WARNING = Shape("warning", ("M8 1.6l6.9 12.4h-13.8z", "M8 6.4v3.2", "M8 11.8v.1"))
CLOCK = Shape("clock", (_CIRCLE, "M8 4.4v3.8l2.4 1.5"))
DASH = Shape("dash", ("M3 3h2.5m5 0h2.5v2.5m0 5v2.5h-2.5m-5 0h-2.5v-2.5m0-5v-2.5", "M5.8 8h4.4"))

_SHAPES: dict[Standing, Shape] = {
    Standing.POSITIVE: TICK,
    Standing.THROUGH_PROGRAMMES: TICK,
    Standing.CONDITIONAL: TICK_IN_A_SQUARE,
    Standing.COVERAGE_NOT_STATED: QUESTION,
    Standing.NOT_COVERED: QUESTION,
    Standing.UNDECIDED: QUESTION,
    Standing.NEGATIVE: CROSS,
    Standing.WITHDRAWN: CROSS,
    Standing.CONFLICTING: WARNING,
    Standing.UNDER_APPEAL: WARNING,
    Standing.EXPIRED: CLOCK,
    Standing.UPCOMING: CLOCK,
    Standing.NONE: DASH,
    Standing.UNCOUNTED: DASH,
}
# White text on each has a contrast of more than 4.5:1 (WCAG 2.2, 1.4.3), and so has each on white.
_COLOURS: dict[CheckGroup, str] = {
    CheckGroup.PASSED: "#1a7f37",
    CheckGroup.UNCLEAR: "#8a5c00",
    CheckGroup.DISPUTED: "#b91c28",
    CheckGroup.NOT_NOW: "#0a5cb8",
    CheckGroup.NONE: "#57606a",
}
_DARK: dict[CheckGroup, str] = {
    CheckGroup.PASSED: "#57d07a",
    CheckGroup.UNCLEAR: "#e3b341",
    CheckGroup.DISPUTED: "#ff8a8a",
    CheckGroup.NOT_NOW: "#79b8ff",
    CheckGroup.NONE: "#b3bac2",
}
"""The same on a dark ground."""


def shape(standing: Standing) -> Shape:
    """Give the shape of a standing."""
    return _SHAPES[standing]


def colour(standing: Standing) -> str:
    """Give the colour of a standing as `#rrggbb`: dark enough for text on white, and for white text on it."""
    return _COLOURS[GROUP_OF[standing]]


def stylesheet() -> str:
    """Give the style rules of shapes and colours: `shape-<name>` and `quality-<group>` are classes of elements."""
    shapes = sorted({each.name: each for each in _SHAPES.values()}.items())
    masks = (f'.shape-{name} {{ --shape: url("data:image/svg+xml,{_drawing(each)}"); }}' for name, each in shapes)
    light = (f".quality-{group}, .tone-{group} {{ --tone: {colour}; }}" for group, colour in _COLOURS.items())
    dark = (f"  .quality-{group}, .tone-{group} {{ --tone: {colour}; }}" for group, colour in _DARK.items())
    return "\n".join([*masks, *light, "@media screen and (prefers-color-scheme: dark) {", *dark, "}", ""])


def _drawing(drawn: Shape) -> str:
    """Give a shape as an SVG that can stand in an address."""
    paths = "".join(f"<path d='{path}'/>" for path in drawn.paths)
    style = "fill='none' stroke='black' stroke-width='2' stroke-linecap='round' stroke-linejoin='round'"
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' {style}>{paths}</svg>"
    return svg.replace("<", "%3C").replace(">", "%3E").replace("#", "%23")
