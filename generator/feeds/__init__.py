"""Feeds: what ends and what has happened, as calendars and as Atom feeds at addresses that stay.

`/feeds/<folder>/<name>.ics` and `.atom` for each agency, provider and country, `/feeds/endings.ics` and `.atom` for the
whole catalogue, and `/feeds/changes.atom`. A site without an address of its own has none: every entry names one.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from generator import events, upkeep
from generator.feeds import atom, calendar, said
from generator.feeds.atom import Entry, Feed
from generator.feeds.calendar import Event
from generator.records import BY_NAME
from generator.settings import Settings
from generator.status import Statuses
from generator.status.review import ONE_DAY
from generator.upkeep import Ending, Endings

__all__ = ["CHANGES", "ENDINGS", "Feeds", "path"]

ENDINGS = "endings"
"""Names the feeds of all reviews that end."""
CHANGES = "feeds/changes.atom"
_MOST = 500
"""A calendar holds so many events, the nearest; a feed holds those of `upkeep.SOON` days before and after."""
_SOON = dt.timedelta(days=upkeep.SOON)


def path(name: str, ending: str) -> str:
    """Give the path of a feed: of the whole catalogue, or of `agencies/exqa`; `ending` is `ics` or `atom`."""
    return f"feeds/{name}.{ending}"


@dataclass(frozen=True, slots=True)
class Feeds:
    """What feeds are made from: the endings of one catalogue on one day, in the language of the interface."""

    statuses: Statuses
    settings: Settings
    endings: Endings
    on: dt.date
    language: str

    def of(self, name: str, title: str) -> Iterator[tuple[str, str]]:
        """Yield path and text of the feeds of an agency, provider or country; `title` is its own name."""
        if self.settings.url:
            yield from self._of(name, f"{said.one_line(title)}: last days of checks", f"{name}/", self.endings.of(name))

    def whole(self) -> Iterator[tuple[str, str]]:
        """Yield path and text of the feeds of the whole catalogue."""
        if self.settings.url:
            title = f"{self.settings.name}: last days of checks"
            yield from self._of(ENDINGS, title, "maintenance/", self.endings.every)
            yield CHANGES, self._changes()

    def _of(self, name: str, title: str, page: str, found: Iterable[Ending]) -> Iterator[tuple[str, str]]:
        near = [each for each in found if each.days_left(self.on) >= -upkeep.SOON][:_MOST]
        yield path(name, "ics"), calendar.text(title, map(self._event, near), self.on)
        soon = [each for each in near if each.days_left(self.on) <= upkeep.SOON]
        yield path(name, "atom"), atom.text(self._feed(path(name, "atom"), title, page), self._entries(soon), self.on)

    def _feed(self, own: str, title: str, page: str) -> Feed:
        url = self.settings.url
        return Feed(f"{url}{own}", title, self.settings.name, f"{url}{page}")

    def _event(self, ending: Ending) -> Event:
        catalogue = self.statuses.catalogue
        address = self._report(ending)
        return Event(
            uid=str(uuid5(NAMESPACE_URL, self._name(ending))),  # RFC 7986, section 5.3, asks for a UUID
            day=ending.last,
            summary=said.ending_title(catalogue, ending, self.language),
            description=f"{said.ending_words(catalogue, ending, self.language)}\n{address}",
            address=address,
        )

    def _entries(self, found: Iterable[Ending]) -> list[Entry]:
        """Give entries, the newest first: each comes when the end is near, and changes when it is over."""
        entries = [self._entry(each) for each in found]
        return sorted(entries, key=lambda entry: (-entry.updated.toordinal(), entry.id))

    def _entry(self, ending: Ending) -> Entry:
        catalogue = self.statuses.catalogue
        over = ending.last < self.on
        title = said.ending_title(catalogue, ending, self.language)
        return Entry(
            id=self._name(ending),
            title=f"{title} (over)" if over else title,
            updated=ending.last + ONE_DAY if over else _before(ending.last),
            address=self._report(ending),
            content=said.ending_words(catalogue, ending, self.language),
        )

    def _changes(self) -> str:
        catalogue, url = self.statuses.catalogue, self.settings.url
        entries = []
        for event in events.events(self.statuses, self.endings.every, self.on):
            address = f"{url}{BY_NAME[event.kind].folder}/{event.ref}/"
            entries.append(
                Entry(
                    id=f"{address}#{event.day}",
                    title=said.event_title(catalogue, event, self.language),
                    updated=event.day,
                    address=address,
                    content=said.event_words(catalogue, event, self.language),
                )
            )
        return atom.text(self._feed(CHANGES, f"{self.settings.name}: changes", ""), entries, self.on)

    def _report(self, ending: Ending) -> str:
        return f"{self.settings.url}reports/{ending.report}/"

    def _name(self, ending: Ending) -> str:
        """Name the end of a review for ever, whatever its day."""
        of = f"-of-{ending.credential}" if ending.credential else ""
        return f"{self._report(ending)}#last-day{of}"


def _before(last: dt.date) -> dt.date:
    """Give the day on which an end comes near."""
    return last - min(_SOON, last - dt.date.min)
