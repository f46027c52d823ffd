"""A country or education system: how micro-credentials work there."""

from typing import Annotated

from pydantic import Field

from generator.records.values import Day, Flag, Items, Link, LongText, OneOf, Positive, Title, record
from generator.vocabulary import Answer, Stage


@record
class CountryAnswer:
    """An answer about the country, with a note and where to read more."""

    answer: Annotated[Answer, OneOf(Answer)]
    """The answer."""
    note: LongText | None = None
    """What should be known beside it."""
    url: Link | None = None
    """Where to read more."""


@record
class RegisterAnswer:
    """An answer about a national register of providers."""

    answer: Annotated[Answer, OneOf(Answer)]
    """Is there one?"""
    note: LongText | None = None
    """What should be known beside it."""
    url: Link | None = None
    """Its address."""
    covers: LongText | None = None
    """Which providers it covers."""
    led_by: LongText | None = None
    """Who leads it."""


@record
class CountryEcts:
    """The country's rules for ECTS credits."""

    other_providers: Flag | None = None
    """May providers that are not higher education institutions give ECTS credits?"""
    hours_per_credit: Annotated[tuple[Positive, ...], Field(min_length=2, max_length=2)] | None = None
    """The fewest and the most hours of work for one credit."""
    basis: LongText | None = None
    """The law or rule behind it."""


@record
class CountryExample:
    """An example from the country."""

    text: LongText
    """What is done there."""
    url: Link | None = None
    """Where to read more."""


@record
class CountryRecord:
    """What is known about micro-credentials in a country or education system."""

    stage: Annotated[Stage, OneOf(Stage)] | None = None
    """How far the country has come."""
    summary: LongText
    """Where the country stands, in everyday words."""
    local_term: Title | None = None
    """What a micro-credential is called there."""
    in_law: CountryAnswer | None = None
    """Does the law speak of micro-credentials?"""
    in_qualifications_framework: CountryAnswer | None = None
    """Are they in the national qualifications framework?"""
    agency_approach: CountryAnswer | None = None
    """Has an agency an approach to micro-credentials?"""
    register: RegisterAnswer | None = None
    """Is there a register of providers?"""
    catalogue: CountryAnswer | None = None
    """Is there a national catalogue of micro-credentials?"""
    ects: CountryEcts | None = None
    """Rules for ECTS credits."""
    contact: Link | None = None
    """Whom another country can ask."""
    examples: Annotated[tuple[CountryExample, ...], Items] = ()
    """Examples from the country."""
    last_verified: Day
    """The day on which a person last compared this record with its source."""
    source: Link
    """Where the facts come from."""
    sample: Flag = False
    """True for fictional records that show how the catalogue works."""
