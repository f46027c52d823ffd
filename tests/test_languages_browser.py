"""The sample catalogue in three languages: the pages of each edition, and what a reader of one meets in a browser."""

import os
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import sites
from browsing import SIDEWAYS, OpenPage, axe, reach, served, walk
from playwright.sync_api import Page, expect
from sites import Html

from generator.pages.edition import FORMS, INTERFACE, MAINTENANCE, REFLECTION

LANGUAGES = ("de", "uk")
ETHICS = "credentials/north-lake-university/data-ethics/"
EACH = {
    "home": "",
    "search": "search/",
    "a course": ETHICS,
    "a recognition sheet": f"{ETHICS}sheet/",
    "a provider": "providers/north-lake-university/",
    "a report": "reports/dso/2024-mc-02/",
    "an agency": "agencies/dso/",
    "a country": "countries/pl/",
    "a list": "browse/country/pl/",
    "all lists": "browse/",
    "comparison": "compare/?course=north-lake-university/data-ethics&course=north-lake-university/data-analysis",
    "guided search": "find/",
    "figures": "figures/",
    "report of a mistake": f"mistake/?page={ETHICS}",
    "a skill": "skills/",
    "a goal": "stacking/",
    "quality checks": "quality-checks/",
    "words": "words/",
}
every_page = pytest.mark.parametrize("path", EACH.values(), ids=EACH)
every_language = pytest.mark.parametrize("language", LANGUAGES)
Pages = dict[str, Html]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the sample catalogue in three languages."""
    folder = tmp_path_factory.mktemp("languages")
    project = sites.project(folder / "project", languages=LANGUAGES)
    built = sites.build(project, folder / "site", words=True, jobs=os.cpu_count() or 1)
    assert built.errors == ()
    return folder / "site"


@pytest.fixture(scope="module")
def site_url(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture(scope="module")
def pages(site: Path) -> Pages:
    return dict(sites.pages(site))


def of(language: str, pages: Pages) -> Pages:
    """Give the pages of an edition by their paths in it."""
    return {path.removeprefix(f"{language}/"): page for path, page in pages.items() if path.startswith(f"{language}/")}


# --- every page


def test_every_link_leads_somewhere(site: Path, pages: Pages) -> None:
    assert sites.broken(site, pages) == []


@every_language
def test_pages_for_readers_exist_in_every_language(language: str, pages: Pages) -> None:
    english = {path for path in pages if not path.startswith(tuple(f"{each}/" for each in LANGUAGES))}
    missing = english - of(language, pages).keys() - {"404.html"}
    for_writers = (FORMS, INTERFACE, MAINTENANCE, REFLECTION, "contributing/")
    left = {path for path in missing if not path.startswith(for_writers) and not path.endswith("/badge/index.html")}
    # Of the pages for readers, only hand-written ones may not have been translated yet.
    assert all((sites.ROOT / "docs" / f"{path.removesuffix('/index.html')}.md").is_file() for path in left)
    assert {"index.html", "words/index.html", "quality-checks/index.html"}.isdisjoint(missing)


@every_language
def test_every_page_says_its_language_and_its_own_address(language: str, pages: Pages) -> None:
    for path, page in of(language, pages).items():
        (html,) = page.all("html")
        assert html.attributes["lang"] == language, path
        (canonical,) = (
            each.attributes["href"] for each in page.all("link") if each.attributes.get("rel") == "canonical"
        )
        assert canonical == f"https://catalogue.example/{language}/{path.removesuffix('index.html')}"


@every_language
def test_the_switch_leads_to_the_same_page(language: str, pages: Pages) -> None:
    for path, page in of(language, pages).items():
        there = {
            each.attributes["hreflang"]: sites.target(f"{language}/{path}", each.attributes["href"])
            for each in page.all("a")
            if "hreflang" in each.attributes
        }
        others = [each for each in ("en", *LANGUAGES) if each != language]
        assert there == {each: path if each == "en" else f"{each}/{path}" for each in others}, path


@every_language
def test_an_edition_leads_to_its_own_pages(language: str, pages: Pages) -> None:
    """Only what exists in English only is linked there, and the switch."""
    own = of(language, pages).keys()
    for path, page in of(language, pages).items():
        for link in page.all("a"):
            address = urlsplit(link.attributes.get("href", ""))
            if address.scheme or "hreflang" in link.attributes:
                continue
            to = sites.target(f"{language}/{path}", address.path)
            assert to.startswith(f"{language}/") or to not in own, (path, link)


@every_language
def test_a_home_page_lists_no_parts(language: str, pages: Pages) -> None:
    classes = {each.attributes.get("class") for each in of(language, pages)["index.html"].elements}
    assert "contents" not in classes


def test_search_engines_learn_of_every_language(site: Path) -> None:
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    alternates = defaultdict(set)
    for address, rest in re.findall(r"<url><loc>https://catalogue\.example/([^<]*)</loc>(.*?)</url>", sitemap):
        alternates[address] = set(re.findall(r'hreflang="(\w+)" href="https://catalogue\.example/([^"]*)"', rest))
    words = {("en", "words/"), ("de", "de/words/"), ("uk", "uk/words/")}
    assert alternates["words/"] == alternates["de/words/"] == words
    assert alternates["rules/"] == set()


def test_what_all_editions_share_stands_once(site: Path) -> None:
    shared = {"badges", "api", "feeds", "oembed", "pagefind", "schemas", "assets", "status.json"}
    for language in LANGUAGES:
        assert shared.isdisjoint(path.name for path in (site / language).iterdir())


# --- in a browser


@every_language
@every_page
def test_axe_finds_nothing(path: str, language: str, page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{language}/{path}")
    page.wait_for_load_state("networkidle")
    assert axe(page) == []
    assert page.evaluate(SIDEWAYS) == 0


@every_language
@every_page
def test_without_javascript(path: str, language: str, open_page: OpenPage, site_url: str) -> None:
    page = open_page(320, 640, javascript=False)
    page.goto(f"{site_url}{language}/{path}")
    assert page.locator("h1").count() == 1
    assert page.evaluate(SIDEWAYS) == 0


def test_the_switch_takes_along_what_was_asked_for(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}search/?q=data")
    page.get_by_role("link", name="Deutsch").click()
    expect(page).to_have_url(f"{site_url}de/search/?q=data")
    expect(page.get_by_role("searchbox")).to_have_value("data")


@pytest.mark.parametrize(
    ("language", "found"),
    [("de", re.compile(r"\d+ Microcredentials? gefunden")), ("uk", re.compile(r"\d+ мікрокваліфікаці"))],
)
def test_search_speaks_the_language(language: str, found: re.Pattern[str], page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{language}/search/?q=data")
    expect(page.get_by_role("status").first).to_contain_text(found)
    first = page.locator(".card-title a").first
    expect(first).to_be_visible()
    assert f"/{language}/credentials/" in (first.get_attribute("href") or "")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("kostenlos", "cost=free", id="a label in German"),
        pytest.param("Estland", "country=ee", id="a country in German"),
        pytest.param("Eesti", "country=ee", id="a country in its own language"),
        pytest.param("Englisch", "language=en", id="a language in German"),
    ],
)
def test_words_of_the_language_offer_filters(words: str, found: str, page: Page, site_url: str) -> None:
    page.goto(f"{site_url}de/search/?q={words}")
    page.locator(".search-offers button").first.click()
    expect(page).to_have_url(f"{site_url}de/search/?{found}")
    expect(page.locator("#search-results")).to_be_focused()


def test_words_are_found_in_every_language_of_the_records(page: Page, site_url: str) -> None:
    """A course is found by the same words in every edition, whatever the order of rows there is."""
    titles = []
    for folder in ("", "de/", "uk/"):
        page.goto(f"{site_url}{folder}search/?q=ethics")
        expect(page.locator(".card-title a").first).to_be_visible()
        hrefs = page.locator(".card-title a").evaluate_all("all => all.map((link) => link.pathname)")
        titles.append({href.replace(f"/{folder}", "/", 1) for href in hrefs})
    assert titles[0] == titles[1] == titles[2]
    assert f"/{ETHICS}" in titles[0]


def test_the_shortlist_goes_from_language_to_language(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}de/{ETHICS}")
    page.locator("button[data-course]").first.click()
    page.goto(f"{site_url}uk/compare/")
    box = page.get_by_role("checkbox")
    expect(box).to_have_count(1)
    box.check()
    expect(page.locator(".compare-side")).to_contain_text("Data ethics in practice")
    assert page.locator(f".compare-side a[href$='/uk/{ETHICS}']").count() > 0


def test_the_day_of_a_certificate_is_answered_in_the_language(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}de/{ETHICS}?on=2024-03-15#day")
    answer = page.locator(".on-the-day").get_by_role("status")
    expect(answer).to_contain_text("15. März 2024")
    assert not re.search(r"\b(the|records|reports|Worked)\b", answer.inner_text())


def test_a_recognition_sheet_answers_in_the_language(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}de/credentials/north-lake-university/data-analysis/sheet/?on=2024-03-15#day")
    answer = page.locator(".on-the-day").get_by_role("status")
    expect(answer).to_contain_text("15. März 2024")
    answer.get_by_role("link").click()
    expect(page).to_have_url(
        f"{site_url}de/credentials/north-lake-university/data-analysis-2024/sheet/?on=2024-03-15#day"
    )


def test_text_in_another_language_says_so(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}de/{ETHICS}")
    assert page.locator("h1 [lang=en]").count() == 1


# --- with the keyboard alone

DATA_ANALYSIS = "credentials/north-lake-university/data-analysis/"
WALKED = {
    **{name: EACH[name] for name in ("a recognition sheet", "comparison", "guided search", "figures", "a skill")},
    **{name: EACH[name] for name in ("a goal", "report of a mistake")},
}
IN_ENGLISH = {"sets of questions": REFLECTION, "questions": f"{REFLECTION}institutions/"}
WIDTHS = {"de": 320, "uk": 1280, "en": 320}


@pytest.mark.parametrize(
    ("language", "path"),
    [
        *(
            pytest.param(language, path, id=f"{name} in {language}")
            for language in LANGUAGES
            for name, path in WALKED.items()
        ),
        *(pytest.param("en", path, id=name) for name, path in IN_ENGLISH.items()),
    ],
)
def test_tab_leads_through_every_control(language: str, path: str, open_page: OpenPage, site_url: str) -> None:
    page = open_page(WIDTHS[language])
    page.goto(f"{site_url}{'' if language == 'en' else f'{language}/'}{path}")
    page.wait_for_load_state("networkidle")
    assert walk(page) == []


@every_language
def test_questions_are_answered_with_the_keyboard(language: str, page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{language}/find/")
    reach(page, "[name=how][value=online]")
    page.keyboard.press("Space")
    reach(page, "[name=cost]")
    page.keyboard.press("Space")
    reach(page, "button[type=submit]")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site_url}{language}/search/?how=online&cost=free")


@every_language
@pytest.mark.parametrize("path", ["figures/", "skills/", "stacking/"])
def test_links_lead_on_with_enter(path: str, language: str, page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{language}/{path}")
    reach(page, "#content :is(table, li) a:not(.trail a)")
    address = page.evaluate("document.activeElement.href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(address)


@every_language
def test_a_recognition_sheet_is_asked_and_printed_with_the_keyboard(language: str, page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{language}/{DATA_ANALYSIS}sheet/")
    page.evaluate("window.print = () => { window.printed = true; }")
    reach(page, ".to-print button")
    page.keyboard.press("Space")
    assert page.evaluate("window.printed")
    reach(page, "#on-the-day")
    page.keyboard.type("03152024")
    expect(page.locator(".on-the-day").get_by_role("status")).to_contain_text("15")


@every_language
def test_courses_are_compared_with_the_keyboard(language: str, page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{language}/{EACH['comparison']}")
    expect(page.get_by_role("columnheader")).to_have_count(3)
    rows = page.locator(".compare-table tbody tr:visible")
    everything = rows.count()
    reach(page, "[data-only]")
    page.keyboard.press("Space")
    expect(page.locator("[data-only]")).to_be_checked()
    expect(rows).not_to_have_count(everything)
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.matches('[data-keep]')")
    page.keyboard.press("Enter")
    choices = page.locator(".compare-choices li")
    expect(choices).to_have_count(2)
    page.reload()
    reach(page, ".compare-choices [type=checkbox]")
    page.keyboard.press("Space")
    expect(page.get_by_role("columnheader")).to_have_count(2)
    reach(page, ".compare-choices button")
    page.keyboard.press("Enter")
    expect(choices).to_have_count(1)


def test_questions_about_quality_are_answered_and_saved_with_the_keyboard(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{REFLECTION}institutions/")
    reach(page, "[data-keep]")
    page.keyboard.press("Space")
    expect(page.locator("[data-keep]")).not_to_be_checked()
    reach(page, "textarea")
    page.keyboard.type("One")
    page.keyboard.press("Enter")
    page.keyboard.type("two")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('textarea, a')")
    reach(page, "[data-save=yaml]")
    with page.expect_download() as saved:
        page.keyboard.press("Enter")
    assert "One\\ntwo" in saved.value.path().read_text(encoding="utf-8")
