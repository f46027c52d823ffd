"""Values and things as CTDL writes them: texts by language, terms of its lists, organisations and programmes."""

import datetime as dt

from generator import naming
from generator.exports import compact
from generator.exports.linked import Node, iri, stated
from generator.exports.snapshot import Snapshot
from generator.records.values import Text
from generator.vocabulary import Certificate

FILE = "ctdl.json"
CONTEXT = "https://credreg.net/ctdl/schema/context/json"
UNKNOWN = "und"
"""The tag of words in a language that the record does not name."""

NO_PLACE = "CTDL has no place for it."
RECORD = "CTDL has no place for how a record is kept."
"""Why something is lost."""

_VOCABULARY = "https://purl.org/ctdl/vocabs/"


def document(nodes: list[Node]) -> str:
    """Write a file."""
    return compact.line({"@context": CONTEXT, "@graph": nodes})


def address(snapshot: Snapshot, folder: str) -> str:
    """Give the address of the file in a folder."""
    return snapshot.address(folder + FILE)


def credential(snapshot: Snapshot, ref: str) -> str:
    """Give the address of a micro-credential."""
    return address(snapshot, f"credentials/{ref}/")


def why_no_file(snapshot: Snapshot, ref: str) -> str:
    """Say why a micro-credential has no file; nothing if it has one, or no record that can be used."""
    entry = snapshot.catalogue.credentials.get(ref)
    is_nothing = entry is not None and entry.record.certificate is Certificate.NONE
    return "CTDL describes what people earn; here there is no certificate." if is_nothing else ""


def course(snapshot: Snapshot, ref: str) -> str | Node:
    """Point to the file of a micro-credential; describe a course that has none, because people get nothing for it."""
    if not why_no_file(snapshot, ref):
        return credential(snapshot, ref)
    entry = snapshot.catalogue.credentials[ref]
    return {
        "@id": snapshot.page(entry),
        "@type": "ceterms:LearningOpportunityProfile",
        "ceterms:name": said(naming.marked_text(entry.record.title, sample=entry.record.sample)),
        "ceterms:subjectWebpage": link(entry.record.homepage),
    }


def said(text: Text | None) -> Node | None:
    """Give a text by its languages."""
    return dict(text) if text else None


def spoken(snapshot: Snapshot, sentence: str) -> Node | None:
    """Give words of the interface, with its language."""
    return {snapshot.language: sentence} if sentence else None


def day(date: dt.date | None) -> str | None:
    """Give a day."""
    return date.isoformat() if date else None


def link(target: str | None) -> str | None:
    """Give an address."""
    return iri(target) if target else None


def place(name: str) -> Node:
    """Give a place of which only the name is known."""
    return {"@type": "ceterms:Place", "ceterms:name": {UNKNOWN: name}}


def described(kind: str, text: Text | None) -> Node | None:
    """Give a thing of a class of which a record only has a description."""
    return {"@type": kind, "ceterms:description": said(text)} if text else None


def term(short: str) -> Node:
    """Point to a term of one of CTDL's lists: `lifeCycle:Active`."""
    vocabulary, _, name = short.partition(":")
    return {"@type": "ceterms:CredentialAlignmentObject", "ceterms:targetNode": f"{_VOCABULARY}{vocabulary}/{name}"}


def provider(snapshot: Snapshot, ref: str) -> Node:
    """Give a provider."""
    entry = snapshot.catalogue.providers.get(ref)
    record = entry.record if entry else None
    return stated(
        {
            "@id": snapshot.address(f"providers/{ref}/"),
            "@type": "ceterms:CredentialOrganization",
            "ceterms:name": said(naming.marked_text(record.name, sample=record.sample)) if record else {UNKNOWN: ref},
            "ceterms:subjectWebpage": link(record.website if record else ""),
        }
    )


def agency(snapshot: Snapshot, ref: str) -> Node:
    """Give an agency."""
    entry = snapshot.catalogue.agencies.get(ref)
    record = entry.record if entry else None
    return stated(
        {
            "@id": snapshot.address(f"agencies/{ref}/"),
            "@type": "ceterms:QACredentialOrganization",
            "ceterms:name": said(naming.marked_text(record.name, sample=record.sample)) if record else {UNKNOWN: ref},
            "ceterms:subjectWebpage": link(record.website if record else ""),
        }
    )


def program(snapshot: Snapshot, name: str, title: Text, *providers: str) -> Node:
    """Give a programme, with its short id and those that offer it."""
    return {
        "@type": "ceterms:LearningProgram",
        "ceterms:name": said(title),
        "ceterms:identifier": {"@type": "ceterms:IdentifierValue", "ceterms:identifierValueCode": name},
        "ceterms:offeredBy": [provider(snapshot, ref) for ref in providers],
    }
