"""One course of the European Learning Model with its offers, and the ways to ask what it says."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from generator.imports import texts, values
from generator.imports.facts import Facts
from generator.imports.found import Value, Wanted
from generator.imports.linked import Node, Nodes, Words
from generator.source import shown
from generator.vocabulary import Term

_SHORT_TITLE = 24


_NOTE = frozenset({"subject", "noteliteral", "noteformat", "dctype"})


@dataclass
class Course:
    """What people learn and get, the offers that lead there, and the facts of both."""

    nodes: Nodes
    what: Node
    offers: list[Node]
    wanted: Wanted
    number: int
    """Which one of the file it is."""
    facts: Facts = field(init=False)
    about: dict[str, dict[Words, None]] = field(default_factory=lambda: defaultdict(dict))
    """Words by what they are about, of what people get and of its offers."""

    def __post_init__(self) -> None:
        title = shown(self.nodes.first(self.what, "title"), _SHORT_TITLE)
        where = f"course {self.number} “{title}”" if title else f"course {self.number}"
        self.facts = Facts(where, self.wanted)
        for node in self.both():
            self.collect(node)

    def both(self) -> tuple[Node, ...]:
        """Give what people get and its offers; an offer that stands alone is both."""
        return (self.what, *(offer for offer in self.offers if offer is not self.what))

    def collect(self, node: Node) -> None:
        """Collect the notes of a node by what they are about."""
        for each in self.nodes.linked(node, "additionalnote"):
            about = self.nodes.first(self.nodes.one(each, "subject"), "preflabel")
            for words in self.nodes.words(each, "noteliteral"):
                self.about[about][words] = None
            if beside := sorted(each.said.keys() - _NOTE):
                names = ", ".join(f"{name} {_said(self.nodes, each, name)}" for name in beside)
                where = f"“{about}”" if about else "additionalNote"
                self.facts.note(where, f"beside its words it was not used: {shown(names, 300)}")

    def taken(self, about: str) -> list[Words]:
        """Give the words about something, which are then not left for a person."""
        return list(self.about.pop(about, ()))

    def text(self, name: str, said: Iterable[Words], read: Callable[[str], str] = texts.words) -> dict[str, Value]:
        """Give words by their languages: the first of each."""
        made: dict[str, Value] = {}
        for each in said:
            tag = self._tag(name, each.language)
            plain = self.facts.tried(name, read, each.text)
            if tag and plain:
                made.setdefault(tag, plain)
        return made

    def _tag(self, name: str, language: str) -> str:
        if language in ("", "und"):
            return self.wanted.language
        return self.facts.tried(name, values.language, language) or ""

    def term(self, terms: type[Term], about: str) -> str | None:
        """Give the member of a closed list whose sentence stands in a note."""
        said = self.taken(about)
        found = [each.value for each in terms for words in said if words.text in each.messages]
        if said and len(set(found)) != 1:
            quoted = ", ".join(f"“{shown(words.text)}”" for words in said)
            self.facts.note(
                f"“{about}”", f"{quoted}: that is not one of the sentences that this catalogue writes there"
            )
            return None
        return found[0] if found else None

    def terms(self, terms: type[Term], nodes: Iterable[Node], name: str) -> list[Value]:
        """Give the members of a closed list with some addresses."""
        by_address = {each.uri: each.value for each in terms if each.uri}
        made: list[Value] = []
        for node in nodes:
            if node.id in by_address:
                made.append(by_address[node.id])
            else:
                label = self.nodes.first(node, "preflabel") or node.id
                self.facts.note(name, f"“{shown(label)}” has no place in a record, so it is left out")
        return list(dict.fromkeys(made))

    def in_list(self, name: str, address: str, *properties: str) -> list[str]:
        """Give the codes of a public list of codes; `address` is the address of the list."""
        made = []
        for each in self.nodes.linked(self.what, *properties):
            if each.id.startswith(address):
                made.append(each.id.removeprefix(address).strip("/"))
            else:
                self.facts.note(name, f"“{shown(each.id)}” is not known, so it is left out")
        return made

    def page(self, node: Node, name: str) -> str:
        """Give the address of a page."""
        for page in self.nodes.linked(node, name):
            if address := self.nodes.first(page, "contenturl") or (page.id if page.id.startswith("http") else ""):
                return address
        return self.nodes.first(node, name)

    def one(self, name: str, found: Iterable[Value | None]) -> Value | None:
        """Give a value that may stand there several times; None, and a note, if it differs."""
        different: list[Value] = []
        for value in found:
            if value not in (None, "") and value not in different:
                different.append(value)
        if len(different) > 1:
            self.facts.note(name, f"there are {len(different)} different ones, so none is taken over")
        return different[0] if len(different) == 1 else None


def _said(nodes: Nodes, node: Node, name: str) -> str:
    """Give the words of a property, or the address to which it leads."""
    linked = next(iter(nodes.linked(node, name)), None)
    address = nodes.first(linked, "contenturl") or (linked.id if linked and linked.is_named else "")
    return f"“{shown(nodes.first(node, name) or address, 100)}”"
