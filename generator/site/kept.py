"""While serving: what was made of each credential last, used again as long as nothing that it shows changes."""

from collections.abc import Iterator

from generator import records
from generator.catalogue import Catalogue, Entry, owner
from generator.pages.page import Context
from generator.records import Credential, Record
from generator.records.values import Reference
from generator.site import subject
from generator.site.subject import Made
from generator.stacking import Award


class Kept:
    """What is made, by credential, each with the records that it shows. A reader that remembers gives the same ones."""

    def __init__(self) -> None:
        self._frame: object = None
        self._made: dict[str, tuple[tuple[Record | Award | str | None, ...], Made]] = {}

    def made(self, context: Context, entry: Entry[Credential]) -> Made:
        """Give what is made of a credential, new only if something that it shows is."""
        frame = (context.settings, context.on, context.language)
        if frame != self._frame:
            self._frame = frame
            self._made.clear()
        # Other records may change the names of its skills, and whether something counts towards it.
        skills = (context.skills.ids[skill] for skill in entry.record.skills)
        shows = (*shown(context.catalogue, entry), *skills, context.stacking.awards.get(entry.ref))
        before, made = self._made.get(entry.ref, (None, None))
        if made is None or before != shows:
            made = subject.of_credential(context, entry)
            self._made[entry.ref] = (shows, made)
        return made


def shown(catalogue: Catalogue, entry: Entry[Credential]) -> Iterator[Record | None]:
    """Yield every record that what is made of a credential takes something from; None for one that does not exist.

    These are the credential, its other versions, the reports that touch it and those that replaced them, and
    every record that one of these names.
    """
    reports = [item.report for item in catalogue.evidence_on(entry.ref)]
    later = [ref for report in reports for ref in catalogue.replaced.get(report.ref, ())]
    first: list[Entry[Record] | None] = [
        entry,
        *reports,
        *(catalogue.credentials[ref] for ref in catalogue.versions(entry.ref)),
    ]
    first += [catalogue.reports.get(ref) for ref in later]
    for each in first:
        yield each.record if each else None
    yield _record(catalogue, "provider", owner(entry.ref))
    for report in reports:
        yield _record(catalogue, "agency", owner(report.ref))
    for each in first:
        for _, ref in records.leaves(each.record, Reference) if each else ():
            yield _record(catalogue, ref.kind, ref)


def _record(catalogue: Catalogue, kind: str, ref: str) -> Record | None:
    found = catalogue.of_kind(kind).get(ref)
    return found.record if found else None
