"""What can be downloaded: every table says what the interface says, spreadsheets and databases open it, bytes stay."""

import csv
import dataclasses
import hashlib
import io
import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import leaves
import pytest
import rdflib
import rdflib.compare
import sites
from browsing import OpenPage, axe, served
from fragments import EXAMPLE, ON
from openpyxl import Workbook
from openpyxl.cell import Cell

from generator import catalogue, records
from generator.catalogue import Entry
from generator.exports import files, formats
from generator.exports.api import documents
from generator.exports.dumps import files as dumps
from generator.exports.dumps import sheets
from generator.exports.dumps.rows import Filled, Row, chosen, filled
from generator.exports.dumps.sheets import Sheet
from generator.exports.dumps.tables import TABLES, column
from generator.exports.dumps.tables.column import Column, Holds
from generator.exports.dumps.tables.table import Table
from generator.exports.dumps.views import VIEWS
from generator.exports.snapshot import Snapshot
from generator.records import Kind
from generator.settings import Settings
from generator.site.folder import Folder
from generator.status import Statuses

SETTINGS = Settings(name="Catalogue", url="https://catalogue.example/", contact="https://catalogue.example/contact")


def snapshot(folder: Path) -> Snapshot:
    known = catalogue.load(folder, SETTINGS).catalogue
    return Snapshot(Statuses(known, SETTINGS.policy), SETTINGS, ON, "en")


def given(shot: Snapshot) -> list[dumps.Document]:
    every = sorted(shot.catalogue.entries(), key=lambda each: each[1].ref)
    return [dumps.Document(kind.name, text_of(shot, entry)) for kind, entry in every]


def text_of(shot: Snapshot, entry: Entry[Any]) -> str:
    return dict(files.of_record(shot, entry, formats.written(shot, entry)))[documents.path(entry)]


def everything(shot: Snapshot) -> dict[str, bytes]:
    """Give every file to download by its path."""
    with TemporaryDirectory() as place:
        folder = Folder(place)
        for part in dumps.PARTS.values():
            part(shot, lambda: given(shot), folder.new)
        for path, text in dumps.about(shot, folder.opened):
            folder.write(path, text)
        return {path.relative_to(place).as_posix(): path.read_bytes() for path in Path(place).rglob("*.*")}


@cache
def sample() -> dict[str, bytes]:
    return everything(snapshot(sites.SAMPLE))


def read(made: dict[str, bytes], table: str) -> list[dict[str, str]]:
    """Read a CSV file; give the texts of its cells as they were in the record."""
    text = made[f"data/{table}.csv"].decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    return [{name: sheets.unsafe(cell) for name, cell in row.items()} for row in rows]


def lines(made: dict[str, bytes], folder: str) -> list[Any]:
    return [json.loads(line) for line in made[f"data/{folder}.jsonl"].decode().splitlines()]


def opened(made: dict[str, bytes]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(made["data/catalogue.sqlite"])
    connection.row_factory = sqlite3.Row
    return connection


# --- the same facts everywhere


def test_lines_are_the_documents_of_the_interface() -> None:
    shot = snapshot(sites.SAMPLE)
    for kind in records.KINDS:
        wanted = [text_of(shot, entry) for entry in shot.catalogue.of_kind(kind.name).values()]
        assert sample()[f"data/{kind.folder}.jsonl"].decode() == "".join(wanted)
        assert all(text.count("\n") == 1 for text in wanted)


def test_credentials_read_back_from_csv_are_those_of_the_interface() -> None:
    rows, courses = read(sample(), "credentials"), lines(sample(), "credentials")
    assert [row["ref"] for row in rows] == [course["ref"] for course in courses]
    for row, course in zip(rows, courses, strict=True):
        facts = course["facts"]
        for name in ("title", "summary", "audience", "teaching"):
            said = facts[name] or {}
            stated = {key.removeprefix(f"{name}_"): cell for key, cell in row.items() if key.startswith(f"{name}_")}
            assert {tag: text for tag, text in stated.items() if text} == said
        assert row["title"] == facts["title"].get("en", next(iter(facts["title"].values())))
        assert row["awarding"].split(" | ") == course["awarding"]
        workload, price = facts["workload"] or {}, facts["price"] or {}
        assert row["hours"] == shown(workload.get("hours"))
        assert row["ects_applies"] == {None: "", True: "true", False: "false"}[workload.get("ects_applies")]
        assert (row["price"], row["currency"]) == (shown(price.get("amount")), price.get("currency", ""))
        assert row["valid_until"] == (facts["valid_until"] or "")


def shown(value: float | None) -> str:
    return "" if value is None else str(value)


def test_lists_with_parts_read_back_from_csv_are_those_of_the_interface() -> None:
    courses = {course["ref"]: course for course in lines(sample(), "credentials")}
    found: dict[str, list[tuple[str, str]]] = {ref: [] for ref in courses}
    for row in read(sample(), "credential_skills"):
        found[row["credential"]].append((row["label"], row["esco"]))
    for ref, course in courses.items():
        skills = course["facts"]["skills"]
        assert found[ref] == [(chosen(skill["label"], "en"), skill["esco"] or "") for skill in skills]


def test_statuses_and_timelines_read_back_from_csv_are_those_of_the_interface() -> None:
    subjects = {each["ref"]: each for each in (*lines(sample(), "credentials"), *lines(sample(), "providers"))}
    for row in read(sample(), "statuses"):
        qa = subjects[row["ref"]]["qa"]
        assert (row["scope"], row["standing"], row["good_until"]) == (
            qa["scope"],
            qa["standing"],
            qa["good_until"] or "",
        )
    found: dict[str, list[tuple[str, str, str]]] = {ref: [] for ref in subjects}
    for row in read(sample(), "status_intervals"):
        found[row["ref"]].append((row["first_day"], row["last_day"], row["standing"]))
    assert found == {
        ref: [(each["from"] or "", each["until"] or "", each["standing"]) for each in subject["timeline"]]
        for ref, subject in subjects.items()
    }


def test_the_label_of_a_status_is_that_of_the_day() -> None:
    for row in read(sample(), "statuses"):
        assert row["scope"] == "none" or row["label"], row
    with closing(opened(sample())) as held:
        query = """SELECT s.ref FROM statuses s JOIN status_intervals i ON i.ref = s.ref
            WHERE coalesce(i.first_day, '') <= s.as_of AND s.as_of <= coalesce(i.last_day, '9999')
            AND (i.label <> s.label OR i.standing <> s.standing)"""
        assert held.execute(query).fetchall() == []


def of_only(kind: Kind, data: dict[str, Any]) -> tuple[Filled, ...]:
    """Give the tables of the example catalogue with another record in it, filled from that record alone."""
    shot = EXAMPLE_SHOT
    ref = next(iter(shot.catalogue.of_kind(kind.name)))
    record, _ = records.read(kind, data, "en")
    assert record
    entry = Entry(ref, f"{kind.folder}/{ref}.yml", record)
    others: Any = {kind.folder: {**shot.catalogue.of_kind(kind.name), ref: entry}}
    known = dataclasses.replace(shot.catalogue, **others)
    other = dataclasses.replace(shot, statuses=Statuses(known, SETTINGS.policy))
    return tuple(filled(known, [json.loads(text_of(other, entry))]))


EXAMPLE_SHOT = snapshot(EXAMPLE)


@pytest.mark.parametrize("kind", records.KINDS, ids=lambda kind: kind.name)
def test_every_field_of_a_record_stands_in_a_table(kind: Kind) -> None:
    silent = []
    for way, before, after in leaves.facts(kind):
        was, now = (
            {each.table.name: sheet_of(each.table, each.rows) for each in of_only(kind, data)}
            for data in (before, after)
        )
        if was == now:
            silent.append(way)
    assert not silent


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_item_of_a_list_in_a_cell_holds_what_stands_between_items(table: Table) -> None:
    rows = [row for each in filled_sample() if each.table == table for row in each.rows]
    for place, each in enumerate(table.columns, len(table.keys)):
        if each.holds is Holds.LIST:
            assert not [item for row in rows for item in row[place] or () if "|" in item]


@cache
def filled_sample() -> tuple[Filled, ...]:
    shot = snapshot(sites.SAMPLE)
    return tuple(filled(shot.catalogue, (json.loads(each.text) for each in given(shot))))


def sheet_of(table: Table, rows: Sequence[Row]) -> str:
    sheet = Sheet(table, "en")
    sheet.look(rows)
    return sheet.head() + (sheet.text(rows) if rows else "")


# --- spreadsheets


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+372 5", "'+372 5"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("'=1", "''=1"),
        ("''-", "'''-"),
        ("'s-Hertogenbosch", "'s-Hertogenbosch"),
        ("a=1", "a=1"),
        ("–5", "–5"),
        ("0042", "'0042"),
        ("'0042", "''0042"),
        ("1234567890123456", "'1234567890123456"),
        ("12E5", "'12E5"),
        ("2024-05", "'2024-05"),
        ("1/2", "'1/2"),
        ("2.10", "'2.10"),
        ("12:30", "'12:30"),
        ("1.5.2024", "'1.5.2024"),
        ("12:30:05", "'12:30:05"),
        ("2024-05-01", "'2024-05-01"),
        ("2024-0017", "2024-0017"),
        ("2024/017", "2024/017"),
        ("42", "42"),
        ("0", "0"),
        ("123456789012345", "123456789012345"),
        ("2024-05 b", "2024-05 b"),
        ("0042 a", "0042 a"),
        ("", ""),
    ],
)
def test_no_text_becomes_a_formula_or_another_number_and_each_can_be_read_back(text: str, cell: str) -> None:
    assert sheets.safe(text) == cell
    assert sheets.unsafe(cell) == text


def table_of(*rows: Any) -> str:  # noqa: ANN401 - any cells
    columns = (
        Column("title", Holds.NAME, "x"),
        Column("about", Holds.WORDS, "x"),
        column.listed("days", "day", "x"),
        Column("hours", Holds.NUMBER, "x"),
        Column("sure", Holds.YES_NO, "x"),
    )
    return sheet_of(Table("things", "x", ("credential",), columns), [list(row) for row in rows])


def test_how_a_table_is_written() -> None:
    words = {"et": "=Tere", "en": 'Say "hi",\nthen go'}
    assert table_of(
        ["a", words, words, ["2026-01-01", "2026-02-01"], 12.5, True], ["b", {"et": "Tere"}, None, [], None, None]
    ) == (
        "\ufeffref,title,title_en,title_et,about_en,about_et,days,hours,sure\r\n"
        'a,"Say ""hi"",\nthen go","Say ""hi"",\nthen go",\'=Tere,"Say ""hi"",\nthen go",\'=Tere,'
        "2026-01-01 | 2026-02-01,12.5,true\r\n"
        "b,Tere,,Tere,,,,,\r\n"
    )


def test_days_in_a_list_stay_days() -> None:
    assert table_of(["a", None, None, ["2027-01-12"], None, None]).endswith("\r\na,,,,2027-01-12,,\r\n")


def test_a_field_of_study_keeps_its_zeros_in_a_spreadsheet() -> None:
    fields = {row["ref"]: row["fields_of_study"] for row in read(sample(), "credentials")}
    assert fields["altair-learning/bookkeeping-start"] == "0411 Accounting and taxation"
    with closing(opened(sample())) as held:
        query = "SELECT field_of_study FROM credential_fields_of_study WHERE credential = ? AND position = 1"
        (row,) = held.execute(query, ["altair-learning/bookkeeping-start"])
    assert row["field_of_study"] == "0411 Accounting and taxation"


def test_a_status_names_its_course_or_provider() -> None:
    names = {row["ref"]: row["name"] for row in read(sample(), "statuses")}
    for each in (*lines(sample(), "credentials"), *lines(sample(), "providers")):
        assert names[each["ref"]] == chosen(each["name"], "en")


def test_a_sheet_has_the_languages_of_all_rows_however_few_come_at_a_time() -> None:
    sheet = Sheet(Table("things", "x", ("credential",), (Column("about", Holds.WORDS, "x"),)), "en")
    some = [[["a", {"et": "Tere"}]], [["b", {"de": "Hallo"}]]]
    for rows in some:
        sheet.look(rows)
    text = sheet.head() + "".join(map(sheet.text, some))
    assert text == "\ufeffref,about_en,about_de,about_et\r\na,,,Tere\r\nb,,Hallo,\r\n"


def test_an_empty_table_has_its_columns() -> None:
    assert table_of() == "\ufeffref,title,title_en,about_en,days,hours,sure\r\n"


def test_no_cell_of_the_sample_is_a_formula_in_a_workbook() -> None:
    sheet = Workbook().create_sheet()
    for name, content in sample().items():
        if name.endswith(".csv"):
            for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
                sheet.append(row)
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell)}
    assert "f" not in kinds


def test_the_description_of_the_csv_files_names_their_columns() -> None:
    described = json.loads(sample()["data/csv-metadata.json"])
    for table in described["tables"]:
        rows = csv.reader(io.StringIO(sample()[f"data/{table['url']}"].decode("utf-8-sig"), newline=""))
        names = [column["name"] for column in table["tableSchema"]["columns"]]
        assert next(rows) == names
        assert all(column["dc:description"] for column in table["tableSchema"]["columns"])
        keys = [names.index(key) for key in table["tableSchema"]["primaryKey"]]
        held = [tuple(row[key] for key in keys) for row in rows]
        assert len(set(held)) == len(held)
    assert {table["url"] for table in described["tables"]} == {f"{table.name}.csv" for table in TABLES}


# --- the database


def test_each_table_of_the_database_holds_what_its_csv_file_holds() -> None:
    with closing(opened(sample())) as held:
        for table in TABLES:
            keys = ", ".join(key.name for key in table.keys)
            rows = held.execute(f"SELECT * FROM {table.name} ORDER BY {keys}").fetchall()  # noqa: S608
            read_back = read(sample(), table.name)
            assert len(rows) == len(read_back)
            for row, cells in zip(rows, read_back, strict=True):
                for name in row.keys():  # noqa: SIM118 - a row is no mapping
                    assert plain(row[name], cells[name]) == cells[name], (table.name, name)


def plain(value: Any, cell: str) -> str:  # noqa: ANN401 - any cell
    """Give a value of the database as a CSV file writes it."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return {"true": {1: "true"}, "false": {0: "false"}}.get(cell, {}).get(value, str(value))


def test_numbers_divide_as_numbers_do() -> None:
    with closing(opened(sample())) as held:
        of_numbers = [
            (table.name, each.name)
            for table in TABLES
            for each in (*table.keys, *table.columns)
            if each.holds is Holds.NUMBER
        ]
        assert ("credentials", "price") in of_numbers
        for table, name in of_numbers:
            kinds = {kind for (kind,) in held.execute(f"SELECT typeof({name}) FROM {table}")}  # noqa: S608 - our names
            assert kinds <= {"real", "null"}, name


def test_texts_in_all_languages_stand_in_the_database() -> None:
    with closing(opened(sample())) as held:
        for course in lines(sample(), "credentials"):
            query = (
                "SELECT language, text FROM texts WHERE ref = ? AND table_name = 'credentials' AND field = 'summary'"
            )
            assert dict(map(tuple, held.execute(query, [course["ref"]]))) == course["facts"]["summary"]


def opened_on(made: dict[str, bytes], day: str) -> sqlite3.Connection:
    """Open the database on another day than that of the build."""
    connection = opened(made)
    connection.create_function("date", 1, lambda _: day)
    return connection


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_answers_its_question(view: str) -> None:
    with closing(opened_on(sample(), ON.isoformat())) as held:
        assert held.execute(f"SELECT * FROM {view}").fetchall()  # noqa: S608 - a name of ours


def test_the_view_of_credentials_shows_each_of_them_once_with_its_status() -> None:
    with closing(opened_on(sample(), ON.isoformat())) as held:
        rows = held.execute("SELECT * FROM credentials_today").fetchall()
    courses = lines(sample(), "credentials")
    good = ("positive", "conditional")
    assert [(row["ref"], row["standing"], row["holds_until"]) for row in rows] == [
        (each["ref"], each["qa"]["standing"], each["qa"]["until"] if each["qa"]["standing"] in good else None)
        for each in courses
    ]
    for row, course in zip(rows, courses, strict=True):
        assert row["title"] == course["facts"]["title"].get("en", row["title"])
        assert row["provider"] == course["awarding"][0]


@pytest.mark.parametrize(
    ("day", "standing"),
    [("2023-10-31", "none"), ("2023-11-01", "positive"), ("2026-12-31", "positive"), ("2027-01-01", "expired")],
)
def test_a_view_of_today_goes_by_the_day_on_which_somebody_asks(day: str, standing: str) -> None:
    ref = "politechnika-zielonygrod/building-information-modelling"
    with closing(opened_on(sample(), day)) as held:
        (row,) = held.execute("SELECT standing FROM credentials_today WHERE ref = ?", [ref])
        counts = (
            held.execute(f"SELECT sum({what}) AS found FROM {where}").fetchone()["found"]  # noqa: S608 - words of ours
            for what, where in (("credentials", "credentials_by_country"), ("1", "credential_countries"))
        )
        assert len(set(counts)) == 1
    assert row["standing"] == standing


def test_the_view_of_changes_to_come_says_what_will_hold_then() -> None:
    ref = "politechnika-zielonygrod/building-information-modelling"
    query = "SELECT day, standing FROM changes_ahead WHERE ref = ?"
    with closing(opened_on(sample(), "2026-12-31")) as held:
        assert [tuple(row) for row in held.execute(query, [ref])] == [("2027-01-01", "expired")]
        days = [row["day"] for row in held.execute("SELECT day FROM changes_ahead")]
        assert days == sorted(days)
    with closing(opened_on(sample(), "2027-01-01")) as held:
        assert held.execute(query, [ref]).fetchall() == []


@pytest.mark.parametrize("words", ["ethics", "ETHICS", "ethic*"])
def test_the_full_text_index_finds_a_word(words: str) -> None:
    query = "SELECT DISTINCT ref FROM search JOIN texts ON texts.id = search.rowid WHERE search MATCH ?"
    with closing(opened(sample())) as held:
        assert "north-lake-university/data-ethics" in {row["ref"] for row in held.execute(query, [words])}


def test_the_full_text_index_does_not_mind_accents() -> None:
    query = "SELECT DISTINCT texts.text FROM search JOIN texts ON texts.id = search.rowid WHERE search MATCH ?"
    with closing(opened(sample())) as held:
        every = " ".join(row["text"] for row in held.execute("SELECT text FROM texts"))
        word = next(word for word in re.findall(r"\b[a-zé]{5,}\b", every) if "é" in word)
        assert held.execute(query, [word.replace("é", "e")]).fetchall()


def test_every_table_and_column_of_the_database_is_explained() -> None:
    with closing(opened(sample())) as held:
        schema = (
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'search\\_%' ESCAPE '\\'"
        )
        tables = {row["name"] for row in held.execute(schema)}
        assert {row["table_name"] for row in held.execute("SELECT table_name FROM about_tables")} == tables
        assert held.execute("SELECT count(*) FROM about_columns WHERE about = ''").fetchone()[0] == 0
        assert held.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert held.execute("PRAGMA foreign_key_check").fetchall() == []
        assert dict(map(tuple, held.execute("SELECT * FROM about")))["as_of"] == ON.isoformat()


# --- all of them


def test_the_same_records_give_the_same_bytes() -> None:
    assert everything(snapshot(EXAMPLE)) == everything(snapshot(EXAMPLE))


def test_rows_are_made_before_all_documents_are_read() -> None:
    (document, *_) = (json.loads(each.text) for each in given(EXAMPLE_SHOT))
    documents = iter([document] * 1000)
    made = filled(EXAMPLE_SHOT.catalogue, documents)
    first = next(made)
    assert first.rows
    assert len(list(documents)) > len(first.rows)


def test_a_site_has_the_rows_of_several_kinds_in_the_order_of_their_names(site: Path) -> None:
    several = [table for table in TABLES if len(table.kinds) > 1]
    assert several
    for table in several:
        file = (site / "data" / f"{table.name}.csv").read_text(encoding="utf-8-sig")
        refs = [row[0] for row in csv.reader(io.StringIO(file, newline=""))][1:]
        assert refs == sorted(refs)


def test_a_catalogue_without_records_has_all_files(tmp_path: Path) -> None:
    made = everything(snapshot(tmp_path))
    assert set(made) == set(sample())


def test_checksums_hold() -> None:
    rows = [line.split("  ") for line in sample()["data/checksums.txt"].decode().splitlines()]
    assert {name: sha256 for sha256, name in rows} == {
        path.removeprefix("data/"): hashlib.sha256(content).hexdigest()
        for path, content in sample().items()
        if path.removeprefix("data/") not in ("checksums.txt", "catalogue.ttl", "catalogue.jsonld")
    }


DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
DCTERMS = rdflib.Namespace("http://purl.org/dc/terms/")


def test_both_descriptions_for_data_portals_say_the_same() -> None:
    one, other = (
        rdflib.Graph().parse(data=sample()[f"data/catalogue.{name}"].decode(), format=kind)
        for name, kind in (("ttl", "turtle"), ("jsonld", "json-ld"))
    )
    assert rdflib.compare.isomorphic(one, other)


def test_the_description_for_data_portals_names_every_file_with_its_size() -> None:
    graph = rdflib.Graph().parse(data=sample()["data/catalogue.ttl"].decode(), format="turtle")
    sizes = {
        str(graph.value(file, DCAT.downloadURL)): int(str(graph.value(file, DCAT.byteSize)))
        for dataset in graph.subjects(rdflib.RDF.type, DCAT.Dataset)
        for file in graph.objects(dataset, DCAT.distribution)
    }
    assert sizes == {
        f"{SETTINGS.url}data/{each.name}": len(sample()[f"data/{each.name}"]) for each in dumps.downloads()
    }
    for kind in (DCAT.Catalog, DCAT.Dataset):
        (node,) = graph.subjects(rdflib.RDF.type, kind)
        for asked in (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.license, DCTERMS.language):
            assert graph.value(node, asked), (kind, asked)


def test_a_site_without_an_address_has_no_description_for_data_portals() -> None:
    shot = dataclasses.replace(EXAMPLE_SHOT, settings=Settings())
    assert "data/checksums.txt" in everything(shot)
    assert not {path for path in everything(shot) if path.startswith("data/catalogue.") and "sqlite" not in path}


# --- the pages about them

PAGE = (sites.ROOT / "docs" / "data.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```(python|sh)\n(.*?)```", PAGE, re.DOTALL)


def test_examples_on_the_page_run(site: Path, tmp_path: Path) -> None:
    (tmp_path / "catalogue.sqlite").write_bytes((site / "data" / "catalogue.sqlite").read_bytes())
    with served(site) as address:
        for kind, text in EXAMPLES:
            here = text.replace("https://catalogue.example/", address)
            command = [sys.executable, "-c", here] if kind == "python" else ["sh", "-ec", here]
            run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S603
            assert run.returncode == 0, (text, run.stderr)
            assert run.stdout.strip(), text
    assert {kind for kind, _ in EXAMPLES} == {"python", "sh"}


def test_every_file_to_download_stands_on_the_page(site: Path) -> None:
    page = sites.Html.of((site / "data" / "index.html").read_text(encoding="utf-8"))
    named = {Path(link).name for link in page.links if link.startswith("../data/")}
    made = {path.name for path in (site / "data").iterdir()} - {"index.html", "templates"}
    assert made - named == {"checksums.txt", "csv-metadata.json", "catalogue.ttl", "catalogue.jsonld"}
    assert all(f"`{name}`" in PAGE for name in made - named)


def record_pages(site: Path) -> Iterator[tuple[str, sites.Html]]:
    shot = snapshot(sites.SAMPLE)
    for kind, entry in shot.catalogue.entries():
        path = f"{kind.folder}/{entry.ref}/index.html"
        yield path, sites.Html.of((site / path).read_text(encoding="utf-8"))


def test_the_page_of_each_record_names_its_file_for_programs(site: Path) -> None:
    for path, page in record_pages(site):
        (file,) = (
            sites.target(path, link.attributes["href"])
            for link in page.all("link")
            if link.attributes.get("type") == "application/json" and "/api/" in link.attributes["href"]
        )
        assert file == f"api/v1/{path.removesuffix('/index.html')}.json"
        assert (site / file).is_file()
        assert [link.text for link in page.all("a") if link.attributes.get("href", "").endswith("../data/")] == [
            "Open data"
        ]


@pytest.mark.parametrize("path", ["data/", "api/"])
def test_axe_finds_nothing_on(path: str, open_page: OpenPage, site_url: str) -> None:
    page = open_page()
    page.goto(site_url + path)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert axe(page) == []
