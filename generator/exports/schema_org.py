"""schema.org: what search engines read inside a page, as JSON-LD in a block of data that no script runs.

A course is a Course with its instances, its offer and what it ends with; providers and agencies are organisations; a
report is a Report. The page says the rest in words, and the block stays short. No quality check stands in it: a search
engine would show it as a rating, or as praise by the agency.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import cast

from generator import markup, naming, records
from generator.catalogue import Entry, owner
from generator.exports import durations
from generator.exports.linked import Node, iri, stated
from generator.exports.losses import Loss, of_fields
from generator.exports.snapshot import Snapshot, folder
from generator.markup import Markup
from generator.messages import gettext as _
from generator.records import Agency, Credential, Provider, Record, Report
from generator.records.credential import Participation, Price
from generator.records.provider import Identifier, Seat
from generator.records.report import File
from generator.records.values import NOT_APPLICABLE, Text
from generator.vocabulary import Availability, Mode, ProviderKind, Relationship, fields_of_study

LONGEST_SUMMARY = 60
"""Search engines show so much of what a course is."""
MOST_STARTS = 3
MOST_SUBJECTS = 25
"""A report names so many providers or credentials that it is about."""

_HERE = "./"
"""The address of the page that a block of data stands in."""
_MODES = {Mode.ONLINE: "Online", Mode.ONSITE: "Onsite", Mode.BLENDED: "Blended"}
"""The words that search engines know; others are said as they are."""
_NOT_NOW = (Availability.PAUSED, Availability.CLOSED)
_PART_OF = (Relationship.FACULTY_OF, Relationship.CAMPUS_OF)

_NOT_STATED = Participation()
_ON_PAGE = "The page says it in words; the block of data in it is kept short."
_NOT_A_RATING = "Search engines would show it as a rating; the page says it with its limits."
_RECORD = "schema.org has no place for how a record is kept."
_NO_WORD = "schema.org has no word for it."
OF_CREDENTIAL: Mapping[str, str] = {
    "local_term": _ON_PAGE,
    "availability": "What is paused or closed has no instance; planned and offered are not told apart.",
    "origin": _NO_WORD,
    "open_to": _ON_PAGE,
    "partners": _ON_PAGE,
    "skills": _ON_PAGE,
    "audience": _ON_PAGE,
    "entry_requirements": _ON_PAGE,
    "teaching": _ON_PAGE,
    "learning_outcomes": _ON_PAGE,
    "workload.ects": "schema.org does not say which kind of credits it counts, so a reader would take them for others.",
    "workload.reason": _ON_PAGE,
    "level.qf_ehea": _ON_PAGE,
    "level.nqf": _ON_PAGE,
    "level.reason": "A level is left out without a reason.",
    "assessment": _ON_PAGE,
    "apply": _ON_PAGE,
    "price.note": _ON_PAGE,
    "funding": _ON_PAGE,
    "stacking": _ON_PAGE,
    "part_of_programme": _ON_PAGE,
    "leads_to": _ON_PAGE,
    "recognition": _ON_PAGE,
    "valid_from": _ON_PAGE,
    "valid_until": _ON_PAGE,
    "supersedes": _ON_PAGE,
    "last_verified": _RECORD,
    "source": _RECORD,
}
"""What a credential can state and its block of data does not say, and why."""
OF_PROVIDER: Mapping[str, str] = {
    "degree_awarding_powers": _NO_WORD,
    "organisation_type": _NO_WORD,
    "seats.system": _NO_WORD,
    "seats.legal": "Places stand side by side; schema.org does not say which is the legal seat.",
    "identifiers.source": _NO_WORD,
    "identifiers.country": _NO_WORD,
    "ects": _NO_WORD,
    "joint_awards": "The page of each course names all who award it.",
    "related.kind": "schema.org says that one belongs to another, not in which way.",
    "replies": _ON_PAGE,
    "qf_ehea_levels": _NO_WORD,
    "internal_quality": _NOT_A_RATING,
    "self_assessment": _NOT_A_RATING,
    "last_verified": _RECORD,
    "source": _RECORD,
}
"""What a provider can state and its block of data does not say, and why."""
OF_AGENCY: Mapping[str, str] = {
    "recognition": _NO_WORD,
    "activities": _NO_WORD,
    "report_hosts": _RECORD,
    "last_verified": _RECORD,
    "source": _RECORD,
}
"""What an agency can state and its block of data does not say, and why."""
OF_REPORT: Mapping[str, str] = {
    "activities": _ON_PAGE,
    "scope": "What was looked at stands in `about`, without a word for it.",
    "credentials.until": _NOT_A_RATING,
    "credentials.decision": _NOT_A_RATING,
    "credentials.as_reviewed": _ON_PAGE,
    "programme.id": _NO_WORD,
    "programme.eqf": _ON_PAGE,
    "programme.qf_ehea": _ON_PAGE,
    "programme.qualification": _ON_PAGE,
    "programme.degree": _ON_PAGE,
    "limited_to": _ON_PAGE,
    "covers_micro_credentials": _ON_PAGE,
    "framework": _ON_PAGE,
    "obligation": _ON_PAGE,
    "decision": _NOT_A_RATING,
    "entered_by": _RECORD,
    "replaces": _ON_PAGE,
    "summary": _NOT_A_RATING,
    "conditions": _NOT_A_RATING,
    "decisions": _NOT_A_RATING,
    "appeal": _ON_PAGE,
    "withdrawn": _ON_PAGE,
    "last_verified": _RECORD,
    "source": _RECORD,
}
"""What a report can state and its block of data does not say, and why."""


def embedded(snapshot: Snapshot, entry: Entry[Record]) -> Markup:
    """Give what stands in the head of the page of a record."""
    graph = [_thing(snapshot, entry), _trail(_root(entry), *_steps(snapshot, entry))]
    return markup.data({"@context": "https://schema.org", "@graph": graph})


def lost(snapshot: Snapshot, entry: Entry[Record]) -> Iterator[Loss]:
    """Yield what a record states and the block of data in its page does not say."""
    record = entry.record
    match record:
        case Credential():
            yield from of_fields(record, OF_CREDENTIAL)
            yield from _lost_of_credential(snapshot, entry.ref, record)
        case Provider():
            yield from of_fields(record, OF_PROVIDER)
            if any(each.kind not in (*_PART_OF, Relationship.ALLIANCE_MEMBER) for each in record.related):
                yield Loss("related", "schema.org has no word for who confirms courses or took over work.")
        case Report():
            yield from of_fields(record, OF_REPORT)
            if max(len(record.providers), len(record.credentials)) > MOST_SUBJECTS:
                yield Loss("providers", f"A block of data names at most {MOST_SUBJECTS} of what a report is about.")
        case Agency():
            yield from of_fields(record, OF_AGENCY)
    spoken = snapshot.language
    if any(text.pick(spoken)[0] != tag for _loc, text in records.leaves(record, Text) for tag, _words in text):
        yield Loss("texts in further languages", "A block of data says everything in the language of its page.")


def _lost_of_credential(snapshot: Snapshot, ref: str, record: Credential) -> Iterator[Loss]:
    if len(naming.one_line(_said(snapshot, record.summary))) > LONGEST_SUMMARY:
        yield Loss("summary", f"{_ON_PAGE} It begins with the first words.")
    if len(record.field) > 1 or any(code != fields_of_study.broad(code) for code in record.field):
        yield Loss("fields of study in detail", f"{_ON_PAGE} It names the broad field of the first one.")
    if snapshot.catalogue.unconfirmed(ref):
        yield Loss("joint_awarding", "Only providers that confirm in their own record that they award it are named.")
    if record.level and record.level.eqf == NOT_APPLICABLE:
        yield Loss("level.eqf", "schema.org cannot say that a level does not apply; it is left out.")
    if snapshot.status(ref).because:
        yield Loss("quality status", _NOT_A_RATING)
    if record.availability in _NOT_NOW:
        named = ("apply_by", "workload.hours", "participation", "price", "starts")
        yield from of_fields(record, dict.fromkeys(named, "What is not offered now has no instance and no price."))
    else:
        yield from _lost_of_instances(record)


def _lost_of_instances(record: Credential) -> Iterator[Loss]:
    weeks = record.participation.weeks if record.participation else None
    if record.workload and record.workload.hours:
        yield from of_fields(record, dict.fromkeys(("participation.weeks", "participation.hours_per_week"), _ON_PAGE))
    elif weeks and weeks != weeks.to_integral_value():
        yield Loss("participation.weeks", "A schedule counts whole weeks.")
    if "on-demand" in record.starts:
        yield Loss("starts", "schema.org has no word for a start on any day.")
    elif len(_starts(record)) > MOST_STARTS:
        yield Loss("starts", f"{_ON_PAGE} It names the first {MOST_STARTS}.")


def _root(entry: Entry[Record]) -> str:
    """Give the way from the page of a record to the root of the site: its block reads addresses as the page does."""
    return "../" * folder(entry).count("/")


def _thing(snapshot: Snapshot, entry: Entry[Record]) -> Node:
    match entry.record:
        case Credential():
            return _course(snapshot, cast("Entry[Credential]", entry))
        case Provider():
            return _provider(snapshot, cast("Entry[Provider]", entry))
        case Agency():
            return _agency(snapshot, cast("Entry[Agency]", entry))
        case _:
            return _report(snapshot, cast("Entry[Report]", entry))


# --- courses


def _course(snapshot: Snapshot, entry: Entry[Credential]) -> Node:
    record = entry.record
    now = record.availability not in _NOT_NOW
    eqf = record.level.eqf if record.level else None
    return stated(
        {
            "@type": "Course",
            "@id": _HERE,
            "name": _name(snapshot, record),
            "description": naming.shortened(_said(snapshot, record.summary), LONGEST_SUMMARY),
            "sameAs": iri(record.homepage),
            "inLanguage": _one(record.languages),
            "provider": _one(
                [_organisation(snapshot, _root(entry), ref) for ref in snapshot.catalogue.awarding(entry.ref)]
            ),
            "educationalLevel": f"EQF {eqf}" if eqf not in (None, NOT_APPLICABLE) else None,
            "educationalCredentialAwarded": _AWARD,
            "hasCourseInstance": _one(_instances(record)) if now else None,
            "offers": _offer(record) if now else None,
        }
    )


_AWARD: Node = {"@type": "EducationalOccupationalCredential", "credentialCategory": "Micro-credential"}


def _instances(record: Credential) -> list[Node]:
    """Give one instance for each of the next starts; the first says what all have in common."""
    starts = [day.isoformat() for day in _starts(record)[:MOST_STARTS]]
    part = record.participation or _NOT_STATED
    hours = record.workload.hours if record.workload else None
    modes = [_MODES.get(mode, mode.messages[0]) for mode in part.mode]
    first = stated(
        {
            "@type": "CourseInstance",
            "courseMode": _one([*modes, *([str(part.schedule)] if part.schedule else [])]),
            "courseWorkload": durations.of_hours(hours) if hours else None,
            "courseSchedule": None if hours else _schedule(part),
            "location": part.place,
            "startDate": starts[0] if starts else None,
        }
    )
    if len(first) == 1:
        return []
    others: list[Node] = [{"@type": "CourseInstance", "startDate": day} for day in starts[1:]]
    return [first, *others]


def _starts(record: Credential) -> list[dt.date]:
    return sorted({start for start in record.starts if isinstance(start, dt.date)})


def _schedule(part: Participation) -> Node | None:
    """Say how many weeks there are, and how long each is: where the work in all is not known."""
    weeks = part.weeks if part.weeks and part.weeks == part.weeks.to_integral_value() else None
    if not weeks and not part.hours_per_week:
        return None
    return stated(
        {
            "@type": "Schedule",
            "repeatFrequency": "Weekly",
            "repeatCount": int(weeks) if weeks else None,
            "duration": durations.of_hours(part.hours_per_week) if part.hours_per_week else None,
        }
    )


def _offer(record: Credential) -> Node | None:
    node = stated(
        {
            "@type": "Offer",
            **(_price(record.price) if record.price else {}),
            "validThrough": record.apply_by.isoformat() if record.apply_by else None,
        }
    )
    return node if len(node) > 1 else None


def _price(price: Price) -> Node:
    category = "Paid" if price.amount else "Free"
    return {"category": category, "price": number(price.amount), "priceCurrency": price.currency}


# --- organisations


def _organisation(snapshot: Snapshot, root: str, ref: str) -> Node:
    """Name a provider, with the address of its page."""
    entry = snapshot.catalogue.providers.get(ref)
    name = _said(snapshot, entry.record.name) if entry else ref
    return {"@type": "Organization", "@id": f"{root}providers/{ref}/", "name": name}


def _provider(snapshot: Snapshot, entry: Entry[Provider]) -> Node:
    record = entry.record
    is_higher = record.kind is ProviderKind.HIGHER_EDUCATION_INSTITUTION
    return stated(
        {
            "@type": "CollegeOrUniversity" if is_higher else "EducationalOrganization",
            "@id": _HERE,
            "name": _name(snapshot, record),
            "alternateName": record.acronym,
            "url": iri(record.website),
            "address": _one([_address(seat) for seat in record.seats]),
            "identifier": _one([_identifier(each) for each in record.identifiers]),
            "contactPoint": _one(list(_contacts(record))),
            "parentOrganization": _one(_related(snapshot, entry, _PART_OF)),
            "memberOf": _one(_related(snapshot, entry, (Relationship.ALLIANCE_MEMBER,))),
            "dissolutionDate": record.closed.isoformat() if record.closed else None,
        }
    )


def _address(seat: Seat) -> Node:
    return stated({"@type": "PostalAddress", "addressCountry": seat.country, "addressLocality": seat.city})


def _identifier(each: Identifier) -> Node:
    address = iri(each.url) if each.url else None
    return stated({"@type": "PropertyValue", "propertyID": str(each.scheme), "value": each.value, "url": address})


def _contacts(record: Provider) -> Iterator[Node]:
    for kind, address in (("questions", record.contact), ("complaints", record.complaints)):
        if address:
            yield {"@type": "ContactPoint", "contactType": kind, "url": iri(address)}


def _related(snapshot: Snapshot, entry: Entry[Provider], kinds: Iterable[Relationship]) -> list[Node]:
    root = _root(entry)
    return [_organisation(snapshot, root, each.provider) for each in entry.record.related if each.kind in kinds]


def _agency(snapshot: Snapshot, entry: Entry[Agency]) -> Node:
    record = entry.record
    return stated(
        {
            "@type": "Organization",
            "@id": _HERE,
            "name": _name(snapshot, record),
            "alternateName": record.acronym,
            "url": iri(record.website),
            "address": {"@type": "PostalAddress", "addressCountry": record.country},
        }
    )


def _body(snapshot: Snapshot, root: str, ref: str) -> Node:
    """Name an agency, with the address of its page."""
    entry = snapshot.catalogue.agencies.get(ref)
    name = _said(snapshot, entry.record.name) if entry else ref
    return {"@type": "Organization", "@id": f"{root}agencies/{ref}/", "name": name}


# --- reports


def _report(snapshot: Snapshot, entry: Entry[Report]) -> Node:
    record, root = entry.record, _root(entry)
    return stated(
        {
            "@type": "Report",
            "@id": _HERE,
            "name": _marked(record, _("Report {ref}", ref=entry.ref)),
            "publisher": _body(snapshot, root, owner(entry.ref)),
            "contributor": _one([_body(snapshot, root, ref) for ref in record.with_agencies]),
            "about": list(_subjects(snapshot, root, record)),
            "temporalCoverage": f"{record.from_}/{record.until if isinstance(record.until, dt.date) else '..'}",
            "identifier": _one(list(_numbers(record))),
            "encoding": _one([_file(snapshot, file, "MediaObject", "contentUrl") for file in record.files]),
            "subjectOf": _one([_file(snapshot, link, "WebPage", "url") for link in record.links]),
        }
    )


def _subjects(snapshot: Snapshot, root: str, record: Report) -> Iterator[Node]:
    """Yield what a report looked at, by the addresses of their pages."""
    for item in record.credentials[:MOST_SUBJECTS]:
        yield {"@id": f"{root}credentials/{item.credential}/"}
    for ref in record.providers[:MOST_SUBJECTS]:
        yield {"@id": f"{root}providers/{ref}/"}
    if record.programme:
        provider = {"@id": f"{root}providers/{record.programme.provider}/"}
        name = _said(snapshot, record.programme.name)
        yield {"@type": "EducationalOccupationalProgram", "name": name, "provider": provider}


def _numbers(record: Report) -> Iterator[str | Node]:
    if record.local_identifier:
        yield record.local_identifier
    if record.deqar_report is not None:
        yield {"@type": "PropertyValue", "propertyID": "DEQAR", "value": record.deqar_report}


def _file(snapshot: Snapshot, file: File, kind: str, place: str) -> Node:
    name = _said(snapshot, file.title) if file.title else None
    return stated({"@type": kind, place: iri(file.url), "name": name, "inLanguage": _one(file.languages)})


# --- the way to a page


def _steps(snapshot: Snapshot, entry: Entry[Record]) -> tuple[list[tuple[str, str]], str]:
    """Give name and address of the steps to a page below the home page, as it shows them, and what it is called."""
    match entry.record:
        case Credential() as record:
            broad = fields_of_study.broad(record.field[0]) if record.field else ""
            subject = [(_(fields_of_study.EVERYDAY[broad]), f"browse/subject/{broad}/")] if broad else []
            return [(_("Browse"), "browse/"), *subject], _said(snapshot, record.title)
        case Provider() as provider:
            kind = (provider.kind.label, f"browse/provider-kind/{provider.kind}/")
            return [(_("Providers"), "providers/"), kind], _said(snapshot, provider.name)
        case Agency() as agency:
            return [(_("Agencies"), "agencies/")], _said(snapshot, agency.name)
        case _:
            return [(_("Reports"), "reports/")], entry.ref


def _trail(root: str, steps: Sequence[tuple[str, str]], here: str) -> Node:
    """Give the way to a page; search engines ask for two steps, and need neither the first page nor this one."""
    items: list[Node] = [{"name": name, "item": root + path} for name, path in steps]
    items += [{"name": here}] if len(items) == 1 else []
    listed = [{"@type": "ListItem", "position": place, **item} for place, item in enumerate(items, start=1)]
    return {"@type": "BreadcrumbList", "itemListElement": listed}


# --- words


def _name(snapshot: Snapshot, record: Credential | Provider | Agency) -> str:
    return _marked(record, _said(snapshot, record.title if isinstance(record, Credential) else record.name))


def _marked(record: Credential | Provider | Agency | Report, name: str) -> str:
    """Give a name, marked if the record is made up: nobody shall take it for a real one."""
    return f"Sample: {name}" if record.sample else name


def _said(snapshot: Snapshot, text: Text) -> str:
    return text.pick(snapshot.language)[1]


def _one(values: Sequence[object]) -> object:
    """Give one value by itself, and several as a list."""
    return values[0] if len(values) == 1 else list(values)


def number(value: Decimal) -> int | float:
    """Give a number as JSON writes it."""
    return int(value) if value == value.to_integral_value() else float(value)
