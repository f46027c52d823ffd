"""The `catalogue` command: the way in for people, scripts and workflows. This module alone prints."""

import datetime as dt
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import TextIO

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from generator import (
    annotations,
    catalogue,
    changes,
    fresh,
    imports,
    links,
    messages,
    order,
    ownership,
    plain,
    plugin,
    reading,
    records,
    rules,
    settings,
    skeleton,
    translation,
    upkeep,
    vocabulary,
)
from generator.annotations import Annotation
from generator.exports import submissions
from generator.exports.snapshot import Snapshot
from generator.finding import Finding, Level
from generator.imports import State, courses, formats, opening, report, tables, templates, values
from generator.pages.page import Context
from generator.records.values import did_you_mean
from generator.rules import page
from generator.site import pouring
from generator.source import shown
from generator.status import Statuses, explanation
from generator.vocabulary import Availability

_CONFIG = Path("mkdocs.yml")
_EARLIEST = dt.date(1900, 1, 1)
_LONGEST_LINE = 160
_FORGE = ("github", "markdown")
"""Formats that a forge shows beside a change."""


class _Day(click.ParamType[dt.date]):
    """A day, written as year-month-day."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        if isinstance(value, dt.date):
            return value
        try:
            day = dt.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a date; write year-month-day, for example 2026-11-22", param, ctx)
        if day < _EARLIEST:
            self.fail(f"{day} is too early; write a day from {_EARLIEST} on", param, ctx)
        return day


class _Languages(click.ParamType[tuple[str, ...]]):
    """Languages of the interface, with commas between, or `none`."""

    name = "list"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        chosen = tuple(filter(None, str(value).split(","))) if value != "none" else ()
        further = messages.known()[1:]
        for language in chosen:
            if language not in further:
                self.fail(f"there are no messages in {language!r}; there are some in {', '.join(further)}", param, ctx)
        return chosen


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()


_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
content_option = click.option(
    "--content",
    type=_FOLDER,
    help="The folder of the records; the one that mkdocs.yml names, if left out.",
)
as_of_option = click.option("--as-of", "on", type=_Day(), default=_today, help="The day to work with; today in UTC.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Check the records of the catalogue and build its site."""


@main.command()
@click.argument("paths", metavar="[FILE]...", nargs=-1, type=click.Path(exists=True, path_type=Path))
@content_option
@as_of_option
@click.option("--format", "form", type=click.Choice(["text", "json", *_FORGE]), default="text", show_default=True)
def check(paths: tuple[Path, ...], content: Path | None, on: dt.date, form: str) -> None:
    """Check all records, or say only what is found in some files or folders.

    Records name each other, so all are read in any case. `github` writes the annotations that GitHub shows, `markdown`
    everything for the summary of a run; both name files as the repository does, wherever the records lie.
    Exit code 0: no errors; 1: errors; 2: wrong use.
    """
    chosen = _settings(content)
    called = chosen.content_path if form in _FORGE else chosen.content.as_posix()
    loaded = catalogue.load(chosen.content, chosen, called=called, reader=_reader())
    findings = _among(rules.check(loaded, on), paths, called, chosen.content)
    _print(findings, form)
    if form == "text":
        _print_sum(findings, ", ".join(map(str, paths)) or _sizes(loaded.catalogue))
    sys.exit(1 if _errors(findings) else 0)


def _among(findings: tuple[Finding, ...], paths: Iterable[Path], called: str, content: Path) -> tuple[Finding, ...]:
    """Give the findings in some files and folders; all, if none are named."""
    wanted = tuple(called / _inside(path, content) for path in paths)
    if not wanted:
        return findings
    return tuple(f for f in findings if any(Path(f.place.path).is_relative_to(path) for path in wanted))


def _print(findings: tuple[Finding, ...], form: str) -> None:
    match form:
        case "json":
            click.echo(json.dumps([finding.as_json() for finding in findings], ensure_ascii=False, indent=2))
        case "github":
            _print_annotations(annotations.of(findings))
        case "markdown":
            click.echo(annotations.summary(findings), nl=False)
        case _:
            _print_findings(findings)


@main.command(name="plain")
@click.argument("paths", metavar="[FILE]...", nargs=-1, type=click.Path(exists=True, path_type=Path))
@content_option
@click.option("--against", type=_FOLDER, help="Leave out what is said of this folder of records too.")
@click.option("--format", "form", type=click.Choice(["text", "json", *_FORGE]), default="text", show_default=True)
def advise(paths: tuple[Path, ...], content: Path | None, against: Path | None, form: str) -> None:
    """Give advice on the texts of all records, or of some files or folders: long sentences, words of the trade, ….

    It is advice: nothing has to be followed. Exit code 0, whatever is said; 2: wrong use.
    """
    chosen = _settings(content)
    called = chosen.content_path if form in _FORGE else chosen.content.as_posix()
    findings = plain.advice(catalogue.load(chosen.content, chosen, called=called, reader=_reader()))
    if against:
        findings = plain.new(plain.advice(catalogue.load(against, chosen, called=called)), findings)
    findings = _among(findings, paths, called, chosen.content)
    if form == "markdown":
        click.echo(annotations.summary(findings, "Advice on plain language"), nl=False)
    else:
        _print(findings, form)
    if form == "text":
        click.echo(f"{len(findings):,} {'piece' if len(findings) == 1 else 'pieces'} of advice")


@main.command()
@content_option
@click.option(
    "--site", type=click.Path(file_okay=False, path_type=Path), help="The folder to build; `site` if left out."
)
@as_of_option
@click.option(
    "--languages",
    type=_Languages(),
    help="Languages beside English, `de,fr` or `none`; those that mkdocs.yml names, if left out.",
)
@click.option("--no-search", is_flag=True, help="Leave out the index of words; browsing by facets still works.")
@click.option(
    "--jobs", type=click.IntRange(min=1), default=os.cpu_count() or 1, help="How many processes share the work."
)
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
    _settings(content)
    with _progress() as progress:
        way = pouring.Way(words=not no_search, jobs=jobs, progress=progress)
        choices = plugin.Choices(on=on, content=content, languages=languages, way=way)
        try:
            result = plugin.build(_CONFIG, site, choices)
        except plugin.BuildError as problem:
            raise click.ClickException(str(problem)) from problem
    if result.errors:
        _print_findings(result.errors)
        click.echo(
            f"{_count(len(result.errors), 'error')}: the site was not built, and an older one was left as it was."
        )
        sys.exit(1)
    _print_built(result)


@main.command()
@click.argument("base", type=_FOLDER)
@click.argument("head", type=_FOLDER)
@as_of_option
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
def diff(base: Path, head: Path, on: dt.date, form: str) -> None:
    """Say what changes in meaning from one folder of records, BASE, to another, HEAD.

    The statuses that change come first, also those of records that nobody edited. The policy is that of mkdocs.yml.
    Exit code 0: compared, whatever was found; 2: wrong use.
    """
    sides = [_settings(folder) for folder in (base, head)]
    before, after = (catalogue.load(each.content, each, called="content", reader=_reader()) for each in sides)
    found = changes.between(before, after, sides[0].policy, on)
    match form:
        case "json":
            click.echo(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
        case "markdown":
            click.echo(changes.markdown(found), nl=False)
        case _:
            click.echo(changes.text(found), nl=False)


@main.command()
@content_option
@as_of_option
@click.option("--for", "owned_by", metavar="FOLDER/ID", help="Only for one of them, such as `agencies/exqa`.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def due(content: Path | None, on: dt.date, owned_by: str | None, form: str) -> None:
    """Say what keeps the catalogue true: reviews that end, conditions, records to compare, gaps, warnings.

    Each agency, provider and country has a list of its own (--for agencies/ID, providers/ID, countries/ID).
    Exit code 0: said, whatever is due; 2: wrong use, or a folder of records that has errors.
    """
    chosen = _settings(content)
    loaded, findings = _checked(chosen, on)
    found = upkeep.due(loaded, Statuses(loaded.catalogue, chosen.policy), findings, on)
    if owned_by is not None:
        _known_owner(loaded.catalogue, owned_by)
        found = found.of(owned_by)
    if form == "json":
        click.echo(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
    else:
        click.echo(upkeep.text(found), nl=False)


@main.command()
@content_option
@as_of_option
@click.option("--kind", type=click.Choice(submissions.KINDS), help="Only reports (DEQAR) or credentials (Europass).")
@click.option("--for", "owned_by", metavar="FOLDER/ID", help="Only for one of them, such as `agencies/exqa`.")
@click.option(
    "--rows", type=click.File("w", encoding="utf-8"), help="Write the rows that DEQAR would take into a file."
)
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True)
def deqar(  # noqa: PLR0913 - an argument for each option
    content: Path | None, on: dt.date, form: str, *, kind: str | None, owned_by: str | None, rows: TextIO | None
) -> None:
    """Say which reports DEQAR would take, which micro-credentials Europass would show, and why not the others.

    `csv` prints the rows that DEQAR would take, in its columns; an agency sends them to DEQAR itself.
    Exit code 0: said, whatever would be taken; 2: wrong use, or a folder of records that has errors.
    """
    chosen = _settings(content)
    loaded, _ = _checked(chosen, on)
    if owned_by is not None:
        _known_owner(loaded.catalogue, owned_by)
    shot = Snapshot(Statuses(loaded.catalogue, chosen.policy), chosen, on, messages.ENGLISH)
    found = submissions.of(shot, (kind,) if kind else submissions.KINDS, owned_by or "")
    if rows:
        rows.write(submissions.rows(found))
    match form:
        case "json":
            click.echo(json.dumps(submissions.as_json(found), ensure_ascii=False, indent=2))
        case "csv":
            click.echo(submissions.rows(found), nl=False)
        case _:
            click.echo(submissions.text(found), nl=False)
    if made_up := sum(each.sample for each in found.taken):
        click.echo(f"{_count(made_up, 'row')} of samples: nobody shall send them to DEQAR.", err=True)


def _known_owner(known: catalogue.Catalogue, owned_by: str) -> None:
    if owned_by not in (names := upkeep.owners(known)):
        raise click.UsageError(f"nobody is called {owned_by!r}. {did_you_mean(owned_by, list(names))}".strip())


@main.command()
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


@main.command()
@click.option("--base", type=_FOLDER, required=True, help="The repository before the change; owners are read here.")
@click.option("--head", type=_FOLDER, required=True, help="The repository after the change; it is only read.")
@click.option("--author", type=click.IntRange(min=1), required=True, help="The number of the author's account.")
@click.option("--format", "form", type=click.Choice(["text", "json", *_FORGE]), default="text", show_default=True)
def owners(base: Path, head: Path, author: int, form: str) -> None:
    """Say who has to agree to a change, file by file.

    Both folders hold what the repository holds and nothing that a program has made in it, such as `.venv`.
    Exit code 0: the author may change all of it; 3: others have to agree; 1: refused; 2: wrong use.
    """
    if not (base / ownership.CONTENT).is_dir():
        raise click.UsageError(f"there is no folder {base / ownership.CONTENT}; name the folder of a whole repository")
    known = catalogue.load(base / ownership.CONTENT, settings.Settings(), reader=_reader()).catalogue
    try:
        answer = ownership.answer(base, head, author, known)
    except ownership.OwnersError as problem:
        raise click.UsageError(str(problem)) from problem
    match form:
        case "json":
            click.echo(json.dumps(answer.as_json(), indent=2))  # in ASCII: a file can have a name that is no text
        case "github":
            _print_annotations(ownership.annotations(answer))
        case "markdown":
            click.echo(ownership.summary(answer), nl=False)
        case _:
            click.echo(ownership.text(answer), nl=False)
    sys.exit(1 if answer.refused else 3 if answer.needs else 0)


@main.command()
@click.argument("repository", type=_FOLDER, default=".")
def codeowners(repository: Path) -> None:
    """Print the file CODEOWNERS of a REPOSITORY, made from its owners; accounts without a name are left out.

    Exit code 0: printed; 2: wrong use, or no maintainer has a name.
    """
    try:
        known = ownership.read(repository)
        made = ownership.codeowners(known)
    except (ownership.OwnersError, ownership.NobodyError) as problem:
        raise click.UsageError(str(problem)) from problem
    click.echo(made, nl=False)
    for account in ownership.nameless(known):
        click.echo(f"account {account} has no name in {ownership.OWNERS}, so it is left out", err=True)


@main.command(name="links")
@click.argument("result", type=click.File(encoding="utf-8"))
def print_links(result: TextIO) -> None:
    """Write as Markdown which links did not work; RESULT is the JSON of lychee, a program that opens links.

    Exit code 0: all work; 3: some do not; 2: wrong use.
    """
    try:
        found = links.broken(result.read())
    except (links.LinksError, UnicodeDecodeError) as problem:
        raise click.UsageError(str(problem)) from problem
    click.echo(links.summary(found), nl=False)
    sys.exit(3 if found else 0)


@main.command()
@click.argument("kind", type=click.Choice([kind.name for kind in records.KINDS]))
@click.argument("ref")
@content_option
def new(kind: str, ref: str, content: Path | None) -> None:
    """Write an empty record of a KIND with every key explained; REF is its name, such as <provider>/<name>.

    Exit code 0: written; 2: wrong use, or there is such a file.
    """
    chosen = _settings(content)
    inside = f"{records.BY_NAME[kind].folder}/{ref}.yml"
    named = reading.named(inside, inside)
    if isinstance(named, Finding):
        raise click.UsageError(f"{named.message}. {named.hint}")
    file = chosen.content / inside
    if not file.parent.resolve().is_relative_to(chosen.content.resolve()):
        raise click.UsageError(f"{file.parent} is a link that leads out of {chosen.content}")
    schema = Path("schemas", f"{kind}.json")
    address = Path(os.path.relpath(schema, file.parent)).as_posix() if schema.exists() else ""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as made:
            made.write(skeleton.skeleton(records.BY_NAME[kind], address))
    except OSError as problem:
        raise click.UsageError(f"{file} cannot be written: {problem.strerror}") from problem
    click.echo(f"Written: {file}. Fill it in, then run: catalogue check {file}")


@main.command(name="import")
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
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
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
    chosen = _settings(content)
    of = formats.BY_NAME[kind]
    loaded = catalogue.load(chosen.content, chosen, called=chosen.content.as_posix(), reader=_reader())
    owned_by = {"credential": "provider", "report": "agency"}[of.kind]
    if into not in (known := loaded.catalogue.of_kind(owned_by)):
        raise click.UsageError(f"there is no {owned_by} {shown(into)!r}. {did_you_mean(into, list(known))}".strip())
    if result and result.exists() and file.exists() and result.samefile(file):
        raise click.UsageError("the result would take the place of the file that is imported; give it another name")
    if result and not of.is_table:
        raise click.UsageError(f"only a table can come back with its errors; `{of.name}` is none")
    schema = Path("schemas", f"{of.kind}.json")
    folder = chosen.content / records.BY_NAME[of.kind].folder / into
    ordered = imports.Order(
        kind=records.BY_NAME[of.kind],
        format=of.name,
        name=" ".join((called or file.name).split()),
        into=into,
        on=on,
        language=chosen.language,
        schema_address=Path(os.path.relpath(schema, folder)).as_posix() if schema.exists() else "",
        availability=availability or "",
        only=only,
    )
    countries = [seat.country for seat in getattr(known[into].record, "seats", ())]
    try:
        currency = values.currency_of(countries, on)
        tag = _tag(language) or chosen.language
        wanted = imports.Wanted(tag, on, encoding or "", currency, into=into, known=loaded.catalogue)
        read = opening.content(file)
        planned = imports.plan(loaded, of.read(read, wanted), ordered)
        if not dry_run:
            imports.carry_out(planned, chosen.content)
        if result:
            result.write_bytes(courses.result(tables.read(read, wanted.encoding), planned))
    except (imports.UnreadableError, imports.CarryingOutError) as problem:
        raise click.UsageError(str(problem)) from problem
    except OSError as problem:
        raise click.UsageError(f"{result} cannot be written: {problem.strerror}") from problem
    if form == "json":
        click.echo(json.dumps({**planned.as_json(), "dry_run": dry_run}, ensure_ascii=False, indent=2))
    else:
        click.echo(report.text(planned, dry_run=dry_run), nl=False)
    sys.exit(1 if planned.of(State.LEFT_OUT) else 0)


def _tag(language: str | None) -> str:
    """Give the tag of a language that somebody named."""
    try:
        return values.language(language) if language else ""
    except values.UnclearError as problem:
        raise click.UsageError(str(problem)) from problem


@main.command(name="template")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--filled", metavar="PROVIDER", help="Fill it with the courses that this provider has here already.")
@content_option
def write_template(file: Path, filled: str | None, content: Path | None) -> None:
    """Write the template for courses into a FILE: a spreadsheet if its name ends in .xlsx, else a CSV.

    Exit code 0: written; 2: wrong use.
    """
    chosen = _settings(content)
    known = catalogue.load(chosen.content, chosen, reader=_reader()).catalogue
    if filled and filled not in known.providers:
        near = did_you_mean(filled, list(known.providers))
        raise click.UsageError(f"there is no provider {shown(filled)!r}. {near}".strip())
    entries = [entry for ref, entry in known.credentials.items() if filled and catalogue.owner(ref) == filled]
    rows = courses.table_of(entries, chosen.language)
    made = templates.as_spreadsheet(rows) if file.suffix.lower() == ".xlsx" else tables.as_csv(rows)
    try:
        file.write_bytes(made)
    except OSError as problem:
        raise click.UsageError(f"{file} cannot be written: {problem.strerror}") from problem
    for lost in courses.losses(entries, chosen.language) if entries else ():
        click.echo(f"{lost.ref}, {lost.field}: {lost.why}", err=True)
    click.echo(f"Written: {file}, with {_count(len(entries), 'course')}.")


@main.command(name="format")
@click.argument("paths", metavar="[FILE]...", nargs=-1, type=click.Path(exists=True, path_type=Path))
@content_option
@click.option("--check", "only_tell", is_flag=True, help="Change nothing; say which files are not in order.")
def put_in_order(paths: tuple[Path, ...], content: Path | None, *, only_tell: bool) -> None:
    """Put the keys of records in the documented order: of all records, or of some files or folders.

    Lines only move: comments and quotes stay. Exit code 0: in order; 1: with --check some are not, or a file cannot be
    put in order; 2: wrong use.
    """
    chosen = _settings(content)
    wanted = tuple(_inside(path, chosen.content) for path in paths)
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
            click.echo(f"{_named(file)}: {'not in order' if only_tell else 'put in order'}")
            if not only_tell:
                file.write_bytes(after)
    click.echo(f"{_count(changed, 'file')} {'not in order' if only_tell else 'put in order'}.")
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


@main.command(name="rules")
def print_rules() -> None:
    """Print the page that explains every rule (docs/rules.md)."""
    click.echo(page.markdown(rules.GROUPS), nl=False)


@main.command(name="messages")
@click.argument("languages", nargs=-1)
@click.option(
    "--update", is_flag=True, help="Write all messages into the files of the languages; a new one gets a file."
)
def list_messages(languages: tuple[str, ...], *, update: bool) -> None:
    """List the messages of the interface that a language has no words for, and translations that cannot be used.

    LANGUAGES are tags such as `de`; all that have messages, if left out. What is not translated is shown in English.
    Exit code 0: every translation can be used; 1: some cannot; 2: wrong use.
    """
    repository = _CONFIG.parent
    wanted = translation.wanted(repository)
    known = messages.known()[1:]
    for language in languages:
        if not vocabulary.languages.is_tag(language) or language == messages.ENGLISH:
            raise click.UsageError(f"{shown(language)} is no language to translate into; write a tag such as `pl`")
        if language not in known and not update:
            raise click.UsageError(f"there are no messages in {language} yet; `--update` makes a file for them")
    chosen = languages or known
    for language in chosen if update else ():
        click.echo(f"Written: {translation.write(translation.updated(language, wanted))}")
    states = [translation.state(language, wanted) for language in chosen]
    for state in states:
        _print_messages(state)
    sys.exit(1 if any(state.wrong for state in states) else 0)


def _print_messages(state: translation.State) -> None:
    said = state.total - len(state.missing)
    click.echo(f"{state.language}: {said} of {state.total} messages are translated.")
    for heading, found in (
        ("Without a translation:", state.missing),
        ("With one that cannot be used:", [f"{message} [{why}]" for message, why in state.wrong]),
        ("Nobody says any more:", state.unused),
    ):
        if found:
            click.echo(f"  {heading}")
        for message in found:
            click.echo(f"    {shown(message, _LONGEST_LINE)}")


def _decisions(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command an option for each value that a team decides."""
    for decision in reversed(fresh.DECISIONS):
        command = click.option(f"--{decision.name}", help=f"{decision.question}.")(command)
    return command


@main.command(name="start-fresh")
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
        raise click.UsageError("git holds changes that are not committed; commit them first, or use --force")
    chosen = _settings(None)
    asking = sys.stdin.isatty()
    if asking:
        given = {name: value or _asked(name, chosen) for name, value in given.items()}
        countries = countries or click.prompt("Country records that stay (`ee,lv`, `none` or `all`)", default="all")
        maintainers = maintainers or click.prompt(
            "Numbers of the maintainers' accounts, with commas between them", default="", value_proc=_accounts
        )
    choices = fresh.Choices(
        {name: value for name, value in given.items() if value}, _ids(countries), frozenset(maintainers)
    )
    try:
        planned = fresh.plan(here, choices, _today())
    except fresh.FreshError as problem:
        raise click.UsageError(str(problem)) from problem
    for line in (*planned.lines(every=verbose), *(f"to do: {each}" for each in planned.left)):
        click.echo(line)
    if dry_run:
        click.echo("Nothing has changed: this was a dry run.")
        return
    if asking:
        click.confirm("Do all this?", abort=True)
    fresh.carry_out(planned, here)
    click.echo("Done. Now look at `git status`, run `make site`, and read docs/own-catalogue.md.")


def _asked(name: str, chosen: settings.Settings) -> str:
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


@main.command(name="conformance")
@click.argument("site", default="site", type=_FOLDER)
@click.option(
    "--standards",
    default="standards",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of published shapes and schemas; docs/data.md says which.",
)
@content_option
@as_of_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def conform(site: Path, standards: Path, content: Path | None, on: dt.date, form: str) -> None:
    """Check the open data of a built SITE against published shapes and schemas, and list what each format cannot say.

    What is not in the folder of standards is not checked, and the table says so.
    Exit code 0: what was checked conforms; 1: something does not; 2: wrong use.
    """
    try:
        from generator import conformance  # noqa: PLC0415 - its libraries are an extra that nothing else needs
    except ImportError as problem:
        raise click.UsageError(
            f"{problem.name} is missing; install microcredential-catalogue[conformance]"
        ) from problem
    chosen = _settings(content)
    loaded, _ = _checked(chosen, on)
    snapshot = Context(loaded.catalogue, chosen, on).snapshot
    outcomes = list(conformance.run(site, standards, chosen.elm, os.cpu_count() or 1))
    found = conformance.losses(snapshot)
    if form == "json":
        click.echo(json.dumps(conformance.as_json(outcomes, found), ensure_ascii=False, indent=2))
    else:
        Console(width=None if sys.stdout.isatty() else 160).print(conformance.table(outcomes))
        for line in (*conformance.lost(found), *conformance.problems(outcomes)):
            click.echo(line)
    sys.exit(1 if any(each.problems for each in outcomes) else 0)


@main.command(name="status")
@click.argument("ref", required=False)
@click.option("--all", "every", is_flag=True, help="Show every credential and provider.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON; with --all one object on each line.")
@content_option
@as_of_option
def print_status(ref: str | None, content: Path | None, on: dt.date, *, every: bool, as_json: bool) -> None:
    """Work out the quality status of REF: <provider>/<credential> or <provider>.

    Exit code 0: worked out; 2: wrong use, no such record, or a folder of records that has errors.
    """
    if bool(ref) == every:
        raise click.UsageError("name a credential or provider, or ask for --all")
    chosen = _settings(content)
    loaded, _ = _checked(chosen, on)
    statuses = Statuses(loaded.catalogue, chosen.policy)
    known = statuses.catalogue
    if ref and ref not in (known.credentials if "/" in ref else known.providers):
        near = did_you_mean(ref, [*known.credentials, *known.providers])
        raise click.UsageError(" ".join(part for part in (f"there is no record {shown(ref)!r}.", near) if part))
    found = [statuses.of(each, on) for each in ([ref] if ref else (*known.credentials, *known.providers))]
    if as_json:
        for status in found:
            click.echo(json.dumps(status.as_json(), ensure_ascii=False))
    elif every:
        Console(width=None if sys.stdout.isatty() else 160).print(explanation.table(statuses, found))
    else:
        click.echo(explanation.text(statuses, found[0], chosen.language), nl=False)


def _checked(chosen: settings.Settings, on: dt.date) -> tuple[catalogue.Loaded, tuple[Finding, ...]]:
    """Load and check the records; a status that is worked out from records with errors would be a guess."""
    loaded = catalogue.load(chosen.content, chosen, called=chosen.content.as_posix(), reader=_reader())
    findings = rules.check(loaded, on)
    if errors := _errors(findings):
        raise click.UsageError(f"the records have {_count(errors, 'error')}; `catalogue check` shows them")
    return loaded, findings


def _reader() -> reading.Reader:
    return reading.shared(os.cpu_count() or 1)


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


def _print_built(result: plugin.Built) -> None:
    warnings = _count(len(result.findings), "warning")
    more = "; `make check` shows them" if result.findings else ""
    click.echo(f"Checked {_sizes(result.catalogue)}: no errors, {warnings}{more}.")
    click.echo(f"Built {_count(result.pages, 'page')} in {result.site} in {result.seconds:.1f} seconds.")
    click.echo(f"To look at it: python3 -m http.server --directory {result.site}, then open http://localhost:8000/")


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
    if chosen.content.is_symlink():
        raise click.UsageError(f"{chosen.content} is a link; name the folder itself with --content")
    return chosen


def _errors(findings: Iterable[Finding]) -> int:
    return sum(finding.level is Level.ERROR for finding in findings)


def _print_annotations(made: Iterable[Annotation]) -> None:
    for each in annotations.shown(made):
        click.echo(each)


_COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.ADVICE: "cyan"}


def _print_findings(findings: Iterable[Finding]) -> None:
    for path, group in groupby(findings, key=lambda finding: finding.place.path):
        click.secho(path, bold=True)
        lines = _lines(Path(path))
        for finding in group:
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
    if len(line) <= _LONGEST_LINE:
        return line
    start = max(0, min(column - _LONGEST_LINE // 2, len(line) - _LONGEST_LINE))
    part = line[start : start + _LONGEST_LINE]
    return f"{'…' if start else ''}{part}{'…' if start + _LONGEST_LINE < len(line) else ''}"


def _lines(path: Path) -> list[str]:
    """Give the lines of a file as they may be shown on a terminal: nothing in them can move the cursor."""
    try:
        text = path.read_bytes()[:200_000].decode("utf-8", errors="replace")
    except OSError:
        return []
    lines = text.replace("##[", "# #[").split("\n")  # GitHub Actions obeys ##[command] anywhere in a line
    return ["".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in line) for line in lines]


def _inside(path: Path, content: Path) -> Path:
    """Give the path of a file or folder below the records. Its links are not followed: the check refuses them."""
    whole, folder = (Path(os.path.normpath(each.absolute())) for each in (path, content))
    if not whole.is_relative_to(folder):
        raise click.UsageError(f"{path} does not lie in {content}; choose another folder of records with --content")
    return whole.relative_to(folder)


def _print_sum(findings: tuple[Finding, ...], checked: str) -> None:
    errors = _errors(findings)
    click.echo(f"{checked}: {_count(errors, 'error')}, {_count(len(findings) - errors, 'warning')}")


def _sizes(checked: catalogue.Catalogue) -> str:
    return ", ".join(f"{len(checked.of_kind(kind.name)):,} {kind.folder}" for kind in records.KINDS)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
