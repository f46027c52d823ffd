import re

import pytest

from generator.vocabulary import LISTS, OF_SETTINGS, WORKED_OUT, Term, fields_of_study, languages, places

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
