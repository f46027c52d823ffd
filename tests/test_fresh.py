"""Starting a catalogue of one's own, in copies of this repository."""

import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sites
from browsing import Watch, served
from click.testing import CliRunner, Result
from fragments import put
from playwright.sync_api import Browser, expect
from sites import ON, ROOT

from generator import catalogue, cli, fresh, ownership, settings
from generator.fresh import Choices, FreshError
from generator.ownership import Owners
from generator.records import KINDS
from generator.vocabulary import Licence

TEAM = {
    "name": "Lühikursused: #1 'parim' \"valik\"",
    "description": "All of them, with proof.",
    "url": "https://courses.ministry.ee/catalogue/",
    "language": "et",
    "licence": "CC0-1.0",
    "contact": "https://courses.ministry.ee/contact",
    "repository": "https://forge.ministry.ee/courses/catalogue",
}
OPTIONS = [part for name, value in TEAM.items() for part in (f"--{name}", value)]
PICTURE = "![A page](.github/screenshot.png)"
README = f"# Catalogue\n\n{PICTURE}\n\n## Use\n\nText.\n\n## The sample records\n\nMade up.\n\n## Licences\n\nSee.\n"

ABOUT_RECORDS = f"""\
# The records

They have the licence [{Licence.CC_BY.label}]({Licence.CC_BY.uri}).
{Licence.CC_BY.sentence}

All records marked `sample: true` are made up.
"""


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a copy of the repository with its sample."""
    folder = sites.project(tmp_path / "copy")
    (folder / "content" / "README.md").write_text(ABOUT_RECORDS, encoding="utf-8")
    (folder / "content" / "owners.yml").write_text("maintainers: []\nproviders: {}\nagencies: {}\n", encoding="utf-8")
    (folder / "README.md").write_text(README, encoding="utf-8")
    (folder / ".github").mkdir()
    (folder / ".github" / "screenshot.png").touch()
    monkeypatch.chdir(folder)
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, ["start-fresh", *arguments])


def started(copy: Path, choices: Choices) -> settings.Settings:
    """Start fresh; give the settings of what came of it."""
    fresh.carry_out(fresh.plan(copy, choices, ON), copy)
    return settings.read(copy / "mkdocs.yml")


SAMPLE = catalogue.load(sites.SAMPLE, settings.Settings()).catalogue


def records(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*/*.yml"))


# --- the whole way


def test_a_fresh_catalogue_holds_what_the_team_chose_and_nothing_else(copy: Path) -> None:
    samples = records(copy / "content")
    result = run(*OPTIONS, "--countries", "ee", "--maintainer", "4711", "--maintainer", "12")
    assert result.exit_code == 0, result.output
    made = settings.read(copy / "mkdocs.yml")
    assert {name: str(getattr(made, name)) for name in TEAM} == TEAM
    assert records(copy / "content") == ["countries/ee.yml"]
    assert records(copy / "tests" / "sample") == samples
    assert ownership.read(copy) == Owners(frozenset({12, 4711}))
    assert (copy / "README.md").read_text(encoding="utf-8") == (
        "# Catalogue\n\n## Use\n\nText.\n\n## Licences\n\nSee.\n"
    )
    assert "CC0 1.0" in (copy / "content" / "README.md").read_text(encoding="utf-8")
    assert not (copy / ".github").exists()
    assert run(*OPTIONS, "--countries", "ee", "--maintainer", "4711", "--maintainer", "12").exit_code == 0
    assert records(copy / "tests" / "sample") == samples


@pytest.mark.parametrize("countries", ["none", "ee,kz"])
def test_a_fresh_catalogue_is_checked_and_built(copy: Path, countries: str) -> None:
    assert run(*OPTIONS, "--countries", countries).exit_code == 0
    checked = CliRunner().invoke(cli.main, ["check", "--as-of", ON.isoformat()])
    assert (checked.exit_code, "0 errors" in checked.output) == (0, True)
    built = sites.build(copy, words=True)
    assert built.errors == ()
    pages = dict(sites.pages(built.site))
    broken = sites.broken(built.site, pages)
    assert [link for link in broken if not link.startswith("404.html: /catalogue/")] == []
    assert pages["index.html"].title == TEAM["name"]
    for path, page in pages.items():
        text = page.all("html")[0].text
        assert "This is a demonstration" not in text, path
        assert "CC BY" not in text or path == "own-catalogue/index.html", path
        assert not [link for link in page.links if "catalogue.example" in link or "forge.example" in link], path


def test_a_fresh_catalogue_is_content_with_mkdocs(copy: Path) -> None:
    assert run(*OPTIONS, "--countries", "none").exit_code == 0
    program = [str(Path(sys.executable).parent / "mkdocs"), "build", "--strict"]
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    ran = subprocess.run(program, cwd=copy, env=quiet, capture_output=True, text=True, check=False)  # noqa: S603
    assert ran.returncode == 0, ran.stderr


@pytest.fixture
def empty(copy: Path) -> Iterator[str]:
    """Serve a catalogue without any record; give its address."""
    assert run(*OPTIONS, "--countries", "none").exit_code == 0
    with served(sites.build(copy, words=True).site) as address:
        yield address


def test_pages_of_an_empty_catalogue_say_so(empty: str, browser: Browser) -> None:
    page = browser.new_page()
    watch = Watch(empty)
    watch.over(page)
    said = "No micro-credential stands in this catalogue yet."
    for query in ("", "?q=first+aid", "?sort=title"):
        page.goto(f"{empty}search/{query}")
        expect(page.locator(".search-help")).to_contain_text(said)
        expect(page.locator(".search-facets")).to_be_hidden()
        assert page.get_by_role("button").all_inner_texts() == ["Search"]
    page.goto(empty)
    assert page.get_by_text("No micro-credential stands in the catalogue yet.").is_visible()
    assert page.get_by_text("The map begins with the first record").is_visible()
    assert page.get_by_text("The same as a table").count() == 0
    for listing in ("credentials/", "providers/", "agencies/", "countries/", "reports/"):
        page.goto(empty + listing)
        page.get_by_role("main").get_by_role("link", name="Contribute").click()
        assert page.url == f"{empty}contribute/"
    assert watch.complaints == []
    page.close()


def test_nothing_happens_in_a_dry_run(copy: Path) -> None:
    before = sites.files(copy)
    result = run(*OPTIONS, "--countries", "ee", "--dry-run", "--verbose")
    assert result.exit_code == 0
    assert sites.files(copy) == before
    lines = result.output.splitlines()
    assert "moved: content/agencies/lhk.yml → tests/sample/agencies/lhk.yml" in lines
    assert "moved: content/countries/kz.yml → tests/sample/countries/kz.yml" in lines
    assert "copied: content/countries/ee.yml → tests/sample/countries/ee.yml" in lines
    assert "removed: .github/screenshot.png" in lines
    assert {line for line in lines if line.startswith("changed:")} == {
        "changed: README.md",
        "changed: content/README.md",
        "changed: docs/own-catalogue.md",
        "changed: mkdocs.yml",
    }
    assert lines[-1] == "Nothing has changed: this was a dry run."


@pytest.mark.usefixtures("copy")
def test_records_are_told_by_their_folders() -> None:
    lines = run(*OPTIONS, "--countries", "ee", "--dry-run").output.splitlines()
    counted = {kind.folder: len(known) for kind in KINDS if (known := SAMPLE.of_kind(kind.name))}
    countries = counted.pop("countries")
    assert [line for line in lines if line.startswith(("moved", "copied"))] == [
        *(
            f"moved: {count} files of content/{folder}/ → tests/sample/{folder}/"
            for folder, count in sorted((counted | {"countries": countries - 1}).items())
        ),
        "copied: 1 file of content/countries/ → tests/sample/countries/",
    ]


# --- what stays


def test_what_is_left_out_stays_as_it_is(copy: Path) -> None:
    before = settings.read(copy / "mkdocs.yml")
    assert started(copy, Choices()) == before
    assert [path for path in records(copy / "content") if not path.startswith("countries/")] == []
    assert len(records(copy / "content")) == 6


def test_a_record_that_is_no_sample_stays(copy: Path) -> None:
    put("# agencies/own.yml\nname: Own\ncountry: EE\nwebsite: https://own.example/\n"
        "activities: {a: {name: A, type: programme, from: 2020-01-01, esg: true}}\n"
        "last_verified: 2026-11-01\nsource: https://own.example/\n", copy / "content")  # fmt: skip
    started(copy, Choices(countries=frozenset()))
    assert records(copy / "content") == ["agencies/own.yml"]


def test_a_record_that_needs_a_sample_stops_everything(copy: Path) -> None:
    report = next((copy / "content" / "reports" / "lhk").iterdir())
    report.write_text(report.read_text(encoding="utf-8").replace("sample: true\n", ""), encoding="utf-8")
    before = sites.files(copy)
    result = run(*OPTIONS)
    assert result.exit_code == 2
    assert result.output.startswith("Error: ")
    assert "without the sample, other records would have errors:" in result.output
    assert f"content/reports/lhk/{report.name}" in result.output
    assert sites.files(copy) == before


def test_records_with_errors_stop_everything(copy: Path) -> None:
    put("# agencies/lhk.yml\nnmae: x\n", copy / "content")
    with pytest.raises(FreshError, match=r"the records have errors; mend them first:\ncontent/agencies/lhk.yml:"):
        fresh.plan(copy, Choices(), ON)


def test_owners_of_samples_go_and_others_stay(copy: Path) -> None:
    (copy / "content" / "owners.yml").write_text(
        "# Who may change what.\n\n# Two lines.\nmaintainers: [1, 2]\nproviders:\n  altair-learning: [3]\n"
        "  own: [5, 4]\nagencies:\n  lhk: [6]\naccounts:\n  3: altair\n  4: ours\n  9: new\n",
        encoding="utf-8",
    )
    (copy / ".github" / "CODEOWNERS").write_text("* @old\n", encoding="utf-8")
    started(copy, Choices(maintainers=frozenset({9, 8})))
    assert (copy / "content" / "owners.yml").read_text(encoding="utf-8") == (
        "# Who may change what.\n\n# Two lines.\nmaintainers: [8, 9]\nproviders:\n  own: [4, 5]\nagencies: {}\n"
        "accounts:\n  4: ours\n  9: new\n"
    )
    lines = (copy / ".github" / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    assert lines[1:] == ["* @new", "/content/credentials/own/ @ours @new"]


@pytest.mark.parametrize("link", ["README.md", "tests/sample", "content/providers/kadaka-skills.yml"])
def test_nothing_is_written_through_a_link(link: str, copy: Path, tmp_path: Path) -> None:
    place = copy / link
    elsewhere = tmp_path / "elsewhere"
    if place.exists():
        place.rename(elsewhere)
    else:
        elsewhere.mkdir()
        place.parent.mkdir(exist_ok=True)
    place.symlink_to(elsewhere)
    before = sites.files(tmp_path)
    result = run(*OPTIONS)
    assert result.exit_code == 2
    assert sites.files(tmp_path) == before


@pytest.mark.parametrize(
    ("path", "named"),
    [
        pytest.param(".github/ISSUE_TEMPLATE/config.yml", "    url: {contact}\n", id="whom to tell of weaknesses"),
        pytest.param(".github/ISSUE_TEMPLATE/mistake.yml", "placeholder: {url}credentials/", id="an example of a page"),
        pytest.param("docs/own-catalogue.md", "git clone {repository} our-catalogue", id="what to take a copy of"),
    ],
)
def test_other_files_name_the_addresses_of_the_team(path: str, named: str, copy: Path) -> None:
    file = copy / path
    file.parent.mkdir(exist_ok=True, parents=True)
    shutil.copy(ROOT / path, file)
    assert named.format_map(vars_of(settings.read(copy / "mkdocs.yml"))) in file.read_text(encoding="utf-8")
    assert run(*OPTIONS).exit_code == 0
    assert named.format_map(vars_of(settings.read(copy / "mkdocs.yml"))) in file.read_text(encoding="utf-8")


def vars_of(chosen: settings.Settings) -> dict[str, str]:
    return {name: str(getattr(chosen, name)) for name in TEAM}


def test_maintainers_stay_if_no_others_are_named(copy: Path) -> None:
    (copy / "content" / "owners.yml").write_text("maintainers: [2, 1]\n", encoding="utf-8")
    planned = fresh.plan(copy, Choices(), ON)
    assert "content/owners.yml names as maintainers: 1, 2 (--maintainer)." in planned.left
    fresh.carry_out(planned, copy)
    assert ownership.read(copy).maintainers == {1, 2}


def test_owners_that_cannot_be_read_stop_everything(copy: Path) -> None:
    (copy / "content" / "owners.yml").write_text("maintainers: [anna]\n", encoding="utf-8")
    with pytest.raises(FreshError, match="a list of the numbers of accounts"):
        fresh.plan(copy, Choices(), ON)


@pytest.mark.parametrize("licence", Licence)
def test_the_licence_is_named_beside_the_records(copy: Path, licence: Licence) -> None:
    planned = fresh.plan(copy, Choices({"licence": licence.value}), ON)
    text = planned.written["content/README.md"]
    assert (licence.label in text, licence.uri in text, licence.sentence in text) == (True, True, True)
    assert [other for other in Licence if other is not licence and f"[{other.label}]" in text] == []
    assert "sample" not in text


def test_the_text_beside_the_records_names_the_licence_of_mkdocs_yml() -> None:
    licence = settings.read(ROOT / "mkdocs.yml").licence
    text = (ROOT / "content" / "README.md").read_text(encoding="utf-8")
    assert f"[{licence.label}]({licence.uri})" in text
    assert licence.sentence in text


def test_the_readme_of_this_repository_can_lose_its_sample(copy: Path) -> None:
    shutil.copy(ROOT / "README.md", copy)
    planned = fresh.plan(copy, Choices(), ON)
    text = planned.written.get("README.md", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert "screenshot.png" not in text
    assert "are samples" not in text
    assert "## Licences" in text


# --- what is refused


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        pytest.param("name", "a\nplugins: [evil]", "write it on one line", id="a name with a line break"),
        pytest.param("name", "a\u2028b", "write it on one line", id="a name with another line break"),
        pytest.param("name", "   ", "write it on one line", id="a name of blanks"),
        pytest.param("name", "a\u200bb", "cannot be seen", id="a name with a hidden character"),
        pytest.param("name", "a\x1b[2Jb", "ESCAPE", id="a name that moves the cursor"),
        pytest.param("name", "⟦content⟧", "are marks of the program", id="a name with a mark"),
        pytest.param("name", "x" * 101, "at most 100", id="a long name"),
        pytest.param("description", "x" * 301, "at most 300", id="a long description"),
        pytest.param("url", "courses.ministry.ee", "is not a web address", id="an address without https"),
        pytest.param("url", "https://localhost/", "is not a public host name", id="an address of this machine"),
        pytest.param("contact", "javascript:alert(1)", "is not a web address", id="a script"),
        pytest.param("contact", "mailto:a@b.ee", "is not a web address", id="an e-mail address"),
        pytest.param("repository", "https://a.ee/\nplugins: []", "holds a blank", id="an address with a line break"),
        pytest.param("language", "estonian", "is not a language tag", id="a language in words"),
        pytest.param("licence", "CC BY 4.0", "is none of CC-BY-4.0", id="a licence in words"),
    ],
)
def test_a_value_that_cannot_be_used(copy: Path, name: str, value: str, said: str) -> None:
    before = sites.files(copy)
    result = run(f"--{name}={value}")
    assert result.exit_code == 2
    assert result.output.startswith("Usage: ")
    assert f"--{name}: " in result.output
    assert said in result.output
    assert sites.files(copy) == before


@pytest.mark.parametrize(
    "name", ["- a", "{a: b}", "!ENV HOME", "a: b # c", "'", '"', "\\", "&a", "${HOME}", "{{ config }}", "<b>&amp;"]
)
def test_a_name_is_only_a_name(copy: Path, name: str) -> None:
    assert started(copy, Choices({"name": name})).name == name
    shown = dict(sites.pages(sites.build(copy).site))["index.html"]
    assert shown.title == name


@pytest.mark.parametrize(
    ("countries", "said"),
    [
        pytest.param("estonia", "`estonia` is not a country", id="a name"),
        pytest.param("ee,../x", "does not lie here", id="a path"),
        pytest.param("EE", "`EE` is not a country", id="capital letters"),
    ],
)
def test_countries_that_are_none(copy: Path, countries: str, said: str) -> None:
    result = run("--countries", countries)
    assert result.exit_code == 2
    assert result.output.startswith("Usage: ")
    assert said in result.output
    assert len(records(copy / "content" / "countries")) == 0 < len(list((copy / "content" / "countries").iterdir()))


MADE_UP = "mkdocs.yml has the made-up address"


SAME = TEAM | {"language": "en", "licence": "CC-BY-4.0"}
"""What a team decides that goes on as the records are."""


@pytest.mark.parametrize(
    ("choices", "left"),
    [
        pytest.param(
            Choices(),
            [
                f"{MADE_UP} https://catalogue.example/ (",
                f"{MADE_UP} https://catalogue.example/contact (",
                f"{MADE_UP} https://forge.example/",
                "content/owners.yml names as maintainers: nobody",
            ],
            id="nothing chosen",
        ),
        pytest.param(Choices(SAME, maintainers=frozenset({1, 2, 3})), [], id="everything chosen"),
        pytest.param(
            Choices(TEAM | {"language": "en"}, frozenset({"ee"}), frozenset({1, 2, 3})),
            ["1 record that stays was published under CC BY 4.0, not CC0 1.0: say so"],
            id="another licence",
        ),
        pytest.param(
            Choices(SAME, maintainers=frozenset({1, 2})),
            ["content/owners.yml names 2 of at least three maintainers"],
            id="two maintainers",
        ),
        pytest.param(
            Choices(SAME | {"language": "et"}, frozenset({"lv", "ee"}), frozenset({1, 2, 3})),
            ["Records that stay have texts in `en` without saying so", "There is no record of the country `lv`"],
            id="another language and a country without a record",
        ),
    ],
)
def test_what_a_person_still_has_to_do(copy: Path, choices: Choices, left: list[str]) -> None:
    said = fresh.plan(copy, choices, ON).left
    assert [line for line, start in zip(said, left, strict=True) if not line.startswith(start)] == []


def test_a_licence_that_the_text_beside_the_records_does_not_name(copy: Path) -> None:
    (copy / "content" / "README.md").write_text("Our own words.\n", encoding="utf-8")
    assert "does not name the licence CC0 1.0" in fresh.plan(copy, Choices({"licence": "CC0-1.0"}), ON).left[-2]


# --- git


def git(folder: Path, *arguments: str) -> None:
    own = ["-c", "user.name=A", "-c", "user.email=a@a.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *own, *arguments], check=True, capture_output=True)  # noqa: S603, S607


def test_what_is_not_committed_is_not_mixed_with_it(copy: Path) -> None:
    git(copy, "init")
    refused = run(*OPTIONS)
    assert (refused.exit_code, "git holds changes that are not committed" in refused.output) == (2, True)
    assert run(*OPTIONS, "--dry-run").exit_code == 0
    git(copy, "add", "--all")
    git(copy, "commit", "--message", "all")
    assert not fresh.is_changed(copy)
    assert run(*OPTIONS).exit_code == 0
    assert fresh.is_changed(copy)
    assert run(*OPTIONS).exit_code == 2
    assert run(*OPTIONS, "--force").exit_code == 0


# --- on a terminal


def on_a_terminal(answers: list[str], folder: Path) -> tuple[int, str]:
    """Run the command on a terminal, answer its questions; give its exit code and what it says."""
    ours, its = pty.openpty()
    program = [str(Path(sys.executable).parent / "catalogue"), "start-fresh", "--name", "Ours"]
    with subprocess.Popen(program, cwd=folder, stdin=its, stdout=its, stderr=its) as running:  # noqa: S603
        os.close(its)
        os.write(ours, ("".join(f"{answer}\n" for answer in answers) + "\x04").encode())  # no more answers
        said = b""
        while True:
            try:
                said += os.read(ours, 1_000)
            except OSError:  # the other side is closed
                break
    os.close(ours)
    return running.returncode, said.decode()


ANSWERS = ["All of them.", "nowhere", "https://a.ee/", "", "", "https://a.ee/us", "https://b.ee/c"]
ANSWERS += ["gitlab", "trunk", "none", "x", "7, 8"]


def test_a_terminal_is_asked_for_what_was_left_out(copy: Path) -> None:
    code, said = on_a_terminal([*ANSWERS, "y"], copy)
    assert code == 0, said
    assert "`nowhere` is not a web address" in said
    assert "write numbers, such as 1234,5678" in said
    made = settings.read(copy / "mkdocs.yml")
    assert (made.name, made.description, made.url) == ("Ours", "All of them.", "https://a.ee/")
    assert (made.language, made.licence, made.repository) == ("en", Licence.CC_BY, "https://b.ee/c")
    assert (made.forge, made.branch) == ("gitlab", "trunk")
    assert ownership.read(copy).maintainers == {7, 8}
    assert catalogue.load(copy / "content", made).catalogue == catalogue.Catalogue()


def test_a_no_at_the_end_changes_nothing(copy: Path) -> None:
    before = sites.files(copy)
    code, said = on_a_terminal([*ANSWERS, "n"], copy)
    assert code == 1
    assert re.search("Do all this.*Aborted", said, re.DOTALL)
    assert sites.files(copy) == before
