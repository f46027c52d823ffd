"""Facets: what a list or a search goes by. A credential in, the values that it has in each facet out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator import words
from generator.catalogue import Entry
from generator.messages import gettext as _
from generator.messages import noted
from generator.pages.page import Context
from generator.records import Credential
from generator.status import wording
from generator.vocabulary import (
    Audience,
    Availability,
    Certificate,
    CheckKind,
    EqfLevel,
    FutureUse,
    Mode,
    ProviderKind,
    Term,
    fields_of_study,
    languages,
    places,
)

NOT_STATED = "not-stated"
_LEVELS = frozenset(term.value for term in EqfLevel)


@dataclass(frozen=True, slots=True)
class Value:
    """One choice in a facet. `id` stands in the address of a search, `hint` explains the label."""

    id: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """One question that people narrow a search down by. `id` stands in the address of a search."""

    id: str
    message: str
    """The label in English."""
    read: Callable[[Context, Entry[Credential]], tuple[str, ...]]
    """Gives the ids of the values that a credential has."""
    values: Callable[[Iterable[str], str], Iterable[Value]]
    """Gives the values with these ids, in order, in a language; it may give more."""
    remark: str = ""
    """The note in English."""
    opened: bool = False
    """Whether the page shows the values at once."""

    @property
    def label(self) -> str:
        """Give what it is called."""
        return _(self.message)

    @property
    def note(self) -> str:
        """Give what to know before choosing."""
        return _(self.remark)


@dataclass(frozen=True, slots=True)
class Column:
    """A facet over many credentials: the values that occur, and for each credential the numbers of its own."""

    facet: Facet
    values: tuple[Value, ...]
    rows: tuple[tuple[int, ...], ...]


def columns(context: Context, rows: Sequence[Entry[Credential]]) -> tuple[Column, ...]:
    """Give every facet over these credentials, with the words of the interface's language."""
    return tuple(_column(facet, context, rows) for facet in FACETS)


def _column(facet: Facet, context: Context, rows: Sequence[Entry[Credential]]) -> Column:
    found = [facet.read(context, entry) for entry in rows]
    used = {value for values in found for value in values}
    values = tuple(value for value in facet.values(used, context.language) if value.id in used)
    number = {value.id: place for place, value in enumerate(values)}
    return Column(facet, values, tuple(tuple(sorted({number[value] for value in own})) for own in found))


# --- what a credential has


def subject(_context: Context, entry: Entry[Credential]) -> tuple[str, ...]:
    """Give the broad fields of study."""
    return _stated(fields_of_study.broad(code) for code in entry.record.field)


def country(context: Context, entry: Entry[Credential]) -> tuple[str, ...]:
    """Give the countries of the legal seats of the providers that award it."""
    return _stated(context.catalogue.country_of(provider).lower() for provider in context.catalogue.awarding(entry.ref))


def language_of_teaching(_context: Context, entry: Entry[Credential]) -> tuple[str, ...]:
    """Give the languages of teaching, whatever their script or region."""
    return _stated(tag.partition("-")[0] for tag in entry.record.languages)


def mode(_context: Context, entry: Entry[Credential]) -> tuple[str, ...]:
    """Give the ways of taking part."""
    participation = entry.record.participation
    return _stated(participation.mode if participation else ())


def use(_context: Context, entry: Entry[Credential]) -> tuple[str, ...]:
    """Give what it can be used for afterwards."""
    return _stated(lead.kind for lead in entry.record.leads_to)


def time_needed(_context: Context, entry: Entry[Credential]) -> tuple[str, ...]:
    """Give the range of hours of work."""
    return (_range(words.hours_of(entry.record), _HOURS),)


def cost(_context: Context, entry: Entry[Credential]) -> tuple[str, ...]:
    """Give the range of the price in its own currency."""
    price = entry.record.price
    return (_range(price.amount if price else None, _PRICES),)


def level(_context: Context, entry: Entry[Credential]) -> tuple[str, ...]:
    """Give the European level, stated or as the cycle of higher education tells it."""
    stated = entry.record.level
    if stated is None:
        return (NOT_STATED,)
    cycle = stated.qf_ehea.eqf if stated.qf_ehea else NOT_STATED
    known = str(stated.eqf or cycle)
    # `mkdocs serve` shows records with mistakes too: a level that does not exist is a finding, and no value here.
    return (known if known in _LEVELS else NOT_STATED,)


def certificate(_context: Context, entry: Entry[Credential]) -> tuple[str, ...]:
    """Give what people get at the end."""
    assessment = entry.record.assessment
    return _stated([assessment.certificate] if assessment and assessment.certificate else ())


def open_to(_context: Context, entry: Entry[Credential]) -> tuple[str, ...]:
    """Give who may take it."""
    return _stated([entry.record.open_to] if entry.record.open_to else ())


def provider_kind(context: Context, entry: Entry[Credential]) -> tuple[str, ...]:
    """Give the kinds of the providers that award it."""
    awarding = (context.catalogue.providers.get(provider) for provider in context.catalogue.awarding(entry.ref))
    return _stated(provider.record.kind for provider in awarding if provider)


def check(context: Context, entry: Entry[Credential]) -> tuple[str, ...]:
    """Give the kind of outside check, on the day."""
    return tuple(kind.value for kind in wording.kinds(context.status(entry.ref)))


def availability(_context: Context, entry: Entry[Credential]) -> tuple[str, ...]:
    """Give whether people can take it now."""
    return (str(entry.record.availability),)


def _stated(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(value) for value in values if value)) or (NOT_STATED,)


@dataclass(frozen=True, slots=True)
class _Range:
    """All numbers up to `most`, above those of the range before; None for no end. `message` is the label in English."""

    most: int | None
    id: str
    message: str


_HOURS = (
    _Range(25, "to-25", noted("Up to 25 hours")),
    _Range(75, "26-75", noted("26 to 75 hours")),
    _Range(150, "76-150", noted("76 to 150 hours")),
    _Range(None, "over-150", noted("More than 150 hours")),
)
_PRICES = (
    _Range(0, "free", noted("Free")),
    _Range(100, "to-100", noted("Up to 100")),
    _Range(500, "101-500", noted("101 to 500")),
    _Range(None, "over-500", noted("More than 500")),
)


def _range(number: Decimal | None, ranges: tuple[_Range, ...]) -> str:
    if number is None:
        return NOT_STATED
    return next(each.id for each in ranges if each.most is None or number <= each.most)


# --- the values of a facet, in order


def _subjects(_used: Iterable[str], _language: str) -> Iterable[Value]:
    return _and_not_stated(Value(code, _(name)) for code, name in fields_of_study.EVERYDAY.items())


def _by_name(name: Callable[[str, str], str]) -> Callable[[Iterable[str], str], Iterable[Value]]:
    def values(used: Iterable[str], language: str) -> Iterable[Value]:
        named = (Value(each, name(each, language)) for each in used if each != NOT_STATED)
        return _and_not_stated(sorted(named, key=lambda value: (words.alphabetical(value.label, language), value.id)))

    return values


def _terms(terms: type[Term], *, explained: bool = False) -> Callable[[Iterable[str], str], Iterable[Value]]:
    def values(_used: Iterable[str], _language: str) -> Iterable[Value]:
        return _and_not_stated(Value(term.value, term.label, term.sentence if explained else "") for term in terms)

    return values


def _ranges(ranges: tuple[_Range, ...]) -> Callable[[Iterable[str], str], Iterable[Value]]:
    return lambda _used, _language: _and_not_stated(Value(each.id, _(each.message)) for each in ranges)


def _and_not_stated(values: Iterable[Value]) -> Iterable[Value]:
    return (*values, Value(NOT_STATED, _("Not stated")))


FACETS: tuple[Facet, ...] = (
    Facet("subject", noted("Subject"), subject, _subjects, opened=True),
    Facet("country", noted("Country of the provider"), country, _by_name(places.name)),
    Facet("language", noted("Language of teaching"), language_of_teaching, _by_name(languages.name)),
    Facet("how", noted("How you take part"), mode, _terms(Mode), opened=True),
    Facet(
        "time",
        noted("Time you need"),
        time_needed,
        _ranges(_HOURS),
        remark=noted("All hours of work. Where only ECTS credits are stated, one credit counts as 25 hours."),
        opened=True,
    ),
    Facet(
        "cost",
        noted("Cost"),
        cost,
        _ranges(_PRICES),
        remark=noted("In the currency of each course. Nothing is converted."),
        opened=True,
    ),
    Facet("for", noted("Where it can lead"), use, _terms(FutureUse)),
    Facet("level", noted("Level"), level, _terms(EqfLevel, explained=True)),
    Facet("certificate", noted("What you get"), certificate, _terms(Certificate)),
    Facet("open-to", noted("Open to"), open_to, _terms(Audience)),
    Facet("provider-kind", noted("Kind of provider"), provider_kind, _terms(ProviderKind)),
    Facet(
        "check",
        noted("Quality check"),
        check,
        _terms(CheckKind),
        remark=noted(
            "What agencies from outside have published. No check recorded does not mean that a course is bad."
        ),
        opened=True,
    ),
    Facet("availability", noted("Offered now?"), availability, _terms(Availability)),
)
"""Every facet, in the order of the page."""
BY_ID = {facet.id: facet for facet in FACETS}
