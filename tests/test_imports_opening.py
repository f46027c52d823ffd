"""Files that are damaged or made to do harm: a clear message, and nothing is written."""

import io
import os
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from generator.imports import UnreadableError, Wanted, courses, opening, tables

HEAD = "Title,Summary,Web page\n"
ROW = "Data,Learn to draw data,https://university.example/data\n"
BILLION = """<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]>
<courses>&lol2;</courses>"""
OUTSIDE = '<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/hostname">]><x>&file;</x>'


def workbook(*rows: tuple[str, ...], title: str = "Courses") -> bytes:
    """Make a spreadsheet with some rows."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """Put another part into a packed file."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for each in before.namelist():
            if each != name:
                after.writestr(each, before.read(each))
        after.writestr(name, part)
    return made.getvalue()


SHEET = workbook(("Title", "Summary", "Web page"), ("Data", "Learn", "https://university.example/data"))


def lying() -> bytes:
    """Make a packed file whose part says that it has a gigabyte."""
    content = with_part(SHEET, "xl/media/a.bin", b"x" * 12_345)
    return content.replace((12_345).to_bytes(4, "little"), (1_000_000_000).to_bytes(4, "little"))


def many_parts() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as parts:
        for number in range(2_001):
            parts.writestr(str(number), "")
    return made.getvalue()


def far_away() -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(SHEET))
    book.worksheets[0]["A1000000"] = "C-1"
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def entity_bomb_in_a_sheet() -> bytes:
    return with_part(SHEET, "xl/worksheets/sheet1.xml", BILLION.encode())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(
            (HEAD + ROW + 'Next,"a text that never').encode(), "not closed, or the file is cut off", id="a quote"
        ),
        pytest.param((HEAD + ROW + "Next,a te").encode(), "cut off: row 3", id="the last row"),
        pytest.param(
            (HEAD + "Café,x,y\n").encode("windows-1252"), "Line 2 is not UTF-8.*“Café,x,y”", id="Windows-1252"
        ),
        pytest.param((HEAD + ROW).encode("utf-32"), "UTF-32", id="UTF-32"),
        pytest.param(b"Title,Summary\x00,Web page\n", "number 0", id="zeros"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not UTF-8", id="a picture"),
        pytest.param(b"\xd0\xcf\x11\xe0" + b"x" * 600, "old kind", id="an old spreadsheet"),
        pytest.param(b"PK\x03\x04" + b"x" * 600, "cannot be unpacked", id="no zip behind the sign"),
        pytest.param(SHEET[: len(SHEET) // 2], "cannot be unpacked", id="a spreadsheet that is cut off"),
        pytest.param(SHEET[:400] + b"\xff" * 40 + SHEET[440:], "cannot be|damaged", id="damaged inside"),
        pytest.param(with_part(SHEET, "xl/a.bin", bytes(120_000_000)), "more than 100,000,000 bytes", id="a zip bomb"),
        pytest.param(lying(), "more than 100,000,000|cannot be unpacked", id="a claim of 1 GB"),
        pytest.param(entity_bomb_in_a_sheet(), "defines entities", id="an entity bomb in a sheet"),
        pytest.param(many_parts(), "more than 2,000 parts", id="too many parts"),
        pytest.param(far_away(), "more than 20,000 rows", id="a row far away"),
        pytest.param(with_part(SHEET, "xl/workbook.xml", b"<a>"), "cannot be read as a spreadsheet", id="broken XML"),
        pytest.param(b"Nothing,that,is known\n1,2,3\n", "no column “Title”", id="no table of courses"),
        pytest.param(b"Title,Summary,Web page,Name\n1,2,3,4\n", "mean the same: “Title”, “Name”", id="two titles"),
        pytest.param(b"\n,,\n", "nothing in the table", id="an empty table"),
        pytest.param(HEAD.encode() + b'"' + b"x" * 200_000 + b'",y,z\n', "field larger", id="an endless cell"),
        pytest.param((HEAD + ROW * 20_001).encode(), "more than 20,000 rows", id="too many rows"),
        pytest.param((HEAD.strip() + "," * 400 + "\n").encode(), "300 columns", id="too many columns"),
    ],
)
def test_a_table_that_cannot_be_read(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        courses.read(content, Wanted())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(BILLION.encode(), "defines entities", id="an entity bomb"),
        pytest.param(OUTSIDE.encode(), "defines entities", id="an entity from outside"),
        pytest.param(b"<!DOCTYPE html><html></html>", "document type", id="a document type"),
        pytest.param(b"<a><b></a>", "not XML, or it is cut off", id="broken"),
        pytest.param(b"<courses><course>", "cut off", id="cut off"),
        pytest.param(b"<a>" * 500 + b"</a>" * 500, "nested more than 200 deep", id="deep"),
        pytest.param(b'<?xml version="1.0" encoding="klingon"?><a/>', "not XML", id="an unknown encoding"),
        pytest.param("<a>\né</a>".encode("latin-1"), "Line 2 is not UTF-8", id="an encoding that it does not name"),
    ],
)
def test_xml_that_cannot_be_read(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        opening.xml(content)


def test_xml_in_another_encoding_is_read() -> None:
    assert opening.xml('<?xml version="1.0" encoding="iso-8859-1"?><a>é</a>'.encode("iso-8859-1")).text == "é"
    assert opening.xml("<a>é</a>".encode("utf-16")).text == "é"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b'{"a": [1, 2', "cut off", id="cut off"),
        pytest.param(b"[" * 100_000, "nested too deeply|not JSON", id="deep"),
        pytest.param(b'{"a": NaN}', "NaN", id="no number"),
        pytest.param(b"[" + b"9" * 10_000 + b"]", "number that no program", id="an endless number"),
        pytest.param('"é"'.encode("latin-1"), "not UTF-8", id="another encoding"),
        pytest.param(b'{"name": "a", "name": "b"}', "“name” stands twice", id="the same key twice"),
    ],
)
def test_json_that_cannot_be_read(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        opening.json_data(content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_that_tell_themselves_are_read(encoding: str) -> None:
    found = courses.read((HEAD + ROW.replace("Data", "Käsitöö")).encode(encoding), Wanted()).found
    assert found[0].facts["title"].value == {"en": "Käsitöö"}


def test_an_encoding_that_a_person_names_is_read() -> None:
    content = (HEAD + ROW.replace("Data", "Školení")).encode("windows-1250")
    assert courses.read(content, Wanted(encoding="windows-1250")).found[0].facts["title"].value == {"en": "Školení"}
    with pytest.raises(UnreadableError, match="Line 2 is not UTF-8"):
        courses.read(content, Wanted(encoding="utf-8"))


def big(folder: Path) -> Path:
    file = folder / "big.csv"
    with file.open("wb") as made:
        made.truncate(1_000_000_000)  # takes no room on the disk
    return file


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.csv")
    return folder / "pipe.csv"


def empty(folder: Path) -> Path:
    (folder / "empty.csv").write_bytes(b" \n")
    return folder / "empty.csv"


@pytest.mark.parametrize(
    ("file", "said"),
    [
        pytest.param(big, "1,000,000,000 bytes; at most 20,000,000", id="a gigabyte"),
        pytest.param(pipe, "not an ordinary file", id="a pipe"),
        pytest.param(lambda folder: folder, "not an ordinary file", id="a folder"),
        pytest.param(lambda folder: folder / "none.csv", "cannot be read: No such file", id="no file"),
        pytest.param(empty, "is empty", id="an empty file"),
    ],
)
def test_a_file_that_is_not_opened(file: Callable[[Path], Path], said: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=said):
        opening.content(file(tmp_path))


def test_a_formula_is_never_taken_for_what_it_shows() -> None:
    sheet = workbook(("Title", "Summary", "Web page", "Hours of work"), ("=A1", "b", "https://a.example/", "=5*25"))
    text = b'Title,Summary,Web page,Hours of work\n"=HYPERLINK(""x"")",b,https://a.example/,=5*25\n'
    for content in (sheet, text):
        (found,) = courses.read(content, Wanted()).found
        assert set(found.facts) == {"summary", "homepage"}
        assert [note.where for note in found.notes] == ["row 2, “Title”", "row 2, “Hours of work”"]
        assert "formula" in found.notes[0].message
        assert [str(note) for note in found.errors] == ["row 2: “Title” is empty, and nothing is written without it."]


def sheet_with(change: Callable[[Any], None], *cells: tuple[str, Any]) -> bytes:
    """Make a spreadsheet of one course with further cells, which are then changed."""
    book = openpyxl.load_workbook(io.BytesIO(SHEET))
    sheet = book.worksheets[0]
    for column, (heading, value) in enumerate(cells, start=4):
        sheet.cell(1, column, heading)
        sheet.cell(2, column, value)
    change(sheet)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def formatted(form: str) -> Callable[[Any], None]:
    return lambda sheet: setattr(sheet["D2"], "number_format", form)


@pytest.mark.parametrize(
    ("heading", "value", "form", "fact"),
    [
        pytest.param("Hours of work", 12.125, "0.00", {"hours": Decimal("12.125")}, id="three decimals"),
        pytest.param("Price", 12.345, '0.00 "EUR"', None, id="three decimals of money"),
        pytest.param("Price", 400, '#,##0.00\\ "EUR"', {"amount": Decimal(400), "currency": "EUR"}, id="a currency"),
        pytest.param("Price", 99.5, "[$€-407] #,##0.00", {"amount": Decimal("99.5"), "currency": "EUR"}, id="a sign"),
        pytest.param("Price", 400, '_("$"* #,##0.00_);_(@_)', None, id="dollars of many countries"),
        pytest.param("Hours of work", 0.5, "0%", None, id="a part of a hundred"),
        pytest.param("Weeks", 5, '0 "weeks"', {"weeks": Decimal(5)}, id="a unit"),
    ],
)
def test_a_number_in_a_spreadsheet_is_what_its_cell_shows(heading: str, value: object, form: str, fact: object) -> None:
    (found,) = courses.read(sheet_with(formatted(form), (heading, value)), Wanted()).found
    own = {key: each.value for key, each in found.facts.items() if key not in ("title", "summary", "homepage")}
    assert list(own.values()) == ([fact] if fact else [])
    assert bool(found.notes) == (fact is None)


def test_a_line_end_of_a_spreadsheet_is_no_word() -> None:
    (found,) = courses.read(sheet_with(formatted("@"), ("Who it is for", "All._x000D_\nYou too.")), Wanted()).found
    assert found.facts["audience"].value == {"en": "All.\nYou too."}


def test_a_formula_comes_back_as_an_empty_cell() -> None:
    for content in (workbook(("Title", "Weeks"), ("a", "=1+1")), b"Title,Weeks\na,=1+1\n"):
        back = tables.read(tables.as_result(tables.read(content), "a.csv", {2: ("x", "")}))
        assert [cell.words for cell in back.rows[1].cells][:3] == ["a", "", "x"]


def test_a_number_comes_back_with_what_its_cell_shows() -> None:
    table = tables.read(sheet_with(formatted("0 [$€]"), ("Price", 400)))
    assert tables.read(tables.as_result(table, "a.csv", {})).rows[1].cells[3].words == "400 €"


def test_a_cell_with_an_error_is_reported() -> None:
    sheet = workbook(("Title", "Summary", "Web page"), ("#REF!", "b", "https://a.example/"))
    assert "error" in courses.read(sheet, Wanted()).found[0].notes[0].message


def test_only_the_first_sheet_is_read_and_the_others_are_named() -> None:
    book = openpyxl.load_workbook(io.BytesIO(SHEET))
    book.create_sheet("Old courses").append(["x"])
    made = io.BytesIO()
    book.save(made)
    read = courses.read(made.getvalue(), Wanted())
    assert len(read.found) == 1
    assert "Only the sheet “Courses” was read, not: Old courses." in str(read.notes[0])


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "plain", "'quoted"])
def test_what_is_written_is_harmless_and_reads_the_same(words: str) -> None:
    made = tables.as_csv([["Title"], [words]])
    assert not made.decode("utf-8-sig").splitlines()[1].lstrip('"').startswith(("=", "+", "-", "@", "\t", "\r"))
    assert tables.read(made).rows[1].cells[0].words == words
    (cell,) = tables.read(tables.as_spreadsheet([("A", [["Title"], [words]])])).rows[1].cells
    assert (cell.words.strip(), cell.trouble) == (words.strip(), "")


def test_the_same_rows_give_the_same_bytes() -> None:
    assert tables.as_spreadsheet([("A", [["x"]])]) == tables.as_spreadsheet([("A", [["x"]])])
