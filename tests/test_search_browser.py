"""The search page in a browser, over the sample records. `page` fails a test that breaks the policy of the site."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from browsing import OpenPage, Watch, axe
from playwright.sync_api import Locator, Page, Route, expect

FIELD = "Search for a skill, subject or provider"


def opened(page: Page, site_url: str, search: str = "") -> Page:
    page.goto(f"{site_url}search/{search}")
    said = page.locator(".search-status, .search-trouble[role=alert]").filter(has_text=re.compile(r"\w"))
    expect(said.first).to_be_visible()
    return page


def status(page: Page) -> Locator:
    return page.locator(".search-status")


def titles(page: Page) -> list[str]:
    return page.locator(".cards .card-title").all_inner_texts()


def value(page: Page, facet: str, name: str) -> Locator:
    """Give a checkbox, with its facet opened."""
    box = page.locator(f".search-facet[data-facet={facet}]")
    if page.locator(".search-facets").get_attribute("open") is None:
        page.locator(".search-facets > summary").click()
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    return box.get_by_role("checkbox", name=re.compile(rf"^{re.escape(name)}(\.| \()"))


def count(page: Page) -> int:
    found = re.match(r"[\d,]+", status(page).inner_text())
    return int(found.group().replace(",", "")) if found else 0


def beside(checkbox: Locator) -> int:
    """Give the count beside a value."""
    label = checkbox.locator("xpath=ancestor::label").locator("[data-count]").inner_text()
    return int(label.strip("()").replace(",", ""))


def address(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


# --- words


@pytest.mark.parametrize(
    ("words", "course"),
    [
        pytest.param("nurses", "Health data for nurses", id="English"),
        pytest.param("vroedkunde", "Health data for nurses", id="Dutch, in the entry requirements"),
        pytest.param("licenciatura", "Cuidados paliativos em casa", id="Portuguese, in the entry requirements"),
        pytest.param("przemyslowa", "Industrial robotics in practice", id="Polish, typed without its letters"),
        pytest.param("przemysłowa", "Industrial robotics in practice", id="Polish"),
        pytest.param("familias", "Cuidados paliativos em casa", id="Portuguese, typed without accents"),
        pytest.param("zielony grod technology", "Industrial robotics in practice", id="a provider"),
        pytest.param("nurs", "Health data for nurses", id="the beginning of a word"),
    ],
)
def test_words_in_any_language_find_a_course(page: Page, site_url: str, words: str, course: str) -> None:
    opened(page, site_url)
    page.get_by_label(FIELD).press_sequentially(words)
    expect(status(page)).to_contain_text(f"“{words}”")
    assert course in titles(page)
    assert address(page) == {"q": [words]}


def test_the_address_alone_makes_the_search(page: Page, site_url: str) -> None:
    opened(page, site_url, "?q=data&language=en&sort=title")
    expect(page.get_by_label(FIELD)).to_have_value("data")
    expect(page.get_by_label("Sort by")).to_have_value("title")
    expect(value(page, "language", "English")).to_be_checked()
    assert titles(page) == sorted(titles(page), key=str.casefold)
    assert titles(page)


def test_a_search_from_the_home_page_arrives(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}")
    page.locator("form [name=q]").first.fill("data")
    page.locator("form [name=q]").first.press("Enter")
    expect(status(page)).to_contain_text("“data”")
    assert "/search/" in page.url


def test_a_word_that_nothing_holds_is_left_out_and_said(page: Page, site_url: str) -> None:
    opened(page, site_url, "?q=data")
    alone = titles(page)
    opened(page, site_url, "?q=data+xqzzy")
    expect(status(page)).to_contain_text("No micro-credential holds “xqzzy”")
    assert titles(page) == alone


def test_an_unknown_word_does_not_find_its_first_letters(page: Page, site_url: str) -> None:
    opened(page, site_url, "?q=theologisch")
    expect(status(page)).to_contain_text("No micro-credentials found")


def test_an_answer_that_comes_late_is_dropped(page: Page, site_url: str) -> None:
    opened(page, site_url)

    def late(route: Route) -> None:
        page.wait_for_timeout(700)
        route.continue_()

    page.route("**/search/rows.json", late)
    page.get_by_label(FIELD).fill("nurses")
    page.wait_for_timeout(400)
    page.get_by_label(FIELD).fill("")
    everything = re.compile(r"^\d+ micro-credentials found\.$")
    expect(status(page)).to_have_text(everything)
    page.wait_for_timeout(1200)
    expect(status(page)).to_have_text(everything)


# --- facets


def test_values_of_one_facet_widen_and_facets_narrow(page: Page, site_url: str) -> None:
    opened(page, site_url)
    every = count(page)
    estonia, sweden = value(page, "country", "Estonia"), value(page, "country", "Sweden")
    expected = beside(estonia), beside(sweden)
    estonia.check()
    expect(status(page)).to_contain_text(f"{expected[0]} micro-credentials")
    assert beside(sweden) == expected[1], "the count beside another value of the facet is what it would add"
    sweden.check()
    expect(status(page)).to_contain_text(f"{sum(expected)} micro-credentials")
    online = value(page, "how", "Online")
    narrowed = beside(online)
    assert narrowed < sum(expected) < every
    online.check()
    expect(status(page)).to_contain_text(f"{narrowed} micro-credential")
    assert address(page) == {"country": ["ee", "se"], "how": ["online"]}


def test_a_quality_check_is_found(page: Page, site_url: str) -> None:
    opened(page, site_url)
    disputed, ended = (
        value(page, "check", name) for name in ("Did not pass, withdrawn or disputed", "Check ended or not yet started")
    )
    expected = beside(disputed), beside(ended)
    assert 0 < expected[0] < count(page)
    disputed.check()
    expect(status(page)).to_contain_text(f"{expected[0]} micro-credential")
    assert address(page) == {"check": ["disputed"]}
    expect(page.locator(".card .quality-label")).to_have_count(expected[0])
    expect(page.locator(".card .quality-disputed")).to_have_count(expected[0])
    expect(page.get_by_role("button", name="Remove Quality check: Did not pass, withdrawn or disputed")).to_be_visible()
    ended.check()
    expect(status(page)).to_contain_text(f"{sum(expected)} micro-credential")
    expect(page.locator(".card .quality-not-now")).to_have_count(expected[1])


def test_what_was_looked_at_divides_those_that_passed(page: Page, site_url: str) -> None:
    opened(page, site_url, "?check=passed")
    parts = [
        value(page, "check", f"Passed: {what} was looked at")
        for what in ("the course itself", "its programme", "its provider")
    ]
    assert count(page) == beside(value(page, "check", "Passed an outside check")) == sum(map(beside, parts))
    opened(page, site_url, "?check=passed-itself")
    assert count(page) == beside(parts[0]) > 0
    opened(page, site_url, "?check=nonsense")
    expect(page.get_by_role("list", name="Chosen filters")).to_be_hidden()


def test_words_and_a_facet_meet(page: Page, site_url: str) -> None:
    opened(page, site_url, "?q=data")
    swedish = value(page, "language", "Swedish")
    expected = beside(swedish)
    assert 0 < expected < count(page)
    swedish.check()
    expect(status(page)).to_contain_text(f"{expected} micro-credential")
    assert len(titles(page)) == expected


def test_the_back_button_goes_back_through_choices(page: Page, site_url: str) -> None:
    opened(page, site_url, "?q=data")
    before = titles(page)
    value(page, "how", "Online").check()
    expect(page).to_have_url(re.compile("how=online"))
    page.get_by_label("Sort by").select_option("shortest")
    expect(page).to_have_url(re.compile("sort=shortest"))
    page.go_back()
    expect(page.get_by_label("Sort by")).to_have_value("best")
    page.go_back()
    expect(value(page, "how", "Online")).not_to_be_checked()
    expect(page.locator(".cards .card-title")).to_have_text(before)
    page.go_forward()
    expect(value(page, "how", "Online")).to_be_checked()


def test_the_focus_stays_on_the_value_that_was_chosen(page: Page, site_url: str) -> None:
    opened(page, site_url)
    online = value(page, "how", "Online")
    online.focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("how=online"))
    expect(online).to_be_focused()


def test_chips_take_choices_back_and_keep_the_focus_near(page: Page, site_url: str) -> None:
    opened(page, site_url, "?how=online&how=onsite&language=en")
    chips = page.get_by_role("list", name="Chosen filters").get_by_role("button")
    expect(chips).to_have_count(4)
    page.get_by_role("button", name="Remove Language of teaching: English").click()
    expect(chips).to_have_count(3)
    expect(chips.first).to_be_focused()
    page.get_by_role("button", name="Remove all filters").click()
    expect(chips).to_have_count(0)
    expect(page.get_by_role("heading", name="Results")).to_be_focused()
    assert address(page) == {}


def test_values_that_no_facet_knows_are_left_out(page: Page, site_url: str) -> None:
    opened(page, site_url)
    every = count(page)
    opened(page, site_url, "?subject=zz&nonsense=1&sort=nonsense&shown=-3")
    assert count(page) == every


# --- order


def test_shortest_first(page: Page, site_url: str) -> None:
    opened(page, site_url, "?sort=shortest&time=to-25&time=26-75&shown=100")
    facts = page.locator(".card-facts").all_inner_texts()
    hours = [float(found.group(1)) for fact in facts if (found := re.match(r"(?:about )?([\d.]+) hours?", fact))]
    assert len(hours) == len(facts) > 1
    assert hours == sorted(hours)


def test_cheapest_first_within_each_currency(page: Page, site_url: str) -> None:
    opened(page, site_url, "?sort=cheapest&shown=200")
    expect(status(page)).to_contain_text("Nothing is converted")
    costs = [fact.rpartition(" · ")[2] for fact in page.locator(".card-facts").all_inner_texts()]
    stated = [cost for cost in costs if re.match(r"Free|\D+[\d,.]+$", cost)]
    assert costs[: len(stated)] == stated, "those without a price come last"
    free = [cost for cost in stated if cost == "Free"]
    assert stated[: len(free)] == free
    priced = [re.fullmatch(r"(\D+)([\d,.]+)", cost.replace("\N{NO-BREAK SPACE}", " ")) for cost in stated[len(free) :]]
    amounts = [(cost.group(1), float(cost.group(2).replace(",", ""))) for cost in priced if cost]
    currencies = list(dict.fromkeys(currency for currency, _ in amounts))
    assert len(currencies) > 1
    assert amounts == sorted(amounts, key=lambda cost: (currencies.index(cost[0]), cost[1]))


def test_next_start_first(page: Page, site_url: str) -> None:
    opened(page, site_url, "?sort=start")
    expect(status(page)).to_contain_text("start at any time come first")
    by_start = titles(page)
    opened(page, site_url, "?sort=title")
    assert by_start != titles(page)


# --- more, and nothing


def test_show_more_puts_the_focus_on_the_first_new_result(page: Page, site_url: str) -> None:
    opened(page, site_url)
    first = titles(page)
    page.get_by_role("button", name=re.compile(r"^Show \d+ more")).click()
    expect(page.locator(".cards .card").nth(len(first)).locator(".card-title a")).to_be_focused()
    assert titles(page)[: len(first)] == first
    assert address(page) == {"shown": [str(2 * len(first))]}
    page.reload()
    expect(page.locator(".cards .card").nth(len(first))).to_be_attached()


def test_nothing_found_for_the_filters_says_which_to_remove(page: Page, site_url: str) -> None:
    opened(page, site_url, "?q=paliativos&country=se&language=pt")
    expect(status(page)).to_contain_text("No micro-credentials found")
    way = page.get_by_role("button", name=re.compile(r"^Remove Country of the provider: Sweden \(\d+ found\)"))
    way.click()
    expect(status(page)).not_to_contain_text("No micro-credentials")
    assert address(page) == {"q": ["paliativos"], "language": ["pt"]}
    expect(page.get_by_role("heading", name="Results")).to_be_focused()


def test_nothing_found_for_the_words_offers_other_ways(page: Page, site_url: str) -> None:
    opened(page, site_url, "?q=xqzzy")
    expect(status(page)).to_contain_text("No micro-credentials found for “xqzzy”")
    lists = page.get_by_role("link", name="Browse the lists instead")
    assert str(lists.get_attribute("href")).endswith("/browse/")
    page.get_by_role("button", name="Search without the words").click()
    expect(status(page)).not_to_contain_text("No micro-credentials")
    expect(page.get_by_label(FIELD)).to_have_value("")


def test_words_that_never_meet_are_offered_one_by_one(page: Page, site_url: str) -> None:
    opened(page, site_url, "?q=paliativos+robotics")
    page.get_by_role("button", name=re.compile("^Search for “robotics” only")).click()
    expect(status(page)).to_contain_text("found for “robotics”")


def test_fewer_words_keep_the_filters_and_count_with_them(page: Page, site_url: str) -> None:
    opened(page, site_url, "?q=paliativos+robotics&country=pl")
    expect(page.get_by_role("button", name="Search for “paliativos” only")).to_have_count(0)
    page.get_by_role("button", name="Search for “robotics” only (1 found)").click()
    expect(status(page)).to_contain_text("1 micro-credential found for “robotics”")
    assert address(page) == {"q": ["robotics"], "country": ["pl"]}


def test_words_that_tell_little_are_left_out_first(page: Page, site_url: str) -> None:
    opened(page, site_url, "?q=robotics+in+the+przemyslowa+paliativos")
    expect(page.get_by_role("button", name="Search for “robotics przemyslowa” only (1 found)")).to_be_visible()


def test_words_and_filters_that_find_nothing_can_both_go(page: Page, site_url: str) -> None:
    opened(page, site_url, "?q=xqzzy&country=pl&language=pt")
    page.get_by_role("button", name="Search without words and filters").click()
    expect(page.locator(".card").first).to_be_visible()
    assert address(page) == {}


# --- filters and providers in place of words


@pytest.mark.parametrize(
    ("words", "offer", "found"),
    [
        pytest.param("free", "Only free courses", {"cost": ["free"]}, id="the label of a value"),
        pytest.param("No cost", "Only free courses", {"cost": ["free"]}, id="everyday words"),
        pytest.param("distance-learning", "Only online courses", {"how": ["online"]}, id="with a hyphen"),
        pytest.param("in Estonia", "Only “Country of the provider: Estonia”", {"country": ["ee"]}, id="a filler too"),
        pytest.param("Eesti", "Only “Country of the provider: Estonia”", {"country": ["ee"]}, id="its own name"),
        pytest.param("ελλαδα", "Only “Country of the provider: Greece”", {"country": ["gr"]}, id="without accents"),
        pytest.param("English", "Only “Language of teaching: English”", {"language": ["en"]}, id="a language"),
        pytest.param("short", "Only courses of up to 25 hours", {"time": ["to-25"]}, id="a length"),
        pytest.param(
            "passed an outside check",
            "Only courses that passed an outside check",
            {"check": ["passed"]},
            id="a kind of check",
        ),
        pytest.param(
            "free data", "Only free courses, with “data”", {"q": ["data"], "cost": ["free"]}, id="the others stay"
        ),
        pytest.param("free xqzzy", "Only free courses", {"cost": ["free"]}, id="a word that nothing holds"),
    ],
)
def test_words_that_name_a_filter_offer_it(
    words: str, offer: str, found: dict[str, list[str]], page: Page, site_url: str
) -> None:
    opened(page, site_url, f"?q={words}")
    button = page.locator(".search-offers").get_by_role("button", name=re.compile(rf"^{offer} \("))
    expect(status(page)).to_contain_text(re.compile(r"suggestions? stands? below"))
    promised = re.search(r"\((\d+) found\)", button.inner_text())
    assert promised
    button.focus()
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text(re.compile(rf"^{promised[1]} micro-credential"))
    assert address(page) == found
    expect(page.get_by_role("heading", name="Results")).to_be_focused()
    page.go_back()
    expect(page.get_by_label(FIELD)).to_have_value(words)


def test_several_filters_are_offered_together_and_apart(page: Page, site_url: str) -> None:
    opened(page, site_url, "?q=free+online+data")
    offers = page.locator(".search-offers").get_by_role("button")
    expect(offers).to_have_text(
        [
            re.compile(r"^All of this: Cost: Free and How you take part: Online, with “data” \(\d+ found\)$"),
            re.compile("^Only free courses, with"),
            re.compile("^Only online courses, with"),
        ]
    )
    offers.first.click()
    expect(page).to_have_url(re.compile(r"\?q=data&how=online&cost=free$"))


def test_nothing_is_chosen_by_itself_and_what_is_chosen_is_not_offered(page: Page, site_url: str) -> None:
    opened(page, site_url, "?q=free")
    assert address(page) == {"q": ["free"]}
    expect(page.get_by_role("list", name="Chosen filters")).to_be_hidden()
    opened(page, site_url, "?q=free&cost=free")
    expect(page.locator(".search-offers")).to_be_hidden()
    opened(page, site_url, '?q="free"')
    expect(page.locator(".search-offers")).to_be_hidden()
    opened(page, site_url, "?q=not+stated")
    expect(page.locator(".search-offers")).to_be_hidden()


@pytest.mark.parametrize(
    ("words", "provider"),
    [
        pytest.param("north lake", "North Lake University – see its 7 courses", id="a part of the name"),
        pytest.param("free north lake", "North Lake University – see its 7 courses", id="beside a filter"),
        pytest.param("Kadaka", "Kadaka Skills – see its 4 courses", id="one word"),
        pytest.param("data at North Lake University", "North Lake University – see its 7 courses", id="within others"),
    ],
)
def test_the_name_of_a_provider_leads_to_it(words: str, provider: str, page: Page, site_url: str) -> None:
    opened(page, site_url, f"?q={words}")
    page.locator(".search-offers").get_by_role("link", name=provider, exact=True).click()
    expect(page).to_have_url(re.compile("/providers/(north-lake-university|kadaka-skills)/$"))


@pytest.mark.parametrize("words", ["Harvard", "Harvard University"])
def test_a_name_that_no_provider_has_is_said(words: str, page: Page, site_url: str) -> None:
    opened(page, site_url, f"?q={words}")
    expect(status(page)).to_contain_text("No provider in this catalogue has “Harvard” in its name.")


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("nurces", id="a word close to another one"),
        pytest.param("gratis", id="the everyday word for a filter"),
        pytest.param("kadaka", id="a name"),
        pytest.param("university", id="a word of many names"),
    ],
)
def test_of_other_words_nothing_is_said_about_providers(words: str, page: Page, site_url: str) -> None:
    opened(page, site_url, f"?q={words}")
    expect(status(page)).not_to_contain_text("No provider")


def test_without_the_names_nothing_is_said_of_providers(page: Page, site_url: str, watch: Watch) -> None:
    page.route("**/search/providers.json", lambda route: route.abort())
    opened(page, site_url, "?q=Harvard")
    expect(status(page)).to_contain_text("No micro-credentials found")
    expect(status(page)).not_to_contain_text("No provider")
    watch.complaints[:] = [each for each in watch.complaints if "providers.json" not in each]


def test_names_of_providers_are_read_only_for_words(page: Page, site_url: str, watch: Watch) -> None:
    opened(page, site_url, "?how=online")
    assert not [each for each in watch.requests if each.endswith("search/providers.json")]


# --- when something is missing


def test_a_build_without_an_index_says_so_and_keeps_its_filters(page: Page, site_url: str, watch: Watch) -> None:
    page.route("**/search/rows.json", lambda route: route.fulfill(status=404))
    opened(page, site_url, "?q=data&how=online")
    expect(page.get_by_role("alert")).to_contain_text("no search by words")
    assert all("online" in fact.casefold() for fact in page.locator(".card-facts").all_inner_texts())
    assert titles(page)
    watch.complaints.clear()


@pytest.mark.parametrize("missing", ["**/search/columns.json", "**/search/cards/*", "**/pagefind/pagefind.js"])
def test_files_that_cannot_be_loaded_are_told_in_words(page: Page, site_url: str, missing: str, watch: Watch) -> None:
    page.route(missing, lambda route: route.abort())
    opened(page, site_url, "?q=data")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("could not be loaded")
    expect(alert.get_by_role("button", name="Try again")).to_be_visible()
    expect(alert.get_by_role("link", name="Browse the lists instead")).to_be_visible()
    watch.complaints.clear()


# --- access


def test_a_search_by_keyboard_ends_at_the_results(page: Page, site_url: str) -> None:
    opened(page, site_url)
    field = page.get_by_label(FIELD)
    field.press_sequentially("nurses")
    expect(status(page)).to_contain_text("“nurses”")
    expect(field).to_be_focused()
    field.press("Enter")
    expect(page.get_by_role("heading", name="Results")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.search-results') !== null")


def test_a_filter_leaves_the_focus_where_it_is(page: Page, site_url: str) -> None:
    opened(page, site_url)
    online = value(page, "how", "Online")
    online.focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("how=online"))
    expect(page.get_by_role("list", name="Chosen filters")).to_be_visible()
    expect(online).to_be_focused()


@pytest.mark.parametrize("width", [320, 1280])
def test_behind_the_search_field_a_link_skips_the_filters(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, site_url, "?q=data")
    page.locator(".search-bar button").focus()
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the results")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Results")).to_be_focused()


def test_without_javascript_there_is_no_form_that_does_nothing(open_page: OpenPage, site_url: str) -> None:
    page = open_page(width=320, javascript=False)
    page.goto(f"{site_url}search/")
    expect(page.locator("noscript .search-trouble")).to_contain_text("The lists work without it.")
    expect(page.locator("noscript .search-trouble")).to_be_visible()
    expect(page.locator(".search-form")).to_be_hidden()


def test_text_in_another_language_says_which_one_it_is(page: Page, site_url: str) -> None:
    opened(page, site_url, "?q=paliativos")
    link = page.get_by_role("link", name="Cuidados paliativos em casa")
    expect(link).to_have_attribute("lang", "pt")
    link.click()
    expect(page).to_have_url(re.compile("/credentials/universidade-do-vale-claro/cuidados-paliativos/"))


def test_the_filters_are_closed_on_a_phone_and_open_beside_the_results(page: Page, site_url: str) -> None:
    opened(page, site_url)
    page.set_viewport_size({"width": 320, "height": 640})
    expect(page.locator(".search-facets")).not_to_have_attribute("open", "")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.locator(".search-facets")).to_have_attribute("open", "")
    page.get_by_role("link", name="Skip to the results").press("Enter")
    expect(page.get_by_role("heading", name="Results")).to_be_focused()


@pytest.mark.parametrize(
    "search",
    [
        "?how=online&language=en",
        "?q=xqzzy",
        "?q=paliativos&country=se&language=pt",
        "?q=free+online+course+in+data+analysis",
        "?q=north+lake",
    ],
)
def test_axe_finds_nothing(page: Page, site_url: str, search: str) -> None:
    opened(page, site_url, search)
    assert axe(page) == []


# --- words close to a typed one


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        pytest.param("nurces", "nurses", id="another letter"),
        pytest.param("nrses", "nurses", id="a letter left out"),
        pytest.param("nurrses", "nurses", id="a letter too many"),
        pytest.param("nusres", "nurses", id="two letters swapped"),
        pytest.param("Etikc", "ethics", id="no word is close enough"),
    ],
)
def test_close_words_are_offered(typed: str, offered: str, page: Page, site_url: str) -> None:
    opened(page, site_url, f"?q={typed}")
    close = page.get_by_role("button", name=f"Search for “{offered}”", exact=True)
    if typed == "Etikc":
        expect(page.locator(".search-help")).to_be_visible()
        expect(close).to_have_count(0)
        return
    close.click()
    expect(page.get_by_label(FIELD)).to_have_value(offered)
    expect(page.locator(".card").first).to_be_visible()


def test_a_close_word_takes_the_place_of_one_of_several(page: Page, site_url: str) -> None:
    opened(page, site_url, "?q=health+nurces")
    page.get_by_role("button", name="Search for “nurses”", exact=True).click()
    expect(page.get_by_label(FIELD)).to_have_value("health nurses")
    expect(status(page)).to_contain_text("“health nurses”")


def test_no_word_is_offered_for_one_that_is_known(page: Page, site_url: str, watch: Watch) -> None:
    opened(page, site_url, "?q=nurses")
    expect(page.locator(".card").first).to_be_visible()
    assert page.get_by_text("Did you mean").count() == 0
    assert not [each for each in watch.requests if each.endswith("search/words.json")]


def test_without_the_words_nothing_is_offered(page: Page, site_url: str, watch: Watch) -> None:
    page.route("**/search/words.json", lambda route: route.abort())
    opened(page, site_url, "?q=nurces")
    expect(page.locator(".search-help")).to_be_visible()
    assert page.get_by_text("Did you mean").count() == 0
    watch.complaints[:] = [each for each in watch.complaints if "words.json" not in each]


def test_what_a_screen_reader_reads(page: Page, site_url: str) -> None:
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        opened(page, site_url, "?q=data")
        value(page, "how", "Online")
        tree = page.locator("#search").aria_snapshot()
        for line in (
            f'- searchbox "{FIELD}": data',
            '- combobox "Sort by":',
            '- heading "Results" [level=2]',
            "- status:",
            '- group "How you take part":',
        ):
            assert line in tree, (line, tree)
        assert re.search(r'- checkbox "Online[ .(]', tree), tree
        assert re.search(r'- listitem:\n *- heading "Data ethics in practice" \[level=3\]:\n *- link', tree), tree
