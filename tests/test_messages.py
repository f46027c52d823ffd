import datetime as dt
from decimal import Decimal

import pytest

from generator import markup, messages, words
from generator.messages import by_number, cached, gettext, ngettext, noted, speaking
from generator.vocabulary import Availability


def test_english_is_its_own_message() -> None:
    assert gettext("until {last}", last="1 May") == "until 1 May"
    assert ngettext("{n} day", "{n} days", 1, n=1) == "1 day"
    assert by_number("{n} of them passed", 1, n=1) == "1 of them passed"
    assert noted("Key facts") == "Key facts"
    assert gettext("") == ""


def test_what_nobody_has_translated_stays_english() -> None:
    with speaking("de"):
        assert gettext("Nobody has translated {this}.", this="that") == "Nobody has translated that."
        assert ngettext("{n} unheard-of thing", "{n} unheard-of things", 2, n=2) == "2 unheard-of things"
        assert gettext("") == ""


def test_a_language_is_spoken_until_the_end() -> None:
    with speaking("de"):
        with speaking("uk"):
            assert messages.spoken() == "uk"
        assert messages.spoken() == "de"
    assert messages.spoken() == "en"


def test_what_is_kept_is_kept_for_each_language() -> None:
    made = []

    @cached
    def named(number: int) -> str:
        made.append(number)
        return f"{messages.spoken()} {number}"

    assert (named(1), named(1)) == ("en 1", "en 1")
    with speaking("de"):
        assert named(1) == "de 1"
    assert made == [1, 1]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("3 March 2026", "March 2026", "1,250.5", "€1,250", "a, b and c")),
        ("de", ("3. März 2026", "März 2026", "1.250,5", "1.250\xa0€", "a, b und c")),
        ("fr", ("3 mars 2026", "mars 2026", "1\u202f250,5", "1\u202f250\xa0€", "a, b et c")),
        ("es", ("3 de marzo de 2026", "marzo de 2026", "1.250,5", "1.250\xa0€", "a, b y c")),
        ("et", ("3. märts 2026", "märts 2026", "1\xa0250,5", "1\xa0250\xa0€", "a, b ja c")),
        ("uk", ("3 березня 2026\u202fр.", "березень 2026\u202fр.", "1\xa0250,5", "1\xa0250\xa0EUR", "a, b і c")),
    ],
)
def test_facts_in_words(language: str, said: tuple[str, ...]) -> None:
    with speaking(language):
        assert (
            words.day(dt.date(2026, 3, 3)),
            words.month(dt.date(2026, 3, 3)),
            words.number(Decimal("1250.5")),
            words.money(Decimal(1250), "EUR"),
            words.sentence(["a", "b", "c"]),
        ) == said


@pytest.mark.parametrize(
    ("language", "forms"), [("en", {"one": 1, "other": 2}), ("uk", {"one": 1, "few": 2, "many": 5})]
)
def test_forms_for_numbers(language: str, forms: dict[str, int]) -> None:
    with speaking(language):
        assert messages.plural_forms() == forms


def test_templates_and_terms_speak() -> None:
    said = {}
    for language in ("en", "de"):
        with speaking(language):
            page = markup.environment().from_string(
                '{{ _("Key facts") }}|{{ _("Apply by %(day)s", day=day) }}|{{ x.label }}'
            )
            said[language] = page.render(day="<1>", x=Availability.OFFERED).split("|")
    assert said["en"] == ["Key facts", "Apply by &lt;1&gt;", "Offered now"]
    assert all(german not in ("", english) for german, english in zip(said["de"], said["en"], strict=True))
    assert "&lt;1&gt;" in said["de"][1]
