"""The licences under which a catalogue can publish its records."""

from generator.vocabulary.term import Term


class Licence(Term):
    """A licence of the records, by its SPDX identifier."""

    CC_BY = (
        "CC-BY-4.0",
        "CC BY 4.0",
        "You may use the records for any purpose if you name this catalogue as the source.",
        "https://creativecommons.org/licenses/by/4.0/",
    )
    CC_BY_SA = (
        "CC-BY-SA-4.0",
        "CC BY-SA 4.0",
        "You may use the records if you name this catalogue and give what you make of them the same licence.",
        "https://creativecommons.org/licenses/by-sa/4.0/",
    )
    CC_ZERO = (
        "CC0-1.0",
        "CC0 1.0",
        "You may use the records for any purpose, and you need not name this catalogue.",
        "https://creativecommons.org/publicdomain/zero/1.0/",
    )
