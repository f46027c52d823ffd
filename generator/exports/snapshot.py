"""A catalogue on one day: what everything that is published for programs is made from."""

import datetime as dt
from dataclasses import dataclass

from generator import records
from generator.catalogue import Catalogue, Entry
from generator.history import Step
from generator.records import Record
from generator.settings import Settings
from generator.status import Status, Statuses

KIND_OF = {kind.type: kind for kind in records.KINDS}
"""The kind of a record by its type."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is published of one catalogue on one day, in the language of the interface."""

    statuses: Statuses
    settings: Settings
    on: dt.date
    language: str
    history: tuple[Step, ...] | None = None
    """What happened to the files of the records; None if that is not known."""

    @property
    def catalogue(self) -> Catalogue:
        """Give the records."""
        return self.statuses.catalogue

    @property
    def next_build_due(self) -> dt.date:
        """Give the day by which the site should have been built again."""
        return self.on + min(dt.timedelta(days=self.settings.policy.rebuild_days), dt.date.max - self.on)

    def status(self, ref: str) -> Status:
        """Give the quality status of a credential or provider on the day."""
        return self.statuses.of(ref, self.on)

    def next_turn(self, ref: str) -> dt.date | None:
        """Give the next day on which anything in that status differs."""
        return self.statuses.next_turn(ref, self.on)

    def address(self, path: str) -> str:
        """Give the address of something below the root; without the site's own address, the path below it."""
        return f"{self.settings.url}{path}"

    def page(self, entry: Entry[Record]) -> str:
        """Give the address of the page of a record."""
        return self.address(folder(entry))


def folder(entry: Entry[Record]) -> str:
    """Give the folder of the page of a record below the root: `credentials/example-university/data-analysis/`."""
    return f"{KIND_OF[type(entry.record)].folder}/{entry.ref}/"
