"""A plan in words: what is written, what stays, what is left out and why, and what the source does not say."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from generator.imports.found import Note
from generator.imports.outcomes import Difference, Outcome, Plan, State
from generator.source import shown

_LONGEST = 100
_OFTEN = 3
_SIGNS = {
    State.WRITTEN: "+",
    State.CHANGED: "~",
    State.UNCHANGED: "=",
    State.CLOSED: "x",
    State.GONE: "?",
    State.LEFT_OUT: "!",
}
_HEADINGS = {
    State.WRITTEN: ("New records", "New records that would be written"),
    State.CHANGED: ("Changed", "Records that would change"),
    State.CLOSED: ("Gone from the source, now closed", "Gone from the source, would be closed"),
    State.GONE: ("Gone from the source, and unchanged here; please decide",) * 2,
    State.LEFT_OUT: ("Left out", "Left out"),
}


def text(plan: Plan, *, dry_run: bool) -> str:
    """Say what an import does, or would do."""
    return "".join(f"{line}\n" for line in _lines(plan, dry_run=dry_run))


def summary(plan: Plan) -> str:
    """Say it in one line."""
    said = [f"{len(plan.of(state)):,} {word}" for state, word in _COUNTED]
    if gone := plan.of(State.GONE):
        said.append(f"{len(gone):,} gone")
    into = f" into {plan.order.into}" if plan.order.into else ""
    return f"{plan.order.name}{into}: {', '.join(said)}."


_COUNTED = (
    (State.WRITTEN, "new"),
    (State.CHANGED, "changed"),
    (State.UNCHANGED, "unchanged"),
    (State.CLOSED, "closed"),
    (State.LEFT_OUT, "left out"),
)


def _lines(plan: Plan, *, dry_run: bool) -> Iterator[str]:
    for state, headings in _HEADINGS.items():
        if found := plan.of(state):
            yield f"{headings[dry_run]}:"
            for each in found:
                yield from _outcome(each, every_field=dry_run or state is not State.WRITTEN)
            yield ""
    yield from _kept(plan)
    noted = [note for each in plan.outcomes for note in each.notes]
    if plan.notes or noted:
        yield "To look at:"
        yield from (f"  {line}" for line in _grouped((*plan.notes, *noted)))
        yield ""
    if plan.unsaid:
        yield "What the source does not say, and of how many:"
        yield f"  {', '.join(f'{name} {number:,}' for name, number in plan.unsaid)}"
        yield ""
    yield summary(plan)
    if dry_run:
        yield "Nothing has been written: this was a dry run."


def _outcome(each: Outcome, *, every_field: bool) -> Iterator[str]:
    where = f" ({each.where})" if each.where else ""
    name = shown(each.name, _LONGEST)
    file = f"{each.path}: " if each.path else f"{each.ref}: " if each.ref else ""
    yield f"  {_SIGNS[each.state]} {file}{name or 'no name'}{where}"
    for note in each.errors:
        yield f"      {_said(note, each.where)}"
    for change in each.changes if every_field else ():
        yield from _difference(change)


def _difference(change: Difference) -> Iterator[str]:
    if change.before is not None:
        yield f"      - {change.field}: {_value(change.before)}"
    if change.after is not None:
        yield f"      + {change.field}: {_value(change.after)}"


def _kept(plan: Plan) -> Iterator[str]:
    kept = [(each, difference) for each in plan.outcomes for difference in each.kept]
    if not kept:
        return
    yield "Edited by a person, so they stay; please decide:"
    for each, difference in kept:
        yield f"  {each.ref}, {difference.field}"
        yield f"      in the record: {'nothing' if difference.before is None else _value(difference.before)}"
        yield f"      in the source: {_value(difference.after)}"
    yield ""


def _grouped(notes: Sequence[Note]) -> Iterator[str]:
    """Say each note on a line; the same words in many places are said once, with the first place and their number."""
    often = Counter(note.message for note in notes)
    told = set()
    for note in notes:
        if often[note.message] <= _OFTEN:
            yield _said(note)
        elif note.message not in told:
            told.add(note.message)
            yield f"{_said(note)} (the same in {often[note.message] - 1:,} other places)"


def _said(note: Note, where: str = "") -> str:
    """Say a note on one line; its place is left out where it has been named just before."""
    message = shown(note.message, 600)
    return message if not note.where or note.where == where else f"{shown(note.where)}: {message}"


def _value(value: Any) -> str:  # noqa: ANN401 - any value of a record
    said = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return shown(said, _LONGEST)
