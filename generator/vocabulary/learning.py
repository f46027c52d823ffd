"""Closed lists about a micro-credential: how it is offered, taught, assessed and used."""

from generator.vocabulary.term import Term

_ASSESSMENT = "http://data.europa.eu/snb/assessment/"
_MODE = "http://data.europa.eu/snb/learning-assessment/"
_SUPERVISION = "http://data.europa.eu/snb/supervision-verification/"
_SCHEDULE = "http://data.europa.eu/snb/learning-schedule/"


class Availability(Term):
    """Can somebody take it now?"""

    PLANNED = ("planned", "Planned", "The provider plans to offer it; you cannot apply yet.")
    OFFERED = ("offered", "Offered now", "You can apply for it or start it now.")
    PAUSED = ("paused", "Paused", "The provider does not offer it at the moment and may offer it again.")
    CLOSED = (
        "closed",
        "No longer offered",
        "The provider no longer offers it. If you have its certificate, it stays yours.",
    )


class Origin(Term):
    """Where a micro-credential comes from."""

    STAND_ALONE = ("stand-alone", "Made as a course of its own", "The provider made it as a course of its own.")
    UNPACKED_FROM_PROGRAMME = (
        "unpacked-from-programme",
        "Part of a longer programme",
        "It is a part of a longer programme that you can also take by itself.",
    )
    LIFELONG_LEARNING = (
        "lifelong-learning",
        "From continuing education",
        "It comes from courses for people who already work or come back to learning.",
    )
    NOT_STATED = ("not-stated", "Not stated", "The provider has not said where it comes from.")


class Audience(Term):
    """Who may take it."""

    PUBLIC = ("public", "Everybody", "Anybody who meets the entry requirements may apply.")
    OWN_STUDENTS = ("own-students", "The provider's own students", "Only students of the provider may take it.")
    OWN_EMPLOYEES = (
        "own-employees",
        "Staff of one employer",
        "Only people who work for the provider or its partner may take it.",
    )


class PartnerRole(Term):
    """What a partner that does not award the micro-credential does for it."""

    TEACHING = ("teaching", "Teaching", "The partner teaches all or a part of it.")
    DESIGN = ("design", "Design", "The partner helped to plan what is taught.")
    PLATFORM = ("platform", "Online platform", "The partner runs the website where you learn.")
    WORK_PLACEMENT = ("work-placement", "Work placement", "The partner offers places to practise at work.")
    FUNDING = ("funding", "Funding", "The partner pays for a part of it.")
    OTHER = ("other", "Other", "The partner helps in another way.")


class Certificate(Term):
    """What you get at the end: DEQAR's three answers."""

    ASSESSMENT_BASED = (
        "assessment-based",
        "Certificate after an assessment",
        "You get a certificate when you have shown in an assessment what you can do.",
    )
    ATTENDANCE = (
        "attendance",
        "Certificate of attendance",
        "You get a certificate because you took part; nobody assesses what you learned.",
    )
    NONE = ("none", "No certificate", "Nobody assesses what you learned and there is no certificate.")


class AssessmentMethod(Term):
    """How it is assessed: the assessment types of the European Learning Model."""

    ARTEFACT_ASSESSMENT = (
        "artefact-assessment",
        "A product you make",
        "You make something, for example a model or a design, and it is assessed.",
        _ASSESSMENT + "de4d165a6c",
    )
    CONTINUOUS_EVALUATION = (
        "continuous-evaluation",
        "Assessment during the course",
        "Several small tasks during the course count towards the result.",
        _ASSESSMENT + "3484bd7e51",
    )
    GROUP_PERFORMANCE = (
        "group-performance",
        "Group work",
        "You do a task together with others, and the group is assessed.",
        _ASSESSMENT + "56539a6507",
    )
    LEVEL_OF_ATTENDANCE = (
        "level-of-attendance",
        "Attendance",
        "How often you take part counts towards the result.",
        _ASSESSMENT + "7331eb4762",
    )
    MARKED_ASSIGNMENT = (
        "marked-assignment",
        "Written tasks",
        "You hand in written tasks and get marks for them.",
        _ASSESSMENT + "2939dae15f",
    )
    ORAL_EXAMINATION = (
        "oral-examination",
        "Oral exam",
        "You answer questions in a conversation with an examiner.",
        _ASSESSMENT + "d30284d7df",
    )
    PEER_ASSESSMENT = (
        "peer-assessment",
        "Assessment by other learners",
        "Other learners assess your work, and their marks count.",
        _ASSESSMENT + "19a2e5e671",
    )
    PEER_REVIEW = (
        "peer-review",
        "Comments by other learners",
        "Other learners comment on your work and you improve it.",
        _ASSESSMENT + "812e3b0ae1",
    )
    PORTFOLIO = (
        "portfolio",
        "Portfolio",
        "You collect examples of your work and explain what you learned.",
        _ASSESSMENT + "4f03b91c0e",
    )
    PRACTICAL_ASSESSMENT = (
        "practical-assessment",
        "Practical exam",
        "You show in practice what you can do, and somebody watches.",
        _ASSESSMENT + "6a4db9f11d",
    )
    PROBLEM_BASED_LEARNING = (
        "problem-based-learning",
        "Solving a real problem",
        "You work on a problem from real life, and your solution is assessed.",
        _ASSESSMENT + "c4256a2726",
    )
    PROJECT_WORK = (
        "project-work",
        "Project",
        "You plan and carry out a longer piece of work of your own.",
        _ASSESSMENT + "795dac4096",
    )
    QUIZ = ("quiz", "Short tests", "You answer short questions, often online.", _ASSESSMENT + "b1b68f6735")
    WRITTEN_EXAMINATION = (
        "written-examination",
        "Written exam",
        "You answer questions in writing in a fixed time.",
        _ASSESSMENT + "6e6cb2cc78",
    )


class Supervision(Term):
    """Does somebody watch the assessment, and check who takes it?"""

    SUPERVISED_WITH_ID = (
        "supervised-with-id",
        "Supervised, identity checked",
        "Somebody watches the assessment and checks who you are.",
        _SUPERVISION + "70be69aaf9",
    )
    SUPERVISED_WITHOUT_ID = (
        "supervised-without-id",
        "Supervised, identity not checked",
        "Somebody watches the assessment and does not check who you are.",
        _SUPERVISION + "44314532f9",
    )
    UNSUPERVISED_WITH_ID = (
        "unsupervised-with-id",
        "Not supervised, identity checked",
        "Nobody watches the assessment, and the provider checks who you are.",
        _SUPERVISION + "df2880c5cb",
    )
    UNSUPERVISED_WITHOUT_ID = (
        "unsupervised-without-id",
        "Not supervised, identity not checked",
        "Nobody watches the assessment or checks who you are.",
        _SUPERVISION + "c598449d64",
    )


class Mode(Term):
    """How you take part."""

    ONLINE = ("online", "Online", "You learn over the internet, wherever you are.", _MODE + "920fbb3cbe")
    ONSITE = ("onsite", "On site", "You go to a place and learn there.", _MODE + "9191af2ed9")
    BLENDED = (
        "blended",
        "Partly online, partly on site",
        "A part is online and a part is on site.",
        _MODE + "e92d221e4d",
    )
    WORK_BASED = ("work-based", "At work", "You learn at a workplace, doing real work.", _MODE + "729f3bed4b")
    PROJECT_BASED = (
        "project-based",
        "Through a project",
        "You learn by carrying out a project.",
        _MODE + "7813801c77",
    )
    LABORATORY = ("laboratory", "In a laboratory", "You learn in a laboratory.", _MODE + "ed4c557045")


class Schedule(Term):
    """How much of your week it takes."""

    FULL_TIME = ("full-time", "Full time", "It takes about as much of your week as a job.", _SCHEDULE + "72a0ab92fa")
    PART_TIME = ("part-time", "Part time", "You can do it beside a job or other studies.", _SCHEDULE + "67395e6b5a")


class Stacking(Term):
    """Can it be put together with others?"""

    STAND_ALONE = ("stand-alone", "Stands alone", "It is complete in itself and is not planned as a part of more.")
    STACKABLE = (
        "stackable",
        "Can count towards more",
        "You can put it together with others towards a larger certificate or degree.",
    )


class FutureUse(Term):
    """Where it can lead."""

    EMPLOYMENT = ("employment", "Work", "It can help you to find a job or to do more in the one you have.")
    FURTHER_STUDY = ("further-study", "Further study", "It can help you to start another course or programme.")
    CREDIT = ("credit", "Credit", "It can count as a part of another course or programme.")
    PERSONAL = ("personal", "Personal interest", "You learn it for yourself.")


class QfEhea(Term):
    """The cycles of the qualifications framework of the European Higher Education Area, with their EQF level."""

    SHORT_CYCLE = ("short-cycle", "Short cycle", "Shorter than a bachelor's degree, often two years.")
    FIRST_CYCLE = ("first-cycle", "First cycle", "The level of a bachelor's degree.")
    SECOND_CYCLE = ("second-cycle", "Second cycle", "The level of a master's degree.")
    THIRD_CYCLE = ("third-cycle", "Third cycle", "The level of a doctorate.")

    @property
    def eqf(self) -> int:
        """Give the EQF level that the cycle corresponds to, 5 to 8."""
        return 5 + list(QfEhea).index(self)


class EqfLevel(Term):
    """The levels of the European Qualifications Framework that higher education uses, and something to compare."""

    LEVEL_5 = (
        "5",
        "EQF level 5",
        "As demanding as the short programmes between school and a bachelor's degree.",
        "http://data.europa.eu/snb/eqf/5",
    )
    LEVEL_6 = ("6", "EQF level 6", "As demanding as a bachelor's degree.", "http://data.europa.eu/snb/eqf/6")
    LEVEL_7 = ("7", "EQF level 7", "As demanding as a master's degree.", "http://data.europa.eu/snb/eqf/7")
    LEVEL_8 = ("8", "EQF level 8", "As demanding as a doctorate.", "http://data.europa.eu/snb/eqf/8")
    NOT_APPLICABLE = (
        "not-applicable",
        "Does not apply",
        "The micro-credential has no such level, and the provider says why.",
    )
