"""CTDL: which reports are actions, and what courses say of them; the test of all formats looks at every field."""

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from fragments import EXAMPLE, ON, put

from generator import catalogue
from generator.exports import ctdl
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


def action(snapshot: Snapshot) -> dict[str, Any] | None:
    """Give the action of the report; None if it has no file."""
    written = ctdl.of_report(snapshot, snapshot.catalogue.reports[REPORT])
    assert bool(written) != any(
        loss.field == "the whole report" for loss in ctdl.lost_of_report(snapshot, snapshot.catalogue.reports[REPORT])
    )
    return dict(json.loads(written[ctdl.FILE])["@graph"][0]) if written else None


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
        pytest.param("", ON, "2029-12-31", "Active", id="in its time"),
        pytest.param("", dt.date(2029, 12, 31), "2029-12-31", "Active", id="on its last day"),
        pytest.param("", dt.date(2030, 1, 1), "2029-12-31", "Completed", id="a day later"),
        pytest.param("", dt.date(2023, 12, 31), "2029-12-31", "Potential", id="before it begins"),
        pytest.param(f"{RECORD}\nuntil: unlimited\n", ON, None, "Active", id="without an end"),
        pytest.param(
            f"{RECORD}\nwithdrawn: {{on: 2026-03-01, kind: revoked}}\n", ON, "2026-03-01", "Completed", id="taken back"
        ),
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
        pytest.param(f"{RECORD} without credentials\nscope: provider\n", ["Example University"], id="the provider"),
        pytest.param(f"{RECORD} without credentials\nscope: programme\n{PROGRAMME}\n", ["B"], id="the programme"),
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
        pytest.param("", [REPORT], [], id="a report on it"),
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
    node = ctdl.micro_credential(snapshot, snapshot.catalogue.credentials[COURSE])
    files = {name: [f"{SITE}reports/{ref}/ctdl.json" for ref in refs] for name, refs in (("own", own), ("o", others))}
    assert node.get("ceterms:objectOfAction", []) == files["own"]
    assert node.get("ceterms:relatedAction", []) == files["o"]
