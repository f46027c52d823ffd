"""Outputs are staged, then swapped: a build that fails or is killed half-way leaves the old site as it was."""

import shutil
from pathlib import Path


def mend(site: Path) -> None:
    """Put the old site back if a build was killed after it had moved it away."""
    _, old = _beside(site)
    if old.exists() and not site.exists():
        old.rename(site)


def begin(site: Path) -> Path:
    """Give an empty folder beside the site to build in, and mend what a killed build left behind."""
    mend(site)
    building, old = _beside(site)
    for left in (building, old):
        if left.exists():
            shutil.rmtree(left)
    building.mkdir(parents=True)
    return building


def finish(site: Path) -> None:
    """Put the finished folder in the place of the site."""
    building, old = _beside(site)
    if site.exists():
        site.rename(old)
    building.rename(site)
    if old.exists():
        shutil.rmtree(old)


def abandon(site: Path) -> None:
    """Remove what was built so far; the old site stays."""
    building, _ = _beside(site)
    shutil.rmtree(building, ignore_errors=True)


def _beside(site: Path) -> tuple[Path, Path]:
    return site.with_name(f".{site.name}.building"), site.with_name(f".{site.name}.old")
