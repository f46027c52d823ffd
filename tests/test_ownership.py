import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from fragments import EXAMPLE, put
from sites import ROOT

from generator import catalogue, cli, ownership
from generator.ownership import Answer, Owners, OwnersError
from generator.settings import Settings

MAINTAINER, UNIVERSITY, TRAINING, AGENCY, STRANGER = 1, 22, 33, 44, 55
OWNERS = """\
maintainers: [1]
providers:
  example-university: [22, 23]
  example-training: [33]
agencies:
  exqa: [44]
"""
DATA = "content/credentials/example-university/data-analysis.yml"
AID = "content/credentials/example-training/first-aid.yml"
ETHICS = "content/credentials/other-university/data-ethics.yml"
TRAINING_RECORD = "content/providers/example-training.yml"
REPORT = "content/reports/exqa/2024-017.yml"
OTHER_REPORT = "content/reports/natqa/2023-001.yml"
Change = Callable[[Path], object]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    folder = tmp_path / "base"
    shutil.copytree(EXAMPLE, folder / "content")
    (folder / "content/owners.yml").write_text(OWNERS, encoding="utf-8")
    (folder / "mkdocs.yml").write_text("site_name: Example\n", encoding="utf-8")
    (folder / ".git").mkdir()
    (folder / ".git/config").write_text("old", encoding="utf-8")
    return folder


@pytest.fixture
def head(base: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "head"
    shutil.copytree(base, folder)
    (folder / ".git/config").write_text("new", encoding="utf-8")
    return folder


def asked(base: Path, head: Path, author: int) -> Answer:
    known = catalogue.load(base / "content", Settings()).catalogue
    return ownership.answer(base, head, author, known)


def said(found: Answer) -> list[tuple[str, str]]:
    """Give every changed file with what is said of it: `owned`, who has to agree, or `refused`."""
    return sorted(
        [(path, "owned") for path in found.owned]
        + [(each.path, each.who) for each in found.needs]
        + [(each.path, "refused") for each in found.refused]
    )


def edit(path: str, line: str = "funding: Ask.\n") -> Change:
    def change(head: Path) -> None:
        put(f"# {path.removeprefix('content/')}\n{line}", head / "content")

    return change


def add(path: str, text: str = "title: New\n") -> Change:
    def change(head: Path) -> None:
        (head / path).parent.mkdir(parents=True, exist_ok=True)
        (head / path).write_text(text, encoding="utf-8")

    return change


def delete(path: str) -> Change:
    def change(head: Path) -> None:
        (head / path).unlink()
        remove_if_empty((head / path).parent)

    return change


def move(path: str, to: str) -> Change:
    def change(head: Path) -> None:
        (head / to).parent.mkdir(parents=True, exist_ok=True)
        (head / path).rename(head / to)
        remove_if_empty((head / path).parent)

    return change


def remove_if_empty(folder: Path) -> None:
    """Remove a folder without files, as git does."""
    if not any(folder.iterdir()):
        folder.rmdir()


def link(path: str, to: str) -> Change:
    def change(head: Path) -> None:
        (head / path).unlink(missing_ok=True)
        (head / path).symlink_to(to)

    return change


def folder_as_link(path: str, to: str) -> Change:
    def change(head: Path) -> None:
        shutil.rmtree(head / path)
        (head / path).symlink_to(to)

    return change


NEW = "content/credentials/example-training/rescue.yml"
SCHOOL = "content/providers/new-school.yml"


@pytest.mark.parametrize(
    ("author", "change", "expected"),
    [
        pytest.param(TRAINING, edit(AID), {AID: "owned"}, id="one's own course"),
        pytest.param(TRAINING, add(NEW), {NEW: "owned"}, id="a new course of one's own"),
        pytest.param(
            TRAINING, edit(TRAINING_RECORD, "acronym: ET\n"), {TRAINING_RECORD: "owned"}, id="one's own record"
        ),
        pytest.param(UNIVERSITY, edit(AID), {AID: "providers/example-training"}, id="the course of another"),
        pytest.param(STRANGER, edit(AID), {AID: "providers/example-training"}, id="a course, by a stranger"),
        pytest.param(STRANGER, edit(ETHICS), {ETHICS: "maintainers"}, id="a course of a provider that nobody owns"),
        pytest.param(STRANGER, add(SCHOOL), {SCHOOL: "maintainers"}, id="the first record of a provider"),
        pytest.param(
            TRAINING,
            edit(TRAINING_RECORD, "kind: higher-education-institution\n"),
            {TRAINING_RECORD: "maintainers"},
            id="the kind of a provider",
        ),
        pytest.param(
            TRAINING,
            edit(TRAINING_RECORD, "degree_awarding_powers: true\n"),
            {TRAINING_RECORD: "maintainers"},
            id="degree-awarding powers",
        ),
        pytest.param(
            UNIVERSITY,
            edit("content/providers/example-university.yml", "ects: {eligible: false}\n"),
            {"content/providers/example-university.yml": "maintainers"},
            id="whether a provider gives ECTS",
        ),
        pytest.param(AGENCY, edit(REPORT, "summary: Good.\n"), {REPORT: "owned"}, id="an agency's own decision"),
        pytest.param(AGENCY, edit(OTHER_REPORT), {OTHER_REPORT: "maintainers"}, id="a report of an agency nobody owns"),
        pytest.param(UNIVERSITY, edit(REPORT), {REPORT: "agencies/exqa"}, id="a report on oneself"),
        pytest.param(
            TRAINING,
            add("content/reports/exqa/2026-9.yml"),
            {"content/reports/exqa/2026-9.yml": "agencies/exqa"},
            id="a report in an agency's folder",
        ),
        pytest.param(AGENCY, edit(DATA), {DATA: "providers/example-university"}, id="an agency edits a course"),
        pytest.param(
            AGENCY,
            edit("content/agencies/exqa.yml", "country: EE\n"),
            {"content/agencies/exqa.yml": "refused"},
            id="an agency's own recognition",
        ),
        pytest.param(
            STRANGER, edit("content/countries/ee.yml"), {"content/countries/ee.yml": "refused"}, id="a country"
        ),
        pytest.param(
            TRAINING,
            add("content/owners.yml", OWNERS.replace("[1]", "[1, 33]")),
            {"content/owners.yml": "refused"},
            id="the owners",
        ),
        pytest.param(TRAINING, delete(AID), {AID: "refused"}, id="one's own course deleted"),
        pytest.param(UNIVERSITY, delete(AID), {AID: "refused"}, id="the course of another deleted"),
        pytest.param(TRAINING, move(AID, NEW), {AID: "refused", NEW: "owned"}, id="a course that moves"),
        pytest.param(
            TRAINING,
            move(AID, "content/credentials/example-university/first-aid.yml"),
            {AID: "refused", "content/credentials/example-university/first-aid.yml": "providers/example-university"},
            id="a course that moves into the folder of another",
        ),
        pytest.param(TRAINING, link(AID, "/etc/passwd"), {AID: "refused"}, id="a link in the place of a record"),
        pytest.param(TRAINING, link(NEW, "first-aid.yml"), {NEW: "refused"}, id="a new link"),
        pytest.param(
            TRAINING,
            folder_as_link("content/credentials/example-training", "../../.."),
            {"content/credentials/example-training": "refused", AID: "refused"},
            id="a link in the place of a folder",
        ),
        pytest.param(
            STRANGER,
            lambda head: (head / AID).chmod(0o755),
            {AID: "providers/example-training"},
            id="a file that can be run and could not",
        ),
        pytest.param(TRAINING, add("mkdocs.yml", "x: 1\n"), {"mkdocs.yml": "refused"}, id="the settings"),
        pytest.param(TRAINING, delete("mkdocs.yml"), {"mkdocs.yml": "refused"}, id="the settings deleted"),
        pytest.param(
            TRAINING,
            add(".github/workflows/x.yml"),
            {".github/workflows/x.yml": "refused"},
            id="a workflow",
        ),
        pytest.param(TRAINING, add("contents/x.yml"), {"contents/x.yml": "refused"}, id="a folder with a similar name"),
        pytest.param(
            TRAINING,
            add("content/credentials/example-training/notes.txt"),
            {"content/credentials/example-training/notes.txt": "refused"},
            id="no record",
        ),
        pytest.param(
            TRAINING,
            add("content/credentials/example-training/First-Aid.yml"),
            {"content/credentials/example-training/First-Aid.yml": "refused"},
            id="a name that differs in a capital letter",
        ),
        pytest.param(
            TRAINING,
            lambda head: (head / "content/credentials/example-training/more").mkdir(),
            {"content/credentials/example-training/more": "refused"},
            id="another repository in a folder of one's own",
        ),
        pytest.param(TRAINING, lambda head: (head / "more").mkdir(), {"more": "refused"}, id="another repository"),
        pytest.param(
            MAINTAINER,
            lambda head: (
                delete(AID)(head),
                add("mkdocs.yml", "x: 1\n")(head),
                add("content/owners.yml", "a: 1\n")(head),
            ),
            {AID: "owned", "mkdocs.yml": "owned", "content/owners.yml": "owned"},
            id="a maintainer changes everything",
        ),
        pytest.param(
            TRAINING,
            lambda head: (edit(AID)(head), edit(DATA)(head), add("content/owners.yml", "maintainers: [33]\n")(head)),
            {AID: "owned", DATA: "providers/example-university", "content/owners.yml": "refused"},
            id="owners and records at once: the old owners count",
        ),
        pytest.param(STRANGER, lambda _: None, {}, id="nothing"),
    ],
)
def test_who_may_change_what(base: Path, head: Path, author: int, change: Change, expected: dict[str, str]) -> None:
    change(head)
    assert dict(said(asked(base, head, author))) == expected


@pytest.mark.parametrize(
    ("change", "path", "why"),
    [
        pytest.param(delete(AID), AID, "never deleted or moved", id="deleted"),
        pytest.param(move(AID, NEW), AID, "never deleted or moved", id="moved"),
        pytest.param(
            folder_as_link("content/credentials/example-training", "../../.."),
            AID,
            "never deleted or moved",
            id="behind a link",
        ),
        pytest.param(link(AID, "/etc/passwd"), AID, "it is a link, another repository", id="a link"),
        pytest.param(delete("content/owners.yml"), "content/owners.yml", "who owns what", id="the owners deleted"),
        pytest.param(delete("mkdocs.yml"), "mkdocs.yml", "outside of the records", id="the settings deleted"),
        pytest.param(
            add("content/credentials/example-training/FIRST-AID.yml"),
            "content/credentials/example-training/FIRST-AID.yml",
            "small and capital letters",
            id="a name like another",
        ),
        pytest.param(
            lambda head: (edit(AID)(head), add("content/credentials/example-training/FIRST-AID.yml")(head)),
            AID,
            "small and capital letters",
            id="an edited record whose name another file takes",
        ),
        pytest.param(
            add("content/credentials/x.yml"), "content/credentials/x.yml", "does not lie here", id="misplaced"
        ),
    ],
)
def test_why_a_change_is_refused(base: Path, head: Path, change: Change, path: str, why: str) -> None:
    change(head)
    reasons = {each.path: each.why for each in asked(base, head, TRAINING).refused}
    assert why in reasons[path]


def test_a_reviewed_course_that_changes_is_pointed_out(base: Path, head: Path) -> None:
    edit(DATA, "workload: {hours: 125, ects: 4}\n")(head)
    edit("content/credentials/example-training/first-aid.yml", "summary: Learn to help.\n")(head)
    (note,) = asked(base, head, UNIVERSITY).notes
    assert (note.path, note.why) == (DATA, "a report touches this course, and `workload` changes")


ADVICE = "the most for somebody who is no maintainer. Make several pull requests"


def courses(number: int, size: int = 10) -> Change:
    def change(head: Path) -> None:
        for each in range(number):
            add(f"content/credentials/example-training/course-{each:05}.yml", "#" * size)(head)

    return change


@pytest.mark.parametrize(
    ("author", "change", "refused"),
    [
        pytest.param(TRAINING, courses(50), [], id="as many files as are read at once"),
        pytest.param(
            TRAINING,
            courses(51),
            [f"content/credentials/example-training/course-00050.yml: 51 files change, and 50 is {ADVICE}"],
            id="a file too many",
        ),
        pytest.param(MAINTAINER, courses(51), [], id="a maintainer changes many files"),
        pytest.param(TRAINING, courses(2, 500_000), [], id="as large as is read at once"),
        pytest.param(
            TRAINING,
            lambda head: (courses(1, 500_000)(head), add(NEW, "#" * 500_001)(head)),
            [f"{NEW}: 1,000,001 bytes change, and 1,000,000 is {ADVICE}. This one is the largest"],
            id="a byte too large",
        ),
        pytest.param(MAINTAINER, courses(3, 500_000), [], id="a maintainer changes much"),
    ],
)
def test_a_change_that_nobody_can_read_is_refused(
    base: Path, head: Path, author: int, change: Change, refused: list[str]
) -> None:
    change(head)
    assert [f"{each.path}: {each.why}" for each in asked(base, head, author).refused] == refused


def test_many_files(base: Path, head: Path) -> None:
    courses(2_000)(head)
    found = asked(base, head, TRAINING)
    assert len(found.owned) == 2_000
    assert len(found.refused) == 1


@pytest.mark.parametrize(
    ("text", "said_"),
    [
        pytest.param("maintainers: [somebody]\n", "is a list of the numbers of accounts", id="a name"),
        pytest.param("maintainers: 1\n", "is a list of the numbers", id="no list"),
        pytest.param("providers: [1]\n", "has an id on each line", id="a list in the place of a mapping"),
        pytest.param("providers: {a: 1}\n", "`providers.a` is a list", id="one number"),
        pytest.param("maintainers: [١]\n", "is a list of the numbers", id="digits of another script"),
        pytest.param("providers: {A B: [1]}\n", "has an id on each line", id="what cannot be an id"),
        pytest.param("accounts: [ada]\n", "`accounts` has the number of an account", id="names without numbers"),
        pytest.param("accounts: {ada: 1}\n", "`accounts` has the number", id="a name in the place of a number"),
        pytest.param('accounts: {1: "ada\\n* @eve"}\n', "`accounts` has the number", id="a name with a line break"),
        pytest.param("accounts: {1: ada @eve}\n", "`accounts` has the number", id="two names"),
        pytest.param(f"accounts: {{1: {'a' * 40}}}\n", "`accounts` has the number", id="a name that is too long"),
        pytest.param("maintainer: [1]\n", "`maintainer` is not a key", id="an unknown key"),
        pytest.param("maintainers: [1\n", "content/owners.yml:", id="no YAML"),
        pytest.param("maintainers: [1]\nmaintainers: [2]\n", "content/owners.yml:2", id="a key that stands twice"),
    ],
)
def test_owners_that_cannot_be_used(base: Path, text: str, said_: str) -> None:
    (base / "content/owners.yml").write_text(text, encoding="utf-8")
    with pytest.raises(OwnersError, match=said_.replace("[", r"\[")):
        ownership.read(base)


def test_a_repository_whose_own_folder_is_elsewhere_differs_in_nothing(base: Path, head: Path) -> None:
    shutil.rmtree(head / ".git")
    (head / ".git").write_text("gitdir: ../base/.git/worktrees/head\n", encoding="utf-8")
    assert said(asked(base, head, STRANGER)) == []


def test_nobody_owns_anything_without_the_file(base: Path, head: Path) -> None:
    for folder in (base, head):
        (folder / "content/owners.yml").unlink()
    assert ownership.read(base) == Owners()
    edit(AID)(head)
    assert said(asked(base, head, TRAINING)) == [(AID, "maintainers")]


# --- the command


def run(base: Path, head: Path, author: int, form: str = "json") -> tuple[int, str]:
    arguments = ["owners", "--base", str(base), "--head", str(head), "--author", str(author), "--format", form]
    result = CliRunner().invoke(cli.main, arguments)
    return result.exit_code, result.output


@pytest.mark.parametrize(
    ("author", "change", "code", "text"),
    [
        pytest.param(TRAINING, edit(AID), 0, f"owned: {AID}\n", id="all owned"),
        pytest.param(
            UNIVERSITY,
            edit(AID),
            3,
            f"needs providers/example-training: {AID}: it lies in the folder of somebody else\n",
            id="others have to agree",
        ),
        pytest.param(
            TRAINING,
            lambda head: (edit(AID)(head), add("mkdocs.yml", "x: 1\n")(head)),
            1,
            f"refused: mkdocs.yml: it lies outside of the records\nowned: {AID}\n",
            id="refused",
        ),
        pytest.param(STRANGER, lambda _: None, 0, "Nothing differs.\n", id="nothing"),
    ],
)
def test_exit_codes_and_words(base: Path, head: Path, author: int, change: Change, code: int, text: str) -> None:  # noqa: PLR0913, PLR0917 - a row has many parts
    change(head)
    assert run(base, head, author, "text") == (code, text)
    exit_code, output = run(base, head, author)
    assert exit_code == code
    assert set(json.loads(output)) == {"owned", "needs", "refused", "notes"}


MIXED = """\
### Refused

- `mkdocs.yml`: `it lies outside of the records`

### `maintainers` must agree

- `content/credentials/other-university/data-ethics.yml`: `nobody owns providers/other-university yet`

### `providers/example-university` must agree

- `content/credentials/example-university/data-analysis.yml`: `it lies in the folder of somebody else`

### Look at

- `content/credentials/example-university/data-analysis.yml`: `` a report touches this course, and `workload` changes ``

### The author owns

- `content/credentials/example-training/first-aid.yml`
"""
BESIDE = f"""\
::error file=mkdocs.yml,line=1,col=1,title=refused::it lies outside of the records
::warning file={DATA},line=1,col=1,title=look at::a report touches this course, and `workload` changes
::notice file={DATA},line=1,col=1,title=providers/example-university must agree::it lies in the folder of somebody else
::notice file={ETHICS},line=1,col=1,title=maintainers must agree::nobody owns providers/other-university yet
"""


@pytest.mark.parametrize(("form", "expected"), [("markdown", MIXED), ("github", BESIDE)])
def test_what_a_forge_shows(base: Path, head: Path, form: str, expected: str) -> None:
    edit(AID)(head)
    edit(DATA, "workload: {hours: 125, ects: 4}\n")(head)
    edit(ETHICS)(head)
    add("mkdocs.yml", "x: 1\n")(head)
    assert run(base, head, TRAINING, form) == (1, expected)


def test_a_forge_is_told_that_nothing_differs(base: Path, head: Path) -> None:
    assert run(base, head, TRAINING, "markdown") == (0, "No file differs.\n")


@pytest.mark.parametrize("form", ["text", "json", "github", "markdown"])
@pytest.mark.parametrize(
    "name",
    [b"x\n::error::y.yml", b"\x1b[31m.yml", b"\xff\xfe.yml", b"x,line=9::y ##[error]`<img src=x> @all.yml"],
)
def test_a_hostile_name_of_a_file_is_only_shown(base: Path, head: Path, name: bytes, form: str) -> None:
    (head / "content" / os.fsdecode(name)).write_text("title: x\n", encoding="utf-8")
    code, output = run(base, head, TRAINING, form)
    assert code == 1
    assert re.findall(r"^\s*::\w+", output, re.MULTILINE) == (["::error"] if form == "github" else [])
    assert form == "json" or "##[" not in output
    assert form != "markdown" or not re.search(r"[<@]", re.sub(r"(`+)(?!`).*?[^`]\1(?!`)", "", output))
    assert all(character.isprintable() for line in output.split("\n") for character in line)


@pytest.mark.parametrize(
    ("base_", "author", "words"),
    [
        pytest.param("content", "1", "there is no folder", id="a folder of records"),
        pytest.param("", "me", "is not a valid integer", id="a name"),
    ],
)
def test_wrong_use(base: Path, head: Path, base_: str, author: str, words: str) -> None:
    arguments = ["owners", "--base", str(base / base_), "--head", str(head), "--author", author]
    result = CliRunner().invoke(cli.main, arguments)
    assert result.exit_code == 2
    assert words in result.output


def test_owners_with_a_mistake_are_wrong_use(base: Path, head: Path) -> None:
    (base / "content/owners.yml").write_text("maintainers: [me]\n", encoding="utf-8")
    code, output = run(base, head, MAINTAINER)
    assert code == 2
    assert "content/owners.yml" in output


def test_the_list_of_owners_is_no_record(base: Path) -> None:
    assert catalogue.load(base / "content", Settings()).findings == ()


# --- CODEOWNERS


def test_codeowners(base: Path) -> None:
    names = "accounts: {1: ada-l, 22: uni, 44: Quality-9}\n"
    (base / "content/owners.yml").write_text(OWNERS + names, encoding="utf-8")
    result = CliRunner().invoke(cli.main, ["codeowners", str(base)])
    assert result.exit_code == 0
    assert result.stdout == (
        "# Made from content/owners.yml by `catalogue codeowners`. Do not edit it by hand.\n"
        "* @ada-l\n"
        "/content/credentials/example-training/ @ada-l\n"
        "/content/credentials/example-university/ @uni @ada-l\n"
        "/content/reports/exqa/ @Quality-9 @ada-l\n"
    )
    assert result.stderr == (
        "account 23 has no name in content/owners.yml, so it is left out\n"
        "account 33 has no name in content/owners.yml, so it is left out\n"
    )


def test_without_the_name_of_a_maintainer_nobody_is_asked(base: Path) -> None:
    (base / "content/owners.yml").write_text(OWNERS + "accounts: {22: uni}\n", encoding="utf-8")
    result = CliRunner().invoke(cli.main, ["codeowners", str(base)])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Error: ")
    assert "no maintainer has a name" in result.stderr


def test_a_name_gives_no_right(base: Path, head: Path) -> None:
    (base / "content/owners.yml").write_text(OWNERS + "accounts: {55: example-training}\n", encoding="utf-8")
    shutil.copy(base / "content/owners.yml", head / "content/owners.yml")
    edit(AID)(head)
    assert said(asked(base, head, STRANGER)) == [(AID, "providers/example-training")]


def test_wrong_use_of_codeowners(base: Path) -> None:
    (base / "content/owners.yml").write_text("accounts: {1: a b}\n", encoding="utf-8")
    result = CliRunner().invoke(cli.main, ["codeowners", str(base)])
    assert result.exit_code == 2
    assert result.output.startswith("Error: ")
    assert "`accounts` has the number of an account on each line" in result.output


def test_codeowners_of_the_repository_is_up_to_date() -> None:
    written = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8")
    assert written == ownership.codeowners(ownership.read(ROOT)), "run `make codeowners`"
