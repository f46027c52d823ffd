"""Plain language: advice about the texts of records, in the words of a language pack. It never stops anything.

A pack is one TOML file in `packs/`, named after its language. Texts in a language without a pack are read for what
needs none: the length of sentences, capitals, a summary that repeats the title.
"""

from generator.plain.advice import KINDS, Advice, Kind, advice, new, of_record
from generator.plain.pack import Pack, packs

__all__ = ["KINDS", "Advice", "Kind", "Pack", "advice", "new", "of_record", "packs"]
