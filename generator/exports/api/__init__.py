"""The interface for programs, version 1: static JSON files below `/api/v1/`.

The types in `types` are the promise. They are apart from the records, so that a record can change and the promise does
not: a field of version 1 is never taken away, never means something else, and never gets another type. What cannot be
said that way becomes version 2 beside it.
"""
