"""Skills of micro-credentials: which are the same one, their addresses, their pages."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
import sites
from playwright.sync_api import Page, expect

from generator import catalogue, records, settings
from generator.catalogue import Catalogue, Entry
from generator.pages import lists
from generator.pages.page import Context
from generator.records import Credential
from generator.settings import Settings
from generator.skills import Skills

SAMPLE = catalogue.load(sites.SAMPLE, settings.Settings()).catalogue
ESCO = "http://data.europa.eu/esco/skill/2b92a5b2-6758-4ee3-9fb4-b6387a55cc8f"
ANY: Entry[Credential] = next(iter(SAMPLE.credentials.values()))


LEAST: dict[str, Any] = {
    "title": "x",
    "summary": "x",
    "availability": "offered",
    "homepage": "https://a.example/",
    "last_verified": "2026-01-01",
    "source": "https://a.example/",
}
Written = dict[str, Any]
"""A skill as a file holds it."""


def skill(*labels: tuple[str, str], esco: str = "") -> Written:
    return {"label": dict(labels)} | ({"esco": esco} if esco else {})


def known(skills: Mapping[str, tuple[Written, ...]]) -> Skills:
    """Give the skills of a catalogue whose credentials have these."""
    entries = {}
    for ref, own in skills.items():
        record, problems = records.read(records.BY_NAME["credential"], LEAST | {"skills": list(own)}, "en")
        assert problems == []
        assert isinstance(record, Credential)
        entries[ref] = replace(ANY, ref=ref, record=record)
    return Skills.of(Catalogue(credentials=entries))


@pytest.mark.parametrize("label", ["Analyse data", "../../api", "<b>", "მონაცემთა ანალიზი", "x" * 200])
def test_an_address_stays_and_holds_nothing_of_the_label(label: str) -> None:
    (name,) = known({"a/b": (skill(("ka", label)),)}).by_id
    assert re.fullmatch(r"skill-[0-9a-f]{12}", name)
    assert list(known({"c/d": (skill(("ka", label)),)}).by_id) == [name]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param(skill(("en", "Weld")), skill(("en", "weld")), True, id="the same label"),
        pytest.param(skill(("en", "Weld"), ("de", "Schweißen")), skill(("de", "Schweissen")), True, id="ß and ss"),
        pytest.param(skill(("en", "Weld")), skill(("de", "Weld")), False, id="the same letters in another language"),
        pytest.param(
            skill(
                (
                    "en",
                    "A",
                )
            ),
            skill(("en", "B")),
            False,
            id="other labels",
        ),
        pytest.param(skill(("en", "A"), esco=ESCO), skill(("fr", "B"), esco=ESCO), True, id="the same address in ESCO"),
        pytest.param(skill(("en", "A")), skill(("en", "a"), esco=ESCO), True, id="one of them has an address in ESCO"),
        pytest.param(skill(("en", "A b")), skill(("en", "A, b")), False, id="labels with the same letters"),
    ],
)
def test_which_skills_are_the_same(one: Written, other: Written, *, same: bool) -> None:
    found = known({"a/b": (one,), "a/c": (other,)})
    assert len(found.ids) == 2
    assert len(found.by_id) == (1 if same else 2)


def test_a_skill_gathers_labels_and_credentials() -> None:
    found = known({"a/b": (skill(("en", "Weld")),), "a/c": (skill(("en", "weld"), ("et", "Keevitamine"), esco=ESCO),)})
    (only,) = found.by_id.values()
    assert only.id == ESCO.rpartition("/")[2]
    assert dict(only.labels) == {"en": "Weld", "et": "Keevitamine"}
    assert only.credentials == ("a/b", "a/c")
    assert only.esco == ESCO


def test_a_course_that_names_a_skill_twice_stands_once_in_its_list() -> None:
    found = known({"a/b": (skill(("en", "Weld")), skill(("en", "weld")))})
    assert [each.credentials for each in found.by_id.values()] == [("a/b",)]


def test_every_skill_of_the_sample_has_a_list() -> None:
    context = Context(SAMPLE, Settings(), sites.ON)
    made = lists.Lists.of(context, lists.cards(context, SAMPLE.credentials.values()))
    assert {listing.path for listing in made.skills} == {f"skills/{name}/" for name in context.skills.by_id}
    assert all(listing.items for listing in made.skills)


def test_from_a_course_to_others_with_the_same_skill(page: Page, site_url: str) -> None:
    context = Context(SAMPLE, Settings(), sites.ON)
    most = max(context.skills.by_id.values(), key=lambda each: len(each.credentials))
    assert len(most.credentials) > 1
    page.goto(f"{site_url}credentials/{most.credentials[0]}/")
    page.locator("#professionals summary").click()
    page.locator(f"#professionals a[href$='skills/{most.id}/']").click()
    expect(page.locator(".card")).to_have_count(len(most.credentials))
    page.goto(f"{site_url}browse/")
    page.get_by_role("link", name="Skills", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Skills")
    assert page.locator(".card a[href*='skills/']").count() > 0
