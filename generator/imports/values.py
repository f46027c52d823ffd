"""Values in words → values of records, where only one reading is possible; else `UnclearError` says why.

A price of “1,200” is 1200, because money has no three decimals; “1/2/2027” is two different days, so it is none.
"""

import datetime as dt
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_precision, get_territory_currencies

from generator import messages
from generator.records.values import ON_DEMAND, currencies
from generator.source import shown
from generator.vocabulary import Term, languages, places


class UnclearError(Exception):
    """Words cannot be read as one value; the message says why, without the end of its sentence."""


_SPOKEN = (
    *("bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "is", "it", "lt", "lv", "mt"),
    *("nb", "nl", "pl", "pt", "ro", "sk", "sl", "sv", "uk"),
)
"""The languages whose names of months and languages are known."""


# --- numbers

_PLAIN_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_GROUPED = re.compile(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?")
_MOST_DIGITS = 15
_BLANKS = re.compile(r"\s+|(?<=\d)['’](?=\d)")
"""Blanks of all kinds, and the sign between thousands in Switzerland; after a number it means minutes."""


def number(text: str, *units: str) -> Decimal:
    """Read a number: `125`, `2.5`, `2,5`, `1 250`; with `ects` among the units `5 ECTS` and `ECTS 5`."""
    words = _BLANKS.sub(" ", text).strip().casefold()
    for unit in sorted(units, key=len, reverse=True):
        name = re.escape(unit.casefold())
        words = re.sub(rf"^{name}\.?(?![^\W\d_])|(?<![^\W\d_]){name}\.?$", "", words).strip()
    if not (_PLAIN_NUMBER.fullmatch(words) or _GROUPED.fullmatch(words)):
        raise UnclearError(f"“{shown(text)}” is not one number")
    digits = words.replace(" ", "").replace(",", ".")
    whole, _, part = digits.partition(".")
    if len(part) == 3 and len(whole) <= 3 and whole != "0":  # noqa: PLR2004 - a group of three
        raise UnclearError(f"“{shown(text)}” could be {whole}{part} or {whole}.{part}")
    return _decimal(digits)


def exact(text: str) -> Decimal:
    """Read a number that a program wrote, with a dot before its decimals: there `1.125` is not 1125."""
    words = text.strip()
    return _decimal(words) if re.fullmatch(r"\d+\.\d+", words, re.ASCII) else number(words)


def _decimal(digits: str) -> Decimal:
    """Give a number without the zeros at its end, so that 5 and 5.00 are the same fact."""
    if len(digits) > _MOST_DIGITS:
        raise UnclearError(f"“{shown(digits, 20)}” has more digits than any course needs")
    value = Decimal(digits)
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


_HOURS = ("hours", "hour", "h", "hrs", "stunden", "stunde", "std", "heures", "heure", "horas", "hora", "tundi", "tund")
_WEEKS = ("weeks", "week", "wochen", "woche", "semaines", "semaine", "semanas", "semana", "nädalat", "nädal")
_DURATION = re.compile(
    r"P(?:(?P<years>[\d.]{1,9})Y)?(?:(?P<months>[\d.]{1,9})M)?(?:(?P<weeks>[\d.]{1,9})W)?(?:(?P<days>[\d.]{1,9})D)?"
    r"(?:T(?:(?P<hours>[\d.]{1,9})H)?(?:(?P<minutes>[\d.]{1,9})M)?(?:(?P<seconds>[\d.]{1,9})S)?)?"
)


def hours(text: str) -> Decimal:
    """Read hours of work: `PT60H` (ISO 8601), `60`, `60 hours`. Days and weeks are no hours of work."""
    parts = _duration(text)
    if parts is None:
        return _some(number(text, *_HOURS), text)
    if set(parts) - {"hours", "minutes"}:
        raise UnclearError(f"“{shown(text)}” says how long it lasts, not how many hours of work it is")
    total = parts.get("hours", Decimal(0)) + parts.get("minutes", Decimal(0)) / 60
    if total != round(total, 2):
        raise UnclearError(f"“{shown(text)}” is no round number of hours")
    return _some(_decimal(str(total)), text)


def weeks(text: str) -> Decimal:
    """Read weeks: `P8W` and `P56D` (ISO 8601), `8`, `8 weeks`. Months have no fixed number of weeks."""
    parts = _duration(text)
    if parts is None:
        if not text.strip()[:1].isdecimal():  # week 8 is one of the year
            raise UnclearError(f"“{shown(text)}” is no number of weeks")
        return _some(number(text, *_WEEKS), text)
    days = parts.get("weeks", Decimal(0)) * 7 + parts.get("days", Decimal(0))
    if set(parts) - {"weeks", "days"} or days % 7:
        raise UnclearError(f"“{shown(text)}” is no number of whole weeks")
    return _some(_decimal(str(days / 7)), text)


def _some(amount: Decimal, text: str) -> Decimal:
    if not amount:
        raise UnclearError(f"“{shown(text)}” is none at all; leave it empty if it is not known")
    return amount


def _duration(text: str) -> dict[str, Decimal] | None:
    """Take a duration of ISO 8601 apart; None if it is none."""
    found = _DURATION.fullmatch(text.strip().upper())
    if found is None or text.strip()[-1:].upper() in ("P", "T"):
        return None
    try:
        return {unit: Decimal(amount) for unit, amount in found.groupdict().items() if amount and Decimal(amount)}
    except ArithmeticError:
        return None


# --- money

_FREE = frozenset(
    {
        *("free", "free of charge", "no fee", "kostenlos", "kostenfrei", "gebührenfrei", "gratuit", "gratuite"),
        *("gratis", "gratuito", "gratuita", "tasuta", "безкоштовно", "nemokamai", "nemokama", "bezmaksas"),
        *("bezpłatnie", "bezpłatny", "zdarma", "zadarmo", "ilmainen", "maksuton", "ingyenes", "brezplačno"),
        *("besplatno", "безплатно", "δωρεάν", "gratuità", "saor in aisce"),
    }
)
_SIGNS = {"€": "EUR", "£": "GBP", "zł": "PLN", "kč": "CZK", "₴": "UAH", "₺": "TRY", "лв": "BGN", "ft": "HUF"}
_NAMES = {"euro": "EUR", "euros": "EUR", "eur": "EUR", "євро": "EUR", "eurot": "EUR"}
_ENGLISH = frozenset({"all", "cup", "mad", "mop", "pen", "top", "try"})
"""Codes of currencies that in small letters are words."""
_AMOUNT = re.compile(r"\d(?:[\d., ]*\d)?(?:[.,][-–—])?")


def money(text: str, currency: str = "", usual: str = "") -> tuple[Decimal, str]:
    """Read a price: `€ 1,200`, `1 200,50 EUR`, `free`. `currency` is the one that stands elsewhere, if any does.

    Zero is zero in every currency: what is free without one is 0 of the `usual` one.
    """
    words = _BLANKS.sub(" ", text).strip().casefold()
    if is_free(text):
        if not (currency or usual):
            raise UnclearError(f"“{shown(text)}” names no currency")
        return Decimal(0), currency or usual
    amounts = _AMOUNT.findall(words)
    if len(amounts) != 1:
        several = "there are several numbers in it" if amounts else "there is no amount in it"
        raise UnclearError(f"“{shown(text)}” is not one price: {several}")
    rest = " ".join(words.replace(amounts[0], " ").split())
    named = _currency(rest, text) if rest else ""
    if named and currency and named != currency:
        raise UnclearError(f"“{shown(text)}” is in {named}, and the currency is said to be {currency}")
    if not (named or currency):
        raise UnclearError(f"“{shown(text)}” names no currency")
    return _amount(amounts[0].strip(), named or currency, text), named or currency


def is_free(text: str) -> bool:
    """Tell whether words say that something costs nothing."""
    words = _BLANKS.sub(" ", text).strip().casefold()
    return words.rstrip(".!") in _FREE or re.fullmatch(r"0+(?:[.,]00?)?", words) is not None


def free_in(currency: str) -> str:
    """Say which currency was taken for what is free and names none."""
    return f"it is free, without a currency: 0 {currency} is written, as people pay in the provider's country"


def currency_of(countries: Iterable[str], on: dt.date) -> str:
    """Give the currency in which people pay in these countries on a day; empty if there are none or several."""
    found = {name for country in countries for name in get_territory_currencies(country, on)}
    return found.pop() if len(found) == 1 else ""


def _currency(words: str, whole: str) -> str:
    """Read the words beside an amount: a currency and nothing else."""
    name = words.strip(" .")
    if name in _ENGLISH and name.upper() not in whole:
        raise UnclearError(f"“{shown(whole)}” names no currency; write its code in capital letters")
    found = _SIGNS.get(name) or _NAMES.get(name) or (name.upper() if name.upper() in currencies() else "")
    if found:
        return found
    parts = {_SIGNS.get(part) or _NAMES.get(part) or part.upper() for part in name.split()}
    if len(parts) == 1 and parts <= currencies().keys():
        return parts.pop()
    raise UnclearError(f"“{shown(whole)}” is more than an amount and a currency, or its currency has several meanings")


def _amount(digits: str, currency: str, whole: str) -> Decimal:
    """Read the digits of an amount; three after a sign are a thousand, except where money has three decimals."""
    digits = re.sub(r"[.,][-–—]$", "", digits).rstrip(" .,")
    unclear = UnclearError(f"“{shown(whole)}” cannot be read as one amount")
    if re.fullmatch(r"\d+", digits):
        return _decimal(digits)
    if get_currency_precision(currency) > 2:  # noqa: PLR2004 - cents
        raise unclear
    for group, point in ((" ", ","), (" ", "."), (",", "."), (".", ",")):
        grouped = rf"[1-9]\d{{0,2}}(?:{re.escape(group)}\d{{3}})+(?:{re.escape(point)}\d{{1,2}})?"
        plain = rf"\d+{re.escape(point)}\d{{1,2}}"
        if re.fullmatch(grouped, digits) or re.fullmatch(plain, digits):
            return _decimal(digits.replace(group, "").replace(point, "."))
    raise unclear


def currency(text: str) -> str:
    """Read a currency by its code, its sign or its name: `EUR`, `€`, `euro`."""
    return _currency(text.strip().casefold(), text)


# --- days


@cache
def _months() -> Mapping[str, int]:
    """Give the number of a month by its names in `_SPOKEN`; a name that means two months is left out."""
    found: dict[str, set[int]] = defaultdict(set)
    for language in _SPOKEN:
        months = Locale.parse(language).months
        for names in (months[context][width] for context in months for width in ("wide", "abbreviated")):
            for month, name in names.items():
                if name.strip(".").isalpha():
                    found[name.strip(".").casefold()].add(month)
    return {name: months.pop() for name, months in found.items() if len(months) == 1}


_ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ]([01]\d|2[0-3]):[0-5]\d(?::\d{2}(?:\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?", re.IGNORECASE
)
_YEAR_FIRST = re.compile(r"(\d{4})([/-]|\. ?)(\d{1,2})\2(\d{1,2})\.?")
_DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})\.?")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:\.|st|nd|rd|th|er|º|°)? (?:de |of |d')?([^\W\d_]+)\.?,? (?:de |del )?(\d{4})(?: ?г\.?| ?р\.?)?"
)
_MONTH_DAY = re.compile(r"([^\W\d_]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_EVENING = 20
_FIRST_YEAR = 1900


def day(text: str) -> dt.date:
    """Read a day: `2027-02-01`, `1.2.2027`, `1 February 2027`. `1/2/2027` is two days, so it is none."""
    words = _BLANKS.sub(" ", text).strip().casefold()
    if found := _ISO.fullmatch(words):
        if found[5] == "z" and int(found[4] or 0) >= _EVENING:
            raise UnclearError(f"“{shown(text)}” is the next day where clocks are ahead")
        return _date(found[1], found[2], found[3], text)
    if found := _YEAR_FIRST.fullmatch(words):
        return _date(found[1], found[3], found[4], text)
    if found := _DOTTED.fullmatch(words):
        return _date(found[3], found[2], found[1], text)
    if found := _SLASHED.fullmatch(words):
        one, other = int(found[1]), int(found[2])
        if one <= 12 and other <= 12 and one != other:  # noqa: PLR2004 - months
            raise UnclearError(f"“{shown(text)}” could be two different days; write year-month-day")
        return _date(found[3], min(one, other) if max(one, other) > 12 else other, max(one, other), text)  # noqa: PLR2004
    for pattern, (number_at, name_at) in ((_DAY_MONTH, (1, 2)), (_MONTH_DAY, (2, 1))):
        found = pattern.fullmatch(words)
        if found and found[name_at] in _months():
            return _date(found[3], _months()[found[name_at]], found[number_at], text)
    raise UnclearError(f"“{shown(text)}” is not one day; write year-month-day, such as 2027-02-01")


def _date(year: str, month: str | int, number_: str | int, text: str) -> dt.date:
    try:
        found = dt.date(int(year), int(month), int(number_))
    except ValueError:
        raise UnclearError(f"there is no day “{shown(text)}”") from None
    if found.year < _FIRST_YEAR:
        raise UnclearError(f"“{shown(text)}” is in the year {found.year}")
    return found


_ANY_TIME = frozenset(
    {ON_DEMAND, "on demand", "any time", "anytime", "at any time", "jederzeit", "à tout moment", "en cualquier momento"}
)


def start(text: str) -> dt.date | str:
    """Read when a course starts: a day, or `on-demand`."""
    return ON_DEMAND if text.strip().casefold() in _ANY_TIME else day(text)


# --- languages, countries and closed lists


@cache
def _languages() -> Mapping[str, str]:
    """Give the tag of a language by its names; a name that means two languages is left out."""
    found: dict[str, set[str]] = defaultdict(set)
    tags = languages.common()
    for tag in tags:
        names = {languages.name(tag, spoken) for spoken in _SPOKEN}
        own = {Locale.parse(tag).get_display_name() or ""} if tag in _located() else set()
        for name in names | own:
            found[name.casefold()].add(tag)
    return {name: tags.pop() for name, tags in found.items() if len(tags) == 1}


@cache
def _located() -> frozenset[str]:
    from babel.localedata import locale_identifiers  # noqa: PLC0415 - it lists a folder

    return frozenset(locale_identifiers())


_NO_LANGUAGE = frozenset({"mis", "mul", "und", "zxx"})
"""Tags that say: another, several, not known, none."""


def language(text: str) -> str:
    """Read a language by its tag or its name: `et`, `EN-gb`, `est`, `Estonian`, `eesti`."""
    words = text.strip()
    primary, *rest = words.replace("_", "-").split("-")
    parts = [primary.casefold(), *(part.upper() if len(part) == 2 else part.capitalize() for part in rest)]  # noqa: PLR2004
    parts[0] = get_global("language_aliases").get(parts[0], parts[0])
    tag = "-".join(parts)
    if languages.is_tag(tag) and tag not in _NO_LANGUAGE:
        return tag
    found = _languages().get(words.casefold())
    if found is None:
        raise UnclearError(f"“{shown(text)}” is not a language; write its name or its tag, such as et")
    return found


@cache
def _countries() -> Mapping[str, str]:
    """Give the code of a country by its names; a name that means two countries is left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for spoken in _SPOKEN:
        for code, name in places.names(spoken).items():
            found[folded(name)].add(code)
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}


def country(text: str) -> str:
    """Read a country by its code or its name: `EE`, `EST`, `Estonia`, `Eesti`."""
    code = text.strip().upper()
    code = places.MISTAKEN.get(code, code)
    if len(code) == 3:  # noqa: PLR2004 - the codes of ISO 3166-1 alpha-3 and numeric
        code, *others = get_global("territory_aliases").get(code, [code])
        code = code if not others else ""
    found = code if code in places.names() else _countries().get(folded(text))
    if found is None:
        raise UnclearError(f"“{shown(text)}” is not a country; write its name or its two letters, such as EE")
    return found


def yes_or_no(text: str) -> bool:
    """Read yes or no, in any language of the interface, or as spreadsheets and programs write it."""
    answer = _answers().get(folded(text))
    if answer is None:
        raise UnclearError(f"“{shown(text)}” is neither yes nor no")
    return answer


@cache
def _answers() -> Mapping[str, bool]:
    found = {"true": True, "false": False, "1": True, "0": False}
    for language_ in messages.known():
        with messages.speaking(language_):
            found |= {folded(messages.gettext("Yes")): True, folded(messages.gettext("No")): False}
    return found


def term(terms: type[Term], text: str) -> str:
    """Read a member of a closed list by its code or its label, in any language of the interface."""
    found = _terms(terms).get(folded(text))
    if found is None:
        choices = ", ".join(f"{each.value} ({each.messages[0]})" for each in terms)
        raise UnclearError(f"“{shown(text)}” is none of: {choices}")
    return found


@cache
def _terms(terms: type[Term]) -> Mapping[str, str]:
    found: dict[str, set[str]] = defaultdict(set)
    for language_ in messages.known():
        with messages.speaking(language_):
            for each in terms:
                found[folded(each.label)].add(each.value)
    codes = {folded(each.value): each.value for each in terms}
    return {name: codes_.pop() for name, codes_ in found.items() if len(codes_) == 1} | codes


def folded(text: str) -> str:
    """Give words so that small deviations do not matter: case, accents, hyphens, signs."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain.replace("_", " ")))
