"""The quality status: reports, agencies, a policy and a day in; a status with its reasons, or a timeline, out.

A status is never typed in. `docs/status.md` is the policy in words, step by step, with the reasons.
"""

import datetime as dt

from generator.catalogue import Catalogue
from generator.settings import Policy
from generator.status.dossier import BAD, GOOD, Dossier, Interval
from generator.status.result import Also, Status, Was, timeline_as_json
from generator.status.review import Review
from generator.status.statuses import Statuses

__all__ = ["BAD", "GOOD", "Also", "Dossier", "Interval", "Review", "Status", "Statuses", "Was", "of", "timeline"]
__all__ += ["timeline_as_json"]


def of(subject: str, catalogue: Catalogue, policy: Policy, on: dt.date) -> Status:
    """Work out the status of a credential (`<provider>/<credential>`) or provider on a day.

    Raises KeyError if no such record exists.
    """
    return Statuses(catalogue, policy).of(subject, on)


def timeline(subject: str, catalogue: Catalogue, policy: Policy) -> tuple[Interval, ...]:
    """Give the intervals over which the status differs, oldest first. Raises KeyError if no such record exists."""
    return Statuses(catalogue, policy).timeline(subject)
