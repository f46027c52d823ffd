"""Tables of agencies, and of what an agency has several of."""

from generator.exports.dumps.tables import column
from generator.exports.dumps.tables.table import Table

RECORDS = Table(
    "agencies",
    "A quality assurance agency.",
    ("agency",),
    (
        column.name("name", "its name", "facts.name"),
        column.text("acronym", "its acronym", "facts.acronym"),
        column.text("country", "where it is based, ISO 3166-1", "facts.country"),
        column.address("website", "its website", "facts.website"),
        column.listed("report_hosts", "host", "the hosts on which it publishes", "facts.report_hosts"),
        *column.RECORDED,
    ),
    one="agency",
)

LISTS = (
    Table(
        "agency_recognition",
        "A time in which somebody recognised an agency.",
        ("agency",),
        (
            column.code("recognised_by", "recognised-by", "by"),
            column.day("first_day", "the first day", "from"),
            column.day("last_day", "the last day", "until"),
            column.address("register", "where anyone can check it"),
        ),
        key="agency",
        items="facts.recognition",
    ),
    Table(
        "agency_activities",
        "A procedure of an agency.",
        ("agency",),
        (
            column.text("id", "its id in the record"),
            column.name("name", "its name"),
            column.code("type", "activity-type"),
            column.day("first_day", "the first day on which it was used", "from"),
            column.day("last_day", "the last day", "until"),
            column.yes_no("esg", "whether it follows the European Standards and Guidelines"),
        ),
        key="agency",
        items="facts.activities",
    ),
)
