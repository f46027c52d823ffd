"""Everything at once, to download: files below `/data/`, made from the documents of the interface for programs.

One list of tables (`tables`) is behind the CSV files, their description and the SQLite file, so that they hold the
same. Columns may come; none is taken away and none gets another meaning, as with the interface.
"""
