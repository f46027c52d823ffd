"""Words of strangers become values where only one reading is possible, and plain text that a record can hold."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import records, source
from generator.imports import hypertext, identity, record_file, texts, values
from generator.imports.values import UnclearError
from generator.records.values import is_id
from generator.vocabulary import Availability, Mode

EUR = "EUR"


@pytest.mark.parametrize(
    ("said", "amount", "currency"),
    [
        ("€ 1,200", "1200", EUR),
        ("1 200,50 EUR", "1200.5", EUR),
        ("1\u00a0200 €", "1200", EUR),
        ("EUR 1.200,50", "1200.5", EUR),
        ("1.200 €", "1200", EUR),
        ("1,20 EUR", "1.2", EUR),
        ("400,- EUR", "400", EUR),
        ("1'200.- CHF", "1200", "CHF"),
        ("12 000 SEK", "12000", "SEK"),
        ("400 euros", "400", EUR),
        ("£99", "99", "GBP"),
        ("250 zł", "250", "PLN"),
        ("free", "0", EUR),
        ("Kostenlos.", "0", EUR),
        ("tasuta", "0", EUR),
        ("0 EUR", "0", EUR),
        ("1’234.50 EUR", "1234.5", EUR),
        ("200 usd", "200", "USD"),
    ],
)
def test_a_price_is_read(said: str, amount: str, currency: str) -> None:
    assert values.money(said, usual=EUR) == (Decimal(amount), currency)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("400", id="no currency"),
        pytest.param("$400", id="dollars of many countries"),
        pytest.param("kr 500", id="crowns of four countries"),
        pytest.param("400-600 EUR", id="two amounts"),
        pytest.param("from 300 EUR", id="the least of several prices"),
        pytest.param("300 EUR for members", id="a price of some"),
        pytest.param("about 300 EUR", id="not exact"),
        pytest.param("−5 EUR", id="below zero"),
        pytest.param("12,34,567 EUR", id="groups of another kind"),
        pytest.param("1,200 KWD", id="a currency with three decimals"),
        pytest.param("0,500 EUR", id="a half or five hundred"),
        pytest.param("400 all", id="an English word and no lek"),
        pytest.param("ask us", id="no amount"),
        pytest.param("EUR", id="a currency alone"),
        pytest.param("free", id="free, and nobody says of which currency"),
    ],
)
def test_a_price_that_may_mean_something_else_is_none(said: str) -> None:
    with pytest.raises(UnclearError):
        values.money(said)


@pytest.mark.parametrize(
    ("countries", "on", "expected"),
    [
        (["SE"], "2026-11-22", "SEK"),
        (["EE"], "2026-11-22", "EUR"),
        (["EE"], "2010-11-22", "EEK"),
        (["EE", "FI"], "2026-11-22", "EUR"),
        (["EE", "SE"], "2026-11-22", ""),
        (["BT"], "2026-11-22", ""),
        ([], "2026-11-22", ""),
    ],
)
def test_the_currency_of_countries(countries: list[str], on: str, expected: str) -> None:
    assert values.currency_of(countries, dt.date.fromisoformat(on)) == expected


def test_what_is_free_is_free_in_the_currency_of_the_country() -> None:
    assert values.money("free", usual="SEK") == (Decimal(0), "SEK")
    assert values.money("free", "CHF", "SEK") == (Decimal(0), "CHF")


def test_a_currency_may_stand_elsewhere_but_not_differ() -> None:
    assert values.money("1,200", "SEK") == (Decimal(1200), "SEK")
    with pytest.raises(UnclearError, match="said to be SEK"):
        values.money("1,200 EUR", "SEK")


DAY = dt.date(2027, 2, 1)


@pytest.mark.parametrize(
    "said",
    [
        *(
            "2027-02-01",
            "1.2.2027",
            "01. 02. 2027",
            "2027/02/01",
            "1 February 2027",
            "February 1, 2027",
            "1st Feb 2027",
        ),
        *("1. Februar 2027", "1er février 2027", "1 de fevereiro de 2027", "1 лютого 2027 р.", "1. veebruar 2027"),
        *("2027-02-01T00:00:00", "2027-02-01T09:00:00+01:00", "2027-02-01 00:00"),
        *("2027-2-1", "2027. 02. 01.", "2027-02-01Z", "2027-02-01+01:00"),
    ],
)
def test_a_day_is_read(said: str) -> None:
    assert values.day(said) == DAY


@pytest.mark.parametrize(
    ("said", "day"), [("13/02/2027", 13), ("02/13/2027", 13), ("13-02-2027", 13)], ids=["day first", "month first", "-"]
)
def test_a_day_above_twelve_tells_itself_from_the_month(said: str, day: int) -> None:
    assert values.day(said) == dt.date(2027, 2, day)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("1/2/2027", id="two days"),
        pytest.param("1 listopad 2027", id="October in Croatian, November in Polish"),
        pytest.param("February 2027", id="a month"),
        pytest.param("1.2.27", id="a year of two digits"),
        pytest.param("30 February 2027", id="no such day"),
        pytest.param("2027-02-01T23:00:00Z", id="the next day in the east"),
        pytest.param("2027-02-01T24:00", id="no such time"),
        pytest.param("0027-02-01", id="a year with the wrong digits"),
        pytest.param("2027-2/1", id="two kinds of signs"),
        pytest.param("spring", id="a season"),
        pytest.param("44958", id="a number of a spreadsheet"),
    ],
)
def test_what_may_be_another_day_is_none(said: str) -> None:
    with pytest.raises(UnclearError):
        values.day(said)


@pytest.mark.parametrize(
    ("read", "said", "value"),
    [
        (values.hours, "PT60H", "60"),
        (values.hours, "PT90M", "1.5"),
        (values.hours, "12,5 h", "12.5"),
        (values.hours, "1 250 hours", "1250"),
        (values.weeks, "P8W", "8"),
        (values.weeks, "P56D", "8"),
        (values.weeks, "8 Wochen", "8"),
        (values.number, "2,5", "2.5"),
        (values.number, "100", "100"),
        (values.exact, "12.125", "12.125"),
        (values.exact, "2,5", "2.5"),
    ],
)
def test_a_duration_or_number_is_read(read: Callable[[str], Decimal], said: str, value: str) -> None:
    assert f"{read(said):f}" == value


@pytest.mark.parametrize(
    ("read", "said"),
    [
        (values.hours, "P8W"),
        (values.hours, "PT50M"),
        (values.hours, "1,500"),
        (values.hours, "10-12"),
        (values.hours, "2h30"),
        (values.hours, "90'"),
        (values.hours, "0"),
        (values.weeks, "0"),
        (values.weeks, "P0W"),
        (values.weeks, "week 8"),
        (values.weeks, "8weeks8"),
        (values.weeks, "P" + "9" * 40 + "D"),
        (values.hours, "PT" + "9" * 40 + "H"),
        (values.number, "9" * 5_000),
        (values.weeks, "P2M"),
        (values.weeks, "P10D"),
        (values.weeks, "PT"),
        (values.number, "-5"),
        (values.number, "five"),
    ],
)
def test_a_duration_or_number_that_is_not_clear_is_none(read: Callable[[str], Decimal], said: str) -> None:
    with pytest.raises(UnclearError):
        read(said)


@pytest.mark.parametrize(
    ("said", "tag"),
    [
        *(("et", "et"), ("EN-gb", "en-GB"), ("en_US", "en-US"), ("est", "et"), ("Estonian", "et"), ("eesti", "et")),
        *(("Deutsch", "de"), ("allemand", "de"), ("zh-hans", "zh-Hans")),
    ],
)
def test_a_language_is_read_by_tag_or_name(said: str, tag: str) -> None:
    assert values.language(said) == tag


@pytest.mark.parametrize("said", ["Klingon", "English and French", "", "xx", "mul", "und", "zxx"])
def test_other_words_are_no_language(said: str) -> None:
    with pytest.raises(UnclearError):
        values.language(said)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("EE", "EE"),
        ("ee", "EE"),
        ("EST", "EE"),
        ("Estonia", "EE"),
        ("Eesti", "EE"),
        ("ÖSTERREICH", "AT"),
        ("Україна", "UA"),
        ("UK", "GB"),
        ("EL", "GR"),
        ("XK", "XK"),
        ("Ireland", "IE"),
    ],
)
def test_a_country_is_read_by_code_or_name(said: str, code: str) -> None:
    assert values.country(said) == code


@pytest.mark.parametrize("said", ["", "Atlantis", "EU", "Europe", "SUN", "E", "EE, LV", "Estonia (Tartu)"])
def test_other_words_are_no_country(said: str) -> None:
    with pytest.raises(UnclearError, match="is not a country"):
        values.country(said)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("yes", True),
        ("No", False),
        ("TRUE", True),
        ("0", False),
        ("ja", True),
        ("nein", False),
        ("Oui.", True),
        ("ні", False),
    ],
)
def test_yes_and_no_are_read_in_the_languages_of_the_interface(said: str, *, answer: bool) -> None:
    assert values.yes_or_no(said) is answer


@pytest.mark.parametrize("said", ["", "maybe", "yes and no", "2", "not known"])
def test_other_words_are_neither_yes_nor_no(said: str) -> None:
    with pytest.raises(UnclearError, match="neither yes nor no"):
        values.yes_or_no(said)


def test_a_closed_list_is_read_by_code_or_label_in_the_languages_of_the_interface() -> None:
    assert [values.term(Availability, said) for said in ("offered", "Offered now", "OFFERED-NOW")] == ["offered"] * 3
    assert values.term(Mode, "Partly online, partly on site") == "blended"
    with pytest.raises(UnclearError, match="blended"):
        values.term(Mode, "somewhere")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        pytest.param("<p>One&nbsp;<b>two</b></p><p>three</p>", "One two\n\nthree", id="paragraphs"),
        pytest.param("a<br>b<br/>c", "a\nb\nc", id="lines"),
        pytest.param("<ul><li>one</li><li><p>two</p></li></ul>after", "- one\n- two\n\nafter", id="a list"),
        pytest.param(
            "<ol><li>one<ul><li>in it</li></ul></li><li>two</li></ol>", "1. one\n  - in it\n2. two", id="nested"
        ),
        pytest.param("<script>alert(1)</script><style>p{}</style>Words", "Words", id="nothing of scripts"),
        pytest.param("<p>&lt;b&gt; is bold</p>", "<b> is bold", id="what is shown as a tag"),
        pytest.param("R&amp;D", "R&D", id="a sign alone"),
        pytest.param("if a < b and c > d", "if a < b and c > d", id="no markup"),
        pytest.param("**Bold** and _more_", "**Bold** and _more_", id="Markdown stays"),
        pytest.param("soft\u00adhyphen zero\u200bwidth\ufeff", "softhyphen zerowidth", id="hidden signs"),
        pytest.param("no\u00a0break\tand\u2003wide", "no break and wide", id="blanks"),
        pytest.param("e\u0301", "\u00e9", id="composed"),
        pytest.param("a\r\n\r\n\r\n\r\nb\u2028c", "a\n\nb\nc", id="ends of lines"),
        pytest.param("a\x00b\x07", "ab", id="control signs"),
        pytest.param(
            "One.\n\nTwo &amp; <b>three</b>.\n- four", "One.\n\nTwo & three.\n- four", id="lines of a plain text"
        ),
        pytest.param("It starts in\n2027.", "It starts in\n2027.", id="a number that ends a text"),
        pytest.param("<ul><li></li><li>b</li></ul>", "- b", id="an empty item"),
        pytest.param("<ol start='5'><li>a</li><li>b</li></ol>", "5. a\n6. b", id="a list that goes on"),
        pytest.param("10<sup>6</sup> H<sub>2</sub>O 1<sup>st</sup>", "10⁶ H₂O 1st", id="small digits"),
        pytest.param("<![CDATA[raw <b>x</b>]]>", "raw x", id="words that XML had marked"),
        pytest.param("<body>a<iframe src='x'></iframe></body>", "a", id="tags of a page"),
        pytest.param("<o:p></o:p><?xml:namespace prefix = o />word", "word", id="signs of a word processor"),
        pytest.param("<select><option>1<option>2</select>", "1\n\n2", id="a choice"),
    ],
)
def test_a_text_becomes_plain(text: str, plain: str) -> None:
    assert texts.words(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        *("cafÃ© menu", "donâ€™t", "lost \ufffd letter", "KÃ¼nstliche Intelligenz", "Ã–ffnung", "Â\u00a05 hours"),
        *("It\x92s", "\x80 200", "ÐŸÑ€Ð¸Ð²", "Å¡kola", "sÄ™"),
    ],
)
def test_damaged_letters_are_reported(text: str) -> None:
    with pytest.raises(UnclearError, match="letters are damaged"):
        texts.words(text)


@pytest.mark.parametrize(
    "text", ["MISSÃO", "Gestão", "Âge", "Ärger über Öl", "Đà Nẵng", "Ñandú", "«Ø»", "“AMANHÃ”", "the letter “Å”"]
)
def test_letters_that_only_look_so_are_fine(text: str) -> None:
    assert texts.words(text) == text


@given(st.text(max_size=300))
def test_every_text_becomes_one_that_a_record_can_hold(text: str) -> None:
    try:
        plain = texts.words(text)
    except UnclearError:
        return
    assert not [found for line in plain.split("\n") for found in source.invisible(line)]
    assert texts._tidy(plain) == plain  # noqa: SLF001 - what is tidy stays


@given(st.text(alphabet=st.sampled_from("<>/pulio &;abr\n\"='- "), max_size=120))
def test_broken_html_breaks_nothing(text: str) -> None:
    assert isinstance(hypertext.lines(text), str)


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("One. Two.", 20, "One. Two."),
        ("First part.\n\nSecond part.", 15, "First part."),
        ("One is short. Two is longer.", 16, "One is short."),
        ("No end in this sentence", 10, ""),
        ("On 3. May it starts. It ends soon.", 25, "On 3. May it starts."),
        ("It is for e.g. Nurses. And so on.", 20, ""),
        ("It takes approx. Five weeks. And so on.", 30, "It takes approx. Five weeks."),
    ],
)
def test_a_text_is_shortened_between_sentences_only(text: str, most: int, short: str) -> None:
    assert texts.shortened(text, most) == short


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("# Aims\nBuild **boats** and *sail* them.", "Aims\n\nBuild boats and sail them."),
        ("* one\n* two\n  + three", "- one\n- two\n  - three"),
        ("• one\n•two", "- one\n- two"),
        ("See [our page](https://other.example/a) now", "See our page (https://other.example/a) now"),
        ("[https://other.example/a](https://other.example/a)", "https://other.example/a"),
        ("__Strong__ \\* star", "Strong * star"),
        ("\\*not strong\\* and \\*\\*this\\*\\*", "*not strong* and **this**"),
        ("2 * 3 * 4, file_name_1, #1, a*b*c", "2 * 3 * 4, file_name_1, #1, a*b*c"),
        ("an [open](javascript:alert) end", "an [open](javascript:alert) end"),
        ("<p>**a**</p><p>b</p>", "a\n\nb"),
    ],
)
def test_signs_of_markdown_are_taken_out_where_they_mean_nothing_else(text: str, plain: str) -> None:
    assert texts.unmarked(text) == plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Students can:\n- saw,\n- bend wood.", ["saw", "bend wood."]),
        ("Aims\n\nThe student\n- saws", ["saws"]),
        ("You learn a trade.\n\n- saw", ["You learn a trade.", "saw"]),
        ("- use tools:\n  - a saw\n  - a plane\n- sail", ["use tools: a saw; a plane", "sail"]),
        ("- use tools:\n\na saw, a plane\n- sail", ["use tools: a saw, a plane", "sail"]),
        ("1. saw\n2. bend", ["saw", "bend"]),
        ("1) saw\n2) bend", ["saw", "bend"]),
        ("Saw planks.\nBend wood.", ["Saw planks.", "Bend wood."]),
        ("Saw planks of\n2.5 metres", ["Saw planks of 2.5 metres"]),
        ("- a long item\ngoes on\n- b", ["a long item goes on", "b"]),
        ("Build boats.\n\nSail them.", ["Build boats.", "Sail them."]),
        ("", []),
    ],
)
def test_outcomes_are_the_items_of_a_list_or_paragraphs(text: str, expected: list[str]) -> None:
    assert texts.outcomes(text) == expected


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Boats of wood", False),
        ("word " * 30 + "and this is the end.", False),
        ("word " * 30 + "and this is the e", True),
        ("Boats of wood...", True),
        ("Boats of wood…", True),
        ("word " * 30 + "(a note)", False),
    ],
)
def test_a_text_that_breaks_off_is_seen(text: str, cut: bool) -> None:  # noqa: FBT001 - a row of the table
    assert texts.breaks_off(text) == cut


@pytest.mark.parametrize(
    ("name", "source_id", "made"),
    [
        ("Data analysis with Python!", "1", "data-analysis-with-python"),
        ("Überblick: Straße & Ärzte", "1", "uberblick-strasse-arzte"),
        ("Кібербезпека", "1", "kiberbezpeka"),
        ("Łódź – Žižkov", "1", "lodz-zizkov"),
        ("日本語", "JP-1", "jp-1"),
        ("Data", "X", "x"),
        ("a" * 80, "1", "a" * 64),
        ("word " * 30, "1", "-".join(["word"] * 13)),
    ],
)
def test_an_id_is_made_of_the_title(name: str, source_id: str, made: str) -> None:
    assert identity.wished(name, source_id) == made


@given(st.text(max_size=90), st.text(max_size=30))
def test_every_title_has_an_id(name: str, source_id: str) -> None:
    wish = identity.wished(name, source_id)
    assert is_id(wish)
    assert is_id(identity.apart(wish, source_id))
    assert wish == identity.wished(name, source_id)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cf", "Co", "Cn", "Zl", "Zp"]), min_size=1)
TEXTS = st.one_of(
    WORDS, st.lists(WORDS, min_size=1, max_size=4).map("\n\n".join), st.sampled_from(["no", "1e5", "- x"])
)


@settings(max_examples=60)
@given(TEXTS, TEXTS, st.lists(TEXTS, max_size=3))
def test_a_file_says_what_was_meant_whatever_the_texts_are(title: str, summary: str, outcomes: list[str]) -> None:
    data = {"title": title, "summary": {"en": summary, "no": title}, "learning_outcomes": outcomes or ["x"]}
    made = record_file.new(records.BY_NAME["credential"], data)
    read = source.read(made, "")
    assert {finding.rule for finding in read.findings} <= {"no-break-space", "invisible-character", "not-nfc"}
    if not read.findings:
        assert read.data == record_file.plain(data)
