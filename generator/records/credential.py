"""A credential: what a micro-credential is, as the provider that awards it describes it."""

import datetime as dt
from typing import Annotated, Any

from pydantic import BeforeValidator

from generator.records.imported import Imported
from generator.records.values import (
    Amount,
    Currency,
    Day,
    EscoAddress,
    FieldOfStudy,
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
    StartDay,
    Summary,
    Title,
    ToCredential,
    ToProvider,
    example,
    record,
)
from generator.vocabulary import (
    AssessmentMethod,
    Audience,
    Availability,
    Certificate,
    FutureUse,
    Mode,
    Origin,
    PartnerRole,
    QfEhea,
    Schedule,
    Stacking,
    Supervision,
)


@record
class Partner:
    """An organisation that helps and does not award: a provider of the catalogue, or a name and an address."""

    provider: ToProvider | None = None
    """A provider with a record of its own."""
    name: Annotated[Title | None, example("Harbour Software Guild")] = None
    """The name of an organisation without a record."""
    url: Link | None = None
    """Its home page."""
    role: Annotated[PartnerRole, OneOf(PartnerRole)]
    """What it does."""


@record
class Skill:
    """Something that people can do afterwards."""

    label: Annotated[Title, example("Read and change a spreadsheet")]
    """The skill in words."""
    esco: EscoAddress | None = None
    """The address of the skill in ESCO, the European list of skills."""


@record
class Workload:
    """How much work it is."""

    hours: Annotated[Positive | None, example(50)] = None
    """Hours of work in total, with reading and tasks at home."""
    ects: Annotated[PositiveOrNot | None, example(2)] = None
    """ECTS credits, or `not-applicable` with a reason."""
    reason: Annotated[LongText | None, example("The law of the country keeps ECTS credits for universities.")] = None
    """Why ECTS credits do not apply."""


@record
class NationalLevel:
    """A level of a national qualifications framework."""

    name: Annotated[Line, example("Level 6")]
    """What the level is called."""
    url: Link | None = None
    """Where to read more."""


@record
class QualificationLevel:
    """How demanding it is."""

    eqf: Level | None = None
    """Level 5 to 8 of the European Qualifications Framework, or `not-applicable` with a reason."""
    qf_ehea: Annotated[QfEhea, OneOf(QfEhea)] | None = None
    """The cycle in the framework of the European Higher Education Area."""
    nqf: NationalLevel | None = None
    """The level of the national qualifications framework."""
    reason: Annotated[LongText | None, example("The course has not been placed at a level.")] = None
    """Why the European level does not apply."""


@record
class Assessment:
    """How it is found out what people have learned."""

    certificate: Annotated[Certificate, OneOf(Certificate)] | None = None
    """What people get at the end."""
    methods: Annotated[tuple[Annotated[AssessmentMethod, OneOf(AssessmentMethod)], ...], Items] = ()
    """How it is assessed."""
    supervision: Annotated[Supervision, OneOf(Supervision)] | None = None
    """Whether somebody watches, and checks who takes part."""


@record
class Participation:
    """How people take part."""

    mode: Annotated[tuple[Annotated[Mode, OneOf(Mode)], ...], Items] = ()
    """Where learning happens."""
    schedule: Annotated[Schedule, OneOf(Schedule)] | None = None
    """How much of a week it takes."""
    weeks: Annotated[Positive | None, example(8)] = None
    """How many weeks it lasts."""
    hours_per_week: Annotated[Positive | None, example(6)] = None
    """About how many hours a week it takes."""
    place: Annotated[Line | None, example("Tartu")] = None
    """The town or address."""


@record
class Price:
    """What it costs."""

    amount: Annotated[Amount, example(120)]
    """The full price; 0 for free."""
    currency: Currency
    """The currency, as ISO 4217 writes it."""
    note: Annotated[LongText | None, example("Books are included. People without work pay half.")] = None
    """What is included, who pays less."""


@record
class StackingTarget:
    """Something larger that it counts towards: a micro-credential of the catalogue, or a name and an address."""

    credential: ToCredential | None = None
    """A micro-credential with a record of its own."""
    name: Annotated[Title | None, example("Bachelor in Data Science")] = None
    """The name of something without a record."""
    url: Link | None = None
    """Where to read more."""


def _target(value: Any) -> Any:  # noqa: ANN401 - whatever the YAML holds
    return {"credential": value} if isinstance(value, str) else value


@record
class StackingPath:
    """How it can be put together with others."""

    kind: Annotated[Stacking, OneOf(Stacking)]
    """Whether it can."""
    into: Annotated[
        tuple[
            Annotated[StackingTarget, BeforeValidator(_target, json_schema_input_type=ToCredential | StackingTarget)],
            ...,
        ],
        Items,
    ] = ()
    """What it counts towards."""
    note: Annotated[LongText | None, example("Three of these courses together replace one module.")] = None
    """What else to know."""


@record
class ProgrammePart:
    """The longer programme that it is a part of."""

    id: Annotated[Id, example("bsc-data-science")]
    """A short id; a report on the programme uses the same."""
    provider: ToProvider
    """The provider of the programme."""
    name: Annotated[Title, example("Data Science")]
    """The name of the programme."""


@record
class Lead:
    """One way in which it can be used afterwards."""

    kind: Annotated[FutureUse, OneOf(FutureUse)]
    """What for."""
    text: Annotated[LongText, example("The bachelor programme accepts it in place of its first module.")]
    """How, and who confirms it."""
    url: Link | None = None
    """Where to read more."""


@record
class Credential:
    """A micro-credential."""

    title: Annotated[Title, example("Data analysis with Python")]
    """Its title."""
    summary: Annotated[Summary, example("Learn to tidy up data, to draw it, and to say what it shows.")]
    """What it is, in everyday words."""
    local_term: Annotated[Title | None, example("mikrokvalifikatsioon")] = None
    """What the country calls such a course."""
    availability: Annotated[Availability, OneOf(Availability)]
    """Whether people can take it now."""
    joint_awarding: Annotated[tuple[ToProvider, ...], Items] = ()
    """Further providers that award it; each confirms that in its own record."""
    origin: Annotated[Origin, OneOf(Origin)] | None = None
    """Where it comes from."""
    open_to: Annotated[Audience, OneOf(Audience)] | None = None
    """Who may take it."""
    partners: Annotated[tuple[Partner, ...], Items] = ()
    """Organisations that help and do not award."""
    languages: Annotated[tuple[Annotated[Language, example("en")], ...], Items] = ()
    """Languages of teaching."""
    homepage: Link
    """Its page at the provider."""
    apply: Link | None = None
    """Where to apply."""
    apply_by: Day | None = None
    """The last day to apply."""
    field: Annotated[tuple[FieldOfStudy, ...], Items] = ()
    """Fields of study, as ISCED-F 2013 codes."""
    skills: Annotated[tuple[Skill, ...], Items] = ()
    """Skills that people gain."""
    audience: Annotated[LongText | None, example("People who work with tables and want to do more with them.")] = None
    """Who it is for."""
    entry_requirements: Annotated[LongText | None, example("You can use a spreadsheet already.")] = None
    """What people need before they start."""
    teaching: Annotated[LongText | None, example("You work in small groups, one evening a week, with a teacher.")] = (
        None
    )
    """How people learn, what support there is, and for whom it is accessible."""
    learning_outcomes: Annotated[tuple[Outcome, ...], Items] = ()
    """What people can do afterwards, one sentence each."""
    workload: Workload | None = None
    """How much work it is."""
    level: QualificationLevel | None = None
    """How demanding it is."""
    assessment: Assessment | None = None
    """How it is assessed and what people get."""
    participation: Participation | None = None
    """How people take part."""
    price: Price | None = None
    """What it costs."""
    funding: Annotated[LongText | None, example("The employment office may pay the fee.")] = None
    """Who may help with the cost."""
    starts: Annotated[tuple[StartDay, ...], Items] = ()
    """When it starts: days, or `on-demand`."""
    stacking: StackingPath | None = None
    """Whether it counts towards more."""
    part_of_programme: ProgrammePart | None = None
    """The longer programme that it is a part of."""
    leads_to: Annotated[tuple[Lead, ...], Items] = ()
    """How it can be used afterwards."""
    recognition: Annotated[LongText | None, example("Two universities accept it as an elective.")] = None
    """What the provider says about recognition by others."""
    valid_from: Day | None = None
    """The first day of this version."""
    valid_until: Day | None = None
    """The last day of this version."""
    supersedes: ToCredential | None = None
    """The earlier micro-credential that this one replaces."""
    last_verified: Day
    """The day on which a person last compared this record with its source."""
    source: Link
    """Where the facts come from."""
    imported: Imported | None = None
    """What an import took over, for the next one; a program writes it."""
    sample: Flag = False
    """True for fictional records that show how the catalogue works."""

    @property
    def certificate(self) -> Certificate | None:
        """Give what people get at the end; None if that is not stated."""
        return self.assessment.certificate if self.assessment else None

    def is_open(self, on: dt.date) -> bool:
        """Tell whether people can take it on a day, or apply for it.

        The last day to apply is that of the next start. Once it has passed, a later start says that there are more.
        """
        if self.availability is not Availability.OFFERED or self.has_ended(on):
            return False
        is_late = self.apply_by is not None and self.apply_by < on
        return not is_late or any(not isinstance(start, dt.date) or start >= on for start in self.starts)

    def has_ended(self, on: dt.date) -> bool:
        """Tell whether the last day of this version has passed on a day."""
        return self.valid_until is not None and self.valid_until < on
