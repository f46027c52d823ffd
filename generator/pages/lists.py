"""Lists: everything that search finds is reachable by links too, without JavaScript."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator import markup, naming, words
from generator.catalogue import Entry, owner, sorted_by_title
from generator.markup import Markup, join
from generator.messages import gettext as _
from generator.messages import ngettext, noted
from generator.pages import award, card, country, evidence, provider
from generator.pages.facets import BY_ID, NOT_STATED, Facet
from generator.pages.label import label
from generator.pages.page import Context, Page, in_language
from generator.records import Credential
from generator.records.values import Text
from generator.skills import Skill
from generator.vocabulary import CheckKind, ProviderKind, Term, places

ON_A_PAGE = 50
UNFOLDED = 8
"""The list of a country shows so many providers at once; more of them are folded away."""
SKILLS = "skills/"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list before it is cut into pages: its address, its words, and its items as finished markup."""

    path: str
    heading: str | Markup
    """What stands above it; names in another language are marked."""
    lead: str
    items: tuple[Markup, ...]
    count: str
    """How many items there are."""
    steps: tuple[tuple[str, str], ...] = ((noted("Browse"), "browse/"),)
    """Name, as a message, and address of the pages that lead to it, after the home page."""
    query: str = ""
    """The choice of the search page that shows the same."""
    about: Markup = Markup()  # noqa: RUF009 - it does not change
    """Further lines below the lead."""
    next_change: str = ""
    """Of a list by status: the next day on which a status of the catalogue changes, ISO 8601; empty if none does."""

    @property
    def title(self) -> str:
        """Give the heading as plain text."""
        return self.heading.striptags() if isinstance(self.heading, Markup) else self.heading


def cards(context: Context, entries: Iterable[Entry[Credential]]) -> dict[str, Markup]:
    """Render the card of every credential once; lists put the same markup on many pages."""
    return {
        entry.ref: Markup(  # noqa: S704 - our template, which escapes
            markup.render(
                "card.html",
                {
                    "card": card.card(context, entry),
                    "language": context.language,
                    "mark": markup.ROOT,
                },
            ),
        )
        for entry in entries
    }


@dataclass(frozen=True, slots=True)
class Choice:
    """One value to browse by, and its list."""

    group: str
    name: str | Markup
    listing: Listing


@dataclass(frozen=True, slots=True)
class Lists:
    """Every list of a catalogue: all records of a kind, credentials by a choice, and credentials by a skill."""

    whole: tuple[Listing, ...]
    choices: tuple[Choice, ...]
    skills: tuple[Listing, ...]

    @classmethod
    def of(cls, context: Context, rendered: Mapping[str, Markup]) -> "Lists":
        """Make the lists from cards that are rendered."""
        return cls(_whole(context, rendered), tuple(_choices(context, rendered)), tuple(_skills(context, rendered)))

    def by_path(self) -> dict[str, Listing]:
        """Give every list by its address."""
        of_choices = (choice.listing for choice in self.choices)
        return {listing.path: listing for listing in (*self.whole, *of_choices, *self.skills)}


GROUPS = {
    "subject": noted("By subject"),
    "country": noted("By country"),
    "for": noted("By where it can lead"),
    "time": noted("By the time you need"),
    "how": noted("By how you take part"),
    "language": noted("By language of teaching"),
    "cost": noted("By cost"),
    "check": noted("By quality check"),
    "provider-kind": noted("By kind of provider"),
    "agency": noted("By quality agency"),
    "provider": noted("By provider"),
}
"""What people browse by: facets of the search, and two kinds of records."""


Found = tuple[str, str | Markup, list[str]]
"""A value to browse by: its id, its name with its language, and the credentials with it."""


@lru_cache(maxsize=1)
def choices(context: Context) -> dict[str, list[Found]]:
    """Give what people browse by in each group, and what it leads to."""
    everything = sorted_by_title(context.catalogue.credentials.values(), context.language)
    return {
        group: _by_facet(context, BY_ID[group], everything)
        if group in BY_ID
        else _by_record(context, group, everything)
        for group in GROUPS
    }


def _by_facet(context: Context, facet: Facet, everything: Iterable[Entry[Credential]]) -> list[Found]:
    found: dict[str, list[str]] = defaultdict(list)
    for entry in everything:
        for value in facet.read(context, entry):
            found[value].append(entry.ref)
    known = facet.values(found, context.language)
    return [(value.id, value.label, found[value.id]) for value in known if value.id in found and value.id != NOT_STATED]


def _by_record(context: Context, group: str, everything: Iterable[Entry[Credential]]) -> list[Found]:
    found: dict[str, list[str]] = defaultdict(list)
    for entry in everything:
        for ref in _records(context, group, entry):
            found[ref].append(entry.ref)
    records = context.catalogue.agencies if group == "agency" else context.catalogue.providers
    known = sorted(found, key=lambda ref: (context.plain(records[ref].record.name).casefold(), ref))
    return [(ref, context.inline(records[ref].record.name), found[ref]) for ref in known]


def _records(context: Context, group: str, entry: Entry[Credential]) -> Iterator[str]:
    """Yield the agencies, or the providers with long lists, by which a credential is found, each once."""
    catalogue = context.catalogue
    if group == "agency":
        found = dict.fromkeys(owner(item.report.ref) for item in catalogue.evidence_on(entry.ref))
        yield from (agency for agency in found if agency in catalogue.agencies)
    else:
        awarding = (ref for ref in catalogue.awarding(entry.ref) if ref in catalogue.providers)
        yield from (ref for ref in awarding if len(catalogue.awarded_by(ref)) > provider.MOST_CARDS)


_HEADINGS = {
    "agency": noted("Touched by reports of {name}"),
    "cost": noted("Cost: {name}"),
    "for": noted("It can lead to: {name}"),
    "how": noted("How you take part: {name}"),
    "language": noted("Taught in {name}"),
    "provider": noted("Micro-credentials of {name}"),
    "time": noted("Time you need: {name}"),
}
"""Headings of lists whose value alone does not say what it is about."""
_LEADS = {
    "subject": noted("Micro-credentials (short courses) in this subject."),
    "country": noted("Micro-credentials (short courses) of providers whose legal seat is in this country."),
    "provider-kind": "",
    "check": "",
    "cost": noted(
        "Micro-credentials (short courses) by the full price, in the currency of each. Nothing is converted."
    ),
    "for": noted("Micro-credentials (short courses) that can lead there, by what their providers say."),
    "how": noted("Micro-credentials (short courses) that you can take in this way."),
    "language": noted("Micro-credentials (short courses) that are taught in this language, also beside others."),
    "time": noted(
        "Micro-credentials (short courses) by all hours of work. Where only ECTS credits are stated, one credit "
        "counts as 25 hours."
    ),
    "agency": noted(
        "Micro-credentials (short courses) that a report of this agency touches: directly, or through the "
        "programme or provider. The report may be good or bad, current or past; open a page to see."
    ),
    "provider": noted("Micro-credentials (short courses) that this provider awards."),
}
_LISTS_OF_TERMS: dict[str, type[Term]] = {"provider-kind": ProviderKind, "check": CheckKind}
"""Groups whose values are a closed list: the sentence of a value leads its list."""


def _choices(context: Context, rendered: Mapping[str, Markup]) -> Iterator[Choice]:
    for group, values in choices(context).items():
        for value, name, refs in values:
            listing = Listing(
                path=f"browse/{group}/{value}/",
                heading=_heading(group, name),
                lead=_(_LEADS[group]) or _LISTS_OF_TERMS[group].of(value).sentence,
                items=tuple(rendered[ref] for ref in refs),
                count=words.counted(len(refs), "micro-credential", "micro-credentials"),
                query=f"?{group}={value}" if group in BY_ID else "",
                about=_providers(context, value, name, refs) if group == "country" else Markup(),
                next_change=context.next_change if group == "check" else "",
            )
            yield Choice(group, name, listing)


def _providers(context: Context, place: str, name: str, refs: Iterable[str]) -> Markup:
    """Name the providers of a country in its list, each with the number of credentials that it awards."""
    known = context.catalogue.providers
    awarding = dict.fromkeys(ref for credential in refs for ref in context.catalogue.awarding(credential))
    here = (known[ref] for ref in awarding if context.catalogue.country_of(ref).lower() == place)
    rows = sorted(
        (context.plain(entry.record.name).casefold(), entry.ref, context.provider(entry.ref, markup.ROOT))
        for entry in here
    )
    values = {
        "name": name,
        "way": f"{markup.ROOT}countries/{place}/",
        "rows": [(link, words.number(len(context.catalogue.awarded_by(ref)))) for _name, ref, link in rows],
        "folded": len(rows) > UNFOLDED,
        "count": words.counted(len(rows), "provider", "providers"),
    }
    return Markup(markup.render("list-providers.html", values))  # noqa: S704 - our template, which escapes


def _heading(group: str, name: str | Markup) -> str | Markup:
    if group not in _HEADINGS:
        return name
    said = Markup(_(_HEADINGS[group]))  # noqa: S704 - messages are ours
    return said.format(name=name)


def _whole(context: Context, rendered: Mapping[str, Markup]) -> tuple[Listing, ...]:
    """Give the lists of all records of each kind."""
    catalogue = context.catalogue
    everything = sorted_by_title(catalogue.credentials.values(), context.language)
    return (
        Listing(
            path="credentials/",
            heading=_("All micro-credentials"),
            lead=_("Every micro-credential (short course) of the catalogue, by title."),
            items=tuple(rendered[entry.ref] for entry in everything),
            count=words.counted(len(everything), "micro-credential", "micro-credentials"),
        ),
        Listing(
            path=SKILLS,
            heading=_("Skills"),
            lead=_("What people can do after the micro-credentials (short courses) of this catalogue, from A to Z."),
            items=tuple(_sorted_rows(_skill_rows(context))),
            count=words.counted(len(context.skills.by_id), "skill", "skills"),
        ),
        Listing(
            path=award.FOLDER,
            heading=_("Stacking paths"),
            lead=_("What the micro-credentials (short courses) here count towards: others, or something larger."),
            items=tuple(_sorted_rows(_award_rows(context))),
            count=words.counted(len(context.stacking.awards), "path", "paths"),
        ),
        Listing(
            path="providers/",
            heading=_("Providers"),
            lead=_(
                "Universities and other organisations that award micro-credentials. The catalogue treats them alike."
            ),
            items=tuple(_sorted_rows(_provider_rows(context))),
            count=words.counted(len(catalogue.providers), "provider", "providers"),
        ),
        Listing(
            path="agencies/",
            heading=_("Quality assurance agencies"),
            lead=_("Organisations that look at the quality of education from outside and publish reports."),
            items=tuple(_sorted_rows(_agency_rows(context))),
            count=words.counted(len(catalogue.agencies), "agency", "agencies"),
        ),
        Listing(
            path="countries/",
            heading=_("Countries"),
            lead=_("How micro-credentials work in each country that a record names."),
            items=tuple(_country_rows(context)),
            count=words.counted(
                len(catalogue.countries_named), "country or education system", "countries and education systems"
            ),
            about=context.note_on_records(*(entry.record.summary for entry in catalogue.countries.values())),
        ),
        Listing(
            path="reports/",
            heading=_("Reports"),
            lead=_("Published reports of quality assurance agencies, the newest first. Ended and withdrawn ones stay."),
            items=tuple(_report_rows(context)),
            count=words.counted(len(catalogue.reports), "report", "reports"),
        ),
    )


def _skills(context: Context, rendered: Mapping[str, Markup]) -> Iterator[Listing]:
    for skill in context.skills.by_id.values():
        tag, label = skill.labels.pick(context.language)
        yield Listing(
            path=f"skills/{skill.id}/",
            heading=in_language(tag, label, context.language),
            lead=_("Micro-credentials (short courses) after which people can do this, by what their providers say."),
            items=tuple(rendered[ref] for ref in _by_title(context, skill.credentials)),
            count=words.counted(len(skill.credentials), "micro-credential", "micro-credentials"),
            steps=((noted("Browse"), "browse/"), (noted("Skills"), SKILLS)),
            about=_about(context, skill, tag),
        )


def _by_title(context: Context, refs: Iterable[str]) -> Iterator[str]:
    entries = (context.catalogue.credentials[ref] for ref in refs)
    return (entry.ref for entry in sorted_by_title(entries, context.language))


def _about(context: Context, skill: Skill, shown: str) -> Markup:
    """Say what a skill is called in other languages, and lead to ESCO."""
    others = [
        markup.fill("%s (%s)", in_language(tag, label, context.language), context.language_name(tag))
        for tag, label in skill.labels
        if tag != shown
    ]
    called = markup.escape(_("Also called: {names}.")).format(names=join(others, "; "))
    esco = _("This skill in ESCO, the European list of skills")
    return (markup.fill("<p>%s</p>", called) if others else Markup()) + (
        markup.fill('<p><a href="%s" rel="nofollow">%s</a></p>', skill.esco, esco) if skill.esco else Markup()
    )


def _skill_rows(context: Context) -> Iterator[tuple[str, Markup]]:
    for skill in context.skills.by_id.values():
        label = skill.labels.pick(context.language)[1]
        yield (
            f"{label.casefold()} {skill.id}",
            _row(
                f"skills/{skill.id}/",
                context.inline(skill.labels),
                words.counted(len(skill.credentials), "micro-credential", "micro-credentials"),
            ),
        )


def _award_rows(context: Context) -> Iterator[tuple[str, Markup]]:
    for each in context.stacking.awards.values():
        name = award.name_of(context, each)
        count = ngettext(
            "{number} micro-credential counts towards it directly",
            "{number} micro-credentials count towards it directly",
            len(each.sources),
            number=words.number(len(each.sources)),
        )
        yield (
            f"{context.plain(name).casefold()} {each.id}",
            _row(
                f"{award.FOLDER}{each.id}/",
                context.inline(name),
                context.provider(owner(each.id), markup.ROOT),
                count,
            ),
        )


def _row(address: str, title: Markup, *lines: str | Markup) -> Markup:
    values = {"address": address, "title": title, "lines": [line for line in lines if line], "mark": markup.ROOT}
    return Markup(markup.render("row.html", values))  # noqa: S704 - our template, which escapes


def _sorted_rows(rows: Iterable[tuple[str, Markup]]) -> list[Markup]:
    return [row for _, row in sorted(rows)]


def _provider_rows(context: Context) -> Iterator[tuple[str, Markup]]:
    for entry in context.catalogue.providers.values():
        seat = entry.record.seat
        where = places.name(seat.country, context.language)
        offered = len(context.catalogue.awarded_by(entry.ref))
        name = context.inline(entry.record.name)
        yield (
            f"{context.plain(entry.record.name).casefold()} {entry.ref}",
            _row(
                f"providers/{entry.ref}/",
                name,
                f"{entry.record.kind.label} · {f'{seat.city}, {where}' if seat.city else where}",
                words.counted(offered, "micro-credential", "micro-credentials"),
                label(context, context.status(entry.ref)).words,
                _("Closed") if entry.record.closed and entry.record.closed < context.on else "",
            ),
        )


def _agency_rows(context: Context) -> Iterator[tuple[str, Markup]]:
    for entry in context.catalogue.agencies.values():
        reports = len(context.catalogue.by_agency(entry.ref))
        yield (
            f"{context.plain(entry.record.name).casefold()} {entry.ref}",
            _row(
                f"agencies/{entry.ref}/",
                context.inline(entry.record.name),
                places.name(entry.record.country, context.language),
                ngettext(
                    "{number} report recorded", "{number} reports recorded", reports, number=words.number(reports)
                ),
            ),
        )


def _country_rows(context: Context) -> Iterator[Markup]:
    for name, place in country.by_name(context, context.catalogue.countries_named):
        entry = context.catalogue.countries.get(place)
        offered = len(country.offered_in(context, country.providers_in(context, place)))
        yield _row(
            f"countries/{place}/",
            Markup.escape(name),
            words.counted(offered, "micro-credential", "micro-credentials") if offered else "",
            _shortened(context, entry.record.summary) if entry else _(country.NOT_DESCRIBED),
        )


def _shortened(context: Context, text: Text) -> Markup:
    tag, said = text.pick(context.language)
    return in_language(tag, naming.shortened(said, card.LONGEST_SUMMARY), context.language)


def _report_rows(context: Context) -> Iterator[Markup]:
    newest = sorted(context.catalogue.reports.values(), key=lambda e: (e.record.from_, e.ref), reverse=True)
    for entry in newest:
        fact = evidence.alone(context, entry, markup.ROOT)
        remark = join((markup.escape(part) for part in (*fact.remarks, fact.copied) if part), " ")
        yield _row(
            f"reports/{entry.ref}/",
            markup.fill("%s: %s%s", fact.scope.label, fact.decision.label, f" – {fact.state}" if fact.state else ""),
            fact.subject,
            markup.fill("%s, %s", fact.agency, fact.time),
            remark,
        )


def pages(context: Context, listing: Listing) -> Iterator[Page]:
    """Cut a list into its pages."""
    total = max(1, -(-len(listing.items) // ON_A_PAGE))
    addresses = [listing.path if n == 1 else f"{listing.path}page/{n}/" for n in range(1, total + 1)]
    for number, path in enumerate(addresses, start=1):
        common = context.common(path)
        shown = listing.items[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
        values = {
            **common,
            "heading": listing.heading,
            "lead": listing.lead,
            "about": provider.at_root(listing.about, str(common["root"])),
            "steps": [(_(name), address) for name, address in listing.steps],
            "count": listing.count,
            "query": listing.query,
            "items": provider.at_root(Markup("\n").join(shown), str(common["root"])),
            "number": number,
            "pages": total,
            "links": [(n, addresses[n - 1]) for n in linked(number, total)],
        }
        title = (
            listing.title
            if number == 1
            else _("{heading}, page {number} of {pages}", heading=listing.title, number=number, pages=total)
        )
        yield Page(
            path=path,
            title=title,
            description=f"{title}. {listing.lead}",
            content=markup.render("list.html", values),
            next_change=listing.next_change,
        )


def linked(number: int, total: int) -> list[int]:
    """Give the pages that a page of a list links to: all if they are few, else its neighbours and even steps."""
    if total <= 60:  # noqa: PLR2004
        return list(range(1, total + 1))
    steps = range(1, total + 1, -(-total // 20))
    near = range(max(1, number - 2), min(total, number + 2) + 1)
    return sorted({1, total, *steps, *near})


def browse(context: Context, lists: Lists) -> Page:
    """Make the page that leads to every list."""
    groups = []
    for group, heading in GROUPS.items():
        of_group = [
            (c.name, c.listing.path, words.number(len(c.listing.items))) for c in lists.choices if c.group == group
        ]
        if of_group:
            groups.append((_(heading), group, of_group))
    values = {
        **context.common("browse/"),
        "whole": [(listing.heading, listing.path, words.number(len(listing.items))) for listing in lists.whole],
        "groups": groups,
    }
    return Page(
        path="browse/",
        title=_("Browse"),
        description=_("All lists of the catalogue: micro-credentials by subject, country, provider, cost and agency."),
        content=markup.render("browse.html", values),
        next_change=context.next_change,
    )
