"""A table of courses → found courses; and records → the same table, with what is lost on the way."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from typing import Any

from generator import records
from generator.catalogue import Entry
from generator.imports import columns, tables, values
from generator.imports.columns import CREDENTIAL, CURRENCY, NUMBER, Column
from generator.imports.found import Fact, Found, Note, Read, UnreadableError, Wanted
from generator.imports.plan import KEPT_APART, Outcome, Plan, given
from generator.imports.tables import Cell, Row, Table
from generator.imports.values import UnclearError
from generator.records import Credential
from generator.source import shown
from generator.vocabulary import fields_of_study

RESULT_HEADINGS = ("Errors", "Warnings")
"""The columns that come back with the result; they are passed over if the file is imported again."""
_NEEDED = ("title", "summary", "homepage")
_CLOSE = 0.86
_NOTHING = frozenset({"-", "–", "—"})
_LANGUAGE = re.compile(r"(.+?)\s*[(\[]\s*([^()\[\]]+?)\s*[)\]]\s*")
_STATED = ("learning_outcomes", "workload", "level", "assessment", "participation")
"""The facts of a course that readers miss most."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A column of a table: which one of the template it is, and in which language its texts are."""

    index: int
    column: Column
    language: str
    heading: str


def read(content: bytes, wanted: Wanted) -> Read:
    """Read the courses of a CSV or spreadsheet. Raises UnreadableError if it is no table of courses."""
    table = tables.read(content, wanted.encoding)
    return of_table(table, wanted)


def of_table(table: Table, wanted: Wanted) -> Read:
    """Give the courses of a table."""
    places, notes = _places(table.headings, wanted)
    missing = [key for key in _NEEDED if not any(place.column.way == key for place in places)]
    if missing:
        names = ", ".join(f"“{_heading(key)}”" for key in missing)
        raise UnreadableError(
            f"The table has no column {names}. Its first row holds the headings; the template shows all of them. "
            "Between the cells of a CSV there has to be a comma, a semicolon or a tab."
        )
    found = tuple(_found(row, places, len(table.headings.cells), wanted.currency) for row in table.body)
    return Read(found, (*table.notes, *notes))


# --- headings


@cache
def _known() -> Mapping[str, Column]:
    return {values.folded(heading): column for heading, column in reversed(list(columns.every()))}


def _heading(way: str) -> str:
    return next(column.heading for column in CREDENTIAL if column.way == way)


def _places(headings: Row, wanted: Wanted) -> tuple[list[_Place], list[Note]]:
    """Recognise the headings of a table, and say what was not or hardly recognised."""
    places: list[_Place] = []
    notes: list[Note] = []
    for index, cell in enumerate(headings.cells):
        heading = " ".join(cell.words.split())
        if not heading or values.folded(heading) in map(values.folded, RESULT_HEADINGS):
            continue
        place, note = _recognised(index, heading, wanted)
        if note:
            notes.append(Note(headings.where, note))
        if place:
            places.append(place)
    often = Counter((place.column.way, place.language) for place in places)
    if twice := [place for place in places if often[place.column.way, place.language] > 1]:
        names = ", ".join(f"“{shown(place.heading)}”" for place in twice)
        raise UnreadableError(
            f"Several columns mean the same: {names}. Keep one of them, or add the language: Title (et)."
        )
    return places, notes


def _recognised(index: int, heading: str, wanted: Wanted) -> tuple[_Place | None, str]:
    """Recognise a heading; the note says what was not understood, or what it was taken for."""
    found = _LANGUAGE.fullmatch(heading)
    column, near = _column(found[1] if found else heading)
    if column and not found:
        return _Place(index, column, wanted.language, heading), near
    if not found or not column:
        return None, f"There is no column “{shown(heading)}” in the template, so it is not used."
    try:
        language = values.language(found[2])
    except UnclearError:
        return None, f"“{shown(heading)}”: “{shown(found[2])}” is not a language, so the column is not used."
    if not column.is_text:
        return None, f"“{shown(heading)}” is the same in all languages, so only a column without a language is used."
    return _Place(index, column, language, heading), near


def _column(heading: str) -> tuple[Column | None, str]:
    """Find the column of a heading, or the one that it nearly names."""
    wanted = values.folded(heading.rstrip("*: "))
    if wanted in _known():
        return _known()[wanted], ""
    close = {_known()[name].way: _known()[name] for name in get_close_matches(wanted, _known(), cutoff=_CLOSE)}
    if len(close) != 1:
        return None, ""
    column = next(iter(close.values()))
    return column, f"“{shown(heading)}” was taken for “{column.heading}”."


# --- one row


@dataclass
class _Reading:
    """Reads the cells of one row."""

    row: Row
    places: list[_Place]
    notes: list[Note] = field(default_factory=list)

    def where(self, place: _Place) -> str:
        return f"{self.row.where}, “{shown(place.heading)}”"

    def words(self, place: _Place) -> str:
        """Give the words of a cell; nothing if it is empty or cannot be used."""
        cell = self.row.cells[place.index] if place.index < len(self.row.cells) else Cell()
        if cell.trouble:
            self.notes.append(Note(self.where(place), cell.trouble))
            return ""
        return "" if cell.words.strip() in _NOTHING else cell.words.strip()

    def note(self, place: _Place, problem: UnclearError) -> None:
        said = str(problem)
        self.notes.append(Note(self.where(place), f"{said[:1].upper()}{said[1:]}."))

    def value(self, place: _Place, words: str) -> Any:  # noqa: ANN401 - a value of a record
        """Give the value of a cell; None, and a note, if it is not clear."""
        try:
            value = columns.given(place.column, words)
        except UnclearError as problem:
            self.note(place, problem)
            return None
        if place.column.way == "field[]":
            return [_with_zero(code) for code in value if code]
        return value


def _found(row: Row, places: list[_Place], width: int, usual: str) -> Found:
    reading = _Reading(row, places)
    said = [(place, words) for place in places if (words := reading.words(place))]
    number = next((" ".join(words.split()) for place, words in said if place.column.way == NUMBER), "")
    facts: dict[str, Fact] = {}
    errors = []
    if any(cell.words.strip() for cell in row.cells[width:]):
        message = (
            "The row has more cells than there are headings. A text with a comma or semicolon may lack its quotes."
        )
        errors.append(Note(row.where, message))
    by_field: dict[str, list[tuple[_Place, str]]] = defaultdict(list)
    for place, words in said:
        if place.column.way != NUMBER:
            by_field[place.column.field].append((place, words))
    for name, own in by_field.items():
        value = _price(reading, own, usual) if name == "price" else _value(reading, own)
        if value not in (None, {}, []):
            facts[name] = Fact(value, reading.where(own[0][0]))
    errors += [Note(row.where, _why_missing(key, by_field)) for key in _NEEDED if key not in facts]
    return Found(number, row.where, facts, tuple(reading.notes), tuple(errors))


def _why_missing(key: str, by_field: Mapping[str, Any]) -> str:
    said = "cannot be used" if key in by_field else "is empty"
    return f"“{_heading(key)}” {said}, and nothing is written without it."


def _with_zero(code: str) -> str:
    """Give a code of a field of study with the 0 that spreadsheets take for nothing: 542 is no code, 0542 is."""
    known = fields_of_study.labels()
    return f"0{code}" if code not in known and f"0{code}" in known else code


def _price(reading: _Reading, own: Sequence[tuple[_Place, str]], usual: str) -> Any:  # noqa: ANN401 - a value of a record
    """Give the price of an amount and a currency, which stand in one cell or in two, and the words about it."""
    cells = {place.column.way: (place, words) for place, words in own if not place.column.is_text}
    currency = ""
    if CURRENCY in cells:
        currency = reading.value(*cells[CURRENCY]) or ""
        if not currency:
            return None
    if "price.amount" not in cells:
        for place, _ in own:
            reading.note(place, UnclearError("there is no price beside it, so it is left out"))
        return None
    place, words = cells["price.amount"]
    try:
        amount, named = values.money(words, currency, usual)
    except UnclearError as problem:
        reading.note(place, problem)
        return None
    if values.is_free(words) and not currency:
        reading.note(place, UnclearError(values.free_in(named)))
    about = _value(reading, [(each, said) for each, said in own if each.column.is_text]) or {}
    return {"amount": amount, "currency": named, **about}


def _value(reading: _Reading, own: Sequence[tuple[_Place, str]]) -> Any:  # noqa: ANN401 - a value of a record
    """Put together what the columns of one field say."""
    made: dict[str, Any] = {}
    lengths: dict[str, int] = {}
    for place, words in sorted(own, key=lambda pair: CREDENTIAL.index(pair[0].column)):
        value = reading.value(place, words)
        if value is None:
            continue
        if place.column.is_list:
            root = place.column.way.partition("[]")[0]
            if (lengths.setdefault(root, len(value)) != len(value) and place.column.way != root + "[]") or (
                place.column.is_text and lengths[root] != len(value)
            ):
                many = f"it has {len(value)} parts, and the column beside it has {lengths[root]}, so they do not fit"
                reading.note(place, UnclearError(many))
                continue
        _put(made, place, value)
    return _settled(made.get(own[0][0].column.field)) if own else None


def _put(made: dict[str, Any], place: _Place, value: Any) -> None:  # noqa: ANN401 - a value of a record
    """Put a value where its way leads; `skills[].label` puts the parts of a list each into an item."""
    before, is_list, after = place.column.way.partition("[]")
    *parents, last = before.split(".")
    target = made
    for key in parents:
        target = target.setdefault(key, {})
    if not is_list:
        _say(target, last, place, value)
        return
    items = target.setdefault(last, [{} for _ in value])
    for item, part in zip(items, value, strict=False):
        if part is not None:
            _say(item, after.removeprefix(".") or "", place, part)


def _say(target: dict[str, Any], key: str, place: _Place, value: Any) -> None:  # noqa: ANN401 - a value of a record
    if place.column.is_text:
        target.setdefault(key, {})[place.language] = value
    else:
        target[key] = value


def _settled(value: Any) -> Any:  # noqa: ANN401 - a value of a record
    """Take out empty items, and give items without keys of their own as they are."""
    if isinstance(value, dict):
        if set(value) == {""}:
            return value[""]
        return {key: _settled(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_settled(item) for item in value if item != {}]
    return value


# --- the same file with what was found in it


def result(table: Table, plan: Plan) -> bytes:
    """Give a table with two columns at its end: why a course is left out, and what to look at."""
    said = {outcome.where: _result(outcome) for outcome in plan.outcomes if outcome.where}
    by_row = {row.number: said[row.where] for row in table.body if row.where in said}
    return tables.with_columns(table, RESULT_HEADINGS, by_row)


def _result(outcome: Outcome) -> tuple[str, str]:
    notes = [_in_row(note, outcome.where) for note in outcome.notes]
    notes += [f"{_name(kept.field)}: a person edited it in the catalogue, so it stays there." for kept in outcome.kept]
    missing = [_GROUPS[key] for key in _STATED if key in outcome.unsaid]
    if missing and not outcome.errors:
        notes.append(f"Not stated: {', '.join(missing)}.")
    return "\n".join(_in_row(note, outcome.where) for note in outcome.errors), "\n".join(notes)


def _name(key: str) -> str:
    """Name a field as the table does: by its first column."""
    return next((column.heading for column in CREDENTIAL if column.field == key), key)


_GROUPS = {
    "learning_outcomes": "what people can do afterwards",
    "workload": "hours of work or ECTS credits",
    "level": "level",
    "assessment": "how it is assessed",
    "participation": "way of taking part",
}


def _in_row(note: Note, row: str) -> str:
    """Say a note in its own row: the number of the row goes without saying."""
    place = note.where.removeprefix(row).removeprefix(", ")
    return f"{place}: {note.message}" if place else note.message


# --- records as a table


@dataclass(frozen=True, slots=True, order=True)
class Lost:
    """What a record states and its row does not say."""

    ref: str
    field: str
    why: str


def table_of(entries: Iterable[Entry[Credential]], language: str) -> list[list[str]]:
    """Give the courses as rows of the template, headings first; texts in further languages get columns of their own."""
    cells = [_cells(entry, language) for entry in entries]
    further = {key for each in cells for key in each if key[1]}
    wanted = [
        (column, tag)
        for column in CREDENTIAL
        for tag in ("", *sorted(own for way, own in further if way == column.way))
    ]
    headings = [f"{column.heading} ({tag})" if tag else column.heading for column, tag in wanted]
    return [headings, *([each.get((column.way, tag), "") for column, tag in wanted] for each in cells)]


def _cells(entry: Entry[Credential], language: str) -> dict[tuple[str, str], str]:
    """Give the words of the cells of a course, by way and by language where it is not the usual one."""
    noted = entry.record.imported
    made = {(NUMBER, ""): noted.id if noted else entry.ref.partition("/")[2]}
    whole = records.written(entry.record)
    for column in CREDENTIAL:
        if column.way == NUMBER:
            continue
        found = list(_at(whole, column.way.replace("[]", ".[]").split(".")))
        if not column.is_text:
            made[column.way, ""] = " | ".join(_words(column, each) for each in found)
            continue
        for tag in dict.fromkeys(tag for each in found if each for tag in each):
            words = " | ".join((each or {}).get(tag, "") for each in found)
            made[column.way, "" if tag == language else tag] = words
    return {key: words for key, words in made.items() if words.strip(" |")}


def _at(value: Any, way: Sequence[str]) -> Iterator[Any]:  # noqa: ANN401 - parts of a record
    if not way:
        yield value
    elif way[0] == "[]":
        for item in value or ():
            yield from _at(item, way[1:])
    else:
        inner = value.get(way[0]) if isinstance(value, dict) else None
        if inner is not None or "[]" not in way:
            yield from _at(inner, way[1:])


def _words(column: Column, value: Any) -> str:  # noqa: ANN401 - a value of a record
    if value is None:
        return ""
    for term in getattr(column.read, "args", ()):
        return str(term.of(str(value)).messages[0])
    return str(value)


def losses(entries: Iterable[Entry[Credential]], language: str) -> Iterator[Lost]:
    """Yield what is not the same after records have become a table and have been read again."""
    listed = list(entries)
    table = tables.read(tables.as_csv(table_of(listed, language)))
    found = of_table(table, Wanted(language=language)).found
    for entry, again in zip(listed, found, strict=True):
        whole = records.written(entry.record)
        data = {key: given(fact.value) for key, fact in again.facts.items()}
        back, _ = records.read(records.BY_NAME["credential"], {**_kept(whole), **data}, language)
        said = records.written(back) if back else {}
        for key in whole:
            if key in columns.WITHOUT_COLUMN:
                yield Lost(entry.ref, key, columns.WITHOUT_COLUMN[key])
            elif said.get(key) != whole[key]:
                yield Lost(entry.ref, key, "A cell cannot hold it: it has a sign that means something in the table.")


def _kept(whole: Mapping[str, Any]) -> dict[str, Any]:
    return {key: whole[key] for key in KEPT_APART if key in whole and key not in columns.WITHOUT_COLUMN}
