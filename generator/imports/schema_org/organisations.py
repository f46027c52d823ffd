"""Who offers a course of schema.org."""

from collections.abc import Iterator, Mapping, Sequence

from generator.imports.schema_org.objects import Held, Thing, listed, strings, things, word_of, words_of
from generator.imports.whose import Named
from generator.vocabulary import IdentifierScheme

_NAMES = ("name", "legalName", "alternateName")
_ADDRESSES = ("url", "sameAs", "@id", "identifier")


def providers(thing: Thing, runs: Sequence[Thing], held: Held) -> Iterator[Named]:
    """Yield the providers that a course or its runs name, by words, by an address or as objects."""
    for each in [each for part in (thing, *runs) for each in listed(part.get("provider"))]:
        if isinstance(each, str):
            whole = held.by_id.get(each)
            yield _described(whole) if whole else Named(*(((), (each,)) if _is_address(each) else ((each,), ())))
        elif isinstance(each, Mapping):
            yield from map(_described, held.whole(each))


def _described(thing: Thing) -> Named:
    names = [words for key in _NAMES for words in words_of(thing.get(key))]
    addresses = [each for key in _ADDRESSES for each in strings(thing.get(key)) if _is_address(each)]
    return Named(tuple(names), tuple(addresses), dict(_numbers(thing)))


def _numbers(thing: Thing) -> Iterator[tuple[IdentifierScheme, str]]:
    for each in things(thing.get("identifier")):
        scheme = IdentifierScheme.known(word_of(each, "propertyID") or word_of(each, "name"))
        if scheme and word_of(each, "value"):
            yield scheme, word_of(each, "value")


def _is_address(words: str) -> bool:
    return words.startswith(("https://", "http://"))
