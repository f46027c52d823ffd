import re

import pytest

from generator.vocabulary import (
    LISTS,
    OF_SETTINGS,
    WORKED_OUT,
    Term,
    authorities,
    fields_of_study,
    frameworks,
    languages,
    places,
)

TERMS = [term for terms in (*LISTS, *WORKED_OUT, *OF_SETTINGS) for term in terms]

each_list = pytest.mark.parametrize("terms", LISTS, ids=lambda terms: terms.__name__)


@each_list
def test_members_have_words(terms: type[Term]) -> None:
    for term in terms:
        assert term == term.value == str(term)
        assert term.label.strip() == term.label != ""
        assert term.sentence.endswith((".", "?"))
        assert len(term.sentence.split()) <= 45
    assert terms.__doc__


@each_list
def test_codes_are_written_as_in_records(terms: type[Term]) -> None:
    assert [t.value for t in terms if not re.fullmatch(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*", t.value)] == []
    assert len({term.label for term in terms}) == len(list(terms))


@each_list
def test_addresses_are_those_of_public_vocabularies(terms: type[Term]) -> None:
    assert [t.uri for t in terms if t.uri and not re.fullmatch(r"https?://[\w./#-]+", t.uri)] == []


def test_every_list_is_explained_once() -> None:
    assert len(set(LISTS)) == len(LISTS)
    assert set(Term.__subclasses__()) == {*LISTS, *WORKED_OUT, *OF_SETTINGS}


def test_words_about_courses_promise_nothing() -> None:
    promises = re.compile(r"\b(guarantee\w*|accredited)\b", re.IGNORECASE)
    assert [term for term in TERMS if promises.search(f"{term.label} {term.sentence}")] == []


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("EE", "Estonia"),
        ("ee", "Estonia"),
        ("be-vlg", "Belgium (Flanders)"),
        ("BE-VLG", "Belgium (Flanders)"),
        ("de-by", "Germany"),
        ("XK", "Kosovo"),
        ("zz", "zz"),
    ],
)
def test_names_of_places(place: str, name: str) -> None:
    assert places.name(place) == name


def test_the_area_has_49_members_and_each_a_tile_of_its_own() -> None:
    assert len(places.TILES) == len(set(places.TILES.values())) == 49
    assert places.TILES.keys() <= places.names().keys()
    assert len(places.names()) == 250
    assert all(region[:2].upper() in places.names() for region in places.REGIONS)
    assert not places.MISTAKEN.keys() & places.names().keys()


@pytest.mark.parametrize("tag", ["mt", "ga", "kk", "bs", "cnr", "en-GB", "pt-PT", "sr-Latn", "rm", "lb", "se", "ka"])
def test_languages_of_the_area(tag: str) -> None:
    assert languages.is_tag(tag)
    assert languages.name(tag)[0].isupper()


@pytest.mark.parametrize(
    ("tag", "name", "direction"),
    [
        ("et", "Estonian", "ltr"),
        ("sr-Latn", "Serbian", "ltr"),
        ("cnr", "Montenegrin", "ltr"),
        ("ar", "Arabic", "rtl"),
        ("he-IL", "Hebrew", "rtl"),
    ],
)
def test_languages(tag: str, name: str, direction: str) -> None:
    assert languages.name(tag).startswith(name)
    assert languages.direction(tag) == direction


def test_fields_of_study() -> None:
    labels = fields_of_study.labels()
    assert list(labels) == sorted(labels)
    assert all(re.fullmatch(r"[0-9]{2,4}", code) and label for code, label in labels.items())
    assert all(code[:-1] in labels for code in labels if len(code) > 2)
    assert {fields_of_study.broad(code) for code in labels} - fields_of_study.EVERYDAY.keys() <= {"99"}


@pytest.mark.parametrize(
    ("code", "ending"), [("EE", "EST"), ("GR", "GRC"), ("GB", "GBR"), ("DE", "DEU"), ("FR", "FRA"), ("XK", "1A0")]
)
def test_addresses_of_countries(code: str, ending: str) -> None:
    assert authorities.country(code) == f"http://publications.europa.eu/resource/authority/country/{ending}"


@pytest.mark.parametrize(
    ("tag", "ending"),
    [
        ("en", "ENG"),
        ("de", "DEU"),
        ("el", "ELL"),
        ("pt-BR", "POR"),
        ("zh-Hant", "ZHO"),
        ("nb", "NOB"),
        ("cnr", "CNR"),
        ("rom", "ROM"),
        ("kok", "KOK"),
        ("fil", "FIL"),
    ],
)
def test_addresses_of_languages(tag: str, ending: str) -> None:
    assert authorities.language(tag) == f"http://publications.europa.eu/resource/authority/language/{ending}"


def test_every_country_and_language_has_a_code_of_three_signs() -> None:
    addresses = [*map(authorities.country, places.names()), *map(authorities.language, languages.common())]
    assert [each for each in addresses if not re.fullmatch(r"http://.*/[A-Z0-9]{3}", each)] == []
    assert len(set(map(authorities.country, places.names()))) == len(places.names())


@pytest.mark.parametrize(
    ("name", "system", "code"),
    [
        ("SeQF nivå 6", "se", "c_185bb246"),
        ("Level 6", "ee", "c_3dddfd70"),
        ("6", "ee", "c_3dddfd70"),
        ("PRK 6", "pl", "c_cb086da3"),
        ("ΕΠΠ Επίπεδο 7", "gr", "c_60582329"),
        ("Vlaamse kwalificatiestructuur niveau 6", "be", "c_65235ec5"),
        ("EstQF level 6", "fi", "c_3dddfd70"),
        ("NSK 6", "cz", "c_82e7da58"),
        ("RQF Level 6", "gb-eng", "c_c392e7a2"),
        ("NKR 5.1", "no", "c_12ece3d4"),
    ],
)
def test_national_levels_of_the_list(name: str, system: str, code: str) -> None:
    assert frameworks.level(name, system) == f"http://data.europa.eu/snb/qdr/{code}"


@pytest.mark.parametrize(
    ("name", "system"),
    [
        ("Level 6", "be"),
        ("Level 6", "kz"),
        ("Level 6", "gb-eng"),
        ("Level 6", "ch"),
        ("Level 6", "cz"),
        ("Nivel 3", "es"),
        ("Level 12", "ee"),
        ("EQF level 6", "ee"),
        ("House scale 6", "ee"),
        ("Bachelor", "ee"),
        ("Level 6a", "ee"),
        ("", "ee"),
    ],
)
def test_national_levels_are_not_guessed(name: str, system: str) -> None:
    assert frameworks.level(name, system) == ""
