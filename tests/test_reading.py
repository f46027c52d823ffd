import shutil
from pathlib import Path

import pytest
from fragments import EXAMPLE

from generator import reading
from generator.reading import Reader


@pytest.fixture
def files(tmp_path: Path) -> list[reading.File]:
    content = tmp_path / "content"
    shutil.copytree(EXAMPLE, content)
    credentials = content / "credentials" / "example-university"
    (credentials / "broken.yml").write_text("title: [one\n", encoding="utf-8")
    (credentials / "wrong.yml").write_text("title: Wrong\nstatus: accredited\nlanguages: [xx]\n", encoding="utf-8")
    (content / "agencies" / "empty.yml").write_bytes(b"")
    found, strays = reading.files(content, "content")
    assert strays == []
    return found


@pytest.mark.parametrize(
    "reader",
    [
        pytest.param(reading.remembering(), id="remembering"),
        pytest.param(reading.shared(1), id="one process"),
        pytest.param(reading.shared(2), id="two processes, few files"),
    ],
)
def test_every_reader_reads_the_same(reader: Reader, files: list[reading.File]) -> None:
    expected = list(reading.in_turn(files, "en"))
    assert {record is None for record, _ in expected} == {True, False}
    assert list(reader(files, "en")) == expected


@pytest.mark.parametrize("batch", [1, 7, 1_000])
def test_processes_read_the_same_in_the_same_order(
    batch: int, files: list[reading.File], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_FEW", 0)
    monkeypatch.setattr(reading, "_BATCH", batch)
    assert list(reading.shared(2)(files, "en")) == list(reading.in_turn(files, "en"))


def test_what_has_not_changed_is_not_read_again(files: list[reading.File]) -> None:
    reader = reading.remembering()
    before = [record for record, _ in reader(files, "en")]
    place = [file.ref for file in files].index("example-university/data-analysis")
    changed = Path(files[place].path)
    changed.write_bytes(changed.read_bytes() + b"\n# a remark\n")
    after = [record for record, _ in reader(files, "en")]
    assert after == before
    assert [number for number, (old, new) in enumerate(zip(before, after, strict=True)) if old is not new] == [place]
