"""What a provider says about a micro-credential."""

from typing_extensions import TypedDict

from generator.exports.api.types.published import Day, Text, published


@published
class PartnerV1(TypedDict):
    """An organisation that helps and does not award."""

    provider: str | None
    """A provider of the catalogue, by its name in addresses."""
    name: Text | None
    """Its name, if it is none of the catalogue."""
    url: str | None
    role: str
    """A code of the vocabulary `partner-role`."""


@published
class FieldOfStudyV1(TypedDict):
    """A field of study of ISCED-F 2013."""

    code: str
    label: str
    """Its name in English."""
    uri: str


@published
class SkillV1(TypedDict):
    """Something that people can do afterwards."""

    label: Text
    esco: str | None
    """Its address in ESCO."""


@published
class WorkloadV1(TypedDict):
    """How much work it is."""

    hours: float | None
    """Hours of work in all."""
    ects: float | None
    ects_applies: bool | None
    """False if ECTS credits do not apply; unknown if nothing is stated."""
    reason: Text | None
    """Why they do not apply."""


@published
class NationalLevelV1(TypedDict):
    """A level of a national qualifications framework."""

    name: str
    url: str | None


@published
class LevelV1(TypedDict):
    """How demanding it is."""

    eqf: int | None
    """Level of the European Qualifications Framework, 5 to 8."""
    eqf_applies: bool | None
    """False if such a level does not apply; unknown if nothing is stated."""
    qf_ehea: str | None
    """A code of the vocabulary `qf-ehea`."""
    nqf: NationalLevelV1 | None
    reason: Text | None
    """Why the European level does not apply."""


@published
class AssessmentV1(TypedDict):
    """How it is found out what people have learned."""

    certificate: str | None
    """A code of the vocabulary `certificate`."""
    methods: list[str]
    """Codes of the vocabulary `assessment-method`."""
    supervision: str | None
    """A code of the vocabulary `supervision`."""


@published
class ParticipationV1(TypedDict):
    """How people take part."""

    mode: list[str]
    """Codes of the vocabulary `mode`."""
    schedule: str | None
    """A code of the vocabulary `schedule`."""
    weeks: float | None
    hours_per_week: float | None
    place: str | None


@published
class PriceV1(TypedDict):
    """What it costs."""

    amount: float
    """The full price; 0 for free."""
    currency: str
    """ISO 4217."""
    note: Text | None


@published
class TargetV1(TypedDict):
    """Something larger that a credential counts towards."""

    credential: str | None
    """A credential of the catalogue, by its name in addresses."""
    name: Text | None
    """Its name, if it is none of the catalogue."""
    url: str | None


@published
class StackingV1(TypedDict):
    """How it can be put together with others."""

    kind: str
    """A code of the vocabulary `stacking`."""
    into: list[TargetV1]
    note: Text | None


@published
class ProgrammeV1(TypedDict):
    """A longer programme."""

    id: str
    provider: str
    name: Text


@published
class LeadV1(TypedDict):
    """One way in which it can be used afterwards."""

    kind: str
    """A code of the vocabulary `future-use`."""
    text: Text
    url: str | None


@published
class CredentialFactsV1(TypedDict):
    """What the provider says about a micro-credential."""

    title: Text
    summary: Text
    local_term: Text | None
    """What the country calls such a course."""
    availability: str
    """A code of the vocabulary `availability`."""
    origin: str | None
    """A code of the vocabulary `origin`."""
    open_to: str | None
    """A code of the vocabulary `audience`."""
    unconfirmed: list[str]
    """Providers that it names as awarding it too and that do not confirm it."""
    partners: list[PartnerV1]
    languages: list[str]
    """Languages of teaching."""
    homepage: str
    apply: str | None
    """Where to apply."""
    apply_by: Day | None
    """The last day to apply."""
    fields_of_study: list[FieldOfStudyV1]
    skills: list[SkillV1]
    audience: Text | None
    """Who it is for."""
    entry_requirements: Text | None
    teaching: Text | None
    learning_outcomes: list[Text]
    workload: WorkloadV1 | None
    level: LevelV1 | None
    assessment: AssessmentV1 | None
    participation: ParticipationV1 | None
    price: PriceV1 | None
    funding: Text | None
    """Who may help with the cost."""
    starts: list[Day]
    """Days on which it starts."""
    starts_on_demand: bool
    """Whether people can start at any time."""
    stacking: StackingV1 | None
    part_of_programme: ProgrammeV1 | None
    leads_to: list[LeadV1]
    recognition: Text | None
    """What the provider says about recognition by others."""
    valid_from: Day | None
    """The first day of this version."""
    valid_until: Day | None
    """The last day of this version."""
    supersedes: str | None
    """The earlier credential that this one replaces."""
    superseded_by: str | None
    """The later credential that replaces this one."""
