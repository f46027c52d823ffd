"""Upkeep: what keeps a catalogue true. Records, statuses, findings and a day in; what somebody has to look at out."""

from generator.upkeep.due import SOON, Comparison, Due, Gap, Warned, due
from generator.upkeep.endings import Ending, Endings, endings
from generator.upkeep.wording import text

__all__ = ["SOON", "Comparison", "Due", "Ending", "Endings", "Gap", "Warned", "due", "endings", "text"]
