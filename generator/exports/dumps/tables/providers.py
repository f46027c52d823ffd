"""Tables of providers, and of what a provider has several of."""

from collections.abc import Iterable

from generator.exports.dumps.tables import column
from generator.exports.dumps.tables.table import Document, Table


def _answers_of_others(document: Document) -> Iterable[Document]:
    said = document["facts"]["self_assessment"]
    return ({"question_set": said["set"], "day": said["on"], **each} for each in said["answers"]) if said else ()


RECORDS = Table(
    "providers",
    "A provider of micro-credentials.",
    ("provider",),
    (
        column.name("name", "its name", "facts.name"),
        column.text("acronym", "its acronym", "facts.acronym"),
        column.code("kind", "provider-kind", "facts.kind"),
        column.code("organisation_type", "organisation-type", "facts.organisation_type"),
        column.text("country", "the country of its legal seat, ISO 3166-1", "added.country"),
        column.address("website", "its website", "facts.website"),
        column.yes_no("degree_awarding_powers", "whether it may award degrees", "facts.degree_awarding_powers"),
        column.listed("qf_ehea_levels", "level", "codes of the vocabulary `qf-ehea`", "facts.qf_ehea_levels"),
        column.text(
            "ects_eligible", "whether it may give ECTS credits: `true`, `false` or `unknown`", "facts.ects.eligible"
        ),
        column.words("ects_basis", "why it may or may not", "facts.ects.basis"),
        column.listed(
            "credentials", "credential", "the credentials that it awards, alone or with others", "facts.credentials"
        ),
        column.listed("joint_awards", "credential", "credentials of others that it awards too", "facts.joint_awards"),
        column.address("contact", "where to ask", "facts.contact"),
        column.address("complaints", "where to complain", "facts.complaints"),
        column.words(
            "internal_quality", "what it says about its own quality checks", "facts.internal_quality.statement"
        ),
        column.address("internal_quality_url", "where to read more on them", "facts.internal_quality.url"),
        column.day("closed", "the last day of the organisation", "facts.closed"),
        *column.RECORDED,
    ),
    one="provider",
)

LISTS = (
    Table(
        "provider_seats",
        "A place where a provider is.",
        ("provider",),
        (
            column.text("country", "ISO 3166-1"),
            column.text("city", "the town"),
            column.text("system", "the education system, where a country has several"),
            column.yes_no("legal", "whether it is the legal seat"),
        ),
        key="provider",
        items="facts.seats",
    ),
    Table(
        "provider_identifiers",
        "A number of a provider in a register.",
        ("provider",),
        (
            column.code("scheme", "identifier-scheme"),
            column.text("number", "the number", "value"),
            column.text("register", "who keeps the register", "source"),
            column.address("url", "its entry there"),
            column.text("country", "the country of the register, ISO 3166-1"),
        ),
        key="provider",
        items="facts.identifiers",
    ),
    Table(
        "provider_relations",
        "Another provider that a provider belongs together with.",
        ("provider",),
        (column.text("other", "the other provider", "provider"), column.code("kind", "relationship")),
        key="provider",
        items="facts.related",
    ),
    Table(
        "provider_replies",
        "A provider's answer to a report.",
        ("provider",),
        (
            column.text("report", "the report"),
            column.day("day", "the day of the answer", "on"),
            column.words("reply", "the answer", "text"),
        ),
        key="provider",
        items="facts.replies",
    ),
    Table(
        "provider_answers",
        "What a provider answers to a question about its own quality assurance.",
        ("provider",),
        (
            column.code("question_set", "question-set"),
            column.day("day", "the day of the answers"),
            column.text("question", "the id of the question"),
            column.words("answer", "the answer"),
        ),
        key="provider",
        items=_answers_of_others,
    ),
)
