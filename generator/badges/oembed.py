"""oEmbed: what editors ask for when somebody pastes the address of a page, as files that need no server.

The format is oEmbed 1.0, type `rich` (https://oembed.com). A page names its file in its head.
"""

import json

from generator.badges import snippets
from generator.badges.snippets import Picture, Subject
from generator.markup import Markup, fill

KEPT_FOR = 3600
"""So many seconds others may keep an answer."""


def path(ref: str) -> str:
    """Give the path of the file of a credential or provider."""
    return f"oembed/{ref}.json"


def oembed(subject: Subject, picture: Picture) -> str:
    """Give the file of a credential or provider: a link with its large badge. `picture` is the size of that badge."""
    return json.dumps(
        {
            "version": "1.0",
            "type": "rich",
            "title": f"Quality check of {subject.name}",
            "provider_name": subject.catalogue,
            "provider_url": subject.url,
            "cache_age": KEPT_FOR,
            "width": picture.width,
            "height": picture.height,
            "html": snippets.large(subject, picture),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def alternate(url: str, ref: str) -> Markup:
    """Give the line in the head of a page that names its file; nothing if the site has not named its address."""
    return fill(_ALTERNATE, f"{url}{path(ref)}") if url else Markup()


_ALTERNATE = '<link rel="alternate" type="application/json+oembed" href="%s">'
