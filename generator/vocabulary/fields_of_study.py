"""Fields of study: UNESCO's ISCED-F 2013, codes of two, three or four digits, and everyday names for the broad ones."""

import csv
from functools import cache
from importlib.resources import files

EVERYDAY: dict[str, str] = {
    "00": "Basic skills and personal development",
    "01": "Education and teaching",
    "02": "Arts, languages and humanities",
    "03": "Society, journalism and information",
    "04": "Business, administration and law",
    "05": "Science, mathematics and environment",
    "06": "Computing and digital skills",
    "07": "Engineering, industry and construction",
    "08": "Farming, forestry and animals",
    "09": "Health and care",
    "10": "Services, tourism and safety",
    "99": "Subject not known",
}
"""The broad fields (two digits) in words that need no explanation."""


@cache
def labels() -> dict[str, str]:
    """Give the official English label of every code, in order of codes."""
    table = (files("generator.vocabulary") / "isced_f.csv").read_text(encoding="utf-8")
    return {row["code"]: row["label"] for row in csv.DictReader(table.splitlines())}


def broad(code: str) -> str:
    """Give the broad field, two digits, that a code belongs to."""
    return code[:2]
