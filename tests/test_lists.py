import pytest
import sites
from fragments import EXAMPLE, ON

from generator import catalogue
from generator.pages import lists
from generator.pages.page import Context
from generator.records.values import RESERVED
from generator.settings import Settings


@pytest.fixture(scope="module")
def context() -> Context:
    return Context(catalogue.load(EXAMPLE, Settings()).catalogue, Settings(), ON)


@pytest.mark.parametrize(
    ("number", "total", "expected"),
    [
        pytest.param(1, 1, [1], id="one page"),
        pytest.param(3, 60, list(range(1, 61)), id="few enough for all"),
        pytest.param(1, 61, [1, 2, 3, *range(5, 61, 4), 61], id="the first of many"),
        pytest.param(61, 61, [*range(1, 58, 4), 59, 60, 61], id="the last of many"),
    ],
)
def test_linked(number: int, total: int, expected: list[int]) -> None:
    assert lists.linked(number, total) == expected


@pytest.mark.parametrize("total", [61, 200, 2_000])
def test_every_page_is_linked_to_its_neighbours_and_both_ends(total: int) -> None:
    for number in range(1, total + 1):
        shown = lists.linked(number, total)
        assert {1, total, max(1, number - 1), number, min(total, number + 1)} <= set(shown)
        assert len(shown) <= 30


def test_choices(context: Context) -> None:
    data, data_2019 = "example-university/data-analysis", "example-university/data-analysis-2019"
    aid, ethics = "example-training/first-aid", "other-university/data-ethics"
    assert lists.choices(context) == {
        "subject": [("05", "Science, mathematics and environment", [data])],
        "country": [("be", "Belgium", [data_2019, data, aid]), ("ee", "Estonia", [data, ethics])],
        "provider-kind": [
            ("higher-education-institution", "Higher education institution", [data_2019, data, ethics]),
            ("other-provider", "Other provider", [aid]),
        ],
        "for": [("further-study", "Further study", [data])],
        "time": [
            ("to-25", "Up to 25 hours", [aid]),
            ("26-75", "26 to 75 hours", [ethics]),
            ("76-150", "76 to 150 hours", [data_2019, data]),
        ],
        "how": [("online", "Online", [data, ethics]), ("onsite", "On site", [data_2019, aid])],
        "language": [("nl", "Dutch", [data]), ("en", "English", [data])],
        "cost": [("101-500", "101 to 500", [data])],
        "check": [
            ("passed", "Passed an outside check", [data, ethics]),
            ("passed-itself", "Passed: the course itself was looked at", [data]),
            ("passed-programme", "Passed: its programme was looked at", [ethics]),
            ("unclear", "Reviewed, course not clearly included", [data_2019, aid]),
        ],
        "agency": [
            ("exqa", "Example Quality Agency", [data_2019, data, aid]),
            ("natqa", "National Office for Study Programmes", [ethics]),
        ],
        "provider": [],
    }


def test_pages_have_addresses_of_their_own(context: Context) -> None:
    paths = [page.path for page in sites.unpoured(context)]
    assert len(set(paths)) == len(paths)
    assert {"credentials/", "providers/", "agencies/", "countries/", "reports/", "browse/"} <= set(paths)


def test_a_long_list_is_cut(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "ON_A_PAGE", 3)
    pages = {page.path: page for page in sites.unpoured(context)}
    assert pages["credentials/page/2/"].title == "All micro-credentials, page 2 of 2"
    assert 'href="../../../credentials/example-training/first-aid/"' not in pages["credentials/"].content
    assert 'href="../../../credentials/example-training/first-aid/"' in pages["credentials/page/2/"].content
    assert "page" in RESERVED


@pytest.mark.parametrize(("most", "folded"), [pytest.param(2, False, id="few"), pytest.param(1, True, id="many")])
def test_the_list_of_a_country_names_its_providers(
    context: Context, monkeypatch: pytest.MonkeyPatch, most: int, *, folded: bool
) -> None:
    monkeypatch.setattr(lists, "UNFOLDED", most)
    listing = lists.Lists.of(context, lists.cards(context, context.catalogue.credentials.values())).by_path()
    (page,) = lists.pages(context, listing["browse/country/be/"])
    html = sites.Html.of(page.content)
    at_the_top = [each.text for each in html.all("ul") if each.attributes.get("class") == "plain columns"]
    assert [text.split("\n") for text in at_the_top] == [["", "Example Training (1)", "Example University (2)", ""]]
    assert "../../../providers/example-training/" in html.links
    assert [each.text for each in html.all("summary")] == (["2 providers"] if folded else [])


def rows_of(context: Context, path: str) -> dict[str, list[str]]:
    """Give the lines below each name in a list of records."""
    listing = lists.Lists.of(context, lists.cards(context, context.catalogue.credentials.values())).by_path()[path]
    found = [sites.Html.of(f"<ul>{row}</ul>") for row in listing.items]
    return {html.all("h3")[0].text: [line.text for line in html.all("p")] for html in found}


def test_the_list_of_countries_says_how_many_courses_there_are_and_what_is_missing() -> None:
    context = Context(catalogue.load(EXAMPLE, Settings()).catalogue, Settings(), ON)
    nobody = "Nobody has written down yet how micro-credentials (short courses) work here."
    assert rows_of(context, "countries/") == {
        "Belgium": ["3 micro-credentials", nobody],
        "Estonia": ["2 micro-credentials", "Estonia groups micro-credentials by topic and evaluates the groups."],
        "Belgium (Flanders)": [
            "3 micro-credentials",
            "Flanders lets universities and registered training organisations offer micro-credentials.",
        ],
    }


def test_the_list_of_a_country_leads_to_how_it_works_there(context: Context) -> None:
    listing = lists.Lists.of(context, lists.cards(context, context.catalogue.credentials.values())).by_path()
    (page,) = lists.pages(context, listing["browse/country/ee/"])
    (link,) = [each for each in sites.Html.of(page.content).all("a") if "countries/ee/" in each.attributes["href"]]
    assert link.text == "How micro-credentials work in Estonia"
