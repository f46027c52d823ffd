"""What changed, month by month: `/api/v1/changes/<month>.json`, and the list of months.

Records that came, changed or went are known from the history of the repository; statuses that changed, from their
timelines. Whoever wants everything since a day reads the files from the month of that day on.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from generator import records
from generator.exports.api import documents
from generator.exports.api.types import ChangesV1, ChangeV1, MonthsV1
from generator.exports.snapshot import Snapshot
from generator.history import Change, Step


def outputs(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """Yield path and text of the file of every month in which something changed, and of the list of months."""
    months: dict[str, list[ChangeV1]] = defaultdict(list)
    for change in sorted(_all(snapshot), key=_place):
        months[change["on"][:7]].append(change)
    root = f"{documents.ROOT}changes"
    known = snapshot.history is not None
    for month, changes in months.items():
        value: ChangesV1 = {
            **documents.document(snapshot, None),
            "month": month,
            "history_known": known,
            "items": changes,
        }
        yield f"{root}/{month}.json", documents.text(value) + "\n"
    every: MonthsV1 = {
        **documents.document(snapshot, None),
        "history_known": known,
        "months": [
            {"month": month, "changes": len(changes), "url": snapshot.address(f"{root}/{month}.json")}
            for month, changes in sorted(months.items(), reverse=True)
        ],
    }
    yield f"{root}.json", documents.text(every) + "\n"


def a_month(snapshot: Snapshot) -> str | None:
    """Give a month in which something changed, as its file is called; None if nothing ever did."""
    change = next(_all(snapshot), None)
    return change["on"][:7] if change else None


def _place(change: ChangeV1) -> tuple[str, str, str, str]:
    return change["on"], change["kind"], change["ref"], change["change"]


def _all(snapshot: Snapshot) -> Iterator[ChangeV1]:
    for step in snapshot.history or ():
        yield from _of_file(snapshot, step)
    for kind in ("credential", "provider"):
        for ref in snapshot.catalogue.of_kind(kind):
            yield from _of_status(snapshot, kind, ref)


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


def _of_status(snapshot: Snapshot, kind: str, ref: str) -> Iterator[ChangeV1]:
    entry = snapshot.catalogue.of_kind(kind)[ref]
    for before, after in pairwise(snapshot.statuses.timeline(ref)):
        if after.first is None or after.first > snapshot.on:
            continue
        if (before.scope, before.standing) != (after.scope, after.standing):
            yield {
                "on": after.first.isoformat(),
                "kind": kind,
                "ref": ref,
                "change": "status-changed",
                "scope": after.scope.value if after.scope else "none",
                "standing": after.standing.value,
                "url": snapshot.address(documents.path(entry)),
            }
