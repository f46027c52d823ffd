"""What version 1 of the interface promises: the shape of each of its files.

Days are ISO 8601 (`2026-11-22`) and inclusive. A text is a map from language tags (BCP 47) to plain text, in the order
of the record. Codes are explained in `/api/v1/vocabularies/`. What is not known is `null`, or an empty list.
"""

from typing import TypeVar

from pydantic import ConfigDict, with_config
from typing_extensions import TypedDict

T = TypeVar("T", bound=type)

Text = dict[str, str]


def published(cls: T) -> T:
    """Mark a type as a part of the promise: the texts below its fields describe them, and no other field may come."""
    return with_config(ConfigDict(use_attribute_docstrings=True, extra="forbid"))(cls)


_From = TypedDict("_From", {"from": str})
_FromOrNot = TypedDict("_FromOrNot", {"from": str | None})

# --- quality


@published
class AlsoV1(TypedDict):
    """A report that came to another result than the headline."""

    report: str
    scope: str
    standing: str


@published
class WasV1(TypedDict):
    """The result of checks that have ended."""

    scope: str
    standing: str
    until: str
    """The last day."""


@published
class NotCountedV1(TypedDict):
    """A report that does not count, and why."""

    report: str
    reason: str
    """A code of the vocabulary `not-counted`."""


@published
class StatusV1(TypedDict):
    """The quality status of a credential or provider on a day, worked out from reports."""

    ref: str
    as_of: str
    scope: str
    """What was looked at: a code of the vocabulary `scope`, or `none`."""
    standing: str
    """What came of it: a code of the vocabulary `standing`."""
    since: str | None
    until: str | None
    good_until: str | None
    """The last day of a good status, as far as it is known today."""
    until_assumed: bool
    """Whether no report names that day, so that the catalogue's rule was used."""
    expiring: bool
    """Whether it ends soon."""
    obligation: str | None
    """Whether the checks were required: `obligatory`, `voluntary`, `mixed` or unknown."""
    next_change: str | None
    """The next day on which scope, standing or `expiring` differ, as far as it is known today."""
    because: list[str]
    """The reports behind the headline."""
    also: list[AlsoV1]
    was: WasV1 | None
    next: str | None
    """The report that takes effect next."""
    not_counted: list[NotCountedV1]


@published
class IntervalV1(_FromOrNot):
    """A time in which the quality status stayed the same; `from` is its first day."""

    until: str | None
    """The last day; unknown in the last interval."""
    scope: str
    standing: str
    because: list[str]


@published
class InWordsV1(TypedDict):
    """What a status says, for one interval of the timeline."""

    label: str
    sentence: str
    scope: str
    """What was looked at, shortly; empty if nothing was."""
    group: str
    """A code of the vocabulary `check-group`."""
    good_until: str | None
    until_assumed: bool


# --- parts of records


@published
class PartnerV1(TypedDict):
    """An organisation that helps and does not award."""

    provider: str | None
    """A provider of the catalogue, by its name in addresses."""
    name: Text | None
    url: str | None
    role: str
    """A code of the vocabulary `partner-role`."""


@published
class FieldOfStudyV1(TypedDict):
    """A field of study of ISCED-F 2013."""

    code: str
    label: str
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
    apply_by: str | None
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
    starts: list[str]
    """Days on which it starts."""
    starts_on_demand: bool
    """Whether people can start at any time."""
    stacking: StackingV1 | None
    part_of_programme: ProgrammeV1 | None
    leads_to: list[LeadV1]
    recognition: Text | None
    """What the provider says about recognition by others."""
    valid_from: str | None
    """The first day of this version."""
    valid_until: str | None
    """The last day of this version."""
    supersedes: str | None
    """The earlier credential that this one replaces."""
    superseded_by: str | None
    """The later credential that replaces this one."""


@published
class SeatV1(TypedDict):
    """A place where a provider is."""

    country: str
    """ISO 3166-1 alpha-2."""
    city: str | None
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
    country: str | None


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
    on: str
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
    answer: Text


@published
class SelfAssessmentV1(TypedDict):
    """What a provider answers to questions about its own quality assurance, in its own words."""

    set: str
    """A code of the vocabulary `question-set`."""
    on: str
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
    closed: str | None
    """The last day of the organisation."""


@published
class RecognitionV1(_From):
    """A time in which somebody recognised an agency; `from` is the first day."""

    by: str
    """A code of the vocabulary `recognised-by`."""
    until: str | None
    register: str | None
    """Where anyone can check it."""


@published
class ActivityV1(_From):
    """A procedure of an agency; `from` is the first day on which it was used."""

    id: str
    name: Text
    type: str
    """A code of the vocabulary `activity-type`."""
    until: str | None
    esg: bool
    """Whether it follows the European Standards and Guidelines."""


@published
class AgencyFactsV1(TypedDict):
    """What is known about a quality assurance agency."""

    name: Text
    acronym: str | None
    country: str
    website: str
    recognition: list[RecognitionV1]
    activities: list[ActivityV1]
    report_hosts: list[str]
    """Hosts on which it publishes."""


@published
class AsReviewedV1(TypedDict):
    """What a credential was when the agency looked at it."""

    title: Text | None
    hours: float | None
    ects: float | None
    ects_applies: bool | None
    eqf: int | None
    eqf_applies: bool | None
    learning_outcomes: list[Text]


@published
class ReviewedV1(TypedDict):
    """A credential that a report covers; what stands here wins over the report."""

    credential: str
    until: str | None
    decision: str | None
    as_reviewed: AsReviewedV1 | None


@published
class ReviewedProgrammeV1(TypedDict):
    """The programme that a report covers."""

    id: str
    provider: str
    name: Text
    eqf: int | None
    eqf_applies: bool | None
    qf_ehea: str | None
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
    due: str | None
    met: str | None


@published
class DecisionV1(TypedDict):
    """A decision and its day."""

    on: str
    decision: str
    """A code of the vocabulary `decision`."""


@published
class AppealV1(TypedDict):
    """An appeal against a decision."""

    since: str
    suspends: bool
    """Whether the decision rests while the appeal goes on."""
    on: str | None
    outcome: str | None
    """A code of the vocabulary `appeal-outcome`."""


@published
class WithdrawnV1(TypedDict):
    """Why a decision no longer stands."""

    on: str
    kind: str
    """A code of the vocabulary `withdrawal`."""
    reason: Text | None


@published
class ReportFactsV1(_From):
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
    until: str | None
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


@published
class AnswerOfCountryV1(TypedDict):
    """What is known about one question in a country."""

    answer: str
    text: Text | None
    url: str | None


@published
class CountryAnswerV1(TypedDict):
    """What is known about one question in a country."""

    answer: str
    """A code of the vocabulary `answer`."""
    note: Text | None
    url: str | None


@published
class RegisterV1(CountryAnswerV1):
    """A national register of providers."""

    covers: Text | None
    led_by: Text | None


@published
class CountryEctsV1(TypedDict):
    """A country's rules for ECTS credits."""

    other_providers: bool | None
    """Whether providers that are not higher education institutions may give ECTS credits."""
    hours_per_credit: list[float] | None
    """The fewest and the most hours of work for one credit."""
    basis: Text | None


@published
class CountryExampleV1(TypedDict):
    """An example from a country."""

    text: Text
    url: str | None


@published
class CountryFactsV1(TypedDict):
    """What is known about micro-credentials in a country or education system."""

    stage: str | None
    """A code of the vocabulary `stage`."""
    summary: Text
    local_term: Text | None
    in_law: CountryAnswerV1 | None
    in_qualifications_framework: CountryAnswerV1 | None
    agency_approach: CountryAnswerV1 | None
    register: RegisterV1 | None
    catalogue: CountryAnswerV1 | None
    ects: CountryEctsV1 | None
    contact: str | None
    examples: list[CountryExampleV1]


# --- files


@published
class FormatV1(TypedDict):
    """The same record in another format."""

    name: str
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
    as_of: str
    """The day for which the file was made."""
    next_change: str | None
    """The next day on which something in it changes by itself, as far as it is known today."""
    next_build_due: str
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
    last_verified: str
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
    last_verified: str
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


@published
class CredentialItemV1(TypedDict):
    """A credential in a list."""

    ref: str
    title: Text
    awarding: list[str]
    countries: list[str]
    availability: str
    scope: str
    standing: str
    good_until: str | None
    last_verified: str
    sample: bool
    url: str


@published
class ProviderItemV1(TypedDict):
    """A provider in a list."""

    ref: str
    name: Text
    kind: str
    country: str
    credentials: int
    """How many credentials it awards."""
    scope: str
    standing: str
    good_until: str | None
    last_verified: str
    sample: bool
    url: str


@published
class AgencyItemV1(TypedDict):
    """An agency in a list."""

    ref: str
    name: Text
    acronym: str | None
    country: str
    reports: int
    last_verified: str
    sample: bool
    url: str


@published
class ReportItemV1(_From):
    """A report in a list; `from` is the first day on which the decision holds."""

    ref: str
    agency: str
    scope: str
    decision: str
    until: str | None
    providers: list[str]
    last_verified: str
    sample: bool
    url: str


@published
class CountryItemV1(TypedDict):
    """A country or education system in a list."""

    ref: str
    stage: str | None
    last_verified: str
    sample: bool
    url: str


@published
class StatusItemV1(TypedDict):
    """The status of a credential or provider and its whole timeline."""

    ref: str
    kind: str
    qa: StatusV1
    timeline: list[IntervalV1]
    url: str


@published
class ListV1(DocumentV1):
    """One page of a list."""

    total: int
    """How many items all pages hold together."""
    page_number: int
    pages: int
    first: str
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


@published
class CodeV1(TypedDict):
    """A member of a vocabulary."""

    code: str
    label: Text
    sentence: Text
    """What it means, in one sentence."""
    uri: str | None
    """Its address in a public vocabulary."""


@published
class VocabularyV1(DocumentV1):
    """A closed list of codes."""

    name: str
    about: str
    codes: list[CodeV1]


@published
class VocabularyItemV1(TypedDict):
    """A vocabulary in the list of all."""

    name: str
    about: str
    codes: int
    url: str


@published
class VocabulariesV1(DocumentV1):
    """All vocabularies."""

    items: list[VocabularyItemV1]


@published
class ChangeV1(TypedDict):
    """Something that changed on a day."""

    on: str
    kind: str
    """The kind of record: `credential`, `provider`, `report`, `agency` or `country`."""
    ref: str
    change: str
    """`added`, `changed` or `withdrawn` (from the repository's history), or `status-changed` (from the timeline)."""
    scope: str | None
    """Of a changed status: what was looked at, from this day on."""
    standing: str | None
    """Of a changed status: what holds from this day on."""
    url: str | None
    """The file of the record; none if it was withdrawn."""


@published
class ChangesV1(DocumentV1):
    """What changed in one month, by day."""

    month: str
    """`2026-11`."""
    history_known: bool
    """False if the site was built without the history of the records: then only statuses are listed."""
    items: list[ChangeV1]


@published
class MonthV1(TypedDict):
    """A month in the list of all."""

    month: str
    changes: int
    url: str


@published
class MonthsV1(DocumentV1):
    """The months in which something changed: whoever wants all changes since a day reads these, from its month on."""

    history_known: bool
    months: list[MonthV1]


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
