"""The commands that make the site, and look at what its open data is worth."""

import datetime as dt
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from generator import plugin
from generator.cli import loading, printing
from generator.cli.options import FOLDER, Languages, as_of_option, content_option, format_option
from generator.cli.refusal import UnusableError
from generator.pages.page import Context
from generator.site import pouring

_PROCESSES = os.cpu_count() or 1


@click.command()
@content_option
@click.option(
    "--site", type=click.Path(file_okay=False, path_type=Path), help="The folder to build; `site` if left out."
)
@as_of_option
@click.option(
    "--languages",
    type=Languages(),
    help="Languages beside English, `de,fr` or `none`; those that mkdocs.yml names, if left out.",
)
@click.option("--no-search", is_flag=True, help="Leave out the index of words; browsing by facets still works.")
@click.option("--jobs", type=click.IntRange(min=1), default=_PROCESSES, help="How many processes share the work.")
def build(  # noqa: PLR0913 - an argument for each option
    content: Path | None,
    site: Path | None,
    on: dt.date,
    languages: tuple[str, ...] | None,
    jobs: int,
    *,
    no_search: bool,
) -> None:
    """Check all records and build the site. Exit code 0: built; 1: errors, the old site stays; 2: wrong use."""
    loading.settings_with(content)
    with _progress() as progress:
        way = pouring.Way(words=not no_search, jobs=jobs, progress=progress)
        choices = plugin.Choices(on=on, content=content, languages=languages, way=way)
        try:
            result = plugin.build(loading.CONFIG, site, choices)
        except plugin.BuildError as problem:
            raise click.ClickException(str(problem)) from problem
    if result.errors:
        printing.show_findings(result.errors)
        errors = printing.count(len(result.errors), "error")
        click.echo(f"{errors}: the site was not built, and an older one was left as it was.")
        sys.exit(1)
    _show_built(result)


@contextmanager
def _progress() -> Iterator[pouring.Progress]:
    """Show a bar for work that takes long, on a terminal only."""
    console = Console(stderr=True)
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        disable=not console.is_terminal,
        transient=True,
    )
    with bar:
        tasks: dict[str, TaskID] = {}

        def tell(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done, total=total)

        yield tell


def _show_built(result: plugin.Built) -> None:
    warnings = printing.count(len(result.findings), "warning")
    more = "; `make check` shows them" if result.findings else ""
    pages = printing.count(result.pages, "page")
    click.echo(f"Checked {printing.sizes(result.catalogue)}: no errors, {warnings}{more}.")
    click.echo(f"Built {pages} in {result.site} in {result.seconds:.1f} seconds.")
    click.echo(f"To look at it: python3 -m http.server --directory {result.site}, then open http://localhost:8000/")


@click.command(name="conformance")
@click.argument("site", default="site", type=FOLDER)
@click.option(
    "--standards",
    default="standards",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of published shapes and schemas; docs/formats.md says which.",
)
@content_option
@as_of_option
@format_option("text", "json")
def conform(site: Path, standards: Path, content: Path | None, on: dt.date, form: str) -> None:
    """Check the open data of a built SITE against published shapes and schemas, and list what each format cannot say.

    What is not in the folder of standards is not checked, and the table says so.
    Exit code 0: what was checked conforms; 1: something does not; 2: wrong use.
    """
    try:
        from generator import conformance  # noqa: PLC0415 - its libraries are an extra that nothing else needs
    except ImportError as problem:
        raise UnusableError(
            f"This command needs a library that is not installed ({problem.name}): run `make conformance`, "
            "which installs it, or `pip install 'microcredential-catalogue[conformance]'`."
        ) from problem
    chosen = loading.settings_with(content)
    loaded, _ = loading.load_checked(chosen, on)
    outcomes = list(conformance.run(site, standards, chosen.elm, _PROCESSES))
    found = conformance.losses(Context(loaded.catalogue, chosen, on).snapshot)
    if form == "json":
        printing.show_json(conformance.as_json(outcomes, found))
    else:
        printing.show_table(conformance.table(outcomes))
        for line in (*conformance.lost(found), *conformance.problems(outcomes)):
            click.echo(line)
    sys.exit(1 if any(each.problems for each in outcomes) else 0)
