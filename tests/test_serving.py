import time
from pathlib import Path

import pytest
from sites import Html

from generator import search
from generator.finding import Finding, Level, Place
from generator.site import serving

DOCUMENT = "<!doctype html><html lang=en><body data-pagefind-body>Word</body></html>"
PAGE = '<!doctype html><body><div class="x" id="content" tabindex="-1"><h1>Title &amp; more</h1></div></body>'
ERROR = Finding(Place("content/<b>.yml", 3, 4), "a-rule", Level.ERROR, "`<script>` is wrong", "Write &amp;")


@pytest.mark.parametrize(
    ("errors", "heading"),
    [
        pytest.param([ERROR], "There is a mistake in the records", id="one mistake"),
        pytest.param([ERROR, ERROR], "There are 2 mistakes in the records", id="two mistakes"),
    ],
)
def test_mistakes_stand_on_top_of_every_page(errors: list[Finding], heading: str, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for path in (tmp_path / "index.html", tmp_path / "a" / "index.html"):
        path.write_text(PAGE, encoding="utf-8")
    serving.show(tmp_path, errors)
    for path in (tmp_path / "index.html", tmp_path / "a" / "index.html"):
        page = Html.of(path.read_text(encoding="utf-8"))
        assert [element.text for element in (*page.all("h2"), *page.all("h1"))] == [heading, "Title & more"]
        assert [element.text for element in page.all("li")] == [
            "content/<b>.yml:3:4`<script>` is wrong. Write &amp; [a-rule]"
        ] * len(errors)


def test_without_mistakes_pages_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    serving.show(tmp_path, [])
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == PAGE


def test_an_index_that_is_given_up_leaves_nothing(tmp_path: Path) -> None:
    indexing = serving.Indexing()
    indexing.begin([DOCUMENT], tmp_path, {"": [0]})
    indexing.give_up()
    assert list(tmp_path.iterdir()) == []


def test_pagefind_is_ended_when_its_index_is_no_longer_wanted(tmp_path: Path) -> None:
    search.index([DOCUMENT], tmp_path, lambda: True)
    assert list(tmp_path.iterdir()) == []


def test_an_index_that_was_given_up_is_made_after_all_if_the_build_fails(tmp_path: Path) -> None:
    indexing = serving.Indexing()
    indexing.begin(iter([DOCUMENT]), tmp_path, {"": [0]})
    indexing.give_up()
    indexing.resume()
    for _ in range(600):
        if (tmp_path / "search" / "rows.json").is_file():
            break
        time.sleep(0.1)
    indexing.give_up()
    assert (tmp_path / "pagefind" / "pagefind.js").is_file()
    indexing.resume()
    indexing.give_up()
    assert (tmp_path / "pagefind" / "pagefind.js").is_file()


def trouble(kind: type[BaseException]) -> None:
    raise kind("two\nlines")


@pytest.mark.parametrize("kind", [ValueError, SystemExit], ids=["bad input", "an end of the program"])
def test_a_build_that_fails_for_a_plain_reason_says_only_that(kind: type[BaseException]) -> None:
    said: list[str] = []
    serving.guarded(lambda: trouble(kind), (ValueError, SystemExit), said.append)()
    (words,) = said
    assert words.splitlines() == [
        *("The site could not be built: two", "lines"),
        "Browsers still get the site as it was. Mend this and save: then the site is built again.",
    ]


def test_who_ends_the_server_is_not_held_up() -> None:
    with pytest.raises(KeyboardInterrupt):
        serving.guarded(lambda: trouble(KeyboardInterrupt), (ValueError,), print)()


def test_a_build_that_ends_well_says_nothing() -> None:
    said: list[str] = []
    serving.guarded(lambda: None, (), said.append)()
    assert said == []
