"""Badges in a real Chromium: nothing leaves its place, whatever the script and however the font measures."""

import base64
from collections.abc import Iterator
from itertools import combinations
from typing import TypedDict

import pytest
from playwright.sync_api import Browser, Page
from reviews import DATA, direct
from test_badges import CASES, GOLDEN, HOSTILE, NAMES, Case

MEASURE = """() => [...document.querySelectorAll("svg")].map((svg) => {
  const box = (element) => {
    const { x, y, width, height } = element.getBBox();
    return { left: x, top: y, right: x + width, bottom: y + height };
  };
  const [, ground, ...drawn] = [...svg.querySelectorAll("desc, rect, path")];
  const texts = [...svg.querySelectorAll("text")].map((text) => {
    const forced = text.textLength.baseVal.value;
    const place = box(text);
    text.removeAttribute("textLength");
    return { words: text.textContent, bold: text.getAttribute("font-weight") === "700", place, forced,
      natural: text.getComputedTextLength() };
  });
  return { title: svg.querySelector("title").textContent, ground: box(ground), band: box(drawn[0]),
    boxes: drawn.slice(2).map(box), texts };
})"""


class Place(TypedDict):
    """Where something is, in pixels from the top left of its drawing."""

    left: float
    top: float
    right: float
    bottom: float


class Line(TypedDict):
    """A text: where it is, how wide it was made and how wide it would be by itself."""

    words: str
    bold: bool
    place: Place
    forced: float
    natural: float


class Drawing(TypedDict):
    """What was measured of a badge."""

    title: str
    ground: Place
    band: Place
    boxes: list[Place]
    texts: list[Line]


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture(scope="module")
def golden(blank: Page) -> list[Drawing]:
    return measured(blank, [file.read_text("utf-8") for file in sorted(GOLDEN.glob("*.svg"))])


@pytest.fixture(scope="module")
def hostile(blank: Page) -> list[Drawing]:
    cards = [Case({"eqa/1": direct()}, DATA, name).drawn[1] for name in HOSTILE.values()]
    return measured(blank, cards)


def measured(page: Page, drawings: list[str]) -> list[Drawing]:
    page.set_content("<!doctype html>" + "".join(drawings))
    found: list[Drawing] = page.evaluate(MEASURE)
    assert len(found) == len(drawings)
    return found


@pytest.fixture(params=["golden", "hostile"])
def drawings(request: pytest.FixtureRequest) -> list[Drawing]:
    found: list[Drawing] = request.getfixturevalue(request.param)
    return found


def test_no_text_leaves_its_box(drawings: list[Drawing]) -> None:
    out = []
    for drawing in drawings:
        ground, band = drawing["ground"], drawing["band"]
        for text in drawing["texts"]:
            place = text["place"]
            boxes = [box for box in drawing["boxes"] if within(place["left"], box) and crosses(place, box)]
            right = min(box["right"] for box in (ground, *boxes))
            if place["left"] < band["right"] + 6 or place["right"] > right - 4:
                out.append((drawing["title"], text["words"]))
            if place["top"] < ground["top"] or place["bottom"] > ground["bottom"]:
                out.append((drawing["title"], text["words"]))
    assert out == []


def test_no_text_lies_on_another(drawings: list[Drawing]) -> None:
    """The box of a line reaches from its highest accent to its deepest tail, so two may meet by a pixel."""
    met = [
        (drawing["title"], one["words"], other["words"])
        for drawing in drawings
        for one, other in combinations(drawing["texts"], 2)
        if crosses(one["place"], other["place"], slack=1)
    ]
    assert met == []


def test_text_is_about_as_wide_as_its_font_makes_it(golden: list[Drawing]) -> None:
    assert {name for name in NAMES.values() for drawing in golden if drawing["title"].endswith(name)} == {
        *NAMES.values()
    }
    off = {
        text["words"]: round(text["natural"] / text["forced"], 3)
        for drawing in golden
        for text in drawing["texts"]
        if not 0.88 < text["natural"] / text["forced"] < 1.12
    }
    assert off == {}


def test_text_of_other_scripts_is_not_crushed(hostile: list[Drawing]) -> None:
    for drawing in hostile:
        for text in drawing["texts"]:
            assert 0.6 < text["natural"] / text["forced"] < 1.6, text["words"]


def test_a_badge_in_a_page_is_as_large_as_it_says(blank: Page) -> None:
    for text in CASES["also-negative"].drawn:
        data = base64.b64encode(text.encode()).decode()
        blank.set_content(f'<img alt="" src="data:image/svg+xml;base64,{data}">')
        image = blank.locator("img")
        image.evaluate("(image) => image.decode()")
        natural = image.evaluate('(image) => `width="${image.naturalWidth}" height="${image.naturalHeight}"`')
        assert natural in text


def within(x: float, box: Place) -> bool:
    return box["left"] <= x <= box["right"]


def crosses(one: Place, other: Place, slack: float = 0) -> bool:
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return across > 0 and down > slack
