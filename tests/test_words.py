import datetime as dt
from decimal import Decimal

import pytest
from fragments import EXAMPLE

from generator import source, words
from generator.records import BY_NAME, Credential, read
from generator.vocabulary import AssessmentMethod, Mode, Term

LEAST = source.read((EXAMPLE / "credentials/example-training/first-aid.yml").read_bytes(), "x").data or {}


def credential(**more: object) -> Credential:
    """Make a credential that says nothing about time, and more keys."""
    kept = {key: value for key, value in LEAST.items() if key not in ("workload", "level")}
    record, problems = read(BY_NAME["credential"], {**kept, **more}, "en")  # type: ignore[dict-item]
    assert problems == []
    assert isinstance(record, Credential)
    return record


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2026, 11, 22), "22 November 2026"),
        (dt.date(2024, 2, 29), "29 February 2024"),
        (dt.date(1, 1, 1), "1 January 1"),
        (dt.date(9999, 12, 31), "31 December 9999"),
    ],
)
def test_day(day: dt.date, expected: str) -> None:
    assert words.day(day) == expected


def test_month() -> None:
    assert words.month(dt.date(2026, 11, 22)) == "November 2026"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Decimal(0), "0"),
        (Decimal("2.5"), "2.5"),
        (Decimal("2.50"), "2.5"),
        (Decimal(1250), "1,250"),
        (61, "61"),
        (10_000, "10,000"),
        (Decimal("97.5"), "97.5"),
    ],
)
def test_number(value: Decimal | int, expected: str) -> None:
    assert words.number(value) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "0 reports"), (1, "1 report"), (2, "2 reports"), (1_000, "1,000 reports")]
)
def test_count(number: int, expected: str) -> None:
    assert words.counted(number, "report", "reports") == expected


@pytest.mark.parametrize(
    ("amount", "currency", "expected"),
    [
        pytest.param("0", "EUR", "Free", id="free"),
        pytest.param("0.00", "GEL", "Free", id="free, written with cents"),
        pytest.param("400", "EUR", "€400", id="a symbol"),
        pytest.param("1234567", "EUR", "€1,234,567", id="thousands"),
        pytest.param("49.5", "GBP", "£49.50", id="cents"),
        pytest.param("49.00", "GBP", "£49", id="no cents"),
        pytest.param("400", "SEK", "SEK\N{NO-BREAK SPACE}400", id="a code"),
        pytest.param("0.01", "EUR", "€0.01", id="one cent"),
    ],
)
def test_money(amount: str, currency: str, expected: str) -> None:
    assert words.money(Decimal(amount), currency) == expected


@pytest.mark.parametrize(
    ("workload", "hours", "ects"),
    [
        pytest.param({"hours": "125"}, "125 hours", None, id="hours"),
        pytest.param({"hours": "1"}, "1 hour", None, id="one hour"),
        pytest.param({"hours": "12.5", "ects": "0.5"}, "12.5 hours", "0.5 ECTS credits", id="hours win over credits"),
        pytest.param({"ects": "3"}, "about 75 hours", "3 ECTS credits", id="from credits"),
        pytest.param({"ects": "1"}, "about 25 hours", "1 ECTS credit", id="one credit"),
        pytest.param({"ects": "not-applicable", "reason": "x"}, "", None, id="credits do not apply"),
        pytest.param({}, "", None, id="nothing stated"),
    ],
)
def test_time_and_credits(workload: dict[str, str], hours: str, ects: str | None) -> None:
    record = credential(workload=workload)
    assert words.hours(record) == hours
    credits_ = words.credits_of(record)
    assert (None if credits_ is None else words.ects(credits_)) == ects


def test_nothing_about_time_at_all() -> None:
    assert words.hours(credential()) == ""
    assert words.hours_of(credential()) is None


def test_cost_that_is_not_stated() -> None:
    assert words.cost(None) == "The provider has not stated this"


@pytest.mark.parametrize(
    ("parts", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_sentence(parts: list[str], expected: str) -> None:
    assert words.sentence(parts) == expected


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        pytest.param([], "", id="none"),
        pytest.param([Mode.ONLINE], "Online", id="one"),
        pytest.param([Mode.BLENDED, Mode.WORK_BASED], "Partly online, partly on site and at work", id="two"),
        pytest.param([AssessmentMethod.PORTFOLIO, AssessmentMethod.QUIZ], "Portfolio and short tests", id="methods"),
    ],
)
def test_joined(terms: list[Term], said: str) -> None:
    assert words.joined(terms) == said


@pytest.mark.parametrize("term", [*Mode, *AssessmentMethod])
def test_every_label_that_is_joined_says_the_same_alone(term: Term) -> None:
    assert words.joined([term]) == term.label


@pytest.mark.parametrize(
    ("level", "label"),
    [(5, "EQF level 5"), (8, "EQF level 8"), (4, None), (0, None), (999_999_999, None)],
)
def test_levels_have_words(level: int, label: str | None) -> None:
    found = words.eqf(level)
    assert (found.label if found else None) == label


@pytest.mark.parametrize(
    ("language", "names"),
    [
        pytest.param("en", ["Åland Islands", "Albania", "Türkiye", "Turkmenistan"], id="accents aside"),
        pytest.param("de", ["Österreich", "Polen", "Zypern"], id="umlauts as their letters"),
        pytest.param("fr", ["Égypte", "Espagne", "Zambie"], id="French"),
        pytest.param("es", ["Níger", "Nigeria", "Ñandú", "Omán"], id="n with a tilde is a letter of its own"),
        pytest.param(
            "et", ["Saksamaa", "Šveits", "Zambia", "Tai", "Ühendriigid"], id="letters with marks are their own"
        ),
        pytest.param("uk", ["Європа", "Італія", "Йорданія", "Кіпр"], id="Ukrainian letters after others of Unicode"),
        pytest.param("uk", ["Гана", "Ґабон", "Данія"], id="one letter more than Unicode has in a row"),
        pytest.param("uk", ["Poland", "Албанія"], id="another script"),
        pytest.param("en", ["a 1", "A 2", "a-3", "ab"], id="case aside"),
    ],
)
def test_names_stand_in_the_order_of_a_language(language: str, names: list[str]) -> None:
    mixed = names[::-1]
    assert sorted(mixed, key=lambda name: words.alphabetical(name, language)) == names
