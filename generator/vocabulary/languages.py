"""Languages: BCP 47 tags, their names and the direction of their script."""

import re
from functools import cache

from babel import Locale
from babel.languages import get_official_languages

from generator.messages import gettext, noted

_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
_UNNAMED = {"cnr": noted("Montenegrin")}
"""Official languages of the area that Babel has no name for."""
_REGIONAL = (
    *("ast", "csb", "dsb", "frr", "fur", "gsw", "hsb", "krl", "lij", "liv", "ltg", "mwl", "nds", "rom", "rue", "sco"),
    *("sma", "smj", "smn", "sms", "szl", "vec", "vro"),
)
"""Languages of European regions and minorities that have no code of two letters."""
_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


@cache
def is_tag(text: str) -> bool:
    """Tell whether a text is a language tag: a known language, optionally a script and a region (BCP 47)."""
    primary = text.split("-", maxsplit=1)[0]
    return _TAG.fullmatch(text) is not None and (primary in Locale.parse("en").languages or primary in _UNNAMED)


@cache
def name(tag: str, language: str = "en") -> str:
    """Give the name of a language in another one: `et` → Estonian."""
    names = Locale.parse(language, sep="-").languages
    primary = tag.split("-", maxsplit=1)[0]
    return str(names.get(tag.replace("-", "_")) or names.get(primary) or gettext(_UNNAMED.get(primary, "")) or tag)


@cache
def common(language: str = "en") -> dict[str, str]:
    """Give tag and name of the languages to choose from, by name: most of them have a code of two letters."""
    tags = [tag for tag in map(str, Locale.parse("en").languages) if len(tag) == 2 and is_tag(tag)]  # noqa: PLR2004
    named = {tag: name(tag, language) for tag in (*tags, *_UNNAMED, *_REGIONAL)}
    return dict(sorted(named.items(), key=lambda pair: pair[1]))


@cache
def official(country: str) -> frozenset[str]:
    """Give the official languages of a country or of a part of it: `be` → nl, fr, de."""
    return frozenset(get_official_languages(country[:2].upper(), regional=True, de_facto=True))


def direction(tag: str) -> str:
    """Give the direction of a language's script, `ltr` or `rtl`."""
    return "rtl" if tag.split("-", maxsplit=1)[0] in _RIGHT_TO_LEFT else "ltr"
