"""Tables of what is known about countries and education systems."""

from generator.exports.dumps.tables import column
from generator.exports.dumps.tables.column import Column
from generator.exports.dumps.tables.table import Table


def _answer_columns(name: str, asked: str) -> tuple[Column, ...]:
    field = f"facts.{name}"
    return (
        column.code(name, "answer", f"{field}.answer"),
        column.words(f"{name}_note", f"a note on {asked}", f"{field}.note"),
        column.address(f"{name}_url", f"where to read more on {asked}", f"{field}.url"),
    )


RECORDS = Table(
    "countries",
    "What is known about micro-credentials in a country or education system.",
    ("country",),
    (
        column.code("stage", "stage", "facts.stage"),
        column.words("summary", "how it is there", "facts.summary"),
        column.name("local_term", "what such a course is called there", "facts.local_term"),
        *_answer_columns("in_law", "the law"),
        *_answer_columns("in_qualifications_framework", "the national qualifications framework"),
        *_answer_columns("agency_approach", "the approach of agencies"),
        *_answer_columns("register", "the register of providers"),
        column.words("register_covers", "what the register covers", "facts.register.covers"),
        column.words("register_led_by", "who leads the register", "facts.register.led_by"),
        *_answer_columns("catalogue", "a national catalogue"),
        column.yes_no(
            "ects_other_providers",
            "whether others than higher education may give ECTS credits",
            "facts.ects.other_providers",
        ),
        column.number("ects_hours_least", "the fewest hours of work for one credit", "added.ects_hours_least"),
        column.number("ects_hours_most", "the most hours of work for one credit", "added.ects_hours_most"),
        column.words("ects_basis", "on what these rules rest", "facts.ects.basis"),
        column.address("contact", "whom to ask", "facts.contact"),
        *column.RECORDED,
    ),
    one="country",
)

LISTS = (
    Table(
        "country_examples",
        "An example from a country.",
        ("country",),
        (column.words("example", "the example", "text"), column.address("url", "where to read more")),
        key="country",
        items="facts.examples",
    ),
)
