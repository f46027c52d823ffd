import re

import pytest
from markupsafe import Markup

from generator import markup
from generator.vocabulary import Decision


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("plain ü text", "plain ü text", id="plain text"),
        pytest.param("<b a=\"1\" b='2'>&", "&lt;b a=&#34;1&#34; b=&#39;2&#39;&gt;&amp;", id="every special sign"),
        pytest.param("&amp;", "&amp;amp;", id="text that looks escaped"),
        pytest.param(Markup("<b>"), "<b>", id="markup"),
        pytest.param(5, "5", id="a number"),
        pytest.param(None, "None", id="none"),
        pytest.param(Decision.POSITIVE, "positive", id="a term"),
        pytest.param(["<"], "[&#39;&lt;&#39;]", id="a list"),
    ],
)
def test_what_a_template_prints(value: object, expected: str) -> None:
    assert markup.printed(value) == expected
    assert str(markup.escape(value)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("<i>", '<a href="&lt;i&gt;">', id="text"),
        pytest.param('" onclick="', '<a href="&#34; onclick=&#34;">', id="text that leaves its quotes"),
        pytest.param("%s%(x)s", '<a href="%s%(x)s">', id="text with the sign of a place"),
        pytest.param(Markup("<i>"), '<a href="<i>">', id="markup"),
        pytest.param(7, '<a href="7">', id="a number"),
    ],
)
def test_a_shape_is_filled_with_what_is_escaped(value: object, expected: str) -> None:
    filled = markup.fill('<a href="%s">', value)
    assert isinstance(filled, Markup)
    assert filled == expected


def test_pieces_of_markup_are_joined_as_they_are() -> None:
    joined = markup.join([markup.fill("<b>%s</b>", "<"), Markup("<br>")], ", ")
    assert isinstance(joined, Markup)
    assert joined == "<b>&lt;</b>, <br>"


def test_every_template_escapes_what_it_prints() -> None:
    environment = markup.environment()
    names = environment.list_templates()
    assert "credential.html" in names
    for name in names:
        source, _, _ = environment.loader.get_source(environment, name)  # type: ignore[union-attr]
        code = environment.compile(source, name, raw=True)
        assert not re.search(r"(?<![\w.])(?:str|escape)\(", code), name


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("{{ x }}", "&lt;", id="a name"),
        pytest.param("{{ x ~ x }}", "&lt;&lt;", id="joined"),
        pytest.param("{{ [x, x] | join }}", "&lt;&lt;", id="a filter"),
        pytest.param("{% set y %}{{ x }}{% endset %}{{ y }}", "&lt;", id="a block that is set"),
        pytest.param("{% macro m(y) %}{{ y }}{% endmacro %}{{ m(x) }}", "&lt;", id="a macro"),
        pytest.param(
            "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ x }}{% endcall %}", "&lt;", id="a call"
        ),
        pytest.param("{% for y in [x] %}{{ y }}{% endfor %}", "&lt;", id="a loop"),
        pytest.param("{{ x if true else '' }}", "&lt;", id="a choice"),
    ],
)
def test_nothing_is_printed_as_it_is(source: str, expected: str) -> None:
    assert markup.environment().from_string(source).render(x="<") == expected
