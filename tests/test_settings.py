from pathlib import Path

import pytest

from generator import settings
from generator.settings import Settings, SettingsError

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
