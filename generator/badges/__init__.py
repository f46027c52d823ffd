"""Badges: a status in, pictures and snippets for other people's sites out."""

import datetime as dt
import json
from collections.abc import Iterator
from functools import lru_cache

from generator.badges import shields, svg
from generator.status import Statuses

__all__ = ["outputs"]


def outputs(statuses: Statuses, ref: str, name: str, on: dt.date, language: str) -> Iterator[tuple[str, str]]:
    """Yield path and text of the badge of a credential or provider, of its card, and of its file for shields.io."""
    said, endpoint = _shared(statuses, statuses.alike(ref), on, language)
    yield f"badges/{ref}.svg", svg.small(said, name)
    yield f"badges/{ref}.card.svg", svg.large(said, name)
    yield f"badges/{ref}.json", endpoint


@lru_cache(maxsize=64)
def _shared(statuses: Statuses, ref: str, on: dt.date, language: str) -> tuple[svg.Said, str]:
    """Give what the badges of all say on which the same reviews bear; they come one after the other."""
    status = statuses.of(ref, on)
    endpoint = json.dumps(shields.endpoint(statuses, status), ensure_ascii=False, separators=(",", ":"))
    return svg.said(statuses, status, language), f"{endpoint}\n"
