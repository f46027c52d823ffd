"""Fields of study: UNESCO's ISCED-F 2013, codes of two, three or four digits, and everyday names for the broad ones."""

import csv
from functools import cache
from importlib.resources import files

from generator.messages import noted

NOT_KNOWN = "99"
"""The broad field of courses whose field is not known."""
EVERYDAY: dict[str, str] = {
    "00": noted("Basic skills and personal development"),
    "01": noted("Education and teaching"),
    "02": noted("Arts, languages and humanities"),
    "03": noted("Society, journalism and information"),
    "04": noted("Business, administration and law"),
    "05": noted("Science, mathematics and environment"),
    "06": noted("Computing and digital skills"),
    "07": noted("Engineering, industry and construction"),
    "08": noted("Farming, forestry and animals"),
    "09": noted("Health and care"),
    "10": noted("Services, tourism and safety"),
    NOT_KNOWN: noted("Subject not known"),
}
"""The broad fields (two digits) in words that need no explanation: messages, to be said where they are shown."""


ISCED_F = "http://data.europa.eu/snb/isced-f/"
"""Below this address every code has one of its own."""


@cache
def labels() -> dict[str, str]:
    """Give the official English label of every code, in order of codes."""
    table = (files("generator.vocabulary") / "isced_f.csv").read_text(encoding="utf-8")
    return {row["code"]: row["label"] for row in csv.DictReader(table.splitlines())}


def broad(code: str) -> str:
    """Give the broad field, two digits, that a code belongs to."""
    return code[:2]
