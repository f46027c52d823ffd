"""What commands print: findings in each form, annotations, JSON, tables, and how many there are of something."""

import json
import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from generator import annotations, records
from generator.annotations import Annotation
from generator.catalogue import Catalogue
from generator.finding import Finding, Level

LONGEST_LINE = 160
_COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.ADVICE: "cyan"}


def show_json(value: object) -> None:
    """Print a value as JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def show_table(table: Table) -> None:
    """Print a table as wide as the terminal, or as the longest line where there is none."""
    Console(width=None if sys.stdout.isatty() else LONGEST_LINE).print(table)


def show_annotations(made: Iterable[Annotation]) -> None:
    """Print the annotations that GitHub shows."""
    for each in annotations.shown(made):
        click.echo(each)


def show_findings(findings: tuple[Finding, ...], form: str = "text") -> None:
    """Print findings for people, for programs or for a forge."""
    match form:
        case "json":
            show_json([finding.as_json() for finding in findings])
        case "github":
            show_annotations(annotations.of(findings))
        case "markdown":
            click.echo(annotations.summary(findings), nl=False)
        case _:
            for path, group in groupby(findings, key=lambda finding: finding.place.path):
                _show_file(path, group)


def _show_file(path: str, findings: Iterable[Finding]) -> None:
    """Print the findings in a file, each with the line that it is about."""
    click.secho(path, bold=True)
    lines = _lines(Path(path))
    for finding in findings:
        place = finding.place
        colour = _COLOURS[finding.level]
        click.echo(f"  {place.line}:{place.column} " + click.style(finding.level, fg=colour), nl=False)
        click.echo(f" {finding.message} [{finding.rule}]")
        if place.line <= len(lines):
            click.secho(f"    {place.line} | {_around(lines[place.line - 1], place.column)}", dim=True)
        if finding.hint:
            click.echo(f"    {finding.hint}")
    click.echo()


def _around(line: str, column: int) -> str:
    """Give a line, or the part of a long one that holds the column."""
    if len(line) <= LONGEST_LINE:
        return line
    start = max(0, min(column - LONGEST_LINE // 2, len(line) - LONGEST_LINE))
    part = line[start : start + LONGEST_LINE]
    return f"{'…' if start else ''}{part}{'…' if start + LONGEST_LINE < len(line) else ''}"


def _lines(path: Path) -> list[str]:
    """Give the lines of a file as they may be shown on a terminal: nothing in them can move the cursor."""
    try:
        text = path.read_bytes()[:200_000].decode("utf-8", errors="replace")
    except OSError:
        return []
    lines = text.replace("##[", "# #[").split("\n")  # GitHub Actions obeys ##[command] anywhere in a line
    return ["".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in line) for line in lines]


def errors(findings: Iterable[Finding]) -> int:
    """Say how many findings are errors."""
    return sum(finding.level is Level.ERROR for finding in findings)


def sizes(known: Catalogue) -> str:
    """Say how many records of each kind there are."""
    return ", ".join(f"{len(known.of_kind(kind.name)):,} {kind.folder}" for kind in records.KINDS)


def count(number: int, noun: str) -> str:
    """Say how many there are of something whose plural ends in s."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
