"""The European Learning Model: which class says what, which reports become accreditations, and what is never said."""

import dataclasses
import datetime as dt
import json
import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import rdflib
from fragments import EXAMPLE, ON, put
from sites import SAMPLE

from generator import catalogue
from generator.catalogue import Entry
from generator.exports import formats
from generator.exports.elm import accreditations, literals, opportunities
from generator.exports.elm.graph import NAMESPACES
from generator.exports.snapshot import Snapshot
from generator.settings import Elm, Settings
from generator.status import Statuses

URL = "https://catalogue.example/"
SETTINGS = Settings(url=URL)
DATA = "example-university/data-analysis"
REPORT = "exqa/2024-017"
ELM = rdflib.Namespace(NAMESPACES["3.2"])
RDF_TYPE = rdflib.RDF.type


def taken(content: Path, on: dt.date = ON, settings: Settings = SETTINGS) -> Snapshot:
    known = catalogue.load(content, settings).catalogue
    return Snapshot(Statuses(known, settings.policy), settings, on, "en")


@cache
def sample() -> Snapshot:
    return taken(SAMPLE)


def changed(fragment: str, folder: Path, on: dt.date = ON) -> Snapshot:
    """Give the example catalogue with a fragment put into it."""
    content = folder / "content"
    content.mkdir()
    for file in EXAMPLE.rglob("*.yml"):
        copy = content / file.relative_to(EXAMPLE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    put(fragment, content)
    return taken(content, on)


def credential(snapshot: Snapshot, ref: str = DATA) -> rdflib.Graph:
    return parsed(opportunities.written(snapshot, snapshot.catalogue.credentials[ref])["elm.ttl"])


def report(snapshot: Snapshot, ref: str = REPORT) -> rdflib.Graph:
    return parsed(accreditations.written(snapshot, snapshot.catalogue.reports[ref]).get("elm.ttl", ""))


def parsed(text: str, kind: str = "turtle") -> rdflib.Graph:
    return rdflib.Graph().parse(data=text, format=kind)


def of_class(graph: rdflib.Graph, name: str) -> list[str]:
    return sorted(str(node) for node in graph.subjects(RDF_TYPE, ELM[name]))


def texts(graph: rdflib.Graph) -> set[str]:
    return {str(value) for value in graph.objects(None, ELM.noteLiteral)}


def values(graph: rdflib.Graph, name: str) -> set[str]:
    return {str(value).replace("+00:00", "Z") for value in graph.objects(None, ELM[name])}


def statements(graph: rdflib.Graph) -> set[tuple[object, ...]]:
    """Give what a graph says; nodes without a name are part of what is said about others, as they are trees here."""

    def told(node: rdflib.term.Node) -> object:
        if isinstance(node, rdflib.BNode):
            return frozenset((name, told(value)) for name, value in graph.predicate_objects(node))
        return node

    return {(about, name, told(value)) for about, name, value in graph if not isinstance(about, rdflib.BNode)}


# --- values


@pytest.mark.parametrize(
    ("number", "duration"),
    [
        ("60", "PT60H"),
        ("125", "PT125H"),
        ("7.5", "PT7H30M"),
        ("0.25", "PT15M"),
        ("1.01", "PT1H36S"),
        ("0.0001", "PT0.36S"),
        ("100.0", "PT100H"),
    ],
)
def test_hours(number: str, duration: str) -> None:
    assert literals.hours(Decimal(number)) == duration


@pytest.mark.parametrize(
    ("number", "duration"), [("10", "P70D"), ("2.5", "P17DT12H"), ("0.1", "PT16H48M"), ("0.5", "P3DT12H")]
)
def test_weeks_are_days_because_xml_schema_has_no_weeks(number: str, duration: str) -> None:
    assert literals.weeks(Decimal(number)) == duration


def test_a_last_day_counts_itself() -> None:
    day = dt.date(2028, 2, 29)
    assert literals.first_moment(day)["@value"] == "2028-02-29T00:00:00Z"
    assert literals.last_moment(day)["@value"] == "2028-02-29T23:59:59Z"


# --- the class, by the levels

LEVELS = [
    ("both levels, the national one in the list", "{eqf: 6, nqf: {name: FQF level 6}}", "Qualification", "6"),
    ("the framework of the system", "{eqf: 7, nqf: {name: Level 7}}", "Qualification", "7"),
    ("a framework of another country", "{eqf: 6, nqf: {name: EstQF 6}}", "Qualification", "6"),
    ("a framework that nobody knows", "{eqf: 6, nqf: {name: House scale 6}}", "LearningAchievementSpecification", ""),
    ("a level that the framework has not", "{eqf: 6, nqf: {name: FQF 9}}", "LearningAchievementSpecification", ""),
    ("the European level alone", "{eqf: 6}", "LearningAchievementSpecification", ""),
    ("the national level alone", "{nqf: {name: FQF level 6}}", "LearningAchievementSpecification", ""),
    (
        "does not apply",
        "{eqf: not-applicable, reason: It has no level., nqf: {name: FQF 6}}",
        "LearningAchievementSpecification",
        "",
    ),
    ("a cycle is no level", "{qf_ehea: first-cycle, nqf: {name: FQF 6}}", "LearningAchievementSpecification", ""),
]


@pytest.mark.parametrize(("level", "kind", "eqf"), [row[1:] for row in LEVELS], ids=[row[0] for row in LEVELS])
def test_the_class_follows_from_the_levels(level: str, kind: str, eqf: str, tmp_path: Path) -> None:
    graph = credential(changed(f"# credentials/{DATA}.yml\nlevel: {level}\n", tmp_path))
    assert of_class(graph, kind) == [f"{URL}credentials/{DATA}/#credential"]
    assert len(of_class(graph, "Qualification") + of_class(graph, "LearningAchievementSpecification")) == 1
    assert {value.rpartition("/")[2] for value in values(graph, "EQFLevel")} == ({eqf} if eqf else set())


CANNOT_BE_SAID = [
    ("without outcomes and skills", f"# credentials/{DATA}.yml without learning_outcomes, skills\n", "outcome"),
    ("without languages and levels", f"# credentials/{DATA}.yml without languages, level\n", "language"),
]


@pytest.mark.parametrize(
    ("fragment", "word"), [row[1:] for row in CANNOT_BE_SAID], ids=[row[0] for row in CANNOT_BE_SAID]
)
def test_what_cannot_be_said_has_no_file_and_a_reason(fragment: str, word: str, tmp_path: Path) -> None:
    snapshot = changed(f"{fragment}sample: true\n", tmp_path)
    entry = snapshot.catalogue.credentials[DATA]
    assert opportunities.written(snapshot, entry) == {}
    (loss,) = opportunities.lost(snapshot, entry)
    assert loss.field == "the whole record"
    assert word in loss.why


# --- the offer


OFFERS = [
    ("no day", "availability: offered\n", "starts", ["#offer"]),
    ("on demand", "starts: [on-demand]\n", "", ["#offer"]),
    ("two days", "starts: [2027-02-01, 2027-09-01]\n", "", ["#offer-2027-02-01", "#offer-2027-09-01"]),
    ("a day and on demand", "starts: [2027-02-01, on-demand]\n", "", ["#offer", "#offer-2027-02-01"]),
    ("the same day twice", "starts: [2027-02-01, 2027-02-01]\n", "", ["#offer-2027-02-01"]),
    ("no longer offered", "availability: closed\n", "", []),
    ("paused", "availability: paused\n", "", []),
    ("planned", "availability: planned\n", "", []),
    ("a day that has passed", "starts: [2026-02-01, 2027-02-01]\n", "", ["#offer-2027-02-01"]),
    ("today", "starts: [2026-11-22]\n", "", ["#offer-2026-11-22"]),
    ("only days that have passed", "starts: [2026-02-01, 2026-11-21]\n", "", ["#offer"]),
]


@pytest.mark.parametrize(("keys", "without", "offers"), [row[1:] for row in OFFERS], ids=[row[0] for row in OFFERS])
def test_an_offer_for_each_start(keys: str, without: str, offers: list[str], tmp_path: Path) -> None:
    head = f"# credentials/{DATA}.yml{' without ' if without else ''}{without}\n"
    graph = credential(changed(head + keys, tmp_path))
    assert of_class(graph, "LearningOpportunity") == [f"{URL}credentials/{DATA}/{each}" for each in offers]


@pytest.mark.parametrize(
    ("starts", "offers"),
    [
        ("[on-demand]", ["#offer"]),
        ("[2027-09-01, 2027-02-01]", ["#offer-2027-02-01"]),
        ("[2027-02-01, on-demand]", ["#offer-2027-02-01"]),
        ("[2026-02-01]", ["#offer"]),
    ],
)
def test_the_last_day_to_apply_is_that_of_the_next_start(starts: str, offers: list[str], tmp_path: Path) -> None:
    graph = credential(changed(f"# credentials/{DATA}.yml\napply_by: 2027-01-15\nstarts: {starts}\n", tmp_path))
    with_deadline = sorted(str(node) for node in graph.subjects(ELM.applicationDeadline))
    assert with_deadline == [f"{URL}credentials/{DATA}/{each}" for each in offers]


@pytest.mark.parametrize(
    ("price", "amount", "currency"),
    [("{amount: 0, currency: EUR}", "0", "EUR"), ("{amount: 99.50, currency: SEK}", "99.50", "SEK")],
)
def test_prices(price: str, amount: str, currency: str, tmp_path: Path) -> None:
    graph = credential(changed(f"# credentials/{DATA}.yml\nprice: {price}\n", tmp_path))
    assert {str(value) for value in graph.objects(None, rdflib.RDF.value)} == {amount}
    assert {value.rpartition("/")[2] for value in values(graph, "unit")} == {currency}


def test_who_confirms_a_joint_award_awards_it_too() -> None:
    bodies = values(credential(taken(EXAMPLE)), "awardingBody")
    assert bodies == {f"{URL}providers/{name}/#organisation" for name in ("example-university", "other-university")}


# --- accreditations

MAIN = f"{URL}reports/{REPORT}/#accreditation"
OWN = f"{MAIN}-example-university-data-analysis"
PLAIN = f"# reports/{REPORT}.yml without decisions, appeal\ncredentials: [{DATA}]\n"
PLAIN_WITHOUT_END = PLAIN.replace("appeal", "appeal, until")
BOTH = PLAIN.replace(f"[{DATA}]", f"[{DATA}-2019, {DATA}]")
LATER = (
    "# reports/exqa/2026-001.yml, whole file\n"
    + (EXAMPLE / f"reports/{REPORT}.yml").read_text(encoding="utf-8")
    + f"# reports/exqa/2026-001.yml without decisions, appeal, replaces\ncredentials: [{DATA}]\nfrom: 2026-03-01\n"
)
OTHER_AGENCY = LATER.replace("exqa/2026", "natqa/2026").replace("without ", "without activities, ") + (
    "activities: [accreditation]\nscope: programme\n"
)
REPORTS = [
    ("a decision of the report", PLAIN, ON, [MAIN], {"2029-12-31T23:59:59Z"}),
    ("a last day of one course", "", ON, [OWN], {"2028-12-31T23:59:59Z"}),
    ("no last day", f"{PLAIN}until: unlimited\n", ON, [MAIN], set()),
    ("a last day that is assumed", PLAIN.replace("appeal", "appeal, until"), ON, [MAIN], set()),
    ("with conditions", f"{PLAIN}decision: positive-with-conditions\n", ON, [MAIN], {"2029-12-31T23:59:59Z"}),
    ("neither pass nor fail", f"{PLAIN}decision: no-formal-decision\n", ON, [MAIN], {"2029-12-31T23:59:59Z"}),
    ("a refusal", f"{PLAIN}decision: negative\n", ON, [], set()),
    ("taken back", f"{PLAIN}withdrawn: {{on: 2026-01-01, kind: revoked}}\n", ON, [MAIN], {"2026-01-01T00:00:00Z"}),
    ("annulled", f"{PLAIN}withdrawn: {{on: 2026-01-01, kind: annulled}}\n", ON, [], set()),
    ("entered by mistake", f"{PLAIN}withdrawn: {{on: 2026-01-01, kind: mistake}}\n", ON, [], set()),
    ("the day before an appeal", "", dt.date(2024, 1, 31), [OWN], {"2028-12-31T23:59:59Z"}),
    ("the first day of an appeal", "", dt.date(2024, 2, 1), [], set()),
    ("the last day of an appeal", "", dt.date(2024, 4, 30), [], set()),
    ("the day on which it was decided", "", dt.date(2024, 5, 1), [OWN], {"2028-12-31T23:59:59Z"}),
    ("the last day that is assumed", PLAIN_WITHOUT_END, dt.date(2029, 12, 31), [MAIN], set()),
    ("the day after the last day that is assumed", PLAIN_WITHOUT_END, dt.date(2030, 1, 1), [], set()),
    ("replaced by a refusal", f"{PLAIN}{LATER}decision: negative\n", ON, [MAIN], {"2026-03-01T00:00:00Z"}),
    ("replaced tomorrow", f"{PLAIN}{LATER}", dt.date(2026, 2, 28), [MAIN], {"2026-03-01T00:00:00Z"}),
    ("one of two courses was looked at again", BOTH + LATER, ON, [MAIN], {"2029-12-31T23:59:59Z"}),
    ("not replaced by what another agency found", f"{PLAIN}{OTHER_AGENCY}", ON, [MAIN], {"2029-12-31T23:59:59Z"}),
    (
        "from a body that does not count",
        f"{PLAIN}# agencies/exqa.yml without recognition\nsample: true\n",
        ON,
        [],
        set(),
    ),
]


@pytest.mark.parametrize(
    ("fragment", "on", "said", "ends"), [row[1:] for row in REPORTS], ids=[row[0] for row in REPORTS]
)
def test_which_reports_are_accreditations(
    fragment: str, on: dt.date, said: list[str], ends: set[str], tmp_path: Path
) -> None:
    snapshot = changed(fragment, tmp_path, on)
    graph = report(snapshot)
    assert of_class(graph, "Accreditation") == said
    assert values(graph, "expiryDate") == ends
    whole = [
        loss for loss in accreditations.lost(snapshot, snapshot.catalogue.reports[REPORT]) if "whole" in loss.field
    ]
    assert bool(whole) == (not said)


def test_what_was_looked_at_again_is_no_longer_limited_to(tmp_path: Path) -> None:
    graph = report(changed(BOTH + LATER, tmp_path))
    assert values(graph, "limitAbstractProgramme") == {f"{URL}credentials/{DATA}-2019/#programme"}


def test_a_later_report_is_named(tmp_path: Path) -> None:
    assert "A later report took its place: exqa/2026-001." in texts(report(changed(PLAIN + LATER, tmp_path)))


def test_no_day_of_issue_is_made_up() -> None:
    assert not list(report(taken(EXAMPLE)).objects(None, rdflib.DCTERMS.issued))


def test_the_decision_is_the_one_in_force(tmp_path: Path) -> None:
    def decision(on: dt.date) -> set[str]:
        graph = report(taken(tmp_path / "content", on))
        nodes = graph.objects(None, ELM.decision)
        return {str(graph.value(node, rdflib.SKOS.prefLabel)) for node in nodes}

    changed(f"# reports/{REPORT}.yml\ncredentials: [{DATA}]\n", tmp_path)
    assert decision(dt.date(2025, 5, 31)) == {"Positive, with conditions"}
    assert decision(dt.date(2025, 6, 1)) == {"Positive"}


def test_a_refusal_of_one_course_is_named_and_the_others_are_said(tmp_path: Path) -> None:
    both = f"{PLAIN}".replace(
        f"[{DATA}]", f"[example-university/data-analysis-2019, {{credential: {DATA}, decision: negative}}]"
    )
    snapshot = changed(both, tmp_path)
    assert of_class(report(snapshot), "Accreditation") == [MAIN]
    losses = list(accreditations.lost(snapshot, snapshot.catalogue.reports[REPORT]))
    assert [loss.field for loss in losses if loss.why == accreditations.REFUSAL] == ["credentials.decision"]


def test_a_credential_links_to_what_is_behind_its_status_and_to_nothing_else() -> None:
    snapshot = sample()
    for ref, entry in snapshot.catalogue.credentials.items():
        text = opportunities.written(snapshot, entry).get("elm.ttl", "")
        linked = {
            address.split("/reports/")[1] for address in re.findall(rf"^<({URL}reports/.*?)/#", text, re.MULTILINE)
        }
        assert linked <= set(snapshot.status(ref).because), ref
        for refused in (
            entry.ref for entry in snapshot.catalogue.reports.values() if entry.record.decision == "negative"
        ):
            assert refused not in linked


def test_nothing_stands_in_a_file_that_nothing_links_to() -> None:
    snapshot = sample()
    for entry in snapshot.catalogue.credentials.values():
        graph = parsed(opportunities.written(snapshot, entry).get("elm.ttl", ""))
        linked = {value for value in graph.objects() if isinstance(value, rdflib.URIRef)}
        roots = {f"{snapshot.page(entry)}#{part}" for part in ("award", "offer")}
        alone = {str(node) for node in graph.subjects() if isinstance(node, rdflib.URIRef) and node not in linked}
        assert {each for each in alone if not each.startswith(f"{snapshot.page(entry)}#offer")} <= roots, entry.ref


def test_beside_a_course_an_accreditation_says_what_was_looked_at(tmp_path: Path) -> None:
    programme = "{id: bsc, name: Data Science, provider: example-university, eqf: 6, degree: true}"
    snapshot = changed(
        f"# reports/{REPORT}.yml without credentials, decisions, appeal\nscope: programme\nprogramme: {programme}\n"
        f"covers_micro_credentials: {{answer: yes, credentials: [{DATA}]}}\n"
        f"# credentials/{DATA}.yml\nlevel: {{eqf: 6, nqf: {{name: FQF 6}}}}\n",
        tmp_path,
    )
    graph = credential(snapshot)
    assert values(graph, "accreditation") == {MAIN}
    assert {"The agency looked at a longer programme that the course belongs to.", "Data Science"} <= texts(graph)


def test_every_accreditation_says_who_entered_it() -> None:
    snapshot = sample()
    for entry in snapshot.catalogue.reports.values():
        graph = parsed(accreditations.written(snapshot, entry).get("elm.ttl", ""))
        for node in graph.subjects(RDF_TYPE, ELM.Accreditation):
            notes = {str(graph.value(each, ELM.noteLiteral)) for each in graph.objects(node, ELM.additionalNote)}
            assert entry.record.entered_by.messages[1] in notes


# --- the files


def test_both_texts_say_the_same_and_every_address_is_below_the_site() -> None:
    snapshot = sample()
    entries: list[Entry[Any]] = [*snapshot.catalogue.credentials.values(), *snapshot.catalogue.reports.values()]
    assert entries
    for entry in entries:
        files = formats.written(snapshot, entry)
        if "elm.ttl" not in files:
            continue
        one, other = parsed(files["elm.ttl"]), parsed(files["elm.jsonld"], "json-ld")
        assert statements(one) == statements(other), entry.ref
        for node in set(one.subjects()):
            if isinstance(node, rdflib.URIRef) and (node, RDF_TYPE, rdflib.SKOS.ConceptScheme) not in one:
                ours = str(node).startswith(URL)
                assert ours or (node, RDF_TYPE, rdflib.SKOS.Concept) in one, node


def test_every_concept_has_a_type_and_a_list_inside_the_data() -> None:
    graph = credential(taken(EXAMPLE))
    concepts = [node for node in graph.subjects(RDF_TYPE, rdflib.SKOS.Concept) if isinstance(node, rdflib.URIRef)]
    without = [str(node) for node in concepts if graph.value(node, rdflib.SKOS.inScheme) is None]
    assert [address for address in without if "/esco/skill/" not in address] == []
    for scheme in graph.objects(None, rdflib.SKOS.inScheme):
        assert (scheme, RDF_TYPE, rdflib.SKOS.ConceptScheme) in graph
    for subject, _, value in graph:
        if isinstance(value, rdflib.URIRef) and (subject, RDF_TYPE, value) not in graph:
            assert (value, RDF_TYPE, None) in graph, value


@pytest.mark.parametrize("version", NAMESPACES)
def test_the_namespace_is_a_setting(version: Elm) -> None:
    settings = dataclasses.replace(SETTINGS, elm=version)
    snapshot = taken(EXAMPLE, settings=settings)
    files = opportunities.written(snapshot, snapshot.catalogue.credentials[DATA])
    assert json.loads(files["elm.jsonld"])["@context"]["elm"] == NAMESPACES[version]
    assert f"@prefix elm: <{NAMESPACES[version]}> ." in files["elm.ttl"]


def test_a_site_without_an_address_has_no_files() -> None:
    snapshot = taken(EXAMPLE, settings=Settings())
    assert formats.written(snapshot, snapshot.catalogue.credentials[DATA]) == {}
    assert formats.written(snapshot, snapshot.catalogue.reports[REPORT]) == {}
