import os
from pathlib import Path

import pytest

from generator.site.folder import AddressTakenError, Folder, ServedFolder


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """Give a folder that MkDocs has made."""
    folder = tmp_path / "made"
    (folder / "about").mkdir(parents=True)
    (folder / "about" / "index.html").write_text("About", encoding="utf-8")
    return folder


def build(served: ServedFolder, made: Path, pages: dict[str, str]) -> None:
    served.begin()
    for path, text in pages.items():
        served.write(path, text)
    served.settle(made)


def test_a_new_folder_takes_every_file_once(tmp_path: Path) -> None:
    folder = Folder(str(tmp_path))
    folder.write("a/b/index.html", "Ünd\n")
    assert (tmp_path / "a" / "b" / "index.html").read_bytes() == "Ünd\n".encode()
    with pytest.raises(AddressTakenError, match=r"two pages want the address a/b/: is there one in docs/\?"):
        folder.write("a/b/index.html", "Ünd\n")


def test_a_served_folder_holds_what_the_last_build_made(tmp_path: Path, made: Path) -> None:
    served = ServedFolder(str(tmp_path / "served"))
    build(served, made, {"index.html": "One", "a/index.html": "A", "b/index.html": "B"})
    assert files(tmp_path / "served") == {
        "index.html": "One", "a/index.html": "A", "b/index.html": "B", "about/index.html": "About"
    }  # fmt: skip
    assert not made.exists()
    made.mkdir()
    build(served, made, {"index.html": "Two", "a/index.html": "A"})
    assert files(tmp_path / "served") == {"a/index.html": "A", "index.html": "Two"}


def test_a_page_that_stays_the_same_is_not_written_again(tmp_path: Path, made: Path) -> None:
    served = ServedFolder(str(tmp_path / "served"))
    build(served, made, {"index.html": "One", "a/index.html": "A"})
    for path in (tmp_path / "served").rglob("*.html"):
        os.utime(path, (1, 1))
    made.mkdir()
    build(served, made, {"index.html": "Two", "a/index.html": "A"})
    assert {path: (tmp_path / "served" / path).stat().st_mtime == 1 for path in files(tmp_path / "served")} == {
        "a/index.html": True,
        "index.html": False,
    }


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param(["a/index.html", "a/index.html"], id="two records"),
        pytest.param(["about/index.html"], id="a record and a page in docs"),
    ],
)
def test_two_pages_cannot_have_one_address_while_serving(pages: list[str], tmp_path: Path, made: Path) -> None:
    served = ServedFolder(str(tmp_path / "served"))
    served.begin()
    with pytest.raises(AddressTakenError, match="two pages want the address a"):  # noqa: PT012 - either may raise
        for path in pages:
            served.write(path, "Text")
        served.settle(made)


def test_bytes_are_written_as_they_are_and_read_back(tmp_path: Path) -> None:
    for folder in (Folder(str(tmp_path / "new")), ServedFolder(str(tmp_path / "served"))):
        folder.write("data/a.bin", b"\x00\xff")
        folder.write("data/a.txt", "ä")
        assert (folder.read("data/a.bin"), folder.read("data/a.txt")) == (b"\x00\xff", "ä".encode())


def test_a_new_file_is_empty_and_can_be_filled_bit_by_bit(tmp_path: Path) -> None:
    served = ServedFolder(str(tmp_path / "served"))
    for folder in (Folder(str(tmp_path / "new")), served):
        with folder.new("data/a.txt").open("a", encoding="utf-8") as file:
            file.writelines(["One", "Two"])
        assert folder.read("data/a.txt") == b"OneTwo"
        with pytest.raises(AddressTakenError):
            folder.new("data/a.txt")
    served.begin()
    assert not served.new("data/a.txt").read_bytes()
