import json
import re
import shutil
from pathlib import Path

import pytest
import sites
from click.testing import CliRunner, Result
from fragments import EXAMPLE, put

from generator import cli, records

AID = "content/credentials/example-training/first-aid.yml"
WRONG = """\
# credentials/example-training/first-aid.yml
titel: x
price: {amount: 1, currency: EURO}
"""
WARNED = """\
# reports/exqa/2022-003.yml
links: [{url: https://elsewhere.example/3}]
"""
HOSTILE = """\
# credentials/example-training/first-aid.yml
"a%0Ab::error,file=x\\r\\n::error::y": z
availability: "x\\n::error file=evil,line=1::pwned\\e[31m"
funding: "##[error]pwned" # ##[add-mask]e
level: "##[stop-commands]x"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a copy of the small catalogue."""
    monkeypatch.chdir(sites.project(tmp_path / "project", EXAMPLE))
    return Path()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, arguments)


def on_a_terminal(folder: Path, fragment: str, form: str = "text") -> list[str]:
    """Check; give the lines that a terminal gets, without the colours that we chose."""
    put(fragment, folder / "content")
    result = CliRunner().invoke(cli.main, ["check", "--format", form], color=True)
    assert result.exit_code == 1
    return re.sub(r"\x1b\[(0|1|2|31|33)m", "", result.output).split("\n")


def check(folder: Path, fragment: str, *arguments: str) -> Result:
    put(fragment, folder / "content")
    return run("check", "--as-of", "2026-11-22", *arguments)


# --- check


def test_nothing_is_wrong(folder: Path) -> None:
    result = check(folder, "")
    assert (result.exit_code, result.output) == (
        0,
        "2 agencies, 2 countries, 3 providers, 4 credentials, 4 reports: 0 errors, 0 warnings\n",
    )


def test_text(folder: Path) -> None:
    result = check(folder, WRONG)
    assert result.exit_code == 1
    assert result.output == (
        f"{AID}\n"
        "  13:1 error `titel` is not a key of a credential record [unknown-key]\n"
        "    13 | titel: x\n"
        "    Did you mean `title`?\n"
        "  14:20 error `EURO` is not a currency [unknown-currency]\n"
        "    14 | price: {amount: 1, currency: EURO}\n"
        "    Write the three letters of ISO 4217: `EUR`.\n"
        "\n"
        "2 agencies, 2 countries, 3 providers, 4 credentials, 4 reports: 2 errors, 0 warnings\n"
    )


def test_warnings_alone_are_no_failure(folder: Path) -> None:
    result = check(folder, WARNED)
    assert result.exit_code == 0
    assert "warning `elsewhere.example` is not where `exqa` publishes" in result.output
    assert result.output.endswith("0 errors, 1 warning\n")


def test_json(folder: Path) -> None:
    result = check(folder, WRONG, "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.output) == [
        {
            "path": AID,
            "line": 13,
            "column": 1,
            "rule": "unknown-key",
            "level": "error",
            "message": "`titel` is not a key of a credential record",
            "hint": "Did you mean `title`?",
        },
        {
            "path": AID,
            "line": 14,
            "column": 20,
            "rule": "unknown-currency",
            "level": "error",
            "message": "`EURO` is not a currency",
            "hint": "Write the three letters of ISO 4217: `EUR`.",
        },
    ]


def test_json_of_nothing(folder: Path) -> None:
    assert json.loads(check(folder, "", "--format", "json").output) == []


def test_annotations(folder: Path) -> None:
    result = check(folder, WRONG, "--format", "github")
    assert result.exit_code == 1
    assert result.output == (
        f"::error file={AID},line=13,col=1,title=unknown-key::"
        "`titel` is not a key of a credential record. Did you mean `title`?\n"
        f"::error file={AID},line=14,col=20,title=unknown-currency::"
        "`EURO` is not a currency. Write the three letters of ISO 4217: `EUR`.\n"
    )


def test_annotations_of_warnings(folder: Path) -> None:
    result = check(folder, WARNED, "--format", "github")
    assert result.exit_code == 0
    assert result.output.startswith("::warning file=content/reports/exqa/2022-003.yml,line=")


@pytest.mark.parametrize("form", ["text", "json", "github", "markdown"])
def test_what_a_record_says_starts_no_command_and_moves_no_cursor(form: str, folder: Path) -> None:
    lines = on_a_terminal(folder, HOSTILE, form)
    assert all(line.isprintable() for line in lines)
    assert form == "json" or not any("##[" in line for line in lines)
    commands = [line for line in lines if line.lstrip().startswith("::")]
    assert all(line.startswith(f"::error file={AID},line=") for line in commands)
    assert (len(commands) > 0) is (form == "github")


@pytest.mark.parametrize("form", ["text", "json", "github", "markdown"])
def test_what_a_file_is_called_starts_no_command_and_moves_no_cursor(form: str, folder: Path) -> None:
    (folder / "content" / "agencies" / "a,line=1::b\n::error::c##[error]\x1b[2J.yml").touch()
    lines = on_a_terminal(folder, "", form)
    assert all(line.isprintable() for line in lines)
    assert [line for line in lines if line.lstrip().startswith("::error::c")] == []
    if form == "github":
        assert lines[0].startswith("::error file=content/agencies/a%2Cline=1%3A%3Ab %3A%3Aerror%3A%3Ac")
        assert len(lines) == 2
    assert not any("##[" in line for line in lines)


def test_markdown(folder: Path) -> None:
    result = check(folder, WRONG + WARNED, "--format", "markdown")
    assert result.exit_code == 1
    assert result.output == (
        "### Findings of the check\n\n"
        f"- error in `{AID}`, line 13: `` `titel` is not a key of a credential record `` "
        "`` Did you mean `title`? `` [unknown-key]\n"
        f"- error in `{AID}`, line 14: `` `EURO` is not a currency `` "
        "`` Write the three letters of ISO 4217: `EUR`. `` [unknown-currency]\n"
        "- warning in `content/reports/exqa/2022-003.yml`, line 14: "
        "`` `elsewhere.example` is not where `exqa` publishes (exqa.example, reports.example) `` "
        "`` Link to the agency's own publication, or add the host to `report_hosts` of the agency. `` "
        "[link-to-another-host]\n"
    )


def test_markdown_of_nothing(folder: Path) -> None:
    assert check(folder, "", "--format", "markdown").output == "### Findings of the check\n\n- none\n"


@pytest.mark.parametrize("form", ["github", "markdown"])
def test_a_forge_is_told_of_files_as_the_repository_names_them(folder: Path, tmp_path: Path, form: str) -> None:
    head = tmp_path / "head" / "content"
    shutil.copytree(EXAMPLE, head)
    put(WRONG, head)
    result = check(folder, "", "--content", str(head), "--format", form, str(tmp_path / "head" / AID))
    assert result.exit_code == 1
    assert AID in result.output
    assert "head" not in result.output


def test_a_folder_that_is_a_link_is_not_read(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder.resolve() / "content")
    result = check(folder, "", "--content", str(tmp_path / "link"))
    assert result.exit_code == 2
    assert "is a link; name the folder itself" in result.output


def test_a_long_line_is_shown_around_the_mistake(folder: Path) -> None:
    result = check(folder, f"# {AID.removeprefix('content/')}\naudience: '{'x' * 500}\u200b{'y' * 500}'\n")
    (shown,) = [line for line in result.output.splitlines() if " | " in line]
    assert len(shown) < 200
    assert "x\N{REPLACEMENT CHARACTER}y" in shown


def test_a_file_that_is_not_text_is_shown_safely(folder: Path) -> None:
    (folder / AID).write_bytes(b"title: \xff\x1b[2J\n")
    result = check(folder, "")
    assert result.exit_code == 1
    assert "byte 0xFF is not UTF-8 [not-utf-8]" in result.output
    assert "\x1b" not in result.output


# --- other folders, wrong use


def test_another_folder(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    (other / "agencies").mkdir(parents=True)
    (other / "agencies" / "a.yml").write_text("x: y\n", encoding="utf-8")
    result = check(folder, "", "--content", str(other))
    assert result.exit_code == 1
    assert f"{other}/agencies/a.yml\n" in result.output


def test_no_settings_are_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    result = run("check")
    assert (result.exit_code, result.output) == (
        0,
        "0 agencies, 0 countries, 0 providers, 0 credentials, 0 reports: 0 errors, 0 warnings\n",
    )


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["check", "--content", "nowhere"], "'nowhere' does not exist", id="no such folder"),
        pytest.param(["check", "--content", "mkdocs.yml"], "is a file", id="a file for a folder"),
        pytest.param(["check", "--as-of", "2026-02-30"], "'2026-02-30' is not a date", id="no such day"),
        pytest.param(["check", "--as-of", "today"], "'today' is not a date", id="no day"),
        pytest.param(["check", "--format", "xml"], "'xml' is not one of", id="no such format"),
        pytest.param(["build", "--jobs", "0"], "0 is not in the range", id="no process"),
        pytest.param(["build", "--content", "nowhere"], "'nowhere' does not exist", id="nothing to build"),
        pytest.param(["schema"], "name a kind, or a folder with --all", id="a schema of nothing"),
        pytest.param(["schema", "agency", "--all", "x"], "name a kind, or a folder with --all", id="one and all"),
        pytest.param(["schema", "course"], "'course' is not one of", id="no such kind"),
        pytest.param(["chekc"], "No such command 'chekc'", id="no such command"),
    ],
)
def test_wrong_use(arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.output.startswith("Usage: ")
    assert said in result.output


def test_settings_that_cannot_be_used(folder: Path) -> None:
    (folder / "mkdocs.yml").write_text("extra: {catalogue: {required: [titel]}}\n", encoding="utf-8")
    result = run("check")
    assert result.exit_code == 2
    assert result.output.startswith("Error: ")
    assert "`titel` is none of title, country, awarding_body" in result.output


@pytest.mark.parametrize(
    "command", [[], ["check"], ["build"], ["schema"], ["rules"], ["status"], ["diff"], ["new"], ["start-fresh"]]
)
def test_help(command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert all(len(line) <= 80 for line in result.output.splitlines())


# --- schema and build


def test_all_schemas(tmp_path: Path) -> None:
    assert run("schema", "--all", str(tmp_path / "new" / "schemas")).exit_code == 0
    files = sites.files(tmp_path / "new" / "schemas")
    assert files == {f"{kind.name}.json": records.schema_text(kind).encode() for kind in records.KINDS}


def test_build_says_what_the_rules_say(folder: Path) -> None:
    put(WRONG, folder / "content")
    result = run("build", "--no-search", "--as-of", "2026-11-22")
    assert result.exit_code == 1
    assert "13:1 error `titel` is not a key of a credential record [unknown-key]" in result.output
    assert result.output.endswith("2 errors: the site was not built, and an older one was left as it was.\n")


def test_build_without_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    result = run("build", "--no-search")
    assert result.exit_code == 1
    assert result.output.startswith("Error: ")
    assert "mkdocs.yml" in result.output


# --- status


def status(*arguments: str) -> Result:
    return run("status", "--as-of", "2026-11-22", *arguments)


def test_a_status_as_json(folder: Path) -> None:  # noqa: ARG001 - works there
    result = status("example-training/first-aid", "--json")
    assert result.exit_code == 0
    assert json.loads(result.output) == {
        "ref": "example-training/first-aid",
        "as_of": "2026-11-22",
        "scope": "provider",
        "standing": "not-covered",
        "since": "2022-01-01",
        "until": None,
        "good_until": None,
        "until_assumed": False,
        "expiring": False,
        "obligation": "obligatory",
        "next_change": None,
        "because": ["exqa/2022-003"],
        "also": [],
        "was": None,
        "next": None,
        "not_counted": [],
    }


def test_a_status_in_words(folder: Path) -> None:  # noqa: ARG001 - works there
    result = status("example-university/data-analysis-2019")
    assert result.exit_code == 0
    assert result.output == TEXT


TEXT = """\
example-university/data-analysis-2019 on 22 November 2026
Provider passed, course not included. Example Quality Agency looked at Example University. The result was positive. \
The report includes some micro-credentials, and this one is not among them.
- An earlier check (the micro-credential itself) ended on 31 December 2023; the agency had taken its decision back.
- Example Quality Agency was recognised by EQAR, the European register and a national authority when it decided.
Because of:
- exqa/2022-003, Example Quality Agency: The provider, Positive, from 1 January 2022
Over time:
- until 31 May 2019: No outside check recorded here
- 1 June 2019 to 28 February 2023: Passed its own outside check (exqa/2019-004)
- 1 March 2023 to 31 December 2023: Approval withdrawn (exqa/2019-004)
- from 1 January 2024: Provider passed, course not included (exqa/2022-003) <
"""


def test_every_status_is_one_line_of_json(folder: Path) -> None:  # noqa: ARG001 - works there
    result = status("--all", "--json")
    found = [json.loads(line)["ref"] for line in result.output.splitlines()]
    assert found == [
        "example-training/first-aid",
        "example-university/data-analysis",
        "example-university/data-analysis-2019",
        "other-university/data-ethics",
        "example-training",
        "example-university",
        "other-university",
    ]


def test_every_status_in_a_table(folder: Path) -> None:  # noqa: ARG001 - works there
    result = status("--all")
    assert result.exit_code == 0
    assert "other-university/data-ethics" in result.output
    assert "Passed as part of its programme" in result.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param([], "name a credential or provider, or ask for --all", id="nothing asked for"),
        pytest.param(["example-university", "--all"], "name a credential or provider, or ask for --all", id="both"),
        pytest.param(["example-univercity"], "Did you mean `example-university`?", id="a mistake"),
        pytest.param(["a/b\x1b[31m"], "there is no record 'a/b�[31m'", id="a hostile name"),
    ],
)
def test_wrong_use_of_status(arguments: list[str], said: str, folder: Path) -> None:  # noqa: ARG001 - works there
    result = status(*arguments)
    assert result.exit_code == 2
    assert said in result.output


def test_no_status_from_records_with_errors(folder: Path) -> None:
    put(WRONG, folder / "content")
    result = status("--all")
    assert result.exit_code == 2
    assert result.output == "Error: the records have 2 errors; `catalogue check` shows them\n"


# --- due


def due(folder: Path, fragment: str, *arguments: str) -> Result:
    put(fragment, folder / "content")
    return run("due", *arguments)


def test_what_is_due_in_words(folder: Path) -> None:
    result = due(folder, WARNED, "--as-of", "2026-11-22")
    assert result.exit_code == 0
    assert result.output == (
        "Due on 22 November 2026.\n\nOther warnings of the check (1):\n"
        "  content/reports/exqa/2022-003.yml:14:10: `elsewhere.example` is not where `exqa` publishes "
        "(exqa.example, reports.example) [link-to-another-host]\n"
    )


def test_what_is_due_on_another_day(folder: Path) -> None:
    result = due(folder, "", "--as-of", "2028-12-31", "--format", "json")
    found = json.loads(result.output)
    assert result.exit_code == 0
    assert found["as_of"] == "2028-12-31"
    assert [ending["report"] for ending in found["endings"]] == ["exqa/2024-017", "natqa/2023-001"]
    assert len(found["comparisons"]) == 15


def test_what_is_due_for_one_agency(folder: Path) -> None:
    put("# reports/natqa/2023-001.yml\nuntil: 2026-12-01\n", folder / "content")
    every, own, other = (
        run("due", "--as-of", "2026-11-22", *chosen).output
        for chosen in ((), ("--for", "agencies/natqa"), ("--for", "agencies/exqa"))
    )
    assert every == own
    assert "2026-12-01: report natqa/2023-001 on programme msc-data-science of other-university" in own
    assert other == "Due on 22 November 2026: nothing.\n"


def test_what_is_due_for_nobody(folder: Path) -> None:
    result = due(folder, "", "--for", "agencies/exq")
    assert result.exit_code == 2
    assert "nobody is called 'agencies/exq'. Did you mean `agencies/exqa`?" in result.output


def test_nothing_is_due(folder: Path) -> None:
    assert due(folder, "", "--as-of", "2026-11-22").output == "Due on 22 November 2026: nothing.\n"


@pytest.mark.parametrize(
    ("fragment", "arguments", "said"),
    [
        pytest.param(WRONG, (), "the records have 2 errors; `catalogue check` shows them", id="records with errors"),
        pytest.param("", ("--format", "github"), "'github' is not one of 'text', 'json'", id="another format"),
        pytest.param("", ("--as-of", "tomorrow"), "'tomorrow' is not a date", id="no date"),
    ],
)
def test_wrong_use_of_due(fragment: str, arguments: tuple[str, ...], said: str, folder: Path) -> None:
    result = due(folder, fragment, *arguments)
    assert result.exit_code == 2
    assert said in result.output


# --- deqar


LANGUAGE = """\
# reports/exqa/2024-017.yml
credentials: [example-university/data-analysis]
files: [{url: https://www.exqa.example/r/17.pdf, title: Report, languages: [en]}]
"""


def deqar(folder: Path, *arguments: str) -> Result:
    put(LANGUAGE, folder / "content")
    return run("deqar", "--as-of", "2026-11-22", *arguments)


def test_what_deqar_would_take_in_words(folder: Path) -> None:
    result = deqar(folder)
    assert result.exit_code == 0
    assert result.stdout.startswith("DEQAR would take 1 of 4 reports.\n")
    assert (
        "  natqa/2023-001\n    - The agency was not on the European register (EQAR) on the first day." in result.stdout
    )
    assert "Europass would show 1 of 4 micro-credentials.\n" in result.stdout
    assert result.stderr == "1 row of samples: nobody shall send them to DEQAR.\n"


def test_what_deqar_would_take_for_programs(folder: Path) -> None:
    found = json.loads(deqar(folder, "--format", "json", "--kind", "reports", "--for", "agencies/natqa").stdout)
    assert [(each["report"], each["taken"], each["row"]) for each in found["reports"]] == [
        ("natqa/2023-001", False, None)
    ]
    assert found["reports"][0]["reasons"][0]["code"] == "agency-not-registered"
    assert found["credentials"] == []


def test_the_rows_for_deqar_in_a_file_and_on_the_terminal(folder: Path) -> None:
    result = deqar(folder, "--rows", "rows.csv", "--format", "csv")
    assert result.stdout.startswith("agency,report_id,local_identifier,activities[1].id,status,")
    assert len(result.stdout.splitlines()) == 2
    assert Path("rows.csv").read_bytes().decode() == result.stdout_bytes.decode()


def test_deqar_for_nobody(folder: Path) -> None:
    result = deqar(folder, "--for", "agencies/exq")
    assert result.exit_code == 2
    assert "nobody is called 'agencies/exq'. Did you mean `agencies/exqa`?" in result.output


# --- check of some files


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        pytest.param([AID], {"unknown-key", "unknown-currency"}, id="a file with mistakes"),
        pytest.param(["./content/../" + AID], {"unknown-key", "unknown-currency"}, id="its path in another spelling"),
        pytest.param(["content/credentials/example-training"], {"unknown-key", "unknown-currency"}, id="its folder"),
        pytest.param(["content/providers/example-training.yml"], set(), id="a file without mistakes"),
        pytest.param(["content/providers", AID], {"unknown-key", "unknown-currency"}, id="several"),
        pytest.param(["content"], {"unknown-key", "unknown-currency"}, id="everything"),
    ],
)
def test_a_check_of_some_files(folder: Path, paths: list[str], found: set[str]) -> None:
    result = check(folder, WRONG, "--format", "json", *paths)
    assert {finding["rule"] for finding in json.loads(result.output)} == found
    assert result.exit_code == (1 if found else 0)


def test_a_check_of_one_file_knows_the_others(folder: Path) -> None:
    result = check(folder, "# reports/exqa/2022-003.yml\nproviders: [nobody]\n", "content/reports/exqa/2022-003.yml")
    assert "unknown-reference" in result.output
    assert result.output.endswith("content/reports/exqa/2022-003.yml: 2 errors, 0 warnings\n")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        pytest.param("mkdocs.yml", "mkdocs.yml does not lie in content", id="a file beside the records"),
        pytest.param("content/credentials/nobody.yml", "does not exist", id="a file that is not there"),
    ],
)
def test_wrong_use_of_a_check_of_some_files(folder: Path, path: str, said: str) -> None:
    result = check(folder, "", path)
    assert result.exit_code == 2
    assert said in result.output


# --- diff


@pytest.fixture
def head(folder: Path, tmp_path: Path) -> str:  # noqa: ARG001 - works there
    """Give another folder, in which a decision is taken back and a text is hostile."""
    head = tmp_path / "head"
    shutil.copytree(EXAMPLE, head)
    put(f"{HOSTILE}# reports/exqa/2024-017.yml\nwithdrawn: {{on: 2026-11-01, kind: revoked}}\n", head)
    return str(head)


def test_a_difference_in_words(head: str) -> None:
    result = run("diff", "content", head, "--as-of", "2026-11-22")
    assert result.exit_code == 0
    assert result.output.startswith("Quality statuses that change, on 22 November 2026:\n")
    assert "example-university/data-analysis: “Passed its own outside check” → “Approval withdrawn”" in result.output


def test_a_difference_as_json(head: str) -> None:
    result = run("diff", "content", head, "--as-of", "2026-11-22", "--format", "json")
    found = json.loads(result.output)
    assert [(each["ref"], each["after"] and each["after"]["standing"]) for each in found["statuses"]] == [
        ("example-university/data-analysis", "withdrawn"),
        ("example-training/first-aid", None),
    ]
    assert {finding["path"] for finding in found["findings"]} >= {AID}


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_what_a_difference_quotes_starts_no_command_and_moves_no_cursor(form: str, head: str) -> None:
    output = run("diff", "content", head, "--format", form).output
    assert not re.search(r"^\s*::", output, re.MULTILINE)
    assert all(character.isprintable() for line in output.split("\n") for character in line)


def test_no_difference(folder: Path) -> None:  # noqa: ARG001 - works there
    result = run("diff", "content", "content")
    assert (result.exit_code, result.output) == (0, "Nothing changes in meaning.\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["content"], "Missing argument 'HEAD'", id="one folder"),
        pytest.param(["content", "nowhere"], "Directory 'nowhere' does not exist", id="a folder that is not there"),
        pytest.param(["content", "mkdocs.yml"], "is a file", id="a file"),
        pytest.param(["content", "content", "--format", "xml"], "'xml' is not one of", id="a format"),
    ],
)
def test_wrong_use_of_diff(arguments: list[str], said: str, folder: Path) -> None:  # noqa: ARG001 - works there
    result = run("diff", *arguments)
    assert result.exit_code == 2
    assert said in result.output


# --- new


@pytest.mark.parametrize(
    ("kind", "ref", "path"),
    [
        pytest.param(
            "credential", "example-training/rescue", "content/credentials/example-training/rescue.yml", id="a course"
        ),
        pytest.param("provider", "new-school", "content/providers/new-school.yml", id="a provider"),
        pytest.param("report", "newqa/2026-1", "content/reports/newqa/2026-1.yml", id="the first report of an agency"),
        pytest.param("country", "lv", "content/countries/lv.yml", id="a country"),
    ],
)
def test_a_new_record_waits_to_be_filled_in(folder: Path, kind: str, ref: str, path: str) -> None:
    result = run("new", kind, ref)
    assert (result.exit_code, result.output) == (
        0,
        f"Written: {path}. Fill it in, then run: catalogue check {path}\n",
    )
    assert "# " in (folder / path).read_text(encoding="utf-8")
    assert run("check", path).exit_code == 1


def test_a_new_record_names_its_schema(folder: Path) -> None:
    assert run("schema", "--all", "schemas").exit_code == 0
    run("new", "credential", "example-training/rescue")
    written = (folder / "content/credentials/example-training/rescue.yml").read_text(encoding="utf-8")
    assert written.startswith("# yaml-language-server: $schema=../../../schemas/credential.json\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["course", "a/b"], "'course' is not one of", id="a kind"),
        pytest.param(["credential", "rescue"], "<provider>/<name>", id="no provider"),
        pytest.param(["provider", "New School"], "cannot be a name of a record", id="a name"),
        pytest.param(["credential", "../../etc/x"], "does not lie here", id="a way out of the folder"),
        pytest.param(["credential", "../x"], "cannot be a name of a record", id="a way to another folder"),
        pytest.param(["credential", "example-training/first-aid"], "File exists", id="a record that is there"),
    ],
)
def test_wrong_use_of_new(arguments: list[str], said: str, folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    result = run("new", *arguments)
    assert result.exit_code == 2
    assert said in result.output
    assert sorted(folder.rglob("*")) == before


def test_a_new_record_is_not_written_through_a_link(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (folder / "content/credentials/evil").symlink_to(elsewhere)
    result = run("new", "credential", "evil/x")
    assert (result.exit_code, list(elsewhere.iterdir())) == (2, [])
    assert "is a link that leads out" in result.output
