"""The page that helps people who do not know what to search for: plain questions, whose answers are facets.

Each answer leads to its own list as well, so that the page works without JavaScript.
"""

from dataclasses import dataclass, replace

from generator import markup, words
from generator.messages import gettext as _
from generator.messages import noted
from generator.pages import lists
from generator.pages.page import Context, Page
from generator.vocabulary import fields_of_study

ADDRESS = "find/"


@dataclass(frozen=True, slots=True)
class Question:
    """A question, in messages. `facet` names the facet that its answers choose from."""

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
        "subject",
        noted("What do you want to learn about?"),
        {code: name for code, name in fields_of_study.EVERYDAY.items() if code != fields_of_study.NOT_KNOWN},
        only=True,
        hint=noted("A course can belong to several subjects."),
    ),
    Question(
        "for",
        noted("What do you want it for?"),
        {
            "employment": noted("For work: to find a job, or to do more in mine"),
            "further-study": noted("To start another course or programme"),
            "credit": noted("To count it as a part of another course or programme"),
            "personal": noted("For myself"),
        },
        hint=noted("This is what providers say. Others decide for themselves, so ask them first."),
    ),
    Question(
        "time",
        noted("How much time do you have?"),
        {
            "to-25": noted("A few days: up to 25 hours"),
            "26-75": noted("Some weeks beside other things: 26 to 75 hours"),
            "76-150": noted("Some months beside other things: 76 to 150 hours"),
            "over-150": noted("More than that"),
        },
    ),
    Question(
        "how",
        noted("How do you want to learn?"),
        {
            "online": noted("Online, wherever I am"),
            "onsite": noted("At a place, with others"),
            "blended": noted("Some of both"),
        },
    ),
    Question(
        "cost",
        noted("What may it cost?"),
        {"free": noted("Nothing")},
        hint=noted("The full price, in the currency of each course."),
    ),
    Question("language", noted("In which language?"), {}),
    Question(
        "check",
        noted("Is it important to you that somebody from outside has checked the quality?"),
        {
            "passed": noted("Yes, and it passed"),
            "passed-itself": noted("Yes, and the check looked at this very course"),
        },
        only=True,
        hint=noted("Without a check, a course can be good too: nobody from outside has said so here."),
    ),
)


def page(context: Context) -> Page:
    """Make the page. Only answers that fit something are offered."""
    asked = [(_said(question), found) for question in QUESTIONS if (found := _answers(context, question))]
    return Page(
        path=ADDRESS,
        title=_("Find a course by questions"),
        description=_(
            "Answer some plain questions, and see the short courses that fit: subject, what for, time, cost, language."
        ),
        content=markup.render("guide.html", {**context.common(ADDRESS), "asked": asked}),
        styles=("assets/search.css",),
        next_change=context.next_change,
    )


def _said(question: Question) -> Question:
    return replace(question, asked=_(question.asked), hint=_(question.hint))


def _answers(context: Context, question: Question) -> list[Answer]:
    return [
        Answer(
            value,
            _(question.answers[value]) if value in question.answers else name,
            words.number(len(refs)),
            f"browse/{question.facet}/{value}/",
        )
        for value, name, refs in lists.choices(context)[question.facet]
        if value in question.answers or not question.only
    ]
