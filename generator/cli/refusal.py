"""How commands refuse what a file or folder holds: in words alone. A wrong command line is a `click.UsageError`."""

from collections.abc import Iterator
from contextlib import contextmanager

import click


class UnusableError(click.ClickException):
    """A file or folder holds what cannot be used, or a library is missing.

    The command line is right, so nothing is said of how to write it.
    """

    exit_code = 2


@contextmanager
def told(*problems: type[Exception]) -> Iterator[None]:
    """Refuse, in its own words, what is wrong with a file or folder that is read meanwhile. Raises UnusableError."""
    try:
        yield
    except problems as problem:
        raise UnusableError(str(problem)) from problem
