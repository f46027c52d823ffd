"""What feeds say, in plain words: of a last day, and of an event. All of it is text; nothing is markup."""

from collections.abc import Iterable

from generator import words
from generator.catalogue import Catalogue
from generator.events import Event
from generator.records import Agency, Credential, Provider, Report
from generator.upkeep import Deadline, Ending
from generator.vocabulary import Scope

_MOST_NAMES = 3


def last_day_title(catalogue: Catalogue, last: Ending | Deadline, language: str) -> str:
    """Name the end of a review, or the deadline of a condition, by what was looked at, whose it is, and the report."""
    what = "Last day to meet a condition" if isinstance(last, Deadline) else "Last day of a check"
    of = _reviewed(catalogue, last, language)
    by = names(catalogue, "provider", last.providers, language)
    whose = "" if by == of else f" ({by})"
    return f"{_sample(catalogue, last)}{what}: {of}{whose}, report {last.report}"


def last_day_words(catalogue: Catalogue, last: Ending | Deadline, language: str) -> str:
    """Say what ends or is due, whose it is, and what is known about it."""
    by = _name(catalogue, "agency", last.agency, language)
    of = names(catalogue, "provider", last.providers, language)
    what = f"{by} checked {_reviewed(catalogue, last, language)} (report {last.report}). Provider: {of}."
    if isinstance(last, Deadline):
        condition = catalogue.reports[last.report].record.conditions[last.number - 1]
        return f"{what} It asked for this by {words.day(last.due)}: {one_line(condition.text.pick(language)[1])}"
    assumed = " The report names no last day; this one is assumed." if last.assumed else ""
    renewed = f" A new check begins on {words.day(last.renewed)}." if last.renewed else ""
    return f"{what} The last day is {words.day(last.last)}.{assumed}{renewed}"


def event_title(catalogue: Catalogue, event: Event, language: str) -> str:
    """Name an event by its record and what happened first."""
    record = catalogue.of_kind(event.kind)[event.ref].record
    sample = "Sample: " if record.sample else ""
    if event.kind == "report":
        return f"{sample}Report {event.ref} on {_subject(catalogue, event.ref, language)}: {event.facts[0]}"
    return f"{sample}{_name(catalogue, event.kind, event.ref, language)}: {event.facts[0]}"


def event_words(catalogue: Catalogue, event: Event, language: str) -> str:
    """Say everything that happened, and which statuses became other ones."""
    lines = [f"{fact[:1].upper()}{fact[1:]}" for fact in event.facts]
    for turn in event.turns:
        for kind in ("credential", "provider"):
            refs = [ref for ref in turn.refs if ("/" in ref) == (kind == "credential")]
            if refs:
                lines.append(f"{names(catalogue, kind, refs, language)}: was “{turn.before}”, is “{turn.after}”.")
    return "\n".join(lines)


def names(catalogue: Catalogue, kind: str, refs: Iterable[str], language: str) -> str:
    """Name some records, or the first of many."""
    every = tuple(refs)
    shown = [_name(catalogue, kind, ref, language) for ref in every[:_MOST_NAMES]]
    more = len(every) - len(shown)
    return f"{', '.join(shown)} and {words.number(more)} more" if more > 0 else words.sentence(shown)


def _sample(catalogue: Catalogue, last: Ending | Deadline) -> str:
    """Say that a report is made up: nobody shall take it for a real one."""
    return "Sample: " if catalogue.reports[last.report].record.sample else ""


def _reviewed(catalogue: Catalogue, last: Ending | Deadline, language: str) -> str:
    if isinstance(last, Ending) and last.credential:
        return _name(catalogue, "credential", last.credential, language)
    return _subject(catalogue, last.report, language)


def _subject(catalogue: Catalogue, report: str, language: str) -> str:
    """Name what a report looked at."""
    record = catalogue.reports[report].record
    if record.scope is Scope.CREDENTIAL:
        return names(catalogue, "credential", (item.credential for item in record.credentials), language)
    if record.scope is Scope.PROGRAMME and record.programme:
        return one_line(record.programme.name.pick(language)[1])
    return names(catalogue, "provider", dict.fromkeys(record.providers), language)


def _name(catalogue: Catalogue, kind: str, ref: str, language: str) -> str:
    """Name a record; by its id if it cannot be used."""
    entry = catalogue.of_kind(kind).get(ref)
    match entry.record if entry else None:
        case Credential() as record:
            return one_line(record.title.pick(language)[1])
        case Agency() | Provider() as record:
            return one_line(record.name.pick(language)[1])
        case Report():
            return f"Report {ref}"
        case _:
            return ref


def one_line(text: str) -> str:
    """Put a text on one line."""
    return " ".join(text.split())
