"""A report: what an agency looked at, what it decided and for how long. Reports are the only evidence there is."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from generator.records.imported import Imported
from generator.records.values import (
    Activity,
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
    example,
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

    title: Annotated[Title | None, example("Data analysis")] = None
    """Its title then."""
    hours: Annotated[Positive | None, example(50)] = None
    """Its hours then."""
    ects: Annotated[PositiveOrNot | None, example(2)] = None
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

    id: Annotated[Id, example("bsc-data-science")]
    """A short id; `part_of_programme` of a credential uses the same."""
    name: Annotated[Title, example("Data Science")]
    """The name of the programme."""
    provider: ToProvider
    """The provider of the programme."""
    eqf: Level | None = None
    """Its European level."""
    qf_ehea: Annotated[QfEhea, OneOf(QfEhea)] | None = None
    """Its cycle."""
    qualification: Annotated[Line | None, example("Bachelor of Science")] = None
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
    note: Annotated[LongText | None, example("The report has a chapter on short courses.")] = None
    """In other words."""


@record
class File:
    """A document."""

    url: Link
    """Its address."""
    title: Annotated[Title | None, example("Report of the panel")] = None
    """What it is."""
    languages: Annotated[tuple[Language, ...], Items] = ()
    """The languages it is written in."""


@record
class Condition:
    """Something that the agency asked for."""

    text: Annotated[LongText, example("Describe how learners can appeal against a mark.")]
    """What."""
    due: Day | None = None
    """By when."""
    met: Day | None = None
    """The day on which the agency saw it done. If its decision changed with it, add to `decisions` and `files`."""


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
    reason: Annotated[LongText | None, example("A condition was not met in time.")] = None
    """Why."""


@record
class Report:
    """A published report of an agency."""

    activities: Annotated[tuple[Activity, ...], Field(min_length=1, max_length=40)]
    """The procedures of the agency that it comes from."""
    with_agencies: Annotated[tuple[ToAgency, ...], Items] = ()
    """Agencies that contributed."""
    scope: Annotated[Scope, OneOf(Scope)]
    """What was looked at."""
    providers: Annotated[tuple[ToProvider, ...], Field(min_length=1, max_length=5_000)]
    """The providers it is about."""
    credentials: Annotated[tuple[_Reviewed, ...], References] = ()
    """The micro-credentials it is about, if they were looked at themselves."""
    programme: ReviewedProgramme | None = None
    """The programme it is about, if a programme was looked at."""
    limited_to: Annotated[Title | None, example("Faculty of Education")] = None
    """A unit, seat or level; then only listed micro-credentials are covered."""
    covers_micro_credentials: MicroCredentialCoverage | None = None
    """What it says about micro-credentials, if a programme or a provider was looked at."""
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
    """Earlier reports that it makes history. Left out: those of the same kind; an empty list: none."""
    files: Annotated[tuple[File, ...], Items] = ()
    """Documents."""
    links: Annotated[tuple[File, ...], Items] = ()
    """Pages about it."""
    summary: Annotated[LongText | None, example("The outcomes are clear. Learners need more feedback.")] = None
    """The result in a few sentences."""
    local_identifier: Annotated[Line | None, example("2026-MC-014")] = None
    """The agency's own number."""
    deqar_report: Annotated[Whole | None, example(98765)] = None
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
    imported: Imported | None = None
    """What an import took over, for the next one; a program writes it."""
    sample: Flag = False
    """True for fictional records that show how the catalogue works."""
