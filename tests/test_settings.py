import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import settings
from generator.settings import Settings, SettingsError
from generator.vocabulary import Licence

ALL = """\
site_name: Short courses
site_description: All of them.
site_url: https://courses.example/catalogue
theme: {name: material, custom_dir: !ENV [THEME, theme]}
markdown_extensions:
  - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji }
extra:
  catalogue:
    content: records
    language: et
    required: [title, level]
    contact: https://courses.example/contact
    repository: https://forge.example/a/b/
    forge: gitlab
    branch: trunk
    licence: CC0-1.0
    elm: 3.3
"""


def read(folder: Path, text: str) -> Settings:
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return settings.read(folder / "mkdocs.yml")


def test_everything_can_be_set(tmp_path: Path) -> None:
    assert read(tmp_path, ALL) == Settings(
        name="Short courses",
        description="All of them.",
        url="https://courses.example/catalogue/",
        content=tmp_path / "records",
        content_path="records",
        language="et",
        required=("title", "level"),
        contact="https://courses.example/contact",
        repository="https://forge.example/a/b",
        forge="gitlab",
        branch="trunk",
        licence=Licence.CC_ZERO,
        elm="3.3",
    )


@pytest.mark.parametrize("text", ["site_name: x\n", "extra:\n", "extra: {catalogue: }\n", "extra: {other: 1}\n"])
def test_nothing_has_to_be_set(text: str, tmp_path: Path) -> None:
    made = read(tmp_path, text)
    assert (made.content, made.language, made.required, made.repository) == (tmp_path / "content", "en", (), "")


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("", "/"),
        ("https://courses.example", "/"),
        ("https://courses.example/", "/"),
        ("https://courses.example/catalogue", "/catalogue/"),
        ("https://courses.example/a/b/", "/a/b/"),
    ],
)
def test_base_path(url: str, path: str, tmp_path: Path) -> None:
    assert read(tmp_path, f"site_url: {url}\n").base_path == path


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("extra: {catalogue: {langage: en}}", "langage: ", id="an unknown key"),
        pytest.param("extra: {catalogue: {required: [titel]}}", "`titel` is none of title, country", id="an element"),
        pytest.param("extra: {catalogue: {required: title}}", "required: ", id="a text for a list"),
        pytest.param("extra: {catalogue: {content: [a]}}", "content: ", id="a list for a text"),
        pytest.param("extra: {catalogue: [a]}", "extra.catalogue in mkdocs.yml", id="a list for the section"),
        pytest.param("extra: [a", "is not YAML", id="no YAML"),
        pytest.param("", "holds no settings", id="an empty file"),
        pytest.param("- a", "holds no settings", id="a list"),
        pytest.param("extra: a", "extra", id="a text for extra"),
    ],
)
def test_what_cannot_be_used(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=said.replace("[", "\\[")):
        read(tmp_path, text)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        settings.read(tmp_path / "mkdocs.yml")


def test_another_folder_of_records() -> None:
    made = Settings(name="x")
    assert settings.with_content(made, Path("elsewhere")) == Settings(name="x", content=Path("elsewhere"))


# --- writing a value

BEFORE = """\
# The name is shown on every page.
site_name: Old name  # keep it short
theme: {name: material, custom_dir: !ENV [THEME, theme]}
extra:
  catalogue:
    # Where people reach us.
    contact: 'https://old.example/#contact'

    # policy:
    #   rebuild_days: 2
nav:
  - Home: index.md
"""
NAME, CONTACT = ("site_name",), ("extra", "catalogue", "contact")
PATH = Path("mkdocs.yml")


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("Short courses", id="words"),
        pytest.param("a: b", id="colon"),
        pytest.param("a #b", id="number sign"),
        pytest.param("""'a' "b\"""", id="quotation marks"),
        pytest.param("\\n \\", id="backslashes"),
        pytest.param("- a", id="beginning of a list"),
        pytest.param("{a: b}", id="braces"),
        pytest.param("!ENV SECRET", id="tag"),
        pytest.param("&a *a", id="alias"),
        pytest.param("yes", id="word that YAML reads as true"),
        pytest.param("2026-11-25", id="day"),
        pytest.param("", id="nothing"),
        pytest.param("a\nplugins: [evil]", id="line break and a key"),
        pytest.param("a\u2028plugins: [evil]\x85b", id="line breaks that YAML alone sees"),
        pytest.param("Õppekava ქართული 🎓", id="other scripts"),
        pytest.param("x" * 500, id="longer than a line"),
    ],
)
def test_any_text_can_be_written(value: str) -> None:
    text = settings.changed(BEFORE, PATH, {NAME: value})
    made = settings.parse(text, PATH)
    assert (made.name, made.contact) == (value or "Micro-credential catalogue", "https://old.example/#contact")
    (line,) = set(text.splitlines()) - set(BEFORE.splitlines())
    assert text.replace(line, "site_name: Old name  # keep it short") == BEFORE


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_every_text_comes_back(value: str) -> None:
    text = settings.changed(BEFORE, PATH, {CONTACT: value, NAME: "New"})
    assert settings.parse(text, PATH).contact == value
    assert settings.changed(text, PATH, {CONTACT: "https://old.example/#contact", NAME: "Old name"}).count("\n") == 12


def test_a_value_that_is_not_there_is_added() -> None:
    text = settings.changed(BEFORE, PATH, {("site_url",): "https://a.example/", (*CONTACT[:2], "language"): "et"})
    made = settings.parse(text, PATH)
    assert (made.url, made.language, made.name) == ("https://a.example/", "et", "Old name")
    assert [line for line in BEFORE.splitlines() if line not in text.splitlines()] == []


def test_an_empty_value_is_filled() -> None:
    text = settings.changed("site_name:\nextra:\n  catalogue:\n    contact:  # us\n", PATH, {NAME: "a", CONTACT: "b"})
    assert text == 'site_name: "a"\nextra:\n  catalogue:\n    contact: "b"  # us\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("site_name: a\n", "mkdocs.yml has no section `extra:`", id="no section"),
        pytest.param("extra: {catalogue: }\n", "mkdocs.yml has no section `catalogue:`", id="an empty section"),
        pytest.param("extra: {catalogue: [a]}\n", "mkdocs.yml has no section `catalogue:`", id="a list"),
        pytest.param("extra: {catalogue: {}}\n", "set `contact` by hand", id="a section without keys"),
        pytest.param("extra: {catalogue: {a: b}}\n", "set `contact` by hand", id="a section on one line"),
        pytest.param("a: &c {contact: x}\nextra: {catalogue: *c}\n", "set `contact` by hand", id="an alias"),
        pytest.param("a: [\n", "mkdocs.yml is not YAML", id="no YAML"),
    ],
)
def test_what_cannot_be_written(text: str, said: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(said)):
        settings.changed(text, PATH, {CONTACT: "https://new.example/"})
