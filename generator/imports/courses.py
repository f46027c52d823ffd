"""The template for courses: its columns, and how a price is read."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from generator.catalogue import Entry
from generator.imports import rows, texts, values
from generator.imports.columns import (
    NUMBER,
    address,
    as_is,
    choice,
    line,
    or_not_applicable,
    reference,
    text,
    value,
)
from generator.imports.rows import Cells, Said, Template
from generator.imports.values import UnclearError
from generator.records import Credential
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
    fields_of_study,
)

CURRENCY = "price.currency"


def _level(words: str) -> str:
    found = values.number(words, "eqf", "level", "eqf level", "niveau", "tase")
    return f"{found:f}"


_NOW = {
    **dict.fromkeys(
        ("open", "open now", "open for applications", "available", "available now", "offered"), Availability.OFFERED
    ),
    **dict.fromkeys(("coming soon", "upcoming"), Availability.PLANNED),
    **dict.fromkeys(("on hold", "suspended"), Availability.PAUSED),
    **dict.fromkeys(("closed for good", "discontinued"), Availability.CLOSED),
}
"""Words that mean exactly one thing. “Cancelled”, “full” and “no” may be about this year only."""


def _availability(words: str) -> str:
    said = values.folded(words)
    return _NOW[said].value if said in _NOW else values.term(Availability, words)


def _subject(words: str) -> str:
    """Read a code of a field of study. Spreadsheets take its 0 for nothing: 542 is no code, 0542 is."""
    code, known = as_is(words), fields_of_study.labels()
    return f"0{code}" if code not in known and f"0{code}" in known else code


_COLUMNS = (
    value(
        NUMBER,
        "Course number",
        "Your own number or code for the course. It must stay the same from year to year.",
        "C-101",
        as_is,
        *("Number", "Code", "Course code", "Id", "Course id"),
    ),
    line("title", "Title", "The title of the course.", "Data analysis with Python", "Name", "Course title"),
    text(
        "summary",
        "Summary",
        "What it is, in everyday words. At most 600 characters.",
        "Learn to answer questions with data.",
        "Short description",
    ),
    value(
        "homepage",
        "Web page",
        "The address of its page on your website.",
        "https://university.example/data",
        address,
        *("Homepage", "Course page", "URL", "Link", "Website"),
    ),
    choice(
        "availability",
        "Can people take it now?",
        Availability,
        Availability.OFFERED,
        "Availability",
        read=_availability,
    ),
    value("languages[]", "Languages of teaching", "Names or tags.", "English | Estonian", values.language, "Language"),
    text(
        "learning_outcomes[]",
        "What people can do afterwards",
        "One sentence for each learning outcome.",
        "Summarise survey data | Plot survey data",
        "Learning outcomes",
    ),
    value(
        "workload.hours",
        "Hours of work",
        "All hours together, with work at home.",
        "125",
        values.hours,
        "Hours",
    ),
    value(
        "workload.ects",
        "ECTS credits",
        "A number, or: does not apply.",
        "5",
        or_not_applicable(
            lambda words: values.number(words, "ects", "credits", "credit", "ects credits", "cp", "ects-punkte")
        ),
        "ECTS",
    ),
    text("workload.reason", "Why there are no ECTS credits", "Only if ECTS credits do not apply.", ""),
    value(
        "level.eqf",
        "EQF level",
        "5, 6, 7 or 8, or: does not apply.",
        "6",
        or_not_applicable(_level),
        *("EQF", "European level"),
    ),
    text("level.reason", "Why there is no EQF level", "Only if the level does not apply.", ""),
    choice("level.qf_ehea", "Cycle", QfEhea, QfEhea.FIRST_CYCLE),
    value("level.nqf.name", "National level", "As your national framework calls it.", "Level 6", texts.line),
    value("level.nqf.url", "Address of the national level", "Where to read about it.", "", address),
    choice(
        "assessment.certificate",
        "What people get at the end",
        Certificate,
        Certificate.ASSESSMENT_BASED,
        "Certificate",
    ),
    choice(
        "assessment.methods[]",
        "How it is assessed",
        AssessmentMethod,
        AssessmentMethod.PROJECT_WORK,
        "Assessment",
        "Assessment methods",
    ),
    choice(
        "assessment.supervision",
        "Supervision of the assessment",
        Supervision,
        Supervision.SUPERVISED_WITH_ID,
    ),
    choice("participation.mode[]", "Way of taking part", Mode, Mode.ONLINE, "Mode", "Form of participation"),
    choice("participation.schedule", "Full time or part time", Schedule, Schedule.PART_TIME, "Schedule"),
    value("participation.weeks", "Weeks", "How many weeks it lasts.", "10", values.weeks, "Number of weeks"),
    value("participation.hours_per_week", "Hours a week", "About how many.", "12", values.hours, "Hours per week"),
    value("participation.place", "Place", "The town or address.", "Tartu", texts.line, "Location"),
    value(
        "price.amount", "Price", "The full price with its currency; free, if it is.", "400 EUR", as_is, "Cost", "Fee"
    ),
    value(CURRENCY, "Currency", "If it does not stand beside the price.", "EUR", values.currency),
    text("price.note", "About the price", "What is included, who pays less.", ""),
    text("funding", "Help with the cost", "Who may pay a part of it.", ""),
    value(
        "starts[]", "Start", "Days, year-month-day, or: on demand.", "2027-02-01", values.start, "Starts", "Start date"
    ),
    value("apply", "Address to apply", "Where people apply.", "https://university.example/apply", address),
    value("apply_by", "Last day to apply", "Year-month-day.", "2027-01-15", values.day, "Application deadline"),
    value(
        "field[]", "Subjects", "Codes of ISCED-F 2013, 2 to 4 digits.", "0542", _subject, "Subject", "ISCED", "ISCED-F"
    ),
    line("skills[].label", "Skills", "What people can do, in a few words each.", "analyse data | draw charts"),
    value("skills[].esco", "ESCO addresses of the skills", "In the same order as the skills.", "", as_is),
    text("audience", "Who it is for", "In a sentence or two.", "People who work with numbers.", "Target group"),
    text("entry_requirements", "What people need before", "In a sentence or two.", "None.", "Entry requirements"),
    text("teaching", "How people learn", "How it is taught, and what support there is.", ""),
    choice("open_to", "Who may take it", Audience, Audience.PUBLIC, "Open to"),
    choice("origin", "Where it comes from", Origin, Origin.STAND_ALONE, "Origin"),
    line("local_term", "Your word for such courses", "What your country calls them.", "mikrokvalifikatsioon"),
    choice("stacking.kind", "Can it count towards more?", Stacking, Stacking.STACKABLE),
    value("stacking.into[].credential", "Counts towards these courses", "Short names here.", "", reference),
    line("stacking.into[].name", "Counts towards", "The names of programmes or larger courses.", ""),
    value("stacking.into[].url", "Addresses of what it counts towards", "In the same order.", "", address),
    text("stacking.note", "How it counts", "In a sentence or two.", ""),
    value("part_of_programme.id", "Short name of the programme", "If it is a part of one.", "", reference),
    value("part_of_programme.provider", "Provider of the programme", "Its short name here.", "", reference),
    line("part_of_programme.name", "Name of the programme", "", ""),
    choice("leads_to[].kind", "What it leads to", FutureUse, FutureUse.EMPLOYMENT),
    text("leads_to[].text", "How it leads there", "One sentence for each, in the same order.", ""),
    value("leads_to[].url", "Addresses of what it leads to", "In the same order.", "", address),
    text("recognition", "Recognition by others", "Who accepts it.", ""),
    value("joint_awarding[]", "Awarded together with", "Short names of providers in this catalogue.", "", reference),
    line("partners[].name", "Partners", "Organisations that help and do not award.", ""),
    value("partners[].provider", "Partners in this catalogue", "Their short names, in the same order.", "", reference),
    choice("partners[].role", "What the partners do", PartnerRole, PartnerRole.TEACHING),
    value("partners[].url", "Addresses of the partners", "In the same order.", "", address),
    value("valid_from", "First day of this version", "Year-month-day.", "", values.day),
    value("valid_until", "Last day of this version", "Year-month-day.", "", values.day),
    value("supersedes", "Replaces", "The short name of the earlier course, as in its address here.", "", reference),
    value("source", "Source", "Where the facts come from, if it is not the web page.", "", address),
    value(
        "last_verified",
        "Last compared",
        "The day on which somebody last compared this with the source.",
        "",
        values.day,
    ),
)


def _price(cells: Cells, own: Sequence[Said]) -> Any:  # noqa: ANN401 - a value of a record
    """Give the price of an amount and a currency, which stand in one cell or in two, and the words about it."""
    alone = {place.column.way: (place, words) for place, words in own if not place.column.is_text}
    currency = ""
    if CURRENCY in alone:
        currency = cells.value(*alone[CURRENCY]) or ""
        if not currency:
            return None
    if "price.amount" not in alone:
        for place, _ in own:
            cells.note(place, UnclearError("there is no price beside it, so it is left out"))
        return None
    place, words = alone["price.amount"]
    try:
        amount, named = values.money(words, currency, cells.wanted.currency)
    except UnclearError as problem:
        cells.note(place, problem)
        return None
    if values.is_free(words) and not currency:
        cells.note(place, UnclearError(values.free_in(named)))
    about = cells.together([(each, said) for each, said in own if each.column.is_text]) or {}
    return {"amount": amount, "currency": named, **about}


def _number(entry: Entry[Credential]) -> str:
    """Give the number that the provider gave a course in an import; else its name here."""
    noted = entry.record.imported
    return noted.id if noted else entry.ref.partition("/")[2]


COURSES = Template(
    name="courses",
    kind="credential",
    columns=_COLUMNS,
    needed=("title", "summary", "homepage"),
    missed={
        "learning_outcomes": "what people can do afterwards",
        "workload": "hours of work or ECTS credits",
        "level": "level",
        "assessment": "how it is assessed",
        "participation": "way of taking part",
    },
    without_column={
        "imported": "The note of an earlier import is made anew.",
        "sample": "A file of courses holds real ones.",
    },
    number=_number,
    vague={"credits": "workload.ects", "level": "level.eqf", "workload": "workload.hours"},
    together={"price": _price},
)
read = partial(rows.read, COURSES)
"""Reads the courses of a table."""
