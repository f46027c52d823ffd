"""Closed lists about providers: what kind of organisation, how it is identified, how it relates to others."""

from generator.vocabulary.term import Term


class ProviderKind(Term):
    """The two kinds of provider. They are told apart and otherwise treated alike."""

    HIGHER_EDUCATION_INSTITUTION = (
        "higher-education-institution",
        "Higher education institution",
        "A university, university college or similar school that its country counts as higher education.",
    )
    OTHER_PROVIDER = (
        "other-provider",
        "Other provider",
        "An organisation that offers courses and is not a higher education institution.",
    )


class OrganisationType(Term):
    """How an organisation is set up."""

    PRIVATE_COMPANY = ("private-company", "Private company", "A business owned by private people or companies.")
    NGO = ("ngo", "Non-governmental organisation", "An independent organisation that does not work for profit.")
    PUBLIC_PRIVATE_PARTNERSHIP = (
        "public-private-partnership",
        "Public–private partnership",
        "An organisation that public bodies and private companies run together.",
    )
    PUBLIC_ORGANISATION = (
        "public-organisation",
        "Public organisation",
        "An organisation that belongs to a state, region, city or another public body.",
    )
    OTHER = ("other", "Other", "Another form of organisation, for example a cooperative or a foundation.")


class IdentifierScheme(Term):
    """Registers that give an organisation a number of its own."""

    DEQAR = (
        "DEQAR",
        "DEQAR number",
        "Its number in the European database of external quality assurance results, where agencies publish reports.",
    )
    ETER = ("ETER", "ETER number", "Its number in the European register of higher education institutions.")
    ORGREG = (
        "OrgReg",
        "OrgReg number",
        "Its number in a European register of public-sector research and higher education organisations.",
    )
    ROR = ("ROR", "ROR identifier", "Its address in an open, worldwide register of research organisations.")
    WHED = ("WHED", "WHED number", "Its number in the worldwide database of higher education institutions.")
    EU_VAT = ("EU-VAT", "VAT number", "Its tax number for trade within the European Union.")
    EU_PIC = (
        "EU-PIC",
        "Participant code (PIC)",
        "The nine-digit number it has when it takes part in programmes of the European Union.",
    )
    ERASMUS = ("Erasmus", "Erasmus code", "Its code for student exchanges in the Erasmus+ programme.")
    ERASMUS_CHARTER = (
        "Erasmus-Charter",
        "Erasmus charter number",
        "The number of its charter, which lets it take part in Erasmus+ exchanges.",
    )
    SCHAC = (
        "SCHAC",
        "SCHAC identifier",
        "The code that university computer systems in Europe use to name their home organisation.",
    )
    NATIONAL = ("national", "National number", "Its number in a register of its own country.")


class EctsEligibility(Term):
    """May the provider give ECTS credits under the rules of its country?"""

    TRUE = ("true", "Yes", "The rules of its country let this provider give ECTS credits.")
    FALSE = ("false", "No", "The rules of its country do not let this provider give ECTS credits.")
    UNKNOWN = ("unknown", "Not known", "Nobody has confirmed yet whether this provider may give ECTS credits.")


class Relationship(Term):
    """How two providers belong together. It is shown, and never passes a quality check on."""

    FACULTY_OF = ("faculty-of", "Faculty of", "It is a faculty or school of the other organisation.")
    CAMPUS_OF = ("campus-of", "Campus of", "It is a campus or branch of the other organisation.")
    ALLIANCE_MEMBER = (
        "alliance-member",
        "Member of an alliance with",
        "Both work together in an alliance of institutions.",
    )
    VALIDATED_BY = (
        "validated-by",
        "Validated by",
        "The other organisation confirms its courses and answers for their standard.",
    )
    SUCCESSOR_OF = ("successor-of", "Successor of", "It took over the work of the other organisation.")
