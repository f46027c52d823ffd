"""What a page is before it is poured into its shell, and what all pages are made from."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from urllib.parse import quote

from generator import forge, markup, words
from generator.catalogue import Catalogue, Entry
from generator.exports.snapshot import Snapshot
from generator.history import Step
from generator.markup import Markup, fill, join
from generator.messages import gettext as _
from generator.messages import noted
from generator.pages.edition import FORMS, Edition
from generator.records import Credential, Provider, Record, Report
from generator.records.values import Text
from generator.settings import Settings
from generator.skills import Skills
from generator.stacking import Stacking
from generator.status import Status, Statuses
from generator.vocabulary import languages

REPORT_A_MISTAKE = "mistake/"
"""The page to which every page leads those who found a mistake."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site: its address below the root, what stands in its head, and its content as HTML."""

    path: str
    """The folder of the page, ending in a slash: `credentials/example-university/data-analysis/`."""
    title: str
    description: str
    content: str
    modified: dt.date | None = None
    """The day on which its source was last compared; the sitemap shows it."""
    indexed: bool = True
    """False asks search engines to leave the page out."""
    scripts: tuple[str, ...] = ()
    """Scripts that the page needs, as paths below the root."""
    styles: tuple[str, ...] = ()
    """Further stylesheets, as paths below the root."""
    head: Markup | None = None
    """Further lines in its head."""
    next_change: str = ""
    """The next day on which a status changes that it counts or tells without its label, ISO 8601; empty if none does.

    A label says beside itself when its own status changes."""

    @property
    def depth(self) -> int:
        """Give how many folders deep the page lies."""
        return self.path.count("/")


@dataclass(frozen=True, eq=False)
class Context:
    """What every page is made from: the catalogue, the settings, the day and the edition of the site.

    Two contexts are equal if they are the same one, so that what is worked out for a context can be kept beside it.
    """

    catalogue: Catalogue
    settings: Settings
    on: dt.date
    edition: Edition = field(default_factory=Edition)
    history: tuple[Step, ...] | None = None
    """What happened to the files of the records; None if that is not known."""
    statuses: Statuses = field(init=False, repr=False)
    """The quality statuses by the catalogue's policy."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "statuses", Statuses(self.catalogue, self.settings.policy))

    def for_edition(self, edition: Edition) -> "Context":
        """Give the same for another edition; what was worked out for all of them stays."""
        other = replace(self, edition=edition)
        for name in ("statuses", "skills", "stacking"):
            object.__setattr__(other, name, getattr(self, name))
        return other

    @property
    def is_first(self) -> bool:
        """Tell whether this is the edition beside which stands what all editions share: badges and open data."""
        return self.edition.folder == ""

    @property
    def language(self) -> str:
        """Give the language of the interface."""
        return self.edition.language

    def index(self) -> None:
        """Work out now what pages ask for, so that processes forked from this one share it."""
        self.catalogue.index()
        self.statuses.index(self.on)
        _ = self.skills, self.stacking

    @cached_property
    def skills(self) -> Skills:
        """Give the skills that the micro-credentials lead to."""
        return Skills.of(self.catalogue)

    @cached_property
    def stacking(self) -> Stacking:
        """Give what the micro-credentials count towards."""
        return Stacking.of(self.catalogue)

    @property
    def snapshot(self) -> Snapshot:
        """Give what is published of the catalogue for programs."""
        return Snapshot(self.statuses, self.settings, self.on, self.language, self.history)

    @cached_property
    def next_change(self) -> str:
        """Give the next day on which any status of the catalogue changes, ISO 8601; empty if none does."""
        return self.next_change_of((*self.catalogue.credentials, *self.catalogue.providers))

    def next_change_of(self, refs: Iterable[str]) -> str:
        """Give the next day on which a status of some credentials or providers changes; empty if none does."""
        days = [day for ref in refs if (day := self.status(ref).next_change)]
        return min(days).isoformat() if days else ""

    def change_beside(self, ref: str) -> str:
        """Give the day on which something beside the label of a subject changes first, such as another report.

        ISO 8601; empty if the label changes before, or nothing does. The page knows its label on later days.
        """
        turn, label = self.statuses.next_turn(ref, self.on), self.status(ref).next_change
        return turn.isoformat() if turn and turn != label else ""

    def status(self, ref: str) -> Status:
        """Give the quality status of a credential or provider on the day."""
        return self.statuses.of(ref, self.on)

    def inline(self, text: Text | None) -> Markup:
        """Give a text inside a sentence, with its language if that is another one than the interface's."""
        if text is None:
            return Markup()
        return in_language(*text.pick(self.language), self.language)

    def plain(self, text: Text) -> str:
        """Give the words of a text in the language of the interface, or the first that it has."""
        return text.pick(self.language)[1]

    def block(self, text: Text | None) -> Markup:
        """Give a text as paragraphs; a text in another language says which one it is."""
        if text is None:
            return Markup()
        tag, said = text.pick(self.language)
        body = markup.paragraphs(said)
        if tag == self.language:
            return body
        note = _note(_("This text is in {language}.", language=self.language_name(tag)))
        return note + fill('<div lang="%s" dir="%s">%s</div>', tag, languages.direction(tag), body)

    def listed(self, texts: Sequence[Text]) -> Markup:
        """Give texts as a list; if they are in another language, it says so once for all of them."""
        picked = [text.pick(self.language) for text in texts]
        tags = {tag for tag, _said in picked}
        if len(tags) > 1 or self.language in tags:
            items = join(fill("<li>%s</li>", in_language(*each, self.language)) for each in picked)
            return self.note(*texts) + fill("<ul>%s</ul>", items)
        (tag,) = tags
        items = join(fill("<li>%s</li>", said) for _tag, said in picked)
        return self.note(*texts) + fill('<ul lang="%s" dir="%s">%s</ul>', tag, languages.direction(tag), items)

    def note(self, *texts: Text | None) -> Markup:
        """Say once in which other languages texts are that stand together; nothing if there is none."""
        return self._told(texts, noted("These texts are in {languages}."), noted("Some texts are in {languages}."))

    def note_on_records(self, *texts: Text | None) -> Markup:
        """Say once for a page in which other languages the texts from records on it are; nothing if there is none."""
        every = noted("The texts from the records are in {languages}.")
        return self._told(texts, every, noted("Some texts from the records are in {languages}."))

    def _told(self, texts: Iterable[Text | None], every: str, some: str) -> Markup:
        tags = dict.fromkeys(text.pick(self.language)[0] for text in texts if text)
        others = [self.language_name(tag) for tag in tags if tag != self.language]
        if not others:
            return Markup()
        return _note(_(every if len(others) == len(tags) else some, languages=words.sentence(others)))

    def language_name(self, tag: str) -> str:
        """Give the name of a language in the language of the interface."""
        return languages.name(tag, self.language)

    def foreign(self, text: Text | None) -> str:
        """Give the name of the language of a text if it is another one than the interface's, else nothing."""
        tag = text.pick(self.language)[0] if text else self.language
        return "" if tag == self.language else languages.name(tag, self.language)

    def provider(self, ref: str, root: str) -> Markup:
        """Give the name of a provider as a link to its page; its id if its record cannot be used."""
        entry = self.catalogue.providers.get(ref)
        return _link(root, f"providers/{ref}/", self.inline(entry.record.name)) if entry else markup.escape(ref)

    def agency(self, ref: str, root: str) -> Markup:
        """Give the name of an agency as a link to its page; its id if its record cannot be used."""
        entry = self.catalogue.agencies.get(ref)
        return _link(root, f"agencies/{ref}/", self.inline(entry.record.name)) if entry else markup.escape(ref)

    def credential(self, ref: str, root: str) -> Markup:
        """Give the title of a credential as a link to its page; its id if its record cannot be used."""
        entry = self.catalogue.credentials.get(ref)
        return _link(root, f"credentials/{ref}/", self.inline(entry.record.title)) if entry else markup.escape(ref)

    def edit_address(self, entry: Entry[Record], root: str) -> str:
        """Give the address where a record can be edited: in a form, or on the forge; empty if there is no way."""
        if isinstance(entry.record, Provider | Credential | Report):
            return self.edition.way(root, f"{FORMS}{type(entry.record).__name__.lower()}/?record={entry.ref}")
        return forge.edit_address(self.settings, entry.path)

    def common(self, path: str) -> dict[str, object]:
        """Give what every template needs for a page at `path`."""
        return self.below("../" * path.count("/"))

    def below(self, root: str) -> dict[str, object]:
        """Give what every template needs on a page from which `root` leads to the root of its edition.

        `base` leads to what all editions share, and `to` gives the way to a page that may exist in English only.
        """
        return {
            "root": root,
            "base": root + self.edition.up,
            "to": partial(self.edition.way, root),
            "context": self,
            "words": words,
            "not_stated": _(words.NOT_STATED),
        }


def report_a_mistake(root: str, path: str) -> Markup:
    """Give the link to the page that reports mistakes; it names the page at `path`, from which `root` leads up."""
    page = "" if path == "404.html" else f"?page={quote(path)}"
    return fill('<a href="%s%s%s">%s</a>', root, REPORT_A_MISTAKE, page, _("Report a mistake"))


def in_language(tag: str, said: str, interface: str) -> Markup:
    """Give words, marked with their language if it is another one than the interface's."""
    if tag == interface:
        return markup.escape(said)
    direction = languages.direction(tag)
    if direction == "ltr":
        return fill('<span lang="%s">%s</span>', tag, said)
    return fill('<span lang="%s" dir="%s">%s</span>', tag, direction, said)


def _note(said: str) -> Markup:
    return fill('<p class="in-language">%s</p>', said)


def _link(root: str, path: str, inner: Markup) -> Markup:
    # Ids hold nothing to escape, and `inner` is markup: joining them takes a fifth of the time of `Markup.format`.
    return Markup(f'<a href="{root}{path}">{inner}</a>')  # noqa: S704
