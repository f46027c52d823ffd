"""The door to MkDocs: `mkdocs build` and `mkdocs serve` make the catalogue through this plugin.

It forwards and decides nothing, because it is the part that another builder will replace.
"""

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel

from generator import catalogue, rules, settings
from generator.finding import Finding, Level
from generator.pages.page import Context
from generator.site import build, policy, shells, staging


@dataclass(slots=True)
class Choices:
    """What the command line can choose for a build."""

    on: dt.date | None = None
    content: Path | None = None
    search: bool = True
    jobs: int = 0
    progress: build.Progress = lambda what, done, total: None


class CataloguePlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Ask MkDocs for shells, and pour the records into them."""

    def __init__(self) -> None:
        self.choices = Choices()
        self.serving = False
        self.settings = settings.Settings()
        self.loaded = catalogue.Loaded(catalogue.Catalogue(), ())
        self.findings: tuple[Finding, ...] = ()
        self.site = Path()
        self.pages = 0

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether MkDocs serves."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the records; build in a folder beside the site."""
        chosen = settings.of(dict(config), Path(config.config_file_path).parent)
        self.settings = settings.with_content(chosen, self.choices.content) if self.choices.content else chosen
        self.on = self.choices.on or dt.datetime.now(dt.UTC).date()
        self.loaded = catalogue.load(self.settings.content, self.settings)
        self.findings = rules.check(self.loaded, self.settings.content, self.on)
        errors = [finding for finding in self.findings if finding.level is Level.ERROR]
        if errors and not self.serving:
            raise PluginError("\n".join(["the records have errors:", *map(str, errors)]))
        config.extra["content_security_policy"] = (
            policy.SERVED_POLICY if self.serving else policy.CONTENT_SECURITY_POLICY
        )
        # MkDocs dates its sitemap with this; the bytes of a build depend on the chosen day only.
        os.environ["SOURCE_DATE_EPOCH"] = str(int(dt.datetime.combine(self.on, dt.time(), dt.UTC).timestamp()))
        self.site = Path(config.site_dir)
        if not self.serving:
            config.site_dir = str(staging.begin(self.site))
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Ask for one shell per depth."""
        for depth in range(1, shells.DEEPEST + 1):
            text = "---\nshell: true\ntitle: shell\n---\n"
            files.append(
                File.generated(config, shells.source(depth), content=text, inclusion=InclusionLevel.NOT_IN_NAV),
            )
        return files

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Pour the records into the shells, then put the finished site in its place."""
        context = Context(self.loaded.catalogue, self.settings, self.on)
        built = Path(config.site_dir)
        self.pages = build.pour(
            context, built, jobs=self.choices.jobs or os.cpu_count() or 1, progress=self.choices.progress
        )
        if not self.serving:
            staging.finish(self.site)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the old site as it was."""
        if not self.serving and self.site != Path():
            staging.abandon(self.site)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Build again when a record changes."""
        server.watch(str(self.settings.content))
        return server
