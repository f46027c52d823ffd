"""A status in plain words: the label, the sentence, what it means and does not mean, and what stands beside it.

Sentences name records. Pages fill the names in as links, badges and the command line as plain words.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator import reviewed, words
from generator.catalogue import owner
from generator.records import Report
from generator.status.dossier import GOOD
from generator.status.result import MIXED, Status
from generator.status.review import Review
from generator.status.statuses import Statuses
from generator.vocabulary import (
    GROUP_OF,
    PASSED_BY_SCOPE,
    CheckGroup,
    CheckKind,
    Coverage,
    EnteredBy,
    NotCounted,
    Obligation,
    RecognisedBy,
    Scope,
    Standing,
)

STALE_DAYS = 366
"""A record that nobody compared with its source for longer is said to be so."""


@dataclass(frozen=True, slots=True)
class Name:
    """A record that a sentence names: an agency, a provider, a report, or the programme of a report."""

    kind: str
    ref: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with places for names: `{0} looked at {1}.`"""

    template: str
    names: tuple[Name, ...] = ()

    def filled(self, said: Callable[[Name], str]) -> str:
        """Give the words with all names filled in."""
        return self.template.format(*(said(name) for name in self.names))


def plain(sentences: Iterable[Sentence], statuses: Statuses, language: str) -> str:
    """Give sentences as plain words."""

    def said(name: Name) -> str:
        return plain_name(name, statuses, language)

    return " ".join(sentence.filled(said) for sentence in sentences)


def plain_name(name: Name, statuses: Statuses, language: str) -> str:
    """Give the name of a record in a language, or its id if the record cannot be used."""
    catalogue = statuses.catalogue
    if name.kind == "programme":
        programme = catalogue.reports[name.ref].record.programme
        return programme.name.pick(language)[1] if programme else name.ref
    if name.kind == "agency" and name.ref in catalogue.agencies:
        return catalogue.agencies[name.ref].record.name.pick(language)[1]
    if name.kind == "provider" and name.ref in catalogue.providers:
        return catalogue.providers[name.ref].record.name.pick(language)[1]
    return name.ref


# --- the label


def label(statuses: Statuses, status: Status) -> str:
    """Give the few words that cards and badges show."""
    match status.standing:
        case Standing.POSITIVE | Standing.CONDITIONAL:
            conditions = " with conditions" if status.standing is Standing.CONDITIONAL else ""
            return _PASSED[_is_credential(status), status.scope].format(conditions)
        case Standing.NEGATIVE | Standing.WITHDRAWN if _is_credential(status) and status.scope in _ANOTHER:
            return _ANOTHER[status.scope][status.standing]
        case Standing.COVERAGE_NOT_STATED:
            return f"{_looked_at(statuses, status)}, report silent on this"
        case Standing.NOT_COVERED:
            return f"{_looked_at(statuses, status)}, this not included"
        case Standing.EXPIRED if status.was:
            return f"Check ended {words.month(status.was.until)}"
        case Standing.UPCOMING if status.until:
            return f"Check starts {words.month(_starts(statuses, status))}"
        case Standing.THROUGH_PROGRAMMES:
            return f"{words.number(status.passed)} of its programmes or courses passed"
        case _:
            return status.standing.label


_PASSED: dict[tuple[bool, Scope | None], str] = {
    (True, Scope.CREDENTIAL): "Passed its own outside check{}",
    (True, Scope.PROGRAMME): "Programme passed{}, this included",
    (True, Scope.PROVIDER): "Provider passed{}, short courses included",
    (False, Scope.PROVIDER): "Passed an outside check{}",
}
"""By whether the subject is a credential, and by what was looked at."""
_ANOTHER: dict[Scope | None, dict[Standing, str]] = {
    Scope.PROGRAMME: {
        Standing.NEGATIVE: "Programme did not pass",
        Standing.WITHDRAWN: "Programme’s approval withdrawn",
    },
    Scope.PROVIDER: {
        Standing.NEGATIVE: "Provider did not pass",
        Standing.WITHDRAWN: "Provider’s approval withdrawn",
    },
}
"""A refusal that is not the course's own says whose it is."""


def _is_credential(status: Status) -> bool:
    return "/" in status.ref


def _looked_at(statuses: Statuses, status: Status) -> str:
    """Say shortly what was looked at and what came of it, for a report that does not speak of the course."""
    passed = all(result in GOOD for result in _results(statuses, status))
    return f"{'Programme' if status.scope is Scope.PROGRAMME else 'Provider'} {'passed' if passed else 'reviewed'}"


def _leaders(statuses: Statuses, status: Status) -> list[Review]:
    """Give the reviews behind a status."""
    return list(statuses.dossier(status.ref).verdict(status.as_of).leaders)


def _results(statuses: Statuses, status: Status) -> list[Standing]:
    """Give what the reports behind a status decided, whether or not that includes the course."""
    return [review.result(status.as_of) for review in _leaders(statuses, status)]


def _starts(statuses: Statuses, status: Status) -> dt.date:
    return min(review.first for review in _leaders(statuses, status))


def scope_label(status: Status) -> str:
    """Say what was looked at: this course, its programme, its provider, or the whole organisation; nothing if none."""
    if status.scope is None or status.standing is Standing.THROUGH_PROGRAMMES:
        return ""
    if not _is_credential(status):
        return "Whole organisation"
    return {Scope.CREDENTIAL: "This course", Scope.PROGRAMME: "Its programme", Scope.PROVIDER: "Its provider"}[
        status.scope
    ]


def kinds(status: Status) -> tuple[CheckKind, ...]:
    """Give what a search or list finds a credential by: its group and, if it passed, what was looked at."""
    group = CheckKind.of(GROUP_OF[status.standing].value)
    if status.standing in GOOD and status.scope is not None:
        return group, PASSED_BY_SCOPE[status.scope]
    return (group,)


# --- the sentence


def sentence(statuses: Statuses, status: Status) -> list[Sentence]:
    """Say who looked at what, what came of it, and until when."""
    return list(_sentence(statuses, status))


def _sentence(statuses: Statuses, status: Status) -> Iterator[Sentence]:
    leaders = _leaders(statuses, status)
    agencies = _names("agency", (owner(review.ref) for review in leaders))
    match status.standing:
        case Standing.POSITIVE | Standing.CONDITIONAL:
            yield _looked(status, leaders)
            yield Sentence(_RESULT_WORDS[status.standing])
            yield from _included(status, leaders)
            yield from _until(status)
        case Standing.NEGATIVE | Standing.UNDECIDED:
            yield _looked(status, leaders)
            yield Sentence(_RESULT_WORDS[status.standing])
        case Standing.COVERAGE_NOT_STATED | Standing.NOT_COVERED:
            yield _looked(status, leaders)
            yield Sentence(_came_of_it(_results(statuses, status)))
            yield Sentence(_not_included(status, leaders))
        case Standing.CONFLICTING:
            both = "both" if len(leaders) == 2 else "all of them"  # noqa: PLR2004
            yield Sentence(f"Current checks of the same thing differ. Read {both}.")
        case Standing.UNDER_APPEAL:
            yield _of("The decision of {} is under appeal and does not apply for now.", agencies)
        case Standing.EXPIRED | Standing.WITHDRAWN:
            yield from _over(statuses, status, leaders, agencies)
        case Standing.UPCOMING:
            yield Sentence(
                f"A decision is published and takes effect on {words.day(_starts(statuses, status))}.",
            )
        case Standing.UNCOUNTED:
            yield _of("{} published a report.", agencies)
            reasons = dict.fromkeys(review.not_counted for review in leaders if review.not_counted)
            why = words.sentence([reason.sentence for reason in reasons])
            yield Sentence(f"We do not count it because {why}. This is our rule, not a judgement.")
        case Standing.THROUGH_PROGRAMMES:
            count = words.number(status.passed)
            yield Sentence("No check of the organisation as a whole is recorded here.")
            yield Sentence(
                f"{count} of its programmes or micro-credentials passed {'one' if count != '1' else 'a check'}."
            )
        case _:
            yield Sentence("Nobody has entered a report here.")


_RESULT_WORDS = {
    Standing.POSITIVE: "The result was positive.",
    Standing.CONDITIONAL: "The result came with conditions.",
    Standing.NEGATIVE: "The result was negative.",
    Standing.UNDECIDED: "This kind of review does not end in pass or fail.",
}


def _came_of_it(results: list[Standing]) -> str:
    """Say what several reports decided."""
    found = [result for result in _RESULT_WORDS if result in results]
    if len(found) == 1:
        return _RESULT_WORDS[found[0]]
    return f"The results were: {'; '.join(_SHORT_RESULTS[result] for result in found)}."


_SHORT_RESULTS = {
    Standing.POSITIVE: "positive",
    Standing.CONDITIONAL: "positive with conditions",
    Standing.NEGATIVE: "negative",
    Standing.UNDECIDED: "no pass or fail",
}
_WAS_WORDS = {
    Standing.POSITIVE: "its result was positive",
    Standing.CONDITIONAL: "its result came with conditions",
    Standing.NEGATIVE: "its result was negative",
    Standing.UNDECIDED: "it did not end in pass or fail",
    Standing.CONFLICTING: "its results differed",
    Standing.WITHDRAWN: "the agency had taken its decision back",
    Standing.UNDER_APPEAL: "its decision was under appeal",
}


def _names(kind: str, refs: Iterable[str]) -> tuple[Name, ...]:
    return tuple(Name(kind, ref) for ref in dict.fromkeys(refs))


def _of(template: str, names: tuple[Name, ...], start: int = 0) -> Sentence:
    """Put a list of names into a template with one place: `{0}, {1} and {2}`."""
    return Sentence(template.format(_places(len(names), start)), names)


def _places(count: int, start: int = 0) -> str:
    return words.sentence([f"{{{number}}}" for number in range(start, start + count)])


def _looked(status: Status, leaders: list[Review]) -> Sentence:
    """Say who looked at what."""
    agencies = _names("agency", (owner(review.ref) for review in leaders))
    who = f"{_places(len(agencies))} {'reviewed' if status.standing is Standing.UNDECIDED else 'looked at'}"
    if not _is_credential(status):
        return Sentence(f"{who} the whole organisation.", agencies)
    if status.scope is Scope.CREDENTIAL:
        return Sentence(f"{who} this micro-credential separately.", agencies)
    if status.scope is Scope.PROGRAMME:
        looked = _names("programme", {next(iter(review.about)): review.ref for review in leaders}.values())
    else:
        looked = _names("provider", sorted({ref for review in leaders for ref in review.about}))
    return Sentence(f"{who} {_places(len(looked), len(agencies))}.", agencies + looked)


def _included(status: Status, leaders: list[Review]) -> Iterator[Sentence]:
    """Say that a report on something larger includes the course."""
    if not _is_credential(status) or status.scope is Scope.CREDENTIAL:
        return
    if any(review.named for review in leaders):
        yield Sentence("The report names this one.")
    elif status.scope is Scope.PROGRAMME:
        yield Sentence("The check includes this course.")
    else:
        yield Sentence("Its micro-credentials were in scope; not each one was looked at.")


def _until(status: Status) -> Iterator[Sentence]:
    if status.good_until is None:
        yield Sentence("No last day is recorded.")
    elif status.until_assumed:
        yield Sentence(f"The report names no last day; {words.day(status.good_until)} is assumed.")
    else:
        yield Sentence(f"This holds until {words.day(status.good_until)}.")


def _not_included(status: Status, leaders: list[Review]) -> str:
    if status.standing is Standing.COVERAGE_NOT_STATED:
        return "The report does not say whether micro-credentials were included."
    answers = {c.answer for review in leaders if (c := review.report.record.covers_micro_credentials)}
    if answers == {Coverage.NO}:
        return "The report says that micro-credentials were not included."
    return "The report includes some micro-credentials, and this one is not among them."


def _over(statuses: Statuses, status: Status, leaders: list[Review], agencies: tuple[Name, ...]) -> Iterator[Sentence]:
    """Say what ended or was taken back, and what comes next."""
    if status.standing is Standing.WITHDRAWN:
        days = [review.report.record.withdrawn.on for review in leaders if review.report.record.withdrawn]
        took = "took its decision back" if len(agencies) == 1 else "took their decisions back"
        yield _of(f"{{}} {took} on {words.day(max(days))}.", agencies)
        if status.was:
            yield Sentence(f"The time of that decision ended on {words.day(status.was.until)}.")
    elif status.was:
        ended = words.day(status.was.until)
        yield Sentence(f"The last check recorded here ended on {ended}; {_WAS_WORDS[status.was.standing]}.")
    if status.next:
        yield Sentence(f"A new one starts on {words.day(statuses.catalogue.reports[status.next].record.from_)}.")


# --- what it means


def means(status: Status) -> str:
    """Say what the status tells a reader."""
    if status.standing is Standing.THROUGH_PROGRAMMES:
        return "Experts from outside looked at parts of what it offers and were satisfied. Nobody looked at the whole."
    unit = "course" if _is_credential(status) else "organisation"
    return _MEANS[GROUP_OF[status.standing]].format(unit=unit)


def means_not(status: Status) -> str:
    """Say what the status does not tell a reader."""
    promise = "It is no promise of a job, of credit elsewhere, or of recognition in another country."
    if status.standing in GOOD and status.scope in (Scope.PROGRAMME, Scope.PROVIDER):
        return f"The agency did not look at each course. {promise} It is not a European quality label."
    match GROUP_OF[status.standing]:
        case CheckGroup.PASSED | CheckGroup.UNCLEAR:
            return f"{promise} It is not a European quality label."
        case CheckGroup.NONE:
            return "It does not mean that a check failed."
        case _:
            return "It does not tell you what has changed since, or whether a course is right for you."


_MEANS = {
    CheckGroup.PASSED: "Experts from outside looked at the quality and were satisfied. You can read their report.",
    CheckGroup.UNCLEAR: (
        "Experts from outside looked, but their report does not clearly tell you about this {unit}. "
        "Ask the provider or the agency what was included."
    ),
    CheckGroup.DISPUTED: "Something speaks against it. Read the report and the provider’s answer before you choose.",
    CheckGroup.NOT_NOW: (
        "No check holds today. That does not mean that the {unit} is bad. "
        "Ask the provider whether a new check is planned."
    ),
    CheckGroup.NONE: (
        "That does not tell you whether the {unit} is good or bad; it may have been checked elsewhere. "
        "Ask the provider, or look in DEQAR, the European database of reports."
    ),
}


# --- what stands beside it


def modifiers(statuses: Statuses, status: Status) -> list[Sentence]:
    """Say what a reader should know beside the headline."""
    return [*_of_status(statuses, status), *_of_leaders(statuses, status)]


def _of_status(statuses: Statuses, status: Status) -> Iterator[Sentence]:
    if status.expiring and status.good_until:
        yield Sentence(f"It ends soon: on {words.day(status.good_until)}.")
    for other in status.also:
        yield Sentence(
            f"{{0}} {_ALSO[other.standing]} ({other.scope.label.lower()}).",
            (Name("agency", owner(other.report)),),
        )
    if status.was and status.standing is not Standing.EXPIRED and status.standing is not Standing.WITHDRAWN:
        looked = status.was.scope.label.lower()
        ended = words.day(status.was.until)
        yield Sentence(f"An earlier check ({looked}) ended on {ended}; {_WAS_WORDS[status.was.standing]}.")
    if status.obligation == Obligation.VOLUNTARY:
        yield Sentence("The check was voluntary: it is recorded as not part of the country’s official quality system.")
    elif status.obligation == MIXED:
        yield Sentence("One of these checks was required, another was voluntary.")
    yield from _one_of_several(statuses, status)


def _one_of_several(statuses: Statuses, status: Status) -> Iterator[Sentence]:
    """Say that a check of providers did not look at all that award the course."""
    if not _is_credential(status) or status.scope is not Scope.PROVIDER:
        return
    awarding = len(statuses.catalogue.awarding(status.ref))
    covered = len({ref for review in _leaders(statuses, status) for ref in review.about})
    if covered < awarding:
        yield Sentence(f"{awarding} organisations award this course. The check looked at {covered} of them.")


_ALSO = {
    Standing.POSITIVE: "also came to a positive result",
    Standing.CONDITIONAL: "also came to a result with conditions",
    Standing.NEGATIVE: "also came to a negative result",
    Standing.WITHDRAWN: "also took a decision back",
}


def _of_leaders(statuses: Statuses, status: Status) -> Iterator[Sentence]:
    leaders = _leaders(statuses, status)
    for review in leaders:
        yield from _conditions(review.report.record, status)
        if _is_credential(status) and _changed(statuses, review, status.ref):
            yield Sentence("The course has changed since the check.")
        record = review.report.record
        if record.entered_by is EnteredBy.MAINTAINERS:
            when = words.day(record.last_verified)
            yield Sentence(
                f"Our team copied this from a public source on {when}; {{0}} has not confirmed it.",
                (Name("agency", owner(review.ref)),),
            )
        elif (status.as_of - record.last_verified).days > STALE_DAYS:
            when = words.day(record.last_verified)
            yield Sentence(f"Nobody has compared this entry with its source since {when}.")
    for agency in dict.fromkeys(owner(review.ref) for review in leaders if review.not_counted is None):
        kinds = dict.fromkeys(
            kind for review in leaders if owner(review.ref) == agency for kind in statuses.recognised_by(review.ref)
        )
        by = words.sentence([_RECOGNISED[kind] for kind in kinds])
        yield Sentence(f"{{0}} was recognised by {by} when it decided.", (Name("agency", agency),))


_RECOGNISED = {
    RecognisedBy.EQAR: "EQAR, the European register",
    RecognisedBy.NATIONAL_AUTHORITY: "a national authority",
    RecognisedBy.OTHER: "another body",
}


def _conditions(record: Report, status: Status) -> Iterator[Sentence]:
    if status.standing is not Standing.CONDITIONAL:
        return
    for condition in record.conditions:
        if condition.met and condition.met <= status.as_of:
            continue
        if condition.due is None:
            yield Sentence("A condition has no recorded deadline.")
        elif condition.due < status.as_of:
            yield Sentence(
                f"The deadline for a condition passed on {words.day(condition.due)}; the result is not recorded."
            )
        else:
            yield Sentence(f"A condition must be met by {words.day(condition.due)}.")


def _changed(statuses: Statuses, review: Review, ref: str) -> bool:
    """Tell whether the credential differs from what the agency looked at."""
    listed = next((item for item in review.report.record.credentials if item.credential == ref), None)
    if listed is None or listed.as_reviewed is None:
        return False
    return any(reviewed.differences(listed.as_reviewed, statuses.catalogue.credentials[ref].record))


def why_not(reason: NotCounted) -> str:
    """Say why a report does not count, as a sentence."""
    if reason in (NotCounted.ANNULLED, NotCounted.MISTAKE):
        return f"We do not count it: {reason.sentence}."
    return f"We do not count it because {reason.sentence}. This is our rule, not a judgement."
