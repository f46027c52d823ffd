"""What is known about a quality assurance agency."""

from typing_extensions import TypedDict

from generator.exports.api.types.published import Day, From, Text, published


@published
class RecognitionV1(From):
    """A time in which somebody recognised an agency; `from` is the first day."""

    by: str
    """A code of the vocabulary `recognised-by`."""
    until: Day | None
    register: str | None
    """Where anyone can check it."""


@published
class ActivityV1(From):
    """A procedure of an agency; `from` is the first day on which it was used."""

    id: str
    name: Text
    type: str
    """A code of the vocabulary `activity-type`."""
    until: Day | None
    esg: bool
    """Whether it follows the European Standards and Guidelines."""


@published
class AgencyFactsV1(TypedDict):
    """What is known about a quality assurance agency."""

    name: Text
    acronym: str | None
    country: str
    """ISO 3166-1 alpha-2."""
    website: str
    recognition: list[RecognitionV1]
    activities: list[ActivityV1]
    report_hosts: list[str]
    """Hosts on which it publishes."""
