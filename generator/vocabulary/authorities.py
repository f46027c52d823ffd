"""Addresses of countries, languages and currencies in the authority tables of the European Union."""

from functools import cache

from babel.core import get_global

_TABLES = "http://publications.europa.eu/resource/authority/"
COUNTRIES = f"{_TABLES}country"
LANGUAGES = f"{_TABLES}language"
CURRENCIES = f"{_TABLES}currency"

_COUNTRY_CODES = {"CD": "COD", "DE": "DEU", "FR": "FRA", "MM": "MMR", "TL": "TLS", "XK": "1A0", "YE": "YEM"}
"""Countries for which CLDR knows several codes of three letters, and Kosovo, which has one of the table alone."""
_BIBLIOGRAPHIC = frozenset({
    "alb", "arm", "baq", "bur", "chi", "cze", "dut", "fre", "geo", "ger", "gre", "ice", "mac", "mao", "may", "per",
    "rum", "scc", "scr", "slo", "tib", "wel",
})  # fmt: skip
"""Codes of ISO 639-2 that only libraries use; the table has the other one."""
_LANGUAGE_CODES = {
    "ar": "ARA", "et": "EST", "fa": "FAS", "hr": "HRV", "ku": "KUR", "lv": "LAV", "mg": "MLG", "mn": "MON", "ms": "MSA",
    "ne": "NEP", "ps": "PUS", "ro": "RON", "sh": "HBS", "sq": "SQI", "sr": "SRP", "sw": "SWA", "tl": "TGL", "uz": "UZB",
    "yi": "YID", "zh": "ZHO", "az": "AZE", "ay": "AYM", "cr": "CRE", "gn": "GRN", "gu": "GUJ", "iu": "IKU", "ik": "IPK",
    "kr": "KAU", "kv": "KOM", "kg": "KON", "oj": "OJI", "om": "ORM", "or": "ORI", "qu": "QUE", "sa": "SAN", "sc": "SRD",
    "za": "ZHA", "ak": "AKA", "tw": "TWI", "ff": "FUL", "dz": "DZO",
}  # fmt: skip
"""Languages that CLDR knows under the codes of their parts too."""


def country(code: str) -> str:
    """Give the address of a country, from its code of two letters: `EE` → …/EST."""
    return f"{COUNTRIES}/{_countries().get(code, code)}"


def language(tag: str) -> str:
    """Give the address of a language, from a BCP 47 tag; script and region have no place: `pt-BR` → …/POR."""
    primary = tag.split("-", maxsplit=1)[0]
    return f"{LANGUAGES}/{_languages().get(primary, primary.upper())}"


def tag(address: str) -> str:
    """Give the BCP 47 tag of a language, from its address: …/POR → `pt`; nothing for another table."""
    table, _, code = address.rpartition("/")
    return _tags().get(code, code.lower()) if table == LANGUAGES and code else ""


def currency(code: str) -> str:
    """Give the address of a currency, from its ISO 4217 code."""
    return f"{CURRENCIES}/{code}"


@cache
def _countries() -> dict[str, str]:
    aliases = get_global("territory_aliases").items()
    three = {codes[0]: old for old, codes in aliases if len(old) == 3 and old.isalpha() and len(codes) == 1}  # noqa: PLR2004
    return {**three, **_COUNTRY_CODES}


@cache
def _languages() -> dict[str, str]:
    # A tag of three letters is its own code. For CLDR such tags also are aliases of parts: "rom" of one kind of Romani.
    aliases = get_global("language_aliases").items()
    three = {tag: old.upper() for old, tag in aliases if len(old) == 3 and len(tag) == 2 and old not in _BIBLIOGRAPHIC}  # noqa: PLR2004
    return {**three, **_LANGUAGE_CODES}


@cache
def _tags() -> dict[str, str]:
    return {code: tag_ for tag_, code in _languages().items()}
