"""What commands work with: the settings, the records, and the schemas beside them."""

import datetime as dt
import os
from pathlib import Path

import click

from generator import catalogue, reading, rules, settings
from generator.catalogue import Loaded
from generator.cli import printing, refusal
from generator.finding import Finding
from generator.settings import Settings

CONFIG = Path("mkdocs.yml")
_SCHEMAS = Path("schemas")


def settings_with(content: Path | None) -> Settings:
    """Read mkdocs.yml, and let the command line choose another folder of records."""
    with refusal.told(settings.SettingsError):
        chosen = settings.read(CONFIG) if CONFIG.exists() else Settings()
    if content is not None:
        chosen = settings.with_content(chosen, content)
    if not chosen.content.is_dir():
        raise click.UsageError(f"there is no folder {chosen.content}; name one with --content")
    if chosen.content.is_symlink():
        raise click.UsageError(f"{chosen.content} is a link; name the folder itself with --content")
    return chosen


def load(chosen: Settings, called: str = "") -> Loaded:
    """Load the records; findings call their folder `called`, or as the command line does."""
    reader = reading.shared(os.cpu_count() or 1)
    return catalogue.load(chosen.content, chosen, called=called or chosen.content.as_posix(), reader=reader)


def load_checked(chosen: Settings, on: dt.date) -> tuple[Loaded, tuple[Finding, ...]]:
    """Load and check the records; a status that is worked out from records with errors would be a guess."""
    loaded = load(chosen)
    findings = rules.check(loaded, on)
    if errors := printing.errors(findings):
        raise refusal.UnusableError(f"the records have {printing.count(errors, 'error')}; `catalogue check` shows them")
    return loaded, findings


def schema_address(kind: str, folder: Path) -> str:
    """Give the way from a folder to the JSON Schema of a kind of record; nothing if it is not there."""
    schema = _SCHEMAS / f"{kind}.json"
    return Path(os.path.relpath(schema, folder)).as_posix() if schema.exists() else ""
