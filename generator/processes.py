"""How other processes start: forked where the system can, so that they know what this one knows."""

from multiprocessing import get_all_start_methods, get_context
from multiprocessing.context import BaseContext

FORKED = "fork" in get_all_start_methods()
"""Whether other processes start as copies of this one."""


def start() -> BaseContext:
    """Give the way in which a pool starts its processes."""
    return get_context("fork" if FORKED else "spawn")
