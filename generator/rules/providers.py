"""Rules about providers: who they are, where they are, who else says that they exist."""

import datetime as dt
from collections.abc import Iterator

from generator.catalogue import Catalogue
from generator.finding import Level
from generator.records import Provider
from generator.records.provider import Identifier
from generator.rules.addresses import belongs_to, without_www
from generator.rules.rule import Defect, Rule
from generator.source import shown
from generator.vocabulary import ProviderKind


def not_one_legal_seat(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find providers with no legal seat or with several."""
    for entry in catalogue.providers.values():
        legal = [index for index, seat in enumerate(entry.record.seats) if seat.legal]
        if not legal:
            yield Defect(entry, ("seats",), "no seat is the legal one", "Write `legal: true` at exactly one seat.")
        elif len(legal) > 1:
            message = f"{len(legal)} seats are marked as the legal one"
            yield Defect(entry, ("seats", legal[1], "legal"), message, "Keep `legal: true` at exactly one seat.")


def organisation_type_missing(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find other providers that do not say how they are set up."""
    for entry in catalogue.providers.values():
        if entry.record.kind == ProviderKind.OTHER_PROVIDER and entry.record.organisation_type is None:
            yield Defect(
                entry,
                ("organisation_type",),
                "an other-provider says with `organisation_type` how it is set up, and this one does not",
                "Add `organisation_type`: a private-company, an ngo, a public-organisation …",
            )


def kind_and_powers_differ(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find institutions that award no degrees, and other providers that do, without a word on why."""
    for entry in catalogue.providers.values():
        record = entry.record
        institution = record.kind == ProviderKind.HIGHER_EDUCATION_INSTITUTION
        explained = record.ects is not None and record.ects.basis is not None
        if institution == record.degree_awarding_powers or explained:
            continue
        message = (
            "this is a higher education institution that may not award degrees"
            if institution
            else "this is an other-provider that may award degrees"
        )
        yield Defect(
            entry, ("degree_awarding_powers",), message, "Check both keys. If it is so, say why in `ects`, `basis`."
        )


def no_outside_identifier(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find providers that nobody but their own website says exist."""
    for entry in catalogue.providers.values():
        if not any(_from_outside(identifier, entry.record) for identifier in entry.record.identifiers):
            yield Defect(
                entry,
                ("identifiers",),
                f"every identifier comes from its own website, {shown(entry.record.website.host)}",
                "Add a number from a register that somebody else keeps.",
            )


def _from_outside(identifier: Identifier, provider: Provider) -> bool:
    """Tell whether an identifier is kept by somebody else: another host, or a source without an address."""
    if identifier.url is None:
        return True
    own, host = without_www(provider.website.host), identifier.url.host
    return not (belongs_to(host, own) or belongs_to(own, without_www(host)))


RULES = (
    Rule(
        "not-one-legal-seat",
        Level.ERROR,
        "Mark exactly one seat with `legal: true`.",
        "The country of the legal seat is the country of the awarding body, and its rules apply.",
        bad="""\
# providers/other-university.yml
seats:
  - {country: EE, city: Tartu}
""",
        good="""\
# providers/other-university.yml
seats:
  - {country: EE, city: Tartu, legal: true}
""",
        check=not_one_legal_seat,
    ),
    Rule(
        "organisation-type-missing",
        Level.ERROR,
        "Say of every other-provider how it is set up.",
        "Everybody knows what a university is. Of another provider, readers want to know who is behind it.",
        bad="""\
# providers/example-training.yml without organisation_type
kind: other-provider
""",
        good="""\
# providers/example-training.yml
kind: other-provider
organisation_type: ngo
""",
        check=organisation_type_missing,
    ),
    Rule(
        "kind-and-powers-differ",
        Level.WARNING,
        "Check `kind` and `degree_awarding_powers`; if they differ rightly, say why in the `basis` of `ects`.",
        "Most institutions of higher education award degrees and most other providers do not. There are exceptions, "
        "and readers wonder about them.",
        bad="""\
# providers/other-university.yml
degree_awarding_powers: false
ects: {eligible: true}
""",
        good="""\
# providers/other-university.yml
degree_awarding_powers: false
ects: {eligible: true, basis: A university college; its degrees are awarded by another university.}
""",
        check=kind_and_powers_differ,
    ),
    Rule(
        "no-outside-identifier",
        Level.ERROR,
        "Give at least one identifier from a register that is not the provider's own website.",
        "Anybody can make a website. A number in a register of somebody else shows that the organisation exists.",
        bad="""\
# providers/other-university.yml
identifiers:
  - {scheme: national, value: "7", source: Its own list, url: https://www.other.example/about}
""",
        good="""\
# providers/other-university.yml
identifiers:
  - {scheme: ETER, value: EE0000, source: ETER, url: https://eter.example/EE0000}
""",
        check=no_outside_identifier,
    ),
)
