"""How to follow what ends and what changes: the addresses of feeds, in the head of a page and as links on it."""

from generator import feeds
from generator.markup import Markup, fill, join
from generator.messages import gettext as _
from generator.messages import noted
from generator.pages.edition import MAINTENANCE
from generator.pages.page import Context

_ALTERNATE = '<link rel="alternate" type="%s" title="%s" href="%s">'
_CALENDAR = ("text/calendar", noted("Last days of checks, for your calendar"))
_FEED = ("application/atom+xml", noted("Last days of checks"))
_CHANGES = ("application/atom+xml", noted("What has changed in the catalogue"))


def head(context: Context, name: str, root: str) -> Markup:
    """Give the lines in the head of a page that name its feeds; nothing if the site has not named its address.

    `name` is `agencies/exqa`, or `feeds.ENDINGS` for the page of the whole catalogue.
    """
    if not context.settings.url:
        return Markup()
    base = root + context.edition.up
    found = [(*_CALENDAR, feeds.path(name, "ics")), (*_FEED, feeds.path(name, "atom"))]
    if name == feeds.ENDINGS:
        found.append((*_CHANGES, feeds.CHANGES))
    return join((fill(_ALTERNATE, kind, _(title), f"{base}{path}") for kind, title, path in found), "\n")


def links(context: Context, name: str, root: str) -> dict[str, str]:
    """Give what the template `follow` of a page needs: the ways to its feeds and to its page of maintenance."""
    known = bool(context.settings.url)
    base = root + context.edition.up
    return {
        "calendar": base + feeds.path(name, "ics") if known else "",
        "subscribe": f"{context.settings.url}{feeds.path(name, 'ics')}" if known else "",
        "feed": base + feeds.path(name, "atom") if known else "",
        "changes": base + feeds.CHANGES if known else "",
        "due": context.edition.way(root, MAINTENANCE if name == feeds.ENDINGS else f"{MAINTENANCE}{name}/"),
    }
