"""What is computed on hand-written pages: the parts that stand in for marks such as ⟦tile-map⟧ in docs/*.md."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from generator import markup, words
from generator.exports.dumps import files as dumps
from generator.exports.dumps import tables
from generator.exports.dumps.tables.column import Column
from generator.exports.dumps.tables.table import Table
from generator.imports import templates
from generator.markup import Markup
from generator.messages import by_number, noted
from generator.messages import gettext as _
from generator.pages import country, evidence, lists, quality
from generator.pages.evidence import Fact
from generator.pages.label import Label, label
from generator.pages.page import Context
from generator.status import wording
from generator.vocabulary import LISTS, ProviderKind, Scope, Standing, places

MOST_CHOICES = 12
"""The home page names this many values of each group; the rest stand on the page of all lists."""
_TILE = 60
_SHADES = (0, 1, 5, 20, 100)


@dataclass(frozen=True, slots=True)
class Tile:
    """One country on the tile map."""

    code: str
    name: str
    count: int
    address: str
    x: int
    y: int
    shade: int
    """0 for none, up to 4 for many."""


class Example(NamedTuple):
    """One record whose status shows a way and a standing."""

    scope: Scope | None
    standing: Standing
    name: Markup
    label: Label
    sentence: Markup
    because: list[Fact]
    not_counted: list[tuple[Fact, str]]


def search_box(_context: Context, root: str) -> Markup:
    """Give the search form that works without JavaScript up to the search page."""
    return _macro("search_box", root)


_ON_HOME_PAGE = {
    "subject": noted("More: by subject"),
    "country": noted("More: by country"),
    "provider-kind": noted("More: by kind of provider"),
    "cost": noted("More: by cost"),
    "check": noted("More: by quality check"),
    "agency": noted("More: by quality agency"),
}
"""Ways to browse that stand on the home page too, and what leads to all their values."""


def browse(context: Context, root: str) -> Markup:
    """Give ways into the lists."""
    groups = []
    for group, values in lists.choices(context).items():
        if not values or group not in _ON_HOME_PAGE:
            continue
        most = sorted(values, key=lambda value: -len(value[2]))[:MOST_CHOICES]
        shown = [(name, f"browse/{group}/{value}/", words.number(len(refs))) for value, name, refs in values]
        kept = {name for _, name, _ in most}
        more = _(_ON_HOME_PAGE[group]) if len(values) > MOST_CHOICES else ""
        groups.append((_(lists.GROUPS[group]), group, [item for item in shown if item[0] in kept], more))
    return _macro("browse", groups, root)


def numbers(context: Context, _root: str) -> Markup:
    """Count what the catalogue holds."""
    catalogue = context.catalogue
    kinds = [provider.record.kind for provider in catalogue.providers.values()]
    courses, agencies, reports = (len(each) for each in (catalogue.credentials, catalogue.agencies, catalogue.reports))
    universities = kinds.count(ProviderKind.HIGHER_EDUCATION_INSTITUTION)
    others = len(kinds) - universities
    figures = [
        (courses, by_number("micro-credentials (short courses)", courses)),
        (universities, by_number("higher education institutions", universities)),
        (others, by_number("other providers", others)),
        (agencies, by_number("quality assurance agencies", agencies)),
        (reports, by_number("published reports", reports)),
    ]
    return _macro("numbers", [(words.number(figure), label) for figure, label in figures])


def status_examples(context: Context, root: str) -> Markup:
    """Show each way and standing that occurs by the first record with it: credentials before providers, by name."""
    catalogue = context.catalogue
    first: dict[tuple[Scope | None, Standing], str] = {}
    for ref in (*sorted(catalogue.credentials), *sorted(catalogue.providers)):
        status = context.status(ref)
        first.setdefault((status.scope, status.standing), ref)
    examples = [_example(context, ref, root) for _, ref in sorted(first.items(), key=_in_order)]
    return _macro("status_examples", examples, root, words.day(context.on))


def _example(context: Context, ref: str, root: str) -> Example:
    status, dossier = context.status(ref), context.statuses.dossier(ref)
    leaders = {review.ref: review for review in dossier.verdict(context.on).leaders}
    reasons = dict(status.not_counted)
    others = {review.ref: review for review in dossier.reviews if review.ref in reasons and review.ref not in leaders}
    return Example(
        scope=status.scope,
        standing=status.standing,
        name=context.credential(ref, root) if "/" in ref else context.provider(ref, root),
        label=label(context, status),
        sentence=quality.filled(context, wording.sentence(context.statuses, status), root),
        because=[evidence.fact(context, review, root) for _, review in sorted(leaders.items())],
        not_counted=[
            (evidence.fact(context, review, root), wording.why_not(reasons[each]))
            for each, review in sorted(others.items())
        ],
    )


def _in_order(example: tuple[tuple[Scope | None, Standing], str]) -> tuple[int, int]:
    """Sort by standing, then by way, both as listed."""
    scope, standing = example[0]
    return list(Standing).index(standing), (*Scope, None).index(scope)


def tile_map(context: Context, root: str) -> Markup:
    """Draw the countries of the European Higher Education Area as tiles, with the same data as a table."""
    counts = {value.upper(): len(refs) for value, _, refs in lists.choices(context)["country"]}
    named = set(context.catalogue.countries_named)
    if not counts and not named:
        return _macro("no_tile_map")
    tiles = [
        Tile(
            code=code,
            name=places.name(code, context.language),
            count=counts.get(code, 0),
            address=f"countries/{code.lower()}/" if code.lower() in named else "",
            x=column * _TILE + 2,
            y=row * _TILE + 2,
            shade=sum(counts.get(code, 0) >= least for least in _SHADES[1:]),
        )
        for code, (column, row) in places.TILES.items()
    ]
    others = [
        (name, counts[code])
        for name, code in country.by_name(context, (code for code in counts if code not in places.TILES))
    ]
    return _macro("tile_map", tiles, others, root)


def closed_lists(_context: Context, _root: str) -> Markup:
    """Explain every closed list of the records."""
    explained = [(terms.__name__, _(terms.about()), list(terms)) for terms in LISTS]
    return _macro("closed_lists", explained)


def local_terms(context: Context, root: str) -> Markup:
    """Give what micro-credentials are called in each country, as far as records say it."""
    rows = [
        (name, f"countries/{place}/", called)
        for name, place in country.by_name(context, context.catalogue.countries_named)
        if (called := country.called_in_words(context, place))
    ]
    return _macro("local_terms", rows, root)


def country_records(context: Context, root: str) -> Markup:
    """Give what the record of each country says, in one paragraph."""
    rows = [
        (
            name,
            f"countries/{ref}/",
            context.inline(record.summary),
            f"{record.stage.label}." if record.stage else _("The source names no stage."),
            words.day(record.last_verified),
        )
        for name, ref in country.by_name(context, context.catalogue.countries)
        for record in [context.catalogue.countries[ref].record]
    ]
    note = context.note_on_records(*(entry.record.summary for entry in context.catalogue.countries.values()))
    return note + _macro("country_records", rows, root)


def contact(context: Context, _root: str) -> Markup:
    """Say how to reach the maintainers."""
    chosen = context.settings
    if not chosen.contact:
        return markup.fill("<p>%s</p>", _("This catalogue has not named a contact."))
    write = _("Write to the maintainers")
    return markup.fill(
        '<p><a href="%s">%s</a> (%s).</p>', chosen.contact, write, chosen.contact.removeprefix("mailto:")
    )


def who_runs_it(context: Context, _root: str) -> Markup:
    """Say who answers for the records: a demonstration says that it is one."""
    records = [entry.record for _, entry in context.catalogue.entries()]
    samples = sum(record.sample for record in records)
    return _macro("who_runs_it", context.settings, samples, words.number(len(records) - samples))


def course_template(context: Context, root: str) -> Markup:
    """Lead to the table in which a provider writes its courses."""
    return _template("courses", context, root)


def provider_template(context: Context, root: str) -> Markup:
    """Lead to the table in which an agency or a ministry lists its providers."""
    return _template("providers", context, root)


def report_template(context: Context, root: str) -> Markup:
    """Lead to the table in which an agency writes its reports."""
    return _template("reports", context, root)


def _template(name: str, context: Context, root: str) -> Markup:
    made = templates.ALL[name]
    return _macro("table_template", name, f"{root}{context.edition.up}", made.spreadsheet, made.csv)


def use_of_records(context: Context, _root: str) -> Markup:
    """Say under which licence the records stand, and what it means."""
    return _macro("use_of_records", context.settings.licence)


def downloads(_context: Context, root: str) -> Markup:
    """List the files of the open data; the page that shows them exists in English only."""
    return _macro("downloads", dumps.downloads(), dumps.ROOT, root)


def data_tables(_context: Context, _root: str) -> Markup:
    """Explain every table and column of the open data."""
    return _macro("data_tables", [(table, _columns(table)) for table in tables.TABLES])


def _columns(table: Table) -> list[tuple[Column, Markup]]:
    return [(column, markup.code(column.about)) for column in (*table.keys, *table.columns)]


def built(context: Context, _root: str) -> Markup:
    """Say from which day the site is."""
    return markup.fill("<p>%s</p>", _("This site shows the records as of {day}.", day=words.day(context.on)))


SLOTS: dict[str, Callable[[Context, str], Markup]] = {
    "search-box": search_box,
    "browse": browse,
    "numbers": numbers,
    "status-examples": status_examples,
    "tile-map": tile_map,
    "closed-lists": closed_lists,
    "country-records": country_records,
    "local-terms": local_terms,
    "contact": contact,
    "who-runs-it": who_runs_it,
    "course-template": course_template,
    "provider-template": provider_template,
    "report-template": report_template,
    "use-of-records": use_of_records,
    "downloads": downloads,
    "data-tables": data_tables,
    "built": built,
}
"""Every mark that a hand-written page can hold."""


def _macro(name: str, *values: object) -> Markup:
    return Markup(getattr(markup.template("slots.html").module, name)(*values))  # noqa: S704 - our template, which escapes
