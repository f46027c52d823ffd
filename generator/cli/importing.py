"""The commands that bring courses in: from a file that a provider has already, and the template for such a file."""

import datetime as dt
import sys
from collections.abc import Collection
from pathlib import Path

import click

from generator import catalogue, imports, records
from generator.catalogue import Catalogue
from generator.cli import loading, printing, refusal
from generator.cli.options import as_of_option, content_option, format_option
from generator.imports import State, courses, formats, opening, report, tables, templates, values
from generator.records.values import did_you_mean
from generator.settings import Settings
from generator.source import shown
from generator.vocabulary import Availability

_OWNERS = {"credential": "provider", "report": "agency"}
"""The kind of record that each kind belongs to."""


@click.command(name="import")
@click.argument("kind", metavar="FORMAT", type=click.Choice([each.name for each in formats.FORMATS]))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--into", required=True, help="The provider whose courses these are, or the agency whose reports.")
@click.option("--dry-run", is_flag=True, help="Only say what would be written.")
@click.option("--from", "called", help="What the source is called, if its file has another name each time.")
@click.option(
    "--availability",
    type=click.Choice([each.value for each in Availability]),
    help="Whether people can take a course now, where the source neither says it nor names a date to come.",
)
@click.option("--only", metavar="TEXT", default="", help="Only courses with this in their title, address or number.")
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
    into: str,
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
    `schema.org` (JSON-LD, or a page that holds it), `elm` (the European Learning Model) or `deqar` (DEQAR's submission
    table, with the reports of an agency). What the file does not say stays unsaid; what a person has edited stays.
    Exit code 0: all of it is in the catalogue; 1: some was left out, and the rest written; 2: wrong use,
    or a file that cannot be read, and nothing has changed.
    """
    chosen = loading.settings_with(content)
    loaded = loading.load(chosen)
    of = formats.BY_NAME[kind]
    owned_by = _OWNERS[of.kind]
    _require(owned_by, into, loaded.catalogue.of_kind(owned_by))
    if result:
        _refuse_result(result, file, of)
    order = _order(of, into, on, chosen, name=called or file.name, availability=availability or "", only=only)
    wanted = _wanted(order, loaded.catalogue, _tag(language) or chosen.language, encoding or "")
    with refusal.told(imports.UnreadableError, imports.CarryingOutError):
        read = opening.content(file)
        planned = imports.plan(loaded, of.read(read, wanted), order)
        if not dry_run:
            imports.carry_out(planned, chosen.content)
        if result:
            _write(result, courses.result(tables.read(read, wanted.encoding), planned))
    _tell(planned, form, dry_run=dry_run)
    sys.exit(1 if planned.of(State.LEFT_OUT) else 0)


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


def _wanted(order: imports.Order, known: Catalogue, language: str, encoding: str) -> imports.Wanted:
    """Say what a reader has to know beside the file."""
    owner = known.of_kind(_OWNERS[order.kind.name])[order.into].record
    currency = values.currency_of([seat.country for seat in getattr(owner, "seats", ())], order.on)
    return imports.Wanted(language, order.on, encoding, currency, into=order.into, known=known)


def _tell(planned: imports.Plan, form: str, *, dry_run: bool) -> None:
    if form == "json":
        printing.show_json({**planned.as_json(), "dry_run": dry_run})
    else:
        click.echo(report.text(planned, dry_run=dry_run), nl=False)


@click.command(name="template")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--filled", metavar="PROVIDER", help="Fill it with the courses that this provider has here already.")
@content_option
def write_template(file: Path, filled: str | None, content: Path | None) -> None:
    """Write the template for courses into a FILE: a spreadsheet if its name ends in .xlsx, else a CSV.

    Exit code 0: written; 2: wrong use.
    """
    chosen = loading.settings_with(content)
    known = loading.load(chosen).catalogue
    if filled:
        _require("provider", filled, known.providers)
    entries = [entry for ref, entry in known.credentials.items() if filled and catalogue.owner(ref) == filled]
    rows = courses.table_of(entries, chosen.language)
    made = templates.as_spreadsheet(rows) if file.suffix.lower() == ".xlsx" else tables.as_csv(rows)
    _write(file, made)
    for lost in courses.losses(entries, chosen.language) if entries else ():
        click.echo(f"{lost.ref}, {lost.field}: {lost.why}", err=True)
    click.echo(f"Written: {file}, with {printing.count(len(entries), 'course')}.")


def _require(kind: str, ref: str, known: Collection[str]) -> None:
    if ref not in known:
        raise click.UsageError(f"there is no {kind} {shown(ref)!r}. {did_you_mean(ref, list(known))}".strip())


def _write(file: Path, made: bytes) -> None:
    try:
        file.write_bytes(made)
    except OSError as problem:
        raise click.UsageError(f"{file} cannot be written: {problem.strerror}") from problem
