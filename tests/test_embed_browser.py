"""Badges on a foreign website with a strict policy, in Chromium; and the page that one copies them from."""

import copy
import datetime as dt
import http.server
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from browsing import SIDEWAYS, axe
from fragments import EXAMPLE
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect

from generator import catalogue
from generator.badges import snippets
from generator.badges.snippets import Picture, Pictures, Subject
from generator.exports import compact
from generator.exports.api import documents
from generator.pages import embed, said
from generator.pages.page import Context
from generator.settings import Settings
from generator.site import policy

THEME = Path(__file__).parent.parent / "theme"
ON = dt.date(2026, 11, 22)
REF = "other-university/data-ethics"
OTHER = "example-university/data-analysis"
DATA = f"/api/v1/credentials/{REF}.json"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" viewBox="0 0 {0} {1}">'
    '<rect width="100%" height="100%" fill="#1a7f37"/></svg>'
)
PICTURES = Pictures.of(SVG.format(312, 36), SVG.format(380, 152))
STRICT = (
    "default-src 'none'; script-src {0}; connect-src {0}; img-src {0}; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
FOREIGN = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>A course</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"></head>
<body><main><h1>A course</h1><p>{image}</p>{component}</main></body></html>
"""
OURS = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Badge</title><link rel="icon" href="data:,">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/assets/catalogue.css"><link rel="stylesheet" href="/assets/embed.css"></head>
<body><main><div class="site-width" id="content">{content}</div></main>{scripts}</body></html>
"""


# --- two websites


@dataclass
class Website:
    """A website of a few files, and what was asked of it."""

    address: str = ""
    files: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Type and text, by path."""
    headers: dict[str, str] = field(default_factory=dict)
    asked: dict[str, dict[str, str]] = field(default_factory=dict)
    """The headers of the last request, by path."""


@contextmanager
def hosted() -> Iterator[Website]:
    website = Website()

    class Host(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            website.asked[self.path] = {name.lower(): value for name, value in self.headers.items()}
            kind, text = website.files.get(self.path, ("", ""))
            self.send_response(HTTPStatus.OK if kind else HTTPStatus.NOT_FOUND)
            self.send_header("Content-Type", f"{kind or 'text/plain'}; charset=utf-8")
            self.send_header("Cache-Control", "no-store")
            for name, value in website.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        server.daemon_threads = True
        website.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield website
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="module")
def published() -> Iterator[tuple[Website, dict[str, tuple[str, str]]]]:
    """Give a catalogue on the web, and its files as they were built."""
    with hosted() as website:
        website.headers["Access-Control-Allow-Origin"] = "*"
        yield website, built(f"{website.address}/")


@pytest.fixture
def ours(published: tuple[Website, dict[str, tuple[str, str]]]) -> Website:
    """Give the website of the catalogue, with all its files."""
    website, files = published
    website.files = dict(files)
    website.asked.clear()
    return website


def built(url: str) -> dict[str, tuple[str, str]]:
    settings = Settings(name="Catalogue", url=url)
    known = catalogue.load(EXAMPLE, settings).catalogue
    context = Context(known, settings, ON)
    files = {f"/{path}": ("text/javascript", text) for path, text in snippets.embed_files()}
    for ref in (REF, OTHER):
        published = documents.of(context.snapshot, known.credentials[ref], ())
        files[f"/api/v1/credentials/{ref}.json"] = ("application/json", compact.text(published))
        files[f"/badges/{ref}.svg"] = ("image/svg+xml", SVG.format(312, 36))
        files[f"/badges/{ref}.card.svg"] = ("image/svg+xml", SVG.format(380, 152))
    made = embed.page(context, REF, known.credentials[REF].record.title, PICTURES)
    scripts = "".join(f'<script type="module" src="/{path}"></script>' for path in made.scripts)
    page = OURS.format(policy=policy.CONTENT_SECURITY_POLICY, content=made.content, scripts=scripts)
    files[f"/{made.path}"] = ("text/html", page)
    files |= {f"/assets/{path.name}": ("text/css", path.read_text()) for path in THEME.glob("assets/*.css")}
    files |= {f"/assets/{path.name}": ("text/javascript", path.read_text()) for path in THEME.glob("assets/*.js")}
    files[f"/{said.path('en')}"] = ("application/json", said.text())
    files[f"/{said.PAPER}"] = ("text/css", said.paper(["en"]))
    return files


@pytest.fixture(scope="module")
def foreign_website() -> Iterator[Website]:
    with hosted() as website:
        yield website


@pytest.fixture
def foreign(ours: Website, foreign_website: Website) -> Website:
    """Give a website with a strict policy, whose page `/` shows a badge and the web component as we tell people to."""
    foreign_website.headers["Content-Security-Policy"] = STRICT.format(ours.address)
    write(foreign_website, ours)
    return foreign_website


def write(foreign: Website, ours: Website, *, language: str = "en") -> None:
    subject = Subject(f"{ours.address}/", REF, "Data ethics", "Catalogue")
    image, component = snippets.small(subject, Picture(312, 36)), snippets.component(subject)
    foreign.files["/"] = "text/html", FOREIGN.format(language=language, image=image, component=component)


def say(ours: Website, change: Callable[[dict[str, Any]], object]) -> None:
    """Publish something else about the course."""
    kind, text = ours.files[DATA]
    said = copy.deepcopy(json.loads(text))
    change(said)
    ours.files[DATA] = kind, json.dumps(said)


@dataclass
class Window:
    """A page, and what its console has said."""

    page: Page
    console: list[ConsoleMessage] = field(default_factory=list)

    def hear(self, message: ConsoleMessage) -> None:
        self.console.append(message)

    @property
    def complaints(self) -> list[str]:
        return [message.text for message in self.console if message.type in ("error", "warning")]

    @property
    def component(self) -> Locator:
        return self.page.get_by_role("group", name="Quality check")


Open = Callable[..., Window]


@pytest.fixture
def open_window(browser: Browser) -> Iterator[Open]:
    contexts = []

    def open_one(day: str = "2026-11-22T12:00:00Z", **choices: Any) -> Window:  # noqa: ANN401 - what Playwright takes
        context = browser.new_context(**choices)
        contexts.append(context)
        window = Window(context.new_page())
        window.page.on("console", window.hear)
        window.page.on("pageerror", lambda error: pytest.fail(str(error)))
        window.page.clock.set_fixed_time(dt.datetime.fromisoformat(day))
        return window

    yield open_one
    for context in contexts:
        context.close()


def shown(window: Window, foreign: Website) -> list[str]:
    """Open the foreign page; give the lines that the component shows."""
    window.page.goto(f"{foreign.address}/")
    expect(window.component).to_be_visible()
    return window.component.locator("p").all_inner_texts()


def falls_back(
    window: Window, foreign: Website, ours: Website, *, said: str = "<quality-check> shows the link"
) -> None:
    """Open the foreign page and wait until the console says so; only the plain link may be there."""
    if said:
        with window.page.expect_console_message(lambda message: said in message.text):
            window.page.goto(f"{foreign.address}/")
    else:
        window.page.goto(f"{foreign.address}/", wait_until="networkidle")
    link = window.page.get_by_role("link", name="Quality check of Data ethics", exact=True)
    expect(link).to_be_visible()
    assert link.get_attribute("href") == f"{ours.address}/credentials/{REF}/"
    assert window.component.count() == 0


# --- what the component shows


def test_badge_and_component_on_a_website_with_a_strict_policy(open_window: Open, foreign: Website) -> None:
    window = open_window()
    assert shown(window, foreign) == [
        "Quality check of Data ethics",
        "Passed as part of its programme",
        "Looked at: its programme",
        "Holds until August 2029 (assumed)",
        "As of 22 November 2026",
        "Read the whole entry",
    ]
    image = window.page.get_by_role("img", name="Quality check of Data ethics, shown by Catalogue")
    assert image.evaluate("(image) => [image.complete, image.naturalWidth, image.width]") == [True, 312, 312]
    assert window.complaints == []


LATE = "This may have changed since 22 November 2026."
SOON = "As of 22 November 2026"
PASSED = "Passed as part of its programme"
ENDED = "Check ended August 2029"


@pytest.mark.parametrize(
    ("now", "label", "age"),
    [
        pytest.param("2026-11-22T00:00:00Z", PASSED, SOON, id="the day of the file"),
        pytest.param("2026-11-24T23:59:59Z", PASSED, SOON, id="the last day on which the next build is due"),
        pytest.param("2026-11-25T00:00:00Z", PASSED, LATE, id="the day after"),
        pytest.param("2029-08-31T23:59:59Z", PASSED, LATE, id="the last day of the check"),
        pytest.param("2029-09-01T00:00:00Z", ENDED, LATE, id="the day after the check"),
        pytest.param("2060-01-01T00:00:00Z", ENDED, LATE, id="long after the check"),
        pytest.param("2020-01-01T00:00:00Z", PASSED, SOON, id="a clock that is behind"),
    ],
)
def test_days(open_window: Open, foreign: Website, now: str, label: str, age: str) -> None:
    # Where it is already tomorrow at the end of a day, and still yesterday at its beginning.
    zone = "Pacific/Kiritimati" if now.endswith("23:59:59Z") else "Pacific/Pago_Pago"
    lines = shown(open_window(now, timezone_id=zone), foreign)
    assert lines[1] == label
    assert age in lines
    assert ("Holds until August 2029 (assumed)" in lines) is (label == PASSED)


def test_an_end_before_the_next_build_is_shown_on_its_day(open_window: Open, foreign: Website, ours: Website) -> None:
    def end(said: dict[str, Any]) -> None:
        said["timeline"][1]["until"], said["timeline"][2]["from"] = "2026-11-22", "2026-11-23"

    say(ours, end)
    assert shown(open_window("2026-11-23T00:00:00Z"), foreign)[1] == ENDED


def test_a_picture_of_the_result_stands_beside_the_words(open_window: Open, foreign: Website) -> None:
    drawn = []
    for now in ("2026-11-22T00:00:00Z", "2029-09-01T00:00:00Z"):
        window = open_window(now)
        shown(window, foreign)
        shape = window.component.locator("svg")
        assert shape.get_attribute("aria-hidden") == "true"
        drawn.append(shape.locator("path").evaluate_all("(all) => all.map((path) => path.getAttribute('d'))"))
    assert drawn[0] != drawn[1]


def test_a_different_result_of_the_day_is_said(open_window: Open, foreign: Website, ours: Website) -> None:
    other = {"report": "exqa/1", "scope": "provider", "standing": "negative"}
    say(ours, lambda said: said["qa"]["also"].append(other))
    assert "Another check came to a different result." in shown(open_window(), foreign)
    assert "Another check came to a different result." not in shown(open_window("2029-09-01T00:00:00Z"), foreign)


def test_what_is_made_up_is_said(open_window: Open, foreign: Website, ours: Website) -> None:
    ours.files[DATA] = ours.files[f"/api/v1/credentials/{OTHER}.json"]
    lines = shown(open_window(), foreign)
    assert lines[0] == "Quality check of Data analysis with Python"
    assert lines[1] == "Passed its own outside check"
    assert "Holds until December 2028" in lines
    assert "Sample: this entry is made up." in lines


def test_another_address_shows_another_entry(open_window: Open, foreign: Website, ours: Website) -> None:
    window = open_window()
    shown(window, foreign)
    set_address = "(element, address) => element.setAttribute('src', address)"
    element = window.page.locator("quality-check")
    element.evaluate(set_address, f"{ours.address}/api/v1/credentials/{OTHER}.json")
    expect(window.component).to_contain_text("Data analysis with Python")
    element.evaluate(set_address, f"{ours.address}/nothing.json")
    expect(window.page.get_by_role("link", name="Quality check of Data ethics", exact=True)).to_be_visible()


@pytest.mark.parametrize("language", ["en", "fr", "qqq", "no language", ""])
def test_days_are_in_english_as_the_words_around_them(
    open_window: Open, foreign: Website, ours: Website, language: str
) -> None:
    write(foreign, ours, language=language)
    lines = shown(open_window(), foreign)
    assert lines[3:5] == ["Holds until August 2029 (assumed)", "As of 22 November 2026"]


def test_the_name_is_in_the_language_of_the_page(open_window: Open, foreign: Website, ours: Website) -> None:
    ours.files[DATA] = ours.files[f"/api/v1/credentials/{OTHER}.json"]
    write(foreign, ours, language="nl-BE")
    window = open_window()
    assert shown(window, foreign)[0] == "Quality check of Data-analyse met Python"
    assert window.component.locator("bdi").get_attribute("lang") == "nl"


# --- what is not known, or goes wrong


def no_timeline(said: dict[str, Any]) -> None:
    said["timeline"] = said["in_words"] = []


def a_gap(said: dict[str, Any]) -> None:
    del said["timeline"][1], said["in_words"][1]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(no_timeline, id="an empty timeline"),
        pytest.param(lambda said: said.pop("timeline"), id="no timeline"),
        pytest.param(lambda said: said.update(timeline={"a": 1}), id="a timeline that is none"),
        pytest.param(a_gap, id="today lies between two intervals"),
        pytest.param(lambda said: said["in_words"].pop(), id="an interval without words"),
        pytest.param(lambda said: said["in_words"][1].update(label=" "), id="an empty label"),
        pytest.param(lambda said: said.update(timeline=[None, 1, "x"]), id="intervals that are none"),
    ],
)
def test_what_cannot_be_known_is_said(
    open_window: Open, foreign: Website, ours: Website, change: Callable[[dict[str, Any]], object]
) -> None:
    say(ours, change)
    window = open_window()
    lines = shown(window, foreign)
    assert lines[1:3] == ["Quality check unknown", "The catalogue does not say what holds today."]
    link = window.component.get_by_role("link", name="Read the whole entry")
    assert link.get_attribute("href") == f"{ours.address}/credentials/{REF}/"
    assert window.complaints == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("<!doctype html>", id="a web page"),
        pytest.param('{"version": 1', id="half a file"),
        pytest.param("null", id="null"),
        pytest.param("[]", id="a list"),
        pytest.param('{"version": 1}', id="an empty entry"),
    ],
)
def test_the_link_stays_if_the_file_is_broken(open_window: Open, foreign: Website, ours: Website, text: str) -> None:
    ours.files[DATA] = "application/json", text
    window = open_window()
    falls_back(window, foreign, ours)
    assert len(window.complaints) == 1


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"version": 2}, id="another version"),
        pytest.param({"version": "1"}, id="a version that is a word"),
        pytest.param({"page": "javascript:alert(document.domain)"}, id="a script for a page"),
        pytest.param({"page": "data:text/html,x"}, id="data for a page"),
        pytest.param({"page": "https://evil.example/credentials/"}, id="a page of somebody else"),
        pytest.param({"page": "/credentials/"}, id="a page without a website"),
        pytest.param({"page": None}, id="no page"),
        pytest.param({"as_of": None}, id="no day"),
        pytest.param({"as_of": "2026-99-99"}, id="a day that does not exist"),
        pytest.param({"next_build_due": "tomorrow"}, id="no day of the next build"),
    ],
)
def test_the_link_stays_if_the_file_is_not_to_be_relied_on(
    open_window: Open, foreign: Website, ours: Website, change: dict[str, Any]
) -> None:
    say(ours, lambda said: said.update(change))
    window = open_window()
    falls_back(window, foreign, ours)
    assert len(window.complaints) == 1


def test_the_link_stays_without_the_file(open_window: Open, foreign: Website, ours: Website) -> None:
    del ours.files[DATA]
    falls_back(open_window(), foreign, ours)


def test_the_link_stays_without_an_address(open_window: Open, foreign: Website, ours: Website) -> None:
    kind, page = foreign.files["/"]
    foreign.files["/"] = kind, page.replace("<quality-check src", "<quality-check data-src")
    window = open_window()
    falls_back(window, foreign, ours, said="")
    assert window.complaints == []


def test_the_link_stays_without_a_network(open_window: Open, foreign: Website, ours: Website) -> None:
    window = open_window()
    window.page.route("**/*.json", lambda route: route.abort())
    falls_back(window, foreign, ours)


def test_the_link_stays_if_the_policy_forbids_asking(open_window: Open, foreign: Website, ours: Website) -> None:
    foreign.headers["Content-Security-Policy"] = STRICT.format(ours.address).replace("connect-src", "media-src")
    falls_back(open_window(), foreign, ours)


def test_the_link_stays_without_javascript(open_window: Open, foreign: Website, ours: Website) -> None:
    falls_back(open_window(java_script_enabled=False), foreign, ours, said="")


def test_browsers_refuse_a_script_that_was_changed(open_window: Open, foreign: Website, ours: Website) -> None:
    path = f"/embed/{snippets.COMPONENT}"
    kind, script = ours.files[path]
    ours.files[path] = kind, f"{script} "
    falls_back(open_window(), foreign, ours, said="integrity")


def test_markup_in_the_file_is_shown_as_text(open_window: Open, foreign: Website, ours: Website) -> None:
    bad = "<img src=x onerror=alert(1)><script>alert(2)</script>"

    def attack(said: dict[str, Any]) -> None:
        said["name"] = {bad: bad}
        said["in_words"][1].update(label=bad, scope=bad, group="constructor")
        said["timeline"][1].update(standing="__proto__")

    say(ours, attack)
    window = open_window()
    lines = shown(window, foreign)
    assert lines[:3] == [f"Quality check of {bad}", bad, f"Looked at: {bad.lower()}"]
    assert window.component.locator("img, script").count() == 0
    assert window.complaints == []


def test_we_are_told_no_page_and_no_cookie(open_window: Open, foreign: Website, ours: Website) -> None:
    window = open_window()
    window.page.context.add_cookies([{"name": "a", "value": "b", "url": ours.address}])
    shown(window, foreign)
    for path in (DATA, f"/badges/{REF}.svg", f"/embed/{snippets.COMPONENT}"):
        assert "referer" not in ours.asked[path]
    for path in (DATA, f"/embed/{snippets.COMPONENT}"):
        assert "cookie" not in ours.asked[path]


# --- access


@pytest.mark.parametrize("group", ["passed", "unclear", "disputed", "not-now", "none"])
def test_axe_finds_nothing_in_the_component(open_window: Open, foreign: Website, ours: Website, group: str) -> None:
    foreign.headers.clear()  # a policy for trusted types would stop axe

    def change(said: dict[str, Any]) -> None:
        said["in_words"][1]["group"] = said["timeline"][1]["standing"] = group

    say(ours, change)
    window = open_window()
    shown(window, foreign)
    assert axe(window.page) == []


def test_the_component_follows_the_scheme_of_the_page(open_window: Open, foreign: Website) -> None:
    def ground(window: Window) -> str:
        return str(window.component.evaluate("(box) => getComputedStyle(box).backgroundColor"))

    light, dark = "rgb(255, 255, 255)", "rgb(20, 22, 27)"
    window = open_window(color_scheme="dark")
    shown(window, foreign)
    assert ground(window) == dark
    window.page.emulate_media(color_scheme="light")
    assert ground(window) == light
    kind, page = foreign.files["/"]
    foreign.files["/"] = kind, page.replace("light dark", "light")
    window.page.emulate_media(color_scheme="dark")
    shown(window, foreign)
    assert ground(window) == light


def test_the_component_in_a_narrow_window_and_forced_colours(open_window: Open, foreign: Website) -> None:
    window = open_window(viewport={"width": 320, "height": 800}, forced_colors="active")
    shown(window, foreign)
    assert window.page.evaluate(SIDEWAYS) <= 0
    same = "(svg) => getComputedStyle(svg).stroke === getComputedStyle(svg.parentElement).color"
    assert window.component.locator("svg").evaluate(same)
    box = window.component.get_by_role("link").bounding_box()
    assert box
    assert box["height"] >= 24


def test_the_link_of_the_component_is_reached_by_keyboard(open_window: Open, foreign: Website, ours: Website) -> None:
    window = open_window()
    shown(window, foreign)
    window.page.keyboard.press("Tab")
    window.page.keyboard.press("Tab")
    link = window.component.get_by_role("link")
    expect(link).to_be_focused()
    assert link.evaluate("(link) => getComputedStyle(link).outlineWidth") == "3px"
    window.page.keyboard.press("Tab")
    assert window.page.evaluate("document.activeElement === document.body"), "the link inside is not reached"
    assert link.get_attribute("href") == f"{ours.address}/credentials/{REF}/"


# --- the page one copies from


def badge_page(window: Window, ours: Website) -> Page:
    window.page.goto(f"{ours.address}/credentials/{REF}/badge/")
    return window.page


def test_buttons_copy_by_keyboard(open_window: Open, ours: Website) -> None:
    window = open_window(permissions=["clipboard-read", "clipboard-write"])
    page = badge_page(window, ours)
    assert page.get_by_role("button").count() == 4
    for snippet in page.locator(".embed-snippet").all():
        snippet.get_by_role("button").press("Enter")
        expect(snippet.get_by_role("status")).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == snippet.locator("pre").text_content()
        box = snippet.get_by_role("button").bounding_box()
        assert box
        assert box["height"] >= 44
    assert window.complaints == []


def test_if_copying_is_forbidden_the_text_is_selected(open_window: Open, ours: Website) -> None:
    window = open_window(permissions=[])
    page = badge_page(window, ours)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    snippet = page.get_by_role("region", name="Small picture as Markdown")
    snippet.get_by_role("button").click()
    expect(snippet.get_by_role("status")).to_contain_text("copy it yourself")
    assert page.evaluate("getSelection().toString()") == snippet.locator("pre").text_content()


def test_without_javascript_the_text_is_there_and_no_button(open_window: Open, ours: Website) -> None:
    page = badge_page(open_window(java_script_enabled=False), ours)
    assert page.get_by_role("button").count() == 0
    assert all(block.is_visible() for block in page.locator("pre").all())


def test_the_page_shows_the_component_itself(open_window: Open, ours: Website) -> None:
    window = open_window()
    badge_page(window, ours)
    expect(window.component).to_contain_text("Passed as part of its programme")
    assert window.complaints == []


def test_axe_finds_nothing_in_the_page(open_window: Open, ours: Website) -> None:
    window = open_window()
    page = badge_page(window, ours)
    expect(window.component).to_be_visible()
    assert axe(page) == []


def test_the_page_does_not_scroll_sideways(open_window: Open, ours: Website) -> None:
    window = open_window(viewport={"width": 320, "height": 800})
    page = badge_page(window, ours)
    expect(window.component).to_be_visible()
    assert page.evaluate(SIDEWAYS) <= 0
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(SIDEWAYS) <= 0
