"""The page of a badge: how it looks, what it states, and what to copy to show it on another website."""

from functools import lru_cache
from urllib.parse import urlsplit

from generator import markup
from generator.badges import snippets
from generator.badges.snippets import Pictures, Subject
from generator.markup import Markup, Shell, fill
from generator.pages.page import Context, Page
from generator.records.values import Text
from generator.status import wording

SCRIPTS = ("assets/embed.js", f"embed/{snippets.COMPONENT}")
STYLES = ("assets/embed.css",)


def page(context: Context, ref: str, name: Text, pictures: Pictures) -> Page:
    """Make the page of the badge of a credential or provider. `pictures` are the sizes of its badges."""
    said = context.plain(name)
    subject = Subject(context.settings.url, ref, said, context.settings.name)
    status = context.status(ref)
    shell = _shell(context, subject.kind, wording.means(status), wording.means_not(status))
    return Page(
        path=f"{subject.kind}/{ref}/badge/",
        title=f"Badge for {said}",
        description=f"How to show the quality check of {said} on your own website.",
        content=shell.filled({**_codes(subject, pictures), **_own(context, subject, name, pictures)}),
        indexed=False,
        scripts=SCRIPTS,
        styles=STYLES,
        next_change=context.next_change_of([ref]),
    )


@lru_cache(maxsize=64)
def _shell(context: Context, kind: str, means: str, means_not: str) -> Shell:
    """Make what is the same for all subjects of a kind whose status means the same, with marks for their own."""
    unit, plural = _KINDS[kind]
    values = {
        **context.common(f"{kind}/{'_/' * _DEPTHS[kind]}badge/"),
        "kind": unit,
        "trail_steps": ((plural, f"{kind}/"), (_mark("name"), f"{kind}/⟦ref⟧/")),
        "means": means,
        "means_not": means_not,
        "named": bool(context.settings.url),
        "origin": "{0.scheme}://{0.netloc}".format(urlsplit(context.settings.url)),
        **{mark.replace("-", "_"): _mark(mark) for mark in _MARKS},
    }
    return Shell.of(markup.render("embed.html", values))


_MARKS = ("name", "alt", "own", "data", "badge", "small-size", "large-size", "small", "large", "markdown", "component")


def _mark(name: str) -> Markup:
    return fill("⟦%s⟧", name)


def _own(context: Context, subject: Subject, name: Text, pictures: Pictures) -> dict[str, str]:
    """Give what is a subject's own, as markup: its id holds nothing that would have to be escaped."""
    root = "../" * (_DEPTHS[subject.kind] + 2)
    return {
        "name": context.inline(name),
        "ref": subject.ref,
        "alt": markup.escape(subject.alt),
        "own": f"{root}{subject.kind}/{subject.ref}/",
        "data": f"{root}api/v1/{subject.kind}/{subject.ref}.json",
        "badge": f"{root}badges/{subject.ref}",
        "small-size": _SIZE.format(pictures.small),
        "large-size": _SIZE.format(pictures.large),
    }


_SIZE = 'width="{0.width}" height="{0.height}"'


def _codes(subject: Subject, pictures: Pictures) -> dict[str, str]:
    """Give what there is to copy, as text."""
    if not subject.url:
        return {}
    return {
        "small": markup.escape(snippets.small(subject, pictures.small)),
        "large": markup.escape(snippets.large(subject, pictures.large)),
        "markdown": markup.escape(snippets.markdown(subject)),
        "component": markup.escape(snippets.component(subject)),
    }


_KINDS = {"credentials": ("micro-credential", "Micro-credentials"), "providers": ("provider", "Providers")}
_DEPTHS = {"credentials": 2, "providers": 1}
"""How many folders the name of a subject of a kind is."""
