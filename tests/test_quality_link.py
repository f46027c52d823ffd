"""QualityLink: which courses are in it, why others are not, and what the manifest says."""

import json
from pathlib import Path

import pytest
import rdflib
from test_elm import DATA, URL, changed, parsed, taken

from generator.exports import formats, quality_link
from generator.exports.elm.graph import NAMESPACES
from generator.exports.quality_link import DATA as FILE
from generator.exports.quality_link import MANIFEST
from generator.exports.snapshot import Snapshot
from generator.settings import Settings

QL = rdflib.Namespace("http://data.quality-link.eu/ontology/v1#")
ELM_OF_33 = rdflib.Namespace(NAMESPACES["3.3"])
UNIVERSITY = "example-university"
KNOWN = "# providers/example-university.yml\nidentifiers: [{scheme: ETER, value: BE0001, source: ETER}]\n"
COURSE = f"{KNOWN}# credentials/{DATA}.yml"


def written(snapshot: Snapshot) -> dict[str, str]:
    return dict(quality_link.written(snapshot, snapshot.catalogue.providers[UNIVERSITY]))


def of_class(graph: rdflib.Graph, name: str) -> list[str]:
    return sorted(str(node) for node in graph.subjects(rdflib.RDF.type, QL[name]))


CASES = [
    ("a number of ETER", KNOWN, True),
    ("a number of OrgReg", KNOWN.replace("ETER", "OrgReg"), True),
    ("a number of OrgReg in another form", KNOWN.replace("BE0001", "BE0001-X"), False),
    ("a name in SCHAC", KNOWN.replace("ETER, value: BE0001", "SCHAC, value: university.example"), True),
    ("a number that QualityLink does not know", KNOWN.replace("ETER", "WHED"), False),
    ("another provider", f"{KNOWN}kind: other-provider\norganisation_type: ngo\n", False),
    ("a university that awards no degrees", f"{KNOWN}degree_awarding_powers: false\n", False),
    ("a course without a level", f"{COURSE} without level\nsample: true\n", False),
    ("a course to which no level applies", f"{COURSE}\nlevel: {{eqf: not-applicable, reason: It has none.}}\n", False),
    ("a course without outcomes and skills", f"{COURSE} without learning_outcomes, skills\nsample: true\n", False),
    ("a course without languages", f"{COURSE} without languages\nsample: true\n", False),
    ("a course that nobody can take any more", f"{COURSE}\navailability: closed\n", True),
]


@pytest.mark.parametrize(("fragment", "taken_in"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_what_qualifies_and_what_does_not_has_a_reason(fragment: str, *, taken_in: bool, tmp_path: Path) -> None:
    snapshot = changed(fragment, tmp_path)
    entry = snapshot.catalogue.providers[UNIVERSITY]
    assert bool(written(snapshot)) == taken_in
    assert ("the whole record" in {loss.field for loss in quality_link.lost(snapshot, entry)}) != taken_in


def test_the_file_holds_the_courses_and_their_offers(tmp_path: Path) -> None:
    graph = parsed(written(changed(KNOWN, tmp_path))[FILE])
    page = f"{URL}credentials/{DATA}/"
    assert of_class(graph, "HigherEducationInstitution") == [f"{URL}providers/{UNIVERSITY}/#organisation"]
    assert of_class(graph, "LearningOpportunitySpecification") == [f"{page}#specification"]
    offers = [f"{page}#instance", f"{page}#instance-2027-02-01"]
    assert of_class(graph, "LearningOpportunityInstance") == offers


@pytest.mark.parametrize(("availability", "active"), [("offered", "true"), ("paused", "true"), ("closed", "false")])
def test_a_course_is_active_until_it_is_closed(availability: str, active: str, tmp_path: Path) -> None:
    graph = parsed(written(changed(f"{COURSE}\navailability: {availability}\n", tmp_path))[FILE])
    assert [str(value) for value in graph.objects(None, QL.isActive)] == [active]


@pytest.mark.parametrize("availability", ["planned", "paused", "closed"])
def test_what_nobody_can_take_now_has_no_instance(availability: str, tmp_path: Path) -> None:
    graph = parsed(written(changed(f"{COURSE}\navailability: {availability}\n", tmp_path))[FILE])
    assert of_class(graph, "LearningOpportunityInstance") == []


def test_the_language_of_an_instance_is_the_one_of_teaching(tmp_path: Path) -> None:
    snapshot = changed(f"{COURSE}\nlanguages: [fr, en]\n", tmp_path)
    graph = parsed(written(snapshot)[FILE])
    said = {str(value).rpartition("/")[2] for value in graph.objects(None, ELM_OF_33.defaultLanguage)}
    assert said == {"FRA"}
    lost = {loss.field for loss in quality_link.lost(snapshot, snapshot.catalogue.providers[UNIVERSITY])}
    assert "a course: languages of an offer after the first" in lost


def test_the_manifest_leads_to_the_file(tmp_path: Path) -> None:
    (source,) = json.loads(written(changed(KNOWN, tmp_path))[MANIFEST])["sources"]
    assert source["type"] == "elm"
    assert source["path"] == f"{URL}providers/{UNIVERSITY}/{FILE}"


def test_a_site_without_an_address_has_no_files() -> None:
    snapshot = taken(Path(__file__).parent / "example" / "content", settings=Settings())
    assert formats.written(snapshot, snapshot.catalogue.providers[UNIVERSITY]) == {}
