"""The recognition sheet as a page: what it says of each element, of identifiers, checks and versions."""

import re
import shutil
from pathlib import Path

import pytest
from fragments import EXAMPLE, ON, put
from sites import Html

from generator import catalogue, completeness, messages
from generator.pages import credential, sheet
from generator.pages.edition import Edition
from generator.pages.page import Context, Page
from generator.settings import ANNEX_I, Settings

AID = "example-training/first-aid"
DATA = "example-university/data-analysis"
EARLIER = "example-university/data-analysis-2019"
NAMES = dict(zip(ANNEX_I, sheet._NAMES.values(), strict=True))  # noqa: SLF001 - their order is what is tested
SETTINGS = Settings(url="https://catalogue.example/")
EQF, CYCLE, NATIONAL = "EQF level", "Cycle (QF-EHEA): First cycle.", "National level: Level"
NOT_STATED = "The provider has not stated this"


def of(fragment: str, folder: Path, settings: Settings = SETTINGS, language: str = "en") -> Context:
    """Give the small catalogue with a fragment put into it."""
    shutil.copytree(EXAMPLE, folder / "content")
    put(fragment, folder / "content")
    return Context(catalogue.load(folder / "content", settings).catalogue, settings, ON, Edition(language))


def page(context: Context, ref: str) -> Page:
    entry = context.catalogue.credentials[ref]
    return sheet.page(context, entry, credential.described(context, entry))


def text(context: Context, ref: str) -> str:
    """Give the words of a sheet, with one blank between them."""
    html = Html.of(f"<div>{page(context, ref).content}</div>")
    return " ".join(html.elements[0].text.split())


def rows(context: Context, ref: str) -> dict[str, tuple[str, str]]:
    """Give what the table says of each element, and from which record."""
    cells = [each for each in Html.of(page(context, ref).content).elements if each.tag in ("th", "td")][3:]
    said = [" ".join(cell.text.split()) for cell in cells]
    return {name: (words, source) for name, words, source in zip(said[::3], said[1::3], said[2::3], strict=True)}


# --- the nine elements


def test_the_nine_elements_stand_in_the_order_of_annex_i(tmp_path: Path) -> None:
    assert list(rows(of("", tmp_path), DATA)) == list(NAMES.values())
    assert list(sheet._NAMES) == list(ANNEX_I)  # noqa: SLF001


@pytest.mark.parametrize(
    ("element", "said", "source"),
    [
        ("title", "Data analysis with Python", "Course record"),
        ("country", "Belgium and Estonia", "Provider record"),
        ("awarding_body", "Example University; Other University", "Provider record"),
        ("learning_outcomes", "Summarise and plot survey data with PythonCompare two groups", "Course record"),
        ("workload", "125 hours of work in total. 5 ECTS credits.", "Course record"),
        (
            "level",
            f"{EQF} 6. As demanding as a bachelor's degree.{CYCLE} The level of a bachelor's degree.{NATIONAL} 6.",
            "Course record",
        ),
        ("assessment", "Certificate after an assessment. How: Project and short tests.", "Course record"),
        (
            "participation",
            "Online. Place: Bruges. Over 10 weeks (about 12.5 hours a week), part time",
            "Course record",
        ),
    ],
)
def test_what_is_said_of_an_element_and_where_it_comes_from(
    element: str, said: str, source: str, tmp_path: Path
) -> None:
    assert rows(of("", tmp_path), DATA)[NAMES[element]] == (said, source)


ELSEWHERE = "# reports/exqa/2022-003.yml\nproviders: [other-university]\n"
"""The report that touches the course is about another provider."""
FILE = f"# credentials/{AID}.yml"


@pytest.mark.parametrize(
    ("element", "fragment", "said"),
    [
        pytest.param("learning_outcomes", f"{FILE} without learning_outcomes\n", NOT_STATED, id="no outcomes"),
        pytest.param("workload", f"{FILE} without workload\n", NOT_STATED, id="no workload"),
        pytest.param(
            "workload",
            f"{FILE}\nworkload: {{ects: 2}}\n",
            "About 50 hours of work in total. 2 ECTS credits. "
            "The hours are worked out from the credits: one credit counts as 25 hours.",
            id="credits only",
        ),
        pytest.param(
            "workload",
            f"{FILE}\nworkload: {{hours: 1}}\n",
            "1 hour of work in total. ECTS credits are not stated.",
            id="hours only",
        ),
        pytest.param(
            "workload",
            "",
            "12 hours of work in total. ECTS credits do not apply: The law keeps ECTS for universities.",
            id="credits do not apply",
        ),
        pytest.param("level", f"{FILE} without level\n", NOT_STATED, id="no level"),
        pytest.param(
            "level",
            "",
            "A level of the European framework (EQF) does not apply: The course has not been placed at a level.",
            id="a level does not apply",
        ),
        pytest.param("level", f"{FILE}\nlevel: {{eqf: 4}}\n", "EQF level 4.", id="a level of no higher education"),
        pytest.param("level", f"{FILE}\nlevel: {{nqf: {{name: VQF 4}}}}\n", "National level: VQF 4.", id="national"),
        pytest.param("assessment", f"{FILE} without assessment\n", NOT_STATED, id="no assessment"),
        pytest.param(
            "assessment",
            "",
            "Certificate after an assessment. How it is assessed is not stated.",
            id="no methods",
        ),
        pytest.param(
            "assessment",
            f"{FILE}\nassessment: {{certificate: attendance}}\n",
            "Certificate of attendance. You get a certificate because you took part; nobody assesses what you learned.",
            id="nobody assesses",
        ),
        pytest.param(
            "assessment",
            f"{FILE}\nassessment: {{methods: [quiz]}}\n",
            "What people get is not stated. How: Short tests.",
            id="no certificate stated",
        ),
        pytest.param("participation", f"{FILE} without participation\n", NOT_STATED, id="no participation"),
        pytest.param("participation", f"{FILE}\nparticipation: {{weeks: 2}}\n", NOT_STATED, id="weeks without a mode"),
        pytest.param(
            "quality_assurance",
            f"{ELSEWHERE}# providers/example-training.yml without internal_quality\n",
            NOT_STATED,
            id="neither report nor own words",
        ),
        pytest.param(
            "quality_assurance",
            f"{ELSEWHERE}# providers/example-training.yml\ninternal_quality: {{statement: We ask learners.}}\n",
            "In the provider’s own words: We ask learners.",
            id="own words only",
        ),
        pytest.param(
            "quality_assurance",
            "# providers/example-training.yml without internal_quality\n",
            "From outside, on 22 November 2026: Provider passed, course not included.",
            id="a report only",
        ),
    ],
)
def test_what_is_stated_not_stated_or_does_not_apply(element: str, fragment: str, said: str, tmp_path: Path) -> None:
    context = of(fragment, tmp_path)
    assert rows(context, AID)[NAMES[element]][0] == said
    stated = completeness.stated(context.catalogue, context.catalogue.credentials[AID])
    assert stated[element] == (said != NOT_STATED)


@pytest.mark.parametrize("ref", [AID, DATA, EARLIER, "other-university/data-ethics"])
def test_what_counts_as_stated_is_said(ref: str, tmp_path: Path) -> None:
    context = of("", tmp_path)
    stated = completeness.stated(context.catalogue, context.catalogue.credentials[ref])
    said = {name: words != NOT_STATED for name, (words, _) in rows(context, ref).items()}
    assert said == {NAMES[element]: known for element, known in stated.items()}


def test_missing_elements_are_named(tmp_path: Path) -> None:
    said = text(of(f"{FILE} without level, workload\n", tmp_path), AID)
    assert "7 of 9 elements of the EU Council Recommendation of 16 June 2022 (Annex I) are stated." in said
    assert "Not stated: workload and level." in said


def test_long_words_of_a_provider_about_itself_are_cut(tmp_path: Path) -> None:
    long = "We look at every course each year. " * 30
    context = of(f"{ELSEWHERE}# providers/example-training.yml\ninternal_quality: {{statement: {long}}}\n", tmp_path)
    said, source = rows(context, AID)[NAMES["quality_assurance"]]
    assert len(said) < sheet.LONGEST_STATEMENT + 40
    assert said.endswith("…")
    assert source == "Provider record, reports below"


# --- sources, providers, identifiers


@pytest.mark.parametrize(
    "said",
    [
        "Course record: https://www.university.example/mc/data-analysis. Last compared with it on 1 October 2026.",
        "Example University, Belgium (Flanders). Higher education institution. It may award degrees.",
        "Its number in the European database of external quality assurance results, where agencies publish reports.",
        "Name in this catalogue: example-university/data-analysis",
        "0542 Statistics",
        "Somebody watches the assessment and checks who you are.",
        "This sheet: https://catalogue.example/credentials/example-university/data-analysis/sheet/",
        "The page of the course: https://catalogue.example/credentials/example-university/data-analysis/",
        "Built from the records of 22 November 2026.",
        "The page is the statement, paper is not.",
        "Licence of the records: CC BY 4.0.",
        "Sample. This short course is made up.",
    ],
)
def test_what_a_reader_finds(said: str, tmp_path: Path) -> None:
    assert said in text(of("", tmp_path), DATA)


def test_every_identifier_is_explained(tmp_path: Path) -> None:
    context = of("", tmp_path)
    said = text(context, DATA)
    for ref in context.catalogue.awarding(DATA):
        for identifier in context.catalogue.providers[ref].record.identifiers:
            assert identifier.value in said
            assert f"{identifier.scheme.sentence} Source: {identifier.source}." in said


def test_without_an_address_of_the_catalogue_its_own_stands_there(tmp_path: Path) -> None:
    assert f"This sheet: credentials/{AID}/sheet/" in text(of("", tmp_path, Settings()), AID)


def test_the_address_is_that_of_the_edition(tmp_path: Path) -> None:
    with messages.speaking("de"):
        assert f"https://catalogue.example/de/credentials/{AID}/sheet/" in text(of("", tmp_path, language="de"), AID)


def test_a_provider_that_has_closed_says_so(tmp_path: Path) -> None:
    context = of("# providers/example-training.yml\nclosed: 2025-03-01\n", tmp_path)
    assert "The last day of this organisation: 1 March 2025." in text(context, AID)


@pytest.mark.parametrize(
    ("availability", "said"),
    [("closed", "The provider no longer offers it"), ("paused", "The provider does not offer it at the moment")],
)
def test_a_course_that_is_not_offered_says_so(availability: str, said: str, tmp_path: Path) -> None:
    assert said in text(of(f"{FILE}\navailability: {availability}\n", tmp_path), AID)


def test_search_engines_leave_it_out(tmp_path: Path) -> None:
    made = page(of("", tmp_path), AID)
    assert (made.path, made.indexed) == (f"credentials/{AID}/sheet/", False)


# --- the check


def test_the_reports_behind_the_status_name_their_own_address(tmp_path: Path) -> None:
    context = of("", tmp_path)
    content = page(context, DATA).content
    for ref in context.status(DATA).because:
        assert f'href="../../../../reports/{ref}/"' in content
        assert all(f'href="{file.url}"' in content for file in context.catalogue.reports[ref].record.files)
    assert context.status(DATA).because


def test_without_reports_there_is_the_one_line_that_scripts_read(tmp_path: Path) -> None:
    content = page(of(ELSEWHERE, tmp_path), AID).content
    assert "The reports behind it" not in content
    assert content.count('<li class="quality-none') == 1


# --- versions


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ("", "The record does not state from when until when this version is valid."),
        ("valid_from: 2024-02-01\n", "is valid from 1 February 2024. No last day is stated."),
        ("valid_until: 2024-02-01\n", "is valid until 1 February 2024. No first day is stated."),
        (
            "valid_from: 2024-02-01\nvalid_until: 2025-01-31\n",
            "The record of this version is valid from 1 February 2024 to 31 January 2025.",
        ),
    ],
)
def test_from_when_until_when_a_version_is_valid(dates: str, said: str, tmp_path: Path) -> None:
    assert said in text(of(f"{FILE}\n{dates}" if dates else "", tmp_path), AID)


@pytest.mark.parametrize(
    ("earlier", "later", "listed"),
    [
        pytest.param("", "", [(None, "2024-01-31"), ("2024-02-01", "2029-12-31")], id="until the later one begins"),
        pytest.param(
            "valid_until: 2024-06-30\n", "", [(None, "2024-06-30"), ("2024-02-01", "2029-12-31")], id="both for a time"
        ),
        pytest.param(
            "valid_from: 2019-01-01\n",
            "valid_from: 0001-01-01\n",
            [("2019-01-01", None), ("0001-01-01", "2029-12-31")],
            id="from the first of all days",
        ),
    ],
)
@pytest.mark.parametrize("ref", [DATA, EARLIER])
def test_each_sheet_lists_all_versions(
    ref: str, earlier: str, later: str, listed: list[tuple[str | None, str | None]], tmp_path: Path
) -> None:
    parts = [f"# credentials/{name}.yml\n{part}" for name, part in ((EARLIER, earlier), (DATA, later)) if part]
    content = page(of("".join(parts), tmp_path), ref).content
    _, _, versions = content.partition('<ol class="versions">')
    items = [each.attributes for each in Html.of(versions.partition("</ol>")[0]).all("li")]
    assert [(item.get("data-from"), item.get("data-until")) for item in items] == listed
    assert ["data-own" in item for item in items] == [ref == EARLIER, ref == DATA]
    other = DATA if ref == EARLIER else EARLIER
    assert f'href="../../../../credentials/{other}/sheet/"' in versions
    assert f'href="../../../../credentials/{ref}/sheet/"' not in versions


def test_three_versions_know_each_other(tmp_path: Path) -> None:
    old = f"# credentials/{EARLIER}.yml\nsupersedes: {AID}\n"
    context = of(old, tmp_path)
    assert {context.catalogue.versions(ref) for ref in (AID, EARLIER, DATA)} == {(AID, EARLIER, DATA)}


@pytest.mark.parametrize("supersedes", [DATA, EARLIER, "example-university/nothing"])
def test_versions_end_where_records_are_wrong(supersedes: str, tmp_path: Path) -> None:
    context = of(f"# credentials/{EARLIER}.yml\nsupersedes: {supersedes}\n", tmp_path)
    assert set(context.catalogue.versions(DATA)) == {DATA, EARLIER}


# --- words of strangers


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    evil = "'<img src=x onerror=alert(1)> {reason} %s ⟦content⟧'"
    context = of(
        f"{FILE}\ntitle: {evil}\nentry_requirements: {evil}\nlearning_outcomes: [{evil}]\n"
        f"workload: {{ects: not-applicable, reason: {evil}}}\n"
        f"level: {{eqf: not-applicable, reason: {evil}, nqf: {{name: {evil}}}}}\n"
        f"participation: {{mode: [onsite], place: {evil}}}\n"
        f"# providers/example-training.yml\ninternal_quality: {{statement: {evil}}}\n",
        tmp_path,
    )
    made = page(context, AID)
    assert Html.of(made.content).all("img") == []
    assert len(re.findall(r"&lt;img src=x onerror=alert\(1\)&gt; \{reason\} %s ⟦content⟧", made.content)) >= 8
