"""An answer in words: a text for a terminal, Markdown for a summary, and annotations beside the changed files."""

from collections.abc import Iterator

from generator import markdown
from generator.annotations import Annotation
from generator.finding import Place
from generator.ownership.verdict import Answer
from generator.source import shown

_LONGEST = 200


def text(said: Answer) -> str:
    """Write an answer for a person, what is refused first."""
    lines = [
        *(f"refused: {shown(each.path, _LONGEST)}: {each.why}" for each in said.refused),
        *(f"needs {each.who}: {shown(each.path, _LONGEST)}: {each.why}" for each in said.needs),
        *(f"look at: {shown(each.path, _LONGEST)}: {each.why}" for each in said.notes),
        *(f"owned: {shown(path, _LONGEST)}" for path in said.owned),
    ]
    return "".join(f"{line}\n" for line in lines or ["Nothing differs."])


def summary(said: Answer) -> str:
    """Write an answer as Markdown, what is refused first."""
    sections = [
        ("Refused", [f"{markdown.code(each.path)}: {markdown.code(each.why)}" for each in said.refused]),
        *((f"`{who}` must agree", lines) for who, lines in sorted(_by_who(said).items())),
        ("Look at", [f"{markdown.code(each.path)}: {markdown.code(each.why)}" for each in said.notes]),
        ("The author owns", [markdown.code(path) for path in said.owned]),
    ]
    return "\n".join(markdown.section(title, lines) for title, lines in sections if lines) or "No file differs.\n"


def _by_who(said: Answer) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in said.needs:
        found.setdefault(each.who, []).append(f"{markdown.code(each.path)}: {markdown.code(each.why)}")
    return found


def annotations(said: Answer) -> Iterator[Annotation]:
    """Give an annotation for each file that is refused, or that others have to agree to or should look at."""
    for refused in said.refused:
        yield Annotation("error", _place(refused.path), "refused", refused.why)
    for needed in said.needs:
        yield Annotation("notice", _place(needed.path), f"{needed.who} must agree", needed.why)
    for note in said.notes:
        yield Annotation("warning", _place(note.path), "look at", note.why)


def _place(path: str) -> Place:
    return Place(shown(path, _LONGEST))
