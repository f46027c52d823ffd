"""The page that helps people who do not know what to search for: plain questions, whose answers are facets.

Each answer leads to its own list as well, so that the page works without JavaScript.
"""

from dataclasses import dataclass

from generator import markup, words
from generator.pages import lists
from generator.pages.page import Context, Page

ADDRESS = "find/"


@dataclass(frozen=True, slots=True)
class Question:
    """A question. `facet` names the facet that its answers choose from."""

    facet: str
    asked: str
    answers: dict[str, str]
    """Answers in other words than the facet's own, by value."""
    only: bool = False
    """Whether values that are not among the answers are left out."""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that some credentials fit: the value of the facet, in words, with the list of those that fit."""

    value: str
    said: str
    count: str
    address: str


QUESTIONS = (
    Question(
        "for",
        "What do you want it for?",
        {
            "employment": "For work: to find a job, or to do more in mine",
            "further-study": "To start another course or programme",
            "credit": "To count it as a part of another course or programme",
            "personal": "For myself",
        },
        hint="This is what providers say. Others decide for themselves, so ask them first.",
    ),
    Question(
        "time",
        "How much time do you have?",
        {
            "to-25": "A few days: up to 25 hours",
            "26-75": "Some weeks beside other things: 26 to 75 hours",
            "76-150": "Some months beside other things: 76 to 150 hours",
            "over-150": "More than that",
        },
    ),
    Question(
        "how",
        "How do you want to learn?",
        {
            "online": "Online, wherever I am",
            "onsite": "At a place, with others",
            "blended": "Some of both",
        },
    ),
    Question(
        "cost",
        "What may it cost?",
        {"free": "Nothing"},
        hint="The full price, in the currency of each course.",
    ),
    Question("language", "In which language?", {}),
    Question(
        "check",
        "Is it important to you that somebody from outside has checked the quality?",
        {
            "passed": "Yes, and it passed",
            "passed-itself": "Yes, and the check looked at this very course",
        },
        only=True,
        hint="Without a check, a course can be good too: nobody from outside has said so here.",
    ),
)


def page(context: Context) -> Page:
    """Make the page. Only answers that fit something are offered."""
    asked = [(question, found) for question in QUESTIONS if (found := _answers(context, question))]
    return Page(
        path=ADDRESS,
        title="Find a course by questions",
        description="Answer some plain questions, and see the short courses that fit: what for, time, cost, language.",
        content=markup.render("guide.html", {**context.common(ADDRESS), "asked": asked}),
        styles=("assets/search.css",),
        next_change=context.next_change,
    )


def _answers(context: Context, question: Question) -> list[Answer]:
    return [
        Answer(value, question.answers.get(value, name), words.number(len(refs)), f"browse/{question.facet}/{value}/")
        for value, name, refs in lists.choices(context)[question.facet]
        if value in question.answers or not question.only
    ]
