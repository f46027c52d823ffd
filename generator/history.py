"""History: on which day a file came, changed or went. A folder in git in; one step for each day and file out.

The days are those on which a change reached the branch that the site is built from, in UTC.
"""

import datetime as dt
import os
import subprocess
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_ENOUGH = 60
"""So many seconds git may take."""


class Change(StrEnum):
    """What happened to a file on a day, seen from its evening."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """What happened to one file on one day."""

    on: dt.date
    path: str
    """Below the folder of records: `credentials/example-university/data-analysis.yml`."""
    change: Change


def of(content: Path, on: dt.date) -> tuple[Step, ...] | None:
    """Give what happened to the files below a folder up to a day, in order; None if git does not know or remember it.

    A copy with a shortened history (`git clone --depth 1`) would call every file new, so it counts as not known.
    """
    shallow = _git(content, "rev-parse", "--is-shallow-repository")
    if shallow is None or shallow.strip() != "false":
        return None
    said = _git(
        content,
        "log",
        "--first-parent",
        "--diff-merges=first-parent",
        "--no-renames",
        "--name-status",
        "--relative",
        "--reverse",
        "-z",
        "--date=short-local",
        "--format=%x01%cd",
        "--",
        ".",
    )
    return steps(said, on) if said else None


def steps(said: str, on: dt.date) -> tuple[Step, ...]:
    """Read what `git log` says, the earliest first: for each commit a day, then pairs of a letter and a path."""
    letters: dict[tuple[dt.date, str], str] = {}
    for commit in said.split("\x01")[1:]:
        day, *parts = (part.strip("\n") for part in commit.split("\0") if part.strip("\n"))
        for letter, path in zip(parts[::2], parts[1::2], strict=True):
            key = (dt.date.fromisoformat(day), path)
            letters[key] = letters.get(key, "") + letter[0]
    changes = {key: _in_all(found) for key, found in letters.items()}
    return tuple(sorted(Step(day, path, change) for (day, path), change in changes.items() if change and day <= on))


def _in_all(letters: str) -> Change | None:
    """Give what several changes of one file on one day come to; None if it came and went."""
    came, went = letters[0] == "A", letters[-1] == "D"
    if came and went:
        return None
    if came:
        return Change.ADDED
    return Change.WITHDRAWN if went else Change.CHANGED


def _git(folder: Path, *command: str) -> str | None:
    try:
        ran = subprocess.run(  # noqa: S603
            ["git", "-C", str(folder), *command],  # noqa: S607 - git is where the person who builds has it
            capture_output=True,
            check=False,
            timeout=_ENOUGH,
            env={**os.environ, "TZ": "UTC", "LC_ALL": "C"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return ran.stdout.decode("utf-8", errors="replace") if ran.returncode == 0 else None
