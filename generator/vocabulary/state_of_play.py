"""Closed lists about countries: how far micro-credentials have come in law and frameworks."""

from generator.vocabulary.term import Term


class Stage(Term):
    """The three stages that the IMINQA working group on quality assurance of micro-credentials told apart in 2023."""

    FOLLOWING = (
        "1",
        "Stage 1: following and discussing",
        "The country follows trends, holds workshops and asks those concerned.",
    )
    DEFINING = (
        "2",
        "Stage 2: defining and trying",
        "The country defines criteria and procedures, runs pilots and drafts rules.",
    )
    INCLUDING = (
        "3",
        "Stage 3: putting into law",
        "The country updates its qualifications framework or its law to include micro-credentials.",
    )


class Answer(Term):
    """An answer about a country."""

    YES = ("yes", "Yes", "It is so.")
    NO = ("no", "No", "It is not so.")
    PLANNED = ("planned", "Planned", "It is planned or being prepared.")
    NOT_STATED = ("not-stated", "Not stated", "The source does not say.")
