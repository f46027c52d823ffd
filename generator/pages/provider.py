"""The page of a provider: what kind of organisation it is, how it was reviewed and what it offers."""

from collections import defaultdict
from collections.abc import Mapping

from generator import markup, words
from generator.badges import oembed
from generator.catalogue import Entry, owner, sorted_by_title
from generator.markup import Markup
from generator.messages import ENGLISH, noted
from generator.messages import gettext as _
from generator.pages import evidence, follow, quality
from generator.pages.edition import REFLECTION
from generator.pages.page import Context, Page, in_language
from generator.records import Credential, Provider
from generator.records.provider import Seat
from generator.records.values import Text
from generator.vocabulary import PartnerRole, ProviderKind, Scope, fields_of_study, places, reflection

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
        "follow": follow.links(context, f"providers/{entry.ref}", root),
        "entry": entry,
        "record": record,
        "other_names": [in_language(*other, context.language) for other in record.name if other[0] != own],
        "seats": [_seat(context, seat) for seat in record.seats],
        "quality": quality.quality(context, entry.ref, root),
        "beside": quality.beside(context, entry.ref, root),
        "narrower": [evidence.alone(context, r, root) for r in reports if r.record.scope != Scope.PROVIDER],
        "subjects": _by_subject(context, entry.ref, cards, root),
        "offered": len(offered),
        "total": words.number(len(offered)),
        "more_address": f"browse/provider/{entry.ref}/" if len(offered) > MOST_CARDS else "",
        "partnered": _partnered(context, entry.ref, root),
        "answers": _answers(context, record),
        "questions_address": f"{REFLECTION}{reflection.SET_OF_KIND[record.kind]}/",
        "related": [(relation.kind, context.provider(relation.provider, root)) for relation in record.related],
    }
    country = places.name(record.seat.country, context.language)
    count = words.counted(len(offered), "micro-credential", "micro-credentials")
    return Page(
        path=path,
        title=name,
        description=_(
            "{name}: {kind} in {country}. {count}, reviews and identifiers.",
            name=name,
            kind=kind_in_sentence(record.kind),
            country=country,
            count=count,
        ),
        content=markup.render("provider.html", values),
        modified=record.last_verified,
        indexed=not record.sample,
        head=_head(context, entry.ref, root),
        next_change=context.change_beside(entry.ref),
    )


def kind_in_sentence(kind: ProviderKind) -> str:
    """Give the kind of a provider as it stands inside a sentence."""
    return _(_KINDS[kind])


_KINDS = {
    ProviderKind.HIGHER_EDUCATION_INSTITUTION: noted("higher education institution"),
    ProviderKind.OTHER_PROVIDER: noted("other provider"),
}


def _head(context: Context, ref: str, root: str) -> Markup:
    """Name what others can fetch beside the page."""
    lines = (oembed.alternate(context.settings.url, ref), follow.head(context, f"providers/{ref}", root))
    return Markup("\n").join(line for line in lines if line)


def _seat(context: Context, seat: Seat) -> tuple[str, str, bool]:
    place = places.name(seat.system or seat.country, context.language)
    name = f"{seat.city}, {place}" if seat.city else place
    return name, f"countries/{seat.system or seat.country.lower()}/", seat.legal


def _answers(context: Context, record: Provider) -> list[tuple[Markup, Text]]:
    """Give the questions that a provider answers, in their order and in English, each with the answer."""
    given = record.self_assessment.answers if record.self_assessment else ()
    by_question = {each.question: each.answer for each in given}
    return [
        (in_language(ENGLISH, question.words, context.language), by_question[question.id])
        for question in reflection.PUBLISHED.values()
        if question.id in by_question
    ]


def _by_subject(context: Context, ref: str, cards: Mapping[str, Markup], root: str) -> list[tuple[str, Markup, int]]:
    """Group the cards of a provider's credentials by broad field, in order of fields."""
    offered = context.catalogue.awarded_by(ref)
    groups: dict[str, list[Entry[Credential]]] = defaultdict(list)
    for credential in sorted_by_title(offered, context.language)[:MOST_CARDS]:
        groups[fields_of_study.broad(credential.record.field[0]) if credential.record.field else ""].append(credential)
    return [
        (
            _(fields_of_study.EVERYDAY.get(code, _NO_SUBJECT)),
            at_root(Markup("\n").join(_unlinked(cards[credential.ref], ref) for credential in group), root),
            len(group),
        )
        for code, group in sorted(groups.items(), key=lambda item: item[0] or "99")
    ]


def _unlinked(card: Markup, ref: str) -> Markup:
    """Take the address out of the link to a provider: on its own page each card would lead to the page itself."""
    return Markup(str(card).replace(f'<a href="{markup.ROOT}providers/{ref}/"', "<a"))  # noqa: S704 - our markup


_NO_SUBJECT = noted("Subject not stated")


def _partnered(context: Context, ref: str, root: str) -> list[tuple[Markup, Markup]]:
    said = Markup(_("{roles}, awarded by {provider}"))  # noqa: S704 - messages are ours
    return [
        (
            context.credential(credential.ref, root),
            said.format(
                roles=words.sentence([_(_ROLES[p.role]) for p in credential.record.partners if p.provider == ref]),
                provider=context.inline(context.catalogue.providers[owner(credential.ref)].record.name),
            ),
        )
        for credential in context.catalogue.partnered_by(ref)
        if owner(credential.ref) in context.catalogue.providers
    ]


_ROLES = {
    PartnerRole.TEACHING: noted("teaching"),
    PartnerRole.DESIGN: noted("design"),
    PartnerRole.PLATFORM: noted("online platform"),
    PartnerRole.WORK_PLACEMENT: noted("work placement"),
    PartnerRole.FUNDING: noted("funding"),
    PartnerRole.OTHER: noted("other"),
}


def at_root(cards: Markup, root: str) -> Markup:
    """Make the addresses of finished cards fit a page: they are rendered with a mark for the root."""
    return Markup(cards.replace(markup.ROOT, root))  # noqa: S704 - the cards are markup, the root is ours
