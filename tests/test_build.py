import datetime as dt
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest
import sites
from fragments import EXAMPLE
from sites import ON, ROOT, SAMPLE, Html, broken, target

from generator import catalogue, plugin, settings
from generator.catalogue import Catalogue
from generator.site import staging

URL = "https://catalogue.example/"
# The sample, and real records where they lie beside the repository.
WHOLE = [folder for folder in (SAMPLE, ROOT.parent / "shared" / "real" / "content") if folder.is_dir()]
"""Records copied from real sources, where they lie beside the repository."""
BIN = Path(sys.executable).parent
Pages = dict[str, Html]


@pytest.fixture(scope="session")
def sample_pages(site: Path) -> Pages:
    return dict(sites.pages(site))


@pytest.fixture(scope="session")
def sample() -> Catalogue:
    return catalogue.load(SAMPLE, settings.Settings()).catalogue


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return sites.project(tmp_path / "project", EXAMPLE)


# --- links


def test_every_link_inside_the_site_leads_somewhere(site: Path, sample_pages: Pages) -> None:
    assert broken(site, sample_pages) == []


def test_links_are_relative_so_that_the_site_works_anywhere(sample_pages: Pages) -> None:
    rooted = {path for path, page in sample_pages.items() for link in page.links if link.startswith("/")}
    assert rooted == {"404.html"}


def test_every_page_is_reached_from_the_home_page_in_three_clicks(sample_pages: Pages) -> None:
    reached = {"index.html"}
    for _ in range(3):
        reached |= {
            target(path, unquote(urlsplit(link).path))
            for path in reached
            for link in sample_pages[path].links
            if path in sample_pages and not urlsplit(link).scheme and not link.startswith("#")
        } & sample_pages.keys()
    assert sample_pages.keys() - reached == {"404.html"}


# --- what every page holds


def test_every_record_has_a_page(site: Path, sample: Catalogue) -> None:
    assert missing_pages(site, sample) == []


def missing_pages(site: Path, of: Catalogue) -> list[str]:
    wanted = [f"{kind.folder}/{entry.ref}" for kind, entry in of.entries()]
    wanted += [f"countries/{place}" for place in of.countries_named]
    return [path for path in wanted if not (site / path / "index.html").is_file()]


def test_every_page_says_what_it_is(sample_pages: Pages) -> None:
    for path, page in sample_pages.items():
        assert page.others[0] == "<!doctype html>", path
        assert page.open == [], path
        assert page.all("html")[0].attributes["lang"] == "en", path
        assert len(page.all("h1")) == 1, path
        assert page.all("h1")[0].text.strip(), path
        assert page.title.strip(), path
        (description,) = page.meta("description")
        assert 20 <= len(description) <= 320, (path, len(description))
        assert page.meta("og:title") != [""], path
        repeated = [name for name, number in Counter(page.ids).items() if number > 1]
        assert repeated == [], path


def test_titles_differ(sample_pages: Pages) -> None:
    titles = Counter(page.title for page in sample_pages.values())
    assert [title for title, number in titles.items() if number > 1] == []


def test_every_page_names_its_address(sample_pages: Pages) -> None:
    for path, page in sample_pages.items():
        canonical = [e.attributes["href"] for e in page.all("link") if e.attributes.get("rel") == "canonical"]
        if path != "404.html":
            assert canonical == [URL + path.removesuffix("index.html")], path


def test_no_page_holds_a_script_or_style_of_its_own(sample_pages: Pages) -> None:
    for path, page in sample_pages.items():
        assert page.all("style") == page.all("base") == page.all("iframe") == page.all("object") == [], path
        scripts = [script for script in page.all("script") if script.attributes.get("type") != "application/ld+json"]
        assert all(script.text == "" and script.attributes["src"] for script in scripts), path
        for element in page.elements:
            assert not any(name == "style" or name.startswith("on") for name in element.attributes), path


def test_the_policy_stands_first_in_the_head(sample_pages: Pages) -> None:
    for path, page in sample_pages.items():
        start = next(number for number, element in enumerate(page.elements) if element.tag == "head")
        charset, policy = page.elements[start + 1 : start + 3]
        assert charset.attributes == {"charset": "utf-8"}, path
        assert policy.attributes["http-equiv"] == "Content-Security-Policy", path
        assert "'unsafe-inline'" not in policy.attributes["content"], path
        assert "default-src 'none'" in policy.attributes["content"], path


_NAMED_ONLY = {"canonical", "alternate"}
"""Relations of links that browsers do not follow by themselves."""


def test_nothing_is_loaded_from_others(sample_pages: Pages) -> None:
    for path, page in sample_pages.items():
        loaded = [e.attributes["src"] for e in page.elements if "src" in e.attributes]
        loaded += [e.attributes["href"] for e in page.all("link") if e.attributes.get("rel") not in _NAMED_ONLY]
        assert [address for address in loaded if urlsplit(address).netloc] == [], path


def test_no_mark_is_left(site: Path) -> None:
    for path, content in sites.files(site).items():
        if path.endswith((".html", ".json", ".xml", ".txt")):
            text = content.decode()
            assert not {"⟦", "⟧", "\x1f"} & set(text), path


def test_no_shell_is_left(site: Path) -> None:
    assert not (site / "_").exists()
    assert not [path for path in sites.files(site) if path.endswith(".map") or "/_/" in path]


def test_pages_of_samples_ask_not_to_be_indexed(sample: Catalogue, sample_pages: Pages) -> None:
    assert all(entry.record.sample for kind, entry in sample.entries() if kind.name != "country")
    for kind, entry in sample.entries():
        page = sample_pages[f"{kind.folder}/{entry.ref}/index.html"]
        assert page.meta("robots") == (["noindex"] if entry.record.sample else []), entry.ref


def test_pages_of_records_that_are_no_samples_are_indexed(project: Path) -> None:
    built = sites.build(project)
    shown = {path: page.meta("robots") for path, page in sites.pages(built.site)}
    assert shown["credentials/example-university/data-analysis/index.html"] == ["noindex"]
    assert shown["credentials/example-training/first-aid/index.html"] == []
    assert addresses(built.site)["credentials/example-training/first-aid/"] == "2026-10-01"
    assert "credentials/example-university/data-analysis/" not in addresses(built.site)


def addresses(site: Path) -> dict[str, str | None]:
    """Give the pages that the sitemap names, and their days."""
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    root = ET.parse(site / "sitemap.xml").getroot()  # noqa: S314 - our own file
    rows = ((row.findtext("s:loc", "", names), row.findtext("s:lastmod", None, names)) for row in root)
    return {address.removeprefix(URL): day for address, day in rows}


def test_the_sitemap_names_every_page_that_may_be_indexed(site: Path, sample_pages: Pages) -> None:
    shown = {
        path.removesuffix("index.html")
        for path, page in sample_pages.items()
        if path != "404.html" and not page.meta("robots")
    }
    assert set(addresses(site)) == shown
    assert list(addresses(site)) == sorted(shown)


def test_the_sitemap_names_days_of_records_only(site: Path, sample: Catalogue) -> None:
    days = {path: day for path, day in addresses(site).items() if day}
    shown = {
        f"{kind.folder}/{entry.ref}/": entry.record.last_verified.isoformat()
        for kind, entry in sample.entries()
        if kind.name == "country" or not entry.record.sample
    }
    assert days == shown


def test_a_page_of_a_credential_is_small(site: Path, sample: Catalogue) -> None:
    sizes = {ref: (site / "credentials" / ref / "index.html").stat().st_size for ref in sample.credentials}
    assert {ref: size for ref, size in sizes.items() if size > 20 * 1024} == {}


# --- whole catalogues


@pytest.mark.parametrize("content", WHOLE, ids=lambda content: content.parent.name)
def test_every_record_gets_its_page_and_every_link_leads_somewhere(content: Path, tmp_path: Path) -> None:
    result = sites.build(sites.project(tmp_path / "project", content), jobs=2)
    assert [str(finding) for finding in result.errors] == []
    assert len(result.catalogue.credentials) > 0
    assert missing_pages(result.site, result.catalogue) == []
    assert broken(result.site, dict(sites.pages(result.site))) == []


# --- the same input gives the same bytes


def alike(site: Path) -> dict[str, bytes]:
    """Give the files of a site that may not differ between builds: Pagefind's own do."""
    return {
        path: content
        for path, content in sites.files(site).items()
        if not path.startswith("pagefind/") and path != "search/rows.json"
    }


def test_place_processes_and_index_change_no_byte(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = sites.project(tmp_path / "elsewhere")
    monkeypatch.chdir(folder)
    built = sites.build(folder, jobs=3)
    assert differing(alike(built.site), alike(site)) == []


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))


def test_mkdocs_alone_builds_the_same(project: Path) -> None:
    today = dt.datetime.now(dt.UTC).date()
    ran = run("mkdocs", "build", "--site-dir", "by-mkdocs", folder=project)
    assert ran.returncode == 0, ran.stderr
    assert dt.datetime.now(dt.UTC).date() == today, "midnight passed: run the tests again"
    built = sites.build(project, project / "by-catalogue", on=today, words=True)
    assert (project / "by-mkdocs" / "pagefind").is_dir()
    assert differing(alike(project / "by-mkdocs"), alike(built.site)) == []


def test_mkdocs_is_content_with_the_sample_site(tmp_path: Path) -> None:
    ran = run("mkdocs", "build", "--strict", folder=sites.project(tmp_path / "project"))
    assert ran.returncode == 0, ran.stderr


def run(*command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    program = [str(BIN / command[0]), *command[1:]]
    return subprocess.run(program, cwd=folder, env=calm(), capture_output=True, text=True, check=False)  # noqa: S603


def calm() -> dict[str, str]:
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


def test_the_command_builds(project: Path) -> None:
    ran = run("catalogue", "build", "--no-search", "--as-of", "2026-11-22", "--jobs", "1", folder=project)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.splitlines()[0] == (
        "Checked 2 agencies, 2 countries, 3 providers, 4 credentials, 4 reports: no errors, 0 warnings."
    )
    assert differing(alike(project / "site"), alike(sites.build(project, project / "other").site)) == []


# --- builds that fail


WRONG = "title: ''\n"
RECORD = "content/credentials/example-training/first-aid.yml"


def spoil(project: Path) -> str:
    """Put a mistake into a record; give the text that it had."""
    path = project / RECORD
    old = path.read_text(encoding="utf-8")
    path.write_text(old.replace("title: First aid\n", WRONG), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != old
    return old


@pytest.fixture
def before(project: Path) -> dict[str, bytes]:
    """Build a site; give its files."""
    return sites.files(sites.build(project).site)


def left(project: Path) -> list[str]:
    """Give what lies in the project that is not its own."""
    return sorted({path.name for path in project.iterdir()} - {"mkdocs.yml", "docs", "theme", "content"})


def test_errors_leave_the_old_site(project: Path, before: dict[str, bytes]) -> None:
    spoil(project)
    result = sites.build(project)
    assert [finding.rule for finding in result.errors] == ["empty-value"]
    assert sites.files(project / "site") == before
    assert left(project) == ["site"]


def test_without_an_old_site_errors_leave_none(project: Path) -> None:
    spoil(project)
    assert sites.build(project).errors
    assert left(project) == []


def test_the_command_says_what_is_wrong(project: Path, before: dict[str, bytes]) -> None:
    spoil(project)
    ran = run("catalogue", "build", "--no-search", folder=project)
    assert (ran.returncode, ran.stderr) == (1, "")
    assert ran.stdout == (
        f"{RECORD}\n"
        "  1:1 error there is no text [empty-value]\n"
        "    1 | title: ''\n"
        "    Write the text, or remove the key if nothing is known.\n"
        "\n"
        "1 error: the site was not built, and an older one was left as it was.\n"
    )
    assert sites.files(project / "site") == before


def test_mkdocs_says_what_is_wrong(project: Path, before: dict[str, bytes]) -> None:
    spoil(project)
    ran = run("mkdocs", "build", folder=project)
    assert ran.returncode == 1
    assert f"{RECORD}:1:1: error: there is no text [empty-value]" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert sites.files(project / "site") == before


@pytest.mark.parametrize(
    ("file", "change", "said"),
    [
        pytest.param(
            "docs/about.md",
            lambda text: text + "\n⟦nothing⟧\n",
            "about/index.html: nothing is called ⟦nothing⟧",
            id="a mark that stands for nothing",
        ),
        pytest.param(
            "theme/main.html",
            lambda text: text.replace("⟦title⟧", ""),
            "theme/main.html must hold ⟦title⟧ once for shells; found 0",
            id="a theme without a mark",
        ),
        pytest.param(
            "mkdocs.yml",
            lambda text: text.replace("    language: en", "    langage: en"),
            "extra.catalogue in mkdocs.yml: langage: ",
            id="an unknown setting",
        ),
        pytest.param(
            "mkdocs.yml",
            lambda text: text.replace("  - catalogue\n", "  []\n"),
            "`plugins` does not name `catalogue`",
            id="no plugin",
        ),
        pytest.param(
            "mkdocs.yml",
            lambda text: text.replace("  - About: about.md\n", "  - About: [about.md\n"),
            "mkdocs.yml",
            id="settings that are not YAML",
        ),
        pytest.param(
            "theme/main.html",
            lambda text: text.replace("{% block footer %}", "{% block %}"),
            "",
            id="a theme that is no template",
        ),
    ],
)
def test_other_mistakes_leave_the_old_site(
    file: str, change: Callable[[str], str], said: str, project: Path, before: dict[str, bytes]
) -> None:
    path = project / file
    old = path.read_text(encoding="utf-8")
    path.write_text(change(old), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != old
    with pytest.raises(Exception) as problem:  # noqa: PT011 - the words matter, and a template's error is Jinja's
        sites.build(project)
    assert said in str(problem.value)
    assert isinstance(problem.value, plugin.BuildError) or not said
    assert sites.files(project / "site") == before
    assert left(project) == ["site"]


def test_a_page_in_docs_cannot_take_the_address_of_a_list(project: Path, before: dict[str, bytes]) -> None:
    (project / "docs" / "providers.md").write_text("# Providers\n", encoding="utf-8")
    with pytest.raises(plugin.BuildError, match="two pages want the address providers/"):
        sites.build(project)
    assert sites.files(project / "site") == before


@pytest.mark.parametrize("seconds", [0.4, 0.8, 1.2, 1.6])
def test_a_killed_build_leaves_the_old_site(seconds: float, project: Path, before: dict[str, bytes]) -> None:
    command = [str(BIN / "catalogue"), "build", "--no-search", "--as-of", ON.isoformat(), "--jobs", "1"]
    building = subprocess.Popen(command, cwd=project, env=calm(), stdout=subprocess.DEVNULL)  # noqa: S603
    time.sleep(seconds)
    building.send_signal(signal.SIGKILL)
    building.wait()
    assert {path: (project / "site" / path).read_bytes() for path in before} == before
    assert sites.files(sites.build(project).site) == before
    assert left(project) == ["site"]


@pytest.mark.parametrize("mistake", [False, True], ids=["next build works", "next build has errors"])
def test_a_kill_between_the_two_renames_is_mended(project: Path, before: dict[str, bytes], *, mistake: bool) -> None:
    site = project / "site"
    (staging.begin(site) / "new").touch()
    site.rename(site.with_name(".site.old"))
    if mistake:
        spoil(project)
    assert bool(sites.build(project).errors) is mistake
    assert sites.files(site) == before


# --- mkdocs serve

LOG = "serve.log"
PATIENCE = 60
"""Seconds after which a test that waits for the server gives up."""


@pytest.fixture
def served(project: Path) -> Iterator[str]:
    """Serve a project; give the address of a credential's page."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(BIN / "mkdocs"), "serve", "--dev-addr", f"127.0.0.1:{port}"]
    log = project / LOG
    # What is kept of a failure lies in this folder too, so that the test leaves nothing behind.
    told = {**calm(), "TMPDIR": str(project)}
    with log.open("wb") as said:
        serving = subprocess.Popen(command, cwd=project, env=told, stdout=said, stderr=said)  # noqa: S603
    try:
        yield f"http://127.0.0.1:{port}/credentials/example-training/first-aid/"
    finally:
        serving.terminate()
        try:
            serving.wait(timeout=20)
        except subprocess.TimeoutExpired:
            serving.kill()


def shows(address: str, words: str, *, absent: str = "⟦") -> str:
    """Wait until a page shows words and not others; give it."""
    page = ""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 - our own server
                page = answer.read().decode()
        except (URLError, ConnectionError, TimeoutError):
            page = ""
        if words in page and absent not in page:
            return page
        time.sleep(0.1)
    pytest.fail(f"{address} does not show {words!r}: {page[:500]}")


def says(project: Path, words: str, *, before: int = 0) -> str:
    """Wait until the server says words after so many characters; give all that it has said since."""
    said = ""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        said = (project / LOG).read_text(encoding="utf-8")[before:]
        if words in said:
            return said
        time.sleep(0.1)
    pytest.fail(f"the server does not say {words!r}: {said}")


def test_serving_follows_the_records(project: Path, served: str) -> None:
    shows(served, "First aid")
    other = served.replace("example-training/first-aid", "example-university/data-analysis")
    path = project / RECORD
    old = path.read_text(encoding="utf-8")

    path.write_text(old.replace("title: First aid", "title: First aid for all"), encoding="utf-8")
    shows(served, "First aid for all")

    path.write_text(old.replace("hours: 12", "hours: twelve"), encoding="utf-8")
    page = shows(served, "There is a mistake in the records")
    shows(other, "There is a mistake in the records")
    assert len(Html.of(page).all("h1")) == 1
    assert f"<code>{RECORD}:7:12</code>" in page
    assert "`twelve` is not a number" in page

    path.write_text(old.replace("eqf: not-applicable", "eqf: 9"), encoding="utf-8")
    shows(served, "There is a mistake in the records", absent="twelve")

    path.write_text(old, encoding="utf-8")
    page = shows(served, "12 hours", absent="mistake in the records")
    assert "First aid for all" not in page
    shows(other, "<h1", absent="mistake in the records")
    assert not (project / "site").exists()


@pytest.mark.parametrize(
    ("path", "spoilt", "reason"),
    [
        pytest.param("mkdocs.yml", ("    language: en\n", "    language: [en\n"), "configuration file", id="no YAML"),
        pytest.param("mkdocs.yml", ("    content: content\n", "    contents: x\n"), "contents", id="a wrong setting"),
        pytest.param("docs/about.md", ("⟦contact⟧", "⟦contakt⟧"), "nothing is called ⟦contakt⟧", id="an unknown mark"),
    ],
)
def test_a_build_that_fails_while_serving_leaves_the_site_as_it_was(
    path: str, spoilt: tuple[str, str], reason: str, project: Path, served: str
) -> None:
    shows(served, "First aid")
    file, record = project / path, project / RECORD
    old, title = file.read_text(encoding="utf-8"), record.read_text(encoding="utf-8")
    file.write_text(old.replace(*spoilt), encoding="utf-8")
    said = says(project, "The site could not be built")
    assert reason in said
    assert "Traceback" not in said
    shows(served, "First aid")
    record.write_text(title.replace("title: First aid", "title: First aid for all"), encoding="utf-8")
    says(project, "The site could not be built", before=len(said))
    shows(served, "First aid")
    file.write_text(old, encoding="utf-8")
    shows(served, "First aid for all")


def test_a_failure_of_the_program_while_serving_is_kept_for_developers(project: Path, served: str) -> None:
    shows(served, "First aid")
    (project / "theme" / "main.html").write_text("{% block %}", encoding="utf-8")
    page = project / "docs" / "about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    said = says(project, "The program failed while it built the site. TemplateSyntaxError: ")
    assert "Traceback" not in said
    (kept,) = project.glob("catalogue-*.txt")
    assert str(kept) in said
    assert kept.read_text(encoding="utf-8").startswith("Traceback")
    shows(served, "First aid")
