"""Countries: ISO 3166-1 codes, and the members of the European Higher Education Area with their tiles on the map."""

from functools import cache

from babel import Locale

from generator.messages import gettext, noted

MISTAKEN: dict[str, str] = {"EL": "GR", "UK": "GB"}
"""Codes that people write for a country whose ISO code is another one."""

REGIONS: dict[str, str] = {
    "be-vlg": noted("Belgium (Flanders)"),
    "be-wal": noted("Belgium (French Community)"),
    "be-deu": noted("Belgium (German-speaking Community)"),
    "gb-eng": noted("United Kingdom (England)"),
    "gb-nir": noted("United Kingdom (Northern Ireland)"),
    "gb-sct": noted("United Kingdom (Scotland)"),
    "gb-wls": noted("United Kingdom (Wales)"),
}
"""Education systems of countries that have several, by the id of their record."""

TILES: dict[str, tuple[int, int]] = {
    "IS": (0, 0), "NO": (4, 0), "SE": (5, 0), "FI": (6, 0),
    "EE": (7, 1),
    "IE": (1, 2), "GB": (2, 2), "DK": (4, 2), "LV": (7, 2), "RU": (9, 2),
    "NL": (3, 3), "DE": (4, 3), "PL": (6, 3), "LT": (7, 3), "BY": (8, 3), "KZ": (10, 3),
    "BE": (2, 4), "LU": (3, 4), "CZ": (5, 4), "SK": (6, 4), "UA": (8, 4),
    "FR": (2, 5), "CH": (3, 5), "LI": (4, 5), "AT": (5, 5), "HU": (6, 5), "RO": (7, 5), "MD": (8, 5), "GE": (10, 5),
    "PT": (0, 6), "ES": (1, 6), "AD": (2, 6), "SM": (4, 6), "SI": (5, 6), "HR": (6, 6), "RS": (7, 6), "BG": (8, 6),
    "AM": (10, 6), "AZ": (11, 6),
    "VA": (3, 7), "IT": (4, 7), "BA": (5, 7), "ME": (6, 7), "MK": (7, 7), "TR": (9, 7),
    "MT": (4, 8), "AL": (6, 8), "GR": (7, 8), "CY": (9, 8),
}  # fmt: skip
"""The 49 members of the European Higher Education Area, each with its column and row on the tile map.

The rights of Belarus and Russia to take part have been suspended since April 2022; their providers may still be listed.
"""

EEA: frozenset[str] = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK IS LI NO".split()  # noqa: SIM905
)
"""The European Union, and with it Iceland, Liechtenstein and Norway: the European Economic Area."""


@cache
def names(language: str = "en") -> dict[str, str]:
    """Give the name of every country (ISO 3166-1 alpha-2, and XK) in a language."""
    territories = Locale.parse(language, sep="-").territories
    return {
        code: str(name)
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES  # noqa: PLR2004
    }


# Codes that Babel names and ISO 3166-1 does not give to a country.
_NOT_COUNTRIES = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})


def name(place: str, language: str = "en") -> str:
    """Give the name of a country or education system, from `EE`, `ee` or `be-vlg`."""
    region = REGIONS.get(place.lower())
    return gettext(region) if region else names(language).get(place[:2].upper(), place)
