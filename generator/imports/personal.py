"""What an import would make public of a person: it is named, and a person decides."""

import re
from collections.abc import Iterator

from generator.imports.found import Found, Note, Value
from generator.source import shown

_MAIL = re.compile(r"[\w.+-]{1,64}@\w[\w-]{0,62}(?:\.\w[\w-]{0,62}){1,8}")


def notes(found: Found) -> Iterator[Note]:
    """Yield a note for each fact whose texts hold an e-mail address."""
    for fact in found.facts.values():
        mails = (mail for text in _texts(fact.value) for mail in _MAIL.findall(text))
        if mail := next(mails, ""):
            yield Note(
                fact.where,
                f"It holds an e-mail address (“{shown(mail, 80)}”), which everybody can read then. Take it out at its "
                "source if it is that of a person.",
            )


def _texts(value: Value) -> Iterator[str]:
    """Yield the texts in a value; an address is none."""
    if isinstance(value, str) and not value.startswith(("https://", "http://", "mailto:")):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)
