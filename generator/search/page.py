"""The search page before the script: a catalogue in, what the template `search.html` shows out."""

from generator import catalogue as catalogue_
from generator import messages
from generator.pages import facets
from generator.pages.page import Context
from generator.search import everyday

RESULTS_AT_ONCE = 20
"""How many results are shown at first, and how many more each time."""


def view(context: Context) -> dict[str, object]:
    """Give the values of the template; `root` leads from the page to the root of the site."""
    rows = catalogue_.sorted_by_title(context.catalogue.credentials.values(), context.language)
    return {
        **context.common("search/"),
        "count": len(rows),
        "forms": messages.plural_forms(),
        "at_once": RESULTS_AT_ONCE,
        "everyday": everyday,
        "columns": [column for column in facets.columns(context, rows) if column.values],
    }
