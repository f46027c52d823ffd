"""Hand-written pages in other languages: which messages they hold, and what they become."""

from pathlib import Path

import pytest

from generator import messages
from generator.messages import handwritten

PAGE = """---
title: Words explained
translated: true
description: What words mean.
---

# Words explained

A course that somebody
tests. See [the rules](rules.md#a) and [the list](../browse/).

⟦browse⟧

- one
- two, which
  goes on

1. first

## Why: and how {#why}

| What | Who |
|---|---|
| This | |
"""
MESSAGES = [
    "Words explained",
    "What words mean.",
    "Words explained",
    "A course that somebody tests. See [the rules](rules.md#a) and [the list](../browse/).",
    "one",
    "two, which goes on",
    "first",
    "Why: and how",
    "What",
    "Who",
    "This",
]
DOCS = Path(__file__).parent.parent / "docs"
SHIPPED = sorted(DOCS.glob("*.md"))
EVERY = {page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md")}


def test_the_messages_of_a_page() -> None:
    assert handwritten.messages(PAGE) == MESSAGES


@pytest.mark.parametrize("page", ["# Title\n\nText.\n", PAGE.replace("translated: true\n", "")])
def test_a_page_that_takes_no_part_has_none(page: str) -> None:
    assert handwritten.messages(page) == []
    assert not handwritten.is_known(page)


def test_in_another_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handwritten, "gettext", lambda message: f"«{message}»")
    assert handwritten.is_known(PAGE)
    made = handwritten.in_language(PAGE, "words/", {"words.md"})
    assert made.startswith('---\ntitle: "«Words explained»"\n')
    assert '\npath: "words/"\n' in made
    for piece in (
        "# «Words explained» {#words-explained}",
        "[the rules](../rules.md#a) and [the list](../browse/).»",
        "\n\n⟦browse⟧\n\n",
        "- «one»\n- «two, which goes on»\n",
        "1. «first»",
        "## «Why: and how» {#why}",
        "| «What» | «Who» |\n|---|---|\n| «This» |  |\n",
    ):
        assert piece in made


def test_a_link_to_a_page_that_exists_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handwritten, "gettext", lambda message: message)
    assert "](rules.md#a)" in handwritten.in_language(PAGE, "words/", {"rules.md"})


@pytest.mark.parametrize("page", SHIPPED, ids=lambda page: page.name)
def test_what_is_shipped_can_be_put_together_again(page: Path) -> None:
    """In English the parts give the same page, but for the wrapping of lines."""
    source = page.read_text(encoding="utf-8")
    if not handwritten.messages(source):
        return
    with messages.speaking("en"):
        made = handwritten.in_language(source, "x/", EVERY)
    before, after = (handwritten.parse(each).text for each in (source, made))
    assert without_addresses(after) == without_addresses(before)


def without_addresses(text: str) -> list[str]:
    words = text.replace("|", " | ").split()
    return [word for word in words if not (word.startswith("{#") or set(word) <= {"|", "-", ":"})]
