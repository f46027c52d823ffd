"""What differs between the kinds of record that can be imported: what has to be said, and what becomes of the rest."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.imports import organisations
from generator.vocabulary import Availability, EnteredBy

Data = Mapping[str, Any]
"""The fields of a record as its file holds them."""
Trace = tuple[str, str]
"""What a record is known again by: what it is, in a word, and a key that is the same for the same."""


@dataclass(frozen=True, slots=True)
class Custom:
    """What holds for all imports of a kind of record."""

    called: str
    """What people call one of them."""
    needed: tuple[str, ...]
    """Facts without which nothing is written."""
    named: tuple[str, ...]
    """The facts that its id is made from; the first that is there."""
    usual: Mapping[str, str]
    """What is taken to be so where the source does not say it."""
    source: str
    """The fact that stands for `source` where there is none; empty if none can."""
    gone: tuple[str, str] | None
    """The field that changes when the source no longer has it, and its value then."""
    traces: Callable[[Data], Iterable[Trace]]
    """Gives what a record is known again by that a person has entered."""
    other: str
    """What a person can change where two have the same name."""
    apart: str
    """What tells two of a source apart."""
    lists_gone: bool = False
    """Whether records that the source no longer has are listed, where nothing changes in them."""
    numbers: Callable[[Data], list[str]] | None = None
    """Gives the numbers that belong to one organisation alone. Then the source's own id is the name of the record, if
    it can be one, and a record of the same source is known again under another id."""


def _same_fields(keys: tuple[str, ...], data: Data) -> list[Trace]:
    return [(key, json.dumps(data[key], ensure_ascii=False, sort_keys=True)) for key in keys if key in data]


OF_KIND: Mapping[str, Custom] = {
    "credential": Custom(
        called="course",
        needed=("title", "summary", "homepage"),
        named=("title",),
        usual={},
        source="homepage",
        gone=("availability", Availability.CLOSED.value),
        traces=partial(_same_fields, ("title", "homepage")),
        other="title",
        apart="a course number",
    ),
    "report": Custom(
        called="report",
        needed=("from",),
        named=("local_identifier", "from"),
        usual={"entered_by": EnteredBy.AGENCY.value},  # it is the agency's own table
        source="",
        gone=None,  # an agency sends only what is new
        traces=partial(_same_fields, ("local_identifier", "deqar_report")),
        other="number",
        apart="a number",
    ),
    "provider": Custom(
        called="provider",
        needed=("kind", "name", "website", "degree_awarding_powers", "seats", "identifiers", "source"),
        named=("name",),
        usual={},
        source="",  # its website says nothing about its numbers in registers
        gone=None,
        traces=organisations.traces,
        other="short name",
        apart="a number in a register, or a short name,",
        lists_gone=True,
        numbers=organisations.numbers,
    ),
}
