"""Each format from its file to its records: what is written, the check, the next import, and hostile files."""

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fragments import EXAMPLE, ON

from generator import cli

XCRI = """<?xml version="1.0" encoding="utf-8"?>
<catalog xmlns="http://xcri.org/profiles/1.2/catalog" xmlns:mlo="http://purl.org/net/mlo"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:credit="http://purl.org/net/cm">
 <provider><course><dc:identifier>B-7</dc:identifier><dc:title>Boats</dc:title><mlo:url>https://other.example/b</mlo:url>
  <abstract>Build a boat.</abstract>
  <learningOutcome>&lt;ul&gt;&lt;li&gt;Saw a board&lt;/li&gt;&lt;/ul&gt;</learningOutcome>
  <mlo:credit><credit:scheme>ECTS</credit:scheme><credit:value>2</credit:value></mlo:credit>
  <presentation><mlo:start dtf="2027-02-01"/><attendanceMode identifier="CM"/></presentation></course></provider>
</catalog>"""
OOAPI = {
    "GET /courses": [
        {
            "courseId": "B-7",
            "name": [{"language": "en-GB", "value": "Boats"}],
            "description": [{"language": "en-GB", "value": "Build a boat."}],
            "learningOutcomes": [[{"language": "en-GB", "value": "* Saw a board"}]],
            "link": "https://other.example/b",
            "studyLoad": {"studyLoadUnit": "ects", "value": 2},
            "modeOfDelivery": ["on campus"],
        }
    ],
    "GET /offerings": [{"offeringId": "o", "course": "B-7", "startDate": "2027-02-01"}],
}
SCHEMA_ORG = {
    "@context": "https://schema.org",
    "@type": "Course",
    "courseCode": "B-7",
    "name": "Boats",
    "description": "Build a boat.",
    "url": "https://other.example/b",
    "teaches": ["Saw a board"],
    "numberOfCredits": {"value": 2, "unitText": "ECTS"},
    "hasCourseInstance": {"@type": "CourseInstance", "startDate": "2027-02-01", "courseMode": "onsite"},
}
FILES = {"xcri": XCRI, "ooapi": json.dumps(OOAPI), "schema.org": json.dumps(SCHEMA_ORG)}
PATH = "content/credentials/other-university/boats.yml"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "content")
    (tmp_path / "mkdocs.yml").write_text("site_name: Example\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(name: str) -> Result:
    return CliRunner().invoke(cli.main, ["import", name, "courses", "--into", "other-university", "--as-of", str(ON)])


@pytest.mark.parametrize("name", FILES)
def test_the_same_course_in_each_format_is_the_same_record(name: str, here: Path) -> None:
    (here / "courses").write_text(FILES[name], encoding="utf-8")
    first = run(name)
    assert first.exit_code == 0, first.output
    written = (here / PATH).read_text(encoding="utf-8")
    assert re.sub(r"[a-p]{10}", "…", written.partition("  fields:")[0]) == (
        "title: Boats\n"
        "summary: Build a boat.\n"
        "availability: offered\n"
        "homepage: https://other.example/b\n"
        "learning_outcomes:\n"
        "  - Saw a board\n"
        "workload: {ects: 2}\n"
        "participation: {mode: [onsite]}\n"
        "starts: [2027-02-01]\n"
        "last_verified: 2026-11-22\n"
        "source: https://other.example/b\n"
        "imported:\n"
        f"  format: {name}\n"
        "  from: courses\n"
        "  id: B-7\n"
        "  on: 2026-11-22\n"
    )
    again = run(name)
    assert "0 new, 0 changed, 1 unchanged, 0 closed, 0 left out." in again.output
    assert (here / PATH).read_text(encoding="utf-8") == written
    checked = CliRunner().invoke(cli.main, ["check", "--as-of", str(ON)])
    assert checked.exit_code == 0, checked.output


@pytest.mark.parametrize("change", [{"eventStatus": "EventCancelled"}, {"offers": {"availability": "SoldOut"}}])
def test_a_run_to_come_that_is_cancelled_or_sold_out_offers_nothing(change: dict[str, object], here: Path) -> None:
    course = {**SCHEMA_ORG, "hasCourseInstance": {"startDate": "2027-02-01", **change}}
    (here / "courses").write_text(json.dumps(course), encoding="utf-8")
    result = run("schema.org")
    assert result.exit_code == 1, result.output
    assert "whether people can take it now, and it cannot be read" in result.output
    assert not (here / PATH).exists()


@pytest.mark.parametrize("name", FILES)
def test_an_e_mail_address_in_a_text_is_named(name: str, here: Path) -> None:
    (here / "courses").write_text(
        FILES[name].replace("Build a boat.", "Ask ann.oak@other.example to build a boat."), encoding="utf-8"
    )
    result = run(name)
    assert result.exit_code == 0, result.output
    assert "It holds an e-mail address (“ann.oak@other.example”)" in " ".join(result.output.split())


def test_an_address_in_place_of_a_file_is_refused(here: Path) -> None:
    args = ["import", "schema.org", "https://other.example/b", "--into", "other-university"]
    result = CliRunner().invoke(cli.main, args)
    assert result.exit_code == 2
    assert "https://other.example/b is a web address, and nothing is fetched" in " ".join(result.output.split())
    assert not (here / PATH).exists()


def test_a_course_of_another_provider_is_not_written(here: Path) -> None:
    (here / "courses").write_text(json.dumps({**SCHEMA_ORG, "provider": "Example University"}), encoding="utf-8")
    result = run("schema.org")
    assert result.exit_code == 1, result.output
    assert "“Example University” (`example-university`), and not “Other University”" in " ".join(result.output.split())
    assert not (here / PATH).exists()


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\x00\x01\x02", id="no text"),
        pytest.param(b"{", id="cut off"),
        pytest.param('{"name": "é"}'.encode("latin-1"), id="another encoding"),
        pytest.param(b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>', id="an entity bomb"),
        pytest.param(b"[" * 100_000, id="deep JSON"),
        pytest.param(b"<a>" * 100_000, id="deep XML"),
        pytest.param(b'{"a": ' * 20 + b"1" + b"}" * 20, id="20 levels of nothing"),
        pytest.param(b" " * 21_000_000, id="too large"),
    ],
)
def test_a_file_that_cannot_be_read_writes_nothing(content: bytes, name: str, here: Path) -> None:
    (here / "courses").write_bytes(content)
    before = sorted(here.rglob("*"))
    result = run(name)
    assert result.exit_code == 2, result.output
    assert result.output.startswith("Error: ")
    assert sorted(here.rglob("*")) == before
