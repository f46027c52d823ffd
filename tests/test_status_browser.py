"""The quality status in a real Chromium: a page that nobody built again, another day, the timeline, the labels."""

import itertools
import re
from typing import Literal, NamedTuple

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from browsing import AXE, SIDEWAYS, VIOLATIONS, OpenPage
from playwright.sync_api import Locator, Page, Route, expect
from test_pages_browser import LARGE_TEXT, NARROW, PAPER, WIDE, contrast

from generator.badges import look
from generator.vocabulary import GROUP_OF, CheckGroup

BUILT = "22 November 2026"
MANY = "credentials/north-lake-university/data-ethics/"
"""Its timeline has a part of almost every kind."""
ENDING = "credentials/red-lantern-first-aid/first-aid-for-childcare/"
"""Good until 30 June 2027, and from 1 April 2027 it is said to end soon."""
SOON = "credentials/politechnika-zielonygrod/building-information-modelling/"
"""Good until 31 December 2026; the page says already that this is soon."""
STARTING = "credentials/kadaka-skills/customer-service/"
"""Good from 1 February 2027 on."""
TAKEN_BACK = "credentials/universidade-do-vale-claro/cuidados-paliativos/"
"""Its approval was taken back from 4 May 2026 on."""
PROVIDER = "providers/north-lake-university/"
DIFFER = "credentials/thornmere-university/doctoral-supervision/"
PLACES = {
    "home": "",
    "a list": "browse/country/pl/",
    "search": "search/",
    "a record": MANY,
    "a provider": PROVIDER,
    "a badge": f"{MANY}badge/",
    "a hand-written page": "words/",
    "404": "nothing/is/here/",
}
COUNTING = {
    "home": "",
    "a hand-written page": "words/",
    "a country": "countries/pl/",
    "an agency": "agencies/dso/",
    "a report": "reports/dso/2024-mc-02/",
    "a badge": f"{MANY}badge/",
    "browse": "browse/",
    "a list by check": "browse/check/passed/",
    "search": "search/",
}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
every_width = pytest.mark.parametrize("width", [NARROW, WIDE])
every_scheme = pytest.mark.parametrize("scheme", SCHEMES)
LOOKS = """(labels) => labels.map((label) => {
  const shape = getComputedStyle(label, "::before"), word = label.querySelector("strong");
  return {
    group: label.className.match(/quality-(?!label)([a-z-]+)/)[1],
    word: word.textContent,
    mask: shape.maskImage,
    border: getComputedStyle(label).borderTopColor,
    ink: getComputedStyle(word).color,
    shape: shape.backgroundColor,
    adjust: shape.printColorAdjust,
  };
})"""
TONES = """(groups) => {
  const piece = document.querySelector(".timeline path[class^=tone-]");
  return groups.map((group) => {
    piece.setAttribute("class", `tone-${group}`);
    return getComputedStyle(piece).stroke;
  });
}"""


class Letters(NamedTuple):
    """The colours of the texts of a timeline, and of what lies behind it."""

    numbers: list[str]
    beside: list[str]
    paper: str


def at(page: Page, moment: str, address: str) -> Page:
    """Open a page for a reader whose clock stands at a moment; a day is its noon."""
    page.clock.set_fixed_time(moment if "T" in moment else f"{moment}T12:00:00Z")
    page.goto(address)
    return page


def own_labels(page: Page) -> Locator:
    return page.locator(".quality-label[data-own]")


def late(page: Page) -> Locator:
    return page.locator(".banner-late")


def card(page: Page, address: str) -> Locator:
    """Give the label in the card of a credential."""
    return page.locator(".card").filter(has=page.locator(f"a[href$='{address}']")).locator(".quality-label")


def box(page: Page) -> Locator:
    return page.locator(".on-the-day")


def day(page: Page) -> Locator:
    return page.get_by_label("Choose the day on your certificate")


def answer(page: Page) -> Locator:
    return box(page).get_by_role("status")


# --- a page that nobody built again


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        pytest.param("2019-01-01", False, id="a clock that is wrong"),
        pytest.param("2026-11-22", False, id="the day of the build"),
        pytest.param("2026-11-23", False, id="the day before the next build is due"),
        pytest.param("2026-11-24T23:59:59Z", False, id="the day on which it is due"),
        pytest.param("2026-11-25T00:00:00Z", True, id="the day after"),
        pytest.param("2031-05-01", True, id="years later"),
    ],
)
def test_a_late_site_says_so(page: Page, site_url: str, moment: str, *, told: bool) -> None:
    at(page, moment, site_url)
    expect(page.locator("meta[name=next-build-due]")).to_have_attribute("content", "2026-11-24")
    expect(late(page)).to_have_count(1 if told else 0)


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        pytest.param("2026-11-22T23:59:59Z", False, id="the day before"),
        pytest.param("2026-11-23T00:00:00Z", True, id="the day"),
    ],
)
@pytest.mark.parametrize("address", [pytest.param(address, id=name) for name, address in COUNTING.items()])
def test_a_page_that_counts_statuses_says_so_when_one_changes(
    page: Page, site_url: str, address: str, moment: str, *, told: bool
) -> None:
    def change_tomorrow(route: Route) -> None:
        answer = route.fetch()
        html, count = re.subn(r'(name="next-change" content=")[0-9-]+', r"\g<1>2026-11-23", answer.text())
        assert count == 1
        route.fulfill(response=answer, body=html)

    page.route(site_url + address, change_tomorrow)
    at(page, moment, site_url + address)
    expect(late(page)).to_have_count(1 if told else 0)


@pytest.mark.parametrize("address", [pytest.param(address, id=name) for name, address in PLACES.items()])
def test_every_page_of_a_late_site_says_so(page: Page, site_url: str, address: str) -> None:
    at(page, "2026-11-25", site_url + address)
    words = f"This site was last built on {BUILT}. What it says may have changed since then."
    expect(page.get_by_role("banner").get_by_text(words)).to_be_visible()
    page.emulate_media(media="print")
    expect(late(page)).to_be_visible()
    page.clock.set_fixed_time("2026-11-24T12:00:00Z")
    page.reload()
    expect(page.get_by_role("contentinfo")).to_contain_text(f"As of {BUILT}")
    expect(late(page)).to_have_count(0)


@pytest.mark.parametrize(
    ("address", "moment", "label", "beside"),
    [
        pytest.param(ENDING, "2019-01-01", "Passed its own outside check", "until June 2027", id="a wrong clock"),
        pytest.param(ENDING, "2027-04-01", "Passed its own outside check", "until June 2027", id="it ends soon"),
        pytest.param(ENDING, "2027-06-29", "Passed its own outside check", "until June 2027", id="the day before"),
        pytest.param(
            ENDING, "2027-06-30T23:59:59Z", "Passed its own outside check", "until June 2027", id="the last day"
        ),
        pytest.param(ENDING, "2027-07-01T00:00:00Z", "Check ended June 2027", "since 1 July 2027", id="the day after"),
        pytest.param(ENDING, "2040-01-01", "Check ended June 2027", "since 1 July 2027", id="years later"),
        pytest.param(STARTING, "2027-01-31", "Check starts February 2027", "", id="the day before a start"),
        pytest.param(STARTING, "2027-02-01", "Passed its own outside check", "since 1 February 2027", id="a start"),
        pytest.param(PROVIDER, "2028-09-30", "Passed an outside check", "until September 2028", id="a provider"),
        pytest.param(PROVIDER, "2030-12-01", "Check ended September 2028", "since 1 December 2030", id="its end"),
    ],
)
def test_a_record_shows_the_status_of_today(  # noqa: PLR0913, PLR0917 - a row has many parts
    page: Page, site_url: str, address: str, moment: str, label: str, beside: str
) -> None:
    at(page, moment, site_url + address)
    expect(own_labels(page)).to_have_count(2)
    for one in own_labels(page).all():
        assert one.locator("strong").inner_text() == label
        expect(one).to_contain_text(beside)  # it comes with its words
        assert "may have changed" not in one.inner_text()
    # The link to the section stays.
    expect(page.locator(".record-head .quality-label a")).to_have_attribute("href", "#quality")


def test_the_sentences_say_what_the_page_said(page: Page, site_url: str) -> None:
    at(page, "2027-06-30", site_url + ENDING)
    sentences = page.locator(".quality-sentence")
    for sentence in sentences.all_inner_texts():
        assert "The result was positive." in sentence
    at(page, "2027-07-01", site_url + ENDING)
    expect(sentences).to_have_count(2)
    said = f"This page was built on {BUILT}, when it said “Passed its own outside check”."
    for one in sentences.all():
        expect(one).to_contain_text(said)
        expect(one).to_contain_text("“Check ended June 2027” has applied since 1 July 2027.")
    expect(page.locator(".quality .quality-sentence")).to_contain_text("The text below is from the day of the build.")


def test_a_label_of_today_has_the_look_of_today(page: Page, site_url: str) -> None:
    at(page, "2027-06-30", site_url + ENDING)
    before = own_labels(page).evaluate_all(LOOKS)
    at(page, "2027-07-01", site_url + ENDING)
    after = own_labels(page).evaluate_all(LOOKS)
    assert {look["group"] for look in after} == {"not-now"}
    assert {look["mask"] for look in after}.isdisjoint(look["mask"] for look in before)
    assert {look["border"] for look in after}.isdisjoint(look["border"] for look in before)


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        pytest.param("2026-12-30", False, id="the day before"),
        pytest.param("2026-12-31T23:59:59Z", False, id="the last day"),
        pytest.param("2027-01-01T00:00:00Z", True, id="the day after"),
    ],
)
@pytest.mark.parametrize("address", ["browse/country/pl/", "search/?country=pl", "providers/politechnika-zielonygrod/"])
def test_a_card_whose_next_change_has_passed_says_so(
    page: Page, site_url: str, address: str, moment: str, *, told: bool
) -> None:
    at(page, moment, site_url + address)
    label = card(page, SOON)
    expect(label).to_have_attribute("data-next-change", "2027-01-01")
    expect(label).to_contain_text("Passed its own outside check")
    expect(label.get_by_text("This may have changed since 1 January 2027.")).to_have_count(1 if told else 0)


def test_results_that_are_shown_later_are_marked_too(page: Page, site_url: str) -> None:
    at(page, "2040-01-01", f"{site_url}search/")
    more = page.get_by_role("button", name=re.compile(r"^Show \d+ more"))
    more.click()
    expect(page.locator(".card a:focus")).to_have_count(1)
    labels = page.locator(".card .quality-label[data-next-change]")
    assert labels.count() > 20
    assert labels.evaluate_all("(all) => all.every((label) => label.querySelectorAll('.late').length === 1)")
    assert page.locator(".card .quality-label:not([data-next-change]) .late").count() == 0


# --- on the day of my certificate


@pytest.mark.parametrize(
    ("chosen", "label", "shape", "said"),
    [
        pytest.param(
            "1950-01-01",
            "No outside check recorded here",
            "dash",
            "Not known: for 1 January 1950, no outside check that counts is recorded here.",
            id="before everything",
        ),
        pytest.param(
            "2023-01-01",
            "Provider passed, short courses included",
            "tick",
            "1 October 2022 to 14 June 2023. Who looked: Scheldemond Quality Panel.",
            id="a past day",
        ),
        pytest.param(
            "2023-06-14",
            "Provider passed, short courses included",
            "tick",
            "Yes: for 14 June 2023, a passed outside check is recorded here.",
            id="the day before a first day",
        ),
        pytest.param(
            "2023-06-15",
            "Passed its own outside check with conditions",
            "tick-in-a-square",
            "Yes, with conditions: for 15 June 2023, a check passed with conditions is recorded here.",
            id="a first day",
        ),
        pytest.param(
            "2024-05-01",
            "Passed its own outside check with conditions",
            "tick-in-a-square",
            "15 June 2023 to 1 May 2024.",
            id="a last day",
        ),
        pytest.param(
            "2024-05-02",
            "Passed its own outside check",
            "tick",
            "2 May 2024 to 14 June 2029.",
            id="the day after a last day",
        ),
        pytest.param(
            "2026-11-22",
            "Passed its own outside check",
            "tick",
            "Yes: for 22 November 2026, a passed outside check is recorded here.",
            id="the day of the build",
        ),
        pytest.param(
            "2026-11-23",
            "Passed its own outside check",
            "tick",
            "This time is not over yet: new reports can change the answer.",
            id="the day after the build",
        ),
        pytest.param(
            "2029-06-15",
            "Provider passed, short courses not mentioned",
            "question",
            "Not known: for 15 June 2029, a report is recorded here that gives no clear yes or no.",
            id="a future day",
        ),
        pytest.param(
            "2100-12-31",
            "Check ended June 2029",
            "clock",
            "No: the checks recorded here are for another time than 31 December 2100.",
            id="after everything",
        ),
    ],
)
def test_another_day(page: Page, site_url: str, chosen: str, label: str, shape: str, said: str) -> None:  # noqa: PLR0913, PLR0917
    page.goto(site_url + MANY)
    expect(answer(page)).to_be_empty()
    day(page).fill(chosen)
    expect(answer(page).locator(".quality-label strong")).to_have_text(label)
    expect(answer(page).locator(f".quality-label.shape-{shape}")).to_be_visible()
    expect(answer(page)).to_contain_text(said)
    expect(answer(page)).to_contain_text(f"Worked out from the records of {BUILT}.")
    assert page.url == f"{site_url}{MANY}?on={chosen}#day"
    told = answer(page).inner_text()
    page.goto("about:blank")
    page.goto(f"{site_url}{MANY}?on={chosen}#day")
    expect(day(page)).to_have_value(chosen)
    expect(answer(page)).to_have_text(told, use_inner_text=True)
    expect(box(page).get_by_role("heading")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("chosen", "said", "labels"),
    [
        pytest.param(
            "2024-03",
            "Yes, with conditions: for March 2024, a check passed with conditions is recorded here.",
            ["Passed its own outside check with conditions"],
            id="the same all month",
        ),
        pytest.param(
            "2023-06",
            "It depends on the day: the status changed in June 2023.",
            ["Provider passed, short courses included", "Passed its own outside check with conditions"],
            id="a change within it",
        ),
        pytest.param(
            "2024-05",
            "It depends on the day: the status changed in May 2024.",
            ["Passed its own outside check with conditions", "Passed its own outside check"],
            id="a change after its first day",
        ),
        pytest.param(
            "2022-10",
            "Yes: for October 2022, a passed outside check is recorded here.",
            ["Provider passed, short courses included"],
            id="a change on its first day",
        ),
    ],
)
def test_a_month(page: Page, site_url: str, chosen: str, said: str, labels: list[str]) -> None:
    page.goto(site_url + MANY)
    page.get_by_label("I know only the month").check()
    month = page.get_by_label("Choose the month on your certificate")
    month.fill(chosen)
    expect(answer(page).locator("p").first).to_have_text(said)
    expect(answer(page).locator(".quality-label strong, .over-time strong")).to_have_text(labels)
    expect(answer(page).get_by_text("This is so on every day of")).to_have_count(1 if len(labels) == 1 else 0)
    assert page.url == f"{site_url}{MANY}?on={chosen}#day"
    page.reload()
    expect(month).to_have_value(chosen)
    expect(answer(page).locator("p").first).to_have_text(said)
    page.get_by_label("I know only the month").uncheck()
    expect(answer(page)).to_be_empty()
    expect(day(page)).to_have_value("")


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        pytest.param("2025-06-01", True, id="while it was passed"),
        pytest.param("2026-04", True, id="the month before"),
        pytest.param("2026-05-03", True, id="the day before"),
        pytest.param("2026-05-04", False, id="the day"),
        pytest.param("2020-01-01", False, id="before the check"),
    ],
)
def test_a_yes_says_that_it_was_taken_back_later(page: Page, site_url: str, chosen: str, *, told: bool) -> None:
    page.goto(f"{site_url}{TAKEN_BACK}?on={chosen}#day")
    expect(answer(page)).to_contain_text("Worked out from the records of")
    later = answer(page).get_by_text("Later, from 4 May 2026: Approval withdrawn.", exact=True)
    expect(later).to_have_count(1 if told else 0)


def test_a_day_becomes_its_month(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{MANY}?on=2024-03-15#day")
    page.get_by_label("I know only the month").check()
    expect(answer(page)).to_contain_text("for March 2024")
    assert page.url == f"{site_url}{MANY}?on=2024-03#day"


def test_the_answer_keeps_to_the_day_of_the_build_on_a_late_page(page: Page, site_url: str) -> None:
    at(page, "2035-01-01", f"{site_url}{MANY}?on=2030-01-01")
    expect(answer(page)).to_contain_text("This time is not over yet")
    expect(answer(page)).to_contain_text(f"Worked out from the records of {BUILT}.")


def test_a_day_that_is_taken_away_takes_its_answer_with_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{MANY}?on=2023-01-01#day")
    day(page).fill("")
    expect(answer(page)).to_be_empty()
    assert page.url == f"{site_url}{MANY}#day"


@pytest.mark.parametrize(
    "wanted",
    ["", "soon", "2023", "2023-02-30", "2023-13-01", "1949-12-31", "2101-01-01", "12023-01-01", "<b>2023-01-01</b>"],
)
def test_an_address_that_names_no_day_is_passed_over(page: Page, site_url: str, wanted: str) -> None:
    page.goto(f"{site_url}{MANY}?on={wanted}#day")
    expect(day(page)).to_have_value("")
    expect(answer(page)).to_be_empty()
    day(page).fill("2023-01-01")
    expect(answer(page)).to_contain_text("for 1 January 2023")
    assert page.url == f"{site_url}{MANY}?on=2023-01-01#day"


def test_back_leads_to_the_page_before(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}credentials/")
    page.goto(site_url + MANY)
    day(page).fill("2023-01-01")
    day(page).fill("2029-06-15")
    page.go_back()
    assert page.url == f"{site_url}credentials/"
    page.go_forward()
    expect(day(page)).to_have_value("2029-06-15")
    expect(answer(page)).to_contain_text("for 15 June 2029")


def test_back_within_the_page_shows_the_day_of_the_address(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{MANY}?on=2023-01-01#day")
    page.get_by_role("link", name="Key facts").click()
    day(page).fill("2029-06-15")
    page.go_back()
    assert page.url == f"{site_url}{MANY}?on=2023-01-01#day"
    expect(day(page)).to_have_value("2023-01-01")
    expect(answer(page)).to_contain_text("for 1 January 2023")


def test_with_the_keyboard_only(page: Page, site_url: str) -> None:
    page.goto(site_url + MANY)
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "on-the-day":
            break
    expect(day(page)).to_be_focused()
    page.keyboard.type("0615202")
    # The year is 202 so far: nothing to announce yet.
    expect(answer(page)).to_be_empty()
    page.keyboard.type("3")
    expect(answer(page)).to_contain_text("for 15 June 2023")
    expect(day(page)).to_be_focused()


def test_an_answer_is_announced(page: Page, site_url: str) -> None:
    page.goto(site_url + MANY)
    # Screen readers tell of a status only if it was there before its words.
    expect(answer(page)).to_be_attached()
    changes = """(region) => {
      window.changes = 0;
      new MutationObserver((all) => { window.changes += 1; }).observe(region, { childList: true, subtree: true });
    }"""
    answer(page).evaluate(changes)
    day(page).fill("2023-01-01")
    expect(answer(page)).to_contain_text("for 1 January 2023")
    assert page.evaluate("window.changes") == 1


def test_without_javascript_there_is_the_list(open_page: OpenPage, site_url: str) -> None:
    page = open_page(javascript=False)
    page.goto(f"{site_url}{MANY}?on=2023-01-01#day")
    expect(box(page)).to_be_hidden()
    expect(page.get_by_label("Choose the day")).to_have_count(0)
    expect(page.locator(".over-time > li")).to_have_count(7)
    assert all(item.is_visible() for item in page.locator(".over-time > li").all())
    expect(page.get_by_role("img", name="The checks over time")).to_be_visible()
    expect(own_labels(page).first).to_be_visible()


def test_an_answer_is_printed(open_page: OpenPage, site_url: str) -> None:
    page = open_page(width=PAPER)
    page.goto(f"{site_url}{MANY}?on=2023-01-01#day")
    page.emulate_media(media="print")
    expect(answer(page).get_by_text("for 1 January 2023")).to_be_visible()
    expect(answer(page).get_by_text("Provider passed, short courses included")).to_be_visible()
    expect(box(page).get_by_role("heading")).to_be_visible()
    expect(page.get_by_role("button", name="Print this page")).to_be_hidden()
    expect(day(page)).to_be_hidden()
    # Printers leave out backgrounds, and a shape is one.
    assert {look["adjust"] for look in page.locator(".quality-label").evaluate_all(LOOKS)} == {"exact"}
    page.goto(site_url + MANY)
    expect(box(page)).to_be_hidden()


@every_scheme
@every_width
@pytest.mark.parametrize(
    ("moment", "address"),
    [
        pytest.param("2026-11-22", f"{MANY}?on=2023-01-01#day", id="an answer"),
        pytest.param("2026-11-22", f"{MANY}?on=2023-06#day", id="an answer for a month"),
        pytest.param("2026-11-22", f"{PROVIDER}?on=2029-01-01#day", id="an answer on a provider"),
        pytest.param("2040-01-01", f"{ENDING}?on=2023-01-01#day", id="a late record"),
        pytest.param("2040-01-01", "browse/country/pl/", id="a late list"),
    ],
)
def test_axe_finds_nothing(  # noqa: PLR0913, PLR0917 - a row has many parts
    page: Page, site_url: str, width: int, scheme: Literal["light", "dark"], moment: str, address: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    at(page, moment, site_url + address)
    page.evaluate(AXE_SCRIPT)
    assert page.evaluate(VIOLATIONS, AXE) == []


@pytest.mark.parametrize("address", [f"{MANY}?on=2023-06-15#day", f"{PROVIDER}?on=2029-01-01", "browse/country/pl/"])
@pytest.mark.parametrize("moment", ["2026-11-22", "2040-01-01"])
def test_no_sideways_scrolling(open_page: OpenPage, site_url: str, moment: str, address: str) -> None:
    page = at(open_page(width=NARROW), moment, site_url + address)
    assert page.evaluate(SIDEWAYS) <= 0
    page.evaluate(LARGE_TEXT)
    assert page.evaluate(SIDEWAYS) <= 0
    # Nothing is cut off either.
    cut = "(all) => all.filter((each) => each.getBoundingClientRect().right > innerWidth).map((each) => each.outerHTML)"
    assert page.locator(".quality-label, .on-the-day *, .banner-late, .timeline").evaluate_all(cut) == []


# --- the timeline


@pytest.mark.parametrize("address", [MANY, ENDING, DIFFER, PROVIDER])
def test_the_picture_has_a_piece_for_every_line_of_the_list(page: Page, site_url: str, address: str) -> None:
    page.goto(site_url + address)
    picture = page.get_by_role("img", name="The checks over time")
    expect(picture).to_have_accessible_description(re.compile("The list below says what each number means"))
    assert picture.locator("desc").text_content()
    lines = page.locator(".over-time > li")
    pieces = picture.locator("path[class^=tone-]")
    assert pieces.count() == lines.count() > 1
    groups = [re.sub(r".*quality-([a-z-]+).*", r"\1", line.get_attribute("class") or "") for line in lines.all()]
    assert [(piece.get_attribute("class") or "").removeprefix("tone-") for piece in pieces.all()] == groups


def letters(page: Page) -> Letters:
    fills = "(all) => all.map((text) => getComputedStyle(text).fill)"
    return Letters(
        page.locator(".timeline g:not(.year) text").evaluate_all(fills),
        page.locator(".timeline .year text, .timeline .day").evaluate_all(fills),
        page.evaluate("getComputedStyle(document.body).backgroundColor"),
    )


@every_scheme
@pytest.mark.parametrize("forced", [False, True], ids=["usual colours", "forced colours"])
def test_the_picture_can_be_read(page: Page, site_url: str, scheme: Literal["light", "dark"], *, forced: bool) -> None:
    page.emulate_media(color_scheme=scheme, forced_colors="active" if forced else "none")
    page.goto(site_url + MANY)
    text = letters(page)
    assert len(text.numbers) == 7
    assert text.beside
    tones = page.evaluate(TONES, [group.value for group in CheckGroup])
    assert len(set(tones)) == (1 if forced else len(CheckGroup))
    assert all(contrast(number, tone) >= 4.5 for number in text.numbers for tone in tones)
    assert all(contrast(each, text.paper) >= 4.5 for each in text.beside)
    assert all(contrast(tone, text.paper) >= 3 for tone in tones)
    expect(page.locator(".timeline")).to_be_visible()


def test_the_picture_can_be_read_on_paper(page: Page, site_url: str) -> None:
    page.emulate_media(color_scheme="dark", media="print")
    page.goto(site_url + MANY)
    text = letters(page)
    tones = page.evaluate(TONES, [group.value for group in CheckGroup])
    assert all(contrast(number, tone) >= 4.5 for number in text.numbers for tone in tones)
    assert all(contrast(each, text.paper) >= 4.5 for each in text.beside)


@every_width
def test_numbers_and_years_keep_their_size(open_page: OpenPage, site_url: str, width: int) -> None:
    page = open_page(width=width)
    page.goto(site_url + MANY)
    sizes = page.locator(".timeline").evaluate("""(picture) => [...picture.querySelectorAll("text")].map((text) =>
      parseFloat(getComputedStyle(text).fontSize) * picture.getBoundingClientRect().width / 640)""")
    assert min(sizes) >= 8.5


@pytest.mark.parametrize("address", [MANY, DIFFER, PROVIDER])
@every_width
def test_years_and_the_day_do_not_meet(open_page: OpenPage, site_url: str, width: int, address: str) -> None:
    page = open_page(width=width)
    page.goto(site_url + address)
    boxes = page.locator(".timeline .year text").evaluate_all(
        "(all) => all.map((text) => text.getBoundingClientRect()).map(({ left, right }) => [left, right])"
    )
    assert all(right < left for (_, right), (left, _) in itertools.pairwise(boxes))
    assert all(0 <= left < right <= width for left, right in boxes)
    mark, name = (
        page.locator(f".timeline {each}").evaluate("(one) => one.getBoundingClientRect().toJSON()")
        for each in (".today", ".day")
    )
    assert name["right"] <= mark["left"] + mark["width"] / 2 or name["left"] >= mark["left"] + mark["width"] / 2


# --- labels


@every_scheme
def test_labels_are_words_with_a_shape_and_a_border(
    page: Page, site_url: str, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{site_url}search/?shown=100")
    labels = page.locator(".card .quality-label")
    expect(labels.nth(50)).to_be_visible()
    looks = labels.evaluate_all(LOOKS)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    shapes: dict[str, set[str]] = {}
    words: dict[str, set[str]] = {}
    colours: dict[str, set[str]] = {}
    for each in looks:
        assert each["word"].strip()
        assert each["mask"].startswith('url("data:image/svg+xml')
        assert each["border"] == each["ink"] == each["shape"]
        assert contrast(each["ink"], paper) >= 4.5
        shapes.setdefault(each["group"], set()).add(each["mask"])
        words.setdefault(each["group"], set()).add(each["word"])
        colours.setdefault(each["group"], set()).add(each["border"])
    assert set(shapes) == {group.value for group in CheckGroup}
    for told in (shapes, words, colours):
        assert len(set().union(*told.values())) == sum(map(len, told.values())), "two groups share it"
    assert all(len(each) == 1 for each in colours.values())


def test_no_two_groups_share_a_shape() -> None:
    shapes = {group: {look.shape(each) for each, own in GROUP_OF.items() if own is group} for group in CheckGroup}
    assert len(frozenset().union(*shapes.values())) == sum(map(len, shapes.values()))


@pytest.mark.parametrize("address", [MANY, "browse/country/pl/"])
def test_labels_are_seen_in_forced_colours(page: Page, site_url: str, address: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(site_url + address)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for each in page.locator(".quality-label").evaluate_all(LOOKS):
        assert each["mask"].startswith('url("data:image/svg+xml')
        assert all(contrast(each[part], paper) >= 4.5 for part in ("shape", "border", "ink"))


def test_what_a_screen_reader_reads_of_the_quality_box(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{MANY}?on=2024-03-15")
    expect(answer(page)).to_contain_text("for 15 March 2024")
    tree = page.get_by_role("region", name="Who checked the quality").aria_snapshot()
    for line in (
        '- heading "Who checked the quality" [level=2]',
        "- strong: Passed its own outside check",
        '- heading "The checks over time" [level=3]',
        '- heading "On the day of my certificate" [level=3]',
        '- textbox "Choose the day on your certificate, or a day to come:": 2024-03-15',
        "- status:",
        '- heading "What the provider says about its own checks" [level=2]',
    ):
        assert line in tree, (line, tree)
