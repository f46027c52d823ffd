from pathlib import Path

import pytest

from generator.site import staging


def laid(folder: Path, names: str) -> Path:
    """Lay folders down, each with a file of its own name; give the site's."""
    for name in names.split():
        (folder / name).mkdir()
        (folder / name / name.strip(".")).touch()
    return folder / "site"


def lying(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("", [], id="nothing there"),
        pytest.param("site", ["site/site"], id="a site"),
        pytest.param("site .site.building", ["site/site"], id="killed while building"),
        pytest.param(".site.old .site.building", ["site/site.old"], id="killed between the renames"),
        pytest.param("site .site.old", ["site/site"], id="killed while removing the old site"),
        pytest.param(".site.old", ["site/site.old"], id="an old site only"),
    ],
)
def test_what_a_killed_build_left_is_mended(before: str, after: list[str], tmp_path: Path) -> None:
    building = staging.begin(laid(tmp_path, before))
    assert lying(tmp_path) == after
    assert list(building.iterdir()) == []


@pytest.mark.parametrize("before", ["", "site", "site .site.old", ".site.old .site.building"])
def test_the_new_site_takes_the_place_of_the_old_one(before: str, tmp_path: Path) -> None:
    site = laid(tmp_path, before)
    (staging.begin(site) / "new").touch()
    staging.finish(site)
    assert lying(tmp_path) == ["site/new"]
    assert list(tmp_path.iterdir()) == [site]


@pytest.mark.parametrize("before", ["", "site"])
def test_an_abandoned_build_leaves_the_old_site(before: str, tmp_path: Path) -> None:
    site = laid(tmp_path, before)
    (staging.begin(site) / "new").touch()
    staging.abandon(site)
    assert lying(tmp_path) == [f"{name}/{name}" for name in before.split()]


def test_a_site_may_lie_in_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    site = tmp_path / "a" / "b" / "site"
    (staging.begin(site) / "new").touch()
    staging.finish(site)
    assert lying(tmp_path) == ["a/b/site/new"]
