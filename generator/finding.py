"""A finding: one thing an editor has to change, and where it stands."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    """The site is not built until this is mended."""
    WARNING = "warning"
    """The site is built; the finding is shown to the people who look after the record."""
    ADVICE = "advice"
    """Nothing is wrong; readers would be better off."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file: `line` and `column` count from 1, as editors do."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to change: where, by which rule, how grave, what is wrong and how to mend it."""

    place: Place
    rule: str
    level: Level
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.level}: {self.message} [{self.rule}]"

    def as_json(self) -> dict[str, object]:
        """Give the finding as commands print it."""
        return {
            "path": self.place.path,
            "line": self.place.line,
            "column": self.place.column,
            "rule": self.rule,
            "level": self.level.value,
            "message": self.message,
            "hint": self.hint,
        }
