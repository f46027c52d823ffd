"""The commands that bring records in: from a file that somebody has already, and the templates for such files."""

import dataclasses
import datetime as dt
import re
import sys
from collections.abc import Collection
from pathlib import Path

import click

from generator import catalogue, imports, records
from generator.catalogue import Catalogue, Entry
from generator.cli import loading, printing, refusal
from generator.cli.options import as_of_option, content_option, format_option
from generator.imports import State, formats, opening, report, rows, tables, templates, values
from generator.records import Record
from generator.records.values import did_you_mean
from generator.settings import Settings
from generator.source import shown
from generator.vocabulary import Availability

_ALL = "all"
"""Every provider that is here."""


@click.command(name="import")
@click.argument("kind", metavar="FORMAT", type=click.Choice([each.name for each in formats.FORMATS]))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--into", help="The provider whose courses these are, or the agency whose reports. Not for `providers`.")
@click.option("--dry-run", is_flag=True, help="Only say what would be written.")
@click.option("--from", "called", help="What the source is called, if its file has another name each time.")
@click.option(
    "--availability",
    type=click.Choice([each.value for each in Availability]),
    help="Whether people can take a course now, where the source neither says it nor names a date to come.",
)
@click.option("--only", metavar="TEXT", default="", help="Only what has this in its title or name, address or number.")
@click.option("--language", help="The language of texts that name none, `et`; the catalogue's, if left out.")
@click.option(
    "--encoding", type=click.Choice(opening.ENCODINGS), default=None, help="How the letters of the file are saved."
)
@click.option(
    "--result",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the same table here, with a column of errors and one of warnings.",
)
@content_option
@as_of_option
@format_option("text", "json")
def import_(  # noqa: PLR0913, PLR0917 - an argument for each option
    kind: str,
    file: Path,
    into: str | None,
    called: str | None,
    availability: str | None,
    only: str,
    language: str | None,
    encoding: str | None,
    result: Path | None,
    content: Path | None,
    on: dt.date,
    form: str,
    *,
    dry_run: bool,
) -> None:
    """Make records of the courses in a FILE that a provider has already, or bring them up to date.

    FORMAT is `table` (a CSV or spreadsheet, as the template has it), `xcri` (XCRI-CAP 1.2), `ooapi` (OOAPI v5),
    `schema.org` (JSON-LD, or a page that holds it), `elm` (the European Learning Model), `deqar` (DEQAR's submission
    table, with the reports of an agency) or `providers` (a table of providers themselves, which belong to nobody).
    What the file does not say stays unsaid; what a person has edited stays.
    Exit code 0: all of it is in the catalogue; 1: some was left out, and the rest written; 2: wrong use,
    or a file that cannot be read, and nothing has changed.
    """
    _refuse_address(file)
    chosen = loading.settings_with(content)
    loaded = loading.load(chosen)
    of = formats.BY_NAME[kind]
    into = _owner(of, into, loaded.catalogue)
    if result:
        _refuse_result(result, file, of)
    if availability and of.kind != "credential":
        raise click.UsageError(f"--availability is about courses, and `{of.name}` holds none")
    order = _order(of, into, on, chosen, name=called or file.name, availability=availability or "", only=only)
    wanted = _wanted(of, order, loaded.catalogue, _tag(language) or chosen.language, encoding or "", chosen.url)
    with refusal.told(imports.UnreadableError, imports.CarryingOutError):
        read = opening.content(file)
        found = of.read(read, wanted)
        order = dataclasses.replace(order, name=called or found.source or file.name)
        planned = imports.plan(loaded, found, order)
        if of.template:
            planned = rows.in_headings(of.template, planned)
        if result:  # before the records: where it cannot be written, nothing has changed
            _write(result, rows.result(of.template, tables.read(read, wanted.encoding), planned))
        if not dry_run:
            imports.carry_out(planned, chosen.content)
    _tell(planned, form, dry_run=dry_run)
    sys.exit(1 if planned.of(State.LEFT_OUT) else 0)


def _owner(of: formats.Format, into: str | None, known: Catalogue) -> str:
    """Give the one whose records the file holds; nothing if they belong to nobody."""
    if not of.owned_by:
        if into is not None:
            raise click.UsageError(
                f"`{of.name}` takes no --into: a provider belongs to nobody, and each row is one. "
                "--only TEXT imports some of them"
            )
        return ""
    if into is None:
        raise click.UsageError(f"name the {of.owned_by} whose records these are: --into")
    _require(of.owned_by, into, known.of_kind(of.owned_by))
    return into


def _refuse_address(file: Path) -> None:
    """Refuse a web address in place of a file; as a path it has lost a slash."""
    if not file.exists() and (address := re.match(r"(https?):/+(.*)", str(file), re.IGNORECASE)):
        raise click.UsageError(
            f"{shown(f'{address[1]}://{address[2]}', 200)} is a web address, and nothing is fetched from the web. "
            "Save the page or the file first, and name the file"
        )


def _refuse_result(result: Path, file: Path, of: formats.Format) -> None:
    if result.exists() and file.exists() and result.samefile(file):
        raise click.UsageError("the result would take the place of the file that is imported; give it another name")
    if not of.is_table:
        raise click.UsageError(f"only a table can come back with its errors; `{of.name}` is none")


def _tag(language: str | None) -> str:
    """Give the tag of a language that somebody named."""
    try:
        return values.language(language) if language else ""
    except values.UnclearError as problem:
        raise click.UsageError(str(problem)) from problem


def _order(of: formats.Format, into: str, on: dt.date, chosen: Settings, *, name: str, **which: str) -> imports.Order:
    """Say what is to be imported from the source of a name, and where to; `which` says `availability` and `only`."""
    kind = records.BY_NAME[of.kind]
    return imports.Order(
        kind=kind,
        format=of.name,
        name=" ".join(name.split()),
        into=into,
        on=on,
        language=chosen.language,
        schema_address=loading.schema_address(kind.name, chosen.content / kind.folder / into),
        **which,
    )


def _wanted(  # noqa: PLR0913, PLR0917 - what it is made of
    of: formats.Format, order: imports.Order, known: Catalogue, language: str, encoding: str, site: str
) -> imports.Wanted:
    """Say what a reader has to know beside the file."""
    seats = getattr(known.of_kind(of.owned_by)[order.into].record, "seats", ()) if of.owned_by else ()
    currency = values.currency_of([seat.country for seat in seats], order.on)
    return imports.Wanted(language, order.on, encoding, currency, into=order.into, known=known, site=site)


def _tell(planned: imports.Plan, form: str, *, dry_run: bool) -> None:
    if form == "json":
        printing.show_json({**planned.as_json(), "dry_run": dry_run})
    else:
        click.echo(report.text(planned, dry_run=dry_run), nl=False)


@click.command(name="template")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--of",
    "name",
    type=click.Choice(list(templates.ALL)),
    default="courses",
    show_default=True,
    help="What its rows are.",
)
@click.option(
    "--filled",
    metavar="PROVIDER",
    help="Fill it with the courses that this provider has here already; of providers, with this one or with `all`.",
)
@content_option
def write_template(file: Path, name: str, filled: str | None, content: Path | None) -> None:
    """Write a template into a FILE: a spreadsheet if its name ends in .xlsx, else a CSV.

    Exit code 0: written; 2: wrong use.
    """
    chosen = loading.settings_with(content)
    published = templates.ALL[name]
    entries = _filling(name, filled, loading.load(chosen).catalogue) if filled else []
    of = published.template
    filling = rows.table_of(of, entries, chosen.language) if of and entries else published.empty
    is_spreadsheet = file.suffix.lower() == ".xlsx"
    _write(file, published.as_spreadsheet(filling) if is_spreadsheet else tables.as_csv(filling))
    for lost in rows.losses(of, entries, chosen.language) if of and entries else ():
        click.echo(f"{lost.ref}, {lost.field}: {lost.why}", err=True)
    click.echo(f"Written: {file}, with {printing.count(len(entries), name.removesuffix('s'))}.")


def _filling(name: str, whose: str, known: Catalogue) -> list[Entry[Record]]:
    """Give the records with which a template is to be filled."""
    if name == "reports":
        raise click.UsageError("`catalogue deqar --rows FILE` writes the reports that are here, in the same columns")
    if name == "providers" and whose == _ALL:
        return list(known.providers.values())
    _require("provider", whose, known.providers)
    if name == "providers":
        return [known.providers[whose]]
    return [entry for ref, entry in known.credentials.items() if catalogue.owner(ref) == whose]


def _require(kind: str, ref: str, known: Collection[str]) -> None:
    if ref not in known:
        raise click.UsageError(f"there is no {kind} {shown(ref)!r}. {did_you_mean(ref, list(known))}".strip())


def _write(file: Path, made: bytes) -> None:
    try:
        file.write_bytes(made)
    except OSError as problem:
        raise click.UsageError(f"{file} cannot be written: {problem.strerror}") from problem
