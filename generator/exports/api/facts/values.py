"""Values of records, in the words of version 1. What is not stated is None."""

import datetime as dt
from decimal import Decimal

from generator.records.values import NOT_APPLICABLE, Text
from generator.vocabulary import Term


def text(text: Text | None) -> dict[str, str] | None:
    """Give a text in all its languages."""
    return dict(text) if text else None


def day(day: dt.date | None) -> str | None:
    """Give a day."""
    return day.isoformat() if day else None


def end(day: dt.date | str | None) -> str | None:
    """Give a last day; none of what is unlimited."""
    return day.isoformat() if isinstance(day, dt.date) else None


def code(term: Term | None) -> str | None:
    """Give the code of a term."""
    return term.value if term else None


def number(value: Decimal | str | None) -> float | None:
    """Give a number; none of what does not apply."""
    return None if value is None or isinstance(value, str) else shortly(value)


def shortly(value: Decimal) -> float:
    """Give a number without a fraction that is nothing."""
    return int(value) if value == value.to_integral_value() else float(value)


def whole(value: int | str | None) -> int | None:
    """Give a whole number; none of what does not apply."""
    return None if value is None or value == NOT_APPLICABLE else int(value)


def applies(value: object) -> bool | None:
    """Tell whether something applies."""
    return None if value is None else value != NOT_APPLICABLE
