"""Ids of records, made from what a source calls a course: the same title gives the same id, today and in a year."""

import hashlib
import re
import unicodedata

from generator.records.values import LONGEST_ID, is_id

_LETTERS = str.maketrans({
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i", "ħ": "h",
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "y",
    "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia",
    "ъ": "a", "ы": "y", "э": "e", "ё": "e",
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o",
    "ь": "", "'": "", "’": "",
})  # fmt: skip
"""Letters that are no Latin letter with a sign above it, as official transliterations write them."""
_SHORTEST = 20
_HASH = 8


def slug(words: str, most: int = LONGEST_ID) -> str:
    """Make an id of words, cut between two of them; empty if nothing of them can stand in an id."""
    small = unicodedata.normalize("NFKC", words).casefold()
    # й and ї are letters of their own, so signs are taken off only after letters are replaced.
    latin = unicodedata.normalize("NFKD", small.translate(_LETTERS)).translate(_LETTERS)
    letters = "".join(char for char in latin if not unicodedata.combining(char))
    made = "-".join(re.findall(r"[a-z0-9]+", letters))
    if len(made) > most:
        made = made[: most + 1].rpartition("-")[0] or made[:most]
    return made


def wished(name: str, source_id: str, kind: str = "credential") -> str:
    """Give the id that a record gets if no other has it: from its name, else from the id that the source gives it."""
    for words in (name, source_id):
        if is_id(made := slug(words)):
            return made
    return f"{'course' if kind == 'credential' else kind}-{_hash(name, source_id)}"


def apart(wish: str, source_id: str) -> str:
    """Give an id beside a wished one that another course has too: the id of the source tells them apart."""
    end = slug(source_id)
    if not 0 < len(end) <= _SHORTEST:
        end = _hash(source_id)
    return f"{slug(wish, LONGEST_ID - len(end) - 1)}-{end}"


def _hash(*words: str) -> str:
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:_HASH]
