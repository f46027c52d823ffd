"""The forms in a real Chromium: what they write is what `catalogue check` takes, and what they refuse it refuses."""

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qs, urlsplit

import pytest
import sites
from browsing import SIDEWAYS, OpenPage, Watch, axe
from fragments import EXAMPLE, ON, put
from playwright.sync_api import Browser, Dialog, Page, expect

from generator import catalogue, records, rules, settings, source
from generator.pages import form
from generator.rules import RULES
from generator.vocabulary import Decision

SAMPLE = catalogue.load(sites.SAMPLE, settings.Settings()).catalogue
every_kind = pytest.mark.parametrize("kind", list(form.SECTIONS))

NEEDS_OTHER_RECORDS = {
    *("unknown-reference", "unknown-owner", "unknown-activity", "names-look-alike", "required-but-not-stated"),
    *("credits-by-ineligible-provider", "credits-by-unknown-right", "joint-award-unconfirmed", "supersedes-offered"),
    *("scope-and-activity-differ", "wrong-number-of-providers", "obligatory-for-other-providers"),
    *("same-report-twice", "awarded-by-nobody-reviewed", "reviewed-without-level-or-workload", "changed-since-review"),
    *("evidence-outlives-version", "link-to-another-host", "replaces-another-subject", "outside-its-procedure"),
}
"""Rules that the browser cannot know, because they look at more than one record."""
ASKED_OTHERWISE = {
    "level-out-of-range": "the form offers the four levels only",
    "not-verified-for-a-year": "who fills in the form compares the record now",
}
IN_BOTH_WORLDS = {"circular-reference": "a record that names itself", "not-stated": "what the record itself states"}
"""Rules of which the browser knows a part."""


class Fill(Protocol):
    """Open the form of a kind."""

    def __call__(self, kind: str, query: str = "", width: int = 1280) -> Page: ...


@pytest.fixture
def fill(open_page: OpenPage, watch: Watch) -> Fill:
    """Give a function that opens the form of a kind."""

    def open_form(kind: str, query: str = "", width: int = 1280) -> Page:
        page = open_page(width)
        page.goto(f"{watch.home}contribute/new/{kind}/{query}")
        expect(page.locator("form.form")).to_be_visible()
        return page

    return open_form


def written(page: Page) -> str:
    return page.locator("[data-text]").text_content() or ""


def found_in(text: str, path: str, folder: Path, around: Path = EXAMPLE) -> list[str]:
    """Give the rules that `catalogue check` says are broken in a new file of a catalogue, the small one as a rule."""
    content = folder / "content"
    shutil.copytree(around, content, dirs_exist_ok=True)
    file = content / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    loaded = catalogue.load(content, settings.Settings())
    return [finding.rule for finding in rules.check(loaded, ON) if finding.place.path.endswith(path)]


@every_kind
def test_a_record_that_is_edited_stays_the_same(kind: str, fill: Fill) -> None:
    page = fill(kind)
    of_kind = records.BY_NAME[kind]
    for ref, entry in list(SAMPLE.of_kind(kind).items())[::2]:
        page.goto(page.url.split("?")[0] + f"?record={ref}")
        expect(page.locator("form.form")).to_be_visible()
        text = written(page)
        read = source.read(text.encode(), "x.yml")
        assert (read.findings, records.read(of_kind, read.data or {}, "en")) == ((), (entry.record, [])), ref


def test_the_note_of_an_import_stays_in_a_record_that_is_edited(fill: Fill) -> None:
    page = fill("credential")
    noted = {"format": "table", "from": "a.csv", "id": "R1", "on": "2026-01-02", "fields": {"title": "abcdefghij"}}
    ref = next(iter(SAMPLE.of_kind("credential")))
    record = records.written(SAMPLE.credentials[ref].record) | {"imported": noted}
    page.route("**/record.json", lambda route: route.fulfill(json=record))
    page.goto(page.url.split("?")[0] + f"?record={ref}")
    expect(page.locator("[data-lead]")).to_contain_text("Change what is different")
    page.locator("#f-summary").fill("Another summary.")
    read = source.read(written(page).encode(), "x.yml")
    assert read.data is not None
    assert read.data["imported"] == noted
    assert list(read.data)[-2:] == ["imported", "sample"]


CREDENTIAL = {
    "owner": "other-university",
    "f-title": 'Ethics: "yes" or no? # 1',
    "f-summary": "Line one\n\nLine two – with a dash: and a colon",
    "f-availability": "offered",
    "f-homepage": "https://www.other.example/ethics",
    "f-source": "https://www.other.example/ethics",
    "f-last_verified": "2026-11-20",
}
PROVIDER = {
    "f-name": "NO",
    "f-kind": "higher-education-institution",
    "f-website": "https://no.example/",
    "f-degree_awarding_powers": "true",
    "f-seats-1-country": "NO",
    "f-seats-1-legal": "true",
    "f-identifiers-2-scheme": "national",
    "f-identifiers-2-value": "0542",
    "f-identifiers-2-source": "yes",
    "f-identifiers-2-country": "NO",
    "f-source": "https://no.example/about",
    "f-last_verified": "2026-11-20",
}
REPORT = {
    "owner": "lhk",
    "id": "2026-01",
    "f-activities-1": "audit",
    "f-scope": "provider",
    "f-providers-2": "thornmere-university",
    "f-decision": "positive",
    "f-from": "2026-01-01",
    "f-obligation": "obligatory",
    "f-entered_by": "agency",
    "f-source": "https://lhk.example/2026-01",
    "f-last_verified": "2026-11-20",
}
LEAST: dict[str, Mapping[str, str]] = {"credential": CREDENTIAL, "provider": PROVIDER, "report": REPORT}
PLACES = {
    "credential": "credentials/other-university/ethics-yes-or-no-1.yml",
    "provider": "providers/no.yml",
    "report": "reports/lhk/2026-01.yml",
}
AROUND = {"report": sites.SAMPLE}
"""A report names an agency that the form knows: one of the sample."""
MISTAKES = {
    "credential": ("f-homepage", "https://localhost/", "f-homepage", "https://www.other.example/ethics"),
    "provider": ("f-seats-1-legal", "", "f-seats-1-legal", "true"),
    "report": ("f-until", "2025-01-01", "f-until", "2031-12-31"),
}


def answer(page: Page, answers: Mapping[str, str]) -> None:
    page.locator("details.form-section").evaluate_all("all => all.forEach((section) => { section.open = true; })")
    for name, value in answers.items():
        field = page.locator(f"[id='{name}']")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


@every_kind
def test_fill_in_make_a_mistake_and_mend_it(kind: str, fill: Fill, tmp_path: Path) -> None:
    page = fill(kind)
    page.get_by_role("button", name="Check the record").click()
    expect(page.locator(".form-troubles")).to_be_focused()
    expect(page.locator(".form-troubles")).to_contain_text("This is needed.")
    answer(page, LEAST[kind])
    if kind == "report":
        page.get_by_role("button", name="Add to “Links”").click()
        page.locator("[id='f-links-3-url']").fill("https://lhk.example/2026-01")
    wrong, bad, right, good = MISTAKES[kind]
    answer(page, {wrong: bad})
    page.get_by_role("button", name="Check the record").click()
    troubles = page.locator(".form-troubles")
    expect(troubles).to_contain_text("1 thing to mend")
    expect(page.locator(".form-ready")).to_be_hidden()
    troubles.get_by_role("link").click()
    answer(page, {right: good})
    page.get_by_role("button", name="Check the record").click()
    expect(page.locator(".form-ready")).to_be_visible()
    expect(page.locator(".form-advice:visible, .form-ready").first).to_be_focused()
    expect(troubles).to_be_hidden()
    path = page.locator("[data-path]").inner_text().removeprefix("content/")
    assert path == PLACES[kind]
    found = found_in(written(page), path, tmp_path, AROUND.get(kind, EXAMPLE))
    assert set(found) <= {"not-stated"}


HARD_TEXTS = {
    "Norway, or false": "NO",
    "false to old parsers": "no",
    "nothing to YAML": "~",
    "a number": "0x1F",
    "a day that is none": "2026-02-30",
    "quotes and a colon": "Say \"yes\": 'no'",
    "a comment to YAML": "a: b # c",
    "a list to YAML": "- item",
    "a mapping to YAML": "{a: b}",
    "signs of YAML": "&a *b !c %d @e `f`",
    "backslashes": "back\\slash \\n \\x00",
    "line breaks": "first\n\nsecond\nthird",
    "workflow commands": "::error file=x::y\n::warning::z",
    "markup": "<img src=x onerror=alert(1)></script>",
    "Greek": "Ανάλυση δεδομένων με Python",
    "Georgian": "მონაცემთა ანალიზი",
    "other scripts and signs": "Café – ½ · 日本 🎓",
}
PASTED = {
    "an accent of its own": ("cafe\u0301", "café"),
    "no-break spaces": ("a\u00a0b\u202fc", "a b c"),
    "a soft hyphen": ("mi\u00adcro", "micro"),
    "signs without width": ("a\u200bb\ufeff", "ab"),
    "control characters": ("a\tb\x02", "a b"),
    "blanks at the ends of lines": ("  a  \r\n b ", "a\n b"),
    "a private character": ("\ue000x", "x"),
}
"""What is pasted, and what is kept of it."""


def summary_of(page: Page, folder: Path) -> str:
    """Give the summary that the catalogue reads in the file of the form; the check finds no mistake in it."""
    assert set(found_in(written(page), "credentials/other-university/x.yml", folder)) == {"not-stated"}
    known = catalogue.load(folder / "content", settings.Settings()).catalogue
    return known.credentials["other-university/x"].record.summary.pick("en")[1]


def test_texts_come_through_unchanged(fill: Fill, tmp_path: Path) -> None:
    page = fill("credential")
    answer(page, {**CREDENTIAL, "id": "x"})
    for what, text in HARD_TEXTS.items():
        page.locator("#f-summary").fill(text)
        page.get_by_role("button", name="Check the record").click()
        expect(page.locator(".form-ready")).to_be_visible()
        assert summary_of(page, tmp_path) == text, what


def test_what_nobody_can_see_is_taken_out_of_what_is_pasted(fill: Fill, tmp_path: Path) -> None:
    page = fill("credential")
    answer(page, {**CREDENTIAL, "id": "x"})
    for what, (pasted, kept) in PASTED.items():
        page.locator("#f-summary").evaluate("(field, text) => { field.value = text; }", pasted)
        page.locator("#f-summary").dispatch_event("input")
        assert summary_of(page, tmp_path) == kept, what


def test_a_text_in_several_languages(fill: Fill) -> None:
    page = fill("credential")
    page.get_by_label("Language that you write in").select_option(label="Norwegian")
    page.locator("#f-title").fill("Etikk")
    assert 'title:\n  "no": "Etikk"' in written(page)
    title = page.locator("[data-key='title']")
    title.get_by_role("button", name="Add another language").click()
    expect(title.get_by_role("textbox", name="Title in another language")).to_be_focused()
    page.keyboard.type("Ηθική")
    language = title.get_by_label("Language of this text").nth(1)
    expect(language).to_have_value("")
    page.get_by_role("button", name="Check the record").click()
    expect(page.locator(".form-troubles")).to_contain_text("Title (Etikk): Each language can stand here once.")
    language.select_option(label="Norwegian")
    page.get_by_role("button", name="Check the record").click()
    expect(page.locator(".form-troubles")).to_contain_text("Title (Etikk): Each language can stand here once.")
    language.select_option(label="Greek")
    assert 'title:\n  "no": "Etikk"\n  el: "Ηθική"' in written(page)
    expect(title.get_by_role("textbox", name="Title in another language")).to_have_attribute("lang", "el")
    title.get_by_role("button", name="Remove this language").nth(1).click()
    assert 'title:\n  "no": "Etikk"\nl' in written(page)


def test_lists_grow_move_and_shrink(fill: Fill) -> None:
    page = fill("credential")
    outcomes = page.locator("fieldset[data-key='learning_outcomes']")
    for each in ("one", "two", "three"):
        outcomes.get_by_role("button", name="Add to “Learning outcomes”").click()
        page.keyboard.type(each)
    assert 'learning_outcomes:\n  - "one"\n  - "two"\n  - "three"\n' in written(page)
    outcomes.get_by_role("button", name="Move up").nth(1).click()
    assert 'learning_outcomes:\n  - "one"\n  - "three"\n  - "two"\n' in written(page)
    expect(outcomes.get_by_label("Learning outcome 2")).to_have_value("three")
    outcomes.get_by_role("button", name="Remove").nth(0).click()
    expect(outcomes).to_be_focused()
    assert 'learning_outcomes:\n  - "three"\n  - "two"\n' in written(page)
    expect(outcomes.get_by_label("Learning outcome 1")).to_have_value("three")


def test_every_kind_of_field_shows_that_something_is_wrong_in_it(fill: Fill) -> None:
    page = fill("report")
    page.get_by_role("button", name="Check the record").click()
    expect(page.locator(".form-troubles")).to_be_focused()
    fields = page.locator("[aria-invalid=true]:not(fieldset)")
    kinds = set(fields.evaluate_all("all => all.map((field) => field.type)"))
    assert {"text", "date", "url", "select-one"} <= kinds
    red = page.locator("#id-error").evaluate("said => getComputedStyle(said).color")
    borders = fields.evaluate_all("all => all.map((field) => getComputedStyle(field).borderColor)")
    assert set(borders) == {red}


def test_in_an_optional_group_nothing_is_required_until_something_is_filled_in(fill: Fill) -> None:
    page = fill("credential")
    answer(page, {**CREDENTIAL, "id": "x"})
    page.get_by_role("button", name="Add to “Skills”").click()
    page.get_by_role("button", name="Check the record").click()
    expect(page.locator(".form-ready")).to_be_visible()
    answer(page, {"f-price-currency": "EUR"})
    page.get_by_role("button", name="Check the record").click()
    expect(page.locator(".form-troubles")).to_contain_text("Amount: This is needed.")
    answer(page, {"f-price-amount": "0"})
    page.get_by_role("button", name="Check the record").click()
    expect(page.locator(".form-ready")).to_be_visible()
    assert 'price:\n  amount: 0\n  currency: "EUR"\n' in written(page)


def test_not_applicable_is_a_box_to_tick(fill: Fill) -> None:
    page = fill("credential")
    workload = page.locator("fieldset[data-key='workload']")
    workload.get_by_role("checkbox", name="Does not apply").check()
    expect(page.locator("#f-workload-ects")).to_be_disabled()
    answer(page, {**CREDENTIAL, "id": "x"})
    page.get_by_role("button", name="Check the record").click()
    expect(page.locator(".form-troubles")).to_contain_text("2 things to mend")
    answer(page, {"f-workload-hours": "12", "f-workload-reason": "The law"})
    page.get_by_role("button", name="Check the record").click()
    expect(page.locator(".form-ready")).to_be_visible()
    assert 'workload:\n  hours: 12\n  ects: "not-applicable"\n  reason: "The law"\n' in written(page)


def test_a_short_name_is_proposed(fill: Fill) -> None:
    page = fill("provider")
    for name, short in {
        "Høgskolen i Nordvik": "hogskolen-i-nordvik",
        "Łódź – Straße & Þór": "lodz-strasse-thor",
        "İstanbul IŞIK": "istanbul-isik",
        "Ελληνικά": "",
        "x" * 80: "x" * 64,
    }.items():
        page.locator("#f-name").fill(name)
        expect(page.locator("#id")).to_have_value(short)
    page.locator("#id").fill("own")
    page.locator("#f-name").fill("Another name")
    expect(page.locator("#id")).to_have_value("own")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("embed", "The site uses this name itself.", id="reserved"),
        pytest.param("data-ethics", "There is such a record already.", id="taken"),
        pytest.param("Data Ethics!", "There is such a record already.", id="taken, in other letters"),
        pytest.param("–", "This is needed.", id="no letters"),
    ],
)
def test_names_that_a_new_record_cannot_have(name: str, said: str, fill: Fill) -> None:
    page = fill("credential")
    answer(page, {**CREDENTIAL, "owner": "north-lake-university", "id": name})
    page.get_by_role("button", name="Check the record").click()
    expect(page.locator("#id-error")).to_contain_text(said)


def test_names_of_records_are_suggested(fill: Fill) -> None:
    page = fill("report")
    page.locator("#owner").fill("qu")
    expect(page.locator("#owner-known option").first).to_be_attached()
    names = page.locator("#owner-known option").evaluate_all("all => all.map((one) => `${one.value} ${one.label}`)")
    assert names
    assert all("qu" in name.lower() for name in names)
    page.locator("#owner").fill("lhk")
    page.locator("#f-activities-1").focus()
    known = page.locator("#f-activities-1-known option")
    expect(known.first).to_be_attached()
    assert set(known.evaluate_all("all => all.map((one) => one.value)")) == set(
        SAMPLE.agencies["lhk"].record.activities
    )
    answer(page, {"f-activities-1": "nothing-like-it", "f-providers-2": "nobody-like-it"})
    page.get_by_role("button", name="Check the record").click()
    expect(page.locator(".form-troubles")).to_contain_text(
        "Procedure 1 (nothing-like-it): Cite procedures that the record of the agency"
    )
    expect(page.locator(".form-advice")).to_contain_text("Provider 1 (nobody-like-it): No record has this name yet.")


def test_earlier_reports_of_the_own_agency_are_suggested_by_what_they_looked_at(fill: Fill) -> None:
    page = fill("report")
    answer(page, {"owner": "lhk"})
    page.locator("#f-replaces").get_by_role("button", name="Add to").click()
    known = page.locator("#f-replaces datalist option")
    expect(known.first).to_be_attached()
    named = dict(known.evaluate_all("all => all.map((one) => [one.value, one.label])"))
    assert set(named) <= {ref for ref in SAMPLE.reports if ref.startswith("lhk/")}
    assert all(", from " in label for label in named.values())


def check_it(page: Page) -> None:
    page.get_by_role("button", name="Check the record").click()


def test_the_scope_brings_up_what_it_needs(fill: Fill) -> None:
    page = fill("report")
    asked = [page.locator(f"#f-{key}") for key in ("credentials", "programme", "covers_micro_credentials")]
    assert [each.is_visible() for each in asked] == [False, False, False]
    page.locator("#f-scope").select_option("credential")
    assert [each.is_visible() for each in asked] == [True, False, False]
    page.get_by_role("button", name="Add to “Micro-credentials”").click()
    page.keyboard.type("a/b")
    page.locator("#f-scope").select_option("programme")
    assert [each.is_visible() for each in asked] == [True, True, True]
    check_it(page)
    expect(page.locator(".form-troubles")).to_contain_text(
        "Micro-credentials · What was looked at? (The programme): This does not belong to a report on “The programme”."
    )
    page.locator("#f-credentials").get_by_role("button", name="Remove", exact=True).click()
    assert [each.is_visible() for each in asked] == [False, True, True]


def test_both_days_that_do_not_fit_are_named(fill: Fill) -> None:
    page = fill("report")
    answer(page, {**REPORT, "f-until": "2025-01-01"})
    check_it(page)
    expect(page.locator(".form-troubles")).to_contain_text(
        "Last day (1 January 2025) · First day (1 January 2026): Let everything end after it starts"
    )


def test_a_part_of_a_group_is_named_with_its_group(fill: Fill) -> None:
    page = fill("report")
    answer(page, {**REPORT, "f-scope": "programme", "f-programme-name": "x"})
    check_it(page)
    expect(page.locator(".form-troubles")).to_contain_text("Programme, Short name of the programme: This is needed.")


def test_what_is_mended_is_taken_back_at_once(fill: Fill) -> None:
    page = fill("credential")
    answer(page, {**CREDENTIAL, "f-title": "", "f-homepage": "https://localhost/", "id": "x"})
    check_it(page)
    troubles = page.locator(".form-troubles")
    expect(troubles).to_contain_text("2 things to mend")
    expect(page.locator("#f-title-error")).to_be_visible()
    page.locator("#f-title").fill("x")
    expect(page.locator("#f-title-error")).to_be_hidden()
    expect(page.locator("#f-title")).not_to_have_attribute("aria-invalid", "true")
    expect(troubles).to_contain_text("1 thing to mend")
    expect(page.locator("#f-homepage-error")).to_be_visible()
    page.locator("#f-title").fill("")
    expect(page.locator("#f-title-error")).to_be_hidden()
    page.locator("#f-homepage").fill("https://www.other.example/")
    expect(troubles).to_be_hidden()


def test_a_report_without_a_document_is_led_to_the_documents(fill: Fill) -> None:
    page = fill("report")
    answer(page, REPORT)
    check_it(page)
    page.locator(".form-troubles").get_by_role("link", name="Files: Give every report at least one file").click()
    expect(page.locator("#f-files")).to_be_focused()


def test_a_document_at_another_host_is_worth_a_look(fill: Fill) -> None:
    page = fill("report")
    answer(page, {**REPORT, "owner": "lhk", "f-activities-1": "institutional"})
    page.get_by_role("button", name="Add to “Links”").click()
    link = page.locator("#f-links input[type=url]")
    for address, is_said in {"https://www.elsewhere.example/a": True, "https://www.lhk.example/a": False}.items():
        link.fill(address)
        check_it(page)
        said = page.locator(".form-advice").get_by_text("Link to the place where the agency itself publishes")
        expect(said).to_have_count(1 if is_said else 0)


def test_the_list_of_parts_leads_to_each(fill: Fill) -> None:
    page = fill("report")
    parts = page.get_by_role("navigation", name="Parts of the form").get_by_role("link")
    headings = page.locator(".form-section h2").all_inner_texts()
    assert parts.all_inner_texts() == headings
    parts.get_by_text("Earlier and later decisions").click()
    expect(page.locator("details:has(#earlier-and-later-decisions)")).to_have_attribute("open", "")
    expect(page.locator("summary:has(#earlier-and-later-decisions)")).to_be_focused()
    parts.get_by_text("Check and send").click()
    expect(page.locator("#finish")).to_be_focused()


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        pytest.param(
            {"f-activities-1": "audit", "f-scope": "credential"},
            "Procedure 1 (audit) · What was looked at? (The micro-credential itself): ",
            id="a procedure that looks at something else",
        ),
        pytest.param(
            {"f-scope": "programme", "f-programme-id": "nobody-knows-it"},
            "Short name of the programme (nobody-knows-it): No course of the catalogue names this programme",
            id="a programme that no course names",
        ),
        pytest.param(
            {"f-from": "2018-06-01"},
            "Procedure 1 (audit) · First day (1 June 2018): Let a report start while the agency uses the procedure",
            id="a procedure that was not in use",
        ),
        pytest.param(
            {"f-scope": "provider"},
            "Micro-credentials in the review: Say whether micro-credentials were included.",
            id="nothing about micro-credentials",
        ),
        pytest.param(
            {"f-scope": "provider", "f-covers_micro_credentials-answer": "partly"},
            "Which does the report name? List the micro-credentials that the report names",
            id="some micro-credentials, and none named",
        ),
        pytest.param(
            {"f-providers-2": "kadaka-skills"},
            "Your agency has earlier reports on the same providers: lhk/",
            id="reports that become history",
        ),
    ],
)
def test_what_a_report_says_beside_other_records(answers: dict[str, str], said: str, fill: Fill) -> None:
    page = fill("report")
    answer(page, {**REPORT, **answers})
    check_it(page)
    expect(page.locator(".form-troubles, .form-advice").filter(has_text=said)).to_have_count(1)


def test_a_course_that_none_of_the_providers_awards(fill: Fill) -> None:
    page = fill("report")
    answer(page, {**REPORT, "f-activities-1": "mc-review", "f-scope": "credential"})
    page.get_by_role("button", name="Add to “Micro-credentials”").click()
    page.keyboard.type("north-lake-university/data-ethics")
    check_it(page)
    troubles = page.locator(".form-troubles li").filter(has_text="Micro-credential 1, Micro-credential (north-lake")
    expect(troubles).to_have_count(1)
    for awarding in ("university-of-brugmond", "north-lake-university"):
        answer(page, {"f-providers-2": awarding})
        check_it(page)
        expect(troubles).to_have_count(0)


def test_a_whole_name_becomes_the_short_name(fill: Fill) -> None:
    page = fill("report")
    page.locator("#owner").fill("Baltic Shore Review House")
    page.locator("#f-providers-2").fill("kadaka skills")
    page.locator("#f-scope").focus()
    expect(page.locator("#owner")).to_have_value("lhk")
    name = SAMPLE.providers["kadaka-skills"].record.name.pick("en")[1]
    page.locator("#f-providers-2").fill(name.upper())
    page.locator("#f-scope").focus()
    expect(page.locator("#f-providers-2")).to_have_value("kadaka-skills")
    page.locator("#f-providers-2").fill("Some Name")
    check_it(page)
    expect(page.locator(".form-troubles")).to_contain_text(
        "Provider 1 (Some Name): Type a part of the name, then choose"
    )


def test_courses_of_the_named_provider_are_suggested_first(fill: Fill) -> None:
    page = fill("report")
    answer(page, {"f-providers-2": "red-lantern-first-aid", "f-scope": "credential"})
    page.get_by_role("button", name="Add to “Micro-credentials”").click()
    known = page.locator("#f-credentials datalist option")
    expect(known.first).to_be_attached()
    own = [ref for ref in SAMPLE.credentials if ref.startswith("red-lantern-first-aid/")]
    assert known.evaluate_all("all => all.map((one) => one.value)")[: len(own)] == own


def test_a_number_and_a_short_name_as_people_write_them(fill: Fill) -> None:
    page = fill("credential")
    answer(page, {"f-workload-hours": "2,5", "id": "2026-MC-014"})
    page.locator("#f-summary").focus()
    expect(page.locator("#f-workload-hours")).to_have_value("2.5")
    expect(page.locator("#id")).to_have_value("2026-mc-014")


def test_an_address_as_people_write_it(fill: Fill) -> None:
    page = fill("credential")
    answer(page, {"f-homepage": "www.other.example/x"})
    page.locator("#f-summary").focus()
    expect(page.locator("#f-homepage")).to_have_value("https://www.other.example/x")


def test_each_missing_fact_is_told_by_itself(fill: Fill) -> None:
    page = fill("credential")
    answer(page, {**CREDENTIAL, "id": "x", "f-workload-hours": "12"})
    check_it(page)
    told = page.locator(".form-advice li").filter(has_text="This is one of the nine facts that Europe asks for.")
    expect(told).to_have_count(4)
    assert [line.split(":")[0] for line in told.all_inner_texts()] == [
        "Learning outcomes",
        "Level",
        "Participation",
        "Assessment",
    ]
    told.get_by_text("Level").click()
    expect(page.locator("#f-level")).to_be_focused()


def test_an_organisation_that_is_not_here_yet(fill: Fill) -> None:
    page = fill("credential")
    answer(page, {**CREDENTIAL, "owner": "northern-harbour"})
    check_it(page)
    expect(page.locator(".form-advice")).to_contain_text(
        "Provider (northern-harbour): This organisation is not in the catalogue yet."
    )


def test_what_a_new_provider_begins_with(fill: Fill) -> None:
    page = fill("provider")
    assert "seats:\n  - legal: true\n" in written(page)
    answer(page, {**PROVIDER, "id": "x"})
    check_it(page)
    expect(page.locator(".form-advice")).to_contain_text("Quality assurance is one of the nine facts")
    expect(page.get_by_role("link", name="Next: describe your first course")).to_be_visible()
    answer(page, {"f-internal_quality-statement": "We ask every year."})
    check_it(page)
    expect(page.locator(".form-advice")).not_to_contain_text("Quality assurance is one of the nine facts")


def test_languages_are_chosen_by_name_with_those_of_the_catalogue_first(fill: Fill) -> None:
    page = fill("credential")
    offered = page.locator("#language option").all_inner_texts()
    assert offered[:4] == ["English", "Abkhazian", "Afar", "Afrikaans"]
    assert {"Norwegian", "Upper Sorbian", "Montenegrin"} <= set(offered)
    assert offered.count("English") == 1
    page.get_by_role("button", name="Add to “Languages”").click()
    expect(page.get_by_label("Language 1")).to_be_focused()
    page.keyboard.type("Estonian")
    assert 'languages:\n  - "et"\n' in written(page)


def test_a_language_of_a_record_that_the_list_does_not_hold(fill: Fill, tmp_path: Path) -> None:
    page = fill("credential")
    file = tmp_path / "x.json"
    record = {"title": {"en-GB": "Colour", "sr-Latn": "Boja"}, "languages": ["sr-Latn", "et"]}
    file.write_text(json.dumps(DRAFT | {"language": "en-GB", "record": record}), encoding="utf-8")
    page.get_by_label("Open a saved draft").set_input_files(file)
    expect(page.locator("#f-title")).to_have_value("Colour")
    assert 'title:\n  "en-GB": "Colour"\n  "sr-Latn": "Boja"\n' in written(page)
    assert 'languages:\n  - "sr-Latn"\n  - "et"\n' in written(page)
    assert page.locator("#language").evaluate("list => list.selectedOptions[0].text") == "British English"
    check_it(page)
    expect(page.locator(".form-troubles")).not_to_contain_text("language")


def test_a_language_that_nobody_knows(fill: Fill, tmp_path: Path) -> None:
    page = fill("credential")
    file = tmp_path / "x.json"
    file.write_text(json.dumps(DRAFT | {"language": "xx"}), encoding="utf-8")
    page.get_by_label("Open a saved draft").set_input_files(file)
    expect(page.locator("#language")).to_have_value("xx")
    check_it(page)
    expect(page.locator("#language-error")).to_contain_text("No language has this tag.")


def test_what_was_filled_in_by_mistake_is_emptied(fill: Fill) -> None:
    page = fill("report")
    answer(page, {"f-scope": "programme", "f-programme-name": "x"})
    page.get_by_role("button", name="Empty “Programme”").click()
    assert "programme:" not in written(page)


def test_a_list_with_items_does_not_say_that_it_has_none(fill: Fill) -> None:
    page = fill("report")
    answer(page, {})
    replaces = page.locator("#f-replaces")
    none = replaces.get_by_role("checkbox", name="It replaces no earlier report")
    none.check()
    assert "replaces: []" in written(page)
    replaces.get_by_role("button", name="Add to").click()
    expect(none).not_to_be_checked()
    expect(none).to_be_disabled()
    replaces.get_by_role("button", name="Remove").click()
    expect(none).to_be_enabled()


# --- editing


def test_a_list_of_decisions_begins_with_the_one_that_is_known(fill: Fill) -> None:
    page = edit(fill, "report", "skp/2025-mc-07")
    known = SAMPLE.reports["skp/2025-mc-07"].record
    answer(page, {})
    page.locator("#f-decisions").get_by_role("button", name="Add to").click()
    assert f'decisions:\n  - "on": "{known.from_}"\n    decision: "{known.decision}"\n' in written(page)
    assert page.locator("#f-decisions .form-item").count() == 2


def edit(fill: Fill, kind: str, ref: str) -> Page:
    page = fill(kind, f"?record={ref}")
    expect(page.locator("h1")).to_contain_text(ref)
    expect(page.locator("[data-lead]")).to_contain_text("Change what is different")
    return page


def test_a_record_that_nobody_changed(fill: Fill) -> None:
    page = edit(fill, "credential", "north-lake-university/data-ethics")
    check_it(page)
    expect(page.locator(".form-advice")).to_contain_text("Nothing is different from the record in the catalogue.")
    expect(page.locator(".form-ready")).to_be_hidden()
    page.locator("#f-summary").fill("Another summary.")
    expect(page.locator(".form-advice")).not_to_contain_text("Nothing is different")
    check_it(page)
    expect(page.locator(".form-advice")).to_contain_text("This is the day of an earlier comparison.")
    page.locator("#f-last_verified").fill("2026-11-21")
    check_it(page)
    expect(page.locator(".form-advice")).not_to_contain_text("earlier comparison")


def test_what_an_edit_changes_is_listed(fill: Fill) -> None:
    page = edit(fill, "credential", "north-lake-university/data-analysis")
    answer(page, {"f-price-amount": "295", "f-local_term": "", "f-availability": "paused", "f-audience": "Everybody."})
    check_it(page)
    expect(page.locator(".form-ready")).to_be_visible()
    changes = page.locator("[data-changes] li").all_inner_texts()
    assert "Price, Amount: 390 → 295" in changes
    assert "Can people take it now? offered → paused" in changes
    assert all(" → " in change for change in changes)


def test_a_decision_that_is_written_over(fill: Fill) -> None:
    ref = next(
        ref
        for ref, entry in SAMPLE.reports.items()
        if entry.record.decision is Decision.POSITIVE and not entry.record.decisions
    )
    page = edit(fill, "report", ref)
    answer(page, {"f-decision": "negative"})
    check_it(page)
    expect(page.locator(".form-advice")).to_contain_text("The record says “Positive” until now.")
    answer(page, {"f-decision": "positive"})
    expect(page.locator(".form-advice")).not_to_contain_text("until now")


def test_what_is_named_only_stays_so(fill: Fill) -> None:
    ref = next(
        ref
        for ref, entry in SAMPLE.reports.items()
        if [(item.until, item.decision, item.as_reviewed) for item in entry.record.credentials] == [(None, None, None)]
    )
    page = edit(fill, "report", ref)
    named = SAMPLE.reports[ref].record.credentials[0].credential
    assert f'credentials:\n  - "{named}"\n' in written(page)
    page.locator("#f-credentials").get_by_label("Its own last day").fill("2027-01-01")
    assert f'credentials:\n  - credential: "{named}"\n    until: "2027-01-01"\n' in written(page)


# --- the ways out


def ready(page: Page, **more: str) -> Page:
    answer(page, {**CREDENTIAL, "owner": "north-lake-university", "id": "x", **more})
    page.get_by_role("button", name="Check the record").click()
    expect(page.locator(".form-ready")).to_be_visible()
    return page


def test_github_gets_the_file_in_the_address(fill: Fill) -> None:
    page = ready(fill("credential"))
    address = urlsplit(page.locator("[data-way=filled] [data-address]").get_attribute("href") or "")
    assert address.path.endswith("/new/main/content/credentials/north-lake-university")
    assert parse_qs(address.query) == {"filename": ["x.yml"], "value": [written(page)]}


def test_a_long_record_is_carried_over_by_hand(fill: Fill) -> None:
    page = ready(fill("credential"), **{"f-audience": "Ж" * 2000})
    expect(page.locator("[data-way=filled]")).to_be_hidden()
    way = page.locator("[data-way=new]")
    expect(way).to_contain_text("too long to be put into an address")
    address = urlsplit(way.locator("[data-address]").get_attribute("href") or "")
    assert parse_qs(address.query) == {"filename": ["x.yml"]}


@pytest.mark.parametrize(
    ("new", "address"),
    [
        (
            "https://forge.example/a/-/new/main?file_name={path}",
            "https://forge.example/a/-/new/main?file_name=content/credentials/north-lake-university/x.yml",
        ),
        (
            "https://forge.example/a/_new/main/{folder}",
            "https://forge.example/a/_new/main/content/credentials/north-lake-university",
        ),
    ],
)
def test_a_forge_that_takes_no_text(new: str, address: str, fill: Fill) -> None:
    page = fill("credential")
    page.locator("#form").evaluate("(form, shape) => Object.assign(form.dataset, { new: shape, filled: '' })", new)
    ready(page)
    way = page.locator("[data-way=new]")
    expect(way.locator("[data-address]")).to_have_attribute("href", address)
    expect(way.locator("[data-too-long]")).to_be_hidden()


def test_a_record_is_edited_where_it_stands(fill: Fill) -> None:
    page = fill("provider", "?record=north-lake-university")
    expect(page.get_by_role("heading", level=1)).to_have_text("Edit a provider: north-lake-university")
    expect(page.locator("#id")).to_have_attribute("readonly", "")
    page.locator("#f-acronym").fill("X")
    page.get_by_role("button", name="Check the record").click()
    way = page.locator("[data-way=edit]")
    expect(way).to_be_visible()
    address = way.locator("[data-address]").get_attribute("href") or ""
    assert address.endswith("/edit/main/content/providers/north-lake-university.yml")


@pytest.mark.parametrize("name", ["nobody", "../../api", "a/b/c", "%00"])
def test_a_record_that_there_is_not(name: str, fill: Fill, watch: Watch) -> None:
    page = fill("provider", f"?record={name}")
    expect(page.get_by_role("alert")).to_contain_text("could not be loaded")
    watch.complaints[:] = [each for each in watch.complaints if "record.json" not in each]
    assert not [each for each in watch.requests if each.endswith("record.json") and "nobody" not in each]


def test_the_text_is_copied(fill: Fill) -> None:
    page = fill("credential")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ready(page)
    page.locator(".form-ready > p [data-copy]").click()
    expect(page.locator(".form-ready > p [role=status]")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == written(page)


def test_the_file_is_downloaded(fill: Fill) -> None:
    page = ready(fill("credential"))
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the file").click()
    assert download.value.suggested_filename == "x.yml"
    assert Path(download.value.path()).read_text(encoding="utf-8") == written(page)


def test_a_draft_is_saved_and_opened_again(fill: Fill, tmp_path: Path) -> None:
    page = ready(fill("credential"))
    before = written(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save a draft").click()
    draft = tmp_path / download.value.suggested_filename
    download.value.save_as(draft)
    other = fill("credential")
    other.get_by_label("Open a saved draft").set_input_files(draft)
    expect(other.locator("#id")).to_have_value("x")
    assert written(other) == before


@pytest.mark.parametrize("agrees", [True, False])
def test_a_draft_replaces_what_is_typed_only_if_asked_to(fill: Fill, tmp_path: Path, *, agrees: bool) -> None:
    page = fill("credential")
    page.locator("#f-title").fill("Typed")
    file = tmp_path / "x.json"
    file.write_text(json.dumps(DRAFT | {"record": {"title": "Saved"}}), encoding="utf-8")
    asked: list[str] = []

    def answer_it(dialog: Dialog) -> None:
        asked.append(dialog.message)
        if agrees:
            dialog.accept()
        else:
            dialog.dismiss()

    page.on("dialog", answer_it)
    with page.expect_event("dialog"):
        page.get_by_label("Open a saved draft").set_input_files(file)
    expect(page.locator("#f-title")).to_have_value("Saved" if agrees else "Typed")
    assert asked == ["Replace what stands in the form by the draft?"]


DRAFT: dict[str, Any] = {"kind": "credential", "owner": "a", "id": "b", "edited": "", "language": "en", "record": {}}


NO_DRAFTS: dict[str, object] = {
    "no JSON": "not JSON",
    "nothing": None,
    "no draft": {},
    "of another kind": DRAFT | {"kind": "report"},
    "no record": DRAFT | {"record": None},
    "a list for a record": DRAFT | {"record": []},
    "a name that is no text": DRAFT | {"id": {"x": 1}},
    "a path for a name": DRAFT | {"edited": "a/../../b"},
    "a long language": DRAFT | {"language": "x" * 100},
    "a text that is no text": DRAFT | {"record": {"title": {"en": {"x": 1}}}},
    "a text too long": DRAFT | {"record": {"title": "x" * 201}},
    "many languages": DRAFT | {"record": {"title": {f"a{n}": "x" for n in range(99)}}},
    "a word for a list of words": DRAFT | {"record": {"participation": {"mode": "online"}}},
    "a word that is no choice": DRAFT | {"record": {"participation": {"mode": ["nowhere"]}}},
    "another word that is no choice": DRAFT | {"record": {"availability": "soon"}},
    "a list too long": DRAFT | {"record": {"learning_outcomes": ["x"] * 41}},
    "a list for an item": DRAFT | {"record": {"skills": [["x"]]}},
    "a word for a group": DRAFT | {"record": {"price": "free"}},
    "a text for a flag": DRAFT | {"record": {"sample": "true\nx: 1"}},
}


def test_a_file_that_is_no_draft_changes_nothing(fill: Fill, tmp_path: Path) -> None:
    page = fill("credential")
    answer(page, {**CREDENTIAL, "id": "x"})
    before = written(page)
    file = tmp_path / "x.json"
    for what, draft in NO_DRAFTS.items():
        page.locator("#draft-error").evaluate("said => { said.hidden = true; }")
        file.write_text(draft if isinstance(draft, str) else json.dumps(draft), encoding="utf-8")
        page.get_by_label("Open a saved draft").set_input_files(file)
        expect(page.locator("#draft-error"), what).to_be_visible()
        expect(page.locator("#draft-error")).to_have_text("This file is no draft of this form.")
        page.locator("#f-title").dispatch_event("input")
        assert written(page) == before, what
        expect(page.locator("#id")).to_have_value("x")
        expect(page.locator("#id")).not_to_have_attribute("readonly", "")


def test_a_title_stands_on_one_line(fill: Fill, tmp_path: Path) -> None:
    page = fill("credential")
    file = tmp_path / "x.json"
    file.write_text(json.dumps(DRAFT | {"record": {"title": "Machine\n learning"}}), encoding="utf-8")
    page.get_by_label("Open a saved draft").set_input_files(file)
    expect(page.locator("#f-title")).to_have_value("Machine learning")


def test_a_name_that_every_object_has_is_a_name(fill: Fill) -> None:
    page = fill("report")
    answer(page, {"owner": "constructor", "id": "x", "f-activities-1": "constructor"})
    page.get_by_role("button", name="Check the record").click()
    expect(page.locator(".form-troubles")).to_contain_text("Agency (constructor): No agency has this name.")
    expect(page.locator(".form-advice")).to_contain_text("Procedure 1 (constructor): No record has this name yet.")


def test_nothing_is_kept_in_the_browser(fill: Fill) -> None:
    page = ready(fill("credential"))
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_without_javascript_the_page_says_what_to_do(open_page: OpenPage, watch: Watch) -> None:
    page = open_page(javascript=False)
    page.goto(f"{watch.home}contribute/new/credential/")
    expect(page.locator("noscript .notice")).to_contain_text("This form needs JavaScript.")
    expect(page.locator("noscript .notice")).to_be_visible()
    expect(page.locator("form.form")).to_be_hidden()


@every_kind
def test_axe_finds_nothing_in_a_form_with_everything_open(kind: str, fill: Fill) -> None:
    page = fill(kind)
    page.locator("details").evaluate_all("all => all.forEach((section) => { section.open = true; })")
    # Adding to the last list first: what an item brings along stands below it.
    for button in reversed(page.get_by_role("button", name="Add to").all()):
        button.click()
    page.get_by_role("button", name="Add another language").first.click()
    page.get_by_role("button", name="Check the record").click()
    expect(page.locator(".form-troubles")).to_be_visible()
    assert axe(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate(SIDEWAYS) <= 0
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((element) => element.id)")
    assert len(ids) == len(set(ids))


def test_axe_finds_nothing_in_the_ways_out(fill: Fill) -> None:
    assert axe(ready(fill("credential"))) == []


# --- the same rules in both worlds

DEFECTS = """async ([root, records, today]) => {
  const { defects } = await import(`${root}assets/form-rules.js`);
  return records.flatMap(([kind, ref, record]) =>
    defects(kind, record, ref, today).map(({ rule, loc }) => [rule, ref, loc]));
}"""
KNOWS = """async (root) => {
  const source = await (await fetch(`${root}assets/form-rules.js`)).text();
  return [...source.matchAll(/\\*"([a-z-]+)"\\(/g)].map(([, name]) => name);
}"""
Broken = set[tuple[str, str, tuple[object, ...]]]
"""Rule, record and place of each defect."""


def in_browser(page: Page, home: str, known: catalogue.Catalogue) -> Broken:
    """Give everything that is wrong with the records of a catalogue, as the browser sees it."""
    asked = [
        (kind, ref, records.written(entry.record))
        for kind in form.SECTIONS
        for ref, entry in known.of_kind(kind).items()
    ]
    return {(rule, ref, tuple(loc)) for rule, ref, loc in page.evaluate(DEFECTS, [home, asked, ON.isoformat()])}


def in_check(known: catalogue.Catalogue, names: set[str]) -> Broken:
    """Give the same as `catalogue check` sees it, by some rules."""
    kinds = tuple(records.BY_NAME[kind].type for kind in form.SECTIONS)
    return {
        (rule.name, defect.entry.ref, defect.loc)
        for rule in RULES
        if rule.check and rule.name in names
        for defect in rule.check(known, ON)
        if isinstance(defect.entry.record, kinds)
    }


CHECKED = [rule for rule in RULES if rule.check]


@pytest.fixture(scope="module")
def rules_asked(browser: Browser, site_url: str) -> Iterator[tuple[Page, Watch]]:
    """Give one page on which all rules are asked: they look at what they are given, and leave nothing behind."""
    watch = Watch(site_url)
    with browser.new_context() as context:
        page = context.new_page()
        watch.over(page)
        page.goto(f"{site_url}contribute/new/credential/")
        yield page, watch


@pytest.fixture
def rules_page(rules_asked: tuple[Page, Watch]) -> Iterator[Page]:
    page, watch = rules_asked
    yield page
    assert watch.complaints == []


def test_every_rule_about_one_record_is_known_to_the_browser(rules_page: Page, watch: Watch) -> None:
    known = set(rules_page.evaluate(KNOWS, watch.home))
    assert known == {rule.name for rule in CHECKED} - NEEDS_OTHER_RECORDS - set(ASKED_OTHERWISE)


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param(rule, id=rule.name)
        for rule in CHECKED
        if rule.name not in NEEDS_OTHER_RECORDS | set(ASKED_OTHERWISE) | set(IN_BOTH_WORLDS)
    ],
)
@pytest.mark.parametrize("which", ["bad", "good"])
def test_the_browser_sees_what_the_check_sees(
    rule: rules.Rule, which: str, rules_page: Page, watch: Watch, tmp_path: Path
) -> None:
    content = tmp_path / "content"
    shutil.copytree(EXAMPLE, content)
    put(getattr(rule, which), content)
    known = catalogue.load(content, settings.Settings()).catalogue
    expected = in_check(known, {rule.name})
    assert bool(expected) == (which == "bad" and "agencies/" not in rule.bad)
    assert {each for each in in_browser(rules_page, watch.home, known) if each[0] == rule.name} == expected


def test_the_browser_finds_nothing_else_in_the_sample(rules_page: Page, watch: Watch) -> None:
    names = set(rules_page.evaluate(KNOWS, watch.home)) - set(IN_BOTH_WORLDS)
    found = in_browser(rules_page, watch.home, SAMPLE)
    assert {each for each in found if each[0] in names} == in_check(SAMPLE, names)


def broken(page: Page, home: str, record: dict[str, Any]) -> list[tuple[str, list[object]]]:
    """Give rule and place of what is wrong with one credential called `a/b`."""
    every = page.evaluate(DEFECTS, [home, [("credential", "a/b", record)], ON.isoformat()])
    return [(rule, loc) for rule, _, loc in every]


@pytest.mark.parametrize(
    ("record", "found"),
    [
        pytest.param({"supersedes": "a/b"}, [["supersedes"]], id="it replaces itself"),
        pytest.param({"supersedes": "a/c"}, [], id="it replaces another"),
        pytest.param(
            {"stacking": {"kind": "stackable", "into": [{"credential": "a/b"}]}},
            [["stacking", "into", 0, "credential"]],
            id="it counts towards itself",
        ),
    ],
)
def test_a_record_that_names_itself(record: dict[str, Any], found: list[Any], rules_page: Page, watch: Watch) -> None:
    every = broken(rules_page, watch.home, record)
    assert [loc for rule, loc in every if rule == "circular-reference"] == found


def test_what_a_record_does_not_state(rules_page: Page, watch: Watch) -> None:
    states = {
        "learning_outcomes": ["x"],
        "workload": {"hours": 1},
        "level": {"eqf": 5},
        "assessment": {"methods": ["quiz"]},
        "participation": {"mode": ["online"]},
    }

    def is_said(record: dict[str, Any]) -> bool:
        return ("not-stated", []) in broken(rules_page, watch.home, record)

    assert not is_said(states)
    assert [key for key in states if is_said({each: states[each] for each in states if each != key})] == list(states)


def test_the_patterns_of_the_schemas_are_patterns_to_a_browser(rules_page: Page) -> None:
    patterns = {each for kind in records.KINDS for each in _patterns(records.json_schema(kind))}
    assert patterns
    compiled = "(all) => all.filter((each) => { try { new RegExp(each, 'v'); } catch { return true; } return false; })"
    assert rules_page.evaluate(compiled, sorted(patterns)) == []


def _patterns(schema: object) -> set[str]:
    if isinstance(schema, list):
        return set().union(*map(_patterns, schema)) if schema else set()
    if not isinstance(schema, dict):
        return set()
    own = {schema["pattern"]} if isinstance(schema.get("pattern"), str) else set()
    return own.union(*map(_patterns, schema.values())) if schema else own
