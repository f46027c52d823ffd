"""Pages of maintenance: what is due in the whole catalogue, and for each agency, provider and country."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from generator import feeds, forge, markup, naming, plain, words
from generator.catalogue import Catalogue, Entry, owner
from generator.exports import submissions
from generator.exports.deqar import Reason
from generator.exports.submissions import Submissions
from generator.markup import Markup, escape, fill, join
from generator.messages import gettext as _
from generator.pages import credential, evidence, follow
from generator.pages.edition import MAINTENANCE as ADDRESS
from generator.pages.page import Context, Page
from generator.records import BY_FOLDER, Agency, Credential, Provider, Record
from generator.upkeep import Comparison, Deadline, Due, Ending, Gap, Warned
from generator.vocabulary import places

MOST = 25
"""A page shows so many rows of each list and says how many more there are."""
MOST_OWNERS = 100
"""The page of the whole catalogue names so many agencies, providers and countries, those with most to do first."""
MOST_REASONS = 10
"""A row names so many reasons."""
_OWNERS = {"providers": "Providers", "agencies": "Agencies", "countries": "Countries"}


class Ends(NamedTuple):
    """A review that ends, as a row."""

    last: str
    review: Markup
    agency: Markup
    providers: Markup


class Asked(NamedTuple):
    """A condition that is due, as a row."""

    due: str
    condition: Markup
    review: Markup
    agency: Markup
    providers: Markup


class Compared(NamedTuple):
    """A record to compare with its source, as a row."""

    record: Markup
    last: str
    late_from: str


class Missing(NamedTuple):
    """A credential with missing elements, as a row."""

    record: Markup
    elements: str


class Plainer(NamedTuple):
    """A text that could be plainer, as a row."""

    record: Markup
    key: str
    message: str
    hint: str


class Refused(NamedTuple):
    """A record that DEQAR would not take, or Europass not show, as a row."""

    record: Markup
    reasons: tuple[str, ...]


class Found(NamedTuple):
    """A warning, as a row."""

    place: Markup
    rule: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Table:
    """The first rows of a list, and how many more it has."""

    anchor: str
    heading: str
    rows: tuple[tuple[object, ...], ...]
    more: str
    """Empty if all are shown."""
    total: str


class Owner(NamedTuple):
    """Somebody who looks after records, and how much there is to do."""

    name: Markup
    address: str
    ending: int
    asked: int
    late: int
    missing: int
    warned: int


def page(context: Context, due: Due) -> Page:
    """Make the page of the whole catalogue."""
    path = ADDRESS
    common = context.common(path)
    root = str(common["root"])
    values = {
        **common,
        **_lists(context, due, root),
        "heading": "Maintenance",
        "steps": [],
        "of": "",
        "own": "",
        "plainer": (),
        "refused": None,
        "elements": [(_(credential.ELEMENTS[element]), words.number(count)) for element, count in due.elements],
        "owners": list(_owners(context, due)),
        "follow": follow.links(context, feeds.ENDINGS, root),
    }
    return Page(
        path=path,
        title="Maintenance",
        description="What keeps this catalogue true: checks that end, records to compare with their source, gaps.",
        content=markup.render("maintenance.html", values),
        indexed=False,
        head=follow.head(context, feeds.ENDINGS, root),
    )


def owned(context: Context, due: Due, owned_by: str) -> Page:
    """Make the page of an agency, provider or country, such as `agencies/exqa`."""
    path = f"{ADDRESS}{owned_by}/"
    common = context.common(path)
    root = str(common["root"])
    said = name(context, owned_by)
    values = {
        **common,
        **_lists(context, due.of(owned_by), root),
        "heading": "Maintenance",
        "steps": [("Maintenance", ADDRESS)],
        "of": _name(context, owned_by),
        "own": f"{owned_by}/",
        "plainer": tuple(islice(_plainer(context, owned_by, root), MOST)),
        **_refused(context, owned_by, root),
        "elements": [],
        "owners": [],
        "follow": follow.links(context, owned_by, root),
    }
    return Page(
        path=path,
        title=f"Maintenance: {said}",
        description=f"What keeps the records of {said} true: checks that end, records to compare, gaps.",
        content=markup.render("maintenance.html", values),
        indexed=False,
        head=follow.head(context, owned_by, root),
    )


def _lists(context: Context, due: Due, root: str) -> dict[str, object]:
    """Give every list of what is due, each cut."""
    windows = [
        _table(f"ends-{number}", _heading(said), _ends(context, found, root), len(found))
        for number, (said, found) in enumerate(due.windows)
    ]
    asked = [
        _table(anchor, heading, _asked(context, found, root), len(found))
        for anchor, heading, found in (
            ("overdue", "The deadline has passed, and no result is recorded", due.overdue),
            ("due-soon", "Due within 90 days", due.due_soon),
            ("due-later", "Due in 91 to 365 days", due.due_later),
        )
    ]
    return {
        "windows": [table for table in windows if table.rows],
        "asked": [table for table in asked if table.rows],
        "late": _table("late", "Late", _compared(context, due.late, root), len(due.late)),
        "late_soon": _table("late-soon", "Late soon", _compared(context, due.late_soon, root), len(due.late_soon)),
        "missing": _table("missing-facts", "Missing facts", _missing(context, due.gaps, root), len(due.gaps)),
        "warned": _table("warned", "Other warnings", _warned(context, due.warnings), len(due.warnings)),
    }


def _heading(window: str) -> str:
    return window[:1].upper() + window[1:]


def _table(anchor: str, heading: str, rows: Iterable[tuple[object, ...]], total: int) -> Table:
    """Cut a list; rows that are not shown are not made."""
    shown = tuple(row for row, _ in zip(rows, range(MOST), strict=False))
    more = words.number(total - len(shown)) if total > len(shown) else ""
    return Table(anchor, heading, shown, more, words.number(total))


def _ends(context: Context, found: Iterable[Ending], root: str) -> Iterator[Ends]:
    for ending in found:
        review = evidence.named(context, ending.report, root, ending.credential)
        if ending.renewed:
            review += f". A new check begins on {words.day(ending.renewed)}."
        yield Ends(
            last=f"{words.day(ending.day)}{' (assumed)' if ending.assumed else ''}",
            review=review,
            agency=context.agency(ending.agency, root),
            providers=_some(context, ending.about.providers, root),
        )


def _asked(context: Context, found: Iterable[Deadline], root: str) -> Iterator[Asked]:
    for deadline in found:
        condition = context.catalogue.reports[deadline.report].record.conditions[deadline.number - 1]
        yield Asked(
            due=words.day(deadline.day),
            condition=context.inline(condition.text),
            review=evidence.named(context, deadline.report, root),
            agency=context.agency(deadline.agency, root),
            providers=_some(context, deadline.about.providers, root),
        )


def _some(context: Context, providers: tuple[str, ...], root: str) -> Markup:
    """Name the first three providers."""
    shown = join((context.provider(ref, root) for ref in providers[:3]), ", ")
    return shown + f" and {words.number(len(providers) - 3)} more" if len(providers) > 3 else shown  # noqa: PLR2004


def _compared(context: Context, found: Iterable[Comparison], root: str) -> Iterator[Compared]:
    for each in found:
        yield Compared(_record(context, each.kind, each.ref, root), words.day(each.last), words.day(each.late_from))


def _missing(context: Context, found: Iterable[Gap], root: str) -> Iterator[Missing]:
    for gap in found:
        elements = words.sentence([_(credential.ELEMENTS[element]) for element in gap.missing])
        yield Missing(_record(context, "credential", gap.ref, root), elements)


def _warned(context: Context, found: Iterable[Warned]) -> Iterator[Found]:
    for each in found:
        finding = each.finding
        entry = context.catalogue.of_kind(each.kind)[each.ref]
        said = f"{context.settings.content_path}/{entry.path}, line {finding.place.line}"
        file = forge.edit_address(context.settings, entry.path)
        place = _linked(file and f"{file}#L{finding.place.line}", said)
        yield Found(place, finding.rule, finding.message, finding.hint)


def _plainer(context: Context, owned_by: str, root: str) -> Iterator[Plainer]:
    """Yield what could be said more plainly in the records of somebody."""
    for kind, entry in _owned_records(context.catalogue, owned_by):
        for each in plain.of_record(entry.record):
            why = f"{each.kind.why} {each.hint}"
            yield Plainer(_record(context, kind, entry.ref, root), str(each.loc[0]), each.message, why)


def _refused(context: Context, owned_by: str, root: str) -> dict[str, object]:
    """Give what DEQAR would not take of an agency's reports, or Europass not show of a provider's courses, and why."""
    found = submissions.of(context.snapshot, owned_by=owned_by) if owned_by.startswith(_SUBMITTED) else Submissions()
    total = len(found.reports) + len(found.credentials)
    reasons = [("report", each.report, each.reasons) for each in found.reports if each.reasons]
    reasons += [("credential", each.credential, each.reasons) for each in found.credentials if each.reasons]
    rows = (Refused(_record(context, kind, ref, root), _first(context, why)) for kind, ref, why in reasons)
    return {
        "refused": _table("refused", "", rows, len(reasons)) if total else None,
        "taken": f"{words.number(total - len(reasons))} of {words.number(total)}",
        "is_agency": owned_by.startswith("agencies/"),
    }


def _first(context: Context, reasons: Sequence[Reason]) -> tuple[str, ...]:
    """Give the first reasons in words, and how many more there are: a report can look at thousands of courses."""
    more = len(reasons) - MOST_REASONS
    said = [_why_not(context, each) for each in reasons[:MOST_REASONS]]
    return (*said, *([f"Further reasons: {words.number(more)}."] if more > 0 else []))


def _why_not(context: Context, reason: Reason) -> str:
    """Say a reason, with the name of what it is about."""
    known = context.catalogue
    kinds = {"credential": known.credentials, "provider": known.providers, "report": known.reports}
    kind = next((kind for kind, entries in kinds.items() if reason.about in entries), "")
    about = naming.name(known, kind, reason.about, context.language) if kind else reason.about
    return f"{about}: {reason.said}" if about else reason.said


_SUBMITTED = ("agencies/", "providers/")
"""Those who have something that DEQAR could take, or Europass show."""


def _owned_records(catalogue: Catalogue, owned_by: str) -> Iterator[tuple[str, Entry[Record]]]:
    """Yield the kind and the entry of every record that somebody looks after: their own, and those in their folder."""
    folder, _, ref = owned_by.partition("/")
    own = catalogue.of_kind(BY_FOLDER[folder].name).get(ref)
    if own:
        yield BY_FOLDER[folder].name, own
    if folder == "providers":
        yield from (("credential", entry) for entry in catalogue.awarded_by(ref) if owner(entry.ref) == ref)
    if folder == "agencies":
        yield from (("report", entry) for entry in catalogue.by_agency(ref))


def _record(context: Context, kind: str, ref: str, root: str) -> Markup:
    """Name a record with a link to its page, and its file with a link to where it is edited."""
    entry = context.catalogue.of_kind(kind)[ref]
    shown = _shown(context, kind, entry)
    return fill(
        '<a href="%s%s/%s/">%s</a><br>%s',
        root,
        _folder(entry),
        ref,
        shown,
        _linked(context.edit_address(entry, root), f"{context.settings.content_path}/{entry.path}"),
    )


def _folder(entry: Entry[Record]) -> str:
    return entry.path.partition("/")[0]


def _shown(context: Context, kind: str, entry: Entry[Record]) -> Markup:
    match entry.record:
        case Credential() as record:
            return context.inline(record.title)
        case Agency() | Provider() as record:
            return context.inline(record.name)
        case _:
            return escape(f"Report {entry.ref}" if kind == "report" else places.name(entry.ref, context.language))


def _linked(address: str, said: str) -> Markup:
    """Name a place with a link to where it is edited, if there is one."""
    return fill('<a href="%s">%s</a>', address, said) if address else escape(said)


# --- those who look after records


def _owners(context: Context, due: Due) -> Iterator[tuple[Table, str]]:
    """Yield a table of each kind of those who have something to do, those with most first."""
    for folder, heading in _OWNERS.items():
        found = [(name, own) for name, own in due.by_owner.items() if name.startswith(f"{folder}/")]
        found.sort(key=lambda item: (-_count(item[1]), item[0]))
        rows = tuple(_owner(context, name, own) for name, own in found[:MOST_OWNERS])
        if rows:
            more = words.number(len(found) - len(rows)) if len(found) > len(rows) else ""
            yield Table(folder, heading, rows, more, words.number(len(found))), BY_FOLDER[folder].name


def _count(due: Due) -> int:
    return sum(map(len, (due.endings, due.deadlines, due.comparisons, due.gaps, due.warnings)))


def _owner(context: Context, owned_by: str, due: Due) -> Owner:
    return Owner(
        name=_name(context, owned_by),
        address=f"{ADDRESS}{owned_by}/",
        ending=len(due.endings),
        asked=len(due.deadlines),
        late=len(due.comparisons),
        missing=len(due.gaps),
        warned=len(due.warnings),
    )


def _name(context: Context, owned_by: str) -> Markup:
    folder, _, ref = owned_by.partition("/")
    entry = context.catalogue.of_kind(BY_FOLDER[folder].name).get(ref)
    return (
        escape(places.name(ref, context.language)) if folder == "countries" or not entry else _shown(context, "", entry)
    )


def name(context: Context, owned_by: str) -> str:
    """Give the name of an agency, provider or country in plain words."""
    folder, _, ref = owned_by.partition("/")
    entry = context.catalogue.of_kind(BY_FOLDER[folder].name).get(ref)
    match entry.record if entry else None:
        case Agency() | Provider() as record:
            return context.plain(record.name)
        case _:
            return places.name(ref, context.language)
