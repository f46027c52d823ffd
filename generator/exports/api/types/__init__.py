"""What version 1 of the interface promises: the shape of each of its files.

Days are ISO 8601 (`2026-11-22`) and inclusive. A text is a map from language tags (BCP 47) to plain text, in the order
of the record. Codes are explained in `/api/v1/vocabularies/`. What is not known is `null`, or an empty list.
"""

from typing import Any

from typing_extensions import is_typeddict

from generator.exports.api.types import (
    agency,
    changes,
    country,
    credential,
    document,
    lists,
    provider,
    quality,
    report,
    vocabularies,
)

_MODULES = (quality, credential, provider, agency, report, country, document, lists, vocabularies, changes)
BY_NAME: dict[str, Any] = {
    name: value for module in _MODULES for name, value in vars(module).items() if is_typeddict(value)
}
"""Every type by its name."""
