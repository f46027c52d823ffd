"""Durations as ISO 8601 writes them."""

from decimal import Decimal


def of_hours(hours: Decimal) -> str:
    """Write hours, to the minute: PT50H, PT12H30M."""
    whole, minutes = divmod(round(hours * 60), 60)
    return f"PT{f'{whole}H' if whole else ''}{f'{minutes}M' if minutes or not whole else ''}"


def of_weeks(weeks: Decimal) -> str:
    """Write weeks: P10W; those that are not whole in days, to the hour: P17DT12H."""
    if weeks == weeks.to_integral_value():
        return f"P{int(weeks)}W"
    days, hours = divmod(round(weeks * 7 * 24), 24)
    return f"P{days}D{f'T{hours}H' if hours else ''}"
