"""Conformance: a built site against the published shapes and schemas of each format, and what each cannot say.

What the standards themselves publish is not part of this project: it lies in a folder that the command is given.
The libraries that read shapes are an extra (`pip install microcredential-catalogue[conformance]`).
"""

from generator.conformance.checks import run
from generator.conformance.report import as_json, losses, lost, problems, table

__all__ = ["as_json", "losses", "lost", "problems", "run", "table"]
