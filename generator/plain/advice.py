"""Advice about the texts of a catalogue: records in, findings of the weight `advice` out."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from generator import records, source
from generator.catalogue import Entry, Loaded
from generator.finding import Finding, Level
from generator.plain.pack import Pack, packs
from generator.records import Credential, Record
from generator.records.values import Text
from generator.source import Loc, shown

_NO_PACK = Pack()
_LONGEST_SUMMARY = 25
_LONGEST_QUOTE = 60
_FEWEST_WORDS = 8
"""A shorter text does not tell its language."""
_LEAST_LEAD = 3
"""So many more words must belong to another language than to the one that a text is said to be in."""
EXPLAINED = frozenset({"DEQAR", "ECTS", "EQAR", "EQF", "ESCO", "ESG", "NQF"})
"""Abbreviations that have an entry in the words of the site (docs/words.md), to which pages lead."""
_MOST_CAPITALS = 2
"""So many words in capitals may stand beside each other: more is shouting."""
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_END = re.compile(r"(?<=[.!?…])[\"”»)]*\s+(?=[\"“«(¿¡]*[^\W\d_])")
_SHORT_FORM = re.compile(r"(?:\b\w|\b\w\.\w|\b(?:e\.g|i\.e|etc|z\.B|bzw|ca|usw|p\.ex|vs|No|Nr|Dr))\.$")
_ABBREVIATION = re.compile(r"\b[A-ZÀ-ÞΑ-ΩА-Я]{2,6}\b")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of advice: its name, and why readers are better off if somebody takes it."""

    name: str
    why: str
    find: Callable[["_Read"], Iterator[tuple[str, str]]]
    """Yields what stands there, and what to try."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A text in one language, and what is needed to judge it."""

    record: Record
    loc: Loc
    tag: str
    words: str
    pack: Pack
    """An empty one, if the language has none."""
    small: str
    """The text in small letters."""
    tokens: tuple[str, ...]
    """Its words, as they are written."""

    @property
    def key(self) -> str:
        """Give the key of the record under which it stands."""
        return str(self.loc[0])


@dataclass(frozen=True, slots=True)
class Advice:
    """What could be said more plainly in one text of a record, and why readers are better off then."""

    loc: Loc
    """Where the text stands, with its language at the end."""
    kind: Kind
    message: str
    hint: str


def advice(loaded: Loaded) -> tuple[Finding, ...]:
    """Give advice about every text of a folder of records, in the order of files and lines."""
    return tuple(sorted(finding for _, entry in loaded.catalogue.entries() for finding in _of(loaded, entry)))


def new(before: Iterable[Finding], after: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give the advice that a change brings: what is said after it and was not before, wherever the line is now."""
    known = Counter(_said(finding) for finding in before)
    left = []
    for finding in after:
        if known[_said(finding)]:
            known[_said(finding)] -= 1
        else:
            left.append(finding)
    return tuple(left)


def _said(finding: Finding) -> tuple[str, str, str]:
    return finding.place.path, finding.rule, finding.message


def _of(loaded: Loaded, entry: Entry[Record]) -> Iterator[Finding]:
    found = list(of_record(entry.record))
    if not found:
        return
    path = loaded.path(entry)
    places = source.places(loaded.content(entry), path)
    for each in found:
        place = source.nearest(places, each.loc, path)
        yield Finding(place, each.kind.name, Level.ADVICE, each.message, f"{each.kind.why} {each.hint}")


def of_record(record: Record) -> Iterator[Advice]:
    """Yield the advice about every text of a record, in the order of its keys."""
    for read in _texts(record):
        for kind in KINDS:
            for message, hint in kind.find(read):
                yield Advice((*read.loc, read.tag), kind, message, hint)


def _texts(record: Record) -> Iterator[_Read]:
    for loc, text in records.leaves(record, Text):
        for tag, words in text:
            pack = packs().get(tag.partition("-")[0], _NO_PACK)
            yield _Read(record, loc, tag, words, pack, words.casefold(), tuple(_WORD.findall(words)))


# --- what is looked for


def _long_sentences(read: _Read) -> Iterator[tuple[str, str]]:
    if len(read.tokens) <= read.pack.longest_sentence:
        return
    for sentence in _sentences(read.words):
        count = len(_WORD.findall(sentence))
        if count > read.pack.longest_sentence:
            yield f"a sentence has {count} words: {_quoted(sentence)}", "Make two of it, and begin with who does what."


def _sentences(words: str) -> Iterator[str]:
    """Yield the sentences of a text; the point after `e.g.` ends none."""
    begun = ""
    for line in words.splitlines():
        for part in _END.split(line):
            begun = f"{begun} {part}".strip()
            if not _SHORT_FORM.search(begun):
                yield begun
                begun = ""
        if begun:
            yield begun
            begun = ""


def _trade_terms(read: _Read) -> Iterator[tuple[str, str]]:
    for term, simpler in read.pack.terms.items():
        if term in read.small and re.search(rf"(?<!\w){re.escape(term)}(?!\w)", read.small):
            yield f"“{term}” is a word of the trade", f"Try: “{simpler}”."


def _sales_words(read: _Read) -> Iterator[tuple[str, str]]:
    for word in read.pack.sales:
        if word in read.small and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", read.small):
            yield f"“{word}” praises and tells nothing", "Say what people get, so that they can judge for themselves."


def _abbreviations(read: _Read) -> Iterator[tuple[str, str]]:
    if not read.pack.common or not _ABBREVIATION.search(read.words) or _is_shouted(read.tokens):
        return
    explained = {*re.findall(r"\(([^\W\d_]{2,6})\)", read.words), *EXPLAINED, getattr(read.record, "acronym", None)}
    for short in dict.fromkeys(_ABBREVIATION.findall(read.words)):
        if short not in read.pack.known and short not in explained:
            yield f"the abbreviation “{short}” is not explained", "Write it out once, with the short form in brackets."


def _outcomes(read: _Read) -> Iterator[tuple[str, str]]:
    if read.key != "learning_outcomes" or not isinstance(read.record, Credential):
        return
    first = next(iter(read.tokens), "").casefold()
    if first in read.pack.not_first:
        yield f"the outcome begins with “{first}”", f"Begin with what people do, such as: “{read.pack.verbs}”."


def _long_summaries(read: _Read) -> Iterator[tuple[str, str]]:
    count = len(read.tokens)
    if read.key == "summary" and isinstance(read.record, Credential) and count > _LONGEST_SUMMARY:
        yield (
            f"the summary has {count} words",
            f"Keep the {_LONGEST_SUMMARY} that say what people do and for whom it is.",
        )


def _copies(read: _Read) -> Iterator[tuple[str, str]]:
    if read.key != "summary" or not isinstance(read.record, Credential):
        return
    title = dict(read.record.title.by_language).get(read.tag, "")
    if title and _letters(read.words) == _letters(title):
        yield (
            "the summary is a copy of the title",
            "Say in one sentence what people learn, and what they can do with it.",
        )


def _capitals(read: _Read) -> Iterator[tuple[str, str]]:
    if _is_shouted(read.tokens):
        yield f"whole words stand in capitals: {_quoted(read.words)}", "Write them in small letters."


def _is_shouted(tokens: tuple[str, ...]) -> bool:
    row = 0
    for word in tokens:
        row = row + 1 if len(word) > 1 and word.isupper() else 0
        if row > _MOST_CAPITALS:
            return True
    return False


def _languages(read: _Read) -> Iterator[tuple[str, str]]:
    if len(read.tokens) < _FEWEST_WORDS:
        return
    words = [word for token in read.tokens if (word := token.casefold()) in _common()]
    own = read.tag.partition("-")[0]
    counted = {tag: sum(word in pack.common for word in words) for tag, pack in packs().items() if tag != own}
    tag = max(counted, key=lambda each: (counted[each], each))
    mine = sum(word in read.pack.common for word in words)
    # A language without a pack may share small words with another one: then more of them are needed.
    least = mine + _LEAST_LEAD if read.pack.common else len(read.tokens) // 3
    if counted[tag] > max(least, _LEAST_LEAD):
        yield (
            f"the text is said to be in `{shown(read.tag)}` and reads like `{tag}`: {_quoted(read.words)}",
            "Correct the language tag, or put the right text there.",
        )


@cache
def _common() -> frozenset[str]:
    """Give the words by which any language is recognised: no other one counts."""
    return frozenset().union(*(pack.common for pack in packs().values()))


def _letters(words: str) -> str:
    return "".join(_WORD.findall(words.casefold()))


def _quoted(words: str) -> str:
    line = " ".join(words.split())
    return f"“{shown(line if len(line) <= _LONGEST_QUOTE else line[:_LONGEST_QUOTE].rstrip() + '…')}”"


KINDS = (
    Kind("long-sentence", "People who read a second language lose the thread.", _long_sentences),
    Kind("trade-term", "People who choose a course have not learned the words of those who make it.", _trade_terms),
    Kind("abbreviation-unexplained", "Nobody can look up what it stands for.", _abbreviations),
    Kind("outcome-without-a-verb", "Readers want to know what they can do afterwards.", _outcomes),
    Kind("long-summary", "Lists show only its beginning.", _long_summaries),
    Kind("copy-of-the-title", "It tells nothing new.", _copies),
    Kind("words-in-capitals", "They are hard to read, and screen readers may spell them.", _capitals),
    Kind("sales-words", "They make readers doubt the facts beside them.", _sales_words),
    Kind("another-language", "Readers and screen readers go by the tag: they get the wrong pronunciation.", _languages),
)
"""Every kind of advice, in the order in which it is looked for."""
