"""The questions about one's own quality assurance: their words, their pages, and answers on the page of a provider."""

import datetime as dt
import re
from pathlib import Path

import pytest
import sites
from fragments import EXAMPLE, ON, findings

from generator import catalogue
from generator.messages import speaking
from generator.pages import lists, provider, reflect
from generator.pages.edition import Edition
from generator.pages.page import Context
from generator.settings import Settings
from generator.vocabulary import ProviderKind, QuestionSet, reflection
from generator.vocabulary.reflection import Question, Questions

KNOWN = catalogue.load(EXAMPLE, Settings()).catalogue
SAMPLE = catalogue.load(sites.SAMPLE, Settings()).catalogue
CONTEXT = Context(KNOWN, Settings(), ON)
QUESTIONS = [question for each in reflection.SETS for question in each.questions]

each_set = pytest.mark.parametrize("questions", reflection.SETS, ids=lambda each: each.name)
each_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.id)


# --- the questions


def test_names_of_questions_stand_once_and_begin_with_their_set_and_part() -> None:
    assert len({question.id for question in QUESTIONS}) == len(QUESTIONS)
    for questions in reflection.SETS:
        for part in questions.parts:
            prefix = f"{questions.name}-{part.id}-"
            assert all(re.fullmatch(rf"{prefix}[a-z]+(-[a-z]+)*", question.id) for question in part.questions)
    # The browser tells the set by the beginning of the name.
    assert not any(
        one.name != other.name and one.name.startswith(other.name)
        for one in reflection.SETS
        for other in reflection.SETS
    )


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("institutions", ["reasons", "special", "programme-parts", "outside-programmes", "partnerships", "other"]),
        ("agencies", ["roles", "procedures", "support"]),
        ("other-providers", ["reasons", "higher-education", "tools", "outside-review", "other"]),
    ],
)
def test_every_part_of_the_guidance_is_there(name: str, parts: list[str]) -> None:
    assert [part.id for part in reflection.BY_NAME[name].parts] == parts
    assert all(2 <= len(part.questions) <= 6 for part in reflection.BY_NAME[name].parts)
    assert [each.name for each in reflection.SETS] == ["institutions", "agencies", "other-providers"]


@each_question
def test_words_are_plain(question: Question) -> None:
    sentences = re.split(r"(?<=[.?:]) ", question.explained)
    assert question.words.endswith("?")
    assert question.explained.endswith((".", "?"))
    assert 1 <= len(re.findall(r"[.?](?: |$)", question.explained)) <= 3
    assert all(len(sentence.split()) <= 25 for sentence in (question.words, *sentences))
    assert not re.search(
        r"\b(guarantee\w*|accredited|stakeholder\w*|e\.g\.|etc)\b", f"{question.words} {question.explained}"
    )


def test_each_kind_of_provider_has_its_set_and_agencies_publish_nothing() -> None:
    assert {*reflection.SET_OF_KIND} == {*ProviderKind}
    assert {*reflection.SET_OF_KIND.values()} == {*QuestionSet}
    assert {question.split("-")[0] for question in reflection.PUBLISHED} == {"institutions", "other"}
    assert all(question.startswith(f"{own}-") for question, own in reflection.SET_OF.items())
    assert max(len(reflection.BY_NAME[each].questions) for each in QuestionSet) <= 40


# --- their pages


def test_there_is_a_page_for_each_set_and_the_overview_leads_to_it() -> None:
    overview, *pages = reflect.pages(CONTEXT)
    assert [page.path for page in pages] == ["reflect/institutions/", "reflect/agencies/", "reflect/other-providers/"]
    assert all(f'href="../{page.path}"' in overview.content for page in pages)
    assert all(f'href="../{path}/"' in overview.content for path in ("for-providers", "for-agencies"))


@each_set
def test_every_question_stands_on_its_page_without_javascript(questions: Questions) -> None:
    page = {page.path: page for page in reflect.pages(CONTEXT)}[f"reflect/{questions.name}/"]
    html = sites.Html.of(f"<html><title></title><body>{page.content}</body></html>")
    headings = {element.text for tag in ("h2", "h3") for element in html.all(tag)}
    paragraphs = {element.text for element in html.all("p")}
    assert {part.heading for part in questions.parts} <= headings
    assert {question.words for question in questions.questions} <= headings
    assert {question.explained for question in questions.questions} <= paragraphs
    assert len(set(html.ids)) == len(html.ids)
    assert len(html.all("textarea")) == len(questions.questions)
    assert ("publish" in html.ids) == (questions.name != "agencies")


def test_the_pages_exist_in_english_only() -> None:
    german = Edition("de")
    assert not german.has("reflect/")
    assert german.way("../../", "reflect/institutions/") == "../../../reflect/institutions/"


# --- answers on the page of a provider


def shown(known: catalogue.Catalogue, ref: str, edition: Edition = CONTEXT.edition) -> str:
    context = Context(known, Settings(), ON, edition)
    with speaking(edition.language):
        cards = lists.cards(context, known.credentials.values())
        return provider.page(context, known.providers[ref], cards).content


def test_answers_stand_on_the_page_of_a_provider_as_its_words() -> None:
    content = shown(KNOWN, "example-university")
    assert "In the words of Example University, on 1 September 2026." in content
    assert "Nobody outside has checked these answers, and they change no quality status." in content
    question = reflection.PUBLISHED["institutions-reasons-needs"].words
    assert f"<h4>{question}</h4>\n<blockquote><p>Two employers asked us.</p></blockquote>" in content
    assert 'href="../../reflect/institutions/"' in content
    assert content.index('id="own-checks"') < content.index('id="self-assessment"') < content.index('id="courses"')


def test_a_provider_without_answers_has_no_words_about_them() -> None:
    content = shown(KNOWN, "other-university")
    assert "self-assessment" not in content
    assert "reflect/" not in content


def test_questions_are_english_on_every_page() -> None:
    content = shown(SAMPLE, "kadaka-skills", Edition("de"))
    question = reflection.PUBLISHED["other-providers-tools-feedback"].words
    assert f'<h4><span lang="en">{question}</span></h4>' in content
    assert 'href="../../../reflect/other-providers/"' in content


def test_answers_stand_in_the_order_of_the_questions_and_many_are_folded() -> None:
    content = shown(SAMPLE, "thornmere-university")
    given = SAMPLE.providers["thornmere-university"].record.self_assessment
    assert given is not None
    places = [content.index(reflection.PUBLISHED[answer.question].words) for answer in given.answers]
    assert places == sorted(places)
    assert '<details class="self-assessment">' in content
    assert '<details class="self-assessment" open>' in shown(SAMPLE, "kadaka-skills")


# --- rules

HEAD = "# providers/{provider}.yml\nself_assessment:\n  set: {set}\n  on: {on}\n  answers:\n"
NEEDS, REVIEW = "institutions-reasons-needs", "institutions-special-review"
TOOLS = "other-providers-tools-feedback"


@pytest.mark.parametrize(
    ("given", "questions", "broken"),
    [
        pytest.param("other-university institutions 2026-11-22", [NEEDS, REVIEW], [], id="as it should be"),
        pytest.param("example-training other-providers 2026-11-22", [TOOLS], [], id="an other provider"),
        pytest.param(
            *("example-training institutions 2026-11-22", [NEEDS], ["questions-of-another-kind"]),
            id="an other provider with the set for institutions",
        ),
        pytest.param(
            *("other-university other-providers 2026-11-22", [TOOLS], ["questions-of-another-kind"]),
            id="an institution with the set for other providers",
        ),
        pytest.param(
            *("other-university institutions 2026-11-22", [NEEDS, TOOLS], ["question-of-another-set"]),
            id="one question of another set",
        ),
        pytest.param(
            *("other-university institutions 2026-11-22", [NEEDS] * 3, ["question-answered-twice"] * 2),
            id="one question three times",
        ),
        pytest.param("other-university institutions 2026-11-23", [NEEDS], ["answered-in-the-future"], id="tomorrow"),
        pytest.param("other-university institutions 2026-11-21", [NEEDS], [], id="yesterday"),
        pytest.param("other-university agencies 2026-11-22", [NEEDS], ["not-in-the-list"], id="the set for agencies"),
        pytest.param(
            *("other-university institutions 2026-11-22", ["agencies-roles-tasks"], ["unknown-question"]),
            id="a question for agencies",
        ),
        pytest.param("other-university institutions 2026-11-22", [], ["too-few-items"], id="no answer at all"),
    ],
)
def test_answers_fit_the_provider(given: str, questions: list[str], broken: list[str], tmp_path: Path) -> None:
    of, own, on = given.split()
    answers = "".join(f"    - {{question: {question}, answer: Yes.}}\n" for question in questions) or "    []\n"
    found = findings(HEAD.format(provider=of, set=own, on=on) + answers, tmp_path, dt.date(2026, 11, 22))
    assert sorted(finding.rule for finding in found) == sorted(broken)
