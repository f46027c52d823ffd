"""The way in: files that providers already have → records, as a person would write them.

A reader (`formats`) turns a file into `Found` courses: facts for the fields of a record and where each came from. The
rest is the same for every format: `texts` and `values` make plain words and values of what a source says, `plan`
compares with the records that are there and decides what is written, `carrying_out` writes it, `report` says it.
"""

from generator.imports.carrying_out import CarryingOutError, carry_out
from generator.imports.found import Fact, Found, Note, Read, UnreadableError, Wanted
from generator.imports.outcomes import Order, Plan, State
from generator.imports.plan import plan

__all__ = ["CarryingOutError", "Fact", "Found", "Note", "Order", "Plan", "Read", "State", "UnreadableError", "Wanted"]
__all__ += ["carry_out", "plan"]
