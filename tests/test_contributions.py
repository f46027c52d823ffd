"""Plays whole pull requests: real repositories, and the commands of `.github/workflows/pull-request.yml` as they stand.

Every pull request that is played carries canaries: code in all places where a program could pick it up. None may sing.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import workflow
from fragments import EXAMPLE
from sites import ROOT
from workflow import Run

PULL_REQUEST = ROOT / ".github/workflows/pull-request.yml"
MAINTAINER, TRAINING, AGENCY, STRANGER = 1, 33, 44, 55
OWNERS = """\
maintainers: [1]
providers: {example-university: [22], example-training: [33]}
agencies: {exqa: [44]}
"""
FOLDER = "content/credentials/example-training"
AID = f"{FOLDER}/first-aid.yml"
DATA = "content/credentials/example-university/data-analysis.yml"
PROVIDER_REPORT = "content/reports/exqa/2022-003.yml"
COURSE = """\
title: Rescue {}
summary: Learn to rescue.
availability: offered
homepage: https://training.example/rescue
last_verified: 2026-10-01
source: https://training.example/rescue
sample: true
"""
Files = Mapping[str, str]
Change = Callable[[Path], object]
GIT = {
    "PATH": os.environ["PATH"],
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    **{f"GIT_{who}_DATE": "2026-11-22T12:00:00Z" for who in ("AUTHOR", "COMMITTER")},
}


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, env=GIT, check=True, capture_output=True)  # noqa: S603, S607 - our own


def write(folder: Path, files: Files) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def commit(folder: Path) -> None:
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "--message", "A change\n\n##[error]of a stranger")


@pytest.fixture(scope="session")
def upstream(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a repository like this one, with the small catalogue and seven more courses in it."""
    folder = tmp_path_factory.mktemp("upstream")
    for name in ("docs", "theme", "generator", ".github"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(EXAMPLE, folder / "content")
    courses = {f"{FOLDER}/rescue-{number}.yml": COURSE.format(number) for number in range(7)}
    write(folder, {"content/owners.yml": OWNERS, **courses})
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder)
    return folder


def canaries(marker: Path) -> Files:
    """Give files that make a marker when a program reads them as code, by their paths."""
    python = f"open({str(marker)!r}, 'w')\n"
    jinja = f"{{% set made = cycler.__init__.__globals__.os.mkdir('{marker}') %}}"
    return {
        "mkdocs.yml": "site_name: Pwned\nhooks: [hook.py]\nplugins: [catalogue]\n",
        "hook.py": python,
        "conftest.py": python,
        "sitecustomize.py": python,
        "usercustomize.py": python,
        "evil.pth": f"import os; {python}",
        "generator/__init__.py": python,
        "generator/cli/__init__.py": python,
        "generator/pages/templates/credential.html": jinja,
        "theme/main.html": jinja,
        "Makefile": f".venv/site.stamp:\n\ttouch {marker}\n",
        "pyproject.toml": "[build-system]\nrequires = ['evil']\n",
        ".venv/bin/catalogue": f"#!/bin/sh\ntouch {marker}\n",
        ".venv/site.stamp": "",
        ".gitattributes": "*.yml filter=evil\n",
        ".github/workflows/pull-request.yml": "on: pull_request_target\n",
        ".github/CODEOWNERS": "* @stranger\n",
        f"{FOLDER}/conftest.py": python,
        "docs/index.md": "# Pwned\n",
    }


class Contribution:
    """A pull request, from the commit to what GitHub shows."""

    def __init__(self, upstream: Path, folder: Path) -> None:
        self.fork = folder / "fork"
        self.workspace = folder / "workspace"
        self.marker = folder / "a-canary-sang"
        self.workspace.mkdir()
        git(folder, "clone", "--quiet", str(upstream), str(self.fork))

    def judged(self, change: Change, author: int, *, meanwhile: Files | None = None, build: bool = False) -> Run:
        """Commit a change to a branch, merge it into the main branch as GitHub tries to, and run the workflow.

        The site is built only if a test looks at it.
        """
        git(self.fork, "switch", "--quiet", "--create", "change")
        change(self.fork)
        commit(self.fork)
        git(self.fork, "switch", "--quiet", "main")
        if meanwhile:
            write(self.fork, meanwhile)
            commit(self.fork)
        git(self.fork, "merge", "--quiet", "--no-ff", "change")
        found = workflow.run(
            [step for step in workflow.steps(PULL_REQUEST, "review") if build or step.get("id") != "build"],
            self.workspace,
            {"github.event.pull_request.user.id": str(author)},
            {"actions/checkout": self._check_out, "make .venv/site.stamp": self._install},
        )
        assert not self.marker.exists(), "something of the change was run"
        return found

    def _check_out(self, step: workflow.Step) -> None:
        given = step["with"]
        assert "ref" not in given, "the default is the merge of the change"
        assert given["persist-credentials"] is False
        depth = ("--depth", str(given["fetch-depth"]))
        git(self.workspace, "clone", "--quiet", *depth, self.fork.as_uri(), given["path"])

    def _install(self, _step: workflow.Step) -> None:
        """Put the program that is tested in its place; the day is given, so that the answer is the same every year."""
        installed = Path(sys.executable).parent / "catalogue"
        script = self.workspace / "program/.venv/bin/catalogue"
        script.parent.mkdir(parents=True)
        script.write_text(
            "#!/bin/sh\n"
            'case "$1" in check | diff | build) set -- "$@" --as-of 2026-11-22 ;; esac\n'
            f'exec "{installed}" "$@"\n',
            encoding="utf-8",
        )
        script.chmod(0o755)

    def page(self, path: str) -> str:
        """Give a page of the site that was built."""
        return (self.workspace / "site" / path / "index.html").read_text(encoding="utf-8")


@pytest.fixture
def contribution(upstream: Path, tmp_path: Path) -> Contribution:
    return Contribution(upstream, tmp_path)


def adding(files: Files) -> Change:
    return lambda fork: write(fork, files)


def section(summary: str, title: str) -> list[str]:
    """Give the items below a heading of the summary."""
    found = re.search(rf"^### {re.escape(title)}.*\n\n((?:- .*\n)*)", summary, re.MULTILINE)
    return found[1].splitlines() if found else []


# --- what should pass


def test_a_new_course_in_ones_own_folder_passes(contribution: Contribution) -> None:
    new = {f"{FOLDER}/rescue.yml": COURSE.format("")}
    found = contribution.judged(adding(new), TRAINING)
    assert found.passes
    assert set(found.outcomes.values()) == {"success", "skipped"}
    assert section(found.summary, "The author owns") == [f"- `{FOLDER}/rescue.yml`"]
    assert section(found.summary, "New records") == ["- credential `example-training/rescue`"]
    assert section(found.summary, "Findings of the check") != ["- none"]
    assert not any(line.startswith("::error") for line in found.annotations)


def test_what_the_main_branch_has_got_meanwhile_is_no_part_of_the_change(contribution: Contribution) -> None:
    elsewhere = {"content/providers/newcomer.yml": "title: x\n", "docs/index.md": "# New\n"}
    found = contribution.judged(adding({f"{FOLDER}/rescue.yml": COURSE.format("")}), TRAINING, meanwhile=elsewhere)
    assert found.outcomes["Say who has to agree"] == "success"
    assert section(found.summary, "The author owns") == [f"- `{FOLDER}/rescue.yml`"]
    assert section(found.summary, "Refused") == []


def test_a_decision_of_an_agency_shows_every_status_that_it_changes(contribution: Contribution) -> None:
    def change(fork: Path) -> None:
        with (fork / PROVIDER_REPORT).open("a", encoding="utf-8") as report:
            report.write("withdrawn: {on: 2026-11-01, kind: revoked, reason: The provider closed.}\n")
        write(fork, {f"{FOLDER}/rescue-3.yml": COURSE.format("at sea")})

    found = contribution.judged(change, AGENCY)
    statuses = section(found.summary, "Quality statuses that change")
    assert len(statuses) == 12
    assert sum(line.endswith("(its own record is not edited)") for line in statuses) == 11
    (edited,) = [line for line in statuses if "not edited" not in line]
    assert edited.startswith("- `example-training/rescue-3`: ")


def test_what_others_have_to_agree_to_passes_and_names_them(contribution: Contribution) -> None:
    found = contribution.judged(adding({f"{FOLDER}/rescue.yml": COURSE.format("")}), STRANGER)
    assert found.outcomes["Say who has to agree"] == "success"
    assert section(found.summary, "`providers/example-training` must agree") == [
        f"- `{FOLDER}/rescue.yml`: `it lies in the folder of somebody else`"
    ]
    assert (
        f"::notice file={FOLDER}/rescue.yml,line=1,col=1,title=providers/example-training must agree::"
        "it lies in the folder of somebody else"
    ) in found.annotations


# --- what must not


def everything_hostile(fork: Path) -> None:
    """Do in one pull request what must be refused, and what looks like it."""
    write(
        fork,
        {
            "content/owners.yml": "maintainers: [55]\nproviders: {example-university: [55]}\n",
            DATA: (fork / DATA).read_text(encoding="utf-8") + "# edited\n",
            f"{FOLDER}/RESCUE-1.yml": COURSE.format("again"),
            "contents/x.yml": COURSE.format(""),
            "content/reports/exqa/2026-9.yml": "title: A report\n",
            f"{FOLDER}/title.yml": 'title: "x\\n::error file=mkdocs.yml::pwned"\navailability: "##[add-mask]y"\n',
        },
    )
    (fork / "content/reports/natqa/2023-001.yml").unlink()
    git(fork, "mv", AID, "content/credentials/example-university/first-aid.yml")
    (fork / FOLDER / "link.yml").symlink_to("/etc/passwd")
    (fork / "content/credentials/linked").symlink_to("../../../../..")


@pytest.fixture(scope="session")
def hostile(upstream: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    contribution = Contribution(upstream, tmp_path_factory.mktemp("hostile"))

    def change(fork: Path) -> None:
        everything_hostile(fork)
        write(fork, canaries(contribution.marker))

    return contribution.judged(change, TRAINING, build=True)


@pytest.mark.parametrize(
    ("title", "path", "why"),
    [
        pytest.param("Refused", "content/owners.yml", "only maintainers say who owns what", id="the owners"),
        pytest.param(
            "`providers/example-university` must agree",
            DATA,
            "it lies in the folder of somebody else",
            id="a record that the change itself makes one's own",
        ),
        pytest.param("Refused", AID, "a record is closed, superseded or withdrawn", id="a record that moves away"),
        pytest.param(
            "`providers/example-university` must agree",
            "content/credentials/example-university/first-aid.yml",
            "it lies in the folder of somebody else",
            id="a record that moves into the folder of somebody else",
        ),
        pytest.param("Refused", "content/reports/natqa/2023-001.yml", "never deleted", id="the record of another"),
        pytest.param("Refused", f"{FOLDER}/link.yml", "it is a link", id="a link in the place of a record"),
        pytest.param("Refused", "content/credentials/linked", "it is a link", id="a link in the place of a folder"),
        pytest.param("Refused", f"{FOLDER}/RESCUE-1.yml", "small and capital letters", id="a name like another"),
        pytest.param("Refused", "contents/x.yml", "it lies outside of the records", id="a folder beside the records"),
        pytest.param(
            "`agencies/exqa` must agree", "content/reports/exqa/2026-9.yml", "somebody else", id="a report of an agency"
        ),
        *(
            pytest.param("Refused", path, "it lies outside of the records", id=f"code: {path}")
            for path in canaries(Path())
            if not path.startswith("content/")
        ),
        pytest.param("Refused", f"{FOLDER}/conftest.py", "the name of a record ends in .yml", id="code in the records"),
        pytest.param("The author owns", f"{FOLDER}/title.yml", "", id="a hostile title in a record of one's own"),
    ],
)
def test_a_hostile_change_gets_a_clear_answer(hostile: Run, title: str, path: str, why: str) -> None:
    (line,) = [line for line in section(hostile.summary, title) if line.startswith(f"- `{path}`")]
    assert why in line


def test_a_refusal_still_shows_what_the_change_means_and_what_is_wrong(hostile: Run) -> None:
    assert not hostile.passes
    assert hostile.outcomes["Say who has to agree"] == "failure"
    assert hostile.outcomes["Say what the change means"] == "success"
    assert hostile.outcomes["Check the records"] == "failure"
    assert hostile.outcomes["Build the site"] == "skipped"
    assert "- credential `example-training/first-aid`" in section(hostile.summary, "Removed records")
    assert len(section(hostile.summary, "Findings of the check")) > 5


def test_every_annotation_is_ours_and_names_a_file_of_the_repository(hostile: Run) -> None:
    assert len(hostile.annotations) > 10
    for line in hostile.annotations:
        assert re.match(r"::(error|warning|notice) file=[\w./-]+,line=[0-9]+,col=[0-9]+,title=[\w/ -]+::", line)
        assert "head" not in line
        assert not line.startswith("::error file=mkdocs.yml,line=1,col=1,title=pwned")
    errors = [line for line in hostile.printed["Check the records"].split("\n") if line.startswith("::error")]
    assert len(errors) <= 10
    assert any(line.startswith(f"::error file={FOLDER}/title.yml,") for line in errors)


def test_nothing_of_the_change_is_run_though_its_site_is_built(contribution: Contribution) -> None:
    files = {path: text for path, text in canaries(contribution.marker).items() if not path.startswith("content/")}
    change = {**files, f"{FOLDER}/rescue.yml": COURSE.format("")}
    found = contribution.judged(adding(change), TRAINING, build=True)
    assert found.outcomes["Say who has to agree"] == "failure"
    assert found.outcomes["Build the site"] == "success"
    assert found.outcomes["Keep the site, to look at it"] == "success"
    assert "Rescue" in contribution.page("credentials/example-training/rescue")
    assert "Pwned" not in contribution.page("credentials/example-training/rescue") + contribution.page("")


@pytest.mark.parametrize(
    "command",
    [
        pytest.param([sys.executable, "-c", "import generator"], id="a module"),
        pytest.param([sys.executable, "hook.py"], id="a hook"),
        pytest.param(["make", ".venv/site.stamp", "--always-make"], id="the Makefile"),
        pytest.param(["sh", ".venv/bin/catalogue"], id="the command"),
        pytest.param(
            [sys.executable, "-c", "import jinja2; jinja2.Template(open('theme/main.html').read()).render()"],
            id="a template",
        ),
    ],
)
def test_the_canaries_can_sing(tmp_path: Path, command: list[str]) -> None:
    write(tmp_path, canaries(tmp_path / "marker"))
    subprocess.run(command, cwd=tmp_path, check=True)  # noqa: S603 - files of this test
    assert (tmp_path / "marker").exists()


def many(fork: Path) -> None:
    write(fork, {f"{FOLDER}/many-{number:05}.yml": "title: x\n" for number in range(10_000)})


def huge(fork: Path) -> None:
    (fork / f"{FOLDER}/huge.yml").write_bytes(b"#" * 60_000_000)


def folder_as_link(fork: Path) -> None:
    shutil.rmtree(fork / FOLDER)
    (fork / FOLDER).symlink_to("../../../../../program/content/credentials/example-training")


def records_as_link(fork: Path) -> None:
    shutil.rmtree(fork / "content")
    (fork / "content").symlink_to("../program/content")


def another_repository(fork: Path) -> None:
    git(fork, "clone", "--quiet", ".", f"{FOLDER}/more")


@pytest.mark.parametrize(
    ("change", "path", "why", "found_too"),
    [
        pytest.param(
            many, f"{FOLDER}/many-00050.yml", "10,000 files change, and 50 is the most", "", id="10,000 files"
        ),
        pytest.param(
            huge,
            f"{FOLDER}/huge.yml",
            "60,000,000 bytes change, and 1,000,000 is the most",
            "[file-too-large]",
            id="60 MB",
        ),
        pytest.param(
            folder_as_link, FOLDER, "it is a link", "[stray-file]", id="a link in the place of one's own folder"
        ),
        pytest.param(records_as_link, "content", "it lies outside of the records", "", id="a link in the place of all"),
        pytest.param(another_repository, f"{FOLDER}/more", "another repository", "", id="another repository inside"),
    ],
)
def test_an_attack_on_its_own(contribution: Contribution, change: Change, path: str, why: str, found_too: str) -> None:
    found = contribution.judged(change, TRAINING)
    assert not found.passes
    assert any(line.startswith(f"- `{path}`: ") and why in line for line in section(found.summary, "Refused"))
    assert found_too in found.summary
    assert len(found.summary.encode()) < 2 * 1024 * 1024
    assert len(found.annotations) <= 40


def test_a_maintainer_may_change_everything(contribution: Contribution) -> None:
    found = contribution.judged(adding({"docs/index.md": "# New\n", "content/owners.yml": OWNERS + "\n"}), MAINTAINER)
    assert found.outcomes["Say who has to agree"] == "success"
    assert section(found.summary, "The author owns") == ["- `content/owners.yml`", "- `docs/index.md`"]
