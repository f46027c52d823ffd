"""The objects in JSON-LD of schema.org, or in a page that holds it, and the words in them."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from generator.imports import opening
from generator.imports.facts import Facts, language
from generator.imports.found import UnreadableError

Thing = Mapping[str, Any]
"""An object of JSON, its keys without the address or prefix of schema.org."""
COURSES = ("Course", "EducationalOccupationalProgram")
RUN = "CourseInstance"
_HOLDERS = ("@graph", "itemListElement", "item", "mainEntity")
"""Where objects stand that are there for themselves. A course inside a property of another one is not."""
EMPTY: tuple[Any, ...] = (None, "", [], {})
"""Values that say nothing."""
_DEEPEST = 20
_PREFIX = re.compile(r"^(?:schema:|https?://schema\.org/)")


class _Page(HTMLParser):
    """Collects the blocks of JSON-LD in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = (dict(attrs).get("type") or "").partition(";")[0].strip().casefold()
        if tag == "script" and kind == "application/ld+json":
            self.inside = True
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "script"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.blocks[-1] += data


def blocks_of(text: str) -> list[object]:
    """Give the blocks of JSON-LD in a page. Raises UnreadableError."""
    page = _Page()
    page.feed(text)
    page.close()
    if not page.blocks:
        raise UnreadableError('The page holds no block of JSON-LD (<script type="application/ld+json">).')
    return [opening.json_data(block.encode()) for block in page.blocks if block.strip()]


def is_of_schema_org(block: object) -> bool:
    """Tell whether objects may be of schema.org: their context names it, or there is none."""
    contexts = [each["@context"] for each in things(block) if "@context" in each]
    return not contexts or any("schema.org" in str(each) for each in contexts)


def tidy(value: Any, depth: int = 0) -> Any:  # noqa: ANN401 - any JSON
    """Give JSON with keys that have no prefix; what is nested deeper than any course is left out."""
    if depth > _DEEPEST:
        return None
    if isinstance(value, Mapping):
        return {_PREFIX.sub("", key): tidy(item, depth + 1) for key, item in value.items()}
    return [tidy(item, depth + 1) for item in value] if isinstance(value, list) else value


@dataclass
class Held:
    """The objects of a file, and where to find those that others only name."""

    things: list[Thing] = field(default_factory=list)
    by_id: dict[str, Thing] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    others: int = 0

    def add(self, value: object) -> None:
        """Take in what stands for itself; an object that stands there twice is one."""
        for thing in things(value):
            self._know(thing)
            if types_of(thing) & {*COURSES, RUN}:
                if (said := json.dumps(thing, sort_keys=True)) not in self.seen:
                    self.seen.add(said)
                    self.things.append(thing)
                continue
            held = [thing[key] for key in _HOLDERS if key in thing]
            self.others += not held
            for each in held:
                self.add(each)

    def _know(self, value: object) -> None:
        for thing in things(value):
            if isinstance(own := thing.get("@id"), str) and own and len(thing) > 1:
                self.by_id.setdefault(own, thing)
            for item in thing.values():
                self._know(item)

    def whole(self, value: object) -> list[Thing]:
        """Give objects, also those that are only named by their `@id`."""
        return [self.by_id.get(str(each.get("@id")), each) if len(each) == 1 else each for each in things(value)]

    def runs(self, thing: Thing) -> list[Thing]:
        """Give the runs of a course."""
        return self.whole(thing.get("hasCourseInstance"))


def things(value: object) -> Iterator[Thing]:
    """Yield the objects among values."""
    yield from (each for each in (value if isinstance(value, list) else [value]) if isinstance(each, Mapping))


def types_of(thing: Thing) -> set[str]:
    """Give the types of an object by their short names."""
    return {re.split(r"[/#:]", each)[-1] for each in strings(thing.get("@type"))}


def strings(value: object) -> list[str]:
    """Give the strings among values."""
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)]


def words_of(value: object) -> list[str]:
    """Give the words of values: texts and numbers, and the names of objects."""
    found: list[str] = []
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, Mapping):
            found += words_of(each.get("@value") or each.get("name"))
        elif isinstance(each, str | int | float) and not isinstance(each, bool):
            found += [str(each)] if str(each).strip() else []
    return found


def word_of(thing: Thing, key: str) -> str:
    """Give the first words of a property; nothing if it has none."""
    return next(iter(words_of(thing.get(key))), "").strip()


# --- texts


def listed(value: object) -> list[Any]:
    """Give the values of a property as a list."""
    return value if isinstance(value, list) else [] if value in EMPTY else [value]


def texts_of(thing: Thing, key: str, facts: Facts) -> dict[str, str]:
    """Give the texts of a property by language."""
    return by_language(listed(thing.get(key)), facts)


def by_language(said: Sequence[Any], facts: Facts) -> dict[str, str]:
    """Give texts by language: those that name none are in the language of the import. Several are paragraphs."""
    found: dict[str, list[str]] = {}
    for each in said:
        named = each.get("@language") if isinstance(each, Mapping) else None
        tag = facts.tried("@language", language, str(named)) if named else facts.wanted.language
        if tag and (words := words_of(each)):
            found.setdefault(tag, []).append("\n\n".join(words))
    return {tag: "\n\n".join(parts) for tag, parts in found.items()}
