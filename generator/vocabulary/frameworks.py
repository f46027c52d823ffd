"""National qualifications frameworks: their levels in the list of the European Union, by the name that records use."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

NQF = "http://data.europa.eu/snb/qdr/"
"""Below this address every level has one of its own."""
OF_CYCLES = "Framework of Qualifications for the European Higher Education Area"
NATIONAL = "National qualifications framework"
"""What frameworks are called where a level has no address: the one of the cycles, and any of a country."""

_NAMED = re.compile(
    r"(?P<framework>.*?)[\s:,–-]*"
    r"(?:\b(?:level|nivå|niveau|nivel|nível|nivell|livello|livell|niveli|tase|taso|tasand|līmenis|lygis|poziom|"
    r"úroveň|stopnja|raven|razina|szint|stufe|επίπεδο|рівень|ниво|seviye)\b)?"
    r"[\s:]*(?P<level>[0-9]{1,2}(?:\.[0-9])?)\.?"
)
"""`SeQF nivå 6`, `Level 6`, `DQR 6`."""


@dataclass(frozen=True, slots=True)
class _Framework:
    name: str
    systems: frozenset[str]
    names: frozenset[str]
    levels: Mapping[str, str]


def level(name: str, system: str) -> str:
    """Give the address of a level, from its name and the country or education system of who awards it.

    The name ends with the level. What stands before it names a framework; if nothing does, it is the only one of the
    system: `Level 6` in `ee`. Gives nothing if that leads to no level of the list; nothing is guessed.
    """
    found = _NAMED.fullmatch(name.strip().casefold())
    if found is None:
        return ""
    named = found["framework"].strip()
    fitting = [each for each in _frameworks() if (named in each.names if named else system in each.systems)]
    code = fitting[0].levels.get(found["level"]) if len(fitting) == 1 else None
    return f"{NQF}c_{code}" if code else ""


def named(address: str) -> str:
    """Give the name of a level, from its address in the list: `SeQF level 6`; nothing if it is not in there."""
    code = address.removeprefix(f"{NQF}c_")
    found = (
        f"{each.name} level {number}" for each in _frameworks() for number, own in each.levels.items() if own == code
    )
    return next(found, "")


@cache
def _frameworks() -> tuple[_Framework, ...]:
    table = (files("generator.vocabulary") / "nqf.csv").read_text(encoding="utf-8")
    return tuple(
        _Framework(
            row["names"].partition("|")[0],
            frozenset(row["systems"].split()),
            frozenset(row["names"].casefold().split("|")),
            dict(pair.split("=") for pair in row["levels"].split()),
        )
        for row in csv.DictReader(table.splitlines())
    )
