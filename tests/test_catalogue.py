from pathlib import Path

import pytest
from fragments import EXAMPLE, put

from generator import catalogue
from generator.catalogue import Catalogue, Loaded
from generator.settings import Settings

DATA = "example-university/data-analysis"
ETHICS = "other-university/data-ethics"
AID = "example-training/first-aid"
REPORT = """
# reports/exqa/new.yml, whole file
activities: [institutional]
obligation: obligatory
decision: positive
from: 2025-01-01
entered_by: agency
links: [{url: https://exqa.example/new}]
last_verified: 2026-10-01
source: https://exqa.example/new
"""


def load(tmp_path: Path, fragment: str = "") -> Loaded:
    """Load the small catalogue with a fragment put into it."""
    content = tmp_path / "content"
    for file in EXAMPLE.rglob("*.yml"):
        to = content / file.relative_to(EXAMPLE)
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(file.read_bytes())
    return catalogue.load(content, put(fragment.lstrip(), content))


def made(tmp_path: Path, fragment: str = "") -> Catalogue:
    loaded = load(tmp_path, fragment)
    assert [str(finding) for finding in loaded.findings] == []
    return loaded.catalogue


def test_records_are_known_by_their_names(tmp_path: Path) -> None:
    loaded = made(tmp_path)
    assert {kind.name: list(loaded.of_kind(kind.name)) for kind, _ in loaded.entries()} == {
        "agency": ["exqa", "natqa"],
        "country": ["be-vlg", "ee"],
        "provider": ["example-training", "example-university", "other-university"],
        "credential": [AID, DATA, "example-university/data-analysis-2019", ETHICS],
        "report": ["exqa/2019-004", "exqa/2022-003", "exqa/2024-017", "natqa/2023-001"],
    }
    assert all(entry.ref in entry.path for _, entry in loaded.entries())


# --- who awards


@pytest.mark.parametrize(
    ("fragment", "awarding", "unconfirmed"),
    [
        pytest.param("", ("example-university", "other-university"), (), id="confirmed"),
        pytest.param(
            "# providers/other-university.yml without joint_awards\n",
            ("example-university",),
            ("other-university",),
            id="not confirmed",
        ),
        pytest.param(
            "# providers/other-university.yml\njoint_awards: [example-university/data-analysis-2019]\n",
            ("example-university",),
            ("other-university",),
            id="another one confirmed",
        ),
        pytest.param(
            f"# credentials/{DATA}.yml without joint_awarding\n", ("example-university",), (), id="confirmed, not named"
        ),
        pytest.param(
            f"# credentials/{DATA}.yml\njoint_awarding: [example-university, other-university]\n",
            ("example-university", "other-university"),
            (),
            id="the folder's provider named again",
        ),
        pytest.param(
            f"# credentials/{DATA}.yml\njoint_awarding: [nobody]\n",
            ("example-university",),
            ("nobody",),
            id="a provider without a record",
        ),
    ],
)
def test_joint_awards(fragment: str, awarding: tuple[str, ...], unconfirmed: tuple[str, ...], tmp_path: Path) -> None:
    loaded = made(tmp_path, fragment)
    assert loaded.awarding(DATA) == awarding
    assert loaded.unconfirmed(DATA) == unconfirmed
    assert (DATA in [entry.ref for entry in loaded.awarded_by("other-university")]) == ("other-university" in awarding)


def test_a_partner_does_not_award(tmp_path: Path) -> None:
    loaded = made(tmp_path)
    assert [entry.ref for entry in loaded.partnered_by("example-training")] == [DATA]
    assert [entry.ref for entry in loaded.awarded_by("example-training")] == [AID]


# --- what reports touch


@pytest.mark.parametrize(
    ("fragment", "ref", "expected"),
    [
        pytest.param("", DATA, ["credential exqa/2024-017", "provider exqa/2022-003"], id="listed, and its provider"),
        pytest.param("", AID, ["provider exqa/2022-003"], id="its provider only"),
        pytest.param("", ETHICS, ["programme natqa/2023-001"], id="its programme"),
        pytest.param(
            f"# credentials/{ETHICS}.yml without part_of_programme\n",
            ETHICS,
            [],
            id="a programme that it is no part of",
        ),
        pytest.param(
            f"# credentials/{ETHICS}.yml\npart_of_programme: "
            "{id: msc-data-science, provider: example-university, name: MSc}\n",
            ETHICS,
            [],
            id="a programme of the same name at another school",
        ),
        pytest.param(
            f"# credentials/{AID}.yml\n"
            "part_of_programme: {id: msc-data-science, provider: other-university, name: x}\n",
            AID,
            ["provider exqa/2022-003"],
            id="another school's programme",
        ),
        pytest.param(
            f"# credentials/{ETHICS}.yml without part_of_programme\n# reports/natqa/2023-001.yml\n"
            f"covers_micro_credentials: {{answer: partly, credentials: [{ETHICS}]}}\n",
            ETHICS,
            ["programme natqa/2023-001"],
            id="named by the report on a programme",
        ),
        pytest.param(
            f"# reports/natqa/2023-001.yml\ncovers_micro_credentials: {{answer: partly, credentials: [{AID}]}}\n",
            AID,
            ["provider exqa/2022-003"],
            id="named by the report on another school's programme",
        ),
        pytest.param(
            f"# reports/exqa/2022-003.yml\nproviders: [other-university]\ncovers_micro_credentials: "
            f"{{answer: partly, credentials: [{AID}]}}\n",
            AID,
            [],
            id="named by the report on another provider",
        ),
        pytest.param(
            "# reports/exqa/2022-003.yml\nproviders: [example-training]\n",
            DATA,
            ["credential exqa/2024-017"],
            id="a report on a partner",
        ),
        pytest.param(
            "# reports/exqa/2022-003.yml\nproviders: [other-university]\n",
            DATA,
            ["credential exqa/2024-017", "provider exqa/2022-003"],
            id="a report on the other awarding body",
        ),
        pytest.param(
            "# reports/exqa/2022-003.yml\nproviders: [other-university]\n"
            "# providers/other-university.yml without joint_awards\n",
            DATA,
            ["credential exqa/2024-017"],
            id="a report on one that does not confirm",
        ),
        pytest.param(
            f"{REPORT}scope: provider\nproviders: [other-university]\n",
            DATA,
            ["credential exqa/2024-017", "provider exqa/new", "provider exqa/2022-003"],
            id="reports on both awarding bodies, the newest first",
        ),
        pytest.param(
            f"{REPORT}scope: provider\nproviders: [example-university, other-university]\n",
            DATA,
            ["credential exqa/2024-017", "provider exqa/new", "provider exqa/2022-003"],
            id="one report on both awarding bodies counts once",
        ),
        pytest.param(
            f"{REPORT}scope: credential\nproviders: [example-training]\ncredentials: [{DATA}, {DATA}]\n",
            DATA,
            ["credential exqa/new", "credential exqa/2024-017", "provider exqa/2022-003"],
            id="listed twice in one report",
        ),
    ],
)
def test_evidence(fragment: str, ref: str, expected: list[str], tmp_path: Path) -> None:
    loaded = made(tmp_path, fragment)
    assert [f"{item.scope} {item.report.ref}" for item in loaded.evidence_on(ref)] == expected
    for item in loaded.evidence_on(ref):
        assert ref in [entry.ref for entry, scope in loaded.touched_by(item.report.ref) if scope is item.scope]


def test_reports_of_an_agency_and_those_it_contributed_to(tmp_path: Path) -> None:
    loaded = made(tmp_path)
    assert [entry.ref for entry in loaded.by_agency("natqa")] == ["exqa/2024-017", "natqa/2023-001"]
    assert [entry.ref for entry in loaded.by_agency("exqa")] == ["exqa/2024-017", "exqa/2022-003", "exqa/2019-004"]
    assert [entry.ref for entry in loaded.naming("example-training")] == ["exqa/2022-003"]


def test_versions(tmp_path: Path) -> None:
    loaded = made(tmp_path)
    assert loaded.superseded == {"example-university/data-analysis-2019": DATA}
    assert dict(loaded.replaced) == {"exqa/2019-004": ["exqa/2024-017"]}


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        pytest.param("", ("be", "be-vlg", "ee"), id="records, seats, systems, agencies"),
        pytest.param("# agencies/natqa.yml\ncountry: NO\n", ("be", "be-vlg", "ee", "no"), id="of an agency"),
        pytest.param(
            "# providers/other-university.yml\nseats: [{country: GB, system: gb-sct, legal: true}, {country: FI}]\n",
            ("be", "be-vlg", "ee", "fi", "gb", "gb-sct"),
            id="every seat, and the country of every system",
        ),
    ],
)
def test_countries_named(fragment: str, expected: tuple[str, ...], tmp_path: Path) -> None:
    assert made(tmp_path, fragment).countries_named == expected


def test_the_country_of_a_provider_is_that_of_its_legal_seat(tmp_path: Path) -> None:
    loaded = made(tmp_path, "# providers/other-university.yml\nseats: [{country: FI}, {country: NO, legal: true}]\n")
    assert loaded.country_of("other-university") == "NO"
    assert loaded.country_of("nobody") == ""


# --- files


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("notes.yml", "`notes` is not a folder of records"),
        ("credential/a/b.yml", "`credential` is not a folder of records"),
        ("agencies/a/b.yml", "an agency does not lie here"),
        ("credentials/a.yml", "a credential does not lie here"),
        ("credentials/a/b/c.yml", "a credential does not lie here"),
        ("reports/a.yml", "a report does not lie here"),
        ("agencies/Exqa.yml", "`Exqa` cannot be a name of a record"),
        ("agencies/ex_qa.yml", "`ex_qa` cannot be a name of a record"),
        ("agencies/index.yml", "`index` cannot be a name of a record"),
        (f"agencies/{'a' * 65}.yml", f"`{'a' * 59}…` cannot be a name of a record"),
        ("credentials/Example/a.yml", "`Example` cannot be a name of a record"),
        ("credentials/page/a.yml", "`page` cannot be a name of a record"),
        ("countries/uk.yml", "`uk` is not a country"),
        ("countries/EE.yml", "`EE` is not a country"),
        ("countries/zz.yml", "`zz` is not a country"),
        ("countries/be-flanders.yml", "`be-flanders` is not a country"),
        ("agencies/exqa.yaml", "the name of a record ends in .yml"),
        ("agencies/logo.svg", "the name of a record ends in .yml"),
        ("agencies/exqa.yml.bak", "the name of a record ends in .yml"),
        ("agencies/exqa.YML", "the name of a record ends in .yml"),
    ],
)
def test_stray_files(path: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / "content" / path
    file.parent.mkdir(parents=True)
    file.write_text("name: x\n", encoding="utf-8")
    loaded = catalogue.load(tmp_path / "content", Settings())
    assert [str(finding) for finding in loaded.findings] == [f"content/{path}:1:1: error: {message} [stray-file]"]
    assert list(loaded.catalogue.entries()) == []


@pytest.mark.parametrize(
    "path", [".hidden.yml", ".git/config.yml", "agencies/.draft.yml", "README.md", "agencies/README.md"]
)
def test_files_that_are_left_alone(path: str, tmp_path: Path) -> None:
    file = tmp_path / "content" / path
    file.parent.mkdir(parents=True)
    file.write_text("name: x\n", encoding="utf-8")
    assert catalogue.load(tmp_path / "content", Settings()).findings == ()


def test_links_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    (outside / "inside").mkdir(parents=True)
    (outside / "secret.yml").write_text("name: secret\n", encoding="utf-8")
    agencies = tmp_path / "content" / "agencies"
    agencies.mkdir(parents=True)
    (agencies / "file.yml").symlink_to(outside / "secret.yml")
    (agencies / "nothing.yml").symlink_to(outside / "nothing")
    (agencies / "folder").symlink_to(outside)
    (tmp_path / "content" / "reports").symlink_to(outside)
    loaded = catalogue.load(tmp_path / "content", Settings())
    assert [str(finding) for finding in loaded.findings] == [
        f"content/{path}:1:1: error: this is a link or no ordinary file [stray-file]"
        for path in ("agencies/file.yml", "agencies/folder", "agencies/nothing.yml", "reports")
    ]


def test_a_refused_record_is_remembered(tmp_path: Path) -> None:
    loaded = load(tmp_path, "# providers/other-university.yml without name\nkind: x\n")
    assert [finding.rule for finding in loaded.findings] == ["missing-key", "not-in-the-list"]
    assert loaded.catalogue.refused == {("provider", "other-university")}
    assert "other-university" not in loaded.catalogue.providers
    assert loaded.catalogue.awarding(DATA) == ("example-university",)


def test_a_record_with_a_small_mistake_is_used_all_the_same(tmp_path: Path) -> None:
    loaded = load(tmp_path, "# providers/other-university.yml\nacronym: [x]\n")
    assert [finding.rule for finding in loaded.findings] == ["text-expected"]
    assert loaded.catalogue.refused == frozenset()
    assert loaded.catalogue.providers["other-university"].record.acronym is None


def test_findings_point_at_the_value(tmp_path: Path) -> None:
    loaded = load(tmp_path, f"# credentials/{AID}.yml\nlevel:\n  eqf: 6\n  qf_ehea: frist-cycle\n  nqf: {{nam: x}}\n")
    assert [
        str(finding).partition(": ")[0].removeprefix(f"content/credentials/{AID}.yml:") for finding in loaded.findings
    ] == [
        "14:3",
        "15:3",
        "15:9",
    ]


def test_an_empty_folder_is_an_empty_catalogue(tmp_path: Path) -> None:
    assert catalogue.load(tmp_path, Settings()).catalogue == Catalogue()
