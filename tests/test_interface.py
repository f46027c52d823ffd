"""The page about the interface for programs: every file, type and field that the description knows, in words."""

from pathlib import Path

import pytest
import sites
from fragments import EXAMPLE, ON

from generator import catalogue
from generator.exports.api import description
from generator.pages import interface
from generator.pages.page import Context
from generator.settings import Settings


def page(folder: Path) -> sites.Html:
    known = catalogue.load(folder, Settings()).catalogue
    return sites.Html.of(f"<body>{interface.page(Context(known, Settings(), ON)).content}</body>")


def test_every_file_stands_there_with_an_example() -> None:
    made = page(EXAMPLE)
    text = made.all("body")[0].text
    assert [endpoint.path for endpoint in description.ENDPOINTS if endpoint.path not in text] == []
    assert "../api/v1/credentials/example-training/first-aid.json" in made.links
    assert [link for link in made.links if link.startswith("../api/v1/changes/")]


def test_a_catalogue_without_records_has_the_page_too(tmp_path: Path) -> None:
    links = page(tmp_path).links
    assert "../api/v1/credentials.json" in links
    assert not [link for link in links if "/changes/" in link]


def test_every_type_stands_there_with_its_fields() -> None:
    made = page(EXAMPLE)
    headed = [element.text for element in made.all("code")]
    for name, schema in description.definitions().items():
        assert name in made.ids
        assert set(schema["properties"]) <= set(headed)


def test_a_day_is_called_one() -> None:
    texts = [element.text for element in page(EXAMPLE).all("tr")]
    assert any(text.startswith("next_changeday or null") for text in texts)
    assert any(text.startswith("as_ofday") for text in texts)


def test_every_link_to_a_type_leads_there() -> None:
    made = page(EXAMPLE)
    assert {link[1:] for link in made.links if link.startswith("#")} <= set(made.ids)


@pytest.mark.parametrize("name", ["CredentialV1", "ReportV1", "CountriesV1"])
def test_a_field_that_comes_from_another_type_says_the_same(name: str) -> None:
    said = description.definitions()
    due = said["IndexV1"]["properties"]["next_build_due"]["description"]
    assert said[name]["properties"]["next_build_due"]["description"] == due != ""
