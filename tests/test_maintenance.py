import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from fragments import EXAMPLE, ON, put
from sites import Html

from generator import catalogue, rules, upkeep
from generator.pages import maintenance
from generator.pages.page import Context
from generator.settings import Settings
from generator.upkeep import Due

AID = "credentials/example-training/first-aid.yml"
DUE = f"""\
# {AID} without level, assessment
title: First <b>aid</b>
last_verified: 2025-11-21
# reports/exqa/2022-003.yml
until: 2026-12-01
links: [{{url: https://elsewhere.example/3}}]
# reports/exqa/2024-017.yml without decisions, appeal, with_agencies
credentials: [example-university/data-analysis]
decision: positive-with-conditions
conditions: [{{text: "Publish <i>all</i>", due: 2026-11-21}}, {{text: Later, due: 2026-11-22}}]
"""
SETTINGS = Settings(url="https://catalogue.example/", repository="https://forge.example/catalogue")
MAINTENANCE = "maintenance/"


def made(folder: Path, settings: Settings = SETTINGS) -> tuple[Context, Due]:
    """Give the small catalogue with something due in it."""
    content = folder / "content"
    shutil.copytree(EXAMPLE, content)
    put(DUE, content)
    loaded = catalogue.load(content, settings)
    context = Context(loaded.catalogue, settings, ON)
    return context, upkeep.due(loaded, context.statuses, rules.check(loaded, ON), ON)


def rows(content: str) -> list[str]:
    """Give the rows of the tables of a page as words."""
    page = Html.of(f"<html><body>{content}</body></html>")
    return [" ".join(element.text.split()) for element in page.all("tr") if element.text.strip()]


def test_the_page_of_the_whole_catalogue(tmp_path: Path) -> None:
    page = maintenance.page(*made(tmp_path))
    assert not page.indexed
    shown = rows(page.content)
    assert shown[1].startswith("1 December 2026exqa/2022-003: Example University")
    assert "First <b>aid</b>content/credentials/example-training/first-aid.yml21 November 202522 November 2026" in shown
    assert "First <b>aid</b>content/credentials/example-training/first-aid.ymllevel and assessment" in shown
    assert any(row.startswith("content/reports/exqa/2022-003.yml, line 14`elsewhere.example`") for row in shown)
    assert [row for row in shown if row.startswith(("Example Training", "Example Quality Agency"))] == [
        "Example Training10110",
        "Example Quality Agency12001",
    ]


def test_conditions_that_are_due(tmp_path: Path) -> None:
    shown = rows(maintenance.page(*made(tmp_path)).content)
    rest = "exqa/2024-017: Data analysis with PythonExample Quality AgencyExample University"
    assert f"21 November 2026Publish <i>all</i>{rest}" in shown
    assert shown.index(f"21 November 2026Publish <i>all</i>{rest}") < shown.index(f"22 November 2026Later{rest}")


def test_the_page_of_a_provider_shows_what_is_its_own(tmp_path: Path) -> None:
    page = maintenance.owned(*made(tmp_path), "providers/example-training")
    assert page.path == "maintenance/providers/example-training/"
    assert "elsewhere.example" not in page.content
    assert page.content.count("First &lt;b&gt;aid&lt;/b&gt;") == 3


def test_a_warning_leads_to_its_line_and_its_rule(tmp_path: Path) -> None:
    links = Html.of(maintenance.owned(*made(tmp_path), "agencies/exqa").content).links
    assert "https://forge.example/catalogue/edit/main/content/reports/exqa/2022-003.yml#L14" in links
    assert "../../../rules/#link-to-another-host" in links


def test_without_a_repository_no_file_is_a_link(tmp_path: Path) -> None:
    content = maintenance.page(*made(tmp_path, replace(SETTINGS, repository=""))).content
    assert "content/reports/exqa/2022-003.yml, line 14" in content
    assert not any(link.endswith(".yml") for link in Html.of(content).links)


def test_without_an_address_there_are_no_feeds(tmp_path: Path) -> None:
    page = maintenance.page(*made(tmp_path, replace(SETTINGS, url="")))
    assert "feeds/" not in page.content
    assert page.head == ""


@pytest.mark.parametrize("name", ["providers/other-university", "agencies/natqa", "countries/ee"])
def test_a_page_on_which_nothing_is_due(name: str, tmp_path: Path) -> None:
    page = maintenance.owned(*made(tmp_path), name)
    due, _, _ = page.content.partition('<section aria-labelledby="deqar">')
    assert rows(due) == []
    assert "None" not in page.content


def test_long_lists_are_cut_and_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maintenance, "MOST", 0)
    monkeypatch.setattr(maintenance, "MOST_OWNERS", 1)
    page = maintenance.page(*made(tmp_path))
    assert page.content.count("more: the command <code>catalogue due</code> lists them all.") == 0
    monkeypatch.setattr(maintenance, "MOST", 1)
    context, due = made(tmp_path / "more")
    many = replace(due, gaps=due.gaps * 3)
    cut = maintenance.page(context, many).content
    assert "And 2 more: the command <code>catalogue due</code> lists them all." in cut
    assert "And 1 more, with less to do. The page of each provider leads to its own list." in cut


TEXTS = f"""\
# {AID}
summary: We utilise <b>films</b>.
# providers/example-university.yml
internal_quality: {{statement: "We are world-class.", url: "https://example-university.example/quality"}}
"""


def test_advice_on_plain_language_stands_with_those_who_look_after_the_texts(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(EXAMPLE, content)
    put(TEXTS, content)
    context = Context(catalogue.load(content, SETTINGS).catalogue, SETTINGS, ON)
    shown = {
        name: [row for row in rows(maintenance.owned(context, Due(ON), name).content) if "In " in row]
        for name in ("providers/example-training", "providers/example-university")
    }
    assert any("In summary: “utilise” is a word of the trade." in row for row in shown["providers/example-training"])
    assert any("In internal_quality: “world-class” praises" in row for row in shown["providers/example-university"])
    assert not any("utilise" in row for row in shown["providers/example-university"])


def test_only_the_first_advice_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maintenance, "MOST", 1)
    content = tmp_path / "content"
    shutil.copytree(EXAMPLE, content)
    put(TEXTS.replace("utilise", "utilise and leverage"), content)
    context = Context(catalogue.load(content, SETTINGS).catalogue, SETTINGS, ON)
    page = maintenance.owned(context, Due(ON), "providers/example-training").content
    assert sum(row.count("In ") for row in rows(page)) == 1
    assert "catalogue plain" in page


def test_an_agency_reads_why_deqar_would_not_take_a_report(tmp_path: Path) -> None:
    page = maintenance.owned(*made(tmp_path), "agencies/exqa")
    assert "Would DEQAR take the reports?" in page.content
    assert "Reports that it would take as they stand here: 0 of 3." in page.content
    assert any(
        row.startswith("Report exqa/2024-017content/reports/exqa/2024-017.ymlDEQAR asks for the language")
        for row in rows(page.content)
    )


def test_a_provider_reads_why_europass_would_not_show_a_course(tmp_path: Path) -> None:
    page = maintenance.owned(*made(tmp_path), "providers/example-training")
    assert "Would Europass show the courses?" in page.content
    assert any("Reports look at its programme or provider only" in row for row in rows(page.content))


def test_countries_have_nothing_to_submit(tmp_path: Path) -> None:
    assert "DEQAR" not in maintenance.owned(*made(tmp_path), "countries/ee").content


def test_many_reasons_are_cut_and_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maintenance, "MOST_REASONS", 1)
    assert "Further reasons: 1." in maintenance.owned(*made(tmp_path), "agencies/natqa").content
