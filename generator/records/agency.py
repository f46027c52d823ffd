"""An agency: who reviews, who recognises it and which procedures its reports can cite."""

from typing import Annotated

from pydantic import Field

from generator.records.values import Country, Day, Flag, Host, Id, Items, Line, Link, OneOf, Title, record
from generator.vocabulary import ActivityType, RecognisedBy


@record
class Recognition:
    """A time in which somebody recognised the agency."""

    by: Annotated[RecognisedBy, OneOf(RecognisedBy)]
    """Who recognises the agency."""
    from_: Annotated[Day, Field(alias="from")]
    """The first day."""
    until: Day | None = None
    """The last day; left out while the recognition is open-ended."""
    register: Link | None = None
    """Where anyone can check it."""


@record
class Activity:
    """A procedure that reports of the agency can cite."""

    name: Title
    """What the agency calls the procedure."""
    type: Annotated[ActivityType, OneOf(ActivityType)]
    """What the procedure looks at."""
    from_: Annotated[Day, Field(alias="from")]
    """The first day on which the agency used it."""
    until: Day | None = None
    """The last day; left out while the agency uses it."""
    esg: Flag
    """Does it follow the European Standards and Guidelines (ESG)?"""


@record
class Agency:
    """A quality assurance agency."""

    name: Title
    """The name of the agency."""
    acronym: Line | None = None
    """The short form of its name."""
    country: Country
    """The country it is based in."""
    website: Link
    """Its home page."""
    recognition: Annotated[tuple[Recognition, ...], Items] = ()
    """Why its reports can count; several windows may stand here."""
    activities: Annotated[dict[Id, Activity], Field(min_length=1, max_length=200)]
    """The procedures that its reports can cite, by a short id."""
    report_hosts: Annotated[tuple[Host, ...], Items] = ()
    """Host names on which the agency publishes; a report whose links point elsewhere gets a warning."""
    last_verified: Day
    """The day on which a person last compared this record with its source."""
    source: Link
    """Where the facts come from."""
    sample: Flag = False
    """True for fictional records that show how the catalogue works."""
