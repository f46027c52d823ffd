"""Rules about the names of providers and agencies: nobody looks like somebody else."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from generator.catalogue import Catalogue, Entry
from generator.finding import Level
from generator.records import Agency, Provider
from generator.rules.rule import Defect, Rule
from generator.source import shown

_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = frozenset({"LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "GEORGIAN"})
"""Scripts with letters that look like letters of another one."""

# What Greek and Cyrillic letters (and a few Latin ones) look like, small or capital.
_LOOKS_LIKE = {
    code: latin
    for letters, alike in {
        "\u0430\u0432\u0435\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445": "abekmhopctyx",  # Cyrillic
        "\u0456\u0458\u0455\u0501\u04bb\u04cf\u051b\u051d\u0433\u043f": "ijsdhlqwrn",
        "\u03b1\u03b2\u03b5\u03b6\u03b7\u03b9\u03ba\u03bc\u03bd\u03bf": "abezhikmno",  # Greek
        "\u03c1\u03c4\u03c5\u03c7\u03b3\u03c9": "ptyxyw",
        "\u0131\u0142\u00f8\u0111\u0127": "ilodh",  # Latin: without a dot, with a stroke
    }.items()
    for code, latin in zip(map(ord, letters), alike, strict=True)
}


def names_look_alike(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find providers, and agencies, that readers could take for one another."""
    for kind in ("provider", "agency"):
        first: dict[str, Entry[Provider | Agency]] = {}
        for entry in _named(catalogue, kind):
            alike: dict[str, str] = {}
            for _, name in entry.record.name:
                other = first.setdefault(_folded(name), entry)
                if other is not entry:
                    alike.setdefault(other.ref, name)
            for ref, name in alike.items():
                yield Defect(
                    entry,
                    ("name",),
                    f"the name `{shown(name)}` looks like that of `{ref}`",
                    "If they are the same organisation, keep one record; if not, add what tells them apart: a town.",
                )


def mixed_scripts(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find names with letters of two scripts in one word."""
    for kind in ("provider", "agency"):
        for entry in _named(catalogue, kind):
            for language, name in entry.record.name:
                for word in _WORD.findall(_without_marks(name)) if not name.isascii() else ():
                    scripts = {_script(letter): letter for letter in reversed(word) if _script(letter)}
                    if len(scripts) > 1:
                        yield Defect(entry, ("name", language), _mixed(word, scripts), "Type the word again.")


def _named(catalogue: Catalogue, kind: str) -> Iterator[Entry[Provider | Agency]]:
    yield from catalogue.providers.values() if kind == "provider" else catalogue.agencies.values()


def _mixed(word: str, scripts: dict[str, str]) -> str:
    letters = " and ".join(f"`{letter}` is {script.capitalize()}" for script, letter in sorted(scripts.items()))
    return f"`{shown(word)}` mixes letters that look alike: {letters}"


@cache
def _script(letter: str) -> str:
    """Give the script of a letter if it is one of those that can be mixed up, else nothing."""
    script = unicodedata.name(letter, "").partition(" ")[0]
    return script if script in _SCRIPTS else ""


def _folded(name: str) -> str:
    """Give what a name looks like: without case, accents, punctuation and blanks, in Latin letters where they match."""
    letters = (character for character in _without_marks(name.casefold()) if character.isalnum())
    return "".join(letters).casefold().translate(_LOOKS_LIKE)


def _without_marks(text: str) -> str:
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.category(c).startswith("M"))


RULES = (
    Rule(
        "names-look-alike",
        Level.WARNING,
        "Make names of different organisations differ by more than case, accents, signs or look-alike letters.",
        "Somebody who borrows the name of a trusted organisation must not be mistaken for it.",
        bad="""\
# providers/example-training.yml
name: "Ex\\u00e0mple-University"
""",
        good="""\
# providers/example-training.yml
name: Example University Training Centre
""",
        check=names_look_alike,
    ),
    Rule(
        "mixed-scripts",
        Level.ERROR,
        "Write each word of a name in one script.",
        "A Cyrillic or Greek letter inside a Latin word looks the same and makes another name, also for search.",
        bad="""\
# agencies/natqa.yml
name: "N\\u0430tional Office for Study Programmes"
""",
        good="""\
# agencies/natqa.yml
name: {en: National Office for Study Programmes, ru: "\\u041e\\u0444\\u0438\\u0441 National Office"}
""",
        check=mixed_scripts,
    ),
)
