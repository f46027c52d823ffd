"""The commands that answer what the records come to on a day: which status, what is due, what DEQAR would take."""

import datetime as dt
import json
from pathlib import Path
from typing import TextIO

import click

from generator import messages, upkeep
from generator.catalogue import Catalogue
from generator.cli import loading, printing
from generator.cli.options import as_of_option, content_option, format_option
from generator.exports import submissions
from generator.exports.snapshot import Snapshot
from generator.records.values import did_you_mean
from generator.source import shown
from generator.status import Statuses, explanation

_for_option = click.option(
    "--for", "owned_by", metavar="FOLDER/ID", help="Only for one of them, such as `agencies/exqa`."
)


@click.command(name="status")
@click.argument("ref", required=False)
@click.option("--all", "every", is_flag=True, help="Show every credential and provider.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON; with --all one object on each line.")
@content_option
@as_of_option
def write_status(ref: str | None, content: Path | None, on: dt.date, *, every: bool, as_json: bool) -> None:
    """Work out the quality status of REF: <provider>/<credential> or <provider>.

    Exit code 0: worked out; 2: wrong use, no such record, or a folder of records that has errors.
    """
    if bool(ref) == every:
        raise click.UsageError("name a credential or provider, or ask for --all")
    chosen = loading.settings_with(content)
    loaded, _ = loading.load_checked(chosen, on)
    statuses = Statuses(loaded.catalogue, chosen.policy)
    found = [statuses.of(each, on) for each in _wanted(ref, loaded.catalogue)]
    if as_json:
        for status in found:
            click.echo(json.dumps(status.as_json(), ensure_ascii=False))
    elif every:
        printing.show_table(explanation.table(statuses, found))
    else:
        click.echo(explanation.text(statuses, found[0], chosen.language), nl=False)


def _wanted(ref: str | None, known: Catalogue) -> tuple[str, ...]:
    """Give the credential or provider that was named; all of them if none was."""
    if not ref:
        return (*known.credentials, *known.providers)
    if ref not in (known.credentials if "/" in ref else known.providers):
        near = did_you_mean(ref, [*known.credentials, *known.providers])
        raise click.UsageError(f"there is no record {shown(ref)!r}. {near}".strip())
    return (ref,)


@click.command()
@content_option
@as_of_option
@_for_option
@format_option("text", "json")
def due(content: Path | None, on: dt.date, owned_by: str | None, form: str) -> None:
    """Say what keeps the catalogue true: reviews that end, conditions, records to compare, gaps, warnings.

    Each agency, provider and country has a list of its own (--for agencies/ID, providers/ID, countries/ID).
    Exit code 0: said, whatever is due; 2: wrong use, or a folder of records that has errors.
    """
    chosen = loading.settings_with(content)
    loaded, findings = loading.load_checked(chosen, on)
    found = upkeep.due(loaded, Statuses(loaded.catalogue, chosen.policy), findings, on)
    if owned_by is not None:
        _require_owner(loaded.catalogue, owned_by)
        found = found.of(owned_by)
    if form == "json":
        printing.show_json(found.as_json())
    else:
        click.echo(upkeep.text(found), nl=False)


@click.command()
@content_option
@as_of_option
@click.option("--kind", type=click.Choice(submissions.KINDS), help="Only reports (DEQAR) or credentials (Europass).")
@_for_option
@click.option(
    "--rows", type=click.File("w", encoding="utf-8"), help="Write the rows that DEQAR would take into a file."
)
@format_option("text", "json", "csv")
def deqar(  # noqa: PLR0913 - an argument for each option
    content: Path | None, on: dt.date, form: str, *, kind: str | None, owned_by: str | None, rows: TextIO | None
) -> None:
    """Say which reports DEQAR would take, which micro-credentials Europass would show, and why not the others.

    `csv` prints the rows that DEQAR would take, in its columns; an agency sends them to DEQAR itself.
    Exit code 0: said, whatever would be taken; 2: wrong use, or a folder of records that has errors.
    """
    chosen = loading.settings_with(content)
    loaded, _ = loading.load_checked(chosen, on)
    if owned_by is not None:
        _require_owner(loaded.catalogue, owned_by)
    shot = Snapshot(Statuses(loaded.catalogue, chosen.policy), chosen, on, messages.ENGLISH)
    found = submissions.of(shot, (kind,) if kind else submissions.KINDS, owned_by or "")
    if rows:
        rows.write(submissions.rows(found))
    match form:
        case "json":
            printing.show_json(submissions.as_json(found))
        case "csv":
            click.echo(submissions.rows(found), nl=False)
        case _:
            click.echo(submissions.text(found), nl=False)
    if made_up := sum(each.sample for each in found.taken):
        click.echo(f"{printing.count(made_up, 'row')} of samples: nobody shall send them to DEQAR.", err=True)


def _require_owner(known: Catalogue, owned_by: str) -> None:
    if owned_by not in (names := upkeep.owners(known)):
        raise click.UsageError(f"nobody is called {owned_by!r}. {did_you_mean(owned_by, list(names))}".strip())
