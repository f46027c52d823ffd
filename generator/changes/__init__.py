"""What a change of the records means: two folders in; statuses, records, fields and findings that differ out."""

from generator.changes.difference import Changes, FieldChange, StatusChange, between
from generator.changes.wording import markdown, text

__all__ = ["Changes", "FieldChange", "StatusChange", "between", "markdown", "text"]
