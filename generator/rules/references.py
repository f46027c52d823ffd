"""Rules about names: every record that another one names exists, and nothing goes round in a circle."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator import records
from generator.catalogue import Catalogue, Entry, owner
from generator.finding import Level
from generator.records import Record
from generator.records.values import Reference, did_you_mean
from generator.rules.rule import Defect, Rule
from generator.source import Loc

_MOST_SUGGESTED = 100
_MOST_COMPARED = 1_000
"""So many unknown names are compared with so many known ones."""
_MOST_NAMED = 6
"""A circle of more records than this is not written out."""

_Graph = Mapping[str, Sequence[tuple[str, Loc]]]
"""What each record points to, and where in the record that stands."""


def unknown_reference(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find references to records that do not exist; a record that could not be read is not reported again."""
    known = _Known(catalogue)
    for _, entry in catalogue.entries():
        for loc, ref in records.leaves(entry.record, Reference):
            if ref in catalogue.of_kind(ref.kind) or (ref.kind, str(ref)) in catalogue.refused:
                continue
            yield Defect(entry, loc, f"no {ref.kind} is called `{ref}`", known.cure(ref.kind, ref))


def unknown_owner(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find folders of credentials and reports that belong to no provider or agency."""
    known = _Known(catalogue)
    for kind, entries in (("provider", catalogue.credentials), ("agency", catalogue.reports)):
        for entry in entries.values():
            name = owner(entry.ref)
            if name in catalogue.of_kind(kind) or (kind, name) in catalogue.refused:
                continue
            yield Defect(entry, (), f"the folder is called `{name}`, and no {kind} is", known.cure(kind, name))


@dataclass(slots=True)
class _Known:
    """The names of all records, to suggest the one that was meant; comparing names is slow, so not without end."""

    catalogue: Catalogue
    owned: dict[tuple[str, str], list[str]] | None = None
    cures: dict[tuple[str, str], str] = field(default_factory=dict)

    def cure(self, kind: str, ref: str) -> str:
        """Suggest the nearest name, or the file that is missing."""
        if (kind, ref) not in self.cures:
            near = self._near(kind, ref) if len(self.cures) < _MOST_SUGGESTED else []
            path = f"{records.BY_NAME[kind].folder}/{ref}.yml"
            self.cures[kind, ref] = did_you_mean(ref, near) or f"Check the spelling, or add {path} first."
        return self.cures[kind, ref]

    def _near(self, kind: str, ref: str) -> list[str]:
        """Give the names in the same folder, or all of this kind if there is no such folder."""
        if self.owned is None:
            self.owned = defaultdict(list)
            for each, entry in self.catalogue.entries():
                self.owned[each.name, owner(entry.ref) if each.ids > 1 else ""].append(entry.ref)
        near = self.owned.get((kind, owner(ref) if "/" in ref else "")) or list(self.catalogue.of_kind(kind))
        return near[:_MOST_COMPARED]


def circular_reference(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find versions, replacements and stacking paths that lead back to where they start."""
    for entries, word, graph in (
        (catalogue.credentials, "supersedes", _superseding(catalogue)),
        (catalogue.reports, "replaces", _replacing(catalogue)),
        (catalogue.credentials, "counts towards", _stacking(catalogue)),
    ):
        for circle in _circles(graph):
            entry: Entry[Record] = entries[circle[0]]
            following = circle[1] if len(circle) > 1 else circle[0]
            loc = next(loc for ref, loc in graph[circle[0]] if ref == following)
            yield Defect(entry, loc, _round(circle, word), "Remove one of these references.")


def _superseding(catalogue: Catalogue) -> _Graph:
    return {
        ref: [(str(entry.record.supersedes), ("supersedes",))]
        for ref, entry in catalogue.credentials.items()
        if entry.record.supersedes is not None
    }


def _replacing(catalogue: Catalogue) -> _Graph:
    return {
        ref: [(str(earlier), ("replaces", index)) for index, earlier in enumerate(entry.record.replaces)]
        for ref, entry in catalogue.reports.items()
        if entry.record.replaces
    }


def _stacking(catalogue: Catalogue) -> _Graph:
    graph: dict[str, list[tuple[str, Loc]]] = defaultdict(list)
    for ref, entry in catalogue.credentials.items():
        for index, target in enumerate(entry.record.stacking.into if entry.record.stacking else ()):
            if target.credential is not None:
                graph[ref].append((str(target.credential), ("stacking", "into", index)))
    return graph


def _circles(graph: _Graph) -> Iterator[list[str]]:
    """Yield circles of a graph so that cutting each of them leaves none; each starts with its smallest name.

    A depth-first walk with a stack of its own: chains of versions may be longer than Python can recurse.
    """
    done: set[str] = set()
    for start in sorted(graph):
        if start in done:
            continue
        way: dict[str, int] = {start: 0}
        stack = [iter(sorted(ref for ref, _ in graph[start]))]
        while stack:
            ref = next(stack[-1], None)
            if ref is None:
                stack.pop()
                done.add(way.popitem()[0])
            elif ref in way:
                yield _from_smallest(list(way)[way[ref] :])
            elif ref in graph and ref not in done:
                way[ref] = len(way)
                stack.append(iter(sorted(other for other, _ in graph[ref])))


def _from_smallest(circle: list[str]) -> list[str]:
    first = circle.index(min(circle))
    return circle[first:] + circle[:first]


def _round(circle: list[str], word: str) -> str:
    if len(circle) == 1:
        return f"`{circle[0]}` {word} itself"
    shown = circle if len(circle) <= _MOST_NAMED else [*circle[:_MOST_NAMED], f"… ({len(circle)} in all)"]
    return f"a circle: {f' {word} '.join([*shown, circle[0]])}"


def replaces_another_agency(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find reports that would make the report of another agency history."""
    for entry in catalogue.reports.values():
        for index, earlier in enumerate(entry.record.replaces or ()):
            if owner(earlier) != owner(entry.ref):
                yield Defect(
                    entry,
                    ("replaces", index),
                    f"`{earlier}` is a report of another agency",
                    f"Name reports of `{owner(entry.ref)}` only; the other agency decides about its own.",
                )


def unknown_activity(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find cited procedures that the agency's record does not have."""
    for entry in catalogue.reports.values():
        agency = catalogue.agencies.get(owner(entry.ref))
        if agency is None:
            continue
        known = list(agency.record.activities)
        for index, activity in enumerate(entry.record.activities):
            if activity not in agency.record.activities:
                yield Defect(
                    entry,
                    ("activities", index),
                    f"`{agency.ref}` has no activity `{activity}`",
                    did_you_mean(activity, known) or f"Its activities are: {', '.join(known)}.",
                )


def named_not_exactly_once(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find partners and stacking targets that have neither a record nor a name, or both."""
    for entry in catalogue.credentials.values():
        for index, partner in enumerate(entry.record.partners):
            if (partner.provider is None) == (partner.name is None):
                yield _named(entry, ("partners", index), "partner", "provider", both=partner.name is not None)
        for index, target in enumerate(entry.record.stacking.into if entry.record.stacking else ()):
            if (target.credential is None) == (target.name is None):
                loc = ("stacking", "into", index)
                yield _named(entry, loc, "stacking target", "credential", both=target.name is not None)


def named_twice(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find lists that name the same record more than once, and agencies that contribute to their own reports."""
    for kind, entry in catalogue.entries():
        seen: dict[Loc, set[str]] = defaultdict(set)
        for loc, ref in records.leaves(entry.record, Reference):
            place = tuple(key for key in loc if isinstance(key, str))
            own = kind.name == "report" and place == ("with_agencies",) and ref == owner(entry.ref)
            if _is_listed(loc) and (own or ref in seen[place]):
                said = "made the report" if own else "is named here already"
                yield Defect(entry, loc, f"`{ref}` {said}", "Remove it, or correct the name.")
            seen[place].add(ref)


def _is_listed(loc: Loc) -> bool:
    """Tell whether a reference is an item of a list, or the first that an item of a list of credentials names."""
    return isinstance(loc[-1], int) or (len(loc) > 1 and isinstance(loc[-2], int) and loc[-1] == "credential")


def _named(entry: Entry[Record], loc: Loc, thing: str, key: str, *, both: bool) -> Defect:
    return Defect(
        entry,
        loc,
        f"this {thing} has {'both' if both else 'neither'} `{key}` {'and' if both else 'nor'} `name`",
        f"Write `{key}` if it has a record here, and `name` if it has none.",
    )


RULES = (
    Rule(
        "unknown-reference",
        Level.ERROR,
        "Name only records that exist, in the way their path names them.",
        "Pages link to what a record names. A name without a record would lead nowhere, or be evidence about nobody.",
        bad="""\
# credentials/example-university/data-analysis.yml
supersedes: example-university/data-analysis-2018
""",
        good="""\
# credentials/example-university/data-analysis.yml
supersedes: example-university/data-analysis-2019
""",
        check=unknown_reference,
    ),
    Rule(
        "named-twice",
        Level.WARNING,
        "Name each record once in a list, and under `with_agencies` only agencies that helped.",
        "What is named twice is often a slip for another name that is missing then.",
        bad="""\
# reports/exqa/2019-004.yml
providers: [example-university, example-university]
""",
        good="""\
# reports/exqa/2019-004.yml
providers: [example-university]
""",
        check=named_twice,
    ),
    Rule(
        "unknown-owner",
        Level.ERROR,
        "Put a credential into the folder of its provider and a report into the folder of its agency.",
        "The folder says who awards a micro-credential or who made a report. That organisation needs a record first.",
        bad="""\
# reports/exqaa/2025-001.yml
activities: [mc-review]
scope: provider
providers: [example-university]
obligation: voluntary
decision: positive
from: 2025-01-01
entered_by: agency
links: [{url: https://www.exqa.example/r/1}]
last_verified: 2026-10-01
source: https://www.exqa.example/r/1
""",
        good="""\
# reports/exqa/2025-001.yml
activities: [institutional]
scope: provider
providers: [example-university]
obligation: voluntary
decision: positive
from: 2025-01-01
entered_by: agency
links: [{url: https://www.exqa.example/r/1}]
last_verified: 2026-10-01
source: https://www.exqa.example/r/1
""",
        check=unknown_owner,
    ),
    Rule(
        "circular-reference",
        Level.ERROR,
        "Let `supersedes`, `replaces` and `stacking` lead forward, never back to the same record.",
        "If A replaces B and B replaces A, nobody can say which one is current.",
        bad="""\
# credentials/other-university/data-ethics.yml
stacking: {kind: stackable, into: [example-university/data-analysis]}
""",
        good="""\
# credentials/other-university/data-ethics.yml
stacking: {kind: stackable, into: [{name: Master of Data Science}]}
""",
        check=circular_reference,
    ),
    Rule(
        "named-not-exactly-once",
        Level.ERROR,
        "Give a partner a `provider` or a `name`, and a stacking target a `credential` or a `name`.",
        "With both, the two could contradict each other; with neither, nobody knows who or what is meant.",
        bad="""\
# credentials/example-training/first-aid.yml
partners:
  - {provider: example-university, name: Example University, role: teaching}
""",
        good="""\
# credentials/example-training/first-aid.yml
partners:
  - {provider: example-university, role: teaching}
""",
        check=named_not_exactly_once,
    ),
    Rule(
        "replaces-another-agency",
        Level.ERROR,
        "Let a report replace reports of the same agency only.",
        "An agency decides about its own reports. It cannot make the result of another agency disappear.",
        bad="""\
# reports/natqa/2023-001.yml
replaces: [exqa/2022-003]
""",
        good="""\
# reports/natqa/2023-001.yml
replaces: []
""",
        check=replaces_another_agency,
    ),
    Rule(
        "unknown-activity",
        Level.ERROR,
        "Cite procedures that the record of the agency lists under `activities`.",
        "Whether a report counts depends on the procedure: when the agency uses it and which standards it follows.",
        bad="""\
# reports/natqa/2023-001.yml
activities: [acreditation]
""",
        good="""\
# reports/natqa/2023-001.yml
activities: [accreditation]
""",
        check=unknown_activity,
    ),
)
