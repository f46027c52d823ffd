"""What is known about a report."""

from typing_extensions import TypedDict

from generator.exports.api.types.published import Day, From, Text, published


@published
class AsReviewedV1(TypedDict):
    """What a credential was when the agency looked at it."""

    title: Text | None
    hours: float | None
    ects: float | None
    ects_applies: bool | None
    """False if ECTS credits did not apply."""
    eqf: int | None
    eqf_applies: bool | None
    """False if such a level did not apply."""
    learning_outcomes: list[Text]


@published
class ReviewedV1(TypedDict):
    """A credential that a report covers; what stands here wins over the report."""

    credential: str
    until: Day | None
    """The last day on which the decision holds for it, if that is another one."""
    decision: str | None
    """A code of the vocabulary `decision`, if it is another one."""
    as_reviewed: AsReviewedV1 | None
    """What it was then."""


@published
class ReviewedProgrammeV1(TypedDict):
    """The programme that a report covers."""

    id: str
    provider: str
    name: Text
    eqf: int | None
    eqf_applies: bool | None
    qf_ehea: str | None
    """A code of the vocabulary `qf-ehea`."""
    qualification: str | None
    degree: bool | None
    """Whether it ends with a degree."""


@published
class CoverageV1(TypedDict):
    """What a report says about micro-credentials."""

    answer: str
    """A code of the vocabulary `coverage`."""
    credentials: list[str]
    note: Text | None


@published
class FileV1(TypedDict):
    """A document or page."""

    url: str
    title: Text | None
    languages: list[str]


@published
class ConditionV1(TypedDict):
    """Something that an agency asked for."""

    text: Text
    due: Day | None
    """By when."""
    met: Day | None
    """The day on which the agency saw it done."""


@published
class DecisionV1(TypedDict):
    """A decision and its day."""

    on: Day
    decision: str
    """A code of the vocabulary `decision`."""


@published
class AppealV1(TypedDict):
    """An appeal against a decision."""

    since: Day
    """Its first day."""
    suspends: bool
    """Whether the decision rests while the appeal goes on."""
    on: Day | None
    """The day on which it was decided."""
    outcome: str | None
    """A code of the vocabulary `appeal-outcome`."""


@published
class WithdrawnV1(TypedDict):
    """Why a decision no longer stands."""

    on: Day
    kind: str
    """A code of the vocabulary `withdrawal`."""
    reason: Text | None


@published
class ReportFactsV1(From):
    """What is known about a report; `from` is the first day on which the decision holds."""

    agency: str
    with_agencies: list[str]
    activities: list[str]
    """Procedures of the agency, by their ids in its record."""
    scope: str
    """A code of the vocabulary `scope`."""
    providers: list[str]
    credentials: list[ReviewedV1]
    programme: ReviewedProgrammeV1 | None
    limited_to: Text | None
    """A unit, seat or level; then only listed micro-credentials are covered."""
    covers_micro_credentials: CoverageV1 | None
    framework: str | None
    """A code of the vocabulary `framework`."""
    obligation: str
    """A code of the vocabulary `obligation`."""
    decision: str
    """A code of the vocabulary `decision`."""
    until: Day | None
    """The last day on which it holds."""
    unlimited: bool
    """Whether the agency has set no last day on purpose."""
    entered_by: str
    """A code of the vocabulary `entered-by`."""
    replaces: list[str] | None
    """Earlier reports that it makes history; unknown if the usual rule holds."""
    files: list[FileV1]
    links: list[FileV1]
    summary: Text | None
    local_identifier: str | None
    deqar_report: int | None
    """Its number in DEQAR."""
    conditions: list[ConditionV1]
    decisions: list[DecisionV1]
    appeal: AppealV1 | None
    withdrawn: WithdrawnV1 | None
