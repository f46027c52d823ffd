"""What feeds say, in plain words: of a last day, and of an event. All of it is text; nothing is markup."""

from generator import naming, words
from generator.catalogue import Catalogue
from generator.events import Event
from generator.upkeep import Deadline, Ending, LastDay


def last_day_title(catalogue: Catalogue, last: LastDay, language: str) -> str:
    """Name the end of a review, or the deadline of a condition, by what was looked at, whose it is, and the report."""
    what = "Last day to meet a condition" if isinstance(last, Deadline) else "Last day of a check"
    of = _reviewed(catalogue, last, language)
    by = naming.names(catalogue, "provider", last.about.providers, language)
    whose = "" if by == of else f" ({by})"
    return f"{_sample(catalogue, last)}{what}: {of}{whose}, report {last.report}"


def last_day_words(catalogue: Catalogue, last: LastDay, language: str) -> str:
    """Say what ends or is due, whose it is, and what is known about it."""
    by = naming.name(catalogue, "agency", last.agency, language)
    of = naming.names(catalogue, "provider", last.about.providers, language)
    what = f"{by} checked {_reviewed(catalogue, last, language)} (report {last.report}). Provider: {of}."
    if isinstance(last, Deadline):
        condition = catalogue.reports[last.report].record.conditions[last.number - 1]
        return f"{what} It asked for this by {words.day(last.day)}: {naming.one_line(condition.text.pick(language)[1])}"
    more = ""
    if isinstance(last, Ending):
        more += " The report names no last day; this one is assumed." if last.assumed else ""
        more += f" A new check begins on {words.day(last.renewed)}." if last.renewed else ""
    return f"{what} The last day is {words.day(last.day)}.{more}"


def event_title(catalogue: Catalogue, event: Event, language: str) -> str:
    """Name an event by its record and what happened first."""
    record = catalogue.of_kind(event.kind)[event.ref].record
    name = naming.name(catalogue, event.kind, event.ref, language)
    if event.kind == "report":
        name = f"Report {event.ref} on {naming.subject(catalogue, event.ref, language)}"
    return f"{naming.marked(name, sample=record.sample)}: {event.facts[0]}"


def event_words(catalogue: Catalogue, event: Event, language: str) -> str:
    """Say everything that happened, and which statuses became other ones."""
    lines = [f"{fact[:1].upper()}{fact[1:]}" for fact in event.facts]
    for turn in event.turns:
        for kind in ("credential", "provider"):
            refs = [ref for ref in turn.refs if ("/" in ref) == (kind == "credential")]
            if refs:
                named = naming.names(catalogue, kind, refs, language)
                lines.append(f"{named}: was “{turn.before}”, is “{turn.after}”.")
    return "\n".join(lines)


def _sample(catalogue: Catalogue, last: LastDay) -> str:
    """Say that a report is made up: nobody shall take it for a real one."""
    return naming.MADE_UP if catalogue.reports[last.report].record.sample else ""


def _reviewed(catalogue: Catalogue, last: LastDay, language: str) -> str:
    if isinstance(last, Ending) and last.credential:
        return naming.name(catalogue, "credential", last.credential, language)
    return naming.subject(catalogue, last.report, language)
