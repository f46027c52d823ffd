"""The closed lists of the records: for each member its code, a label and one plain sentence."""

from generator.vocabulary.evidence import (
    ActivityType,
    AppealOutcome,
    Coverage,
    Decision,
    EnteredBy,
    Framework,
    Obligation,
    RecognisedBy,
    Scope,
    Withdrawal,
)
from generator.vocabulary.learning import (
    AssessmentMethod,
    Audience,
    Availability,
    Certificate,
    EqfLevel,
    FutureUse,
    Mode,
    Origin,
    PartnerRole,
    QfEhea,
    Schedule,
    Stacking,
    Supervision,
)
from generator.vocabulary.licences import Licence
from generator.vocabulary.organisations import (
    EctsEligibility,
    IdentifierScheme,
    OrganisationType,
    ProviderKind,
    Relationship,
)
from generator.vocabulary.reflection import QuestionSet
from generator.vocabulary.standing import GROUP_OF, PASSED_BY_SCOPE, CheckGroup, CheckKind, NotCounted, Standing
from generator.vocabulary.state_of_play import Answer, Stage
from generator.vocabulary.term import Term

LISTS: tuple[type[Term], ...] = (
    Availability,
    Origin,
    Audience,
    Mode,
    Schedule,
    EqfLevel,
    QfEhea,
    Certificate,
    AssessmentMethod,
    Supervision,
    Stacking,
    FutureUse,
    PartnerRole,
    ProviderKind,
    OrganisationType,
    EctsEligibility,
    IdentifierScheme,
    Relationship,
    QuestionSet,
    RecognisedBy,
    ActivityType,
    Scope,
    Decision,
    Obligation,
    Coverage,
    Framework,
    EnteredBy,
    Withdrawal,
    AppealOutcome,
    Stage,
    Answer,
)
"""Every closed list of the records, in the order in which the pages explain them."""

WORKED_OUT: tuple[type[Term], ...] = (Standing, NotCounted, CheckGroup, CheckKind)
"""The closed lists that no record holds: what is worked out from reports."""

OF_SETTINGS: tuple[type[Term], ...] = (Licence,)
"""The closed lists of mkdocs.yml."""

__all__ = [
    "GROUP_OF",
    "LISTS",
    "OF_SETTINGS",
    "PASSED_BY_SCOPE",
    "WORKED_OUT",
    "ActivityType",
    "Answer",
    "AppealOutcome",
    "AssessmentMethod",
    "Audience",
    "Availability",
    "Certificate",
    "CheckGroup",
    "CheckKind",
    "Coverage",
    "Decision",
    "EctsEligibility",
    "EnteredBy",
    "EqfLevel",
    "Framework",
    "FutureUse",
    "IdentifierScheme",
    "Licence",
    "Mode",
    "NotCounted",
    "Obligation",
    "OrganisationType",
    "Origin",
    "PartnerRole",
    "ProviderKind",
    "QfEhea",
    "QuestionSet",
    "RecognisedBy",
    "Relationship",
    "Schedule",
    "Scope",
    "Stacking",
    "Stage",
    "Standing",
    "Supervision",
    "Term",
    "Withdrawal",
]
