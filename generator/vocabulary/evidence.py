"""Closed lists about external quality assurance: agencies, their procedures and what their reports decide."""

from generator.vocabulary.term import Term


class RecognisedBy(Term):
    """Who says that an agency's reports can be relied on."""

    EQAR = (
        "EQAR",
        "EQAR",
        "The agency is on the European register, which checks that agencies follow the European standards.",
    )
    NATIONAL_AUTHORITY = (
        "national-authority",
        "A national authority",
        "A ministry or another authority of a country has put the agency in charge.",
    )
    OTHER = ("other", "Another body", "Somebody else recognises the agency.")


class ActivityType(Term):
    """What a procedure of an agency looks at."""

    PROGRAMME = (
        "programme",
        "Programme",
        "The agency looks at one programme or one micro-credential of one provider.",
    )
    INSTITUTIONAL = ("institutional", "Institution", "The agency looks at the whole organisation.")
    JOINT_PROGRAMME = (
        "joint-programme",
        "Joint programme",
        "The agency looks at a programme that several providers offer together.",
    )
    INSTITUTIONAL_PROGRAMME = (
        "institutional-programme",
        "Institution and programme",
        "The agency looks at the organisation and at one of its programmes together.",
    )


class Scope(Term):
    """What was looked at: the three ways in which a micro-credential is reached. None is better than another."""

    CREDENTIAL = ("credential", "The micro-credential itself", "The agency looked at this short course separately.")
    PROGRAMME = ("programme", "The programme", "The agency looked at a longer programme that the course belongs to.")
    PROVIDER = ("provider", "The provider", "The agency looked at the organisation that awards it.")


class Coverage(Term):
    """What a report on a programme or provider says about micro-credentials."""

    YES = ("yes", "Included", "The report says that micro-credentials were included.")
    PARTLY = ("partly", "Partly included", "The report says that some micro-credentials were included.")
    NO = ("no", "Not included", "The report says that micro-credentials were not included.")
    NOT_STATED = ("not-stated", "Not stated", "The report does not say whether micro-credentials were included.")


class Framework(Term):
    """What the agency measured against."""

    ESG_2015 = (
        "ESG-2015",
        "European Standards and Guidelines (2015)",
        "The standards that European countries agreed on for quality assurance in higher education.",
    )
    NATIONAL = ("national", "National standards", "Standards of one country.")
    OTHER = ("other", "Other standards", "Standards of another body.")


class Obligation(Term):
    """Did the provider have to be reviewed?"""

    OBLIGATORY = ("obligatory", "Required", "The rules of the country require this review.")
    VOLUNTARY = (
        "voluntary",
        "Voluntary",
        "The provider asked for this review; it is recorded as not part of the country's official quality system.",
    )


class Decision(Term):
    """What came of a review."""

    POSITIVE = ("positive", "Positive", "The agency was satisfied.")
    POSITIVE_WITH_CONDITIONS = (
        "positive-with-conditions",
        "Positive, with conditions",
        "The agency was satisfied and asked for some things to be mended.",
    )
    NEGATIVE = ("negative", "Negative", "The agency was not satisfied.")
    NO_FORMAL_DECISION = (
        "no-formal-decision",
        "No pass or fail",
        "This kind of review gives advice and does not end in pass or fail.",
    )


class EnteredBy(Term):
    """Who put the report into the catalogue."""

    AGENCY = ("agency", "The agency", "The agency that made the report entered it.")
    MAINTAINERS = (
        "maintainers",
        "The catalogue's maintainers",
        "The catalogue's maintainers copied it from a public source; the agency has not confirmed it.",
    )


class Withdrawal(Term):
    """Why a decision no longer stands."""

    REVOKED = ("revoked", "Revoked", "The agency took its decision back; until then it was valid.")
    ANNULLED = ("annulled", "Annulled", "An appeal ended the decision as if it had never been made.")
    MISTAKE = ("mistake", "Entered by mistake", "The report was entered wrongly and never counted.")


class AppealOutcome(Term):
    """How an appeal against a decision ended."""

    UPHELD = ("upheld", "Decision upheld", "The decision stands as it was.")
    CHANGED = ("changed", "Decision changed", "The agency decided again; the report lists both decisions.")
    ANNULLED = ("annulled", "Decision annulled", "The decision counts as never made.")
