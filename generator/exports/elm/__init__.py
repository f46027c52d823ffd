"""The European Learning Model (ELM) 3.2: learning opportunities with what they lead to, and accreditations.

The application profiles LOQ and AMS of the European Commission say which properties each class may have. Their shapes
are closed, so what has no place there is not said and is named as lost.
"""

from collections.abc import Mapping

from generator.exports.linked import Document

FILES: Mapping[str, str] = {"elm.jsonld": "application/ld+json", "elm.ttl": "text/turtle"}
"""The media type of each file by its name beside the page."""


def texts(document: Document | None) -> Mapping[str, str]:
    """Give the text of each file by its name; none without a document."""
    return {"elm.jsonld": document.as_json(), "elm.ttl": document.as_turtle()} if document else {}
