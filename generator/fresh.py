"""A repository with sample records and what a team decides in; what changes to make a catalogue of its own out.

The sample records go to `tests/sample/`, so that the tests of the program keep what they look at. `mkdocs.yml` gets
the values of the team. A plan is made and proved first; only `carry_out` changes files.
"""

import datetime as dt
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from generator import catalogue, ownership, reading, rules, settings, words
from generator.catalogue import Catalogue, Entry
from generator.finding import Finding, Level
from generator.forge import FORGES
from generator.ownership import Owners
from generator.records import KINDS, Agency, Provider, values
from generator.settings import Settings
from generator.source import invisible, shown
from generator.vocabulary import Licence, languages

SAMPLE = "tests/sample"
"""Where the sample records go; the tests look for them there first."""
NONE = "none"
"""In place of a list: nothing."""
_LONGEST_NAME = 100
_FEWEST_MAINTAINERS = 3
_LONGEST_DESCRIPTION = 300
_PICTURE = ".github/screenshot.png"
_NAMING = {
    ".github/ISSUE_TEMPLATE/config.yml": "contact",
    ".github/ISSUE_TEMPLATE/mistake.yml": "url",
    "docs/own-catalogue.md": "repository",
}
"""Other files that name an address of mkdocs.yml, and which."""
_WRITTEN = ("mkdocs.yml", "README.md", _PICTURE, *_NAMING, ownership.OWNERS, ownership.CODEOWNERS)
_OF_THE_PICTURE = re.compile(rf"^!\[[^\]\n]*\]\({re.escape(_PICTURE)}\)\n\n?", re.MULTILINE)
_OF_THE_SAMPLE = re.compile(r"^## The sample records\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_MADE_UP = "\nAll records marked `sample: true` are made up.\n"


class FreshError(Exception):
    """The repository cannot be changed like this; the message says why, with one reason on each line."""


class ChoiceError(FreshError):
    """What a team has decided cannot be used."""


# --- what a team decides


def _name(text: str, most: int = _LONGEST_NAME) -> str:
    """Say why a text cannot be the name of a site; nothing if it can."""
    hidden = next(invisible(text), None)
    if text.splitlines() != [text] or not text.strip():
        return "write it on one line"
    if hidden:
        return hidden[2]
    if {"⟦", "⟧"} & set(text):
        return "⟦ and ⟧ are marks of the program; use other brackets"
    return "" if len(text) <= most else f"it has {len(text)} characters; at most {most} are allowed"


def _description(text: str) -> str:
    return _name(text, _LONGEST_DESCRIPTION)


def _language(text: str) -> str:
    return "" if languages.is_tag(text) else f"`{shown(text)}` is not a language tag; write a BCP 47 tag such as `et`"


def _licence(text: str) -> str:
    return "" if text in list(Licence) else f"`{shown(text)}` is none of {', '.join(Licence)}"


def _forge(text: str) -> str:
    return "" if text in FORGES else f"`{shown(text)}` is none of {', '.join(FORGES)}"


@dataclass(frozen=True, slots=True)
class Decision:
    """One value that a team decides: its name in `Settings`, its place in mkdocs.yml, and how to ask for it."""

    name: str
    way: tuple[str, ...]
    question: str
    trouble: Callable[[str], str]
    """Says why a value cannot be used; nothing if it can."""


_OURS = ("extra", "catalogue")
DECISIONS = (
    Decision("name", ("site_name",), "Name of the catalogue", _name),
    Decision("description", ("site_description",), "What it is, in one sentence", _description),
    Decision("url", ("site_url",), "Address at which you will publish it", values.why_no_address),
    Decision("language", (*_OURS, "language"), "Language of the texts in your records (BCP 47 tag)", _language),
    Decision("licence", (*_OURS, "licence"), f"Licence of the records ({', '.join(Licence)})", _licence),
    Decision("contact", (*_OURS, "contact"), "Address of the page where people reach you", values.why_no_address),
    Decision("repository", (*_OURS, "repository"), "Address of the repository", values.why_no_address),
    Decision("forge", (*_OURS, "forge"), f"Kind of forge that it lies on ({', '.join(FORGES)})", _forge),
    Decision("branch", (*_OURS, "branch"), "Branch that the site is built from", _name),
)
"""What stands in mkdocs.yml, in the order in which it is asked for."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a team has decided: values by the name of the decision; what is left out stays as it is."""

    values: Mapping[str, str] = field(default_factory=dict)
    countries: frozenset[str] | None = None
    """The country records that stay; None: all of them."""
    maintainers: frozenset[int] = frozenset()
    """The numbers of the maintainers' accounts on the forge; empty: those in the file stay."""


# --- what changes


@dataclass(frozen=True, slots=True)
class Plan:
    """What changes, as paths below the repository, and what a person has to do afterwards."""

    moved: Mapping[str, str]
    """From where to where."""
    copied: Mapping[str, str]
    removed: tuple[str, ...]
    written: Mapping[str, str]
    """The new text of files."""
    left: tuple[str, ...]

    def lines(self, *, every: bool = False) -> Iterator[str]:
        """Yield a line for each change; records by their folders, or every one of them."""
        for done, paths in (("moved", self.moved), ("copied", self.copied)):
            if every:
                yield from (f"{done}: {path} → {to}" for path, to in sorted(paths.items()))
                continue
            folders = Counter((_folder(path), _folder(to)) for path, to in paths.items())
            yield from (
                f"{done}: {words.counted(count, 'file', 'files')} of {folder}/ → {to}/"
                for (folder, to), count in sorted(folders.items())
            )
        yield from (f"removed: {path}" for path in sorted(self.removed))
        yield from (f"changed: {path}" for path in sorted(self.written))


def _folder(path: str) -> str:
    """Give the folder of all records of the same kind."""
    kinds = {kind.folder for kind in KINDS}
    parts = path.split("/")
    return "/".join(parts[: 1 + next(place for place, part in enumerate(parts) if part in kinds)])


def plan(repository: Path, choices: Choices, on: dt.date) -> Plan:
    """Say what changes in a repository. Nothing is written. Raises FreshError."""
    config = repository / "mkdocs.yml"
    try:
        chosen = settings.read(config)
        owners = ownership.read(repository)
        new = _settings(config, choices)
        after = settings.parse(new, config)
    except (settings.SettingsError, ownership.OwnersError) as problem:
        raise FreshError(str(problem)) from problem
    strange = [found for ref in sorted(choices.countries or ()) if isinstance(found := _country(ref), Finding)]
    if strange:
        raise ChoiceError("\n".join(f"--countries: {finding.message}. {finding.hint}" for finding in strange))
    content = chosen.content_path
    loaded = catalogue.load(chosen.content, chosen, called=content)
    _refuse_errors(rules.check(loaded, on), "the records have errors; mend them first")
    moved, copied = _records(loaded.catalogue, content, choices.countries)
    _refuse_links(repository, (content, SAMPLE, *moved, *moved.values(), *copied.values(), *_WRITTEN))
    left = _owners(owners, loaded.catalogue, choices.maintainers)
    _prove(chosen, {path.removeprefix(f"{content}/") for path in moved}, on)
    texts = {
        "mkdocs.yml": new,
        f"{content}/README.md": _licensed(_text(repository / content / "README.md"), chosen, after),
        **(_owned(repository, left) if left != owners else {}),
        **{
            path: _text(repository / path).replace(str(getattr(chosen, name)), str(getattr(after, name)))
            for path, name in _NAMING.items()
            if getattr(chosen, name)
        },
        "README.md": _OF_THE_SAMPLE.sub("", _OF_THE_PICTURE.sub("", _text(repository / "README.md"))),
    }
    return Plan(
        moved=moved,
        copied=copied,
        removed=(_PICTURE,) if (repository / _PICTURE).exists() else (),
        written={path: text for path, text in texts.items() if text != _text(repository / path)},
        left=(
            *_still_made_up(after),
            *_of_the_old_language(chosen, after),
            *_without_maintainers(owners, choices),
            *_without_names(repository, left),
            *_without_a_record(loaded.catalogue, choices),
            *_without_the_licence(after, texts[f"{content}/README.md"]),
            *_under_the_old_licence(chosen, after, len([*loaded.catalogue.entries()]) - len(moved)),
        ),
    )


def _refuse_links(repository: Path, paths: Iterable[str]) -> None:
    """Refuse to write or remove anything through a symbolic link: it may lead out of the repository."""
    every = {parent for path in paths for parent in (Path(path), *Path(path).parents)}
    linked = sorted(str(path) for path in every if (repository / path).is_symlink() and path != Path())
    if linked:
        raise FreshError(
            "\n".join(f"{shown(path)} is a symbolic link; put what it leads to in its place" for path in linked)
        )


def _settings(config: Path, choices: Choices) -> str:
    """Give the text of mkdocs.yml with the values of the team."""
    asked = [
        (decision, choices.values[decision.name].strip()) for decision in DECISIONS if decision.name in choices.values
    ]
    troubles = [f"--{decision.name}: {said}" for decision, value in asked if (said := decision.trouble(value))]
    if troubles:
        raise ChoiceError("\n".join(troubles))
    return settings.changed(_text(config), config, {decision.way: value for decision, value in asked})


def _country(ref: str) -> object:
    return reading.named(f"countries/{ref}.yml", "")


def _records(known: Catalogue, content: str, kept: frozenset[str] | None) -> tuple[dict[str, str], dict[str, str]]:
    """Give the records that go to the tests, and those that go there too but stay, each with its new path."""
    moved, copied = {}, {}
    for kind, entry in known.entries():
        to = f"{SAMPLE}/{entry.path}"
        if entry.record.sample or (kind.name == "country" and kept is not None and entry.ref not in kept):
            moved[f"{content}/{entry.path}"] = to
        elif kind.name == "country":
            copied[f"{content}/{entry.path}"] = to
    return moved, copied


def _prove(chosen: Settings, gone: set[str], on: dt.date) -> None:
    """Refuse a plan after which the records that stay would have errors: some may name a sample."""
    with TemporaryDirectory(prefix="catalogue-fresh-") as folder:
        rest = Path(folder, "content")
        top = chosen.content

        def leave_out(here: str, names: list[str]) -> set[str]:
            inside = Path(here).relative_to(top)
            return {name for name in names if (inside / name).as_posix() in gone}

        shutil.copytree(top, rest, symlinks=True, ignore=leave_out)
        left = catalogue.load(rest, chosen, called=chosen.content_path)
        _refuse_errors(rules.check(left, on), "without the sample, other records would have errors")


def _refuse_errors(findings: tuple[Finding, ...], why: str) -> None:
    errors = [str(finding) for finding in findings if finding.level is Level.ERROR]
    if errors:
        raise FreshError("\n".join([f"{why}:", *errors]))


def _licensed(text: str, old: Settings, new: Settings) -> str:
    """Give the text about the records with the licence of the team, and without the samples."""
    said = {_linked(old.licence): _linked(new.licence), old.licence.sentence: new.licence.sentence, _MADE_UP: ""}
    for before, after in said.items():
        text = text.replace(before, after)
    return text


def _linked(licence: Licence) -> str:
    return f"[{licence.label}]({licence.uri})"


def _owners(owners: Owners, known: Catalogue, maintainers: frozenset[int]) -> Owners:
    """Give the owners with the maintainers of the team, and without the folders of samples."""
    left = Owners(
        maintainers or owners.maintainers,
        _without_samples(owners.providers, known.providers),
        _without_samples(owners.agencies, known.agencies),
    )
    return replace(
        left, accounts={number: name for number, name in owners.accounts.items() if number in left.everybody}
    )


def _owned(repository: Path, owners: Owners) -> dict[str, str]:
    """Give the files that name the owners."""
    made = {ownership.OWNERS: _comment(_text(repository / ownership.OWNERS)) + ownership.written(owners)}
    if (repository / ownership.CODEOWNERS).exists():
        with suppress(ownership.NobodyError):  # what is left to do says so
            made[ownership.CODEOWNERS] = ownership.codeowners(owners)
    return made


def _without_names(repository: Path, owners: Owners) -> Iterator[str]:
    if (repository / ownership.CODEOWNERS).exists() and (nameless := ownership.nameless(owners)):
        numbers = ", ".join(map(str, nameless))
        yield f"Write the names of {numbers} under `accounts` in {ownership.OWNERS}, then run `make codeowners`."


def _without_samples(
    owners: Mapping[str, frozenset[int]], entries: Mapping[str, Entry[Provider]] | Mapping[str, Entry[Agency]]
) -> dict[str, frozenset[int]]:
    return {ref: numbers for ref, numbers in owners.items() if ref not in entries or not entries[ref].record.sample}


def _comment(text: str) -> str:
    """Give the comment at the top of a YAML file."""
    found = re.match(r"(?:[ \t]*(?:#.*)?\n)*", text)
    return found.group() if found else ""


# --- what a person still has to do


def _still_made_up(new: Settings) -> Iterator[str]:
    for decision in DECISIONS:
        value = str(getattr(new, decision.name))
        if values.Url(value).host.endswith(".example"):
            yield f"mkdocs.yml has the made-up address {value} (--{decision.name})."


def _of_the_old_language(old: Settings, new: Settings) -> Iterator[str]:
    if new.language != old.language:
        yield (
            f"Records that stay have texts in `{old.language}` without saying so, and the language is now "
            f"`{new.language}`: write them as {{{old.language}: …}}."
        )


def _without_maintainers(owners: Owners, choices: Choices) -> Iterator[str]:
    if not choices.maintainers:
        named = ", ".join(map(str, sorted(owners.maintainers))) or "nobody"
        yield f"{ownership.OWNERS} names as maintainers: {named} (--maintainer)."
    elif len(choices.maintainers) < _FEWEST_MAINTAINERS:
        count = len(choices.maintainers)
        yield f"{ownership.OWNERS} names {count} of at least three maintainers (docs/contributing/governance.md)."


def _without_a_record(known: Catalogue, choices: Choices) -> Iterator[str]:
    for ref in sorted((choices.countries or frozenset()) - set(known.countries)):
        yield f"There is no record of the country `{ref}`; `catalogue new country {ref}` writes an empty one."


def _without_the_licence(new: Settings, about_records: str) -> Iterator[str]:
    if _linked(new.licence) not in about_records:
        yield f"The README.md beside the records does not name the licence {new.licence.label}: write it there."


def _under_the_old_licence(old: Settings, new: Settings, staying: int) -> Iterator[str]:
    if new.licence is not old.licence and staying:
        yield (
            f"{words.counted(staying, 'record that stays was', 'records that stay were')} published under "
            f"{old.licence.label}, not {new.licence.label}: say so in the README.md beside the records, and what the "
            "old licence asks for. Or write them anew."
        )


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""


# --- changing it


def is_changed(repository: Path) -> bool:
    """Tell whether a git work tree holds what is not committed; what is no work tree is not asked about."""
    try:
        ran = subprocess.run(  # noqa: S603
            ["git", "-C", str(repository), "status", "--porcelain"],  # noqa: S607 - the one that people use
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        return (repository / ".git").exists()
    return ran.returncode == 0 and bool(ran.stdout)


def carry_out(plan: Plan, repository: Path) -> None:
    """Do what a plan says."""
    for path, to in (*plan.moved.items(), *plan.copied.items()):
        target = repository / to
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(repository / path, target)
    for path in (*plan.moved, *plan.removed):
        file = repository / path
        file.unlink()
        while file.parent != repository and not any(file.parent.iterdir()):
            file = file.parent
            file.rmdir()
    for path, text in plan.written.items():
        (repository / path).write_text(text, encoding="utf-8", newline="\n")
