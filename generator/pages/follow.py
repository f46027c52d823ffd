"""How to follow what ends and what changes: the addresses of feeds, in the head of a page and as links on it."""

from generator import feeds
from generator.markup import Markup, fill, join
from generator.pages.page import Context

_ALTERNATE = '<link rel="alternate" type="%s" title="%s" href="%s">'
_CALENDAR = ("text/calendar", "Last days of checks, for your calendar")
_FEED = ("application/atom+xml", "Last days of checks")
_CHANGES = ("application/atom+xml", "What has changed in the catalogue")


def head(context: Context, name: str, root: str) -> Markup:
    """Give the lines in the head of a page that name its feeds; nothing if the site has not named its address.

    `name` is `agencies/exqa`, or `feeds.ENDINGS` for the page of the whole catalogue.
    """
    if not context.settings.url:
        return Markup()
    found = [(*_CALENDAR, feeds.path(name, "ics")), (*_FEED, feeds.path(name, "atom"))]
    if name == feeds.ENDINGS:
        found.append((*_CHANGES, feeds.CHANGES))
    return join((fill(_ALTERNATE, kind, title, f"{root}{path}") for kind, title, path in found), "\n")


def links(context: Context, name: str) -> dict[str, str]:
    """Give what the template `follow` of a page needs: where its feeds and its page of maintenance lie."""
    known = bool(context.settings.url)
    return {
        "calendar": feeds.path(name, "ics") if known else "",
        "subscribe": f"{context.settings.url}{feeds.path(name, 'ics')}" if known else "",
        "feed": feeds.path(name, "atom") if known else "",
        "changes": feeds.CHANGES if known else "",
        "due": "maintenance/" if name == feeds.ENDINGS else f"maintenance/{name}/",
    }
