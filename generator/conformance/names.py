"""schema.org: whether types and properties have names that its vocabulary has.

No shapes are published for it, and any property may stand anywhere; what can be checked is that no name is misspelt.
"""

import json
import re
from collections.abc import Iterator

from rdflib import SDO

_ADDRESS = "https://schema.org"
_NEWER = frozenset({"courseSchedule"})
"""Names that schema.org has and the list of rdflib not yet."""
_BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def problems(text: str) -> list[str]:
    """Give what in a file, or in the blocks of data in a page, schema.org has no name for, one line each."""
    is_page = text.lstrip().startswith("<")
    found = [problem for block in (_BLOCK.findall(text) if is_page else [text]) for problem in _of_block(block)]
    return sorted(set(found))


def _of_block(block: str) -> Iterator[str]:
    try:
        value = json.loads(block)
    except ValueError as problem:
        yield f"is not JSON: {problem}"
        return
    if not isinstance(value, dict) or value.get("@context") != _ADDRESS:
        yield f"does not name {_ADDRESS} as its context"
    yield from _of_value(value)


def _of_value(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _of_value(item)
    elif isinstance(value, dict):
        kind = value.get("@type")
        if kind is not None and not _is_named(kind, is_type=True):
            yield f"there is no type {kind}"
        for key, item in value.items():
            if not key.startswith("@") and not _is_named(key, is_type=False):
                yield f"there is no property {key}"
            yield from _of_value(item)


def _is_named(name: object, *, is_type: bool) -> bool:
    return isinstance(name, str) and (name in SDO or name in _NEWER) and name[:1].isupper() is is_type
