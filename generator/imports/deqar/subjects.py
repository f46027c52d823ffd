"""What a report looked at, from its row: providers, micro-credentials of theirs, or a longer programme."""

from dataclasses import dataclass

from generator.catalogue import Entry
from generator.imports import identity, values
from generator.imports.deqar.cells import Cells
from generator.imports.found import Value
from generator.imports.known import Known, titled
from generator.imports.values import UnclearError
from generator.records import Credential
from generator.records.values import is_id
from generator.source import shown
from generator.vocabulary import IdentifierScheme, QfEhea, Scope

MOST_CREDITS = 60
"""A programme without a degree and with fewer ECTS credits is a micro-credential for DEQAR."""
_CYCLES = {
    name: cycle
    for number, cycle in enumerate(QfEhea)
    for name in (str(number), values.folded(cycle.messages[0]), values.folded(cycle.value))
}
_DEGREE = {
    **dict.fromkeys(("1", "yes", "true", "full degree"), True),
    **dict.fromkeys(("2", "no", "false", "no full degree", "no degree"), False),
}
_SCHEMES = {"deqar_id": IdentifierScheme.DEQAR, "eter_id": IdentifierScheme.ETER}
_NAMES = ("name_official", "name_english", "name_primary", "name")


def take_over(cells: Cells, known: Known) -> None:
    """Take over providers, and what of theirs was looked at."""
    if providers := _providers(cells, known):
        _looked_at(cells, known, providers)


def _providers(cells: Cells, known: Known) -> list[str]:
    found, wrong = [], False
    for number in cells.numbers("institution"):
        start = f"institution[{number}]"
        own = {name: words for name in cells.headings if name.startswith(f"{start}.") and (words := cells.words(name))}
        if not own:
            continue
        numbers = {scheme: own[f"{start}.{key}"] for key, scheme in _SCHEMES.items() if f"{start}.{key}" in own}
        names = [own[name] for key in _NAMES if (name := f"{start}.{key}") in own]
        try:
            found.append(known.provider(numbers, names))
        except UnclearError as problem:
            cells.error(next(iter(own)), str(problem))
            wrong = True
        else:
            _compare_names(cells, known, next(iter(own)), names, found[-1])
    if not found and not wrong:
        cells.error("institution[1].deqar_id", "no provider is named")
    if found and not wrong:
        cells.put("providers", list(dict.fromkeys(found)), "institution[1].deqar_id")
    return [] if wrong else list(dict.fromkeys(found))


def _compare_names(cells: Cells, known: Known, column: str, names: list[str], ref: str) -> None:
    """Say where a number belongs to a provider with another name: one of the two may be wrong."""
    entry = known.catalogue.providers[ref]
    if names and not any(titled(entry.record.name, name) for name in names):
        called = entry.record.name.pick(cells.wanted.language)[1]
        cells.note(column, f"the number is that of “{shown(called)}”; the row calls it “{shown(names[0])}”")


def _looked_at(cells: Cells, known: Known, providers: list[str]) -> None:
    programmes = [each for number in cells.numbers("programme") if (each := _programme(cells, number))]
    if not programmes:
        cells.put("scope", Scope.PROVIDER.value, "institution[1].deqar_id")
        return
    refs = ["" if each.degree else known.credential(each.number, each.name, providers) for each in programmes]
    if all(refs):
        cells.put("scope", Scope.CREDENTIAL.value, programmes[0].column)
        cells.put("credentials", list(dict.fromkeys(refs)), programmes[0].column)
        for each, ref in zip(programmes, refs, strict=True):
            _compare(cells, each, known.catalogue.credentials[ref])
        return
    for each, ref in zip(programmes, refs, strict=True):
        if not ref and each.is_short:
            said = f"“{shown(each.name)}” is no micro-credential of this provider in the catalogue"
            cells.error(each.column, f"{said}, or several have this title; enter its record first")
    if any(refs) and not cells.errors:
        cells.error(programmes[0].column, "the row names micro-credentials and programmes; make a row for each")
    elif not cells.errors:
        _longer(cells, known, programmes, providers)


def _longer(cells: Cells, known: Known, programmes: "list[_Programme]", providers: list[str]) -> None:
    """Take over a programme that is no micro-credential. A record has place for one."""
    if len(programmes) > 1:
        said = f"the row names {len(programmes)} programmes, and a record holds one; make a row for each"
        cells.error(programmes[0].column, said)
        return
    each = programmes[0]
    if each.degree is None and not each.qualification:
        said = "there is neither `degree_outcome` nor a qualification, so it may be a programme or a micro-credential"
        cells.error(each.column, said)
        return
    own = each.number if is_id(each.number) else identity.slug(each.name)
    provider = known.offers(own, providers)
    if not provider or not is_id(own):
        said = "it is not clear which of the providers offers the programme; enter this report by hand"
        cells.error(each.column, said)
        return
    data: dict[str, Value] = {"id": own, "name": {cells.wanted.language: each.name}, "provider": provider}
    if each.cycle:
        data["qf_ehea"] = each.cycle.value
    if each.qualification:
        data["qualification"] = each.qualification
    if each.degree is not None:
        data["degree"] = each.degree
    cells.put("scope", Scope.PROGRAMME.value, each.column)
    cells.put("programme", data, each.column)


def _programme(cells: Cells, number: int) -> "_Programme | None":
    start = f"programme[{number}]."
    own = {name.removeprefix(start): cells.words(name) for name in cells.headings if name.startswith(start)}
    if not any(own.values()):
        return None
    identifiers = [words for name, words in own.items() if name.startswith("identifier") and words]
    name = own.get("name_primary", "")
    column = f"{start}name_primary"
    if not name:
        cells.error(column, "there is no name")
    for key, choices in (("qf_ehea_level", _CYCLES), ("degree_outcome", _DEGREE)):
        if own.get(key) and values.folded(own[key]) not in choices:
            cells.note(f"{start}{key}", f"“{shown(own[key])}” is not known, so it is left out")
    return _Programme(
        column,
        next(iter(identifiers), ""),
        name,
        own.get("qualification_primary", ""),
        _CYCLES.get(values.folded(own.get("qf_ehea_level", ""))),
        _DEGREE.get(values.folded(own.get("degree_outcome", ""))),
        own.get("workload_ects", ""),
    )


def _compare(cells: Cells, said: "_Programme", entry: Entry[Credential]) -> None:
    """Say where the report was about something else than what the record says today."""
    ects = entry.record.workload.ects if entry.record.workload else None
    try:
        number = values.number(said.credits) if said.credits else None
    except UnclearError as problem:
        cells.note(said.column, str(problem))
        return
    if number is not None and number != ects:
        stands = "nothing" if ects is None else f"{ects}"
        cells.note(said.column, f"the report is about {number} ECTS credits; {entry.path} says {stands}")
    if said.name and not titled(entry.record.title, said.name):
        cells.note(said.column, f"the report calls it “{shown(said.name)}”; {entry.path} has another title")


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
