"""schema.org: a short block of data in each page, for search engines, and the whole course in a file beside its page.

A course is a Course with its instances, its offer and what it ends with; providers and agencies are organisations; a
report is a Report. No quality check stands in any of it: a search engine would show it as a rating, or as praise by the
agency.
"""

from generator.exports.schema_org.courses import FILE, written
from generator.exports.schema_org.page import embedded, lost

__all__ = ["FILE", "embedded", "lost", "written"]
