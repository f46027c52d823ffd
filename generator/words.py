"""Facts in words: days, money, hours, credits, levels, in the language of the interface."""

import datetime as dt
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, get_currency_symbol

from generator.records.credential import Credential, Price
from generator.records.values import NOT_APPLICABLE
from generator.vocabulary import EqfLevel

LOCALE = Locale("en", "GB")
"""The locale of the interface's dates and numbers."""
NOT_STATED = "The provider has not stated this"


@cache
def day(value: dt.date) -> str:
    """Write a day with the month's name: 22 November 2026."""
    return format_date(value, format="long", locale=LOCALE)


@cache
def month(value: dt.date) -> str:
    """Write a month and its year: November 2026."""
    return format_date(value, format="MMMM yyyy", locale=LOCALE)


def period(first: dt.date | None, last: dt.date | None) -> str:
    """Write a time, None where it is open: until 3 May 2023, 4 May 2023 to 3 May 2029, from 4 May 2029."""
    if first is None:
        return f"until {day(last)}" if last else "at all times"
    return f"{day(first)} to {day(last)}" if last else f"from {day(first)}"


@cache
def number(value: Decimal | int) -> str:
    """Write a number: 1,250 or 2.5."""
    return format_decimal(value, locale=LOCALE)


@cache
def count(value: int, one: str, many: str) -> str:
    """Write how many there are: 1 report, 12 reports."""
    return f"{number(value)} {one if value == 1 else many}"


@cache
def money(amount: Decimal, currency: str) -> str:
    """Write a price: Free, €400, €49.50."""
    if not amount:
        return "Free"
    symbol = get_currency_symbol(currency, locale=LOCALE)
    whole = amount == amount.to_integral_value()
    figure = format_decimal(amount, format="#,##0" if whole else "#,##0.00", locale=LOCALE)
    return f"{symbol}\N{NO-BREAK SPACE}{figure}" if symbol.isalpha() else f"{symbol}{figure}"


def cost(price: Price | None) -> str:
    """Write what a credential costs, or that it is not stated."""
    return money(price.amount, price.currency) if price else NOT_STATED


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
    return ("" if stated else "about ") + count_of_hours(value)


def count_of_hours(value: Decimal) -> str:
    """Write hours: 1 hour, 12.5 hours."""
    return f"{number(value)} {'hour' if value == 1 else 'hours'}"


def ects(value: Decimal) -> str:
    """Write ECTS credits: 1 ECTS credit, 5 ECTS credits."""
    return f"{number(value)} ECTS {'credit' if value == 1 else 'credits'}"


def eqf(level: int | str) -> EqfLevel:
    """Give the level of the European Qualifications Framework as a term with its sentence."""
    return EqfLevel.NOT_APPLICABLE if level == NOT_APPLICABLE else EqfLevel.of(str(level))


def sentence(parts: list[str]) -> str:
    """Join words as a sentence does: a, b and c."""
    if len(parts) < 2:  # noqa: PLR2004
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
