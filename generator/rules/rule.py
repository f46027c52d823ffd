"""What a rule is: one function that looks at a whole catalogue, and the words that explain it to editors."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.catalogue import Catalogue, Entry
from generator.finding import Level
from generator.records import Record
from generator.source import Loc


@dataclass(frozen=True, slots=True)
class Defect:
    """A place in a record that breaks a rule: which record, where in it, what is wrong, how to mend it."""

    entry: Entry[Record]
    loc: Loc
    message: str
    hint: str = ""


Check = Callable[[Catalogue, dt.date], Iterator[Defect]]
"""Yields the defects of a catalogue on a day."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. Its name is the defect, `what` says what to do, `why` gives the reason.

    `bad` and `good` are fragments of records, which the tests put into a small catalogue. A line
    `# credentials/example-university/data-analysis.yml` says which file the keys below it belong to: they take the
    place of the same keys there. `…yml without website, source` leaves keys out as well; `…yml, whole file` replaces
    the file, and so does every file that is new. `# mkdocs.yml` starts settings.
    `check` is None for rules that hold while a single file is read.
    """

    name: str
    level: Level
    what: str
    why: str
    bad: str
    good: str
    check: Check | None = None
