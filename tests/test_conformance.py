"""Conformance: what is checked, what is not, and what comes of something that does not conform."""

import json
import shutil
from pathlib import Path

import pytest
import sites
from click.testing import CliRunner, Result
from fragments import EXAMPLE

from generator import cli
from generator.conformance import checks
from generator.exports import formats

# A small stand-in for what 1EdTech publishes: tests need nothing from elsewhere.
BADGES = {"$defs": {"Achievement": {"type": "object", "required": ["id"], "properties": {"name": {"maxLength": 500}}}}}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = sites.project(tmp_path_factory.mktemp("conformance") / "project", EXAMPLE)
    sites.build(folder, on=sites.ON)
    return folder


@pytest.fixture
def project(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = tmp_path / "project"
    shutil.copytree(built, copy)
    monkeypatch.chdir(copy)
    publish(BADGES)
    return copy


def publish(schema: object) -> None:
    file = Path("standards") / checks.OB3
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(schema), encoding="utf-8")


def conformance(*options: str) -> Result:
    return CliRunner().invoke(cli.main, ["conformance", "--as-of", str(sites.ON), *options])


def of_format(result: Result, name: str) -> dict[str, object]:
    found = {each["format"]: each for each in json.loads(result.stdout)["formats"]}
    return dict(found[name])


@pytest.mark.usefixtures("project")
def test_a_site_that_conforms() -> None:
    result = conformance("--format", "json")
    assert result.exit_code == 0, result.output
    for name in ("api", "open-badges"):
        outcome = of_format(result, name)
        assert outcome["files"] == outcome["passed"] != 0, name
        assert not outcome["problems"]


def test_what_does_not_conform_is_named(project: Path) -> None:
    publish({"$defs": {"Achievement": {"properties": {"name": {"maxLength": 3}}}}})
    broken = project / "site/api/v1/providers/example-university.json"
    broken.write_text(broken.read_text(encoding="utf-8").replace('"kind":"provider"', '"kind":7'), encoding="utf-8")
    (project / "site/api/v1/surprise.json").write_text("{", encoding="utf-8")
    result = conformance("--format", "json")
    assert result.exit_code == 1
    assert of_format(result, "open-badges")["passed"] == 0
    problems = of_format(result, "api")["problems"]
    assert isinstance(problems, list)
    assert [(each["path"], each["problem"]) for each in problems] == [
        ("api/v1/providers/example-university.json", "kind: 7 is not of type 'string'"),
        ("api/v1/surprise.json", "the description names no such file"),
    ]
    said = conformance().output
    assert "api/v1/surprise.json: the description names no such file" in said


def test_what_is_not_at_hand_is_not_checked_and_that_is_said(project: Path) -> None:
    shutil.rmtree(project / "standards")
    result = conformance("--format", "json")
    assert result.exit_code == 0
    outcome = of_format(result, "open-badges")
    assert outcome["passed"] is None
    assert outcome["missing"] == [checks.OB3]
    assert f"not checked: {checks.OB3} is not there" in " ".join(conformance().output.split())


@pytest.mark.usefixtures("project")
def test_every_format_reports_its_losses() -> None:
    losses = json.loads(conformance("--format", "json").stdout)["losses"]
    assert set(losses) == {each.name for each in formats.FORMATS}
    said = {loss["field"]: loss for loss in losses["open-badges"]}
    assert said["workload.hours"]["records"] == len(list(EXAMPLE.glob("credentials/*/*.yml")))
    assert said["workload.hours"]["why"].endswith(".")


def test_every_format_with_files_is_checked() -> None:
    assert {each.name for each in formats.FORMATS if each.files} <= {check.format for check in checks.CHECKS}
