"""Everything that the small catalogue in tests/example turns into, as files to review: `pytest --bless` writes them."""

import shutil
from collections.abc import Iterator

import sites
from fragments import EXAMPLE, ON, TESTS

from generator import catalogue, rules, search, upkeep
from generator.badges import look
from generator.exports import files, formats
from generator.feeds import Feeds
from generator.pages import lists, maintenance
from generator.pages.page import Context
from generator.settings import Settings
from generator.site import sitemap, subject

GOLDEN = TESTS / "golden" / "site"
SETTINGS = Settings(
    name="Example catalogue",
    url="https://catalogue.example/",
    repository="https://forge.example/catalogue",
    contact="https://catalogue.example/contact",
)


def beside(context: Context) -> Iterator[subject.File]:
    """Yield what other sites and programs read of each credential, provider and report."""
    cards = lists.cards(context, context.catalogue.credentials.values())
    for entry in context.catalogue.credentials.values():
        yield from subject.of_credential(context, entry).files
    for provider in context.catalogue.providers.values():
        yield from subject.of_provider(context, provider, cards).files
    for kind in ("report", "agency", "country"):
        for other in context.catalogue.of_kind(kind).values():
            yield from files.of_record(context.snapshot, other, formats.written(context.snapshot, other))
    # The words of vocabularies change with every translation, and have tests of their own.
    yield from (file for file in files.of_catalogue(context.snapshot) if "/vocabularies/" not in file[0])
    yield "assets/quality-label.css", look.stylesheet()


def followed(context: Context, due: upkeep.Due) -> Iterator[subject.File]:
    """Yield the calendars and feeds."""
    feeds = Feeds(context.statuses, context.settings, due.ends, due.conditions, context.on, context.language)
    yield from feeds.whole()
    for name in upkeep.owners(context.catalogue):
        yield from feeds.of(name, maintenance.name(context, name))


def outputs() -> dict[str, str]:
    """Give the files: of each page what is poured into its shell, and what is no page."""
    loaded = catalogue.load(EXAMPLE, SETTINGS)
    context = Context(loaded.catalogue, SETTINGS, ON)
    due = upkeep.due(loaded, context.statuses, rules.check(loaded, ON), ON)
    made = {}
    addresses = []
    for page in sites.unpoured(context, due):
        head = f"title: {page.title}\ndescription: {page.description}\nindexed: {page.indexed}\n"
        made[f"{page.path}index.txt"] = f"{head}modified: {page.modified}\n\n{page.content.strip()}\n"
        addresses.append(sitemap.Address(page.path, page.modified, page.indexed))
    for path, text in (
        *sitemap.outputs(SETTINGS.url, addresses),
        *search.outputs(context),
        *beside(context),
        *followed(context, due),
    ):
        made[path] = text if text.endswith("\n") else f"{text}\n"
    return made


def test_everything_is_as_it_was(*, bless: bool) -> None:
    made = outputs()
    if bless:
        shutil.rmtree(GOLDEN, ignore_errors=True)
        for path, text in made.items():
            (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / path).write_text(text, encoding="utf-8", newline="\n")
    files = (file for file in GOLDEN.rglob("*.*") if file.is_file())
    golden = {file.relative_to(GOLDEN).as_posix(): file.read_bytes().decode() for file in files}
    assert sorted(made) == sorted(golden)
    for path, text in made.items():
        assert text == golden[path], f"{path}: after an intended change run pytest --bless and review the difference"
