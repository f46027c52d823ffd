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
