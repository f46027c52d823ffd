"""Facts in words: days, money, hours, credits, levels, in the language of the interface."""

import datetime as dt
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal

from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, get_currency_symbol

from generator.messages import cached, locale, ngettext, noted
from generator.messages import gettext as _
from generator.records.credential import Credential, Price
from generator.vocabulary import AssessmentMethod, EqfLevel, Mode, Term

_ALPHABETS = {
    "es": "abcdefghijklmnñopqrstuvwxyz",
    "et": "abcdefghijklmnopqrsšzžtuvwõäöüxy",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}
"""Languages with letters that stand elsewhere than Unicode, or the letter without its mark, would put them."""
NOT_STATED = noted("The provider has not stated this")


@cached
def day(value: dt.date) -> str:
    """Write a day with the month's name: 22 November 2026."""
    return format_date(value, format="long", locale=locale())


@cached
def month(value: dt.date) -> str:
    """Write a month and its year: November 2026."""
    return format_skeleton("yMMMM", value, locale=locale())


def period(first: dt.date | None, last: dt.date | None) -> str:
    """Write a time, None where it is open: until 3 May 2023, 4 May 2023 to 3 May 2029, from 4 May 2029."""
    if first is None:
        return _("until {last}", last=day(last)) if last else _("at all times")
    return _("{first} to {last}", first=day(first), last=day(last)) if last else _("from {first}", first=day(first))


@cached
def number(value: Decimal | int) -> str:
    """Write a number: 1,250 or 2.5."""
    return format_decimal(value, locale=locale())


@cached
def counted(value: int, one: str, many: str) -> str:
    """Write how many there are: 1 report, 12 reports."""
    return f"{number(value)} {ngettext(one, many, value)}"


@cached
def money(amount: Decimal, currency: str) -> str:
    """Write a price: Free, €400, €49.50."""
    if not amount:
        return _("Free")
    spoken = locale()
    pattern = spoken.currency_formats["standard"].pattern
    if amount == amount.to_integral_value():
        pattern = pattern.replace(".00", "")
    if get_currency_symbol(currency, locale=spoken).isalpha():
        pattern = pattern.replace("¤#", "¤\N{NO-BREAK SPACE}#")
    return format_currency(amount, currency, pattern, locale=spoken, currency_digits=False)


def cost(price: Price | None) -> str:
    """Write what a credential costs, or that it is not stated."""
    return money(price.amount, price.currency) if price else _(NOT_STATED)


def credits_of(record: Credential) -> Decimal | None:
    """Give the ECTS credits of a credential; None if not stated or not applicable."""
    ects = record.workload.ects if record.workload else None
    return ects if isinstance(ects, Decimal) else None


def hours_of(record: Credential) -> Decimal | None:
    """Give the hours of work of a credential: stated, or 25 for each ECTS credit; None if neither is known."""
    if record.workload and record.workload.hours is not None:
        return record.workload.hours
    ects = credits_of(record)
    return None if ects is None else ects * 25


def hours(record: Credential) -> str:
    """Write how much time it takes, shortly: 125 hours, about 75 hours; empty if not known."""
    value = hours_of(record)
    if value is None:
        return ""
    stated = record.workload is not None and record.workload.hours is not None
    return count_of_hours(value) if stated else _("about {hours}", hours=count_of_hours(value))


def hours_reason(record: Credential) -> str:
    """Say how hours that are not stated come about; empty if they are stated, or not known."""
    if hours_of(record) is None or (record.workload and record.workload.hours is not None):
        return ""
    return _("The hours are worked out from the credits: one credit counts as 25 hours.")


def count_of_hours(value: Decimal) -> str:
    """Write hours: 1 hour, 12.5 hours."""
    return ngettext("{number} hour", "{number} hours", plural_of(value), number=number(value))


def plural_of(value: Decimal) -> int:
    """Give the whole number that takes the same form of a word: a fraction takes that of two."""
    return int(value) if value == value.to_integral_value() else 2


def ects(value: Decimal) -> str:
    """Write ECTS credits: 1 ECTS credit, 5 ECTS credits."""
    return ngettext("{number} ECTS credit", "{number} ECTS credits", plural_of(value), number=number(value))


def eqf(level: int) -> EqfLevel | None:
    """Give the level of the European Qualifications Framework as a term with its sentence; None if there is no such.

    `mkdocs serve` shows records with mistakes too.
    """
    return next((term for term in EqfLevel if term == str(level)), None)


def sentence(parts: list[str]) -> str:
    """Join words as a sentence does: a, b and c."""
    return format_list(parts, locale=locale())


def joined(terms: Iterable[Term]) -> str:
    """Join ways of taking part, or of assessment, as a sentence does: Online and partly online, partly on site.

    Labels begin with a capital, which has no place inside a sentence; and no language lets a program change that.
    """
    said = sentence([_(_WITHIN[term]) for term in terms])
    return said[:1].upper() + said[1:]


_WITHIN: dict[Term, str] = {
    Mode.ONLINE: noted("online"),
    Mode.ONSITE: noted("on site"),
    Mode.BLENDED: noted("partly online, partly on site"),
    Mode.WORK_BASED: noted("at work"),
    Mode.PROJECT_BASED: noted("through a project"),
    Mode.LABORATORY: noted("in a laboratory"),
    AssessmentMethod.ARTEFACT_ASSESSMENT: noted("a product you make"),
    AssessmentMethod.CONTINUOUS_EVALUATION: noted("assessment during the course"),
    AssessmentMethod.GROUP_PERFORMANCE: noted("group work"),
    AssessmentMethod.LEVEL_OF_ATTENDANCE: noted("attendance"),
    AssessmentMethod.MARKED_ASSIGNMENT: noted("written tasks"),
    AssessmentMethod.ORAL_EXAMINATION: noted("oral exam"),
    AssessmentMethod.PEER_ASSESSMENT: noted("assessment by other learners"),
    AssessmentMethod.PEER_REVIEW: noted("comments by other learners"),
    AssessmentMethod.PORTFOLIO: noted("portfolio"),
    AssessmentMethod.PRACTICAL_ASSESSMENT: noted("practical exam"),
    AssessmentMethod.PROBLEM_BASED_LEARNING: noted("solving a real problem"),
    AssessmentMethod.PROJECT_WORK: noted("project"),
    AssessmentMethod.QUIZ: noted("short tests"),
    AssessmentMethod.WRITTEN_EXAMINATION: noted("written exam"),
}
"""As they stand inside a sentence."""


def alphabetical(name: str, language: str) -> tuple[int, ...]:
    """Give what sorts names as a language does, case aside; a mark counts only if it makes a letter of its own."""
    alphabet = _ALPHABETS.get(language, "")
    places = {letter: ord(alphabet[0]) + place for place, letter in enumerate(alphabet)}
    return tuple(_places(unicodedata.normalize("NFC", name.casefold()), places))


def _places(name: str, places: dict[str, int]) -> Iterator[int]:
    for letter in name:
        plain = letter if letter in places else unicodedata.normalize("NFKD", letter)
        yield from (places.get(part, ord(part)) for part in plain if not unicodedata.combining(part))
