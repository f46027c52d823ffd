"""The submission table of DEQAR: its columns, with an explanation for the template, and those that are used."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from generator.imports import tables
from generator.imports.found import Note, UnreadableError
from generator.imports.tables import Cell, Row, Table
from generator.source import shown

_NEEDED = ("agency", "status", "decision", "valid_from")
TEMPLATE: tuple[tuple[str, str, str], ...] = (
    ("agency", "The short name of your agency, as in its record.", "EXQA"),
    ("contributing_agencies[1]", "Another agency that contributed.", ""),
    ("report_id", "The number of the report in DEQAR, if it has one.", "98765"),
    ("local_identifier", "Your own number of the report. It must stay the same.", "2026-MC-014"),
    ("activities[1].id", "Your procedure: its short name or its name, as in your agency's record.", "mc-review"),
    ("status", "Was the review required? obligatory or voluntary.", "obligatory"),
    (
        "decision",
        "positive, positive with conditions or restrictions, negative; not applicable if there is none.",
        "positive",
    ),
    ("summary", "The result in a few sentences.", ""),
    ("valid_from", "The first day on which the decision holds.", "2026-10-01"),
    ("valid_to", "The last day, if you set one.", "2031-09-30"),
    ("date_format", "How days are written here: %Y-%m-%d or %d/%m/%Y.", "%Y-%m-%d"),
    ("file[1].original_location", "The address of the report.", "https://agency.example/r/14.pdf"),
    ("file[1].display_name", "What the document is.", "Report"),
    ("file[1].report_language[1]", "Its language.", "en"),
    ("link[1]", "A page about the report.", "https://agency.example/r/14"),
    ("link_display_name[1]", "What the page is.", "Decision"),
    ("institution[1].deqar_id", "The number of the provider in DEQAR.", "DEQARINST0000"),
    ("institution[1].eter_id", "Or its number in ETER.", ""),
    ("institution[1].name_official", "Or, if it has no number, its name as in its record here.", ""),
    (
        "programme[1].identifier[1]",
        "If you did not look at the whole provider: the micro-credential's name here, or the programme's.",
        "example-university/data-analysis",
    ),
    ("programme[1].name_primary", "Its title.", "Data analysis"),
    ("programme[1].qualification_primary", "What it ends with.", "Micro-credential"),
    ("programme[1].qf_ehea_level", "The cycle: short cycle, first cycle, second cycle or third cycle.", "first cycle"),
    ("programme[1].degree_outcome", "full degree or no full degree.", "no full degree"),
    ("programme[1].workload_ects", "Its ECTS credits.", "5"),
    ("other_comment", "A comment for the person who imports the table.", ""),
)
"""The columns of a template: name, explanation, example. A further thing of a kind gets the next number."""
_NUMBERED = re.compile(r"\[\s*(\d+)\s*\]")
_PLACELESS: Mapping[str, str] = {
    "platform": "A record has no place for platforms (`platform`), so they were not used.",
    "programme": (
        "Title, credits, level and learning outcomes of a micro-credential stand in its own record. What the table "
        "says of them was not used."
    ),
    "file": "Files that were sent to DEQAR (`file[].file`) were not used; only those with an address are.",
}


def headings(table: Table) -> Mapping[str, int]:
    """Give the place of each column by its name, without the differences that do not matter."""
    names = ["" if tables.is_result(each.words) else _name(each.words) for each in table.headings.cells]
    if twice := sorted({name for name in names if name and names.count(name) > 1}):
        raise UnreadableError(f"Several columns have the same heading: {shown(', '.join(twice), 200)}.")
    found = {name: place for place, name in enumerate(names) if name}
    missing = [name for name in _NEEDED if name not in found]
    missing += [f"{group}[1]…" for group in ("activities", "institution") if not numbers(tuple(found), group)]
    if missing:
        why = tables.about_headings(table, lambda words: _USED.fullmatch(_name(words)) is not None)
        raise UnreadableError(f"The table has no column {', '.join(missing)}. {why}")
    return found


def _name(heading: str) -> str:
    return _NUMBERED.sub(r"[\1]", "".join(heading.split()).casefold())


@cache
def numbers(names: tuple[str, ...], group: str) -> list[int]:
    """Give the numbers with which the columns of a group begin: `file[2].display_name` has 2."""
    started = (re.match(rf"{group}\[(\d{{1,6}})\]", name) for name in names)
    return sorted({int(found[1]) for found in started if found})


_USED = re.compile(
    r"agency|contributing_agencies\[\d{1,6}\]|report_id|local_identifier|activities\[\d{1,6}\](?:\.(?:id|activity|agency|"
    r"group|local_identifier))?|status|decision|summary|valid_from|valid_to|date_format|file\[\d{1,6}\]\.(?:original_location|"
    r"display_name|report_language\[\d{1,6}\])|link\[\d{1,6}\]|link_display_name\[\d{1,6}\]|institution\[\d{1,6}\]\.(?:deqar_id|eter_id|"
    r"name|name_official|name_english|name_primary)|programme\[\d{1,6}\]\.(?:identifier\[\d{1,6}\]|name_primary|"
    r"qualification_primary|qf_ehea_level|degree_outcome)|other_comment"
)


def unused(columns: Mapping[str, int], rows: Iterable[Row]) -> Iterator[Note]:
    """Yield the columns that a record has no place for, and in which something stands."""
    listed = list(rows)
    groups: dict[str, list[str]] = {}
    for name, place in columns.items():
        if not _USED.fullmatch(name) and any(cell(row, place).words.strip() for row in listed):
            group = name.partition("[")[0]
            groups.setdefault(group if group in _PLACELESS else "", []).append(_NUMBERED.sub("[]", name))
    for group, names in groups.items():
        said = ", ".join(dict.fromkeys(names))
        yield Note("", _PLACELESS.get(group) or f"These columns were not used: {shown(said, 200)}.")


def cell(row: Row, place: int) -> Cell:
    """Give a cell of a row; what is not there is empty."""
    return row.cells[place] if place < len(row.cells) else Cell()
