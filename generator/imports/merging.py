"""A field of a record, what the source says of it, and a sign of what it said before → which of the two holds."""

import hashlib
import json
from enum import StrEnum
from typing import Any

_SIGN = 10
_LETTERS = str.maketrans("0123456789", "ghijklmnop")
"""A sign holds letters only, so that no program takes one for a number."""


def sign(value: Any) -> str:  # noqa: ANN401 - any value of a record
    """Give the short sign of a value: the same for the same fact, however it is written."""
    said = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:_SIGN].translate(_LETTERS)


class Merge(StrEnum):
    """What happens to a field."""

    SAME = "same"
    """Record and source say the same."""
    STAY = "stay"
    """A person has edited it, or nothing has changed at the source: the record stays."""
    FOLLOW = "follow"
    """The source has changed, and nobody has edited the record."""
    KEEP = "keep"
    """A person has edited it, and the source says something else."""


def merge(stands: Any, said: Any, noted: str | None) -> Merge:  # noqa: ANN401 - values of records
    """Decide what happens to a field: what stands in the record, what the source says, and the sign of what it said."""
    if stands == said or (stands is not None and said is not None and sign(stands) == sign(said)):
        return Merge.SAME
    untouched = (stands is None) if noted is None else (stands is not None and sign(stands) == noted)
    if untouched:
        return Merge.FOLLOW
    return Merge.KEEP if said is not None else Merge.STAY
