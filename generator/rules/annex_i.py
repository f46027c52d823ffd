"""Rules about what the EU Council Recommendation of 16 June 2022 wants every micro-credential to state (Annex I)."""

import datetime as dt
from collections.abc import Iterator

from generator import completeness
from generator.catalogue import Catalogue, Entry, owner
from generator.finding import Level
from generator.records import Credential
from generator.rules.rule import Defect, Rule


def not_stated(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find credentials that leave out elements of Annex I."""
    for entry, missing in _missing(catalogue):
        if names := [_words(element) for element in missing if element not in catalogue.required]:
            yield Defect(entry, (), f"not stated: {', '.join(names)}", "Add what the provider publishes about it.")


def required_but_not_stated(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find credentials that leave out elements of Annex I that this catalogue requires."""
    for entry, missing in _missing(catalogue) if catalogue.required else ():
        if names := [_words(element) for element in missing if element in catalogue.required]:
            yield Defect(
                entry,
                (),
                f"this catalogue requires: {', '.join(names)}",
                "Add what the provider publishes about it; `required` in mkdocs.yml lists what no record goes without.",
            )


def _missing(catalogue: Catalogue) -> Iterator[tuple[Entry[Credential], tuple[str, ...]]]:
    """Yield each credential and what it does not state; those of a provider without a record have another finding."""
    for entry in catalogue.credentials.values():
        if owner(entry.ref) in catalogue.providers:
            yield entry, completeness.missing(catalogue, entry)


def _words(element: str) -> str:
    return element.replace("_", " ")


RULES = (
    Rule(
        "not-stated",
        Level.WARNING,
        "State the nine elements of Annex I: title, country, awarding body, learning outcomes, workload, level, "
        "assessment, participation and quality assurance.",
        "The countries of the EU agreed that everybody should find these in every micro-credential. The page says *not "
        "stated* instead. Quality assurance is stated by a report, or by `internal_quality` of the provider.",
        bad="""\
# credentials/example-training/first-aid.yml without level, assessment
title: First aid
""",
        good="""\
# credentials/example-training/first-aid.yml
level: {eqf: not-applicable, reason: The course has not been placed at a level.}
assessment: {methods: [quiz]}
""",
        check=not_stated,
    ),
    Rule(
        "required-but-not-stated",
        Level.ERROR,
        "State the elements of Annex I that this catalogue requires.",
        "A catalogue can decide to list nothing without them: `required` in the section `catalogue` of mkdocs.yml.",
        bad="""\
# mkdocs.yml
extra: {catalogue: {required: [level]}}
# credentials/example-training/first-aid.yml without level
title: First aid
""",
        good="""\
# mkdocs.yml
extra: {catalogue: {required: [level]}}
# credentials/example-training/first-aid.yml
level: {eqf: 5}
""",
        check=required_but_not_stated,
    ),
)
