"""The catalogue in figures: what is counted, and that table, picture and CSV say the same."""

import csv
import io
import re
import shutil
from pathlib import Path

import pytest
import sites
from fragments import EXAMPLE, ON, put
from playwright.sync_api import Page

from generator import catalogue, settings
from generator.catalogue import Catalogue
from generator.pages import figures
from generator.pages.page import Context
from generator.settings import Settings
from generator.vocabulary import CheckGroup

SAMPLE = Context(catalogue.load(sites.SAMPLE, settings.Settings()).catalogue, Settings(), sites.ON)


def counted(folder: Path, fragment: str = "") -> dict[str, dict[str, tuple[int, ...]]]:
    """Give the rows of every table of the small catalogue with a fragment in it."""
    content = folder / "content"
    shutil.copytree(EXAMPLE, content)
    put(fragment, content)
    context = Context(catalogue.load(content, Settings()).catalogue, Settings(), ON)
    return {table.id: {row.name: row.counts for row in table.rows} for table in figures.tables(context)}


def test_micro_credentials_by_country_and_kind_of_check(tmp_path: Path) -> None:
    found = counted(tmp_path)
    # All, passed, unclear, disputed, ended or not begun, none.
    assert found["country"] == {"Belgium": (3, 1, 2, 0, 0, 0), "Estonia": (2, 2, 0, 0, 0, 0)}
    assert found["provider-kind"] == {
        "Higher education institution": (3, 2, 1, 0, 0, 0),
        "Other provider": (1, 0, 1, 0, 0, 0),
    }


@pytest.mark.parametrize(
    ("fragment", "row", "counts"),
    [
        pytest.param("", "Reports that count", (2, 1, 1), id="as it is"),
        pytest.param(
            "# reports/exqa/2022-003.yml without covers_micro_credentials\nsummary: x\n",
            "without a word on micro-credentials",
            (0, 0, 1),
            id="no answer on micro-credentials",
        ),
        pytest.param("", "that name no last day", (0, 1, 0), id="no last day"),
    ],
)
def test_what_reports_leave_open(fragment: str, row: str, counts: tuple[int, ...], tmp_path: Path) -> None:
    assert counted(tmp_path, fragment)["reports"][row] == counts


def test_what_records_leave_open(tmp_path: Path) -> None:
    found = counted(
        tmp_path,
        "# credentials/example-training/first-aid.yml without level\n"
        "workload: {hours: 8, ects: not-applicable, reason: No right.}\n",
    )["records"]
    assert found["ECTS credits do not apply"] == (1,)
    assert found["Not stated: level"][0] >= 1


def test_rows_add_up() -> None:
    for table in figures.tables(SAMPLE):
        if table.id in {"country", "provider-kind"}:
            assert table.columns == ("All", *(group.label for group in CheckGroup))
            assert [row.name for row in table.rows if sum(row.counts[1:]) != row.counts[0]] == []


def test_the_file_says_the_same() -> None:
    lines = list(csv.DictReader(io.StringIO(figures.table_file(SAMPLE))))
    told = {(line["table"], line["row"], line["column"]): int(line["count"]) for line in lines}
    assert told == {
        (table.id, row.name, column): count
        for table in figures.tables(SAMPLE)
        for row in table.rows
        for column, count in zip(table.columns, row.counts, strict=True)
    }
    assert {line["as_of"] for line in lines} == {sites.ON.isoformat()}
    assert [line["row"] for line in lines if line["row"][0] in "=+-@\t"] == []


def test_the_picture_holds_every_row() -> None:
    for table in figures.tables(SAMPLE):
        if table.picture:
            assert re.findall(r"<text x=\"0\"[^>]*>([^<]*)</text>", table.picture) == [
                row.name if len(row.name) <= 22 else f"{row.name[:21]}…" for row in table.rows
            ]
            right = [int(x) + int(width) for x, width in re.findall(r'x="(\d+)" y="\d+" width="(\d+)"', table.picture)]
            assert max(right) <= 600


def test_an_empty_catalogue_has_no_figures() -> None:
    context = Context(Catalogue(), Settings(), ON)
    page = figures.page(context)
    assert "No micro-credential stands in the catalogue yet." in page.content
    assert "<table" not in page.content
    assert figures.table_file(context).startswith("table,row,column,count,as_of\nreports,")


def test_from_the_state_of_play_to_the_figures(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}state-of-play/")
    page.get_by_role("link", name="The catalogue in figures").click()
    assert page.get_by_role("heading", level=1).inner_text() == "The catalogue in figures"
    with page.expect_download() as download:
        page.get_by_role("link", name="All numbers as CSV").evaluate("link => { link.download = ''; link.click(); }")
    assert download.value.path().read_text(encoding="utf-8") == figures.table_file(SAMPLE)
