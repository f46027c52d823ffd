"""What changed since an agency looked: a credential as it is now beside the credential as it was reviewed."""

from collections.abc import Iterator

from generator.records.credential import Credential
from generator.records.report import AsReviewed
from generator.records.values import Text


def differences(was: AsReviewed, now: Credential) -> Iterator[tuple[str, str, str]]:
    """Yield the key of each value that differs, the value that was reviewed and the value now (empty for outcomes).

    What the report or the credential leaves out is not compared. A title may change: the substance counts.
    """
    workload, level = now.workload, now.level
    for key, before, after in (
        ("workload.hours", was.hours, workload and workload.hours),
        ("workload.ects", was.ects, workload and workload.ects),
        ("level.eqf", was.eqf, level and level.eqf),
    ):
        if before is not None and after is not None and before != after:
            yield key, str(before), str(after)
    if was.learning_outcomes and now.learning_outcomes and not _same(was.learning_outcomes, now.learning_outcomes):
        yield "learning_outcomes", "", ""


def _same(before: tuple[Text, ...], after: tuple[Text, ...]) -> bool:
    """Tell whether outcomes are the same in every language that both give, whatever their order."""
    if len(before) != len(after):
        return False
    shared = set.intersection(*({language for language, _ in text} for text in (*before, *after)))
    return all(_in(language, before) == _in(language, after) for language in shared)


def _in(language: str, texts: tuple[Text, ...]) -> list[str]:
    return sorted(" ".join(text.pick(language)[1].casefold().split()) for text in texts)
