"""The closed lists behind the codes, in every language of the messages: `/api/v1/vocabularies/<name>.json`."""

import re
from collections.abc import Callable, Iterator

from generator import messages
from generator.exports import compact
from generator.exports.api import documents
from generator.exports.api.types.vocabularies import CodeV1, VocabulariesV1, VocabularyV1
from generator.exports.snapshot import Snapshot
from generator.vocabulary import LISTS, CheckGroup, NotCounted, Standing, Term

_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])")


def name(vocabulary: type[Term]) -> str:
    """Give the name of a closed list in addresses: `AssessmentMethod` → `assessment-method`."""
    return _WORD.sub("-", vocabulary.__name__).lower()


_LISTS: tuple[type[Term], ...] = (*LISTS, Standing, CheckGroup, NotCounted)
PUBLISHED: dict[str, type[Term]] = {name(vocabulary): vocabulary for vocabulary in _LISTS}
"""Every closed list by its name."""


def outputs(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """Yield path and text of the file of every closed list, and of the list of all."""
    root = f"{documents.ROOT}vocabularies"
    for title, vocabulary in PUBLISHED.items():
        yield f"{root}/{title}.json", compact.line(_vocabulary(snapshot, title, vocabulary))
    every: VocabulariesV1 = {
        **documents.document(snapshot),
        "items": [
            {
                "name": title,
                "about": vocabulary.about(),
                "codes": len(vocabulary),
                "url": snapshot.address(f"{root}/{title}.json"),
            }
            for title, vocabulary in PUBLISHED.items()
        ],
    }
    yield f"{root}.json", compact.line(every)


def _vocabulary(snapshot: Snapshot, title: str, vocabulary: type[Term]) -> VocabularyV1:
    return {
        **documents.document(snapshot),
        "name": title,
        "about": vocabulary.about(),
        "codes": [_code(term) for term in vocabulary],
    }


def _code(term: Term) -> CodeV1:
    return {
        "code": term.value,
        "label": _in_all_languages(lambda: term.label),
        "sentence": _in_all_languages(lambda: term.sentence),
        "uri": term.uri or None,
    }


def _in_all_languages(said: Callable[[], str]) -> dict[str, str]:
    found = {}
    for language in messages.known():
        with messages.speaking(language):
            found[language] = said()
    return found
