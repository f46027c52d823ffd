"""The report on conformance: a table of what was checked, and for each format what it could not say of the records."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.table import Column, Table

from generator.conformance.checks import Outcome
from generator.exports import formats
from generator.exports.losses import Loss, counted
from generator.exports.snapshot import Snapshot
from generator.source import shown

Json = dict[str, object]
Losses = Mapping[str, Sequence[tuple[Loss, int]]]

_PROBLEMS = 20
"""So many problems of a format are shown."""


def losses(snapshot: Snapshot) -> Losses:
    """Give, by the name of each format, what it could not say, and of how many records."""
    found: dict[str, list[Loss]] = {each.name: [] for each in formats.FORMATS}
    for _, entry in snapshot.catalogue.entries():
        for each in formats.of_kind(entry.record):
            found[each.name] += set(each.lost(snapshot, entry))
    return {name: counted(rows) for name, rows in found.items()}


def table(outcomes: Iterable[Outcome]) -> Table:
    """Make the table of what was checked, a row for each format."""
    made = Table(
        Column("format", no_wrap=True), Column("files", justify="right"), Column("passed", justify="right"), "against"
    )
    for each in outcomes:
        said = f"not checked: {each.unchecked}" if each.unchecked else each.check.against
        made.add_row(each.check.label, f"{each.files:,}", "–" if each.unchecked else f"{each.passed:,}", said)
    return made


def problems(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield what does not conform, a line each."""
    for each in outcomes:
        for path, problem in each.problems[:_PROBLEMS]:
            yield f"{path}: {shown(problem, 400)}"
        if len(each.problems) > _PROBLEMS:
            yield f"and {len(each.problems) - _PROBLEMS:,} more of {each.check.label}"


def lost(found: Losses) -> Iterator[str]:
    """Yield what each format could not say, as lines of text."""
    labels = {each.name: each.label for each in formats.FORMATS}
    for name, rows in found.items():
        yield f"{labels[name]} has no place for:"
        yield from (f"  {count:>6,} × {loss.field}: {loss.why}" for loss, count in rows)
        if not rows:
            yield "  nothing was lost"


def as_json(outcomes: Iterable[Outcome], found: Losses) -> Json:
    """Give the whole report for programs."""
    return {
        "formats": [
            {
                "format": each.check.format,
                "files": each.files,
                "passed": None if each.unchecked else each.passed,
                "against": each.check.against,
                "unchecked": each.unchecked,
                "problems": [{"path": path, "problem": problem} for path, problem in each.problems],
            }
            for each in outcomes
        ],
        "losses": {
            name: [{"field": loss.field, "why": loss.why, "records": count} for loss, count in rows]
            for name, rows in found.items()
        },
    }
