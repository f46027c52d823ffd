"""A course of schema.org → a found course."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.imports import texts, values
from generator.imports.facts import Facts, degree
from generator.imports.found import Found, Value
from generator.imports.schema_org import runs as of_runs
from generator.imports.schema_org.objects import (
    EMPTY,
    Held,
    Thing,
    by_language,
    listed,
    strings,
    texts_of,
    things,
    types_of,
    word_of,
    words_of,
)
from generator.imports.schema_org.organisations import providers
from generator.imports.whose import Whose
from generator.naming import MADE_UP
from generator.source import shown
from generator.vocabulary import Certificate, QfEhea, fields_of_study, frameworks

ESCO = "http://data.europa.eu/esco/"
_AWARDED = "educationalCredentialAwarded"
_MICRO_CREDENTIAL = frozenset({"micro credential", "microcredential"})
_EQF = re.compile(r"(?:eqf|european qualifications framework)(?: level)? ([1-8])")
_OUR_PAGE = re.compile(r"(?:^|/)credentials/[a-z0-9-]+/[a-z0-9-]+/$")
"""The address of the page of a course, in this catalogue or another one of the same make."""
_USED = frozenset(
    {
        *("@id", "@type", "@context", "name", "description", "abstract", "url", "sameAs", "inLanguage", "identifier"),
        *("teaches", "coursePrerequisites", "programPrerequisites", "educationalLevel", "numberOfCredits", "offers"),
        *("timeRequired", "hasCourseInstance", "courseMode", "educationalProgramMode", "startDate", "location"),
        *("courseWorkload", "courseSchedule", "isAccessibleForFree", "applicationDeadline", "audience", "courseCode"),
        *("duration", "timeToComplete", "financialAidEligible", "potentialAction", "provider", "eventStatus"),
        *("sdDatePublished", "sdLicense"),
        _AWARDED,
    }
)


def found_in_runs(runs: Sequence[Thing], held: Held, whose: Whose, gathered: list[Facts]) -> Found:
    """Give the course of which a file names only the runs; its own name is what keeps it together."""
    held_ones = [run for run in runs if of_runs.is_held(run)]
    last = max(held_ones or runs, key=lambda run: word_of(run, "startDate"))
    common = {key: value for key, value in last.items() if key not in ("@id", "identifier", "url", "sameAs")}
    return found_in(common, runs, held, whose, gathered, own=values.folded(word_of(last, "name")))


def found_in(  # noqa: PLR0913, PLR0917 - what a course is made of
    thing: Thing, runs: Sequence[Thing], held: Held, whose: Whose, gathered: list[Facts], own: str = ""
) -> Found:
    """Give a course with what it and its runs say; `own` names one that has no name of its own."""
    name = own or _own(thing) or values.folded(word_of(thing, "name"))
    facts = Facts(f"“{shown(word_of(thing, 'name') or name or 'no name', 60)}”", whose.wanted)
    gathered.append(facts)
    whose.compare(providers(thing, runs if own else (), held), facts, "provider")
    _title(thing, facts)
    _page(thing, runs, facts)
    facts.summary(texts_of(thing, "abstract", facts), "abstract", texts_of(thing, "description", facts), "description")
    _taught(thing, facts)
    needed = [*listed(thing.get("coursePrerequisites")), *listed(thing.get("programPrerequisites"))]
    facts.text("entry_requirements", by_language(needed, facts), "coursePrerequisites")
    _audience(thing, facts)
    facts.text("funding", texts_of(thing, "financialAidEligible", facts), "financialAidEligible")
    _application(thing, facts)
    _award(thing, facts)
    _level(thing, facts)
    facts.codes(_isced(held.whole([*listed(thing.get("about")), *listed(thing.get("educationalAlignment"))])), "about")
    _credits(thing, facts)
    of_runs.take_over(thing, [run for run in runs if run is not thing], facts)
    used = _USED | {"about", "educationalAlignment"} if "field" in facts.facts else _USED
    for each in runs if own else (thing, *runs):
        facts.unused.update(key for key, value in each.items() if key not in used and value not in EMPTY)
    return facts.found(name)


def _title(thing: Thing, facts: Facts) -> None:
    """Take over the name. In files of this catalogue that of a made-up course is marked in every language."""
    said = texts_of(thing, "name", facts)
    of_ours = any(each == "./" or _OUR_PAGE.search(each) for each in strings(thing.get("@id")))
    if of_ours and said and all(words.startswith(MADE_UP) for words in said.values()):
        said = {tag: words.removeprefix(MADE_UP) for tag, words in said.items()}
        facts.put("sample", value=True, what="name")
    facts.line("title", said, "name")


def _page(thing: Thing, runs: Sequence[Thing], facts: Facts) -> None:
    """Take over the address of a course; if it has none, the one of its last run."""
    addresses = [word_of(thing, "url"), *strings(thing.get("sameAs")), *strings(thing.get("@id"))]
    if whole := next((each for each in addresses if each.startswith("http")), ""):
        facts.address("homepage", whole, "url")
    elif of_runs := [
        (word_of(run, "startDate"), url) for run in runs if (url := word_of(run, "url")).startswith("http")
    ]:
        facts.address("homepage", max(of_runs)[1], "url")
        facts.note("url", "the course names no page of its own, so the page of its last run is used")
    elif relative := next(filter(None, addresses), ""):
        cure = "Write the whole address, with https://, as `url`, `sameAs` or `@id`."
        facts.refuse("url", f"“{shown(relative)}” is not a whole web address, and no course is written without. {cure}")


def _own(thing: Thing) -> str:
    """Give the name that the source has for a course; a mark inside the file is none."""
    identifiers = [word_of(each, "value") for each in things(thing.get("identifier"))]
    named = [*words_of(thing.get("courseCode")), *identifiers, *strings(thing.get("identifier"))]
    named += [each for each in strings(thing.get("@id")) if ":" in each and not each.startswith("_:")]
    return next((each for each in (*named, word_of(thing, "url")) if each), "")


def _taught(thing: Thing, facts: Facts) -> None:
    """Take over learning outcomes; a term with an address in ESCO is a skill."""
    outcomes: list[dict[str, str]] = []
    skills: list[Value] = []
    for each in listed(thing.get("teaches")):
        address = word_of(each, "@id") or word_of(each, "url") if isinstance(each, Mapping) else ""
        if address.startswith(ESCO):
            label = facts.clean("teaches", texts_of(each, "name", facts), texts.line)
            skills += [{"label": {**label}, "esco": address}] if label else []
        else:
            outcomes.append(by_language(listed(each.get("name", each) if isinstance(each, Mapping) else each), facts))
    facts.outcomes(outcomes, "teaches")
    facts.put("skills", skills, "teaches")


def _audience(thing: Thing, facts: Facts) -> None:
    """Take over who a course is for: several groups stand in one line."""
    found: dict[str, dict[str, None]] = {}
    for each in listed(thing.get("audience")):
        keys = ("audienceType", "educationalRole")
        said = (
            [texts_of(each, key, facts) for key in keys] if isinstance(each, Mapping) else [by_language([each], facts)]
        )
        for tag, words in (pair for texts_ in said for pair in texts_.items()):
            found.setdefault(tag, {})[words] = None
    facts.text("audience", {tag: ", ".join(each) for tag, each in found.items()}, "audience")


def _application(thing: Thing, facts: Facts) -> None:
    """Take over where to apply."""
    actions = [
        each for each in things(thing.get("potentialAction")) if types_of(each) & {"ApplyAction", "RegisterAction"}
    ]
    for target in [target for each in actions for target in listed(each.get("target"))][:1]:
        address = (
            word_of(target, "urlTemplate") or word_of(target, "url") if isinstance(target, Mapping) else str(target)
        )
        facts.address("apply", address, "potentialAction")


def _award(thing: Thing, facts: Facts) -> None:
    """Take over what people get at the end, and what the country calls it; refuse what leads to a degree."""
    awarded = listed(thing.get("educationalCredentialAwarded"))
    for each in things(awarded):
        categories = {values.folded(words) for words in words_of(each.get("credentialCategory"))}
        named = [term for term in Certificate if values.folded(term.messages[0]) in categories]
        facts.put_in("assessment", "certificate", named[0].value if len(named) == 1 else None, _AWARDED)
        if named or categories & _MICRO_CREDENTIAL:
            facts.line("local_term", texts_of(each, "alternateName", facts), _AWARDED)
        else:
            facts.unused[_AWARDED] += 1
    words = [each for each in strings(awarded) if values.folded(each) not in _MICRO_CREDENTIAL]
    facts.unused.update({_AWARDED: len(words)} if words else {})
    if "EducationalOccupationalProgram" in types_of(thing):
        _refuse_degree(awarded, facts)


def _level(thing: Thing, facts: Facts) -> None:
    """Take over levels of frameworks that say which they are; other levels are somebody's own."""
    for each in listed(thing.get("educationalLevel")):
        term = each if isinstance(each, Mapping) else {}
        framework = values.folded(word_of(term, "inDefinedTermSet"))
        parts = [word_of(term, key) for key in ("inDefinedTermSet", "name", "termCode")]
        said = " ".join(part for part in (parts if term else words_of(each)) if part)
        if found := _EQF.search(values.folded(said)):
            facts.put_in("level", "eqf", found[1], "educationalLevel")
        elif framework == values.folded(frameworks.OF_CYCLES) and word_of(term, "termCode") in [*QfEhea]:
            facts.put_in("level", "qf_ehea", word_of(term, "termCode"), "educationalLevel")
        elif framework == values.folded(frameworks.NATIONAL):
            url = word_of(term, "url")
            level: dict[str, Value] = {"name": word_of(term, "name"), **({"url": url} if url else {})}
            facts.put_in("level", "nqf", level, "educationalLevel")
        elif said:
            facts.note("educationalLevel", f"“{shown(said)}” is no level of the European Qualifications Framework")


def _isced(terms: Sequence[Thing]) -> Iterator[str]:
    for term in terms:
        own, held = str(term.get("@id", "")), str(term.get("inDefinedTermSet", ""))
        if own.startswith(fields_of_study.ISCED_F):
            yield own.removeprefix(fields_of_study.ISCED_F)
        elif "isced" in held.casefold():
            yield word_of(term, "termCode")


def _credits(thing: Thing, facts: Facts) -> None:
    for each in listed(thing.get("numberOfCredits")):
        whole = each if isinstance(each, Mapping) else {}
        system = next(
            (word_of(whole, key) for key in ("unitText", "unitCode", "name", "propertyID") if word_of(whole, key)), ""
        )
        said = word_of(whole, "value") if whole else str(each)
        amount = facts.tried("numberOfCredits", values.number, said, "ects")
        if amount and not system and "ects" not in said.casefold():
            facts.note("numberOfCredits", f"“{shown(said)}” does not say which credits, so it is not used")
        elif amount:
            facts.credits(amount, system or "ECTS", "numberOfCredits")


def _refuse_degree(awarded: Sequence[Any], facts: Facts) -> None:
    said = [
        *words_of(awarded),
        *(words for each in things(awarded) for words in words_of(each.get("credentialCategory"))),
    ]
    if named := degree(said):
        facts.refuse(_AWARDED, f"It leads to “{shown(named)}”, so it is no micro-credential.")


def by_name(runs: Sequence[Thing]) -> dict[str, list[Thing]]:
    """Give runs by the name of their course."""
    found: dict[str, list[Thing]] = {}
    for run in runs:
        found.setdefault(values.folded(word_of(run, "name")), []).append(run)
    return found
