"""What an import does: found courses and the records that are there → new files, changes, and what a person decides.

A record notes for each field a short sign of what the source said. A field whose record still has this sign follows the
source; a field that a person has edited since stays, and the difference is shown. Nothing is written here.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator import records
from generator.catalogue import Entry, Loaded
from generator.imports import customs, personal, record_file, texts
from generator.imports.acceptance import accepted
from generator.imports.found import Fact, Found, Note, Read, UnreadableError
from generator.imports.merging import Merge, merge, sign
from generator.imports.outcomes import Difference, Order, Outcome, Plan, State
from generator.imports.recognition import Recognition
from generator.imports.record_file import UneditableError, given
from generator.records import Record
from generator.records.values import ON_DEMAND
from generator.source import shown
from generator.vocabulary import Availability

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
_NOT_CLEAR = (
    "The source says something about whether people can take it now, and it cannot be read. Mend it there: a day to "
    "come, or --availability, says it only where the source says nothing."
)


def plan(loaded: Loaded, read: Read, order: Order) -> Plan:
    """Decide what an import does. Raises UnreadableError if the source holds nothing at all, or is another one."""
    custom = customs.OF_KIND[order.kind.name]
    if not read.found:
        raise UnreadableError(f"There is no {custom.called} in the file.")
    # Some systems keep the accents of the name of a file apart from their letters, and no record can hold that.
    order = dataclasses.replace(order, name=_on_one_line(order.name))
    worker = _Worker(Recognition(loaded, order, custom))
    outcomes = worker.outcomes(read.found)
    if not outcomes:
        raise UnreadableError(f"Nothing in the file has “{shown(order.only)}” in its title, address or number.")
    goes_on = f"The file is the result of an earlier import. It goes on from “{shown(order.name)}”."
    notes = (Note("", goes_on), *read.notes) if _on_one_line(read.source) == order.name else read.notes
    return Plan(order, tuple(accepted(loaded, order, outcomes)), notes)


def _on_one_line(name: str) -> str:
    return " ".join(texts.visible(name).split())


@dataclass
class _Worker:
    """Goes through the courses of a source."""

    known: Recognition

    def __post_init__(self) -> None:
        self.order, self.custom = self.known.order, self.known.custom

    def outcomes(self, found: tuple[Found, ...]) -> list[Outcome]:
        named = [self._timely(each) for each in self.known.named(found)]
        made = [self._one(each) for each in named if self.known.is_wanted(each)]
        gone = [outcome for entry in self.known.gone() for outcome in self._gone(entry)] if not self.order.only else []
        if not any(each.id in self.known.remembered for each in named):
            self._refuse_other_source(sum(each.state is State.CLOSED for each in gone))
        return [*made, *gone]

    def _refuse_other_source(self, closing: int) -> None:
        """Refuse a file that would close every course of its source: it is most likely another one of that name."""
        if closing:
            raise UnreadableError(
                f"The file has none of the courses that came from “{shown(self.order.name)}”, so all that are not "
                f"closed yet ({closing:,}) would be. Is it another source? Give it a name of its own: --from NAME. "
                "Are they really over? Then set `availability: closed` in their records first."
            )

    def _timely(self, each: Found) -> Found:
        """Say whether people can take it now, if the source says nothing: dates to come do, or the person who imports.

        What the source says and nobody can read may be that it is cancelled or full.
        """
        if self.order.kind.name != "credential" or _NOW in each.facts or _NOW in each.unclear:
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

    def _one(self, each: Found) -> Outcome:
        entry = self.known.remembered.get(each.id)
        base = Outcome(State.LEFT_OUT, entry.ref if entry else "", self.known.name(each), each.where)
        base = dataclasses.replace(base, notes=(*each.notes, *personal.notes(each)))
        errors = [*self._missing(each, entry), *(Note(each.where, doubt) for doubt in self.known.doubts(each))]
        ref, taken = (entry.ref, "") if entry else ("", "") if errors else self.known.free(each)
        if taken:
            errors.append(Note(each.where, taken))
        if errors:
            return dataclasses.replace(base, errors=tuple(errors))
        record, notes = self._record(each, entry)
        if record is None:
            return dataclasses.replace(base, errors=notes)
        said = _filled(records.written(record))
        base = dataclasses.replace(base, ref=ref, notes=(*base.notes, *notes), unsaid=self._unsaid(each, said))
        return self._changed(base, each, entry, said) if entry else self._new(base, each, said)

    def _missing(self, each: Found, entry: Entry[Record] | None) -> Iterator[Note]:
        """Yield what is missing without which nothing is written."""
        yield from each.errors
        absent = [key for key in self.custom.needed if key not in each.facts]
        if absent and not each.errors:
            names = ", ".join(f"`{key}`" for key in absent)
            yield Note(each.where, f"The source does not say {names}, and nothing is written without.")
        if not each.errors and entry is None and self.custom.gone and _NOW not in each.facts:
            yield Note(each.where, _NOT_CLEAR if _NOW in each.unclear else _NOBODY_SAYS)

    # --- what the source says, as a record

    def _record(self, each: Found, entry: Entry[Record] | None) -> tuple[Record | None, tuple[Note, ...]]:
        """Give what the source says as a record, and what of it cannot be used; None if no record can be made."""
        data: dict[str, Any] = {**self.custom.usual, **{key: given(fact.value) for key, fact in each.facts.items()}}
        notes = []
        if entry is not None and self.custom.gone and _NOW not in data:
            data[_NOW] = still = records.written(entry.record)[_NOW]
            why = "does not say clearly" if _NOW in each.unclear else "does not say"
            stays = f"The source {why} whether people can take it now; it stays “{still}”."
            notes.append(Note(each.where, stays))
        if self.custom.source in data:
            data.setdefault("source", data[self.custom.source])
        data.setdefault(_VERIFIED, self._verified(entry))
        record, problems = records.read(self.order.kind, data, self.order.language)
        # Where the source is made from another fact, what is wrong with it has been said there.
        own = [problem for problem in problems if problem.loc[:1] != ("source",) or "source" in each.facts]
        return record, (*(_problem_note(each, problem) for problem in own), *(notes if record else ()))

    def _verified(self, entry: Entry[Record] | None) -> str:
        before = entry.record.last_verified if entry else self.order.on
        return max(before, self.order.on).isoformat()

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
        noted = self.known.noted(entry)
        signs = dict(noted.fields) if noted else {}
        # What the source says and nobody can read is no reason to take out what it said before.
        apart = {*KEPT_APART, _NOW, *(each.unclear - each.facts.keys())}
        fields = [key for key in {**signs, **said} if key not in apart or (key in each.facts and key != _VERIFIED)]
        follow: dict[str, Any] = {}
        kept: list[Difference] = []
        for key in fields:
            merged = merge(stands.get(key), said.get(key), signs.get(key))
            if merged is Merge.FOLLOW:
                follow[key] = said.get(key)
            elif merged is Merge.KEEP and key in each.facts:
                kept.append(self._difference(key, stands.get(key), said.get(key)))
            elif merged is Merge.SAME and key in said:
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
        noted = self.known.noted(entry)
        values["imported"] = self._note(noted.id if noted else "", signs)
        before = self.known.loaded.content(entry)
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
        noted = self.known.noted(entry)
        name = _in_words(stands.get(self.custom.named[0], ""), self.order.language)
        if self.custom.lists_gone:
            yield Outcome(State.GONE, entry.ref, name, "")
        if self.custom.gone is None or noted is None:
            return
        key, value = self.custom.gone
        base = Outcome(State.CLOSED, entry.ref, name, "")
        signs = dict(noted.fields)
        merged = merge(stands.get(key), value, signs.get(key))
        if merged is Merge.SAME:
            return
        if merged is Merge.KEEP:
            yield dataclasses.replace(base, state=State.UNCHANGED, kept=(Difference(key, stands.get(key), value),))
            return
        outcome = self._edited(base, entry, {key: value}, signs, self._verified(entry))
        yield dataclasses.replace(outcome, state=State.CLOSED) if outcome.content is not None else outcome


def _problem_note(each: Found, problem: records.Problem) -> Note:
    fact = each.facts.get(str(problem.loc[0])) if problem.loc else None
    where = fact.where if fact else each.where
    sentences = [problem.message, problem.hint]
    said = " ".join(
        f"{part[:1].upper()}{part[1:]}{'' if part.endswith(('.', '?', '!')) else '.'}" for part in sentences if part
    )
    way = ".".join(str(part) for part in problem.loc if isinstance(part, str))
    return Note(where, f"`{way}`: {said}" if way and (not fact or "." in way) else said)


def _filled(said: Mapping[str, Any]) -> dict[str, Any]:
    """Give the fields of a record without those of which nothing is left."""
    return {key: value for key, value in said.items() if value not in ({}, [])}


def _in_words(value: Any, language: str) -> str:  # noqa: ANN401 - a text of a record
    return str(value.get(language) or next(iter(value.values()))) if isinstance(value, dict) else str(value)
