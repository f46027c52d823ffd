"""Tables of credentials, and of what a credential has several of."""

from collections.abc import Iterable

from generator.exports.dumps.tables import column
from generator.exports.dumps.tables.table import Document, Table


def _outcomes(document: Document) -> Iterable[Document]:
    return ({"outcome": each} for each in document["facts"]["learning_outcomes"])


RECORDS = Table(
    "credentials",
    "A micro-credential (short course) with what its provider says about it.",
    ("credential",),
    (
        column.name("title", "its title", "facts.title"),
        column.words("summary", "what it is about", "facts.summary"),
        column.listed("awarding", "provider", "the providers that award it", "awarding"),
        column.listed("countries", "country", "the countries of these providers, ISO 3166-1", "added.countries"),
        column.listed(
            "unconfirmed", "provider", "providers that it names too and that do not confirm it", "facts.unconfirmed"
        ),
        column.code("availability", "availability", "facts.availability"),
        column.code("origin", "origin", "facts.origin"),
        column.code("open_to", "audience", "facts.open_to"),
        column.name("local_term", "what the country calls such a course", "facts.local_term"),
        column.listed("languages", "language", "languages of teaching, BCP 47", "facts.languages"),
        column.address("homepage", "its page on the provider's website", "facts.homepage"),
        column.address("apply", "where to apply", "facts.apply"),
        column.day("apply_by", "the last day to apply", "facts.apply_by"),
        column.listed("starts", "day", "days on which it starts", "facts.starts"),
        column.yes_no("starts_on_demand", "whether people can start at any time", "facts.starts_on_demand"),
        column.listed(
            "fields_of_study",
            "field_of_study",
            "fields of study: code and name in ISCED-F 2013",
            "added.fields_of_study",
        ),
        column.words("audience", "who it is for", "facts.audience"),
        column.words("entry_requirements", "what people need before they start", "facts.entry_requirements"),
        column.words("teaching", "how people learn", "facts.teaching"),
        column.number("hours", "hours of work in all", "facts.workload.hours"),
        column.number("ects", "ECTS credits", "facts.workload.ects"),
        column.yes_no(
            "ects_applies", "false if credits do not apply; empty if nothing is stated", "facts.workload.ects_applies"
        ),
        column.words("ects_reason", "why credits do not apply", "facts.workload.reason"),
        column.whole("eqf", "level of the European Qualifications Framework", "facts.level.eqf"),
        column.yes_no(
            "eqf_applies", "false if such a level does not apply; empty if nothing is stated", "facts.level.eqf_applies"
        ),
        column.code("qf_ehea", "qf-ehea", "facts.level.qf_ehea"),
        column.text("nqf", "level of a national framework", "facts.level.nqf.name"),
        column.address("nqf_url", "where that level is explained", "facts.level.nqf.url"),
        column.words("level_reason", "why the European level does not apply", "facts.level.reason"),
        column.code("certificate", "certificate", "facts.assessment.certificate"),
        column.listed(
            "assessment_methods", "method", "codes of the vocabulary `assessment-method`", "facts.assessment.methods"
        ),
        column.code("supervision", "supervision", "facts.assessment.supervision"),
        column.listed("modes", "mode", "codes of the vocabulary `mode`", "facts.participation.mode"),
        column.code("schedule", "schedule", "facts.participation.schedule"),
        column.number("weeks", "how many weeks it takes", "facts.participation.weeks"),
        column.number("hours_per_week", "hours a week", "facts.participation.hours_per_week"),
        column.text("place", "where it takes place", "facts.participation.place"),
        column.number("price", "the full price; 0 for free", "facts.price.amount"),
        column.text("currency", "the currency of the price, ISO 4217", "facts.price.currency"),
        column.words("price_note", "a note on the price", "facts.price.note"),
        column.words("funding", "who may help with the cost", "facts.funding"),
        column.code("stacking", "stacking", "facts.stacking.kind"),
        column.words("stacking_note", "a note on how it counts towards others", "facts.stacking.note"),
        column.text("programme", "the longer programme of which it is a part", "facts.part_of_programme.id"),
        column.text("programme_provider", "the provider of that programme", "facts.part_of_programme.provider"),
        column.name("programme_name", "the name of that programme", "facts.part_of_programme.name"),
        column.words("recognition", "what the provider says about recognition by others", "facts.recognition"),
        column.day("valid_from", "the first day of this version", "facts.valid_from"),
        column.day("valid_until", "the last day of this version", "facts.valid_until"),
        column.text("supersedes", "the earlier credential that it replaces", "facts.supersedes"),
        column.text("superseded_by", "the later credential that replaces it", "facts.superseded_by"),
        *column.RECORDED,
    ),
    one="credential",
)

LISTS = (
    Table(
        "credential_outcomes",
        "A learning outcome: something that people can do at the end.",
        ("credential",),
        (column.name("outcome", "the learning outcome"),),
        key="credential",
        items=_outcomes,
    ),
    Table(
        "credential_skills",
        "A skill that a credential leads to.",
        ("credential",),
        (column.name("label", "the skill"), column.address("esco", "its address in ESCO")),
        key="credential",
        items="facts.skills",
    ),
    Table(
        "credential_partners",
        "An organisation that helps with a credential and does not award it.",
        ("credential",),
        (
            column.text("provider", "a provider of the catalogue"),
            column.name("name", "its name, if it is none of the catalogue"),
            column.address("url", "its website"),
            column.code("role", "partner-role"),
        ),
        key="credential",
        items="facts.partners",
    ),
    Table(
        "credential_leads_to",
        "A way in which a credential can be used afterwards.",
        ("credential",),
        (
            column.code("kind", "future-use"),
            column.words("use", "how it can be used", "text"),
            column.address("url", "where to read more"),
        ),
        key="credential",
        items="facts.leads_to",
    ),
    Table(
        "credential_stacks_into",
        "Something larger that a credential counts towards.",
        ("credential",),
        (
            column.text("target", "a credential of the catalogue", "credential"),
            column.name("name", "its name, if it is none of the catalogue"),
            column.address("url", "where to read more"),
        ),
        key="credential",
        items="facts.stacking.into",
    ),
)
