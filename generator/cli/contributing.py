"""The commands around a change to the records: begin a record, say what changes in meaning, say who has to agree."""

import datetime as dt
import json
import sys
from pathlib import Path

import click

from generator import changes, ownership, reading, records, settings, skeleton
from generator.cli import loading, printing, refusal
from generator.cli.options import FOLDER, FORGE, as_of_option, content_option, format_option
from generator.finding import Finding
from generator.settings import Settings


@click.command()
@click.argument("kind", type=click.Choice([kind.name for kind in records.KINDS]))
@click.argument("ref")
@content_option
def new(kind: str, ref: str, content: Path | None) -> None:
    """Write an empty record of a KIND with every key explained; REF is its name, such as <provider>/<name>.

    Exit code 0: written; 2: wrong use, or there is such a file.
    """
    chosen = loading.settings_with(content)
    file = _new_file(kind, ref, chosen.content)
    address = loading.schema_address(kind, file.parent)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as made:
            made.write(skeleton.skeleton(records.BY_NAME[kind], address))
    except OSError as problem:
        raise click.UsageError(f"{file} cannot be written: {problem.strerror}") from problem
    click.echo(f"Written: {file}. Fill it in, then run: catalogue check {file}")


def _new_file(kind: str, ref: str, content: Path) -> Path:
    """Say which file a record has, and refuse a name that no record can have or that leads elsewhere."""
    inside = f"{records.BY_NAME[kind].folder}/{ref}.yml"
    named = reading.named(inside, inside)
    if isinstance(named, Finding):
        raise click.UsageError(f"{named.message}. {named.hint}")
    file = content / inside
    if not file.parent.resolve().is_relative_to(content.resolve()):
        raise refusal.UnusableError(f"{file.parent} is a link that leads out of {content}")
    return file


@click.command()
@click.argument("base", type=FOLDER)
@click.argument("head", type=FOLDER)
@as_of_option
@format_option("text", "markdown", "json")
def diff(base: Path, head: Path, on: dt.date, form: str) -> None:
    """Say what changes in meaning from one folder of records, BASE, to another, HEAD.

    The statuses that change come first, also those of records that nobody edited. The policy is that of mkdocs.yml.
    Exit code 0: compared, whatever was found; 2: wrong use.
    """
    sides = [loading.settings_with(folder) for folder in (base, head)]
    before, after = (loading.load(each, "content") for each in sides)
    found = changes.between(before, after, sides[0].policy, on)
    match form:
        case "json":
            printing.show_json(found.as_json())
        case "markdown":
            click.echo(changes.markdown(found), nl=False)
        case _:
            click.echo(changes.text(found), nl=False)


@click.command()
@click.option("--base", type=FOLDER, required=True, help="The repository before the change; owners are read here.")
@click.option("--head", type=FOLDER, required=True, help="The repository after the change; it is only read.")
@click.option("--author", type=click.IntRange(min=1), required=True, help="The number of the author's account.")
@format_option("text", "json", *FORGE)
def owners(base: Path, head: Path, author: int, form: str) -> None:
    """Say who has to agree to a change, file by file.

    Both folders hold what the repository holds and nothing that a program has made in it, such as `.venv`.
    Exit code 0: the author may change all of it; 3: others have to agree; 1: refused; 2: wrong use.
    """
    content = base / ownership.CONTENT
    if not content.is_dir():
        raise click.UsageError(f"there is no folder {content}; name the folder of a whole repository")
    known = loading.load(settings.with_content(Settings(), content)).catalogue
    with refusal.told(ownership.OwnersError):
        answer = ownership.answer(base, head, author, known)
    match form:
        case "json":
            click.echo(json.dumps(answer.as_json(), indent=2))  # in ASCII: a file can have a name that is no text
        case "github":
            printing.show_annotations(ownership.annotations(answer))
        case "markdown":
            click.echo(ownership.summary(answer), nl=False)
        case _:
            click.echo(ownership.text(answer), nl=False)
    sys.exit(1 if answer.refused else 3 if answer.needs else 0)


@click.command()
@click.argument("repository", type=FOLDER, default=".")
def codeowners(repository: Path) -> None:
    """Print the file CODEOWNERS of a REPOSITORY, made from its owners; accounts without a name are left out.

    Exit code 0: printed; 2: wrong use, or no maintainer has a name.
    """
    with refusal.told(ownership.OwnersError, ownership.NobodyError):
        known = ownership.read(repository)
        made = ownership.codeowners(known)
    click.echo(made, nl=False)
    for account in ownership.nameless(known):
        click.echo(f"account {account} has no name in {ownership.OWNERS}, so it is left out", err=True)
