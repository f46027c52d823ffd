"""The text of a calendar: events of whole days in, an iCalendar object (RFC 5545) out.

Of the format only what these events need is here. A library that knows all of it takes 0.15 ms for each event, and a
big catalogue has thousands, each in several calendars.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_PRODUCT = "-//Micro-credential catalogue//Last days of checks//EN"
_ROOM = 75
_CONTINUED = 0b10
"""The two highest bits of a byte that goes on with a character in UTF-8."""
_SPECIAL = re.compile(r"[\\;,]")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
# An object needs at least one component (section 3.6), and a calendar may have no event on a day.
_NO_EVENT = (
    "BEGIN:VTIMEZONE",
    "TZID:Etc/UTC",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0000",
    "END:STANDARD",
    "END:VTIMEZONE",
)


@dataclass(frozen=True, slots=True)
class Event:
    """Something on one day, all day long."""

    uid: str
    """A name that stays the same when the day changes, and that no other event has anywhere."""
    day: dt.date
    summary: str
    description: str
    address: str
    """Where to read on: an absolute web address."""


def text(name: str, events: Iterable[Event], made: dt.date) -> str:
    """Write a calendar as it is on the day on which it is made. Lines end as section 3.1 asks, in CR and LF."""
    parts = [line for event in events for line in _event(event, made)] or _NO_EVENT
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"NAME:{escaped(name)}",  # RFC 7986, section 5.1; the next line is what older programs read
        f"X-WR-CALNAME:{escaped(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",  # RFC 7986, section 5.7
        *parts,
        "END:VCALENDAR",
    )
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _event(event: Event, made: dt.date) -> Iterator[str]:
    """Yield the lines of an event (section 3.6.1). Without an end it lasts one day, and it leaves people free."""
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(event.uid)}"
    yield f"DTSTAMP:{_day(made)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(event.day)}"
    yield f"SUMMARY:{escaped(event.summary)}"
    yield f"DESCRIPTION:{escaped(event.description)}"
    yield f"URL:{event.address}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: dt.date) -> str:
    return day.isoformat().replace("-", "")


def escaped(value: str) -> str:
    """Write a text so that nothing in it is more than text (section 3.3.11)."""
    seen = _UNSEEN.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    return _SPECIAL.sub(r"\\\g<0>", seen).replace("\n", "\\n")


def folded(line: str) -> str:
    """Break a line after at most 75 bytes (section 3.1), between characters; a blank begins each further part."""
    rest = line.encode()
    if len(rest) <= _ROOM:
        return line
    parts = []
    room = _ROOM
    while len(rest) > room:
        end = room
        while rest[end] >> 6 == _CONTINUED:
            end -= 1
        parts.append(rest[:end].decode())
        rest = rest[end:]
        room = _ROOM - 1
    return "\r\n ".join([*parts, rest.decode()])
