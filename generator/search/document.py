"""What Pagefind reads of a credential: one short document each, with the words that people search for."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from generator import catalogue as catalogue_
from generator import messages
from generator.catalogue import Catalogue, Entry
from generator.markup import fill, join
from generator.records import Credential
from generator.records.values import Text
from generator.vocabulary import fields_of_study

LETTERS = {
    "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ß": "ss", "ẞ": "SS", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D",
    "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ħ": "h", "Ħ": "H", "ŋ": "n", "Ŋ": "N",
    "ŧ": "t", "Ŧ": "T", "ə": "e", "Ə": "E", "\N{LATIN SMALL LETTER DOTLESS I}": "i",
}  # fmt: skip
"""Letters that Pagefind does not see as a plain letter with an accent, and what people type instead."""

_WORD = re.compile(r"[^\W\d_]{4,40}")
_TABLE = str.maketrans(LETTERS)
_ANY_LETTER = re.compile(f"[{''.join(LETTERS)}]")
_DOCUMENT = '<!doctype html><html lang="en"><head><title></title></head><body>%s</body></html>'
_TITLE = '<h1 data-pagefind-weight="10">%s</h1>'
_NAMES = '<p data-pagefind-weight="4">%s</p>'
_TEXT = "<p>%s</p>"


def documents(catalogue: Catalogue, language: str) -> Iterator[str]:
    """Yield the document of every credential in HTML, in the order of the rows."""
    for entry in catalogue_.sorted_by_title(catalogue.credentials.values(), language):
        yield document(catalogue, entry)


def orders(catalogue: Catalogue, languages: Sequence[str]) -> list[list[int]]:
    """Give the numbers of the documents in the order of rows in each language; documents are in that of the first."""
    first, *others = (
        [entry.ref for entry in catalogue_.sorted_by_title(catalogue.credentials.values(), language)]
        for language in languages
    )
    number = {ref: place for place, ref in enumerate(first)}
    return [[number[ref] for ref in refs] for refs in (first, *others)]


def document(catalogue: Catalogue, entry: Entry[Credential]) -> str:
    """Write what is searched of a credential, in all its languages; the title counts most, then names."""
    record = entry.record
    skills = (words for skill in record.skills for words in _words(skill.label))
    texts = _words(record.summary, *record.learning_outcomes, record.audience, record.entry_requirements)
    parts = (
        (_TITLE, "\n".join(_words(record.title))),
        (_NAMES, "\n".join((*_providers(catalogue, entry.ref), *skills))),
        (_TEXT, "\n".join((*texts, *_subjects(record.field)))),
    )
    return str(fill(_DOCUMENT, join(fill(shape, f"{text}\n{folded(text)}") for shape, text in parts)))


def vocabulary(catalogue: Catalogue) -> list[str]:
    """Give the words that titles, skills, outcomes, subjects and names hold, in small letters, the most used first.

    A word counts once for each credential. Short words and numbers are left out: nobody needs help with them.
    """
    counted: Counter[str] = Counter()
    for entry in catalogue.credentials.values():
        record = entry.record
        texts = (
            *_words(record.title, *record.learning_outcomes, *(skill.label for skill in record.skills)),
            *_providers(catalogue, entry.ref),
            *_subjects(record.field),
        )
        counted.update({word.casefold() for text in texts for word in _WORD.findall(text)})
    return sorted(counted, key=lambda word: (-counted[word], word))


def folded(text: str) -> str:
    """Give the words of a text that hold one of LETTERS, in plain letters."""
    if not _ANY_LETTER.search(text):
        return ""
    return " ".join(word.translate(_TABLE) for word in text.split() if _ANY_LETTER.search(word))


def _words(*texts: Text | None) -> tuple[str, ...]:
    return tuple(words for text in texts if text for _, words in text)


def _providers(catalogue: Catalogue, ref: str) -> Iterator[str]:
    for provider in catalogue.awarding(ref):
        entry = catalogue.providers.get(provider)
        if entry:
            yield from _words(entry.record.name)
            if entry.record.acronym:
                yield entry.record.acronym


@cache
def _subjects(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Name the fields of study, official and in the everyday words of every language of the interface.

    So a search for a subject finds its courses, whatever language a person thinks in.
    """
    broad = dict.fromkeys(fields_of_study.EVERYDAY[fields_of_study.broad(code)] for code in codes)
    said = []
    for language in messages.known():
        with messages.speaking(language):
            said += [messages.gettext(name) for name in broad]
    return tuple(dict.fromkeys((*said, *(fields_of_study.labels()[code] for code in codes))))
