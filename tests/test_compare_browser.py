"""The shortlist and the comparison in a browser, over the sample records."""

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
import sites
from browsing import SIDEWAYS, OpenPage, Watch, axe
from playwright.sync_api import Locator, Page, expect

from generator.badges import look
from generator.pages import said
from generator.vocabulary import Standing

ETHICS = "north-lake-university/data-ethics"
PYTHON = "north-lake-university/data-analysis"
EARLIER = "north-lake-university/data-analysis-2024"
FOLK = "north-lake-university/folk-music-arranging"
FIRST_AID = "red-lantern-first-aid/first-aid-for-childcare"
KEY = "shortlist of /"


def button(place: Page | Locator, what: str, title: str) -> Locator:
    return place.get_by_role("button", name=f"{what} the shortlist: {title}", exact=True)


def way(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Main").get_by_role("link", name=re.compile("Shortlist"))


def compared(page: Page, home: str, *refs: str) -> Page:
    """Open a comparison by its address."""
    page.goto(f"{home}compare/?{'&'.join(f'course={ref}' for ref in refs)}")
    expect(page.get_by_role("table")).to_be_visible()
    return page


def keep(page: Page, home: str, *refs: str) -> None:
    """Put courses on the shortlist of a browser."""
    page.goto(f"{home}about/")
    page.evaluate("([key, list]) => localStorage.setItem(key, list)", [KEY, json.dumps([[ref, ref] for ref in refs])])


def addressed(page: Page) -> list[str]:
    return parse_qs(urlsplit(page.url).query).get("course", [])


def cells(page: Page, fact: str) -> list[str]:
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=re.compile(f"^{fact}")))
    return row.get_by_role("cell").all_inner_texts()


# --- the shortlist


@pytest.mark.parametrize("path", ["search/?q=ethics", "browse/country/ee/", f"credentials/{ETHICS}/"])
def test_a_course_is_put_on_the_shortlist(path: str, page: Page, site_url: str) -> None:
    page.goto(site_url + path)
    button(page, "Add to", "Data ethics in practice").click()
    added = "Added to your shortlist in this browser. It holds 1."
    expect(page.get_by_role("status").filter(has_text=added)).to_have_count(1)
    expect(page.locator(".shortlist").filter(has_text=added)).to_be_visible()
    expect(way(page)).to_have_text("Shortlist (1)")
    page.goto(f"{site_url}about/")
    expect(way(page)).to_have_text("Shortlist (1)")
    way(page).click()
    expect(page.get_by_role("columnheader", name=re.compile("Data ethics in practice"))).to_be_visible()
    assert addressed(page) == [ETHICS]
    page.goto(site_url + path)
    button(page, "Remove from", "Data ethics in practice").click()
    expect(page.locator(".shortlist").filter(has_text="Removed from your shortlist. It holds 0.")).to_be_visible()
    expect(way(page)).to_have_count(0)


def test_another_window_hears_of_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}credentials/{ETHICS}/")
    other = page.context.new_page()
    other.goto(page.url)
    button(other, "Add to", "Data ethics in practice").click()
    expect(button(page, "Remove from", "Data ethics in practice")).to_be_visible()
    expect(way(page)).to_have_text("Shortlist (1)")


def test_a_list_that_is_full(page: Page, site_url: str) -> None:
    keep(page, site_url, *(f"a/b{number}" for number in range(20)))
    page.goto(f"{site_url}credentials/{ETHICS}/")
    button(page, "Add to", "Data ethics in practice").click()
    expect(page.locator(".shortlist").filter(has_text="Your shortlist is full: it holds 20.")).to_be_visible()
    expect(way(page)).to_have_text("Shortlist (20)")


@pytest.mark.parametrize(
    "kept",
    [
        "nonsense",
        "{}",
        "[1, null]",
        '[["../../x", "x"], ["a/b"], ["a/b", 7]]',
        '[["a/B", "x"], ["a/b/c", "x"]]',
        json.dumps([["a/b", "x" * 301]]),
    ],
)
def test_what_something_else_wrote_there_is_no_list(kept: str, page: Page, site_url: str) -> None:
    page.goto(f"{site_url}about/")
    page.evaluate("([key, list]) => localStorage.setItem(key, list)", [KEY, kept])
    page.goto(f"{site_url}credentials/{ETHICS}/")
    button(page, "Add to", "Data ethics in practice").click()
    expect(way(page)).to_have_text("Shortlist (1)")


def test_a_title_is_text(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}about/")
    kept = json.dumps([["a/b", "<img src=x onerror=alert(1)>"]])
    page.evaluate("([key, list]) => localStorage.setItem(key, list)", [KEY, kept])
    page.goto(f"{site_url}compare/?course={ETHICS}")
    expect(page.get_by_label("<img src=x onerror=alert(1)>", exact=True)).to_be_visible()
    assert page.locator(".compare img").count() == 0


def test_a_browser_that_keeps_nothing(page: Page, site_url: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } });")
    page.goto(f"{site_url}credentials/{ETHICS}/")
    button(page, "Add to", "Data ethics in practice").click()
    expect(way(page)).to_have_text("Shortlist (1)")


def test_scripts_have_the_words_that_they_say() -> None:
    scripts = "".join((sites.ROOT / "theme" / "assets" / name).read_text("utf-8") for name in ("page.js", "status.js"))
    known = set(json.loads(said.text()))
    shapes = known & {look.shape(standing).name for standing in Standing}  # asked by the shape of a label
    assert known - shapes == {word for word in known - shapes if f'"{word}"' in scripts}
    assert set(re.findall(r'\bsay\("([^"]+)"', scripts)) <= set(json.loads(said.text()))


# --- side by side


def test_courses_stand_side_by_side_in_the_words_of_their_pages(page: Page, site_url: str) -> None:
    facts = {}
    for ref in (ETHICS, PYTHON):
        page.goto(f"{site_url}credentials/{ref}/")
        rows = page.locator("#facts + .facts > div")
        facts[ref] = {row.locator("dt").inner_text(): row.locator("dd").inner_text() for row in rows.all()}
    compared(page, site_url, ETHICS, PYTHON)
    for fact in ("Time you need", "Cost", "Starts", "Level", "What you get"):
        assert cells(page, fact) == [facts[ETHICS][fact], facts[PYTHON][fact]]
    assert "Passed its own outside check" in cells(page, "Quality check")[0]
    assert "The result was positive" in cells(page, "Quality check")[0]
    assert "Draw charts that do not mislead" in cells(page, "What you will learn")[1]
    heads = page.get_by_role("columnheader")
    expect(heads.nth(1).get_by_role("link", name="University of Brugmond")).to_have_attribute(
        "href", f"{site_url}providers/university-of-brugmond/"
    )
    assert page.get_by_role("rowheader").last.inner_text().startswith("What you will learn")


def test_differences_are_told_in_words_and_missing_facts_too(page: Page, site_url: str) -> None:
    compared(page, site_url, PYTHON, EARLIER)
    heads = dict(map(str.splitlines, page.get_by_role("rowheader").all_inner_texts()))
    assert (heads["Cost"], heads["What you get"]) == ("different", "the same")
    assert "The provider has not stated this" in cells(page, "Starts")
    page.get_by_label("Show only what is different").check()
    expect(page.get_by_role("rowheader", name="What you get")).to_have_count(0)
    assert {mark for _, mark in map(str.splitlines, page.get_by_role("rowheader").all_inner_texts())} == {"different"}


def test_one_course_alone_differs_from_nothing(page: Page, site_url: str) -> None:
    compared(page, site_url, ETHICS)
    assert page.get_by_label("Show only what is different").is_hidden()
    assert page.get_by_role("rowheader", name="Cost", exact=True).is_visible()


def test_a_course_beside_itself_stands_there_once(page: Page, site_url: str) -> None:
    compared(page, site_url, ETHICS, ETHICS)
    expect(page.get_by_role("columnheader")).to_have_count(2)


def test_an_address_with_more_than_four(page: Page, site_url: str) -> None:
    compared(page, site_url, ETHICS, PYTHON, EARLIER, FOLK, FIRST_AID)
    expect(page.get_by_role("columnheader")).to_have_count(5)


@pytest.mark.parametrize(
    "name", ["north-lake-university/no-such-course", "../../agencies/skp", "//evil.example/x", "a/b?c"]
)
def test_an_address_that_names_no_course(name: str, page: Page, site_url: str, watch: Watch) -> None:
    compared(page, site_url, ETHICS, name.replace("?", "%3F"))
    expect(page.get_by_role("columnheader")).to_have_count(2)
    trouble = page.get_by_role("alert")
    if "no-such" in name:
        expect(trouble).to_have_text(re.compile("could not be loaded: north-lake-university/no-such-course"))
        assert watch.complaints.pop().startswith("answer 404")
    else:
        expect(trouble).to_be_hidden()


def test_whoever_opens_the_address_sees_the_same(page: Page, site_url: str, open_page: OpenPage) -> None:
    keep(page, site_url, ETHICS, PYTHON)
    page.goto(f"{site_url}compare/")
    expect(page.get_by_role("columnheader")).to_have_count(3)
    adviser = open_page()
    adviser.goto(page.url)
    expect(adviser.get_by_role("columnheader")).to_have_count(3)
    assert adviser.get_by_role("table").inner_text() == page.get_by_role("table").inner_text()
    assert adviser.locator(".compare-list").is_hidden()
    adviser.get_by_role("button", name="Add these courses to my shortlist").click()
    expect(way(adviser)).to_have_text("Shortlist (2)")
    expect(adviser.get_by_text("They stand on your shortlist now.")).to_be_visible()
    expect(adviser.get_by_role("button", name="Add these courses")).to_have_count(0)


def test_the_address_is_copied(page: Page, site_url: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    compared(page, site_url, ETHICS, PYTHON)
    page.get_by_role("button", name="Copy the address").click()
    expect(page.get_by_text("Copied", exact=True)).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{site_url}compare/?course={ETHICS}&course={PYTHON}"


def test_four_of_five_are_chosen(page: Page, site_url: str) -> None:
    keep(page, site_url, ETHICS, PYTHON, EARLIER, FOLK, FIRST_AID)
    page.goto(f"{site_url}compare/")
    expect(page.get_by_role("columnheader")).to_have_count(5)
    last = page.locator(".compare-choices input").last
    expect(last).to_be_disabled()
    expect(page.get_by_text("4 courses are chosen. Take one away to choose another.")).to_be_visible()
    page.get_by_role("checkbox", name="Data ethics in practice").uncheck()
    expect(page.get_by_role("checkbox", name="Data ethics in practice")).to_be_focused()
    expect(page.get_by_role("columnheader")).to_have_count(4)
    expect(last).to_be_enabled()
    last.check()
    expect(page.get_by_role("columnheader")).to_have_count(5)
    assert addressed(page) == [PYTHON, EARLIER, FOLK, FIRST_AID]
    page.reload()
    expect(page.get_by_role("columnheader")).to_have_count(5)
    assert addressed(page) == [PYTHON, EARLIER, FOLK, FIRST_AID]


def test_a_course_is_taken_from_the_list(page: Page, site_url: str) -> None:
    keep(page, site_url, ETHICS, PYTHON)
    page.goto(f"{site_url}compare/")
    expect(page.get_by_role("columnheader")).to_have_count(3)
    page.locator(".compare-choices").get_by_role("button", name="Remove from the shortlist").first.click()
    expect(page.get_by_role("columnheader")).to_have_count(2)
    expect(page.get_by_role("heading", name="Your shortlist")).to_be_focused()
    expect(page.get_by_text(f"Removed: {ETHICS}")).to_be_visible()
    assert addressed(page) == [PYTHON]
    page.locator(".compare-choices").get_by_role("button").click()
    expect(page.get_by_role("heading", name="No course is chosen yet")).to_be_focused()
    assert page.get_by_role("table").is_hidden()


def test_nothing_is_chosen_yet(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}compare/")
    expect(page.get_by_role("heading", name="No course is chosen yet")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("link", name="Search for courses").click()
    expect(page).to_have_url(f"{site_url}search/")


# --- for everybody


def test_axe_finds_nothing_and_nothing_runs_off_a_small_screen(page: Page, site_url: str) -> None:
    keep(page, site_url, ETHICS, PYTHON, EARLIER, FOLK, FIRST_AID)
    page.goto(f"{site_url}compare/")
    expect(page.get_by_role("columnheader")).to_have_count(5)
    assert axe(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate(SIDEWAYS) <= 0


def test_what_a_screen_reader_reads(page: Page, site_url: str) -> None:
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        compared(page, site_url, PYTHON, EARLIER)
        tree = page.get_by_role("table").aria_snapshot()
        assert '- table "Side by side":' in tree
        assert '- rowheader "Cost different"' in tree, tree
        assert '- cell "€250"' in tree


def test_by_keyboard_alone(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}credentials/{ETHICS}/")
    button(page, "Add to", "Data ethics in practice").focus()
    page.keyboard.press("Enter")
    expect(button(page, "Remove from", "Data ethics in practice")).to_be_focused()
    way(page).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("columnheader")).to_have_count(2)
    page.get_by_role("checkbox", name="Data ethics in practice").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("table")).to_have_count(0)
    expect(page.get_by_role("checkbox", name="Data ethics in practice")).to_be_focused()


def test_on_paper_only_the_comparison_stands(page: Page, site_url: str) -> None:
    keep(page, site_url, ETHICS, PYTHON)
    page.goto(f"{site_url}compare/")
    expect(page.get_by_role("columnheader")).to_have_count(3)
    page.emulate_media(media="print")
    assert page.get_by_role("button").count() == 0
    assert page.locator(".compare-list").is_hidden()
    assert page.get_by_role("table").is_visible()


def test_without_javascript(open_page: OpenPage, site_url: str) -> None:
    page = open_page(javascript=False)
    page.goto(f"{site_url}compare/")
    expect(page.locator("noscript .notice")).to_contain_text("Comparing needs JavaScript")
    page.goto(f"{site_url}credentials/{ETHICS}/")
    assert page.get_by_text("shortlist").count() == 0
