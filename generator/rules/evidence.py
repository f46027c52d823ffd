"""Rules about reports and the credentials that they list: the two have to fit, and stay fitting."""

import datetime as dt
from collections.abc import Iterator

from generator import completeness, reviewed
from generator.catalogue import Catalogue, Entry
from generator.finding import Level
from generator.records import Credential, Report
from generator.records.report import ReviewedCredential
from generator.records.values import NOT_APPLICABLE
from generator.rules.rule import Defect, Rule
from generator.source import Loc
from generator.vocabulary import Scope


def awarded_by_nobody_reviewed(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find credentials in a report that none of the report's providers awards."""
    for entry, loc, ref in _listed(catalogue):
        awarding = catalogue.awarding(ref)
        unread = any(("provider", other) in catalogue.refused for other in catalogue.unconfirmed(ref))
        if unread or not set(awarding).isdisjoint(entry.record.providers):
            continue
        yield Defect(
            entry,
            loc,
            f"`{ref}` is awarded by {_names(awarding)}, and the report is about {_names(entry.record.providers)}",
            "Correct the list or `providers`. A joint award counts once the other provider confirms it.",
        )


def _listed(catalogue: Catalogue) -> Iterator[tuple[Entry[Report], Loc, str]]:
    """Yield every credential with a record that a report lists, and its place there."""
    for entry in catalogue.reports.values():
        coverage = entry.record.covers_micro_credentials
        items: list[tuple[Loc, str]] = [
            (("credentials", index), item.credential) for index, item in enumerate(entry.record.credentials)
        ]
        covered = enumerate(coverage.credentials if coverage else ())
        items += [(("covers_micro_credentials", "credentials", index), ref) for index, ref in covered]
        for loc, ref in items:
            if ref in catalogue.credentials:
                yield entry, loc, str(ref)


def _names(providers: tuple[str, ...]) -> str:
    most = 3
    names = [f"`{provider}`" for provider in providers[:most]]
    return ", ".join(names) + (f" and {len(providers) - most} more" if len(providers) > most else "")


def reviewed_without_level_or_workload(catalogue: Catalogue, on: dt.date) -> Iterator[Defect]:
    """Find credentials that a report covers directly and that leave their level or workload open."""
    covering: dict[str, str] = {}
    for report, item in _direct(catalogue, on):
        covering.setdefault(item.credential, report.ref)
    for ref, report_ref in covering.items():
        entry = catalogue.credentials[ref]
        for key, gap in _gaps(entry.record):
            yield Defect(
                entry,
                (key,),
                f"{gap}, although `{report_ref}` covers this directly",
                "An agency that looks at a micro-credential looks at its level and workload too: see the report.",
            )


def _gaps(record: Credential) -> Iterator[tuple[str, str]]:
    if not completeness.has_level(record):
        yield "level", "no level is stated"
    elif record.level is not None and record.level.eqf == NOT_APPLICABLE:
        yield "level", "the European level does not apply"
    if not completeness.has_workload(record):
        yield "workload", "no workload is stated"


def changed_since_review(catalogue: Catalogue, on: dt.date) -> Iterator[Defect]:
    """Find credentials that are no longer what a report that still stands looked at."""
    for report, item in _direct(catalogue, on):
        entry = catalogue.credentials[item.credential]
        for key, before, after in reviewed.differences(item.as_reviewed, entry.record) if item.as_reviewed else ():
            said = f"is {after}; `{report.ref}` looked at {before}" if after else f"differ from what `{report.ref}` saw"
            yield Defect(
                entry,
                tuple(key.split(".")),
                f"`{key}` {said}",
                "A new ECTS number or level, or other outcomes in substance, make a new credential with `supersedes`.",
            )


def evidence_outlives_version(catalogue: Catalogue, on: dt.date) -> Iterator[Defect]:
    """Find credentials that end before the report on them does."""
    for report, item in _direct(catalogue, on):
        entry = catalogue.credentials[item.credential]
        version, end = entry.record.valid_until, item.until or report.record.until
        if version is None or end is None or (isinstance(end, dt.date) and end <= version):
            continue
        until = f"until {end}" if isinstance(end, dt.date) else "without end"
        yield Defect(
            entry,
            ("valid_until",),
            f"this version ends on {version}, and `{report.ref}` covers it {until}",
            "Correct `valid_until`, or ask the agency to write an earlier `until` beside the credential.",
        )


def _direct(catalogue: Catalogue, on: dt.date) -> Iterator[tuple[Entry[Report], ReviewedCredential]]:
    """Yield what reports say about a single credential, while the report stands."""
    for report in catalogue.reports.values():
        record = report.record
        if record.scope != Scope.CREDENTIAL or record.withdrawn is not None or report.ref in catalogue.replaced:
            continue
        for item in record.credentials:
            end = item.until or record.until
            if item.credential in catalogue.credentials and not (isinstance(end, dt.date) and end < on):
                yield report, item


RULES = (
    Rule(
        "awarded-by-nobody-reviewed",
        Level.ERROR,
        "List only micro-credentials that one of the report's providers awards.",
        "A report on one organisation is no evidence about the courses of another.",
        bad="""\
# reports/exqa/2019-004.yml
credentials: [example-university/data-analysis-2019, other-university/data-ethics]
""",
        good="""\
# reports/exqa/2019-004.yml
credentials: [example-university/data-analysis-2019]
""",
        check=awarded_by_nobody_reviewed,
    ),
    Rule(
        "reviewed-without-level-or-workload",
        Level.WARNING,
        "State level and workload of a micro-credential that an agency looked at directly.",
        "The agency has looked at both. Its report says what they are, so the page should say it too.",
        bad="""\
# credentials/example-university/data-analysis.yml
level: {eqf: not-applicable, reason: Nobody has placed it at a level.}
# reports/exqa/2024-017.yml
credentials: [example-university/data-analysis]
""",
        good="""\
# credentials/example-university/data-analysis.yml
level: {eqf: 6}
# reports/exqa/2024-017.yml
credentials: [example-university/data-analysis]
""",
        check=reviewed_without_level_or_workload,
    ),
    Rule(
        "changed-since-review",
        Level.WARNING,
        "Make a new credential when ECTS credits, level or outcomes change in substance.",
        "The report is about the course as it was. Readers must not believe that the changed course was checked.",
        bad="""\
# credentials/example-university/data-analysis.yml
workload: {hours: 150, ects: 6}
""",
        good="""\
# credentials/example-university/data-analysis.yml
workload: {hours: 125, ects: 5}
""",
        check=changed_since_review,
    ),
    Rule(
        "evidence-outlives-version",
        Level.WARNING,
        "Let the report on a micro-credential end when this version of it ends, or earlier.",
        "What comes after this version is another course, and nobody has looked at it.",
        bad="""\
# credentials/example-university/data-analysis.yml
valid_until: 2028-01-31
""",
        good="""\
# credentials/example-university/data-analysis.yml
valid_until: 2028-12-31
""",
        check=evidence_outlives_version,
    ),
)
