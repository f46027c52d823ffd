from pathlib import Path

import pytest

from generator import messages
from generator.markup import Shell
from generator.pages.edition import Edition
from generator.pages.page import Page
from generator.settings import Settings
from generator.site import shells
from generator.site.shells import ShellError, Shells

PAGE = Page("a/b/", "Title & <more>", 'A "description"', "<p>⟦title⟧ {0} %s</p>", scripts=("assets/x.js",))
HTML = (
    '<html lang="en"><head>⟦head⟧<title>⟦title⟧ – Site</title></head>⟦languages⟧⟦banner⟧'
    '<a href="⟦to words/⟧">⟦say Words explained⟧</a><main>⟦content⟧</main>⟦mistake⟧⟦scripts⟧'
)


@pytest.mark.parametrize(
    ("html", "pieces"),
    [
        pytest.param("a", ("a",), id="no mark"),
        pytest.param("a⟦x⟧b", ("a", "x", "b"), id="a mark"),
        pytest.param("⟦x⟧⟦y-z⟧", ("", "x", "", "y-z", ""), id="marks side by side"),
        pytest.param("a<p>⟦x⟧</p>b", ("a", "x", "b"), id="a paragraph of its own"),
        pytest.param("<p>⟦x⟧ and more</p>", ("<p>", "x", " and more</p>"), id="the start of a paragraph"),
        pytest.param("<p>more and ⟦x⟧</p>", ("<p>more and ", "x", "</p>"), id="the end of a paragraph"),
        pytest.param("<p>⟦x⟧⟦y⟧</p>", ("<p>", "x", "", "y", "</p>"), id="two in a paragraph"),
        pytest.param("⟦X⟧ ⟦x y⟧ ⟦⟧ [x]", ("⟦X⟧ ⟦x y⟧ ⟦⟧ [x]",), id="no marks"),
    ],
)
def test_marks(html: str, pieces: tuple[str, ...]) -> None:
    assert Shell.of(html).pieces == pieces
    assert Shell.of(html).marks == pieces[1::2]


def test_what_is_put_in_is_not_read_again() -> None:
    assert Shell.of("⟦a⟧⟦b⟧").filled({"a": "⟦b⟧", "b": "⟦a⟧"}) == "⟦b⟧⟦a⟧"


def test_what_is_known_is_put_in_once() -> None:
    assert Shell.of("a⟦x⟧b⟦y⟧c⟦x⟧").with_known({"x": "⟦y⟧"}).pieces == ("a⟦y⟧b", "y", "c⟦y⟧")
    assert Shell.of("a⟦x⟧").with_known({}).pieces == ("a", "x", "")


def test_what_only_scripts_of_the_theme_use_is_left_out() -> None:
    html = '<b><input class="md-toggle" id="x"><label class="md-overlay" for="x"></label>⟦a⟧</b>'
    assert shells.cut(html, Edition(), "").pieces == ("<b>", "a", "</b>")


def test_the_first_link_to_a_word_that_is_explained_is_its_definition() -> None:
    ects, report = '<a href="../words/#ects">ECTS</a>', '<a href="../words/#report">report</a>'
    other = '<a href="../rules/#ects">ECTS</a>'
    assert shells.defined(ects + report + ects + other) == f"<dfn>{ects}</dfn><dfn>{report}</dfn>{ects}{other}"


def test_a_mark_without_a_value_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        Shell.of("⟦a⟧").filled({})


def test_pour() -> None:
    poured = Shells.of((HTML, HTML), Settings(), Edition(), (Edition(),), {"banner": "!"}).pour(PAGE)
    head = shells.head(PAGE, Edition(), "", "../../")
    assert poured == (
        f'<html lang="en"><head>{head}<title>Title &amp; &lt;more&gt; – Site</title></head>!'
        '<a href="../../words/">Words explained</a><main><p>⟦title⟧ {0} %s</p></main>'
        '<a href="../../mistake/?page=a/b/">Report a mistake</a>'
        '<script type="module" src="../../assets/x.js"></script>'
    )


def test_pour_in_another_language() -> None:
    german = Edition("de", frozenset({"words/"}))
    made = Shells.of((HTML,) * 3, Settings(url="https://x.example/"), german, (Edition(), german), {"banner": ""})
    with messages.speaking("de"):
        poured = made.pour(PAGE)
    for piece in (
        '<html lang="de">',
        '<link rel="canonical" href="https://x.example/de/a/b/">',
        '<a href="../../../a/b/" lang="en" hreflang="en">English</a>',
        '<a href="../../../words/">',
        '<script type="module" src="../../../assets/x.js"></script>',
    ):
        assert piece in poured


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        pytest.param(
            "https://x.example/y/",
            ['<link rel="canonical" href="https://x.example/y/a/b/">'],
            id="known",
        ),
        pytest.param("", [], id="not known"),
    ],
)
def test_canonical_addresses(url: str, canonical: list[str]) -> None:
    lines = shells.head(PAGE, Edition(), url, "../../").splitlines()
    assert [line for line in lines if "canonical" in line] == canonical
    assert lines[0] == '<meta name="description" property="og:description" content="A &#34;description&#34;">'


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """Make the folders that MkDocs makes of shells."""
    for depth in range(1, shells.DEEPEST + 1):
        path = (tmp_path / shells.source(depth)).with_suffix(".html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HTML.replace("Site", str(depth)), encoding="utf-8")
    return tmp_path


def test_shells_are_taken_by_depth_and_leave_the_site(built: Path) -> None:
    taken = shells.take(built)
    assert [f" – {depth}</title>" in shell for depth, shell in enumerate(taken, start=1)] == [True] * shells.DEEPEST
    assert list(built.iterdir()) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("⟦content⟧", "", "⟦content⟧ once for shells; found 0"),
        ("⟦head⟧", "⟦head⟧⟦head⟧", "⟦head⟧ once for shells; found 2"),
    ],
)
def test_a_theme_without_marks_is_a_mistake(old: str, new: str, said: str, built: Path) -> None:
    path = (built / shells.source(3)).with_suffix(".html")
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(ShellError, match=said):
        shells.take(built)
