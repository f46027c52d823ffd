"""What scripts say on every page, by what it is for. Scripts of one page find their words in the page.

Words that only paper needs stand in a stylesheet, so that no page has to carry them.
"""

import json
from collections.abc import Iterable

from generator.messages import gettext as _
from generator.messages import noted, speaking

_SAID = {
    "add": noted("Add to the shortlist"),
    "remove": noted("Remove from the shortlist"),
    "added": noted("Added to your shortlist in this browser. It holds {count}."),
    "removed": noted("Removed from your shortlist. It holds {count}."),
    "full": noted("Your shortlist is full: it holds {most}. Remove another course first."),
    "compare": noted("Compare them"),
    "in English": noted("(in English)"),
    "way": noted("Shortlist ({count})"),
    "site late": noted("This site was last built on {day}. What it says may have changed since then."),
    "label late": noted("This may have changed since {day}."),
    "since": noted("since {day}"),
    "page late": noted(
        "This page was built on {built}, when it said “{then}”. By the dates in the reports, “{now}” has applied since "
        "{day}."
    ),
    "below late": noted("The text below is from the day of the build."),
    "on the day": noted("On the day of my certificate"),
    "which day": noted("Choose the day on your certificate, or a day to come:"),
    "which month": noted("Choose the month on your certificate, or a month to come:"),
    "month only": noted("I know only the month"),
    "month form": noted("Year and month, such as 2024-03"),
    "print": noted("Print this page"),
    "tick": noted("Yes: for {when}, a passed outside check is recorded here."),
    "tick-in-a-square": noted("Yes, with conditions: for {when}, a check passed with conditions is recorded here."),
    "question": noted("Not known: for {when}, a report is recorded here that gives no clear yes or no."),
    "cross": noted("No: for {when}, a check that was not passed or an approval taken back is recorded here."),
    "warning": noted("Not known: for {when}, the results recorded here differ or are under appeal."),
    "clock": noted("No: the checks recorded here are for another time than {when}."),
    "dash": noted("Not known: for {when}, no outside check that counts is recorded here."),
    "whole month": noted("This is so on every day of {when}."),
    "changed": noted("It depends on the day: the status changed in {when}."),
    "changed label": noted("The status changed in {when}:"),
    "later": noted("Later, from {day}: {label}."),
    "to come": noted("This time is not over yet: new reports can change the answer."),
    "who looked": noted("Who looked: {agencies}"),
    "version own": noted("By the records, this sheet shows the version that is valid for {when}."),
    "version also": noted("Another version is valid for that time too:"),
    "version other": noted("By the records, another version is valid for {when}. See its sheet:"),
    "version none": noted("By the records, no version is valid for {when}."),
    "version unknown": noted("The records do not say which version is valid for {when}."),
    "worked out": noted("Worked out from the records of {day}."),
}
"""Scripts put numbers, days and names where braces stand."""


def path(language: str) -> str:
    """Give the path of the file for the language of an interface."""
    return f"assets/words/{language}.json"


def text() -> str:
    """Give the file: a JSON object of words in the language that is spoken."""
    return json.dumps({use: _(words) for use, words in _SAID.items()}, ensure_ascii=False) + "\n"


PAPER = "assets/words/paper.css"
"""The path of the stylesheet with the words of paper; the stylesheet of all pages takes it in."""
_PRINTED = noted("Printed from {address}, records of {day}")
"""The address stands first in every language: the stylesheet puts words before, between and behind the two."""
_RULES = """\
:lang(%s) > head > link[rel="canonical"]::before { content: %s; }
:lang(%s) > head > link[rel="canonical"]::after { content: attr(href) attr(data-query) %s; }
:lang(%s) > head > meta[name="as-of"]::after { content: attr(content) %s; }
"""


def paper(languages: Iterable[str]) -> str:
    """Give the stylesheet that says on paper, in the language of each page, where it comes from and of which day."""
    return "".join(map(_paper, languages))


def _paper(language: str) -> str:
    with speaking(language):
        before, _address, rest = _(_PRINTED).partition("{address}")
    between, _day, behind = rest.partition("{day}")
    return _RULES % (language, css_string(before), language, css_string(between), language, css_string(behind))


def css_string(words: str) -> str:
    """Write words as a string of CSS."""
    return '"' + words.replace("\\", r"\\").replace('"', r"\"") + '"'
