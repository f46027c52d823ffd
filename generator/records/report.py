"""A report: what an agency looked at, what it decided and for how long. Reports are the only evidence there is."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from generator.records.values import (
    Day,
    EndDay,
    Flag,
    Id,
    Items,
    Language,
    Level,
    Line,
    Link,
    LongText,
    OneOf,
    Outcome,
    Positive,
    PositiveOrNot,
    References,
    Title,
    ToAgency,
    ToCredential,
    ToProvider,
    ToReport,
    Whole,
    record,
)
from generator.vocabulary import (
    AppealOutcome,
    Coverage,
    Decision,
    EnteredBy,
    Framework,
    Obligation,
    QfEhea,
    Scope,
    Withdrawal,
)


@record
class AsReviewed:
    """What the micro-credential was when the agency looked at it."""

    title: Title | None = None
    """Its title then."""
    hours: Positive | None = None
    """Its hours then."""
    ects: PositiveOrNot | None = None
    """Its ECTS credits then."""
    eqf: Level | None = None
    """Its European level then."""
    learning_outcomes: Annotated[tuple[Outcome, ...], Items] = ()
    """Its learning outcomes then."""


@record
class ReviewedCredential:
    """A micro-credential that the report covers; what stands here wins over the report."""

    credential: ToCredential
    """The micro-credential."""
    until: EndDay | None = None
    """An earlier last day."""
    decision: Annotated[Decision, OneOf(Decision)] | None = None
    """A decision of its own."""
    as_reviewed: AsReviewed | None = None
    """What it was when the agency looked at it."""


def _reviewed(value: Any) -> Any:  # noqa: ANN401 - whatever the YAML holds
    return {"credential": value} if isinstance(value, str) else value


_Reviewed = Annotated[
    ReviewedCredential, BeforeValidator(_reviewed, json_schema_input_type=ToCredential | ReviewedCredential)
]


@record
class ReviewedProgramme:
    """The programme that the report covers."""

    id: Id
    """A short id; `part_of_programme` of a credential uses the same."""
    name: Title
    """The name of the programme."""
    provider: ToProvider
    """The provider of the programme."""
    eqf: Level | None = None
    """Its European level."""
    qf_ehea: Annotated[QfEhea, OneOf(QfEhea)] | None = None
    """Its cycle."""
    qualification: Line | None = None
    """What it ends with."""
    degree: Flag | None = None
    """Does it end with a degree?"""


@record
class MicroCredentialCoverage:
    """What the report says about micro-credentials."""

    answer: Annotated[Coverage, OneOf(Coverage)]
    """Were they included?"""
    credentials: Annotated[tuple[ToCredential, ...], References] = ()
    """The ones that the report names."""
    note: LongText | None = None
    """In other words."""


@record
class File:
    """A document."""

    url: Link
    """Its address."""
    title: Title | None = None
    """What it is."""
    languages: Annotated[tuple[Language, ...], Items] = ()
    """The languages it is written in."""


@record
class Condition:
    """Something that the agency asked for."""

    text: LongText
    """What."""
    due: Day | None = None
    """By when."""
    met: Day | None = None
    """The day on which the agency saw it done."""


@record
class DatedDecision:
    """A decision and its day."""

    on: Day
    """The day."""
    decision: Annotated[Decision, OneOf(Decision)]
    """The decision."""


@record
class Appeal:
    """An appeal against the decision."""

    since: Day
    """The first day of the appeal."""
    suspends: Flag
    """Does the decision rest while the appeal goes on?"""
    on: Day | None = None
    """The day on which the appeal was decided."""
    outcome: Annotated[AppealOutcome, OneOf(AppealOutcome)] | None = None
    """How it was decided."""


@record
class WithdrawnDecision:
    """Why the decision no longer stands."""

    on: Day
    """Since when."""
    kind: Annotated[Withdrawal, OneOf(Withdrawal)]
    """In which way."""
    reason: LongText | None = None
    """Why."""


@record
class Report:
    """A published report of an agency."""

    activities: Annotated[tuple[Id, ...], Field(min_length=1, max_length=40)]
    """The procedures of the agency that it comes from."""
    with_agencies: Annotated[tuple[ToAgency, ...], Items] = ()
    """Agencies that contributed."""
    scope: Annotated[Scope, OneOf(Scope)]
    """What was looked at."""
    providers: Annotated[tuple[ToProvider, ...], Field(min_length=1, max_length=5_000)]
    """The providers it is about."""
    credentials: Annotated[tuple[_Reviewed, ...], References] = ()
    """The micro-credentials it is about, for the scope `credential`."""
    programme: ReviewedProgramme | None = None
    """The programme it is about, for the scope `programme`."""
    limited_to: Title | None = None
    """A unit, seat or level; then only listed micro-credentials are covered."""
    covers_micro_credentials: MicroCredentialCoverage | None = None
    """What it says about micro-credentials, for the scopes `programme` and `provider`."""
    framework: Annotated[Framework, OneOf(Framework)] | None = None
    """What it was measured against."""
    obligation: Annotated[Obligation, OneOf(Obligation)]
    """Whether the review was required."""
    decision: Annotated[Decision, OneOf(Decision)]
    """What came of it."""
    from_: Annotated[Day, Field(alias="from")]
    """The first day on which it holds."""
    until: EndDay | None = None
    """The last day on which it holds, or `unlimited`."""
    entered_by: Annotated[EnteredBy, OneOf(EnteredBy)]
    """Who put it into the catalogue."""
    replaces: Annotated[tuple[ToReport, ...], References] | None = None
    """Earlier reports that it makes history; an empty list for none."""
    files: Annotated[tuple[File, ...], Items] = ()
    """Documents."""
    links: Annotated[tuple[File, ...], Items] = ()
    """Pages about it."""
    summary: LongText | None = None
    """The result in a few sentences."""
    local_identifier: Line | None = None
    """The agency's own number."""
    deqar_report: Whole | None = None
    """Its number in DEQAR."""
    conditions: Annotated[tuple[Condition, ...], Items] = ()
    """What the agency asked for."""
    decisions: Annotated[tuple[DatedDecision, ...], Items] = ()
    """Every decision with its day, if it changed."""
    appeal: Appeal | None = None
    """An appeal against it."""
    withdrawn: WithdrawnDecision | None = None
    """Why it no longer stands."""
    last_verified: Day
    """The day on which a person last compared this record with its source."""
    source: Link
    """Where the facts come from."""
    sample: Flag = False
    """True for fictional records that show how the catalogue works."""
