"""Pages on paper, how many sheets they take, what stands on them, and the button that prints."""

import re

import pytest
from browsing import OpenPage
from playwright.sync_api import Locator, Page, expect

ETHICS = "credentials/north-lake-university/data-ethics/"
FOUR = (
    "compare/?course=north-lake-university/data-ethics&course=north-lake-university/data-analysis"
    "&course=altair-learning/bookkeeping-start&course=thornmere-university/doctoral-supervision"
)
MOST_PAGES = {
    "a course": (ETHICS, 3),
    "a course with many reports": ("credentials/thornmere-university/doctoral-supervision/", 3),
    "a course in another language": ("credentials/altair-learning/bookkeeping-start/", 3),
    "a provider": ("providers/north-lake-university/", 3),
    "a report": ("reports/dso/2024-mc-02/", 2),
    "an agency": ("agencies/dso/", 2),
    "a country": ("countries/ee/", 2),
    "figures": ("figures/", 3),
    "a list": ("browse/country/ee/", 2),
}
PRINTED = {
    "a course": ETHICS,
    "a recognition sheet": f"{ETHICS}sheet/",
    "a provider": "providers/north-lake-university/",
    "a report": "reports/dso/2024-mc-02/",
    "an agency": "agencies/dso/",
    "a country": "countries/ee/",
    "figures": "figures/",
    "comparison": FOUR,
}
PAPER = 688
"""A4 between its margins, in pixels."""
BEHIND = "(link) => getComputedStyle(link, '::after').content"


BEFORE = BEHIND.replace("after", "before")


def said(place: Locator) -> str:
    """Give what the stylesheet writes behind an element, in one piece."""
    return "".join(re.findall(r'"([^"]*)"', place.evaluate(BEHIND)))


def on_paper(page: Page) -> bytes:
    return page.pdf(format="A4", prefer_css_page_size=True)


def sheets(page: Page) -> int:
    return len(re.findall(rb"/Type /Page\b", on_paper(page)))


@pytest.mark.parametrize(("address", "most"), MOST_PAGES.values(), ids=MOST_PAGES)
def test_how_many_sheets_a_page_takes(page: Page, site_url: str, address: str, most: int) -> None:
    page.goto(site_url + address)
    assert sheets(page) <= most


def test_a_course_keeps_its_facts_and_leaves_out_what_paper_cannot_do(open_page: OpenPage, site_url: str) -> None:
    page = open_page(width=PAPER)
    page.goto(site_url + ETHICS)
    expect(page.get_by_role("button", name="Print this page")).to_be_visible()
    page.emulate_media(media="print")
    for kept in page.locator("h1, h2, dt, dd, .report-fact, .over-time > li, blockquote, .notice").all():
        assert kept.bounding_box(), kept.text_content()
    for left in page.locator("button, a.button, nav:not(main nav), .timeline").all():
        expect(left).to_be_hidden()
    for words in ("Edit this record", "Report a mistake", "Badge for other websites"):
        expect(page.get_by_text(words)).to_be_hidden()


@pytest.mark.parametrize("address", [*PRINTED.values(), "", "words/", "search/"])
def test_paper_says_where_it_comes_from_and_of_which_day(page: Page, site_url: str, address: str) -> None:
    page.goto(site_url + address)
    page.emulate_media(media="print")
    own = page.locator('link[rel="canonical"]')
    assert own.evaluate(BEFORE) == '"Printed from "'
    assert said(own) == f"https://catalogue.example/{address.partition('?')[0]}, records of "
    assert said(page.locator('meta[name="as-of"]')) == "2026-11-22"
    assert own.evaluate("(link) => link.getBoundingClientRect().height") > 0
    page.emulate_media(media="screen")
    assert own.evaluate("(link) => link.getBoundingClientRect().height") == 0


@pytest.mark.parametrize("address", [FOUR, f"{ETHICS}sheet/?on=2023-06-15#day", "search/?q=ethics"])
def test_the_address_names_what_the_page_was_asked_for(page: Page, site_url: str, address: str) -> None:
    page.goto(site_url + address)
    on_paper(page)
    page.emulate_media(media="print")
    whole = f"https://catalogue.example/{address.partition('#')[0]}, records of "
    assert said(page.locator('link[rel="canonical"]')) == whole


@pytest.mark.parametrize(
    ("address", "links", "written"),
    [
        pytest.param(ETHICS, "#apply ~ ul a", True, id="whom to ask"),
        pytest.param(ETHICS, ".record-foot a[rel]", True, id="the source of a record"),
        pytest.param("reports/dso/2024-mc-02/", "#files ~ ul a", True, id="the report itself"),
        pytest.param("agencies/dso/", "#recognition ~ ul a", True, id="a register"),
        pytest.param(ETHICS, "#how ~ h3 + ul a", False, id="a partner"),
        pytest.param(ETHICS, "#lead + ul a", False, id="more about where it leads"),
        pytest.param(ETHICS, ".made a[rel]", False, id="the licence"),
    ],
)
def test_addresses_stand_behind_links_that_prove_something(
    page: Page, site_url: str, address: str, links: str, *, written: bool
) -> None:
    page.goto(site_url + address)
    page.emulate_media(media="print")
    found = page.locator(links)
    assert found.count()
    for link in found.all():
        assert said(link) == (f" ({link.get_attribute('href')})" if written else "")


# --- courses side by side


def test_a_comparison_lies_across_the_paper(page: Page, site_url: str) -> None:
    page.goto(site_url + FOUR)
    expect(page.get_by_role("columnheader")).to_have_count(5)
    made = on_paper(page)
    boxes = [tuple(map(float, box.split())) for box in re.findall(rb"/MediaBox \[([^\]]*)\]", made)]
    assert boxes
    assert all(wide > high for _left, _bottom, wide, high in boxes)
    assert len(re.findall(rb"/Type /Page\b", made)) <= 5


def test_courses_stand_side_by_side_on_narrow_paper_too(open_page: OpenPage, site_url: str) -> None:
    page = open_page(width=PAPER)
    page.emulate_media(media="print")
    page.goto(site_url + FOUR)
    expect(page.get_by_role("columnheader")).to_have_count(5)
    cells = page.get_by_role("row").nth(2).get_by_role("cell")
    tops = cells.evaluate_all("(cells) => cells.map((cell) => cell.getBoundingClientRect().top)")
    assert len(tops) == 4
    assert len(set(tops)) == 1


def test_what_is_different_needs_no_colour(page: Page, site_url: str) -> None:
    page.goto(site_url + FOUR)
    expect(page.get_by_role("columnheader")).to_have_count(5)
    page.emulate_media(media="print")
    for row in page.get_by_role("row").filter(has=page.get_by_role("rowheader")).all():
        mark, head = row.locator(".compare-mark"), row.get_by_role("rowheader")
        different = mark.text_content() == "different"
        expect(mark).to_be_visible()
        assert head.evaluate("(head) => getComputedStyle(head).borderLeftWidth !== '0px'") == different


# --- the button


@pytest.mark.parametrize("address", PRINTED.values(), ids=PRINTED)
def test_printing_is_offered_at_once(page: Page, site_url: str, address: str) -> None:
    page.add_init_script("window.print = () => { window.printed = true; }")
    page.goto(site_url + address)
    button = page.get_by_role("button", name="Print this page")
    expect(button).to_have_count(1)
    expect(button).to_be_visible()
    button.click()
    assert page.evaluate("window.printed")


@pytest.mark.parametrize("address", ["", "search/", "browse/", "find/"])
def test_printing_is_not_offered_where_nobody_wishes_it(page: Page, site_url: str, address: str) -> None:
    page.goto(site_url + address)
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("button", name="Print this page")).to_have_count(0)


@pytest.mark.parametrize("address", PRINTED.values(), ids=PRINTED)
def test_without_javascript_there_is_no_dead_button(open_page: OpenPage, site_url: str, address: str) -> None:
    page = open_page(javascript=False)
    page.goto(site_url + address)
    assert [button for button in page.get_by_role("button").all() if button.is_visible()] == []
    for place in page.locator(".to-print").all():
        expect(place).to_be_hidden()
