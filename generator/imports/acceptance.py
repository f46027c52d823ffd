"""What an import would write → only that which the check accepts; the rest is left out, with the reason."""

import dataclasses
from typing import Any

from generator import reading, rules
from generator.catalogue import Catalogue, Entry, Loaded
from generator.finding import Level
from generator.imports.found import Note
from generator.imports.outcomes import Order, Outcome, State


def accepted(loaded: Loaded, order: Order, outcomes: list[Outcome]) -> list[Outcome]:
    """Leave out what the check would refuse, until it refuses nothing that it does not refuse today."""
    known = _errors(loaded.catalogue, order)
    outcomes = [_readable(each, order) for each in outcomes]
    while True:
        after = _with(loaded.catalogue, order, outcomes)
        new = {key: why for key, why in _errors(after, order).items() if key not in known}
        if not new:
            return outcomes
        ours = {each.path for each in outcomes if each.content is not None}
        refused = {path: [why for (other, *_), why in new.items() if other == path] for path, *_ in new if path in ours}
        if not refused:  # a record that the import leaves alone would be wrong beside the new ones
            path, why = next((key[0], why) for key, why in new.items())
            refused = {each: [f"{path} would have an error beside it: {why}"] for each in ours}
        outcomes = [_refused(each, refused[each.path]) if each.path in refused else each for each in outcomes]


def _refused(outcome: Outcome, why: list[str]) -> Outcome:
    errors = tuple(Note(outcome.where, each) for each in why)
    return dataclasses.replace(outcome, state=State.LEFT_OUT, errors=errors, changes=(), content=None, path="")


def _readable(outcome: Outcome, order: Order) -> Outcome:
    """Read what would be written as every other file is read."""
    if outcome.content is None:
        return outcome
    _, findings = reading.read(order.kind, outcome.content, outcome.path, order.language)
    why = [f"{each.message}. {each.hint}".strip() for each in findings]
    return _refused(outcome, why) if why else outcome


def _with(catalogue: Catalogue, order: Order, outcomes: list[Outcome]) -> Catalogue:
    """Give the catalogue as it would be."""
    entries = dict(catalogue.of_kind(order.kind.name))
    for each in outcomes:
        if each.content is not None:
            record, _ = reading.read(order.kind, each.content, each.path, order.language)
            if record is not None:
                entries[each.ref] = Entry(each.ref, each.path, record)
    changed: Any = {order.kind.folder: dict(sorted(entries.items()))}
    return dataclasses.replace(catalogue, **changed)


def _errors(catalogue: Catalogue, order: Order) -> dict[tuple[Any, ...], str]:
    """Give the errors between the records of a catalogue in words, by file, rule and place."""
    return {
        (defect.entry.path, rule.name, defect.loc, defect.message): f"{defect.message}. {defect.hint}".strip()
        for rule in rules.RULES
        if rule.check and rule.level is Level.ERROR
        for defect in rule.check(catalogue, order.on)
    }
