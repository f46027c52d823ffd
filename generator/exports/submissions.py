"""What DEQAR and Europass would do with a catalogue: as text for a terminal, as JSON, and the rows as CSV."""

import csv
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from io import StringIO

from generator import words
from generator.catalogue import Entry, owner
from generator.exports import deqar, europass
from generator.exports.deqar import Reason, Submission
from generator.exports.europass import Showing
from generator.exports.snapshot import Snapshot
from generator.records import Credential, Report

REPORTS, CREDENTIALS = "reports", "credentials"
KINDS = (REPORTS, CREDENTIALS)


@dataclass(frozen=True, slots=True)
class Submissions:
    """What would happen to reports and to micro-credentials."""

    reports: tuple[Submission, ...] = ()
    credentials: tuple[Showing, ...] = ()

    @property
    def taken(self) -> tuple[Submission, ...]:
        """Give the reports that DEQAR would take."""
        return tuple(each for each in self.reports if each.row is not None)


def of(snapshot: Snapshot, kinds: Collection[str] = KINDS, owned_by: str = "") -> Submissions:
    """Look at everything of some kinds, or at what an agency (`agencies/exqa`) or a provider looks after."""
    known = snapshot.catalogue
    folder, _, ref = owned_by.partition("/")
    reports: Iterable[Entry[Report]] = known.reports.values()
    credentials: Iterable[Entry[Credential]] = known.credentials.values()
    if owned_by:
        reports = (each for each in known.by_agency(ref) if folder == "agencies" and owner(each.ref) == ref)
        credentials = (each for each in known.awarded_by(ref) if folder == "providers" and owner(each.ref) == ref)
    return Submissions(
        tuple(deqar.submission(snapshot, each) for each in reports) if REPORTS in kinds else (),
        tuple(europass.showing(snapshot, each) for each in credentials) if CREDENTIALS in kinds else (),
    )


def rows(found: Submissions) -> str:
    """Write the rows that DEQAR would take as CSV, with its columns."""
    taken = [each.row for each in found.taken if each.row is not None]
    out = StringIO(newline="")
    table = csv.DictWriter(out, deqar.columns(taken) or list(_EMPTY), restval="", lineterminator="\r\n")
    table.writeheader()
    table.writerows(dict(row) for row in taken)
    return out.getvalue()


_EMPTY = ("agency", "local_identifier", "status", "decision", "valid_from", "valid_to", "date_format")


def as_json(found: Submissions) -> dict[str, object]:
    """Give everything for programs."""
    return {
        "reports": [
            {"report": each.report, "taken": each.row is not None, "sample": each.sample, "row": each.row, **_why(each)}
            for each in found.reports
        ],
        "credentials": [
            {"credential": each.credential, "shown": bool(each.through), "through": list(each.through), **_why(each)}
            for each in found.credentials
        ],
    }


def _why(each: Submission | Showing) -> dict[str, object]:
    return {"reasons": [{"code": why.code, "reason": why.said, "about": why.about or None} for why in each.reasons]}


def text(found: Submissions) -> str:
    """Write for a terminal what would be taken and shown, and for the rest the reasons."""
    return "".join(f"{line}\n" for line in _lines(found))


def _lines(found: Submissions) -> Iterator[str]:
    if found.reports:
        yield f"DEQAR would take {len(found.taken):,} of {words.counted(len(found.reports), 'report', 'reports')}."
        yield from _each((each.report, each.reasons) for each in found.reports)
    if found.credentials:
        shown = sum(bool(each.through) for each in found.credentials)
        total = words.counted(len(found.credentials), "micro-credential", "micro-credentials")
        yield f"Europass would show {shown:,} of {total}."
        yield from _each((each.credential, each.reasons) for each in found.credentials)
    if not found.reports and not found.credentials:
        yield "There is nothing to submit."


def _each(found: Iterable[tuple[str, tuple[Reason, ...]]]) -> Iterator[str]:
    for ref, reasons in found:
        if reasons:
            yield f"  {ref}"
            yield from (f"    - {reason} [{reason.code}]" for reason in reasons)
