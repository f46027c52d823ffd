"""A table with a record on each row → found records; and records → the same table, with what is lost on the way.

A `Template` says what differs between the kinds of record: which columns there are, and what has to stand in them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache
from typing import Any

from generator import records
from generator.catalogue import Entry
from generator.imports import columns, tables, values
from generator.imports.columns import NUMBER, Column
from generator.imports.found import Fact, Found, Note, Read, UnreadableError, Wanted
from generator.imports.outcomes import Outcome, Plan
from generator.imports.plan import KEPT_APART
from generator.imports.record_file import given
from generator.imports.tables import Cell, Row, Table
from generator.imports.values import UnclearError
from generator.records import Record
from generator.source import shown

_CLOSE = 0.86
_NOTHING = frozenset({"-", "–", "—"})
_LANGUAGE = re.compile(r"(.+?)\s*[(\[]\s*([^()\[\]]+?)\s*[)\]]\s*")


@dataclass(frozen=True, slots=True)
class Place:
    """A column of a table: which one of the template it is, and in which language its texts are."""

    index: int
    column: Column
    language: str
    heading: str


Said = tuple[Place, str]
"""A cell in which something stands, and its words."""


@dataclass(frozen=True, slots=True, eq=False)
class Template:
    """The table for one kind of record."""

    name: str
    """What its rows are, in the plural: `courses`. Its files are called so."""
    kind: str
    """The kind of record."""
    columns: tuple[Column, ...]
    """Its columns, the most important first."""
    needed: tuple[str, ...]
    """The ways of columns without which nothing is written."""
    missed: Mapping[str, str]
    """The fields that readers miss most, in words: a result names those that are not stated."""
    without_column: Mapping[str, str]
    """What a record can state and the table cannot, and why."""
    number: Callable[[Entry[Any]], str]
    """Gives what stands in the column with the source's own name for a record that is here."""
    together: Mapping[str, Callable[["Cells", Sequence[Said]], Any]] = field(default_factory=dict)
    """The fields that are more than what their cells say one by one, and how they are put together."""
    vague: Mapping[str, str] = field(default_factory=dict)
    """Headings that may mean several things, and the way of the column that they most likely mean. None is guessed."""

    def headings(self) -> Iterator[tuple[str, Column]]:
        """Yield every heading with its column: the documented one, others that mean the same, and the way itself."""
        for column in self.columns:
            for heading in (column.heading, *column.others, column.way, column.way.replace("[]", "")):
                yield heading, column

    def heading(self, way: str) -> str:
        """Give the heading of the column with a way."""
        return next(column.heading for column in self.columns if column.way == way)


def read(template: Template, content: bytes, wanted: Wanted) -> Read:
    """Read the records of a CSV or spreadsheet. Raises UnreadableError if it is not the table of the template."""
    return of_table(template, tables.read(content, wanted.encoding), wanted)


def of_table(template: Template, table: Table, wanted: Wanted) -> Read:
    """Give the records of a table."""
    places, notes = _places(template, table.headings, wanted)
    missing = [way for way in template.needed if not any(place.column.way == way for place in places)]
    if missing:
        names = ", ".join(f"“{template.heading(way)}”" for way in missing)
        known = _known(template)
        why = tables.about_headings(table, lambda words: values.folded(words) in known)
        raise UnreadableError(f"The table has no column {names}. {why}")
    width = len(table.headings.cells)
    found = tuple(_found(Cells(row, places, template, wanted), width) for row in table.body)
    return Read(found, (*table.notes, *notes), tables.source(table.headings))


# --- headings


@cache
def _known(template: Template) -> Mapping[str, Column]:
    return {values.folded(heading): column for heading, column in reversed(list(template.headings()))}


def _places(template: Template, headings: Row, wanted: Wanted) -> tuple[list[Place], list[Note]]:
    """Recognise the headings of a table, and say what was not or hardly recognised."""
    places: list[Place] = []
    notes: list[Note] = []
    for index, cell in enumerate(headings.cells):
        heading = " ".join(cell.words.split())
        if not heading or tables.is_result(heading):
            continue
        place, note = _recognised(template, index, heading, wanted)
        if note:
            notes.append(Note(headings.where, note))
        if place:
            places.append(place)
    often = Counter((place.column.way, place.language) for place in places)
    if twice := [place for place in places if often[place.column.way, place.language] > 1]:
        names = ", ".join(f"“{shown(place.heading)}”" for place in twice)
        raise UnreadableError(
            f"Several columns mean the same: {names}. Keep one of them, or add the language: {_example(template)}."
        )
    return places, notes


def _example(template: Template) -> str:
    """Give a heading with a language behind it."""
    return f"{next(column.heading for column in template.columns if column.is_text)} (et)"


def _recognised(template: Template, index: int, heading: str, wanted: Wanted) -> tuple[Place | None, str]:
    """Recognise a heading; the note says what was not understood, or what it was taken for."""
    found = _LANGUAGE.fullmatch(heading)
    column, near = _column(_known(template), found[1] if found else heading)
    if column and not found:
        return Place(index, column, wanted.language, heading), near
    if way := template.vague.get(values.folded(heading)):
        mend = f"If it is “{template.heading(way)}”, call it so"
        return None, f"“{shown(heading)}” may mean several things, so the column is not used. {mend}."
    if not found or not column:
        return None, f"There is no column “{shown(heading)}” in the template, so it is not used."
    try:
        language = values.language(found[2])
    except UnclearError:
        return None, f"“{shown(heading)}”: “{shown(found[2])}” is not a language, so the column is not used."
    if not column.is_text:
        return None, f"“{shown(heading)}” is the same in all languages, so only a column without a language is used."
    return Place(index, column, language, heading), near


def _column(known: Mapping[str, Column], heading: str) -> tuple[Column | None, str]:
    """Find the column of a heading, or the one that it nearly names; the note says where it is not the template's."""
    wanted = values.folded(heading.rstrip("*: "))
    if wanted in known:
        column = known[wanted]
        own = (column.heading, column.way, column.way.replace("[]", ""))
        is_own = wanted in map(values.folded, own)
        return column, "" if is_own else f"“{shown(heading)}” was read as “{column.heading}”."
    close = {known[name].way: known[name] for name in get_close_matches(wanted, known, cutoff=_CLOSE)}
    if len(close) != 1:
        return None, ""
    column = next(iter(close.values()))
    return column, f"“{shown(heading)}” was taken for “{column.heading}”."


# --- one row


@dataclass
class Cells:
    """The cells of one row, and how they are read."""

    row: Row
    places: Sequence[Place]
    template: Template
    wanted: Wanted
    notes: list[Note] = field(default_factory=list)
    unclear: set[str] = field(default_factory=set)
    """The fields of which something is said that cannot be used."""

    def where(self, place: Place) -> str:
        """Name a cell."""
        return f"{self.row.where}, “{shown(place.heading)}”"

    def said(self) -> Iterator[Said]:
        """Yield the cells in which something stands that can be used, with their words."""
        for place in self.places:
            cell = self.row.cells[place.index] if place.index < len(self.row.cells) else Cell()
            if cell.trouble:
                self.notes.append(Note(self.where(place), cell.trouble))
                self.unclear.add(place.column.field)
            elif (words := cell.words.strip()) and words not in _NOTHING:
                yield place, words

    def note(self, place: Place, problem: UnclearError) -> None:
        """Say why a cell cannot be used, or what to look at in it."""
        self.notes.append(_note(self.where(place), problem))

    def value(self, place: Place, words: str) -> Any:  # noqa: ANN401 - a value of a record
        """Give the value of a cell; None, and a note, if it is not clear."""
        try:
            return columns.given(place.column, words)
        except UnclearError as problem:
            self.note(place, problem)
            return None

    def together(self, own: Sequence[Said]) -> Any:  # noqa: ANN401 - a value of a record
        """Put together what the cells of one field say."""
        made: dict[str, Any] = {}
        lengths: dict[str, int] = {}
        for place, words in sorted(own, key=lambda pair: self.template.columns.index(pair[0].column)):
            value = self.value(place, words)
            if value is None:
                continue
            if place.column.is_list:
                root = place.column.way.partition("[]")[0]
                if (lengths.setdefault(root, len(value)) != len(value) and place.column.way != root + "[]") or (
                    place.column.is_text and lengths[root] != len(value)
                ):
                    beside = f"the column beside it has {lengths[root]}, so they do not fit"
                    self.note(place, UnclearError(f"it has {len(value)} parts, and {beside}"))
                    continue
            _put(made, place, value)
        return _settled(made.get(own[0][0].column.field)) if own else None


def _note(where: str, problem: UnclearError) -> Note:
    said = str(problem)
    return Note(where, f"{said[:1].upper()}{said[1:]}.")


def _found(cells: Cells, width: int) -> Found:
    facts: dict[str, Fact] = {}
    errors = []
    if any(cell.words.strip() for cell in cells.row.cells[width:]):
        message = (
            "The row has more cells than there are headings. A text with a comma or semicolon may lack its quotes."
        )
        errors.append(Note(cells.row.where, message))
    number = ""
    by_field: dict[str, list[Said]] = defaultdict(list)
    for place, words in cells.said():
        if place.column.way != NUMBER:
            by_field[place.column.field].append((place, words))
            continue
        try:
            number = place.column.read(words)
        except UnclearError as problem:
            errors.append(_note(cells.where(place), problem))
    for name, own in by_field.items():
        value = cells.template.together.get(name, Cells.together)(cells, own)
        if value not in (None, {}, []):
            facts[name] = Fact(value, cells.where(own[0][0]))
        else:
            cells.unclear.add(name)
    errors += _missing(cells, by_field, facts)
    unclear = frozenset(cells.unclear.difference(facts))
    return Found(number, cells.row.where, facts, tuple(cells.notes), tuple(errors), unclear)


def _missing(cells: Cells, said: Mapping[str, Sequence[Said]], facts: Mapping[str, Fact]) -> Iterator[Note]:
    """Yield what is missing without which nothing is written."""
    for way in cells.template.needed:
        column = next(column for column in cells.template.columns if column.way == way)
        fact = facts.get(column.field)
        stands = list(_at({column.field: fact.value}, column.steps)) if fact else []
        if not any(place.column == column for place, _ in said.get(column.field, ())):
            why = "is empty"
        elif not any(value is not None for value in stands):
            why = "cannot be used"
        elif None in stands:
            why = "does not stand beside each of the others"
        else:
            continue
        yield Note(cells.row.where, f"“{column.heading}” {why}, and nothing is written without it.")


def _put(made: dict[str, Any], place: Place, value: Any) -> None:  # noqa: ANN401 - a value of a record
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


def _say(target: dict[str, Any], key: str, place: Place, value: Any) -> None:  # noqa: ANN401 - a value of a record
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


# --- what is said of records, for people who have a table

_KEY = re.compile(r"(?<!\(|”|`)`([a-z_]+(?:\.[a-z_]+)*)(: [^`\n]*)?`")
"""A field of a record as messages name it: `level.eqf`, `ects: not-applicable`."""


def in_headings(template: Template, plan: Plan) -> Plan:
    """Give a plan whose messages name the heading of a column before the field of a record that it belongs to."""
    outcomes = (
        replace(each, errors=_headed(template, each.errors), notes=_headed(template, each.notes))
        for each in plan.outcomes
    )
    return replace(plan, outcomes=tuple(outcomes), notes=_headed(template, plan.notes))


def _headed(template: Template, notes: Iterable[Note]) -> tuple[Note, ...]:
    return tuple(Note(note.where, _with_headings(template, note.message)) for note in notes)


def _with_headings(template: Template, message: str) -> str:
    """Name a heading where its field is first named."""
    names, told = _headings_of(template), set()

    def with_heading(found: re.Match[str]) -> str:
        heading = names.get(found[1]) or names.get(found[1].rpartition(".")[0])  # `summary.en` is in “Summary”
        if heading is None or heading in told:
            return found[0]
        told.add(heading)
        return f"“{heading}” ({found[0]})"

    return _KEY.sub(with_heading, message)


@cache
def _headings_of(template: Template) -> Mapping[str, str]:
    """Give the heading of each field or part of one that has one column alone: `level.eqf`, `eqf`; of `level` none."""
    found: dict[str, set[str]] = defaultdict(set)
    for column in template.columns:
        way = column.way.replace("[]", "")
        for name in {way, column.field, way.rpartition(".")[2]} - {NUMBER}:
            found[name].add(column.heading)
    return {name: headings.pop() for name, headings in found.items() if len(headings) == 1}


# --- the same file with what was found in it


def result(template: Template | None, table: Table, plan: Plan) -> bytes:
    """Give a table with two columns at its end: why a row is left out, and what to look at.

    Without a template the fields of records have no other names than their own.
    """
    said = {outcome.where: _result(template, outcome) for outcome in plan.outcomes if outcome.where}
    by_row = {row.number: said[row.where] for row in table.body if row.where in said}
    return tables.as_result(table, plan.order.name, by_row)


def _result(template: Template | None, outcome: Outcome) -> tuple[str, str]:
    notes = [_in_row(note, outcome.where) for note in outcome.notes]
    names = {column.field: column.heading for column in reversed(template.columns)} if template else {}
    notes += [
        f"{names.get(kept.field, kept.field)}: a person edited it in the catalogue, so it stays there."
        for kept in outcome.kept
    ]
    missing = [words for key, words in template.missed.items() if key in outcome.unsaid] if template else []
    if missing and not outcome.errors:
        notes.append(f"Not stated: {', '.join(missing)}.")
    return "\n".join(_in_row(note, outcome.where) for note in outcome.errors), "\n".join(notes)


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


def table_of(template: Template, entries: Iterable[Entry[Record]], language: str) -> list[list[str]]:
    """Give records as rows of their template, headings first; texts in further languages get columns of their own."""
    cells = [_cells(template, entry, language) for entry in entries]
    further = {key for each in cells for key in each if key[1]}
    wanted = [
        (column, tag)
        for column in template.columns
        for tag in ("", *sorted(own for way, own in further if way == column.way))
    ]
    headings = [f"{column.heading} ({tag})" if tag else column.heading for column, tag in wanted]
    return [headings, *([each.get((column.way, tag), "") for column, tag in wanted] for each in cells)]


def _cells(template: Template, entry: Entry[Record], language: str) -> dict[tuple[str, str], str]:
    """Give the words of the cells of a record, by way and by language where it is not the usual one."""
    made = {(NUMBER, ""): template.number(entry)}
    whole = records.written(entry.record)
    for column in template.columns:
        if column.way == NUMBER:
            continue
        found = list(_at(whole, column.steps))
        if not column.is_text:
            made[column.way, ""] = " | ".join("" if each is None else column.write(each) for each in found)
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


def losses(template: Template, entries: Iterable[Entry[Record]], language: str) -> Iterator[Lost]:
    """Yield what is not the same after records have become a table and have been read again."""
    listed = list(entries)
    table = tables.read(tables.as_csv(table_of(template, listed, language)))
    found = of_table(template, table, Wanted(language=language)).found
    for entry, again in zip(listed, found, strict=True):
        whole = records.written(entry.record)
        kept = {key: whole[key] for key in KEPT_APART if key in whole and key not in template.without_column}
        data = {key: given(fact.value) for key, fact in again.facts.items()}
        back, _ = records.read(records.BY_NAME[template.kind], {**kept, **data}, language)
        said = records.written(back) if back else {}
        for key in whole:
            if key in template.without_column:
                yield Lost(entry.ref, key, template.without_column[key])
            elif said.get(key) != whole[key]:
                yield Lost(entry.ref, key, "A cell cannot hold it: it has a sign that means something in the table.")
