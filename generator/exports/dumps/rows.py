"""The rows of the tables: documents of version 1 in, plain values out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from generator import records
from generator.catalogue import Catalogue
from generator.exports.dumps.tables import TABLES
from generator.exports.dumps.tables.column import Holds
from generator.exports.dumps.tables.table import Document, Table

Row = list[Any]
"""The values of a row, first those of the keys. Words are a map of languages, a list is a list, unknown is None."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A table and some of its rows."""

    table: Table
    rows: Sequence[Row]


_AT_ONCE = 100
"""The rows of so many documents are held at a time: many enough to handle them fast, and some megabytes."""


def filled(catalogue: Catalogue, documents: Iterable[Document]) -> Iterator[Filled]:
    """Yield the rows of all tables, bit by bit, in the order of the documents."""
    rest = iter(documents)
    while some := list(islice(rest, _AT_ONCE)):
        rows: dict[str, list[Row]] = {table.name: [] for table in TABLES}
        for document in some:
            seen = {**document, "added": _added(catalogue, document)}
            for table, read in _READERS[document["kind"]]:
                rows[table].extend(read(seen))
        yield from (Filled(table, rows[table.name]) for table in TABLES if rows[table.name])


_Read = Callable[[Document], Iterable[Row]]
_Get = Callable[[Mapping[str, Any]], Any]


def _reader(table: Table) -> _Read:
    gets = [_get(column.way, column.holds) for column in table.columns]
    if not table.items:
        return lambda document: ([document["ref"], *[get(document) for get in gets]],)
    items = _get(table.items, Holds.LIST) if isinstance(table.items, str) else table.items
    return lambda document: (
        [document["ref"], position, *[get(item) for get in gets]]
        for position, item in enumerate(items(document) or (), 1)
    )


def _get(way: str, holds: Holds) -> _Get:
    """Give what takes the value at a way out of a document; a part that is unknown has none."""
    *before, last = way.split(".")

    def get(value: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any JSON
        for part in before:
            value = value[part]
            if value is None:
                return None
        return value[last]

    if holds is Holds.YES_NO:
        return lambda value: None if (found := get(value)) is None else bool(found)
    return get


_READERS: Mapping[str, Sequence[tuple[str, _Read]]] = {
    kind.name: [(table.name, _reader(table)) for table in TABLES if kind.name in table.kinds] for kind in records.KINDS
}
"""For each kind of record the tables that its documents fill, and what makes the rows."""


def _added(catalogue: Catalogue, document: Document) -> Document:
    """Give what tables hold beside the fields of a document: what takes two of them, or another record."""
    facts = document["facts"]
    match document["kind"]:
        case "credential":
            countries = dict.fromkeys(filter(None, map(catalogue.country_of, document["awarding"])))
            fields = [f"{field['code']} {field['label']}" for field in facts["fields_of_study"]]
            return {**_status(document), "countries": list(countries), "fields_of_study": fields}
        case "provider":
            return {**_status(document), "country": catalogue.country_of(document["ref"]) or None}
        case "report":
            return {"replaces_stated": facts["replaces"] is not None}
        case "country":
            least, most = (facts["ects"] or {}).get("hours_per_credit") or (None, None)
            return {"ects_hours_least": least, "ects_hours_most": most}
        case _:
            return {}


def _status(document: Document) -> Document:
    """Give the name of a credential or provider in one language, and in words what holds on the day of a document."""
    intervals = zip(document["timeline"], document["in_words"], strict=True)
    now = next(words for interval, words in intervals if document["as_of"] <= (interval["until"] or "9999"))
    return {"name": chosen(document["name"], document["language"]), "now": now}


def chosen(words: Mapping[str, str], language: str) -> str:
    """Give words in a language, else in the one that stands first."""
    return words.get(language) or next(iter(words.values()))
