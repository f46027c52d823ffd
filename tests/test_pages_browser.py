"""Every kind of page in a real Chromium: access, keyboard, narrow and enlarged windows, print, weight, ways."""

import gzip
import itertools
import re
from collections import deque
from html.parser import HTMLParser
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from browsing import AXE, SIDEWAYS, STOPS, VIOLATIONS, OpenPage, Watch, axe, walk
from playwright.sync_api import Page, expect

KINDS = {
    "home": "",
    "credential": "credentials/universidade-do-vale-claro/gestao-da-agua/",
    "credential with many reports": "credentials/north-lake-university/data-ethics/",
    "credential no longer offered": "credentials/north-lake-university/data-analysis-2024/",
    "credential of an other provider": "credentials/red-lantern-first-aid/first-aid/",
    "credential in Georgian": "credentials/tsabula-university/georgian-wine-law/",
    "credential in Greek": "credentials/university-of-aigialos/greek-language-technology/",
    "credential in Kazakh": "credentials/saryzhol-university/kazakh-digital-heritage/",
    "recognition sheet": "credentials/north-lake-university/data-ethics/sheet/",
    "provider": "providers/north-lake-university/",
    "provider of another kind": "providers/altair-learning/",
    "provider that closed": "providers/old-harbour-college/",
    "badge of a credential": "credentials/north-lake-university/data-ethics/badge/",
    "badge of a provider": "providers/north-lake-university/badge/",
    "agency": "agencies/lhk/",
    "country": "countries/ee/",
    "country without a record": "countries/pt/",
    "region": "countries/be-vlg/",
    "report": "reports/lhk/2024-audit-05/",
    "report after an appeal": "reports/skp/2025-mc-12/",
    "report that was withdrawn": "reports/skp/2025-mc-09/",
    "all credentials": "credentials/",
    "all credentials, page 2": "credentials/page/2/",
    "all providers": "providers/",
    "all reports": "reports/",
    "all countries": "countries/",
    "all agencies": "agencies/",
    "list by subject": "browse/subject/06/",
    "list by country": "browse/country/ee/",
    "list by kind of provider": "browse/provider-kind/other-provider/",
    "list by quality check": "browse/check/disputed/",
    "list by agency": "browse/agency/lhk/",
    "list by cost": "browse/cost/free/",
    "browse": "browse/",
    "search": "search/",
    "compare": "compare/",
    "figures": "figures/",
    "questions": "find/",
    "skills": "skills/",
    "stacking paths": "stacking/",
    "words": "words/",
    "quality checks": "quality-checks/",
    "status": "status/",
    "use your certificate": "use-your-certificate/",
    "state of play": "state-of-play/",
    "for providers": "for-providers/",
    "for agencies": "for-agencies/",
    "contribute": "contribute/",
    "own catalogue": "own-catalogue/",
    "guide to adding a course": "contributing/adding-a-course/",
    "guide to publishing a decision": "contributing/publishing-a-decision/",
    "guide to correcting": "contributing/correcting/",
    "guide to withdrawing": "contributing/withdrawing/",
    "guide to disputing": "contributing/disputing/",
    "guide to reviewing": "contributing/reviewing/",
    "governance": "contributing/governance/",
    "form of a provider": "contribute/new/provider/",
    "form of a credential": "contribute/new/credential/",
    "form of a report": "contribute/new/report/",
    "questions about one's own quality": "reflect/",
    "questions for other providers": "reflect/other-providers/",
    "maintenance": "maintenance/",
    "maintenance of a provider": "maintenance/providers/kadaka-skills/",
    "maintenance of a country where nothing is due": "maintenance/countries/pt/",
    "records": "records/",
    "rules": "rules/",
    "hosting": "hosting/",
    "accessibility": "accessibility/",
    "about": "about/",
    "404": "nothing/is/here/",
}
NARROW, PAPER, WIDE = 320, 720, 1280
FIRST_VISIT = 60_000
OWN_PAGE = 20 * 1024
LARGE_TEXT = "document.documentElement.style.fontSize = '200%'"
USUAL_TEXT = "document.documentElement.style.fontSize = ''"

MAIN_KINDS = (
    "home",
    "credential",
    "provider",
    "badge of a credential",
    "report",
    "all credentials",
    "search",
    "records",
    "404",
)
"""One kind for each template that pages share."""

every_kind = pytest.mark.parametrize("address", [pytest.param(address, id=kind) for kind, address in KINDS.items()])
main_kinds = pytest.mark.parametrize("address", [pytest.param(KINDS[kind], id=kind) for kind in MAIN_KINDS])


@every_kind
def test_axe_finds_nothing(page: Page, site_url: str, address: str) -> None:
    visit(page, site_url + address)
    assert axe(page) == []


def test_axe_looks_at_the_size_of_targets(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.evaluate(AXE_SCRIPT)
    page.evaluate("document.body.innerHTML = '<a href=#a>a</a><a href=#b>b</a>'")
    page.evaluate("document.querySelectorAll('a').forEach((link) => { link.style = 'display: block; height: 12px'; })")
    assert 'target-size at a[href="#a"]' in page.evaluate(VIOLATIONS, AXE)


def test_outlines(site: Path) -> None:
    wrong = []
    for page, html in read(site).items():
        steps = [f"h{one} h{after}" for one, after in itertools.pairwise(html.headings) if after > one + 1]
        if html.headings[:1] != [1] or html.headings.count(1) != 1 or html.mains != 1 or steps:
            wrong.append(f"{page or 'home'}: {html.mains} main, {html.headings.count(1)} h1, {steps}")
    assert wrong == []


@main_kinds
def test_landmarks(page: Page, site_url: str, address: str) -> None:
    visit(page, site_url + address)
    for landmark in ("banner", "main", "contentinfo"):
        assert page.get_by_role(landmark).count() == 1
    assert page.locator("html").get_attribute("lang") == "en"


@every_kind
def test_keyboard_at_320_pixels(open_page: OpenPage, site_url: str, address: str) -> None:
    page = open_page(width=NARROW)
    visit(page, site_url + address)
    page.wait_for_load_state("networkidle")  # scripts put their buttons in
    expect(page.locator("input#on-the-day")).to_have_count(page.locator(".on-the-day").count())
    assert "Skip to the content" in page.evaluate(STOPS)[0]
    assert walk(page) == []


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        pytest.param("link.tabIndex = -1", "after stop 0 comes 2", id="a control that Tab leaves out"),
        pytest.param("link.tabIndex = 5", "after stop -1 comes 1", id="another order than that of the page"),
        pytest.param("link.classList.add('bare')", "no ring", id="a focus that nobody sees"),
        pytest.param("link.onkeydown = (event) => event.preventDefault()", "after stop 1 comes 1", id="a trap"),
    ],
)
def test_a_walk_notices_what_is_wrong(spoil: str, said: str, page: Page, site_url: str) -> None:
    page.goto(f"{site_url}about/")
    page.evaluate(f"""() => {{
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("#content .bare, .bare:focus-visible {{ outline: none !important; }}");
      document.adoptedStyleSheets = [sheet];
      const link = document.querySelector(".site-name");
      {spoil};
    }}""")
    assert said in walk(page)[0]


@main_kinds
def test_skip_link(open_page: OpenPage, site_url: str, address: str) -> None:
    page = open_page(width=NARROW)
    visit(page, site_url + address)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    assert page.evaluate("document.activeElement.contains(document.querySelector('h1'))")


def test_the_parts_of_a_long_page_are_listed_once_in_every_window(open_page: OpenPage, site_url: str) -> None:
    for width in (NARROW, WIDE):
        page = open_page(width, javascript=False)
        page.goto(f"{site_url}quality-checks/")
        page.locator(".contents summary").click()
        links = page.locator(".contents li a:visible")
        assert links.count() == page.locator("article h2").count() > 3
        links.last.click()
        assert page.url.endswith("#whom-to-ask")
        assert page.locator("#whom-to-ask").evaluate("part => part.getBoundingClientRect().top < innerHeight")


def test_long_names_of_files_are_broken(open_page: OpenPage, site_url: str) -> None:
    page = open_page(width=PAPER)
    page.goto(f"{site_url}maintenance/")
    page.emulate_media(media="print")
    page.evaluate("document.querySelectorAll('td a, th a').forEach((link) => { link.textContent = 'x'.repeat(150); })")
    assert page.evaluate(SIDEWAYS) <= 0


@every_kind
def test_no_sideways_scrolling(open_page: OpenPage, site_url: str, address: str) -> None:
    page = open_page(width=NARROW)
    visit(page, site_url + address)
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    assert page.evaluate(SIDEWAYS) <= 0
    page.evaluate(LARGE_TEXT)
    assert page.evaluate(SIDEWAYS) <= 0
    page.set_viewport_size({"width": WIDE, "height": 800})
    assert page.evaluate(SIDEWAYS) <= 0
    page.evaluate(USUAL_TEXT)
    page.set_viewport_size({"width": PAPER, "height": 800})
    page.emulate_media(media="print")
    assert page.evaluate(SIDEWAYS) <= 0


@main_kinds
def test_print(open_page: OpenPage, site_url: str, address: str) -> None:
    page = open_page(width=PAPER)
    visit(page, site_url + address)
    page.emulate_media(media="print")
    for navigation in page.get_by_role("navigation").all():
        assert not navigation.is_visible() or navigation.get_attribute("aria-label") == "You are here"
    assert not [button for button in page.locator("a.button").all() if button.is_visible()]
    assert page.get_by_role("heading", level=1).is_visible()


def test_what_is_closed_is_printed(open_page: OpenPage, site_url: str) -> None:
    page = open_page(width=PAPER)
    page.goto(site_url + KINDS["credential"])
    page.emulate_media(media="print")
    assert page.locator(".professionals dt").first.bounding_box()


def test_focus_ring_stands_out(page: Page, site_url: str) -> None:
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        page.goto(site_url)
        page.keyboard.press("Tab")
        ring = page.evaluate("getComputedStyle(document.activeElement).outlineColor")
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert contrast(ring, paper) >= 3


def test_tile_map_in_forced_colours(page: Page, site_url: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(site_url)
    tiles = page.locator(".tile rect")
    assert tiles.count() == 49
    drawn = tiles.evaluate_all(
        "(all) => all.map((tile) => [getComputedStyle(tile).stroke, getComputedStyle(tile).fill])"
    )
    assert all(contrast(stroke, fill) >= 3 for stroke, fill in drawn)


def test_key_facts_read_well(page: Page, site_url: str) -> None:
    page.goto(site_url + KINDS["credential with many reports"])
    read = page.locator("#facts + dl").aria_snapshot()
    assert "- term: Time you need\n" in read
    assert re.search(r"- term: Cost\n *- definition: Free", read)


def test_quality_reads_well(page: Page, site_url: str) -> None:
    page.goto(site_url + KINDS["credential with many reports"])
    quality = page.get_by_role("region", name="Who checked the quality")
    headings = quality.get_by_role("heading").all_inner_texts()
    assert headings[0] == "Who checked the quality"
    assert headings[-1] == "What the provider says about its own checks"
    for report in quality.get_by_role("article").all():
        terms = report.get_by_role("term").all_inner_texts()
        assert terms[:5] == ["Who looked", "What was looked at", "Decision", "Time", "Required?"]


def test_first_visit_is_light(open_page: OpenPage, site: Path, site_url: str, watch: Watch) -> None:
    page = open_page()
    page.goto(site_url + KINDS["credential with many reports"], wait_until="networkidle")
    sizes = {address: packed(site, address.removeprefix(site_url)) for address in watch.requests}
    assert len(sizes) >= 3
    assert sum(sizes.values()) <= FIRST_VISIT, sizes


def test_pages_of_records_are_small(site: Path) -> None:
    pages = [page for kind in ("credentials", "reports") for page in site.glob(f"{kind}/*/*/index.html")]
    assert pages
    assert {str(page): size for page in pages if (size := page.stat().st_size) > OWN_PAGE} == {}


def test_without_javascript_lists_lead_to_a_credential(open_page: OpenPage, site_url: str) -> None:
    page = open_page(javascript=False)
    page.goto(site_url)
    page.get_by_role("link", name="Computing and digital skills").click()
    page.locator(".card a").first.click()
    assert page.url.startswith(f"{site_url}credentials/")
    assert page.get_by_role("heading", name="Key facts").is_visible()


def test_everything_is_three_clicks_from_home(site: Path) -> None:
    links = {page: html.links for page, html in read(site).items()}
    clicks = {"": 0}
    queue = deque([""])
    while queue:
        here = queue.popleft()
        for link in links[here]:
            there = urldefrag(link).url
            if there in links and there not in clicks:
                clicks[there] = clicks[here] + 1
                queue.append(there)
    records = [page for page in links if re.match(r"(agencies|countries|credentials|providers|reports)/", page)]
    assert len(records) > 150
    assert [page for page in records if clicks.get(page, 99) > 3] == []


def test_every_link_leads_somewhere(site: Path) -> None:
    pages = read(site)
    lost = []
    for page, html in pages.items():
        for link in html.links:
            there, fragment = urldefrag(link)
            there = there.partition("?")[0]
            if there in pages:
                found = not fragment or unquote(fragment) in pages[there].ids
            else:
                found = (site / there).is_file()
            if not found:
                lost.append(f"{page or 'home'}: {link}")
    assert lost == []


def visit(page: Page, address: str) -> None:
    page.goto(address)
    if address.endswith("/search/"):
        expect(page.locator(".search-status")).not_to_be_empty()


def packed(site: Path, address: str) -> int:
    path = site / urlsplit(address).path
    return len(gzip.compress((path / "index.html" if path.is_dir() else path).read_bytes()))


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"[0-9]+", colour)[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class Html(HTMLParser):
    """Collect of a page: links, as addresses below the root of the site; names of parts; levels of headings."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.headings: list[int] = []
        self.mains = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids.add(given.get("id") or "")
        self.mains += tag == "main"
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        target = given.get("href")
        if tag == "a" and target is not None and not urlsplit(target).scheme:
            self.links.append(urljoin(f"http://site/{self.address}", target).removeprefix("http://site/"))


def read(site: Path) -> dict[str, Html]:
    pages = {}
    for path in sorted(site.rglob("index.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        pages[address] = Html(address)
        pages[address].feed(path.read_text(encoding="utf-8"))
    return pages


@pytest.mark.parametrize(
    "address", ["credentials/north-lake-university/data-ethics/", "providers/north-lake-university/"]
)
def test_the_contents_are_folded_on_a_phone_and_open_beside_a_wide_page(
    open_page: OpenPage, site_url: str, address: str
) -> None:
    page = open_page(width=360, height=740)
    page.goto(site_url + address)
    contents = page.get_by_role("navigation", name="On this page")
    link = contents.get_by_role("link").first
    expect(link).to_be_hidden()
    contents.get_by_text("On this page").click()
    link.click()
    assert page.url == f"{site_url}{address}#facts"
    expect(page.locator("#facts")).to_be_in_viewport()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.reload()
    expect(link).to_be_visible()


def test_the_header_leaves_room_on_a_phone(open_page: OpenPage, site_url: str) -> None:
    page = open_page(width=360, height=740)
    page.clock.set_fixed_time("2026-11-22T12:00:00Z")  # a late site says so in its header
    page.goto(f"{site_url}words/")
    box = page.locator(".site-header").bounding_box()
    assert box is not None
    assert box["height"] <= 740 * 0.3
    for link in page.locator(".site-header a").all():
        place = link.bounding_box()
        assert place is not None
        assert place["height"] >= 24
