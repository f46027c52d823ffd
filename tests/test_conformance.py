"""Conformance: what is checked, what is not, and what comes of something that does not conform."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import sites
from click.testing import CliRunner, Result
from fragments import EXAMPLE

from generator import cli
from generator.conformance import checks, names, schemas, shapes, terms
from generator.exports import formats

# A small stand-in for what 1EdTech publishes: tests need nothing from elsewhere.
KEYS = (
    *("id", "type", "achievementType", "name", "description", "inLanguage", "creator", "criteria", "creditsAvailable"),
    *("fieldOfStudy", "tag", "alignment", "related", "version"),
)
ACHIEVEMENT = {"type": "object", "required": ["id"], "properties": {key: {} for key in KEYS}}
BADGES = {"$defs": {"Achievement": ACHIEVEMENT}}


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
    assert {"open_to", "conditions.text"} <= {loss["field"] for loss in losses["ctdl"]}
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


def test_a_shape_that_its_profile_switches_off_is_applied(tmp_path: Path) -> None:
    file = tmp_path / "shapes.ttl"
    file.write_text(SHAPES.replace("a sh:NodeShape ;", "a sh:NodeShape ; sh:deactivated true ;"), encoding="utf-8")
    assert len(shapes.problems("@prefix ex: <https://e.example/> . ex:a a ex:Thing .", "turtle", (file,))) == 1


def test_what_has_no_address_is_placed_by_the_way_to_it(tmp_path: Path) -> None:
    file = tmp_path / "shapes.ttl"
    file.write_text(SHAPES, encoding="utf-8")
    text = "@prefix ex: <https://e.example/> . ex:a ex:part [ ex:inner [ a ex:Thing ] ] ."
    place = "https://e.example/a › https://e.example/part › https://e.example/inner"
    assert shapes.problems(text, "turtle", (file,)) == [f"{place} · https://e.example/name · no name"]


def test_a_folder_that_holds_no_site_does_not_conform(project: Path) -> None:
    shutil.rmtree(project / "site/api")
    result = conformance("--format", "json")
    assert result.exit_code == 1
    assert of_format(result, "api")["problems"] == [
        {"path": "api/v1/", "problem": "there is no such file; build the site first"}
    ]


def test_a_badge_has_no_property_that_the_schema_does_not_know(tmp_path: Path) -> None:
    known = {"type": "object", "properties": {"id": {}, "creator": {"$ref": "#/$defs/Profile"}}}
    file = tmp_path / "schema.json"
    defs = {"Achievement": known, "Profile": {"type": "object", "properties": {"name": {}}}}
    file.write_text(json.dumps({"$defs": defs}), encoding="utf-8")

    def problems(**more: object) -> list[str]:
        return schemas.of_definition(json.dumps({"@context": [], "id": "a", **more}), file, "Achievement")

    assert problems(creator={"name": "A"}) == []
    assert problems(criterion="A") == ["the file: Additional properties are not allowed ('criterion' was unexpected)"]
    assert problems(creator={"nome": "A"}) == ["creator: Additional properties are not allowed ('nome' was unexpected)"]


def test_more_problems_than_are_shown_are_counted(tmp_path: Path) -> None:
    file = tmp_path / "schema.json"
    file.write_text(json.dumps({"$defs": {"A": {"required": list("abcde")}}}), encoding="utf-8")
    assert schemas.of_definition("{}", file, "A")[-1] == "and 2 more"


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
        {"@id": "ceterms:day", "schema:domainIncludes": ["ceterms:Course"], "schema:rangeIncludes": ["xsd:date"]},
        {"@id": "ceterms:site", "schema:domainIncludes": ["ceterms:Course"], "schema:rangeIncludes": ["xsd:anyURI"]},
        {
            "@id": "ceterms:tongue",
            "schema:domainIncludes": ["ceterms:Course"],
            "schema:rangeIncludes": ["xsd:language"],
        },
        {
            "@id": "ceterms:time",
            "schema:domainIncludes": ["ceterms:Course"],
            "schema:rangeIncludes": ["schema:Duration"],
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
        ({"ceterms:name": {"english": 1}}, 'ceterms:name does not take {"english": 1}'),
        ({"ceterms:day": "2026-11-22", "ceterms:site": "https://a.example/", "ceterms:tongue": ["en", "sr-Latn"]}, ""),
        ({"ceterms:day": "soon"}, 'ceterms:day does not take "soon"'),
        ({"ceterms:day": "2026-02-30"}, 'ceterms:day does not take "2026-02-30"'),
        ({"ceterms:site": "see the brochure"}, 'ceterms:site does not take "see the brochure"'),
        ({"ceterms:tongue": "English, I think"}, 'ceterms:tongue does not take "English, I think"'),
        ({"ceterms:time": ["P10W", "PT40H", "P17DT12H", "PT7H30M"]}, ""),
        ({"ceterms:time": "10 weeks"}, 'ceterms:time does not take "10 weeks"'),
        ({"ceterms:time": "P"}, 'ceterms:time does not take "P"'),
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
            {"ceterms:kind": {"@type": "ceterms:Alignment", "ceterms:colour": "red"}},
            "ceterms:kind › there is no property ceterms:colour",
        ),
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


def test_without_its_libraries_it_says_in_one_sentence_how_to_get_them(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    command = "import sys; sys.modules['rdflib'] = None; from generator.cli import main; main(['conformance'])"
    done = subprocess.run([sys.executable, "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "Error: This command needs a library that is not installed (rdflib): run `make conformance`, "
        "which installs it, or `pip install 'microcredential-catalogue[conformance]'`.\n"
    )


def test_the_help_names_the_page_that_lists_the_standards() -> None:
    said = " ".join(CliRunner().invoke(cli.main, ["conformance", "--help"]).stdout.split())
    assert "docs/formats.md says which" in said
    text = (sites.ROOT / "docs/formats.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in text for name in (checks.OB3, "ctdl/schema.json"))
