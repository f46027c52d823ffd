"""The forms in which a person fills in a record, made from the JSON Schema of its kind.

A form asks for every key of the schema, in the words of the schema and with its limits. What holds inside one record
is checked in the browser under the names of the rules, and is said in the words of the rules.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator import forge, markup, naming, records, rules, words
from generator.catalogue import Catalogue
from generator.messages import ENGLISH
from generator.messages import gettext as _
from generator.pages.edition import FORMS
from generator.pages.page import Context, Page
from generator.records import Kind
from generator.records.values import LONGEST_ID, ON_DEMAND, RESERVED
from generator.rules.addresses import publishes_at
from generator.rules.rule import Rule
from generator.settings import Settings
from generator.vocabulary import ActivityType, Standing, Withdrawal, languages

REFERENCES = "contribute/references.json"
"""The names of all records, which the forms suggest."""
_FEW = 15
"""So many choices stand side by side; more are a list to choose from."""
_LINE = 200
"""A longer text gets a box of several lines."""
_NUMBER = "[0-9]{1,7}([.][0-9]{1,4})?"
_ABOVE_ZERO = f"(?![0.]+$){_NUMBER}"
_WHOLE = "[0-9]{1,9}"
_Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a closed list: what the file holds, what it is called, and a sentence about it if there is one."""

    code: str
    label: str
    sentence: str = ""
    group: str = ""
    """What it belongs to in a long list that is shown in groups."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """One question of a form, or a group or list of questions."""

    key: str
    label: str
    look: str
    """The macro of the template that draws it."""
    explained: str = ""
    example: str = ""
    required: bool = False
    most: int = 0
    """At most so many characters, or items of a list; 0 for no limit."""
    pattern: str = ""
    hint: str = ""
    """What to write where the pattern is not met."""
    plain: bool = False
    """True for what the file holds without quotes: numbers, true and false."""
    word: Choice | None = None
    """A word that may stand in the place of a value: `not-applicable`; for a list the empty list."""
    suggest: str = ""
    """What is suggested while a person types: the kind of record, `programme` or `activity`."""
    choices: tuple[Choice, ...] = ()
    parts: tuple["Control", ...] = ()
    """The questions of a group; of a list the one that is asked for each item."""
    short: str = ""
    """The key of a group whose value stands for the whole group, if nothing else in it is filled in."""
    remark: str = "optional"
    """What stands beside the label of a question that the schema does not require; empty for nothing."""
    asked_with: tuple[str, tuple[str, ...]] | None = None
    """The key of the question before it, and the answers after which it is asked; None if it is asked always."""


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that belong together."""

    id: str
    heading: str
    controls: tuple[Control, ...]

    def needed(self, kind: str) -> bool:
        """Tell whether one of its questions needs an answer, or readers miss one that is left out."""
        return any(control.required or control.key in _WANTED.get(kind, ()) for control in self.controls)


SECTIONS: dict[str, dict[str, tuple[str, ...]]] = {
    "provider": {
        "The organisation": (
            *("name", "acronym", "kind", "organisation_type", "website", "degree_awarding_powers"),
            "qf_ehea_levels",
        ),
        "Where it is": ("seats",),
        "Who says that it exists": ("identifiers",),
        "ECTS credits": ("ects",),
        "Its own quality assurance": ("internal_quality", "self_assessment", "contact", "complaints"),
        "Together with others": ("related", "joint_awards"),
        "Answers to reports": ("replies",),
        "About this record": ("source", "last_verified", "closed", "sample"),
    },
    "credential": {
        "The course": ("title", "summary", "local_term", "availability", "homepage", "languages"),
        "What people learn": ("learning_outcomes", "skills", "field"),
        "How much and how demanding": ("workload", "level"),
        "How it is taught and assessed": ("participation", "teaching", "assessment"),
        "Who can take it and what it costs": (
            *("audience", "entry_requirements", "open_to", "price", "funding", "starts", "apply", "apply_by"),
        ),
        "What it leads to": ("stacking", "leads_to", "recognition", "part_of_programme"),
        "Who offers it with you": ("joint_awarding", "partners", "origin"),
        "This version": ("valid_from", "valid_until", "supersedes"),
        "About this record": ("source", "last_verified", "sample"),
    },
    "report": {
        "The review": (
            *("activities", "scope", "providers", "credentials", "programme", "covers_micro_credentials"),
            *("limited_to", "with_agencies"),
        ),
        "What came of it": ("decision", "from", "until", "obligation", "framework", "summary", "conditions"),
        "Where people can read it": ("files", "links", "local_identifier", "deqar_report"),
        "Earlier and later decisions": ("replaces", "decisions", "appeal", "withdrawn"),
        "About this record": ("entered_by", "source", "last_verified", "sample"),
    },
}
"""The kinds of record that have a form, and the keys of each in the order of its questions."""
NOT_ASKED = ("imported",)
"""Keys that a program writes: the form keeps them as they are in a record that is edited, and asks nobody."""

_SUGGEST = {"programme.id": "programme", "part_of_programme.id": "programme"}
"""What is suggested beside what the schema says."""
_LABELS = {
    "activities": "Procedures",
    "as_reviewed": "What it was then",
    "availability": "Can people take it now?",
    "by": "By whom",
    "covers_micro_credentials": "Micro-credentials in the review",
    "credential": "Micro-credential",
    "credentials": "Micro-credentials",
    "degree_awarding_powers": "May it award degrees?",
    "deqar_report": "Number in DEQAR",
    "due": "By when",
    "ects": "ECTS credits",
    "eligible": "May it give ECTS credits?",
    "entered_by": "Who enters the report?",
    "eqf": "European level (EQF)",
    "esco": "Address in ESCO",
    "framework": "Measured against what?",
    "from": "First day",
    "internal_quality": "Internal quality assurance",
    "into": "What it counts towards",
    "joint_awarding": "Awarded together with",
    "joint_awards": "Confirmed joint awards",
    "kind": "Kind of organisation",
    "legal": "Is it the legal seat?",
    "limited_to": "Only about a part",
    "local_identifier": "The agency’s own number",
    "met": "Met on",
    "nqf": "National level",
    "obligation": "Was the review required?",
    "on": "Day",
    "open_to": "Who may take it?",
    "organisation_type": "How is it set up?",
    "origin": "Where does it come from?",
    "qf_ehea": "Cycle of higher education",
    "qf_ehea_levels": "Cycles of higher education",
    "replaces": "Earlier reports that it replaces",
    "sample": "Sample",
    "scope": "What was looked at?",
    "self_assessment": "Answers about its own quality assurance",
    "set": "Which set of questions?",
    "system": "Education system",
    "until": "Last day",
    "url": "Web address",
    "value": "Number or code",
    "with_agencies": "Together with agencies",
    "appeal.on": "Day of the result",
    "appeal.outcome": "Result of the appeal",
    "appeal.since": "First day of the appeal",
    "appeal.suspends": "Does the decision rest meanwhile?",
    "covers_micro_credentials.answer": "Were micro-credentials included?",
    "covers_micro_credentials.credentials": "Which does the report name?",
    "credentials.decision": "Its own decision",
    "credentials.until": "Its own last day",
    "decisions.decision": "Decision of that day",
    "ects.basis": "On what basis?",
    "ects.eligible": "May it give ECTS credits?",
    "leads_to.kind": "What for?",
    "level.reason": "Why does no level apply?",
    "part_of_programme.id": "Short name of the programme",
    "programme.degree": "Does it end with a degree?",
    "programme.id": "Short name of the programme",
    "related.kind": "How do they belong together?",
    "self_assessment.on": "Day of the answers",
    "stacking.kind": "Can it be put together with others?",
    "withdrawn.kind": "How was it withdrawn?",
    "withdrawn.on": "From which day on?",
    "workload.reason": "Why do credits not apply?",
}
"""What a key is called, by the key or by where it stands: `appeal.on`."""
_KIND_LABELS = {"provider": "provider", "credential": "course (micro-credential)", "report": "report of an agency"}
_WORDS = {"not-applicable": "Does not apply", "unlimited": "Has no end", ON_DEMAND: "At any time"}
_EMPTY = {"replaces": Choice("", "It replaces no earlier report")}
"""Lists of which *none* says something else than not stated."""
_WANTED = {
    "provider": frozenset({"internal_quality"}),
    "credential": frozenset({"learning_outcomes", "workload", "level", "assessment", "participation"}),
    "report": frozenset({"files", "links"}),
}
"""Questions that no schema requires, and that should be seen at once."""
_DOES_NOT_APPLY = ("not-applicable",)
_ASKED_WITH = {
    "credentials": ("scope", ("credential",)),
    "programme": ("scope", ("programme",)),
    "covers_micro_credentials": ("scope", ("programme", "provider")),
    "limited_to": ("scope", ("programme", "provider")),
    "workload.reason": ("ects", _DOES_NOT_APPLY),
    "level.reason": ("eqf", _DOES_NOT_APPLY),
}
"""Questions that only some answers to a question before them bring up."""
_EXPLAINED = {
    "ects": (
        "Courses may state ECTS credits only where their provider may give them. Leave this empty for a university "
        "that awards degrees: it may. For everybody else the rules of the country decide, and the maintainers "
        "confirm the answer."
    ),
    "identifiers.country": "The country of a national register; needed for a national number.",
    "identifiers.source": "The name of who keeps the register.",
    "self_assessment": (
        "Answers to questions of this catalogue, which the page “Reflect on your own quality assurance” explains. They "
        "are shown as the words of the provider, without a score. You may leave them out."
    ),
    "replaces": "Leave it empty, and earlier reports of the same kind become history on the first day of this one.",
    "seats.legal": "Exactly one seat is the legal one.",
    "source": "The address of the page where these facts stand. It starts with https://.",
    "withdrawn.kind": (
        f"After “{Withdrawal.REVOKED.label}” courses read “{Standing.WITHDRAWN.label}” from that day on. After the "
        "other two the report counts as never made, and the status of each course is worked out without it."
    ),
    "workload.ects": (
        "Write a number only if your provider may give ECTS credits: its record says so under “ECTS credits”. "
        "Otherwise tick “Does not apply”, and give the hours and the reason."
    ),
}
"""What the form says in other words than the schema, which speaks to people who write files."""
_ONE_IS_NEEDED = "a file or a page is needed"
_REMARKS = {
    **dict.fromkeys(("credentials", "programme", "workload.reason", "level.reason"), ""),
    **dict.fromkeys(("files", "links"), _ONE_IS_NEEDED),
    **dict.fromkeys(("learning_outcomes", "workload", "level", "assessment", "participation"), "expected"),
    "internal_quality": "expected",
    "organisation_type": "needed for other providers",
    "seats.legal": "needed for one seat",
}
"""What stands beside questions that a rule or the readers ask for, though the schema does not."""
_ITEMS = {
    "activities": "Procedure",
    "answers": "Answer",
    "conditions": "Condition",
    "credentials": "Micro-credential",
    "decisions": "Decision",
    "field": "Field of study",
    "files": "File",
    "identifiers": "Identifier",
    "into": "Target",
    "joint_awarding": "Provider",
    "joint_awards": "Micro-credential",
    "languages": "Language",
    "leads_to": "Use",
    "learning_outcomes": "Learning outcome",
    "links": "Link",
    "partners": "Partner",
    "providers": "Provider",
    "related": "Relation",
    "replaces": "Report",
    "replies": "Answer",
    "seats": "Seat",
    "skills": "Skill",
    "starts": "Start",
    "with_agencies": "Agency",
}
"""What one item of a list is called."""
_ANNEX_I = {
    "credential": frozenset({"title", "learning_outcomes", "workload", "level", "assessment", "participation"}),
    "provider": frozenset({"seats", "internal_quality"}),
}
"""Questions about the nine facts of Annex I; a course takes its country and the quality assurance from its provider."""


def pages(context: Context) -> Iterator[Page]:
    """Make the form of each kind."""
    for name in SECTIONS:
        yield _page(context.settings, context.language, records.BY_NAME[name])


def references(catalogue: Catalogue, language: str) -> str:
    """Give the names of all records by kind as JSON, and what the form knows about them.

    Agencies have their procedures, those that look at whole organisations, the first and the last day on which each
    is used (empty for no end), and where they publish. Reports have the providers that they are `about`, and courses
    that several award the providers `awarding` them. Programmes are those that courses name.
    """
    found: dict[str, dict[str, Any]] = {
        kind: {ref: naming.name(catalogue, kind, ref, language) for ref in catalogue.of_kind(kind)}
        for kind in ("provider", "credential", "agency")
    }
    found["report"] = {
        ref: f"{naming.subject(catalogue, ref, language)}, from {words.day(entry.record.from_)}"
        for ref, entry in catalogue.reports.items()
    }
    found["activity"] = {
        ref: {
            own: f"{naming.one_line(each.name.pick(language)[1])}: {each.type.sentence}"
            for own, each in entry.record.activities.items()
        }
        for ref, entry in catalogue.agencies.items()
    }
    found["institutional"] = {
        ref: [own for own, each in entry.record.activities.items() if each.type is ActivityType.INSTITUTIONAL]
        for ref, entry in catalogue.agencies.items()
    }
    found["used"] = {
        ref: {own: [_day(each.from_), _day(each.until)] for own, each in entry.record.activities.items()}
        for ref, entry in catalogue.agencies.items()
    }
    found["about"] = {ref: list(dict.fromkeys(entry.record.providers)) for ref, entry in catalogue.reports.items()}
    found["awarding"] = {
        ref: list(awarding) for ref in catalogue.credentials if len(awarding := catalogue.awarding(ref)) > 1
    }
    found["programme"] = {
        of.id: f"{naming.one_line(of.name.pick(language)[1])} ({of.provider})"
        for entry in catalogue.credentials.values()
        if (of := entry.record.part_of_programme)
    }
    found["host"] = {ref: publishes_at(entry.record) for ref, entry in catalogue.agencies.items()}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def sections(kind: Kind) -> tuple[Section, ...]:
    """Give the questions about a kind of record."""
    whole = records.json_schema(kind)
    required = whole["required"]
    return tuple(
        Section(
            re.sub(r"[^a-z]+", "-", heading.lower()),
            heading,
            tuple(_control((key,), whole["properties"][key], whole, required=key in required) for key in keys),
        )
        for heading, keys in SECTIONS[kind.name].items()
    )


@cache  # no record stands in a form, so it stays the same while records are edited and served
def _page(chosen: Settings, interface: str, kind: Kind) -> Page:
    path = f"{FORMS}{kind.name}/"
    asked = sections(kind)
    tops = {control.key: control for section in asked for control in section.controls}
    controls = {control.key: control for section in asked for control in _every(section.controls)} | tops
    label = _KIND_LABELS[kind.name]
    values = {
        "root": "../" * path.count("/"),
        "words": words,
        "kind": kind,
        "label": label,
        "annex_i": _ANNEX_I.get(kind.name, frozenset()),
        "owner": {"credential": "provider", "report": "agency"}.get(kind.name, ""),
        "longest_id": LONGEST_ID,
        "reserved": " ".join(sorted(RESERVED)),
        "keys": " ".join(records.json_schema(kind)["properties"]),
        "sections": asked,
        "languages": _languages(chosen, interface),
        "language": chosen.language,
        "forge": forge.ways(chosen),
        "content_path": chosen.content_path,
        "contact": chosen.contact,
        "references": REFERENCES,
        "rules": [(rule, _in_labels(rule, controls), _first(rule, tops)) for rule in rules.RULES],
    }
    return Page(
        path=path,
        title=f"Describe a {label}",
        description=f"Fill in a form to add or correct a {label} in this catalogue. You need no other tools.",
        content=markup.render("form.html", values),
        scripts=("assets/form.js",),
        styles=("assets/fields.css", "assets/form.css"),
    )


def _languages(chosen: Settings, interface: str) -> dict[str, dict[str, str]]:
    """Give tags and names of the languages to choose from in two groups: first those of the catalogue, then others."""
    usual = dict.fromkeys((chosen.language, ENGLISH, *chosen.languages))
    return {
        _("Languages of this catalogue"): {tag: languages.name(tag, interface) for tag in usual},
        _("Other languages"): {tag: name for tag, name in languages.common(interface).items() if tag not in usual},
    }


def _every(controls: tuple[Control, ...]) -> Iterator[Control]:
    for control in controls:
        yield from _every(control.parts)
        yield control


def _in_labels(rule: Rule, asked: Mapping[str, Control]) -> str:
    """Say a rule with the labels of the form in the place of keys and codes: “Legal seat? Yes” for `legal: true`."""

    def labelled(found: re.Match[str]) -> str:
        key, colon, code = found[1].partition(": ")
        if key not in asked:
            return f"“{found[1]}”"
        label, choices = asked[key].label, {choice.code: choice.label for choice in asked[key].choices}
        return f"“{label}{' ' if colon and label.endswith('?') else colon}{choices.get(code, code)}”"

    return re.sub(r"`([^`]*)`", labelled, rule.what)


def _first(rule: Rule, asked: Mapping[str, Control]) -> str:
    """Give the first question that a rule names: where the form leads to if the record as a whole breaks it."""
    return next((key for key in re.findall(r"`(\w+)", rule.what) if key in asked), "")


# --- from the schema to questions


def _control(place: tuple[str, ...], own: _Schema, whole: _Schema, *, required: bool) -> Control:
    """Make the question about a place of the record: its keys from the outside in; an item of a list has none."""
    schema, word = _form(own, whole)
    key, named = place[-1], ".".join(filter(None, place))
    said = _EXPLAINED.get(named) or own.get("description") or schema.get("description", "")
    explained = re.sub(r"`([^`]*)`", lambda found: f"“{_WORDS.get(found[1]) or _label(found[1])}”", said)
    label = _LABELS.get(named) or _label(key) if key else _ITEMS[place[-2]]
    examples = own.get("examples") or schema.get("examples") or [""]
    common: dict[str, Any] = {
        "key": key,
        "label": label,
        "explained": "" if _letters(explained) == _letters(label) else explained,
        "example": str(examples[0]),
        "required": required,
        "word": _EMPTY.get(key, word),
        "asked_with": _ASKED_WITH.get(named) if key else None,
        "remark": _REMARKS.get(named, "optional"),
    }
    look = _look(place, schema, whole)
    if look["look"] == "choice" and word:
        return Control(**common | look | {"choices": (*look["choices"], word), "word": None})
    return Control(**common | look | {"short": _short(own, schema, whole)})


def _label(key: str) -> str:
    return _LABELS.get(key) or key.replace("_", " ").capitalize()


def _letters(said: str) -> str:
    """Give a text so that it can be told whether another one says the same."""
    return re.sub(r"^(the|a|its)\b|\W", "", said.casefold())


def _short(own: _Schema, group: _Schema, whole: _Schema) -> str:
    """Give the key of a group whose value may stand in the place of the group."""
    others = [form for form in _followed(own, whole).get("anyOf", ()) if _followed(form, whole) is not group]
    same = (key for key, part in group.get("properties", {}).items() for form in others if _is_same(part, form, whole))
    return next(same, "")


def _is_same(part: _Schema, form: _Schema, whole: _Schema) -> bool:
    return _form(part, whole)[0].get("x-suggest") == _followed(form, whole).get("x-suggest") is not None


def _form(own: _Schema, whole: _Schema) -> tuple[_Schema, Choice | None]:
    """Give the form of a value that is asked for, and the word that may stand in its place."""
    schema = _followed(own, whole)
    forms = [_followed(form, whole) for form in schema.get("anyOf", ())]
    words = [Choice(form["const"], _WORDS[form["const"]]) for form in forms if "const" in form]
    if words:
        return next(form for form in forms if "const" not in form), words[0]
    return next((form for form in forms if "properties" in form), schema), None


def _followed(schema: _Schema, whole: _Schema) -> _Schema:
    return whole["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema


def _look(place: tuple[str, ...], schema: _Schema, whole: _Schema) -> dict[str, Any]:
    """Tell how a value is asked for."""
    match schema:
        case {"properties": parts}:
            keys = schema.get("required", ())
            return {
                "look": "group",
                "parts": tuple(
                    _control((*place, key), part, whole, required=key in keys) for key, part in parts.items()
                ),
            }
        case {"anyOf": [{"maxLength": most}, *_]}:
            return {"look": "text", "most": most}
        case {"items": items, **rest}:
            if len(items.get("enum", ())) in range(1, _FEW + 1):
                return {"look": "several", "choices": _choices(items)}
            return {
                "look": "list",
                "most": rest.get("maxItems", 0),
                "parts": (_control((*place, ""), items, whole, required=True),),
            }
        case {"enum": _} | {"type": "integer", "maximum": _}:
            codes = _choices(schema)
            return {"look": "choice", "choices": codes, "plain": any(not isinstance(c, str) for c in _codes(schema))}
        case {"type": "boolean"}:
            return {"look": "choice", "choices": (Choice("true", "Yes"), Choice("false", "No")), "plain": True}
        case {"format": "date"}:
            return {"look": "day"}
        case {"type": "number" | "integer"}:
            whole_number = schema["type"] == "integer"
            pattern = _WHOLE if whole_number else _ABOVE_ZERO if "exclusiveMinimum" in schema else _NUMBER
            hint = "Write digits only: 12." if whole_number else "Write digits, with a point if you need one: 2.5."
            return {"look": "number", "plain": True, "pattern": pattern, "hint": hint}
    if schema.get("x-suggest") == "language":
        return {"look": "language"}
    return {
        "look": "address" if schema.get("format") == "uri" else "line",
        "most": schema.get("maxLength", 0),
        "pattern": schema.get("pattern", "").removeprefix("^").removesuffix("$"),
        "hint": schema.get("patternErrorMessage", ""),
        "suggest": schema.get("x-suggest") or _SUGGEST.get(".".join(filter(None, place)), ""),
    }


def _codes(schema: _Schema) -> list[Any]:
    return list(schema.get("enum") or range(schema["minimum"], schema["maximum"] + 1))


def _choices(schema: _Schema) -> tuple[Choice, ...]:
    codes = [json.dumps(code) if not isinstance(code, str) else code for code in _codes(schema)]
    labels = schema.get("enumItemLabels") or codes
    sentences = schema.get("markdownEnumDescriptions") or [""] * len(codes)
    if len(codes) > _FEW and all(map(str.isdecimal, codes)):
        return _fields_of_study(dict(zip(codes, labels, strict=True)))
    groups = schema.get("x-groups") or [""] * len(codes)
    choices = tuple(map(Choice, codes, labels, sentences, groups))
    # Countries and currencies: people look for a name, and nobody knows that CH stands after CG.
    return choices if len(choices) <= _FEW or any(groups) else tuple(sorted(choices, key=lambda each: each.label))


def _fields_of_study(labels: Mapping[str, str]) -> tuple[Choice, ...]:
    """Give fields of study with their codes, which people know, each in the group of its broad field."""
    said = {code: f"{code} {label}" for code, label in labels.items()}
    return tuple(Choice(code, label, group=said[code[:2]]) for code, label in said.items())
