"""A host for a built site and an ear for what goes wrong in a browser: what the browser tests stand on."""

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any, Literal, Protocol

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Playwright, Request, Response

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
"""Where tests/browser.sh looks too; without one of them, Playwright's own is taken."""
NOT_WANTED = (
    # Windows of Chromium load pages of its own for the address bar: two more processes for each page that a test opens.
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"),
    # Chromium heeds the last list only, so this is also what Playwright switches off, as far as it matters here.
    *("AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync"),
    *("DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay"),
    *("MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch"),
    "ThirdPartyStoragePartitioning",
)
"""Features of Chromium that no test needs."""
SWITCHES = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(NOT_WANTED)}",
)
TELL_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.effectiveDirective} refused ${event.blockedURI}`));
"""


AXE = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
    "preload": False,
}
VIOLATIONS = """(options) => axe.run(options).then((found) =>
  found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id} at ${node.target}`)))"""
STOPS = """() => {
  const usual = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX)
    && element.scrollWidth > element.clientWidth && !element.querySelector(usual);
  window.stops = [...document.querySelectorAll("body *")].filter((element) =>
    (element.matches(usual) || scrolls(element)) && element.checkVisibility({ visibilityProperty: true }));
  return window.stops.map((stop) => stop.outerHTML.slice(0, 100));
}"""
STOP = """() => {
  const stop = document.activeElement, style = getComputedStyle(stop), box = stop.getBoundingClientRect();
  return {
    number: window.stops.indexOf(stop),
    date: stop.type === "date",
    ring: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""
STOPS_IN_A_DATE = 4
"""In Chromium: day, month, year and calendar."""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_RING = 3
"""So many pixels of outline show where the focus is."""
_MOST_STOPS = 200
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


class OpenPage(Protocol):
    """Open an empty page in a window of its own."""

    def __call__(self, width: int = 1280, height: int = 800, *, javascript: bool = True) -> Page: ...


def chromium(playwright: Playwright) -> Browser:
    """Start the system's Chromium, else Playwright's own."""
    found = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    switches = [*SWITCHES, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    return playwright.chromium.launch(executable_path=found, args=switches)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a built site; give its address, which ends with a slash."""
    with _Server(("127.0.0.1", 0), functools.partial(_Host, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Keep quiet: a browser that closes a page breaks off its requests."""


class _Host(http.server.SimpleHTTPRequestHandler):
    """Answer as hosts do: with the headers of the file `_headers`, and with the page 404.html."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        everywhere = (Path(self.directory) / "_headers").read_text(encoding="utf-8").split("\n\n")[0]
        for line in everywhere.splitlines()[1:]:
            name, value = line.split(":", 1)
            self.send_header(name.strip(), value.strip())
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def axe(page: Page) -> list[str]:
    """Give what axe finds wrong with a page, light and dark, on a phone and on a wide screen."""
    page.evaluate(AXE_SCRIPT)
    found = []
    for scheme in SCHEMES:
        for width in (320, 1280):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 800})
            found += [f"{scheme} {width}: {violation}" for violation in page.evaluate(VIOLATIONS, AXE)]
    return found


def walk(page: Page) -> list[str]:
    """Go through a page with Tab; give what goes wrong on the way.

    Every control is a stop, in the order of the page, with a ring and in sight, and the last one leads out of the page.
    """
    stops = page.evaluate(STOPS)
    found: list[str] = []
    for number, stop in enumerate(stops):
        at = _onward(page, number - 1)
        if at["number"] != number:
            return [*found, f"after stop {number - 1} comes {at['number']}, not {stop}"]
        if at["ring"] < _RING or not at["seen"]:
            found.append(f"{'no ring' if at['seen'] else 'out of sight'}: {stop}")
    if _onward(page, len(stops) - 1)["number"] > 0:
        found.append("the last stop does not lead out of the page")
    return found


def _onward(page: Page, number: int) -> dict[str, Any]:
    """Go with the keyboard from one stop to the next; tell where that is."""
    for _ in range(STOPS_IN_A_DATE):
        page.keyboard.press("Tab")
        at: dict[str, Any] = page.evaluate(STOP)
        if at["number"] != number or not at["date"]:
            break
    return at


def reach(page: Page, selector: str) -> None:
    """Go on with Tab until the focus stands on an element that a selector fits."""
    for _ in range(_MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not lead to {selector}")


@dataclass
class Watch:
    """Hear what goes wrong in pages. A test that makes something go wrong takes it out of `complaints`."""

    home: str
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        """Listen to a page."""
        page.add_init_script(TELL_VIOLATIONS)
        page.on("console", self._hear)
        page.on("pageerror", self._catch)
        page.on("request", self._see)
        page.on("requestfailed", self._miss)
        page.on("response", self._read)

    def _hear(self, message: ConsoleMessage) -> None:
        # Chromium says this of every answer that is an error, of a page too; `_read` and `_miss` hear what matters.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.complaints.append(f"console: {message.text}")

    def _catch(self, error: Error) -> None:
        self.complaints.append(f"page error: {error}")

    def _see(self, request: Request) -> None:
        self.requests.append(request.url)
        if not request.url.startswith((self.home, "data:", f"blob:{self.home}")):
            self.complaints.append(f"request to another host: {request.url}")

    def _miss(self, request: Request) -> None:
        # A page that is left, or a search that is overtaken, aborts what it asked for.
        if "ERR_ABORTED" not in (request.failure or ""):
            self.complaints.append(f"no answer: {request.url} ({request.failure})")

    def _read(self, response: Response) -> None:
        if response.status >= HTTPStatus.BAD_REQUEST and not response.request.is_navigation_request():
            self.complaints.append(f"answer {response.status}: {response.url}")
