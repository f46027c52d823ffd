"""The `catalogue` command: the way in for people, scripts and workflows. This package alone prints.

Each module holds the commands that do the same sort of work, and is named after it. They know nothing of each other.
What they share stands below them: `loading` reads settings and records, `printing` shows what was found, `refusal`
says what cannot be used, `options` are those of several commands.
"""

import click

from generator.cli import (
    answering,
    building,
    checking,
    contributing,
    describing,
    importing,
    starting_fresh,
    translating,
)

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Check the records of the catalogue and build its site."""


for _command in (
    checking.check,
    checking.advise,
    checking.put_in_order,
    checking.write_broken_links,
    building.build,
    building.conform,
    answering.write_status,
    answering.due,
    answering.deqar,
    contributing.new,
    contributing.diff,
    contributing.owners,
    contributing.codeowners,
    importing.import_,
    importing.write_template,
    describing.schema,
    describing.write_rules,
    translating.list_messages,
    starting_fresh.start_fresh,
):
    main.add_command(_command)
