"""Check records aside: in a process of its own, while this one begins the site, which needs no findings until then."""

import datetime as dt
import gc
from concurrent.futures import Future, ProcessPoolExecutor

from generator import processes, rules
from generator.catalogue import Loaded
from generator.finding import Finding

_MANY = 1_000
"""From so many credentials on, the check takes longer than starting a process."""
_held: list[tuple[Loaded, dt.date]] = []
"""In the other process: what it checks. A forked process has it without its being sent."""


class Checking:
    """The findings about a folder on a day, as soon as they are needed."""

    def __init__(self, loaded: Loaded, on: dt.date, jobs: int) -> None:
        self._loaded, self._on = loaded, on
        self._pool: ProcessPoolExecutor | None = None
        self._coming: Future[tuple[Finding, ...]] | None = None
        if jobs > 1 and len(loaded.catalogue.credentials) >= _MANY and processes.FORKED:
            gc.freeze()  # or the collector of the other process touches, and so copies, all that it has inherited
            held = ((loaded, on),)
            self._pool = ProcessPoolExecutor(1, processes.start(), initializer=_held.append, initargs=held)
            self._coming = self._pool.submit(_check_held)

    def findings(self) -> tuple[Finding, ...]:
        """Give the findings, and wait for them if they are not there yet."""
        if self._pool is None or self._coming is None:
            return rules.check(self._loaded, self._on)
        with self._pool:
            return self._coming.result()


def _check_held() -> tuple[Finding, ...]:
    return rules.check(*_held[0])
