"""A table of providers: its cells, how an organisation is known again, the next import, and the way back."""

import datetime as dt
import io
import json
import shutil
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from fragments import EXAMPLE, ON
from sites import SAMPLE

from generator import catalogue, cli, records, rules
from generator.finding import Level
from generator.imports import (
    Order,
    Plan,
    Read,
    State,
    UnreadableError,
    Wanted,
    carry_out,
    plan,
    providers,
    report,
    rows,
    tables,
    templates,
)
from generator.imports.found import Value
from generator.settings import Settings

LATER = dt.date(2027, 3, 1)
BASE = {
    "Name": "Harbour School",
    "Kind of provider": "Other provider",
    "How it is set up": "Private company",
    "May it award degrees?": "no",
    "Website": "https://harbour.example/",
    "Country": "Estonia",
    "City": "Tallinn",
    "Registers": "Participant code (PIC)",
    "Numbers in the registers": "999900001",
    "Who keeps the registers": "European Commission",
    "Source": "https://list.example/providers",
}
BOATS = BASE | {
    "Name": "School of Boats",
    "Website": "https://boats.example/",
    "Numbers in the registers": "999900002",
}
PATH = "providers/harbour-school.yml"


def table(*each: dict[str, str]) -> bytes:
    """Make a CSV with one row for each dictionary."""
    headings = list(dict.fromkeys(key for row in each for key in row))
    return tables.as_csv([headings, *([row.get(key, "") for key in headings] for row in each)])


def facts(cells: dict[str, str]) -> tuple[dict[str, Value], list[str]]:
    """Give the facts of one row that are not those of `BASE`, and what is said of it."""
    usual = providers.read(table(BASE), Wanted()).found[0].facts
    read = providers.read(table(BASE | cells), Wanted())
    (found,) = read.found
    own = {key: fact.value for key, fact in found.facts.items() if key not in usual or fact.value != usual[key].value}
    return own, [str(note) for note in (*read.notes, *found.notes, *found.errors)]


# --- cells


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param({"Name (et)": "Sadamakool"}, {"name": {"en": "Harbour School", "et": "Sadamakool"}}, id="names"),
        pytest.param({"Acronym": "HS"}, {"acronym": "HS"}, id="an acronym"),
        pytest.param(
            {"Kind of provider": "higher-education-institution"}, {"kind": "higher-education-institution"}, id="a code"
        ),
        pytest.param({"May it award degrees?": "Ja"}, {"degree_awarding_powers": True}, id="yes in another language"),
        pytest.param({"May it award degrees?": "TRUE"}, {"degree_awarding_powers": True}, id="yes of a spreadsheet"),
        pytest.param(
            {"Country": "LVA"}, {"seats": [{"country": "LV", "city": "Tallinn", "legal": True}]}, id="three letters"
        ),
        pytest.param(
            {"Country": "Eesti | Lettland", "City": "Tartu | "},
            {"seats": [{"country": "EE", "city": "Tartu", "legal": True}, {"country": "LV"}]},
            id="the first seat is the legal one",
        ),
        pytest.param(
            {"Country": "EE | LV", "City": "Tartu | Riga", "Legal seat": "no | yes"},
            {
                "seats": [
                    {"country": "EE", "city": "Tartu", "legal": False},
                    {"country": "LV", "city": "Riga", "legal": True},
                ]
            },
            id="another seat is the legal one",
        ),
        pytest.param(
            {
                "Registers": "ETER | national",
                "Numbers in the registers": "EE0012 | 4711",
                "Who keeps the registers": "ETER | Ministry",
                "Addresses in the registers": "https://eter.example/EE0012 | ",
                "Countries of the registers": " | Estonia",
            },
            {
                "identifiers": [
                    {"scheme": "ETER", "value": "EE0012", "source": "ETER", "url": "https://eter.example/EE0012"},
                    {"scheme": "national", "value": "4711", "source": "Ministry", "country": "EE"},
                ]
            },
            id="numbers",
        ),
        pytest.param(
            {"May it give ECTS credits?": "Not known", "Why it may give ECTS credits, or not": "Nobody asked."},
            {"ects": {"eligible": "unknown", "basis": {"en": "Nobody asked."}}},
            id="ECTS",
        ),
        pytest.param(
            {"Cycles": "First cycle | short-cycle"}, {"qf_ehea_levels": ["first-cycle", "short-cycle"]}, id="cycles"
        ),
        pytest.param(
            {"Belongs together with": "other-university", "How they belong together": "Validated by"},
            {"related": [{"provider": "other-university", "kind": "validated-by"}]},
            id="related",
        ),
        pytest.param(
            {"Awards together with others": "example-university/data-analysis"},
            {"joint_awards": ["example-university/data-analysis"]},
            id="joint awards",
        ),
        pytest.param({"Last day": "31.12.2026"}, {"closed": dt.date(2026, 12, 31)}, id="a last day"),
    ],
)
def test_cells_become_facts(cells: dict[str, str], expected: dict[str, Value]) -> None:
    assert facts(cells) == (expected, [])


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        pytest.param({"Country": "Atlantis"}, "“Atlantis” is not a country", id="a country"),
        pytest.param({"Country": ""}, "“Country” is empty", id="no country"),
        pytest.param({"May it award degrees?": "sometimes"}, "is neither yes nor no", id="neither yes nor no"),
        pytest.param({"Registers": "ISBN"}, "“ISBN” is none of: DEQAR (DEQAR number)", id="a register"),
        pytest.param({"Numbers in the registers": "1 | 2"}, "it has 2 parts", id="lists that do not fit"),
        pytest.param(
            {"Registers": "ETER | ROR", "Numbers in the registers": "1 | 2", "Who keeps the registers": "ETER | "},
            "“Who keeps the registers” does not stand beside each of the others",
            id="a gap where none may be",
        ),
        pytest.param({"Source": ""}, "“Source” is empty", id="no source"),
        pytest.param({"Website": "harbour.example"}, "“Website” cannot be used", id="an address"),
        pytest.param({"Short name": "Harbour School"}, "“Harbour School” cannot be a short name", id="a short name"),
        pytest.param({"Short name": "index"}, "the site keeps some names", id="a name that the site keeps"),
        pytest.param({"Short name": "../../etc"}, "cannot be a short name", id="a way out of the folder"),
    ],
)
def test_what_cannot_be_used_is_named_and_the_row_left_out(cells: dict[str, str], said: str, content: Path) -> None:
    made = planned(content, BASE | cells)
    assert [each.state for each in made.outcomes] == [State.LEFT_OUT]
    assert said.casefold() in " ".join(map(str, (*made.outcomes[0].errors, *made.outcomes[0].notes))).casefold()


def test_a_formula_is_no_name() -> None:
    (found,) = providers.read(table(BASE).replace(b"Harbour School", b"=A1"), Wanted()).found
    assert "holds a formula" in str(found.notes[0])
    assert "“Name” is empty" in str(found.errors[0])


def test_a_table_without_a_column_that_is_needed() -> None:
    with pytest.raises(UnreadableError, match="no column “Kind of provider”, “Source”"):
        providers.read(
            table({key: words for key, words in BASE.items() if key not in ("Kind of provider", "Source")}), Wanted()
        )


def test_every_heading_leads_to_its_own_column() -> None:
    seen: dict[str, str] = {}
    for heading, column in providers.PROVIDERS.headings():
        assert seen.setdefault(heading.casefold(), column.way) == column.way


# --- which organisation it is


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "content"))


def planned(content: Path, *each: dict[str, str], on: dt.date = ON, name: str = "list.csv") -> Plan:
    order = Order(records.BY_NAME["provider"], "providers", name, "", on)
    loaded = catalogue.load(content, Settings())
    return plan(loaded, providers.read(table(*each), Wanted(on=on)), order)


def imported(content: Path, *each: dict[str, str], on: dt.date = ON, name: str = "list.csv") -> Plan:
    made = planned(content, *each, on=on, name=name)
    carry_out(made, content)
    return made


def states(made: Plan) -> list[tuple[str, str]]:
    return [(each.ref, each.state.value) for each in made.outcomes]


def errors(made: Plan) -> str:
    return " ".join(str(note) for each in made.outcomes for note in each.errors)


def test_a_row_becomes_a_provider(content: Path) -> None:
    assert states(imported(content, BASE)) == [("harbour-school", "written")]
    text, _, noted = (content / PATH).read_text(encoding="utf-8").partition("imported:\n")
    assert text == (
        "kind: other-provider\n"
        "name: Harbour School\n"
        "website: https://harbour.example/\n"
        "degree_awarding_powers: false\n"
        "seats:\n"
        "  - {country: EE, city: Tallinn, legal: true}\n"
        "organisation_type: private-company\n"
        "identifiers:\n"
        '  - {scheme: EU-PIC, value: "999900001", source: European Commission}\n'
        "last_verified: 2026-11-22\n"
        "source: https://list.example/providers\n"
    )
    assert "  id: EU-PIC 999900001\n" in noted
    found = rules.check(catalogue.load(content, Settings()), ON)
    assert [str(each) for each in found if each.level is Level.ERROR] == []


@pytest.mark.parametrize(
    ("cells", "ref"),
    [
        pytest.param({}, "harbour-school", id="from the name"),
        pytest.param({"Name (et)": "Sadamakool"}, "harbour-school", id="from the name in the catalogue's language"),
        pytest.param({"Short name": "hs"}, "hs", id="as the table says"),
        pytest.param({"Name": "Школа"}, "shkola", id="other letters"),
    ],
)
def test_the_name_of_a_record(cells: dict[str, str], ref: str, content: Path) -> None:
    assert states(planned(content, BASE | cells)) == [(ref, "written")]


def test_two_of_one_name_are_told_apart_whatever_their_order(content: Path) -> None:
    other = BOATS | {"Name": BASE["Name"], "Country": "Latvia"}
    one, two = planned(content, BASE, other), planned(content, other, BASE)
    assert {ref for ref, _ in states(one)} == {"harbour-school-eu-pic-999900001", "harbour-school-eu-pic-999900002"}
    assert set(states(one)) == set(states(two))
    named = planned(content, BASE | {"Short name": "harbour-school"}, other)
    assert [ref for ref, _ in states(named)] == ["harbour-school", "harbour-school-eu-pic-999900002"]


HERE = {
    "Name": "University of Elsewhere",
    "Website": "https://elsewhere.example/",
    "Numbers in the registers": "1",
    "Short name": "elsewhere",
}


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        pytest.param({"Registers": "ETER", "Numbers in the registers": "ee 0000"}, "number", id="a number"),
        pytest.param({"Website": "http://WWW.other.example"}, "website", id="the website"),
        pytest.param({"Name": "Other   UNIVERSITY"}, "name", id="the name in its country"),
    ],
)
def test_an_organisation_that_a_person_entered_is_known_again(cells: dict[str, str], what: str, content: Path) -> None:
    made = planned(content, BASE | HERE | cells)
    assert states(made) == [("", "left-out")]
    assert f"providers/other-university.yml is there already, and a person wrote it. It has the same {what}" in errors(
        made
    )


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param({"Name": "Other University", "Country": "Latvia"}, id="a name in another country"),
        pytest.param({"Numbers in the registers": "EE0000"}, id="a number of another register"),
        pytest.param({"Website": "https://other.example/school-of-boats/"}, id="a page of its website"),
    ],
)
def test_what_another_organisation_may_have_too_is_no_sign(cells: dict[str, str], content: Path) -> None:
    assert states(planned(content, BASE | HERE | cells)) == [("elsewhere", "written")]


def test_a_short_name_that_somebody_has(content: Path) -> None:
    made = planned(content, BASE | {"Short name": "other-university"})
    assert "a person wrote it. Edit it there, or give one another short name" in errors(made)
    imported(content, BASE, name="2026.csv")
    made = planned(content, BASE, name="2027.csv")
    assert "from “2026.csv”. Is it the same source?" in errors(made)


def test_what_several_may_be_is_none_of_them(content: Path) -> None:
    file = content / "providers/example-training.yml"
    text = file.read_text(encoding="utf-8").replace("https://training.example/\n", "https://other.example/\n")
    file.write_text(text, encoding="utf-8")
    made = planned(content, BASE | HERE | {"Website": "https://other.example/"})
    both = "providers/example-training.yml, providers/other-university.yml"
    assert f"It has the same website as several: {both}. Nobody knows which of them it is." in errors(made)


def test_one_row_is_one_organisation(content: Path) -> None:
    twice = planned(content, BASE | {"Short name": "a"}, BOATS | {"Numbers in the registers": "999 900 001"})
    assert {each.state for each in twice.outcomes} == {State.LEFT_OUT}
    assert "The source has several with the number “EU-PIC 999900001”" in errors(twice)
    imported(content, BASE, BOATS)
    mixed = planned(content, BASE, BOATS | {"Registers": "ETER", "Numbers in the registers": "EE0000"})
    assert states(mixed)[0] == ("harbour-school", "unchanged")
    same = planned(content, BASE | {"Short name": "a", "City": "Riga"}, BASE | {"Numbers in the registers": "3"})
    assert "written" not in {state for _, state in states(same)}


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        pytest.param({"Name": BASE["Name"]}, "name", id="one name in one country"),
        pytest.param({"Name": "HARBOUR  school", "Website": BASE["Website"]}, "website", id="a name and a website"),
        pytest.param({"Website": "http://www.harbour.example"}, "website", id="two names and one website"),
    ],
)
def test_an_organisation_that_stands_twice_in_the_table_gets_no_two_records(
    cells: dict[str, str], what: str, content: Path
) -> None:
    made = planned(content, BASE, BOATS | {"Registers": "ETER"} | cells)
    assert [each.state for each in made.outcomes] == [State.LEFT_OUT] * 2
    for each in made.outcomes:
        (note,) = each.errors
        assert note.message == (
            f"The source has several with the same {what}: row 2, row 3. They may be one organisation, and nobody gets "
            "two records. Keep one of them."
        )


def test_a_row_that_is_known_is_not_left_out_because_a_new_one_is_like_it(content: Path) -> None:
    imported(content, BASE)
    made = planned(content, BASE, BOATS | {"Website": "http://harbour.example"})
    assert states(made) == [("harbour-school", "unchanged"), ("", "left-out")]
    assert "row 2, row 3" in errors(made)


def test_a_number_of_another_organisation_is_a_mistake(content: Path) -> None:
    first = imported(content, BASE | {"Short name": "hs"}, BOATS)
    assert [state for _, state in states(first)] == ["written", "written"]
    made = planned(
        content, BASE | {"Short name": "hs", "Registers": "ETER", "Numbers in the registers": "EE0000"}, BOATS
    )
    assert states(made) == [("hs", "left-out"), ("school-of-boats", "unchanged")]
    assert "The number “ETER EE0000” is that of providers/other-university.yml." in errors(made)


# --- the next import


def bytes_of(content: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in content.rglob("*") if path.is_file()}


def test_what_has_not_changed_is_not_written(content: Path) -> None:
    imported(content, BASE, BOATS)
    before = bytes_of(content)
    again = imported(content, BOATS, BASE, on=LATER)
    assert {each.state for each in again.outcomes} == {State.UNCHANGED}
    assert bytes_of(content) == before


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param({"Name": "Harbour Academy"}, id="another name"),
        pytest.param({"Website": "https://new.example/"}, id="another website"),
        pytest.param({"Name": "Harbour Academy", "Website": "https://new.example/"}, id="both"),
        pytest.param(
            {
                "Registers": "ETER | EU-PIC",
                "Numbers in the registers": "EE0012 | 999900001",
                "Who keeps the registers": "ETER | EC",
            },
            id="another number before it",
        ),
        pytest.param({"Numbers in the registers": "999900009"}, id="another number"),
        pytest.param({"Short name": "hs"}, id="a short name later"),
    ],
)
def test_the_name_of_a_record_stays_whatever_changes(cells: dict[str, str], content: Path) -> None:
    imported(content, BASE, BOATS)
    made = imported(content, BASE | cells, BOATS, on=LATER)
    assert {ref for ref, _ in states(made)} == {"harbour-school", "school-of-boats"}
    assert State.LEFT_OUT not in {each.state for each in made.outcomes}
    assert states(imported(content, BASE, BOATS, on=LATER))[0][0] == "harbour-school"


def test_a_short_name_that_comes_later_is_told(content: Path) -> None:
    imported(content, BASE)
    (outcome,) = planned(content, BASE | {"Short name": "hs"}).outcomes
    assert [note.message for note in outcome.notes] == [
        "It has the same number as `harbour-school`, and keeps this name: the address of a page stays."
    ]


def test_only_what_changed_changes_and_what_a_person_edited_stays(content: Path) -> None:
    imported(content, BASE)
    file = content / PATH
    edited = file.read_text(encoding="utf-8").replace("name: Harbour School", "name: Harbour School Ltd  # its law")
    file.write_text(edited + "contact: https://harbour.example/contact\n", encoding="utf-8")
    made = imported(content, BASE | {"City": "Tartu", "Name": "Harbour Academy", "Contact": ""}, on=LATER)
    (outcome,) = made.outcomes
    assert [each.field for each in outcome.changes] == ["seats"]
    assert [each.as_json() for each in outcome.kept] == [
        {"field": "name", "before": "Harbour School Ltd", "after": "Harbour Academy"}
    ]
    text = file.read_text(encoding="utf-8")
    for line in ("name: Harbour School Ltd  # its law", "  - {country: EE, city: Tartu, legal: true}"):
        assert f"\n{line}\n" in text
    assert "\ncontact: https://harbour.example/contact\n" in text
    assert "\nlast_verified: 2027-03-01\n" in text


def test_a_provider_that_is_gone_is_listed_and_never_changed(content: Path) -> None:
    imported(content, BASE, BOATS)
    before = bytes_of(content)
    made = imported(content, BASE, on=LATER)
    assert states(made) == [("harbour-school", "unchanged"), ("school-of-boats", "gone")]
    assert bytes_of(content) == before
    said = report.text(made, dry_run=False)
    assert "please decide:\n  ? school-of-boats: School of Boats\n" in said
    assert said.endswith("list.csv: 0 new, 0 changed, 1 unchanged, 0 closed, 0 left out, 1 gone.\n")


def test_a_last_day_is_a_fact_like_others(content: Path) -> None:
    imported(content, BASE)
    imported(content, BASE | {"Last day": "2027-02-28"}, on=LATER)
    assert "\nclosed: 2027-02-28\n" in (content / PATH).read_text(encoding="utf-8")


def test_rows_may_name_each_other(content: Path) -> None:
    one = BASE | {"Belongs together with": "school-of-boats", "How they belong together": "campus-of"}
    assert [state for _, state in states(planned(content, one, BOATS))] == ["written", "written"]
    alone = planned(content, one)
    assert "no provider is called `school-of-boats`" in errors(alone)


# --- the command


@pytest.fixture
def here(content: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(content.parent)
    return content.parent


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, list(arguments))


def test_the_same_file_comes_back_with_its_errors_and_warnings(here: Path) -> None:
    (here / "a.csv").write_bytes(table(BASE | {"Contact": "nobody"}, BOATS | {"Country": "Atlantis"}))
    result = run("import", "providers", "a.csv", "--result", "back.csv", "--as-of", str(ON))
    assert result.exit_code == 1, result.output
    back = [[cell.words for cell in row.cells] for row in tables.read((here / "back.csv").read_bytes()).rows]
    assert back[0][-2:] == ["Errors (a.csv)", "Warnings"]
    assert back[1][-2] == ""
    assert back[1][-1].startswith(
        "“Contact”: “nobody” is not a web address; start it with https://.\nNot stated: where to ask"
    )
    assert back[2][-2] == "“Country” cannot be used, and nothing is written without it."
    assert "“Country”: “Atlantis” is not a country" in back[2][-1]
    checked = run("check", "--as-of", str(ON))
    assert checked.exit_code == 0, checked.output


def test_messages_name_the_heading_beside_the_field(here: Path) -> None:
    (here / "a.csv").write_bytes(table(BASE | {"How it is set up": ""}))
    result = run("import", "providers", "a.csv", "--result", "back.csv", "--as-of", str(ON))
    assert "Add `organisation_type`" in result.output
    assert result.output.count("“How it is set up” (`organisation_type`)") == 1
    assert "“How it is set up” (`organisation_type`)" in (here / "back.csv").read_text(encoding="utf-8")


def test_only_some_of_them(here: Path) -> None:
    (here / "a.csv").write_bytes(table(BASE, BOATS))
    result = run("import", "providers", "a.csv", "--only", "boats.example", "--format", "json", "--as-of", str(ON))
    said = json.loads(result.output)
    assert (said["into"], [each["ref"] for each in said["outcomes"]]) == ("", ["school-of-boats"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("import", "providers", "a.csv", "--into", "exqa"), "a provider belongs to nobody"),
        (("import", "providers", "a.csv", "--availability", "offered"), "--availability is about courses"),
        (("import", "table", "a.csv"), "name the provider whose records these are: --into"),
        (("import", "deqar", "a.csv"), "name the agency whose records these are: --into"),
        (("template", "t.csv", "--of", "providers", "--filled", "nobody"), "there is no provider 'nobody'"),
        (("template", "t.csv", "--of", "reports", "--filled", "exqa"), "`catalogue deqar --rows FILE` writes"),
        (("template", "t.csv", "--filled", "all"), "there is no provider 'all'"),
    ],
)
def test_wrong_use_changes_nothing(arguments: tuple[str, ...], said: str, here: Path) -> None:
    (here / "a.csv").write_bytes(table(BASE))
    before = bytes_of(here)
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())
    assert bytes_of(here) == before


@pytest.mark.parametrize(("name", "rows_"), [("courses", 0), ("providers", 0), ("reports", 0)])
def test_each_template_is_written_as_it_is_published(name: str, rows_: int, here: Path) -> None:
    published = dict(templates.outputs())
    for file in ("t.csv", "t.xlsx"):
        result = run("template", file, "--of", name)
        assert result.output == f"Written: {file}, with {rows_} {name}.\n"
        assert (here / file).read_bytes() == published[f"data/templates/{name}{Path(file).suffix}"]


def test_a_template_is_filled_with_what_is_here(here: Path) -> None:
    result = run("template", "t.xlsx", "--of", "providers", "--filled", "all")
    assert "Written: t.xlsx, with 3 providers." in result.output
    assert "example-university, replies: It answers reports itself" in result.output
    found = providers.read((here / "t.xlsx").read_bytes(), Wanted()).found
    assert [each.id for each in found] == ["example-training", "example-university", "other-university"]
    assert run("template", "t.csv", "--of", "providers", "--filled", "example-training").exit_code == 0
    assert [each.id for each in providers.read((here / "t.csv").read_bytes(), Wanted()).found] == ["example-training"]


def test_the_published_templates_can_be_read_and_explain_every_column() -> None:
    made, published = dict(templates.outputs()), templates.ALL["providers"]
    headings = [column.heading for column in providers.PROVIDERS.columns]
    for content in (made[published.csv], made[published.spreadsheet]):
        assert [cell.words for cell in tables.read(content).headings.cells] == headings
        assert providers.read(content, Wanted()) == Read(())
    book = openpyxl.load_workbook(io.BytesIO(made[published.spreadsheet]))
    explained = [row[0].value for row in book[tables.HOW_TO].iter_rows(min_row=2)]
    assert explained[: len(headings)] == headings


def test_the_examples_of_the_template_are_understood() -> None:
    row = {column.heading: column.example for column in providers.PROVIDERS.columns}
    one = {"Registers": "ETER", "Country": "Estonia", "City": "Tartu", "Legal seat": "yes"}
    (found,) = providers.read(table(row | one), Wanted()).found
    assert (found.notes, found.errors) == ((), ())


# --- records → table → records


@pytest.mark.parametrize("folder", [pytest.param(EXAMPLE, id="example"), pytest.param(SAMPLE, id="sample")])
def test_every_provider_comes_back_from_its_table_with_the_losses_named(folder: Path) -> None:
    entries = list(catalogue.load(folder, Settings()).catalogue.providers.values())
    lost = list(rows.losses(providers.PROVIDERS, entries, "en"))
    assert {each.field for each in lost} <= set(providers.PROVIDERS.without_column)
    read = providers.read(tables.as_csv(rows.table_of(providers.PROVIDERS, entries, "en")), Wanted())
    assert read.notes == ()
    assert not [note for each in read.found for note in (*each.notes, *each.errors)]
    for entry, found in zip(entries, read.found, strict=True):
        assert set(found.facts) == set(records.written(entry.record)) - set(providers.PROVIDERS.without_column)
        assert found.id == entry.ref


def test_every_field_of_a_provider_has_a_column_or_a_reason() -> None:
    fields = set(records.json_schema(records.BY_NAME["provider"])["properties"])
    columns = {column.field for column in providers.PROVIDERS.columns} - {"number"}
    assert columns | set(providers.PROVIDERS.without_column) == fields
    assert not columns & set(providers.PROVIDERS.without_column)
