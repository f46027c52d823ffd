"""The columns of the template for courses: heading, explanation, and how its cells become facts and facts its cells."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.imports import texts, values
from generator.imports.values import UnclearError
from generator.records.values import NOT_APPLICABLE, is_id
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
    Term,
)

Reading = Callable[[str], Any]
NUMBER = "number"
"""The way of the column with the provider's own number of a course."""
CURRENCY = "price.currency"


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    way: str
    """The way to its fact in a record, `[]` for each item of a list: `skills[].label`."""
    heading: str
    explained: str
    example: str
    read: Reading
    """Makes a value of the words in a cell, or of one part of them. Raises UnclearError."""
    is_text: bool = False
    """Whether it may stand in several languages: `Title (et)`."""
    others: tuple[str, ...] = ()
    """Further headings that mean the same."""

    @property
    def field(self) -> str:
        """Give the field of the record that it belongs to."""
        return self.way.partition(".")[0].removesuffix("[]")

    @property
    def is_list(self) -> bool:
        """Tell whether a cell may hold several values."""
        return "[]" in self.way


def _as_is(text: str) -> str:
    return " ".join(text.split())


def _or_not_applicable(read: Reading) -> Reading:
    def either(text: str) -> Any:  # noqa: ANN401 - a value
        is_word = values.folded(text) in ("not applicable", "does not apply", "n a", "na")
        return NOT_APPLICABLE if is_word else read(text)

    return either


def _level(text: str) -> str:
    found = values.number(text, "eqf", "level", "eqf level", "niveau", "tase")
    return f"{found:f}"


def _ref(text: str) -> str:
    words = text.strip().strip("/")
    if not all(is_id(part) for part in words.split("/")):
        raise UnclearError(f"“{words}” is not the short name that a record has in the catalogue, as in its address")
    return words


def _address(text: str) -> str:
    """Read an address; one without `https://` that looks like one gets it from the person, not from a program."""
    words = text.strip()
    if not words.casefold().startswith(("https://", "http://")):
        raise UnclearError(f"“{words}” is not a web address; start it with https://")
    return words


def _one_of(terms: type[Term]) -> Reading:
    return partial(values.term, terms)


def _listed(terms: type[Term]) -> str:
    return "One of: " + ", ".join(each.messages[0] for each in terms) + "."


def _column(way: str, heading: str, explained: str, example: str, read: Reading, *others: str) -> Column:
    return Column(way, heading, explained, example, read, others=others)


def _line(way: str, heading: str, explained: str, example: str, *others: str) -> Column:
    return Column(way, heading, explained, example, texts.line, is_text=True, others=others)


def _text(way: str, heading: str, explained: str, example: str, *others: str) -> Column:
    return Column(way, heading, explained, example, texts.words, is_text=True, others=others)


def _choice(way: str, heading: str, terms: type[Term], example: Term, *others: str) -> Column:
    return Column(way, heading, _listed(terms), example.messages[0], _one_of(terms), others=others)


CREDENTIAL: tuple[Column, ...] = (
    _column(
        NUMBER,
        "Course number",
        "Your own number or code for the course. It must stay the same from year to year.",
        "C-101",
        _as_is,
        *("Number", "Code", "Course code", "Id", "Course id"),
    ),
    _line("title", "Title", "The title of the course.", "Data analysis with Python", "Name", "Course title"),
    _text(
        "summary",
        "Summary",
        "What it is, in everyday words. At most 600 characters.",
        "Learn to answer questions with data.",
        "Short description",
    ),
    _column(
        "homepage",
        "Web page",
        "The address of its page on your website.",
        "https://university.example/data",
        _address,
        *("Homepage", "Course page", "URL", "Link", "Website"),
    ),
    _choice(
        "availability",
        "Can people take it now?",
        Availability,
        Availability.OFFERED,
        "Availability",
    ),
    _column(
        "languages[]", "Languages of teaching", "Names or tags.", "English | Estonian", values.language, "Language"
    ),
    _text(
        "learning_outcomes[]",
        "What people can do afterwards",
        "One sentence for each learning outcome.",
        "Summarise survey data | Plot survey data",
        "Learning outcomes",
    ),
    _column(
        "workload.hours",
        "Hours of work",
        "All hours together, with work at home.",
        "125",
        values.hours,
        *("Hours", "Workload"),
    ),
    _column(
        "workload.ects",
        "ECTS credits",
        "A number, or: does not apply.",
        "5",
        _or_not_applicable(
            lambda text: values.number(text, "ects", "credits", "credit", "ects credits", "cp", "ects-punkte")
        ),
        "ECTS",
        "Credits",
    ),
    _text("workload.reason", "Why there are no ECTS credits", "Only if ECTS credits do not apply.", ""),
    _column(
        "level.eqf",
        "EQF level",
        "5, 6, 7 or 8, or: does not apply.",
        "6",
        _or_not_applicable(_level),
        *("EQF", "European level", "Level"),
    ),
    _text("level.reason", "Why there is no EQF level", "Only if the level does not apply.", ""),
    _choice("level.qf_ehea", "Cycle", QfEhea, QfEhea.FIRST_CYCLE),
    _column("level.nqf.name", "National level", "As your national framework calls it.", "Level 6", texts.line),
    _column("level.nqf.url", "Address of the national level", "Where to read about it.", "", _address),
    _choice(
        "assessment.certificate",
        "What people get at the end",
        Certificate,
        Certificate.ASSESSMENT_BASED,
        "Certificate",
    ),
    _choice(
        "assessment.methods[]",
        "How it is assessed",
        AssessmentMethod,
        AssessmentMethod.PROJECT_WORK,
        "Assessment",
        "Assessment methods",
    ),
    _choice(
        "assessment.supervision",
        "Supervision of the assessment",
        Supervision,
        Supervision.SUPERVISED_WITH_ID,
    ),
    _choice("participation.mode[]", "Way of taking part", Mode, Mode.ONLINE, "Mode", "Form of participation"),
    _choice("participation.schedule", "Full time or part time", Schedule, Schedule.PART_TIME, "Schedule"),
    _column("participation.weeks", "Weeks", "How many weeks it lasts.", "10", values.weeks, "Number of weeks"),
    _column("participation.hours_per_week", "Hours a week", "About how many.", "12", values.hours, "Hours per week"),
    _column("participation.place", "Place", "The town or address.", "Tartu", texts.line, "Location"),
    _column(
        "price.amount", "Price", "The full price with its currency; free, if it is.", "400 EUR", _as_is, "Cost", "Fee"
    ),
    _column(CURRENCY, "Currency", "If it does not stand beside the price.", "EUR", values.currency),
    _text("price.note", "About the price", "What is included, who pays less.", ""),
    _text("funding", "Help with the cost", "Who may pay a part of it.", ""),
    _column(
        "starts[]", "Start", "Days, year-month-day, or: on demand.", "2027-02-01", values.start, "Starts", "Start date"
    ),
    _column("apply", "Address to apply", "Where people apply.", "https://university.example/apply", _address),
    _column("apply_by", "Last day to apply", "Year-month-day.", "2027-01-15", values.day, "Application deadline"),
    _column(
        "field[]", "Subjects", "Codes of ISCED-F 2013, 2 to 4 digits.", "0542", _as_is, "Subject", "ISCED", "ISCED-F"
    ),
    _line("skills[].label", "Skills", "What people can do, in a few words each.", "analyse data | draw charts"),
    _column("skills[].esco", "ESCO addresses of the skills", "In the same order as the skills.", "", _as_is),
    _text("audience", "Who it is for", "In a sentence or two.", "People who work with numbers.", "Target group"),
    _text("entry_requirements", "What people need before", "In a sentence or two.", "None.", "Entry requirements"),
    _text("teaching", "How people learn", "How it is taught, and what support there is.", ""),
    _choice("open_to", "Who may take it", Audience, Audience.PUBLIC, "Open to"),
    _choice("origin", "Where it comes from", Origin, Origin.STAND_ALONE, "Origin"),
    _line("local_term", "Your word for such courses", "What your country calls them.", "mikrokvalifikatsioon"),
    _choice("stacking.kind", "Can it count towards more?", Stacking, Stacking.STACKABLE),
    _column("stacking.into[].credential", "Counts towards these courses", "Short names in this catalogue.", "", _ref),
    _line("stacking.into[].name", "Counts towards", "The names of programmes or larger courses.", ""),
    _column("stacking.into[].url", "Addresses of what it counts towards", "In the same order.", "", _address),
    _text("stacking.note", "How it counts", "In a sentence or two.", ""),
    _column("part_of_programme.id", "Short name of the programme", "If it is a part of one.", "", _ref),
    _column("part_of_programme.provider", "Provider of the programme", "Its short name here.", "", _ref),
    _line("part_of_programme.name", "Name of the programme", "", ""),
    _choice("leads_to[].kind", "What it leads to", FutureUse, FutureUse.EMPLOYMENT),
    _text("leads_to[].text", "How it leads there", "One sentence for each, in the same order.", ""),
    _column("leads_to[].url", "Addresses of what it leads to", "In the same order.", "", _address),
    _text("recognition", "Recognition by others", "Who accepts it.", ""),
    _column("joint_awarding[]", "Awarded together with", "Short names of providers in this catalogue.", "", _ref),
    _line("partners[].name", "Partners", "Organisations that help and do not award.", ""),
    _column("partners[].provider", "Partners in this catalogue", "Their short names, in the same order.", "", _ref),
    _choice("partners[].role", "What the partners do", PartnerRole, PartnerRole.TEACHING),
    _column("partners[].url", "Addresses of the partners", "In the same order.", "", _address),
    _column("valid_from", "First day of this version", "Year-month-day.", "", values.day),
    _column("valid_until", "Last day of this version", "Year-month-day.", "", values.day),
    _column("supersedes", "Replaces", "The short name of the earlier course, as in its address here.", "", _ref),
    _column("source", "Source", "Where the facts come from, if it is not the web page.", "", _address),
    _column(
        "last_verified",
        "Last compared",
        "The day on which somebody last compared this with the source.",
        "",
        values.day,
    ),
)
"""The columns for courses, the most important first."""

WITHOUT_COLUMN: Mapping[str, str] = {
    "imported": "The note of an earlier import is made anew.",
    "sample": "A file of courses holds real ones.",
}
"""What a record can state and the table cannot, and why."""


def given(column: Column, words: str) -> Any:  # noqa: ANN401 - a value of a record
    """Give the value of the words in a cell: of a list all parts, with None for each gap. Raises UnclearError."""
    if not column.is_list:
        return column.read(words)
    return [column.read(part) if part else None for part in parts(words)]


def parts(words: str) -> list[str]:
    """Take a cell with several values apart: at `|`, or at new lines. Between two `|` there may be a gap."""
    if "|" in words:
        return [part.strip() for part in words.replace("\r\n", "\n").split("|")]
    return [part.strip().removeprefix("- ") for part in words.splitlines() if part.strip()]


def every() -> Iterator[tuple[str, Column]]:
    """Yield every heading with its column: the documented one, others that mean the same, and the way itself."""
    for column in CREDENTIAL:
        for heading in (column.heading, *column.others, column.way, column.way.replace("[]", "")):
            yield heading, column
