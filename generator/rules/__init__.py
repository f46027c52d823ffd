"""What must hold: a catalogue and a day in, findings out."""

import datetime as dt
from collections import defaultdict

from generator import source
from generator.catalogue import Loaded
from generator.finding import Finding, Place
from generator.rules import (
    addresses,
    annex_i,
    credentials,
    decisions,
    evidence,
    freshness,
    levels,
    names,
    providers,
    reading,
    references,
    reflection,
    reports,
)
from generator.rules.rule import Defect, Rule
from generator.source import Loc

__all__ = ["GROUPS", "RULES", "Defect", "Rule", "check"]

GROUPS: dict[str, tuple[Rule, ...]] = {
    "Files": reading.FILES,
    "YAML": reading.YAML,
    "Characters": reading.CHARACTERS,
    "Keys": reading.KEYS,
    "Values": reading.VALUES,
    "References between records": references.RULES,
    "Providers": providers.RULES,
    "Self-assessments": reflection.RULES,
    "Names": names.RULES,
    "What a micro-credential states": annex_i.RULES,
    "Levels": levels.RULES,
    "Credentials and who awards them": credentials.RULES,
    "Reports": reports.RULES,
    "Days and decisions": decisions.RULES,
    "Reports and the credentials they list": evidence.RULES,
    "Web addresses": addresses.RULES,
    "Up to date": freshness.RULES,
}
"""Every rule by subject, in the order in which the documentation explains them."""

RULES: tuple[Rule, ...] = tuple(rule for group in GROUPS.values() for rule in group)


def check(loaded: Loaded, on: dt.date) -> tuple[Finding, ...]:
    """Give all findings about a loaded folder on a day: those of reading it and those of every rule, in order."""
    broken = [(rule, defect) for rule in RULES if rule.check for defect in rule.check(loaded.catalogue, on)]
    known: dict[str, dict[Loc, Place]] = {}
    unread: dict[str, list[Place]] = defaultdict(list)
    for finding in loaded.findings:
        unread[finding.place.path].append(finding.place)
    findings = list(loaded.findings)
    for rule, defect in broken:
        path = loaded.path(defect.entry)
        if defect.loc and path not in known:
            known[path] = source.places(loaded.content(defect.entry), path)
        places = known.get(path, {})
        if _is_about(unread.get(path, ()), defect.loc, places):
            continue
        place = source.nearest(places, defect.loc, path)
        findings.append(Finding(place, rule.name, rule.level, defect.message, defect.hint))
    return tuple(sorted(set(findings)))


def _is_about(unread: list[Place] | tuple[Place, ...], loc: Loc, known: dict[Loc, Place]) -> bool:
    """Tell whether something below the same top-level key could not be read: then that has to be mended first.

    What is said about a record as a whole (that something is missing) has to wait for all of it.
    """
    start = known.get(loc[:1])
    if not unread or start is None:
        return bool(unread) and not loc
    tops = [place.line for top, place in known.items() if len(top) == 1 and place.line > start.line]
    return any(start.line <= place.line < min(tops, default=place.line + 1) for place in unread)
