"""The command for people who translate: what the interface says, and how far each language is."""

import sys

import click

from generator import messages, translation, vocabulary
from generator.cli import loading, printing
from generator.source import shown


@click.command(name="messages")
@click.argument("languages", nargs=-1)
@click.option(
    "--update", is_flag=True, help="Write all messages into the files of the languages; a new one gets a file."
)
def list_messages(languages: tuple[str, ...], *, update: bool) -> None:
    """List the messages of the interface that a language has no words for, and translations that cannot be used.

    LANGUAGES are tags such as `de`; all that have messages, if left out. What is not translated is shown in English.
    Exit code 0: every translation can be used; 1: some cannot; 2: wrong use.
    """
    wanted = translation.wanted(loading.CONFIG.parent)
    known = messages.known()[1:]
    for language in languages:
        _require_language(language, known, update=update)
    chosen = languages or known
    for language in chosen if update else ():
        click.echo(f"Written: {translation.write(translation.updated(language, wanted))}")
    states = [translation.state(language, wanted) for language in chosen]
    for state in states:
        _show(state)
    sys.exit(1 if any(state.wrong for state in states) else 0)


def _require_language(language: str, known: tuple[str, ...], *, update: bool) -> None:
    if not vocabulary.languages.is_tag(language) or language == messages.ENGLISH:
        raise click.UsageError(f"{shown(language)} is no language to translate into; write a tag such as `pl`")
    if language not in known and not update:
        raise click.UsageError(f"there are no messages in {language} yet; `--update` makes a file for them")


def _show(state: translation.State) -> None:
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
            click.echo(f"    {shown(message, printing.LONGEST_LINE)}")
