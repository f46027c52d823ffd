"""The questions that lead to courses: answers, their lists, and the search that they end in."""

import re

import pytest
from browsing import SIDEWAYS, OpenPage, axe
from playwright.sync_api import Page, expect
from reviews import catalogue
from sites import ON, SAMPLE

from generator import catalogue as catalogues
from generator import settings
from generator.pages import guide, lists
from generator.pages.facets import BY_ID
from generator.pages.page import Context
from generator.settings import Settings

KNOWN = Context(catalogues.load(SAMPLE, settings.Settings()).catalogue, Settings(), ON)


def test_every_answer_is_a_value_of_its_facet() -> None:
    for question in guide.QUESTIONS:
        known = {value.id for value in BY_ID[question.facet].values((), "en")}
        assert set(question.answers) <= known


def test_every_answer_leads_to_its_list() -> None:
    content = guide.page(KNOWN).content
    offered = re.findall(r'name="([a-z-]+)" value="([^"]+)"', content)
    assert {facet for facet, _ in offered} == {question.facet for question in guide.QUESTIONS}
    counted = {(facet, value): len(refs) for facet, values in lists.choices(KNOWN).items() for value, _, refs in values}
    for facet, value in offered:
        count = counted[facet, value]
        assert f'<a href="../browse/{facet}/{value}/"' in content
        assert count > 0
    assert ("check", "disputed") not in offered
    assert offered[0][0] == "subject"
    assert ("subject", "99") not in offered


def test_an_empty_catalogue_asks_nothing() -> None:
    page = guide.page(Context(catalogue({}).__class__(), Settings(), ON))
    assert "<form" not in page.content
    assert "No micro-credential stands in the catalogue yet." in page.content


@pytest.mark.parametrize("group", ["subject", "for", "time", "how", "language", "cost"])
def test_a_list_holds_what_the_search_finds(group: str, page: Page, site_url: str) -> None:
    value, _, refs = lists.choices(KNOWN)[group][0]
    page.goto(f"{site_url}browse/{group}/{value}/")
    assert page.locator(".count").inner_text().split()[0] == str(len(refs))
    page.get_by_role("link", name="Search in this list").click()
    expect(page.locator(".search-status")).to_contain_text(f"{len(refs)} micro-credential")


def test_answers_end_in_a_search(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.get_by_role("link", name="Answer some questions").click()
    page.get_by_label("Computing and digital skills", exact=True).check()
    page.get_by_label("Online, wherever I am", exact=True).check()
    page.get_by_label("Nothing", exact=True).check()
    page.get_by_label("Yes, and it passed", exact=True).check()
    page.get_by_role("button", name="Show the courses that fit").click()
    expect(page).to_have_url(re.compile(r"/search/\?subject=06&how=online&cost=free&check=passed$"))
    chosen = {
        facet: {ref for value, _, refs in lists.choices(KNOWN)[facet] if value == wanted for ref in refs}
        for facet, wanted in {"subject": "06", "how": "online", "cost": "free", "check": "passed"}.items()
    }
    count = len(set.intersection(*chosen.values()))
    expect(page.locator(".search-status")).to_contain_text(f"{count} micro-credential")
    assert page.locator(".search-chips li").count() == 5


def test_by_keyboard_on_a_small_screen(open_page: OpenPage, site_url: str) -> None:
    page = open_page(320)
    page.goto(f"{site_url}find/")
    assert page.evaluate(SIDEWAYS) <= 0
    page.get_by_label("Nothing", exact=True).focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Show the courses that fit").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"cost=free"))


def test_axe_finds_nothing(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}find/")
    assert axe(page) == []


def test_without_javascript_the_numbers_lead_to_lists(open_page: OpenPage, site_url: str) -> None:
    page = open_page(javascript=False)
    page.goto(f"{site_url}find/")
    expect(page.locator("noscript .notice")).to_contain_text("The links beside the answers work without it.")
    page.get_by_role("link", name=re.compile("List: Online, wherever I am")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("How you take part: Online")
    assert page.locator(".card").count() > 0
