"""How complete a credential is: which elements of Annex I are stated. Rules warn about the rest, pages show both.

An element that does not apply, with a reason, counts as stated: somebody has thought about it.
"""

from collections.abc import Callable

from generator.catalogue import Catalogue, Entry, owner
from generator.records import Credential
from generator.settings import ANNEX_I


def stated(catalogue: Catalogue, entry: Entry[Credential]) -> dict[str, bool]:
    """Tell for each element of Annex I, in the order of `settings.ANNEX_I`, whether it is stated."""
    return {element: _STATED[element](catalogue, entry) for element in ANNEX_I}


def missing(catalogue: Catalogue, entry: Entry[Credential]) -> tuple[str, ...]:
    """Give the elements of Annex I that are not stated."""
    return tuple(element for element in ANNEX_I if not _STATED[element](catalogue, entry))


def has_level(record: Credential) -> bool:
    """Tell whether a credential states its level, in any framework."""
    level = record.level
    return level is not None and any(part is not None for part in (level.eqf, level.qf_ehea, level.nqf))


def has_workload(record: Credential) -> bool:
    """Tell whether a credential states how much work it is."""
    workload = record.workload
    return workload is not None and (workload.hours is not None or workload.ects is not None)


def _has_assessment(record: Credential) -> bool:
    assessment = record.assessment
    return assessment is not None and (assessment.certificate is not None or bool(assessment.methods))


def _has_quality_assurance(catalogue: Catalogue, ref: str) -> bool:
    """Tell whether an awarding provider describes its own quality assurance, or a report touches the credential."""
    awarding = (catalogue.providers.get(provider) for provider in catalogue.awarding(ref))
    own = any(provider.record.internal_quality is not None for provider in awarding if provider)
    return own or bool(catalogue.evidence_on(ref))


_STATED: dict[str, Callable[[Catalogue, Entry[Credential]], bool]] = {
    "title": lambda _, entry: bool(entry.record.title.by_language),
    "country": lambda catalogue, entry: bool(catalogue.country_of(owner(entry.ref))),
    "awarding_body": lambda catalogue, entry: owner(entry.ref) in catalogue.providers,
    "learning_outcomes": lambda _, entry: bool(entry.record.learning_outcomes),
    "workload": lambda _, entry: has_workload(entry.record),
    "level": lambda _, entry: has_level(entry.record),
    "assessment": lambda _, entry: _has_assessment(entry.record),
    "participation": lambda _, entry: entry.record.participation is not None and bool(entry.record.participation.mode),
    "quality_assurance": lambda catalogue, entry: _has_quality_assurance(catalogue, entry.ref),
}
