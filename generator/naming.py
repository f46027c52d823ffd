"""What records are called: in a line of plain text for feeds, calendars and forms, and as short names in addresses."""

import hashlib
from collections.abc import Iterable

from generator import words
from generator.catalogue import Catalogue
from generator.messages import by_number
from generator.messages import gettext as _
from generator.records import Agency, Credential, Provider, Report
from generator.records.values import Text
from generator.vocabulary import Scope

_HASH = 12
"""So many letters of a hash tell all names of a catalogue apart."""
_MOST_NAMES = 3
MADE_UP = "Sample: "
"""Stands before the names of made-up records: nobody shall take what they are about for real."""


def names(catalogue: Catalogue, kind: str, refs: Iterable[str], language: str) -> str:
    """Name some records, or the first of many."""
    every = tuple(refs)
    shown = [name(catalogue, kind, ref, language) for ref in every[:_MOST_NAMES]]
    more = len(every) - len(shown)
    if more <= 0:
        return words.sentence(shown)
    return by_number("{names} and {number} more", more, names=", ".join(shown), number=words.number(more))


def name(catalogue: Catalogue, kind: str, ref: str, language: str) -> str:
    """Name a record; by its id if it cannot be used."""
    entry = catalogue.of_kind(kind).get(ref)
    match entry.record if entry else None:
        case Credential() as record:
            return one_line(record.title.pick(language)[1])
        case Agency() | Provider() as record:
            return one_line(record.name.pick(language)[1])
        case Report():
            return _("Report {ref}", ref=ref)
        case _:
            return ref


def subject(catalogue: Catalogue, report: str, language: str) -> str:
    """Name what a report looked at."""
    record = catalogue.reports[report].record
    if record.scope is Scope.CREDENTIAL:
        return names(catalogue, "credential", (item.credential for item in record.credentials), language)
    if record.scope is Scope.PROGRAMME and record.programme:
        return one_line(record.programme.name.pick(language)[1])
    return names(catalogue, "provider", dict.fromkeys(record.providers), language)


def marked(said: str, *, sample: bool) -> str:
    """Give a name, marked if the record is made up."""
    return f"{MADE_UP}{said}" if sample else said


def marked_text(text: Text, *, sample: bool) -> Text:
    """Give a name in all its languages, marked if the record is made up."""
    return Text(tuple((tag, marked(said, sample=sample)) for tag, said in text))


def one_line(text: str) -> str:
    """Put a text on one line."""
    return " ".join(text.split())


def shortened(text: str, most: int) -> str:
    """Cut a text at a blank, with an ellipsis, if it is longer than `most`."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return line[: most - 1].rsplit(" ", 1)[0].rstrip(",;:–-. ") + "…"


def hashed(*texts: str) -> str:
    """Give a short name for an address that stays the same for ever and holds nothing of what a stranger wrote."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:_HASH]
