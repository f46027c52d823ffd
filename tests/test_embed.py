"""Snippets, oEmbed files and the page of a badge, with names as strangers may write them."""

import base64
import datetime as dt
import hashlib
import json
import re
from collections.abc import Callable

import markdown  # type: ignore[import-untyped]
import pytest
from fragments import EXAMPLE
from markdown_it import MarkdownIt
from sites import Html

from generator import catalogue
from generator.badges import oembed, snippets
from generator.badges.snippets import Picture, Pictures, Subject
from generator.pages import embed
from generator.pages.page import Context, Page
from generator.records.values import Text
from generator.settings import Settings

# Never change a published file: websites name its hash, and their visitors would see nothing of it any more.
# For anything else add quality-check-2.js, and a row.
FROZEN = {
    "quality-check-1.js": "sha384-owjz+A9Ex42e9dIIYZ+tIswBJZAADsYm+rf2AKOy01dt45NR9dbji01EHWfM9kVb",
}
ON = dt.date(2026, 11, 22)
URL = "https://catalogue.example/sub/"
REF = "other-university/data-ethics"
SMALL, LARGE = Picture(312, 36), Picture(380, 152)
PICTURES = Pictures(SMALL, LARGE)
HOSTILE = {
    "plain": "Data ethics",
    "quotes": "\"Data\" 'ethics'",
    "an end of the attribute": '"><script>alert(1)</script>',
    "an attribute": '" onerror="alert(1)" x="',
    "an end of the element": "</a></quality-check><script>alert(1)</script>",
    "a reference": "&lt;script&gt; &amp; &quot; &#60;",
    "an end of the alt of Markdown": "](https://evil.example/) [x",
    "a picture of Markdown": "![x](https://evil.example/x.png)",
    "marks of Markdown": "*a* _b_ __c__ `d` ~~e~~ \\ ^f^ ==g== #h $i$ :smile: @j",
    "addresses": "https://evil.example www.evil.example <https://evil.example> a@evil.example",
    "brackets without an end": "[[[ ((( <<< ```",
    "a table": "a | b\n--- | ---",
    "lines": "a\n\n# b\n- c",
    "a comment": "<!-- --> ]]> <?x?> {{ x }} {% x %} ⟦content⟧",
    "Georgian": "ქართული ღვინის სამართალი",
    "right to left": "\u202eethics",
}

hostile = pytest.mark.parametrize("name", [pytest.param(name, id=case) for case, name in HOSTILE.items()])


def subject(name: str, ref: str = REF) -> Subject:
    return Subject(URL, ref, name, "Catalogue")


def elements(html: str) -> list[tuple[str, dict[str, str]]]:
    read = Html.of(html)
    assert read.others == []
    assert read.open == []
    return [(element.tag, element.attributes) for element in read.elements]


def image(name: str, file: str, size: Picture) -> list[tuple[str, dict[str, str]]]:
    return [
        ("a", {"href": f"{URL}credentials/{REF}/", "lang": "en"}),
        (
            "img",
            {
                "src": f"{URL}badges/{REF}{file}",
                "width": str(size.width),
                "height": str(size.height),
                "alt": f"Quality check of {name}, shown by Catalogue",
                "referrerpolicy": "no-referrer",
                "loading": "lazy",
            },
        ),
    ]


# --- snippets


@hostile
def test_html_is_a_link_and_an_image(name: str) -> None:
    assert elements(snippets.small(subject(name), SMALL)) == image(name, ".svg", SMALL)
    assert elements(snippets.large(subject(name), LARGE)) == image(name, ".card.svg", LARGE)


@hostile
def test_component_is_a_script_and_an_element_with_a_link(name: str) -> None:
    html = snippets.component(subject(name))
    script = {
        "type": "module",
        "src": f"{URL}embed/quality-check-1.js",
        "integrity": FROZEN["quality-check-1.js"],
        "crossorigin": "anonymous",
        "referrerpolicy": "no-referrer",
    }
    assert elements(html) == [
        ("script", script),
        ("quality-check", {"src": f"{URL}api/v1/credentials/{REF}.json"}),
        ("a", {"href": f"{URL}credentials/{REF}/", "lang": "en"}),
    ]
    assert Html.of(html).all("a")[0].text == f"Quality check of {name}"


@hostile
@pytest.mark.parametrize(
    "to_html",
    [
        pytest.param(MarkdownIt().enable(["table", "strikethrough"]).render, id="CommonMark and GitHub's additions"),
        pytest.param(lambda text: markdown.markdown(text, extensions=["extra"]), id="Python-Markdown"),
    ],
)
def test_markdown_is_a_link_and_an_image(name: str, to_html: Callable[[str], str]) -> None:
    html = to_html(f"Before {snippets.markdown(subject(name))} after.")
    (_, link, picture) = elements(html)
    alt = f"Quality check of {' '.join(name.split())}, shown by Catalogue"
    assert link == ("a", {"href": f"{URL}credentials/{REF}/"})
    assert picture == ("img", {"src": f"{URL}badges/{REF}.svg", "alt": alt})
    assert Html.of(html).all("p")[0].text == "Before  after."


def test_markdown_keeps_usual_names_readable() -> None:
    said = snippets.markdown(subject("Data-driven care (part 1), it’s 50% online; really?"))
    assert said.startswith("[![Quality check of Data-driven care (part 1), it’s 50% online; really?, shown by")


def test_markdown_bears_brackets_in_the_address_of_the_site() -> None:
    html = MarkdownIt().render(snippets.markdown(Subject("https://catalogue.example/a(b) c/", REF, "x", "y")))
    assert elements(html)[1][1]["href"] == f"https://catalogue.example/a%28b%29%20c/credentials/{REF}/"


def test_a_provider_lies_in_its_own_folders() -> None:
    html = snippets.small(subject("x", "altair"), SMALL) + snippets.component(subject("x", "altair"))
    assert set(Html.of(html).links) == {
        f"{URL}providers/altair/",
        f"{URL}badges/altair.svg",
        f"{URL}api/v1/providers/altair.json",
        f"{URL}embed/quality-check-1.js",
    }


@pytest.mark.parametrize(
    ("svg", "size"),
    [
        pytest.param('<svg xmlns="x" width="380" height="150"><path/></svg>', (380, 150), id="whole"),
        pytest.param('<?xml version="1.0"?>\n<svg height="28" width="203.2"></svg>', (204, 28), id="a part more"),
        pytest.param('<svg\nwidth="10px" height="20px"/>', (10, 20), id="with a unit"),
        pytest.param('<svg stroke-width="2" width="10" height="20"/>', (10, 20), id="with another width"),
    ],
)
def test_size_of_a_picture(svg: str, size: tuple[int, int]) -> None:
    assert Picture.of(svg) == Picture(*size)
    assert Pictures.of(svg, svg).large == Picture(*size)


@pytest.mark.parametrize("svg", ["", "<svg/>", '<svg width="1"><rect height="2"/></svg>'])
def test_a_picture_without_a_size_is_a_mistake(svg: str) -> None:
    with pytest.raises(ValueError, match="without width and height"):
        Picture.of(svg)


# --- frozen files


def test_published_files_have_not_changed() -> None:
    found = {
        path.removeprefix("embed/"): f"sha384-{base64.b64encode(hashlib.sha384(text.encode()).digest()).decode()}"
        for path, text in snippets.embed_files()
    }
    assert found == FROZEN
    assert {name: snippets.integrity(name) for name in found} == FROZEN


def test_component_needs_no_leave_of_a_policy() -> None:
    for _, text in snippets.embed_files():
        assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|Function\(|\.style\b", text)


# --- oEmbed


@hostile
def test_oembed(name: str) -> None:
    answer = json.loads(oembed.oembed(subject(name), LARGE))
    assert elements(answer.pop("html")) == image(name, ".card.svg", LARGE)
    assert answer == {
        "version": "1.0",
        "type": "rich",
        "title": f"Quality check of {name}",
        "provider_name": "Catalogue",
        "provider_url": URL,
        "cache_age": 3600,
        "width": 380,
        "height": 152,
    }


def test_a_page_names_its_oembed_file() -> None:
    link = {"rel": "alternate", "type": "application/json+oembed", "href": f"{URL}oembed/{REF}.json"}
    assert elements(oembed.alternate(URL, REF)) == [("link", link)]


def test_without_an_address_no_page_names_an_oembed_file() -> None:
    assert oembed.alternate("", REF) == ""


# --- the page


@pytest.fixture(scope="module", params=[URL, ""], ids=["with an address", "without an address"])
def context(request: pytest.FixtureRequest) -> Context:
    settings = Settings(name="Catalogue", url=request.param)
    return Context(catalogue.load(EXAMPLE, settings).catalogue, settings, ON)


def page(context: Context, name: str = "Data ethics", ref: str = REF) -> Page:
    return embed.page(context, ref, Text((("en", name),)), PICTURES)


def test_address_of_the_page(context: Context) -> None:
    assert page(context).path == f"credentials/{REF}/badge/"
    assert page(context, ref="other-university").path == "providers/other-university/badge/"
    assert not page(context).indexed


@hostile
def test_what_is_copied_is_the_snippet(context: Context, name: str) -> None:
    html = Html.of(page(context, name).content)
    copied = [block.text for block in html.all("pre")]
    this = Subject(context.settings.url, REF, name, "Catalogue")
    made = [
        snippets.small(this, SMALL),
        snippets.large(this, LARGE),
        snippets.markdown(this),
        snippets.component(this),
    ]
    assert copied == (made if context.settings.url else [])
    assert [e.tag for e in html.elements] == [e.tag for e in Html.of(page(context, "x").content).elements]
    assert html.others == []
    assert html.open == []


def test_every_button_has_a_name_of_its_own(context: Context) -> None:
    html = Html.of(page(context).content)
    names = [button.text for button in html.all("button")]
    assert len(names) == len(set(names)) == (4 if context.settings.url else 0)
    assert all("hidden" in button.attributes for button in html.all("button"))


def test_previews_come_from_the_same_site(context: Context) -> None:
    images = [element.attributes for element in Html.of(page(context).content).all("img")]
    root = "../" * 4
    assert [each["src"] for each in images] == [f"{root}badges/{REF}.svg", f"{root}badges/{REF}.card.svg"] * 2
    assert [(each["width"], each["height"]) for each in images] == [("312", "36"), ("380", "152")] * 2
    assert [each["alt"] for each in images] == ["Quality check of Data ethics, shown by Catalogue"] * 2 + [""] * 2


def test_the_page_says_what_a_badge_is_worth(context: Context) -> None:
    said = " ".join(Html.of(f"<main>{page(context).content}</main>").elements[0].text.split())
    for sentence in (
        "The page is the statement, not the picture.",
        "An old copy still says until when the check holds.",
        "You may not alter it",
        "Experts from outside looked at the quality and were satisfied.",
        "It is not a European quality label.",
    ):
        assert sentence in said
    assert ("This catalogue has not named its address yet" in said) is not bool(context.settings.url)


def test_the_page_is_small(context: Context) -> None:
    assert len(page(context, "\N{GEORGIAN LETTER AN}" * 120).content.encode()) < 12_000
