"""Rules about levels: the European Qualifications Framework and the cycles of higher education."""

import datetime as dt
from collections.abc import Iterator

from generator.catalogue import Catalogue, Entry
from generator.finding import Level
from generator.records import Record
from generator.rules.rule import Defect, Rule
from generator.source import Loc
from generator.vocabulary import QfEhea

LOWEST, HIGHEST = 5, 8
"""The European levels of higher education."""


def level_out_of_range(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find European levels that higher education does not have."""
    for entry, loc, eqf, _ in _levels(catalogue):
        if not LOWEST <= eqf <= HIGHEST:
            yield Defect(
                entry,
                (*loc, "eqf"),
                f"EQF level {eqf} is none of {LOWEST} to {HIGHEST}",
                "Check the number. `not-applicable` with a reason is possible in a credential.",
            )


def level_and_cycle_differ(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find European levels and cycles of higher education that do not belong together."""
    for entry, loc, eqf, cycle in _levels(catalogue):
        if cycle is not None and cycle.eqf != eqf and LOWEST <= eqf <= HIGHEST:
            yield Defect(
                entry,
                (*loc, "qf_ehea"),
                f"`{cycle}` is EQF level {cycle.eqf}, and `eqf` says {eqf}",
                "Correct one of them: 5 short, 6 first, 7 second, 8 third cycle.",
            )


def _levels(catalogue: Catalogue) -> Iterator[tuple[Entry[Record], Loc, int, QfEhea | None]]:
    """Yield every European level that is a number, its place and the cycle beside it."""
    for credential in catalogue.credentials.values():
        level = credential.record.level
        if level is not None and isinstance(level.eqf, int):
            yield credential, ("level",), level.eqf, level.qf_ehea
    for report in catalogue.reports.values():
        programme = report.record.programme
        if programme is not None and isinstance(programme.eqf, int):
            yield report, ("programme",), programme.eqf, programme.qf_ehea
        for index, reviewed in enumerate(report.record.credentials):
            if reviewed.as_reviewed is not None and isinstance(reviewed.as_reviewed.eqf, int):
                yield report, ("credentials", index, "as_reviewed"), reviewed.as_reviewed.eqf, None


RULES = (
    Rule(
        "level-out-of-range",
        Level.ERROR,
        "Write an EQF level from 5 to 8.",
        "These are the levels of higher education. Other numbers usually belong to a national framework: see `nqf`.",
        bad="""\
# credentials/other-university/data-ethics.yml
level: {eqf: 4}
""",
        good="""\
# credentials/other-university/data-ethics.yml
level: {eqf: 5}
""",
        check=level_out_of_range,
    ),
    Rule(
        "level-and-cycle-differ",
        Level.ERROR,
        "Let `eqf` and `qf_ehea` say the same: 5 short, 6 first, 7 second, 8 third cycle.",
        "Both describe how demanding a course is. If they differ, one of them is wrong, and readers cannot tell which.",
        bad="""\
# credentials/other-university/data-ethics.yml
level: {eqf: 6, qf_ehea: second-cycle}
""",
        good="""\
# credentials/other-university/data-ethics.yml
level: {eqf: 7, qf_ehea: second-cycle}
""",
        check=level_and_cycle_differ,
    ),
)
