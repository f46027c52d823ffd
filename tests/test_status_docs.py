"""The page on the quality status and what it explains do not drift apart."""

import datetime as dt
import re
from dataclasses import fields
from pathlib import Path

import pytest
import sites
import yaml

from generator import catalogue as catalogues
from generator import cli, settings
from generator.pages import slots
from generator.pages.page import Context
from generator.settings import Policy
from generator.status import Statuses, of
from generator.vocabulary import CheckGroup, NotCounted, Scope, Standing

ROOT = Path(__file__).parent.parent
ON = dt.date(2026, 11, 22)
PAGE = (ROOT / "docs" / "status.md").read_text(encoding="utf-8")
CHECKS = (ROOT / "docs" / "quality-checks.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
MKDOCS = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
SAMPLE = Context(catalogues.load(sites.SAMPLE, settings.Settings()).catalogue, settings.Settings(), ON)


def in_the_file(value: object) -> str:
    """Write a setting as it stands in mkdocs.yml."""
    return f"[{', '.join(sorted(value))}]" if isinstance(value, frozenset) else str(value)


@pytest.mark.parametrize("standing", Standing)
def test_every_standing_has_a_row_with_its_label(standing: Standing) -> None:
    assert f"\n| `{standing}` | {standing.label} | " in PAGE


@pytest.mark.parametrize("scope", [*Scope, "none"])
def test_every_scope_has_a_row(scope: str) -> None:
    assert f"\n| `{scope}` | " in PAGE


@pytest.mark.parametrize("reason", NotCounted)
def test_every_reason_has_a_row_with_its_label(reason: NotCounted) -> None:
    assert f"\n| `{reason}` | {reason.label} | " in PAGE


@pytest.mark.parametrize("setting", [field.name for field in fields(Policy)])
def test_every_setting_has_a_row_with_its_default(setting: str) -> None:
    assert f"\n| `{setting}` | `{in_the_file(getattr(Policy(), setting))}` | " in PAGE


def test_the_commented_policy_of_mkdocs_yml_is_the_default() -> None:
    commented = re.search(r"(?m)^ +# policy:\n(?: +#   .*\n)+", MKDOCS)
    assert commented is not None
    section = yaml.safe_load(re.sub(r"(?m)^ +# ", "", commented.group()))["policy"]
    assert list(section) == [field.name for field in fields(Policy)]
    assert settings.of({"extra": {"catalogue": {"policy": section}}}, ROOT).policy == Policy()


def test_every_field_of_a_status_is_named() -> None:
    published = of("kadaka-skills", SAMPLE.catalogue, Policy(), ON).as_json()
    assert [name for name in published if f"`{name}`" not in PAGE] == []


def test_the_steps_are_nine_and_can_be_linked() -> None:
    assert re.findall(r"(?m)^### ([1-9])\. .* \{#step-([1-9])\}$", PAGE) == [(str(n), str(n)) for n in range(1, 10)]


@pytest.mark.parametrize("level", ["##", "###"])
def test_every_heading_has_an_address_of_its_own(level: str) -> None:
    headings = re.findall(rf"(?m)^{level} .*$", PAGE)
    assert [heading for heading in headings if not re.search(r" \{#[a-z0-9-]+\}$", heading)] == []


@pytest.mark.parametrize("group", CheckGroup)
def test_every_group_is_explained(group: CheckGroup) -> None:
    assert f"\n| {group.label} | " in CHECKS


# --- the examples


def pairs(statuses: Statuses) -> dict[tuple[str, str], str]:
    """Give each way and standing that occurs, with the record that shows it: a credential if one does."""
    found: dict[tuple[str, str], str] = {}
    for ref in (*sorted(statuses.catalogue.credentials), *sorted(statuses.catalogue.providers)):
        status = statuses.of(ref, ON)
        found.setdefault((status.scope or "none", status.standing), ref)
    return found


def test_the_page_asks_for_the_examples() -> None:
    assert "\n⟦status-examples⟧\n" in PAGE


def test_there_is_one_example_for_each_way_and_standing_that_occurs() -> None:
    shown = re.findall(r'<h3 id="example-([a-z-]+)">', slots.status_examples(SAMPLE, "../"))
    assert sorted(shown) == sorted(f"{scope}-{standing}" for scope, standing in pairs(SAMPLE.statuses))


def test_the_sample_shows_every_standing() -> None:
    assert {standing for _, standing in pairs(SAMPLE.statuses)} == set(Standing)


def test_each_example_links_to_its_record_and_to_the_reports_behind_it() -> None:
    sections = slots.status_examples(SAMPLE, "../").split("<section")[1:]
    for (scope, standing), ref in pairs(SAMPLE.statuses).items():
        section = next(each for each in sections if f'id="example-{scope}-{standing}"' in each)
        assert f'href="../{"credentials" if "/" in ref else "providers"}/{ref}/"' in section
        reports = re.findall(r'<li><a href="\.\./reports/([^"]+)/">', section)
        assert set(SAMPLE.status(ref).because) <= set(reports)


def test_a_catalogue_without_records_has_no_examples() -> None:
    empty = Context(catalogues.Catalogue(), settings.Settings(), ON)
    assert "No record stands in the catalogue yet." in slots.status_examples(empty, "")


# --- the commands


@pytest.mark.parametrize("command", sorted(cli.main.commands))
def test_every_command_is_in_the_readme(command: str) -> None:
    assert re.search(rf"(?m)^\| `catalogue {command}\b", README)
