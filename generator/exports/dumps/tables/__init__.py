"""What the tables of the dumps hold: for each table what a row is, and for each column what stands in it.

A column names the field of a version-1 document from which it is taken. Names of columns are no words of SQL.
"""

from generator.exports.dumps.tables import agencies, countries, credentials, providers, reports, statuses
from generator.exports.dumps.tables.table import Table

TABLES: tuple[Table, ...] = (
    credentials.RECORDS,
    providers.RECORDS,
    agencies.RECORDS,
    reports.RECORDS,
    countries.RECORDS,
    statuses.STATUSES,
    *statuses.LISTS,
    *credentials.LISTS,
    *providers.LISTS,
    *agencies.LISTS,
    *reports.LISTS,
    *countries.LISTS,
)
"""Every table: those of records first, then those of lists in them."""
