"""Rules about the answers of providers to the questions about their own quality assurance."""

import datetime as dt
from collections.abc import Iterator

from generator.catalogue import Catalogue, Entry
from generator.finding import Level
from generator.records import Provider
from generator.records.provider import SelfAssessment
from generator.rules.rule import Defect, Rule
from generator.vocabulary import reflection


def questions_of_another_kind(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find providers that answer the set of questions for the other kind of provider."""
    for entry, given in _given(catalogue):
        fitting = reflection.SET_OF_KIND[entry.record.kind]
        if given.set != fitting:
            yield Defect(
                entry,
                ("self_assessment", "set"),
                f"the set `{given.set}` is not for a provider of the kind `{entry.record.kind}`",
                f"Answer the set `{fitting}`, or check `kind`.",
            )


def question_of_another_set(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find answers to a question that is not in the set which the self-assessment names."""
    for entry, given in _given(catalogue):
        for index, answer in enumerate(given.answers):
            own = reflection.SET_OF[answer.question]
            if own != given.set:
                yield Defect(
                    entry,
                    ("self_assessment", "answers", index, "question"),
                    f"`{answer.question}` is a question of the set `{own}`, and these are answers to `{given.set}`",
                    "Take the answer out, or name the set that you have answered.",
                )


def question_answered_twice(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find questions to which a provider gives more than one answer."""
    for entry, given in _given(catalogue):
        questions = [answer.question for answer in given.answers]
        for index, question in enumerate(questions):
            if question in questions[:index]:
                yield Defect(
                    entry,
                    ("self_assessment", "answers", index, "question"),
                    f"`{question}` has an answer already",
                    "Put both answers into one.",
                )


def answered_in_the_future(catalogue: Catalogue, on: dt.date) -> Iterator[Defect]:
    """Find answers of a day that has not come."""
    for entry, given in _given(catalogue):
        if given.on > on:
            yield Defect(
                entry,
                ("self_assessment", "on"),
                f"{given.on} has not come yet",
                "Write the day on which the provider gave these answers.",
            )


def _given(catalogue: Catalogue) -> Iterator[tuple[Entry[Provider], SelfAssessment]]:
    for entry in catalogue.providers.values():
        if entry.record.self_assessment is not None:
            yield entry, entry.record.self_assessment


def _example(change: str, **named: str) -> str:
    """Write a self-assessment of an institution with something else in it."""
    head = {"set": "institutions", "on": "2026-11-20"} | named
    return f"""\
# providers/other-university.yml
self_assessment:
  set: {head["set"]}
  on: {head["on"]}
  answers:
{change}"""


_NEEDS = "    - {question: institutions-reasons-needs, answer: Two employers asked us.}\n"
_FEEDBACK = "    - {question: institutions-special-feedback, answer: We ask after one week.}\n"
_OF_OTHERS = "    - {question: other-providers-tools-feedback, answer: We ask after one week.}\n"

RULES = (
    Rule(
        "questions-of-another-kind",
        Level.ERROR,
        "Answer the set of questions for your kind of organisation: `set` follows from `kind`.",
        "The questions for institutions speak of programmes and degrees, those for others do not.",
        bad=_example(_OF_OTHERS, set="other-providers"),
        good=_example(_FEEDBACK),
        check=questions_of_another_kind,
    ),
    Rule(
        "question-of-another-set",
        Level.ERROR,
        "Answer only questions of the set that `self_assessment` names.",
        "An answer below a question that was not asked confuses readers.",
        bad=_example(_NEEDS + _OF_OTHERS),
        good=_example(_NEEDS + _FEEDBACK),
        check=question_of_another_set,
    ),
    Rule(
        "question-answered-twice",
        Level.ERROR,
        "Give one answer to each question of a self-assessment.",
        "Readers could not tell which of two answers holds.",
        bad=_example(_NEEDS + _FEEDBACK + _NEEDS),
        good=_example(_NEEDS + _FEEDBACK),
        check=question_answered_twice,
    ),
    Rule(
        "answered-in-the-future",
        Level.WARNING,
        "Write the day on which the provider answered the questions.",
        "Readers want to know how old the answers are. A day that has not come is a slip of the keyboard.",
        bad=_example(_NEEDS, on="2026-11-23"),
        good=_example(_NEEDS, on="2026-11-22"),
        check=answered_in_the_future,
    ),
)
