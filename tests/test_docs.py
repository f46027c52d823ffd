"""What hand-written pages show to copy is right: records, the list of owners, settings of hosts and forges."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from fragments import put
from sites import ROOT

from generator import catalogue, fresh, ownership, rules, settings
from generator.cli import main
from generator.site import policy

DOCS = ROOT / "docs"
ON = dt.date(2026, 11, 25)
_BLOCK = re.compile(r"((?:[^\n]+\n)+)\n```yaml\n(.*?)```", re.DOTALL)
_PATH = re.compile(r"`content/([\w./-]+\.yml)`")
_SENTENCE = re.compile(r"[^.?!:|]+")


@dataclass(frozen=True, slots=True)
class Example:
    """A block of YAML on a page, and the file below `content/` that the text before it names, if it does."""

    page: str
    text: str
    path: str

    @property
    def whole(self) -> bool:
        return "source: " in self.text

    @property
    def fragment(self) -> str:
        return f"# {self.path}{', whole file' if self.whole else ''}\n{self.text}"


def examples() -> Iterator[Example]:
    """Yield every block of YAML of the hand-written pages; `rules.md` is made from the rules, which have own tests."""
    for page in sorted(DOCS.rglob("*.md")):
        if page.name != "rules.md":
            for before, text in _BLOCK.findall(page.read_text(encoding="utf-8")):
                yield Example(page.relative_to(DOCS).as_posix(), text, (_PATH.findall(before) or [""])[-1])


ALL = list(examples())
RECORDS = [each for each in ALL if each.path and each.path != "owners.yml"]
NEWER = {"reports/exqa/2026-058.yml", "credentials/harbour-training/safe-kitchens-2027.yml"}
"""Whole records that come after the others in the story of the pages."""
FACTS_LEFT_OUT = {"bicycle-repair.yml", "safe-kitchens-2027.yml"}


def found(examples: list[Example], folder: Path) -> list[str]:
    """Put examples into an empty catalogue, in their order; give the findings."""
    content = folder / "content"
    for example in examples:
        put(example.fragment, content)
    loaded = catalogue.load(content, settings.Settings())
    return [
        str(finding)
        for finding in rules.check(loaded, ON)
        if finding.level == "error" or Path(finding.place.path).name not in FACTS_LEFT_OUT
    ]


def identity(example: Example) -> str:
    return f"{example.page}: {example.text.splitlines()[0]}"


FIRST = [each for each in RECORDS if each.whole and each.path not in NEWER]


def test_the_pages_tell_one_story(tmp_path: Path) -> None:
    assert {each.path.split("/")[0] for each in FIRST} == {"agencies", "credentials", "providers", "reports"}
    assert len({each.path for each in FIRST}) == len(FIRST)
    assert found(FIRST, tmp_path) == []


@pytest.mark.parametrize("example", [each for each in RECORDS if each not in FIRST], ids=identity)
def test_each_change_of_a_record_is_right(example: Example, tmp_path: Path) -> None:
    assert found([*FIRST, example], tmp_path) == []


@pytest.mark.parametrize("example", [each for each in ALL if each not in RECORDS], ids=identity)
def test_other_yaml_can_be_read(example: Example) -> None:
    assert isinstance(yaml.safe_load(example.text), dict)


def test_lists_of_owners_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    examples = [each for each in ALL if each.path == "owners.yml"]
    for example in examples:
        (tmp_path / ownership.OWNERS).write_text(example.text, encoding="utf-8")
        assert ownership.read(tmp_path).maintainers
    assert examples


def test_gitlab_publishes_what_make_builds() -> None:
    (jobs,) = (yaml.safe_load(each.text) for each in ALL if "pages:" in each.text)
    assert jobs["pages"]["script"] == ["make site", "mv site public"]
    assert jobs["pages"]["artifacts"] == {"paths": ["public"]}
    assert jobs["check"]["script"] == ["make check"]
    assert [job["stage"] for job in (jobs["check"], jobs["pages"])] == jobs["stages"]
    assert all((ROOT / name).is_file() for name in jobs["default"]["cache"]["key"]["files"])


def test_each_server_sends_the_headers_of_the_build() -> None:
    page = (DOCS / "hosting.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```(nginx|apache|caddyfile)\n(.*?)```", page, re.DOTALL)
    assert [server for server, _ in blocks] == ["nginx", "apache", "caddyfile"]
    everywhere = [line.strip().split(": ", 1) for line in policy.HEADERS.split("\n\n")[0].splitlines()[1:]]
    for server, block in blocks:
        assert [name for name, value in everywhere if f'{name} "{value}"' not in block] == [], server
        assert set(re.findall("Cross-Origin-Resource-Policy|Access-Control-Allow-Origin", block)), server
        assert '"public, max-age=31536000, immutable"' in block, server


@pytest.mark.parametrize("decision", fresh.DECISIONS, ids=lambda decision: decision.name)
def test_what_a_team_decides_is_explained(decision: fresh.Decision) -> None:
    page = (DOCS / "own-catalogue.md").read_text(encoding="utf-8")
    assert re.search(rf"(?m)^\|[^|]*\|[^|]*`--{decision.name}\b", page)


def test_commands_on_the_pages_exist() -> None:
    pages = "\n".join(page.read_text(encoding="utf-8") for page in sorted(DOCS.rglob("*.md")))
    named = set(re.findall(r"\.venv/bin/catalogue ([a-z-]+)", pages))
    assert named
    assert named - set(main.commands) == set()


GUIDES = [*sorted((DOCS / "contributing").glob("*.md")), DOCS / "own-catalogue.md"]


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.stem)
def test_sentences_of_guides_are_short(page: Path) -> None:
    text = re.sub(r"(?s)^---\n.*?\n---\n|```.*?```|\{#[\w-]+\}", "", page.read_text(encoding="utf-8"))
    text = re.sub(r"\]\([^)]*\)", "]", text)
    paragraphs = re.split(r"\n\n|\n(?=[|#-]|[0-9]+\. )", text)
    sentences = [sentence for part in paragraphs for sentence in _SENTENCE.findall(part)]
    assert [sentence for sentence in sentences if len(sentence.split()) > 25] == []
