"""Texts of records in another language than the page: each stands inside an element that says its language."""

import dataclasses
import os
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import sites
from sites import Html

from generator import catalogue, settings
from generator.pages.page import Context
from generator.records.values import Text

LANGUAGE = "de"
SHORTEST = 8
"""Shorter texts may stand in sentences by chance."""
KINDS = {
    "home": r"index\.html",
    "all lists": r"browse/index\.html",
    "a list by agency": r"browse/agency/[^/]+/index\.html",
    "a list by country": r"browse/country/[^/]+/index\.html",
    "all courses": r"credentials/(page/\d+/)?index\.html",
    "a course": r"credentials/[^/]+/[^/]+/index\.html",
    "a recognition sheet": r"credentials/[^/]+/[^/]+/sheet/index\.html",
    "providers": r"providers/index\.html",
    "a provider": r"providers/[^/]+/index\.html",
    "agencies": r"agencies/index\.html",
    "an agency": r"agencies/[^/]+/index\.html",
    "reports": r"reports/(page/\d+/)?index\.html",
    "a report": r"reports/[^/]+/[^/]+/index\.html",
    "countries": r"countries/index\.html",
    "a country": r"countries/[^/]+/index\.html",
    "skills": r"skills/(page/\d+/)?index\.html",
    "a skill": r"skills/[^/]+/index\.html",
    "goals": r"stacking/index\.html",
    "a goal": r"stacking/[^/]+/[^/]+/index\.html",
}
NEVER_MARKED = ("title", "code", "desc")
"""Elements that hold text alone, so that no part of it can be marked."""


@dataclass
class Spoken(Html):
    """A page that knows the language of every piece of its text."""

    said: list[tuple[str, str]] = field(default_factory=list)

    def handle_data(self, data: str) -> None:
        super().handle_data(data)
        if any(element.tag in NEVER_MARKED for element in self.open):
            return
        tags = (element.attributes["lang"] for element in reversed(self.open) if "lang" in element.attributes)
        self.said.append((next(tags, ""), " ".join(data.split())))


@dataclass(frozen=True)
class Known:
    """The languages of the texts of records, and what finds these texts in others; the longest is found first."""

    languages: Mapping[str, frozenset[str]]
    pattern: re.Pattern[str]

    def foreign(self, said: str) -> Iterator[tuple[str, frozenset[str]]]:
        """Yield the texts of records in another language than the page that stand in a piece of text."""
        for found in self.pattern.finditer(said):
            if LANGUAGE not in self.languages[found[0]]:
                yield found[0], self.languages[found[0]]


def texts(value: object) -> Iterator[Text | str]:
    """Yield every text of a record, and what is written without a language."""
    match value:
        case Text() | str():
            yield value
        case Mapping():
            for each in value.values():
                yield from texts(each)
        case tuple() | list():
            for each in value:
                yield from texts(each)
        case _ if dataclasses.is_dataclass(value):
            for each in dataclasses.fields(value):
                yield from texts(getattr(value, each.name))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sites.project(tmp_path_factory.mktemp("marks") / "project", languages=[LANGUAGE])


@pytest.fixture(scope="module")
def known(project: Path) -> Known:
    chosen = settings.read(project / "mkdocs.yml")
    found = defaultdict(set)
    lines = set()
    for _kind, entry in catalogue.load(project / "content", chosen).catalogue.entries():
        for text in texts(entry.record):
            if isinstance(text, str):
                lines.add(text)
                continue
            for tag, words in text:
                for block in words.split("\n\n"):
                    found[" ".join(block.split())].add(tag)
    languages = {text: frozenset(tags) for text, tags in found.items() if len(text) >= SHORTEST and text not in lines}
    longest_first = sorted(languages, key=len, reverse=True)
    return Known(languages, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"))


@pytest.fixture(scope="module")
def pages(project: Path) -> dict[str, Spoken]:
    site = project.parent / "site"
    assert sites.build(project, site, jobs=os.cpu_count() or 1).errors == ()
    edition = site / LANGUAGE
    return {
        path.relative_to(edition).as_posix(): Spoken.of(path.read_text(encoding="utf-8"))
        for path in sorted(edition.rglob("*.html"))
    }


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_text_in_another_language_says_so(kind: str, pages: dict[str, Spoken], known: Known) -> None:
    own = {path: page for path, page in pages.items() if re.fullmatch(kind, path)}
    found = [
        (path, text, tag, tags)
        for path, page in own.items()
        for tag, said in page.said
        for text, tags in known.foreign(said)
    ]
    assert found, "no page of this kind holds such a text: the row tests nothing"
    assert [each for each in found if each[2] not in each[3]] == []


def test_no_page_is_left_out(pages: dict[str, Spoken], known: Known) -> None:
    wrong = {
        path: text
        for path, page in pages.items()
        for tag, said in page.said
        for text, tags in known.foreign(said)
        if tag not in tags
    }
    assert wrong == {}


def test_texts_in_the_language_of_the_page_are_not_marked(pages: dict[str, Spoken]) -> None:
    for path, page in pages.items():
        marked = [element for element in page.elements if element.attributes.get("lang") == LANGUAGE]
        assert [element.tag for element in marked if "hreflang" not in element.attributes] == ["html"], path


# --- what is said about it in words


def text(**by_language: str) -> Text:
    return Text(tuple(by_language.items()))


ENGLISH, GERMAN, FRENCH = text(en="Read"), text(de="Lesen"), text(fr="Lire")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param([ENGLISH, ENGLISH], "", id="none is in another language"),
        pytest.param([], "", id="no text"),
        pytest.param([None, ENGLISH], "", id="one is not stated"),
        pytest.param([text(de="Lesen", en="Read")], "", id="one is in both"),
        pytest.param([GERMAN, GERMAN], "These texts are in German.", id="all in one"),
        pytest.param([GERMAN, FRENCH], "These texts are in German and French.", id="all in two"),
        pytest.param([GERMAN, ENGLISH], "Some texts are in German.", id="some"),
    ],
)
def test_a_list_says_its_languages_once(given: list[Text | None], expected: str, context: Context) -> None:
    note = context.note(*given)
    assert note == (f'<p class="in-language">{expected}</p>' if expected else "")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param([ENGLISH], "<ul><li>Read</li></ul>", id="of the page"),
        pytest.param(
            [GERMAN, text(de="A & B")],
            '<ul lang="de" dir="ltr"><li>Lesen</li><li>A &amp; B</li></ul>',
            id="one mark for all",
        ),
        pytest.param([text(ar="اقرأ")], '<ul lang="ar" dir="rtl"><li>اقرأ</li></ul>', id="from right to left"),
        pytest.param(
            [ENGLISH, FRENCH], '<ul><li>Read</li><li><span lang="fr">Lire</span></li></ul>', id="a mark for each"
        ),
    ],
)
def test_a_list_is_marked_where_it_is_shortest(given: list[Text], expected: str, context: Context) -> None:
    assert context.listed(given).endswith(expected)


@pytest.fixture
def context(project: Path) -> Context:
    """Give what English pages are made from."""
    chosen = settings.read(project / "mkdocs.yml")
    return Context(catalogue.load(project / "content", chosen).catalogue, chosen, sites.ON)
