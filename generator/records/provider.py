"""A provider: the organisation that awards micro-credentials, and who says that it exists."""

from typing import Annotated

from pydantic import Field

from generator.records.imported import Imported
from generator.records.values import (
    Country,
    Day,
    EducationSystem,
    Flag,
    Items,
    Line,
    Link,
    LongText,
    OneOf,
    QuestionId,
    References,
    Title,
    ToCredential,
    ToProvider,
    ToReport,
    example,
    record,
)
from generator.vocabulary import (
    EctsEligibility,
    IdentifierScheme,
    OrganisationType,
    ProviderKind,
    QfEhea,
    QuestionSet,
    Relationship,
)


@record
class Seat:
    """A place where the provider is."""

    country: Country
    """The country."""
    city: Annotated[Line | None, example("Tartu")] = None
    """The town or city."""
    system: Annotated[EducationSystem | None, example("be-vlg")] = None
    """The education system, where a country has several."""
    legal: Flag = False
    """True for the legal seat; exactly one seat has it."""


@record
class Identifier:
    """A number of the provider in a register."""

    scheme: Annotated[IdentifierScheme, OneOf(IdentifierScheme)]
    """Which register."""
    value: Annotated[Line, example("EE0012")]
    """The number or code."""
    source: Annotated[Line, example("European Tertiary Education Register")]
    """Who keeps the register."""
    url: Link | None = None
    """Where anyone can check it."""
    country: Country | None = None
    """The country of a national register."""


@record
class ProviderEcts:
    """May the provider give ECTS credits?"""

    eligible: Annotated[EctsEligibility, OneOf(EctsEligibility)] = EctsEligibility.UNKNOWN
    """The answer."""
    basis: Annotated[LongText | None, example("Higher education act, section 12")] = None
    """The law, rule or decision behind it."""


@record
class Relation:
    """Another provider that this one belongs together with."""

    provider: ToProvider
    """The other provider."""
    kind: Annotated[Relationship, OneOf(Relationship)]
    """How they belong together."""


@record
class Reply:
    """The provider's answer to a report."""

    report: ToReport
    """The report."""
    on: Day
    """The day of the answer."""
    text: Annotated[LongText, example("We have changed the assessment since the visit.")]
    """The answer."""


@record
class InternalQuality:
    """What the provider says about its own quality assurance."""

    statement: Annotated[LongText, example("Learners, teachers and an outside expert look at every course each year.")]
    """In its own words."""
    url: Link | None = None
    """Where to read more."""


@record
class Answer:
    """An answer of the provider to a question."""

    question: QuestionId
    """The question, by its short name."""
    answer: Annotated[LongText, example("Two employers told us in 2024 that nobody could repair the new machines.")]
    """The answer in its own words."""


@record
class SelfAssessment:
    """What the provider answers to the questions about its own quality assurance."""

    set: Annotated[QuestionSet, OneOf(QuestionSet)]
    """The set of questions that fits the kind of organisation."""
    on: Day
    """The day of the answers."""
    answers: Annotated[tuple[Answer, ...], Field(min_length=1, max_length=40)]
    """The answers; a question without an answer is left out."""


@record
class Provider:
    """An organisation that awards micro-credentials."""

    kind: Annotated[ProviderKind, OneOf(ProviderKind)]
    """A higher education institution or another provider."""
    name: Annotated[Title, example("Northern Harbour University")]
    """Its name."""
    acronym: Annotated[Line | None, example("NHU")] = None
    """The short form of its name."""
    website: Link
    """Its home page."""
    degree_awarding_powers: Flag
    """May it award degrees?"""
    seats: Annotated[tuple[Seat, ...], Field(min_length=1, max_length=40)]
    """Where it is; exactly one seat is the legal one."""
    organisation_type: Annotated[OrganisationType, OneOf(OrganisationType)] | None = None
    """How it is set up; required for other providers."""
    identifiers: Annotated[tuple[Identifier, ...], Field(min_length=1, max_length=40)]
    """Its numbers in registers; at least one comes from a source other than its own website."""
    ects: ProviderEcts | None = None
    """May it give ECTS credits?"""
    joint_awards: Annotated[tuple[ToCredential, ...], References] = ()
    """Micro-credentials of other providers that it confirms to award together with them."""
    related: Annotated[tuple[Relation, ...], Items] = ()
    """Providers that it belongs together with."""
    replies: Annotated[tuple[Reply, ...], Items] = ()
    """Its answers to reports."""
    contact: Link | None = None
    """Where to ask."""
    complaints: Link | None = None
    """Where to complain."""
    qf_ehea_levels: Annotated[tuple[Annotated[QfEhea, OneOf(QfEhea)], ...], Items] = ()
    """The cycles at which it offers programmes."""
    internal_quality: InternalQuality | None = None
    """What it says about its own quality assurance."""
    self_assessment: SelfAssessment | None = None
    """Its answers to the questions about its own quality assurance, shown as its own words."""
    last_verified: Day
    """The day on which a person last compared this record with its source."""
    source: Link
    """Where the facts come from."""
    closed: Day | None = None
    """The last day of the organisation; its page stays."""
    imported: Imported | None = None
    """What an import took over, for the next one; a program writes it."""
    sample: Flag = False
    """True for fictional records that show how the catalogue works."""

    @property
    def seat(self) -> Seat:
        """Give the legal seat (the first seat if none is marked)."""
        return next((seat for seat in self.seats if seat.legal), self.seats[0])
