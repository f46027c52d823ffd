"""Badges: a status in, pictures and snippets for other people's sites out."""

import datetime as dt
import json
from collections.abc import Iterator

from generator.badges import shields, svg
from generator.status import Statuses

__all__ = ["outputs"]


def outputs(statuses: Statuses, ref: str, name: str, on: dt.date, language: str) -> Iterator[tuple[str, str]]:
    """Yield path and text of the badge of a credential or provider, of its card, and of its file for shields.io."""
    status = statuses.of(ref, on)
    said = svg.said(statuses, status, language)
    yield f"badges/{ref}.svg", svg.small(said, name)
    yield f"badges/{ref}.card.svg", svg.large(said, name)
    endpoint = shields.endpoint(statuses, status)
    yield f"badges/{ref}.json", json.dumps(endpoint, ensure_ascii=False, separators=(",", ":")) + "\n"
