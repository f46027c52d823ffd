"""CTDL: which reports are actions, and what courses say of them; the test of all formats looks at every field."""

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from fragments import EXAMPLE, ON, put

from generator import catalogue
from generator.exports.ctdl import FILE, credentials, reports
from generator.exports.snapshot import Snapshot
from generator.settings import Policy, Settings
from generator.status import Statuses

REPORT, COURSE = "exqa/2024-017", "example-university/data-analysis"
RECORD = "# reports/exqa/2024-017.yml"
SITE = "https://catalogue.example/"


def shot(fragment: str, folder: Path, on: dt.date = ON) -> Snapshot:
    content = folder / "content"
    shutil.copytree(EXAMPLE, content)
    put(fragment, content)
    return Snapshot(Statuses(catalogue.load(content, Settings()).catalogue, Policy()), Settings(url=SITE), on, "en")


def actions(snapshot: Snapshot) -> list[dict[str, Any]]:
    """Give the actions of the report; none if it has no file."""
    entry = snapshot.catalogue.reports[REPORT]
    written = reports.written(snapshot, entry)
    assert bool(written) != any(loss.field == "the whole report" for loss in reports.lost(snapshot, entry))
    return list(json.loads(written[FILE])["@graph"]) if written else []


def action(snapshot: Snapshot) -> dict[str, Any] | None:
    """Give the one action of the report; None if it has no file."""
    found = actions(snapshot)
    assert len(found) <= 1
    return found[0] if found else None


PLAIN = f"{RECORD} without decisions, appeal\ncredentials: [{COURSE}]\n"
NO_END = PLAIN.replace("appeal", "appeal, until")
PROCEDURE = "# agencies/exqa.yml\nactivities: {mc-review: {name: Review, type: programme, "
LATER = (
    "# reports/exqa/2026-001.yml, whole file\n"
    + (EXAMPLE / f"reports/{REPORT}.yml").read_text(encoding="utf-8")
    + f"# reports/exqa/2026-001.yml without decisions, appeal, replaces\ncredentials: [{COURSE}]\nfrom: 2026-03-01\n"
)
PROGRAMME = "programme: {id: b, name: B, provider: example-university}"
NEGATIVE = f"{RECORD} without decisions\ndecision: negative\ncredentials: [{COURSE}]\n"


@pytest.mark.parametrize(
    ("fragment", "is_action"),
    [
        pytest.param("", True, id="positive"),
        pytest.param(
            f"{RECORD} without decisions\ndecision: positive-with-conditions\n", True, id="positive with conditions"
        ),
        pytest.param(NEGATIVE, False, id="negative"),
        pytest.param(NEGATIVE.replace("negative", "no-formal-decision"), False, id="no pass or fail"),
        pytest.param(f"{RECORD}\nappeal: {{since: 2026-11-22, suspends: true}}\n", False, id="under appeal"),
        pytest.param(
            f"{RECORD}\nappeal: {{since: 2026-11-22, suspends: false}}\n", True, id="an appeal that lets it be"
        ),
        pytest.param(f"{RECORD}\nwithdrawn: {{on: 2026-03-01, kind: annulled}}\n", False, id="annulled"),
        pytest.param(f"{RECORD}\nwithdrawn: {{on: 2026-03-01, kind: mistake}}\n", False, id="a mistake"),
        pytest.param(f"{RECORD}\nwithdrawn: {{on: 2026-03-01, kind: revoked}}\n", True, id="taken back"),
        pytest.param("# agencies/exqa.yml without recognition\n", False, id="of a body that nobody recognised"),
        pytest.param(f"{PROCEDURE}from: 2019-01-01, esg: false}}}}\n", False, id="outside the ESG"),
        pytest.param(f"{PROCEDURE}from: 2024-01-02, esg: true}}}}\n", False, id="of a procedure not in use yet"),
    ],
)
def test_only_a_favourable_decision_is_an_action(fragment: str, is_action: bool, tmp_path: Path) -> None:  # noqa: FBT001
    found = action(shot(fragment, tmp_path))
    assert (found is not None) == is_action
    if found:
        assert found["@type"] == "ceterms:ApproveAction"


@pytest.mark.parametrize(
    ("fragment", "on", "end", "state"),
    [
        pytest.param(PLAIN, ON, "2029-12-31", "Active", id="in its time"),
        pytest.param(PLAIN, dt.date(2029, 12, 31), "2029-12-31", "Active", id="on its last day"),
        pytest.param(PLAIN, dt.date(2030, 1, 1), "2029-12-31", "Completed", id="a day later"),
        pytest.param(PLAIN, dt.date(2023, 12, 31), "2029-12-31", "Potential", id="before it begins"),
        pytest.param("", dt.date(2028, 12, 31), "2028-12-31", "Active", id="the last day of one course"),
        pytest.param("", dt.date(2029, 1, 1), "2028-12-31", "Completed", id="after the last day of one course"),
        pytest.param(f"{PLAIN}until: unlimited\n", ON, None, "Active", id="without an end"),
        pytest.param(NO_END, dt.date(2029, 12, 31), None, "Active", id="the last day that is assumed"),
        pytest.param(NO_END, dt.date(2030, 1, 1), None, "Completed", id="after the last day that is assumed"),
        pytest.param(
            f"{PLAIN}withdrawn: {{on: 2026-03-01, kind: revoked}}\n", ON, "2026-03-01", "Completed", id="taken back"
        ),
        pytest.param(
            f"{PLAIN}withdrawn: {{on: 2026-03-01, kind: revoked}}\n",
            dt.date(2026, 2, 28),
            "2026-03-01",
            "Active",
            id="the day before it is taken back",
        ),
        pytest.param(PLAIN + LATER, dt.date(2026, 2, 28), "2026-03-01", "Active", id="the day before it is replaced"),
        pytest.param(PLAIN + LATER, dt.date(2026, 3, 1), "2026-03-01", "Completed", id="the day of its replacement"),
        pytest.param(f"{PLAIN}{LATER}decision: negative\n", ON, "2026-03-01", "Completed", id="replaced by a refusal"),
    ],
)
def test_the_time_of_an_action(fragment: str, on: dt.date, end: str | None, state: str, tmp_path: Path) -> None:
    found = action(shot(fragment, tmp_path, on))
    assert found
    assert found.get("ceterms:endDate") == end
    assert found["ceterms:actionStatusType"]["ceterms:targetNode"].endswith(f"/{state}ActionStatus")


@pytest.mark.parametrize(
    ("fragment", "objects"),
    [
        pytest.param("", [f"{SITE}credentials/{COURSE}/ctdl.json"], id="the micro-credential"),
        pytest.param(
            f"{RECORD}\ncredentials: [{COURSE}, {{credential: {COURSE}-2019, decision: negative}}]\n",
            [f"{SITE}credentials/{COURSE}/ctdl.json"],
            id="those with a favourable decision",
        ),
        pytest.param(
            f"{RECORD} without credentials\nscope: provider\n", ["Sample: Example University"], id="the provider"
        ),
        pytest.param(
            f"{RECORD} without credentials\nscope: programme\n{PROGRAMME}\n", ["Sample: B"], id="the programme"
        ),
        pytest.param(
            f"{NEGATIVE}credentials: [{COURSE}-2019, {{credential: {COURSE}, decision: positive}}]\n".replace(
                f"credentials: [{COURSE}]\n", ""
            ),
            [f"{SITE}credentials/{COURSE}/ctdl.json"],
            id="one that is favourable in a negative report",
        ),
    ],
)
def test_what_an_action_is_about(fragment: str, objects: list[str], tmp_path: Path) -> None:
    found = action(shot(fragment, tmp_path))
    assert found
    about = [each if isinstance(each, str) else each["ceterms:name"]["en"] for each in found["ceterms:object"]]
    assert about == objects


@pytest.mark.parametrize(
    ("fragment", "own", "others"),
    [
        pytest.param("", [f"{REPORT}/ctdl.json#{COURSE.replace('/', '-')}"], [], id="a decision on it of its own"),
        pytest.param(PLAIN, [f"{REPORT}/ctdl.json"], [], id="a report on it"),
        pytest.param(NEGATIVE, [], [], id="a status that is not good"),
        pytest.param(
            f"{RECORD} without credentials\nscope: provider\ncovers_micro_credentials: {{answer: yes}}\n",
            [],
            ["exqa/2022-003", REPORT],
            id="reports on its provider",
        ),
    ],
)
def test_a_course_names_the_reports_behind_its_status(
    fragment: str, own: list[str], others: list[str], tmp_path: Path
) -> None:
    snapshot = shot(fragment, tmp_path)
    node = credentials.micro_credential(snapshot, snapshot.catalogue.credentials[COURSE])
    assert node.get("ceterms:objectOfAction", []) == [f"{SITE}reports/{each}" for each in own]
    assert node.get("ceterms:relatedAction", []) == [f"{SITE}reports/{ref}/ctdl.json" for ref in others]


def test_each_decision_in_a_report_is_an_action(tmp_path: Path) -> None:
    both = f"credentials: [{COURSE}-2019, {{credential: {COURSE}, until: 2027-06-30}}]\n"
    found = actions(shot(f"{RECORD} without decisions, appeal\n{both}", tmp_path))
    said = [(each["@id"].rpartition("/")[2], each["ceterms:object"], each["ceterms:endDate"]) for each in found]
    assert said == [
        ("ctdl.json", [f"{SITE}credentials/{COURSE}-2019/ctdl.json"], "2029-12-31"),
        (f"ctdl.json#{COURSE.replace('/', '-')}", [f"{SITE}credentials/{COURSE}/ctdl.json"], "2027-06-30"),
    ]


def test_an_action_says_how_far_it_reaches_and_who_entered_it(tmp_path: Path) -> None:
    fragment = (
        f"{RECORD} without credentials\nscope: provider\nlimited_to: Faculty of Science\nentered_by: maintainers\n"
    )
    found = action(shot(fragment, tmp_path))
    assert found
    said = found["ceterms:description"]["en"]
    assert "It was limited to: Faculty of Science." in said
    assert "The catalogue's maintainers copied it from a public source; the agency has not confirmed it." in said


def test_documents_and_pages_are_the_evidence(tmp_path: Path) -> None:
    found = action(shot(f"{RECORD} without files\n", tmp_path))
    assert found
    assert found["ceterms:evidenceOfAction"] == ["https://reports.example/17"]


@pytest.mark.parametrize(
    ("availability", "listed"), [("offered", True), ("planned", False), ("paused", False), ("closed", False)]
)
def test_only_what_is_offered_says_where_to_apply(availability: str, listed: bool, tmp_path: Path) -> None:  # noqa: FBT001
    snapshot = shot(f"# credentials/{COURSE}.yml\navailability: {availability}\n", tmp_path)
    node = credentials.micro_credential(snapshot, snapshot.catalogue.credentials[COURSE])
    assert ("ceterms:availabilityListing" in node) == listed


def file_of(snapshot: Snapshot, ref: str = COURSE) -> dict[str, Any] | None:
    """Give what the file of a course holds; None if it has none."""
    entry = snapshot.catalogue.credentials[ref]
    written = credentials.written(snapshot, entry)
    assert bool(written) != any(loss.field == "the whole record" for loss in credentials.lost(snapshot, entry))
    return dict(json.loads(written[FILE])["@graph"][0]) if written else None


def with_certificate(certificate: str, ref: str = COURSE) -> str:
    return f"# credentials/{ref}.yml\nassessment: {{certificate: {certificate}}}\n"


@pytest.mark.parametrize(
    ("certificate", "kind"),
    [
        ("assessment-based", "ceterms:MicroCredential"),
        ("attendance", "ceterms:CertificateOfParticipation"),
        ("none", None),
    ],
)
def test_what_people_get_at_the_end(certificate: str, kind: str | None, tmp_path: Path) -> None:
    found = file_of(shot(with_certificate(certificate), tmp_path))
    assert (found["@type"] if found else None) == kind


def test_what_has_no_file_is_described_where_it_is_named(tmp_path: Path) -> None:
    found = action(shot(with_certificate("none"), tmp_path))
    assert found
    assert found["ceterms:object"] == [
        {
            "@id": f"{SITE}credentials/{COURSE}/",
            "@type": "ceterms:LearningOpportunityProfile",
            "ceterms:name": {"en": "Sample: Data analysis with Python", "nl": "Sample: Data-analyse met Python"},
            "ceterms:subjectWebpage": "https://www.university.example/mc/data-analysis",
        }
    ]


def test_an_earlier_course_that_gives_nothing_is_left_out_and_named(tmp_path: Path) -> None:
    snapshot = shot(with_certificate("none", f"{COURSE}-2019"), tmp_path)
    found = file_of(snapshot)
    assert found
    assert "ceterms:supersedes" not in found
    assert "supersedes" in {loss.field for loss in credentials.lost(snapshot, snapshot.catalogue.credentials[COURSE])}
    assert "ceterms:supersedes" in (file_of(shot("", tmp_path / "as-it-was")) or {})


def names(value: object) -> set[str]:
    """Give the English names of what is described."""
    if isinstance(value, list):
        return {name for item in value for name in names(item)}
    if not isinstance(value, dict):
        return set()
    inner = {name for item in value.values() for name in names(item)}
    return inner | ({value["ceterms:name"]["en"]} if "en" in value.get("ceterms:name", {}) else set())


def test_the_names_of_what_is_made_up_are_marked(tmp_path: Path) -> None:
    assert names(file_of(shot("", tmp_path / "made-up"))) >= {
        "Sample: Data analysis with Python",
        "Sample: Example University",
    }
    assert names(action(shot("", tmp_path / "report"))) >= {
        f"Sample: Report {REPORT}",
        "Sample: Example Quality Agency",
    }
    real = "".join(
        f"# {path}.yml\nsample: false\n"
        for path in (f"credentials/{COURSE}", "providers/example-university", f"reports/{REPORT}", "agencies/exqa")
    )
    snapshot = shot(real, tmp_path / "real")
    assert names(file_of(snapshot)) >= {"Data analysis with Python", "Example University"}
    assert names(action(snapshot)) >= {f"Report {REPORT}", "Example Quality Agency"}
