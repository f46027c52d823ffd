import datetime as dt
import json
import re
from collections import Counter
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from xml.etree import ElementTree as ET

import icalendar
import leaves
import pytest
import rdflib
import sites
from fragments import EXAMPLE, ON
from sites import Html

from generator import catalogue, records, rules, search, source, upkeep
from generator.exports import formats
from generator.feeds import Feeds
from generator.pages.edition import MAINTENANCE
from generator.pages.page import Context
from generator.records.values import Url
from generator.settings import Settings
from generator.source import Plain

WORDS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{7*7}}",
    "{% raw %}",
    "[x](javascript:alert(1))",
    "⟦content⟧",
    "⟦title⟧",
    "</title>",
    "&lt;b&gt;",
    "`'\"`",
    "%0a::error",
    "<!--",
]
WORST_PATH = "%22%3E%3Cscript%3E;x=(javascript:alert(1))&lt;b&gt;⟦content⟧[x](y)%0a::error#@"
HARMLESS_PATH = "harmless-path-"
LEAVES = {"Text", "Line", "Link"}
LINKED = ("elm.jsonld", "elm.ttl", "quality-link.ttl")
"""Linked data that needs nothing from elsewhere."""


def poisoned(content: Path, to: Path, *, words: bool) -> set[tuple[str, str]]:
    """Copy records with every text and address replaced; give kind of record and type of every leaf replaced."""
    number = count(1000)
    seen = set()

    def change(leaf: str, value: str) -> str:
        seen.add((kind.name, leaf))
        if leaf in ("Text", "Line"):
            return f"{' '.join(WORDS) if words else 'Harmless words'} {next(number)}"
        if leaf == "Link":
            return f"https://{Url(value).host}/{WORST_PATH if words else HARMLESS_PATH}{next(number)}"
        return value

    for file in sorted(content.rglob("*.yml")):
        inside = file.relative_to(content)
        kind = records.BY_FOLDER[inside.parts[0]]
        data = source.read(file.read_bytes(), str(inside)).data
        assert data is not None
        (to / inside).parent.mkdir(parents=True, exist_ok=True)
        made: Plain = leaves.changed(kind, data, change)
        (to / inside).write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")
    return seen


@dataclass(frozen=True)
class Pair:
    """The same records with harmless and with hostile words, built."""

    harmless: Path
    hostile: Path


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    folder = tmp_path_factory.mktemp("hostile")
    built = []
    for name, words in (("harmless", False), ("hostile", True)):
        seen = poisoned(EXAMPLE, folder / f"{name}-content", words=words)
        assert {(kind.name, leaf) for kind in records.KINDS for leaf in LEAVES} - seen == {("country", "Line")}
        result = sites.build(sites.project(folder / name, folder / f"{name}-content"), words=True)
        assert [str(finding) for finding in result.errors] == []
        built.append(result.site)
    return Pair(*built)


def elements(page: Html) -> Counter[tuple[str, ...]]:
    return Counter((element.tag, *sorted(element.attributes)) for element in page.elements)


def links(page: Html) -> Counter[str]:
    """Count the addresses of a page, those of records taken as one."""
    return Counter("a record's" if WORST_PATH in link or HARMLESS_PATH in link else named(link) for link in page.links)


def named(path: str) -> str:
    """Give an address without the hash of a stranger's words that may stand in it."""
    return re.sub(r"(to|skill)-[0-9a-f]{12}", r"\1-#", path)


def test_hostile_words_make_no_element_attribute_or_link(pair: Pair) -> None:
    harmless, hostile = (
        {named(path): page for path, page in sites.pages(site)} for site in (pair.harmless, pair.hostile)
    )
    assert hostile.keys() == harmless.keys()
    advised = {("br",)}.union(*(elements(page) for path, page in harmless.items() if path.startswith(MAINTENANCE)))
    for path, page in hostile.items():
        if path.startswith(MAINTENANCE):  # how much advice there is on plain language depends on the words
            assert elements(page).keys() <= advised, path
            continue
        assert elements(page) == elements(harmless[path]), path
        assert links(page) == links(harmless[path]), path
        assert page.others == harmless[path].others, path


def test_hostile_words_stand_in_no_attribute_but_descriptions(pair: Pair) -> None:
    found = {
        (element.tag, name)
        for _, page in sites.pages(pair.hostile)
        for element in page.elements
        for name, value in element.attributes.items()
        if any(words in value for words in WORDS) and WORST_PATH not in value
    }
    assert found <= {
        ("meta", "content"),
        ("input", "value"),
        ("option", "value"),
        ("img", "alt"),
        ("link", "title"),
    }


@pytest.mark.parametrize(
    "path",
    [
        "agencies/exqa",
        "countries/be-vlg",
        "providers/example-university",
        "credentials/example-university/data-analysis",
        "reports/exqa/2024-017",
        "credentials",
        "providers",
        "agencies",
        "countries",
        "state-of-play",
    ],
)
def test_hostile_words_are_shown_as_they_were_written(path: str, pair: Pair) -> None:
    (body,) = Html.of((pair.hostile / path / "index.html").read_text(encoding="utf-8")).all("body")
    assert all(words in body.text for words in WORDS)


def test_nothing_that_is_no_script_runs(pair: Pair) -> None:
    for path, page in sites.pages(pair.hostile):
        data = [script for script in page.all("script") if script.attributes.get("type") == "application/ld+json"]
        assert all(json.loads(block.text)["@context"] == "https://schema.org" for block in data), path
        assert all(script.text == "" for script in page.all("script") if script not in data), path
        assert not any(name.startswith("on") for element in page.elements for name in element.attributes), path


def test_the_title_is_all_of_the_title(pair: Pair) -> None:
    page = Html.of((pair.hostile / "credentials/example-university/data-analysis/index.html").read_text("utf-8"))
    title, *drawn = page.all("title")
    assert not any(words in each.text for each in drawn for words in WORDS)
    (heading,) = page.all("h1")
    assert all(words in title.text for words in WORDS)
    assert title.text.startswith(heading.text)


def test_files_of_search_hold_the_words_as_data(pair: Pair) -> None:
    cards = json.loads((pair.hostile / "search/cards/0.json").read_text(encoding="utf-8"))
    assert len(cards) == 4
    assert all(card["title"].startswith(" ".join(WORDS)) for card in cards)
    assert all(card["path"].startswith("credentials/") for card in cards)
    for file in pair.hostile.rglob("*.json"):
        json.loads(file.read_text(encoding="utf-8"))


def test_badges_hold_the_words_as_text(pair: Pair) -> None:
    def shape(path: Path) -> list[tuple[str, list[str]]]:
        return [(each.tag, sorted(each.attrib)) for each in ET.parse(path).iter()]  # noqa: S314 - our own file

    drawn = sorted(path.relative_to(pair.hostile) for path in (pair.hostile / "badges").rglob("*.svg"))
    assert len(drawn) == 2 * (4 + 3)
    for path in drawn:
        hostile, harmless = shape(pair.hostile / path), shape(pair.harmless / path)
        assert {tag for tag, _ in hostile} == {tag for tag, _ in harmless}, path
        assert {name for _, names in hostile for name in names} == {n for _, names in harmless for n in names}, path


def test_feeds_hold_the_words_as_text(pair: Pair) -> None:
    def tags(path: Path) -> list[tuple[str, list[str]]]:
        return [(each.tag, sorted(each.attrib)) for each in ET.parse(path).iter()]  # noqa: S314 - our own file

    feeds = sorted(path.relative_to(pair.hostile) for path in (pair.hostile / "feeds").rglob("*.atom"))
    assert len(feeds) == 2 + 2 + 3 + 3
    for path in feeds:
        assert tags(pair.hostile / path) == tags(pair.harmless / path), path
    assert all(words in (pair.hostile / "feeds/changes.atom").read_text("utf-8") for words in ("{{7*7}}", "&lt;script"))


def test_calendars_hold_the_words_as_text(pair: Pair) -> None:
    def parts(path: Path) -> list[tuple[str, list[str]]]:
        walked = icalendar.Calendar.from_ical(path.read_bytes()).walk()
        return [(str(part.name), sorted(part)) for part in walked]

    calendars = sorted(path.relative_to(pair.hostile) for path in (pair.hostile / "feeds").rglob("*.ics"))
    assert len(calendars) == 1 + 2 + 3 + 3
    for path in calendars:
        assert parts(pair.hostile / path) == parts(pair.harmless / path), path
    (event, *_) = icalendar.Calendar.from_ical((pair.hostile / "feeds/endings.ics").read_bytes()).walk("VEVENT")
    assert all(words in str(event["description"]) for words in WORDS)


def test_snippets_hold_the_words_as_text(pair: Pair) -> None:
    for file in (pair.hostile / "oembed").rglob("*.json"):
        said = json.loads(file.read_text(encoding="utf-8"))
        page = Html.of(said["html"])
        assert [element.tag for element in page.elements] == ["a", "img"]
        assert all(words in said["title"] for words in WORDS)


def test_the_sitemap_holds_addresses_only(pair: Pair) -> None:
    text = (pair.hostile / "sitemap.xml").read_text(encoding="utf-8")
    assert text == (pair.harmless / "sitemap.xml").read_text(encoding="utf-8")
    assert ET.fromstring(text).tag.endswith("urlset")  # noqa: S314 - our own file


def test_what_the_forms_load_holds_the_words_as_text(pair: Pair) -> None:
    def shape(value: object) -> object:
        if isinstance(value, dict):
            return {key: shape(part) for key, part in value.items()}
        return [shape(part) for part in value] if isinstance(value, list) else type(value)

    loaded = [path.relative_to(pair.hostile) for path in pair.hostile.rglob("record.json")]
    loaded.append(Path("contribute/references.json"))
    for path in loaded:
        hostile, harmless = (json.loads((side / path).read_text("utf-8")) for side in (pair.hostile, pair.harmless))
        assert shape(hostile) == shape(harmless), path
    assert len(loaded) > 1
    text = (pair.hostile / "contribute/references.json").read_text("utf-8")
    assert all(json.dumps(words, ensure_ascii=False)[1:-1] in text for words in WORDS)


def test_other_formats_hold_the_words_as_text(pair: Pair) -> None:
    def shape(path: Path) -> tuple[int, set[object]]:
        graph = rdflib.Graph().parse(path, format="turtle" if path.suffix == ".ttl" else "json-ld")
        return len(graph), set(graph.predicates())

    held: set[str] = set()
    for path in (path.relative_to(pair.hostile) for name in LINKED for path in sorted(pair.hostile.rglob(name))):
        assert shape(pair.hostile / path) == shape(pair.harmless / path), path
        graph = rdflib.Graph().parse(pair.hostile / path)
        held |= {words for words in WORDS for value in graph.objects() if words in str(value)}
    assert held == set(WORDS)


def test_no_other_file_differs(pair: Pair) -> None:
    harmless, hostile = sites.files(pair.harmless), sites.files(pair.hostile)
    own = ("pagefind/", "search/", "badges/", "api/", "data/", "oembed/", "feeds/", "contribute/references.json")
    beside = (".html", "/record.json", *(f"/{name}" for name in formats.MEDIA_TYPES))
    differing = {path for path in {*harmless, *hostile} if harmless.get(path) != hostile.get(path)}
    assert {path for path in differing if not path.endswith(beside) and not path.startswith(own)} == set()


EXTREMES = {
    "Day": ("0001-01-01", "9999-12-31"),
    "EndDay": ("0001-01-01", "9999-12-31"),
    "StartDay": ("0001-01-01", "9999-12-31"),
    "Positive": ("0.0001", "9999999.9999"),
    "PositiveOrNot": ("0.0001", "9999999.9999"),
    "Amount": ("0.0001", "9999999.9999"),
    "Whole": ("0", "999999999"),
    "Level": ("0", "999999999"),
    "FieldOfStudy": ("00", "9999"),
    "Currency": ("AED", "ZMW"),
    "Country": ("XK", "AX"),
    "Language": ("cnr", "ar-Arab-EG"),
}


@pytest.mark.parametrize("end", [0, 1], ids=["least", "most"])
def test_extreme_values_are_findings_or_shown(end: int, tmp_path: Path) -> None:
    """Put the least or most of everything into every record: pages are made as `mkdocs serve` makes them."""
    content = tmp_path / "content"
    for file in sorted(EXAMPLE.rglob("*.yml")):
        inside = file.relative_to(EXAMPLE)
        kind = records.BY_FOLDER[inside.parts[0]]
        data = source.read(file.read_bytes(), str(inside)).data
        assert data is not None
        (content / inside).parent.mkdir(parents=True, exist_ok=True)
        made: Plain = leaves.changed(kind, data, lambda leaf, value: EXTREMES[leaf][end] if leaf in EXTREMES else value)
        (content / inside).write_text(json.dumps(made), encoding="utf-8")
    loaded = catalogue.load(content, Settings())
    assert [str(finding) for finding in loaded.findings] == []
    for day in (dt.date(1000, 1, 1), ON, dt.date(9999, 12, 31)):
        assert rules.check(loaded, day)
        chosen = Settings(url="https://catalogue.example/")
        context = Context(loaded.catalogue, chosen, day)
        due = upkeep.due(loaded, context.statuses, rules.check(loaded, day), day)
        assert upkeep.text(due)
        assert dict(Feeds(context.statuses, chosen, due.ends, due.conditions, day, "en").whole())
        made_pages = list(sites.unpoured(context, due))
        assert len({page.path for page in made_pages}) == len(made_pages)
        assert all(json.loads(text) is not None for _, text in search.outputs(context))
