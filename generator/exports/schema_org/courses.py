"""A course as schema.org describes it: the Course of the block in its page, and the same with more in a file."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from generator.catalogue import Entry
from generator.exports import compact, durations
from generator.exports.linked import Node, iri, link, stated
from generator.exports.losses import Loss, of_fields
from generator.exports.schema_org.medium import NO_WORD, NOT_A_RATING, RECORD, Medium, in_file, number, one
from generator.exports.snapshot import Snapshot
from generator.naming import shortened
from generator.records import Credential
from generator.records.credential import Participation, Price, QualificationLevel, Workload
from generator.records.values import NOT_APPLICABLE, ON_DEMAND
from generator.vocabulary import Availability, Certificate, Mode, fields_of_study, frameworks

FILE = "schema-org.json"
MICRO_CREDENTIAL = "Micro-credential"
LONGEST_SUMMARY = 60
"""Search engines show so much of what a course is."""
MOST_STARTS = 3
"""So many instances stand in the block of a page."""
_CONTEXT = "https://schema.org"
_TERMS = f"{_CONTEXT}/"
_ESCO = "http://data.europa.eu/esco/concept-scheme/skills"
_MODES = {Mode.ONLINE: "Online", Mode.ONSITE: "Onsite", Mode.BLENDED: "Blended"}
"""The words that search engines know; others are said as they are."""
_OFFERED = {Availability.OFFERED: "InStock", Availability.CLOSED: "Discontinued"}
_NOT_STATED = Participation()

WITHOUT_PLACE: Mapping[str, str] = {
    "origin": NO_WORD,
    "open_to": NO_WORD,
    "partners": "schema.org has no word for what a partner does.",
    "teaching": NO_WORD,
    "workload.reason": "Credits are left out without a reason.",
    "level.reason": "A level is left out without a reason.",
    "assessment.methods": NO_WORD,
    "assessment.supervision": NO_WORD,
    "stacking": NO_WORD,
    "part_of_programme": NO_WORD,
    "leads_to": NO_WORD,
    "recognition": NO_WORD,
    "valid_from": NO_WORD,
    "valid_until": NO_WORD,
    "supersedes": NO_WORD,
    "last_verified": RECORD,
    "source": RECORD,
}
"""What a credential can state and schema.org has no place for, and why."""
_OFFER = ("apply", "apply_by", "funding", "participation", "price", "starts")


# --- the block, and the file


def brief(medium: Medium, entry: Entry[Credential]) -> Node:
    """Give a course in a few words, for the block in its page."""
    record = entry.record
    return stated(
        {
            **_common(medium, entry),
            "description": shortened(record.summary.pick(medium.snapshot.language)[1], LONGEST_SUMMARY),
            "educationalLevel": _european(record.level),
            "educationalCredentialAwarded": _award(_categories(record)[:1]),
            "hasCourseInstance": one(list(_instances(medium, record))[:MOST_STARTS]),
            "offers": _offer(record) if record.is_open(medium.snapshot.on) else None,
        }
    )


def written(snapshot: Snapshot, entry: Entry[Credential]) -> Mapping[str, str]:
    """Give the file of a course by its name."""
    node = {"@context": _CONTEXT, **whole(in_file(snapshot, entry), entry)}
    return {FILE: compact.line(node)}


def whole(medium: Medium, entry: Entry[Credential]) -> Node:
    """Give everything of a course that schema.org has a place for."""
    record = entry.record
    is_open = record.is_open(medium.snapshot.on)
    return stated(
        {
            **_common(medium, entry),
            "description": medium.said(record.summary),
            "about": [_field_of_study(code) for code in record.field],
            "teaches": [*_outcomes(medium, record), *_skills(medium, record)],
            "audience": _audience(medium, record),
            "coursePrerequisites": medium.said(record.entry_requirements) if record.entry_requirements else None,
            "educationalLevel": list(_levels(record.level)),
            "numberOfCredits": _credits(record.workload),
            "timeRequired": _hours(record),
            "educationalCredentialAwarded": _award(_categories(record), _local_term(medium, record)),
            "hasCourseInstance": list(_instances(medium, record)),
            "offers": _whole_offer(medium, record),
            "financialAidEligible": medium.said(record.funding) if is_open and record.funding else None,
            "potentialAction": _application(record.apply) if is_open and record.apply else None,
            "sdDatePublished": medium.snapshot.on.isoformat(),
            "sdLicense": iri(medium.snapshot.settings.licence.uri),
        }
    )


def _common(medium: Medium, entry: Entry[Credential]) -> Node:
    record = entry.record
    awarding = medium.snapshot.catalogue.awarding(entry.ref)
    return {
        "@type": "Course",
        "@id": medium.itself,
        "name": medium.name(record.title, sample=record.sample),
        "sameAs": iri(record.homepage),
        "inLanguage": one(record.languages),
        "provider": one([medium.linked("providers", ref) for ref in awarding]),
    }


# --- how a course is offered


def _instances(medium: Medium, record: Credential) -> Iterator[Node]:
    """Yield one instance for each of the next starts; the first says what all have in common.

    Of what nobody can take now there is none: dates beside other courses would look as if somebody could.
    """
    if not record.is_open(medium.snapshot.on):
        return
    starts = [day.isoformat() for day in _starts(record) if day >= medium.snapshot.on]
    part = record.participation or _NOT_STATED
    modes = [_MODES.get(mode, mode.messages[0]) for mode in part.mode]
    hours = _hours(record)
    first = stated(
        {
            "@type": "CourseInstance",
            "courseMode": one([*modes, *([str(part.schedule)] if part.schedule else [])]),
            "courseWorkload": hours,
            "courseSchedule": _schedule(part) if medium.is_whole or not hours else None,
            "location": part.place,
            "startDate": starts[0] if starts else None,
        }
    )
    if len(first) > 1:
        yield first
    for day in starts[1:]:
        yield {"@type": "CourseInstance", "startDate": day}


def _starts(record: Credential) -> list[dt.date]:
    return sorted({start for start in record.starts if isinstance(start, dt.date)})


def _hours(record: Credential) -> str | None:
    hours = record.workload.hours if record.workload else None
    return durations.of_hours(hours) if hours else None


def _schedule(part: Participation) -> Node | None:
    """Say how many weeks there are, and how long each is."""
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


def _whole_offer(medium: Medium, record: Credential) -> Node | None:
    is_open = record.is_open(medium.snapshot.on)
    offered = (_offer(record) if is_open else None) or {"@type": "Offer"}
    known = _in_stock(medium.snapshot, record)
    note = record.price.note if record.price and is_open else None
    whole_ = stated(
        {
            **offered,
            "description": medium.said(note) if note else None,
            "availability": _TERMS + known if known else None,
        }
    )
    return whole_ if len(whole_) > 1 else None


def _in_stock(snapshot: Snapshot, record: Credential) -> str:
    """Give the term for whether people can take it; nothing if schema.org has none."""
    is_over = record.availability is Availability.OFFERED and not record.is_open(snapshot.on)
    return "" if is_over else _OFFERED.get(record.availability, "")


def _application(address: str) -> Node:
    return {"@type": "ApplyAction", "target": iri(address)}


def _price(price: Price) -> Node:
    category = "Paid" if price.amount else "Free"
    return {"category": category, "price": number(price.amount), "priceCurrency": price.currency}


# --- what people learn and get


def _field_of_study(code: str) -> Node:
    address = f"{fields_of_study.ISCED_F}{code}"
    return {"@type": "DefinedTerm", "@id": address, "termCode": code, "name": fields_of_study.labels()[code]}


def _outcomes(medium: Medium, record: Credential) -> Iterator[object]:
    """Yield learning outcomes; one in several languages as a term, because a list of texts has no parts."""
    for each in map(medium.said, record.learning_outcomes):
        yield {"@type": "DefinedTerm", "name": each} if isinstance(each, list) else each


def _skills(medium: Medium, record: Credential) -> Iterator[Node]:
    """Yield the skills that have an address; others could not be told from learning outcomes."""
    for skill in record.skills:
        if skill.esco:
            term = {"@type": "DefinedTerm", "@id": iri(skill.esco), "name": medium.said(skill.label)}
            yield {**term, "inDefinedTermSet": link(_ESCO)}


def _audience(medium: Medium, record: Credential) -> Node | None:
    return {"@type": "Audience", "audienceType": medium.said(record.audience)} if record.audience else None


def _european(level: QualificationLevel | None) -> str | None:
    eqf = level.eqf if level else None
    return None if eqf in (None, NOT_APPLICABLE) else f"EQF {eqf}"


def _levels(level: QualificationLevel | None) -> Iterator[object]:
    if european := _european(level):
        yield european
    if level and level.qf_ehea:
        cycle = {"@type": "DefinedTerm", "name": level.qf_ehea.messages[0], "termCode": str(level.qf_ehea)}
        yield {**cycle, "inDefinedTermSet": frameworks.OF_CYCLES}
    if level and level.nqf:
        address = iri(level.nqf.url) if level.nqf.url else None
        term = {"@type": "DefinedTerm", "name": level.nqf.name, "url": address, "inDefinedTermSet": frameworks.NATIONAL}
        yield stated(term)


def _credits(workload: Workload | None) -> Node | None:
    ects = workload.ects if workload else None
    if ects is None or ects == NOT_APPLICABLE:
        return None
    return {"@type": "StructuredValue", "value": float(ects), "unitText": "ECTS"}


def _categories(record: Credential) -> list[str]:
    """Say what people get at the end; without an assessment nobody gets a micro-credential."""
    match record.certificate:
        case Certificate.NONE:
            return []
        case Certificate.ATTENDANCE as attendance:
            return [attendance.messages[0]]
        case Certificate() as assessed:
            return [MICRO_CREDENTIAL, assessed.messages[0]]
        case None:
            return [MICRO_CREDENTIAL]


def _award(categories: Sequence[str], name: object = None) -> Node | None:
    node = {"@type": "EducationalOccupationalCredential", "credentialCategory": one(categories), "alternateName": name}
    return stated(node) if categories else None


def _local_term(medium: Medium, record: Credential) -> object:
    return medium.said(record.local_term) if record.local_term else None


# --- losses


def lost(snapshot: Snapshot, entry: Entry[Credential]) -> Iterator[Loss]:
    """Yield what a credential states and neither its file nor its page says in schema.org's words."""
    record = entry.record
    yield from of_fields(record, WITHOUT_PLACE)
    if not all(skill.esco for skill in record.skills):
        yield Loss("skills", "A skill without an address of ESCO could not be told from a learning outcome.")
    if snapshot.catalogue.unconfirmed(entry.ref):
        yield Loss("joint_awarding", "Only providers that confirm in their own record that they award it are named.")
    if record.workload and record.workload.ects == NOT_APPLICABLE:
        yield Loss("workload.ects", "schema.org cannot say that credits do not apply; they are left out.")
    if record.level and record.level.eqf == NOT_APPLICABLE:
        yield Loss("level.eqf", "schema.org cannot say that a level does not apply; it is left out.")
    if not _categories(record):
        unsaid = ("assessment.certificate", "local_term")
        yield from of_fields(record, dict.fromkeys(unsaid, "schema.org cannot say that people get no certificate."))
    if not _in_stock(snapshot, record):
        yield Loss("availability", "schema.org does not tell planned, paused and over from not stated.")
    if snapshot.status(entry.ref).because:
        yield Loss("quality status", NOT_A_RATING)
    if not record.is_open(snapshot.on):
        yield from of_fields(record, dict.fromkeys(_OFFER, "What is not offered now has no instance and no price."))
    else:
        yield from _lost_of_instances(snapshot, record)


def _lost_of_instances(snapshot: Snapshot, record: Credential) -> Iterator[Loss]:
    weeks = record.participation.weeks if record.participation else None
    if weeks and weeks != weeks.to_integral_value():
        yield Loss("participation.weeks", "A schedule counts whole weeks.")
    if ON_DEMAND in record.starts:
        yield Loss("starts", "schema.org has no word for a start on any day.")
    if any(day < snapshot.on for day in _starts(record)):
        yield Loss("starts", "A day that has passed is left out: nobody can start on it.")
