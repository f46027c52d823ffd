"""What is checked of a built site: for each format its files, and what they are held against."""

import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from generator import processes
from generator.conformance import names, schemas, shapes, terms
from generator.exports import ctdl, open_badges, quality_link, schema_org
from generator.exports.api import description, documents


@dataclass(frozen=True, slots=True)
class Check:
    """Files of one format, and how they are checked."""

    format: str
    """The name of the format in `generator.exports.formats`, or of what else is published."""
    label: str
    against: str
    """What the files are held against, in words."""
    takes: re.Pattern[str]
    """Which paths below the site are checked."""
    problems: Callable[[str, str, Path], list[str]]
    """Gives what is wrong with a path and its text; the folder of the standards comes last."""
    needs: tuple[str, ...] = ()
    """Files of the standards without which nothing can be checked."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a check."""

    check: Check
    files: int
    problems: tuple[tuple[str, str], ...] = ()
    """Path and what is wrong with it."""
    unchecked: str = ""
    """Why nothing was checked."""

    @property
    def passed(self) -> int:
        """Give how many files have no problem."""
        return 0 if self.unchecked else self.files - len({path for path, _ in self.problems})


def _interface(path: str, text: str, _: Path) -> list[str]:
    name = description.type_at(path.removeprefix(documents.ROOT))
    return schemas.of_type(text, name) if name else ["the description names no such file"]


def _elm(path: str, text: str, standards: Path) -> list[str]:
    wanted = LOQ if path.startswith("credentials/") else AMS
    return _shaped(path, text, tuple(standards / name for name in wanted))


def _quality_link(path: str, text: str, standards: Path) -> list[str]:
    return _shaped(path, text, tuple(standards / name for name in _QL))


def _shaped(path: str, text: str, files: tuple[Path, ...]) -> list[str]:
    return shapes.problems(text, "turtle" if path.endswith(".ttl") else "json-ld", files)


def _ctdl(_: str, text: str, standards: Path) -> list[str]:
    return terms.problems(text, standards / "ctdl")


def _schema_org(_: str, text: str, __: Path) -> list[str]:
    return names.problems(text)


def _badge(_: str, text: str, standards: Path) -> list[str]:
    return schemas.of_definition(text, standards / OB3, "Achievement")


SHAPES_OF_ELM = "3.2"
"""Later shapes are not at hand, and shapes of another namespace would find nothing to complain about."""
LOQ = ("elm/shapes-py/LOQ-constraints.ttl", "elm/shapes-py/LOQ-constraints-mdr.ttl")
AMS = ("elm/shapes-py/AMS-constraints.ttl", "elm/shapes-py/AMS-constraints-mdr.ttl")
_QL = ("quality-link/ontology-shacl.ttl",)
OB3 = "ob3/ob_v3p0_achievementcredential_schema.jsonld-flavour.json"
_RECORD = r"((credentials|reports)/(?!page/)[^/]+/[^/]+|(providers|agencies)/(?!page/)[^/]+)"
"""The folder of the page of a record; lists have their further pages in `page/`."""

CHECKS: tuple[Check, ...] = (
    Check(
        format="api",
        label="Interface for programs, version 1",
        against="its own description, with no field that it does not name",
        takes=re.compile(r"api/v1/(?!schemas/|openapi\.json).+\.json"),
        problems=_interface,
    ),
    Check(
        format="open-badges",
        label="Open Badges 3.0",
        against="the JSON Schema of 1EdTech (Achievement)",
        takes=re.compile(rf".+/{re.escape(open_badges.FILE)}"),
        problems=_badge,
        needs=(OB3,),
    ),
    Check(
        format="elm",
        label="European Learning Model 3.2, LOQ",
        against="the shapes of the European Commission for learning opportunities and qualifications",
        takes=re.compile(r"credentials/.+/elm\.(ttl|jsonld)"),
        problems=_elm,
        needs=LOQ,
    ),
    Check(
        format="elm-accreditations",
        label="European Learning Model 3.2, AMS",
        against="the shapes of the European Commission for accreditations",
        takes=re.compile(r"reports/.+/elm\.(ttl|jsonld)"),
        problems=_elm,
        needs=AMS,
    ),
    Check(
        format="quality-link",
        label="QualityLink",
        against="the shapes in its ontology",
        takes=re.compile(rf"providers/.+/{re.escape(quality_link.DATA)}"),
        problems=_quality_link,
        needs=_QL,
    ),
    Check(
        format="ctdl",
        label="CTDL",
        against="its vocabulary: classes, domains, ranges and closed lists",
        takes=re.compile(rf".+/{re.escape(ctdl.FILE)}"),
        problems=_ctdl,
        needs=tuple(f"ctdl/{name}" for name in terms.FILES),
    ),
    Check(
        format="schema.org",
        label="schema.org, in pages and files",
        against="the names of its types and properties; it publishes no shapes",
        takes=re.compile(rf"{_RECORD}/(index\.html|{re.escape(schema_org.FILE)})"),
        problems=_schema_org,
    ),
)
"""Every check, in the order of the table."""


def run(site: Path, standards: Path, version: str, jobs: int) -> Iterator[Outcome]:
    """Check the files of a built site, format by format. `version` is that of the European Learning Model."""
    paths = sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    with ProcessPoolExecutor(jobs, mp_context=processes.start()) as pool:
        for number, check in enumerate(CHECKS):
            wanted = [path for path in paths if check.takes.fullmatch(path)]
            if unchecked := _unchecked(check, standards, version):
                yield Outcome(check, len(wanted), unchecked=unchecked)
                continue
            found = pool.map(_problems, _each(number, wanted, site, standards), chunksize=16)
            yield Outcome(check, len(wanted), tuple(pair for pairs in found for pair in pairs))


def _unchecked(check: Check, standards: Path, version: str) -> str:
    """Say why a check cannot be made, if that is so."""
    if missing := [name for name in check.needs if not (standards / name).exists()]:
        return f"{', '.join(missing)} is not there"
    if check.needs in (LOQ, AMS) and version != SHAPES_OF_ELM:
        return f"the site follows {version}, the shapes are those of {SHAPES_OF_ELM}"
    return ""


def _each(number: int, paths: Iterable[str], site: Path, standards: Path) -> Iterator[tuple[int, str, Path, Path]]:
    return ((number, path, site, standards) for path in paths)


def _problems(asked: tuple[int, str, Path, Path]) -> list[tuple[str, str]]:
    number, path, site, standards = asked
    text = (site / path).read_text(encoding="utf-8")
    return [(path, problem) for problem in CHECKS[number].problems(path, text, standards)]
