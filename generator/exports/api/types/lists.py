"""Lists: where to begin, all records of a kind with few facts, and all statuses."""

from typing_extensions import TypedDict

from generator.exports.api.types.document import DocumentV1
from generator.exports.api.types.published import Day, From, Text, published
from generator.exports.api.types.quality import IntervalV1, StatusV1


@published
class IndexV1(DocumentV1):
    """Where to begin."""

    name: str
    description: str
    contact: str | None
    credentials: str
    providers: str
    agencies: str
    reports: str
    countries: str
    statuses: str
    vocabularies: str
    changes: str
    openapi: str
    data: str
    """Everything at once, to download."""


@published
class ItemV1(TypedDict):
    """A record in a list."""

    ref: str
    """Its name in addresses and references."""
    last_verified: Day
    """The day on which a person last compared the record with its source."""
    sample: bool
    """Whether the record is fictional."""
    url: str
    """Its own file in the interface."""


@published
class SubjectItemV1(ItemV1):
    """A credential or provider in a list."""

    scope: str
    """What was looked at: a code of the vocabulary `scope`, or `none`."""
    standing: str
    """What came of it: a code of the vocabulary `standing`."""
    good_until: Day | None
    """The last day of a good status, as far as it is known today."""


@published
class CredentialItemV1(SubjectItemV1):
    """A credential in a list."""

    title: Text
    awarding: list[str]
    """The providers that award it."""
    countries: list[str]
    """The countries of these providers, ISO 3166-1 alpha-2."""
    availability: str
    """A code of the vocabulary `availability`."""


@published
class ProviderItemV1(SubjectItemV1):
    """A provider in a list."""

    name: Text
    kind: str
    """A code of the vocabulary `provider-kind`."""
    country: str
    """The country of its legal seat, ISO 3166-1 alpha-2."""
    credentials: int
    """How many credentials it awards."""


@published
class AgencyItemV1(ItemV1):
    """An agency in a list."""

    name: Text
    acronym: str | None
    country: str
    """ISO 3166-1 alpha-2."""
    reports: int
    """How many reports of it stand here."""


@published
class ReportItemV1(ItemV1, From):
    """A report in a list; `from` is the first day on which the decision holds."""

    agency: str
    scope: str
    """A code of the vocabulary `scope`."""
    decision: str
    """A code of the vocabulary `decision`."""
    until: Day | None
    """The last day on which the decision holds."""
    providers: list[str]
    """The providers that it is about."""


@published
class CountryItemV1(ItemV1):
    """A country or education system in a list."""

    stage: str | None
    """A code of the vocabulary `stage`."""


@published
class StatusItemV1(TypedDict):
    """The status of a credential or provider and its whole timeline."""

    ref: str
    """Its name in addresses and references."""
    kind: str
    """`credential` or `provider`."""
    qa: StatusV1
    """The quality status on the day `as_of`."""
    timeline: list[IntervalV1]
    """All its times, the oldest first."""
    url: str
    """Its own file in the interface."""


@published
class ListV1(DocumentV1):
    """One page of a list."""

    total: int
    """How many items all pages hold together."""
    page_number: int
    """The number of this page, from 1."""
    pages: int
    """How many pages there are."""
    first: str
    """The address of the first page."""
    next: str | None
    """The address of the next page."""


@published
class CredentialsV1(ListV1):
    """Credentials in the order of their names."""

    items: list[CredentialItemV1]


@published
class ProvidersV1(ListV1):
    """Providers in the order of their names."""

    items: list[ProviderItemV1]


@published
class AgenciesV1(ListV1):
    """Agencies in the order of their names."""

    items: list[AgencyItemV1]


@published
class ReportsV1(ListV1):
    """Reports in the order of their names."""

    items: list[ReportItemV1]


@published
class CountriesV1(ListV1):
    """Countries and education systems in the order of their names."""

    items: list[CountryItemV1]


@published
class StatusesV1(ListV1):
    """The statuses and timelines of credentials and providers."""

    items: list[StatusItemV1]
