import json
import re
import shutil
from pathlib import Path

import pytest
from fragments import EXAMPLE, ON, put

from generator import catalogue, changes
from generator.changes import Changes
from generator.settings import Settings

DATA = "example-university/data-analysis"
AID = "example-training/first-aid"
NO_LONGER_RECOGNISED = """\
# agencies/exqa.yml
recognition: [{by: EQAR, from: 2016-05-01, until: 2021-12-31}]
"""
WITHDRAWN = """\
# reports/exqa/2024-017.yml
withdrawn: {on: 2026-11-01, kind: revoked, reason: The course was changed.}
"""
NEW = """\
# credentials/example-training/rescue.yml
title: Rescue
summary: Learn to rescue.
availability: offered
homepage: https://training.example/rescue
last_verified: 2026-10-01
source: https://training.example/rescue
sample: true
"""


def compared(tmp_path: Path, fragment: str = "", removed: tuple[str, ...] = (), *, before: str = "") -> Changes:
    """Compare the small catalogue, with a fragment in it, with what another and the removal of files make of it."""
    base, head = (tmp_path / side / "content" for side in ("base", "head"))
    for folder in (base, head):
        shutil.copytree(EXAMPLE, folder)
        put(before, folder)
    put(fragment, head)
    for path in removed:
        (head / path).unlink()
    old, new = (catalogue.load(folder, Settings(), called="content") for folder in (base, head))
    return changes.between(old, new, Settings().policy, ON)


def standings(found: Changes) -> list[tuple[str, str | None, str | None, bool]]:
    return [
        (
            each.ref,
            each.before.standing.value if each.before else None,
            each.after.standing.value if each.after else None,
            each.touched,
        )
        for each in found.statuses
    ]


def test_two_equal_folders_differ_in_nothing(tmp_path: Path) -> None:
    found = compared(tmp_path)
    assert found == Changes(ON, (), (), (), (), (), (), ())
    assert changes.text(found) == changes.markdown(found) == "Nothing changes in meaning.\n"


@pytest.mark.parametrize(
    ("fragment", "removed", "expected"),
    [
        pytest.param(
            NO_LONGER_RECOGNISED,
            (),
            [
                ("example-training", "positive", "uncounted", False),
                ("example-university", "positive", "uncounted", False),
                (DATA, "positive", "uncounted", False),
                ("example-university/data-analysis-2019", "not-covered", "withdrawn", False),
                (AID, "not-covered", "uncounted", False),
            ],
            id="an agency that is no longer recognised takes every status with it",
        ),
        pytest.param(
            WITHDRAWN,
            (),
            [(DATA, "positive", "withdrawn", False)],
            id="a decision taken back",
        ),
        pytest.param(NEW, (), [("example-training/rescue", None, "not-covered", True)], id="a new record"),
        pytest.param(
            "", (f"credentials/{AID}.yml",), [(AID, "not-covered", None, True)], id="a record that is removed"
        ),
        pytest.param(f"# credentials/{AID}.yml\nsummary: Learn to help.\n", (), [], id="a change of words"),
    ],
)
def test_statuses_that_change(
    tmp_path: Path, fragment: str, removed: tuple[str, ...], expected: list[tuple[str, str | None, str | None, bool]]
) -> None:
    found = standings(compared(tmp_path, fragment, removed))
    assert found == expected


def test_losses_stand_before_gains_and_new_records(tmp_path: Path) -> None:
    own_review = f"# reports/exqa/2026-001.yml\n{_own_review()}"
    found = compared(tmp_path, NEW + WITHDRAWN + own_review)
    assert [ref for ref, *_ in standings(found)] == [DATA, AID, "example-training/rescue"]


def _own_review() -> str:
    return (
        "activities: [mc-review]\nscope: credential\nproviders: [example-training]\n"
        f"credentials: [{AID}]\nobligation: voluntary\ndecision: positive\nfrom: 2026-01-01\nuntil: 2030-12-31\n"
        "entered_by: agency\nlinks: [{url: https://reports.example/26}]\nlast_verified: 2026-10-01\n"
        "source: https://reports.example/26\nsample: true\n"
    )


def test_records_that_are_new_or_gone(tmp_path: Path) -> None:
    found = compared(tmp_path, NEW, ("reports/exqa/2022-003.yml",))
    assert found.added == (("credential", "example-training/rescue"),)
    assert found.removed == (("report", "exqa/2022-003"),)


def test_a_record_that_can_no_longer_be_used_is_not_called_removed(tmp_path: Path) -> None:
    found = compared(tmp_path, f"# credentials/{AID}.yml, whole file\ntitle: [\n")
    assert found.removed == ()
    assert standings(found) == [(AID, "not-covered", None, True)]
    assert [finding.place.path for finding in found.findings] == [f"content/credentials/{AID}.yml"]


def test_fields_that_change_stand_in_the_order_of_their_weight(tmp_path: Path) -> None:
    found = compared(
        tmp_path,
        f"""\
# credentials/{DATA}.yml
audience: Everybody.
last_verified: 2026-11-20
price: {{amount: 500, currency: EUR, note: Books are included.}}
workload: {{hours: 125, ects: 4}}
languages: [en]
# reports/exqa/2024-017.yml
until: 2027-12-31
""",
    )
    assert [(each.kind, each.field, each.before, each.after) for each in found.changed] == [
        ("report", "until", "2029-12-31", "2027-12-31"),
        ("credential", "workload.ects", "5", "4"),
        ("credential", "price.amount", "400", "500"),
        ("credential", "audience", "People who work with tables every day.", "Everybody."),
        ("credential", "languages", ["en", "nl"], ["en"]),
        ("credential", "last_verified", "2026-10-01", "2026-11-20"),
    ]


def test_what_is_only_written_in_another_way_is_no_change(tmp_path: Path) -> None:
    before = """\
# credentials/example-university/data-analysis.yml
title: Data analysis
stacking: {kind: stackable, into: [example-training/first-aid]}
"""
    after = """\
# credentials/example-university/data-analysis.yml
title: {en: Data analysis}
stacking: {kind: stackable, into: [{credential: example-training/first-aid}]}
homepage: https://www.university.example/other
"""
    found = compared(tmp_path, after, before=before)
    assert [each.field for each in found.changed] == ["homepage"]


def test_a_field_on_one_side_only(tmp_path: Path) -> None:
    found = compared(tmp_path, f"# credentials/{DATA}.yml without funding, level\nlevel: {{eqf: 6}}\n")
    assert [(each.field, each.before, each.after) for each in found.changed] == [
        ("level.nqf.name", "Level 6", None),
        ("level.nqf.url", "https://levels.example/6", None),
        ("level.qf_ehea", "first-cycle", None),
        ("funding", "Ask your employer.", None),
    ]


@pytest.mark.parametrize(
    ("fragment", "rewritten"),
    [
        pytest.param("decision: negative\n", ["exqa/2019-004"], id="written over"),
        pytest.param(
            "decision: negative\n"
            "decisions: [{on: 2019-06-01, decision: positive}, {on: 2020-01-01, decision: negative}]\n",
            [],
            id="with the decisions before",
        ),
        pytest.param("until: 2024-05-31\n", [], id="another field"),
    ],
)
def test_a_decision_that_is_written_over_is_pointed_out(fragment: str, rewritten: list[str], tmp_path: Path) -> None:
    found = compared(tmp_path, f"# reports/exqa/2019-004.yml\n{fragment}")
    assert found.as_json()["rewritten"] == rewritten
    said = "report exqa/2019-004: its decision is written over; `decisions` would keep both"
    assert (said in changes.text(found)) == bool(rewritten)


def test_reports_that_become_history_are_named(tmp_path: Path) -> None:
    found = compared(tmp_path, "# reports/exqa/2022-003.yml\nreplaces: [exqa/2019-004]\n")
    assert found.as_json()["replaced"] == [{"report": "exqa/2022-003", "replaces": "exqa/2019-004"}]
    assert "report exqa/2022-003 makes report exqa/2019-004 history" in changes.text(found)
    assert "`exqa/2022-003` makes report `exqa/2019-004` history" in changes.markdown(found)


def test_findings_are_those_that_the_change_brings(tmp_path: Path) -> None:
    found = compared(
        tmp_path, f"# credentials/{AID}.yml\nfunding: Ask.\ntitel: x\nhomepage: http://training.example/aid\n"
    )
    assert [(finding.level.value, finding.rule) for finding in found.findings] == [
        ("error", "unknown-key"),
        ("warning", "insecure-address"),
    ]


def test_a_finding_that_was_there_is_not_told_again(tmp_path: Path) -> None:
    insecure = f"# credentials/{AID}.yml\nhomepage: http://training.example/aid\n"
    elsewhere = f"# credentials/{DATA}.yml\nhomepage: http://www.university.example/data\n"
    moved = f"# credentials/{AID}.yml, whole file\n# A comment moves every line down.\n{first_aid(insecure)}"
    found = compared(tmp_path, moved + elsewhere, before=insecure)
    assert [(finding.rule, finding.place.path) for finding in found.findings] == [
        ("insecure-address", f"content/credentials/{DATA}.yml")
    ]


def first_aid(fragment: str) -> str:
    """Give the text of the record with the homepage of a fragment in it."""
    _, homepage, _ = fragment.split("\n")
    text = (EXAMPLE / f"credentials/{AID}.yml").read_text(encoding="utf-8")
    return re.sub(r"^homepage: .*$", homepage, text, flags=re.MULTILINE)


def test_a_link_to_another_file_is_no_record(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("title: stolen words\n", encoding="utf-8")
    base, head = (tmp_path / side / "content" for side in ("base", "head"))
    for folder in (base, head):
        shutil.copytree(EXAMPLE, folder)
    (head / f"credentials/{AID}.yml").unlink()
    (head / f"credentials/{AID}.yml").symlink_to(secret)
    before, after = (catalogue.load(folder, Settings(), called="content") for folder in (base, head))
    found = changes.between(before, after, Settings().policy, ON)
    assert found.removed == (("credential", AID),)
    assert "stolen" not in json.dumps(found.as_json()) + changes.markdown(found)


def test_json(tmp_path: Path) -> None:
    found = compared(tmp_path, f"{NEW}# credentials/{AID}.yml\nfunding: Ask.\n{NO_LONGER_RECOGNISED}").as_json()
    assert set(found) == {"statuses", "added", "removed", "changed", "replaced", "rewritten", "findings"}
    assert found == json.loads(json.dumps(found))
    by_ref = {each["ref"]: each for each in found["statuses"]}  # type: ignore[attr-defined]
    assert by_ref[DATA] == {
        "ref": DATA,
        "before": {"scope": "credential", "standing": "positive", "good_until": None},
        "after": {"scope": "credential", "standing": "uncounted", "good_until": None},
        "touched": False,
    }
    assert by_ref["example-training/rescue"]["before"] is None
    assert found["added"] == ["example-training/rescue"]
    assert {"kind": "credential", "ref": AID, "field": "funding", "before": None, "after": "Ask."} in found["changed"]  # type: ignore[operator]


HOSTILE = (
    "<img src=x onerror=alert(1)> @everyone [click](https://evil.example) ![](https://evil.example/p.png) ` | ::error"
)


def test_nothing_of_a_record_is_markdown(tmp_path: Path) -> None:
    quoted = json.dumps(HOSTILE)
    found = changes.markdown(compared(tmp_path, f"# credentials/{AID}.yml\nfunding: {quoted}\nnew{quoted[1:9]}: 1\n"))
    outside = re.sub(r"(`+)(?!`).*?[^`]\1(?!`)", "", found)
    assert "onerror" in found
    assert not re.search(r"[<@]|\]\(|evil|::error", outside)


def test_in_words(tmp_path: Path) -> None:
    found = compared(tmp_path, f"{NEW}# credentials/{AID}.yml\nfunding: Ask.\n{NO_LONGER_RECOGNISED}")
    assert changes.markdown(found).startswith(
        "### Quality statuses that change, on 22 November 2026\n\n"
        "- `example-training`: “Passed an outside check” → “A report the catalogue does not count” "
        "(its own record is not edited)\n"
    )
    text = changes.text(found)
    assert "New records:\n  - credential example-training/rescue\n" in text
    assert f"  - credential {AID}, funding: not written → Ask.\n" in text
