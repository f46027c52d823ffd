"""The questions about one's own quality assurance in a browser: answers, files, and what the browser keeps."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest
import yaml
from browsing import SIDEWAYS, OpenPage, Watch, axe
from fragments import ON, findings
from playwright.sync_api import Dialog, Locator, Page, expect

from generator.vocabulary import reflection

INSTITUTIONS, OTHERS = "reflect/institutions/", "reflect/other-providers/"
NEEDS, LEARNERS, REVIEW = (
    *("institutions-reasons-needs", "institutions-reasons-learners"),
    "institutions-special-review",
)
TOTAL = len(reflection.BY_NAME["institutions"].questions)
KEY = "answers to institutions of /"
HOSTILE = '"><img src=x onerror=alert(1)> # not a heading\n# heading?\n---\nNO: yes\t\\ {{ }} ⟦title⟧ \u202e\u00a0end'
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } });"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"


def box(page: Page, question: str) -> Locator:
    """Find the box of a question as somebody finds it who only hears the page."""
    words = next(each.words for own in reflection.SETS for each in own.questions if each.id == question)
    return page.get_by_role("textbox", name=f"Your answer {words}", exact=True)


def opened(page: Page, home: str, path: str = INSTITUTIONS) -> Page:
    page.clock.set_fixed_time(dt.datetime.combine(ON, dt.time(12), dt.UTC))
    page.goto(home + path)
    expect(page.get_by_role("button", name="Save as YAML")).to_be_visible()
    return page


def saved(page: Page, button: str, folder: Path) -> tuple[str, str]:
    """Save a file; give its name and its text."""
    with page.expect_download() as caught:
        page.get_by_role("button", name=button).click()
    path = folder / caught.value.suggested_filename
    caught.value.save_as(path)
    return path.name, path.read_text(encoding="utf-8")


def kept(page: Page) -> dict[str, object] | None:
    found = page.evaluate("(key) => localStorage.getItem(key)", KEY)
    return json.loads(found) if found else None


def agree(page: Page, *, yes: bool = True) -> list[str]:
    """Answer what the page asks from now on; give what it has asked."""
    asked: list[str] = []

    def answer_it(dialog: Dialog) -> None:
        asked.append(dialog.type if dialog.type == "beforeunload" else dialog.message)
        if yes:
            dialog.accept()
        else:
            dialog.dismiss()

    page.on("dialog", answer_it)
    return asked


def status(page: Page, words: str) -> None:
    expect(page.get_by_role("status").filter(has_text=words)).to_have_count(1)


# --- answers


def test_progress_is_said_in_words(page: Page, site_url: str) -> None:
    opened(page, site_url)
    status(page, f"0 of {TOTAL} answered")
    box(page, NEEDS).fill("Two employers asked us.")
    box(page, LEARNERS).fill("   ")
    status(page, f"1 of {TOTAL} answered")
    expect(page.get_by_role("navigation", name="On this page")).to_contain_text("1 of 4 answered")
    assert not re.search(r"\d ?%|points|score:", page.locator("#reflect").inner_text())


def test_answers_are_there_after_the_page_was_closed(page: Page, site_url: str) -> None:
    opened(page, site_url)
    box(page, NEEDS).fill("Two employers asked us.")
    page.get_by_label("Language in which you write").select_option("et")
    opened(page, site_url, OTHERS)
    expect(page.get_by_role("status").filter(has_text="0 of 17 answered")).to_have_count(1)
    opened(page, site_url)
    expect(box(page, NEEDS)).to_have_value("Two employers asked us.")
    expect(box(page, NEEDS)).to_have_attribute("lang", "et")
    expect(page.get_by_label("Language in which you write")).to_have_value("et")


def test_before_answers_are_deleted_the_page_asks(page: Page, site_url: str) -> None:
    opened(page, site_url)
    box(page, NEEDS).fill("Two employers asked us.")
    assert kept(page)
    refused = agree(page, yes=False)
    page.get_by_role("button", name="Delete all my answers").click()
    expect(box(page, NEEDS)).to_have_value("Two employers asked us.")
    assert len(refused) == 1


def test_what_is_deleted_is_gone_here_and_in_another_window(page: Page, site_url: str) -> None:
    opened(page, site_url)
    other = opened(page.context.new_page(), site_url)
    box(page, NEEDS).fill("Two employers asked us.")
    expect(box(other, NEEDS)).to_have_value("Two employers asked us.")
    assert agree(page) == []
    page.get_by_role("button", name="Delete all my answers").click()
    status(page, "All answers are deleted.")
    status(page, f"0 of {TOTAL} answered")
    expect(box(other, NEEDS)).to_have_value("")
    assert kept(page) is None
    opened(page, site_url)
    expect(box(page, NEEDS)).to_have_value("")


def test_nothing_is_kept_if_the_person_does_not_want_it(page: Page, site_url: str) -> None:
    opened(page, site_url)
    box(page, NEEDS).fill("A secret")
    page.get_by_label("Keep my answers in this browser").uncheck()
    box(page, LEARNERS).fill("Another secret")
    assert "secret" not in json.dumps(kept(page))
    asked = agree(page)
    page.reload()
    assert asked == ["beforeunload"]
    expect(box(page, NEEDS)).to_have_value("")
    expect(page.get_by_label("Keep my answers in this browser")).not_to_be_checked()


@pytest.mark.parametrize("how", [BLOCKED, FULL], ids=["blocked", "full"])
def test_a_browser_that_keeps_nothing(how: str, page: Page, site_url: str, tmp_path: Path) -> None:
    page.add_init_script(how)
    opened(page, site_url)
    box(page, NEEDS).fill("Two employers asked us.")
    expect(page.get_by_text("Your browser does not let this page keep anything.")).to_be_visible()
    expect(page.get_by_label("Keep my answers in this browser")).to_be_hidden()
    status(page, f"1 of {TOTAL} answered")
    asked = agree(page)
    page.reload()
    assert asked == ["beforeunload"]
    box(page, NEEDS).fill("Two employers asked us.")
    assert "Two employers" in saved(page, "Save as YAML", tmp_path)[1]
    page.reload()
    assert asked == ["beforeunload"]


@pytest.mark.parametrize(
    "held",
    ["nonsense", "[]", "null", "7", '{"answers": 7}', '{"answers": {"x": 1, "institutions-reasons-needs": ["y"]}}'],
)
def test_what_something_else_wrote_there_is_no_answer(held: str, page: Page, site_url: str) -> None:
    page.goto(f"{site_url}about/")
    page.evaluate("([key, held]) => localStorage.setItem(key, held)", [KEY, held])
    opened(page, site_url)
    status(page, f"0 of {TOTAL} answered")
    box(page, NEEDS).fill("Yes.")
    assert (kept(page) or {})["answers"] == {NEEDS: "Yes."}


# --- files


@pytest.mark.parametrize(
    ("path", "answers"),
    [
        pytest.param(INSTITUTIONS, {NEEDS: "NO", REVIEW: HOSTILE}, id="an institution"),
        pytest.param(OTHERS, {"other-providers-tools-feedback": "One: two\n\nthree – “four”"}, id="an other provider"),
    ],
)
def test_the_yaml_file_goes_into_a_record_as_it_is(
    path: str, answers: dict[str, str], page: Page, site_url: str, tmp_path: Path
) -> None:
    provider = "other-university" if path == INSTITUTIONS else "example-training"
    opened(page, site_url, path)
    for question, answer in answers.items():
        box(page, question).fill(answer)
    name, text = saved(page, "Save as YAML", tmp_path)
    assert re.fullmatch(r"self-assessment-[a-z-]+-2026-11-22\.yml", name)
    held = yaml.safe_load(text)["self_assessment"]
    assert (held["set"], held["on"]) == (path.split("/")[1], "2026-11-22")
    assert [each["question"] for each in held["answers"]] == list(answers)
    assert findings(f"# providers/{provider}.yml\n{text}", tmp_path / "check") == ()


def test_every_question_of_a_set_can_be_answered_at_full_length(page: Page, site_url: str, tmp_path: Path) -> None:
    opened(page, site_url)
    for question in reflection.BY_NAME["institutions"].questions:
        box(page, question.id).fill("ä" * 2500)
    status(page, f"{TOTAL} of {TOTAL} answered")
    text = saved(page, "Save as YAML", tmp_path)[1]
    assert findings(f"# providers/other-university.yml\n{text}", tmp_path / "check") == ()


def test_answers_in_another_language_say_so(page: Page, site_url: str, tmp_path: Path) -> None:
    opened(page, site_url)
    page.get_by_label("Language in which you write").select_option("no")
    box(page, NEEDS).fill("To arbeidsgivere spurte oss.")
    text = saved(page, "Save as YAML", tmp_path)[1]
    assert yaml.safe_load(text)["self_assessment"]["answers"][0]["answer"] == {"no": "To arbeidsgivere spurte oss."}
    assert findings(f"# providers/other-university.yml\n{text}", tmp_path / "check") == ()


def test_a_saved_file_is_opened_again(page: Page, site_url: str, open_page: OpenPage, tmp_path: Path) -> None:
    opened(page, site_url)
    page.get_by_label("Language in which you write").select_option("et")
    box(page, NEEDS).fill(HOSTILE)
    box(page, REVIEW).fill("Õppijad")
    name, text = saved(page, "Save as YAML", tmp_path)
    other = opened(open_page(), site_url)
    other.get_by_label("Open a YAML file").set_input_files(tmp_path / name)
    expect(other.get_by_role("alert")).to_have_text(f"Opened: 2 of {TOTAL} answered.")
    expect(box(other, REVIEW)).to_have_value("Õppijad")
    expect(other.get_by_label("Language in which you write")).to_have_value("et")
    assert other.locator("#reflect img").count() == 0
    assert saved(other, "Save as YAML", tmp_path)[1] == text
    asked = agree(other, yes=False)
    box(other, REVIEW).fill("Later")
    with other.expect_event("dialog"):
        other.get_by_label("Open a YAML file").set_input_files(tmp_path / name)
    expect(box(other, REVIEW)).to_have_value("Later")
    assert asked == ["The file has 2 answers. They take the place of what you have written here. Go on?"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("name: Some University\n", id="another record"),
        pytest.param('set: "institutions"\n- question: "institutions-reasons-needs"\n  answer: "\\x"\n', id="broken"),
        pytest.param('set: "institutions"\n- question: "toString"\n  answer: "x"\n', id="no question of ours"),
        pytest.param(
            'set: "other-providers"\n- question: "institutions-reasons-needs"\n  answer: "x"\n', id="another set"
        ),
        pytest.param("x" * 1_000_001, id="too large"),
    ],
)
def test_a_file_that_is_none_of_ours(text: str, page: Page, site_url: str, tmp_path: Path) -> None:
    opened(page, site_url)
    box(page, NEEDS).fill("Stays")
    (tmp_path / "x.yml").write_text(text, encoding="utf-8")
    page.get_by_label("Open a YAML file").set_input_files(tmp_path / "x.yml")
    expect(page.get_by_role("alert")).to_contain_text("This file holds no answers to these questions.")
    expect(box(page, NEEDS)).to_have_value("Stays")


def test_the_markdown_file_has_every_question_and_no_markup_of_an_answer(
    page: Page, site_url: str, tmp_path: Path
) -> None:
    opened(page, site_url)
    box(page, NEEDS).fill(HOSTILE)
    name, text = saved(page, "Save as Markdown", tmp_path)
    assert name == "self-assessment-institutions-2026-11-22.md"
    lines = text.splitlines()
    assert lines[:3] == ["# Questions for institutions", "", "Answers of 22 November 2026"]
    own = reflection.BY_NAME["institutions"]
    headings = [f"## {part.heading}" for part in own.parts] + [f"### {each.words}" for each in own.questions]
    assert sorted(line for line in lines if line.startswith("##")) == sorted(headings)
    assert '> "\\>\\<img'.replace("\\>", ">") in text
    assert "> # heading?" in lines
    assert text.count("*Not answered.*") == TOTAL - 1


def test_with_no_answer_there_is_nothing_to_save(page: Page, site_url: str) -> None:
    opened(page, site_url)
    for button in ("Save as YAML", "Save as Markdown"):
        page.get_by_role("button", name=button).click()
        status(page, "Nothing is answered yet, so there is nothing to save.")


def test_answers_are_copied_as_text(page: Page, site_url: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, site_url)
    box(page, NEEDS).fill("Two employers asked us.")
    page.get_by_role("button", name="Copy as text").click()
    status(page, "Copied")
    assert "> Two employers asked us." in page.evaluate("navigator.clipboard.readText()")


def test_nothing_is_sent(page: Page, site_url: str, watch: Watch, tmp_path: Path) -> None:
    opened(page, site_url)
    page.wait_for_load_state("networkidle")
    before = len(watch.requests)
    box(page, NEEDS).fill("Two employers asked us.")
    saved(page, "Save as YAML", tmp_path)
    assert [address for address in watch.requests[before:] if not address.startswith("blob:")] == []


# --- every reader


@pytest.mark.parametrize("path", ["reflect/", INSTITUTIONS, "reflect/agencies/", OTHERS])
def test_access(path: str, page: Page, site_url: str) -> None:
    page.goto(site_url + path)
    if path == INSTITUTIONS:
        box(page, NEEDS).fill("x" * 400)
        page.get_by_role("button", name="Save as Markdown").scroll_into_view_if_needed()
    assert axe(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate(SIDEWAYS) == 0


def test_without_javascript_questions_can_be_read_and_printed(open_page: OpenPage, site_url: str) -> None:
    page = open_page(javascript=False)
    page.goto(site_url + INSTITUTIONS)
    for question in reflection.BY_NAME["institutions"].questions:
        expect(page.get_by_role("heading", name=question.words, exact=True)).to_be_visible()
        expect(page.get_by_text(question.explained, exact=True)).to_be_visible()
    assert page.get_by_role("textbox").count() == 0
    assert page.get_by_role("button").count() == 0
    expect(page.locator("noscript .notice")).to_contain_text("the paper leaves room to write")
    page.emulate_media(media="print")
    rooms = page.locator("[data-paper]")
    assert rooms.count() == TOTAL
    assert all(room.bounding_box()["height"] > 60 for room in rooms.all())  # type: ignore[index]


def test_paper_holds_all_of_a_long_answer(page: Page, site_url: str) -> None:
    opened(page, site_url)
    answer = "A line of an answer.\n" * 60
    box(page, NEEDS).fill(answer)
    page.emulate_media(media="print")
    paper = page.locator(f"[data-paper='{NEEDS}']")
    assert paper.inner_text().strip() == answer.strip()
    assert paper.bounding_box()["height"] > 800  # type: ignore[index]
    expect(page.locator(f"[data-paper='{LEARNERS}']")).to_be_visible()
    for hidden in ("Save as YAML", "Delete all my answers"):
        expect(page.get_by_role("button", name=hidden)).to_be_hidden()
    expect(page.locator("textarea").first).to_be_hidden()


def test_every_page_leads_to_the_questions(page: Page, site_url: str) -> None:
    for path, name in (("for-providers/", "institutions"), ("for-agencies/", "Questions for agencies")):
        page.goto(site_url + path)
        page.get_by_role("link", name=name, exact=True).last.click()
        expect(page).to_have_url(re.compile("/reflect/"))
