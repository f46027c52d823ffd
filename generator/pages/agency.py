"""The page of an agency: what it does, who recognises it, and every decision of it that is recorded."""

import datetime as dt
from collections.abc import Iterable
from itertools import islice

from generator import markup, words
from generator.catalogue import Entry, owner
from generator.messages import gettext as _
from generator.pages import evidence, follow, quality
from generator.pages.page import Context, Page
from generator.records import Agency
from generator.upkeep import Ending
from generator.vocabulary import CheckKind, places

MOST_REPORTS = 100
"""An agency's page shows this many reports; the rest stand in the list of reports."""
MOST_ENDINGS = 3
"""So many ends of reviews are named, the next ones."""


def page(context: Context, entry: Entry[Agency], endings: Iterable[Ending]) -> Page:
    """Make the page of an agency; `endings` are the ends of its reviews, by day."""
    path = f"agencies/{entry.ref}/"
    record = entry.record
    common = context.common(path)
    root = str(common["root"])
    reports = context.catalogue.by_agency(entry.ref)
    facts = [evidence.alone(context, report, root) for report in reports[:MOST_REPORTS]]
    country = places.name(record.country, context.language)
    touched = _touched(context, entry.ref)
    values = {
        **common,
        "follow": follow.links(context, f"agencies/{entry.ref}", root),
        "entry": entry,
        "record": record,
        "country": country,
        "period": _period,
        "facts": facts,
        "ending": [
            (end, evidence.named(context, end.report, root, end.credential))
            for end in islice((each for each in endings if each.day >= context.on), MOST_ENDINGS)
        ],
        "more": "reports/" if len(reports) > MOST_REPORTS else "",
        "total": words.number(len(reports)),
        "touched": len(touched),
        "decides": [(kind.label, words.number(n)) for kind, n in _decided(context, entry.ref, touched) if n],
    }
    name = context.plain(record.name)
    return Page(
        path=path,
        title=name,
        description=_(
            "{name}, quality assurance agency in {country}: recognition, procedures and published decisions.",
            name=name,
            country=country,
        ),
        content=markup.render("agency.html", values),
        modified=record.last_verified,
        indexed=not record.sample,
        head=follow.head(context, f"agencies/{entry.ref}", root),
        next_change=context.next_change_of(touched),
    )


def _own(context: Context, ref: str) -> set[str]:
    """Give the reports that the agency itself published; to others it only contributed."""
    return {report.ref for report in context.catalogue.by_agency(ref) if owner(report.ref) == ref}


def _touched(context: Context, ref: str) -> set[str]:
    """Give the credentials that the agency's own reports touch."""
    return {credential.ref for report in _own(context, ref) for credential, _ in context.catalogue.touched_by(report)}


def _decided(context: Context, ref: str, touched: Iterable[str]) -> list[tuple[CheckKind, int]]:
    """Count the credentials whose status the agency's own reports decide on the day, by kind of check."""
    own = _own(context, ref)

    def decides(credential: str) -> bool:
        status = context.status(credential)
        return not own.isdisjoint(set(status.because).difference(report for report, _ in status.not_counted))

    return quality.counts(context, filter(decides, touched))


def _period(first: dt.date, last: dt.date | None) -> str:
    return _("since {first}", first=words.day(first)) if last is None else words.period(first, last)
