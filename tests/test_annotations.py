import pytest

from generator import annotations
from generator.finding import Finding, Level, Place


def findings(level: Level, number: int) -> list[Finding]:
    return [Finding(Place("content/a.yml", line), "rule", level, f"{level} {line}") for line in range(1, number + 1)]


@pytest.mark.parametrize(
    ("text", "data", "value"),
    [
        pytest.param("a", "a", "a", id="words"),
        pytest.param("100 %", "100 %25", "100 %25", id="per cent"),
        pytest.param("%0A", "%250A", "%250A", id="an escape"),
        pytest.param("a\nb", "a%0Ab", "a%0Ab", id="line feed"),
        pytest.param("a\r\nb", "a%0D%0Ab", "a%0D%0Ab", id="line end of Windows"),
        pytest.param("a: b, c", "a: b, c", "a%3A b%2C c", id="colon and comma"),
        pytest.param("::error::x", "::error::x", "%3A%3Aerror%3A%3Ax", id="a command"),
    ],
)
def test_escapes_of_annotations(text: str, data: str, value: str) -> None:
    finding = Finding(Place(text, 1, 2), text, Level.ERROR, text, text)
    (made,) = annotations.of([finding])
    assert str(made) == f"::error file={value},line=1,col=2,title={value}::{data}. {data}"


@pytest.mark.parametrize(
    ("errors", "warnings", "expected"),
    [
        pytest.param(10, 0, ["error 10"], id="as many errors as are shown"),
        pytest.param(11, 0, ["error 10"], id="one more"),
        pytest.param(0, 11, ["warning 10"], id="warnings"),
        pytest.param(12, 12, ["error 10", "warning 10"], id="both have places of their own"),
    ],
)
def test_github_shows_ten_of_each_level(errors: int, warnings: int, expected: list[str]) -> None:
    every = findings(Level.WARNING, warnings) + findings(Level.ERROR, errors)
    shown = [each.message for each in annotations.shown(annotations.of(every))]
    assert len(shown) == 10 * len(expected)
    assert shown[9::10] == expected


def test_the_summary_has_them_all_and_errors_first() -> None:
    every = annotations.summary(findings(Level.WARNING, 300) + findings(Level.ERROR, 300)).split("\n")
    assert [line.partition(" in ")[0] for line in every if line.startswith("- ")] == ["- error"] * 300 + [
        "- warning"
    ] * 300


def test_a_summary_is_never_so_long_that_github_drops_it() -> None:
    long = [Finding(Place("content/a.yml", line), "rule", Level.ERROR, "𝕏" * 500) for line in range(1, 1_001)]
    found = annotations.summary(long)
    assert len(found.encode()) < 1024 * 1024
    assert found.endswith(" more\n")
