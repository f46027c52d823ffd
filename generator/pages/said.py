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
    "print": noted("Print this page"),
    "on a day": noted("On {day}, by the reports recorded here:"),
    "on a day to come": noted("On {day}, as far as the reports recorded so far say:"),
    "who looked": noted("Who looked: {agencies}"),
    "version own": noted("By the records, this sheet shows the version that is valid on {day}."),
    "version also": noted("Another version is valid on that day too:"),
    "version other": noted("By the records, another version is valid on {day}. See its sheet:"),
    "version none": noted("By the records, no version is valid on {day}."),
    "version unknown": noted("The records do not say which version is valid on {day}."),
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
