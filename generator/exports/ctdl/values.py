"""Values and things as CTDL writes them: texts by language, terms of its lists, organisations and programmes."""

import datetime as dt

from generator.exports import compact
from generator.exports.linked import Node, iri, stated
from generator.exports.snapshot import Snapshot
from generator.records.values import Text

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
            "ceterms:name": said(record.name) if record else {UNKNOWN: ref},
            "ceterms:subjectWebpage": link(record.website if record else ""),
        }
    )


def agency(snapshot: Snapshot, ref: str) -> Node:
    """Give an agency."""
    entry = snapshot.catalogue.agencies.get(ref)
    return stated(
        {
            "@id": snapshot.address(f"agencies/{ref}/"),
            "@type": "ceterms:QACredentialOrganization",
            "ceterms:name": said(entry.record.name) if entry else {UNKNOWN: ref},
            "ceterms:subjectWebpage": link(entry.record.website if entry else ""),
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
