"""The command that makes an empty catalogue out of a copy of the repository, and asks for what it is not told."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from generator import fresh
from generator.cli import loading, options, refusal
from generator.settings import Settings


def _decisions(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command an option for each value that a team decides."""
    for decision in reversed(fresh.DECISIONS):
        command = click.option(f"--{decision.name}", help=f"{decision.question}.")(command)
    return command


@click.command(name="start-fresh")
@_decisions
@click.option("--countries", help="Country records that stay: `ee,lv`, or `none`; all of them, if left out.")
@click.option(
    "--maintainer",
    "maintainers",
    multiple=True,
    type=click.IntRange(min=1),
    help="Number of a maintainer's account on the forge; once for each.",
)
@click.option("--dry-run", is_flag=True, help="Only list what would happen.")
@click.option("--verbose", is_flag=True, help="List every file, not only the folders of records.")
@click.option("--force", is_flag=True, help="Go on although git holds changes that are not committed.")
def start_fresh(
    countries: str | None,
    maintainers: tuple[int, ...],
    *,
    dry_run: bool,
    verbose: bool,
    force: bool,
    **given: str | None,
) -> None:
    """Make an empty catalogue of your own out of this copy of the repository.

    Sample records move to tests/sample/, for the tests of the program. What you leave out is asked on a terminal;
    elsewhere it stays as it is. Exit code 0: done, or listed; 2: wrong use or refused, and nothing has changed.
    """
    here = Path()
    if not dry_run and not force and fresh.is_changed(here):
        raise refusal.UnusableError("git holds changes that are not committed; commit them first, or use --force")
    chosen = loading.settings_with(None)
    asking = sys.stdin.isatty()
    said = _Said(given, countries, maintainers)
    planned = _planned(here, said.completed(chosen) if asking else said)
    for line in (*planned.lines(every=verbose), *(f"to do: {each}" for each in planned.left)):
        click.echo(line)
    if dry_run:
        click.echo("Nothing has changed: this was a dry run.")
        return
    if asking:
        click.confirm("Do all this?", abort=True)
    fresh.carry_out(planned, here)
    click.echo("Done. Now look at `git status`, run `make site`, and read docs/own-catalogue.md.")


@dataclass(frozen=True, slots=True)
class _Said:
    """What a team has decided, in its own words."""

    given: Mapping[str, str | None]
    countries: str | None
    maintainers: tuple[int, ...]

    def completed(self, chosen: Settings) -> "_Said":
        """Ask for what has not been said."""
        return _Said(
            {name: value or _asked(name, chosen) for name, value in self.given.items()},
            self.countries or click.prompt("Country records that stay (`ee,lv`, `none` or `all`)", default="all"),
            self.maintainers
            or click.prompt(
                "Numbers of the maintainers' accounts, with commas between them", default="", value_proc=_accounts
            ),
        )


def _planned(here: Path, said: _Said) -> fresh.Plan:
    given = {name: value for name, value in said.given.items() if value}
    choices = fresh.Choices(given, _ids(said.countries), frozenset(said.maintainers))
    try:
        return fresh.plan(here, choices, options.today())
    except fresh.ChoiceError as problem:
        raise click.UsageError(str(problem)) from problem
    except fresh.FreshError as problem:
        raise refusal.UnusableError(str(problem)) from problem


def _asked(name: str, chosen: Settings) -> str:
    """Ask for a value until it can be used; what stands in mkdocs.yml is offered."""
    decision = next(decision for decision in fresh.DECISIONS if decision.name == name)

    def usable(value: str) -> str:
        trouble = decision.trouble(value.strip()) if value else ""
        if trouble:
            raise click.UsageError(trouble)
        return value

    return str(click.prompt(decision.question, default=str(getattr(chosen, name)), value_proc=usable))


def _accounts(value: str) -> tuple[int, ...]:
    parts = [part.strip() for part in value.split(",") if part.strip()]
    if not all(part.isdecimal() and int(part) for part in parts):
        raise click.UsageError("write numbers, such as 1234,5678")
    return tuple(int(part) for part in parts)


def _ids(value: str | None) -> frozenset[str] | None:
    """Give the ids of a list with commas; None if all are meant."""
    if value in (None, "", "all"):
        return None
    return frozenset(part.strip() for part in str(value).split(",") if part.strip()) - {fresh.NONE}
