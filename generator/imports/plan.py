"""What an import does: found courses and the records that are there → new files, changes, and what a person decides.

A record notes for each field a short sign of what the source said. A field whose record still has this sign follows the
source; a field that a person has edited since stays, and the difference is shown. Nothing is written here.
"""

import dataclasses
import datetime as dt
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any

from generator import reading, records, rules
from generator.catalogue import Catalogue, Entry, Loaded, owner
from generator.finding import Level
from generator.imports import customs, identity, record_file
from generator.imports.customs import Custom, Trace
from generator.imports.found import Fact, Found, Note, Read, UnreadableError
from generator.imports.record_file import UneditableError
from generator.imports.values import ON_DEMAND
from generator.records import Kind, Record
from generator.records.imported import Imported
from generator.records.values import is_id
from generator.source import shown
from generator.vocabulary import Availability

_SIGN = 10
_LETTERS = str.maketrans("0123456789", "ghijklmnop")
"""A sign holds letters only, so that no program takes one for a number."""
_VERIFIED = "last_verified"
KEPT_APART = (_VERIFIED, "imported", "sample")
"""Fields that say how a record is kept, not what a course is."""
_NOW = "availability"
"""Whether people can take a course now: never guessed."""
BY_PERSON = "--availability"
"""Where a fact stands that the person who imports has said, and not the source."""
_NOBODY_SAYS = (
    "The source does not say whether people can take it now, and names no date to come. Say it for such courses: "
    "--availability closed (or offered, planned, paused)."
)
_ADDRESSES = ("homepage", "website")


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be imported, and where to."""

    kind: Kind
    format: str
    """The name of the format."""
    name: str
    """What the source is called: records from it are found again by this name."""
    into: str
    """The provider or agency whose records these are; empty for providers, which belong to nobody."""
    on: dt.date
    language: str = "en"
    """The default language of the catalogue's texts."""
    schema_address: str = ""
    availability: str = ""
    """Whether people can take a course now of which the source does not say it: the word of the person who imports."""
    only: str = ""
    """Only courses that have these words in their title, address or own number; the others stay as they are."""


class State(StrEnum):
    """What becomes of one course."""

    WRITTEN = "written"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    CLOSED = "closed"
    GONE = "gone"
    """The source no longer has it, and nothing changes: a person decides."""
    LEFT_OUT = "left-out"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field and two values of it; None where it is not said."""

    field: str
    before: Any
    after: Any

    def as_json(self) -> dict[str, Any]:
        """Give the difference as it is printed for programs."""
        return {"field": self.field, "before": self.before, "after": self.after}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of one course, and why."""

    state: State
    ref: str
    """The name of its record; empty if it gets none."""
    name: str
    """What a person calls it."""
    where: str
    """Where it stands in the source; empty if it is gone from there."""
    changes: tuple[Difference, ...] = ()
    """What is written: of a new record every field, of another one those that differ."""
    kept: tuple[Difference, ...] = ()
    """Fields that a person has edited: what stands in the record, and what the source says."""
    errors: tuple[Note, ...] = ()
    """Why it is left out."""
    notes: tuple[Note, ...] = ()
    """What of it could not be used, and other things to look at."""
    unsaid: tuple[str, ...] = ()
    """The fields that the source says nothing about."""
    path: str = ""
    """The path of its file below the folder of records."""
    content: bytes | None = None
    """The new content of its file; None if nothing is written."""
    before: bytes | None = None
    """What the file holds now; None if there is none."""

    def as_json(self) -> dict[str, Any]:
        """Give the outcome as it is printed for programs."""
        return {
            "state": self.state.value,
            "ref": self.ref,
            "name": self.name,
            "where": self.where,
            "changes": [each.as_json() for each in self.changes],
            "kept": [each.as_json() for each in self.kept],
            "errors": [each.as_json() for each in self.errors],
            "notes": [each.as_json() for each in self.notes],
            "unsaid": list(self.unsaid),
        }


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import does, in the order of the source; what is gone from there comes last."""

    order: Order
    outcomes: tuple[Outcome, ...]
    notes: tuple[Note, ...]
    """What is to be said about the file as a whole."""

    def of(self, *states: State) -> tuple[Outcome, ...]:
        """Give the courses that become one of these."""
        return tuple(each for each in self.outcomes if each.state in states)

    @property
    def writes(self) -> tuple[Outcome, ...]:
        """Give those whose files are written."""
        return tuple(each for each in self.outcomes if each.content is not None)

    @property
    def unsaid(self) -> list[tuple[str, int]]:
        """Give each field that the source does not say, in the order of a record, and of how many courses."""
        used = self.of(State.WRITTEN, State.CHANGED, State.UNCHANGED)
        counted = Counter(name for each in used for name in each.unsaid)
        return [(name, counted[name]) for name in record_file.keys(self.order.kind) if counted[name]]

    def as_json(self) -> dict[str, Any]:
        """Give the plan as it is printed for programs."""
        return {
            "format": self.order.format,
            "from": self.order.name,
            "into": self.order.into,
            "counts": {state.value: len(self.of(state)) for state in State},
            "outcomes": [each.as_json() for each in self.outcomes],
            "notes": [each.as_json() for each in self.notes],
            "unsaid": dict(self.unsaid),
        }


def plan(loaded: Loaded, read: Read, order: Order) -> Plan:
    """Decide what an import does. Raises UnreadableError if the source holds nothing at all."""
    if not read.found:
        raise UnreadableError(f"There is no {order.kind.name} in the file.")
    worker = _Worker(loaded, order, customs.OF_KIND[order.kind.name])
    outcomes = worker.outcomes(read.found)
    if not outcomes:
        raise UnreadableError(f"Nothing in the file has “{shown(order.only)}” in its title, address or number.")
    return Plan(order, tuple(_checked(loaded, order, outcomes)), read.notes)


def sign(value: Any) -> str:  # noqa: ANN401 - any value of a record
    """Give the short sign of a value: the same for the same fact, however it is written."""
    said = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:_SIGN].translate(_LETTERS)


@dataclass
class _Worker:
    """Goes through the courses of a source."""

    loaded: Loaded
    order: Order
    custom: Custom
    remembered: dict[str, Entry[Record]] = field(default_factory=dict)
    """The records that came from this source, by its own ids."""
    often: Counter[Trace] = field(default_factory=Counter)
    """What the source names that a record is known again by, and how often."""

    def __post_init__(self) -> None:
        for entry in self._ours():
            if (noted := self._noted(entry)) is not None:
                self.remembered[noted.id] = entry

    def _ours(self) -> Iterator[Entry[Record]]:
        """Yield the records of the one for whom the import is; all of the kind if they belong to nobody."""
        for entry in self.loaded.catalogue.of_kind(self.order.kind.name).values():
            if not self.order.into or owner(entry.ref) == self.order.into:
                yield entry

    @cached_property
    def others(self) -> Mapping[Trace, list[Entry[Record]]]:
        """The records that the source may know by another name, by what they are known again by."""
        found: dict[Trace, list[Entry[Record]]] = defaultdict(list)
        for entry in self._ours():
            if self.custom.numbers or self._noted(entry) is None:
                for trace in dict.fromkeys(self.custom.traces(records.written(entry.record))):
                    found[trace].append(entry)
        return found

    def _noted(self, entry: Entry[Record] | None) -> Imported | None:
        """Give the note in a record if it came from this source."""
        noted: Imported | None = getattr(entry.record, "imported", None) if entry else None
        same = noted and (noted.format, noted.from_) == (self.order.format, self.order.name)
        return noted if same else None

    def outcomes(self, found: tuple[Found, ...]) -> list[Outcome]:
        named = [self._timely(dataclasses.replace(each, id=self._id(each))) for each in found]
        self.often.update(trace for each in named for trace in self._traces(each))
        if self.custom.numbers:
            named = self._known_again(named)
        often = Counter(each.id for each in named)
        wishes = Counter(self._wish(each) for each in named if each.id not in self.remembered)
        made = [self._one(each, often, wishes) for each in named if self._is_wanted(each)]
        gone = [entry for own, entry in self.remembered.items() if own not in often]
        return [*made, *(outcome for entry in gone if not self.order.only for outcome in self._gone(entry))]

    def _timely(self, each: Found) -> Found:
        """Say whether people can take it now: dates to come do, or the person who imports; else nobody has said it."""
        if self.order.kind.name != "credential" or _NOW in each.facts:
            return each
        dated = next((each.facts[key] for key in ("starts", "apply_by") if self._comes(each.facts.get(key))), None)
        if dated:
            fact = Fact(Availability.OFFERED.value, dated.where)
        elif self.order.availability:
            fact = Fact(self.order.availability, BY_PERSON)
        else:
            return each
        return dataclasses.replace(each, facts={**each.facts, _NOW: fact})

    def _comes(self, fact: Fact | None) -> bool:
        """Tell whether a start or a last day to apply is still to come; a start on demand always is."""
        days = fact.value if fact and isinstance(fact.value, list) else [fact.value] if fact else []
        return any(str(day) == ON_DEMAND or str(day) > self.order.on.isoformat() for day in days)

    def _is_wanted(self, each: Found) -> bool:
        words = (each.id, self._name(each), *(str(each.facts[key].value) for key in _ADDRESSES if key in each.facts))
        return any(self.order.only.casefold() in said.casefold() for said in words)

    def _id(self, each: Found) -> str:
        """Give the source's id on one line, cut; else a number, the address or the name: they stay for a while."""
        keys = (*_ADDRESSES, *self.custom.named)
        known = (*self._numbers(each), *(str(each.facts[key].value) for key in keys if key in each.facts))
        said = each.id or next(iter(known), "")
        line = " ".join(said.split())
        return line if len(line) <= 200 else sign(line)  # noqa: PLR2004 - a line of a record

    def _name(self, each: Found) -> str:
        for key in self.custom.named:
            if key in each.facts:
                value = each.facts[key].value
                if isinstance(value, dict):
                    return str(value.get(self.order.language) or next(iter(value.values()), ""))
                return str(value)
        return ""

    def _numbers(self, each: Found) -> list[str]:
        """Give the numbers that belong to it alone."""
        return self.custom.numbers(_said(each)) if self.custom.numbers else []

    def _traces(self, each: Found) -> list[Trace]:
        """Give what a record of it would be known again by."""
        data = _said(each)
        if isinstance(data.get("title"), str):
            data["title"] = {self.order.language: data["title"]}
        return list(dict.fromkeys(self.custom.traces(data)))

    def _known_again(self, named: list[Found]) -> list[Found]:
        """Give what the source calls differently now the id that its record remembers."""
        ids = {each.id for each in named}
        made = []
        for each in named:
            what, same = ("", []) if each.id in self.remembered else self._same(each)
            noted = self._noted(same[0]) if len(same) == 1 else None
            if noted is None or noted.id in ids:
                made.append(each)
                continue
            stays = f"It has the same {what} as `{same[0].ref}`, and keeps this name: the address of a page stays."
            notes = (*each.notes, Note(each.where, stays)) if self._is_named(each) else each.notes
            made.append(dataclasses.replace(each, id=noted.id, notes=notes))
        return made

    def _is_named(self, each: Found) -> bool:
        """Tell whether the source itself names the record."""
        return self.custom.numbers is not None and is_id(each.id)

    def _wish(self, each: Found) -> str:
        if self._is_named(each):
            return each.id
        return identity.wished(self._name(each), each.id, self.order.kind.name)

    def _one(self, each: Found, often: Mapping[str, int], wishes: Mapping[str, int]) -> Outcome:
        entry = self.remembered.get(each.id)
        base = Outcome(State.LEFT_OUT, entry.ref if entry else "", self._name(each), each.where, notes=each.notes)
        errors = list(each.errors or self._missing(each))
        if not each.errors and entry is None and self.custom.gone and _NOW not in each.facts:
            errors.append(Note(each.where, _NOBODY_SAYS))
        if often[each.id] > 1:
            message = f"The source has several with the id “{shown(each.id)}”, so nobody knows which is which."
            errors.append(Note(each.where, message))
        else:
            errors.extend(Note(each.where, doubt) for doubt in self._doubts(each, entry))
        if errors:
            return dataclasses.replace(base, errors=tuple(errors))
        if entry is None:
            ref, taken = self._free(each, wishes)
            if taken:
                return dataclasses.replace(base, errors=(Note(each.where, taken),))
        record, problems = self._record(each, entry)
        notes = tuple(self._problem_note(each, problem) for problem in problems)
        if record is None:
            return dataclasses.replace(base, errors=notes)
        if entry is not None and self.custom.gone and _NOW not in each.facts:
            still = records.written(entry.record)[_NOW]
            notes += (Note(each.where, f"The source does not say whether people can take it now; it stays “{still}”."),)
        base = dataclasses.replace(base, ref=entry.ref if entry else ref, notes=(*each.notes, *notes))
        said = records.written(record)
        base = dataclasses.replace(base, unsaid=self._unsaid(each, said))
        return self._changed(base, each, entry, said) if entry else self._new(base, each, said)

    def _missing(self, each: Found) -> Iterator[Note]:
        """Yield what is missing without which nothing is written."""
        absent = [key for key in self.custom.needed if key not in each.facts]
        if absent:
            names = ", ".join(f"`{key}`" for key in absent)
            yield Note(each.where, f"The source does not say {names}, and nothing is written without.")

    def _doubts(self, each: Found, entry: Entry[Record] | None) -> Iterator[str]:
        """Yield why it is not clear what it is about: a number belongs to one organisation alone."""
        for number in self._numbers(each):
            has = self.others.get(("number", number), ())
            if self.often["number", number] > 1:
                yield f"The source has several with the number “{shown(number)}”, and it belongs to one of them alone."
            elif entry and len(has) == 1 and has[0].ref != entry.ref:
                yield f"The number “{shown(number)}” is that of {has[0].path}."

    def _free(self, each: Found, wishes: Mapping[str, int]) -> tuple[str, str]:
        """Give the name of a new record; or why there can be none."""
        wish = self._wish(each)
        known = self.loaded.catalogue.of_kind(self.order.kind.name)
        what, same = self._same(each)
        if len(same) > 1:
            several = ", ".join(entry.path for entry in same)
            return "", f"It has the same {what} as several: {shown(several, 300)}. Nobody knows which of them it is."
        if same:
            return "", self._why_taken(same[0].ref, same[0], what)
        ref = self._ref(wish)
        if not self._is_named(each) and (wishes[wish] > 1 or self._noted(known.get(ref))):
            ref = self._ref(identity.apart(wish, each.id))
        if ref in known or self._path(ref).exists():
            return "", self._why_taken(ref, known.get(ref))
        return ref, ""

    def _ref(self, name: str) -> str:
        return f"{self.order.into}/{name}" if self.order.into else name

    def _same(self, each: Found) -> tuple[str, list[Entry[Record]]]:
        """Give the record that is about the same and that the source does not name, and what it is known again by.

        What several records have leads to none of them; of an organisation all are given, as it may be any of them.
        """
        # One page for many tells none of them.
        said = [trace for trace in self._traces(each) if trace[0] not in _ADDRESSES or self.often[trace] == 1]
        found = [(what, self.others[what, key]) for what, key in said if (what, key) in self.others]
        one = [(what, entries) for what, entries in found if len(entries) == 1]
        return next(iter(one or (found if self.custom.numbers else [])), ("", []))

    def _why_taken(self, ref: str, entry: Entry[Record] | None, what: str = "") -> str:
        file = f"{self.order.kind.folder}/{ref}.yml"
        if entry is None:
            return f"{file} is there and has errors; `catalogue check` shows what to mend first."
        noted: Imported | None = getattr(entry.record, "imported", None)
        if noted is None:
            mend = f"Edit it there, or give one another {self.custom.other}."
            if self.custom.numbers and what:
                mend = f"It has the same {what}, so edit it there."
            return f"{file} is there already, and a person wrote it. {mend}"
        if self._noted(entry):
            same = f"It has the same {what} as it" if what else "It has the same name"
            return f"Something else in the source is {file} already. {same}."
        name = shown(noted.from_)
        return f"{file} is there already, from “{name}”. Is it the same source? Then say so: --from “{name}”."

    def _path(self, ref: str) -> Any:  # noqa: ANN401 - a path
        return self.loaded.folder / self.order.kind.folder / f"{ref}.yml"

    # --- what the source says, as a record

    def _record(self, each: Found, entry: Entry[Record] | None) -> tuple[Record | None, list[records.Problem]]:
        data: dict[str, Any] = {**self.custom.usual, **{key: given(fact.value) for key, fact in each.facts.items()}}
        if entry is not None and _NOW not in data and self.order.kind.name == "credential":
            data[_NOW] = records.written(entry.record)[_NOW]
        if self.custom.source in data:
            data.setdefault("source", data[self.custom.source])
        data.setdefault(_VERIFIED, self._verified(entry))
        return records.read(self.order.kind, data, self.order.language)

    def _verified(self, entry: Entry[Record] | None) -> str:
        before = entry.record.last_verified if entry else self.order.on
        return max(before, self.order.on).isoformat()

    def _problem_note(self, each: Found, problem: records.Problem) -> Note:
        fact = each.facts.get(str(problem.loc[0])) if problem.loc else None
        where = fact.where if fact else each.where
        sentences = [problem.message, problem.hint]
        said = " ".join(
            f"{part[:1].upper()}{part[1:]}{'' if part.endswith(('.', '?', '!')) else '.'}" for part in sentences if part
        )
        return Note(where, f"`{problem.loc[0]}`: {said}" if problem.loc and not fact else said)

    def _unsaid(self, each: Found, said: Mapping[str, Any]) -> tuple[str, ...]:
        keys = record_file.keys(self.order.kind)
        return tuple(
            key
            for key in keys
            if key not in (*KEPT_APART, "source")
            and (key not in said or key not in each.facts or each.facts[key].where == BY_PERSON)
        )

    def _as_written(self, value: Any) -> Any:  # noqa: ANN401 - any value of a record
        """Give a value as a person writes it: a text in the catalogue's own language without its tag."""
        if isinstance(value, dict):
            if list(value) == [self.order.language] and isinstance(value[self.order.language], str):
                return value[self.order.language]
            return {key: self._as_written(item) for key, item in value.items()}
        return [self._as_written(item) for item in value] if isinstance(value, list) else value

    def _difference(self, key: str, before: Any, after: Any) -> Difference:  # noqa: ANN401 - values of a record
        return Difference(key, self._as_written(before), self._as_written(after))

    def _note(self, each_id: str, fields: Mapping[str, str]) -> dict[str, Any]:
        return {
            "format": self.order.format,
            "from": self.order.name,
            "id": each_id,
            "on": self.order.on.isoformat(),
            "fields": dict(sorted(fields.items())),
        }

    # --- new, changed, gone

    def _new(self, base: Outcome, each: Found, said: Mapping[str, Any]) -> Outcome:
        signs = {key: sign(value) for key, value in said.items() if key not in KEPT_APART}
        data = {key: self._as_written(value) for key, value in said.items()}
        data["imported"] = self._note(each.id, signs)
        return dataclasses.replace(
            base,
            state=State.WRITTEN,
            changes=tuple(Difference(key, None, data[key]) for key in said),
            path=f"{self.order.kind.folder}/{base.ref}.yml",
            content=record_file.new(self.order.kind, data, self.order.schema_address),
        )

    def _changed(self, base: Outcome, each: Found, entry: Entry[Record], said: Mapping[str, Any]) -> Outcome:
        stands = records.written(entry.record)
        noted = self._noted(entry)
        signs = dict(noted.fields) if noted else {}
        apart = (*KEPT_APART, _NOW)
        fields = [key for key in {**signs, **said} if key not in apart or (key in each.facts and key != _VERIFIED)]
        follow: dict[str, Any] = {}
        kept: list[Difference] = []
        for key in fields:
            merged = _merge(stands.get(key), said.get(key), signs.get(key))
            if merged is _Merge.FOLLOW:
                follow[key] = said.get(key)
            elif merged is _Merge.KEEP and key in each.facts:
                kept.append(self._difference(key, stands.get(key), said.get(key)))
            elif merged is _Merge.SAME and key in said:
                signs[key] = sign(said[key])
        verified = max(stands[_VERIFIED], said[_VERIFIED])
        if _VERIFIED in each.facts and verified != stands[_VERIFIED]:
            follow[_VERIFIED] = verified
        return self._edited(dataclasses.replace(base, kept=tuple(kept)), entry, follow, signs, verified)

    def _edited(
        self, base: Outcome, entry: Entry[Record], follow: Mapping[str, Any], signs: dict[str, str], verified: str
    ) -> Outcome:
        """Give the outcome with the changed file of a record; unchanged if there is nothing to write."""
        stands = records.written(entry.record)
        for key, value in follow.items():
            if value is None:
                signs.pop(key, None)
            elif key not in KEPT_APART:
                signs[key] = sign(value)
        if not follow:
            return dataclasses.replace(base, state=State.UNCHANGED)
        values = {key: self._as_written(value) for key, value in follow.items()}
        values.setdefault(_VERIFIED, verified)
        noted = self._noted(entry)
        values["imported"] = self._note(noted.id if noted else "", signs)
        before = self.loaded.content(entry)
        try:
            content = record_file.changed(before, self.order.kind, values)
        except UneditableError as problem:
            note = Note(base.where, f"{entry.path}: {problem}.")
            return dataclasses.replace(base, state=State.LEFT_OUT, errors=(note,))
        return dataclasses.replace(
            base,
            state=State.CHANGED,
            changes=tuple(self._difference(key, stands.get(key), value) for key, value in follow.items()),
            path=entry.path,
            content=content,
            before=before,
        )

    def _gone(self, entry: Entry[Record]) -> Iterator[Outcome]:
        """Yield what becomes of a record that the source no longer has: it is closed, never deleted."""
        stands = records.written(entry.record)
        noted = self._noted(entry)
        name = _in_words(stands.get(self.custom.named[0], ""), self.order.language)
        if self.custom.lists_gone:
            yield Outcome(State.GONE, entry.ref, name, "")
        if self.custom.gone is None or noted is None:
            return
        key, value = self.custom.gone
        base = Outcome(State.CLOSED, entry.ref, name, "")
        signs = dict(noted.fields)
        merged = _merge(stands.get(key), value, signs.get(key))
        if merged is _Merge.SAME:
            return
        if merged is _Merge.KEEP:
            yield dataclasses.replace(base, state=State.UNCHANGED, kept=(Difference(key, stands.get(key), value),))
            return
        outcome = self._edited(base, entry, {key: value}, signs, self._verified(entry))
        yield dataclasses.replace(outcome, state=State.CLOSED) if outcome.content is not None else outcome


class _Merge(StrEnum):
    """What happens to a field."""

    SAME = "same"
    """Record and source say the same."""
    STAY = "stay"
    """A person has edited it, or nothing has changed at the source: the record stays."""
    FOLLOW = "follow"
    """The source has changed, and nobody has edited the record."""
    KEEP = "keep"
    """A person has edited it, and the source says something else."""


def _merge(stands: Any, said: Any, noted: str | None) -> _Merge:  # noqa: ANN401 - values of records
    if stands == said or (stands is not None and said is not None and sign(stands) == sign(said)):
        return _Merge.SAME
    untouched = (stands is None) if noted is None else (stands is not None and sign(stands) == noted)
    if untouched:
        return _Merge.FOLLOW
    return _Merge.KEEP if said is not None else _Merge.STAY


def _said(each: Found) -> dict[str, Any]:
    return {key: fact.value for key, fact in each.facts.items()}


def given(value: Any) -> Any:  # noqa: ANN401 - what a reader gives
    """Give a fact as reading a file gives it; numbers without an exponent."""
    if isinstance(value, Decimal | float):
        return f"{Decimal(str(value)):f}"
    if isinstance(value, dict):
        return {str(key): given(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [given(item) for item in value]
    return record_file.plain(value)


def _in_words(value: Any, language: str) -> str:  # noqa: ANN401 - a text of a record
    return str(value.get(language) or next(iter(value.values()))) if isinstance(value, dict) else str(value)


# --- the check of what would be written


def _checked(loaded: Loaded, order: Order, outcomes: list[Outcome]) -> list[Outcome]:
    """Leave out what the check would refuse, until it refuses nothing that it does not refuse today."""
    known = _errors(loaded.catalogue, order)
    outcomes = [_readable(each, order) for each in outcomes]
    while True:
        after = _with(loaded.catalogue, order, outcomes)
        new = {key: why for key, why in _errors(after, order).items() if key not in known}
        if not new:
            return outcomes
        ours = {each.path for each in outcomes if each.content is not None}
        refused = {path: [why for (other, *_), why in new.items() if other == path] for path, *_ in new if path in ours}
        if not refused:  # a record that the import leaves alone would be wrong beside the new ones
            path, why = next((key[0], why) for key, why in new.items())
            refused = {each: [f"{path} would have an error beside it: {why}"] for each in ours}
        outcomes = [_refused(each, refused[each.path]) if each.path in refused else each for each in outcomes]


def _refused(outcome: Outcome, why: list[str]) -> Outcome:
    errors = tuple(Note(outcome.where, each) for each in why)
    return dataclasses.replace(outcome, state=State.LEFT_OUT, errors=errors, changes=(), content=None, path="")


def _readable(outcome: Outcome, order: Order) -> Outcome:
    """Read what would be written as every other file is read."""
    if outcome.content is None:
        return outcome
    _, findings = reading.read(order.kind, outcome.content, outcome.path, order.language)
    why = [f"{each.message}. {each.hint}".strip() for each in findings]
    return _refused(outcome, why) if why else outcome


def _with(catalogue: Catalogue, order: Order, outcomes: list[Outcome]) -> Catalogue:
    """Give the catalogue as it would be."""
    entries = dict(catalogue.of_kind(order.kind.name))
    for each in outcomes:
        if each.content is not None:
            record, _ = reading.read(order.kind, each.content, each.path, order.language)
            if record is not None:
                entries[each.ref] = Entry(each.ref, each.path, record)
    changed: Any = {order.kind.folder: dict(sorted(entries.items()))}
    return dataclasses.replace(catalogue, **changed)


def _errors(catalogue: Catalogue, order: Order) -> dict[tuple[Any, ...], str]:
    """Give the errors between the records of a catalogue in words, by file, rule and place."""
    return {
        (defect.entry.path, rule.name, defect.loc, defect.message): f"{defect.message}. {defect.hint}".strip()
        for rule in rules.RULES
        if rule.check and rule.level is Level.ERROR
        for defect in rule.check(catalogue, order.on)
    }


__all__ = ["Difference", "Fact", "Order", "Outcome", "Plan", "State", "plan", "sign"]
