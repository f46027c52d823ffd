import json
import string
import unicodedata
from itertools import chain

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator import source
from generator.finding import Place
from generator.source import Loc, Plain

PATH = "content/x.yml"


def found(content: bytes) -> list[str]:
    """Give line, column and rule of every finding."""
    findings = source.read(content, PATH).findings
    assert all(finding.place.path == PATH and finding.level == "error" and finding.hint for finding in findings)
    return [f"{finding.place.line}:{finding.place.column} {finding.rule}" for finding in findings]


@pytest.mark.parametrize(
    "word",
    [
        *("NO", "yes", "On", "true", "False", "null", "Null", "~", "010", "0542", "0o17", "0x1F", "1_000", "1e3"),
        *("12:30", "190:20:30", "1.10", ".inf", "-.INF", ".NaN", "2026-02-30", "2026-11-22", "2026-11-22T12:00:00Z"),
        *("<<", "=", "+1", "-0", "١٢", "Ж", "İ", "😀", "C:\\Windows", "a#b", "a:b", "http://data.europa.eu/x"),
    ],
)
def test_every_scalar_stays_the_text_that_was_written(word: str) -> None:
    assert source.read(f"key: {word}\nlist: [{word}]".encode(), PATH).data == {"key": word, "list": [word]}


@pytest.mark.parametrize(
    ("text", "data"),
    [
        pytest.param("a:", {"a": ""}, id="no value is an empty text"),
        pytest.param("NO: x\n010: y", {"NO": "x", "010": "y"}, id="keys stay text too"),
        pytest.param("<<: {b: c}", {"<<": {"b": "c"}}, id="a merge key is a key like others"),
        pytest.param("a: {}\nb: []", {"a": {}, "b": []}, id="empty collections"),
        pytest.param("a: {b: [c, {d: e}]}", {"a": {"b": ["c", {"d": "e"}]}}, id="flow style"),
        pytest.param("a:\n- b\n- c: d", {"a": ["b", {"c": "d"}]}, id="block style"),
        pytest.param("a: |\n  one\n  two\n", {"a": "one\ntwo\n"}, id="literal text"),
        pytest.param("a: >-\n  one\n  two\n\n  three\n", {"a": "one two\nthree"}, id="folded text"),
        pytest.param('a: "x\\ny\\"\\\\\\u00e9"', {"a": 'x\ny"\\é'}, id="escapes of visible characters"),
        pytest.param("a: 'it''s'", {"a": "it's"}, id="single quotes"),
        pytest.param("# note\n---\na: b # note\n...\n", {"a": "b"}, id="comments and document marks"),
        pytest.param("\ufeffa: b", {"a": "b"}, id="byte order mark"),
        pytest.param("a: b\r\nc: |\r\n  d\r\n  e\r\n", {"a": "b", "c": "d\ne\n"}, id="line ends of Windows"),
        pytest.param("? a\n: b", {"a": "b"}, id="an explicit key"),
        pytest.param("a: [[[[[[[x]]]]]]]", {"a": [[[[[[["x"]]]]]]]}, id="as deep as allowed"),
    ],
)
def test_what_is_read(text: str, data: dict[str, Plain]) -> None:
    assert source.read(text.encode(), PATH) == source.Source(PATH, data)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", ["1:1 not-a-record"], id="empty file"),
        pytest.param("# nothing\n", ["1:1 not-a-record"], id="comments only"),
        pytest.param("- a", ["1:1 not-a-record"], id="a list"),
        pytest.param("a", ["1:1 not-a-record"], id="a text"),
        pytest.param("{}", ["1:1 not-a-record"], id="an empty mapping"),
        pytest.param("a: b\nc: d\na: e\na: f", ["3:1 duplicate-key", "4:1 duplicate-key"], id="key twice, and again"),
        pytest.param("x: {a: b, a: c}", ["1:11 duplicate-key"], id="key twice inside"),
        pytest.param("x:\n- {a: b}\n- {a: c}", [], id="the same key in two items"),
        pytest.param('a: b\n"a": c', ["2:1 duplicate-key"], id="key twice, once in quotes"),
        pytest.param("a: &x b", ["1:4 yaml-alias"], id="anchor"),
        pytest.param("a: &x [b]\nc: *x", ["1:4 yaml-alias", "2:4 yaml-alias"], id="anchor and alias"),
        pytest.param("a: *x", ["1:4 yaml-alias"], id="alias of nothing"),
        pytest.param("&x a: b", ["1:1 yaml-alias"], id="anchor of a key"),
        pytest.param("&x\na: b", ["1:1 yaml-alias"], id="anchor of the record"),
        pytest.param("*x : b", ["1:1 key-is-not-text"], id="alias as key"),
        pytest.param("a: !x b", ["1:4 yaml-tag"], id="tag"),
        pytest.param("a: !!python/object/apply:os.system [ls]", ["1:4 yaml-tag"], id="tag of Python"),
        pytest.param("!!map {a: b}", ["1:1 yaml-tag"], id="tag of the record"),
        pytest.param("!!str a: b", ["1:1 yaml-tag"], id="tag of a key"),
        pytest.param("%YAML 1.1\n---\na: b", ["1:1 yaml-directive"], id="directive"),
        pytest.param(
            "%TAG ! tag:x,2026:\n---\na: !y b", ["1:1 yaml-directive", "3:4 yaml-tag"], id="directive of tags"
        ),
        pytest.param("a: b\n---\nc: d\n---\ne: f", ["2:1 several-documents"], id="several documents"),
        pytest.param("a: b\n...\n---\nc: d", ["3:1 several-documents"], id="several documents, ended"),
        pytest.param("? [a, [b]]\n: c\nd: e\nd: f", ["1:3 key-is-not-text", "4:1 duplicate-key"], id="a list as key"),
        pytest.param("{{a: b}: c}", ["1:2 key-is-not-text"], id="a mapping as key"),
        pytest.param("a: [[[[[[[[x]]]]]]]]", ["1:11 nested-too-deeply"], id="one deeper than allowed"),
        pytest.param("a: b: c", ["1:5 yaml-syntax"], id="a colon in a text"),
        pytest.param("a: b\n c: d", ["2:3 yaml-syntax"], id="odd indentation"),
        pytest.param("a: - b", ["1:4 yaml-syntax"], id="a list on the line of its key"),
        pytest.param("a: [b", ["2:1 yaml-syntax"], id="open bracket"),
        pytest.param("a: 'b", ["1:6 yaml-syntax"], id="open quote"),
        pytest.param("a: @b", ["1:4 yaml-syntax"], id="a sign that YAML keeps"),
        pytest.param('a: "\\x"', ["1:7 yaml-syntax"], id="broken escape"),
        pytest.param('a: "\\ud800"', ["1:7 yaml-syntax"], id="half a surrogate pair"),
        pytest.param(
            "a: !x b\na: *y\nc: \u202ed",
            ["1:4 yaml-tag", "2:1 duplicate-key", "2:4 yaml-alias", "3:4 invisible-character"],
            id="all mistakes in one run",
        ),
    ],
)
def test_what_is_refused(text: str, expected: list[str]) -> None:
    assert found(text.encode()) == expected


@pytest.mark.parametrize(
    ("character", "rule"),
    [
        pytest.param("\t", "invisible-character", id="tab"),
        pytest.param("\r", "invisible-character", id="carriage return"),
        pytest.param("\0", "invisible-character", id="null"),
        pytest.param("\x02", "invisible-character", id="control"),
        pytest.param("\x1b", "invisible-character", id="escape"),
        pytest.param("\x7f", "invisible-character", id="delete"),
        pytest.param("\x85", "invisible-character", id="next line"),
        pytest.param("\xa0", "no-break-space", id="no-break space"),
        pytest.param("\xad", "soft-hyphen", id="soft hyphen"),
        pytest.param("\u034f", "invisible-character", id="grapheme joiner"),
        pytest.param("\u061c", "invisible-character", id="Arabic letter mark"),
        pytest.param("\u115f", "invisible-character", id="Hangul filler"),
        pytest.param("\u200b", "invisible-character", id="zero-width space"),
        pytest.param("\u200d", "invisible-character", id="zero-width joiner"),
        pytest.param("\u2003", "invisible-character", id="em space"),
        pytest.param("\u2028", "invisible-character", id="line separator"),
        pytest.param("\u202e", "invisible-character", id="right-to-left override"),
        pytest.param("\u202f", "no-break-space", id="narrow no-break space"),
        pytest.param("\u2066", "invisible-character", id="isolate"),
        pytest.param("\u2800", "invisible-character", id="empty Braille pattern"),
        pytest.param("\u3000", "invisible-character", id="ideographic space"),
        pytest.param("\u3164", "invisible-character", id="Hangul filler, wide"),
        pytest.param("\ue000", "invisible-character", id="private use"),
        pytest.param("\ufe0f", "invisible-character", id="variation selector"),
        pytest.param("\ufeff", "invisible-character", id="byte order mark inside"),
        pytest.param("\ufffe", "invisible-character", id="no character"),
        pytest.param("\U000e0041", "invisible-character", id="tag letter"),
        pytest.param("\U000e0101", "invisible-character", id="variation selector beyond the first plane"),
        pytest.param("\U0010fffd", "invisible-character", id="private use beyond the first plane"),
    ],
)
class TestWhatCannotBeSeen:
    def test_in_a_text(self, character: str, rule: str) -> None:
        assert found(f"a: b\nc: 'dé{character}e'".encode()) == [f"2:7 {rule}"]

    def test_in_a_key(self, character: str, rule: str) -> None:
        assert f"1:2 {rule}" in found(f"a{character}a: b".encode())

    def test_in_a_comment(self, character: str, rule: str) -> None:
        assert f"1:8 {rule}" in found(f"a: b # {character}".encode())

    def test_through_an_escape(self, character: str, rule: str) -> None:
        assert found(f'a: b\nc: "d\\U{ord(character):08x}"'.encode()) == [f"2:4 {rule}"]

    def test_through_an_escape_in_a_key(self, character: str, rule: str) -> None:
        assert found(f'"d\\U{ord(character):08x}": b'.encode()) == [f"1:1 {rule}"]

    @pytest.mark.usefixtures("rule")
    def test_never_gets_into_the_data(self, character: str) -> None:
        raw = source.read(f"a: 'b{character}c'".encode(), PATH).data
        escaped = source.read(f'a: "b\\U{ord(character):08x}c"'.encode(), PATH).data
        assert raw == escaped == {"a": "b\N{REPLACEMENT CHARACTER}c"}


@pytest.fixture
def rule() -> None:
    """Stand for a parameter that a test does not look at."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a: cafe\u0301", ["1:7 not-nfc"], id="letter and accent apart"),
        pytest.param("a: b\nc: e\u0301 \u212b", ["2:4 not-nfc"], id="one finding a line, at the first"),
        pytest.param('a: "e\\u0301"', ["1:4 not-nfc"], id="through an escape"),
        pytest.param("a: \u0430\u0301", [], id="an accent for which there is no letter"),
        pytest.param("a: ไทย हिन्दी 한국어 العربية", [], id="scripts of the world"),
    ],
)
def test_normal_form(text: str, expected: list[str]) -> None:
    assert found(text.encode()) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("a: b".encode("utf-16"), ["1:1 not-utf-8"], id="UTF-16"),
        pytest.param("a: b\nc: dé".encode("latin-1"), ["2:5 not-utf-8"], id="Latin-1"),
        pytest.param(b"a: \xed\xa0\x80", ["1:4 not-utf-8"], id="surrogate"),
        pytest.param(b"a: \xc0\xaf", ["1:4 not-utf-8"], id="overlong"),
        pytest.param(b"\xef\xbb\xbfa: \xff", ["1:4 not-utf-8"], id="after a byte order mark"),
        pytest.param(b"\0", ["1:1 invisible-character"], id="one null byte"),
        pytest.param(b"a: b\n#" + b"x" * (source.MOST_BYTES - 6), [], id="as large as allowed"),
        pytest.param(b"a: b\n#" + b"x" * (source.MOST_BYTES - 5), ["1:1 file-too-large"], id="one byte too large"),
    ],
)
def test_bytes(content: bytes, expected: list[str]) -> None:
    assert found(content) == expected


@pytest.mark.parametrize(
    ("text", "first"),
    [
        pytest.param("a: " + "[" * 5_000, "1:11 nested-too-deeply", id="brackets"),
        pytest.param("a: " + "[" * 5_000 + "]" * 5_000, "1:11 nested-too-deeply", id="brackets, closed"),
        pytest.param("a: " + "{b: " * 5_000, "1:32 nested-too-deeply", id="braces"),
        pytest.param("a:\n " + "- " * 5_000 + "x", "2:16 nested-too-deeply", id="items on a line"),
        pytest.param("\n".join(" " * n + "a:" for n in range(1_000)), "9:9 nested-too-deeply", id="indented keys"),
        pytest.param("? " * 5_000 + "a", "1:3 key-is-not-text", id="keys of keys"),
        pytest.param("a: " + "[" * 250_000, "1:11 nested-too-deeply", id="as many brackets as a file can hold"),
        pytest.param("? " * 250_000 + "a", "1:3 key-is-not-text", id="as many keys of keys as a file can hold"),
        pytest.param("[" * 5_000, "1:9 nested-too-deeply", id="nothing but brackets"),
    ],
)
def test_depth_ends_no_process(text: str, first: str) -> None:
    assert found(text.encode())[0] == first


def test_one_file_does_not_flood_the_findings() -> None:
    assert found("a: 'b{}'".format("\u200b" * 1_000).encode()) == [
        f"1:{column} invisible-character" for column in range(6, 6 + source.MOST_FINDINGS)
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            b"a: *b",
            "content/x.yml:1:4: error: `*b` is a YAML alias or anchor [yaml-alias]",
            id="what is quoted",
        ),
        pytest.param(
            b'"a\\e[31m": b\n"a\\e[31m": c',
            "content/x.yml:2:1: error: `a\N{REPLACEMENT CHARACTER}[31m` stands twice in the same place [duplicate-key]",
            id="nothing invisible is quoted",
        ),
        pytest.param(
            b"x" * 200 + b": a\n" + b"x" * 200 + b": b",
            f"content/x.yml:2:1: error: `{'x' * 59}…` stands twice in the same place [duplicate-key]",
            id="what is quoted is short",
        ),
        pytest.param(
            "a: b\u202ec".encode(),
            "content/x.yml:1:5: error: U+202E (RIGHT-TO-LEFT OVERRIDE) cannot be seen [invisible-character]",
            id="the name of what cannot be seen",
        ),
    ],
)
def test_messages(content: bytes, expected: str) -> None:
    assert expected in [str(finding) for finding in source.read(content, PATH).findings]


VISIBLE = st.characters(exclude_categories=["C", "Z"], include_characters=" ")
PRINTABLE = (
    st.text(VISIBLE, max_size=20)
    .map(lambda text: unicodedata.normalize("NFC", text))
    .filter(lambda text: not any(source.invisible(text)))
)
PLAIN = st.recursive(
    PRINTABLE,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(PRINTABLE, inner, max_size=3),
    max_leaves=8,
)
RECORD = st.dictionaries(PRINTABLE, PLAIN, min_size=1, max_size=3).filter(
    lambda record: depth(record) <= source.DEEPEST
)


def depth(value: Plain) -> int:
    if isinstance(value, str):
        return 0
    return 1 + max(map(depth, value.values() if isinstance(value, dict) else value), default=0)


def locs(value: Plain, loc: Loc = ()) -> list[Loc]:
    """Give the way to every key and list item."""
    if isinstance(value, str):
        return []
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    return list(chain.from_iterable([((*loc, key)), *locs(item, (*loc, key))] for key, item in pairs))


@given(RECORD)
def test_texts_in_quotes_come_back_the_same(record: dict[str, Plain]) -> None:
    text = yaml.safe_dump(record, default_style='"', allow_unicode=True, sort_keys=False)
    assert source.read(text.encode(), PATH) == source.Source(PATH, record)


@given(RECORD)
def test_json_is_yaml(record: dict[str, Plain]) -> None:
    assert source.read(json.dumps(record, ensure_ascii=False).encode(), PATH).data == record


@given(RECORD, st.sampled_from([None, 2]))
def test_every_key_has_a_place(record: dict[str, Plain], indent: int | None) -> None:
    content = json.dumps(record, ensure_ascii=False, indent=indent).encode()
    places = source.places(content, PATH)
    assert sorted(map(str, places)) == sorted(map(str, locs(record)))
    lines = content.decode().split("\n")
    for loc, place in places.items():
        here = lines[place.line - 1][place.column - 1 :]
        key = loc[-1]
        assert here.startswith(json.dumps(key, ensure_ascii=False) if isinstance(key, str) else ('"', "{", "["))


@given(st.binary(max_size=200) | st.text(string.printable, max_size=200).map(str.encode) | st.text().map(str.encode))
def test_any_bytes_give_data_or_findings(content: bytes) -> None:
    read = source.read(content, PATH)
    assert read.data or read.findings
    lines = content.count(b"\n") + content.count(b"\r") + 2
    assert all(1 <= finding.place.line <= lines and finding.place.column >= 1 for finding in read.findings)
    source.places(content, PATH)


SYNTAX = st.lists(st.sampled_from([*"abc:-[]{},#&*!|>'\"%@`?\n ", "  ", ": ", "- ", "---\n", "...\n", "\\u202e"]))


@given(SYNTAX.map("".join))
def test_anything_like_yaml_gives_data_or_findings(text: str) -> None:
    read = source.read(text.encode(), PATH)
    assert read.data or read.findings
    if not read.findings:
        assert set(source.places(text.encode(), PATH)) == set(locs(read.data or {}))


@pytest.mark.parametrize(
    ("loc", "expected"),
    [
        pytest.param(("a",), Place(PATH, 1, 1), id="a key"),
        pytest.param(("a", 1), Place(PATH, 3, 5), id="an item"),
        pytest.param(("a", 1, "b"), Place(PATH, 3, 6), id="a key in an item"),
        pytest.param(("a", 1, "c"), Place(PATH, 3, 5), id="a missing key: its parent"),
        pytest.param(("a", 7, "c", "d"), Place(PATH, 1, 1), id="a missing item: its list"),
        pytest.param(("x",), Place(PATH, 1, 1), id="a missing key of the record: the file"),
        pytest.param((), Place(PATH, 1, 1), id="the record: the file"),
    ],
)
def test_nearest(loc: Loc, expected: Place) -> None:
    known = source.places(b"a:\n  - x\n  - {b: c}\n", PATH)
    assert source.nearest(known, loc, PATH) == expected


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a", "a", id="a word"),
        pytest.param("a \n\t b", "a b", id="one line"),
        pytest.param("x" * 60, "x" * 60, id="as long as allowed"),
        pytest.param("x" * 61, "x" * 59 + "…", id="one longer"),
        pytest.param("a\u202eb\x1b", "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}", id="invisible"),
    ],
)
def test_shown(text: str, shown: str) -> None:
    assert source.shown(text) == shown
