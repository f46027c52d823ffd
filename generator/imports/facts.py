"""What a source says of one course, gathered for a record, and what of it is unclear.

The readers of structured formats share it. A text that two languages have in the same words stands in one of them only.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeVar

from generator.imports import texts, values
from generator.imports.found import Fact, Found, Note, Value, Wanted
from generator.imports.values import UnclearError
from generator.records.values import LONGEST_TEXT
from generator.source import shown
from generator.vocabulary import Term, fields_of_study, languages

LONGEST_SUMMARY = 600
Said = Mapping[str, str]
"""A text by the tags of languages."""
_T = TypeVar("_T")
_YEAR: Mapping[str, int] = {"ECTS": 60, "SCQF": 120, "CATS": 120, "CQFW": 120}
"""How many credits of a system are a year of full-time study. What takes a year or more is no micro-credential."""
_DEGREE = re.compile(r"\b(?:bachelors?|masters?|doctor|doctorate|doctoral|degree)\b")
_SHORT_DEGREE = re.compile(
    r"\b(?:B\.?A|B\.?Sc|B\.?Eng|B\.?Ed|LL\.?B|M\.?A|M\.?Sc|M\.?Eng|M\.?B\.?A|M\.?Ed|M\.?Res|M\.?Phil|LL\.?M|Ph\.?D)\b|"
    r"\b(?:BSC|MSC|PHD)\b"
)
"""In other letters some of them are words: “med” is “with” in three languages."""
_MANY = 120
"""So many credits of a system that is not known may be a whole programme."""


@dataclass
class Facts:
    """Gathers the facts of one course, and notes what cannot be used."""

    where: str
    """Where the course stands in the source."""
    wanted: Wanted
    facts: dict[str, Fact] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    errors: list[Note] = field(default_factory=list)
    unused: Counter[str] = field(default_factory=Counter)
    """What the source says and no record has a place for, and how often."""
    unclear: set[str] = field(default_factory=set)
    """The fields about which the source says something that cannot be read."""

    def found(self, own: str) -> Found:
        """Give the course; `own` is the source's name for it."""
        return Found(own, self.where, self.facts, tuple(self.notes), tuple(self.errors), frozenset(self.unclear))

    def put(self, key: str, value: Value | None, what: str) -> None:
        """Take over a value, unless there is none."""
        if value not in (None, "", [], {}):
            self.facts[key] = Fact(value, self.at(what))

    def at(self, what: str) -> str:
        """Name a part of the course, or the whole if none is named."""
        return f"{self.where}, {what}" if what else self.where

    def put_in(self, key: str, inner: str, value: Value | None, what: str) -> None:
        """Take over a value inside a field that holds several: `put_in("workload", "ects", …)`."""
        before = self.facts[key].value if key in self.facts else {}
        if value not in (None, "", [], {}) and isinstance(before, dict):
            self.put(key, {**before, inner: value}, what)

    def note(self, what: str, message: str) -> None:
        """Say that something cannot be used, or is to be looked at."""
        said = f"{message[:1].upper()}{message[1:]}"
        self.notes.append(Note(self.at(what), said if said.endswith((".", "?")) else f"{said}."))

    def refuse(self, what: str, message: str) -> None:
        """Say why nothing is written of the course."""
        self.errors.append(Note(self.at(what), message))

    def tried(self, what: str, read: Callable[..., _T], *words: Any) -> _T | None:  # noqa: ANN401 - what is read
        """Read a value; None, and a note, if it is unclear."""
        try:
            return read(*words)
        except UnclearError as problem:
            self.note(what, str(problem))
            return None

    def every(self, what: str, read: Callable[[str], _T], said: Iterable[str]) -> list[_T]:
        """Read several values; each of them once."""
        found = [self.tried(what, read, words) for words in dict.fromkeys(said) if words.strip()]
        return list(dict.fromkeys(each for each in found if each is not None))

    def agreed(self, what: str, said: Sequence[_T]) -> _T | None:
        """Give what all runs of a course say; None, and a note, if they say different things."""
        found = list(dict.fromkeys(said))
        if len(found) > 1:
            self.note(what, "the runs of the course say different things, so it is left out")
        return found[0] if len(found) == 1 else None

    # --- texts

    def clean(self, what: str, said: Said, read: Callable[[str], str] = texts.unmarked) -> dict[str, str]:
        """Give a text as plain words in each language; the same words stand in one language only."""
        plain = {tag: words for tag, text in said.items() if (words := self.tried(what, read, text))}
        own = sorted(plain, key=lambda tag: tag != self.wanted.language)
        found: dict[str, str] = {}
        for tag in own:
            same = next((one for one, words in found.items() if words.split() == plain[tag].split()), None)
            if same is None:
                found[tag] = plain[tag]
            elif read is not texts.line:  # names may well be the same
                self.note(what, f"the text in {_name(tag)} is the one in {_name(same)}, so it stands there only")
        return found

    def line(self, key: str, said: Said, what: str) -> None:
        """Take over a name."""
        self.put(key, {**self.clean(what, said, texts.line)}, what)

    def text(self, key: str, said: Said, what: str) -> None:
        """Take over a text with paragraphs; of a very long one the first paragraphs."""
        self.put(key, self.fitting(said, what), what)

    def fitting(self, said: Said, what: str) -> dict[str, Value]:
        """Give a text as far as it fits into a field of a record."""
        found = self.clean(what, said)
        cut = {tag: texts.shortened(words, LONGEST_TEXT) for tag, words in found.items()}
        if cut != found:
            self.note(what, f"it has more than {LONGEST_TEXT:,} characters, so only its first paragraphs are used")
        return {tag: words for tag, words in cut.items() if words}

    def summary(self, short: Said, what: str, long: Said, where: str) -> None:
        """Take over a summary; where it breaks off or is missing, the first sentences of the description."""
        brief, full = self.clean(what, short), self.clean(where, long)
        made: dict[str, Value] = {}
        for tag in dict.fromkeys((*brief, *full)):
            words, used = brief.get(tag, ""), what
            if words and texts.breaks_off(words):
                self.note(what, f"it breaks off in the middle of a sentence. {_instead(full, tag)}")
                words = ""
            if not words:
                words, used = full.get(tag, ""), where
                if words.endswith(texts.CUT):
                    self.note(where, "it breaks off, and it is the summary; write one")
            if fits := texts.shortened(words, LONGEST_SUMMARY):
                made[tag] = fits
            elif words:
                self.note(used, f"its first sentence has more than {LONGEST_SUMMARY} characters; write a summary")
            if fits != words and fits:
                self.note(used, "it is long, so its first sentences are the summary")
        self.put("summary", made, where if full else what)

    def outcomes(self, said: Sequence[Said], what: str) -> None:
        """Take over what people can do afterwards, sentence by sentence; several languages where they fit together."""
        made: list[Value] = []
        for each in said:
            plain = self.clean(what, each)
            parts = {tag: found for tag, words in plain.items() if (found := self.tried(what, texts.outcomes, words))}
            first = next(iter(parts), "")
            if parts and len(said) == 1 and not any(map(texts.holds_list, plain.values())):
                self.note(what, "it is no list. Look whether each sentence says what people can do afterwards")
            for tag in [tag for tag in parts if len(parts[tag]) != len(parts[first])]:
                self.note(what, f"{_name(tag)} and {_name(first)} have a different number of sentences")
                del parts[tag]
            if first:
                made += [{tag: parts[tag][number] for tag in parts} for number in range(len(parts[first]))]
        self.put("learning_outcomes", made, what)

    # --- values

    def members(self, what: str, known: Mapping[str, Term | None], said: Iterable[str]) -> list[Value]:
        """Read words of a closed list of others; `known` has ours for each, or None where none means exactly this."""

        def read(words: str) -> str:
            member = known.get(values.folded(words))
            if member is None:
                raise UnclearError(f"“{shown(words)}” has no word in the catalogue that means exactly this")
            return member.value

        return [*self.every(what, read, said)]

    def next_day(self, key: str, said: Iterable[str], what: str) -> None:
        """Take over the next of several days; if all are over, the last one."""
        days = self.every(what, values.day, said)
        to_come = [day for day in days if day >= self.wanted.on]
        self.put(key, min(to_come, default=None) or max(days, default=None), what)

    def address(self, key: str, said: str, what: str) -> None:
        """Take over a web address; without its page no course is written."""
        words = said.strip()
        if words.casefold().startswith(("https://", "http://")):
            scheme, _, rest = words.partition(":")
            self.put(key, f"{scheme.casefold()}:{rest}", what)
        elif words and key == "homepage":
            cure = "Write all of it, from https:// on."
            self.refuse(what, f"“{shown(words)}” is not a whole web address, and no course is written without. {cure}")
        elif words:
            self.note(what, f"“{shown(words)}” is not a whole web address")

    def price(self, said: str, what: str, currency: str = "") -> None:
        """Take over a price in words; beside a currency of its own an amount is one that a program wrote."""
        if currency and re.fullmatch(r"\d+\.\d+", said, re.ASCII):
            amount = self.tried(what, values.exact, said)
            found = (amount, currency) if amount is not None else None
        else:
            found = self.tried(what, values.money, said, currency, self.wanted.currency)
        if found:
            if values.is_free(said) and not currency:
                self.note(what, values.free_in(found[1]))
            self.put("price", {"amount": found[0], "currency": found[1]}, what)

    def every_credit(self, said: Iterable[tuple[Decimal, str]], what: str) -> None:
        """Take over amounts of credits with their systems; none if they are different numbers of ECTS credits."""
        found = list(dict.fromkeys((amount, system) for amount, system in said if amount > 0))
        if len({amount for amount, system in found if credit_system(system) == "ECTS"}) > 1:
            self.note(what, "it names different numbers of ECTS credits, so none is used")
            found = [each for each in found if credit_system(each[1]) != "ECTS"]
        for amount, system in found:
            self.credits(amount, system, what)

    def credits(self, amount: Decimal, system: str, what: str) -> None:
        """Take over credits if they are ECTS credits; refuse the course if it takes a year or more."""
        known = credit_system(system)
        if known == "ECTS":
            self.put_in("workload", "ects", amount, what)
        if known and amount >= _YEAR[known]:
            message = f"It has {amount:f} {known} credits: a year of full-time study or more, and no micro-credential."
            self.refuse(what, message)
        elif not known and amount >= _MANY:
            many = f"{amount:f} credits of “{shown(system)}” may be a whole programme; --only TEXT leaves it out"
            self.note(what, many)
        if not system.strip():
            self.note(what, f"“{amount:f}” does not say which credits, so it is not used")
        elif known != "ECTS":
            self.note(what, f"credits of “{shown(system)}” are not ECTS credits, so they are not used")

    def codes(self, said: Iterable[str], what: str) -> None:
        """Take over codes of ISCED-F."""
        wanted = [code.strip().rpartition("/")[2] for code in said if code.strip()]
        known = fields_of_study.labels()
        for code in wanted:
            if code not in known:
                self.note(what, f"“{shown(code)}” is no code of ISCED-F 2013 with two to four digits")
        self.put("field", [code for code in dict.fromkeys(wanted) if code in known], what)


def degree(said: Iterable[str]) -> str:
    """Give the first of several names that names a degree; empty if none does."""
    return next((each for each in said if _DEGREE.search(values.folded(each)) or _SHORT_DEGREE.search(each)), "")


def weeks(said: str) -> Decimal:
    """Read how many weeks something lasts. Raises UnclearError."""
    try:
        return values.weeks(said)
    except UnclearError:
        raise UnclearError(f"“{shown(said)}” is no number of whole weeks") from None


def credit_system(said: str) -> str:
    """Give the short name of a system of credits; empty if it is not known."""
    words = values.folded(said.rstrip("/").rpartition("/")[2])
    if words in ("european credit transfer system", "european credit transfer and accumulation system", "ects credits"):
        return "ECTS"
    return words.upper() if words.upper() in _YEAR else ""


def language(said: str) -> str:
    """Read the language of a text or of teaching; of `en-GB` the language is English. Raises UnclearError."""
    parts = values.language(said).split("-")
    return "-".join(part for part in parts if part == parts[0] or len(part) > 2)  # noqa: PLR2004 - a country


def unused(gathered: Iterable[Facts], why: str) -> Iterator[Note]:
    """Yield the note that names what a source says and no record has a place for."""
    total: Counter[str] = Counter()
    for each in gathered:
        total.update(each.unused)
    if total:
        names = ", ".join(f"{name} {number:,}" for name, number in sorted(total.items()))
        yield Note("", f"{why}: {names}.")


def _name(tag: str) -> str:
    return languages.name(tag, "en") if languages.is_tag(tag) else tag


def _instead(full: Mapping[str, str], tag: str) -> str:
    return "The description is used in its place" if tag in full else "It is left out"
