"""What micro-credentials are called in each country."""

import pytest
import sites

from generator import catalogue, settings
from generator.messages import speaking
from generator.pages import country, slots
from generator.pages.edition import Edition
from generator.pages.page import Context
from generator.vocabulary import languages

SAMPLE = Context(catalogue.load(sites.SAMPLE, settings.Settings()).catalogue, settings.Settings(), sites.ON)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        pytest.param("ee", [("et", "mikrokvalifikatsioon")], id="its courses say it"),
        pytest.param("be-vlg", [("nl", "microcredential")], id="a part of a country"),
        pytest.param("kz", [("kk", "микробіліктілік"), ("ru", "микроквалификация")], id="two official languages"),
        pytest.param("fr", [], id="nobody says it"),
    ],
)
def test_what_it_is_called(place: str, words: list[tuple[str, str]]) -> None:
    assert country.called(SAMPLE, place) == words


def test_a_word_of_a_partner_elsewhere_does_not_count() -> None:
    """A course of Estonia and Belgium says it in Dutch too."""
    assert "nl" not in languages.official("ee")
    assert {"nl", "fr", "de"} <= languages.official("be-vlg")
    assert all(tag != "nl" for tag, _ in country.called(SAMPLE, "ee"))


def test_the_table_names_countries_in_the_language_of_the_page() -> None:
    with speaking("de"):
        table = slots.local_terms(SAMPLE.for_edition(Edition("de")), "../")
    assert (
        '<a href="../countries/ee/">Estland</a></th><td><span lang="et">mikrokvalifikatsioon</span> (Estnisch)' in table
    )


def test_an_empty_catalogue_says_so() -> None:
    empty = Context(catalogue.Catalogue(), settings.Settings(), sites.ON)
    assert slots.local_terms(empty, "../").strip() == "<p>No record says it yet.</p>"
