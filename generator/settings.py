"""The catalogue's settings: the site's name and address and the section `extra: catalogue:` of mkdocs.yml.

They are read without MkDocs, so that `catalogue check` needs none and another builder can use the same file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

import pydantic
import yaml

from generator.vocabulary import RecognisedBy

ANNEX_I = (
    "title",
    "country",
    "awarding_body",
    "learning_outcomes",
    "workload",
    "level",
    "assessment",
    "participation",
    "quality_assurance",
)
"""The elements of the EU Council Recommendation of 16 June 2022, Annex I, that belong to a catalogue entry."""


class SettingsError(Exception):
    """Something in mkdocs.yml cannot be used; the message says what."""


def _known_recognition(code: str) -> str:
    if code not in list(RecognisedBy):
        raise ValueError(f"`{code}` is none of {', '.join(RecognisedBy)}")
    return code


_Days = Annotated[int, pydantic.Field(ge=0, le=3_660, strict=True)]


@pydantic.dataclasses.dataclass(frozen=True, config=pydantic.ConfigDict(extra="forbid"))
class Policy:
    """What a catalogue team decides about quality statuses; `docs/status.md` gives the reason for each default."""

    recognition: frozenset[Annotated[str, pydantic.AfterValidator(_known_recognition)]] = frozenset(
        {RecognisedBy.EQAR, RecognisedBy.NATIONAL_AUTHORITY}
    )
    """The kinds of recognition with which an agency's reports count."""
    ends_soon_days: _Days = 90
    """So many days before its end a good status is said to end soon."""
    assumed_years: Annotated[int, pydantic.Field(ge=1, le=50, strict=True)] = 6
    """How long a decision without a last day is taken to hold."""
    rebuild_days: _Days = 2
    """So many days after a build the site says itself that it may be out of date."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a catalogue team decides for its catalogue."""

    name: str = "Micro-credential catalogue"
    """The name of the site."""
    description: str = ""
    """One sentence about it."""
    url: str = ""
    """Where the site is published, ending in a slash; empty if not known."""
    content: Path = Path("content")
    """The folder of the records."""
    content_path: str = "content"
    """The same as a path inside the repository."""
    language: str = "en"
    """The default language of texts in records."""
    required: tuple[str, ...] = ()
    """Elements of Annex I without which a credential is refused here."""
    policy: Policy = field(default_factory=Policy)
    """How quality statuses are worked out."""
    contact: str = ""
    """The address of a page or form where readers reach the maintainers."""
    repository: str = ""
    """The address of the repository on its forge; empty if there is none."""
    forge: str = "github"
    """The kind of forge: `github`, `gitlab` or `forgejo`."""
    branch: str = "main"
    """The branch of the repository that the site is built from."""

    @property
    def base_path(self) -> str:
        """Give the path part of the site's address: `/` or `/catalogue/`."""
        return urlsplit(self.url).path or "/"


def read(path: Path) -> Settings:
    """Read the settings from mkdocs.yml. A file that cannot be used raises SettingsError."""
    try:
        config = yaml.load(path.read_text(encoding="utf-8"), Loader=_Lenient)  # noqa: S506 - a safe loader
    except OSError as problem:
        raise SettingsError(f"{path} cannot be read: {problem.strerror}") from problem
    except (yaml.YAMLError, UnicodeDecodeError) as problem:
        raise SettingsError(f"{path} is not YAML: {problem}") from problem
    if not isinstance(config, dict):
        raise SettingsError(f"{path} holds no settings")
    return of(config, path.parent)


def of(config: dict[str, Any], folder: Path) -> Settings:
    """Take the settings out of a configuration of MkDocs; relative paths start at `folder`."""
    extra = config.get("extra") or {}
    if not isinstance(extra, Mapping):
        raise SettingsError("extra in mkdocs.yml holds no settings")
    section = extra.get("catalogue") or {}
    try:
        checked = _ADAPTER.validate_python(section)
    except pydantic.ValidationError as refusal:
        said = "; ".join(f"{'.'.join(map(str, error['loc']))}: {error['msg']}" for error in refusal.errors())
        raise SettingsError(f"extra.catalogue in mkdocs.yml: {said}") from refusal
    return Settings(
        name=str(config.get("site_name") or "Micro-credential catalogue"),
        description=str(config.get("site_description") or ""),
        url=_with_slash(str(config.get("site_url") or "")),
        content=folder / checked.content,
        content_path=checked.content.strip("/"),
        language=checked.language,
        required=checked.required,
        policy=checked.policy,
        contact=checked.contact,
        repository=checked.repository.rstrip("/"),
        forge=checked.forge,
        branch=checked.branch,
    )


def with_content(settings: Settings, content: Path) -> Settings:
    """Give the same settings for another folder of records."""
    return replace(settings, content=content)


def _with_slash(url: str) -> str:
    return url if not url or url.endswith("/") else url + "/"


def _known_element(name: str) -> str:
    if name not in ANNEX_I:
        raise ValueError(f"`{name}` is none of {', '.join(ANNEX_I)}")
    return name


@pydantic.dataclasses.dataclass(frozen=True, config=pydantic.ConfigDict(extra="forbid"))
class _Section:
    """`extra: catalogue:` as it stands in the file."""

    content: str = "content"
    language: str = "en"
    required: tuple[Annotated[str, pydantic.AfterValidator(_known_element)], ...] = field(default=())
    policy: Policy = field(default_factory=Policy)
    contact: str = ""
    repository: str = ""
    forge: Literal["github", "gitlab", "forgejo"] = "github"
    branch: str = "main"


_ADAPTER = pydantic.TypeAdapter(_Section)


class _Lenient(yaml.SafeLoader):
    """mkdocs.yml may hold tags that only MkDocs knows (`!ENV`, `!!python/name:`); they are no settings of ours."""


def _nothing(_loader: yaml.SafeLoader, _suffix: str, _node: yaml.Node) -> None:
    """Read a tag that is not ours as nothing."""


_Lenient.add_multi_constructor("", _nothing)
