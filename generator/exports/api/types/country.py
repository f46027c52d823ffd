"""What is known about micro-credentials in a country or education system."""

from typing_extensions import TypedDict

from generator.exports.api.types.published import Text, published


@published
class CountryAnswerV1(TypedDict):
    """What is known about one question in a country."""

    answer: str
    """A code of the vocabulary `answer`."""
    note: Text | None
    url: str | None


@published
class RegisterV1(CountryAnswerV1):
    """A national register of providers."""

    covers: Text | None
    led_by: Text | None


@published
class CountryEctsV1(TypedDict):
    """A country's rules for ECTS credits."""

    other_providers: bool | None
    """Whether providers that are not higher education institutions may give ECTS credits."""
    hours_per_credit: list[float] | None
    """The fewest and the most hours of work for one credit."""
    basis: Text | None


@published
class CountryExampleV1(TypedDict):
    """An example from a country."""

    text: Text
    url: str | None


@published
class CountryFactsV1(TypedDict):
    """What is known about micro-credentials in a country or education system."""

    stage: str | None
    """A code of the vocabulary `stage`."""
    summary: Text
    local_term: Text | None
    in_law: CountryAnswerV1 | None
    in_qualifications_framework: CountryAnswerV1 | None
    agency_approach: CountryAnswerV1 | None
    register: RegisterV1 | None
    catalogue: CountryAnswerV1 | None
    ects: CountryEctsV1 | None
    contact: str | None
    examples: list[CountryExampleV1]
