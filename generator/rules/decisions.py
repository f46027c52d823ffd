"""Rules about days and decisions: what starts, ends and changes does so in an order that can be."""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from generator.catalogue import Catalogue, Entry
from generator.finding import Level
from generator.records import Record, Report
from generator.rules.rule import Defect, Rule
from generator.source import Loc
from generator.vocabulary import AppealOutcome, Decision, Withdrawal


def ends_before_it_starts(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find windows of time whose last day is not after the first."""
    for entry, loc, first, last in _windows(catalogue):
        if isinstance(first, dt.date) and isinstance(last, dt.date) and last <= first:
            message = f"ends on {last} and starts on {first}"
            yield Defect(entry, loc, message, "The end is the last day, included. Correct one of the two.")


def _windows(catalogue: Catalogue) -> Iterator[tuple[Entry[Record], Loc, dt.date | None, dt.date | str | None]]:
    """Yield the place of the end, the first and the last day of everything that lasts."""
    for agency in catalogue.agencies.values():
        for index, recognition in enumerate(agency.record.recognition):
            yield agency, ("recognition", index, "until"), recognition.from_, recognition.until
        for name, activity in agency.record.activities.items():
            yield agency, ("activities", name, "until"), activity.from_, activity.until
    for credential in catalogue.credentials.values():
        yield credential, ("valid_until",), credential.record.valid_from, credential.record.valid_until
    for report in catalogue.reports.values():
        yield report, ("until",), report.record.from_, report.record.until
        for index, item in enumerate(report.record.credentials):
            yield report, ("credentials", index, "until"), report.record.from_, item.until


def ends_after_its_report(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find ends beside a credential that lie after the end of the report."""
    for entry in catalogue.reports.values():
        end = entry.record.until
        for index, item in enumerate(entry.record.credentials):
            if not isinstance(end, dt.date) or item.until is None:
                continue
            if not isinstance(item.until, dt.date) or item.until > end:
                yield Defect(
                    entry,
                    ("credentials", index, "until"),
                    f"`{item.credential}` would be covered {_until(item.until)}, and the report ends on {end}",
                    "Only an earlier end can stand beside a credential.",
                )


def _until(end: dt.date | str) -> str:
    return f"until {end}" if isinstance(end, dt.date) else "without end"


def happens_too_early(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find withdrawals and appeals from before there was anything to withdraw or appeal against."""
    for entry in catalogue.reports.values():
        start, withdrawn, appeal = entry.record.from_, entry.record.withdrawn, entry.record.appeal
        hint = "Correct one of the two days."
        if withdrawn is not None and withdrawn.on < start:
            message = f"withdrawn on {withdrawn.on}, before the report starts on {start}"
            yield Defect(entry, ("withdrawn", "on"), message, hint)
        if appeal is not None and appeal.since < start:
            message = f"under appeal since {appeal.since}, before the report starts on {start}"
            yield Defect(entry, ("appeal", "since"), message, hint)
        if appeal is not None and appeal.on is not None and appeal.on < appeal.since:
            message = f"the appeal was decided on {appeal.on}, before it began on {appeal.since}"
            yield Defect(entry, ("appeal", "on"), message, hint)


def decisions_out_of_step(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find lists of decisions that are not in order, or do not begin and end with the report."""
    for entry in catalogue.reports.values():
        record, decisions = entry.record, entry.record.decisions
        if not decisions:
            continue
        for index, (earlier, later) in enumerate(pairwise(decisions), start=1):
            if later.on <= earlier.on:
                message = f"{later.on} does not come after {earlier.on}"
                yield Defect(entry, ("decisions", index, "on"), message, "List the decisions in the order of days.")
        if decisions[0].on != record.from_:
            message = f"the first decision is of {decisions[0].on}, and the report starts on {record.from_}"
            yield Defect(entry, ("decisions", 0, "on"), message, "Give the first decision the day of `from`.")
        if decisions[-1].decision != record.decision:
            message = f"the last decision is {decisions[-1].decision}, and `decision` says {record.decision}"
            hint = "Write the last decision into `decision` too."
            yield Defect(entry, ("decisions", len(decisions) - 1, "decision"), message, hint)


def unfounded_change(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find decisions that changed without conditions or a successful appeal."""
    for entry in catalogue.reports.values():
        for index, before, after in _changes(entry.record) if not _appealed(entry.record) else ():
            if before != Decision.POSITIVE_WITH_CONDITIONS:
                yield Defect(
                    entry,
                    ("decisions", index),
                    f"a decision changed from {before} to {after}",
                    "Only a decision with conditions changes later. For a new result, make a new report.",
                )


def change_without_document(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find decisions that changed and are shown by no further file."""
    for entry in catalogue.reports.values():
        record, changes = entry.record, list(_changes(entry.record))
        if len(record.files) < len(changes) or (changes and len(record.files) + len(record.links) <= len(changes)):
            yield Defect(
                entry,
                ("decisions", changes[0][0]),
                "the decision changed, and no further file shows it",
                "Add the published decision under `files`, one for every change.",
            )


def decision_behind_its_conditions(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find results that do not say when they followed from conditions that were met, or do not follow from them yet."""
    for entry in catalogue.reports.values():
        record = entry.record
        met = [condition.met for condition in record.conditions if condition.met is not None]
        if not met or record.decisions:
            continue
        if record.decision is Decision.POSITIVE and max(met) > record.from_:
            yield Defect(
                entry,
                ("decision",),
                f"a condition was met on {max(met)}, and the result reads as if it had been {record.decision} since "
                f"{record.from_}",
                "List under `decisions` the result with conditions and the later one, each with its day.",
            )
        if record.decision is Decision.POSITIVE_WITH_CONDITIONS and len(met) == len(record.conditions):
            yield Defect(
                entry,
                ("decision",),
                f"every condition is met, and the result is still {record.decision}",
                "If the agency has decided again, write the new decision, and both with their days under `decisions`.",
            )


def appeal_half_decided(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find appeals with a day and no result, or a result and no day, or a changed decision that is not listed."""
    for entry in catalogue.reports.values():
        appeal = entry.record.appeal
        if appeal is None:
            continue
        if appeal.outcome is not None and appeal.on is None:
            message = f"the appeal has the result {appeal.outcome} and no day: it counts as still going on"
            yield Defect(entry, ("appeal", "outcome"), message, "Add the day of the result under `on`.")
        if appeal.on is not None and appeal.outcome is None:
            message = f"the appeal was decided on {appeal.on}, and the result is not said"
            yield Defect(entry, ("appeal", "on"), message, "Add the result under `outcome`.")
        if appeal.outcome is AppealOutcome.CHANGED and not entry.record.decisions:
            message = "the appeal changed the decision, and no list says what held before"
            yield Defect(entry, ("appeal", "outcome"), message, "List both under `decisions`, each with its day.")


def withdrawn_after_its_end(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find decisions that are taken back from a day on when they no longer hold."""
    for entry in catalogue.reports.values():
        withdrawn, end = entry.record.withdrawn, entry.record.until
        if withdrawn is None or withdrawn.kind is not Withdrawal.REVOKED or not isinstance(end, dt.date):
            continue
        if end <= entry.record.from_ or withdrawn.on <= end:
            continue
        message = f"withdrawn on {withdrawn.on}, and the report ends on {end} by itself"
        yield Defect(entry, ("withdrawn", "on"), message, "Correct one of the two days, or remove `withdrawn`.")


def conditions_not_written(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find results with conditions that do not say what the conditions are."""
    for entry in catalogue.reports.values():
        record = entry.record
        if record.conditions:
            continue
        for loc, decision in _decisions(record):
            if decision is Decision.POSITIVE_WITH_CONDITIONS:
                yield Defect(
                    entry,
                    loc,
                    f"the result is {decision}, and no condition is written",
                    "Add each condition under `conditions`, with the day by which it is due.",
                )
                break


def _decisions(record: Report) -> Iterator[tuple[Loc, Decision]]:
    """Yield every decision of a report and its place."""
    yield ("decision",), record.decision
    for index, dated in enumerate(record.decisions):
        yield ("decisions", index, "decision"), dated.decision
    for index, item in enumerate(record.credentials):
        if item.decision is not None:
            yield ("credentials", index, "decision"), item.decision


def condition_left_open(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find conditions that nobody has seen met, in reports whose result is positive without conditions."""
    for entry in catalogue.reports.values():
        record = entry.record
        own = {item.decision for item in record.credentials}
        if record.decision is not Decision.POSITIVE or Decision.POSITIVE_WITH_CONDITIONS in own:
            continue
        for index, condition in enumerate(record.conditions):
            if condition.met is None:
                yield Defect(
                    entry,
                    ("conditions", index),
                    f"the result is {record.decision}, and this condition is not met",
                    "Write the day on which the agency saw it done into `met`, or write "
                    "`decision: positive-with-conditions`.",
                )


def condition_before_its_report(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find conditions that are due or met before the report begins."""
    for entry in catalogue.reports.values():
        start = entry.record.from_
        for index, condition in enumerate(entry.record.conditions):
            for key, day in (("due", condition.due), ("met", condition.met)):
                if day is not None and day < start:
                    yield Defect(
                        entry,
                        ("conditions", index, key),
                        f"{key} on {day}, before the report starts on {start}",
                        "Correct one of the two days, unless the agency really set it so.",
                    )


def has_not_happened_yet(catalogue: Catalogue, on: dt.date) -> Iterator[Defect]:
    """Find days in the future of what can only be known when it has happened."""
    for entry in catalogue.reports.values():
        for loc, day in _past(entry.record):
            if day is not None and day > on:
                hint = "Correct the day, or enter it when it has happened."
                yield Defect(entry, loc, f"{day} has not come yet", hint)


def _past(record: Report) -> Iterator[tuple[Loc, dt.date | None]]:
    """Yield the days that must lie in the past, and their places; a decision may be taken back from a later day on."""
    for index, condition in enumerate(record.conditions):
        yield ("conditions", index, "met"), condition.met
    if record.appeal is not None:
        yield ("appeal", "since"), record.appeal.since
        yield ("appeal", "on"), record.appeal.on
    if record.withdrawn is not None and record.withdrawn.kind is not Withdrawal.REVOKED:
        yield ("withdrawn", "on"), record.withdrawn.on


def _changes(record: Report) -> Iterator[tuple[int, Decision, Decision]]:
    for index, (earlier, later) in enumerate(pairwise(record.decisions), start=1):
        if earlier.decision != later.decision:
            yield index, earlier.decision, later.decision


def _appealed(record: Report) -> bool:
    """Tell whether an appeal made the agency decide again."""
    return record.appeal is not None and record.appeal.outcome == AppealOutcome.CHANGED


RULES = (
    Rule(
        "ends-before-it-starts",
        Level.ERROR,
        "Let everything end after it starts: reports, recognitions, activities and versions.",
        "A slip in a year would make a valid report look as if it had never applied.",
        bad="""\
# reports/exqa/2019-004.yml
from: 2019-06-01
until: 2018-05-31
""",
        good="""\
# reports/exqa/2019-004.yml
from: 2019-06-01
until: 2025-05-31
""",
        check=ends_before_it_starts,
    ),
    Rule(
        "ends-after-its-report",
        Level.ERROR,
        "Let an end beside a credential be earlier than the end of the report, or the same.",
        "A report cannot speak for a time after its own end.",
        bad="""\
# reports/exqa/2019-004.yml
credentials:
  - {credential: example-university/data-analysis-2019, until: 2025-06-30}
""",
        good="""\
# reports/exqa/2019-004.yml
credentials:
  - {credential: example-university/data-analysis-2019, until: 2024-12-31}
""",
        check=ends_after_its_report,
    ),
    Rule(
        "happens-too-early",
        Level.ERROR,
        "Let a withdrawal or an appeal follow the decision, and the end of an appeal its beginning.",
        "The status of a day is worked out from these days, so their order has to be possible.",
        bad="""\
# reports/exqa/2019-004.yml
withdrawn: {on: 2019-03-01, kind: revoked}
""",
        good="""\
# reports/exqa/2019-004.yml
withdrawn: {on: 2023-03-01, kind: revoked}
""",
        check=happens_too_early,
    ),
    Rule(
        "decisions-out-of-step",
        Level.ERROR,
        "List `decisions` in the order of days, the first on `from`, the last equal to `decision`.",
        "The list tells what held when. It has to begin and end where the report does.",
        bad="""\
# reports/exqa/2024-017.yml
decisions:
  - {on: 2024-01-15, decision: positive-with-conditions}
  - {on: 2025-06-01, decision: positive}
""",
        good="""\
# reports/exqa/2024-017.yml
decisions:
  - {on: 2024-01-01, decision: positive-with-conditions}
  - {on: 2025-06-01, decision: positive}
""",
        check=decisions_out_of_step,
    ),
    Rule(
        "unfounded-change",
        Level.ERROR,
        "Change a decision only after conditions or a successful appeal.",
        "Any other new result comes from a new review, which is a report of its own with days of its own.",
        bad="""\
# reports/exqa/2024-017.yml
decisions:
  - {on: 2024-01-01, decision: negative}
  - {on: 2025-06-01, decision: positive}
""",
        good="""\
# reports/exqa/2024-017.yml
decisions:
  - {on: 2024-01-01, decision: negative}
  - {on: 2024-05-01, decision: positive}
appeal: {since: 2024-02-01, suspends: true, on: 2024-05-01, outcome: changed}
""",
        check=unfounded_change,
    ),
    Rule(
        "change-without-document",
        Level.ERROR,
        "Add the document of every new decision under `files`.",
        "A decision that changed is news, and readers must be able to see for themselves that the agency made it.",
        bad="""\
# reports/exqa/2024-017.yml
decisions:
  - {on: 2024-01-01, decision: positive-with-conditions}
  - {on: 2024-06-01, decision: positive}
files: []
""",
        good="""\
# reports/exqa/2024-017.yml
decisions:
  - {on: 2024-01-01, decision: positive-with-conditions}
  - {on: 2024-06-01, decision: positive}
""",
        check=change_without_document,
    ),
    Rule(
        "decision-behind-its-conditions",
        Level.WARNING,
        "Once the conditions are met and the agency has decided again, list both results under `decisions`.",
        "Otherwise the page says that the conditions never were, or that they still are.",
        bad="""\
# reports/exqa/2019-004.yml
conditions: [{text: Publish the exam rules., due: 2020-06-30, met: 2020-05-20}]
""",
        good="""\
# reports/exqa/2019-004.yml
conditions: [{text: Publish the exam rules., due: 2020-06-30, met: 2020-05-20}]
decisions:
  - {on: 2019-06-01, decision: positive-with-conditions}
  - {on: 2020-06-15, decision: positive}
files:
  - {url: https://www.exqa.example/r/4.pdf}
  - {url: https://www.exqa.example/r/4b.pdf}
""",
        check=decision_behind_its_conditions,
    ),
    Rule(
        "appeal-half-decided",
        Level.WARNING,
        "Give the result of an appeal together with its day; if it changed the decision, list both in `decisions`.",
        "An appeal without the day of its result counts as still going on.",
        bad="""\
# reports/exqa/2019-004.yml
appeal: {since: 2019-07-01, suspends: false, outcome: upheld}
""",
        good="""\
# reports/exqa/2019-004.yml
appeal: {since: 2019-07-01, suspends: false, on: 2019-09-01, outcome: upheld}
""",
        check=appeal_half_decided,
    ),
    Rule(
        "withdrawn-after-its-end",
        Level.WARNING,
        "Take a decision back from a day on when it still holds.",
        "After the last day of the report there is nothing to take back. It may be a slip in the year.",
        bad="""\
# reports/exqa/2019-004.yml
withdrawn: {on: 2025-12-01, kind: revoked}
""",
        good="""\
# reports/exqa/2019-004.yml
withdrawn: {on: 2024-12-01, kind: revoked}
""",
        check=withdrawn_after_its_end,
    ),
    Rule(
        "conditions-not-written",
        Level.WARNING,
        "Write every condition of a result with conditions under `conditions`.",
        "“With conditions” alone tells nobody what has to change, by when, and whether it has.",
        bad="""\
# reports/exqa/2019-004.yml
decision: positive-with-conditions
""",
        good="""\
# reports/exqa/2019-004.yml
decision: positive-with-conditions
conditions: [{text: Publish the exam rules., due: 2020-06-30}]
""",
        check=conditions_not_written,
    ),
    Rule(
        "condition-left-open",
        Level.WARNING,
        "Say of every condition when it was met, before a result with conditions becomes positive.",
        "The page would say that the check was passed, and below that something is still missing.",
        bad="""\
# reports/exqa/2024-017.yml
conditions: [{text: Publish the exam rules., due: 2025-06-30}]
""",
        good="""\
# reports/exqa/2024-017.yml
conditions: [{text: Publish the exam rules., due: 2025-06-30, met: 2025-05-20}]
""",
        check=condition_left_open,
    ),
    Rule(
        "condition-before-its-report",
        Level.WARNING,
        "Let conditions be due, and met, after the report begins.",
        "A slip in a year would make a condition look late from the first day on, or met before anybody asked for it.",
        bad="""\
# reports/exqa/2024-017.yml
conditions: [{text: Publish the exam rules., due: 2023-06-30, met: 2025-05-20}]
""",
        good="""\
# reports/exqa/2024-017.yml
conditions: [{text: Publish the exam rules., due: 2025-06-30, met: 2025-05-20}]
""",
        check=condition_before_its_report,
    ),
    Rule(
        "has-not-happened-yet",
        Level.WARNING,
        "Enter it when it has happened: that a condition is met, an appeal, that a decision was annulled or a mistake.",
        "Nobody can know it before. Only a decision that is taken back may end on a day to come.",
        bad="""\
# reports/exqa/2019-004.yml
withdrawn: {on: 2027-03-01, kind: annulled}
""",
        good="""\
# reports/exqa/2019-004.yml
withdrawn: {on: 2023-03-01, kind: annulled}
""",
        check=has_not_happened_yet,
    ),
)
