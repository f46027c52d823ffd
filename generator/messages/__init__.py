"""The words of the interface in the language that is spoken just now.

English stands in the code and is its own message; a catalogue of messages beside this module (`de.po`) holds what it is
in another language. What is made inside `with speaking("de"):` is German. A message without a translation stays
English, and `catalogue messages` lists it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, wraps
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO
from typing import ParamSpec, TypeVar

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ENGLISH = "en"
"""The language in which messages are written."""

_spoken: ContextVar[str] = ContextVar("spoken", default=ENGLISH)
_P = ParamSpec("_P")
_R = TypeVar("_R")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language while something is made."""
    token = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(token)


def spoken() -> str:
    """Give the language that is spoken: `en`, `de`."""
    return _spoken.get()


@cache
def _locale(language: str) -> Locale:
    return Locale("en", "GB") if language == ENGLISH else Locale.parse(language, sep="-")


def locale() -> Locale:
    """Give the locale of dates, numbers and lists in the language that is spoken."""
    return _locale(_spoken.get())


def plural_forms() -> dict[str, int]:
    """Give the forms of words for numbers in the language that is spoken, by CLDR's names, each with a number of it."""
    form = locale().plural_form
    return {form(number): number for number in reversed(range(1, 101))}


def known() -> tuple[str, ...]:
    """Give the languages that have messages, English first."""
    beside = sorted(file.name.removesuffix(".po") for file in files(__name__).iterdir() if file.name.endswith(".po"))
    return (ENGLISH, *beside)


def catalog(language: str) -> Catalog:
    """Read the messages of a language. A language without a file has none."""
    file = files(__name__) / f"{language}.po"
    if not file.is_file():
        return Catalog(locale=language.replace("-", "_"))
    with file.open("rb") as text:
        return read_po(text, locale=language.replace("-", "_"), abort_invalid=True)


@cache
def _translations(language: str) -> NullTranslations:
    if language == ENGLISH:
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, catalog(language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def gettext(message: str, /, **values: object) -> str:
    """Say a message: `_("It ends on {day}.", day=…)`."""
    language = _spoken.get()
    said = message if language == ENGLISH or not message else _translations(language).gettext(message)
    return said.format(**values) if values else said


def ngettext(one: str, many: str, number: int, /, **values: object) -> str:
    """Say a message about a number of things in the form that the language has for this number."""
    said = _translations(_spoken.get()).ngettext(one, many, number)
    return said.format(**values) if values else said


def by_number(message: str, number: int, /, **values: object) -> str:
    """Say a message that is the same in English for one and for more, and is not in other languages."""
    return ngettext(message, message, number, **values)


def noted(message: str) -> str:
    """Give a message as it is, to be said later; this marks it for those who translate."""
    return message


def cached(made: Callable[_P, _R]) -> Callable[_P, _R]:
    """Keep what a function gives for the same arguments, apart for each language."""

    @cache
    def kept(_language: str, *given: object, **named: object) -> _R:
        return made(*given, **named)  # type: ignore[arg-type]

    @wraps(made)
    def asked(*given: _P.args, **named: _P.kwargs) -> _R:
        return kept(_spoken.get(), *given, **named)  # type: ignore[arg-type]

    return asked
