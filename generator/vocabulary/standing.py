"""Closed lists of what a quality status can be. No record holds them: they are worked out from reports."""

from generator.vocabulary.evidence import Scope
from generator.vocabulary.term import Term


class Standing(Term):
    """What came of the checks that are recorded."""

    POSITIVE = ("positive", "Passed", "The agency was satisfied.")
    CONDITIONAL = ("conditional", "Passed, with conditions", "The agency was satisfied and asked for some changes.")
    NEGATIVE = ("negative", "Did not pass", "The agency was not satisfied.")
    CONFLICTING = (
        "conflicting",
        "Results of checks differ",
        "Current checks of the same thing came to different results.",
    )
    UNDECIDED = ("undecided", "Reviewed, no pass or fail", "This kind of review gives advice and no pass or fail.")
    UNDER_APPEAL = ("under-appeal", "Decision under appeal", "The decision is under appeal and does not apply for now.")
    COVERAGE_NOT_STATED = (
        "coverage-not-stated",
        "Passed, short courses not mentioned",
        "The report does not say whether micro-credentials were included.",
    )
    NOT_COVERED = (
        "not-covered",
        "Passed, course not included",
        "The report does not include this micro-credential.",
    )
    WITHDRAWN = ("withdrawn", "Approval withdrawn", "The agency took its decision back.")
    EXPIRED = ("expired", "Check ended", "The last check recorded here has ended.")
    UPCOMING = ("upcoming", "Check starts later", "A decision is published and takes effect later.")
    UNCOUNTED = ("uncounted", "A report the catalogue does not count", "A report exists that our rules do not count.")
    THROUGH_PROGRAMMES = (
        "through-programmes",
        "Some of its programmes passed",
        "No check of the organisation as a whole is recorded here; some of its programmes or micro-credentials passed.",
    )
    NONE = ("none", "No outside check recorded here", "Nobody has entered a report here.")


class NotCounted(Term):
    """Why a report does not count."""

    AGENCY_NOT_RECOGNISED = (
        "agency-not-recognised",
        "Agency not recognised then",
        "no recognition that this catalogue counts was recorded for the body on the day on which the decision began",
    )
    ACTIVITY_OUTSIDE_ITS_WINDOW = (
        "activity-outside-its-window",
        "Procedure not in use then",
        "the report names a procedure that was not in use on the day on which the decision began",
    )
    ACTIVITY_OUTSIDE_THE_ESG = (
        "activity-outside-the-esg",
        "Procedure outside the European standards",
        "the report comes from a procedure that does not follow the European Standards and Guidelines",
    )
    ANNULLED = (
        "annulled",
        "Annulled",
        "the decision was annulled after an appeal, as if it had never been made",
    )
    MISTAKE = ("mistake", "Entered by mistake", "the report was entered here by mistake")


class CheckGroup(Term):
    """The groups of the quality facet: every standing is in one. None of the three ways of a check ranks higher."""

    PASSED = (
        "passed",
        "Passed an outside check",
        "A check that includes the course was positive, also with conditions.",
    )
    UNCLEAR = (
        "unclear",
        "Reviewed, course not clearly included",
        "An agency looked, and the report does not clearly include this course, or does not end in pass or fail.",
    )
    DISPUTED = (
        "disputed",
        "Did not pass, withdrawn or disputed",
        "A check was negative, was taken back, is under appeal, or current checks differ.",
    )
    NOT_NOW = ("not-now", "Check ended or not yet started", "A check is recorded and does not hold today.")
    NONE = ("none", "No outside check recorded here", "That does not tell you whether the course is good or bad.")


class CheckKind(Term):
    """What a search or list can ask for: the groups, and those that passed by what was looked at."""

    PASSED = ("passed", CheckGroup.PASSED.label, CheckGroup.PASSED.sentence)
    PASSED_ITSELF = (
        "passed-itself",
        "Passed: the course itself was looked at",
        "An agency looked at the course separately, and the result was positive.",
    )
    PASSED_PROGRAMME = (
        "passed-programme",
        "Passed: its programme was looked at",
        "An agency looked at a programme that includes the course, and the result was positive.",
    )
    PASSED_PROVIDER = (
        "passed-provider",
        "Passed: its provider was looked at",
        "An agency looked at the organisation with its short courses, and the result was positive.",
    )
    UNCLEAR = ("unclear", CheckGroup.UNCLEAR.label, CheckGroup.UNCLEAR.sentence)
    DISPUTED = ("disputed", CheckGroup.DISPUTED.label, CheckGroup.DISPUTED.sentence)
    NOT_NOW = ("not-now", CheckGroup.NOT_NOW.label, CheckGroup.NOT_NOW.sentence)
    NONE = ("none", CheckGroup.NONE.label, CheckGroup.NONE.sentence)


PASSED_BY_SCOPE: dict[Scope, CheckKind] = {
    Scope.CREDENTIAL: CheckKind.PASSED_ITSELF,
    Scope.PROGRAMME: CheckKind.PASSED_PROGRAMME,
    Scope.PROVIDER: CheckKind.PASSED_PROVIDER,
}
GROUP_OF: dict[Standing, CheckGroup] = {
    Standing.POSITIVE: CheckGroup.PASSED,
    Standing.CONDITIONAL: CheckGroup.PASSED,
    Standing.THROUGH_PROGRAMMES: CheckGroup.PASSED,
    Standing.COVERAGE_NOT_STATED: CheckGroup.UNCLEAR,
    Standing.NOT_COVERED: CheckGroup.UNCLEAR,
    Standing.UNDECIDED: CheckGroup.UNCLEAR,
    Standing.NEGATIVE: CheckGroup.DISPUTED,
    Standing.WITHDRAWN: CheckGroup.DISPUTED,
    Standing.CONFLICTING: CheckGroup.DISPUTED,
    Standing.UNDER_APPEAL: CheckGroup.DISPUTED,
    Standing.EXPIRED: CheckGroup.NOT_NOW,
    Standing.UPCOMING: CheckGroup.NOT_NOW,
    Standing.NONE: CheckGroup.NONE,
    Standing.UNCOUNTED: CheckGroup.NONE,
}
"""The group of every standing."""
