"""Rules about how a report is built: what it is about, which procedure it comes from, what it covers."""

import datetime as dt
from collections.abc import Hashable, Iterator

from generator.catalogue import Catalogue, Entry, owner
from generator.finding import Level
from generator.records import Report
from generator.rules.rule import Defect, Rule
from generator.vocabulary import ActivityType, Coverage, Obligation, ProviderKind, Scope, Withdrawal


def no_file_or_link(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find reports that nobody can open."""
    for entry in catalogue.reports.values():
        if not entry.record.files and not entry.record.links:
            hint = "Add the published document under `files`, or its page under `links`."
            yield Defect(entry, (), "the report has neither a file nor a link", hint)


def subject_missing(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find reports on micro-credentials or on a programme that do not name them."""
    for entry in catalogue.reports.values():
        record = entry.record
        if record.scope == Scope.CREDENTIAL and not record.credentials:
            hint = "List each micro-credential that the agency looked at."
            yield Defect(entry, ("credentials",), "a report of scope `credential` lists `credentials`", hint)
        if record.scope == Scope.PROGRAMME and record.programme is None:
            hint = "Add `programme` with id, name and provider."
            yield Defect(entry, ("programme",), "a report of scope `programme` names the `programme`", hint)


def subject_of_another_scope(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find keys of a report that belong to another scope."""
    for entry in catalogue.reports.values():
        record = entry.record
        listing, on_programme = record.scope == Scope.CREDENTIAL, record.scope == Scope.PROGRAMME
        for key, given, fits, hint in (
            ("credentials", bool(record.credentials), listing, "Use `covers_micro_credentials`, or correct `scope`."),
            ("programme", record.programme is not None, on_programme, "Remove it, or correct `scope`."),
            (
                "covers_micro_credentials",
                record.covers_micro_credentials is not None,
                not listing,
                "Remove it; what is listed under `credentials` is covered.",
            ),
        ):
            if given and not fits:
                yield Defect(entry, (key,), f"a report of scope `{record.scope}` has no `{key}`", hint)


def programme_of_another_provider(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find reports on a programme whose provider they do not name."""
    for entry in catalogue.reports.values():
        programme = entry.record.programme
        if programme is not None and programme.provider not in entry.record.providers:
            message = f"the programme belongs to `{programme.provider}`, and the report is not about that provider"
            yield Defect(entry, ("programme", "provider"), message, "Correct it, or add the provider to `providers`.")


def scope_and_activity_differ(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find reports of a procedure that looks at whole organisations and that are about something else."""
    for entry, index, activity in _activities(catalogue):
        if activity == ActivityType.INSTITUTIONAL and entry.record.scope != Scope.PROVIDER:
            yield Defect(
                entry,
                ("activities", index),
                f"`{entry.record.activities[index]}` looks at whole organisations, and the scope is "
                f"`{entry.record.scope}`",
                "Correct `scope`, or cite the procedure that the report comes from.",
            )


def wrong_number_of_providers(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find reports with more or fewer providers than their procedure looks at."""
    for entry, index, activity in _activities(catalogue):
        number = len(set(entry.record.providers))
        joint = activity == ActivityType.JOINT_PROGRAMME
        if activity == ActivityType.INSTITUTIONAL or (number >= 2 if joint else number == 1):  # noqa: PLR2004
            continue
        yield Defect(
            entry,
            ("providers",),
            f"`{entry.record.activities[index]}` is a procedure of type {activity}: "
            f"{'at least two providers' if joint else 'exactly one provider'}, not {number}",
            "Correct `providers`, or cite the procedure that the report comes from.",
        )


def outside_its_procedure(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find reports from before a procedure was in use, or after it."""
    for entry in catalogue.reports.values():
        agency = catalogue.agencies.get(owner(entry.ref))
        known = agency.record.activities if agency else {}
        for index, name in enumerate(entry.record.activities):
            used = known.get(name)
            if used is None or used.from_ <= entry.record.from_ <= (used.until or dt.date.max):
                continue
            time = f"from {used.from_}" + (f" to {used.until}" if used.until else "")
            yield Defect(
                entry,
                ("activities", index),
                f"the agency uses `{name}` {time}, and the report starts on {entry.record.from_}: it does not count",
                "Correct the first day, or cite the procedure that the report comes from.",
            )


def _activities(catalogue: Catalogue) -> Iterator[tuple[Entry[Report], int, ActivityType]]:
    """Yield the type of every cited procedure that the agency has, and its place in the list."""
    for entry in catalogue.reports.values():
        agency = catalogue.agencies.get(owner(entry.ref))
        if agency is None:
            continue
        for index, activity in enumerate(entry.record.activities):
            if activity in agency.record.activities:
                yield entry, index, agency.record.activities[activity].type


def obligatory_for_other_providers(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find reports on other providers alone that are said to be obligatory."""
    for entry in catalogue.reports.values():
        providers = [catalogue.providers.get(ref) for ref in entry.record.providers]
        others = all(p is not None and p.record.kind == ProviderKind.OTHER_PROVIDER for p in providers)
        if others and entry.record.obligation != Obligation.VOLUNTARY:
            yield Defect(
                entry,
                ("obligation",),
                "a report on other-providers alone is not `voluntary`; DEQAR would refuse it",
                "Check the rules of the country, and write `voluntary` unless they require the review.",
            )


def same_report_twice(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find reports that were entered twice; one that is withdrawn as a mistake does not count."""
    seen: dict[Hashable, str] = {}
    for entry in catalogue.reports.values():
        withdrawn = entry.record.withdrawn
        if withdrawn is not None and withdrawn.kind == Withdrawal.MISTAKE:
            continue
        first = seen.setdefault(_sameness(entry), entry.ref)
        if first != entry.ref:
            yield Defect(
                entry,
                (),
                f"agency, days, decision and subjects are those of `{first}`",
                "Keep one of them: withdraw the other with `kind: mistake`, or delete it if it was never published.",
            )


def _sameness(entry: Entry[Report]) -> Hashable:
    record = entry.record
    return (
        owner(entry.ref),
        record.from_,
        record.until,
        record.decision,
        record.scope,
        frozenset(record.providers),
        frozenset(item.credential for item in record.credentials),
        _programme(record),
        record.limited_to,
    )


def replaces_another_subject(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find reports that would make a report about something else history."""
    for entry in catalogue.reports.values():
        for index, ref in enumerate(entry.record.replaces or ()):
            earlier = catalogue.reports.get(ref)
            if earlier is None or owner(ref) != owner(entry.ref) or _takes_up(catalogue, entry.record, earlier.record):
                continue
            yield Defect(
                entry,
                ("replaces", index),
                f"`{ref}` looked at something else, or at more than this report does",
                "Name earlier reports on the same micro-credential, programme or provider. To take back a result, "
                "write `withdrawn` into the earlier report.",
            )


def _takes_up(catalogue: Catalogue, newer: Report, older: Report) -> bool:
    """Tell whether a report looks again at what an earlier one looked at: the same, or something larger around it.

    What is missing or unknown is the matter of other rules.
    """
    if newer.scope is not older.scope:
        larger = _LARGER.index(newer.scope) > _LARGER.index(older.scope)
        return larger and not set(newer.providers).isdisjoint(older.providers)
    if newer.scope is Scope.PROGRAMME:
        return None in (newer.programme, older.programme) or _programme(newer) == _programme(older)
    if newer.scope is Scope.PROVIDER:
        return not set(newer.providers).isdisjoint(older.providers)
    was, now = ({str(item.credential) for item in record.credentials} for record in (older, newer))
    versions = {version for ref in now for version in _versions(catalogue, ref)}
    unknown = {*was, *versions} - catalogue.credentials.keys()
    return not was or not now or bool(unknown) or not was.isdisjoint(versions)


_LARGER = (Scope.CREDENTIAL, Scope.PROGRAMME, Scope.PROVIDER)


def _programme(record: Report) -> tuple[str, str] | None:
    return (record.programme.provider, record.programme.id) if record.programme else None


def _versions(catalogue: Catalogue, ref: str) -> Iterator[str]:
    """Yield a credential and the earlier versions of it."""
    seen: set[str] = set()
    following: str | None = ref
    while following is not None and following not in seen:
        seen.add(following)
        yield following
        entry = catalogue.credentials.get(following)
        following = entry.record.supersedes if entry else None


def coverage_contradicts_list(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find reports that cover no micro-credentials, or do not say, and list some."""
    for entry in catalogue.reports.values():
        coverage = entry.record.covers_micro_credentials
        if coverage is not None and coverage.credentials and coverage.answer in (Coverage.NO, Coverage.NOT_STATED):
            yield Defect(
                entry,
                ("covers_micro_credentials", "credentials"),
                f"the answer is `{coverage.answer}`, and micro-credentials are listed",
                "Write `partly` if the report covers those listed, or remove the list.",
            )


def limited_coverage_without_list(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find reports on a part of an organisation that cover micro-credentials and do not say which."""
    for entry in catalogue.reports.values():
        coverage = entry.record.covers_micro_credentials
        limited = entry.record.limited_to is not None
        if limited and coverage is not None and coverage.answer == Coverage.YES and not coverage.credentials:
            yield Defect(
                entry,
                ("covers_micro_credentials",),
                "the report is limited to a part, and it lists no micro-credentials: none is covered",
                "List under `credentials` those that belong to the part.",
            )


RULES = (
    Rule(
        "no-file-or-link",
        Level.ERROR,
        "Give every report at least one file or link, in `files` or `links`.",
        "A report is evidence because everybody can read it.",
        bad="""\
# reports/natqa/2023-001.yml without links
framework: national
""",
        good="""\
# reports/natqa/2023-001.yml
links: [{url: https://natqa.example/2023-001}]
""",
        check=no_file_or_link,
    ),
    Rule(
        "subject-missing",
        Level.ERROR,
        "List `credentials` in a report with `scope: credential`, and name the `programme` with `scope: programme`.",
        "Without its subject a report touches no micro-credential at all.",
        bad="""\
# reports/exqa/2019-004.yml without credentials
scope: credential
""",
        good="""\
# reports/exqa/2019-004.yml
scope: credential
credentials: [example-university/data-analysis-2019]
""",
        check=subject_missing,
    ),
    Rule(
        "subject-of-another-scope",
        Level.ERROR,
        "Use `credentials` only with `scope: credential`, `programme` only with `scope: programme`, and "
        "`covers_micro_credentials` only with `scope: programme` or `scope: provider`.",
        "Whoever reads the report must not have to guess what the agency looked at.",
        bad="""\
# reports/exqa/2022-003.yml
credentials: [example-university/data-analysis]
""",
        good="""\
# reports/exqa/2022-003.yml
covers_micro_credentials: {answer: partly, credentials: [example-university/data-analysis]}
""",
        check=subject_of_another_scope,
    ),
    Rule(
        "outside-its-procedure",
        Level.WARNING,
        "Let a report start while the agency uses the procedure that it comes from.",
        "A report from before or after that does not count for any status, though it may be meant to.",
        bad="""\
# reports/exqa/2019-004.yml
from: 2018-06-01
""",
        good="""\
# reports/exqa/2019-004.yml
from: 2019-06-01
""",
        check=outside_its_procedure,
    ),
    Rule(
        "programme-of-another-provider",
        Level.WARNING,
        "Name the provider of the `programme` under `providers` too.",
        "The report counts for micro-credentials of its providers. Those of the programme would not be reached.",
        bad="""\
# reports/natqa/2023-009.yml
activities: [accreditation]
scope: programme
providers: [other-university]
programme: {id: msc-statistics, name: Statistics, provider: example-university}
obligation: obligatory
decision: positive
from: 2023-09-01
until: 2029-08-31
entered_by: maintainers
links: [{url: https://natqa.example/2023-009}]
last_verified: 2026-10-01
source: https://natqa.example/2023-009
""",
        good="""\
# reports/natqa/2023-009.yml
activities: [accreditation]
scope: programme
providers: [other-university]
programme: {id: msc-statistics, name: Statistics, provider: other-university}
obligation: obligatory
decision: positive
from: 2023-09-01
until: 2029-08-31
entered_by: maintainers
links: [{url: https://natqa.example/2023-009}]
last_verified: 2026-10-01
source: https://natqa.example/2023-009
""",
        check=programme_of_another_provider,
    ),
    Rule(
        "scope-and-activity-differ",
        Level.ERROR,
        "Let a report from an institutional procedure have scope provider.",
        "A procedure that looks at whole organisations gives no separate result for a course or a programme.",
        bad="""\
# reports/exqa/2019-004.yml
activities: [institutional]
""",
        good="""\
# reports/exqa/2019-004.yml
activities: [mc-review]
""",
        check=scope_and_activity_differ,
    ),
    Rule(
        "wrong-number-of-providers",
        Level.ERROR,
        "Name exactly one provider for a procedure of type programme or institutional-programme, and at least two for "
        "joint-programme.",
        "DEQAR counts in the same way, and a result must not spread to a provider that was not looked at.",
        bad="""\
# reports/exqa/2019-004.yml
providers: [example-university, other-university]
""",
        good="""\
# reports/exqa/2019-004.yml
providers: [example-university]
""",
        check=wrong_number_of_providers,
    ),
    Rule(
        "obligatory-for-other-providers",
        Level.WARNING,
        "Write `obligation: voluntary` in a report on other-providers alone.",
        "DEQAR accepts reports on other providers alone as voluntary ones only. Your country may differ: check.",
        bad="""\
# reports/exqa/2022-003.yml
providers: [example-training]
covers_micro_credentials: {answer: no}
""",
        good="""\
# reports/exqa/2022-003.yml
providers: [example-training]
covers_micro_credentials: {answer: no}
obligation: voluntary
""",
        check=obligatory_for_other_providers,
    ),
    Rule(
        "same-report-twice",
        Level.WARNING,
        "Enter every report once.",
        "Two records of one report would be two results where the agency published one.",
        bad="""\
# reports/natqa/mfa-1.yml
activities: [accreditation]
scope: programme
providers: [other-university]
programme: {id: msc-data-science, name: Data Science, provider: other-university}
obligation: obligatory
decision: positive
from: 2023-09-01
entered_by: agency
links: [{url: https://natqa.example/mfa-1}]
last_verified: 2026-10-01
source: https://natqa.example/mfa-1
""",
        good="""\
# reports/natqa/mfa-1.yml
activities: [accreditation]
scope: programme
providers: [other-university]
programme: {id: bsc-data-science, name: Data Science, provider: other-university}
obligation: obligatory
decision: positive
from: 2023-09-01
entered_by: agency
links: [{url: https://natqa.example/mfa-1}]
last_verified: 2026-10-01
source: https://natqa.example/mfa-1
""",
        check=same_report_twice,
    ),
    Rule(
        "replaces-another-subject",
        Level.ERROR,
        "Let a report replace reports on the same micro-credential (or an earlier version of it), programme or "
        "provider, or on a part of what it looks at itself.",
        "A result must not disappear because the agency looked at something else, or at a part only.",
        bad="""\
# reports/exqa/2019-004.yml
replaces: [exqa/2022-003]
""",
        good="""\
# reports/exqa/2022-003.yml
replaces: [exqa/2019-004]
# reports/exqa/2024-017.yml
replaces: []
""",
        check=replaces_another_subject,
    ),
    Rule(
        "coverage-contradicts-list",
        Level.ERROR,
        "List micro-credentials only where the answer is `yes` or `partly`.",
        "*Not included* with a list of what was included says two things at once.",
        bad="""\
# reports/exqa/2022-003.yml
covers_micro_credentials: {answer: no, credentials: [example-university/data-analysis]}
""",
        good="""\
# reports/exqa/2022-003.yml
covers_micro_credentials: {answer: partly, credentials: [example-university/data-analysis]}
""",
        check=coverage_contradicts_list,
    ),
    Rule(
        "limited-coverage-without-list",
        Level.WARNING,
        "List the micro-credentials that a report with `limited_to` covers.",
        "The report is about a part of the organisation. The catalogue cannot know which courses belong to that part.",
        bad="""\
# reports/exqa/2022-003.yml
covers_micro_credentials: {answer: yes}
""",
        good="""\
# reports/exqa/2022-003.yml
covers_micro_credentials: {answer: yes, credentials: [example-university/data-analysis]}
""",
        check=limited_coverage_without_list,
    ),
)
