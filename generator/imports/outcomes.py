"""What an import is asked for, and what comes of it: a plan with an outcome for each course."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from generator.imports import record_file
from generator.imports.found import Note
from generator.records import Kind


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be imported, and where to."""

    kind: Kind
    format: str
    """The name of the format."""
    name: str
    """What the source is called: records from it are found again by this name."""
    into: str
    """The provider or agency whose records these are; empty for providers, which belong to nobody."""
    on: dt.date
    language: str = "en"
    """The default language of the catalogue's texts."""
    schema_address: str = ""
    availability: str = ""
    """Whether people can take a course now of which the source does not say it: the word of the person who imports."""
    only: str = ""
    """Only courses that have these words in their title, address or own number; the others stay as they are."""


class State(StrEnum):
    """What becomes of one course."""

    WRITTEN = "written"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    CLOSED = "closed"
    GONE = "gone"
    """The source no longer has it, and nothing changes: a person decides."""
    LEFT_OUT = "left-out"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field and two values of it; None where it is not said."""

    field: str
    before: Any
    after: Any

    def as_json(self) -> dict[str, Any]:
        """Give the difference as it is printed for programs."""
        return {"field": self.field, "before": self.before, "after": self.after}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of one course, and why."""

    state: State
    ref: str
    """The name of its record; empty if it gets none."""
    name: str
    """What a person calls it."""
    where: str
    """Where it stands in the source; empty if it is gone from there."""
    changes: tuple[Difference, ...] = ()
    """What is written: of a new record every field, of another one those that differ."""
    kept: tuple[Difference, ...] = ()
    """Fields that a person has edited: what stands in the record, and what the source says."""
    errors: tuple[Note, ...] = ()
    """Why it is left out."""
    notes: tuple[Note, ...] = ()
    """What of it could not be used, and other things to look at."""
    unsaid: tuple[str, ...] = ()
    """The fields that the source says nothing about."""
    path: str = ""
    """The path of its file below the folder of records."""
    content: bytes | None = None
    """The new content of its file; None if nothing is written."""
    before: bytes | None = None
    """What the file holds now; None if there is none."""

    def as_json(self) -> dict[str, Any]:
        """Give the outcome as it is printed for programs."""
        return {
            "state": self.state.value,
            "ref": self.ref,
            "name": self.name,
            "where": self.where,
            "changes": [each.as_json() for each in self.changes],
            "kept": [each.as_json() for each in self.kept],
            "errors": [each.as_json() for each in self.errors],
            "notes": [each.as_json() for each in self.notes],
            "unsaid": list(self.unsaid),
        }


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import does, in the order of the source; what is gone from there comes last."""

    order: Order
    outcomes: tuple[Outcome, ...]
    notes: tuple[Note, ...]
    """What is to be said about the file as a whole."""

    def of(self, *states: State) -> tuple[Outcome, ...]:
        """Give the courses that become one of these."""
        return tuple(each for each in self.outcomes if each.state in states)

    @property
    def writes(self) -> tuple[Outcome, ...]:
        """Give those whose files are written."""
        return tuple(each for each in self.outcomes if each.content is not None)

    @property
    def unsaid(self) -> list[tuple[str, int]]:
        """Give each field that the source does not say, in the order of a record, and of how many courses."""
        used = self.of(State.WRITTEN, State.CHANGED, State.UNCHANGED)
        counted = Counter(name for each in used for name in each.unsaid)
        return [(name, counted[name]) for name in record_file.keys(self.order.kind) if counted[name]]

    def as_json(self) -> dict[str, Any]:
        """Give the plan as it is printed for programs."""
        return {
            "format": self.order.format,
            "from": self.order.name,
            "into": self.order.into,
            "counts": {state.value: len(self.of(state)) for state in State},
            "outcomes": [each.as_json() for each in self.outcomes],
            "notes": [each.as_json() for each in self.notes],
            "unsaid": dict(self.unsaid),
        }
