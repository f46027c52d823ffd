"""What scripts say on every page, by what it is for. Scripts of one page find their words in the page."""

import json

_SAID = {
    "add": "Add to the shortlist",
    "remove": "Remove from the shortlist",
    "added": "Added to your shortlist in this browser. It holds {count}.",
    "removed": "Removed from your shortlist. It holds {count}.",
    "full": "Your shortlist is full: it holds {most}. Remove another course first.",
    "way": "Shortlist ({count})",
}
"""Scripts put numbers where braces stand."""


def path(language: str) -> str:
    """Give the path of the file for the language of an interface."""
    return f"assets/words/{language}.json"


def text() -> str:
    """Give the file: a JSON object of words."""
    return json.dumps(_SAID, ensure_ascii=False) + "\n"
