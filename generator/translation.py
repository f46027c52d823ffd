"""The translation of the interface: which messages there are, and how far each language is.

Messages stand in the code, in the templates, in the terms of the vocabulary, in the theme and in hand-written pages. A
catalogue of messages (`generator/messages/de.po`) holds all of them for one language.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import write_po

from generator import messages, settings, vocabulary
from generator.messages import handwritten

_KEYWORDS = {
    "_": None,
    "gettext": None,
    "noted": None,
    "ngettext": (1, 2),
    "by_number": (1, 1),
    "counted": (2, 3),
}
"""The functions that say messages, and which of their arguments are some."""
_ENGLISH_ONLY = frozenset(
    {"form.html", "maintenance.html", "embed.html", "fresh.py", "reflect.html", "reflect-set.html", "reflect.py"}
)
"""Files that say something on pages that exist in English only, or in the terminal."""
_THEME = re.compile(r"⟦say ([^⟧{]+)⟧")
_NAVIGATION = re.compile(r'\("([^"]+)", "[\w/-]+"\)')
"""The labels of links in the theme, beside their addresses."""
_PLACE = re.compile(r"%\((\w+)\)s")
_LINK = re.compile(r"\]\(([^)]*)\)")
_MADE = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
"""Babel writes when a catalogue was made; a fixed day, because the same messages are the same file."""
Said = str | tuple[str, ...] | list[str]
"""A message, or its forms for one and for more."""


@dataclass(frozen=True, slots=True)
class State:
    """How far one language is."""

    language: str
    total: int
    missing: tuple[str, ...]
    """Messages without a translation: they are shown in English."""
    wrong: tuple[tuple[str, str], ...]
    """Messages whose translation cannot be used, each with the reason."""
    unused: tuple[str, ...]
    """Messages that nothing says any more."""


def wanted(repository: Path) -> Catalog:
    """Give every message that there is, with the files that say it; theme and pages come from the repository."""
    made = Catalog(project="microcredential-catalogue", creation_date=_MADE)
    for place, said in _every(repository):
        made.add(said, locations=[(place, 0)])
    return made


def _every(repository: Path) -> Iterator[tuple[str, Said]]:
    yield from _code()
    for terms in (*vocabulary.LISTS, *vocabulary.WORKED_OUT, *vocabulary.OF_SETTINGS):
        if terms in vocabulary.LISTS:
            yield f"generator/vocabulary: {terms.__name__}", terms.about()
        for term in terms:
            yield f"generator/vocabulary: {terms.__name__}", term.messages[0]
            yield f"generator/vocabulary: {terms.__name__}", term.messages[1]
    yield "mkdocs.yml", settings.read(repository / "mkdocs.yml").name
    theme = (repository / "theme" / "main.html").read_text(encoding="utf-8")
    for found in (*_THEME.findall(theme), *_NAVIGATION.findall(theme)):
        yield "theme/main.html", found
    for page in sorted((repository / "docs").glob("*.md")):
        for message in handwritten.messages(page.read_text(encoding="utf-8")):
            yield f"docs/{page.name}", message


def _code() -> Iterator[tuple[str, Said]]:
    with as_file(files("generator")) as folder:
        for file in sorted(folder.rglob("*")):
            method = {".py": "python", ".html": "jinja2"}.get(file.suffix)
            if method is None or file.name in _ENGLISH_ONLY:
                continue
            with file.open("rb") as source:
                found = extract(method, source, keywords=_KEYWORDS, options={"silent": "false"})
                for _line, said, _comments, _context in found:
                    yield f"generator/{file.relative_to(folder).as_posix()}", said


def state(language: str, all_of_them: Catalog) -> State:
    """Tell how far a language is."""
    known = messages.catalog(language)
    pairs = [(message, known.get(message.id)) for message in all_of_them if message.id]
    return State(
        language,
        len(pairs),
        tuple(_first(message.id) for message, translated in pairs if not _is_said(translated)),
        tuple(
            (_first(message.id), why)
            for message, translated in pairs
            if translated and _is_said(translated) and (why := _mistake(message, translated))
        ),
        tuple(_first(message.id) for message in known if message.id and all_of_them.get(message.id) is None),
    )


def updated(language: str, all_of_them: Catalog) -> Catalog:
    """Give the catalogue of a language with all messages that there are, and no others; what is translated stays."""
    known = messages.catalog(language)
    made = Catalog(
        locale=known.locale,
        project=all_of_them.project,
        creation_date=_MADE,
        revision_date=_MADE,
        last_translator="",
        language_team="",
        header_comment=f"# The messages of the catalogue in {known.locale_identifier}.",
    )
    for message in all_of_them:
        if message.id:
            translated = known.get(message.id)
            said = translated.string if translated and _is_said(translated) else ""
            made.add(message.id, said, locations=message.locations)
    made.fuzzy = False
    return made


def write(made: Catalog) -> Path:
    """Write the catalogue of a language beside the others, in the format of gettext; give the path of the file."""
    with as_file(files("generator.messages")) as folder:
        path = folder / f"{str(made.locale_identifier).replace('_', '-')}.po"
        with path.open("wb") as file:
            write_po(file, made, width=120, include_lineno=False)
    return path


def _forms(said: Said | None) -> list[str]:
    return [said or ""] if said is None or isinstance(said, str) else list(said)


def _first(said: Said) -> str:
    return _forms(said)[0]


def _is_said(message: Message | None) -> bool:
    if message is None or message.fuzzy:
        return False
    return all(_forms(message.string))


def _mistake(message: Message, translated: Message) -> str:
    """Say why a translation cannot be used; nothing if it can."""
    forms, said = _forms(message.id), _forms(translated.string)
    places = set.union(*map(_places, forms))
    for each in said:
        further = _places(each) - places
        if further:
            return f"it has places that the message does not have: {', '.join(sorted(further))}"
        if len(said) == 1 and places - _places(each):
            return f"it leaves out {', '.join(sorted(places - _places(each)))}"
        if sorted(_LINK.findall(each)) != sorted(_LINK.findall(forms[0])):
            return "its links lead elsewhere"
    return ""


def _places(said: str) -> set[str]:
    """Give the places for values in a message: `{day}` and `%(day)s`; a brace that does not close counts as one."""
    try:
        named = {f"{{{name}}}" for _, name, _, _ in Formatter().parse(said) if name is not None}
    except ValueError:
        named = {"{"}
    return named | {f"%({name})s" for name in _PLACE.findall(said)}
