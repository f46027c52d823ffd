"""Two folders of records compared: what changes in meaning, as values and as JSON.

Every status is worked out on both sides, so a status shows that changes though the record's own file does not: through
a report, an agency that is no longer recognised, a provider that confirms a joint award.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator import records, rules, source
from generator.catalogue import Entry, Loaded
from generator.finding import Finding
from generator.records import Record
from generator.settings import Policy
from generator.source import Plain
from generator.status import GOOD, Status, Statuses, wording
from generator.vocabulary import GROUP_OF, CheckGroup

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class StatusChange:
    """The status of a credential or provider on both sides; None where it has none, or cannot be used."""

    ref: str
    before: Status | None
    after: Status | None
    label_before: str
    label_after: str
    """What pages say in a few words; empty where there is no status."""
    touched: bool
    """Whether the record's own file is in the change."""

    def as_json(self) -> Json:
        """Give the change as it is published."""
        return {
            "ref": self.ref,
            "before": _said(self.before),
            "after": _said(self.after),
            "touched": self.touched,
        }


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a record that differs, as it is written in the two files; None where it is not written."""

    kind: str
    ref: str
    field: str
    """The keys that lead to it, with dots between: `workload.ects`."""
    before: Plain | None
    after: Plain | None

    def as_json(self) -> Json:
        """Give the change as it is published."""
        return {"kind": self.kind, "ref": self.ref, "field": self.field, "before": self.before, "after": self.after}


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two folders, the most important first."""

    on: dt.date
    statuses: tuple[StatusChange, ...]
    added: tuple[tuple[str, str], ...]
    removed: tuple[tuple[str, str], ...]
    """Kind and name of records."""
    changed: tuple[FieldChange, ...]
    replaced: tuple[tuple[str, str], ...]
    """Pairs of reports: a later one, and an earlier one that its `replaces` newly makes history."""
    rewritten: tuple[str, ...]
    """Reports whose decision is another one, while no list of decisions says what held before."""
    findings: tuple[Finding, ...]
    """What the check finds only in the second folder."""

    def as_json(self) -> Json:
        """Give all changes as they are published."""
        return {
            "statuses": [each.as_json() for each in self.statuses],
            "added": [ref for _, ref in self.added],
            "removed": [ref for _, ref in self.removed],
            "changed": [each.as_json() for each in self.changed],
            "replaced": [{"report": later, "replaces": earlier} for later, earlier in self.replaced],
            "rewritten": list(self.rewritten),
            "findings": [each.as_json() for each in self.findings],
        }


def between(base: Loaded, head: Loaded, policy: Policy, on: dt.date) -> Changes:
    """Compare two folders of records on a day."""
    touched = {
        (kind.name, entry.ref)
        for kind, entry in (*base.catalogue.entries(), *head.catalogue.entries())
        if _content(base.folder, entry.path) != _content(head.folder, entry.path)
    }
    return Changes(
        on=on,
        statuses=tuple(sorted(_statuses(base, head, policy, on, touched), key=_weight)),
        added=_only_in(head, base),
        removed=_only_in(base, head),
        changed=tuple(sorted(_changed(base, head, touched), key=_rank)),
        replaced=tuple(sorted(_replaced(head) - _replaced(base))),
        rewritten=tuple(sorted(_rewritten(base, head))),
        findings=_new_findings(base, head, on),
    )


def _content(folder: Path, path: str) -> bytes | None:
    """Read a file that may not be there. A link is no record, wherever it leads."""
    file = folder / path
    return file.read_bytes() if file.is_file() and not file.is_symlink() else None


# --- statuses


def _statuses(
    base: Loaded, head: Loaded, policy: Policy, on: dt.date, touched: set[tuple[str, str]]
) -> Iterator[StatusChange]:
    before, after = Statuses(base.catalogue, policy), Statuses(head.catalogue, policy)
    for kind in ("credential", "provider"):
        for ref in sorted({*base.catalogue.of_kind(kind), *head.catalogue.of_kind(kind)}):
            was = before.of(ref, on) if ref in base.catalogue.of_kind(kind) else None
            now = after.of(ref, on) if ref in head.catalogue.of_kind(kind) else None
            if _said(was) != _said(now):
                yield StatusChange(
                    ref=ref,
                    before=was,
                    after=now,
                    label_before=wording.label(before, was) if was else "",
                    label_after=wording.label(after, now) if now else "",
                    touched=(kind, ref) in touched,
                )


def _said(status: Status | None) -> Json | None:
    if status is None:
        return None
    whole = status.as_json()
    return {key: whole[key] for key in ("scope", "standing", "good_until")}


def _weight(change: StatusChange) -> tuple[int, bool, str]:
    """Sort losses first, then what looks bad, then gains; a record that nobody edited before one that somebody did."""
    was = change.before is not None and change.before.standing in GOOD
    now = change.after is not None and change.after.standing in GOOD
    if was and not now:
        place = 0
    elif change.after and GROUP_OF[change.after.standing] is CheckGroup.DISPUTED:
        place = 1
    elif now:
        place = 2
    else:
        place = 3 if change.before else 4
    return place, change.touched, change.ref


# --- records and their fields


def _only_in(one: Loaded, other: Loaded) -> tuple[tuple[str, str], ...]:
    """Give the records whose file is in one folder only."""
    return tuple(
        (kind.name, entry.ref) for kind, entry in one.catalogue.entries() if _content(other.folder, entry.path) is None
    )


def _changed(base: Loaded, head: Loaded, touched: set[tuple[str, str]]) -> Iterator[FieldChange]:
    for kind, entry in head.catalogue.entries():
        content = _content(base.folder, entry.path)
        if (kind.name, entry.ref) not in touched or content is None:
            continue
        differs = _difference(base.catalogue.of_kind(kind.name).get(entry.ref), entry)
        was = dict(_fields(source.read(content, entry.path).data or {}))
        now = dict(_fields(source.read(head.content(entry), entry.path).data or {}))
        for field in {**was, **now}:
            key = field.partition(".")[0]
            if key != _NOTED and was.get(field) != now.get(field) and differs(key):
                yield FieldChange(kind.name, entry.ref, field, was.get(field), now.get(field))


def _difference(base: Entry[Record] | None, head: Entry[Record]) -> Callable[[str], bool]:
    """Give a function that tells whether a key means something else on each side, however it is written."""
    if base is None:
        return lambda _: True
    was, now = records.written(base.record), records.written(head.record)
    return lambda key: was.get(key) != now.get(key)


def _fields(data: Mapping[str, Plain], above: str = "") -> Iterator[tuple[str, Plain]]:
    """Yield the fields of a record by the keys that lead to them; a list is one field."""
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield from _fields(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", value


def _replaced(loaded: Loaded) -> set[tuple[str, str]]:
    return {
        (entry.ref, str(earlier))
        for entry in loaded.catalogue.reports.values()
        for earlier in entry.record.replaces or ()
    }


def _rewritten(base: Loaded, head: Loaded) -> Iterator[str]:
    for ref, entry in head.catalogue.reports.items():
        before = base.catalogue.reports.get(ref)
        if before and before.record.decision is not entry.record.decision and not entry.record.decisions:
            yield ref


_FIRST = (
    ("from", "until", "decision", "decisions", "withdrawn", "appeal", "replaces", "recognition", "activities"),
    ("availability", "valid_from", "valid_until", "supersedes"),
    ("joint_awarding", "joint_awards", "providers", "credentials", "programme", "part_of_programme"),
    ("covers_micro_credentials", "scope", "obligation", "conditions", "limited_to", "kind", "degree_awarding_powers"),
    ("workload",),
    ("level",),
    ("learning_outcomes", "assessment"),
    ("price",),
)
"""Keys by how much a change of them means; all others come after them, and those of `_LAST` at the end."""
_LAST = ("source", "last_verified")
_NOTED = "imported"
"""What a program notes for itself is no fact, so a change of it is none for readers."""


def _rank(change: FieldChange) -> tuple[int, str, str, str]:
    key = change.field.partition(".")[0]
    place = next((place for place, keys in enumerate(_FIRST) if key in keys), len(_FIRST) + (key in _LAST))
    return place, change.kind, change.ref, change.field


# --- findings


def _new_findings(base: Loaded, head: Loaded, on: dt.date) -> tuple[Finding, ...]:
    """Give what is found in the second folder and not in the first, whatever the line; errors before warnings."""
    known = Counter(_meant(finding, base.shown) for finding in rules.check(base, on))
    new = []
    for finding in rules.check(head, on):
        meant = _meant(finding, head.shown)
        if known[meant]:
            known[meant] -= 1
        else:
            new.append(finding)
    return tuple(sorted(new, key=lambda finding: (finding.level.value, finding)))


def _meant(finding: Finding, folder: str) -> tuple[str, str, str]:
    return finding.place.path.removeprefix(f"{folder}/"), finding.rule, finding.message
