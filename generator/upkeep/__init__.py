"""Upkeep: what keeps a catalogue true. Records, statuses, findings and a day in; what somebody has to look at out."""

from generator.upkeep.concerned import About, Concerning, LastDay, owners
from generator.upkeep.deadlines import Deadline, deadlines
from generator.upkeep.due import SOON, Comparison, Due, Gap, Warned, due
from generator.upkeep.endings import Ending, endings
from generator.upkeep.wording import text

__all__ = [
    "SOON",
    "About",
    "Comparison",
    "Concerning",
    "Deadline",
    "Due",
    "Ending",
    "Gap",
    "LastDay",
    "Warned",
    "deadlines",
    "due",
    "endings",
    "owners",
    "text",
]
