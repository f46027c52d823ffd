"""The submission table of DEQAR → found reports of one agency.

Agencies send this table to the European database of reports. Each row is a report. Its providers and micro-credentials
are found by their numbers, or by names that only one record has; a row that names others is left out.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from generator.catalogue import Catalogue, Entry
from generator.imports import identity, known, tables, texts, values
from generator.imports.found import Fact, Found, Note, Read, UnreadableError, Value, Wanted
from generator.imports.known import Known
from generator.imports.tables import Cell, Row
from generator.imports.values import UnclearError
from generator.records import Credential
from generator.records.values import is_id
from generator.source import shown
from generator.vocabulary import Decision, IdentifierScheme, Obligation, QfEhea, Scope

MOST_CREDITS = 60
"""A programme without a degree and with fewer ECTS credits is a micro-credential for DEQAR."""
_RESULT = ("errors", "warnings")
"""The columns that come back with the result; they are passed over if the file is imported again."""
_NEEDED = ("agency", "status", "decision", "valid_from")
_OBLIGATION = {
    **dict.fromkeys(("1", "obligatory", "part of obligatory eqa system"), Obligation.OBLIGATORY),
    **dict.fromkeys(("2", "voluntary"), Obligation.VOLUNTARY),
}
_DECISION = {
    **dict.fromkeys(("1", "positive"), Decision.POSITIVE),
    **dict.fromkeys(
        ("2", "positive with conditions or restrictions", "positive with conditions"), Decision.POSITIVE_WITH_CONDITIONS
    ),
    **dict.fromkeys(("3", "negative"), Decision.NEGATIVE),
    **dict.fromkeys(("4", "not applicable"), Decision.NO_FORMAL_DECISION),
}
_CYCLES = {
    name: cycle
    for number, cycle in enumerate(QfEhea)
    for name in (str(number), values.folded(cycle.messages[0]), values.folded(cycle.value))
}
_DEGREE = {
    **dict.fromkeys(("1", "yes", "true", "full degree"), True),
    **dict.fromkeys(("2", "no", "false", "no full degree", "no degree"), False),
}
TEMPLATE: tuple[tuple[str, str, str], ...] = (
    ("agency", "The short name of your agency, as in its record.", "EXQA"),
    ("contributing_agencies[1]", "Another agency that contributed.", ""),
    ("report_id", "The number of the report in DEQAR, if it has one.", "98765"),
    ("local_identifier", "Your own number of the report. It must stay the same.", "2026-MC-014"),
    ("activities[1].id", "Your procedure: its short name or its name, as in your agency's record.", "mc-review"),
    ("status", "Was the review required? obligatory or voluntary.", "obligatory"),
    (
        "decision",
        "positive, positive with conditions or restrictions, negative; not applicable if there is none.",
        "positive",
    ),
    ("summary", "The result in a few sentences.", ""),
    ("valid_from", "The first day on which the decision holds.", "2026-10-01"),
    ("valid_to", "The last day, if you set one.", "2031-09-30"),
    ("date_format", "How days are written here: %Y-%m-%d or %d/%m/%Y.", "%Y-%m-%d"),
    ("file[1].original_location", "The address of the report.", "https://agency.example/r/14.pdf"),
    ("file[1].display_name", "What the document is.", "Report"),
    ("file[1].report_language[1]", "Its language.", "en"),
    ("link[1]", "A page about the report.", "https://agency.example/r/14"),
    ("link_display_name[1]", "What the page is.", "Decision"),
    ("institution[1].deqar_id", "The number of the provider in DEQAR.", "DEQARINST0000"),
    ("institution[1].eter_id", "Or its number in ETER.", ""),
    ("institution[1].name_official", "Or, if it has no number, its name as in its record here.", ""),
    (
        "programme[1].identifier[1]",
        "If you did not look at the whole provider: the micro-credential's name here, or the programme's.",
        "example-university/data-analysis",
    ),
    ("programme[1].name_primary", "Its title.", "Data analysis"),
    ("programme[1].qualification_primary", "What it ends with.", "Micro-credential"),
    ("programme[1].qf_ehea_level", "The cycle: short cycle, first cycle, second cycle or third cycle.", "first cycle"),
    ("programme[1].degree_outcome", "full degree or no full degree.", "no full degree"),
    ("programme[1].workload_ects", "Its ECTS credits.", "5"),
    ("other_comment", "A comment for the person who imports the table.", ""),
)
"""The columns of a template: name, explanation, example. A further thing of a kind gets the next number."""
_DATE_FORMAT = re.compile(r"%[dmY](?:[-/. ]{1,2}%[dmY]){2}\.?")
_NUMBERED = re.compile(r"\[\s*(\d+)\s*\]")
_SAMPLE = "Sample: this record is made up."
_LIMITED = "Limited to: "
_SCHEMES = {"deqar_id": IdentifierScheme.DEQAR, "eter_id": IdentifierScheme.ETER}
_NAMES = ("name_official", "name_english", "name_primary", "name")
_PLACELESS: Mapping[str, str] = {
    "platform": "A record has no place for platforms (`platform`), so they were not used.",
    "programme": (
        "Title, credits, level and learning outcomes of a micro-credential stand in its own record. What the table "
        "says of them was not used."
    ),
    "file": "Files that were sent to DEQAR (`file[].file`) were not used; only those with an address are.",
}


def read(content: bytes, wanted: Wanted) -> Read:
    """Read the reports of an agency. Raises UnreadableError if it is no table of reports."""
    table = tables.read(content, wanted.encoding)
    headings = _headings(table.headings)
    rows = list(table.body)
    known = Known(wanted.known or Catalogue(), wanted.into)
    found = tuple(
        _Report(row, headings, tuple(headings), len(table.headings.cells), known, wanted).found() for row in rows
    )
    return Read(found, (*table.notes, *_unused(headings, rows)))


def _headings(row: Row) -> Mapping[str, int]:
    """Give the place of each column by its name, without the differences that do not matter."""
    names = [_NUMBERED.sub(r"[\1]", "".join(cell.words.split()).casefold()) for cell in row.cells]
    if twice := sorted({name for name in names if name and names.count(name) > 1}):
        raise UnreadableError(f"Several columns have the same heading: {shown(', '.join(twice), 200)}.")
    found = {name: place for place, name in enumerate(names) if name and name not in _RESULT}
    missing = [name for name in _NEEDED if name not in found]
    missing += [f"{group}[1]…" for group in ("activities", "institution") if not _numbers(tuple(found), group)]
    if missing:
        raise UnreadableError(
            f"The table has no column {', '.join(missing)}. Its first row holds the headings of DEQAR's template. "
            "Between the cells of a CSV there has to be a comma, a semicolon or a tab."
        )
    return found


@cache
def _numbers(names: tuple[str, ...], group: str) -> list[int]:
    """Give the numbers with which the columns of a group begin: `file[2].display_name` has 2."""
    started = (re.match(rf"{group}\[(\d+)\]", name) for name in names)
    return sorted({int(found[1]) for found in started if found})


_USED = re.compile(
    r"agency|contributing_agencies\[\d+\]|report_id|local_identifier|activities\[\d+\](?:\.(?:id|activity|agency|"
    r"group|local_identifier))?|status|decision|summary|valid_from|valid_to|date_format|file\[\d+\]\.(?:original_location|"
    r"display_name|report_language\[\d+\])|link\[\d+\]|link_display_name\[\d+\]|institution\[\d+\]\.(?:deqar_id|eter_id|"
    r"name|name_official|name_english|name_primary)|programme\[\d+\]\.(?:identifier\[\d+\]|name_primary|"
    r"qualification_primary|qf_ehea_level|degree_outcome)|other_comment"
)


def _unused(headings: Mapping[str, int], rows: Iterable[Row]) -> Iterator[Note]:
    """Yield the columns that a record has no place for, and in which something stands."""
    listed = list(rows)
    groups: dict[str, list[str]] = {}
    for name, place in headings.items():
        if not _USED.fullmatch(name) and any(_cell(row, place).words.strip() for row in listed):
            group = name.partition("[")[0]
            groups.setdefault(group if group in _PLACELESS else "", []).append(_NUMBERED.sub("[]", name))
    for group, names in groups.items():
        said = ", ".join(dict.fromkeys(names))
        yield Note("", _PLACELESS.get(group) or f"These columns were not used: {shown(said, 200)}.")


def _cell(row: Row, place: int) -> Cell:
    return row.cells[place] if place < len(row.cells) else Cell()


# --- one row


@dataclass
class _Report:
    """Reads one row."""

    row: Row
    headings: Mapping[str, int]
    names: tuple[str, ...]
    """The names of the columns."""
    width: int
    known: Known
    wanted: Wanted
    facts: dict[str, Fact] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    errors: list[Note] = field(default_factory=list)

    def found(self) -> Found:
        """Give the report."""
        if any(cell.words.strip() for cell in self.row.cells[self.width :]):
            self.error("", "the row has more cells than there are headings; a text with a comma may lack its quotes")
        named = self.words("agency")
        if self.known.is_agency(named):
            self._read()
        else:
            self.error("agency", f"“{shown(named)}” is not the agency `{self.known.into}`, for which this import is")
        return Found(self._id(), self.row.where, self.facts, tuple(self.notes), tuple(self.errors))

    def _read(self) -> None:
        self._procedures()
        self._decided()
        self._days()
        if providers := self._providers():
            self._looked_at(providers)
        self._documents()
        self._words()

    def where(self, column: str) -> str:
        return f"{self.row.where}, “{column}”" if column else self.row.where

    def error(self, column: str, said: str) -> None:
        self.errors.append(Note(self.where(column), f"{said[:1].upper()}{said[1:]}."))

    def note(self, column: str, said: str) -> None:
        self.notes.append(Note(self.where(column), f"{said[:1].upper()}{said[1:]}."))

    def put(self, key: str, value: Value, column: str) -> None:
        self.facts[key] = Fact(value, self.where(column))

    def words(self, column: str) -> str:
        """Give the words of a cell on one line."""
        return " ".join(texts.visible(self.whole(column)).split())

    def whole(self, column: str) -> str:
        """Give the words of a cell. A report with a formula in it is left out: what is it to say?"""
        if column not in self.headings:
            return ""
        cell = _cell(self.row, self.headings[column])
        if cell.trouble and Note(self.where(column), cell.trouble) not in self.errors:
            self.errors.append(Note(self.where(column), cell.trouble))
        return "" if cell.trouble else cell.words.strip()

    def text(self, column: str, read: Callable[[str], str] = texts.line) -> Value | None:
        """Give a text by its language; None, and a note, if its letters are damaged."""
        try:
            said = read(self.whole(column))
        except UnclearError as problem:
            self.note(column, str(problem))
            return None
        return {self.wanted.language: said} if said else None

    def listed(self, group: str, *parts: str) -> Iterator[tuple[str, str]]:
        """Yield the columns of a group in which something stands, one for each number, with their words."""
        for number in _numbers(self.names, group):
            for part in parts:
                column = f"{group}[{number}]{part}"
                if words := self.words(column):
                    yield column, words
                    break

    # --- which procedure, and what came of it

    def _procedures(self) -> None:
        activities = []
        for column, words in self.listed("activities", ".id", ".activity", "", ".local_identifier", ".group"):
            try:
                activities.append(self.known.activity(words))
            except UnclearError as problem:
                self.error(column, str(problem))
        if activities:
            self.put("activities", list(dict.fromkeys(activities)), "activities[1].id")
        elif not self.errors:
            self.error("activities[1].id", "no procedure is named")
        contributing = []
        for column, words in self.listed("contributing_agencies", ""):
            if ref := self.known.agency_of(words):
                contributing += [ref] if ref != self.known.into else []
            else:
                self.note(column, f"“{shown(words)}” is no agency in the catalogue, so it is not named")
        if contributing:
            self.put("with_agencies", list(dict.fromkeys(contributing)), "contributing_agencies[1]")

    def _decided(self) -> None:
        for column, key, choices in (("status", "obligation", _OBLIGATION), ("decision", "decision", _DECISION)):
            words = self.words(column)
            value = choices.get(words.casefold())
            if value:
                self.put(key, value.value, column)
            elif words:
                listed = ", ".join(each for each in choices if not each.isdigit())
                self.error(column, f"“{shown(words)}” is none of: {listed}")
            else:
                self._empty(column)

    def _days(self) -> None:
        """Read both days. A last day that cannot be read leaves the report out: without one it would hold longer."""
        for column, key in (("valid_from", "from"), ("valid_to", "until")):
            words = self.words(column)
            if not words and key == "from":
                self._empty(column)
            elif words:
                try:
                    self.put(key, self._day(column, words), column)
                except UnclearError as problem:
                    self.error(column, str(problem))

    def _empty(self, column: str) -> None:
        """Say that a cell is empty, unless it has been said that it cannot be read."""
        if all(each.where != self.where(column) for each in self.errors):
            self.error(column, "the cell is empty")

    def _day(self, column: str, words: str) -> dt.date:
        held = _cell(self.row, self.headings[column]).value
        if isinstance(held, dt.date):
            return held.date() if isinstance(held, dt.datetime) else held
        form = self.words("date_format")
        if not form:
            return values.day(words)
        if not _DATE_FORMAT.fullmatch(form) or len(set(re.findall(r"%[dmY]", form))) != 3:  # noqa: PLR2004
            raise UnclearError(f"“{shown(form)}” in the column `date_format` is no format with day, month and year")
        try:
            day = dt.datetime.strptime(words, form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            raise UnclearError(f"“{shown(words)}” is no day in the format “{form}”") from None
        return values.day(day.isoformat())

    # --- what was looked at

    def _providers(self) -> list[str]:
        found, wrong = [], False
        for number in _numbers(self.names, "institution"):
            start = f"institution[{number}]"
            own = {
                name: words for name in self.headings if name.startswith(f"{start}.") and (words := self.words(name))
            }
            if not own:
                continue
            numbers = {scheme: own[f"{start}.{key}"] for key, scheme in _SCHEMES.items() if f"{start}.{key}" in own}
            names = [own[name] for key in _NAMES if (name := f"{start}.{key}") in own]
            try:
                found.append(self.known.provider(numbers, names))
            except UnclearError as problem:
                self.error(next(iter(own)), str(problem))
                wrong = True
            else:
                self._compare_names(next(iter(own)), names, found[-1])
        if not found and not wrong:
            self.error("institution[1].deqar_id", "no provider is named")
        if found and not wrong:
            self.put("providers", list(dict.fromkeys(found)), "institution[1].deqar_id")
        return [] if wrong else list(dict.fromkeys(found))

    def _compare_names(self, column: str, names: list[str], ref: str) -> None:
        """Say where a number belongs to a provider with another name: one of the two may be wrong."""
        entry = self.known.catalogue.providers[ref]
        if names and not any(known.titled(entry.record.name, name) for name in names):
            called = entry.record.name.pick(self.wanted.language)[1]
            self.note(column, f"the number is that of “{shown(called)}”; the row calls it “{shown(names[0])}”")

    def _looked_at(self, providers: list[str]) -> None:
        programmes = [each for number in _numbers(self.names, "programme") if (each := self._programme(number))]
        if not programmes:
            self.put("scope", Scope.PROVIDER.value, "institution[1].deqar_id")
            return
        known = ["" if each.degree else self.known.credential(each.number, each.name, providers) for each in programmes]
        if all(known):
            self.put("scope", Scope.CREDENTIAL.value, programmes[0].column)
            self.put("credentials", list(dict.fromkeys(known)), programmes[0].column)
            for each, ref in zip(programmes, known, strict=True):
                self._compare(each, self.known.catalogue.credentials[ref])
            return
        for each, ref in zip(programmes, known, strict=True):
            if not ref and each.is_short:
                said = f"“{shown(each.name)}” is no micro-credential of this provider in the catalogue"
                self.error(each.column, f"{said}, or several have this title; enter its record first")
        if any(known) and not self.errors:
            self.error(programmes[0].column, "the row names micro-credentials and programmes; make a row for each")
        elif not self.errors:
            self._longer(programmes, providers)

    def _longer(self, programmes: "list[_Programme]", providers: list[str]) -> None:
        """Take over a programme that is no micro-credential. A record has place for one."""
        if len(programmes) > 1:
            said = f"the row names {len(programmes)} programmes, and a record holds one; make a row for each"
            self.error(programmes[0].column, said)
            return
        each = programmes[0]
        if each.degree is None and not each.qualification:
            said = (
                "there is neither `degree_outcome` nor a qualification, so it may be a programme or a micro-credential"
            )
            self.error(each.column, said)
            return
        own = each.number if is_id(each.number) else identity.slug(each.name)
        provider = self.known.offers(own, providers)
        if not provider or not is_id(own):
            said = "it is not clear which of the providers offers the programme; enter this report by hand"
            self.error(each.column, said)
            return
        data: dict[str, Value] = {"id": own, "name": {self.wanted.language: each.name}, "provider": provider}
        if each.cycle:
            data["qf_ehea"] = each.cycle.value
        if each.qualification:
            data["qualification"] = each.qualification
        if each.degree is not None:
            data["degree"] = each.degree
        self.put("scope", Scope.PROGRAMME.value, each.column)
        self.put("programme", data, each.column)

    def _programme(self, number: int) -> "_Programme | None":
        start = f"programme[{number}]."
        own = {name.removeprefix(start): self.words(name) for name in self.headings if name.startswith(start)}
        if not any(own.values()):
            return None
        identifiers = [words for name, words in own.items() if name.startswith("identifier") and words]
        name = own.get("name_primary", "")
        column = f"{start}name_primary"
        if not name:
            self.error(column, "there is no name")
        for key, choices in (("qf_ehea_level", _CYCLES), ("degree_outcome", _DEGREE)):
            if own.get(key) and values.folded(own[key]) not in choices:
                self.note(f"{start}{key}", f"“{shown(own[key])}” is not known, so it is left out")
        return _Programme(
            column,
            next(iter(identifiers), ""),
            name,
            own.get("qualification_primary", ""),
            _CYCLES.get(values.folded(own.get("qf_ehea_level", ""))),
            _DEGREE.get(values.folded(own.get("degree_outcome", ""))),
            own.get("workload_ects", ""),
        )

    def _compare(self, said: "_Programme", entry: Entry[Credential]) -> None:
        """Say where the report was about something else than what the record says today."""
        ects = entry.record.workload.ects if entry.record.workload else None
        try:
            number = values.number(said.credits) if said.credits else None
        except UnclearError as problem:
            self.note(said.column, str(problem))
            return
        if number is not None and number != ects:
            stands = "nothing" if ects is None else f"{ects}"
            self.note(said.column, f"the report is about {number} ECTS credits; {entry.path} says {stands}")
        if said.name and not known.titled(entry.record.title, said.name):
            self.note(said.column, f"the report calls it “{shown(said.name)}”; {entry.path} has another title")

    # --- documents and words

    def _documents(self) -> None:
        files = [
            self._file(f"file[{number}]", column) for number, column in self._addresses("file", ".original_location")
        ]
        links = []
        for number, column in self._addresses("link", ""):
            title = self.text(f"link_display_name[{number}]")
            links.append({"url": self.words(column), **({"title": title} if title else {})})
        for key, listed, column in (("files", files, "file[1].original_location"), ("links", links, "link[1]")):
            if listed:
                self.put(key, list(listed), column)
        addresses = [str(each["url"]) for each in (*links, *files)]
        if addresses:
            self.put("source", addresses[0], "link[1]" if links else "file[1].original_location")
        else:
            self.error("file[1].original_location", "there is no address at which anybody can read the report")

    def _addresses(self, group: str, part: str) -> Iterator[tuple[int, str]]:
        for number in _numbers(self.names, group):
            if self.words(column := f"{group}[{number}]{part}"):
                yield number, column

    def _file(self, start: str, column: str) -> dict[str, Value]:
        made: dict[str, Value] = {"url": self.words(column)}
        if title := self.text(f"{start}.display_name"):
            made["title"] = title
        spoken: list[Value] = []
        for name in self.headings:
            if name.startswith(f"{start}.report_language") and (words := self.words(name)):
                try:
                    spoken.append(values.language(words))
                except UnclearError as problem:
                    self.note(name, str(problem))
        if spoken:
            made["languages"] = spoken
        return made

    def _words(self) -> None:
        if said := self.text("summary", texts.words):
            self.put("summary", said, "summary")
        if own := self.words("local_identifier"):
            self.put("local_identifier", own, "local_identifier")
        if number := self.words("report_id"):
            if number.isdecimal() and int(number) > 0:
                self.put("deqar_report", int(number), "report_id")
            else:
                self.note("report_id", f"“{shown(number)}” is no number of a report in DEQAR")
        self._comment()

    def _comment(self) -> None:
        """Read a comment. What this catalogue itself writes there is a fact; other words are for a person."""
        comment = self.words("other_comment")
        if comment.startswith(_SAMPLE):
            self.put("sample", value=True, column="other_comment")
            comment = comment.removeprefix(_SAMPLE).strip()
        if comment.startswith(_LIMITED) and comment.endswith("."):
            unit = comment.removeprefix(_LIMITED).removesuffix(".")
            self.put("limited_to", {self.wanted.language: unit}, "other_comment")
        elif comment:
            said = f"a record has no place for this comment. Does it limit the report? “{shown(comment, 300)}"
            self.note("other_comment", f"{said}”")

    def _id(self) -> str:
        """Give the number of the report: the agency's, that of DEQAR, or what it is about and since when."""
        for column in ("local_identifier", "report_id"):
            if number := self.words(column):
                return number
        about = [
            self.facts[key].value for key in ("from", "activities", "providers", "credentials") if key in self.facts
        ]
        return " ".join(str(part) for each in about for part in (each if isinstance(each, list) else [each]))


@dataclass(frozen=True, slots=True)
class _Programme:
    """What a row says about a programme or micro-credential."""

    column: str
    number: str
    name: str
    qualification: str
    cycle: QfEhea | None
    degree: bool | None
    credits: str

    @property
    def is_short(self) -> bool:
        """Tell whether it is a micro-credential, not a longer programme."""
        if "micro" in values.folded(self.qualification):
            return True
        try:
            return not self.degree and values.number(self.credits) < MOST_CREDITS
        except UnclearError:
            return self.degree is False
