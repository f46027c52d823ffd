"""A table of courses: its headings, its cells, and the same table with what was found in it."""

import datetime as dt
import io
import json
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result
from fragments import EXAMPLE, ON

from generator import cli, records
from generator.imports import (
    Note,
    Order,
    Plan,
    State,
    UnreadableError,
    Wanted,
    courses,
    rows,
    tables,
    templates,
)
from generator.imports.found import Value
from generator.imports.outcomes import Outcome

BASE = {"Title": "Robots", "Summary": "Learn to work with robots.", "Web page": "https://other.example/robots"}


def table(*rows: dict[str, str], delimiter: str = ",") -> bytes:
    """Make a CSV with one row for each dictionary."""
    headings = list(dict.fromkeys(key for row in rows for key in row))
    return tables.as_csv([headings, *([row.get(key, "") for key in headings] for row in rows)], delimiter)


def facts(cells: dict[str, str], language: str = "en") -> tuple[dict[str, Value], list[str]]:
    """Give the facts of one row beside those that it needs, and its notes."""
    read = courses.read(table(BASE | cells), Wanted(language=language))
    (found,) = read.found
    own = {key: fact.value for key, fact in found.facts.items() if key not in ("title", "summary", "homepage")}
    return own, [str(note) for note in (*read.notes, *found.notes)]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param(
            {"Hours of work": "125", "ECTS credits": "5,0"},
            {"workload": {"hours": Decimal(125), "ects": Decimal(5)}},
            id="workload",
        ),
        pytest.param(
            {"ECTS credits": "does not apply", "Why there are no ECTS credits": "The law."},
            {"workload": {"ects": "not-applicable", "reason": {"en": "The law."}}},
            id="not applicable",
        ),
        pytest.param({"Price": "€ 1,200"}, {"price": {"amount": Decimal(1200), "currency": "EUR"}}, id="price"),
        pytest.param(
            {"Price": "300", "Currency": "SEK", "About the price": "With books."},
            {"price": {"amount": Decimal(300), "currency": "SEK", "note": {"en": "With books."}}},
            id="price in several cells",
        ),
        pytest.param({"Languages of teaching": "English | et"}, {"languages": ["en", "et"]}, id="several values"),
        pytest.param(
            {"What people can do afterwards": "- Draw\n- Count"},
            {"learning_outcomes": [{"en": "Draw"}, {"en": "Count"}]},
            id="lines",
        ),
        pytest.param(
            {"learning_outcomes": "Draw | Count", "learning_outcomes (et)": "Joonista | "},
            {"learning_outcomes": [{"en": "Draw", "et": "Joonista"}, {"en": "Count"}]},
            id="a gap in a language",
        ),
        pytest.param(
            {"Skills": "draw | count", "ESCO addresses of the skills": " | http://data.europa.eu/esco/skill/a"},
            {
                "skills": [
                    {"label": {"en": "draw"}},
                    {"label": {"en": "count"}, "esco": "http://data.europa.eu/esco/skill/a"},
                ]
            },
            id="columns side by side",
        ),
        pytest.param({"Subjects": "542 | 0611"}, {"field": ["0542", "0611"]}, id="a zero that a spreadsheet took"),
        pytest.param({"Start": "on demand | 1.2.2027"}, {"starts": ["on-demand", dt.date(2027, 2, 1)]}, id="starts"),
        pytest.param({"Way of taking part": "Online"}, {"participation": {"mode": ["online"]}}, id="a closed list"),
        pytest.param({"Who it is for": "<p>Cooks &amp; bakers</p>"}, {"audience": {"en": "Cooks & bakers"}}, id="HTML"),
        pytest.param({"Price": "-", "EQF level": ""}, {}, id="nothing"),
    ],
)
def test_cells_become_facts(cells: dict[str, str], expected: dict[str, Value]) -> None:
    assert facts(cells) == (expected, [])


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        pytest.param({"Price": "from 300 EUR"}, "row 2, “Price”: “from 300 EUR” is more than an amount", id="a price"),
        pytest.param({"Price": "300"}, "names no currency", id="no currency"),
        pytest.param({"Currency": "EUR"}, "There is no price beside it", id="no price"),
        pytest.param({"Start": "1/2/2027"}, "could be two different days", id="a day"),
        pytest.param({"Way of taking part": "sometimes"}, "is none of: online (Online)", id="a closed list"),
        pytest.param(
            {"learning_outcomes": "a | b", "learning_outcomes (et)": "c"}, "has 1 parts", id="lists that do not fit"
        ),
        pytest.param({"Hours of work": "PT8W"}, "is not one number", id="a number"),
        pytest.param({"Address to apply": "other.example"}, "start it with https://", id="an address"),
        pytest.param(
            {"Favourite colour": "blue"}, "no column “Favourite colour” in the template", id="an unknown column"
        ),
        pytest.param({"Summary (Elvish)": "x"}, "“Elvish” is not a language", id="an unknown language"),
        pytest.param({"Price (et)": "1"}, "is the same in all languages", id="a language too much"),
        pytest.param({"Skils": "draw"}, "“Skils” was taken for “Skills”", id="nearly a heading"),
        pytest.param({"Who it is for": "cafÃ©"}, "Letters are damaged", id="damaged letters"),
    ],
)
def test_what_is_not_clear_is_named_and_left_unsaid(cells: dict[str, str], said: str) -> None:
    own, notes = facts(cells)
    assert len(notes) == 1
    assert said in notes[0]
    assert not own or "Skils" in cells or "learning_outcomes" in cells


@pytest.mark.parametrize(
    "heading", ["Title (et)", "TITLE [et]", "title (Estonian)", "Title  (eesti)", "Course title (ET)", "Title* (et)"]
)
def test_headings_with_small_deviations_are_recognised(heading: str) -> None:
    (found,) = courses.read(table(BASE | {heading: "Robotid"}), Wanted()).found
    assert found.facts["title"].value == {"en": "Robots", "et": "Robotid"}


def test_every_heading_leads_to_its_own_column() -> None:
    seen: dict[str, str] = {}
    for heading, column in courses.COURSES.headings():
        assert seen.setdefault(heading.casefold(), column.way) == column.way


@pytest.mark.parametrize(
    ("cells", "facts_", "said"),
    [
        pytest.param(
            {"Hours": "125"}, {"workload": {"hours": Decimal(125)}}, "“Hours” was read as “Hours of work”", id="hours"
        ),
        pytest.param({"EQF": "6"}, {"level": {"eqf": "6"}}, "“EQF” was read as “EQF level”", id="EQF"),
        pytest.param(
            {"Target group (et)": "Kokad"},
            {"audience": {"et": "Kokad"}},
            "“Target group” was read as “Who it is for”",
            id="a language",
        ),
        pytest.param({"Credits": "5"}, {}, "If it is “ECTS credits”, call it so", id="credits of some system"),
        pytest.param({"LEVEL": "6"}, {}, "If it is “EQF level”, call it so", id="a level of some framework"),
        pytest.param({"Workload": "6"}, {}, "If it is “Hours of work”, call it so", id="hours, weeks or credits"),
    ],
)
def test_a_heading_of_their_own_is_named_with_its_column_or_not_used(
    cells: dict[str, str], facts_: dict[str, Value], said: str
) -> None:
    own, notes = facts(cells)
    assert own == facts_
    assert [said in note for note in notes] == [True]


def test_texts_are_in_the_language_that_a_person_names() -> None:
    (found,) = courses.read(table(BASE), Wanted(language="pt")).found
    assert found.facts["title"].value == {"pt": "Robots"}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_dialects_of_csv_are_recognised(delimiter: str) -> None:
    (found,) = courses.read(table(BASE | {"Hours of work": "2,5"}, delimiter=delimiter), Wanted()).found
    assert found.facts["workload"].value == {"hours": Decimal("2.5")}
    named = b"sep=" + delimiter.encode() + b"\r\n" + table(BASE, delimiter=delimiter).removeprefix(b"\xef\xbb\xbf")
    assert courses.read(named, Wanted()).found[0].where == "row 3"


def test_a_row_with_too_many_cells_is_left_out() -> None:
    content = table(BASE).decode("utf-8-sig") + "a,b,https://other.example/,c\r\n"
    found = courses.read(content.encode(), Wanted()).found
    assert found[0].errors == ()
    assert "more cells" in str(found[1].errors[0])


def test_a_spreadsheet_says_the_same_as_a_csv() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    rows: list[list[Any]] = [
        ["Course number", *BASE, "Hours of work", "Start", "ECTS credits"],
        [101, *BASE.values(), 125.0, dt.datetime(2027, 2, 1), 0.1 + 0.2],  # noqa: DTZ001
    ]
    for row in rows:
        sheet.append(row)
    made = io.BytesIO()
    book.save(made)
    (found,) = courses.read(made.getvalue(), Wanted()).found
    assert (found.id, found.where) == ("101", "row 2")
    assert found.facts["workload"].value == {"hours": Decimal(125), "ects": Decimal("0.3")}
    assert found.facts["starts"].value == [dt.date(2027, 2, 1)]


# --- the command


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    said = ["--into", "other-university", "--as-of", str(ON), "--availability", "offered"]
    return CliRunner().invoke(cli.main, ["import", "table", *arguments, *said])


def files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in (folder / "content").rglob("*") if path.is_file()}


GOOD = BASE | {"Course number": "R1", "Price": "from 300 EUR"}
BAD = {"Title": "No summary", "Web page": "https://other.example/x", "Course number": "R2", "Summary": ""}


def test_a_dry_run_shows_everything_and_writes_nothing(here: Path) -> None:
    (here / "a.csv").write_bytes(table(GOOD, BAD))
    before = files(here)
    result = run("a.csv", "--dry-run")
    assert result.exit_code == 1
    assert files(here) == before
    for line in (
        "  + credentials/other-university/robots.yml: Robots (row 2)",
        "      + summary: Learn to work with robots.",
        "  ! No summary (row 3)",
        "      “Summary” is empty, and nothing is written without it.",
        "a.csv into other-university: 1 new, 0 changed, 0 unchanged, 0 closed, 1 left out.",
        "Nothing has been written: this was a dry run.",
    ):
        assert line in result.output.splitlines()


def test_an_import_writes_and_the_next_one_has_nothing_to_do(here: Path) -> None:
    (here / "a.csv").write_bytes(table(GOOD))
    assert run("a.csv").exit_code == 0
    before = files(here)
    assert (here / "content/credentials/other-university/robots.yml").is_file()
    again = run("a.csv", "--format", "json")
    assert again.exit_code == 0
    assert json.loads(again.output)["counts"] == {
        "written": 0,
        "changed": 0,
        "unchanged": 1,
        "closed": 0,
        "gone": 0,
        "left-out": 0,
    }
    assert files(here) == before
    checked = CliRunner().invoke(cli.main, ["check", "--as-of", str(ON)])
    assert checked.exit_code == 0, checked.output


def test_the_same_file_comes_back_with_its_errors_and_warnings(here: Path) -> None:
    content = table(BAD, GOOD | {"Own notes": "=cmd()"}, delimiter=";")
    (here / "a.csv").write_bytes(content)
    run("a.csv", "--dry-run", "--result", "back.csv")
    back = (here / "back.csv").read_bytes()
    lines = [[cell.words for cell in row.cells] for row in tables.read(back).rows]
    assert lines[0] == [
        "Title",
        "Web page",
        "Course number",
        "Summary",
        "Price",
        "Own notes",
        "Errors (a.csv)",
        "Warnings",
    ]
    assert lines[1][:6] == ["No summary", "https://other.example/x", "R2", "", "", ""]
    assert lines[1][6] == "“Summary” is empty, and nothing is written without it."
    assert lines[2][5] == "=cmd()"
    assert b";'=cmd();" in back
    assert lines[2][6] == ""
    assert lines[2][7].startswith("“Price”: “from 300 EUR” is more than an amount")
    assert "Not stated: what people can do afterwards, hours of work or ECTS credits, level" in lines[2][7]
    again = courses.read(back, Wanted())
    assert [str(note) for note in again.notes] == [
        "row 1: There is no column “Own notes” in the template, so it is not used."
    ]


def test_what_is_free_names_the_currency_that_was_taken() -> None:
    content = table(BASE | {"Price": "free"})
    (found,) = courses.read(content, Wanted(currency="SEK")).found
    assert found.facts["price"].value == {"amount": Decimal(0), "currency": "SEK"}
    assert "0 SEK is written, as people pay in the provider's country" in str(found.notes[0])
    (found,) = courses.read(content, Wanted()).found
    assert "price" not in found.facts


def test_whether_people_can_take_it_now_is_said_by_a_person_or_not_at_all(here: Path) -> None:
    (here / "a.csv").write_bytes(table(BASE))
    arguments = ["import", "table", "a.csv", "--into", "other-university", "--as-of", str(ON)]
    result = CliRunner().invoke(cli.main, arguments)
    assert result.exit_code == 1
    assert "The source does not say whether people can take it now" in result.output
    assert not (here / "content/credentials/other-university/robots.yml").exists()
    assert CliRunner().invoke(cli.main, [*arguments, "--availability", "paused"]).exit_code == 0
    assert "availability: paused" in (here / "content/credentials/other-university/robots.yml").read_text()


HEADED = "The headings have to stand in the first row; it holds "
COMMAS = " Between the cells of a CSV there has to be a comma, a semicolon or a tab."


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        pytest.param([["Kursus", "Sisu"]], f"{HEADED}“Kursus”, “Sisu”. The template shows all headings.", id="others"),
        pytest.param(
            [["Courses of 2027"], [], list(BASE), list(BASE.values())],
            "The headings stand in row 3: delete the rows above them.",
            id="a title above them",
        ),
        pytest.param(
            [["Title", "Price", "Hours", "Start"], ["Title", "Summary", "Web page"]],
            f"{HEADED}“Title”, “Price”, “Hours”, “Start”. The template shows all headings.",
            id="some are there",
        ),
        pytest.param([*[["x"]] * 10, list(BASE)], f"{HEADED}“x”. The template shows all headings.", id="far below"),
    ],
)
@pytest.mark.parametrize("is_csv", [True, False])
def test_a_table_without_headings_is_told_what_it_has(rows: list[list[str]], said: str, *, is_csv: bool) -> None:
    content = tables.as_csv(rows) if is_csv else tables.as_spreadsheet([("Courses", rows)])
    with pytest.raises(UnreadableError) as refused:
        courses.read(content, Wanted())
    commas = COMMAS if is_csv and "Title" not in said and "row 3" not in said else ""
    assert str(refused.value).endswith(f"{said}{commas}")


NOW = "Can people take it now?"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param("Offered now", "offered", id="a label"),
        pytest.param("closed", "closed", id="a code"),
        pytest.param("Open for applications", "offered", id="a word that means one thing"),
        pytest.param("Closed for good.", "closed", id="another one"),
        pytest.param("coming soon", "planned", id="planned"),
        pytest.param("on hold", "paused", id="paused"),
        pytest.param("-", "", id="nothing"),
        pytest.param("cancelled", None, id="cancelled, and perhaps only this year"),
        pytest.param("full", None, id="full"),
        pytest.param("no", None, id="no, and nobody knows for how long"),
        pytest.param("=A2", None, id="a formula"),
    ],
)
def test_a_cell_says_whether_people_can_take_it_or_is_not_clear(cell: str, expected: str | None) -> None:
    content = f"Title,Summary,Web page,{NOW}\nRobots,Learn.,https://other.example/robots,{cell}\n"
    (found,) = courses.read(content.encode(), Wanted()).found
    said = found.facts["availability"].value if "availability" in found.facts else ""
    assert (said, found.unclear) == (expected or "", frozenset() if expected is not None else {"availability"})


def test_a_cancelled_course_is_not_offered_because_it_has_a_day_to_come(here: Path) -> None:
    (here / "a.csv").write_bytes(table(BASE | {NOW: "cancelled", "Start": "2027-06-01"}))
    result = run("a.csv")
    assert result.exit_code == 1
    assert "“cancelled” is none of" in result.output
    assert not (here / "content/credentials/other-university/robots.yml").exists()


def test_only_some_courses_and_the_others_are_not_gone(here: Path) -> None:
    rows = [BASE | {"Course number": "R1"}, BASE | {"Title": "Boats", "Web page": "https://other.example/boats"}]
    (here / "a.csv").write_bytes(table(*rows))
    assert json.loads(run("a.csv", "--format", "json").output)["counts"]["written"] == 2
    counts = json.loads(run("a.csv", "--only", "BOAT", "--format", "json").output)["counts"]
    assert (counts["unchanged"], counts["closed"]) == (1, 0)
    nothing = run("a.csv", "--only", "trains")
    assert nothing.exit_code == 2
    assert "Nothing in the file has “trains”" in nothing.output


def test_a_spreadsheet_comes_back_as_one(here: Path) -> None:
    sheet = tables.as_spreadsheet([("Courses", [list(GOOD), list(GOOD.values())])])
    (here / "a.xlsx").write_bytes(sheet)
    assert run("a.xlsx", "--result", "back.xlsx").exit_code == 0
    back = openpyxl.load_workbook(here / "back.xlsx").worksheets[0]
    assert [cell.value for cell in back[1]][-2:] == ["Errors (a.xlsx)", "Warnings"]
    assert [cell.value for cell in back[2]][:3] == list(BASE.values())


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        pytest.param("Add `funding`.", "Add “Help with the cost” (`funding`).", id="a field"),
        pytest.param("`level.eqf`: No.", "“EQF level” (`level.eqf`): No.", id="a part of a field"),
        pytest.param("`summary.en`: Long.", "“Summary” (`summary.en`): Long.", id="a text in a language"),
        pytest.param(
            "Write `ects: not-applicable`.", "Write “ECTS credits” (`ects: not-applicable`).", id="with a value"
        ),
        pytest.param("`funding`, `funding`", "“Help with the cost” (`funding`), `funding`", id="twice"),
        pytest.param("Add a `reason`.", "Add a `reason`.", id="a name that two columns have"),
        pytest.param("`https://other.example/` is `Title`.", "`https://other.example/` is `Title`.", id="other words"),
    ],
)
def test_a_message_names_the_heading_of_the_column(message: str, expected: str) -> None:
    order = Order(records.BY_NAME["credential"], "table", "a.csv", "other-university", ON)
    outcome = Outcome(State.LEFT_OUT, "", "Robots", "row 2", errors=(Note("row 2", message),))
    made = rows.in_headings(courses.COURSES, Plan(order, (outcome,), ()))
    assert [note.message for note in made.outcomes[0].errors] == [expected]


def mended(file: Path, words: str, by: str) -> None:
    """Write a result again as spreadsheet programs do, with other words in a cell."""
    if file.suffix == ".csv":
        file.write_text(file.read_text(encoding="utf-8-sig").replace(f",{words},", f",{by},"), encoding="utf-8")
        return
    book = openpyxl.load_workbook(file)
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            cell.value = by if cell.value == words else cell.value
    book.save(file)


@pytest.mark.parametrize("end", ["csv", "xlsx"])
def test_a_result_goes_on_as_the_same_source_and_has_its_columns_once(end: str, here: Path) -> None:
    each = [GOOD, {**BAD, "Summary": "nothing", "Web page": "x"}]
    headings = list(GOOD)
    cells = [headings, *([row.get(key, "") for key in headings] for row in each)]
    content = tables.as_csv(cells) if end == "csv" else tables.as_spreadsheet([("Courses", cells)])
    (here / f"a.{end}").write_bytes(content)
    first = run(f"a.{end}", "--result", f"a-checked.{end}", "--format", "json")
    assert [each["state"] for each in json.loads(first.output)["outcomes"]] == ["written", "left-out"]
    mended(here / f"a-checked.{end}", "x", "https://other.example/x")
    again = run(f"a-checked.{end}", "--result", f"a-again.{end}")
    assert again.exit_code == 0, again.output
    assert f"It goes on from “a.{end}”." in again.output
    assert f"a.{end} into other-university: 1 new, 0 changed, 1 unchanged, 0 closed, 0 left out." in again.output
    back = tables.read((here / f"a-again.{end}").read_bytes())
    assert [cell.words for cell in back.headings.cells] == [*headings, f"Errors (a.{end})", "Warnings"]
    other = run(f"a-checked.{end}", "--from", "b")
    assert "is there already, from" in other.output


@pytest.mark.parametrize(
    ("content", "arguments", "said"),
    [
        pytest.param(b"PK\x03\x04nothing", (), "cannot be unpacked", id="a broken spreadsheet"),
        pytest.param("Title\nCafé".encode("latin-1"), (), "Line 2 is not UTF-8", id="another encoding"),
        pytest.param(table(BASE), ("--result", "a.csv"), "take the place of the file", id="over itself"),
        pytest.param(table(BASE), ("--language", "Elvish"), "is not a language", id="no language"),
        pytest.param(b"Title,Summary,Web page\n", (), "no course in the file", id="headings only"),
        pytest.param(table(BASE), ("--result", "no/b.csv"), "cannot be written", id="no place for it"),
    ],
)
def test_what_cannot_be_imported_changes_nothing(
    content: bytes, arguments: tuple[str, ...], said: str, here: Path
) -> None:
    (here / "a.csv").write_bytes(content)
    before = files(here)
    result = run("a.csv", *arguments)
    assert result.exit_code == 2
    assert result.output.startswith("Usage: " if arguments else "Error: ")
    assert said in " ".join(result.output.split())
    assert files(here) == before
    assert (here / "a.csv").read_bytes() == content


def test_a_provider_that_is_not_here(here: Path) -> None:
    (here / "a.csv").write_bytes(table(BASE))
    result = CliRunner().invoke(cli.main, ["import", "table", "a.csv", "--into", "other-universiti"])
    assert result.exit_code == 2
    assert "Did you mean `other-university`?" in " ".join(result.output.split())


def test_a_filled_template_is_what_the_provider_has(here: Path) -> None:
    for name in ("t.csv", "t.xlsx"):
        result = CliRunner().invoke(cli.main, ["template", name, "--filled", "example-university"])
        assert result.exit_code == 0, result.output
        found = courses.read((here / name).read_bytes(), Wanted()).found
        assert [each.id for each in found] == ["data-analysis", "data-analysis-2019"]


def test_the_published_templates_can_be_read_and_explain_every_column() -> None:
    made = dict(templates.outputs())
    assert made == dict(templates.outputs())
    headings = [column.heading for column in courses.COURSES.columns]
    published = templates.ALL["courses"]
    for content in (made[published.csv], made[published.spreadsheet]):
        assert [cell.words for cell in tables.read(content).headings.cells] == headings
        assert courses.read(content, Wanted()).found == ()
    book = openpyxl.load_workbook(io.BytesIO(made[published.spreadsheet]))
    explained = [row[0].value for row in book[tables.HOW_TO].iter_rows(min_row=2)]
    assert explained[: len(headings)] == headings
