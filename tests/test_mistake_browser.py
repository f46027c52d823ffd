"""How a reader reports a mistake: from the page that holds it, without an account first, also without JavaScript."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from browsing import SIDEWAYS, OpenPage, axe
from fragments import EXAMPLE, ON
from playwright.sync_api import Page, expect
from sites import Html

from generator import catalogue, settings
from generator.pages import mistake
from generator.pages.page import Context
from generator.settings import Settings

COURSE = "credentials/north-lake-university/data-ethics/"
PATH = f"mistake/?page={COURSE}"
LINES = ["What is wrong: ", "What is right: ", "Web address where we can read it: "]
KNOWN = catalogue.load(EXAMPLE, Settings()).catalogue


def made(chosen: Settings) -> Html:
    """Give the content of the page of a catalogue with these settings."""
    return Html.of(mistake.page(Context(KNOWN, chosen, ON)).content)


def test_a_page_that_holds_a_mistake_is_named_in_the_message(page: Page, site_url: str) -> None:
    page.goto(site_url + COURSE)
    page.get_by_role("link", name="Report a mistake").click()
    expect(page).to_have_url(site_url + PATH)
    expect(page.get_by_label("Your message")).to_have_value("\n".join([f"Page: {site_url}{COURSE}", *LINES]))
    ask = page.get_by_role("link", name="Ask the provider (North Lake University)")
    expect(ask).to_have_attribute("href", "https://north-lake.example/contact")
    address = page.get_by_role("link", name="Open a report at GitHub").get_attribute("href") or ""
    assert parse_qs(urlsplit(address).query) == {"template": ["mistake.yml"], "page": [site_url + COURSE]}


def test_ways_without_an_account_come_first(page: Page, site_url: str) -> None:
    page.goto(site_url + PATH)
    headings = page.get_by_role("heading", level=3).all_inner_texts()
    assert headings == ["To us, without an account", "To the provider", "At GitHub, with an account"]


def test_the_message_is_copied(page: Page, site_url: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site_url + PATH)
    page.get_by_label("Your message").fill("The price is wrong.")
    page.get_by_role("button", name="Copy the text").press("Enter")
    expect(page.get_by_role("status").filter(has_text="Copied")).to_have_count(1)
    assert page.evaluate("navigator.clipboard.readText()") == "The price is wrong."


@pytest.mark.parametrize("asked", ["", "?page=https://evil.example/", "?page=http://[", "?page=javascript:alert(1)"])
def test_an_address_that_names_no_page_of_this_site_is_left_out(asked: str, page: Page, site_url: str) -> None:
    page.goto(f"{site_url}mistake/{asked}")
    expect(page.get_by_role("button", name="Copy the text")).to_be_visible()
    expect(page.get_by_label("Your message")).to_have_value("\n".join(["Page: ", *LINES]))
    expect(page.get_by_text("Put the address of the page into the first line")).to_be_visible()


def test_without_javascript(open_page: OpenPage, site_url: str) -> None:
    page = open_page(320, 640, javascript=False)
    page.goto(site_url + PATH)
    expect(page.get_by_label("Your message")).to_have_value("\n".join(["Page: ", *LINES]))
    expect(page.get_by_role("button", name="Copy the text")).to_be_hidden()
    expect(page.get_by_role("link", name="Write to the maintainers")).to_be_visible()
    expect(page.get_by_text("Put the address of the page into the first line")).to_be_visible()
    assert page.evaluate(SIDEWAYS) == 0


def test_axe_finds_nothing(page: Page, site_url: str) -> None:
    page.goto(site_url + PATH)
    expect(page.get_by_role("link", name="Ask the provider")).to_be_visible()
    assert axe(page) == []


def test_the_page_that_does_not_exist_names_no_page(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}no-such-page/")
    expect(page.get_by_role("link", name="Report a mistake")).to_have_attribute("href", "/mistake/")


# --- by what a catalogue has named


@pytest.mark.parametrize("contact", ["help@courses.example", "mailto:help@courses.example"])
def test_a_mail_address_opens_a_mail_with_the_message(contact: str) -> None:
    chosen = settings.of({"extra": {"catalogue": {"contact": contact}}}, EXAMPLE)
    (link,) = (each for each in made(chosen).all("a") if "data-mail" in each.attributes)
    address = urlsplit(link.attributes["href"])
    assert (address.scheme, address.path) == ("mailto", "help@courses.example")
    asked = parse_qs(address.query)
    assert (asked["subject"], asked["body"][0].split("\r\n")) == (["Mistake"], ["Page: ", *LINES])


def test_what_a_catalogue_has_not_named_is_not_offered() -> None:
    text = " ".join(each.text for each in made(Settings()).all("div"))
    assert "This catalogue has not named a contact." in text
    assert "account at" not in text


def test_what_is_typed_goes_into_the_mail(page: Page, site_url: str) -> None:
    page.route(
        f"{site_url}mistake/",
        lambda route: route.fulfill(
            response=(answer := route.fetch()),
            body=answer.text().replace(
                'href="https://catalogue.example/contact"', 'href="mailto:a@b.example?subject=x&amp;body=y" data-mail'
            ),
        ),
    )
    page.goto(f"{site_url}mistake/")
    page.get_by_label("Your message").fill("Ähm & so?\nYes")
    href = page.get_by_role("link", name="Write to the maintainers").get_attribute("href") or ""
    assert unquote(href) == "mailto:a@b.example?subject=x&body=Ähm & so?\r\nYes"
