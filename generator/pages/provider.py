"""The page of a provider: what kind of organisation it is, how it was reviewed and what it offers."""

from collections import defaultdict
from collections.abc import Mapping

from generator import markup, words
from generator.badges import oembed
from generator.catalogue import Entry, owner, sorted_by_title
from generator.markup import Markup
from generator.pages import evidence, follow, quality
from generator.pages.page import Context, Page
from generator.records import Credential, Provider
from generator.vocabulary import Scope, fields_of_study, places

MOST_CARDS = 60
"""A provider's page shows this many of its credentials; the rest stand in its list."""


def page(context: Context, entry: Entry[Provider], cards: Mapping[str, Markup]) -> Page:
    """Make the page of a provider. `cards` holds the finished card of every credential, by name."""
    path = f"providers/{entry.ref}/"
    record = entry.record
    common = context.common(path)
    root = str(common["root"])
    own, name = record.name.pick(context.language)
    reports = context.catalogue.naming(entry.ref)
    offered = context.catalogue.awarded_by(entry.ref)
    values = {
        **common,
        "follow": follow.links(context, f"providers/{entry.ref}"),
        "entry": entry,
        "record": record,
        "other_names": [(tag, other) for tag, other in record.name if tag != own],
        "seats": [_seat(seat.country, seat.system, seat.city, legal=seat.legal) for seat in record.seats],
        "quality": quality.quality(context, entry.ref, root),
        "beside": quality.beside(context, entry.ref, root),
        "narrower": [evidence.alone(context, r, root) for r in reports if r.record.scope != Scope.PROVIDER],
        "subjects": _by_subject(context, offered, cards, root),
        "total": words.number(len(offered)),
        "more_address": f"browse/provider/{entry.ref}/" if len(offered) > MOST_CARDS else "",
        "partnered": _partnered(context, entry.ref, root),
        "related": [(relation.kind, context.provider(relation.provider, root)) for relation in record.related],
    }
    country = places.name(record.seat.country, context.language)
    count = words.count(len(offered), "micro-credential", "micro-credentials")
    return Page(
        path=path,
        title=name,
        description=f"{name}: {record.kind.label.lower()} in {country}. {count}, reviews and identifiers.",
        content=markup.render("provider.html", values),
        modified=record.last_verified,
        indexed=not record.sample,
        head=_head(context, entry.ref, root),
    )


def _head(context: Context, ref: str, root: str) -> Markup:
    """Name what others can fetch beside the page."""
    lines = (oembed.alternate(context.settings.url, ref), follow.head(context, f"providers/{ref}", root))
    return Markup("\n").join(line for line in lines if line)


def _seat(country: str, system: str | None, city: str | None, *, legal: bool) -> tuple[str, str, bool]:
    place = places.name(system or country)
    return (f"{city}, {place}" if city else place), f"countries/{system or country.lower()}/", legal


def _by_subject(
    context: Context, offered: tuple[Entry[Credential], ...], cards: Mapping[str, Markup], root: str
) -> list[tuple[str, Markup, int]]:
    """Group the cards of a provider's credentials by broad field, in order of fields."""
    groups: dict[str, list[Entry[Credential]]] = defaultdict(list)
    for credential in sorted_by_title(offered, context.language)[:MOST_CARDS]:
        groups[fields_of_study.broad(credential.record.field[0]) if credential.record.field else ""].append(credential)
    return [
        (
            fields_of_study.EVERYDAY.get(code, "Subject not stated"),
            at_root(Markup("\n").join(cards[credential.ref] for credential in group), root),
            len(group),
        )
        for code, group in sorted(groups.items(), key=lambda item: item[0] or "99")
    ]


def _partnered(context: Context, ref: str, root: str) -> list[tuple[Markup, str]]:
    return [
        (
            context.credential(credential.ref, root),
            words.sentence([p.role.label.lower() for p in credential.record.partners if p.provider == ref])
            + f", awarded by {context.plain(context.catalogue.providers[owner(credential.ref)].record.name)}",
        )
        for credential in context.catalogue.partnered_by(ref)
        if owner(credential.ref) in context.catalogue.providers
    ]


def at_root(cards: Markup, root: str) -> Markup:
    """Make the addresses of finished cards fit a page: they are rendered with a mark for the root."""
    return Markup(cards.replace(markup.ROOT, root))  # noqa: S704 - the cards are markup, the root is ours
