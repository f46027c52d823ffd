import datetime as dt
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as ET

import icalendar
import pytest
import reviews
from fragments import EXAMPLE, ON
from reviews import direct, provider

from generator import catalogue, feeds, upkeep, words
from generator.feeds import Feeds, atom, calendar
from generator.feeds.calendar import Event
from generator.settings import Policy, Settings
from generator.source import Plain
from generator.status import Statuses

URL = "https://catalogue.example/"
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "a,b;c\\d\r\nEND:VEVENT\r\nBEGIN:VALARM <script>alert(1)</script> & ]]> \"'"


def made(reports: Mapping[str, reviews.Report], on: dt.date = ON, url: str = URL) -> Feeds:
    statuses = Statuses(reviews.catalogue(reports), Policy())
    settings = Settings(name="Catalogue", url=url)
    return Feeds(statuses, settings, upkeep.endings(statuses, on), upkeep.deadlines(statuses, on), on, "en")


def parsed(text: str) -> list[dict[str, Any]]:
    """Give the events of a calendar as another program reads them."""
    (found,) = icalendar.Calendar.from_ical(text, multiple=True)
    assert not found.errors
    return [
        {key.lower(): event.decoded(key) for key in ("UID", "DTSTART", "DTSTAMP", "URL")}
        | {key.lower(): str(event[key]) for key in ("SUMMARY", "DESCRIPTION")}
        for event in found.walk("VEVENT")
    ]


def entries(text: str) -> list[dict[str, str]]:
    root = ET.fromstring(text)  # noqa: S314 - our own file
    assert root.tag == f"{ATOM}feed"
    return [
        {child.tag.removeprefix(ATOM): child.text or str(child.get("href")) for child in entry}
        for entry in root.findall(f"{ATOM}entry")
    ]


# --- the format of calendars


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("plain: words", "plain: words", id="words with a colon"),
        pytest.param("a, b; c", "a\\, b\\; c", id="comma and semicolon"),
        pytest.param("a\\nb", "a\\\\nb", id="a backslash"),
        pytest.param("a\nb", "a\\nb", id="line feed"),
        pytest.param("a\r\nEND:VEVENT", "a\\nEND:VEVENT", id="line end of Windows"),
        pytest.param("a\rb", "a\\nb", id="carriage return"),
        pytest.param("a\x00\x1b[31m\x7fb", "a[31mb", id="signs that nobody sees"),
        pytest.param("ღვინო", "ღვინო", id="another script"),
    ],
)
def test_text_of_a_calendar(value: str, expected: str) -> None:
    assert calendar.escaped(value) == expected


@pytest.mark.parametrize(
    ("line", "lengths"),
    [
        pytest.param("x" * 75, [75], id="75 bytes"),
        pytest.param("x" * 76, [75, 2], id="76 bytes"),
        pytest.param("x" * 149, [75, 75], id="two full lines"),
        pytest.param("x" * 150, [75, 75, 2], id="a byte more"),
        pytest.param("x" * 74 + "é", [74, 3], id="a character of two bytes at the end"),
        pytest.param("x" * 73 + "é", [75], id="a character of two bytes that fits"),
        pytest.param("x" * 72 + "😀", [72, 5], id="a character of four bytes at the end"),
    ],
)
def test_folding(line: str, lengths: list[int]) -> None:
    folded = calendar.folded(line)
    assert [len(part.encode()) for part in folded.split("\r\n")] == lengths
    assert folded.replace("\r\n ", "") == line


def test_every_line_of_a_calendar_is_short_and_ends_as_it_should() -> None:
    text = calendar.text(HOSTILE, [Event("1", ON, HOSTILE * 5, HOSTILE * 20, URL)], ON)
    assert text.endswith("END:VCALENDAR\r\n")
    lines = text.split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    assert not any("\n" in line or "\r" in line for line in lines)


def test_hostile_words_are_words_in_a_calendar() -> None:
    text = calendar.text(HOSTILE, [Event("1", ON, HOSTILE, HOSTILE, URL)], ON)
    (event,) = parsed(text)
    assert event["summary"] == event["description"] == HOSTILE.replace("\r\n", "\n")
    assert text.count("\r\nEND:VEVENT\r\n") == 1
    assert "\r\nBEGIN:VALARM" not in text


def test_a_calendar_without_events_is_one_that_programs_read() -> None:
    text = calendar.text("Nothing", [], ON)
    assert parsed(text) == []
    assert [part.name for part in icalendar.Calendar.from_ical(text).subcomponents] == ["VTIMEZONE"]


@pytest.mark.parametrize("day", [dt.date(1, 1, 1), dt.date(9999, 12, 31)], ids=["the first day", "the last day"])
def test_days_at_both_ends_of_the_calendar(day: dt.date) -> None:
    assert f"DTSTART;VALUE=DATE:{day.isoformat().replace('-', '')}\r\n" in calendar.text(
        "", [Event("1", day, "", "", URL)], ON
    )


# --- the format of Atom


def test_hostile_words_are_words_in_a_feed() -> None:
    text = atom.text(
        atom.Feed(f"{URL}f", HOSTILE, HOSTILE, URL), [atom.Entry(f"{URL}1", HOSTILE, ON, URL, HOSTILE)], ON
    )
    (entry,) = entries(text)
    assert entry["title"] == entry["content"] == HOSTILE.replace("\r\n", "\n")
    tags = {element.tag.removeprefix(ATOM) for element in ET.fromstring(text).iter()}  # noqa: S314 - our own file
    assert tags == {"feed", "id", "title", "updated", "link", "author", "name", "entry", "content"}


def test_a_feed_is_as_old_as_its_newest_entry() -> None:
    def updated(days: tuple[int, ...]) -> str:
        made_ = [atom.Entry(f"{URL}{day}", "", dt.date(2026, 1, day), URL, "") for day in days]
        root = ET.fromstring(atom.text(atom.Feed(URL, "", "", URL), made_, ON))  # noqa: S314 - our own file
        return root.findtext(f"{ATOM}updated", "")

    assert updated((1, 3, 2)) == "2026-01-03T00:00:00Z"
    assert updated(()) == "2026-11-22T00:00:00Z"


# --- what they hold


def days_from(days: int) -> str:
    return (ON + dt.timedelta(days=days)).isoformat()


def test_an_event_says_what_ends_whose_it_is_and_where_to_read_on() -> None:
    files = dict(made({"eqa/1": direct()}).of("agencies/eqa", "Example Quality Agency"))
    (event,) = parsed(files["feeds/agencies/eqa.ics"])
    assert event["dtstart"] == dt.date(2029, 12, 31)
    assert event["dtstamp"] == dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
    assert event["url"] == f"{URL}reports/eqa/1/"
    assert event["summary"] == "Last day of a check: Data analysis (First University), report eqa/1"
    assert event["description"] == (
        "Example Quality Agency checked Data analysis (report eqa/1). Provider: First University. "
        f"The last day is 31 December 2029.\n{URL}reports/eqa/1/"
    )


def test_an_assumed_end_is_said_to_be_assumed() -> None:
    report = {key: value for key, value in provider().items() if key != "until"}
    (event,) = parsed(dict(made({"eqa/1": report}).whole())["feeds/endings.ics"])
    assert str(event["description"]).startswith(
        "Example Quality Agency checked First University (report eqa/1). Provider: First University. "
        "The last day is 31 December 2029. The report names no last day; this one is assumed."
    )


@pytest.mark.parametrize(
    ("days", "in_calendar", "in_feed"),
    [
        pytest.param(-91, False, None, id="91 days ago"),
        pytest.param(-90, True, days_from(-89), id="90 days ago"),
        pytest.param(-1, True, days_from(0), id="yesterday"),
        pytest.param(0, True, days_from(-90), id="today"),
        pytest.param(90, True, days_from(0), id="in 90 days"),
        pytest.param(91, True, None, id="in 91 days"),
    ],
)
def test_when_an_end_stands_in_a_calendar_and_in_a_feed(days: int, in_calendar: bool, in_feed: str | None) -> None:  # noqa: FBT001 - a column
    files = dict(made({"eqa/1": direct(until=days_from(days))}).whole())
    assert bool(parsed(files["feeds/endings.ics"])) is in_calendar
    updated = [entry["updated"] for entry in entries(files["feeds/endings.atom"])]
    assert updated == ([f"{in_feed}T00:00:00Z"] if in_feed else [])


@pytest.mark.parametrize(
    ("days", "in_feed"),
    [
        pytest.param(-400, "2025-10-19", id="passed long ago"),
        pytest.param(-1, "2026-11-22", id="passed yesterday"),
        pytest.param(0, "2026-08-24", id="today"),
        pytest.param(90, "2026-11-22", id="in 90 days"),
        pytest.param(91, None, id="in 91 days"),
    ],
)
def test_a_condition_stands_in_calendars_and_feeds_until_it_is_met(days: int, in_feed: str | None) -> None:
    asked = direct(
        decision="positive-with-conditions", conditions=[{"text": "Publish the\nrules.", "due": days_from(days)}]
    )
    files = dict(made({"eqa/1": asked}).of("providers/uni", "First University"))
    event, _ = parsed(files["feeds/providers/uni.ics"])
    assert event["dtstart"] == ON + dt.timedelta(days=days)
    assert event["summary"] == "Last day to meet a condition: Data analysis (First University), report eqa/1"
    assert f"It asked for this by {words.day(event['dtstart'])}: Publish the rules." in str(event["description"])
    found = entries(files["feeds/providers/uni.atom"])
    assert [entry["updated"] for entry in found] == ([f"{in_feed}T00:00:00Z"] if in_feed else [])
    assert all(entry["id"] == f"{URL}reports/eqa/1/#condition-1" for entry in found)


def test_a_new_check_is_named_beside_the_end_of_the_old_one() -> None:
    later = direct(**{"from": "2030-01-01", "until": "2035-12-31"})
    old, _ = parsed(dict(made({"eqa/1": direct(), "eqa/2": later}).whole())["feeds/endings.ics"])
    assert "The last day is 31 December 2029. A new check begins on 1 January 2030." in str(old["description"])


def test_names_of_entries_stay_when_the_day_moves() -> None:
    def named(until: str, on: dt.date) -> tuple[object, ...]:
        files = dict(made({"eqa/1": direct(until=until)}, on).whole())
        (event,), (entry,) = parsed(files["feeds/endings.ics"]), entries(files["feeds/endings.atom"])
        return event["uid"], entry["id"]

    first = named(days_from(1), ON)
    assert first == named(days_from(60), ON) == named(days_from(1), ON + dt.timedelta(days=10))
    assert first[1] == f"{URL}reports/eqa/1/#last-day"


def test_names_of_entries_differ() -> None:
    credentials: list[Plain] = [reviews.DATA, {"credential": "uni/first-aid", "until": days_from(3)}]
    files = dict(made({"eqa/1": direct(until=days_from(4), credentials=credentials)}).whole())
    assert len({event["uid"] for event in parsed(files["feeds/endings.ics"])}) == 2
    assert {entry["id"] for entry in entries(files["feeds/endings.atom"])} == {
        f"{URL}reports/eqa/1/#last-day",
        f"{URL}reports/eqa/1/#last-day-of-uni/first-aid",
    }


def test_changes_say_which_statuses_became_other_ones() -> None:
    files = dict(made({"eqa/1": direct()}).whole())
    (entry,) = [entry for entry in entries(files[feeds.CHANGES]) if "reports/" in entry["id"]]
    assert entry["id"] == f"{URL}reports/eqa/1/#2024-01-01"
    assert entry["title"] == "Report eqa/1 on Data analysis: the decision is “Positive”."
    assert entry["updated"] == "2024-01-01T00:00:00Z"
    assert "Data analysis: was “No outside check recorded here”, is “Passed its own outside check”." in entry["content"]
    assert "First University: was " in entry["content"]


def test_a_calendar_holds_the_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "_MOST", 2)
    reports = {f"eqa/{n}": direct(until=days_from(n), replaces=[]) for n in (1, 2, 3)}
    events = parsed(dict(made(reports).whole())["feeds/endings.ics"])
    assert [event["dtstart"] for event in events] == [ON + dt.timedelta(days=n) for n in (1, 2)]


def test_a_site_without_an_address_has_no_feeds() -> None:
    found = made({"eqa/1": direct()}, url="")
    assert [*found.whole(), *found.of("agencies/eqa", "Example Quality Agency")] == []


def test_a_sample_is_said_to_be_one() -> None:
    statuses = Statuses(catalogue.load(EXAMPLE, Settings()).catalogue, Policy())
    samples = {ref: entry.record.sample for ref, entry in statuses.catalogue.reports.items()}
    ends, conditions = upkeep.endings(statuses, ON), upkeep.deadlines(statuses, ON)
    files = dict(Feeds(statuses, Settings(url=URL), ends, conditions, ON, "en").whole())
    titles = {reported(entry["id"]): entry["title"] for entry in entries(files[feeds.CHANGES])}
    assert {ref: titles[ref].startswith("Sample: ") for ref in samples} == samples
    summaries = {reported(str(event["url"])): str(event["summary"]) for event in parsed(files["feeds/endings.ics"])}
    assert {ref: said.startswith("Sample: ") for ref, said in summaries.items()} == {
        "exqa/2024-017": True,
        "natqa/2023-001": False,
    }


def reported(address: str) -> str:
    """Give the report whose page an address leads to."""
    return address.removeprefix(f"{URL}reports/").partition("#")[0].rstrip("/")
