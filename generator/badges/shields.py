"""A status for shields.io, whose service draws a badge from a file. It refuses keys that it does not know."""

from generator.badges import look, svg
from generator.status import Status, Statuses, wording


def endpoint(statuses: Statuses, status: Status) -> dict[str, object]:
    """Give the label with its last day, and the colour."""
    differs = "another result differs" if status.also else ""
    said = (wording.label(statuses, status), svg.end(status, shortly=True), differs)
    return {
        "schemaVersion": 1,
        "label": "quality check",
        "message": ", ".join(filter(None, said)),
        "color": look.colour(status.standing).removeprefix("#"),
    }
