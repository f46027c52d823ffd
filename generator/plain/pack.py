"""Language packs: what is plain in one language, as data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

LONGEST_SENTENCE = 25
"""So many words a sentence has at most where a pack says nothing else."""


@dataclass(frozen=True, slots=True)
class Pack:
    """What is known about plain words in a language. Everything is in small letters, apart from abbreviations."""

    longest_sentence: int = LONGEST_SENTENCE
    terms: Mapping[str, str] = field(default_factory=dict)
    """Terms of the trade, each with what to say in its place."""
    sales: tuple[str, ...] = ()
    """Words that praise and tell nothing."""
    not_first: frozenset[str] = frozenset()
    """Words with which a learning outcome does not say what people can do."""
    verbs: str = ""
    """An example of an outcome that begins with a verb."""
    known: frozenset[str] = frozenset()
    """Abbreviations that everybody knows."""
    common: frozenset[str] = frozenset()
    """The words that stand most often in texts of the language: by them it is recognised."""


@cache
def packs() -> dict[str, Pack]:
    """Give all packs by language."""
    folder = files("generator.plain") / "packs"
    found = sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml"))
    return {name.removesuffix(".toml"): _read((folder / name).read_text(encoding="utf-8")) for name in found}


def _read(text: str) -> Pack:
    data = tomllib.loads(text)
    return Pack(
        longest_sentence=data.get("longest_sentence", LONGEST_SENTENCE),
        terms=data["terms"],
        sales=tuple(data["sales"]),
        not_first=frozenset(data["outcomes"]["not_first"]),
        verbs=data["outcomes"]["better"],
        known=frozenset(data["known"]),
        common=frozenset(data["common"].split()),
    )
