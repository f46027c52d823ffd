"""The door to MkDocs: `mkdocs build`, `mkdocs serve` and `catalogue build` make the catalogue through this plugin.

It forwards and decides little, because it is the part that another builder will replace.
"""

import contextlib
import datetime as dt
import gc
import os
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from generator import catalogue, history, messages, reading, search, settings, upkeep
from generator.finding import Finding, Level
from generator.messages import handwritten
from generator.pages.edition import Edition
from generator.pages.page import Context
from generator.rules.aside import Checking
from generator.site import policy, pouring, serving, shells, staging
from generator.site.folder import AddressTakenError, ServedFolder
from generator.site.kept import Kept

_HOME = "index.md"
_LOG = get_plugin_logger(__name__)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the command line can choose for a build; the rest comes from mkdocs.yml."""

    on: dt.date | None = None
    content: Path | None = None
    languages: tuple[str, ...] | None = None
    """The languages of the site beside English."""
    way: pouring.Way = field(default_factory=lambda: pouring.Way(jobs=os.cpu_count() or 1))


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build: with errors nothing was built."""

    catalogue: catalogue.Catalogue
    findings: tuple[Finding, ...]
    site: Path
    pages: int
    seconds: float

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Give the findings that stopped the build."""
        return tuple(finding for finding in self.findings if finding.level is Level.ERROR)


class BuildError(Exception):
    """The site cannot be built for a reason other than the records; the message says which."""


class RecordsError(Exception):
    """The records have errors, so nothing is built."""


class CataloguePlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Ask MkDocs for shells, and pour the records into them."""

    def __init__(self) -> None:
        self.choices = Choices()
        self.by_mkdocs = False
        self.serving = False
        self.reader: reading.Reader | None = None
        self.indexing = serving.Indexing()
        self.served: ServedFolder | None = None
        self.site = Path()
        self.pages = 0
        self.loaded: catalogue.Loaded
        self.context: Context
        self.checking: Checking
        self.further: list[Edition] = []
        self.findings: tuple[Finding, ...] = ()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember that MkDocs was called, and whether it serves."""
        self.by_mkdocs = True
        self.serving = command == "serve"
        if self.serving:
            self.reader = reading.remembering()
            # Who edits does not wait for pages in other languages.
            way = replace(self.choices.way, words=False, kept=Kept())
            self.choices = replace(self.choices, languages=(), way=way)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the records and begin to check them; build in a folder beside the site."""
        self.site = Path(config.site_dir)
        if self.serving:
            self._begin_serving()
        else:
            staging.mend(self.site)
        try:
            chosen = settings.of(dict(config), Path(config.config_file_path).parent)
        except settings.SettingsError as problem:
            raise self._stopped(problem) from problem
        if self.choices.content:
            chosen = settings.with_content(chosen, self.choices.content)
        if self.choices.languages is not None:
            chosen = replace(chosen, languages=self.choices.languages)
        on = self.choices.on or dt.datetime.now(dt.UTC).date()
        reader = self.reader or reading.shared(self.choices.way.jobs)
        self.loaded = catalogue.load(chosen.content, chosen, called=_shown(chosen.content), reader=reader)
        self.checking = Checking(self.loaded, on, self.choices.way.jobs)
        # Who edits sees no dates of changes, so that nobody waits for git.
        past = None if self.serving else history.of(chosen.content, on)
        self.context = Context(self.loaded.catalogue, chosen, on, history=past)
        served = policy.SERVED_POLICY if self.serving else policy.CONTENT_SECURITY_POLICY
        config.extra["content_security_policy"] = served
        # MkDocs stamps what it writes with this: the bytes of a build depend on the chosen day only.
        os.environ["SOURCE_DATE_EPOCH"] = str(int(dt.datetime.combine(on, dt.time(), dt.UTC).timestamp()))
        config.site_dir = str(staging.begin(self.site))
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Ask for one shell per depth, and for the hand-written pages in other languages."""
        written = {file.src_uri: file for file in files.documentation_pages()}
        self.further = [_translated(language, written, files, config) for language in self.context.settings.languages]
        for depth in range(1, shells.DEEPEST + 1):
            shell = "---\nshell: true\ntitle: shell\n---\n"
            files.append(
                File.generated(config, shells.source(depth), content=shell, inclusion=InclusionLevel.NOT_IN_NAV),
            )
        return files

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Pour the records into the shells, then put the finished site in its place."""
        built = Path(config.site_dir)
        if not self.serving:
            self.context.index()
        self.findings = self.checking.findings()
        if self._errors() and not self.serving:
            raise self._stopped(RecordsError("\n".join(["the records have errors:", *map(str, self._errors())])))
        due = upkeep.due(self.loaded, self.context.statuses, self.findings, self.context.on)
        try:
            self.pages = pouring.pour(self.context, self.further, due, built, self.choices.way)
        except (shells.ShellError, AddressTakenError, pouring.UnknownMarkError, search.PagefindError) as problem:
            raise self._stopped(problem) from problem
        if self.served:
            self.served.settle(built)
            serving.show(self.site, self._errors())
            documents = search.documents(self.context.catalogue, self.context.language)
            self.indexing.begin(documents, self.site, pouring.orders(self.context, self.further))
        else:
            staging.finish(self.site)

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        """Leave the old site as it was."""
        if self.site != Path():
            staging.abandon(self.site)
        if self.serving:
            self.indexing.resume()

    def on_serve(self, server: LiveReloadServer, **_: Any) -> LiveReloadServer:  # noqa: ANN401 - MkDocs names more
        """Build again when a record changes; a build that fails must not let browsers wait for ever."""
        server.watch(str(self.context.settings.content))
        server.builder = serving.guarded(server.builder, (MkDocsException, SystemExit), _LOG.error)
        return server

    def on_shutdown(self) -> None:
        """End an index that is being made."""
        self.indexing.give_up()

    def _begin_serving(self) -> None:
        """Give up what an earlier build has left to be done, and write into the folder that is being served."""
        self.indexing.give_up()
        self.served = self.served or ServedFolder(str(self.site))
        self.served.begin()
        self.choices = replace(self.choices, way=replace(self.choices.way, folder=self.served))

    def _stopped(self, problem: Exception) -> Exception:
        """Give the exception that ends a build: MkDocs prints its own, and hides from `build` what they say."""
        if self.by_mkdocs:
            return PluginError(str(problem))
        return problem if isinstance(problem, RecordsError) else BuildError(str(problem))

    def _errors(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.level is Level.ERROR)


def _translated(language: str, written: dict[str, File], files: Files, config: MkDocsConfig) -> Edition:
    """Add the hand-written pages in a language to the files; give its edition, which knows those that are missing.

    The home page exists in every language, as far as it is translated.
    """
    with messages.speaking(language):
        known = [
            source for source, file in written.items() if source == _HOME or handwritten.is_known(file.content_string)
        ]
        for source in known:
            content = handwritten.in_language(written[source].content_string, written[source].url, known)
            place = f"{language}/{source}"
            files.append(File.generated(config, place, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
    return Edition(language, frozenset(file.url for source, file in written.items() if source not in known))


def _shown(folder: Path) -> str:
    """Give the path by which the people who build know a folder."""
    here = Path.cwd()
    return (folder.relative_to(here) if folder.is_relative_to(here) else folder).as_posix()


def build(config_file: Path, site: Path | None, choices: Choices) -> Built:
    """Build the site as `mkdocs build` does, with choices of the command line. Raises BuildError."""
    gc.set_threshold(100_000)  # what a build makes stays to the end or is gone at once; it holds hardly any circles
    started = time.monotonic()
    try:
        config = load_config(str(config_file), **({"site_dir": str(site.absolute())} if site else {}))
        found = config.plugins.get("catalogue")
        if not isinstance(found, CataloguePlugin):
            raise BuildError(f"{config_file}: `plugins` does not name `catalogue`")
        found.choices = choices
        with contextlib.suppress(RecordsError):
            build_with_mkdocs(config)
    except MkDocsException as problem:
        raise BuildError(str(problem)) from problem
    return Built(
        found.context.catalogue, found.findings, Path(_shown(found.site)), found.pages, time.monotonic() - started
    )
