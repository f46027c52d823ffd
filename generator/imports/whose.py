"""Whose courses a file holds: the providers that it names, compared with the one into whose records they are to go."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.catalogue import Catalogue
from generator.imports import organisations, texts, values
from generator.imports.facts import Facts
from generator.imports.found import Note, Wanted
from generator.imports.known import Known
from generator.imports.values import UnclearError
from generator.naming import MADE_UP
from generator.records import Provider
from generator.source import shown
from generator.vocabulary import IdentifierScheme, Relationship

_PART_OF = (Relationship.FACULTY_OF, Relationship.CAMPUS_OF)


@dataclass(frozen=True, slots=True)
class Named:
    """What a file says of one provider."""

    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    """Its website, its page in this catalogue, its addresses in registers."""
    numbers: Mapping[IdentifierScheme, str] = field(default_factory=dict)

    def __str__(self) -> str:
        said = (*self.names, *self.addresses, *self.numbers.values())
        return shown(next((words for words in said if words), ""), 80)


@dataclass
class Whose:
    """Compares the providers that courses name with the one of the import."""

    wanted: Wanted
    known: Known = field(init=False)
    strangers: Counter[str] = field(default_factory=Counter)
    """Who is not in the catalogue and not the provider of the import, and how many courses name them."""

    def __post_init__(self) -> None:
        self.known = Known(self.wanted.known or Catalogue(), self.wanted.into)

    def compare(self, providers: Iterable[Named], facts: Facts, what: str) -> bool:
        """Refuse a course of another provider that is here; remember somebody who is not here at all.

        Give True unless it is refused. Nothing is said if the provider of the import is among those that are named.
        """
        named = [each for each in providers if str(each)]
        if not named or self.wanted.into not in self.known.catalogue.providers:
            return True
        found = [self._refs(each) for each in named]
        if any(refs & {self.wanted.into, *self._wholes()} for refs in found):
            return True
        for each, refs in zip(named, found, strict=True):
            if refs:
                facts.refuse(what, self._other(each, min(refs)))
                return False
        if not any(self._is_near(each) for each in named):
            self.strangers.update(dict.fromkeys(map(str, named), 1))
        return True

    def notes(self) -> Iterator[Note]:
        """Yield what is to be looked at in the file as a whole."""
        for name, number in sorted(self.strangers.items()):
            many = f"{number:,} course{'' if number == 1 else 's'}"
            yield Note(
                "",
                f"The file names “{name}” as provider of {many}, and no provider here has this name or website. "
                f"Are they courses of {self._name(self.wanted.into)}?",
            )

    @property
    def _record(self) -> Provider:
        return self.known.catalogue.providers[self.wanted.into].record

    def _wholes(self) -> Iterator[str]:
        """Yield what the provider of the import is a part of: a faculty may name its university."""
        yield from (each.provider for each in self._record.related if each.kind in _PART_OF)

    def _refs(self, named: Named) -> set[str]:
        """Give the providers here that it may be; the one of the import if its short name is the same."""
        names = [_plain(each).removeprefix(MADE_UP) for each in named.names]
        acronym = self._record.acronym
        if acronym and values.folded(acronym) in map(values.folded, names):
            return {self.wanted.into}
        return self.known.providers_called(named.numbers, names, named.addresses, self.wanted.site)

    def _is_near(self, named: Named) -> bool:
        """Tell whether somebody has a page on the website of the provider of the import."""
        return _host(self._record.website) in map(_host, named.addresses)

    def _other(self, named: Named, ref: str) -> str:
        return (
            f"The file names “{named}” as its provider: that is {self._name(ref)}, and not "
            f"{self._name(self.wanted.into)}. Import it with --into {ref}."
        )

    def _name(self, ref: str) -> str:
        entry = self.known.catalogue.providers[ref]
        return f"“{shown(entry.record.name.pick('en')[1], 80)}” (`{ref}`)"


def _plain(name: str) -> str:
    """Give a name without HTML; one with damaged letters as it is, so that it is nobody's."""
    try:
        return texts.line(name)
    except UnclearError:
        return name


def _host(address: str) -> str:
    return organisations.site(address).partition("/")[0]
