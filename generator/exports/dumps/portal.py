"""The dumps described for data portals: DCAT 3 with the properties that DCAT-AP asks for.

DCAT-AP's own rules are not at hand, so this is unchecked against them; docs/data.md says so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.exports.linked import Document, Node, link, said, stated, typed
from generator.exports.snapshot import Snapshot
from generator.vocabulary import authorities

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_AUTHORITY = "http://publications.europa.eu/resource/authority/"
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
_FILE_TYPES = {"text/csv": "CSV", "application/x-ndjson": "JSON"}
"""Names of media types in the file-type list of the Publications Office; it has none for the others."""
_REGISTERED = frozenset({"text/csv", "application/vnd.sqlite3", "application/json"})
_FREQUENCIES = ((2, "DAILY"), (8, "WEEKLY"), (32, "MONTHLY"), (367, "ANNUAL"))
"""If a site says after so many days that it may be out of date, it is built this often."""
_KEYWORDS = ("micro-credentials", "short courses", "quality assurance", "lifelong learning", "higher education")


@dataclass(frozen=True, slots=True)
class Download:
    """A file to download: its name below `/data/`, its media type, and what it holds in one sentence."""

    name: str
    media_type: str
    about: str


@dataclass(frozen=True, slots=True)
class Measure:
    """The size of a file in bytes, and its checksum."""

    size: int
    sha256: str


def described(snapshot: Snapshot, languages: Iterable[str], found: Sequence[tuple[Download, Measure]]) -> Document:
    """Describe the downloads and the interface for programs. The site must have an address.

    `languages` are the tags of those in which texts stand.
    """
    files = [_distribution(snapshot, download, measure) for download, measure in found]
    about = [_catalogue(snapshot), _dataset(snapshot, languages, files), _service(snapshot), _publisher(snapshot)]
    return Document(PREFIXES, [*about, *files])


def _address(snapshot: Snapshot, part: str) -> str:
    return snapshot.address(f"data/#{part}")


def _catalogue(snapshot: Snapshot) -> Node:
    settings = snapshot.settings
    return stated(
        {
            "@id": _address(snapshot, "catalogue"),
            "@type": "dcat:Catalog",
            "dcterms:title": said("en", f"Open data of {settings.name}"),
            "dcterms:description": said("en", f"What {settings.name} offers to programs and spreadsheets."),
            "dcterms:publisher": link(_address(snapshot, "publisher")),
            "dcterms:license": link(settings.licence.uri),
            "dcterms:language": link(authorities.language("en")),
            "dcterms:modified": typed(snapshot.on.isoformat(), "xsd:date"),
            "foaf:homepage": link(snapshot.address("data/")),
            "dcat:dataset": link(_address(snapshot, "dataset")),
            "dcat:service": link(_address(snapshot, "service")),
        }
    )


def _dataset(snapshot: Snapshot, languages: Iterable[str], files: Sequence[Node]) -> Node:
    settings = snapshot.settings
    return stated(
        {
            "@id": _address(snapshot, "dataset"),
            "@type": "dcat:Dataset",
            "dcterms:title": said("en", settings.name),
            "dcterms:description": said("en", settings.description or settings.name),
            "dcterms:identifier": {"@value": _address(snapshot, "dataset")},
            "dcterms:publisher": link(_address(snapshot, "publisher")),
            "dcterms:license": link(settings.licence.uri),
            "dcterms:accessRights": link(f"{_AUTHORITY}access-right/PUBLIC"),
            "dcterms:language": [link(address) for address in sorted(set(map(authorities.language, languages)))],
            "dcterms:modified": typed(snapshot.on.isoformat(), "xsd:date"),
            "dcterms:accrualPeriodicity": link(f"{_AUTHORITY}frequency/{_frequency(settings.policy.rebuild_days)}"),
            "dcterms:temporal": _period(snapshot),
            "dcat:contactPoint": _contact(snapshot),
            "dcat:keyword": [said("en", word) for word in _KEYWORDS],
            "dcat:landingPage": link(snapshot.address("data/")),
            "dcat:theme": link(f"{_AUTHORITY}data-theme/EDUC"),
            "dcat:distribution": [link(str(file["@id"])) for file in files],
        }
    )


def _distribution(snapshot: Snapshot, download: Download, measure: Measure) -> Node:
    address, media = snapshot.address(f"data/{download.name}"), download.media_type
    checksum = {
        "@type": "spdx:Checksum",
        "spdx:algorithm": link(_SHA256),
        "spdx:checksumValue": typed(measure.sha256, "xsd:hexBinary"),
    }
    return stated(
        {
            "@id": _address(snapshot, download.name),
            "@type": "dcat:Distribution",
            "dcterms:title": said("en", download.name),
            "dcterms:description": said("en", download.about),
            "dcterms:license": link(snapshot.settings.licence.uri),
            "dcterms:modified": typed(snapshot.on.isoformat(), "xsd:date"),
            "dcterms:format": link(f"{_AUTHORITY}file-type/{_FILE_TYPES[media]}") if media in _FILE_TYPES else None,
            "dcat:mediaType": link(_MEDIA_TYPES + media) if media in _REGISTERED else None,
            "dcat:accessURL": link(snapshot.address("data/")),
            "dcat:downloadURL": link(address),
            "dcat:byteSize": typed(measure.size, "xsd:nonNegativeInteger"),
            "spdx:checksum": checksum,
        }
    )


def _service(snapshot: Snapshot) -> Node:
    return {
        "@id": _address(snapshot, "service"),
        "@type": "dcat:DataService",
        "dcterms:title": said("en", "The interface for programs, version 1"),
        "dcterms:license": link(snapshot.settings.licence.uri),
        "dcterms:publisher": link(_address(snapshot, "publisher")),
        "dcat:endpointURL": link(snapshot.address("api/v1/")),
        "dcat:endpointDescription": link(snapshot.address("api/v1/openapi.json")),
        "dcat:landingPage": link(snapshot.address("api/")),
        "dcat:servesDataset": link(_address(snapshot, "dataset")),
    }


def _publisher(snapshot: Snapshot) -> Node:
    return {
        "@id": _address(snapshot, "publisher"),
        "@type": "foaf:Agent",
        "foaf:name": said("en", snapshot.settings.name),
        "foaf:homepage": link(snapshot.settings.url),
    }


def _contact(snapshot: Snapshot) -> Node | None:
    contact = snapshot.settings.contact
    if not contact:
        return None
    way = "vcard:hasEmail" if contact.startswith("mailto:") else "vcard:hasURL"
    return {"@type": "vcard:Organization", "vcard:fn": said("en", snapshot.settings.name), way: link(contact)}


def _frequency(rebuild_days: int) -> str:
    return next((name for most, name in _FREQUENCIES if rebuild_days <= most), "IRREG")


def _period(snapshot: Snapshot) -> Node | None:
    """Give the time that the reports speak of: from the first day of the earliest decision, with an open end."""
    days = [entry.record.from_ for entry in snapshot.catalogue.reports.values()]
    if not days:
        return None
    return {"@type": "dcterms:PeriodOfTime", "dcat:startDate": typed(min(days).isoformat(), "xsd:date")}
