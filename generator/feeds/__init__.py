"""Feeds: what ends, what is due and what has happened, as calendars and as Atom feeds at addresses that stay.

`/feeds/<folder>/<name>.ics` and `.atom` for each agency, provider and country, `/feeds/endings.ics` and `.atom` for the
whole catalogue, and `/feeds/changes.atom`. A site without an address of its own has none: every entry names one.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from generator import events, naming, upkeep
from generator.feeds import atom, calendar, said
from generator.feeds.atom import Entry, Feed
from generator.feeds.calendar import Event
from generator.records import BY_NAME
from generator.settings import Settings
from generator.status import Statuses
from generator.status.review import ONE_DAY
from generator.upkeep import Concerning, Deadline, Ending, LastDay

__all__ = ["CHANGES", "ENDINGS", "Feeds", "path"]

ENDINGS = "endings"
"""Names the feeds of all reviews that end and all conditions that are due."""
CHANGES = "feeds/changes.atom"
_MOST = 500
"""A calendar holds so many events, the nearest; a feed holds those of `upkeep.SOON` days before and after."""
_SOON = dt.timedelta(days=upkeep.SOON)


def path(name: str, ending: str) -> str:
    """Give the path of a feed: of the whole catalogue, or of `agencies/exqa`; `ending` is `ics` or `atom`."""
    return f"feeds/{name}.{ending}"


@dataclass(frozen=True, slots=True)
class Feeds:
    """What feeds are made from: what ends and is due in one catalogue on one day, in the language of the interface."""

    statuses: Statuses
    settings: Settings
    endings: Concerning[Ending]
    conditions: Concerning[Deadline]
    on: dt.date
    language: str

    def of(self, name: str, title: str) -> Iterator[tuple[str, str]]:
        """Yield path and text of the feeds of an agency, provider or country; `title` is its own name."""
        if self.settings.url:
            title = f"{naming.one_line(title)}: last days of checks"
            yield from self._of(name, title, f"{name}/", self.endings.of(name), self.conditions.of(name))

    def whole(self) -> Iterator[tuple[str, str]]:
        """Yield path and text of the feeds of the whole catalogue."""
        if self.settings.url:
            title = f"{self.settings.name}: last days of checks"
            yield from self._of(ENDINGS, title, "maintenance/", self.endings.every, self.conditions.every)
            yield CHANGES, self._changes()

    def _of(
        self, name: str, title: str, page: str, endings: Iterable[Ending], conditions: Iterable[Deadline]
    ) -> Iterator[tuple[str, str]]:
        found: list[LastDay] = [each for each in endings if each.days_left(self.on) >= -upkeep.SOON]
        near = sorted([*found, *conditions], key=lambda each: each.day)[:_MOST]
        yield path(name, "ics"), calendar.text(title, map(self._event, near), self.on)
        soon = [each for each in near if each.days_left(self.on) <= upkeep.SOON]
        yield path(name, "atom"), atom.text(self._feed(path(name, "atom"), title, page), self._entries(soon), self.on)

    def _feed(self, own: str, title: str, page: str) -> Feed:
        url = self.settings.url
        return Feed(f"{url}{own}", title, self.settings.name, f"{url}{page}")

    def _event(self, last: LastDay) -> Event:
        catalogue = self.statuses.catalogue
        address = self._report(last)
        return Event(
            uid=str(uuid5(NAMESPACE_URL, self._name(last))),  # RFC 7986, section 5.3, asks for a UUID
            day=last.day,
            summary=said.last_day_title(catalogue, last, self.language),
            description=f"{said.last_day_words(catalogue, last, self.language)}\n{address}",
            address=address,
        )

    def _entries(self, found: Iterable[LastDay]) -> list[Entry]:
        """Give entries, the newest first: each comes when the last day is near, and changes when it is over."""
        entries = [self._entry(each) for each in found]
        return sorted(entries, key=lambda entry: (-entry.updated.toordinal(), entry.id))

    def _entry(self, last: LastDay) -> Entry:
        catalogue, day = self.statuses.catalogue, last.day
        over = day < self.on
        title = said.last_day_title(catalogue, last, self.language)
        return Entry(
            id=self._name(last),
            title=f"{title} (over)" if over else title,
            updated=day + ONE_DAY if over else _before(day),
            address=self._report(last),
            content=said.last_day_words(catalogue, last, self.language),
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

    def _report(self, last: LastDay) -> str:
        return f"{self.settings.url}reports/{last.report}/"

    def _name(self, last: LastDay) -> str:
        """Name the end of a review, or a condition, for ever, whatever its day."""
        if isinstance(last, Deadline):
            return f"{self._report(last)}#condition-{last.number}"
        of = f"-of-{last.credential}" if isinstance(last, Ending) and last.credential else ""
        return f"{self._report(last)}#last-day{of}"


def _before(last: dt.date) -> dt.date:
    """Give the day on which an end comes near."""
    return last - min(_SOON, last - dt.date.min)
