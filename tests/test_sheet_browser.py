"""The recognition sheet in a browser, over the sample records: a chosen day, its versions, paper, small screens."""

import re
from pathlib import Path

import pytest
from browsing import SIDEWAYS, OpenPage, axe
from playwright.sync_api import Locator, Page, expect

NEWER = "credentials/north-lake-university/data-analysis/"
OLDER = "credentials/north-lake-university/data-analysis-2024/"
MANY = "credentials/north-lake-university/data-ethics/"
UNDATED = "credentials/altair-learning/bookkeeping-start/"
AID = "credentials/red-lantern-first-aid/first-aid/"
BUILT = "2026-11-22T12:00:00Z"
LARGEST = 16_000


def sheet(page: Page, site_url: str, course: str, day: str = "") -> Page:
    page.clock.set_fixed_time(BUILT)
    page.goto(f"{site_url}{course}sheet/" + (f"?on={day}#day" if day else ""))
    return page


def answer(page: Page) -> Locator:
    return page.locator(".on-the-day").get_by_role("status")


@pytest.mark.parametrize(
    ("course", "day", "version", "label"),
    [
        pytest.param(
            NEWER,
            "2025-02-01",
            "this sheet shows the version",
            "Provider passed, course not included",
            id="its first day",
        ),
        pytest.param(
            NEWER, "2025-01-31", "another version is valid", "Provider passed, course not included", id="the day before"
        ),
        pytest.param(
            OLDER,
            "2025-01-31",
            "this sheet shows the version",
            "Provider passed, course not included",
            id="its last day",
        ),
        pytest.param(OLDER, "2025-02-01", "another version is valid", "", id="the day after"),
        pytest.param(OLDER, "2021-05-31", "no version is valid", "", id="before all versions"),
        pytest.param(
            MANY, "2023-06-15", "this sheet shows", "Passed its own outside check with conditions", id="alone"
        ),
        pytest.param(UNDATED, "2024-03-15", "do not say which version is valid for 15 March 2024", "", id="no dates"),
    ],
)
def test_a_chosen_day_is_answered_with_version_and_status(  # noqa: PLR0913, PLR0917 - a row has many parts
    page: Page, site_url: str, course: str, day: str, version: str, label: str
) -> None:
    sheet(page, site_url, course)
    page.get_by_label("Choose the day on your certificate").fill(day)
    expect(answer(page)).to_contain_text(version)
    expect(answer(page).locator(".quality-label")).to_contain_text(label)
    assert page.url == f"{site_url}{course}sheet/?on={day}#day"


def test_the_sheet_of_the_version_of_the_day_is_one_click_away(page: Page, site_url: str) -> None:
    sheet(page, site_url, NEWER, "2024-03-15")
    answer(page).get_by_role("link", name="Data analysis with Python (2021 to 2024)").click()
    expect(page).to_have_url(f"{site_url}{OLDER}sheet/?on=2024-03-15#day")
    expect(answer(page)).to_contain_text("this sheet shows the version that is valid for 15 March 2024")
    expect(page.locator("h1")).to_contain_text("Data analysis with Python (2021 to 2024)")


def test_two_versions_on_one_day(page: Page, site_url: str) -> None:
    sheet(page, site_url, OLDER)
    longer = """() => { document.querySelector(".versions > li[data-own]").dataset.until = "2025-12-31"; }"""
    page.evaluate(longer)
    page.get_by_label("Choose the day on your certificate").fill("2025-06-01")
    expect(answer(page)).to_contain_text("this sheet shows the version")
    expect(answer(page)).to_contain_text("Another version is valid for that time too: Data analysis with Python")


def test_the_course_page_leads_to_its_sheet_and_back(page: Page, site_url: str) -> None:
    page.goto(site_url + MANY)
    link = page.get_by_role("link", name="Recognition sheet for universities and employers")
    expect(link).to_have_count(1)  # the other stands in what is closed
    link.click()
    expect(page.locator("h1")).to_have_text("Recognition sheet: Data ethics in practice")
    page.get_by_role("navigation", name="You are here").get_by_role("link", name="Data ethics in practice").click()
    expect(page).to_have_url(site_url + MANY)


@pytest.mark.parametrize("day", ["2023-06-15", "2023-06"])
def test_the_chosen_day_goes_along_to_the_sheet_and_back(page: Page, site_url: str, day: str) -> None:
    page.clock.set_fixed_time(BUILT)
    page.goto(f"{site_url}{MANY}?on={day}#day")
    page.get_by_role("link", name="Recognition sheet for universities and employers").click()
    expect(page).to_have_url(f"{site_url}{MANY}sheet/?on={day}#day")
    expect(answer(page)).to_contain_text("June 2023")
    page.get_by_role("navigation", name="You are here").get_by_role("link", name="Data ethics in practice").click()
    expect(page).to_have_url(f"{site_url}{MANY}?on={day}#day")


def test_without_a_day_the_way_to_the_sheet_is_plain(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{MANY}?on=2023-06-15#day")
    day = page.get_by_label("Choose the day on your certificate")
    expect(day).to_have_value("2023-06-15")
    day.fill("")
    link = page.get_by_role("link", name="Recognition sheet for universities and employers")
    expect(link).to_have_attribute("href", "sheet/")


def test_the_address_on_a_sheet_names_the_chosen_day(page: Page, site_url: str) -> None:
    sheet(page, site_url, MANY)
    own = page.get_by_role("listitem").filter(has_text="This sheet: ").get_by_role("link")
    bare = own.inner_text()
    assert bare.endswith(f"/{MANY}sheet/")
    page.get_by_label("Choose the day on your certificate").fill("2023-06-15")
    expect(own).to_have_text(f"{bare}?on=2023-06-15")
    expect(own).to_have_attribute("href", "./?on=2023-06-15#day")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    printed = "getComputedStyle(document.querySelector('link[rel=canonical]')).display"
    assert page.evaluate(printed) != "none"
    query = "document.querySelector('link[rel=canonical]').dataset.query"
    assert page.evaluate(query) == "?on=2023-06-15"
    page.get_by_label("Choose the day on your certificate").evaluate(
        "(input) => { input.value = ''; input.dispatchEvent(new Event('change')); }"
    )
    expect(own).to_have_text(bare)


def test_it_prints_at_any_time(page: Page, site_url: str) -> None:
    sheet(page, site_url, MANY)
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name="Print this page").click()
    assert page.evaluate("window.printed")


@pytest.mark.parametrize(("course", "day"), [(MANY, ""), (MANY, "2023-06-15"), (NEWER, "2024-03-15"), (AID, "")])
def test_it_takes_two_pages_of_a4(page: Page, site_url: str, course: str, day: str) -> None:
    sheet(page, site_url, course, day)
    if day:
        expect(answer(page)).not_to_be_empty()
    assert len(re.findall(rb"/Type /Page\b", page.pdf(format="A4"))) <= 2


def test_on_paper_there_is_the_sheet_and_nothing_else(page: Page, site_url: str) -> None:
    sheet(page, site_url, NEWER, "2024-03-15")
    expect(answer(page)).to_contain_text("15 March 2024")
    page.emulate_media(media="print")
    for navigation in page.locator("nav, .site-footer, .day-row").all():
        expect(navigation).to_be_hidden()
    expect(answer(page)).to_be_visible()
    expect(page.locator(".site-name")).to_be_visible()
    # An address that stands there as words is not written behind them once more; another one is.
    behind = "(link) => getComputedStyle(link, '::after').content"
    assert page.locator("#sources a").first.evaluate(behind) == "none"
    assert page.locator("#who ~ ul a").first.evaluate(behind) != "none"


def test_what_a_screen_reader_reads(page: Page, site_url: str) -> None:
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        sheet(page, site_url, NEWER)
        tree = page.get_by_role("table", name="The nine elements").aria_snapshot()
        assert '- columnheader "What the records say"' in tree
        assert '- rowheader "Workload"' in tree
        assert '- cell "130 hours of work in total. 5 ECTS credits."' in tree


@pytest.mark.parametrize("course", [MANY, NEWER, UNDATED])
def test_axe_finds_nothing_and_nothing_runs_off_a_small_screen(page: Page, site_url: str, course: str) -> None:
    sheet(page, site_url, course, "2024-03-15")
    expect(answer(page)).not_to_be_empty()
    assert axe(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate(SIDEWAYS) <= 0
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(SIDEWAYS) <= 0


def test_without_javascript(open_page: OpenPage, site_url: str) -> None:
    page = open_page(width=320, javascript=False)
    page.goto(f"{site_url}{NEWER}sheet/")
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.locator(".on-the-day")).to_be_hidden()
    expect(page.locator(".over-time > li")).to_have_count(4)
    expect(page.locator(".versions > li")).to_have_count(2)
    expect(page.get_by_role("link", name="Data analysis with Python (2021 to 2024)").first).to_be_visible()


def test_sheets_are_small(site: Path) -> None:
    sizes = {path: path.stat().st_size for path in (site / "credentials").glob("*/*/sheet/index.html")}
    assert {path: size for path, size in sizes.items() if size > LARGEST} == {}
    assert sorted(sizes.values())[len(sizes) // 2] < 14_000
