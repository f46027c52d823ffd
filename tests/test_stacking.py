"""What micro-credentials count towards: awards, the steps to them, their pages with picture and list."""

import re
from dataclasses import replace

import pytest
import sites
from browsing import SIDEWAYS, OpenPage, axe
from playwright.sync_api import Page, expect

from generator import catalogue, records, settings
from generator.catalogue import Catalogue
from generator.pages import award
from generator.pages.page import Context
from generator.records import Credential
from generator.settings import Settings
from generator.source import Plain
from generator.stacking import Stacking, Step

SAMPLE = Context(catalogue.load(sites.SAMPLE, settings.Settings()).catalogue, Settings(), sites.ON)
ANY = next(iter(SAMPLE.catalogue.credentials.values()))
LEAST: dict[str, Plain] = {
    "summary": "x",
    "availability": "offered",
    "homepage": "https://a.example/",
    "last_verified": "2026-01-01",
    "source": "https://a.example/",
}
DEGREE: dict[str, Plain] = {"name": "Bachelor of Arts", "url": "https://a.example/ba"}


def known(into: dict[str, list[Plain]]) -> Catalogue:
    """Give a catalogue of credentials, each with what it counts towards."""
    entries = {}
    for ref, targets in into.items():
        stacking: dict[str, Plain] = {"stacking": {"kind": "stackable", "into": targets}} if targets else {}
        record, problems = records.read(records.BY_NAME["credential"], LEAST | stacking | {"title": ref}, "en")
        assert problems == []
        assert isinstance(record, Credential)
        entries[ref] = replace(ANY, ref=ref, record=record)
    return Catalogue(credentials=entries)


def written(steps: tuple[Step, ...]) -> list[object]:
    return [[step.credential, *written(step.before)] for step in steps]


@pytest.mark.parametrize(
    ("into", "awards"),
    [
        pytest.param({"a/b": []}, {}, id="nothing"),
        pytest.param({"a/b": ["a/c"], "a/c": []}, {"a/c": ("a/b",)}, id="another micro-credential"),
        pytest.param({"a/b": ["a/x"]}, {}, id="a micro-credential that does not exist"),
        pytest.param({"a/b": ["a/c", "a/c"], "a/c": []}, {"a/c": ("a/b",)}, id="named twice"),
        pytest.param({"a/b": [{"name": "BA"}], "a/c": [{"name": "BA"}]}, {"a/to-#": ("a/b", "a/c")}, id="a degree"),
        pytest.param(
            {"a/b": [{"name": "BA"}], "c/d": [{"name": "BA"}]},
            {"a/to-#": ("a/b",), "c/to-#": ("c/d",)},
            id="degrees of two providers with the same name",
        ),
    ],
)
def test_awards(into: dict[str, list[Plain]], awards: dict[str, tuple[str, ...]]) -> None:
    found = Stacking.of(known(into)).awards
    assert {re.sub("to-[0-9a-f]{12}$", "to-#", name): each.sources for name, each in found.items()} == awards


def test_the_same_name_at_two_addresses_is_two_awards() -> None:
    other = DEGREE | {"url": "https://a.example/other"}
    found = Stacking.of(known({"a/b": [DEGREE], "a/c": [other], "a/d": [DEGREE]})).awards
    assert sorted(each.sources for each in found.values()) == [("a/b", "a/d"), ("a/c",)]
    assert all(re.fullmatch(r"a/to-[0-9a-f]{12}", name) for name in found)


@pytest.mark.parametrize(
    ("into", "steps"),
    [
        pytest.param({"a/b": [DEGREE]}, [["a/b"]], id="one step"),
        pytest.param({"a/b": ["a/c"], "a/c": [DEGREE]}, [["a/c", ["a/b"]]], id="two steps"),
        pytest.param(
            {"a/b": ["a/d", "a/c"], "a/c": [DEGREE], "a/d": [DEGREE]},
            [["a/c", ["a/b"]], ["a/d", ["a/b"]]],
            id="one that counts towards two",
        ),
        pytest.param({"a/b": ["a/c"], "a/c": ["a/b", DEGREE]}, [["a/c", ["a/b"]]], id="round and round"),
    ],
)
def test_steps(into: dict[str, list[Plain]], steps: list[object]) -> None:
    stacking = Stacking.of(known(into))
    (degree,) = (each for each in stacking.awards.values() if not each.credential)
    assert written(stacking.steps(degree)) == steps


def test_a_long_path_is_cut() -> None:
    into: dict[str, list[Plain]] = {f"a/c{n}": [f"a/c{n + 1}"] for n in range(20)}
    into["a/c20"] = [DEGREE]
    stacking = Stacking.of(known(into))
    (degree,) = (each for each in stacking.awards.values() if not each.credential)
    assert str(written(stacking.steps(degree))).count("a/c") == 6


def test_the_picture_holds_the_award_and_every_step() -> None:
    for each in SAMPLE.stacking.awards.values():
        content = award.page(SAMPLE, each).content
        steps = str(written(SAMPLE.stacking.steps(each))).count("/")
        assert (content.count('class="step"'), content.count('class="award"')) == (steps, 1)
        assert content.count("<path d=") == steps


def test_too_many_steps_have_no_picture() -> None:
    context = Context(known({f"a/c{n}": [DEGREE] for n in range(41)}), Settings(), sites.ON)
    (degree,) = context.stacking.awards.values()
    content = award.page(context, degree).content
    assert "<svg" not in content
    assert content.count("<li>") > 41


def test_from_a_course_to_its_path_and_back(page: Page, site_url: str) -> None:
    goal = next(each for each in SAMPLE.stacking.awards.values() if each.credential)
    page.goto(f"{site_url}credentials/{goal.sources[0]}/")
    page.locator(f"a[href$='stacking/{goal.id}/']").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("What counts towards")
    page.get_by_role("main").get_by_role("link", name=SAMPLE.plain(award.name_of(SAMPLE, goal)), exact=True).click()
    page.get_by_role("link", name="Other courses count towards this one").click()
    expect(page).to_have_url(f"{site_url}stacking/{goal.id}/")


def test_axe_finds_nothing(page: Page, site_url: str, open_page: OpenPage) -> None:
    for goal in list(SAMPLE.stacking.awards)[:2]:
        page.goto(f"{site_url}stacking/{goal}/")
        assert axe(page) == []
    small = open_page(320)
    small.goto(page.url)
    assert small.evaluate(SIDEWAYS) <= 0
    assert small.locator("svg.path").is_hidden()
    assert small.locator(".path-steps li").first.is_visible()
