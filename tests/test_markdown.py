import pytest

from generator import markdown


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("plain", "`plain`", id="words"),
        pytest.param("a ` b", "`` a ` b ``", id="a backtick"),
        pytest.param("``", "``` `` ```", id="backticks at both ends"),
        pytest.param("one\n# two", "`one # two`", id="a line break"),
        pytest.param("\x1b[31m@team", "`�[31m@team`", id="signs that nobody sees, and a mention"),
        pytest.param("a ##[error]b", "`a # #[error]b`", id="a workflow command in the middle of a line"),
        pytest.param("x" * 200, f"`{'x' * 159}…`", id="a long text"),
    ],
)
def test_what_a_stranger_wrote_stands_in_a_code_span(said: str, expected: str) -> None:
    assert markdown.code(said) == expected


@pytest.mark.parametrize(
    ("most", "size", "expected"),
    [
        pytest.param(3, 100, ["one", "two", "six"], id="all fit"),
        pytest.param(2, 100, ["one", "two", "and 1 more"], id="too many lines"),
        pytest.param(3, 18, ["one", "two", "six"], id="just as many bytes"),
        pytest.param(3, 17, ["one", "two", "and 1 more"], id="a byte too many"),
        pytest.param(3, 0, ["and 3 more"], id="nothing fits"),
    ],
)
def test_a_list_says_how_much_it_leaves_out(most: int, size: int, expected: list[str]) -> None:
    assert markdown.cut(["one", "two", "six"], most, size) == expected


def test_signs_that_take_several_bytes_count_as_such() -> None:
    assert markdown.cut(["éé"], size=6) == ["and 1 more"]


def test_a_section() -> None:
    assert markdown.section("Title", ["one", "two"]) == "### Title\n\n- one\n- two\n"


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("plain words, with a comma", "plain words\\, with a comma"),
        ("* [a](https://b.example) <b>", "\\* \\[a\\]\\(https\\:\\/\\/b\\.example\\) \\<b\\>"),
        ("two\n\nlines", "two lines"),
        ("ärgern · 漢字", "ärgern · 漢字"),
    ],
)
def test_an_escaped_text_is_only_itself(said: str, written: str) -> None:
    assert markdown.escaped(said) == written
