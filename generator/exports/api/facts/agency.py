"""What records of agencies state, in the words of version 1."""

from generator.catalogue import Entry
from generator.exports.api.facts import values
from generator.exports.api.types.agency import ActivityV1, AgencyFactsV1, RecognitionV1
from generator.records import Agency
from generator.records import agency as records


def of(entry: Entry[Agency]) -> AgencyFactsV1:
    """Give what is known about an agency."""
    record = entry.record
    return {
        "name": dict(record.name),
        "acronym": record.acronym,
        "country": record.country,
        "website": record.website,
        "recognition": [_recognition(window) for window in record.recognition],
        "activities": [_activity(name, activity) for name, activity in record.activities.items()],
        "report_hosts": list(record.report_hosts),
    }


def _recognition(window: records.Recognition) -> RecognitionV1:
    return {
        "by": window.by.value,
        "from": window.from_.isoformat(),
        "until": values.day(window.until),
        "register": window.register,
    }


def _activity(name: str, activity: records.Activity) -> ActivityV1:
    return {
        "id": name,
        "name": dict(activity.name),
        "type": activity.type.value,
        "from": activity.from_.isoformat(),
        "until": values.day(activity.until),
        "esg": activity.esg,
    }
