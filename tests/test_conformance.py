"""Conformance: what is checked, what is not, and what comes of something that does not conform."""

import json
import shutil
from pathlib import Path

import pytest
import sites
from click.testing import CliRunner, Result
from fragments import EXAMPLE

from generator import cli
from generator.conformance import checks, names, shapes, terms
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
    for name in ("api", "open-badges", "schema.org"):
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
    assert outcome["unchecked"] == f"{checks.OB3} is not there"
    assert f"not checked: {checks.OB3} is not there" in " ".join(conformance().output.split())


@pytest.mark.usefixtures("project")
def test_every_format_reports_its_losses() -> None:
    losses = json.loads(conformance("--format", "json").stdout)["losses"]
    assert set(losses) == {each.name for each in formats.FORMATS}
    # A format that says something of several kinds of record has one list.
    assert {"open_to", "entered_by"} <= {loss["field"] for loss in losses["ctdl"]}
    said = {loss["field"]: loss for loss in losses["open-badges"]}
    assert said["workload.hours"]["records"] == len(list(EXAMPLE.glob("credentials/*/*.yml")))
    assert said["workload.hours"]["why"].endswith(".")


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"@type": "Course", "name": "Boats"}, []),
        ({"@type": "Kourse"}, ["there is no type Kourse"]),
        ({"@type": "name"}, ["there is no type name"]),
        ({"@type": "Course", "offers": [{"@type": "Offer", "prize": 5}]}, ["there is no property prize"]),
        ({"@type": "Course", "Course": 1}, ["there is no property Course"]),
        ({"@context": "https://other.example"}, ["does not name https://schema.org as its context"]),
    ],
)
def test_names_of_schema_org(said: dict[str, object], problem: list[str]) -> None:
    text = json.dumps({"@context": "https://schema.org", **said})
    assert names.problems(text) == problem
    assert names.problems(f'<html><script type="application/ld+json">{text}</script></html>') == problem


def test_every_format_with_files_is_checked() -> None:
    assert {each.name for each in formats.FORMATS if each.files} <= {check.format for check in checks.CHECKS}


def test_shapes_of_another_version_are_not_used(project: Path) -> None:
    for name in (*checks.LOQ, *checks.AMS):
        file = project / "standards" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    settings = project / "mkdocs.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("    language: en\n", '    language: en\n    elm: "3.3"\n')
    )
    outcome = of_format(conformance("--format", "json"), "elm")
    assert outcome["unchecked"] == "the site follows 3.3, the shapes are those of 3.2"


SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <https://e.example/> .
ex:Shape a sh:NodeShape ; sh:targetClass ex:Thing ;
  sh:property [ sh:path ex:name ; sh:minCount 1 ; sh:message "no name" ] .
"""


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ('@prefix ex: <https://e.example/> . ex:a a ex:Thing ; ex:name "A" .', []),
        (
            "@prefix ex: <https://e.example/> . ex:a a ex:Thing .",
            ["https://e.example/a · https://e.example/name · no name"],
        ),
    ],
)
def test_shapes(tmp_path: Path, text: str, problems: list[str]) -> None:
    file = tmp_path / "shapes.ttl"
    file.write_text(SHAPES, encoding="utf-8")
    assert shapes.problems(text, "turtle", (file,)) == problems
    assert shapes.problems("ex:a a", "turtle", (file,))[0].startswith("cannot be read as turtle: ")


VOCABULARY = {
    "@graph": [
        {"@id": "ceterms:Thing"},
        {"@id": "ceterms:Course", "rdfs:subClassOf": ["ceterms:Thing"]},
        {"@id": "ceterms:Alignment"},
        {"@id": "ceterms:name", "schema:domainIncludes": ["ceterms:Thing"], "schema:rangeIncludes": ["rdf:langString"]},
        {"@id": "ceterms:price", "schema:domainIncludes": ["ceterms:Course"], "schema:rangeIncludes": ["xsd:decimal"]},
        {"@id": "ceterms:page", "schema:domainIncludes": ["ceterms:Course"], "schema:rangeIncludes": ["ceterms:Thing"]},
        {
            "@id": "ceterms:kind",
            "schema:domainIncludes": ["ceterms:Course"],
            "schema:rangeIncludes": ["ceterms:Alignment"],
            "meta:targetScheme": ["ceterms:Kinds"],
        },
        {"@id": "kind:Short", "skos:inScheme": ["ceterms:Kinds"]},
        {"@id": "state:Short", "skos:inScheme": ["ceterms:States"]},
    ]
}
CONTEXT = {"@context": {"kind": "https://v.example/kind/", "state": "https://v.example/state/"}}


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ({}, ""),
        ({"ceterms:name": {"en": "A"}, "ceterms:price": "120.50"}, ""),
        ({"ceterms:page": "https://a.example/"}, ""),
        ({"ceterms:name": "A"}, 'ceterms:name does not take "A"'),
        ({"ceterms:price": "free"}, 'ceterms:price does not take "free"'),
        ({"ceterms:price": True}, "ceterms:price does not take true"),
        ({"ceterms:colour": "red"}, "there is no property ceterms:colour"),
        ({"@type": "ceterms:Cours"}, "there is no class ceterms:Cours"),
        (
            {"@type": "ceterms:Alignment", "ceterms:name": {"en": "A"}},
            "ceterms:name is no property of ceterms:Alignment",
        ),
        ({"ceterms:page": {"@type": "ceterms:Alignment"}}, "ceterms:page does not take a ceterms:Alignment"),
        ({"ceterms:kind": {"@type": "ceterms:Alignment", "ceterms:targetNode": "https://v.example/kind/Short"}}, ""),
        (
            {"ceterms:kind": {"@type": "ceterms:Alignment", "ceterms:targetNode": "https://v.example/state/Short"}},
            "https://v.example/state/Short is no term for ceterms:kind",
        ),
    ],
)
def test_terms(tmp_path: Path, more: dict[str, object], problem: str) -> None:
    alignment = {"@id": "ceterms:targetNode", "schema:domainIncludes": ["ceterms:Alignment"]}
    known = {"@graph": [*VOCABULARY["@graph"], {**alignment, "schema:rangeIncludes": ["xsd:anyURI"]}]}
    for name, value in zip(terms.FILES, (known, CONTEXT), strict=True):
        (tmp_path / name).write_text(json.dumps(value), encoding="utf-8")
    text = json.dumps({"@graph": [{"@type": "ceterms:Course", **more}]})
    assert terms.problems(text, tmp_path) == ([problem] if problem else [])
