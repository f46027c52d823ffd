"""What is due, in words for a terminal: records by their names, which hold no signs that a terminal obeys."""

from collections.abc import Iterable, Iterator

from generator import words
from generator.upkeep.concerned import About
from generator.upkeep.deadlines import Deadline
from generator.upkeep.due import SOON, YEAR, Comparison, Due
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
    yield "Conditions whose deadline has passed, without a result", (_deadline(each) for each in due.overdue)
    yield f"Conditions due within {SOON} days", (_deadline(each) for each in due.due_soon)
    yield f"Conditions due in {SOON + 1} to {YEAR} days", (_deadline(each) for each in due.due_later)
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
    said = f"{ending.day}{' (assumed)' if ending.assumed else ''}: report {ending.report}"
    renewed = f"; a new review begins on {ending.renewed}" if ending.renewed else ""
    return f"{said} on {ending.credential or _subject(ending.about)}{renewed}"


def _deadline(deadline: Deadline) -> str:
    of = f"report {deadline.report} on {_subject(deadline.about)}"
    return f"{deadline.day}: condition {deadline.number} of {of}"


def _subject(about: About) -> str:
    programme = f"programme {about.programme} of " if about.programme else ""
    return programme + _named(about.credentials or about.providers)


def _named(refs: tuple[str, ...]) -> str:
    more = f" and {len(refs) - _MOST_NAMES} more" if len(refs) > _MOST_NAMES else ""
    return ", ".join(refs[:_MOST_NAMES]) + more


def _compared(comparison: Comparison) -> str:
    return f"{comparison.kind} {comparison.ref}: last compared on {comparison.last}"
