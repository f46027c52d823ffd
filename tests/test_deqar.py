"""What DEQAR would take and Europass would show: one row for each reason, and the columns of a row."""

import csv
import datetime as dt
import io
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from fragments import EXAMPLE, ON, put

from generator import catalogue
from generator.exports import deqar, europass, submissions
from generator.exports.snapshot import Snapshot
from generator.settings import Policy, Settings
from generator.status import Statuses

REPORT, COURSE = "exqa/2024-017", "example-university/data-analysis"
TAKEN = """\
# reports/exqa/2024-017.yml
credentials: [example-university/data-analysis]
files: [{url: https://www.exqa.example/r/17.pdf, title: Report, languages: [en, sr-Latn]}]
"""


def shot(fragment: str, folder: Path, on: dt.date = ON) -> Snapshot:
    """Give the small catalogue with a fragment in it; without one, the report is taken and the course shown."""
    content = folder / "content"
    shutil.copytree(EXAMPLE, content)
    put(TAKEN, content)
    put(fragment, content)
    known = catalogue.load(content, Settings()).catalogue
    return Snapshot(Statuses(known, Policy()), Settings(), on, "en")


def codes(reasons: tuple[deqar.Reason, ...]) -> list[str]:
    return [reason.code for reason in reasons]


AGENCY, PROVIDER = "# agencies/exqa.yml\n", "# providers/example-university.yml\n"
RECORD, COURSE_RECORD = "# reports/exqa/2024-017.yml", "# credentials/example-university/data-analysis.yml"
PROGRAMME = f"{RECORD} without credentials\nscope: programme\n"
INSTITUTION = f"{RECORD} without credentials\nscope: provider\nactivities: [institutional]"
JOINT = f"{AGENCY}activities: {{mc-review: {{name: Review, type: joint-programme, from: 2019-01-01, esg: true}}}}\n"
NUMBERED = "# providers/other-university.yml\nidentifiers: [{scheme: ETER, value: BE1, source: ETER}]\n"
REGISTERED = "recognition: [{by: EQAR, from: 2020-01-01}]\n"


@pytest.mark.parametrize(
    ("fragment", "reasons"),
    [
        pytest.param("", [], id="taken"),
        pytest.param(f"{AGENCY}recognition: [{{by: EQAR, from: 2024-01-01}}]\n", [], id="registered that day"),
        pytest.param(
            f"{AGENCY}recognition: [{{by: EQAR, from: 2024-01-02}}]\n", ["agency-not-registered"], id="a day later"
        ),
        pytest.param(
            f"{AGENCY}recognition: [{{by: EQAR, from: 2020-01-01, until: 2023-12-31}}]\n",
            ["agency-not-registered"],
            id="no longer registered",
        ),
        pytest.param(
            f"{AGENCY}recognition: [{{by: national-authority, from: 2020-01-01}}]\n",
            ["agency-not-registered"],
            id="recognised by somebody else",
        ),
        pytest.param("# agencies/exqa.yml without acronym\n", ["agency-without-acronym"], id="no short name"),
        pytest.param(
            f"{AGENCY}activities: {{mc-review: {{name: Review, type: programme, from: 2019-01-01, esg: false}}}}\n",
            ["outside-esg"],
            id="outside the ESG",
        ),
        pytest.param(
            f"{AGENCY}activities: {{mc-review: {{name: Review, type: programme, from: 2024-01-02, esg: true}}}}\n",
            ["activity-not-in-use"],
            id="procedure not in use",
        ),
        pytest.param(f"{RECORD} without files\n", ["no-document"], id="no document"),
        pytest.param(
            f"{RECORD}\nfiles: [{{url: https://www.exqa.example/r.pdf}}]\n",
            ["document-without-language"],
            id="language",
        ),
        pytest.param(
            f"{RECORD}\nwithdrawn: {{on: 2026-03-01, kind: revoked}}\n", ["taken-back"], id="taken back by the agency"
        ),
        pytest.param(f"{RECORD}\nwithdrawn: {{on: 2026-03-01, kind: mistake}}\n", ["never-made"], id="a mistake"),
        pytest.param(f"{RECORD}\nappeal: {{since: 2026-11-22, suspends: true}}\n", ["under-appeal"], id="under appeal"),
        pytest.param(f"{RECORD}\nappeal: {{since: 2026-11-23, suspends: true}}\n", [], id="appeal from tomorrow"),
        pytest.param(
            f"{PROVIDER}identifiers: [{{scheme: national, value: 1, source: Register, country: BE}}]\n",
            ["provider-without-number"],
            id="no number",
        ),
        pytest.param(f"{PROVIDER}identifiers: [{{scheme: ETER, value: BE1, source: ETER}}]\n", [], id="number of ETER"),
        pytest.param(f"{PROVIDER}kind: other-provider\n", ["not-voluntary"], id="required of another provider"),
        pytest.param(
            f"{PROVIDER}kind: other-provider\n{RECORD}\nobligation: voluntary\n", [], id="voluntary of another provider"
        ),
        pytest.param(
            f"{PROVIDER}seats: [{{country: US, legal: true}}]\n", ["not-voluntary"], id="required outside the area"
        ),
        pytest.param(f"{COURSE_RECORD} without workload\n", ["no-credits"], id="no credits"),
        pytest.param(
            f"{COURSE_RECORD}\nworkload: {{ects: not-applicable, reason: Law}}\n",
            ["credits-not-applicable"],
            id="credits do not apply",
        ),
        pytest.param(f"{COURSE_RECORD}\nworkload: {{ects: 2.5}}\n", ["credits-not-whole"], id="half a credit"),
        pytest.param(f"{COURSE_RECORD}\nworkload: {{ects: 2.0}}\n", [], id="two credits"),
        pytest.param(f"{COURSE_RECORD} without level\n", ["no-level"], id="no level"),
        pytest.param(f"{COURSE_RECORD}\nlevel: {{eqf: 5}}\n", [], id="European level only"),
        pytest.param(f"{COURSE_RECORD}\nlevel: {{qf_ehea: third-cycle}}\n", [], id="cycle only"),
        pytest.param(
            f"{COURSE_RECORD}\nlevel: {{eqf: not-applicable, reason: New}}\n",
            ["level-not-applicable"],
            id="level does not apply",
        ),
        pytest.param(f"{COURSE_RECORD} without assessment\n", ["no-certificate"], id="no certificate stated"),
        pytest.param(
            f"{RECORD}\ncredentials: [{{credential: {COURSE}, decision: negative}}]\n", ["own-decision"], id="decision"
        ),
        pytest.param(
            f"{RECORD}\ncredentials: [{{credential: {COURSE}, until: 2028-12-31}}]\n", ["own-last-day"], id="last day"
        ),
        pytest.param(f"{COURSE_RECORD}\ntitle: =1+1\n", ["formula"], id="a formula"),
        pytest.param(
            f"{PROGRAMME}programme: {{id: bsc, name: Data, provider: example-university, eqf: 6, degree: true}}\n",
            [],
            id="a programme with a degree",
        ),
        pytest.param(
            f"{PROGRAMME}programme: {{id: bsc, name: Data, provider: example-university}}\n",
            ["programme-without-level", "degree-not-stated"],
            id="a programme of which little is stated",
        ),
        pytest.param(
            f"{PROGRAMME}programme: {{id: bsc, name: Data, provider: example-university, eqf: 6, degree: false}}\n",
            ["programme-without-degree"],
            id="a programme without a degree",
        ),
        pytest.param(f"{INSTITUTION}\n", [], id="a provider"),
        pytest.param(
            f"{RECORD} without credentials\nscope: provider\n",
            ["programme-not-named"],
            id="a provider, by a procedure that looks at programmes",
        ),
        pytest.param(
            f"{INSTITUTION}\nactivities: [institutional, mc-review]\n",
            ["programme-not-named"],
            id="a provider, by two procedures",
        ),
        pytest.param(
            f"{RECORD}\nproviders: [example-university, other-university]\n{NUMBERED}",
            ["number-of-providers"],
            id="two providers, by a procedure that looks at one",
        ),
        pytest.param(f"{JOINT}{RECORD}\n", ["number-of-providers"], id="one provider, by a procedure for several"),
        pytest.param(
            f"{JOINT}{RECORD}\nproviders: [example-university, other-university]\n{NUMBERED}",
            [],
            id="two providers, by a procedure for several",
        ),
        pytest.param(
            f"# agencies/natqa.yml\nacronym: NATQA\n{REGISTERED}",
            ["procedure-of-contributor"],
            id="a second agency on the register",
        ),
        pytest.param(f"{RECORD}\nuntil: 2024-01-01\n", ["one-day"], id="valid for one day"),
        pytest.param(f"{RECORD}\nuntil: 2024-01-02\n", [], id="valid for two days"),
        pytest.param(
            f"{RECORD}\nlinks: [{{url: 'https://reports.example/{'a' * 232}'}}]\n", ["too-long"], id="a long link"
        ),
        pytest.param(f"{RECORD}\nlinks: [{{url: 'https://reports.example/{'a' * 231}'}}]\n", [], id="not too long"),
    ],
)
def test_what_deqar_would_take(fragment: str, reasons: list[str], tmp_path: Path) -> None:
    snapshot = shot(fragment, tmp_path)
    found = deqar.submission(snapshot, snapshot.catalogue.reports[REPORT])
    assert codes(found.reasons) == reasons
    assert (found.row is None) == bool(reasons)


@pytest.mark.parametrize(
    ("fragment", "on", "reasons"),
    [
        pytest.param("", ON, [], id="shown"),
        pytest.param("", dt.date(2029, 12, 31), [], id="on the last day"),
        pytest.param("", dt.date(2030, 1, 1), ["not-in-time"], id="after the last day"),
        pytest.param("", dt.date(2023, 12, 31), ["not-in-time"], id="before the first day"),
        pytest.param(f"{RECORD}\nuntil: unlimited\n", dt.date(2029, 12, 31), [], id="unlimited, in its sixth year"),
        pytest.param(f"{RECORD}\nuntil: unlimited\n", dt.date(2030, 1, 1), ["archived"], id="unlimited, a day later"),
        pytest.param(f"{RECORD} without until\n", dt.date(2030, 1, 1), ["archived"], id="without an end, a day later"),
        pytest.param(f"{RECORD}\nobligation: voluntary\n", ON, ["voluntary"], id="voluntary"),
        pytest.param(f"{RECORD} without decisions\ndecision: negative\n", ON, ["negative"], id="negative"),
        pytest.param(f"{PROVIDER}seats: [{{country: NO, legal: true}}]\n", ON, [], id="in Norway"),
        pytest.param(f"{PROVIDER}seats: [{{country: CH, legal: true}}]\n", ON, ["outside-eea"], id="in Switzerland"),
        pytest.param(f"{COURSE_RECORD}\nworkload: {{ects: 59}}\n", ON, [], id="59 credits"),
        pytest.param(f"{COURSE_RECORD}\nworkload: {{ects: 60}}\n", ON, ["too-many-credits"], id="60 credits"),
        pytest.param(f"{COURSE_RECORD}\nworkload: {{ects: 2.5}}\n", ON, ["credits-not-whole"], id="not taken by DEQAR"),
        pytest.param(f"{INSTITUTION}\n", ON, ["not-itself"], id="its provider was looked at"),
    ],
)
def test_what_europass_would_show(fragment: str, on: dt.date, reasons: list[str], tmp_path: Path) -> None:
    snapshot = shot(fragment, tmp_path, on)
    found = europass.showing(snapshot, snapshot.catalogue.credentials[COURSE])
    assert codes(found.reasons) == reasons
    assert found.through == (() if reasons else (REPORT,))


def test_a_course_without_a_report_is_not_shown(tmp_path: Path) -> None:
    whole = shot("", tmp_path)
    snapshot = replace(whole, statuses=Statuses(replace(whole.catalogue, reports={}), Policy()))
    found = europass.showing(snapshot, snapshot.catalogue.credentials[COURSE])
    assert codes(found.reasons) == ["no-report"]


def test_the_row_of_a_report(tmp_path: Path) -> None:
    snapshot = shot("", tmp_path)
    row = deqar.submission(snapshot, snapshot.catalogue.reports[REPORT]).row
    assert row == {
        "agency": "EXQA",
        "report_id": "12345",
        "local_identifier": "2024-017",
        "activities[1].id": "Review of a single micro-credential",
        "status": "1",
        "decision": "1",
        "summary": "The panel was satisfied.",
        "valid_from": "2024-01-01",
        "valid_to": "2029-12-31",
        "date_format": "%Y-%m-%d",
        "file[1].original_location": "https://www.exqa.example/r/17.pdf",
        "file[1].display_name": "Report",
        "file[1].report_language[1]": "en",
        "file[1].report_language[2]": "sr",
        "link[1]": "https://reports.example/17",
        "link_display_name[1]": "Decision",
        "institution[1].deqar_id": "DEQARINST0000",
        "programme[1].identifier[1]": COURSE,
        "programme[1].name_primary": "Data analysis with Python",
        "programme[1].qualification_primary": "Micro-credential",
        "programme[1].qf_ehea_level": "1",
        "programme[1].nqf_level": "Level 6",
        "programme[1].degree_outcome": "2",
        "programme[1].workload_ects": "5",
        "programme[1].assessment_certification": "2",
        "programme[1].learning_outcome[1]": "http://data.europa.eu/esco/skill/2b92a5b2-6758-4ee3-9fb4-b6387a55cc8f",
        "programme[1].learning_outcome_description": "Summarise and plot survey data with Python; Compare two groups",
        "programme[1].field_study": "0542",
        "other_comment": "Sample: this record is made up. Together with: National Office for Study Programmes.",
    }


@pytest.mark.parametrize(("length", "said"), [(50, True), (51, False)])
def test_a_name_that_is_too_long_for_deqar_is_left_out(length: int, said: bool, tmp_path: Path) -> None:  # noqa: FBT001
    ref = f"example-university/{'a' * (length - len('example-university/'))}"
    record = (EXAMPLE / f"credentials/{COURSE}.yml").read_text(encoding="utf-8")
    snapshot = shot(f"# credentials/{ref}.yml, whole file\n{record}{RECORD}\ncredentials: [{ref}]\n", tmp_path)
    row = deqar.submission(snapshot, snapshot.catalogue.reports[REPORT]).row
    assert row is not None
    assert row.get("programme[1].identifier[1]") == (ref if said else None)


def test_columns_stand_in_the_order_of_the_template() -> None:
    rows = [
        {"programme[2].name_primary": "", "programme[1].field_study": "", "link_display_name[1]": "", "link[2]": ""},
        {
            "other_comment": "",
            "agency": "",
            "programme[1].name_primary": "",
            "link[1]": "",
            "file[10].display_name": "",
        },
        {"file[2].report_language[1]": "", "file[2].original_location": "", "link_display_name[2]": ""},
    ]
    assert deqar.columns(rows) == [
        "agency",
        "file[2].original_location",
        "file[2].report_language[1]",
        "file[10].display_name",
        "link[1]",
        "link_display_name[1]",
        "link[2]",
        "link_display_name[2]",
        "programme[1].name_primary",
        "programme[1].field_study",
        "programme[2].name_primary",
        "other_comment",
    ]


def test_rows_hold_only_what_would_be_taken(tmp_path: Path) -> None:
    found = submissions.of(shot("", tmp_path))
    rows = list(csv.DictReader(io.StringIO(submissions.rows(found))))
    assert [row["local_identifier"] for row in rows] == ["2024-017"]
    assert [each.report for each in found.taken] == [REPORT]


def test_without_rows_the_table_has_its_first_columns(tmp_path: Path) -> None:
    found = submissions.of(shot("", tmp_path), owned_by="agencies/nobody")
    assert submissions.rows(found).startswith("agency,local_identifier,status")
    assert submissions.text(found) == "There is nothing to submit.\n"
