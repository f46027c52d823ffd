"""What all types of version 1 are made with."""

from typing import Annotated, TypeVar

from pydantic import ConfigDict, WithJsonSchema, with_config
from typing_extensions import TypedDict

T = TypeVar("T", bound=type)

Text = dict[str, str]
"""A map from language tags to plain text."""
Day = Annotated[str, WithJsonSchema({"type": "string", "format": "date"})]
"""A day, as ISO 8601 writes it."""

# `from` is a word of Python, so no class can have such a field.
From = TypedDict("From", {"from": Day})
FromOrNot = TypedDict("FromOrNot", {"from": Day | None})


def published(cls: T) -> T:
    """Mark a type as a part of the promise: the texts below its fields describe them, and no other field may come."""
    return with_config(ConfigDict(use_attribute_docstrings=True, extra="forbid"))(cls)
