"""The tables as one SQLite file: lists and languages in tables of their own, views for everyday questions, full text.

The same rows and the same SQLite give the same bytes: the file is made in one go, and holds no time.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from generator.exports.dumps.rows import Filled, Row, chosen
from generator.exports.dumps.sheets import IN_LANGUAGES
from generator.exports.dumps.tables import TABLES
from generator.exports.dumps.tables.column import Column, Holds
from generator.exports.dumps.tables.table import Table
from generator.exports.dumps.views import VIEWS
from generator.exports.snapshot import Snapshot

FILE = "catalogue.sqlite"

_PAGE = 4096
_CACHE = 32_768
"""So many KiB of the file are held in memory while it is made."""
_ELSEWHERE = (Holds.LIST, Holds.WORDS)
"""What has no column in its own table: lists have tables of their own, and long texts stand in `texts`."""
_OF_LIST = "position_of_list"
"""The position of the row in which a list stands."""
_TYPES = {Holds.WHOLE: "INTEGER", Holds.NUMBER: "REAL", Holds.YES_NO: "INTEGER"}

_BEFORE = f"""\
PRAGMA page_size = {_PAGE};
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -{_CACHE};
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE about_tables (table_name TEXT PRIMARY KEY, about TEXT) WITHOUT ROWID;
CREATE TABLE about_columns (
  table_name TEXT, column_name TEXT, about TEXT, field TEXT, PRIMARY KEY (table_name, column_name)
) WITHOUT ROWID;
CREATE TABLE texts (
  id INTEGER PRIMARY KEY, table_name TEXT, ref TEXT, position INTEGER, field TEXT, language TEXT, text TEXT
);
"""
_AFTER = """\
CREATE INDEX texts_of ON texts (ref, field, language);
CREATE VIRTUAL TABLE search USING fts5 (
  text, content = 'texts', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO search (search) VALUES ('rebuild');
"""
_OWN = (
    ("about", "What this file is: its day, its licence, and where it comes from."),
    ("about_tables", "What a row of each table is."),
    ("about_columns", "What stands in each column, and from which field of the interface for programs it is taken."),
    ("texts", "Every text in every language: the table, record, place in its list and column where it stands."),
    ("search", "The full-text index (FTS5) over `texts`; its `rowid` is the `id` there."),
)


def write(snapshot: Snapshot, filled: Iterable[Filled], file: Path) -> None:
    """Make the database in a new file."""
    # Nobody else knows the file yet, and not every file system has locks.
    alone = f"{file.absolute().as_uri()}?nolock=1"
    with closing(sqlite3.connect(alone, uri=True, isolation_level=None)) as database:
        database.executescript(_BEFORE)
        database.execute("BEGIN")
        for table in TABLES:
            _create(database, table)
        for each in filled:
            _put(database, each, snapshot.settings.language)
        _describe(database, snapshot)
        database.execute("COMMIT")
        database.executescript(_AFTER)
        for name, (_, query) in VIEWS.items():
            database.execute(f"CREATE VIEW {name} AS\n{query}")


def lists(table: Table) -> Iterator[tuple[str, Column, tuple[str, ...]]]:
    """Yield the name, column and keys of the table that each list in a table becomes."""
    for column in table.columns:
        if column.holds is Holds.LIST:
            record = table.one if table.key == "ref" and len(table.kinds) == 1 else table.key
            yield f"{table.one}_{column.name}", column, (record, _OF_LIST) if table.is_list else (record,)


def _put(database: sqlite3.Connection, filled: Filled, language: str) -> None:
    columns = _all(filled.table)
    own = [place for place, column in enumerate(columns) if column.holds not in _ELSEWHERE]
    said = [place for place, column in enumerate(columns) if column.holds in IN_LANGUAGES]
    names = [place for place in said if place in own]
    _insert(database, filled.table.name, len(own), (_cells(row, own, names, language) for row in filled.rows))
    database.executemany(
        "INSERT INTO texts (table_name, ref, position, field, language, text) VALUES (?, ?, ?, ?, ?, ?)",
        _texts(filled, said),
    )
    for name, column, keys in lists(filled.table):
        _insert(database, name, len(keys) + 2, _items(filled.rows, len(keys), columns.index(column)))


def _items(rows: Iterable[Row], keys: int, place: int) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        for position, item in enumerate(row[place] or (), 1):
            yield *row[:keys], position, item


def _all(table: Table) -> list[Column]:
    return [*table.keys, *table.columns]


def _create(database: sqlite3.Connection, table: Table) -> None:
    columns = [f"{c.name} {_TYPES.get(c.holds, 'TEXT')}" for c in _all(table) if c.holds not in _ELSEWHERE]
    if table.parent:
        columns[0] += f" REFERENCES {table.parent} (ref)"
    # Rows of lists are short and many: those that lie in their own index take a third less.
    kind = " WITHOUT ROWID" if table.is_list else ""
    primary = ", ".join(key.name for key in table.keys)
    database.execute(f"CREATE TABLE {table.name} ({', '.join(columns)}, PRIMARY KEY ({primary})){kind}")
    for name, column, keys in lists(table):
        of_list = [f"{key} {'INTEGER' if key == _OF_LIST else 'TEXT'}" for key in keys]
        database.execute(
            f"CREATE TABLE {name} ({', '.join(of_list)}, position INTEGER, {column.item} TEXT,"
            f" PRIMARY KEY ({', '.join(keys)}, position)) WITHOUT ROWID"
        )


def _insert(database: sqlite3.Connection, name: str, width: int, rows: Iterable[Sequence[Any]]) -> None:
    database.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * width)})", rows)  # noqa: S608 - names are ours


def _cells(row: Row, own: Sequence[int], names: Sequence[int], language: str) -> list[Any]:
    cells = list(row)
    for place in names:
        if cells[place]:
            cells[place] = chosen(cells[place], language)
    return [cells[place] for place in own]


def _texts(filled: Filled, said: Sequence[int]) -> Iterator[tuple[str, str, int | None, str, str, str]]:
    name, is_list = filled.table.name, filled.table.is_list
    fields = [(place, _all(filled.table)[place].name) for place in said]
    for row in filled.rows:
        position = row[1] if is_list else None
        for place, field in fields:
            if row[place]:
                for language, text in row[place].items():
                    yield name, row[0], position, field, language, text


def _describe(database: sqlite3.Connection, snapshot: Snapshot) -> None:
    settings = snapshot.settings
    about = {
        "name": settings.name,
        "description": settings.description,
        "as_of": snapshot.on.isoformat(),
        "next_build_due": snapshot.next_build_due.isoformat(),
        "licence": settings.licence.uri,
        "source": settings.url,
        "explained": snapshot.address("data/"),
        "language": settings.language,
        "version": "1",
    }
    _insert(database, "about", 2, sorted(about.items()))
    tables = [*_OWN, *((name, said) for name, (said, _) in VIEWS.items())]
    columns = []
    for table in TABLES:
        tables.append((table.name, table.about))
        columns += [(table.name, c.name, c.about, c.way) for c in _all(table) if c.holds is not Holds.LIST]
        for name, column, _ in lists(table):
            tables.append((name, f"One row for each item: {column.about}."))
            columns.append((name, column.item, column.about, column.way))
    _insert(database, "about_tables", 2, sorted(tables))
    _insert(database, "about_columns", 4, sorted(columns))
