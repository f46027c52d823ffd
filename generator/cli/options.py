"""What several commands can be told: a day, a folder of records, a form; and how each is read from the command line."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from generator import messages

_EARLIEST = dt.date(1900, 1, 1)
_Command = TypeVar("_Command", bound=Callable[..., Any])

FORGE = ("github", "markdown")
"""Forms that a forge shows beside a change."""
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


class Day(click.ParamType[dt.date]):
    """A day, written as year-month-day."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """Give the day that a text or another day names."""
        if isinstance(value, dt.date):
            return value
        try:
            day = dt.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a date; write year-month-day, for example 2026-11-22", param, ctx)
        if day < _EARLIEST:
            self.fail(f"{day} is too early; write a day from {_EARLIEST} on", param, ctx)
        return day


class Languages(click.ParamType[tuple[str, ...]]):
    """Languages of the interface, with commas between, or `none`."""

    name = "list"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Give the languages of a list that have messages."""
        chosen = tuple(filter(None, str(value).split(","))) if value != "none" else ()
        further = messages.known()[1:]
        for language in chosen:
            if language not in further:
                self.fail(f"there are no messages in {language!r}; there are some in {', '.join(further)}", param, ctx)
        return chosen


def today() -> dt.date:
    """Give today in UTC. Nothing below the command line asks for it."""
    return dt.datetime.now(dt.UTC).date()


def format_option(*forms: str) -> Callable[[_Command], _Command]:
    """Make the option that chooses the form of what is printed; the first is the usual one."""
    return click.option("--format", "form", type=click.Choice(forms), default=forms[0], show_default=True)


content_option = click.option(
    "--content",
    type=FOLDER,
    help="The folder of the records; the one that mkdocs.yml names, if left out.",
)
as_of_option = click.option("--as-of", "on", type=Day(), default=today, help="The day to work with; today in UTC.")
