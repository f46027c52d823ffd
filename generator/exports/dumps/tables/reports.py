"""Tables of reports, and of what a report has several of."""

from collections.abc import Iterable

from generator.exports.dumps.tables import column
from generator.exports.dumps.tables.table import Document, Table


def _documents_of_report(document: Document) -> Iterable[Document]:
    for kind in ("files", "links"):
        for each in document["facts"][kind]:
            yield {"is_file": kind == "files", **each}


def _reviewed_outcomes(document: Document) -> Iterable[Document]:
    for reviewed in document["facts"]["credentials"]:
        then = reviewed["as_reviewed"]
        for outcome in then["learning_outcomes"] if then else ():
            yield {"credential": reviewed["credential"], "outcome": outcome}


RECORDS = Table(
    "reports",
    "A published report of an agency with its decision.",
    ("report",),
    (
        column.text("agency", "the agency", "facts.agency"),
        column.listed("with_agencies", "agency", "other agencies that took part", "facts.with_agencies"),
        column.listed(
            "activities", "activity", "procedures of the agency, by their ids in its record", "facts.activities"
        ),
        column.code("scope", "scope", "facts.scope"),
        column.listed("providers", "provider", "the providers that it is about", "facts.providers"),
        column.listed("touches", "credential", "the credentials that it touches in any way", "touches"),
        column.code("decision", "decision", "facts.decision"),
        column.day("first_day", "the first day on which the decision holds", "facts.from"),
        column.day("last_day", "the last day on which it holds", "facts.until"),
        column.yes_no("unlimited", "whether the agency has set no last day on purpose", "facts.unlimited"),
        column.code("obligation", "obligation", "facts.obligation"),
        column.code("framework", "framework", "facts.framework"),
        column.text("programme", "the programme that it covers", "facts.programme.id"),
        column.text("programme_provider", "the provider of that programme", "facts.programme.provider"),
        column.name("programme_name", "the name of that programme", "facts.programme.name"),
        column.whole("programme_eqf", "the programme's European level", "facts.programme.eqf"),
        column.yes_no("programme_eqf_applies", "false if such a level does not apply", "facts.programme.eqf_applies"),
        column.code("programme_qf_ehea", "qf-ehea", "facts.programme.qf_ehea"),
        column.text("programme_qualification", "what the programme leads to", "facts.programme.qualification"),
        column.yes_no("programme_degree", "whether it ends with a degree", "facts.programme.degree"),
        column.words("limited_to", "a unit, seat or level to which it is limited", "facts.limited_to"),
        column.code("micro_credentials", "coverage", "facts.covers_micro_credentials.answer"),
        column.listed(
            "micro_credentials_named",
            "credential",
            "the credentials that it names as covered",
            "facts.covers_micro_credentials.credentials",
        ),
        column.words("micro_credentials_note", "a note on micro-credentials", "facts.covers_micro_credentials.note"),
        column.words("summary", "a summary", "facts.summary"),
        column.listed("replaces", "earlier_report", "earlier reports that it makes history", "facts.replaces"),
        column.yes_no(
            "replaces_stated", "whether the agency says which ones; else the usual rule holds", "added.replaces_stated"
        ),
        column.text("local_identifier", "the agency's own number", "facts.local_identifier"),
        column.whole("deqar_report", "its number in DEQAR", "facts.deqar_report"),
        column.code("entered_by", "entered-by", "facts.entered_by"),
        column.day("appeal_since", "the first day of an appeal", "facts.appeal.since"),
        column.yes_no("appeal_suspends", "whether the decision rests meanwhile", "facts.appeal.suspends"),
        column.day("appeal_day", "the day on which the appeal was decided", "facts.appeal.on"),
        column.code("appeal_outcome", "appeal-outcome", "facts.appeal.outcome"),
        column.day("withdrawn_day", "the day from which it no longer stands", "facts.withdrawn.on"),
        column.code("withdrawn_kind", "withdrawal", "facts.withdrawn.kind"),
        column.words("withdrawn_reason", "why it no longer stands", "facts.withdrawn.reason"),
        *column.RECORDED,
    ),
    one="report",
)

LISTS = (
    Table(
        "report_credentials",
        "A credential that a report lists, with what differs for it and what it was then.",
        ("report",),
        (
            column.text("credential", "the credential"),
            column.code("decision", "decision"),
            column.day("last_day", "the last day on which the decision holds for it", "until"),
            column.yes_no("seen", "whether the report says what the credential was then", "as_reviewed"),
            column.name("title_then", "its title then", "as_reviewed.title"),
            column.number("hours_then", "its hours then", "as_reviewed.hours"),
            column.number("ects_then", "its ECTS credits then", "as_reviewed.ects"),
            column.yes_no("ects_applied_then", "false if credits did not apply", "as_reviewed.ects_applies"),
            column.whole("eqf_then", "its European level then", "as_reviewed.eqf"),
            column.yes_no("eqf_applied_then", "false if such a level did not apply", "as_reviewed.eqf_applies"),
        ),
        key="report",
        items="facts.credentials",
    ),
    Table(
        "report_outcomes_then",
        "A learning outcome of a credential when the agency looked at it.",
        ("report",),
        (column.text("credential", "the credential"), column.name("outcome", "the learning outcome")),
        key="report",
        items=_reviewed_outcomes,
    ),
    Table(
        "report_conditions",
        "Something that an agency asked for.",
        ("report",),
        (
            column.name("asked", "what it asked for", "text"),
            column.day("due", "by when"),
            column.day("met", "the day on which the agency saw it done"),
        ),
        key="report",
        items="facts.conditions",
    ),
    Table(
        "report_decisions",
        "A later decision about the same report.",
        ("report",),
        (column.day("day", "its day", "on"), column.code("decision", "decision")),
        key="report",
        items="facts.decisions",
    ),
    Table(
        "report_files",
        "A document or page on which a report can be read.",
        ("report",),
        (
            column.yes_no("is_file", "true for a document, false for a page"),
            column.address("url", "its address"),
            column.name("title", "its title"),
            column.listed("languages", "language", "its languages, BCP 47"),
        ),
        key="report",
        items=_documents_of_report,
        one="report_file",
    ),
)
