"""What must hold: a catalogue and a day in, findings out."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from generator import source
from generator.catalogue import Catalogue, Loaded
from generator.finding import Finding
from generator.rules.rule import Defect, Rule
from generator.source import Loc

__all__ = ["RULES", "Defect", "Rule", "check"]

RULES: tuple[Rule, ...] = ()


def check(loaded: Loaded, content: Path, on: dt.date) -> tuple[Finding, ...]:
    """Give all findings about a loaded folder on a day: those of reading it and those of every rule, in order."""
    broken = [(rule, defect) for rule in RULES if rule.check for defect in rule.check(loaded.catalogue, on)]
    known: dict[str, dict[Loc, source.Place]] = {}
    findings = list(loaded.findings)
    for rule, defect in broken:
        path = defect.entry.path
        if path not in known:
            known[path] = source.places((content.parent / path).read_bytes(), path)
        place = source.nearest(known[path], defect.loc, path)
        findings.append(Finding(place, rule.name, rule.level, defect.message, defect.hint))
    return tuple(sorted(set(findings)))
