"""Open Badges: one language for everything, and nothing stronger than the record."""

import json
from pathlib import Path
from typing import Any

import pytest
from fragments import EXAMPLE
from test_elm import DATA, URL, changed, taken

from generator.exports import open_badges
from generator.exports.snapshot import Snapshot

RECORD = f"# credentials/{DATA}.yml\n"


def achievement(snapshot: Snapshot, ref: str = DATA) -> dict[str, Any]:
    return dict(json.loads(open_badges.written(snapshot, snapshot.catalogue.credentials[ref])[open_badges.FILE]))


def lost(snapshot: Snapshot) -> set[str]:
    return {loss.field for loss in open_badges.lost(snapshot, snapshot.catalogue.credentials[DATA])}


def narrative(snapshot: Snapshot) -> list[str]:
    return [line for line in achievement(snapshot)["criteria"]["narrative"].split("\n") if line]


def test_its_address_is_its_file_and_its_creator_the_page_of_the_provider() -> None:
    made = achievement(taken(EXAMPLE))
    assert made["id"] == f"{URL}credentials/{DATA}/{open_badges.FILE}"
    assert made["creator"]["id"] == f"{URL}providers/example-university/"


def test_our_own_words_are_not_escaped_and_those_of_strangers_are(tmp_path: Path) -> None:
    lines = narrative(changed(f"{RECORD}learning_outcomes: ['Read <b>maps</b>, plan_trips']\n", tmp_path))
    assert lines[0] == r"* Read \<b\>maps\<\/b\>\, plan\_trips"
    assert lines[1] == "You get a certificate when you have shown in an assessment what you can do."
    assert lines[2] == "Assessment: Project, Short tests."


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("en", "Assessment: Project, Short tests."),
        ("en-GB", "Assessment: Project, Short tests."),
        ("de", "Bewertung: Projekt, Kurze Tests."),
        ("pt", ""),
    ],
)
def test_the_words_of_lists_are_in_the_language_of_the_achievement(tag: str, words: str, tmp_path: Path) -> None:
    snapshot = changed(f"{RECORD}title: {{{tag}: Data}}\nlearning_outcomes: [{{{tag}: Data}}]\n", tmp_path)
    made = achievement(snapshot)
    assert made["inLanguage"] == tag
    assert [line for line in narrative(snapshot) if ":" in line] == ([words] if words else [])
    assert ("fieldOfStudy" in made) == tag.startswith("en")
    assert {"assessment.methods", "assessment.certificate", "assessment.supervision"}.isdisjoint(
        lost(snapshot)
    ) == bool(words)


def test_no_credits_and_no_level_are_left_out_and_named(tmp_path: Path) -> None:
    level = "level: {eqf: not-applicable, reason: New}\n"
    snapshot = changed(f"{RECORD}workload: {{ects: not-applicable, reason: Law}}\n{level}", tmp_path)
    made = achievement(snapshot)
    assert "creditsAvailable" not in made
    assert "European Qualifications Framework" not in {each["targetFramework"] for each in made["alignment"]}
    assert {"workload.ects", "level.eqf"} <= lost(snapshot)


def test_no_quality_check_stands_in_it() -> None:
    snapshot = taken(EXAMPLE)
    assert "quality status" in lost(snapshot)
    assert not {"endorsement", "endorsementJwt"} & achievement(snapshot).keys()


@pytest.mark.parametrize(
    ("assessment", "kind"),
    [
        ("{certificate: assessment-based}", "MicroCredential"),
        ("{methods: [quiz]}", "MicroCredential"),
        ("{certificate: attendance}", "CertificateOfCompletion"),
    ],
)
def test_what_people_get_at_the_end(assessment: str, kind: str, tmp_path: Path) -> None:
    assert achievement(changed(f"{RECORD}assessment: {assessment}\n", tmp_path))["achievementType"] == kind


def test_where_people_get_nothing_there_is_no_achievement_and_that_is_named(tmp_path: Path) -> None:
    snapshot = changed(f"{RECORD}assessment: {{certificate: none}}\n", tmp_path)
    assert open_badges.written(snapshot, snapshot.catalogue.credentials[DATA]) == {}
    assert lost(snapshot) == {"the whole record"}


@pytest.mark.parametrize(("certificate", "is_named"), [("assessment-based", True), ("none", False)])
def test_an_earlier_course_is_named_if_it_has_an_achievement(
    certificate: str,
    is_named: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    snapshot = changed(f"# credentials/{DATA}-2019.yml\nassessment: {{certificate: {certificate}}}\n", tmp_path)
    assert ("related" in achievement(snapshot)) == is_named
    assert ("supersedes" in lost(snapshot)) != is_named


def test_the_names_of_what_is_made_up_are_marked(tmp_path: Path) -> None:
    made = achievement(taken(EXAMPLE))
    assert (made["name"], made["creator"]["name"]) == (
        "Sample: Data analysis with Python",
        "Sample: Example University",
    )
    real = achievement(changed(f"{RECORD}sample: false\n# providers/example-university.yml\nsample: false\n", tmp_path))
    assert (real["name"], real["creator"]["name"]) == ("Data analysis with Python", "Example University")
