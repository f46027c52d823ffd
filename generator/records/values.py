"""Value types that the records share: texts, ids, references, dates, addresses, numbers.

Each reads the text that `source` kept and refuses what it is not, with a rule name, a message and a hint in the words
of the person who edits. Each describes itself for the JSON Schema too, so that editors can complete and explain.
"""

import datetime as dt
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import Annotated, Any, NoReturn, TypeVar, cast, dataclass_transform
from urllib.parse import urlsplit

import pydantic
from babel.core import get_global
from babel.numbers import get_currency_name
from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler, PlainValidator, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from generator.source import shown
from generator.vocabulary import Term, fields_of_study, languages, places, reflection

MOST_ITEMS = 40
MOST_REFERENCES = 5_000
LONGEST_ID = 64
LONGEST_TEXT = 2_000
RESERVED = frozenset(
    {
        *("index", "404", "assets", "api", "badges", "data", "embed", "page", "pagefind", "schemas", "search", "_"),
        *("con", "nul", "aux", "prn"),
    },
)
"""Names that no record may have: the site or an operating system uses them."""

NOT_APPLICABLE = "not-applicable"
ON_DEMAND = "on-demand"

_T = TypeVar("_T")
_ID = r"[a-z0-9]+(-[a-z0-9]+)*"
_LONGEST_LINE = 200
_FIELD_NAME = re.compile(r"[a-z_]{1,40}")
_BREAK = re.compile(r"\s*\n\s*")
_NUMBER = re.compile(r"[0-9]{1,7}(\.[0-9]{1,4})?")
_ESCO = re.compile(r"http://data\.europa\.eu/esco/(skill|isced-f|skill-group)/[A-Za-z0-9\-]{1,64}")
# Patterns of the schema are read by browsers too, where a class needs its signs escaped (flag `v` of ECMAScript).
_TAG = "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type[_T]) -> type[_T]:
    """Make a class a frozen part of a record, which refuses keys that it does not know."""
    config = pydantic.ConfigDict(extra="forbid", use_attribute_docstrings=True)
    made = pydantic.dataclasses.dataclass(frozen=True, slots=True, kw_only=True, config=config)(cls)
    return cast("type[_T]", made)


def example(value: str | int) -> Any:  # noqa: ANN401 - what a field is annotated with
    """Give a field an example, which the JSON Schema carries to editors and to the form."""
    return Field(examples=[value])


def refuse(rule: str, message: str, hint: str = "") -> NoReturn:
    """Refuse a value: the rule that it breaks, what is wrong and how to mend it."""
    raise PydanticCustomError(rule, "{message}", {"message": message, "hint": hint})


def did_you_mean(word: str, known: list[str] | tuple[str, ...]) -> str:
    """Give the sentence that suggests the closest known word, or nothing."""
    close = get_close_matches(word, known, n=1, cutoff=0.6)
    return f"Did you mean `{close[0]}`?" if close else ""


# --- texts


@dataclass(frozen=True, slots=True)
class Text:
    """A text in one or more languages: pairs of a BCP 47 tag and plain text, in the order of the file."""

    by_language: tuple[tuple[str, str], ...]

    def pick(self, *wanted: str) -> tuple[str, str]:
        """Give tag and text in the first wanted language that exists, else in the one that stands first."""
        for tag in wanted:
            for own, words in self.by_language:
                if own == tag:
                    return own, words
        return self.by_language[0]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.by_language)


@dataclass(frozen=True, slots=True)
class TextOf:
    """The validator of a text of at most `most` characters: words, or a map of language tags to words.

    A text of up to 200 characters is a name or title: it stands on one line, whatever its file does.
    """

    most: int

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        by_language = core_schema.dict_schema(
            keys_schema=core_schema.no_info_plain_validator_function(_language),
            values_schema=core_schema.no_info_plain_validator_function(self._words),
        )
        return core_schema.with_info_before_validator_function(
            _in_default_language,
            core_schema.no_info_after_validator_function(_text, by_language),
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        words = {"type": "string", "minLength": 1, "maxLength": self.most}
        tags = {"pattern": _TAG}
        return {
            "anyOf": [
                words,
                {"type": "object", "minProperties": 1, "propertyNames": tags, "additionalProperties": words},
            ],
        }

    def _words(self, value: object) -> str:
        if not isinstance(value, str):
            refuse("text-expected", f"a text is expected here, not a {_shape(value)}", "Write the words after the key.")
        words = value.strip() if self.most > _LONGEST_LINE else _BREAK.sub(" ", value.strip())
        if not words:
            refuse("empty-value", "there is no text", "Write the text, or remove the key if nothing is known.")
        if len(words) > self.most:
            refuse(
                "text-too-long",
                f"the text has {len(words):,} characters; at most {self.most:,} are allowed here",
                "Shorten it; details can stand on your own page.",
            )
        return words


def _in_default_language(value: object, info: core_schema.ValidationInfo) -> object:
    if isinstance(value, dict):
        return value
    return {(info.context or {}).get("language", "en"): value}


def _text(by_language: dict[str, str]) -> Text:
    if not by_language:
        refuse("empty-value", "there is no text", "Write the text, or remove the key if nothing is known.")
    return Text(tuple(by_language.items()))


Title = Annotated[Text, TextOf(200)]
Summary = Annotated[Text, TextOf(600)]
Outcome = Annotated[Text, TextOf(400)]
LongText = Annotated[Text, TextOf(LONGEST_TEXT)]


# --- one-line values


def _line(value: object) -> str:
    if not isinstance(value, str):
        refuse("text-expected", f"one value is expected here, not a {_shape(value)}", "Write it after the key.")
    line = value.strip()
    if not line:
        refuse("empty-value", "there is no value", "Write the value, or remove the key if nothing is known.")
    return line


def _shape(value: object) -> str:
    return "mapping" if isinstance(value, dict) else "list" if isinstance(value, list) else "value"


def _plain_line(most: int) -> Callable[[object], str]:
    def check(value: object) -> str:
        line = _line(value)
        if len(line) > most or "\n" in line:
            refuse("text-too-long", f"one line of at most {most} characters is expected here", "Shorten it.")
        return line

    return check


Line = Annotated[
    str, PlainValidator(_plain_line(200)), WithJsonSchema({"type": ["string", "number"], "maxLength": 200})
]
"""A short text without language: an acronym, a city, a number in a register."""


def _language(value: object) -> str:
    tag = _line(value)
    # A tag with a blank beside it would be a second key for the same language.
    if tag != value or not languages.is_tag(tag):
        # {de: Fehler erkennen, die erst spät auftreten} is two keys to YAML.
        hint = (
            "Between { and }, a text with a comma needs quotes."
            if " " in tag
            else "Write a BCP 47 tag: `en`, `sr-Latn`."
        )
        refuse("unknown-language", f"`{shown(tag)}` is not a language tag", hint)
    return sys.intern(tag)


Language = Annotated[
    str,
    PlainValidator(_language),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": _TAG,
            "patternErrorMessage": "Write a language tag: en, et or sr-Latn.",
            "x-suggest": "language",
        }
    ),
]


def _country(value: object) -> str:
    code = _line(value)
    if code in places.names():
        return sys.intern(code)
    hint = "Write the two capital letters of ISO 3166-1: `BE`, `EE`."
    if code.upper() in places.MISTAKEN:
        hint = f"Did you mean `{places.MISTAKEN[code.upper()]}`?"
    elif code.upper() in places.names():
        hint = f"Did you mean `{code.upper()}`?"
    refuse("unknown-country", f"`{shown(code)}` is not a country code", hint)


Country = Annotated[
    str,
    PlainValidator(_country),
    WithJsonSchema(
        {
            "type": "string",
            "enum": sorted(places.names()),
            "enumItemLabels": [name for _, name in sorted(places.names().items())],
        }
    ),
]


def _system(value: object) -> str:
    system = _line(value)
    if not re.fullmatch(r"[a-z]{2}-[a-z]{2,4}", system) or system[:2].upper() not in places.names():
        refuse(
            "unknown-education-system",
            f"`{shown(system)}` does not name an education system",
            "Write the country and the region in small letters: `be-vlg`, `gb-sct`.",
        )
    return system


EducationSystem = Annotated[
    str,
    PlainValidator(_system),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": "^[a-z]{2}-[a-z]{2,4}$",
            "patternErrorMessage": "Write the country and the region in small letters: be-vlg, gb-sct.",
        }
    ),
]


def _day(value: object) -> dt.date:
    line = _line(value)
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", line):
        refuse("not-a-date", f"`{shown(line)}` is not a date", "Write year, month and day: `2026-11-22`.")
    try:
        return _date(line)
    except ValueError:
        refuse("not-a-date", f"there is no {line}", "Check month and day: write year-month-day.")


_DAY = {
    "type": "string",
    "format": "date",
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    "patternErrorMessage": "Write year, month and day: 2026-11-22.",
}
Day = Annotated[dt.date, PlainValidator(_day), WithJsonSchema(_DAY)]


def _day_or(word: str) -> Callable[[object], dt.date | str]:
    return lambda value: word if value == word else _day(value)


EndDay = Annotated[
    dt.date | str, PlainValidator(_day_or("unlimited")), WithJsonSchema({"anyOf": [_DAY, {"const": "unlimited"}]})
]
"""A last day, or `unlimited`."""
StartDay = Annotated[
    dt.date | str, PlainValidator(_day_or(ON_DEMAND)), WithJsonSchema({"anyOf": [_DAY, {"const": ON_DEMAND}]})
]
"""A first day, or `on-demand`."""


def _flag(value: object) -> bool:
    if value not in ("true", "false"):
        refuse("not-true-or-false", f"`{shown(_line(value))}` is neither true nor false", "Write `true` or `false`.")
    return value == "true"


Flag = Annotated[bool, PlainValidator(_flag), WithJsonSchema({"type": "boolean"})]


def _number(value: object) -> Decimal:
    line = _line(value)
    if not _NUMBER.fullmatch(line):
        refuse("not-a-number", f"`{shown(line)}` is not a number", "Write digits with a point: `125` or `2.5`.")
    return _decimal(line)


# The records of a big catalogue hold few different values of these kinds: one object of each saves much memory.
_date = lru_cache(maxsize=10_000)(dt.date.fromisoformat)
_decimal = lru_cache(maxsize=10_000)(Decimal)


def _positive(value: object) -> Decimal:
    number = _number(value)
    if not number:
        refuse("not-a-number", "0 is not possible here", "Remove the key if the number is not known.")
    return number


_POSITIVE = {"type": "number", "exclusiveMinimum": 0}
Amount = Annotated[Decimal, PlainValidator(_number), WithJsonSchema({"type": "number", "minimum": 0})]
Positive = Annotated[Decimal, PlainValidator(_positive), WithJsonSchema(_POSITIVE)]
PositiveOrNot = Annotated[
    Decimal | str,
    PlainValidator(lambda value: NOT_APPLICABLE if value == NOT_APPLICABLE else _positive(value)),
    WithJsonSchema({"anyOf": [_POSITIVE, {"const": NOT_APPLICABLE}]}),
]
"""A number above 0, or `not-applicable`."""


def _whole(value: object) -> int:
    line = _line(value)
    if not re.fullmatch(r"[0-9]{1,9}", line):
        refuse("not-a-number", f"`{shown(line)}` is not a whole number", "Write digits only: `12`.")
    return int(line)


Whole = Annotated[int, PlainValidator(_whole), WithJsonSchema({"type": "integer", "minimum": 0})]
Level = Annotated[
    int | str,
    PlainValidator(lambda value: NOT_APPLICABLE if value == NOT_APPLICABLE else _whole(value)),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 5, "maximum": 8}, {"const": NOT_APPLICABLE}]}),
]
"""A level of the European Qualifications Framework, or `not-applicable`."""


@cache
def currencies() -> dict[str, str]:
    """Give the name of each currency that some country uses now as legal tender, whatever the day."""
    used = get_global("territory_currencies").values()
    codes = {code for uses in used for code, _, until, tender in uses if until is None and tender}
    return {code: get_currency_name(code, locale="en") for code in sorted(codes)}


def _currency(value: object) -> str:
    code = _line(value)
    if code not in currencies():
        refuse("unknown-currency", f"`{shown(code)}` is not a currency", "Write the three letters of ISO 4217: `EUR`.")
    return code


Currency = Annotated[
    str,
    PlainValidator(_currency),
    WithJsonSchema(
        {"type": "string", "enum": list(currencies()), "enumItemLabels": list(currencies().values())},
    ),
]


def _field_of_study(value: object) -> str:
    code = _line(value)
    known = fields_of_study.labels()
    if code not in known:
        hint = did_you_mean(code, [c for c in known if c[:1] == code[:1]])
        refuse(
            "unknown-field-of-study",
            f"`{shown(code)}` is not a code of ISCED-F 2013",
            hint or 'Write two to four digits in quotes: `"0542"`; the broad field is enough: `"05"`.',
        )
    return code


FieldOfStudy = Annotated[
    str,
    PlainValidator(_field_of_study),
    WithJsonSchema(
        {
            "type": "string",
            "enum": list(fields_of_study.labels()),
            "enumItemLabels": list(fields_of_study.labels().values()),
        }
    ),
]


def _question(value: object) -> str:
    line = _line(value)
    if line not in reflection.PUBLISHED:
        hint = did_you_mean(line, list(reflection.PUBLISHED))
        refuse(
            "unknown-question",
            f"`{shown(line)}` is not a question for providers",
            hint or "Copy the answers from the file that the page of the questions saves.",
        )
    return line


QuestionId = Annotated[
    str,
    PlainValidator(_question),
    WithJsonSchema(
        {
            "type": "string",
            "enum": list(reflection.PUBLISHED),
            "enumItemLabels": [question.words for question in reflection.PUBLISHED.values()],
            "x-groups": [reflection.SET_OF[question].messages[0] for question in reflection.PUBLISHED],
        }
    ),
]
"""A question about the quality assurance of a provider, by its id."""


def _esco(value: object) -> str:
    line = _line(value)
    if not _ESCO.fullmatch(line):
        refuse(
            "not-an-esco-address",
            f"`{shown(line)}` is not an address of ESCO's",
            "Copy the address of the concept: `http://data.europa.eu/esco/skill/…`, or leave it out.",
        )
    return line


EscoAddress = Annotated[
    str,
    PlainValidator(_esco),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": f"^{_ESCO.pattern}$",
            "patternErrorMessage": "Copy the address of the concept from ESCO: http://data.europa.eu/esco/skill/…",
        }
    ),
]


# --- ids and references


def is_id(text: str) -> bool:
    """Tell whether a text can be the id of a record."""
    return len(text) <= LONGEST_ID and re.fullmatch(_ID, text) is not None and text not in RESERVED


def _id(value: object) -> str:
    line = _line(value)
    if not is_id(line):
        refuse(
            "not-an-id",
            f"`{shown(line)}` cannot be an id",
            "Use small letters, digits and single hyphens, at most 64: `data-analysis`. The site keeps some names.",
        )
    return line


_ID_SCHEMA: dict[str, Any] = {
    "type": "string",
    "pattern": f"^{_ID}$",
    "patternErrorMessage": "Use small letters, digits and single hyphens: data-analysis.",
    "maxLength": LONGEST_ID,
}


def _field_name(value: object) -> str:
    line = _line(value)
    if not _FIELD_NAME.fullmatch(line):
        refuse("not-an-id", f"`{shown(line)}` cannot be the name of a field", "Use small letters: `learning_outcomes`.")
    return line


FieldName = Annotated[str, PlainValidator(_field_name), WithJsonSchema({"type": "string", "pattern": "^[a-z_]+$"})]
"""The name of a field of a record: `learning_outcomes`."""
Activity = Annotated[str, PlainValidator(_id), WithJsonSchema({**_ID_SCHEMA, "x-suggest": "activity"})]
"""A procedure, by its id in the record of the agency."""
Id = Annotated[str, PlainValidator(_id), WithJsonSchema(_ID_SCHEMA)]


class Reference(str):
    """The name of another record."""

    __slots__ = ()
    kind = ""


class AgencyRef(Reference):
    """The name of an agency: `exqa`."""

    __slots__ = ()
    kind = "agency"


class ProviderRef(Reference):
    """The name of a provider: `example-university`."""

    __slots__ = ()
    kind = "provider"


class CredentialRef(Reference):
    """The name of a credential: `example-university/data-analysis`."""

    __slots__ = ()
    kind = "credential"


class ReportRef(Reference):
    """The name of a report: `exqa/2024-017`."""

    __slots__ = ()
    kind = "report"


_REFERENCES = {"agency": "exqa", "provider": "example-university"}


def _reference(to: type[Reference], parts: int) -> Callable[[object], Reference]:
    example = _REFERENCES.get(to.kind, "owner/name")

    def check(value: object) -> Reference:
        line = _line(value)
        ids = line.split("/")
        if len(ids) != parts or not all(is_id(part) for part in ids):
            refuse(
                "not-a-reference",
                f"`{shown(line)}` does not name {'an' if to.kind == 'agency' else 'a'} {to.kind}",
                f"Write it as in its path: `{example}`.",
            )
        return to(line)

    return check


def _reference_schema(to: type[Reference], parts: int) -> WithJsonSchema:
    return WithJsonSchema(
        {
            "type": "string",
            "pattern": f"^{'/'.join([_ID] * parts)}$",
            "patternErrorMessage": f"Write it as in its path: {_REFERENCES.get(to.kind, 'owner/name')}.",
            "x-suggest": to.kind,
        }
    )


ToAgency = Annotated[AgencyRef, PlainValidator(_reference(AgencyRef, 1)), _reference_schema(AgencyRef, 1)]
ToProvider = Annotated[ProviderRef, PlainValidator(_reference(ProviderRef, 1)), _reference_schema(ProviderRef, 1)]
ToCredential = Annotated[
    CredentialRef, PlainValidator(_reference(CredentialRef, 2)), _reference_schema(CredentialRef, 2)
]
ToReport = Annotated[ReportRef, PlainValidator(_reference(ReportRef, 2)), _reference_schema(ReportRef, 2)]


# --- addresses


class Url(str):
    """The address of a page that people can open: `https`, a public host name, nothing hidden in it."""

    __slots__ = ()

    @property
    def host(self) -> str:
        """Give the host name in small letters."""
        return (urlsplit(self).hostname or "").lower()


_UNSAFE = re.compile(r"""[\s"'<>`\\{}|^]""")
_HOST_LABEL = re.compile(r"[^\W_]([\w-]{0,61}[^\W_])?")
_LONGEST_URL = 2_000
_PRIVATE = ("localhost", "local", "internal", "lan", "home", "arpa", "onion", "invalid", "test")


def _url(value: object) -> Url:
    line = _line(value)
    rule = "not-a-web-address"
    if not line.startswith(("https://", "http://")):
        refuse(rule, f"`{shown(line)}` is not a web address", "Start it with `https://`.")
    if len(line) > _LONGEST_URL:
        refuse(rule, f"the address has {len(line):,} characters; at most {_LONGEST_URL:,} are allowed", "Shorten it.")
    if _UNSAFE.search(line):
        refuse(rule, f"`{shown(line)}` holds a blank or another sign that no address has", "Copy it from the browser.")
    try:
        parts = urlsplit(line)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        refuse(rule, f"`{shown(line)}` is not a web address", "Copy it from the browser.")
    if "@" in parts.netloc or port is not None or ":" in parts.netloc:
        refuse(rule, f"`{shown(line)}` holds a user name or a port", "Give the address that everybody can open.")
    labels = host.split(".")
    ending = labels[-1]
    if len(labels) < 2 or ending in _PRIVATE or not (ending.isalpha() or ending.startswith("xn--")):  # noqa: PLR2004
        refuse(rule, f"`{shown(host)}` is not a public host name", "Give the address that everybody can open.")
    # Browsers read a wide l as l: a host name could look public and be `localhost`.
    same = unicodedata.is_normalized("NFKC", host)
    if not same or len(host) > 253 or not all(_HOST_LABEL.fullmatch(label) for label in labels):  # noqa: PLR2004
        refuse(rule, f"`{shown(host)}` is not a host name", "Copy it from the browser.")
    return Url(line)


def why_no_address(text: str) -> str:
    """Say why a text is not the address of a page that everybody can open (`Url`); nothing if it is one."""
    try:
        _url(text)
    except PydanticCustomError as refusal:
        return refusal.message()
    return ""


Link = Annotated[
    Url,
    PlainValidator(_url),
    WithJsonSchema(
        {
            "type": "string",
            "format": "uri",
            "pattern": "^https?://[^\\s\"'<>`\\\\\\{\\}\\|\\^]+$",
            "patternErrorMessage": "Copy the address from the browser; it starts with https://.",
        }
    ),
]


def _host(value: object) -> str:
    host = _line(value).lower()
    if _url(f"https://{host}/").host != host:
        refuse("not-a-web-address", f"`{shown(host)}` is not a host name", "Write the host only: `exqa.example`.")
    return host


Host = Annotated[str, PlainValidator(_host), WithJsonSchema({"type": "string", "pattern": "^[^\\/\\s]+\\.[^\\/\\s]+$"})]


# --- closed lists and collections


@dataclass(frozen=True, slots=True)
class OneOf:
    """The validator of a member of a closed list."""

    terms: type[Term]

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self._member)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        codes = [_as_editors_read(term.value) for term in self.terms]
        return {
            "enum": codes,
            "enumItemLabels": [term.label for term in self.terms],
            "markdownEnumDescriptions": [term.sentence for term in self.terms],
        }

    def _member(self, value: object) -> Term:
        code = _line(value)
        try:
            return self.terms.of(code)
        except ValueError:
            codes = [term.value for term in self.terms]
            refuse(
                "not-in-the-list",
                f"`{shown(code)}` is not one of {', '.join(codes)}",
                did_you_mean(code, codes) or "Choose one of them.",
            )


def _as_editors_read(code: str) -> str | int | bool:
    """Give a code as a YAML editor reads it when it stands without quotes."""
    return code == "true" if code in ("true", "false") else int(code) if code.isdigit() else code


Items = Field(max_length=MOST_ITEMS)
References = Field(max_length=MOST_REFERENCES)
