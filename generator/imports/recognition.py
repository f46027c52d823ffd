"""Which record a course of a source is: one that came from there, one that a person entered, or a new one with a name.

Nothing is guessed: what leads to several records leads to none, and the reason is said.
"""

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from generator import records
from generator.catalogue import Entry, Loaded, owner
from generator.imports import identity, texts
from generator.imports.customs import Custom, Trace
from generator.imports.found import Found, Note
from generator.imports.merging import sign
from generator.imports.outcomes import Order
from generator.records import Record
from generator.records.imported import Imported
from generator.records.values import is_id
from generator.source import shown

_ADDRESSES = ("homepage", "website")


@dataclass
class Recognition:
    """Knows the records of one provider or agency, and what a source calls them."""

    loaded: Loaded
    order: Order
    custom: Custom
    remembered: dict[str, Entry[Record]] = field(default_factory=dict)
    """The records that came from this source, by its own ids."""
    copies: dict[str, list[Entry[Record]]] = field(default_factory=dict)
    """All records of an id, where several say that they came from the same."""
    _ids: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """The ids of the source, and where each stands there."""
    _wishes: Counter[str] = field(default_factory=Counter)
    """The names that new records would have, and how often."""
    _stands: dict[Trace, list[str]] = field(default_factory=lambda: defaultdict(list))
    """What the source names that a record is known again by, and where."""

    def __post_init__(self) -> None:
        by_id: dict[str, list[Entry[Record]]] = defaultdict(list)
        for entry in self._ours():
            if (noted := self.noted(entry)) is not None:
                by_id[noted.id].append(entry)
        self.remembered = {own: entries[0] for own, entries in by_id.items()}
        self.copies = {own: entries for own, entries in by_id.items() if len(entries) > 1}

    def named(self, found: Iterable[Found]) -> list[Found]:
        """Give the courses of the source with the ids by which their records remember them."""
        named = [dataclasses.replace(each, id=self._id(each)) for each in found]
        for each in named:
            for trace in self._traces(each):
                self._stands[trace].append(each.where)
        if self.custom.numbers:
            named = self._known_again(named)
        for each in named:
            self._ids[each.id].append(each.where)
        self._wishes.update(self._wish(each) for each in named if each.id not in self.remembered)
        return named

    def gone(self) -> list[Entry[Record]]:
        """Give the records that came from this source and are no longer there."""
        ids = [own for own in self.remembered if own not in self._ids]
        return [entry for own in ids for entry in self.copies.get(own, [self.remembered[own]])]

    def _ours(self) -> Iterator[Entry[Record]]:
        """Yield the records of the one for whom the import is; all of the kind if they belong to nobody."""
        for entry in self.loaded.catalogue.of_kind(self.order.kind.name).values():
            if not self.order.into or owner(entry.ref) == self.order.into:
                yield entry

    @cached_property
    def _others(self) -> Mapping[Trace, list[Entry[Record]]]:
        """The records that the source may know by another name, by what they are known again by."""
        found: dict[Trace, list[Entry[Record]]] = defaultdict(list)
        for entry in self._ours():
            if self.custom.numbers or self.noted(entry) is None:
                for trace in dict.fromkeys(self.custom.traces(records.written(entry.record))):
                    found[trace].append(entry)
        return found

    def noted(self, entry: Entry[Record] | None) -> Imported | None:
        """Give the note in a record if it came from this source."""
        noted: Imported | None = getattr(entry.record, "imported", None) if entry else None
        same = noted and (noted.format, noted.from_) == (self.order.format, self.order.name)
        return noted if same else None

    def is_wanted(self, each: Found) -> bool:
        """Tell whether a course has the words for which a person has asked."""
        words = (each.id, self.name(each), *(str(each.facts[key].value) for key in _ADDRESSES if key in each.facts))
        return any(self.order.only.casefold() in said.casefold() for said in words)

    def _id(self, each: Found) -> str:
        """Give the source's id on one line, cut; else a number, the address or the name: they stay for a while."""
        keys = (*_ADDRESSES, *self.custom.named)
        known = (*self._numbers(each), *(str(each.facts[key].value) for key in keys if key in each.facts))
        said = each.id or next(iter(known), "")
        line = " ".join(texts.visible(said).split())
        return line if len(line) <= 200 else sign(line)  # noqa: PLR2004 - a line of a record

    def name(self, each: Found) -> str:
        """Give what a person calls it."""
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
            noted = self.noted(same[0]) if len(same) == 1 else None
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
        return identity.wished(self.name(each), each.id, self.order.kind.name)

    def doubts(self, each: Found) -> Iterator[str]:
        """Yield why it is not clear what it is about."""
        if len(rows := self._ids[each.id]) > 1:
            several = f"The source has several with the id “{shown(each.id)}”: {_listed(rows)}"
            yield f"{several}. Nobody knows which is which. Give each {self.custom.apart} of its own."
        elif each.id in self.copies:
            paths = shown(", ".join(entry.path for entry in self.copies[each.id]), 300)
            yield f"Several records say that they came from it: {paths}. Take `imported` out of the copies."
        else:
            yield from self._doubtful_numbers(each)
            if self.custom.numbers and each.id not in self.remembered:
                yield from self._twice(each)

    def _doubtful_numbers(self, each: Found) -> Iterator[str]:
        """Yield what is wrong with numbers, each of which belongs to one organisation alone."""
        entry = self.remembered.get(each.id)
        for number in self._numbers(each):
            has = self._others.get(("number", number), ())
            if len(rows := self._stands["number", number]) > 1:
                several = f"The source has several with the number “{shown(number)}”: {_listed(rows)}"
                yield f"{several}. It belongs to one of them alone."
            elif entry and len(has) == 1 and has[0].ref != entry.ref:
                yield f"The number “{shown(number)}” is that of {has[0].path}."

    def _twice(self, each: Found) -> Iterator[str]:
        """Yield why a new one may be another of the source: a record of either would be known again as the other."""
        told = [self._stands["number", number] for number in self._numbers(each)]
        for trace in self._traces(each):
            if len(rows := self._stands[trace]) > 1 and rows not in told:
                told.append(rows)
                several = f"The source has several with the same {trace[0]}: {_listed(rows)}"
                yield f"{several}. They may be one organisation, and nobody gets two records. Keep one of them."

    def free(self, each: Found) -> tuple[str, str]:
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
        if not self._is_named(each) and (self._wishes[wish] > 1 or self.noted(known.get(ref))):
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
        said = [trace for trace in self._traces(each) if trace[0] not in _ADDRESSES or len(self._stands[trace]) == 1]
        found = [(what, self._others[what, key]) for what, key in said if (what, key) in self._others]
        one = [(what, entries) for what, entries in found if len(entries) == 1]
        return next(iter(one or (found if self.custom.numbers else [])), ("", []))

    def _why_taken(self, ref: str, entry: Entry[Record] | None, what: str = "") -> str:
        file = f"{self.order.kind.folder}/{ref}.yml"
        if entry is None:
            return f"{file} is there and has errors; `catalogue check` shows what to mend first."
        noted: Imported | None = getattr(entry.record, "imported", None)
        if noted is None and b"\nimported:" in self.loaded.content(entry):
            return f"{file} is there already, and its note `imported` is damaged; `catalogue check` shows what to mend."
        if noted is None:
            mend = f"Edit it there, or give one another {self.custom.other}."
            if self.custom.numbers and what:
                mend = f"It has the same {what}, so edit it there."
            return f"{file} is there already, and a person wrote it. {mend}"
        if self.noted(entry):
            same = f"It has the same {what} as it" if what else "It has the same name"
            return f"Something else in the source is {file} already. {same}."
        name = shown(noted.from_)
        if noted.format != self.order.format:
            return f"{file} is there already, from “{name}” in the format `{noted.format}`. Edit it there."
        return f"{file} is there already, from “{name}”. Is it the same source? Then say so: --from “{name}”."

    def _path(self, ref: str) -> Path:
        return self.loaded.folder / self.order.kind.folder / f"{ref}.yml"


def _listed(rows: Iterable[str]) -> str:
    return shown(", ".join(rows), 300)


def _said(each: Found) -> dict[str, Any]:
    return {key: fact.value for key, fact in each.facts.items()}
