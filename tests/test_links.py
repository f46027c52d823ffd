import json
import os
import re
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
import workflow
from click.testing import CliRunner
from sites import ROOT

from generator import cli, links
from generator.links import Broken

A = Broken("content/providers/a.yml", 3, "https://a.example/x", "404 Not Found")
B = Broken("docs/index.md", 9, "https://b.example/", "Timeout")


def entry(link: Broken) -> dict[str, object]:
    return {"url": link.address, "status": {"text": link.answer}, "span": {"line": link.line, "column": 1}}


def written(errors: list[Broken], late: list[Broken]) -> str:
    """Write links as lychee does."""
    maps = [{link.path: [entry(link)] for link in part} for part in (errors, late)]
    return json.dumps({"total": 9, "error_map": maps[0], "timeout_map": maps[1]})


@pytest.mark.parametrize(
    ("errors", "late", "expected"),
    [
        pytest.param([], [], (), id="all work"),
        pytest.param([A], [], (A,), id="one does not"),
        pytest.param([B], [A], (A, B), id="one does not and one is late, in the order of the files"),
        pytest.param([A], [A], (A,), id="the same one twice"),
    ],
)
def test_links_that_do_not_work(errors: list[Broken], late: list[Broken], expected: tuple[Broken, ...]) -> None:
    assert links.broken(written(errors, late)) == expected


def test_a_list_for_people() -> None:
    assert links.summary((A, B)).endswith(
        "No quality status depends on this list.\n\n"
        "### Links that do not work\n\n"
        "- `content/providers/a.yml`, line 3: `https://a.example/x` `404 Not Found`\n"
        "- `docs/index.md`, line 9: `https://b.example/` `Timeout`\n"
    )


def test_nothing_that_a_stranger_wrote_is_markdown() -> None:
    hostile = "https://a.example/`@everyone` <img src=x> [x](https://evil.example) $(touch x)"
    found = links.summary((Broken("content/a.yml", 1, hostile, hostile),))
    assert "@everyone" in found
    assert not re.search(r"[<@$]|\]\(|evil", re.sub(r"(`+)(?!`).*?[^`]\1(?!`)", "", found))


def test_a_long_list_fits_into_an_issue() -> None:
    many = tuple(Broken("content/a.yml", line, f"https://a.example/{'x' * 250}", "404") for line in range(1, 1_000))
    found = links.summary(many)
    assert len(found) < 65_536
    assert re.search(r"- and [0-9]+ more\n$", found)


# --- the command


def run(text: str | bytes) -> tuple[int, str]:
    result = CliRunner().invoke(cli.main, ["links", "-"], input=text)
    return result.exit_code, result.output


def test_exit_codes() -> None:
    assert run(written([], [])) == (0, "Every link of the records and pages works.\n")
    code, output = run(written([A], []))
    assert (code, A.address in output) == (3, True)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("[]", id="a list"),
        pytest.param("{}", id="no map"),
        pytest.param('{"error_map": [], "timeout_map": {}}', id="a list for a map"),
        pytest.param('{"error_map": {"a": [{}]}, "timeout_map": {}}', id="no address"),
        pytest.param('{"error_map": {"a": ["b"]}, "timeout_map": {}}', id="a text for a link"),
        pytest.param(b"\xff", id="no text"),
    ],
)
def test_what_lychee_does_not_write_is_wrong_use(text: str | bytes) -> None:
    code, output = run(text)
    assert code == 2
    assert output.startswith("Error: ")


# --- with lychee itself


class _Website(BaseHTTPRequestHandler):
    """Has one page and nothing else."""

    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/here" else 404)
        self.end_headers()

    do_HEAD = do_GET  # noqa: N815 - the name that http.server asks for

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


def test_what_lychee_finds_in_a_record(tmp_path: Path) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Website) as website:
        Thread(target=website.serve_forever).start()
        here = f"http://127.0.0.1:{website.server_port}"
        (tmp_path / "a.yml").write_text(
            f"homepage: {here}/here\nfiles: [{{url: {here}/gone, title: x}}]\nsource: https://nobody.example/\n",
            encoding="utf-8",
        )
        result = tmp_path / "links.json"
        done = subprocess.run(  # noqa: S603 - lychee, on a file of this test
            [
                Path(sys.executable).parent / "lychee",
                "--no-progress",
                *("--format", "json", "--output", result, "--max-retries", "0"),
                tmp_path / "a.yml",
            ],
            check=False,
        )
        website.shutdown()
    assert done.returncode == 2
    (found,) = links.broken(result.read_text(encoding="utf-8"))
    assert (found.path, found.line, found.address) == (str(tmp_path / "a.yml"), 2, f"{here}/gone")
    assert "404" in found.answer


# --- the workflow

WORKFLOW = ROOT / ".github/workflows/links.yml"


def listed(folder: Path, result: str) -> workflow.Run:
    """Run the job that opens the links, with a result of lychee in the place of its own."""
    script = folder / ".venv/bin/catalogue"
    script.parent.mkdir(parents=True)
    script.symlink_to(Path(sys.executable).parent / "catalogue")
    (folder / "links.json").write_text(result, encoding="utf-8")
    return workflow.run(workflow.steps(WORKFLOW, "open"), folder, {}, {"make links": lambda _: None})


@pytest.mark.parametrize(
    ("result", "passes", "found"),
    [
        pytest.param(written([], []), True, "found=none\n", id="all links work"),
        pytest.param(written([A], []), True, "found=some\n", id="some do not"),
        pytest.param("", False, "", id="lychee wrote nothing"),
    ],
)
def test_the_job_that_opens_links_says_what_it_found(tmp_path: Path, result: str, passes: bool, found: str) -> None:  # noqa: FBT001 - a column of a table
    run = listed(tmp_path, result)
    assert run.passes is passes
    assert run.output == found


GH = """\
#!/bin/sh
echo "$@" >> calls
case "$1 $2" in "issue list") cat known ;; esac
"""
LABEL = "label create broken-links --force --description The list of links that do not work"
LIST = "issue list --author app/github-actions --label broken-links --state all --limit 1 --json number --jq .[].number"


@pytest.mark.parametrize(
    ("known", "found", "calls"),
    [
        pytest.param("", "none", [], id="nothing is broken and nothing was"),
        pytest.param(
            "",
            "some",
            ["issue create --title Links that do not work --label broken-links --body-file links.md"],
            id="the first time",
        ),
        pytest.param(
            "7\n", "some", ["issue edit 7 --body-file links.md", "issue reopen 7"], id="the same issue is edited"
        ),
        pytest.param("7\n", "none", ["issue edit 7 --body-file links.md", "issue close 7"], id="all links work again"),
    ],
)
def test_there_is_one_issue_and_strangers_speak_only_in_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: str, found: str, calls: list[str]
) -> None:
    (tmp_path / "gh").write_text(GH, encoding="utf-8")
    (tmp_path / "gh").chmod(0o755)
    (tmp_path / "known").write_text(known, encoding="utf-8")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    values = {"github.token": "token", "github.repository": "a/b", "needs.open.outputs.found": found}
    assert workflow.run(workflow.steps(WORKFLOW, "tell"), tmp_path, values, {}).passes
    assert (tmp_path / "calls").read_text(encoding="utf-8").splitlines() == [LABEL, LIST, *calls]
