import pytest

from generator import forge
from generator.settings import Settings

REPOSITORY = "https://forge.example/a/b"
SITE = "https://courses.example/"


def settings(kind: str, **more: str) -> Settings:
    return Settings(repository=REPOSITORY, forge=kind, url=SITE, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("github", "/edit/main/content/providers/x.yml"),
        ("gitlab", "/-/edit/main/content/providers/x.yml"),
        ("forgejo", "/_edit/main/content/providers/x.yml"),
    ],
)
def test_a_file_is_edited(kind: str, address: str) -> None:
    assert forge.edit_address(settings(kind), "providers/x.yml") == REPOSITORY + address


def test_a_branch_can_have_any_name() -> None:
    made = forge.edit_address(settings("github", branch="next ?#1/x"), "providers/x.yml")
    assert made == f"{REPOSITORY}/edit/next%20%3F%231/x/content/providers/x.yml"


@pytest.mark.parametrize(
    ("kind", "new", "filled"),
    [
        (
            "github",
            "/new/main/{folder}?filename={file}",
            "/new/main/{folder}?filename={file}&value={text}",
        ),
        ("gitlab", "/-/new/main?file_name={path}", ""),
        ("forgejo", "/_new/main/{folder}", ""),
    ],
)
def test_a_file_is_added(kind: str, new: str, filled: str) -> None:
    found = forge.ways(settings(kind))
    assert found is not None
    assert (found.new, found.filled) == (REPOSITORY + new, filled and REPOSITORY + filled)


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("github", "/issues/new?template=mistake.yml&page={page}"),
        ("gitlab", "/-/issues/new?issue%5Btitle%5D={title}&issue%5Bdescription%5D={page}"),
        ("forgejo", "/issues/new?title={title}&body={page}"),
    ],
)
def test_a_mistake_is_reported_with_the_page(kind: str, address: str) -> None:
    page = "https%3A%2F%2Fcourses.example%2Fcredentials%2Fx%2Fy%2F"
    expected = address.format(title="Mistake%20on%20%2Fcredentials%2Fx%2Fy%2F", page=page)
    found = forge.mistake_address(settings(kind), title="Mistake on /credentials/x/y/", page=f"{SITE}credentials/x/y/")
    assert found == REPOSITORY + expected


def test_without_a_repository_nothing_leads_to_a_forge() -> None:
    alone = Settings(contact="https://courses.example/contact")
    assert forge.ways(alone) is None
    assert forge.edit_address(alone, "providers/x.yml") == ""
    assert forge.mistake_address(alone, title="x", page="y") == ""
