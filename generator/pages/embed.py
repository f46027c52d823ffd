"""The page of a badge: how it looks, what it states, and what to copy to show it on another website."""

from typing import NamedTuple
from urllib.parse import urlsplit

from generator import markup
from generator.badges import snippets
from generator.badges.snippets import Pictures, Subject
from generator.pages.page import Context, Page
from generator.records.values import Text
from generator.status import wording

SCRIPTS = ("assets/embed.js", f"embed/{snippets.COMPONENT}")
STYLES = ("assets/embed.css",)


class Codes(NamedTuple):
    """What there is to copy."""

    small: str
    large: str
    markdown: str
    component: str


def page(context: Context, ref: str, name: Text, pictures: Pictures) -> Page:
    """Make the page of the badge of a credential or provider. `pictures` are the sizes of its badges."""
    said, status = context.plain(name), context.status(ref)
    subject = Subject(context.settings.url, ref, said, context.settings.name)
    path = f"{subject.kind}/{ref}/badge/"
    common = context.common(path)
    kind, plural = _KINDS[subject.kind]
    values = {
        **common,
        "name": context.inline(name),
        "alt": subject.alt,
        "kind": kind,
        "trail_steps": ((plural, f"{subject.kind}/"), (context.inline(name), f"{subject.kind}/{ref}/")),
        "own": f"{common['root']}{subject.kind}/{ref}/",
        "data": f"{common['root']}api/v1/{subject.kind}/{ref}.json",
        "badge": f"{common['root']}badges/{ref}",
        "small": pictures.small,
        "large": pictures.large,
        "means": wording.means(status),
        "means_not": wording.means_not(status),
        "code": _codes(subject, pictures) if subject.url else None,
        "origin": "{0.scheme}://{0.netloc}".format(urlsplit(subject.url)),
    }
    return Page(
        path=path,
        title=f"Badge for {said}",
        description=f"How to show the quality check of {said} on your own website.",
        content=markup.render("embed.html", values),
        indexed=False,
        scripts=SCRIPTS,
        styles=STYLES,
    )


_KINDS = {"credentials": ("micro-credential", "Micro-credentials"), "providers": ("provider", "Providers")}


def _codes(subject: Subject, pictures: Pictures) -> Codes:
    return Codes(
        snippets.small(subject, pictures.small),
        snippets.large(subject, pictures.large),
        snippets.markdown(subject),
        snippets.component(subject),
    )
