"""What changed, month by month: `/api/v1/changes/<month>.json`, and the list of months.

Records that came, changed or went are known from the history of the repository; statuses that changed, from their
timelines. Whoever wants everything since a day reads the files from the month of that day on.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from generator import records
from generator.catalogue import Entry
from generator.exports import compact
from generator.exports.api import documents
from generator.exports.api.types.changes import ChangesV1, ChangeV1, MonthsV1
from generator.exports.snapshot import Snapshot
from generator.history import Change, Step
from generator.records import Record
from generator.status import Interval

_ROOT = f"{documents.ROOT}changes"


def outputs(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """Yield path and text of the file of every month in which something changed, and of the list of months."""
    months: dict[str, list[ChangeV1]] = defaultdict(list)
    for change in sorted(_all(snapshot), key=_place):
        months[change["on"][:7]].append(change)
    coming = {interval.first for _, interval in _turns(snapshot) if interval.first and interval.first > snapshot.on}
    for month, changes in months.items():
        turns = [day for day in coming if day.isoformat().startswith(month)]
        yield f"{_ROOT}/{month}.json", compact.line(_month(snapshot, month, changes, turns))
    yield f"{_ROOT}.json", compact.line(_months(snapshot, months, coming))


def a_month(snapshot: Snapshot) -> str | None:
    """Give a month in which something changed, as its file is called; None if nothing ever did."""
    change = next(_all(snapshot), None)
    return change["on"][:7] if change else None


def _month(snapshot: Snapshot, month: str, changes: list[ChangeV1], turns: Iterable[dt.date]) -> ChangesV1:
    return {
        **documents.document(snapshot, *turns),
        "month": month,
        "history_known": snapshot.history is not None,
        "items": changes,
    }


def _months(snapshot: Snapshot, months: Mapping[str, Sequence[ChangeV1]], turns: Iterable[dt.date]) -> MonthsV1:
    return {
        **documents.document(snapshot, *turns),
        "history_known": snapshot.history is not None,
        "months": [
            {"month": month, "changes": len(changes), "url": snapshot.address(f"{_ROOT}/{month}.json")}
            for month, changes in sorted(months.items(), reverse=True)
        ],
    }


def _place(change: ChangeV1) -> tuple[str, str, str, str]:
    return change["on"], change["kind"], change["ref"], change["change"]


def _all(snapshot: Snapshot) -> Iterator[ChangeV1]:
    """Yield everything that has changed up to the day."""
    for step in snapshot.history or ():
        yield from _of_file(snapshot, step)
    for entry, interval in _turns(snapshot):
        if interval.first and interval.first <= snapshot.on:
            yield _of_status(snapshot, entry, interval)


def _of_file(snapshot: Snapshot, step: Step) -> Iterator[ChangeV1]:
    name, _, rest = step.path.partition("/")
    kind = records.BY_FOLDER.get(name)
    if kind and rest.endswith(".yml"):
        ref = rest.removesuffix(".yml")
        entry = None if step.change is Change.WITHDRAWN else snapshot.catalogue.of_kind(kind.name).get(ref)
        yield {
            "on": step.on.isoformat(),
            "kind": kind.name,
            "ref": ref,
            "change": step.change.value,
            "scope": None,
            "standing": None,
            "url": snapshot.address(documents.path(entry)) if entry else None,
        }


def _turns(snapshot: Snapshot) -> Iterator[tuple[Entry[Record], Interval]]:
    """Yield credentials and providers with every time that began with another result, past or to come."""
    for kind in ("credential", "provider"):
        for ref, entry in snapshot.catalogue.of_kind(kind).items():
            for before, after in pairwise(snapshot.statuses.timeline(ref)):
                if (before.scope, before.standing) != (after.scope, after.standing):
                    yield entry, after


def _of_status(snapshot: Snapshot, entry: Entry[Record], interval: Interval) -> ChangeV1:
    return {
        "on": str(interval.first),
        "kind": documents.kind(entry),
        "ref": entry.ref,
        "change": "status-changed",
        "scope": interval.scope.value if interval.scope else "none",
        "standing": interval.standing.value,
        "url": snapshot.address(documents.path(entry)),
    }
