"""Tables of quality statuses: that of the day, all times, and reports beside it."""

from collections.abc import Iterable

from generator.exports.dumps.tables import column
from generator.exports.dumps.tables.table import Document, Table


def _intervals(document: Document) -> Iterable[Document]:
    for interval, words in zip(document["timeline"], document["in_words"], strict=True):
        yield {**words, **interval}


_SCOPE = "what was looked at: a code of the vocabulary `scope`, or `none`"

STATUSES = Table(
    "statuses",
    "The quality status of a credential or provider on the day of the dump.",
    ("credential", "provider"),
    (
        column.text("name", "its title or name, in the default language if it has one in it", "added.name"),
        column.text("kind", "`credential` or `provider`"),
        column.text("scope", _SCOPE, "qa.scope"),
        column.code("standing", "standing", "qa.standing"),
        column.text("label", "the same in words", "added.now.label"),
        column.text("sentence", "the same as a sentence", "added.now.sentence"),
        column.code("check_group", "check-group", "added.now.group"),
        column.day("as_of", "the day for which it was worked out"),
        column.day("since", "the first day of this status", "qa.since"),
        column.day("last_day", "the last day that is known today", "qa.until"),
        column.day("good_until", "the last day of a good status", "qa.good_until"),
        column.yes_no(
            "until_assumed",
            "whether no report names that day, so that the catalogue's rule was used",
            "qa.until_assumed",
        ),
        column.yes_no("expiring", "whether it ends soon", "qa.expiring"),
        column.text("obligation", "`obligatory`, `voluntary`, `mixed` or unknown", "qa.obligation"),
        column.day("next_change", "the next day on which it changes by itself", "qa.next_change"),
        column.listed("because", "report", "the reports behind it", "qa.because"),
        column.code("was_scope", "scope", "qa.was.scope"),
        column.code("was_standing", "standing", "qa.was.standing"),
        column.day("was_until", "the last day of that earlier result", "qa.was.until"),
        column.text("next_report", "the report that takes effect next", "qa.next"),
        column.address("page", "the page for people"),
        column.address("badge", "the picture for other websites"),
    ),
    one="status",
)

LISTS = (
    Table(
        "status_intervals",
        "A time in which a quality status stayed the same: the timeline, oldest first.",
        ("credential", "provider"),
        (
            column.day("first_day", "its first day; empty if it has none", "from"),
            column.day("last_day", "its last day; empty if none is known", "until"),
            column.text("scope", _SCOPE),
            column.code("standing", "standing"),
            column.text("label", "the same in words"),
            column.text("sentence", "the same as a sentence"),
            column.code("check_group", "check-group", "group"),
            column.day("holds_until", "the last day of exactly this result, if it is good"),
            column.yes_no("until_assumed", "whether no report names that day"),
            column.listed("because", "report", "the reports behind it"),
        ),
        items=_intervals,
        one="status_interval",
    ),
    Table(
        "status_others",
        "A report that came to another result than the status.",
        ("credential", "provider"),
        (column.text("report", "the report"), column.code("scope", "scope"), column.code("standing", "standing")),
        items="qa.also",
    ),
    Table(
        "status_not_counted",
        "A report that does not count for a status today, and why.",
        ("credential", "provider"),
        (column.text("report", "the report"), column.code("reason", "not-counted")),
        items="qa.not_counted",
    ),
)
