import datetime as dt
from decimal import Decimal
from functools import cache
from typing import Any

import pydantic
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.records import values
from generator.records.values import Text
from generator.source import Plain


@cache
def adapter(kind: str) -> pydantic.TypeAdapter[Any]:
    return pydantic.TypeAdapter(getattr(values, kind))


def read(kind: str, value: Plain) -> object:
    """Read a value; give the rules that it breaks, if it does."""
    try:
        return adapter(kind).validate_python(value, context={"language": "et"})
    except pydantic.ValidationError as refusal:
        return [error["type"] for error in refusal.errors(include_url=False)]


def said(kind: str, value: Plain) -> list[str]:
    """Give message and hint of what is refused."""
    with pytest.raises(pydantic.ValidationError) as refusal:
        adapter(kind).validate_python(value, context={"language": "et"})
    return [f"{error['ctx']['message']} | {error['ctx']['hint']}" for error in refusal.value.errors(include_url=False)]


@pytest.mark.parametrize(
    "url",
    [
        "https://ok.example",
        "https://ok.example/",
        "http://ok.example/path?query=1&b=2#part",
        "https://sub.domain.ok.example/%22%3E",
        "https://xn--mller-kva.example/",
        "https://müller.example/ö",
        "https://пример.рф/",
        "https://ok.xn--p1ai",
        "https://a_b.example/",
        "https://ok.example/@name",
        "https://ok.example?@x",
        "https://ok.example/a;b=(c)[d]!*,$",
        "https://" + "a" * 63 + ".example",
        "https://ok.example/" + "a" * (2_000 - 19),
    ],
)
def test_addresses_that_people_can_open(url: str) -> None:
    assert read("Link", url) == url


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("https://user@ok.example/", id="user name"),
        pytest.param("https://user:secret@ok.example/", id="password"),
        pytest.param("https://ok.example@evil.example/", id="a host as user name"),
        pytest.param("https://ok.example\\@evil.example", id="backslash before an @"),
        pytest.param("https://ok.example\\evil.example", id="backslash"),
        pytest.param("https://ok.example%2f@evil.example", id="escaped slash before an @"),
        pytest.param("https://ok.example%00.evil.example", id="escaped null"),
        pytest.param("https://ok.example:443/", id="port"),
        pytest.param("https://ok.example:/", id="empty port"),
        pytest.param("https://ok.example:x/", id="no port"),
        pytest.param("https://127.0.0.1/", id="IP address"),
        pytest.param("https://1.2.3.4.5/", id="nearly an IP address"),
        pytest.param("https://2130706433/", id="IP address as a number"),
        pytest.param("https://0x7f.1/", id="IP address, hexadecimal"),
        pytest.param("https://0x7f000001/", id="IP address, one hexadecimal number"),
        pytest.param("https://١٢٧.٠.٠.١/", id="IP address in other digits"),
        pytest.param("https://①②⑦.⓪.⓪.①/", id="IP address in circles"),
        pytest.param("https://[::1]/", id="IPv6 address"),
        pytest.param("https://[/", id="bracket"),
        pytest.param("https://localhost/", id="localhost"),
        pytest.param("https://a.localhost/", id="below localhost"),
        pytest.param("https://a.ｌocalhost/", id="localhost, wide"),
        pytest.param("https://intranet/", id="no dot"),
        pytest.param("https://printer.local/", id="local name"),
        pytest.param("https://ok.example./", id="dot at the end"),
        pytest.param("https://.example/", id="dot at the start"),
        pytest.param("https://a..example/", id="two dots"),
        pytest.param("https://-a.example/", id="hyphen at the start of a label"),
        pytest.param("https://a-.example/", id="hyphen at the end of a label"),
        pytest.param("https://ok.example,evil.example/", id="comma in the host"),
        pytest.param("https://ok.ex4mple/", id="digits in the ending"),
        pytest.param("https://ok／evil.example/", id="a slash that is none"),
        pytest.param("https://ok。example/", id="a dot that is none"),
        pytest.param("https://" + "a" * 64 + ".example", id="label too long"),
        pytest.param("https://" + ".".join(["a" * 60] * 5) + ".example", id="host too long"),
        pytest.param("https://ok.example/" + "a" * (2_000 - 18), id="address too long"),
        pytest.param("https://ok.example/a b", id="blank"),
        pytest.param("https://ok.example/a\tb", id="tab"),
        pytest.param("https://ok.example/a\nb", id="line break"),
        pytest.param('https://ok.example/"', id="double quote"),
        pytest.param("https://ok.example/'", id="single quote"),
        pytest.param("https://ok.example/<", id="angle bracket"),
        pytest.param("https://ok.example/`", id="backtick"),
        pytest.param("https://ok.example/{{7*7}}", id="braces"),
        pytest.param("javascript:alert(1)", id="javascript"),
        pytest.param("JavaScript:alert(1)", id="JavaScript"),
        pytest.param("javascript://ok.example/%0aalert(1)", id="javascript with a host"),
        pytest.param("data:text/html,x", id="data"),
        pytest.param("mailto:a@ok.example", id="mailto"),
        pytest.param("ftp://ok.example/", id="ftp"),
        pytest.param("file:///etc/passwd", id="file"),
        pytest.param("HTTPS://ok.example/", id="capitals"),
        pytest.param("//ok.example/", id="no scheme"),
        pytest.param("ok.example", id="host only"),
        pytest.param("https:/ok.example", id="one slash"),
        pytest.param("https:///ok.example", id="three slashes"),
        pytest.param("https://", id="nothing"),
    ],
)
def test_addresses_that_are_refused(url: str) -> None:
    assert read("Link", url) == ["not-a-web-address"]


@given(st.text() | st.text("htps:/@\\.[]%0x1a é\t", max_size=20).map("https://".__add__))
def test_what_is_an_address_holds_nothing_dangerous(text: str) -> None:
    url = read("Link", text)
    if isinstance(url, values.Url):
        assert url.startswith(("https://", "http://"))
        assert not set("\"'<>`\\{}|^ \t\n\r") & set(url)
        assert url.host
        assert "@" not in url.split("/")[2]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("Tere", Text((("et", "Tere"),)), id="words in the default language"),
        pytest.param(" Tere\n", Text((("et", "Tere"),)), id="blanks around"),
        pytest.param({"en": "Hello", "et": "Tere"}, Text((("en", "Hello"), ("et", "Tere"))), id="languages, in order"),
        pytest.param({"sr-Latn": "Zdravo"}, Text((("sr-Latn", "Zdravo"),)), id="a script"),
        pytest.param("a" * 200, Text((("et", "a" * 200),)), id="as long as allowed"),
        pytest.param("😀" * 200, Text((("et", "😀" * 200),)), id="characters are counted, not bytes"),
        pytest.param("a" * 201, ["text-too-long"], id="one longer"),
        pytest.param({"en": "a", "et": "b" * 201}, ["text-too-long"], id="one language too long"),
        pytest.param("a \n\n b", Text((("et", "a b"),)), id="line breaks in a title"),
        pytest.param("", ["empty-value"], id="nothing"),
        pytest.param(" \n", ["empty-value"], id="blanks"),
        pytest.param({}, ["empty-value"], id="no language"),
        pytest.param({"en": ""}, ["empty-value"], id="an empty language"),
        pytest.param(["a"], ["text-expected"], id="a list"),
        pytest.param({"en": ["a"]}, ["text-expected"], id="a list in a language"),
        pytest.param({"en": {"et": "a"}}, ["text-expected"], id="languages in a language"),
        pytest.param({"EN": "a"}, ["unknown-language"], id="capitals"),
        pytest.param({"xx": "a"}, ["unknown-language"], id="no language"),
        pytest.param({"note": "a", "text": "b"}, ["unknown-language"] * 2, id="other keys"),
    ],
)
def test_text(value: Plain, expected: object) -> None:
    assert read("Title", value) == expected


@pytest.mark.parametrize(
    ("kind", "most"), [("Title", 200), ("Summary", 600), ("Outcome", 400), ("LongText", 2_000), ("Line", 200)]
)
def test_lengths(kind: str, most: int) -> None:
    assert read(kind, "a" * most) != ["text-too-long"]
    assert read(kind, "a" * (most + 1)) == ["text-too-long"]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        pytest.param(("et",), ("et", "Tere"), id="the wanted language"),
        pytest.param(("fi", "et"), ("et", "Tere"), id="the next wanted one"),
        pytest.param(("fi",), ("en", "Hello"), id="the first that there is"),
        pytest.param((), ("en", "Hello"), id="nothing wanted"),
    ],
)
def test_pick(wanted: tuple[str, ...], expected: tuple[str, str]) -> None:
    assert Text((("en", "Hello"), ("et", "Tere"))).pick(*wanted) == expected


DAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("Country", "BE", "BE"),
        ("Country", "NO", "NO"),
        ("Country", "XK", "XK"),
        ("Country", " EE ", "EE"),
        ("Country", "EL", ["unknown-country"]),
        ("Country", "UK", ["unknown-country"]),
        ("Country", "be", ["unknown-country"]),
        ("Country", "BEL", ["unknown-country"]),
        ("Country", "EU", ["unknown-country"]),
        ("Country", "ZZ", ["unknown-country"]),
        ("Country", "00", ["unknown-country"]),
        ("Language", "en", "en"),
        ("Language", "sr-Latn", "sr-Latn"),
        ("Language", "en-Latn-GB", "en-Latn-GB"),
        ("Language", "es-419", "es-419"),
        ("Language", "cnr", "cnr"),
        ("Language", "EN", ["unknown-language"]),
        ("Language", "en_GB", ["unknown-language"]),
        ("Language", "eng", ["unknown-language"]),
        ("Language", "zz", ["unknown-language"]),
        ("Language", "english", ["unknown-language"]),
        ("Language", "x-klingon", ["unknown-language"]),
        ("Day", "2026-11-22", DAY),
        ("Day", "2024-02-29", dt.date(2024, 2, 29)),
        ("Day", "2026-02-30", ["not-a-date"]),
        ("Day", "2026-02-29", ["not-a-date"]),
        ("Day", "2026-13-01", ["not-a-date"]),
        ("Day", "0000-01-01", ["not-a-date"]),
        ("Day", "2026-1-1", ["not-a-date"]),
        ("Day", "20261122", ["not-a-date"]),
        ("Day", "2026-W47-7", ["not-a-date"]),
        ("Day", "22.11.2026", ["not-a-date"]),
        ("Day", "2026-11-22T12:00:00Z", ["not-a-date"]),
        ("Day", "２０２６-11-22", ["not-a-date"]),
        ("Day", "2026-11-22\n2026-11-23", ["not-a-date"]),
        ("Day", "unlimited", ["not-a-date"]),
        ("EndDay", "2026-11-22", DAY),
        ("EndDay", "unlimited", "unlimited"),
        ("EndDay", "on-demand", ["not-a-date"]),
        ("StartDay", "2026-11-22", DAY),
        ("StartDay", "on-demand", "on-demand"),
        ("StartDay", "unlimited", ["not-a-date"]),
        ("Flag", "true", True),
        ("Flag", "false", False),
        ("Flag", "yes", ["not-true-or-false"]),
        ("Flag", "True", ["not-true-or-false"]),
        ("Flag", "1", ["not-true-or-false"]),
        ("Amount", "0", Decimal(0)),
        ("Amount", "2.5", Decimal("2.5")),
        ("Amount", "1234567.1234", Decimal("1234567.1234")),
        ("Amount", "12345678", ["not-a-number"]),
        ("Amount", "1.23456", ["not-a-number"]),
        ("Amount", "2,5", ["not-a-number"]),
        ("Amount", "-1", ["not-a-number"]),
        ("Amount", "+1", ["not-a-number"]),
        ("Amount", ".5", ["not-a-number"]),
        ("Amount", "5.", ["not-a-number"]),
        ("Amount", "1e3", ["not-a-number"]),
        ("Amount", "1_000", ["not-a-number"]),
        ("Amount", "0x10", ["not-a-number"]),
        ("Amount", "NaN", ["not-a-number"]),
        ("Amount", "Infinity", ["not-a-number"]),
        ("Amount", "٣", ["not-a-number"]),
        ("Amount", "9" * 5_000, ["not-a-number"]),
        ("Positive", "0.1", Decimal("0.1")),
        ("Positive", "0", ["not-a-number"]),
        ("Positive", "0.00", ["not-a-number"]),
        ("PositiveOrNot", "3.5", Decimal("3.5")),
        ("PositiveOrNot", "97.5", Decimal("97.5")),
        ("PositiveOrNot", "not-applicable", "not-applicable"),
        ("PositiveOrNot", "not applicable", ["not-a-number"]),
        ("PositiveOrNot", "0", ["not-a-number"]),
        ("Whole", "12", 12),
        ("Whole", "007", 7),
        ("Whole", "999999999", 999_999_999),
        ("Whole", "1000000000", ["not-a-number"]),
        ("Whole", "1.0", ["not-a-number"]),
        ("Whole", "１２", ["not-a-number"]),
        ("Level", "6", 6),
        ("Level", "not-applicable", "not-applicable"),
        ("Level", "six", ["not-a-number"]),
        ("Currency", "EUR", "EUR"),
        ("Currency", "GEL", "GEL"),
        ("Currency", "eur", ["unknown-currency"]),
        ("Currency", "€", ["unknown-currency"]),
        ("Currency", "ABC", ["unknown-currency"]),
        ("FieldOfStudy", "05", "05"),
        ("FieldOfStudy", "054", "054"),
        ("FieldOfStudy", "0542", "0542"),
        ("FieldOfStudy", "542", ["unknown-field-of-study"]),
        ("FieldOfStudy", "5", ["unknown-field-of-study"]),
        ("FieldOfStudy", "05420", ["unknown-field-of-study"]),
        ("QuestionId", "institutions-reasons-needs", "institutions-reasons-needs"),
        ("QuestionId", "institutions-reasons", ["unknown-question"]),
        ("QuestionId", "agencies-roles-tasks", ["unknown-question"]),
        ("EscoAddress", "http://data.europa.eu/esco/skill/a-1", "http://data.europa.eu/esco/skill/a-1"),
        ("EscoAddress", "https://data.europa.eu/esco/skill/a-1", ["not-an-esco-address"]),
        ("EscoAddress", "http://data-europa.eu/esco/skill/a-1", ["not-an-esco-address"]),
        ("EscoAddress", "http://evil.example/http://data.europa.eu/esco/skill/a", ["not-an-esco-address"]),
        ("EscoAddress", "http://data.europa.eu/esco/skill/a/b", ["not-an-esco-address"]),
        ("EscoAddress", "http://data.europa.eu/esco/skill/", ["not-an-esco-address"]),
        ("EscoAddress", "javascript:alert(1)", ["not-an-esco-address"]),
        ("EducationSystem", "be-vlg", "be-vlg"),
        ("EducationSystem", "BE-VLG", ["unknown-education-system"]),
        ("EducationSystem", "be", ["unknown-education-system"]),
        ("EducationSystem", "uk-sct", ["unknown-education-system"]),
        ("Host", "exqa.example", "exqa.example"),
        ("Host", "WWW.Exqa.example", "www.exqa.example"),
        ("Host", "https://exqa.example", ["not-a-web-address"]),
        ("Host", "exqa.example/reports", ["not-a-web-address"]),
        ("Host", "exqa.example?x", ["not-a-web-address"]),
        ("Host", "exqa.example#x", ["not-a-web-address"]),
        ("Host", "exqa.example:80", ["not-a-web-address"]),
        ("Host", "user@exqa.example", ["not-a-web-address"]),
        ("Host", "localhost", ["not-a-web-address"]),
        ("Host", "10.0.0.1", ["not-a-web-address"]),
        ("Line", "Room 12", "Room 12"),
        ("Line", "a\nb", ["text-too-long"]),
    ],
)
def test_one_line_values(kind: str, text: str, expected: object) -> None:
    assert read(kind, text) == expected


@pytest.mark.parametrize(
    "kind",
    [
        *("Line", "Language", "Country", "EducationSystem", "Day", "EndDay", "StartDay", "Flag", "Amount", "Positive"),
        *("PositiveOrNot", "Whole", "Level", "Currency", "FieldOfStudy", "EscoAddress", "Id", "ToAgency", "ToReport"),
        *("ToProvider", "ToCredential", "Link", "Host", "QuestionId"),
    ],
)
class TestOneLineValues:
    @pytest.mark.parametrize("value", [pytest.param([], id="a list"), pytest.param({}, id="a mapping")])
    def test_are_no_collections(self, kind: str, value: Plain) -> None:
        assert read(kind, value) == ["text-expected"]

    @pytest.mark.parametrize("value", [pytest.param("", id="nothing"), pytest.param(" ", id="a blank")])
    def test_are_not_empty(self, kind: str, value: Plain) -> None:
        assert read(kind, value) == ["empty-value"]


@pytest.mark.parametrize(
    ("text", "good"),
    [
        *[(text, True) for text in ("a", "7", "data-analysis", "2024-017", "a-b-c", "search2", "a" * 64)],
        *[(text, False) for text in ("a" * 65, "-a", "a-", "a--b", "A", "a_b", "a.b", "a/b", "a b", "..", "é", "ⅷ")],
        *[(text, False) for text in ("１", "٣", "a\nb", "a\N{ZERO WIDTH SPACE}", *sorted(values.RESERVED))],
    ],
)
def test_ids(text: str, *, good: bool) -> None:
    assert values.is_id(text) is good
    assert read("Id", text) == (text if good else ["not-an-id"])
    assert read("ToProvider", text) == (text if good else ["not-a-reference"])


def test_an_id_is_matched_in_full() -> None:
    assert not values.is_id("a\n")


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("ToCredential", "example-university/data-2", "example-university/data-2"),
        ("ToCredential", "data", ["not-a-reference"]),
        ("ToCredential", "a/b/c", ["not-a-reference"]),
        ("ToCredential", "/b", ["not-a-reference"]),
        ("ToCredential", "a/", ["not-a-reference"]),
        ("ToCredential", "../b", ["not-a-reference"]),
        ("ToCredential", "a/index", ["not-a-reference"]),
        ("ToReport", "exqa/2024-017", "exqa/2024-017"),
        ("ToReport", "exqa", ["not-a-reference"]),
        ("ToAgency", "exqa", "exqa"),
        ("ToAgency", "exqa/x", ["not-a-reference"]),
    ],
)
def test_references(kind: str, text: str, expected: object) -> None:
    assert read(kind, text) == expected


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("Country", "EL", "`EL` is not a country code | Did you mean `GR`?"),
        ("Country", "uk", "`uk` is not a country code | Did you mean `GB`?"),
        ("Country", "ee", "`ee` is not a country code | Did you mean `EE`?"),
        ("Day", "2026-02-30", "there is no 2026-02-30 | Check month and day: write year-month-day."),
        ("FieldOfStudy", "0543", "`0543` is not a code of ISCED-F 2013 | Did you mean `054`?"),
        (
            *("QuestionId", "institutions-reason-needs"),
            "`institutions-reason-needs` is not a question for providers | Did you mean `institutions-reasons-needs`?",
        ),
        ("ToAgency", "EXQA", "`EXQA` does not name an agency | Write it as in its path: `exqa`."),
        (
            "Title",
            {"de": "Fehler", "die erst später": "kommen"},
            "`die erst später` is not a language tag | Between { and }, a text with a comma needs quotes.",
        ),
        (
            "Link",
            "https://ok.example/" + "a" * 1_982,
            "the address has 2,001 characters; at most 2,000 are allowed | Shorten it.",
        ),
    ],
)
def test_messages(kind: str, value: Plain, expected: str) -> None:
    assert said(kind, value) == [expected]


def test_messages_quote_nothing_invisible_and_nothing_long() -> None:
    (message,) = said("Currency", "\x1b[31m" + "x" * 500)
    assert message.isprintable()
    assert len(message) < 150


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("sumary", "Did you mean `summary`?"),
        ("titel", "Did you mean `title`?"),
        ("xyz", ""),
        ("", ""),
    ],
)
def test_did_you_mean(word: str, expected: str) -> None:
    assert values.did_you_mean(word, ["title", "summary"]) == expected
