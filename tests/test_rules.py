import ast
import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from fragments import EXAMPLE, ON, TESTS, findings

from generator import catalogue, cli, records, rules, settings
from generator.finding import Finding, Level
from generator.records.imported import Imported
from generator.rules import page
from generator.rules.rule import Rule

BROKEN = TESTS / "broken"
DOCS = TESTS.parent / "docs" / "rules.md"

NO_EXAMPLE = {"wrong-value"}
"""Rules that no known input breaks."""
ALSO: dict[str, set[str]] = {}
"""Other findings that a fragment brings with it."""
ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "not-utf-8": lambda text: text.encode("latin-1"),
    "file-too-large": lambda text: text.encode() + b"#" * 600_000,
}
NOT_RULES = {"not-applicable", "on-demand", "example-university", "utf-8-sig", "x-suggest", "x-groups"}
"""Literals in the reading modules that look like names of rules."""

EXAMPLED = [rule for rule in rules.RULES if rule.name not in NO_EXAMPLE]
CASES = sorted(BROKEN.glob("*.yml"))


def test_the_example_is_valid(tmp_path: Path) -> None:
    assert lines(findings("", tmp_path)) == []


@pytest.mark.parametrize("rule", EXAMPLED, ids=lambda rule: rule.name)
def test_wrong(rule: Rule, tmp_path: Path, *, bless: bool) -> None:
    found = findings(rule.bad, tmp_path, encode=ENCODINGS.get(rule.name, str.encode))
    assert {finding.rule for finding in found} == {rule.name} | ALSO.get(rule.name, set())
    assert all(finding.level == rule.level for finding in found if finding.rule == rule.name)
    assert lines(found) == expected(rule.name, found, bless=bless)


@pytest.mark.parametrize("rule", EXAMPLED, ids=lambda rule: rule.name)
def test_right(rule: Rule, tmp_path: Path) -> None:
    assert lines(findings(rule.good, tmp_path)) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case: Path, tmp_path: Path, *, bless: bool) -> None:
    found = findings(case.read_text(encoding="utf-8"), tmp_path)
    assert lines(found) == expected(case.stem, found, bless=bless)


@pytest.mark.parametrize("rule", EXAMPLED, ids=lambda rule: rule.name)
def test_no_error_comes_or_goes_with_time(rule: Rule, tmp_path: Path) -> None:
    encode = ENCODINGS.get(rule.name, str.encode)
    days = (dt.date(1990, 1, 1), ON, dt.date(2090, 1, 1))
    errors = [
        [str(finding) for finding in findings(rule.bad, tmp_path / str(day), day, encode) if finding.level == "error"]
        for day in days
    ]
    assert errors[0] == errors[1] == errors[2]


def test_every_expectation_belongs_to_a_rule_or_a_case() -> None:
    known = {rule.name for rule in EXAMPLED} | {case.stem for case in CASES}
    assert {path.stem for path in BROKEN.glob("*.txt")} == known


def test_names_are_words_and_stand_once() -> None:
    names = [rule.name for rule in rules.RULES]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", name) for name in names)
    assert all(rule.what.endswith(".") and rule.why.endswith(".") for rule in rules.RULES)


@pytest.mark.parametrize("module", ["source", "records/__init__", "records/values", "catalogue"])
def test_every_finding_of_reading_is_explained(module: str) -> None:
    text = (TESTS.parent / "generator" / f"{module}.py").read_text(encoding="utf-8")
    literals = {
        node.value
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Constant)
        if isinstance(node.value, str)
    }
    named = {literal for literal in literals if re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", literal)}
    assert named - NOT_RULES - {rule.name for rule in rules.RULES} == set()


def test_the_page_is_up_to_date(*, bless: bool) -> None:
    text = page.markdown(rules.GROUPS)
    if bless:
        DOCS.write_text(text, encoding="utf-8")
    assert DOCS.read_text(encoding="utf-8") == text, "write it with: catalogue rules > docs/rules.md"


def test_the_page_is_printed() -> None:
    assert CliRunner().invoke(cli.main, ["rules"]).output == page.markdown(rules.GROUPS)


def test_the_example_uses_every_field() -> None:
    loaded = catalogue.load(EXAMPLE, settings.Settings()).catalogue
    used = {part for _, entry in loaded.entries() for part in parts(entry.record)}
    known = {part for kind in records.KINDS for part in fields(kind.type)}
    # The note of an import says how a record came to be, and no rule asks for it.
    assert {(cls, name) for cls, name in known - used if cls is not Imported and name != "imported"} == set()


def test_a_mistake_in_a_file_is_not_told_again_by_others(tmp_path: Path) -> None:
    fragment = "# providers/other-university.yml, whole file\n- nothing\n"
    assert [finding.rule for finding in findings(fragment, tmp_path)] == ["not-a-record"]


@pytest.mark.parametrize(
    ("verified", "on", "rule"),
    [
        pytest.param("2025-11-22", "2026-11-22", None, id="a year ago to the day"),
        pytest.param("2025-11-21", "2026-11-22", "not-verified-for-a-year", id="a year and a day ago"),
        pytest.param("2027-02-28", "2028-02-29", None, id="a year before a leap day"),
        pytest.param("2027-02-27", "2028-02-29", "not-verified-for-a-year", id="a day more before a leap day"),
        pytest.param("2026-11-22", "2026-11-22", None, id="today"),
        pytest.param("2026-11-23", "2026-11-22", "verified-in-the-future", id="tomorrow"),
    ],
)
def test_last_verified(verified: str, on: str, rule: str | None, tmp_path: Path) -> None:
    path = "providers/other-university.yml"
    found = findings(f"# {path}\nlast_verified: {verified}\n", tmp_path, dt.date.fromisoformat(on))
    said = {finding.rule for finding in found if finding.place.path == f"content/{path}"}
    assert said == ({rule} if rule else set())


def test_a_required_element_is_an_error_and_no_warning(tmp_path: Path) -> None:
    fragment = (
        "# mkdocs.yml\nextra: {catalogue: {required: [level, assessment]}}\n"
        "# credentials/example-training/first-aid.yml without level, workload\ntitle: First aid\n"
    )
    said = [(finding.level, finding.message) for finding in findings(fragment, tmp_path)]
    assert said == [(Level.WARNING, "not stated: workload"), (Level.ERROR, "this catalogue requires: level")]


def lines(found: tuple[Finding, ...]) -> list[str]:
    return [str(finding) for finding in found]


def expected(name: str, found: tuple[Finding, ...], *, bless: bool) -> list[str]:
    path = BROKEN / f"{name}.txt"
    if bless:
        path.write_text("".join(f"{line}\n" for line in lines(found)), encoding="utf-8")
    return path.read_text(encoding="utf-8").splitlines()


def parts(value: object) -> Iterator[tuple[type, str]]:
    """Yield every field of a record that says something."""
    if isinstance(value, tuple):
        for item in value:
            yield from parts(item)
    elif isinstance(value, dict):
        yield from parts(tuple(value.values()))
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            item = getattr(value, field.name)
            if item not in (field.default, ()):
                yield type(value), field.name
                yield from parts(item)


def fields(cls: object) -> Iterator[tuple[type, str]]:
    """Yield every field that a kind of record can have."""
    if isinstance(cls, type) and dataclasses.is_dataclass(cls):
        for field in dataclasses.fields(cls):
            yield cls, field.name
            yield from fields(field.type)
    for argument in getattr(cls, "__args__", ()):
        yield from fields(argument)
