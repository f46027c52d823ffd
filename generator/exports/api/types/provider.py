"""What is known about a provider."""

from typing_extensions import TypedDict

from generator.exports.api.types.published import Day, Text, published


@published
class SeatV1(TypedDict):
    """A place where a provider is."""

    country: str
    """ISO 3166-1 alpha-2."""
    city: str | None
    """The town."""
    system: str | None
    """The education system, where a country has several."""
    legal: bool
    """Whether it is the legal seat."""


@published
class IdentifierV1(TypedDict):
    """A number of a provider in a register."""

    scheme: str
    """A code of the vocabulary `identifier-scheme`."""
    value: str
    source: str
    """Who keeps the register."""
    url: str | None
    """Its entry there."""
    country: str | None
    """The country of the register, ISO 3166-1 alpha-2."""


@published
class EctsV1(TypedDict):
    """Whether a provider may give ECTS credits."""

    eligible: str
    """`true`, `false` or `unknown`."""
    basis: Text | None


@published
class RelationV1(TypedDict):
    """Another provider that this one belongs together with."""

    provider: str
    kind: str
    """A code of the vocabulary `relationship`."""


@published
class ReplyV1(TypedDict):
    """A provider's answer to a report."""

    report: str
    on: Day
    text: Text


@published
class StatementV1(TypedDict):
    """What a provider says about its own quality assurance."""

    statement: Text
    url: str | None


@published
class AnswerV1(TypedDict):
    """An answer of a provider to a question about its own quality assurance."""

    question: str
    """The id of the question."""
    answer: Text


@published
class SelfAssessmentV1(TypedDict):
    """What a provider answers to questions about its own quality assurance, in its own words."""

    set: str
    """A code of the vocabulary `question-set`."""
    on: Day
    answers: list[AnswerV1]


@published
class ProviderFactsV1(TypedDict):
    """What is known about a provider."""

    kind: str
    """A code of the vocabulary `provider-kind`."""
    name: Text
    acronym: str | None
    website: str
    degree_awarding_powers: bool
    seats: list[SeatV1]
    organisation_type: str | None
    """A code of the vocabulary `organisation-type`."""
    identifiers: list[IdentifierV1]
    ects: EctsV1 | None
    joint_awards: list[str]
    """Credentials of other providers that it awards together with them."""
    credentials: list[str]
    """All credentials that it awards, alone or with others."""
    related: list[RelationV1]
    replies: list[ReplyV1]
    contact: str | None
    complaints: str | None
    qf_ehea_levels: list[str]
    """Codes of the vocabulary `qf-ehea`."""
    internal_quality: StatementV1 | None
    self_assessment: SelfAssessmentV1 | None
    closed: Day | None
    """The last day of the organisation."""
