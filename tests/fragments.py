"""Fragments of records, put into the small valid catalogue in tests/example. `rules/rule.py` says how they look."""

import datetime as dt
import re
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import yaml

from generator import catalogue, rules, settings
from generator.finding import Finding
from generator.settings import Settings

TESTS = Path(__file__).parent
EXAMPLE = TESTS / "example" / "content"
ON = dt.date(2026, 11, 22)

_HEADER = re.compile(r"^# ([\w./-]+\.yml)(?: without (.+)|(, whole file))?\n", re.MULTILINE)
_KEY = re.compile(r"^([^\s#-][^:\n]*):", re.MULTILINE)


def findings(
    fragment: str, folder: Path, on: dt.date = ON, encode: Callable[[str], bytes] = str.encode
) -> tuple[Finding, ...]:
    """Give all findings about the small catalogue with a fragment put into it."""
    content = folder / "content"
    shutil.copytree(EXAMPLE, content)
    chosen = put(fragment, content, encode)
    return rules.check(catalogue.load(content, chosen), on)


def put(fragment: str, content: Path, encode: Callable[[str], bytes] = str.encode) -> Settings:
    """Put the parts of a fragment into the files of a folder; give the settings that it asks for."""
    chosen = settings.Settings()
    heads = list(_HEADER.finditer(fragment))
    ends = [*(head.start() for head in heads[1:]), len(fragment)]
    for head, end in zip(heads, ends, strict=False):
        name, without, whole = head.groups()
        part = fragment[head.end() : end]
        if name == "mkdocs.yml":
            chosen = settings.of(yaml.safe_load(part), content.parent)
            continue
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        old = path.read_text(encoding="utf-8") if path.exists() and not whole else ""
        drop = {*_KEY.findall(part), *(without or "").split(", ")}
        path.write_bytes(encode(_without(old, drop) + part))
    return chosen


def _without(text: str, keys: set[str]) -> str:
    """Leave out top-level keys and what stands under them."""
    starts = [match.start() for match in _KEY.finditer(text)] + [len(text)]
    blocks = [text[start:end] for start, end in pairwise(starts)]
    return "".join(block for block in blocks if block.partition(":")[0] not in keys)
