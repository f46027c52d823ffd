"""The page that explains every rule: rules in, Markdown out."""

from collections.abc import Iterator, Mapping

from generator.finding import Level
from generator.rules.rule import Rule

_INTRODUCTION = """\
---
title: The rules
description: What every record has to keep to, why, and an example of wrong and right for each rule.
---

# The rules

<!-- Written by `catalogue rules`; change the rules in generator/rules, not this page. -->

`catalogue check` looks at all records and prints what it finds: the place, what is wrong and, in brackets, the name of
the rule. Each name has a section here.

An **error** stops the build of the site until it is mended. A **warning** does not: the site is built, and the people
who look after the record see it. Whatever depends on today's date is a warning at most.

The first line of an example names the file below `content/`; the keys under it are a part of that file. `without level`
means that the file has no such key.
"""


def markdown(groups: Mapping[str, tuple[Rule, ...]]) -> str:
    """Write the page for rules by subject."""
    return "\n".join([_INTRODUCTION, *_sections(groups)])


def _sections(groups: Mapping[str, tuple[Rule, ...]]) -> Iterator[str]:
    for title, rules in groups.items():
        yield f"## {title}\n"
        for rule in rules:
            yield from _section(rule)


def _section(rule: Rule) -> Iterator[str]:
    yield f"### {rule.name} {{#{rule.name}}}\n"
    yield f"**{'Error' if rule.level is Level.ERROR else 'Warning'}.** {rule.what}\n"
    yield f"{rule.why}\n"
    for word, fragment in (("Wrong", rule.bad), ("Right", rule.good)):
        if fragment:
            yield f"{word}:\n\n```yaml\n{fragment}```\n"
