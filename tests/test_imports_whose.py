"""The provider that a file names, beside the one into whose records its courses are to go: the same rule everywhere."""

import dataclasses
import json
import shutil
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import pytest
from fragments import EXAMPLE, ON

from generator import catalogue
from generator.imports import Wanted, elm, ooapi, schema_org, xcri
from generator.imports.found import Read
from generator.settings import Settings

SITE = "https://catalogue.example/"
WANTED = Wanted(on=ON, into="other-university", known=catalogue.load(EXAMPLE, Settings(url=SITE)).catalogue, site=SITE)
ANOTHER = (
    "“Boats”, provider: The file names “Example University” as its provider: that is “Example University” "
    "(`example-university`), and not “Other University” (`other-university`). Import it with --into example-university."
)
STRANGER = (
    "The file names “Harbour” as provider of 1 course, and no provider here has this name or website. "
    "Are they courses of “Other University” (`other-university`)?"
)


def in_schema_org(*providers: object, wanted: Wanted = WANTED, **more: object) -> Read:
    course: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Course",
        "name": "Boats",
        "description": "Build a boat.",
        "url": "https://courses.example/boats",
        "provider": providers[0] if len(providers) == 1 else list(providers),
        **more,
    }
    return schema_org.read(json.dumps(course).encode(), wanted)


def in_xcri(name: str, website: str = "") -> Read:
    url = f"<mlo:url>{website}</mlo:url>" if website else ""
    content = (
        '<catalog xmlns="http://xcri.org/profiles/1.2/catalog" xmlns:mlo="http://purl.org/net/mlo" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><provider><dc:title>{escape(name)}</dc:title>{url}'
        "<course><dc:title>Boats</dc:title></course></provider></catalog>"
    )
    return xcri.read(content.encode(), WANTED)


def in_ooapi(name: str, website: str = "") -> Read:
    body = {"organizationId": "o", "organizationType": "root", "name": [{"language": "en", "value": name}]}
    body |= {"link": website} if website else {}
    faculty = {"organizationId": "f", "organizationType": "faculty", "name": "Boats", "parent": "o"}
    course = {"courseId": "c", "name": "Boats", "organization": "f"}
    return ooapi.read(json.dumps({"GET /organizations": [body, faculty], "GET /courses": [course]}).encode(), WANTED)


def in_elm(*names: str, website: str = "", prop: str = "awarding") -> Read:
    bodies = [
        {"rov:legalName": name, **({"foaf:homepage": {"elm:contentUrl": website}} if website else {})} for name in names
    ]
    what: dict[str, Any] = {"@id": "urn:what", "@type": "elm:Qualification", "dcterms:title": "Boats"}
    graph = [what]
    if prop == "awarding":
        what["elm:awardingOpportunity"] = {"elm:awardingBody": bodies}
    else:
        offer = {"@id": "urn:offer", "@type": "elm:LearningOpportunity", "elm:providedBy": bodies}
        graph.append({**offer, "elm:learningAchievementSpecification": {"@id": "urn:what"}})
    context = {"elm": "http://data.europa.eu/snb/model/elm/", "dcterms": "http://purl.org/dc/terms/"}
    context |= {"foaf": "http://xmlns.com/foaf/0.1/", "rov": "http://www.w3.org/ns/regorg#"}
    return elm.read(json.dumps({"@context": context, "@graph": graph}).encode(), WANTED)


def in_object(name: str, website: str = "") -> Read:
    return in_schema_org({"@type": "Organization", "name": name, **({"url": website} if website else {})})


def offered(name: str, website: str = "") -> Read:
    return in_elm(name, website=website, prop="offering")


def said(done: Read) -> tuple[list[str], list[str]]:
    """Give why a course is left out, and what is said about the file."""
    return [str(each) for each in done.found[0].errors], [str(note) for note in done.notes]


FORMATS = [in_object, in_xcri, in_ooapi, in_elm, offered]


@pytest.mark.parametrize("read", FORMATS)
class TestEachFormat:
    def test_a_course_of_another_provider_here_is_left_out(self, read: Callable[..., Read]) -> None:
        errors, notes = said(read("Example University"))
        assert [error.partition(": ")[2] for error in errors] == [ANOTHER.partition(": ")[2]]
        assert notes == []

    def test_its_website_alone_tells_it(self, read: Callable[..., Read]) -> None:
        (error,), _ = said(read("EU", website="https://www.university.example/"))
        assert "The file names “EU” as its provider: that is “Example University”" in error

    def test_a_course_of_the_provider_itself_is_taken(self, read: Callable[..., Read]) -> None:
        assert said(read("Other University")) == ([], [])

    def test_a_stranger_is_to_be_looked_at(self, read: Callable[..., Read]) -> None:
        assert said(read("Harbour")) == ([], [STRANGER])
        assert said(read("Harbour", website="https://harbour.example/")) == ([], [STRANGER])

    def test_another_name_on_the_website_of_the_provider_is_no_stranger(self, read: Callable[..., Read]) -> None:
        assert said(read("School of boats", website="https://www.other.example/boats")) == ([], [])


@pytest.mark.parametrize(
    "provider",
    [
        "Example University",
        "<b>Example&nbsp;University</b>",
        "https://catalogue.example/providers/example-university/",
        "https://www.university.example",
        {"@id": "https://catalogue.example/providers/example-university/#organisation"},
        {"@id": "#us"},
        {"identifier": {"@type": "PropertyValue", "propertyID": "DEQAR", "value": "DEQARINST0000"}},
    ],
)
def test_ways_to_name_a_provider_in_schema_org(provider: object) -> None:
    us = {"@id": "#us", "@type": "Organization", "name": {"@language": "en", "@value": "Sample: Example University"}}
    (error,), _ = said(in_schema_org(provider, about=us))
    assert "that is “Example University” (`example-university`)" in error


def test_a_page_of_another_catalogue_is_no_provider_here() -> None:
    errors, notes = said(in_schema_org({"@id": "https://a.example/providers/example-university/"}))
    assert errors == []
    assert "names “https://a.example/providers/example-university/” as provider" in notes[0]


def test_several_providers_of_which_one_is_meant() -> None:
    assert said(in_schema_org("Example University", "Other University")) == ([], [])
    assert said(in_schema_org("Harbour", "Other University")) == ([], [])


def test_a_faculty_may_name_its_university(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "content")
    file = tmp_path / "content" / "providers" / "other-university.yml"
    related = "related: [{provider: example-university, kind: faculty-of}]\n"
    file.write_text(file.read_text(encoding="utf-8") + related, encoding="utf-8")
    part = catalogue.load(tmp_path / "content", Settings(url=SITE)).catalogue
    done = in_schema_org("Example University", wanted=dataclasses.replace(WANTED, known=part))
    assert said(done) == ([], [])


def test_strange_providers_do_no_harm() -> None:
    values: list[Any] = [None, True, 5, [[]], [None], {"a": {}}, {"name": {}}, {"identifier": [{}]}, {"@id": 5}]
    for strange in [*values, "x" * 100_000]:
        in_schema_org(strange)


def test_courses_of_several_providers_in_one_file_each_by_itself() -> None:
    courses = [
        {"@type": "Course", "name": name, "provider": provider}
        for name, provider in [
            ("A", "Other University"),
            ("B", "Example University"),
            ("C", "Harbour"),
            ("D", "Harbour"),
        ]
    ]
    done = schema_org.read(json.dumps({"@context": "https://schema.org", "@graph": courses}).encode(), WANTED)
    assert [bool(each.errors) for each in done.found] == [False, True, False, False]
    assert "“Harbour” as provider of 2 courses" in str(done.notes[0])


def test_awards_are_joint_only_where_the_provider_itself_awards() -> None:
    alone, together = in_elm("Example University").found[0], in_elm("Other University", "Example University").found[0]
    assert "joint_awarding" not in alone.facts
    assert together.facts["joint_awarding"].value == ["example-university"]
    assert together.errors == ()
