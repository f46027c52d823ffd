"""The records that are there, as files of others name them: by numbers of registers, names and titles.

Nothing is guessed: what only one record has leads to it, and what several have leads nowhere.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.catalogue import Catalogue
from generator.imports import organisations, values
from generator.imports.values import UnclearError
from generator.records.values import Text
from generator.source import shown
from generator.vocabulary import IdentifierScheme

_ROR = "https://ror.org/"


class _Index:
    """Records by words, in which small deviations do not matter."""

    def __init__(self) -> None:
        self._refs: dict[str, set[str]] = {}

    def put(self, words: str, ref: str) -> None:
        self._refs.setdefault(values.folded(words), set()).add(ref)

    def __getitem__(self, words: str) -> set[str]:
        return self._refs.get(values.folded(words), set()) if words else set()


@dataclass
class Known:
    """Finds records by what others call them."""

    catalogue: Catalogue
    into: str
    """The provider or agency of the import."""

    def is_agency(self, words: str) -> bool:
        """Tell whether words name the agency of the import."""
        return self.agency_of(words) == self.into

    def agency_of(self, words: str) -> str:
        """Give the agency with a short name, an id or a name; nothing if there is none, or several."""
        wanted = values.folded(words)
        found = [
            ref
            for ref, entry in self.catalogue.agencies.items()
            if wanted
            in {values.folded(each) for each in (ref, entry.record.acronym or "", *_in_all(entry.record.name))}
        ]
        return found[0] if len(found) == 1 else ""

    def activity(self, words: str) -> str:
        """Give the procedure with an id or a name. Raises UnclearError."""
        entry = self.catalogue.agencies.get(self.into)
        activities = entry.record.activities if entry else {}
        wanted = values.folded(words)
        found = [
            key
            for key, each in activities.items()
            if key == words or wanted in {values.folded(name) for name in _in_all(each.name)}
        ]
        if len(found) != 1:
            some = "several of the procedures" if found else "none of the procedures"
            names = ", ".join(f"“{each.name.pick('en')[1]}” ({key})" for key, each in activities.items())
            raise UnclearError(f"“{shown(words)}” is {some} in the record of the agency: {shown(names, 300)}")
        return found[0]

    @cached_property
    def _by_number(self) -> Mapping[tuple[IdentifierScheme, str], list[str]]:
        found: dict[tuple[IdentifierScheme, str], list[str]] = {}
        for ref, entry in self.catalogue.providers.items():
            for each in entry.record.identifiers:
                found.setdefault((each.scheme, each.value.casefold()), []).append(ref)
        return found

    @cached_property
    def _by_name(self) -> "_Index":
        made = _Index()
        for ref, entry in self.catalogue.providers.items():
            for name in _in_all(entry.record.name):
                made.put(name, ref)
        return made

    def _refuse_other_name(self, ref: str, names: Iterable[str]) -> None:
        """Refuse a name that is the one of other providers: a decision on the wrong one does harm."""
        for name in names:
            if (others := self._by_name[name]) and ref not in others:
                paths = " and ".join(self.catalogue.providers[each].path for each in sorted(others))
                raise UnclearError(
                    f"the number is that of {self.catalogue.providers[ref].path}, and “{shown(name)}” is the name of "
                    f"{paths}; mend the one that is wrong"
                )

    def provider(self, numbers: Mapping[IdentifierScheme, str], names: Sequence[str]) -> str:
        """Give the provider with some numbers; without one, that with a name. Raises UnclearError."""
        said = ", ".join(shown(each) for each in (*numbers.values(), *names))
        if not said:
            raise UnclearError("there is no number of a register, and no name")
        if numbers:
            sets = [set(self._by_number.get((key, each.casefold()), ())) for key, each in numbers.items()]
        else:
            sets = [self._by_name[each] for each in names]
        found = set.union(*sets)
        if len(found) == 1:
            ref = found.pop()
            self._refuse_other_name(ref, names)
            return ref
        if found:
            raise UnclearError(f"“{said}” is more than one provider in the catalogue")
        raise UnclearError(f"“{said}” is no provider in the catalogue; enter its record first")

    @cached_property
    def _by_address(self) -> Mapping[str, set[str]]:
        """Give providers by their websites, and by their numbers in registers that are addresses."""
        found: dict[str, set[str]] = {}
        for ref, entry in self.catalogue.providers.items():
            rors = [each.value for each in entry.record.identifiers if each.scheme is IdentifierScheme.ROR]
            registers = [f"{_ROR}{each.rstrip('/').rpartition('/')[2]}" for each in rors]
            for each in (entry.record.website, *registers):
                found.setdefault(organisations.site(each), set()).add(ref)
        return found

    def providers_called(
        self, numbers: Mapping[IdentifierScheme, str], names: Iterable[str], addresses: Iterable[str], site: str = ""
    ) -> set[str]:
        """Give every provider that one of some numbers, names or addresses leads to.

        An address is a website, one of ROR, or a page of this catalogue, whose root is `site`.
        """
        pages = f"{site}providers/"
        sets = [set(self._by_number.get((key, each.casefold()), ())) for key, each in numbers.items()]
        sets += [self._by_name[each] for each in names]
        for each in addresses:
            sets.append(self._by_address.get(organisations.site(each), set()))
            if site and each.startswith(pages):
                page = re.split("[/#?]", each.removeprefix(pages))[0]
                sets.append({page} & self.catalogue.providers.keys())
        return set.union(set(), *sets)

    def credential(self, number: str, name: str, providers: Iterable[str]) -> str:
        """Give the micro-credential of some providers with a number or a title; nothing if there is none, or several.

        A number is its name in the catalogue, or the number that its provider gave it in an import.
        """
        own = set(providers)
        for wanted in ({number} & self.catalogue.credentials.keys(), self._by_source[number], self._by_title[name]):
            found = [ref for ref in wanted if own.intersection(self.catalogue.awarding(ref))]
            if found:
                return found[0] if len(found) == 1 else ""
        return ""

    @cached_property
    def _by_source(self) -> "_Index":
        made = _Index()
        for ref, entry in self.catalogue.credentials.items():
            if entry.record.imported:
                made.put(entry.record.imported.id, ref)
        return made

    @cached_property
    def _by_title(self) -> "_Index":
        made = _Index()
        for ref, entry in self.catalogue.credentials.items():
            for title in _in_all(entry.record.title):
                made.put(title, ref)
        return made

    def offers(self, programme: str, providers: Iterable[str]) -> str:
        """Give the one of several providers whose programme it is, as micro-credentials say that are a part of it."""
        own = list(providers)
        if len(own) == 1:
            return own[0]
        parts = (each.record.part_of_programme for each in self.catalogue.credentials.values())
        found = {str(part.provider) for part in parts if part and part.id == programme} & set(own)
        return found.pop() if len(found) == 1 else ""


def _in_all(text: Text) -> list[str]:
    return [words for _, words in text]


def titled(text: Text, name: str) -> bool:
    """Tell whether a title or name is this one, in any language."""
    return bool(name) and values.folded(name) in map(values.folded, _in_all(text))
