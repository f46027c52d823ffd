"""The search page before the script: a catalogue in, what the template `search.html` shows out."""

from generator import catalogue as catalogue_
from generator.catalogue import Catalogue
from generator.search import facets

RESULTS_AT_ONCE = 20
"""How many results are shown at first, and how many more each time."""


def view(catalogue: Catalogue, language: str) -> dict[str, object]:
    """Give the values of the template; `root` leads from the page to the root of the site."""
    rows = catalogue_.sorted_by_title(catalogue.credentials.values(), language)
    return {
        "root": "../",
        "count": len(rows),
        "at_once": RESULTS_AT_ONCE,
        "columns": [column for column in facets.columns(catalogue, rows, language) if column.values],
    }
