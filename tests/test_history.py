import datetime as dt
import os
import subprocess
from pathlib import Path

import pytest

from generator import history
from generator.history import Change, Step

DAY = dt.date(2026, 11, 20)


def git(folder: Path, *command: str, on: str = "2026-11-20T12:00:00Z") -> None:
    people = {f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    dates = {f"GIT_{who}_DATE": on for who in ("AUTHOR", "COMMITTER")}
    clean = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    known = os.environ | people | dates | clean
    subprocess.run(["git", *command], cwd=folder, env=known, check=True, capture_output=True)  # noqa: S603, S607


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    git(tmp_path, "init", "-b", "main")
    return folder


def commit(content: Path, files: dict[str, str | None], on: str) -> None:
    for name, text in files.items():
        if text is None:
            (content / name).unlink()
        else:
            (content / name).write_text(text, encoding="utf-8")
    git(content, "add", "-A", ".")
    git(content, "commit", "-m", "Change", on=on)


def test_files_come_change_and_go(content: Path) -> None:
    commit(content, {"ä b.yml": "1", "c.yml": "1"}, "2026-11-18T12:00:00Z")
    commit(content, {"ä b.yml": "2"}, "2026-11-19T12:00:00Z")
    commit(content, {"c.yml": None}, "2026-11-20T23:30:00-02:00")
    assert history.of(content, dt.date(2026, 11, 21)) == (
        Step(dt.date(2026, 11, 18), "c.yml", Change.ADDED),
        Step(dt.date(2026, 11, 18), "ä b.yml", Change.ADDED),
        Step(dt.date(2026, 11, 19), "ä b.yml", Change.CHANGED),
        Step(dt.date(2026, 11, 21), "c.yml", Change.WITHDRAWN),
    )
    assert [step.on for step in history.of(content, DAY) or ()] == [dt.date(2026, 11, day) for day in (18, 18, 19)]


def test_a_branch_counts_on_the_day_of_its_merge(content: Path) -> None:
    commit(content, {"a.yml": "1"}, "2026-11-01T12:00:00Z")
    git(content, "switch", "-c", "course")
    commit(content, {"b.yml": "1"}, "2026-11-02T12:00:00Z")
    git(content, "switch", "main")
    git(content, "merge", "--no-ff", "-m", "Merge", "course", on="2026-11-09T12:00:00Z")
    steps = history.of(content, DAY) or ()
    assert [(step.on.day, step.path) for step in steps] == [(1, "a.yml"), (9, "b.yml")]


@pytest.mark.parametrize(
    ("letters", "change"),
    [
        (["A"], Change.ADDED),
        (["A", "M"], Change.ADDED),
        (["M", "M"], Change.CHANGED),
        (["M", "D"], Change.WITHDRAWN),
        (["D", "A"], Change.CHANGED),
        (["A", "D"], None),
        (["A", "D", "A"], Change.ADDED),
        (["D"], Change.WITHDRAWN),
        (["T"], Change.CHANGED),
    ],
)
def test_several_changes_on_one_day_are_one(letters: list[str], change: Change | None) -> None:
    said = "".join(f"\x012026-11-20\0\n{letter}\0a.yml\0" for letter in letters)
    assert history.steps(said, DAY) == ((Step(DAY, "a.yml", change),) if change else ())


def test_without_git_or_with_a_shortened_history_nothing_is_known(content: Path, tmp_path: Path) -> None:
    assert history.of(content, DAY) is None  # no commit yet
    commit(content, {"a.yml": "1"}, "2026-11-01T12:00:00Z")
    commit(content, {"b.yml": "1"}, "2026-11-02T12:00:00Z")
    git(tmp_path, "clone", "--depth", "1", f"file://{tmp_path}", "short")
    assert history.of(tmp_path / "short" / "content", DAY) is None
    assert history.of(tmp_path / "nowhere", DAY) is None
