"""The words of paper: a stylesheet that says in each language where a page was printed from."""

import pytest

from generator.messages import known
from generator.pages import said


def test_a_rule_for_each_language() -> None:
    made = said.paper(["en", "de"])
    assert ':lang(en) > head > link[rel="canonical"]::before { content: "Printed from "; }' in made
    assert (
        ':lang(en) > head > link[rel="canonical"]::after { content: attr(href) attr(data-query) ", records of "; }'
        in made
    )
    assert ':lang(en) > head > meta[name="as-of"]::after { content: attr(content) ""; }' in made
    assert made.count(":lang(de)") == 3


@pytest.mark.parametrize("language", known())
def test_no_brace_is_left_over(language: str) -> None:
    words = "".join(line.partition("content: ")[2] for line in said.paper([language]).splitlines())
    assert "{" not in words


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Printed from ", '"Printed from "'), ('a"b', r'"a\"b"'), ("a\\", r'"a\\"'), ("", '""')],
)
def test_words_stay_inside_their_string(words: str, expected: str) -> None:
    assert said.css_string(words) == expected
