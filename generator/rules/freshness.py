"""Rules about the day on which somebody last compared a record with its source."""

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from generator.catalogue import Catalogue
from generator.finding import Level
from generator.rules.rule import Defect, Rule


def not_verified_for_a_year(catalogue: Catalogue, on: dt.date) -> Iterator[Defect]:
    """Find records that were compared with their source more than twelve months ago."""
    for _, entry in catalogue.entries():
        if stale_from(entry.record.last_verified) <= on:
            yield Defect(
                entry,
                ("last_verified",),
                f"last compared with its source on {entry.record.last_verified}, over 12 months ago",
                "Open `source`, compare, correct what has changed and write the day into `last_verified`.",
            )


def verified_in_the_future(catalogue: Catalogue, on: dt.date) -> Iterator[Defect]:
    """Find records that claim to be compared with their source on a day that has not come."""
    for _, entry in catalogue.entries():
        if entry.record.last_verified > on:
            yield Defect(
                entry,
                ("last_verified",),
                f"{entry.record.last_verified} has not come yet",
                "Write the day on which you compared the record with its source.",
            )


@lru_cache(maxsize=10_000)
def stale_from(verified: dt.date) -> dt.date:
    """Give the first day on which a comparison with the source is more than twelve months ago."""
    if verified.year == dt.MAXYEAR:
        return dt.date.max
    following = verified + dt.timedelta(days=1)
    if following.year == dt.MAXYEAR:
        return dt.date.max
    leap_day = (following.month, following.day) == (2, 29)
    return dt.date(following.year + 1, 3, 1) if leap_day else following.replace(year=following.year + 1)


RULES = (
    Rule(
        "not-verified-for-a-year",
        Level.WARNING,
        "Compare every record with its source once a year.",
        "Courses change quietly. The page tells readers when nobody has looked for more than twelve months.",
        bad="""\
# providers/other-university.yml
last_verified: 2025-11-21
""",
        good="""\
# providers/other-university.yml
last_verified: 2025-11-22
""",
        check=not_verified_for_a_year,
    ),
    Rule(
        "verified-in-the-future",
        Level.WARNING,
        "Write the day on which a person compared the record with its source.",
        "A day that has not come is a slip of the keyboard, and it would hide that the record gets old.",
        bad="""\
# providers/other-university.yml
last_verified: 2026-11-23
""",
        good="""\
# providers/other-university.yml
last_verified: 2026-11-22
""",
        check=verified_in_the_future,
    ),
)
