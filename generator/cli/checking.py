"""The commands that look at records and links: what is wrong, what could be plainer, what stands out of order."""

import datetime as dt
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

import click

from generator import annotations, links, order, plain, reading, records, rules, settings
from generator.cli import loading, printing, refusal
from generator.cli.options import FOLDER, FORGE, as_of_option, content_option, format_option
from generator.finding import Finding
from generator.settings import Settings
from generator.source import shown

_paths_argument = click.argument("paths", metavar="[FILE]...", nargs=-1, type=click.Path(exists=True, path_type=Path))


@click.command()
@_paths_argument
@content_option
@as_of_option
@format_option("text", "json", *FORGE)
def check(paths: tuple[Path, ...], content: Path | None, on: dt.date, form: str) -> None:
    """Check all records, or say only what is found in some files or folders.

    Records name each other, so all are read in any case. `github` writes the annotations that GitHub shows, `markdown`
    everything for the summary of a run; both name files as the repository does, wherever the records lie.
    Exit code 0: no errors; 1: errors; 2: wrong use.
    """
    chosen = loading.settings_with(content)
    called = _called(chosen, form)
    loaded = loading.load(chosen, called)
    findings = _among(rules.check(loaded, on), paths, called, chosen.content)
    printing.show_findings(findings, form)
    errors = printing.errors(findings)
    if form == "text":
        checked = ", ".join(map(str, paths)) or printing.sizes(loaded.catalogue)
        warnings = printing.count(len(findings) - errors, "warning")
        click.echo(f"{checked}: {printing.count(errors, 'error')}, {warnings}")
    sys.exit(1 if errors else 0)


@click.command(name="plain")
@_paths_argument
@content_option
@click.option("--against", type=FOLDER, help="Leave out what is said of this folder of records too.")
@format_option("text", "json", *FORGE)
def advise(paths: tuple[Path, ...], content: Path | None, against: Path | None, form: str) -> None:
    """Give advice on the texts of all records, or of some files or folders: long sentences, words of the trade, ….

    It is advice: nothing has to be followed. Exit code 0, whatever is said; 2: wrong use.
    """
    chosen = loading.settings_with(content)
    called = _called(chosen, form)
    findings = plain.advice(loading.load(chosen, called))
    if against:
        before = loading.load(settings.with_content(chosen, against), called)
        findings = plain.new(plain.advice(before), findings)
    findings = _among(findings, paths, called, chosen.content)
    if form == "markdown":
        click.echo(annotations.summary(findings, "Advice on plain language"), nl=False)
    else:
        printing.show_findings(findings, form)
    if form == "text":
        click.echo(f"{len(findings):,} {'piece' if len(findings) == 1 else 'pieces'} of advice")


def _called(chosen: Settings, form: str) -> str:
    """Say what findings call the folder of records: a forge knows only what it is called in the repository."""
    return chosen.content_path if form in FORGE else chosen.content.as_posix()


def _among(findings: tuple[Finding, ...], paths: Iterable[Path], called: str, content: Path) -> tuple[Finding, ...]:
    """Give the findings in some files and folders; all, if none are named."""
    wanted = tuple(called / _inside(path, content) for path in paths)
    if not wanted:
        return findings
    return tuple(f for f in findings if any(Path(f.place.path).is_relative_to(path) for path in wanted))


def _inside(path: Path, content: Path) -> Path:
    """Give the path of a file or folder below the records. Its links are not followed: the check refuses them."""
    whole, folder = (Path(os.path.normpath(each.absolute())) for each in (path, content))
    if not whole.is_relative_to(folder):
        raise click.UsageError(f"{path} does not lie in {content}; choose another folder of records with --content")
    return whole.relative_to(folder)


@click.command(name="format")
@_paths_argument
@content_option
@click.option("--check", "only_tell", is_flag=True, help="Change nothing; say which files are not in order.")
def put_in_order(paths: tuple[Path, ...], content: Path | None, *, only_tell: bool) -> None:
    """Put the keys of records in the documented order: of all records, or of some files or folders.

    Lines only move: comments and quotes stay. Exit code 0: in order; 1: with --check some are not, or a file cannot be
    put in order; 2: wrong use.
    """
    chosen = loading.settings_with(content)
    wanted = tuple(_inside(path, chosen.content) for path in paths)
    done = "not in order" if only_tell else "put in order"
    changed = stopped = 0
    for file, kind in _files(chosen.content, wanted):
        before = file.read_bytes()
        try:
            after = order.ordered(before, kind)
        except order.OrderError as problem:
            click.echo(f"{_named(file)}: {problem}", err=True)
            stopped += 1
            continue
        if after != before:
            changed += 1
            click.echo(f"{_named(file)}: {done}")
            if not only_tell:
                file.write_bytes(after)
    click.echo(f"{printing.count(changed, 'file')} {done}.")
    sys.exit(1 if stopped or (changed and only_tell) else 0)


def _files(content: Path, wanted: tuple[Path, ...]) -> Iterator[tuple[Path, records.Kind]]:
    """Yield the files of records, and the kind of each: all of them, or those at or below some paths."""
    for file in sorted(content.rglob("*.yml")):
        inside = file.relative_to(content)
        named = reading.named(inside.as_posix(), "")
        if isinstance(named, Finding) or file.is_symlink() or not file.is_file():
            continue  # the check says what is wrong with it
        if not wanted or any(map(inside.is_relative_to, wanted)):
            yield file, named[0]


def _named(file: Path) -> str:
    """Name a file so that its name cannot be more than a name; what `shown` cuts off is beyond any file system."""
    return shown(str(file), 4_096)


@click.command(name="links")
@click.argument("result", type=click.File(encoding="utf-8"))
def write_broken_links(result: TextIO) -> None:
    """Write as Markdown which links did not work; RESULT is the JSON of lychee, a program that opens links.

    Exit code 0: all work; 3: some do not; 2: wrong use.
    """
    with refusal.told(links.LinksError, UnicodeDecodeError):
        found = links.broken(result.read())
    click.echo(links.summary(found), nl=False)
    sys.exit(3 if found else 0)
