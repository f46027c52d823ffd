import pytest

from generator.pages.edition import Edition, switch

ENGLISH = Edition()
GERMAN = Edition("de", frozenset({"rules/", "for-providers/"}))
ESTONIAN = Edition("et")


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("", True),
        ("credentials/a/b/", True),
        ("words/", True),
        ("rules/", False),
        ("contribute/new/report/", False),
        ("maintenance/agencies/a/", False),
        ("credentials/a/b/badge/", False),
    ],
)
def test_a_page_may_exist_in_english_only(path: str, *, there: bool) -> None:
    assert GERMAN.has(path) is there
    assert ENGLISH.has(path)


@pytest.mark.parametrize(
    ("edition", "root", "address", "way"),
    [
        pytest.param(ENGLISH, "../", "words/#ects", "../words/#ects", id="English"),
        pytest.param(GERMAN, "../", "words/#ects", "../words/#ects", id="inside an edition"),
        pytest.param(GERMAN, "../", "rules/#a", "../../rules/#a", id="to English"),
        pytest.param(GERMAN, "", "rules/", "../rules/", id="from its home page to English"),
        pytest.param(GERMAN, "", "", "./", id="home"),
        pytest.param(GERMAN, "../../", "", "../../", id="from deep inside"),
    ],
)
def test_the_way_to_a_page(edition: Edition, root: str, address: str, way: str) -> None:
    assert edition.way(root, address) == way


def test_the_switch_stays_on_the_page() -> None:
    links = switch((ENGLISH, GERMAN, ESTONIAN), GERMAN, "credentials/a/b/", "../../../")
    assert '<a href="../../../../credentials/a/b/" lang="en" hreflang="en">English</a>' in links
    assert '<li aria-current="true">Deutsch</li>' in links
    assert '<a href="../../../../et/credentials/a/b/" lang="et" hreflang="et">Eesti</a>' in links


def test_the_switch_of_a_home_page() -> None:
    assert 'href="de/"' in switch((ENGLISH, GERMAN), ENGLISH, "", "")
    assert 'href="../"' in switch((ENGLISH, GERMAN), GERMAN, "", "")


def test_a_page_in_one_language_has_no_switch() -> None:
    assert switch((ENGLISH,), ENGLISH, "words/", "../") == ""
    assert switch((ENGLISH, GERMAN), ENGLISH, "rules/", "../") == ""
