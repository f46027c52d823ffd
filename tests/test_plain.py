"""Advice on plain language: what is said about which text, in which language, and what is left alone."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from fragments import EXAMPLE, put

from generator import catalogue, cli, plain, settings
from generator.finding import Finding, Level
from generator.plain.advice import EXPLAINED

COURSE = "# credentials/example-training/first-aid.yml\n"
WORDS = Path(__file__).parent.parent / "docs" / "words.md"
LONG = (
    "We learn how one and two and three and four and five and six and seven and eight and nine and ten and more go on."
)


def advice(fragment: str, folder: Path) -> list[Finding]:
    """Give the advice on the small catalogue with a fragment in it that is not given without it."""
    content = folder / "content"
    shutil.copytree(EXAMPLE, content)
    before = plain.advice(catalogue.load(content, settings.Settings(), called="content"))
    put(fragment, content)
    return list(plain.new(before, plain.advice(catalogue.load(content, settings.Settings(), called="content"))))


def said(fragment: str, folder: Path) -> list[tuple[str, str]]:
    return [(finding.rule, finding.message) for finding in advice(fragment, folder)]


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        pytest.param(f"audience: {LONG} {LONG[:40]}.", [("long-sentence", "a sentence has 26 words")], id="too long"),
        pytest.param("audience: Short. And one more, e.g. this one. Done.", [], id="short sentences"),
        pytest.param("audience: {de: " + "Wort " * 21 + "}", [("long-sentence", "a sentence has 21")], id="in German"),
        pytest.param("audience: {et: " + "sõna " * 26 + "}", [("long-sentence", "26 words")], id="without a pack"),
        pytest.param("audience: {et: " + "sõna " * 25 + "}", [], id="without a pack, short enough"),
        pytest.param("audience: We utilise films.", [("trade-term", "“utilise”")], id="a word of the trade"),
        pytest.param("audience: We underutilise films.", [], id="a part of another word"),
        pytest.param("audience: {fr: Les Prérequis.}", [("trade-term", "“prérequis”")], id="in another case"),
        pytest.param("audience: A world-class team.", [("sales-words", "“world-class”")], id="praise"),
        pytest.param("audience: Ask your HR.", [("abbreviation-unexplained", "“HR”")], id="an abbreviation"),
        pytest.param("audience: Ask human resources (HR). Your HR knows.", [], id="an abbreviation that is explained"),
        pytest.param("audience: The EU gives ECTS credits.", [], id="abbreviations that are known"),
        pytest.param("audience: {et: Küsi HR.}", [], id="an abbreviation in a language without a pack"),
        pytest.param("audience: THIS IS VERY LOUD.", [("words-in-capitals", "in capitals")], id="shouting"),
        pytest.param(
            "learning_outcomes: [Knowledge of wounds]",
            [("outcome-without-a-verb", "begins with “knowledge”")],
            id="an outcome without a verb",
        ),
        pytest.param("learning_outcomes: [Treat a wound]", [], id="an outcome with a verb"),
        pytest.param("learning_outcomes: [{de: Eine Wunde versorgen}]", [], id="a verb at the end"),
        pytest.param("audience: Knowledge of wounds helps.", [], id="the same word elsewhere"),
        pytest.param("summary: " + "Learn. " * 26, [("long-summary", "the summary has 26 words")], id="a long summary"),
        pytest.param("summary: " + "Learn. " * 25, [], id="a summary that is long enough"),
        pytest.param(
            "title: First aid\nsummary: First aid!", [("copy-of-the-title", "a copy")], id="a copy of the title"
        ),
        pytest.param(
            "audience: Dieser Kurs ist für alle, die mit Kindern arbeiten und nicht wissen, was sie tun können.",
            [("another-language", "is said to be in `en` and reads like `de`")],
            id="German under the tag of English",
        ),
        pytest.param(
            "audience: {et: This course is for all of you who work with children and do not know what to do.}",
            [("another-language", "is said to be in `et` and reads like `en`")],
            id="English under the tag of a language without a pack",
        ),
        pytest.param(
            "audience: {et: See kursus on kõigile kes töötavad lastega ja ei tea mida teha kui laps saab haiget.}",
            [],
            id="Estonian",
        ),
        pytest.param("audience: {pt: Para quem trabalha com crianças e quer saber o que fazer.}", [], id="a neighbour"),
    ],
)
def test_what_is_said(fragment: str, expected: list[tuple[str, str]], tmp_path: Path) -> None:
    found = said(f"{COURSE}{fragment}\n", tmp_path)
    assert [rule for rule, _ in found] == [rule for rule, _ in expected]
    assert all(part in message for (_, message), (_, part) in zip(found, expected, strict=True))


def test_advice_says_where_what_why_and_what_to_try(tmp_path: Path) -> None:
    (finding,) = advice(f"{COURSE}audience:\n  et: Kõigile.\n  en: We utilise films.\n", tmp_path)
    assert (finding.level, finding.place.path) == (Level.ADVICE, "content/credentials/example-training/first-aid.yml")
    line = (tmp_path / finding.place.path).read_text(encoding="utf-8").splitlines()[finding.place.line - 1]
    assert line == "  en: We utilise films."
    assert finding.hint == ("People who choose a course have not learned the words of those who make it. Try: “use”.")


def test_what_is_quoted_cannot_move_the_cursor(tmp_path: Path) -> None:
    found = said(f'{COURSE}audience: "THIS IS VERY \\u200eLOUD {"x " * 30}"\n', tmp_path)
    assert all("\u200e" not in message for _, message in found)


@pytest.mark.parametrize("language", sorted(plain.packs()))
def test_packs_are_whole(language: str) -> None:
    pack = plain.packs()[language]
    assert pack.terms
    assert pack.sales
    assert pack.not_first
    assert pack.verbs
    assert len(pack.common) > 30
    small = (*pack.terms, *pack.sales, *pack.not_first, *pack.common)
    assert [word for word in small if word != word.casefold()] == []
    assert not {*pack.terms} & {simpler.casefold() for simpler in pack.terms.values()}


def test_four_languages_have_a_pack() -> None:
    assert sorted(plain.packs()) == ["de", "en", "es", "fr"]


def test_abbreviations_that_the_site_explains_stand_in_its_words() -> None:
    text = WORDS.read_text(encoding="utf-8")
    assert [short for short in EXPLAINED if f"### {short} {{#" not in text] == []


def test_kinds_have_names_of_their_own() -> None:
    names = [kind.name for kind in plain.KINDS]
    assert len(set(names)) == len(names)


# --- the command


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "content")
    shutil.copytree(EXAMPLE, tmp_path / "before")
    put(f"{COURSE}audience: We utilise films.\n", tmp_path / "content")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_advice_never_fails() -> None:
    result = CliRunner().invoke(cli.main, ["plain"])
    assert result.exit_code == 0
    assert "advice “utilise” is a word of the trade [trade-term]" in result.output
    assert result.output.rstrip().endswith("of advice")


@pytest.mark.usefixtures("folder")
def test_only_what_a_change_brings() -> None:
    result = CliRunner().invoke(cli.main, ["plain", "--against", "before", "--format", "json"])
    assert [each["rule"] for each in json.loads(result.output)] == ["trade-term"]


@pytest.mark.usefixtures("folder")
def test_only_some_files() -> None:
    file = "content/credentials/example-training/first-aid.yml"
    found = json.loads(CliRunner().invoke(cli.main, ["plain", file, "--format", "json"]).output)
    assert {each["path"] for each in found} == {file}
    assert CliRunner().invoke(cli.main, ["plain", "before"]).exit_code == 2


@pytest.mark.usefixtures("folder")
def test_formats_that_a_forge_shows() -> None:
    against = ["plain", "--against", "before", "--format"]
    markdown = CliRunner().invoke(cli.main, [*against, "markdown"]).output
    assert "Advice on plain language" in markdown
    assert "advice in `content/credentials/example-training/first-aid.yml`" in markdown
    (note,) = CliRunner().invoke(cli.main, [*against, "github"]).output.splitlines()
    assert note.startswith("::notice file=content/credentials/example-training/first-aid.yml,line=")
