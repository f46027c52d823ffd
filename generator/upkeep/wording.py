"""What is due, in words for a terminal. Names of records hold no signs that a terminal obeys; titles are left out."""

from collections.abc import Iterable, Iterator

from generator import words
from generator.upkeep.due import SOON, Comparison, Due
from generator.upkeep.endings import Ending

_MOST_NAMES = 3


def text(due: Due) -> str:
    """Write what is due, section by section."""
    sections = [(heading, lines) for heading, found in _sections(due) if (lines := list(found))]
    head = f"Due on {words.day(due.on)}"
    if not sections:
        return f"{head}: nothing.\n"
    return f"{head}.\n" + "".join(
        f"\n{heading} ({len(lines)}):\n" + "".join(f"  {line}\n" for line in lines) for heading, lines in sections
    )


def _sections(due: Due) -> Iterator[tuple[str, Iterable[str]]]:
    for when, endings in due.windows:
        heading = f"Reviews that {when}" if when.startswith("ended") else f"Reviews that end {when}"
        yield heading, (_ending(each) for each in endings)
    yield "Records not compared with their source for over 12 months", (_compared(each) for each in due.late)
    yield f"Records for which that comes within {SOON} days", (_compared(each) for each in due.late_soon)
    yield (
        "Credentials with missing elements of Annex I",
        (f"{gap.ref}: {', '.join(element.replace('_', ' ') for element in gap.missing)}" for gap in due.gaps),
    )
    yield (
        "Other warnings of the check",
        (f"{finding.place}: {finding.message} [{finding.rule}]" for finding in (each.finding for each in due.warnings)),
    )


def _ending(ending: Ending) -> str:
    providers = ", ".join(ending.providers[:_MOST_NAMES])
    more = f" and {len(ending.providers) - _MOST_NAMES} more" if len(ending.providers) > _MOST_NAMES else ""
    said = f"{ending.last}{' (assumed)' if ending.assumed else ''}: report {ending.report}"
    return f"{said} on {ending.credential or providers + more}"


def _compared(comparison: Comparison) -> str:
    return f"{comparison.kind} {comparison.ref}: last compared on {comparison.last}"
