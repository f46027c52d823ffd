"""The `catalogue` command: the way in for people, scripts and workflows. This module alone prints."""

import datetime as dt
import json
import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import click

from generator import catalogue, records, rules, settings
from generator.finding import Finding, Level

_CONFIG = Path("mkdocs.yml")


class _Day(click.ParamType):
    """A day, written as year-month-day."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a date; write year-month-day, for example 2026-11-22", param, ctx)


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()


content_option = click.option(
    "--content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of the records; the one that mkdocs.yml names, if left out.",
)
as_of_option = click.option("--as-of", "on", type=_Day(), default=_today, help="The day to work with; today in UTC.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Check the records of the catalogue and build its site."""


@main.command()
@content_option
@as_of_option
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
def check(content: Path | None, on: dt.date, form: str) -> None:
    """Check all records. Exit code 0: no errors; 1: errors; 2: wrong use."""
    chosen = _settings(content)
    loaded = catalogue.load(chosen.content, chosen)
    findings = rules.check(loaded, chosen.content, on)
    match form:
        case "json":
            click.echo(json.dumps([_as_json(finding) for finding in findings], ensure_ascii=False, indent=2))
        case "github":
            for finding in findings:
                click.echo(_as_annotation(finding))
        case _:
            _print_findings(findings, chosen.content)
            _print_sum(findings, loaded.catalogue)
    sys.exit(1 if _errors(findings) else 0)


@main.command()
@click.argument("kind", type=click.Choice([kind.name for kind in records.KINDS]))
def schema(kind: str) -> None:
    """Print the JSON Schema of a kind of record."""
    click.echo(json.dumps(records.json_schema(records.BY_NAME[kind]), ensure_ascii=False, indent=2))


def _settings(content: Path | None) -> settings.Settings:
    """Read mkdocs.yml, and let the command line choose another folder of records."""
    try:
        chosen = settings.read(_CONFIG) if _CONFIG.exists() else settings.Settings()
    except settings.SettingsError as problem:
        raise click.UsageError(str(problem)) from problem
    if content is not None:
        chosen = settings.with_content(chosen, content)
    if not chosen.content.is_dir():
        raise click.UsageError(f"there is no folder {chosen.content}; name one with --content")
    return chosen


def _errors(findings: Iterable[Finding]) -> int:
    return sum(finding.level is Level.ERROR for finding in findings)


def _as_json(finding: Finding) -> dict[str, str | int]:
    place = finding.place
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "rule": finding.rule,
        "level": finding.level.value,
        "message": finding.message,
        "hint": finding.hint,
    }


def _as_annotation(finding: Finding) -> str:
    """Say a finding as a workflow command of GitHub Actions; what it quotes cannot start another command."""

    def data(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def value(text: str) -> str:
        return data(text).replace(":", "%3A").replace(",", "%2C")

    place = finding.place
    where = f"file={value(place.path)},line={place.line},col={place.column},title={value(finding.rule)}"
    said = f"{finding.message}. {finding.hint}" if finding.hint else finding.message
    return f"::{finding.level} {where}::{data(said)}"


def _print_findings(findings: Iterable[Finding], content: Path) -> None:
    for path, group in groupby(findings, key=lambda finding: finding.place.path):
        click.secho(path, bold=True)
        lines = _lines(content.parent / path)
        for finding in group:
            place = finding.place
            colour = "red" if finding.level is Level.ERROR else "yellow"
            click.echo(f"  {place.line}:{place.column} " + click.style(finding.level, fg=colour), nl=False)
            click.echo(f" {finding.message} [{finding.rule}]")
            if place.line <= len(lines):
                click.secho(f"    {place.line} | {lines[place.line - 1]}", dim=True)
            if finding.hint:
                click.echo(f"    {finding.hint}")
        click.echo()


def _lines(path: Path) -> list[str]:
    """Give the lines of a file as they may be shown on a terminal: nothing in them can move the cursor."""
    try:
        text = path.read_bytes()[:200_000].decode("utf-8", errors="replace")
    except OSError:
        return []
    return ["".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in line) for line in text.split("\n")]


def _print_sum(findings: tuple[Finding, ...], checked: catalogue.Catalogue) -> None:
    errors = _errors(findings)
    sizes = ", ".join(f"{len(checked.of_kind(kind.name))} {kind.folder}" for kind in records.KINDS)
    click.echo(f"{sizes}: {_count(errors, 'error')}, {_count(len(findings) - errors, 'warning')}")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
