"""Search: a catalogue and a day in; columns, cards and an index of words for the script of the search page out.

The words are Pagefind's. Facets, counts and sorting come from one small file of columns, in which every credential is
a row: a search by facets alone needs no index, and a search by words gives rows of the same file.
"""

from generator.search.columns import outputs
from generator.search.document import documents, orders
from generator.search.page import view
from generator.search.pagefind import PagefindError, index

__all__ = ["PagefindError", "documents", "index", "orders", "outputs", "view"]
