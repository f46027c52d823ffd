"""Rules about a credential and those who award it: workload, level, credits, versions."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from generator.catalogue import Catalogue, Entry, owner
from generator.finding import Level
from generator.records import Credential, Provider
from generator.records.country import CountryEcts
from generator.records.values import NOT_APPLICABLE
from generator.rules.rule import Defect, Rule
from generator.vocabulary import Availability, Certificate, EctsEligibility, ProviderKind

FEWEST_HOURS, MOST_HOURS = Decimal(20), Decimal(30)
"""Hours of work for one ECTS credit where the country's record says nothing."""
TOO_MANY_CREDITS = 60
"""A full year of study."""


def not_applicable_without_reason(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find ECTS credits and levels that do not apply and do not say why."""
    for entry in catalogue.credentials.values():
        workload, level = entry.record.workload, entry.record.level
        hint = "Add a `reason` beside it: one sentence for readers."
        if workload is not None and workload.ects == NOT_APPLICABLE and workload.reason is None:
            yield Defect(entry, ("workload", "ects"), "nothing says why ECTS credits do not apply", hint)
        if level is not None and level.eqf == NOT_APPLICABLE and level.reason is None:
            yield Defect(entry, ("level", "eqf"), "nothing says why the European level does not apply", hint)


def neither_credits_nor_hours(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find workloads to which ECTS does not apply and that do not give hours."""
    for entry in catalogue.credentials.values():
        workload = entry.record.workload
        if workload is not None and workload.ects == NOT_APPLICABLE and workload.hours is None:
            yield Defect(
                entry,
                ("workload",),
                "ECTS credits do not apply, and `hours` is not given either",
                "Add `hours`: all hours of work, with reading and tasks at home.",
            )


def unusual_hours_per_credit(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find workloads whose hours for one credit lie outside the span of the provider's country."""
    for entry in catalogue.credentials.values():
        ects = _credits(entry.record)
        hours = entry.record.workload.hours if entry.record.workload else None
        if ects is None or hours is None:
            continue
        fewest, most = _span(catalogue, catalogue.providers.get(owner(entry.ref)))
        if not fewest * ects <= hours <= most * ects:
            yield Defect(
                entry,
                ("workload",),
                f"{hours} hours for {ects} ECTS are {round(hours / ects, 1):f} hours for one credit; "
                f"{fewest} to {most} are usual there",
                "Count all hours of work, not only those in class, and check the credits.",
            )


def _credits(record: Credential) -> Decimal | None:
    """Give the ECTS credits, if they apply and are stated."""
    ects = record.workload.ects if record.workload else None
    return ects if isinstance(ects, Decimal) else None


def _span(catalogue: Catalogue, provider: Entry[Provider] | None) -> tuple[Decimal, Decimal]:
    for rules in _country_rules(catalogue, provider):
        if rules.hours_per_credit is not None:
            return min(rules.hours_per_credit), max(rules.hours_per_credit)
    return FEWEST_HOURS, MOST_HOURS


def _country_rules(catalogue: Catalogue, provider: Entry[Provider] | None) -> Iterator[CountryEcts]:
    """Yield the rules for ECTS at a provider's legal seat: its education system's, then its country's."""
    if provider is None:
        return
    seat = provider.record.seat
    for place in (seat.system, seat.country.lower()):
        country = catalogue.countries.get(place or "")
        if country is not None and country.record.ects is not None:
            yield country.record.ects


def credits_by_ineligible_provider(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find ECTS credits that no awarding provider may give."""
    for entry, eligible in _giving_credits(catalogue):
        if eligible == EctsEligibility.FALSE:
            yield Defect(
                entry,
                ("workload", "ects"),
                f"`{owner(entry.ref)}` may not give ECTS credits",
                "Write `ects: not-applicable` with hours and a reason, or let the maintainers correct `ects` in the "
                "record of the provider or the country.",
            )


def credits_by_unknown_right(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find ECTS credits of awarding providers of whom nobody has confirmed that they may give them."""
    for entry, eligible in _giving_credits(catalogue):
        if eligible == EctsEligibility.UNKNOWN:
            yield Defect(
                entry,
                ("workload", "ects"),
                f"nobody has confirmed that `{owner(entry.ref)}` may give ECTS credits",
                "The maintainers write the answer and its basis under `ects` in the record of the provider.",
            )


def _giving_credits(catalogue: Catalogue) -> Iterator[tuple[Entry[Credential], EctsEligibility]]:
    """Yield every credential with ECTS credits, and whether one of its awarding providers may give them."""
    known = {ref: _eligible(catalogue, entry) for ref, entry in catalogue.providers.items()}
    for entry in catalogue.credentials.values():
        if _credits(entry.record) is None:
            continue
        answers = {known[provider] for provider in catalogue.awarding(entry.ref) if provider in known}
        best = (EctsEligibility.TRUE, EctsEligibility.UNKNOWN, EctsEligibility.FALSE)
        if answers:
            yield entry, next(answer for answer in best if answer in answers)


def _eligible(catalogue: Catalogue, provider: Entry[Provider]) -> EctsEligibility:
    """Tell whether a provider may give ECTS credits.

    Its own record comes first, since the maintainers confirm it. Without a word there, an institution of higher
    education that awards degrees may; for another provider the rules of its country decide.
    """
    record = provider.record
    if record.ects is not None and record.ects.eligible != EctsEligibility.UNKNOWN:
        return record.ects.eligible
    if record.kind == ProviderKind.HIGHER_EDUCATION_INSTITUTION:
        usual = record.ects is None and record.degree_awarding_powers
        return EctsEligibility.TRUE if usual else EctsEligibility.UNKNOWN
    for rules in _country_rules(catalogue, provider):
        if rules.other_providers is not None:
            return EctsEligibility.TRUE if rules.other_providers else EctsEligibility.FALSE
    return EctsEligibility.UNKNOWN


def partner_also_awards(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find partners that are at the same time awarding providers."""
    for entry in catalogue.credentials.values():
        awarding = {owner(entry.ref), *entry.record.joint_awarding}
        for index, partner in enumerate(entry.record.partners):
            if partner.provider is not None and partner.provider in awarding:
                yield Defect(
                    entry,
                    ("partners", index),
                    f"`{partner.provider}` awards this and cannot be a partner too",
                    "Keep it in one of the two places.",
                )


def joint_award_unconfirmed(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find joint awards that the other provider does not confirm in its own record."""
    for entry in catalogue.credentials.values():
        for index, other in enumerate(entry.record.joint_awarding):
            if other == owner(entry.ref) or other not in catalogue.providers or catalogue.confirms(other, entry.ref):
                continue
            yield Defect(
                entry,
                ("joint_awarding", index),
                f"`{other}` does not confirm that it awards this; its reports do not count here",
                f"`{other}` adds `{entry.ref}` to `joint_awards` in its own record.",
            )


def supersedes_offered(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find new versions beside an old one that is still offered."""
    for entry in catalogue.credentials.values():
        earlier = catalogue.credentials.get(entry.record.supersedes or "")
        if earlier is not None and earlier.record.availability == Availability.OFFERED and earlier is not entry:
            yield Defect(
                entry,
                ("supersedes",),
                f"`{earlier.ref}` is still offered, although this replaces it",
                "Set `availability: closed` in the earlier one, or remove `supersedes` if both go on.",
            )


def nothing_is_assessed(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find courses that end without an assessment."""
    for entry in catalogue.credentials.values():
        assessment = entry.record.assessment
        if assessment is not None and assessment.certificate in (Certificate.NONE, Certificate.ATTENDANCE):
            yield Defect(
                entry,
                ("assessment", "certificate"),
                f"certificate `{assessment.certificate}`: nothing is assessed, "
                "so it is not a micro-credential in the EU's sense",
                "Check the answer; if it is right, consider whether the course belongs here.",
            )


def a_year_of_credits(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find credentials as large as a year of study."""
    for entry in catalogue.credentials.values():
        ects = _credits(entry.record)
        if ects is not None and ects >= TOO_MANY_CREDITS:
            yield Defect(
                entry,
                ("workload", "ects"),
                f"{ects} ECTS are a year of study or more: large for a micro-credential",
                "Check the number; if it is right, consider whether a programme of this size belongs here.",
            )


RULES = (
    Rule(
        "not-applicable-without-reason",
        Level.ERROR,
        "Say with `reason` why ECTS credits or the European level do not apply.",
        "*Does not apply* and *we have not looked* are different things. The page shows the reason to readers.",
        bad="""\
# credentials/example-training/first-aid.yml
level: {eqf: not-applicable}
""",
        good="""\
# credentials/example-training/first-aid.yml
level: {eqf: not-applicable, reason: The course has not been placed at a level.}
""",
        check=not_applicable_without_reason,
    ),
    Rule(
        "neither-credits-nor-hours",
        Level.ERROR,
        "Give `hours` where ECTS credits do not apply.",
        "Readers have to know how much work it is, in credits or in hours.",
        bad="""\
# credentials/example-training/first-aid.yml
workload: {ects: not-applicable, reason: The law keeps ECTS for universities.}
""",
        good="""\
# credentials/example-training/first-aid.yml
workload: {hours: 12, ects: not-applicable, reason: The law keeps ECTS for universities.}
""",
        check=neither_credits_nor_hours,
    ),
    Rule(
        "unusual-hours-per-credit",
        Level.WARNING,
        "Let hours divided by ECTS credits lie in the span of the country, 20 to 30 where none is recorded.",
        "One ECTS credit stands for 25 to 30 hours of work in most countries. Often the hours in class were entered.",
        bad="""\
# credentials/other-university/data-ethics.yml
workload: {hours: 30, ects: 2}
""",
        good="""\
# credentials/other-university/data-ethics.yml
workload: {hours: 60, ects: 2}
""",
        check=unusual_hours_per_credit,
    ),
    Rule(
        "credits-by-ineligible-provider",
        Level.ERROR,
        "Give ECTS credits only where the awarding provider may do so.",
        "Credits from a provider that may not give them would mislead learners who want to use them elsewhere.",
        bad="""\
# credentials/example-training/first-aid.yml
workload: {hours: 25, ects: 1}
""",
        good="""\
# credentials/example-training/first-aid.yml
workload: {hours: 25, ects: 1}
# providers/example-training.yml
ects: {eligible: true, basis: Pilot of the ministry}
""",
        check=credits_by_ineligible_provider,
    ),
    Rule(
        "credits-by-unknown-right",
        Level.WARNING,
        "Have the maintainers confirm that the awarding provider may give ECTS credits.",
        "Nobody has looked yet. An institution of higher education that awards degrees needs no confirmation.",
        bad="""\
# credentials/other-university/data-ethics.yml
workload: {hours: 50, ects: 2}
# providers/other-university.yml
ects: {eligible: unknown}
""",
        good="""\
# credentials/other-university/data-ethics.yml
workload: {hours: 50, ects: 2}
# providers/other-university.yml
ects: {eligible: true, basis: National higher education act}
""",
        check=credits_by_unknown_right,
    ),
    Rule(
        "partner-also-awards",
        Level.ERROR,
        "Name an organisation as a partner or as an awarding provider, not as both.",
        "Who awards answers for the quality, and reports on it count. Reports on a partner never do.",
        bad="""\
# credentials/other-university/data-ethics.yml
partners:
  - {provider: other-university, role: teaching}
""",
        good="""\
# credentials/other-university/data-ethics.yml
partners:
  - {provider: example-university, role: teaching}
""",
        check=partner_also_awards,
    ),
    Rule(
        "joint-award-unconfirmed",
        Level.WARNING,
        "Ask the other provider to confirm the joint award with `joint_awards` in its own record.",
        "Otherwise anybody could borrow the good name, and the reports, of another organisation.",
        bad="""\
# credentials/other-university/data-ethics.yml
joint_awarding: [example-university]
""",
        good="""\
# credentials/other-university/data-ethics.yml
joint_awarding: [example-university]
# providers/example-university.yml
joint_awards: [other-university/data-ethics]
""",
        check=joint_award_unconfirmed,
    ),
    Rule(
        "supersedes-offered",
        Level.WARNING,
        "Close the earlier version when a new one takes its place.",
        "Learners would find two versions on offer and not know which one to take.",
        bad="""\
# credentials/example-university/data-analysis-2019.yml
availability: offered
""",
        good="""\
# credentials/example-university/data-analysis-2019.yml
availability: closed
""",
        check=supersedes_offered,
    ),
    Rule(
        "nothing-is-assessed",
        Level.WARNING,
        "Check whether a course without an assessment belongs in the catalogue.",
        "The Council of the EU calls only such learning a micro-credential that was assessed against clear criteria.",
        bad="""\
# credentials/example-training/first-aid.yml
assessment: {certificate: attendance}
""",
        good="""\
# credentials/example-training/first-aid.yml
assessment: {certificate: assessment-based}
""",
        check=nothing_is_assessed,
    ),
    Rule(
        "a-year-of-credits",
        Level.WARNING,
        "Check whether something of 60 ECTS credits or more belongs in the catalogue.",
        "A micro-credential follows a small volume of learning; 60 credits are a full year of study.",
        bad="""\
# credentials/other-university/data-ethics.yml
workload: {hours: 1500, ects: 60}
""",
        good="""\
# credentials/other-university/data-ethics.yml
workload: {hours: 1475, ects: 59}
""",
        check=a_year_of_credits,
    ),
)
