"""The file of one record, and what every file says of itself."""

from typing_extensions import TypedDict

from generator.exports.api.types.agency import AgencyFactsV1
from generator.exports.api.types.country import CountryFactsV1
from generator.exports.api.types.credential import CredentialFactsV1
from generator.exports.api.types.provider import ProviderFactsV1
from generator.exports.api.types.published import Day, Text, published
from generator.exports.api.types.quality import IntervalV1, InWordsV1, StatusV1
from generator.exports.api.types.report import ReportFactsV1


@published
class FormatV1(TypedDict):
    """The same record in another format."""

    name: str
    """The name of the file."""
    media_type: str
    url: str


@published
class LinksV1(TypedDict):
    """Where to go on."""

    self: str
    page: str
    """The page for people."""
    record: str | None
    """The record as its file holds it."""
    formats: list[FormatV1]


@published
class DocumentV1(TypedDict):
    """What every file says of itself."""

    version: int
    """The version of the interface: 1."""
    as_of: Day
    """The day for which the file was made."""
    next_change: Day | None
    """The next day on which something in it changes by itself, as far as it is known today."""
    next_build_due: Day
    """If this day has passed, the file may be out of date."""
    licence: str
    """The address of the licence."""


@published
class SubjectV1(DocumentV1):
    """A credential or provider with its quality status."""

    kind: str
    """The kind of record: `credential` or `provider`."""
    ref: str
    """Its name in addresses and references."""
    name: Text
    """Its title or name."""
    awarding: list[str]
    """Of a credential: the providers that award it."""
    page: str
    """The page for people."""
    badge: str
    """The picture of the status for other websites."""
    sample: bool
    """Whether the record is fictional."""
    source: str
    """With what a person has compared the record."""
    last_verified: Day
    """The day of that comparison."""
    qa: StatusV1
    """The quality status on the day `as_of`."""
    timeline: list[IntervalV1]
    """All its times, the oldest first."""
    language: str
    """The language of `in_words`, a BCP 47 tag."""
    in_words: list[InWordsV1]
    """One for each interval of the timeline."""
    links: LinksV1
    """Where to go on."""


@published
class CredentialV1(SubjectV1):
    """A micro-credential: what its provider says about it, and its quality status."""

    facts: CredentialFactsV1


@published
class ProviderV1(SubjectV1):
    """A provider: what is known about it, and its quality status."""

    facts: ProviderFactsV1


@published
class EvidenceV1(DocumentV1):
    """A record that is not a subject of checks itself."""

    kind: str
    """The kind of record: `agency`, `report` or `country`."""
    ref: str
    """Its name in addresses and references."""
    page: str
    """The page for people."""
    sample: bool
    """Whether the record is fictional."""
    source: str
    """With what a person has compared the record."""
    last_verified: Day
    """The day of that comparison."""
    links: LinksV1
    """Where to go on."""


@published
class AgencyV1(EvidenceV1):
    """A quality assurance agency."""

    facts: AgencyFactsV1


@published
class ReportV1(EvidenceV1):
    """A published report of an agency."""

    facts: ReportFactsV1
    touches: list[str]
    """The credentials that it touches directly, through their programme or through their provider."""


@published
class CountryV1(EvidenceV1):
    """A country or education system."""

    facts: CountryFactsV1
