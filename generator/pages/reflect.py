"""The questions with which providers and agencies look at their own quality assurance: an overview and a page each.

Without JavaScript they are read and printed. With it, answers are written in the browser, stay there, and are saved as
files. Nothing is sent, and nothing is counted but how many questions have an answer.
"""

from collections.abc import Iterator

from generator import markup
from generator.messages import gettext as _
from generator.pages.edition import FORMS
from generator.pages.edition import REFLECTION as ADDRESS
from generator.pages.page import Context, Page
from generator.records.values import LONGEST_TEXT
from generator.vocabulary import languages, reflection
from generator.vocabulary.reflection import AGENCIES, Questions


def pages(context: Context) -> Iterator[Page]:
    """Make the overview and the page of each set of questions."""
    yield _overview(context)
    for questions in reflection.SETS:
        yield _page(context, questions)


def _overview(context: Context) -> Page:
    values = {
        **context.common(ADDRESS),
        "sets": [(f"{ADDRESS}{each.name}/", each, len(each.questions)) for each in reflection.SETS],
    }
    return Page(
        path=ADDRESS,
        title=_("Reflect on your own quality assurance"),
        description=_(
            "Questions for providers and agencies about the quality of their micro-credentials, without a score."
        ),
        content=markup.render("reflect.html", values),
    )


def _page(context: Context, questions: Questions) -> Page:
    path = f"{ADDRESS}{questions.name}/"
    values = {
        **context.common(path),
        "overview": ADDRESS,
        "questions": questions,
        "total": len(questions.questions),
        "most": LONGEST_TEXT,
        "is_published": questions.name != AGENCIES,
        "form": f"{FORMS}provider/",
        "guide": "for-agencies/" if questions.name == AGENCIES else "for-providers/",
        "languages": languages.common(context.language),
        "language": context.settings.language,
    }
    return Page(
        path=path,
        title=_(questions.heading),
        description=_("{count} questions about quality. {whom}", count=len(questions.questions), whom=questions.whom),
        content=markup.render("reflect-set.html", values),
        scripts=("assets/reflect.js",),
        styles=("assets/fields.css", "assets/reflect.css"),
    )
