"""What every workflow, issue form and template must keep; actionlint, zizmor and their schemas look at the rest."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from sites import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(set((GITHUB / "ISSUE_TEMPLATE").glob("*.yml")) - {GITHUB / "ISSUE_TEMPLATE/config.yml"})
TEMPLATES = sorted((GITHUB / "PULL_REQUEST_TEMPLATE").glob("*.md"))
WRITES = {
    ("publish", "deploy"): {"pages": "write", "id-token": "write"},
    ("links", "tell"): {"issues": "write"},
}
every_workflow = pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
every_form = pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)


def read(file: Path) -> Any:  # noqa: ANN401 - whatever a file holds
    """Read YAML with the keys as they stand: `on` is no truth value."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - it makes text only


def steps(file: Path) -> Iterator[dict[str, Any]]:
    for job in read(file)["jobs"].values():
        yield from job["steps"]


@every_workflow
def test_jobs_may_only_read_unless_they_are_named_here(file: Path) -> None:
    found = read(file)
    assert found["permissions"] == {}
    for name, job in found["jobs"].items():
        assert job["permissions"] == WRITES.get((file.stem, name), {"contents": "read"})
        assert "timeout-minutes" in job


@every_workflow
def test_no_workflow_gives_a_pull_request_more_than_reading(file: Path) -> None:
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(read(file)["on"])
    assert "secrets." not in file.read_text(encoding="utf-8")


@every_workflow
def test_actions_are_pinned_and_say_their_version(file: Path) -> None:
    uses = re.findall(r"uses: (.+)", file.read_text(encoding="utf-8"))
    assert all(re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+", each) for each in uses)


@every_workflow
def test_no_value_stands_in_a_script(file: Path) -> None:
    assert not [step["run"] for step in steps(file) if "${{" in step.get("run", "")]


@every_workflow
def test_no_checkout_leaves_a_token_behind(file: Path) -> None:
    for step in steps(file):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


def test_an_action_has_the_same_version_everywhere() -> None:
    uses = {step["uses"] for file in WORKFLOWS for step in steps(file) if "uses" in step}
    assert len(uses) == len({each.partition("@")[0] for each in uses})


def test_the_docs_explain_every_workflow() -> None:
    hosting = (ROOT / "docs/hosting.md").read_text(encoding="utf-8")
    names = re.findall(r"(?m)^\| `([a-z -]+)` \| (?:for each|every)", hosting)
    assert sorted(names) == sorted(read(file)["name"] for file in WORKFLOWS)


@every_form
def test_a_form_says_that_an_issue_is_no_evidence(file: Path) -> None:
    first = read(file)["body"][0]
    assert first["type"] == "markdown"
    assert "An issue is no evidence" in first["attributes"]["value"]


def test_the_form_for_a_mistake_asks_for_the_page_first() -> None:
    _, first, *_ = read(GITHUB / "ISSUE_TEMPLATE/mistake.yml")["body"]
    assert (first["type"], first["id"]) == ("input", "page")


def test_vulnerabilities_are_not_reported_in_public() -> None:
    config = read(GITHUB / "ISSUE_TEMPLATE/config.yml")
    assert config["blank_issues_enabled"] == "false"
    (link,) = config["contact_links"]
    assert link["url"] == read(ROOT / "mkdocs.yml")["extra"]["catalogue"]["contact"]


def test_the_template_of_pull_requests_names_all_others() -> None:
    default = (GITHUB / "pull_request_template.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"template=([\w-]+\.md)\)", default)) == [file.name for file in TEMPLATES]
