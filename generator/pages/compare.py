"""The page that shows up to four courses side by side.

The browser reads the pages of the courses and puts the same facts into rows, so nothing is said here in other words.
"""

from generator import markup
from generator.messages import gettext as _
from generator.pages.page import Page

ADDRESS = "compare/"
MOST = 4
"""So many courses stand side by side."""


def page() -> Page:
    """Make the page; it is the same for every catalogue."""
    return Page(
        path=ADDRESS,
        title=_("Compare courses"),
        description=_("Put up to four short courses side by side: time, cost, what you learn, and the quality check."),
        content=markup.render("compare.html", {"root": "../", "most": MOST}),
        scripts=("assets/compare.js",),
        styles=("assets/compare.css",),
        indexed=False,
    )
