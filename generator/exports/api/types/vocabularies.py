"""Closed lists of codes."""

from typing_extensions import TypedDict

from generator.exports.api.types.document import DocumentV1
from generator.exports.api.types.published import Text, published


@published
class CodeV1(TypedDict):
    """A member of a vocabulary."""

    code: str
    label: Text
    sentence: Text
    """What it means, in one sentence."""
    uri: str | None
    """Its address in a public vocabulary."""


@published
class VocabularyV1(DocumentV1):
    """A closed list of codes."""

    name: str
    about: str
    codes: list[CodeV1]


@published
class VocabularyItemV1(TypedDict):
    """A vocabulary in the list of all."""

    name: str
    about: str
    codes: int
    url: str


@published
class VocabulariesV1(DocumentV1):
    """All vocabularies."""

    items: list[VocabularyItemV1]
