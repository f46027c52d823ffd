"""Reports of an agency from the submission table of DEQAR: what a row becomes, what leaves it out, and the way back."""

import csv
import datetime as dt
import io
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from fragments import EXAMPLE, ON, put
from sites import SAMPLE

from generator import catalogue, cli, records, rules
from generator.catalogue import Loaded, owner
from generator.exports import submissions
from generator.exports.snapshot import Snapshot
from generator.finding import Level
from generator.imports import (
    Order,
    Plan,
    Read,
    State,
    UnreadableError,
    Wanted,
    carry_out,
    deqar,
    plan,
    tables,
    templates,
)
from generator.settings import Policy, Settings
from generator.status import Statuses
from generator.vocabulary import QfEhea

LATER = dt.date(2027, 3, 1)
REF = "exqa/r-1"
BASE = {
    "agency": "EXQA",
    "local_identifier": "R-1",
    "activities[1].id": "mc-review",
    "status": "obligatory",
    "decision": "positive",
    "valid_from": "2026-03-01",
    "valid_to": "2031-02-28",
    "date_format": "%Y-%m-%d",
    "file[1].original_location": "https://www.exqa.example/r/1.pdf",
    "file[1].display_name": "Report",
    "file[1].report_language[1]": "eng",
    "institution[1].deqar_id": "DEQARINST0000",
    "programme[1].identifier[1]": "example-university/data-analysis",
    "programme[1].name_primary": "Data analysis with Python",
    "programme[1].qualification_primary": "Micro-credential",
    "programme[1].degree_outcome": "2",
    "programme[1].workload_ects": "5",
}
AUDIT = {
    **{key: words for key, words in BASE.items() if not key.startswith("programme")},
    "activities[1].id": "institutional",
}
DEGREE = {
    **AUDIT,
    "activities[1].id": "mc-review",
    "programme[1].identifier[1]": "bsc-data",
    "programme[1].name_primary": "Data Science",
    "programme[1].qualification_primary": "Bachelor",
    "programme[1].qf_ehea_level": "first cycle",
    "programme[1].degree_outcome": "full degree",
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "content"))


def table(*rows: dict[str, str], delimiter: str = ",") -> bytes:
    """Make a CSV of rows; the columns are those of all of them."""
    out = io.StringIO(newline="")
    names = list(dict.fromkeys(key for row in rows for key in row))
    writer = csv.DictWriter(out, names, restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def planned(loaded: Loaded, read: bytes, into: str = "exqa", on: dt.date = ON) -> Plan:
    order = Order(records.BY_NAME["report"], "deqar", "reports.csv", into, on)
    return plan(loaded, deqar.read(read, Wanted(on=on, into=into, known=loaded.catalogue)), order)


def imported(content: Path, *rows: dict[str, str], on: dt.date = ON) -> Plan:
    made = planned(catalogue.load(content, Settings()), table(*rows), on=on)
    carry_out(made, content)
    return made


def written(content: Path, row: dict[str, str]) -> dict[str, object]:
    """Give the facts of the record that a row becomes."""
    made = imported(content, row)
    assert made.outcomes[0].errors == ()
    known = catalogue.load(content, Settings())
    assert [each.message for each in rules.check(known, ON) if each.level is Level.ERROR] == []
    return dict(records.written(known.catalogue.reports[made.outcomes[0].ref].record))


def test_a_row_becomes_a_report(content: Path) -> None:
    said = written(content, {**BASE, "report_id": "777", "summary": "Good.", "contributing_agencies[1]": "NATQA"})
    noted = said.pop("imported")
    assert isinstance(noted, dict)
    assert (noted["format"], noted["from"], noted["id"]) == ("deqar", "reports.csv", "R-1")
    assert {key: str(value) for key, value in said.items()} == {
        "activities": "['mc-review']",
        "with_agencies": "['natqa']",
        "scope": "credential",
        "providers": "['example-university']",
        "credentials": "[{'credential': 'example-university/data-analysis'}]",
        "obligation": "obligatory",
        "decision": "positive",
        "from": "2026-03-01",
        "until": "2031-02-28",
        "entered_by": "agency",
        "files": "[{'url': 'https://www.exqa.example/r/1.pdf', 'title': {'en': 'Report'}, 'languages': ['en']}]",
        "summary": "{'en': 'Good.'}",
        "local_identifier": "R-1",
        "deqar_report": "777",
        "last_verified": "2026-11-22",
        "source": "https://www.exqa.example/r/1.pdf",
    }


@pytest.mark.parametrize(
    ("row", "field", "expected"),
    [
        pytest.param({**BASE, "valid_to": ""}, "until", None, id="no last day: it stays unsaid"),
        pytest.param(
            {**BASE, "date_format": "%d/%m/%Y", "valid_from": "02/03/2026", "valid_to": ""},
            "from",
            "2026-03-02",
            id="the format of the file",
        ),
        pytest.param(
            {**BASE, "date_format": "", "valid_from": "1 March 2026"}, "from", "2026-03-01", id="without a format"
        ),
        pytest.param({**BASE, "status": "part of obligatory EQA system"}, "obligation", "obligatory", id="obligatory"),
        pytest.param({**BASE, "status": "2"}, "obligation", "voluntary", id="voluntary"),
        pytest.param({**BASE, "decision": "2"}, "decision", "positive-with-conditions", id="conditions"),
        pytest.param({**BASE, "decision": "3"}, "decision", "negative", id="negative"),
        pytest.param({**BASE, "decision": "not applicable"}, "decision", "no-formal-decision", id="no decision"),
        pytest.param(
            {**BASE, "activities[1].id": "review of a single micro-credential"},
            "activities",
            ["mc-review"],
            id="the name of a procedure",
        ),
        pytest.param(
            {**BASE, "agency": " Example Quality Agency "}, "scope", "credential", id="the agency by its name"
        ),
        pytest.param(
            {**BASE, "institution[1].deqar_id": "", "institution[1].name_official": "Voorbeelduniversiteit"},
            "providers",
            ["example-university"],
            id="a name that only one provider has",
        ),
        pytest.param(
            {**BASE, "programme[1].identifier[1]": "4711"},
            "credentials",
            [{"credential": "example-university/data-analysis"}],
            id="a title that only one micro-credential has",
        ),
        pytest.param(AUDIT, "scope", "provider", id="the provider"),
        pytest.param(
            DEGREE,
            "programme",
            {
                "id": "bsc-data",
                "name": {"en": "Data Science"},
                "provider": "example-university",
                "qf_ehea": "first-cycle",
                "qualification": "Bachelor",
                "degree": True,
            },
            id="a programme",
        ),
        pytest.param(
            {**DEGREE, "programme[1].name_primary": "Data analysis with Python"},
            "scope",
            "programme",
            id="a degree with the title of a micro-credential is none",
        ),
        pytest.param({**BASE, "summary": "Good.\n\nNot all."}, "summary", {"en": "Good.\n\nNot all."}, id="paragraphs"),
        pytest.param(
            {**BASE, "other_comment": "Limited to: Faculty of Education."},
            "limited_to",
            {"en": "Faculty of Education"},
            id="what it is limited to",
        ),
        pytest.param(
            {**BASE, "other_comment": "Sample: this record is made up."}, "sample", True, id="what is made up stays so"
        ),
        pytest.param(
            {**BASE, "link[1]": "https://www.exqa.example/r/1"}, "source", "https://www.exqa.example/r/1", id="source"
        ),
    ],
)
def test_what_a_cell_becomes(row: dict[str, str], field: str, expected: object, content: Path) -> None:
    value = written(content, row).get(field)
    assert (value.isoformat() if isinstance(value, dt.date) else value) == expected


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param({**BASE, "agency": "NATQA"}, "“NATQA” is not the agency `exqa`", id="another agency"),
        pytest.param({**BASE, "agency": "51"}, "“51” is not the agency", id="a number of DEQAR"),
        pytest.param({**BASE, "activities[1].id": "97"}, "“97” is none of the procedures", id="procedure"),
        pytest.param({**BASE, "activities[1].id": ""}, "No procedure is named", id="no procedure"),
        pytest.param({**BASE, "status": "3"}, "“3” is none of: obligatory", id="status"),
        pytest.param({**BASE, "decision": ""}, "“decision”: The cell is empty", id="no decision"),
        pytest.param({**BASE, "valid_from": ""}, "“valid_from”: The cell is empty", id="no first day"),
        pytest.param({**BASE, "valid_from": "2026-02-30"}, "no day in the format", id="no such day"),
        pytest.param({**BASE, "valid_to": "31/12/2030"}, "no day in the format", id="another format"),
        pytest.param({**BASE, "valid_to": "=TODAY()"}, "holds a formula", id="a formula"),
        pytest.param({**BASE, "date_format": "%Y-%m"}, "no format with day, month and year", id="a short format"),
        pytest.param({**BASE, "date_format": "", "valid_from": "1/2/2026"}, "two different days", id="an unclear day"),
        pytest.param(
            {**BASE, "institution[1].deqar_id": "DEQARINST9999"}, "is no provider in the catalogue", id="provider"
        ),
        pytest.param({**BASE, "institution[1].deqar_id": ""}, "No provider is named", id="no provider"),
        pytest.param(
            {**BASE, "institution[1].name_official": "Other University"},
            "number is that of providers/example-university.yml, and “Other University” is the name of "
            "providers/other-university.yml",
            id="a number and a name of two providers",
        ),
        pytest.param(
            {**BASE, "institution[1].name_official": "Example University", "institution[1].name": "OTHER university"},
            "“OTHER university” is the name of providers/other-university.yml",
            id="one of two names is that of another provider",
        ),
        pytest.param(
            {**BASE, "institution[1].deqar_id": "", "institution[1].identifier": "4711"},
            "no number of a register, and no name",
            id="a number of another register",
        ),
        pytest.param(
            {**BASE, "programme[1].identifier[1]": "", "programme[1].name_primary": "Robots"},
            "“Robots” is no micro-credential of this provider",
            id="micro-credential",
        ),
        pytest.param(
            {
                **BASE,
                "programme[1].identifier[1]": "example-training/first-aid",
                "programme[1].name_primary": "First aid",
            },
            "no micro-credential of this provider",
            id="a micro-credential of another provider",
        ),
        pytest.param(
            {**DEGREE, "programme[2].name_primary": "Arts", "programme[2].degree_outcome": "yes"},
            "names 2 programmes",
            id="two programmes",
        ),
        pytest.param(
            {**DEGREE, "programme[1].qualification_primary": "", "programme[1].degree_outcome": ""},
            "may be a programme or a micro-credential",
            id="a programme of an unknown kind",
        ),
        pytest.param(
            {**DEGREE, "institution[2].deqar_id": "DEQARINST0001"},
            "not clear which of the providers",
            id="joint programme",
        ),
        pytest.param(
            {**DEGREE, "programme[1].degree_outcome": "", "programme[1].workload_ects": "15"},
            "“Data Science” is no micro-credential",
            id="a short programme that does not say whether it ends with a degree",
        ),
        pytest.param(
            {
                **BASE,
                "programme[1].identifier[1]": "x",
                "programme[1].name_primary": "Nope",
                "programme[1].qualification_primary": "Certificate",
                "programme[1].degree_outcome": "",
                "programme[1].workload_ects": "2.5",
            },
            "“Nope” is no micro-credential",
            id="half a credit more than two is a micro-credential too",
        ),
        pytest.param({**BASE, "valid_from": "0026-03-01"}, "in the year 26", id="a year with the wrong digits"),
        pytest.param({**BASE, "file[1].original_location": ""}, "no address at which", id="no document"),
        pytest.param({**BASE, "valid_to": "2025-01-01"}, "ends on 2025-01-01", id="what the check refuses"),
    ],
)
def test_what_leaves_a_row_out(row: dict[str, str], said: str, content: Path) -> None:
    put(
        "# providers/other-university.yml\n"
        "identifiers: [{scheme: DEQAR, value: DEQARINST0001, source: DEQAR, url: https://register.example/1}]\n",
        content,
    )
    before = {path: path.read_bytes() for path in content.rglob("*.yml")}
    made = imported(content, row)
    assert made.outcomes[0].state is State.LEFT_OUT
    assert said in " ".join(map(str, made.outcomes[0].errors))
    assert {path: path.read_bytes() for path in content.rglob("*.yml")} == before


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param({**BASE, "other_comment": "Only one seat."}, "“Only one seat.”", id="a comment"),
        pytest.param({**BASE, "programme[1].workload_ects": "3"}, "is about 3 ECTS credits", id="other credits"),
        pytest.param({**BASE, "programme[1].name_primary": "Data"}, "has another title", id="another title"),
        pytest.param({**BASE, "file[1].report_language[1]": "xx-none"}, "is not a language", id="language"),
        pytest.param({**BASE, "contributing_agencies[1]": "IAAR"}, "“IAAR” is no agency", id="another agency"),
        pytest.param({**BASE, "report_id": "A1"}, "no number of a report", id="number of DEQAR"),
        pytest.param({**BASE, "report_id": "9" * 5_000}, "no number of a report", id="an endless number"),
        pytest.param(
            {**BASE, "institution[1].name_official": "Nowhere University"},
            "number is that of “Example University”; the row calls it “Nowhere University”",
            id="a number and a name that is nobody's here",
        ),
    ],
)
def test_what_is_to_be_looked_at(row: dict[str, str], said: str, content: Path) -> None:
    made = imported(content, row)
    assert made.outcomes[0].state is State.WRITTEN
    assert said in " ".join(map(str, made.outcomes[0].notes))


def test_a_column_with_an_endless_number_is_named(content: Path) -> None:
    made = planned(catalogue.load(content, Settings()), table({**BASE, f"institution[{'9' * 5_000}].deqar_id": "x"}))
    assert "These columns were not used: institution[].deqar_id" in str(made.notes[-1])


def test_columns_without_a_place_are_named(content: Path) -> None:
    row = {**BASE, "platform[1].deqar_id": "DEQARINST0002", "file[1].file": "JVBE", "colour": "red"}
    made = planned(catalogue.load(content, Settings()), table(row))
    said = " ".join(map(str, made.notes))
    assert "no place for platforms" in said
    assert "Files that were sent to DEQAR" in said
    assert "These columns were not used: colour." in said
    assert "stand in its own record" in said


def test_a_second_import_writes_nothing(content: Path) -> None:
    rows = (BASE, {**AUDIT, "local_identifier": ""})
    assert [each.ref for each in imported(content, *rows).outcomes] == [REF, "exqa/2026-03-01"]
    before = {path: path.read_bytes() for path in content.rglob("*.yml")}
    again = imported(content, *reversed(rows), on=LATER)
    assert {each.state for each in again.outcomes} == {State.UNCHANGED}
    assert {path: path.read_bytes() for path in content.rglob("*.yml")} == before


def test_what_a_person_edited_stays_and_what_changed_at_the_source_changes(content: Path) -> None:
    imported(content, BASE)
    file = content / "reports" / f"{REF}.yml"
    text = file.read_text(encoding="utf-8").replace("entered_by: agency", "entered_by: maintainers")
    file.write_text(text.replace("until: 2031-02-28", "until: 2030-12-31  # as the letter says"), encoding="utf-8")
    made = imported(content, {**BASE, "decision": "negative"}, on=LATER)
    after = file.read_text(encoding="utf-8")
    assert [(each.field, each.before, each.after) for each in made.outcomes[0].changes] == [
        ("decision", "positive", "negative")
    ]
    assert [each.field for each in made.outcomes[0].kept] == ["until"]
    assert "until: 2030-12-31  # as the letter says\n" in after
    assert "entered_by: maintainers\n" in after
    assert "decision: negative\n" in after


def test_a_report_that_is_not_in_the_next_table_stays(content: Path) -> None:
    imported(content, BASE)
    made = imported(content, {**BASE, "local_identifier": "R-2"}, on=LATER)
    assert [(each.ref, each.state) for each in made.outcomes] == [("exqa/r-2", State.WRITTEN)]
    assert (content / "reports" / f"{REF}.yml").exists()


@pytest.mark.parametrize("own", [{"local_identifier": "2024-017"}, {"report_id": "12345"}], ids=["agency's", "DEQAR's"])
def test_a_report_that_a_person_entered_is_known_by_its_number(own: dict[str, str], content: Path) -> None:
    made = imported(content, {**BASE, **own})
    assert "exqa/2024-017.yml is there already, and a person wrote it" in str(made.outcomes[0].errors[0])


@pytest.mark.parametrize(
    ("read", "said"),
    [
        pytest.param(table(BASE, delimiter="|"), "a comma, a semicolon or a tab", id="another sign between cells"),
        pytest.param(b"Title,Summary\nA,B\n", "no column agency", id="another table"),
        pytest.param(
            b"Reports of 2026\n" + table(BASE), "The headings stand in row 2: delete", id="a title above the headings"
        ),
        pytest.param(b"agency,Agency,status\nA,B,C\n", "same heading: agency", id="the same column twice"),
        pytest.param(table(BASE)[:-40], "cut off", id="cut off"),
        pytest.param(b"\xff" + table(BASE), "not UTF-8", id="encoding"),
        pytest.param(b"PK\x03\x04 no zip", "spreadsheet", id="no spreadsheet"),
    ],
)
def test_what_is_no_table_of_reports(read: bytes, said: str, content: Path) -> None:
    with pytest.raises(UnreadableError, match=said):
        planned(catalogue.load(content, Settings()), read)


def test_the_command(content: Path, tmp_path: Path) -> None:
    file = tmp_path / "reports.csv"
    file.write_bytes(table(BASE, {**BASE, "local_identifier": "R-2", "status": ""}))
    run = CliRunner().invoke(
        cli.main, ["import", "deqar", str(file), "--into", "exqa", "--content", str(content), "--as-of", str(ON)]
    )
    assert run.exit_code == 1, run.output
    assert f"+ reports/{REF}.yml: R-1 (row 2)" in run.output
    assert "“status”: The cell is empty." in run.output
    assert "reports.csv into exqa: 1 new, 0 changed, 0 unchanged, 0 closed, 1 left out." in run.output


def test_the_table_comes_back_with_its_errors(content: Path, tmp_path: Path) -> None:
    file, result = tmp_path / "reports.csv", tmp_path / "checked.csv"
    file.write_bytes(table(BASE, {**BASE, "local_identifier": "R-2", "status": ""}))
    common = ["--into", "exqa", "--content", str(content), "--as-of", str(ON), "--dry-run"]
    CliRunner().invoke(cli.main, ["import", "deqar", str(file), *common, "--result", str(result)])
    rows = list(csv.DictReader(io.StringIO(result.read_text(encoding="utf-8-sig"))))
    assert [row["Errors (reports.csv)"] for row in rows] == ["", "“status”: The cell is empty."]
    again = CliRunner().invoke(cli.main, ["import", "deqar", str(result), *common])
    assert "1 new" in again.output
    assert "not used: errors" not in again.output


def test_the_published_template_is_read_with_its_examples(content: Path) -> None:
    made = dict(templates.outputs())
    names = [name for name, *_ in deqar.TEMPLATE]
    for path in (templates.ALL["reports"].csv, templates.ALL["reports"].spreadsheet):
        assert [cell.words for cell in tables.read(made[path]).headings.cells] == names
        assert deqar.read(made[path], Wanted()) == Read(())
    row = {name: example for name, _, example in deqar.TEMPLATE}
    read = planned(catalogue.load(content, Settings()), table(row))
    assert [str(note) for each in read.outcomes for note in each.errors] == []
    assert [str(note) for note in read.notes if "columns" in str(note)] == []


# --- records → rows → records

NO_COLUMN = {
    "as_reviewed": "as it was then",
    "framework": "no column",
    "replaces": "no column",
    "covers_micro_credentials": "no column",
    "conditions": "no column",
    "decision": "that of the day, if it changed; its row is the same",
    "decisions": "one decision, that of the day",
    "appeal": "no column; while it goes on, there is no row",
    "entered_by": "it is the agency's own table",
    "source": "its first link or document stands for it",
    "last_verified": "the day of the import",
    "imported": "made anew",
}
"""What a report can state and a row of DEQAR cannot, and why."""


@pytest.mark.parametrize("folder", [EXAMPLE, SAMPLE], ids=["example", "sample"])
def test_every_row_comes_back_as_the_same_report(folder: Path, tmp_path: Path) -> None:
    content = Path(shutil.copytree(folder, tmp_path / "content"))
    if folder == EXAMPLE:
        taken = "files: [{url: https://www.exqa.example/r/17.pdf, title: Report, languages: [en, sr]}]\n"
        put(f"# reports/exqa/2024-017.yml\ncredentials: [example-university/data-analysis]\n{taken}", content)
    before = catalogue.load(content, Settings())
    rows = _rows(before)
    entries = {ref: before.catalogue.reports[ref] for ref in rows}
    assert rows
    for entry in entries.values():
        (content / entry.path).unlink()
    made: dict[str, str] = {}
    for agency in dict.fromkeys(map(owner, rows)):
        own = [dict(row) for ref, row in rows.items() if owner(ref) == agency]
        plan_ = planned(catalogue.load(content, Settings()), table(*own), agency)
        assert [str(note) for each in plan_.outcomes for note in each.errors] == []
        carry_out(plan_, content)
        made |= dict(
            zip((ref for ref in rows if owner(ref) == agency), (each.ref for each in plan_.outcomes), strict=True)
        )
    after = catalogue.load(content, Settings())
    assert {ref: rows[ref] for ref in rows} == {ref: _rows(after)[made[ref]] for ref in rows}
    for ref, entry in entries.items():
        said, again = (records.written(each) for each in (entry.record, after.catalogue.reports[made[ref]].record))
        for key in {**said, **again}.keys() - NO_COLUMN.keys():
            assert _shortened(key, said.get(key)) == _shortened(key, again.get(key)), (ref, key)


def _rows(loaded: Loaded) -> dict[str, dict[str, str]]:
    shot = Snapshot(Statuses(loaded.catalogue, Policy()), Settings(), ON, "en")
    found = submissions.of(shot, submissions.KINDS, "")
    return {each.report: dict(each.row) for each in found.taken if each.row is not None}


def _shortened(key: str, value: Any) -> Any:  # noqa: ANN401 - any value of a record
    """Give what a row can say of a value: texts in English, languages without regions, a cycle for a level."""
    match key:
        case "files":
            return [
                (
                    each["url"],
                    _english(each.get("title", {"en": "Report"})),
                    [tag[:2] for tag in each.get("languages", [])],
                )
                for each in value or ()
            ]
        case "links":
            return [(each["url"], _english(each.get("title", {}))) for each in value or ()]
        case "summary" | "limited_to":
            return _english(value or {})
        case "credentials":
            return [each["credential"] for each in value or ()]
        case "until":
            return None if value == "unlimited" else value
        case "programme" if value:
            cycle = value.get("qf_ehea") or list(QfEhea)[value["eqf"] - 5].value
            return (value["id"], value["provider"], cycle, value.get("degree"), _english(value["name"]))
        case _:
            return value


def _english(text: dict[str, str]) -> str:
    return " ".join((text.get("en") or next(iter(text.values()), "")).split())


def test_what_is_wrong_with_a_cell_is_said_once(content: Path) -> None:
    made = planned(catalogue.load(content, Settings()), table({**BASE, "decision": "=1+1", "valid_from": "=2"}))
    assert [str(note).count("holds a formula") for note in made.outcomes[0].errors] == [1, 1]


def test_signs_that_nobody_sees_are_no_part_of_a_number(content: Path) -> None:
    assert written(content, {**BASE, "local_identifier": "R-\u202e7"})["local_identifier"] == "R-7"


@pytest.mark.parametrize(
    ("comment", "partners"),
    [
        ("Together with: National Office for Study Programmes.", ["natqa"]),
        ("Limited to: Law. Together with: natqa.", ["natqa"]),
        ("Together with: Somebody Else.", None),
        ("Together with: natqa, Somebody Else.", None),
    ],
)
def test_agencies_named_in_the_comment(content: Path, comment: str, partners: list[str] | None) -> None:
    (outcome,) = planned(catalogue.load(content, Settings()), table({**BASE, "other_comment": comment})).outcomes
    said = {change.field: change.after for change in outcome.changes}
    assert said.get("with_agencies") == partners
    assert bool(outcome.notes) is (partners is None)


def test_the_agency_itself_does_not_contribute(content: Path) -> None:
    assert "with_agencies" not in written(content, {**BASE, "contributing_agencies[1]": "EXQA"})
