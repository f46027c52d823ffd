"""The commands that write down what records have to be like: their JSON Schemas, and the page of all rules."""

from pathlib import Path

import click

from generator import records, rules
from generator.rules import page


@click.command()
@click.argument("kind", type=click.Choice([kind.name for kind in records.KINDS]), required=False)
@click.option("--all", "into", type=click.Path(file_okay=False, path_type=Path), help="Write all kinds into a folder.")
def schema(kind: str | None, into: Path | None) -> None:
    """Print the JSON Schema of a kind of record, or write those of all kinds into a folder."""
    if kind and not into:
        click.echo(records.schema_text(records.BY_NAME[kind]), nl=False)
    elif into and not kind:
        into.mkdir(parents=True, exist_ok=True)
        for each in records.KINDS:
            (into / f"{each.name}.json").write_text(records.schema_text(each), encoding="utf-8")
    else:
        raise click.UsageError("name a kind, or a folder with --all")


@click.command(name="rules")
def write_rules() -> None:
    """Print the page that explains every rule (docs/rules.md)."""
    click.echo(page.markdown(rules.GROUPS), nl=False)
