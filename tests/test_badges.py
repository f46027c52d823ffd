"""Badges of every standing that can occur, for every thing that can be looked at: `pytest --bless` writes them."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import pytest
from fragments import EXAMPLE, ON, TESTS
from reviews import DATA, JOINT, NO, YES, Report, catalogue, direct, programme, provider

from generator import badges, settings
from generator import catalogue as catalogues
from generator.badges import shields, svg, width
from generator.badges.width import Face
from generator.settings import Policy
from generator.source import Plain
from generator.status import Status, Statuses
from generator.vocabulary import Standing

GOLDEN = TESTS / "golden" / "badges"
NAMES = {
    "Latin": "Données ouvertes, statistique publique et société: qualité à l’œuvre",
    "Greek": "Εισαγωγή στην ανάλυση δεδομένων",
    "Cyrillic": "Основы анализа данных: от таблицы к выводам и обратно",
    "Georgian": "მონაცემთა ანალიზის საფუძვლები",
    "Armenian": "Տվյալների վերլուծության հիմունքներ",
}
LATIN, GREEK, CYRILLIC, GEORGIAN, ARMENIAN = NAMES.values()

FROM_2025: Report = {"from": "2025-01-01"}
BAD: Report = {"decision": "negative"}
CONDITIONAL: Report = {"decision": "positive-with-conditions"}
UNDECIDED: Report = {"decision": "no-formal-decision", "until": "unlimited"}
TAKEN_BACK: Report = {"withdrawn": {"on": "2026-03-01", "kind": "revoked"}}
APPEAL: Report = {"appeal": {"since": "2026-09-01", "suspends": "true"}}
ENDED: Report = {"until": "2026-06-30"}
LATER: Report = {"from": "2027-01-01"}
OTHERS: Report = {"covers_micro_credentials": {"answer": "partly", "credentials": ["uni/first-aid"]}}


@dataclass(frozen=True)
class Case:
    """Reports, the subject whose badge is drawn, and its name."""

    reports: Mapping[str, Report]
    subject: str = DATA
    name: str = LATIN

    @property
    def statuses(self) -> Statuses:
        return Statuses(catalogue(self.reports), Policy())

    @property
    def drawn(self) -> tuple[str, str]:
        """Give the small badge and the card."""
        small, large, _ = badges.outputs(self.statuses, self.subject, self.name, ON, "en")
        return small[1], large[1]


def without_end(report: Report) -> Report:
    return {key: value for key, value in report.items() if key != "until"}


def of_scope(scope: str, write: Callable[..., Report], subject: str, name: str, **covers: Plain) -> dict[str, Case]:
    """Give a case of each standing that a check of a scope can come to."""
    made: dict[str, Mapping[str, Report]] = {
        "positive": {"eqa/1": write(**covers)},
        "conditional": {"eqa/1": write(**covers, **CONDITIONAL)},
        "negative": {"eqa/1": write(**covers, **BAD)},
        "conflicting": {"eqa/1": write(**covers), "nat/1": write(**BAD, **FROM_2025)},
        "undecided": {"eqa/1": write(**covers, **UNDECIDED)},
        "under-appeal": {"eqa/1": write(**covers, **APPEAL)},
        "withdrawn": {"eqa/1": write(**covers, **TAKEN_BACK)},
        "expired": {"eqa/1": write(**covers, **ENDED)},
        "upcoming": {"eqa/1": write(**covers, **LATER)},
        "uncounted": {"other/1": write(**covers)},
    }
    return {f"{scope}-{standing}": Case(reports, subject, name) for standing, reports in made.items()}


CASES = {
    **of_scope("credential", direct, DATA, LATIN),
    **of_scope("programme", programme, DATA, GREEK, **YES),
    "programme-coverage-not-stated": Case({"eqa/1": programme()}, DATA, GREEK),
    "programme-not-covered": Case({"eqa/1": programme(**NO)}, DATA, GREEK),
    **of_scope("provider", provider, DATA, GEORGIAN, **YES),
    "provider-coverage-not-stated": Case({"eqa/1": provider()}, DATA, GEORGIAN),
    "provider-not-covered": Case({"eqa/1": provider(**OTHERS)}, DATA, GEORGIAN),
    "none-none": Case({}, DATA, CYRILLIC),
    **of_scope("own", provider, "uni", ARMENIAN),
    "own-through-programmes": Case({"eqa/1": direct(), "nat/1": programme()}, "uni", ARMENIAN),
    "own-none": Case({}, "uni", ARMENIAN),
    # What can stand beside the standing.
    "no-last-day": Case({"eqa/1": direct(until="unlimited")}, DATA, CYRILLIC),
    "assumed-end": Case({"eqa/1": without_end(direct())}, DATA, CYRILLIC),
    "assumed-end-with-conditions": Case({"eqa/1": without_end(provider(**YES, **CONDITIONAL))}, DATA, CYRILLIC),
    "silent-with-conditions": Case({"eqa/1": provider(**CONDITIONAL)}, DATA, CYRILLIC),
    "also-negative": Case({"eqa/1": direct(), "nat/1": provider(**BAD)}, DATA, CYRILLIC),
    "also-withdrawn": Case({"eqa/1": direct(), "nat/1": provider(**TAKEN_BACK)}, DATA, CYRILLIC),
    "also-positive": Case({"eqa/1": direct(**BAD), "nat/1": provider(**YES)}, DATA, CYRILLIC),
    "also-conditional": Case({"eqa/1": direct(**TAKEN_BACK), "nat/1": provider(**YES, **CONDITIONAL)}, DATA, CYRILLIC),
    "also-two": Case(
        {"eqa/1": direct(), "nat/1": provider(**BAD), "nat/2": programme(**TAKEN_BACK)}, DATA, CYRILLIC
    ),
    "two-agencies": Case({"eqa/1": direct(), "nat/1": direct()}, DATA, CYRILLIC),
    "three-agencies": Case(
        {"eqa/1": direct(), "gap/1": direct(**FROM_2025), "nat/1": direct()}, DATA, CYRILLIC
    ),
    "joint": Case({"eqa/1": provider(**YES, providers=["second"])}, JOINT, LATIN),
}  # fmt: skip
every_case = pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in CASES.items()])


# --- the pictures


@pytest.mark.parametrize("name", CASES)
def test_a_badge_is_as_it_was(name: str, *, bless: bool) -> None:
    for kind, text in zip((".svg", ".card.svg"), CASES[name].drawn, strict=True):
        file = GOLDEN / f"{name}{kind}"
        if bless:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        assert text == file.read_text("utf-8"), f"{file.name}: after an intended change run pytest --bless"


def test_every_golden_badge_has_a_case(*, bless: bool) -> None:
    known = {f"{name}{kind}" for name in CASES for kind in (".svg", ".card.svg")}
    for file in GOLDEN.iterdir():
        if bless and file.name not in known:
            file.unlink()
    assert {file.name for file in GOLDEN.iterdir()} == known


def test_the_cases_are_what_their_names_say() -> None:
    found = set()
    for name, case in CASES.items():
        status = case.statuses.of(case.subject, ON)
        scope, _, standing = name.partition("-")
        if scope in ("credential", "programme", "provider", "none", "own"):
            scope = "provider" if scope == "own" and standing != "none" else scope.replace("own", "none")
            assert (status.scope.value if status.scope else "none", status.standing.value) == (scope, standing)
            found.add(status.standing)
    assert found == set(Standing)


@pytest.mark.parametrize("name", CASES)
def test_a_badge_is_understood_far_from_the_page_of_its_course(name: str) -> None:
    case = CASES[name]
    said = svg.said(case.statuses, case.statuses.of(case.subject, ON), "en")
    assert not re.search(r"\b(this|here we|we)\b", " ".join((said.label, *said.facts)).casefold())


@pytest.mark.parametrize(
    ("name", "small", "large"),
    [
        pytest.param(
            "credential-positive",
            ["Passed its own outside check", "The course itself · EXAM · until December 2029"],
            ["Passed its own outside check", "The course itself · EXAM · until December 2029"],
            id="passed",
        ),
        pytest.param(
            "no-last-day",
            ["Passed its own outside check", "The course itself · EXAM · no last day · as of 22 November 2026"],
            ["Passed its own outside check", "The course itself · EXAM · no last day"],
            id="no last day: the small badge tells its own day",
        ),
        pytest.param(
            "assumed-end-with-conditions",
            [
                "Provider passed with conditions, short courses included",
                "Its provider · EXAM · until about December 2029",
            ],
            [
                "Provider passed with conditions, short", "courses included",
                "Its provider · EXAM", "until December 2029 (assumed)",
            ],
            id="an assumed end",
        ),
        pytest.param(
            "also-negative",
            [
                "Passed its own outside check", "The course itself · EXAM · until December 2029",
                "+ another", "result differs",
            ],
            [
                "Passed its own outside check", "The course itself · EXAM · until December 2029",
                "+ also: a negative result",
            ],
            id="a good one beside which a bad one stands",
        ),
        pytest.param(
            "also-two",
            [
                "Passed its own outside check", "The course itself · EXAM · until December 2029",
                "+ other", "results differ",
            ],
            [
                "Passed its own outside check", "The course itself · EXAM · until December 2029",
                "+ also: a negative result and an approval", "withdrawn",
            ],
            id="two others",
        ),
        pytest.param(
            "also-conditional",
            ["Approval withdrawn", "The course itself · EXAM · as of 22 November 2026", "+ another", "result differs"],
            ["Approval withdrawn", "The course itself · EXAM", "+ also: a result with conditions"],
            id="a bad one beside which a good one stands",
        ),
        pytest.param(
            "three-agencies",
            ["Passed its own outside check", "The course itself · EXAM, GAP +1 · until December 2029"],
            ["Passed its own outside check", "The course itself · EXAM, GAP +1", "until December 2029"],
            id="two agencies are named",
        ),
        pytest.param(
            "provider-negative",
            ["Provider did not pass", "Its provider · EXAM · as of 22 November 2026"],
            ["Provider did not pass", "Its provider · EXAM"],
            id="did not pass",
        ),
        pytest.param(
            "provider-coverage-not-stated",
            ["Provider passed, short courses not mentioned", "Its provider · EXAM · as of 22 November 2026"],
            ["Provider passed, short courses not", "mentioned", "Its provider · EXAM"],
            id="silent",
        ),
        pytest.param(
            "programme-expired",
            ["Check ended June 2026", "Its programme · EXAM · as of 22 November 2026"],
            ["Check ended June 2026", "Its programme · EXAM"],
            id="ended",
        ),
        pytest.param(
            "credential-uncounted",
            ["A report the catalogue does not count", "The course itself · OTHE · as of 22 November 2026"],
            ["A report the catalogue does not count", "The course itself · OTHE"],
            id="uncounted",
        ),
        pytest.param(
            "none-none",
            ["No outside check recorded here", "as of 22 November 2026"],
            ["No outside check recorded here"],
            id="none",
        ),
        pytest.param(
            "own-through-programmes",
            ["2 of its programmes or courses passed", "EXAM, NATI · as of 22 November 2026"],
            ["2 of its programmes or courses passed", "EXAM, NATI"],
            id="through programmes",
        ),
    ],
)  # fmt: skip
def test_what_a_badge_says(name: str, small: list[str], large: list[str]) -> None:
    badge, card = map(texts, CASES[name].drawn)
    assert badge == small
    lines = len(width.lines(CASES[name].name, Face(15, bold=True), 308, 2))
    assert card[lines:] == [*large, "As of 22 November 2026", "The page is the statement, not this picture."]


@every_case
def test_a_badge_is_read_out(case: Case) -> None:
    for drawing in map(parsed, case.drawn):
        assert drawing.attrib["role"] == "img"
        title, description = (drawing[number] for number in (0, 1))
        assert (title.tag, title.attrib["id"]) == (f"{SVG}title", drawing.attrib["aria-labelledby"])
        assert (description.tag, description.attrib["id"]) == (f"{SVG}desc", drawing.attrib["aria-describedby"])
        assert title.text == f"{svg.said(case.statuses, status(case), 'en').label}: {case.name}"
        assert (description.text or "").endswith("As of 22 November 2026.")


def test_what_is_read_out_has_the_other_result() -> None:
    description = parsed(CASES["also-negative"].drawn[0])[1].text
    assert description == (
        "Example Quality Agency looked at this micro-credential separately. The result was positive. "
        "This holds until 31 December 2029. Also: a negative result. As of 22 November 2026."
    )


def test_an_agency_without_an_acronym_is_named_by_the_beginning_of_its_name() -> None:
    loaded = catalogues.load(EXAMPLE, settings.Settings()).catalogue
    statuses = Statuses(loaded, Policy())
    ethics = "other-university/data-ethics"
    assert texts(svg.badge(statuses, statuses.of(ethics, ON), "Data ethics", "en")) == [
        "Passed as part of its programme",
        "Its programme · National Office for Study… · until about August 2029",
    ]


# --- names written by strangers


HOSTILE = {
    "an end of a tag": '"><script>alert(1)</script>',
    "an end of CDATA": "]]><script>",
    "a reference": "&amp; &lt;script&gt; &#x3c;",
    "a tag": "<svg onload=alert(1)>",
    "quotes": "'\" onload='alert(1)' x=\"",
    "an end of the title": "</title></svg><a href='https://evil.example/'>",
    "a comment": "<!-- --><!DOCTYPE svg>",
    "templates": "%s {} {0.__class__} %(x)s {{ 7 * 7 }} \\",
    "one long word": "Donaudampfschifffahrtsgesellschaftskapitänsmützenknopffabrikationsleiterin",
    "200 characters": "Angewandte Wissenschaft " * 8 + "und mehr",
    "200 wide characters": "W" * 200,
    "emoji": "Robots 🤖 for everyone 👩🏽‍🔬🇪🇺",
    "Arabic": "مقدمة في تحليل البيانات للجميع",
    "Hebrew": "מבוא לניתוח נתונים (123)",
    "marks": "I\u0302nva\u0306t\u0326a\u0306mi\u0302nt",
    "East Asia": "データ分析入門と統計",
    "blanks": "two  blanks\u00a0and\ta line\nbreak",
    **NAMES,
}
ELEMENTS = {"svg", "title", "desc", "rect", "path", "text"}
ATTRIBUTES = {
    "svg": "width height viewBox preserveAspectRatio role aria-labelledby aria-describedby lang font-family",
    "title": "id",
    "desc": "id",
    "rect": "x y width height rx fill stroke",
    "path": "d fill transform stroke stroke-width stroke-linecap stroke-linejoin",
    "text": "x y textLength lengthAdjust font-size font-weight fill",
}


@pytest.mark.parametrize("name", [pytest.param(name, id=kind) for kind, name in HOSTILE.items()])
def test_a_name_is_nothing_but_text(name: str) -> None:
    words = " ".join(name.split())
    for text in Case({"eqa/1": direct()}, DATA, name).drawn:
        drawing = parsed(text)
        for element in drawing.iter():
            kind = element.tag.removeprefix(SVG)
            assert kind in ELEMENTS
            assert set(element.attrib) <= set(ATTRIBUTES[kind].split())
            assert not [value for value in element.attrib.values() if "alert" in value or ":" in value]
        assert drawing[0].text == f"Passed its own outside check: {words}"
        assert text.count("<svg") == text.count("</svg>") == 1
    lines = texts(Case({}, DATA, name).drawn[1])[:2]
    first, last = lines if lines[1] != "No outside check recorded here" else ("", lines[0])
    assert words.startswith(first)
    assert words[len(first) :].strip().startswith(last.removesuffix("…"))
    assert last.endswith("…") or words.replace(" ", "") == (first + last).replace(" ", "")


def test_the_name_of_an_agency_is_nothing_but_text() -> None:
    made = svg.Said(Standing.POSITIVE, "<a>{}", ("%s", "<b>"), ("%s", "<b>&"), ("</svg>",), "<c>{0}%s", "<d>")
    for text in (svg.small(made, "{}%s"), svg.large(made, "{}%s")):
        assert {element.tag.removeprefix(SVG) for element in parsed(text).iter()} == ELEMENTS


# --- colours


@every_case
def test_text_stands_out_from_its_ground(case: Case) -> None:
    for drawing in map(parsed, case.drawn):
        boxes = [Box.of(rect) for rect in drawing.iter(f"{SVG}rect")]
        for text in drawing.iter(f"{SVG}text"):
            grounds = [box.fill for box in boxes if box.holds(float(text.attrib["x"]), float(text.attrib["y"]))]
            assert contrast(text.attrib["fill"], grounds[-1]) >= 4.5, text.text


@every_case
def test_the_border_and_the_shape_stand_out(case: Case) -> None:
    for drawing in map(parsed, case.drawn):
        ground, band, shape = (drawing[number] for number in (2, 3, 4))
        assert contrast(ground.attrib["stroke"], ground.attrib["fill"]) >= 3
        assert contrast(shape.attrib["stroke"], band.attrib["fill"]) >= 3


@dataclass(frozen=True)
class Box:
    """A rectangle of a drawing and its colour."""

    x: float
    y: float
    width: float
    height: float
    fill: str

    @classmethod
    def of(cls, rect: ET.Element) -> "Box":
        x, y, width, height = (float(rect.attrib[key]) for key in ("x", "y", "width", "height"))
        return cls(x, y, width, height, rect.attrib["fill"])

    def holds(self, x: float, y: float) -> bool:
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


# --- how wide text is


@pytest.mark.parametrize(
    ("character", "regular", "bold"),
    [
        pytest.param(" ", 318, 348, id="the first of Latin"),
        pytest.param("A", 684, 774, id="a letter"),
        pytest.param("~", 838, 838, id="the last of ASCII"),
        pytest.param("\u00a0", 318, 348, id="the first of Latin-1"),
        pytest.param("\u024f", 592, 652, id="the last of Latin Extended-B"),
        pytest.param("\u0370", 654, 698, id="the first of Greek"),
        pytest.param("\u0400", 632, 683, id="the first of Cyrillic"),
        pytest.param("\u0531", 766, 813, id="the first of Armenian"),
        pytest.param("\u10d0", 508, 554, id="a letter of Georgian"),
        pytest.param("\u1ef9", 592, 652, id="a letter with two marks"),
        pytest.param("…", 1000, 1000, id="an ellipsis"),
        pytest.param("€", 636, 696, id="the euro"),
        pytest.param("\u0301", 0, 0, id="a mark"),
        pytest.param("\u00ad", 0, 0, id="a soft hyphen"),
        pytest.param("\u200d", 0, 0, id="a joiner"),
        pytest.param("\U0001f3fd", 0, 0, id="the colour of an emoji"),
        pytest.param("\u1c90", 640, 700, id="not in the fonts"),
        pytest.param("\u0905", 640, 700, id="not measured"),
        pytest.param("م", 460, 460, id="Arabic"),
        pytest.param("漢", 1000, 1000, id="East Asia"),
        pytest.param("🤖", 1000, 1000, id="an emoji"),
    ],
)
def test_widths_of_characters(character: str, regular: int, bold: int) -> None:
    assert (width.of(character, Face(1000)), width.of(character, Face(1000, bold=True))) == (regular, bold)


def test_text_is_as_wide_as_its_characters() -> None:
    assert width.of("", Face(10)) == 0
    assert width.of("A A", Face(10)) == pytest.approx(6.84 + 3.18 + 6.84)


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        pytest.param("AAA", 2052, "AAA", id="just as wide"),
        pytest.param("AAA", 2051, "A…", id="a bit too wide"),
        pytest.param("AA AA", 2400, "AA…", id="no blank before the ellipsis"),
        pytest.param("A\u0301\u0301AA", 1684, "A\u0301\u0301…", id="marks stay with their letter"),
        pytest.param("AAA AAA", 4400, "AAA…", id="cut at the end of a word"),
        pytest.param("A AAAAA", 4000, "A AA…", id="cut in a word if the last blank is far"),
        pytest.param("AAA", 1, "A…", id="no room"),
    ],
)
def test_cut(text: str, most: float, expected: str) -> None:
    assert width.cut(text, Face(1000), most) == expected


@pytest.mark.parametrize(
    ("text", "count", "expected"),
    [
        pytest.param("", 2, (), id="nothing"),
        pytest.param("AA AA", 2, ("AA AA",), id="one line"),
        pytest.param("AA AA AA", 2, ("AA AA", "AA"), id="two lines"),
        pytest.param("AA AA AA AA AA AA", 2, ("AA AA", "AA A…"), id="cut"),
        pytest.param("AA AA AA AA AA AA", 3, ("AA AA", "AA AA", "AA AA"), id="three lines"),
        pytest.param("AAAAAAAAA", 2, ("AAAAA", "AAAA"), id="a word that is too long"),
        pytest.param("A AAAAAAAA", 2, ("A", "AAA…"), id="a word that is too long after a short one"),
        pytest.param(" AA\n\nAA ", 2, ("AA AA",), id="blanks and breaks"),
    ],
)
def test_lines(text: str, count: int, expected: tuple[str, ...]) -> None:
    assert width.lines(text, Face(1000), 3_500, count) == expected


# --- shields.io, and the files


@every_case
def test_shields_knows_every_key(case: Case) -> None:
    made = shields.endpoint(case.statuses, status(case))
    assert list(made) == ["schemaVersion", "label", "message", "color"]
    assert (made["schemaVersion"], made["label"]) == (1, "quality check")
    assert re.fullmatch("[0-9a-f]{6}", str(made["color"]))


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("credential-positive", "Passed its own outside check, until December 2029"),
        ("assumed-end", "Passed its own outside check, until about December 2029"),
        ("no-last-day", "Passed its own outside check, no last day"),
        ("also-negative", "Passed its own outside check, until December 2029, another result differs"),
        ("credential-expired", "Check ended June 2026"),
        ("none-none", "No outside check recorded here"),
    ],
)
def test_the_message_of_shields(name: str, message: str) -> None:
    assert shields.endpoint(CASES[name].statuses, status(CASES[name]))["message"] == message


def test_the_files_of_a_subject() -> None:
    case = CASES["credential-positive"]
    made = dict(badges.outputs(case.statuses, DATA, case.name, ON, "en"))
    assert list(made) == [f"badges/{DATA}.svg", f"badges/{DATA}.card.svg", f"badges/{DATA}.json"]
    assert made[f"badges/{DATA}.svg"] == svg.badge(case.statuses, status(case), case.name, "en")
    assert made[f"badges/{DATA}.card.svg"] == svg.card(case.statuses, status(case), case.name, "en")
    assert json.loads(made[f"badges/{DATA}.json"]) == shields.endpoint(case.statuses, status(case))


def test_subjects_with_the_same_reviews_differ_in_their_names_only() -> None:
    statuses = Statuses(catalogue({"eqa/1": provider(**YES)}), Policy())
    one = list(badges.outputs(statuses, DATA, "One name", ON, "en"))
    other = list(badges.outputs(statuses, "uni/first-aid", "Another", ON, "en"))
    for kind in (0, 2):
        assert one[kind][1].replace("One name", "Another") == other[kind][1]
    assert "One name" not in other[1][1]


@every_case
def test_the_same_gives_the_same(case: Case) -> None:
    first = case.drawn
    svg._small.cache_clear()  # noqa: SLF001 - what is kept must not show
    svg._large.cache_clear()  # noqa: SLF001
    assert case.drawn == first


SVG = "{http://www.w3.org/2000/svg}"


def status(case: Case) -> Status:
    return case.statuses.of(case.subject, ON)


def parsed(drawing: str) -> ET.Element:
    return ET.fromstring(drawing)  # noqa: S314 - drawn just above


def texts(drawing: str) -> list[str]:
    return [element.text or "" for element in parsed(drawing).iter(f"{SVG}text")]
