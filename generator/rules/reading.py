"""Rules that hold while a single file is read: `source`, `records` and `catalogue` find what breaks them.

They stand here with their words only, so that every finding has an explanation.
"""

from generator.finding import Level
from generator.rules.rule import Rule


def _rule(name: str, what: str, why: str, *, bad: str, good: str) -> Rule:
    return Rule(name, Level.ERROR, what, why, bad, good)


FILES = (
    _rule(
        "stray-file",
        "Put each record where its kind belongs, with a name of small letters, digits and hyphens that ends in `.yml`.",
        "The path of a record becomes its web address for ever, and it says who may change it.",
        bad="""\
# provider/new-school.yml
name: New School
""",
        good="""\
# providers/other-university.yml
name: Other University
""",
    ),
    _rule(
        "not-utf-8",
        "Save files with the encoding UTF-8.",
        "Other encodings turn letters such as é, ø or ы into something else.",
        bad="""\
# providers/other-university.yml
# This file was saved with the encoding Latin-1.
name: École
""",
        good="""\
# providers/other-university.yml
name: École
""",
    ),
    _rule(
        "file-too-large",
        "Keep a record below 512 KiB.",
        "The largest record that makes sense is smaller. Usually something else was pasted into the file.",
        bad="""\
# providers/other-university.yml
# More than half a million characters follow.
name: Other University
""",
        good="""\
# providers/other-university.yml
name: Other University
""",
    ),
    _rule(
        "not-a-record",
        "Write one key and its value on each line.",
        "An empty file, a list or a plain text says nothing about a provider, a course or a report.",
        bad="""\
# providers/other-university.yml, whole file
- Other University
""",
        good="""\
# providers/other-university.yml
name: Other University
""",
    ),
    _rule(
        "several-documents",
        "Put each record into a file of its own.",
        "The path is the name of a record, so one file can hold one record only.",
        bad="""\
# providers/other-university.yml
name: Other University
---
name: Another University
""",
        good="""\
# providers/other-university.yml
name: Other University
""",
    ),
)

YAML = (
    _rule(
        "yaml-syntax",
        "Write YAML: a key, a colon, a blank and a value; the parts of a list or mapping indented alike.",
        "A file that cannot be read cannot be checked.",
        bad="""\
# providers/other-university.yml
name: Other University: a school
""",
        good="""\
# providers/other-university.yml
name: "Other University: a school"
""",
    ),
    _rule(
        "duplicate-key",
        "Write each key once.",
        "YAML would silently keep the last one and drop the others.",
        bad="""\
# providers/other-university.yml
acronym: OU
acronym: OTU
""",
        good="""\
# providers/other-university.yml
acronym: OU
""",
    ),
    _rule(
        "key-is-not-text",
        "Use plain words as keys.",
        "YAML allows lists and mappings as keys. No record has such a key.",
        bad="""\
# providers/other-university.yml
[acronym]: OU
""",
        good="""\
# providers/other-university.yml
acronym: OU
""",
    ),
    _rule(
        "nested-too-deeply",
        "Do not put lists and mappings deeper into each other than the fields need.",
        "No field is deeper than five levels; more is a slip, or an attempt to stop the program.",
        bad="""\
# providers/other-university.yml
acronym: [[[[[[[[OU]]]]]]]]
""",
        good="""\
# providers/other-university.yml
acronym: OU
""",
    ),
    _rule(
        "yaml-alias",
        "Write values out instead of `&name` and `*name`, and put a text that starts with such a sign in quotes.",
        "Anchors and aliases make records hard to read, and a few lines of them can fill a computer's memory.",
        bad="""\
# providers/other-university.yml
acronym: &short OU
""",
        good="""\
# providers/other-university.yml
acronym: "&short"
""",
    ),
    _rule(
        "yaml-tag",
        "Leave out YAML tags such as `!!str`, and put a text that starts with an exclamation mark in quotes.",
        "Every field knows already what kind of value it has.",
        bad="""\
# providers/other-university.yml
acronym: !!str OU
""",
        good="""\
# providers/other-university.yml
acronym: "!OU"
""",
    ),
    _rule(
        "yaml-directive",
        "Leave out lines that start with `%`.",
        "Directives change how YAML is read. Records are read in one way only.",
        bad="""\
# providers/other-university.yml, whole file
%YAML 1.1
---
kind: higher-education-institution
name: Other University
website: https://other.example/
degree_awarding_powers: true
seats: [{country: EE, legal: true}]
identifiers: [{scheme: ETER, value: EE0000, source: ETER}]
joint_awards: [example-university/data-analysis]
last_verified: 2026-10-01
source: https://other.example/legal
""",
        good="""\
# providers/other-university.yml
name: Other University
""",
    ),
)

CHARACTERS = (
    _rule(
        "invisible-character",
        "Delete characters that nobody can see.",
        "They can hide text, turn it round, or make two names that look the same. Search does not find such words.",
        bad="""\
# providers/other-university.yml
name: "Other\\u200b University"
""",
        good="""\
# providers/other-university.yml
name: Other University
""",
    ),
    _rule(
        "no-break-space",
        "Type ordinary spaces.",
        "A no-break space comes in by copying from a web page. It looks like a space and is none for search.",
        bad="""\
# providers/other-university.yml
name: "Other\\u00a0University"
""",
        good="""\
# providers/other-university.yml
name: Other University
""",
    ),
    _rule(
        "soft-hyphen",
        "Delete soft hyphens.",
        "They hide inside words, and search does not find the word any more. Browsers break lines by themselves.",
        bad="""\
# providers/other-university.yml
name: "Other Uni\\u00adversity"
""",
        good="""\
# providers/other-university.yml
name: Other University
""",
    ),
    _rule(
        "not-nfc",
        "Type a letter with an accent as one character (Unicode NFC).",
        "Some programs write é as e and an accent. It looks the same, and it is another text for search and sorting.",
        bad="""\
# providers/other-university.yml
name: "E\\u0301cole"
""",
        good="""\
# providers/other-university.yml
name: "\\u00c9cole"
""",
    ),
)

KEYS = (
    _rule(
        "missing-key",
        "Give every key that this kind of record needs.",
        "The page would have a hole that nobody can explain. [The records](records.md) marks such keys with R.",
        bad="""\
# providers/other-university.yml without website
name: Other University
""",
        good="""\
# providers/other-university.yml
website: https://other.example/
""",
    ),
    _rule(
        "unknown-key",
        "Use only the keys that [The records](records.md) lists.",
        "A misspelt key would otherwise be dropped without a word.",
        bad="""\
# providers/other-university.yml
acronim: OU
""",
        good="""\
# providers/other-university.yml
acronym: OU
""",
    ),
    _rule(
        "typed-in-status",
        "Leave the status to the catalogue.",
        "The quality status is worked out from the reports of agencies. Nobody can write it into a record.",
        bad="""\
# providers/other-university.yml
accredited: true
""",
        good="""\
# providers/other-university.yml
internal_quality: {statement: Two teachers read every course plan.}
""",
    ),
    _rule(
        "mapping-expected",
        "Give a field that has keys of its own these keys.",
        "Its parts are shown, searched and published one by one.",
        bad="""\
# credentials/other-university/data-ethics.yml
workload: 50
""",
        good="""\
# credentials/other-university/data-ethics.yml
workload: {hours: 50}
""",
    ),
    _rule(
        "list-expected",
        "Write a list where a list belongs, also for a single item.",
        "The field may have several values; the list says where each one ends.",
        bad="""\
# credentials/other-university/data-ethics.yml
languages: en
""",
        good="""\
# credentials/other-university/data-ethics.yml
languages: [en]
""",
    ),
    _rule(
        "too-few-items",
        "Give at least as many items as the field needs.",
        "A span needs two numbers, a provider needs a seat, and a report is about somebody.",
        bad="""\
# countries/be-vlg.yml
ects: {hours_per_credit: [25]}
""",
        good="""\
# countries/be-vlg.yml
ects: {hours_per_credit: [25, 30]}
""",
    ),
    _rule(
        "too-many-items",
        "Keep lists short: 40 items, or 5,000 references.",
        "Nobody reads a longer list, and the page would become slow.",
        bad=f"""\
# credentials/other-university/data-ethics.yml
languages: [{", ".join(["en"] * 41)}]
""",
        good="""\
# credentials/other-university/data-ethics.yml
languages: [en, et]
""",
    ),
)

VALUES = (
    _rule(
        "text-expected",
        "Write words, not a list or a mapping.",
        "The field is shown as one text.",
        bad="""\
# providers/other-university.yml
acronym: [OU, OTU]
""",
        good="""\
# providers/other-university.yml
acronym: OU
""",
    ),
    _rule(
        "empty-value",
        "Write a value after the key, or remove the key.",
        "An absent key means *not stated*. An empty one could mean anything.",
        bad="""\
# providers/other-university.yml
acronym:
""",
        good="""\
# providers/other-university.yml
acronym: OU
""",
    ),
    _rule(
        "text-too-long",
        "Keep texts short: 200 characters for names and titles, 600 for a summary, 400 for an outcome, else 2,000.",
        "Readers compare courses side by side. Details can stand on the provider's own page.",
        bad=f"""\
# providers/other-university.yml
acronym: {"OU" * 101}
""",
        good="""\
# providers/other-university.yml
acronym: OU
""",
    ),
    _rule(
        "unknown-language",
        "Name languages with a tag of BCP 47, such as `en`, `et` or `sr-Latn`.",
        "Browsers and screen readers use the tag to read the text aloud and to break its lines.",
        bad="""\
# credentials/other-university/data-ethics.yml
languages: [english]
""",
        good="""\
# credentials/other-university/data-ethics.yml
languages: [en]
""",
    ),
    _rule(
        "unknown-country",
        "Name countries with the two capital letters of ISO 3166-1.",
        "Greece is `GR` and the United Kingdom is `GB` there, although the EU writes EL and UK.",
        bad="""\
# agencies/natqa.yml
country: EL
""",
        good="""\
# agencies/natqa.yml
country: GR
""",
    ),
    _rule(
        "unknown-education-system",
        "Name an education system with its country and region in small letters: `be-vlg`, `gb-sct`.",
        "Some countries have several systems with rules of their own.",
        bad="""\
# providers/other-university.yml
seats: [{country: EE, system: Estonia, legal: true}]
""",
        good="""\
# providers/other-university.yml
seats: [{country: BE, system: be-vlg, legal: true}]
""",
    ),
    _rule(
        "not-a-date",
        "Write dates as year, month and day: `2026-11-22`.",
        "03/04/2026 is a day in March for some readers and in April for others.",
        bad="""\
# credentials/other-university/data-ethics.yml
apply_by: 2027-02-30
""",
        good="""\
# credentials/other-university/data-ethics.yml
apply_by: 2027-02-28
""",
    ),
    _rule(
        "not-true-or-false",
        "Write `true` or `false`.",
        "YAML knows many words for yes and no, and readers of the file do not.",
        bad="""\
# providers/other-university.yml
degree_awarding_powers: yes
""",
        good="""\
# providers/other-university.yml
degree_awarding_powers: true
""",
    ),
    _rule(
        "not-a-number",
        "Write numbers with digits and a point: `2.5`.",
        "A comma stands for thousands in one country and for decimals in another.",
        bad="""\
# credentials/other-university/data-ethics.yml
workload: {hours: "62,5"}
""",
        good="""\
# credentials/other-university/data-ethics.yml
workload: {hours: 62.5}
""",
    ),
    _rule(
        "unknown-currency",
        "Name the currency with the three letters of ISO 4217.",
        "`$` is the sign of more than twenty currencies.",
        bad="""\
# credentials/other-university/data-ethics.yml
price: {amount: 100, currency: Euro}
""",
        good="""\
# credentials/other-university/data-ethics.yml
price: {amount: 100, currency: EUR}
""",
    ),
    _rule(
        "unknown-field-of-study",
        "Name fields of study with two to four digits of ISCED-F 2013, in quotes.",
        "The codes let people find courses of one subject in all languages.",
        bad="""\
# credentials/other-university/data-ethics.yml
field: ["0549x"]
""",
        good="""\
# credentials/other-university/data-ethics.yml
field: ["0223"]
""",
    ),
    _rule(
        "unknown-question",
        "Name the questions of a self-assessment by their short names.",
        "The page shows the words of the question above the answer. [The questions](../reflect/) have these names, and "
        "so has the file that you save there. Questions for agencies have no place in the record of a provider.",
        bad="""\
# providers/other-university.yml
self_assessment:
  set: institutions
  on: 2026-11-20
  answers:
    - {question: why-we-do-it, answer: Two employers asked us.}
""",
        good="""\
# providers/other-university.yml
self_assessment:
  set: institutions
  on: 2026-11-20
  answers:
    - {question: institutions-reasons-needs, answer: Two employers asked us.}
""",
    ),
    _rule(
        "not-an-esco-address",
        "Copy the address of a skill from ESCO, or give its label only.",
        "The address joins the skill with job advertisements all over Europe; a wrong one joins it with nothing.",
        bad="""\
# credentials/other-university/data-ethics.yml
skills: [{label: weigh arguments, esco: weigh-arguments}]
""",
        good="""\
# credentials/other-university/data-ethics.yml
skills: [{label: weigh arguments}]
""",
    ),
    _rule(
        "not-an-id",
        "Make ids of small letters, digits and single hyphens, at most 64 characters.",
        "Ids become parts of web addresses, which have to work everywhere.",
        bad="""\
# agencies/natqa.yml
activities:
  accreditation: {name: Accreditation, type: programme, from: 2012-01-01, esg: true}
  Joint_Review: {name: Joint review, type: joint-programme, from: 2012-01-01, esg: true}
""",
        good="""\
# agencies/natqa.yml
activities:
  accreditation: {name: Accreditation, type: programme, from: 2012-01-01, esg: true}
  joint-review: {name: Joint review, type: joint-programme, from: 2012-01-01, esg: true}
""",
    ),
    _rule(
        "not-a-reference",
        "Name another record as its path does: `provider`, `provider/credential`, `agency`, `agency/report`.",
        "The name leads to the file and to the page.",
        bad="""\
# credentials/other-university/data-ethics.yml
supersedes: data-ethics-2020
""",
        good="""\
# credentials/other-university/data-ethics.yml
supersedes: example-university/data-analysis-2019
""",
    ),
    _rule(
        "not-a-web-address",
        "Give addresses that everybody can open: `https://`, a public host name, no user name and no port.",
        "Other addresses do not work for readers, or do something else than open a page.",
        bad="""\
# providers/other-university.yml
contact: mailto:info@other.example
""",
        good="""\
# providers/other-university.yml
contact: https://other.example/contact
""",
    ),
    _rule(
        "not-in-the-list",
        "Use one of the words that the field knows.",
        "Each word has one meaning, which [Words](words.md) explains. Free words could not be compared or searched.",
        bad="""\
# credentials/other-university/data-ethics.yml
availability: open
""",
        good="""\
# credentials/other-university/data-ethics.yml
availability: offered
""",
    ),
    _rule(
        "wrong-value",
        "Compare the value with [The records](records.md).",
        "The value cannot be read, and no other rule says why.",
        bad="",
        good="",
    ),
)
