import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
import sites
from browsing import OpenPage, Watch, chromium, served
from playwright.sync_api import Browser, Page, sync_playwright

# No test is timed, and every run tries the same examples.
hypothesis.settings.register_profile("suite", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="write what the tests found as what they expect")


@pytest.fixture
def bless(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--bless"))


# --- a real browser on the built sample catalogue


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the sample catalogue, built as `catalogue build` does."""
    folder = tmp_path_factory.mktemp("sample")
    built = sites.build(sites.project(folder / "project"), folder / "site", words=True, jobs=os.cpu_count() or 1)
    assert built.errors == ()
    return folder / "site"


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """Give the address at which the sample catalogue is served; it ends with a slash."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = chromium(playwright)
        yield started
        started.close()


@pytest.fixture
def watch(site_url: str) -> Watch:
    return Watch(site_url)


@pytest.fixture
def open_page(browser: Browser, watch: Watch) -> Iterator[OpenPage]:
    """Give a function that opens a page; until the test ends, nothing may go wrong in any of its pages."""
    contexts = []

    def open_one(width: int = 1280, height: int = 800, *, javascript: bool = True) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, java_script_enabled=javascript)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        watch.over(page)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert watch.complaints == []


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page()
