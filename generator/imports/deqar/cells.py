"""One row of the submission table: its cells by the names of their columns, and what is gathered of them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.imports import texts
from generator.imports.deqar.table import cell, numbers
from generator.imports.found import Fact, Note, Value, Wanted
from generator.imports.tables import Row
from generator.imports.values import UnclearError


@dataclass
class Cells:
    """Reads the cells of a row, and gathers facts, notes and errors."""

    row: Row
    headings: Mapping[str, int]
    wanted: Wanted
    facts: dict[str, Fact] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    errors: list[Note] = field(default_factory=list)

    def numbers(self, group: str) -> list[int]:
        """Give the numbers of a group of columns: `file[2].display_name` has 2."""
        return numbers(tuple(self.headings), group)

    def held(self, column: str) -> object:
        """Give what a spreadsheet holds in a cell, if it is no text: a day, a number."""
        return cell(self.row, self.headings[column]).value

    def where(self, column: str) -> str:
        """Name a cell, or the row."""
        return f"{self.row.where}, “{column}”" if column else self.row.where

    def error(self, column: str, said: str) -> None:
        """Say why the report is left out."""
        self.errors.append(Note(self.where(column), f"{said[:1].upper()}{said[1:]}."))

    def note(self, column: str, said: str) -> None:
        """Say what cannot be used, or is to be looked at."""
        self.notes.append(Note(self.where(column), f"{said[:1].upper()}{said[1:]}."))

    def put(self, key: str, value: Value, column: str) -> None:
        """Take over a fact."""
        self.facts[key] = Fact(value, self.where(column))

    def words(self, column: str) -> str:
        """Give the words of a cell on one line."""
        return " ".join(texts.visible(self.whole(column)).split())

    def whole(self, column: str) -> str:
        """Give the words of a cell. A report with a formula in it is left out: what is it to say?"""
        if column not in self.headings:
            return ""
        found = cell(self.row, self.headings[column])
        if found.trouble and Note(self.where(column), found.trouble) not in self.errors:
            self.errors.append(Note(self.where(column), found.trouble))
        return "" if found.trouble else found.words.strip()

    def text(self, column: str, read: Callable[[str], str] = texts.line) -> Value | None:
        """Give a text by its language; None, and a note, if its letters are damaged."""
        try:
            said = read(self.whole(column))
        except UnclearError as problem:
            self.note(column, str(problem))
            return None
        return {self.wanted.language: said} if said else None

    def listed(self, group: str, *parts: str) -> Iterator[tuple[str, str]]:
        """Yield the columns of a group in which something stands, one for each number, with their words."""
        for number in self.numbers(group):
            for part in parts:
                column = f"{group}[{number}]{part}"
                if words := self.words(column):
                    yield column, words
                    break
