"""The block of JSON-LD in the page of a record, which no script runs; and what schema.org does not say of a record."""

from collections.abc import Iterator, Sequence
from typing import cast

from generator import markup, records
from generator.catalogue import Entry
from generator.exports.linked import Node
from generator.exports.losses import Loss, of_fields
from generator.exports.schema_org import courses, organisations, reports
from generator.exports.schema_org.medium import Medium, in_page
from generator.exports.snapshot import Snapshot
from generator.markup import Markup
from generator.messages import gettext as _
from generator.records import Agency, Credential, Provider, Record, Report
from generator.records.values import Text
from generator.vocabulary import fields_of_study


def embedded(snapshot: Snapshot, entry: Entry[Record]) -> Markup:
    """Give what stands in the head of the page of a record."""
    medium = in_page(snapshot, entry)
    graph = [_thing(medium, entry), _trail(medium, *_steps(snapshot, entry))]
    return markup.data({"@context": "https://schema.org", "@graph": graph})


def lost(snapshot: Snapshot, entry: Entry[Record]) -> Iterator[Loss]:
    """Yield what a record states and schema.org does not say of it."""
    match record := entry.record:
        case Credential():
            yield from courses.lost(snapshot, cast("Entry[Credential]", entry))
            return
        case Provider():
            yield from of_fields(record, organisations.OF_PROVIDER)
            if any(each.kind not in organisations.SAID for each in record.related):
                yield Loss("related", "schema.org has no word for who confirms courses or took over work.")
        case Report():
            yield from of_fields(record, reports.WITHOUT_PLACE)
            if max(len(record.providers), len(record.credentials)) > reports.MOST_SUBJECTS:
                yield Loss("providers", f"A block of data names at most {reports.MOST_SUBJECTS} of what it is about.")
        case Agency():
            yield from of_fields(record, organisations.OF_AGENCY)
    spoken = snapshot.language
    if any(text.pick(spoken)[0] != tag for _loc, text in records.leaves(record, Text) for tag, _words in text):
        yield Loss("texts in further languages", "A block of data says everything in the language of its page.")


def _thing(medium: Medium, entry: Entry[Record]) -> Node:
    match entry.record:
        case Credential():
            return courses.brief(medium, cast("Entry[Credential]", entry))
        case Provider() as provider:
            return organisations.provider(medium, provider)
        case Agency() as agency:
            return organisations.agency(medium, agency)
        case _:
            return reports.report(medium, cast("Entry[Report]", entry))


def _steps(snapshot: Snapshot, entry: Entry[Record]) -> tuple[list[tuple[str, str]], str]:
    """Give name and address of the steps to a page below the home page, as it shows them, and what it is called."""
    spoken = snapshot.language
    match entry.record:
        case Credential() as record:
            broad = fields_of_study.broad(record.field[0]) if record.field else ""
            subject = [(_(fields_of_study.EVERYDAY[broad]), f"browse/subject/{broad}/")] if broad else []
            return [(_("Browse"), "browse/"), *subject], record.title.pick(spoken)[1]
        case Provider() as provider:
            kind = (provider.kind.label, f"browse/provider-kind/{provider.kind}/")
            return [(_("Providers"), "providers/"), kind], provider.name.pick(spoken)[1]
        case Agency() as agency:
            return [(_("Agencies"), "agencies/")], agency.name.pick(spoken)[1]
        case _:
            return [(_("Reports"), "reports/")], entry.ref


def _trail(medium: Medium, steps: Sequence[tuple[str, str]], here: str) -> Node:
    """Give the way to a page; search engines ask for two steps, and need neither the first page nor this one."""
    items: list[Node] = [{"name": name, "item": medium.at(path)} for name, path in steps]
    items += [{"name": here}] if len(items) == 1 else []
    listed = [{"@type": "ListItem", "position": place, **item} for place, item in enumerate(items, start=1)]
    return {"@type": "BreadcrumbList", "itemListElement": listed}
