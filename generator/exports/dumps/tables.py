"""What the tables of the dumps hold: for each table what a row is, and for each column what stands in it.

A column names the field of a version-1 document from which it is taken. Names of columns are no words of SQL.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Document = dict[str, Any]
"""A document of version 1, read from its JSON."""


class Holds(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    NAME = "name or short text in one or more languages"
    WORDS = "text in one or more languages"
    DAY = "day"
    WHOLE = "whole number"
    NUMBER = "number"
    YES_NO = "true or false"
    ADDRESS = "address"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str
    holds: Holds
    about: str
    """What stands in it, as a short phrase."""
    field: str = ""
    """The way to the field in a document, or in an item of its list; the column's name if it is empty."""
    item: str = ""
    """Of a list: what an item is called where each has a row of its own."""

    @property
    def way(self) -> str:
        """Give the way to its field."""
        return self.field or self.name


@dataclass(frozen=True, slots=True)
class Table:
    """A table: one row for each document of some kinds, or for each item of a list in it."""

    name: str
    about: str
    """What a row is, in one sentence."""
    kinds: tuple[str, ...]
    """The kinds of record whose documents it is filled from."""
    columns: tuple[Column, ...]
    key: str = "ref"
    """The name of its first column: the record that a row is about."""
    items: str | Callable[[Document], Iterable[Document]] = ""
    """The list whose items have a row each; then the second column counts them."""

    @property
    def is_list(self) -> bool:
        """Tell whether a document has many rows in it."""
        return bool(self.items)

    @property
    def one(self) -> str:
        """Give the name of its rows, with which names of tables of lists begin: `credential`."""
        return _ONE.get(self.name, self.name)

    @property
    def keys(self) -> tuple[Column, ...]:
        """Give the columns that together are different in each row; they stand first."""
        record = Column(self.key, Holds.TEXT, "its name in addresses" if self.key == "ref" else _RECORD, "ref")
        return (record, _POSITION) if self.is_list else (record,)

    @property
    def parent(self) -> str:
        """Give the table that has one row for each record which this one is about; nothing if it is that one."""
        return _PARENT.get(self.key, "statuses") if self.is_list else ""


_RECORD = "the record, by its name in addresses"
_POSITION = Column("position", Holds.WHOLE, "its place in the list, from 1")
_ONE = {
    "credentials": "credential",
    "providers": "provider",
    "agencies": "agency",
    "reports": "report",
    "countries": "country",
    "statuses": "status",
    "status_intervals": "status_interval",
    "provider_identifiers": "provider_identifier",
    "report_files": "report_file",
}
_PARENT = {
    "credential": "credentials",
    "provider": "providers",
    "agency": "agencies",
    "report": "reports",
    "country": "countries",
}


def _text(name: str, about: str, field: str = "") -> Column:
    return Column(name, Holds.TEXT, about, field)


def _name(name: str, about: str, field: str = "") -> Column:
    return Column(name, Holds.NAME, about, field)


def _words(name: str, about: str, field: str = "") -> Column:
    return Column(name, Holds.WORDS, about, field)


def _day(name: str, about: str, field: str = "") -> Column:
    return Column(name, Holds.DAY, about, field)


def _whole(name: str, about: str, field: str = "") -> Column:
    return Column(name, Holds.WHOLE, about, field)


def _number(name: str, about: str, field: str = "") -> Column:
    return Column(name, Holds.NUMBER, about, field)


def _yes_no(name: str, about: str, field: str = "") -> Column:
    return Column(name, Holds.YES_NO, about, field)


def _address(name: str, about: str, field: str = "") -> Column:
    return Column(name, Holds.ADDRESS, about, field)


def _list(name: str, item: str, about: str, field: str = "") -> Column:
    return Column(name, Holds.LIST, about, field, item)


def _code(name: str, vocabulary: str, field: str = "") -> Column:
    return Column(name, Holds.TEXT, f"a code of the vocabulary `{vocabulary}`", field)


_RECORDED = (
    _address("page", "its page for people"),
    _address("json", "its file in the interface for programs", "links.self"),
    _yes_no("sample", "whether the record is made up"),
    _address("source", "with what a person has compared the record"),
    _day("last_verified", "the day of that comparison"),
)
"""The last columns of every kind of record."""


def _answers_of_others(document: Document) -> Iterable[Document]:
    said = document["facts"]["self_assessment"]
    return ({"question_set": said["set"], "day": said["on"], **each} for each in said["answers"]) if said else ()


def _documents_of_report(document: Document) -> Iterable[Document]:
    for kind in ("files", "links"):
        for each in document["facts"][kind]:
            yield {"is_file": kind == "files", **each}


def _reviewed_outcomes(document: Document) -> Iterable[Document]:
    for reviewed in document["facts"]["credentials"]:
        then = reviewed["as_reviewed"]
        for outcome in then["learning_outcomes"] if then else ():
            yield {"credential": reviewed["credential"], "outcome": outcome}


def _intervals(document: Document) -> Iterable[Document]:
    for interval, words in zip(document["timeline"], document["in_words"], strict=True):
        yield {**words, **interval}


def _outcomes(document: Document) -> Iterable[Document]:
    return ({"outcome": each} for each in document["facts"]["learning_outcomes"])


def _answer_columns(name: str, asked: str) -> tuple[Column, ...]:
    field = f"facts.{name}"
    return (
        _code(name, "answer", f"{field}.answer"),
        _words(f"{name}_note", f"a note on {asked}", f"{field}.note"),
        _address(f"{name}_url", f"where to read more on {asked}", f"{field}.url"),
    )


CREDENTIALS = Table(
    "credentials",
    "A micro-credential (short course) with what its provider says about it.",
    ("credential",),
    (
        _name("title", "its title", "facts.title"),
        _words("summary", "what it is about", "facts.summary"),
        _list("awarding", "provider", "the providers that award it", "awarding"),
        _list("countries", "country", "the countries of these providers, ISO 3166-1", "added.countries"),
        _list("unconfirmed", "provider", "providers that it names too and that do not confirm it", "facts.unconfirmed"),
        _code("availability", "availability", "facts.availability"),
        _code("origin", "origin", "facts.origin"),
        _code("open_to", "audience", "facts.open_to"),
        _name("local_term", "what the country calls such a course", "facts.local_term"),
        _list("languages", "language", "languages of teaching, BCP 47", "facts.languages"),
        _address("homepage", "its page on the provider's website", "facts.homepage"),
        _address("apply", "where to apply", "facts.apply"),
        _day("apply_by", "the last day to apply", "facts.apply_by"),
        _list("starts", "day", "days on which it starts", "facts.starts"),
        _yes_no("starts_on_demand", "whether people can start at any time", "facts.starts_on_demand"),
        _list("fields_of_study", "code", "fields of study, ISCED-F 2013", "added.fields_of_study"),
        _words("audience", "who it is for", "facts.audience"),
        _words("entry_requirements", "what people need before they start", "facts.entry_requirements"),
        _words("teaching", "how people learn", "facts.teaching"),
        _number("hours", "hours of work in all", "facts.workload.hours"),
        _number("ects", "ECTS credits", "facts.workload.ects"),
        _yes_no(
            "ects_applies", "false if credits do not apply; empty if nothing is stated", "facts.workload.ects_applies"
        ),
        _words("ects_reason", "why credits do not apply", "facts.workload.reason"),
        _whole("eqf", "level of the European Qualifications Framework", "facts.level.eqf"),
        _yes_no(
            "eqf_applies", "false if such a level does not apply; empty if nothing is stated", "facts.level.eqf_applies"
        ),
        _code("qf_ehea", "qf-ehea", "facts.level.qf_ehea"),
        _text("nqf", "level of a national framework", "facts.level.nqf.name"),
        _address("nqf_url", "where that level is explained", "facts.level.nqf.url"),
        _words("level_reason", "why the European level does not apply", "facts.level.reason"),
        _code("certificate", "certificate", "facts.assessment.certificate"),
        _list(
            "assessment_methods", "method", "codes of the vocabulary `assessment-method`", "facts.assessment.methods"
        ),
        _code("supervision", "supervision", "facts.assessment.supervision"),
        _list("modes", "mode", "codes of the vocabulary `mode`", "facts.participation.mode"),
        _code("schedule", "schedule", "facts.participation.schedule"),
        _number("weeks", "how many weeks it takes", "facts.participation.weeks"),
        _number("hours_per_week", "hours a week", "facts.participation.hours_per_week"),
        _text("place", "where it takes place", "facts.participation.place"),
        _number("price", "the full price; 0 for free", "facts.price.amount"),
        _text("currency", "the currency of the price, ISO 4217", "facts.price.currency"),
        _words("price_note", "a note on the price", "facts.price.note"),
        _words("funding", "who may help with the cost", "facts.funding"),
        _code("stacking", "stacking", "facts.stacking.kind"),
        _words("stacking_note", "a note on how it counts towards others", "facts.stacking.note"),
        _text("programme", "the longer programme of which it is a part", "facts.part_of_programme.id"),
        _text("programme_provider", "the provider of that programme", "facts.part_of_programme.provider"),
        _name("programme_name", "the name of that programme", "facts.part_of_programme.name"),
        _words("recognition", "what the provider says about recognition by others", "facts.recognition"),
        _day("valid_from", "the first day of this version", "facts.valid_from"),
        _day("valid_until", "the last day of this version", "facts.valid_until"),
        _text("supersedes", "the earlier credential that it replaces", "facts.supersedes"),
        _text("superseded_by", "the later credential that replaces it", "facts.superseded_by"),
        *_RECORDED,
    ),
)

PROVIDERS = Table(
    "providers",
    "A provider of micro-credentials.",
    ("provider",),
    (
        _name("name", "its name", "facts.name"),
        _text("acronym", "its acronym", "facts.acronym"),
        _code("kind", "provider-kind", "facts.kind"),
        _code("organisation_type", "organisation-type", "facts.organisation_type"),
        _text("country", "the country of its legal seat, ISO 3166-1", "added.country"),
        _address("website", "its website", "facts.website"),
        _yes_no("degree_awarding_powers", "whether it may award degrees", "facts.degree_awarding_powers"),
        _list("qf_ehea_levels", "level", "codes of the vocabulary `qf-ehea`", "facts.qf_ehea_levels"),
        _text("ects_eligible", "whether it may give ECTS credits: `true`, `false` or `unknown`", "facts.ects.eligible"),
        _words("ects_basis", "why it may or may not", "facts.ects.basis"),
        _list("credentials", "credential", "the credentials that it awards, alone or with others", "facts.credentials"),
        _list("joint_awards", "credential", "credentials of others that it awards too", "facts.joint_awards"),
        _address("contact", "where to ask", "facts.contact"),
        _address("complaints", "where to complain", "facts.complaints"),
        _words("internal_quality", "what it says about its own quality checks", "facts.internal_quality.statement"),
        _address("internal_quality_url", "where to read more on them", "facts.internal_quality.url"),
        _day("closed", "the last day of the organisation", "facts.closed"),
        *_RECORDED,
    ),
)

AGENCIES = Table(
    "agencies",
    "A quality assurance agency.",
    ("agency",),
    (
        _name("name", "its name", "facts.name"),
        _text("acronym", "its acronym", "facts.acronym"),
        _text("country", "where it is based, ISO 3166-1", "facts.country"),
        _address("website", "its website", "facts.website"),
        _list("report_hosts", "host", "the hosts on which it publishes", "facts.report_hosts"),
        *_RECORDED,
    ),
)

REPORTS = Table(
    "reports",
    "A published report of an agency with its decision.",
    ("report",),
    (
        _text("agency", "the agency", "facts.agency"),
        _list("with_agencies", "agency", "other agencies that took part", "facts.with_agencies"),
        _list("activities", "activity", "procedures of the agency, by their ids in its record", "facts.activities"),
        _code("scope", "scope", "facts.scope"),
        _list("providers", "provider", "the providers that it is about", "facts.providers"),
        _list("touches", "credential", "the credentials that it touches in any way", "touches"),
        _code("decision", "decision", "facts.decision"),
        _day("first_day", "the first day on which the decision holds", "facts.from"),
        _day("last_day", "the last day on which it holds", "facts.until"),
        _yes_no("unlimited", "whether the agency has set no last day on purpose", "facts.unlimited"),
        _code("obligation", "obligation", "facts.obligation"),
        _code("framework", "framework", "facts.framework"),
        _text("programme", "the programme that it covers", "facts.programme.id"),
        _text("programme_provider", "the provider of that programme", "facts.programme.provider"),
        _name("programme_name", "the name of that programme", "facts.programme.name"),
        _whole("programme_eqf", "the programme's European level", "facts.programme.eqf"),
        _yes_no("programme_eqf_applies", "false if such a level does not apply", "facts.programme.eqf_applies"),
        _code("programme_qf_ehea", "qf-ehea", "facts.programme.qf_ehea"),
        _text("programme_qualification", "what the programme leads to", "facts.programme.qualification"),
        _yes_no("programme_degree", "whether it ends with a degree", "facts.programme.degree"),
        _words("limited_to", "a unit, seat or level to which it is limited", "facts.limited_to"),
        _code("micro_credentials", "coverage", "facts.covers_micro_credentials.answer"),
        _list(
            "micro_credentials_named",
            "credential",
            "the credentials that it names as covered",
            "facts.covers_micro_credentials.credentials",
        ),
        _words("micro_credentials_note", "a note on micro-credentials", "facts.covers_micro_credentials.note"),
        _words("summary", "a summary", "facts.summary"),
        _list("replaces", "earlier_report", "earlier reports that it makes history", "facts.replaces"),
        _yes_no(
            "replaces_stated", "whether the agency says which ones; else the usual rule holds", "added.replaces_stated"
        ),
        _text("local_identifier", "the agency's own number", "facts.local_identifier"),
        _whole("deqar_report", "its number in DEQAR", "facts.deqar_report"),
        _code("entered_by", "entered-by", "facts.entered_by"),
        _day("appeal_since", "the first day of an appeal", "facts.appeal.since"),
        _yes_no("appeal_suspends", "whether the decision rests meanwhile", "facts.appeal.suspends"),
        _day("appeal_day", "the day on which the appeal was decided", "facts.appeal.on"),
        _code("appeal_outcome", "appeal-outcome", "facts.appeal.outcome"),
        _day("withdrawn_day", "the day from which it no longer stands", "facts.withdrawn.on"),
        _code("withdrawn_kind", "withdrawal", "facts.withdrawn.kind"),
        _words("withdrawn_reason", "why it no longer stands", "facts.withdrawn.reason"),
        *_RECORDED,
    ),
)

COUNTRIES = Table(
    "countries",
    "What is known about micro-credentials in a country or education system.",
    ("country",),
    (
        _code("stage", "stage", "facts.stage"),
        _words("summary", "how it is there", "facts.summary"),
        _name("local_term", "what such a course is called there", "facts.local_term"),
        *_answer_columns("in_law", "the law"),
        *_answer_columns("in_qualifications_framework", "the national qualifications framework"),
        *_answer_columns("agency_approach", "the approach of agencies"),
        *_answer_columns("register", "the register of providers"),
        _words("register_covers", "what the register covers", "facts.register.covers"),
        _words("register_led_by", "who leads the register", "facts.register.led_by"),
        *_answer_columns("catalogue", "a national catalogue"),
        _yes_no(
            "ects_other_providers",
            "whether others than higher education may give ECTS credits",
            "facts.ects.other_providers",
        ),
        _number("ects_hours_least", "the fewest hours of work for one credit", "added.ects_hours_least"),
        _number("ects_hours_most", "the most hours of work for one credit", "added.ects_hours_most"),
        _words("ects_basis", "on what these rules rest", "facts.ects.basis"),
        _address("contact", "whom to ask", "facts.contact"),
        *_RECORDED,
    ),
)

STATUSES = Table(
    "statuses",
    "The quality status of a credential or provider on the day of the dump.",
    ("credential", "provider"),
    (
        _text("kind", "`credential` or `provider`"),
        _code("scope", "scope", "qa.scope"),
        _code("standing", "standing", "qa.standing"),
        _text("label", "the same in words", "added.now.label"),
        _text("sentence", "the same as a sentence", "added.now.sentence"),
        _code("check_group", "check-group", "added.now.group"),
        _day("as_of", "the day for which it was worked out"),
        _day("since", "the first day of this status", "qa.since"),
        _day("last_day", "the last day that is known today", "qa.until"),
        _day("good_until", "the last day of a good status", "qa.good_until"),
        _yes_no(
            "until_assumed",
            "whether no report names that day, so that the catalogue's rule was used",
            "qa.until_assumed",
        ),
        _yes_no("expiring", "whether it ends soon", "qa.expiring"),
        _text("obligation", "`obligatory`, `voluntary`, `mixed` or unknown", "qa.obligation"),
        _day("next_change", "the next day on which it changes by itself", "qa.next_change"),
        _list("because", "report", "the reports behind it", "qa.because"),
        _code("was_scope", "scope", "qa.was.scope"),
        _code("was_standing", "standing", "qa.was.standing"),
        _day("was_until", "the last day of that earlier result", "qa.was.until"),
        _text("next_report", "the report that takes effect next", "qa.next"),
        _address("page", "the page for people"),
        _address("badge", "the picture for other websites"),
    ),
)

_LISTS = (
    Table(
        "status_intervals",
        "A time in which a quality status stayed the same: the timeline, oldest first.",
        ("credential", "provider"),
        (
            _day("first_day", "its first day; empty if it has none", "from"),
            _day("last_day", "its last day; empty if none is known", "until"),
            _code("scope", "scope"),
            _code("standing", "standing"),
            _text("label", "the same in words"),
            _text("sentence", "the same as a sentence"),
            _code("check_group", "check-group", "group"),
            _day("good_until", "the last day of a good status"),
            _yes_no("until_assumed", "whether no report names that day"),
            _list("because", "report", "the reports behind it"),
        ),
        items=_intervals,
    ),
    Table(
        "status_others",
        "A report that came to another result than the status.",
        ("credential", "provider"),
        (_text("report", "the report"), _code("scope", "scope"), _code("standing", "standing")),
        items="qa.also",
    ),
    Table(
        "status_not_counted",
        "A report that does not count for a status today, and why.",
        ("credential", "provider"),
        (_text("report", "the report"), _code("reason", "not-counted")),
        items="qa.not_counted",
    ),
    Table(
        "credential_outcomes",
        "A learning outcome: something that people can do at the end.",
        ("credential",),
        (_name("outcome", "the learning outcome"),),
        "credential",
        _outcomes,
    ),
    Table(
        "credential_skills",
        "A skill that a credential leads to.",
        ("credential",),
        (_name("label", "the skill"), _address("esco", "its address in ESCO")),
        "credential",
        "facts.skills",
    ),
    Table(
        "credential_partners",
        "An organisation that helps with a credential and does not award it.",
        ("credential",),
        (
            _text("provider", "a provider of the catalogue"),
            _name("name", "its name, if it is none of the catalogue"),
            _address("url", "its website"),
            _code("role", "partner-role"),
        ),
        "credential",
        "facts.partners",
    ),
    Table(
        "credential_leads_to",
        "A way in which a credential can be used afterwards.",
        ("credential",),
        (
            _code("kind", "future-use"),
            _words("use", "how it can be used", "text"),
            _address("url", "where to read more"),
        ),
        "credential",
        "facts.leads_to",
    ),
    Table(
        "credential_stacks_into",
        "Something larger that a credential counts towards.",
        ("credential",),
        (
            _text("target", "a credential of the catalogue", "credential"),
            _name("name", "its name, if it is none of the catalogue"),
            _address("url", "where to read more"),
        ),
        "credential",
        "facts.stacking.into",
    ),
    Table(
        "provider_seats",
        "A place where a provider is.",
        ("provider",),
        (
            _text("country", "ISO 3166-1"),
            _text("city", "the town"),
            _text("system", "the education system, where a country has several"),
            _yes_no("legal", "whether it is the legal seat"),
        ),
        "provider",
        "facts.seats",
    ),
    Table(
        "provider_identifiers",
        "A number of a provider in a register.",
        ("provider",),
        (
            _code("scheme", "identifier-scheme"),
            _text("number", "the number", "value"),
            _text("register", "who keeps the register", "source"),
            _address("url", "its entry there"),
            _text("country", "the country of the register, ISO 3166-1"),
        ),
        "provider",
        "facts.identifiers",
    ),
    Table(
        "provider_relations",
        "Another provider that a provider belongs together with.",
        ("provider",),
        (_text("other", "the other provider", "provider"), _code("kind", "relationship")),
        "provider",
        "facts.related",
    ),
    Table(
        "provider_replies",
        "A provider's answer to a report.",
        ("provider",),
        (
            _text("report", "the report"),
            _day("day", "the day of the answer", "on"),
            _words("reply", "the answer", "text"),
        ),
        "provider",
        "facts.replies",
    ),
    Table(
        "provider_answers",
        "What a provider answers to a question about its own quality assurance.",
        ("provider",),
        (
            _code("question_set", "question-set"),
            _day("day", "the day of the answers"),
            _text("question", "the id of the question"),
            _words("answer", "the answer"),
        ),
        "provider",
        _answers_of_others,
    ),
    Table(
        "agency_recognition",
        "A time in which somebody recognised an agency.",
        ("agency",),
        (
            _code("recognised_by", "recognised-by", "by"),
            _day("first_day", "the first day", "from"),
            _day("last_day", "the last day", "until"),
            _address("register", "where anyone can check it"),
        ),
        "agency",
        "facts.recognition",
    ),
    Table(
        "agency_activities",
        "A procedure of an agency.",
        ("agency",),
        (
            _text("id", "its id in the record"),
            _name("name", "its name"),
            _code("type", "activity-type"),
            _day("first_day", "the first day on which it was used", "from"),
            _day("last_day", "the last day", "until"),
            _yes_no("esg", "whether it follows the European Standards and Guidelines"),
        ),
        "agency",
        "facts.activities",
    ),
    Table(
        "report_credentials",
        "A credential that a report lists, with what differs for it and what it was then.",
        ("report",),
        (
            _text("credential", "the credential"),
            _code("decision", "decision"),
            _day("last_day", "the last day on which the decision holds for it", "until"),
            _yes_no("seen", "whether the report says what the credential was then", "as_reviewed"),
            _name("title_then", "its title then", "as_reviewed.title"),
            _number("hours_then", "its hours then", "as_reviewed.hours"),
            _number("ects_then", "its ECTS credits then", "as_reviewed.ects"),
            _yes_no("ects_applied_then", "false if credits did not apply", "as_reviewed.ects_applies"),
            _whole("eqf_then", "its European level then", "as_reviewed.eqf"),
            _yes_no("eqf_applied_then", "false if such a level did not apply", "as_reviewed.eqf_applies"),
        ),
        "report",
        "facts.credentials",
    ),
    Table(
        "report_outcomes_then",
        "A learning outcome of a credential when the agency looked at it.",
        ("report",),
        (_text("credential", "the credential"), _name("outcome", "the learning outcome")),
        "report",
        _reviewed_outcomes,
    ),
    Table(
        "report_conditions",
        "Something that an agency asked for.",
        ("report",),
        (
            _name("asked", "what it asked for", "text"),
            _day("due", "by when"),
            _day("met", "the day on which the agency saw it done"),
        ),
        "report",
        "facts.conditions",
    ),
    Table(
        "report_decisions",
        "A later decision about the same report.",
        ("report",),
        (_day("day", "its day", "on"), _code("decision", "decision")),
        "report",
        "facts.decisions",
    ),
    Table(
        "report_files",
        "A document or page on which a report can be read.",
        ("report",),
        (
            _yes_no("is_file", "true for a document, false for a page"),
            _address("url", "its address"),
            _name("title", "its title"),
            _list("languages", "language", "its languages, BCP 47"),
        ),
        "report",
        _documents_of_report,
    ),
    Table(
        "country_examples",
        "An example from a country.",
        ("country",),
        (_words("example", "the example", "text"), _address("url", "where to read more")),
        "country",
        "facts.examples",
    ),
)

TABLES: tuple[Table, ...] = (CREDENTIALS, PROVIDERS, AGENCIES, REPORTS, COUNTRIES, STATUSES, *_LISTS)
"""Every table: those of records first, then those of lists in them."""
