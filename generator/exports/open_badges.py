"""Open Badges 3.0: what a badge for a micro-credential would say about it, as an Achievement.

Wallets and platforms read it to show what a person earned (1EdTech, Open Badges Specification 3.0, "Achievement").
The catalogue issues nothing to anybody and endorses nothing: the provider is named as the creator, and no quality
check stands in it, because an endorsement is for the agency alone to sign.
"""

from collections.abc import Iterator, Mapping

from generator import markdown, messages, naming, records
from generator.catalogue import Entry, owner
from generator.exports import compact
from generator.exports.linked import Node, iri, stated
from generator.exports.losses import Loss, of_fields
from generator.exports.snapshot import Snapshot, folder
from generator.messages import gettext as _
from generator.records import Credential, Provider
from generator.records.values import NOT_APPLICABLE, Text
from generator.vocabulary import Certificate, EqfLevel, fields_of_study

FILE = "open-badges.json"

_CONTEXT = ("https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json")
_KIND = {
    None: "MicroCredential",
    Certificate.ASSESSMENT_BASED: "MicroCredential",
    Certificate.ATTENDANCE: "CertificateOfCompletion",
    Certificate.NONE: "",
}
"""What is earned, by what people get at the end. The list of 1EdTech has no word for having taken part alone."""
_OFFER = "An Achievement says what people earn, not how and when a course is offered."
_USE = "An Achievement has no place for where it can lead."
_RECORD = "An Achievement has no place for how a record is kept."
_NO_WORDS = "An Achievement says everything in one language, and the catalogue's lists have no words in this one."
_LEVEL = "Of levels, an Achievement can only name one that has an address of its own; this one has none."
WITHOUT_PLACE: Mapping[str, str] = {
    "local_term": "An Achievement says what it is by a word of a list of its own.",
    "availability": _OFFER,
    "joint_awarding": "An Achievement names one organisation that created it: here the first awarding body.",
    "origin": "An Achievement has no place for where it comes from.",
    "open_to": _OFFER,
    "partners": "An Achievement has no place for organisations that help and do not award.",
    "languages": "An Achievement names the language of its texts, not that of teaching.",
    "apply": _OFFER,
    "apply_by": _OFFER,
    "audience": _OFFER,
    "entry_requirements": _OFFER,
    "teaching": _OFFER,
    "workload.hours": "An Achievement counts credits, not hours.",
    "workload.reason": "An Achievement leaves credits out without a reason.",
    "level.qf_ehea": _LEVEL,
    "level.nqf": _LEVEL,
    "level.reason": "An Achievement leaves a level out without a reason.",
    "participation": _OFFER,
    "price": _OFFER,
    "funding": _OFFER,
    "starts": _OFFER,
    "stacking": _USE,
    "part_of_programme": _USE,
    "leads_to": _USE,
    "recognition": _USE,
    "valid_until": "An Achievement has no last day.",
    "last_verified": _RECORD,
    "source": _RECORD,
}
"""What a credential can state and an Achievement cannot, and why."""


def written(snapshot: Snapshot, entry: Entry[Credential]) -> Mapping[str, str]:
    """Give the file of a credential by its name; none if people get nothing at the end."""
    return {} if why_not(entry.record) else {FILE: compact.line(achievement(snapshot, entry))}


def why_not(record: Credential) -> str:
    """Say why there is no Achievement of a credential; nothing if there is one."""
    return (
        "An Achievement is what people earn; here there is no certificate." if _KIND[record.certificate] == "" else ""
    )


def achievement(snapshot: Snapshot, entry: Entry[Credential]) -> Node:
    """Give a credential as an Achievement, in the first language of its title."""
    record, tag = entry.record, language(entry.record)
    return stated(
        {
            "@context": list(_CONTEXT),
            "id": snapshot.page(entry) + FILE,
            "type": ["Achievement"],
            "achievementType": _KIND[record.certificate],
            "name": _said(naming.marked_text(record.title, sample=record.sample), tag),
            "description": _said(record.summary, tag),
            "inLanguage": tag,
            "creator": _creator(snapshot, owner(entry.ref), tag),
            "criteria": stated({"id": iri(record.homepage), "narrative": _narrative(record, tag)}),
            "creditsAvailable": _credits(record),
            "fieldOfStudy": fields_of_study.labels()[record.field[0]] if record.field and _speaks(tag, "en") else None,
            "tag": [_said(skill.label, tag) for skill in record.skills],
            "alignment": list(_alignments(record, tag)),
            "related": list(_earlier(snapshot, record)),
            "version": record.valid_from.isoformat() if record.valid_from else None,
        }
    )


def language(record: Credential) -> str:
    """Give the language in which an Achievement says everything: it has room for one."""
    return record.title.by_language[0][0]


def lost(snapshot: Snapshot, entry: Entry[Credential]) -> Iterator[Loss]:
    """Yield what a credential states and its Achievement does not say."""
    record, tag = entry.record, language(entry.record)
    if why := why_not(record):
        yield Loss("the whole record", why)
        return
    without_words = {} if any(_speaks(tag, each) for each in messages.known()) else {"assessment": _NO_WORDS}
    yield from of_fields(record, {**WITHOUT_PLACE, **without_words})
    if any(other != tag for _, text in records.leaves(record, Text) for other, _ in text):
        yield Loss("texts in further languages", "An Achievement says everything in one language.")
    if record.workload and record.workload.ects == NOT_APPLICABLE:
        yield Loss("workload.ects", "An Achievement cannot say that credits do not apply; they are left out.")
    if record.level and record.level.eqf == NOT_APPLICABLE:
        yield Loss("level.eqf", "An Achievement cannot say that a level does not apply; it is left out.")
    elif record.level and record.level.eqf is not None and EqfLevel.known(record.level.eqf) is None:
        yield Loss("level.eqf", "The European Qualifications Framework has no such level for higher education.")
    if record.supersedes and not list(_earlier(snapshot, record)):
        yield Loss("supersedes", "The earlier course has no Achievement.")
    if snapshot.status(entry.ref).because:
        yield Loss("quality status", "An endorsement is for the agency to sign, not for a catalogue.")


def _said(text: Text, tag: str) -> str:
    return text.pick(tag)[1]


def _creator(snapshot: Snapshot, provider: str, tag: str) -> Node:
    entry = snapshot.catalogue.providers.get(provider)
    if entry is None:
        return {"id": snapshot.address(f"providers/{provider}/"), "type": ["Profile"], "name": provider}
    record: Provider = entry.record
    return {
        "id": snapshot.address(folder(entry)),
        "type": ["Profile"],
        "name": _said(naming.marked_text(record.name, sample=record.sample), tag),
        "url": iri(record.website),
    }


def _narrative(record: Credential, tag: str) -> str:
    """Say in Markdown what people must be able to do, and how it is found out."""
    outcomes = [f"* {markdown.escaped(_said(outcome, tag))}" for outcome in record.learning_outcomes]
    known = next((each for each in messages.known() if _speaks(tag, each)), None)
    if known is None:
        return "\n".join(outcomes)
    with messages.speaking(known):
        return "\n".join([*outcomes, *(f"\n{line}" for line in _assessed(record))])


def _speaks(tag: str, language: str) -> bool:
    """Tell whether a tag is of a language, whatever its script and region: `en-GB` of `en`."""
    return tag.split("-", maxsplit=1)[0] == language


def _assessed(record: Credential) -> Iterator[str]:
    """Yield words of the catalogue in the language that is spoken."""
    if record.assessment:
        if record.assessment.certificate:
            yield record.assessment.certificate.sentence
        if record.assessment.methods:
            yield f"{_('Assessment')}: {', '.join(method.label for method in record.assessment.methods)}."
        if record.assessment.supervision:
            yield record.assessment.supervision.sentence


def _credits(record: Credential) -> float | None:
    ects = record.workload.ects if record.workload else None
    return None if ects is None or ects == NOT_APPLICABLE else float(ects)


def _alignments(record: Credential, tag: str) -> Iterator[Node]:
    """Yield the skills, fields of study and level that have an address in a public list."""
    for skill in record.skills:
        if skill.esco:
            yield _alignment(_said(skill.label, tag), skill.esco, "ESCO")
    for code in record.field:
        yield _alignment(fields_of_study.labels()[code], f"{fields_of_study.ISCED_F}{code}", "ISCED-F 2013", code)
    level = EqfLevel.known(record.level.eqf) if record.level else None
    if level and level.uri:
        yield _alignment(level.label, level.uri, "European Qualifications Framework", str(level))


def _alignment(name: str, address: str, framework: str, code: str = "") -> Node:
    return stated(
        {
            "type": ["Alignment"],
            "targetName": name,
            "targetUrl": address,
            "targetFramework": framework,
            "targetCode": code,
        }
    )


def _earlier(snapshot: Snapshot, record: Credential) -> Iterator[Node]:
    earlier = snapshot.catalogue.credentials.get(record.supersedes or "")
    if record.supersedes and not (earlier and why_not(earlier.record)):
        address = snapshot.address(f"credentials/{record.supersedes}/{FILE}")
        yield {"id": address, "type": ["Related"]}
