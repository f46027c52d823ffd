"""A report as schema.org describes one: who published it, what it is about, its time and its documents."""

import datetime as dt
from collections.abc import Iterator, Mapping

from generator import naming
from generator.catalogue import Entry, owner
from generator.exports.linked import Node, iri, stated
from generator.exports.schema_org.medium import NO_WORD, NOT_A_RATING, ON_PAGE, RECORD, Medium, one
from generator.messages import gettext as _
from generator.records import Report
from generator.records.report import File

MOST_SUBJECTS = 25
"""A report names so many providers or credentials that it is about."""
WITHOUT_PLACE: Mapping[str, str] = {
    "activities": ON_PAGE,
    "scope": "What was looked at stands in `about`, without a word for it.",
    "credentials.until": NOT_A_RATING,
    "credentials.decision": NOT_A_RATING,
    "credentials.as_reviewed": ON_PAGE,
    "programme.id": NO_WORD,
    "programme.eqf": ON_PAGE,
    "programme.qf_ehea": ON_PAGE,
    "programme.qualification": ON_PAGE,
    "programme.degree": ON_PAGE,
    "limited_to": ON_PAGE,
    "covers_micro_credentials": ON_PAGE,
    "framework": ON_PAGE,
    "obligation": ON_PAGE,
    "decision": NOT_A_RATING,
    "entered_by": RECORD,
    "replaces": ON_PAGE,
    "summary": NOT_A_RATING,
    "conditions": NOT_A_RATING,
    "decisions": NOT_A_RATING,
    "appeal": ON_PAGE,
    "withdrawn": ON_PAGE,
    "last_verified": RECORD,
    "source": RECORD,
}
"""What a report can state and its block of data does not say, and why."""


def report(medium: Medium, entry: Entry[Report]) -> Node:
    """Give a report."""
    record = entry.record
    name = _("Report {ref}", ref=entry.ref)
    return stated(
        {
            "@type": "Report",
            "@id": medium.itself,
            "name": naming.marked(name, sample=record.sample),
            "publisher": medium.linked("agencies", owner(entry.ref)),
            "contributor": one([medium.linked("agencies", ref) for ref in record.with_agencies]),
            "about": list(_subjects(medium, record)),
            "temporalCoverage": f"{record.from_}/{record.until if isinstance(record.until, dt.date) else '..'}",
            "identifier": one(list(_numbers(record))),
            "encoding": one([_file(medium, file, "MediaObject", "contentUrl") for file in record.files]),
            "subjectOf": one([_file(medium, link, "WebPage", "url") for link in record.links]),
        }
    )


def _subjects(medium: Medium, record: Report) -> Iterator[Node]:
    """Yield what a report looked at, by the addresses of their pages."""
    for item in record.credentials[:MOST_SUBJECTS]:
        yield {"@id": medium.at(f"credentials/{item.credential}/")}
    for ref in record.providers[:MOST_SUBJECTS]:
        yield {"@id": medium.at(f"providers/{ref}/")}
    if record.programme:
        provider = {"@id": medium.at(f"providers/{record.programme.provider}/")}
        name = medium.said(record.programme.name)
        yield {"@type": "EducationalOccupationalProgram", "name": name, "provider": provider}


def _numbers(record: Report) -> Iterator[str | Node]:
    if record.local_identifier:
        yield record.local_identifier
    if record.deqar_report is not None:
        yield {"@type": "PropertyValue", "propertyID": "DEQAR", "value": record.deqar_report}


def _file(medium: Medium, file: File, kind: str, place: str) -> Node:
    name = medium.said(file.title) if file.title else None
    return stated({"@type": kind, place: iri(file.url), "name": name, "inLanguage": one(file.languages)})
