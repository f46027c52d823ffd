"""The catalogue's settings: the site's name and address and the section `extra: catalogue:` of mkdocs.yml.

They are read without MkDocs, so that `catalogue check` needs none and another builder can use the same file.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any, Literal, cast
from urllib.parse import urlsplit

import pydantic
import yaml

from generator import messages
from generator.vocabulary import Licence, RecognisedBy

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


_MAIL = re.compile(r"[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+")
_ONE_LINE = 100_000
"""Longer than any value, so that none is broken into lines."""


class SettingsError(Exception):
    """Something in mkdocs.yml cannot be used; the message says what."""


def _known_recognition(code: str) -> str:
    if code not in list(RecognisedBy):
        raise ValueError(f"`{code}` is none of {', '.join(RecognisedBy)}")
    return code


Elm = Literal["3.2", "3.3"]
"""The versions of the European Learning Model whose namespaces are known."""
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
    languages: tuple[str, ...] = ()
    """Further languages of the interface: each has its pages in a folder of its own beside the English ones."""
    required: tuple[str, ...] = ()
    """Elements of Annex I without which a credential is refused here."""
    policy: Policy = field(default_factory=Policy)
    """How quality statuses are worked out."""
    licence: Licence = Licence.CC_BY
    """The licence of the records."""
    contact: str = ""
    """The address of a page or form where readers reach the maintainers, or `mailto:` with their mail address."""
    repository: str = ""
    """The address of the repository on its forge; empty if there is none."""
    forge: str = "github"
    """The kind of forge: `github`, `gitlab` or `forgejo`."""
    branch: str = "main"
    """The branch of the repository that the site is built from."""
    elm: Elm = "3.2"
    """The version of the European Learning Model in whose namespace the open data stands."""

    @property
    def base_path(self) -> str:
        """Give the path part of the site's address: `/` or `/catalogue/`."""
        return urlsplit(self.url).path or "/"


def read(path: Path) -> Settings:
    """Read the settings from mkdocs.yml. A file that cannot be used raises SettingsError."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as problem:
        raise SettingsError(f"{path} cannot be read: {problem.strerror}") from problem
    except UnicodeDecodeError as problem:
        raise SettingsError(f"{path} is not YAML: {problem}") from problem
    return parse(text, path)


def parse(text: str, path: Path) -> Settings:
    """Take the settings out of the text of the mkdocs.yml at `path`. Raises SettingsError."""
    return of(_loaded(text, path), path.parent)


def _loaded(text: str, path: Path) -> dict[str, Any]:
    try:
        config = yaml.load(text, Loader=_Lenient)  # noqa: S506 - a safe loader
    except yaml.YAMLError as problem:
        raise SettingsError(f"{path} is not YAML: {problem}") from problem
    if not isinstance(config, dict):
        raise SettingsError(f"{path} holds no settings")
    return config


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
        languages=tuple(dict.fromkeys(checked.languages)),
        required=checked.required,
        policy=checked.policy,
        licence=Licence.of(checked.licence),
        contact=_as_address(checked.contact),
        repository=checked.repository.rstrip("/"),
        forge=checked.forge,
        branch=checked.branch,
        elm=checked.elm,
    )


def changed(text: str, path: Path, values: Mapping[tuple[str, ...], str]) -> str:
    """Give the text of the mkdocs.yml at `path` with other values of some keys; comments and all else stay.

    A way of keys leads to each value: `("extra", "catalogue", "contact")`. A key that is missing is added to its
    section. Read again, the file must hold these values and otherwise what it held; else SettingsError is raised.
    """
    wanted = _loaded(text, path)
    root = cast("yaml.Node", yaml.compose(text, Loader=_Lenient))
    edits = []
    for way, value in values.items():
        wanted = _with(wanted, way, value, path)
        edits.append(_edit(root, way, value))
    for start, end, words in sorted(edits, reverse=True):
        text = text[:start] + words + text[end:]
    try:
        proved = _loaded(text, path) == wanted
    except SettingsError:
        proved = False
    if not proved:
        keys = ", ".join(f"`{way[-1]}`" for way in values)
        raise SettingsError(f"{path} is written in a way that a program cannot change; set {keys} by hand")
    return text


def _with(config: dict[str, Any], way: tuple[str, ...], value: str, path: Path) -> dict[str, Any]:
    """Give a configuration with another value at the end of a way; nothing else in it is changed or shared."""
    key, *rest = way
    if not rest:
        return {**config, key: value}
    section = config.get(key)
    if not isinstance(section, dict):
        raise SettingsError(f"{path} has no section `{key}:` in which `{': '.join(rest)}` could stand")
    return {**config, key: _with(section, tuple(rest), value, path)}


def _edit(root: yaml.Node, way: tuple[str, ...], value: str) -> tuple[int, int, str]:
    """Give from where to where the value of a key stands in the text, and what to write there."""
    quoted = yaml.safe_dump(value, default_style='"', allow_unicode=True, width=_ONE_LINE).rstrip("\n")
    node = root
    for key in way:
        values = [below for name, below in node.value if name.value == key]
        if not values:
            first = node.value[0][0].start_mark if node.value else node.end_mark
            return first.index, first.index, f"{key}: {quoted}\n{' ' * first.column}"
        node = values[-1]
    start, end = node.start_mark.index, node.end_mark.index
    return start, end, quoted if end > start else f" {quoted}"


def with_content(settings: Settings, content: Path) -> Settings:
    """Give the same settings for another folder of records."""
    return replace(settings, content=content)


def _as_address(contact: str) -> str:
    """Give a contact as what a link can lead to: people write mail addresses without `mailto:`."""
    return f"mailto:{contact}" if _MAIL.fullmatch(contact) else contact


def _with_slash(url: str) -> str:
    return url if not url or url.endswith("/") else url + "/"


def _known_element(name: str) -> str:
    if name not in ANNEX_I:
        raise ValueError(f"`{name}` is none of {', '.join(ANNEX_I)}")
    return name


def _with_messages(language: str) -> str:
    further = messages.known()[1:]
    if language not in further:
        known = ", ".join(further)
        raise ValueError(
            f"there are no messages in `{language}`; there are some in {known}, and English is always there"
        )
    return language


def _known_licence(code: str) -> str:
    if code not in list(Licence):
        raise ValueError(f"`{code}` is none of {', '.join(Licence)}")
    return code


@pydantic.dataclasses.dataclass(frozen=True, config=pydantic.ConfigDict(extra="forbid"))
class _Section:
    """`extra: catalogue:` as it stands in the file."""

    content: str = "content"
    language: str = "en"
    languages: tuple[Annotated[str, pydantic.AfterValidator(_with_messages)], ...] = field(default=())
    required: tuple[Annotated[str, pydantic.AfterValidator(_known_element)], ...] = field(default=())
    policy: Policy = field(default_factory=Policy)
    licence: Annotated[str, pydantic.AfterValidator(_known_licence)] = Licence.CC_BY
    contact: str = ""
    repository: str = ""
    forge: Literal["github", "gitlab", "forgejo"] = "github"
    branch: str = "main"
    # Without quotation marks YAML reads a number.
    elm: Annotated[Elm, pydantic.BeforeValidator(str)] = "3.2"


_ADAPTER = pydantic.TypeAdapter(_Section)


class _Lenient(yaml.SafeLoader):
    """mkdocs.yml may hold tags that only MkDocs knows (`!ENV`, `!!python/name:`); they are no settings of ours."""


def _nothing(_loader: yaml.SafeLoader, _suffix: str, _node: yaml.Node) -> None:
    """Read a tag that is not ours as nothing."""


_Lenient.add_multi_constructor("", _nothing)
