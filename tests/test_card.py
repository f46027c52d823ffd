import pytest
from fragments import EXAMPLE, ON

from generator import catalogue, naming
from generator.catalogue import Catalogue
from generator.pages import card
from generator.pages.card import Card
from generator.pages.edition import Edition
from generator.pages.label import Label
from generator.pages.page import Context
from generator.settings import Settings


@pytest.fixture(scope="module")
def example() -> Context:
    return Context(catalogue.load(EXAMPLE, Settings()).catalogue, Settings(), ON)


def made(context: Context, ref: str) -> Card:
    return card.card(context, context.catalogue.credentials[ref])


def test_a_card_says_all_that_is_stated(example: Context) -> None:
    assert made(example, "example-university/data-analysis") == Card(
        ref="example-university/data-analysis",
        title="Data analysis with Python",
        language="en",
        providers=(
            ("Example University", "en", "example-university"),
            ("Other University", "en", "other-university"),
        ),
        country="Belgium and Estonia",
        facts=("125 hours", "5 ECTS credits", "Online", "English and Dutch", "€400"),
        summary="Learn to answer questions with real survey data.",
        summary_language="en",
        quality=Label(
            words="Passed its own outside check",
            scope="The course itself",
            group="passed",
            shape="tick",
            until="until December 2028",
            next_change="2029-01-01",
        ),
        notice="",
    )


def test_a_card_leaves_out_what_is_not_stated(example: Context) -> None:
    assert made(example, "example-training/first-aid").facts == ("12 hours", "On site")


@pytest.mark.parametrize(
    ("ref", "notice"),
    [
        ("example-university/data-analysis", ""),
        ("other-university/data-ethics", "Planned"),
        ("example-university/data-analysis-2019", "No longer offered"),
    ],
)
def test_a_card_says_what_is_not_offered(ref: str, notice: str, example: Context) -> None:
    assert made(example, ref).notice == notice


def test_a_card_is_in_the_language_of_the_interface_where_there_is_one(example: Context) -> None:
    dutch = made(example.for_edition(Edition("nl")), "example-university/data-analysis")
    assert (dutch.title, dutch.language, dutch.summary_language) == ("Data-analyse met Python", "nl", "nl")
    assert dutch.providers == (
        ("Voorbeelduniversiteit", "nl", "example-university"),
        ("Other University", "en", "other-university"),
    )


def test_the_path_of_a_card(example: Context) -> None:
    assert made(example, "example-training/first-aid").path == "credentials/example-training/first-aid/"


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        pytest.param("one two", 7, "one two", id="short enough"),
        pytest.param("one two three", 9, "one two…", id="cut at a blank"),
        pytest.param("one two, three", 10, "one two…", id="no comma before the end"),
        pytest.param("one – two", 7, "one…", id="no dash before the end"),
        pytest.param("one\n\ntwo   three", 50, "one two three", id="one line"),
        pytest.param("a" * 20, 10, "a" * 9 + "…", id="one long word"),
    ],
)
def test_shortened(text: str, most: int, expected: str) -> None:
    assert naming.shortened(text, most) == expected
    assert len(naming.shortened(text, most)) <= most


def test_the_next_change_of_a_catalogue_is_the_first_of_all_its_statuses(example: Context) -> None:
    known = example.catalogue
    days = {example.status(ref).next_change for ref in (*known.credentials, *known.providers)} - {None}
    assert example.next_change == min(str(day) for day in days)
    assert Context(Catalogue(), Settings(), ON).next_change == ""
