"""The catalogue in figures, for people who decide about rules: tables, the same as pictures, and as CSV.

Everything is counted from the records of the day. A micro-credential of several countries counts in each of them.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator import completeness, markup, words
from generator.markup import Markup, fill, join
from generator.messages import gettext as _
from generator.messages import noted
from generator.pages import lists
from generator.pages.page import Context, Page
from generator.records import Report
from generator.records.values import NOT_APPLICABLE
from generator.settings import ANNEX_I
from generator.vocabulary import GROUP_OF, CheckGroup, Coverage, Scope

ADDRESS = "figures/"
CSV = "figures/figures.csv"
_WIDTH, _ROW = 640, 24
_SVG = (
    '<svg class="bars" viewBox="0 0 %s %s" role="img" aria-labelledby="%s-title" aria-describedby="%s-text">'
    '<title id="%s-title">%s</title><desc id="%s-text">%s</desc>%s</svg>'
)
_BAR = '<rect class="tone-%s" x="%s" y="%s" width="%s" height="18"/>'
_NAME = '<text x="0" y="%s">%s</text>'
_INSIDE = '<text class="inside" x="%s" y="%s">%s</text>'
_COUNT = '<text x="%s" y="%s">%s</text>'
_LEFT, _RIGHT = 170, 40
_MOST_LETTERS = 22
_DIGIT = 9
"""The room that a digit needs."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: what it is about, the address of its list if it has one, and a count for each column."""

    name: str
    counts: tuple[int, ...]
    address: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Counts of one kind. `picture` is drawn from the same rows."""

    id: str
    heading: str
    note: str
    first: str
    """What stands in the first column."""
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    picture: Markup = Markup()  # noqa: RUF009 - it does not change


def page(context: Context) -> Page:
    """Make the page."""
    values = {
        **context.common(ADDRESS),
        "tables": tables(context),
        "csv": CSV,
        "any": bool(context.catalogue.credentials),
    }
    return Page(
        path=ADDRESS,
        title=_("The catalogue in figures"),
        description=_("Micro-credentials by country, kind of provider and kind of check, and what reports leave open."),
        content=markup.render("figures.html", values),
        next_change=context.next_change,
    )


def table_file(context: Context) -> str:
    """Give all tables as one CSV file with a count in each line."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("table", "row", "column", "count", "as_of"))
    for table in tables(context):
        for row in table.rows:
            for column, count in zip(table.columns, row.counts, strict=True):
                writer.writerow((table.id, row.name, column, count, context.on.isoformat()))
    return out.getvalue()


@lru_cache(maxsize=1)
def tables(context: Context) -> tuple[Table, ...]:
    """Count everything."""
    choices = lists.choices(context)
    return (
        _by_check(
            context, "country", _("By country"), _("Country of the legal seat of the provider"), choices["country"]
        ),
        _by_check(context, "provider-kind", _("By kind of provider"), _("Kind of provider"), choices["provider-kind"]),
        _routes(choices["check"]),
        _reports(context),
        _credentials(context),
    )


# --- what is counted


def _by_check(
    context: Context, group: str, heading: str, first: str, values: Iterable[tuple[str, str, list[str]]]
) -> Table:
    rows = tuple(
        Row(name, (len(refs), *_groups(context, refs)), f"browse/{group}/{value}/") for value, name, refs in values
    )
    columns = (_("All"), *(each.label for each in CheckGroup))
    note = _("A check counts here if it is the one behind the quality status of the day.")
    return Table(group, heading, note, first, columns, rows, _bars(group, heading, rows))


def _groups(context: Context, refs: Iterable[str]) -> tuple[int, ...]:
    counted = Counter(GROUP_OF[context.status(ref).standing] for ref in refs)
    return tuple(counted[group] for group in CheckGroup)


def _routes(values: Iterable[tuple[str, str, list[str]]]) -> Table:
    rows = tuple(Row(name, (len(refs),), f"browse/check/{value}/") for value, name, refs in values)
    note = _("Three ways of a check are equal: of the micro-credential itself, of its programme, and of its provider.")
    return Table("check", _("By kind of check"), note, _("Kind of check"), (_("Micro-credentials"),), rows)


def _reports(context: Context) -> Table:
    """Count what reports that count leave open, by what was looked at."""
    counting = [
        entry.record for ref, entry in context.catalogue.reports.items() if context.statuses.reason(ref) is None
    ]
    asked = (
        (_("Reports that count"), lambda _record: True),
        (_("without a word on micro-credentials"), _is_silent),
        (_("that leave micro-credentials out"), lambda record: _answer(record) is Coverage.NO),
        (_("that name no last day"), lambda record: record.until is None),
        (_("limited to a part of the organisation"), lambda record: record.limited_to is not None),
    )
    rows = tuple(
        Row(name, tuple(sum(is_so(record) for record in counting if record.scope is scope) for scope in Scope))
        for name, is_so in asked
    )
    note = _(
        "Only reports that count for a quality status. Where a report says nothing about micro-credentials, nobody "
        "can tell whether they were looked at."
    )
    columns = tuple(_(_ON[scope]) for scope in Scope)
    return Table("reports", _("What reports leave open"), note, _("Reports"), columns, rows)


_ON = {
    Scope.CREDENTIAL: noted("On: the micro-credential itself"),
    Scope.PROGRAMME: noted("On: the programme"),
    Scope.PROVIDER: noted("On: the provider"),
}
"""What heads the reports that looked at it."""


def _answer(record: Report) -> Coverage | None:
    return record.covers_micro_credentials.answer if record.covers_micro_credentials else None


def _is_silent(record: Report) -> bool:
    return record.scope is not Scope.CREDENTIAL and _answer(record) in {None, Coverage.NOT_STATED}


def _credentials(context: Context) -> Table:
    """Count what records of micro-credentials do not state, and what does not apply to them."""
    every = context.catalogue.credentials.values()
    missing = Counter(element for entry in every for element in completeness.missing(context.catalogue, entry))
    no_credits = sum(bool(e.record.workload and e.record.workload.ects == NOT_APPLICABLE) for e in every)
    no_level = sum(bool(e.record.level and e.record.level.eqf == NOT_APPLICABLE) for e in every)
    rows = (
        Row(_("ECTS credits do not apply"), (no_credits,)),
        Row(_("The European level (EQF) does not apply"), (no_level,)),
        *(Row(_(_NOT_STATED[element]), (missing[element],)) for element in ANNEX_I),
    )
    note = _("Nine facts are those of Annex I of the EU Council Recommendation of 16 June 2022.")
    return Table("records", _("What records leave open"), note, _("In the record"), (_("Micro-credentials"),), rows)


_NOT_STATED = {
    "title": noted("Not stated: title"),
    "country": noted("Not stated: country"),
    "awarding_body": noted("Not stated: awarding body"),
    "learning_outcomes": noted("Not stated: learning outcomes"),
    "workload": noted("Not stated: workload"),
    "level": noted("Not stated: level"),
    "assessment": noted("Not stated: assessment"),
    "participation": noted("Not stated: participation"),
    "quality_assurance": noted("Not stated: quality assurance"),
}


# --- pictures


def _bars(name: str, title: str, rows: tuple[Row, ...]) -> Markup:
    """Draw a bar for each row, cut by kind of check; nothing if there is nothing to count."""
    most = max((row.counts[0] for row in rows), default=0)
    if not most:
        return Markup()
    said = _(
        "The table below gives the same numbers. In each bar, the kinds of check stand in the order of its columns."
    )
    drawn = join(part for number, row in enumerate(rows) for part in _bar(row, number * _ROW, most))
    return fill(_SVG, _WIDTH, len(rows) * _ROW, name, name, name, title, name, said, drawn)


def _bar(row: Row, top: int, most: int) -> Iterator[Markup]:
    room = _WIDTH - _LEFT - _RIGHT
    shown = row.name if len(row.name) <= _MOST_LETTERS else f"{row.name[: _MOST_LETTERS - 1]}…"
    yield fill(_NAME, top + 15, shown)
    before = 0
    for group, count in zip(CheckGroup, row.counts[1:], strict=True):
        left, right = (_LEFT + room * part // most for part in (before, before + count))
        if right > left:
            yield fill(_BAR, group.value, left, top + 2, max(right - left - 1, 1))
        if right - left > _DIGIT * len(words.number(count)):
            yield fill(_INSIDE, (left + right) // 2, top + 15, words.number(count))
        before += count
    yield fill(_COUNT, _LEFT + room * before // most + 6, top + 15, words.number(row.counts[0]))
