"""Findings and remarks in; what a forge shows beside a change out: annotations of GitHub, and Markdown for a summary.

What they quote was written by strangers. It cannot start a workflow command: in an annotation the signs that could are
escaped, as GitHub's own toolkit does, and in Markdown it stands in code spans.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from generator import markdown
from generator.finding import Finding, Level, Place

_SHOWN = 10
"""GitHub shows so many annotations of each level from one step, and drops the others."""
_LONGEST = 500
_LEVELS: dict[Level, Literal["error", "warning", "notice"]] = {
    Level.ERROR: "error",
    Level.WARNING: "warning",
    Level.ADVICE: "notice",
}
"""What GitHub calls the weight of a finding."""
_SIZE = 900_000


@dataclass(frozen=True, slots=True)
class Annotation:
    """A note on a line of a file."""

    level: Literal["error", "warning", "notice"]
    place: Place
    title: str
    message: str

    def __str__(self) -> str:
        """Give the workflow command of GitHub Actions that makes it."""
        where = f"file={_value(self.place.path)},line={self.place.line},col={self.place.column}"
        return f"::{self.level} {where},title={_value(self.title)}::{_data(self.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def of(findings: Iterable[Finding]) -> Iterator[Annotation]:
    """Give the annotations of findings, errors first."""
    for finding in _by_weight(findings):
        said = f"{finding.message}. {finding.hint}" if finding.hint else finding.message
        yield Annotation(_LEVELS[finding.level], finding.place, finding.rule, said)


def shown(annotations: Iterable[Annotation]) -> Iterator[Annotation]:
    """Give the annotations that GitHub shows: the first ten errors, the first ten warnings, the first ten notices."""
    every = list(annotations)
    for level in ("error", "warning", "notice"):
        yield from islice((each for each in every if each.level == level), _SHOWN)


def summary(findings: Iterable[Finding], title: str = "Findings of the check") -> str:
    """Write all findings as Markdown, errors first; those that do not fit into a summary of GitHub are counted."""
    lines = [line(finding) for finding in _by_weight(findings)]
    return markdown.section(title, lines or ["none"], most=len(lines) + 1, size=_SIZE)


def line(finding: Finding) -> str:
    """Write a finding as one line of Markdown."""
    place = f"{markdown.code(finding.place.path)}, line {finding.place.line}"
    hint = f" {markdown.code(finding.hint, _LONGEST)}" if finding.hint else ""
    return f"{finding.level} in {place}: {markdown.code(finding.message, _LONGEST)}{hint} [{finding.rule}]"


def _by_weight(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: (finding.level is not Level.ERROR, finding))
