"""A status in plain words: the label, the sentence, what it means and does not mean, and what stands beside it.

Sentences name records. Pages fill the names in as links, badges and the command line as plain words.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator import reviewed, words
from generator.catalogue import owner
from generator.messages import by_number, ngettext, noted
from generator.messages import gettext as _
from generator.records import Report
from generator.records.values import Text
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
    """Words in the language that is spoken, with places for lists of names: `{agencies} looked at {providers}.`"""

    words: str
    names: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)

    def filled(self, said: Callable[[Name], str]) -> str:
        """Give the words with all names filled in."""
        if not self.names:
            return self.words
        lists = {place: words.sentence([said(name) for name in names]) for place, names in self.names.items()}
        return self.words.format(**lists)


def plain(sentences: Iterable[Sentence], statuses: Statuses, language: str) -> str:
    """Give sentences as plain words."""

    def said(name: Name) -> str:
        return plain_name(name, statuses, language)

    return " ".join(sentence.filled(said) for sentence in sentences)


def plain_name(name: Name, statuses: Statuses, language: str) -> str:
    """Give the name of a record in a language, or its id if the record cannot be used."""
    text = text_of(name, statuses)
    return text.pick(language)[1] if text else name.ref


def text_of(name: Name, statuses: Statuses) -> Text | None:
    """Give the name of a record in all its languages; None if the record cannot be used."""
    catalogue = statuses.catalogue
    if name.kind == "programme":
        programme = catalogue.reports[name.ref].record.programme
        return programme.name if programme else None
    if name.kind == "agency" and name.ref in catalogue.agencies:
        return catalogue.agencies[name.ref].record.name
    if name.kind == "provider" and name.ref in catalogue.providers:
        return catalogue.providers[name.ref].record.name
    return None


# --- the label


def label(statuses: Statuses, status: Status) -> str:
    """Give the few words that cards and badges show: they are read on their own, so none of them says "this"."""
    match status.standing:
        case Standing.POSITIVE | Standing.CONDITIONAL:
            return _(_PASSED[_is_credential(status), status.scope][status.standing])
        case Standing.NEGATIVE | Standing.WITHDRAWN:
            return _(_REFUSED[_is_credential(status), status.scope][status.standing])
        case Standing.COVERAGE_NOT_STATED:
            return _(_SILENT[_looked_at(statuses, status)])
        case Standing.NOT_COVERED:
            return _(_LEFT_OUT[_looked_at(statuses, status)])
        case Standing.EXPIRED if status.was and status.was.standing is Standing.NEGATIVE:
            return _("Check ended {month}, not passed", month=words.month(status.was.until))
        case Standing.EXPIRED if status.was:
            return _("Check ended {month}", month=words.month(status.was.until))
        case Standing.UPCOMING if status.until:
            return _("Check starts {month}", month=words.month(_starts(statuses, status)))
        case Standing.THROUGH_PROGRAMMES:
            number = words.number(status.passed)
            return by_number("{number} of its programmes or courses passed", status.passed, number=number)
        case _:
            return status.standing.label


_PASSED: dict[tuple[bool, Scope | None], dict[Standing, str]] = {
    (True, Scope.CREDENTIAL): {
        Standing.POSITIVE: noted("Passed its own outside check"),
        Standing.CONDITIONAL: noted("Passed its own outside check with conditions"),
    },
    (True, Scope.PROGRAMME): {
        Standing.POSITIVE: noted("Passed as part of its programme"),
        Standing.CONDITIONAL: noted("Passed with conditions as part of its programme"),
    },
    (True, Scope.PROVIDER): {
        Standing.POSITIVE: noted("Provider passed, short courses included"),
        Standing.CONDITIONAL: noted("Provider passed with conditions, short courses included"),
    },
    (False, Scope.PROVIDER): {
        Standing.POSITIVE: noted("Passed an outside check"),
        Standing.CONDITIONAL: noted("Passed an outside check with conditions"),
    },
}
"""By whether the subject is a credential, and by what was looked at."""
_REFUSED: dict[tuple[bool, Scope | None], dict[Standing, str]] = {
    (True, Scope.CREDENTIAL): {
        Standing.NEGATIVE: noted("Did not pass its own outside check"),
        Standing.WITHDRAWN: noted("Approval withdrawn"),
    },
    (True, Scope.PROGRAMME): {
        Standing.NEGATIVE: noted("Programme did not pass"),
        Standing.WITHDRAWN: noted("Programme’s approval withdrawn"),
    },
    (True, Scope.PROVIDER): {
        Standing.NEGATIVE: noted("Provider did not pass"),
        Standing.WITHDRAWN: noted("Provider’s approval withdrawn"),
    },
    (False, Scope.PROVIDER): {
        Standing.NEGATIVE: noted("Did not pass an outside check"),
        Standing.WITHDRAWN: noted("Approval withdrawn"),
    },
}
"""The same; a refusal that is not the course's own says whose it is."""
_SILENT = {
    (Scope.PROGRAMME, True): noted("Programme passed, short courses not mentioned"),
    (Scope.PROGRAMME, False): noted("Programme reviewed, short courses not mentioned"),
    (Scope.PROVIDER, True): noted("Provider passed, short courses not mentioned"),
    (Scope.PROVIDER, False): noted("Provider reviewed, short courses not mentioned"),
}
_LEFT_OUT = {
    (Scope.PROGRAMME, True): noted("Programme passed, course not included"),
    (Scope.PROGRAMME, False): noted("Programme reviewed, course not included"),
    (Scope.PROVIDER, True): noted("Provider passed, course not included"),
    (Scope.PROVIDER, False): noted("Provider reviewed, course not included"),
}
"""By what was looked at, and whether it passed."""


def _is_credential(status: Status) -> bool:
    return "/" in status.ref


def _looked_at(statuses: Statuses, status: Status) -> tuple[Scope, bool]:
    """Give what was looked at and whether it passed, for a report that does not speak of the course."""
    passed = all(result in GOOD for result in _results(statuses, status))
    return Scope.PROGRAMME if status.scope is Scope.PROGRAMME else Scope.PROVIDER, passed


def _leaders(statuses: Statuses, status: Status) -> list[Review]:
    """Give the reviews behind a status."""
    return list(statuses.dossier(status.ref).verdict(status.as_of).leaders)


def _results(statuses: Statuses, status: Status) -> list[Standing]:
    """Give what the reports behind a status decided, whether or not that includes the course."""
    return [review.result(status.as_of) for review in _leaders(statuses, status)]


def _starts(statuses: Statuses, status: Status) -> dt.date:
    return min(review.first for review in _leaders(statuses, status))


def scope_label(status: Status) -> str:
    """Say what was looked at: the course, its programme, its provider, or the whole organisation; nothing if none."""
    if status.scope is None or status.standing is Standing.THROUGH_PROGRAMMES:
        return ""
    if not _is_credential(status):
        return _("Whole organisation")
    return _(_SCOPES[status.scope])


_SCOPES = {
    Scope.CREDENTIAL: noted("The course itself"),
    Scope.PROGRAMME: noted("Its programme"),
    Scope.PROVIDER: noted("Its provider"),
}


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
            yield Sentence(_(_RESULT_WORDS[status.standing]))
            yield from _included(status, leaders)
            yield from _until(status)
        case Standing.NEGATIVE | Standing.UNDECIDED:
            yield _looked(status, leaders)
            yield Sentence(_(_RESULT_WORDS[status.standing]))
        case Standing.COVERAGE_NOT_STATED | Standing.NOT_COVERED:
            yield _looked(status, leaders)
            yield Sentence(_came_of_it(_results(statuses, status)))
            yield Sentence(_not_included(status, leaders))
        case Standing.CONFLICTING:
            two = len(leaders) == 2  # noqa: PLR2004
            both = _("Current checks of the same thing differ. Read both.")
            yield Sentence(both if two else _("Current checks of the same thing differ. Read all of them."))
        case Standing.UNDER_APPEAL:
            under_appeal = _("The decision of {agencies} is under appeal and does not apply for now.")
            yield Sentence(under_appeal, {"agencies": agencies})
        case Standing.EXPIRED | Standing.WITHDRAWN:
            yield from _over(statuses, status, leaders, agencies)
        case Standing.UPCOMING:
            starts = words.day(_starts(statuses, status))
            yield Sentence(_("A decision is published and takes effect on {day}.", day=starts))
        case Standing.UNCOUNTED:
            yield Sentence(by_number("{agencies} published a report.", len(agencies)), {"agencies": agencies})
            reasons = dict.fromkeys(review.not_counted for review in leaders if review.not_counted)
            yield Sentence(_because([reason.sentence for reason in reasons]))
        case Standing.THROUGH_PROGRAMMES:
            yield Sentence(_("No check of the organisation as a whole is recorded here."))
            passed = ngettext(
                "{number} of its programmes or micro-credentials passed a check.",
                "{number} of its programmes or micro-credentials passed one.",
                status.passed,
                number=words.number(status.passed),
            )
            yield Sentence(passed)
        case _:
            yield Sentence(_("Nobody has entered a report here."))


_RESULT_WORDS = {
    Standing.POSITIVE: noted("The result was positive."),
    Standing.CONDITIONAL: noted("The result came with conditions."),
    Standing.NEGATIVE: noted("The result was negative."),
    Standing.UNDECIDED: noted("This kind of review does not end in pass or fail."),
}


def _came_of_it(results: list[Standing]) -> str:
    """Say what several reports decided."""
    found = [result for result in _RESULT_WORDS if result in results]
    if len(found) == 1:
        return _(_RESULT_WORDS[found[0]])
    return _("The results were: {results}.", results="; ".join(_(_SHORT_RESULTS[result]) for result in found))


_SHORT_RESULTS = {
    Standing.POSITIVE: noted("positive"),
    Standing.CONDITIONAL: noted("positive with conditions"),
    Standing.NEGATIVE: noted("negative"),
    Standing.UNDECIDED: noted("no pass or fail"),
}
_WAS_WORDS = {
    Standing.POSITIVE: noted("its result was positive"),
    Standing.CONDITIONAL: noted("its result came with conditions"),
    Standing.NEGATIVE: noted("its result was negative"),
    Standing.UNDECIDED: noted("it did not end in pass or fail"),
    Standing.CONFLICTING: noted("its results differed"),
    Standing.WITHDRAWN: noted("the agency had taken its decision back"),
    Standing.UNDER_APPEAL: noted("its decision was under appeal"),
}


def _names(kind: str, refs: Iterable[str]) -> tuple[Name, ...]:
    return tuple(Name(kind, ref) for ref in dict.fromkeys(refs))


def _looked(status: Status, leaders: list[Review]) -> Sentence:
    """Say who looked at what."""
    agencies = _names("agency", (owner(review.ref) for review in leaders))
    many, reviewed = len(agencies), status.standing is Standing.UNDECIDED
    if not _is_credential(status):
        said = (
            by_number("{agencies} reviewed the whole organisation.", many)
            if reviewed
            else by_number("{agencies} looked at the whole organisation.", many)
        )
        return Sentence(said, {"agencies": agencies})
    if status.scope is Scope.CREDENTIAL:
        said = (
            by_number("{agencies} reviewed this micro-credential separately.", many)
            if reviewed
            else by_number("{agencies} looked at this micro-credential separately.", many)
        )
        return Sentence(said, {"agencies": agencies})
    if status.scope is Scope.PROGRAMME:
        looked = _names("programme", {next(iter(review.about)): review.ref for review in leaders}.values())
    else:
        looked = _names("provider", sorted({ref for review in leaders for ref in review.about}))
    said = (
        by_number("{agencies} reviewed {larger}.", many)
        if reviewed
        else by_number("{agencies} looked at {larger}.", many)
    )
    return Sentence(said, {"agencies": agencies, "larger": looked})


def _included(status: Status, leaders: list[Review]) -> Iterator[Sentence]:
    """Say that a report on something larger includes the course."""
    if not _is_credential(status) or status.scope is Scope.CREDENTIAL:
        return
    if any(review.named for review in leaders):
        yield Sentence(_("The report names this one."))
    elif status.scope is Scope.PROGRAMME:
        yield Sentence(_("The check includes this course."))
    else:
        yield Sentence(_("Its micro-credentials were in scope; not each one was looked at."))


def _until(status: Status) -> Iterator[Sentence]:
    """Say until when exactly this result holds, and whether another good one follows it."""
    if status.holds_until is None:
        yield Sentence(_("No last day is recorded."))
        return
    day = words.day(status.holds_until)
    if status.holds_until_assumed:
        yield Sentence(_("The report names no last day; {day} is assumed.", day=day))
    else:
        yield Sentence(_("This holds until {day}.", day=day))
    if status.good_until != status.holds_until:
        yield Sentence(_("After that, another good result holds."))


def _not_included(status: Status, leaders: list[Review]) -> str:
    if status.standing is Standing.COVERAGE_NOT_STATED:
        return _("The report does not say whether micro-credentials were included.")
    answers = {c.answer for review in leaders if (c := review.report.record.covers_micro_credentials)}
    if answers == {Coverage.NO}:
        return _("The report says that micro-credentials were not included.")
    return _("The report includes some micro-credentials, and this one is not among them.")


def _over(statuses: Statuses, status: Status, leaders: list[Review], agencies: tuple[Name, ...]) -> Iterator[Sentence]:
    """Say what ended or was taken back, and what comes next."""
    if status.standing is Standing.WITHDRAWN:
        days = [review.report.record.withdrawn.on for review in leaders if review.report.record.withdrawn]
        took = ngettext(
            "{agencies} took its decision back on {day}.",
            "{agencies} took their decisions back on {day}.",
            len(agencies),
            day=words.day(max(days)),
            agencies="{agencies}",
        )
        yield Sentence(took, {"agencies": agencies})
        if status.was:
            yield Sentence(_("The time of that decision ended on {day}.", day=words.day(status.was.until)))
    elif status.was:
        ended, result = words.day(status.was.until), _(_WAS_WORDS[status.was.standing])
        yield Sentence(_("The last check recorded here ended on {day}; {result}.", day=ended, result=result))
    if status.next:
        starts = words.day(statuses.catalogue.reports[status.next].record.from_)
        yield Sentence(_("A new one starts on {day}.", day=starts))


# --- what it means


def means(status: Status) -> str:
    """Say what the status tells a reader."""
    if status.standing is Standing.THROUGH_PROGRAMMES:
        return _(
            "Experts from outside looked at parts of what it offers and were satisfied. Nobody looked at the whole."
        )
    if status.standing is Standing.CONDITIONAL:
        return _(
            "Experts from outside looked at the quality, were satisfied, and asked for some things to be mended. "
            "You can read their report."
        )
    means = _MEANS[GROUP_OF[status.standing]]
    return _(means if _is_credential(status) else _MEANS_OF_ORGANISATION.get(GROUP_OF[status.standing], means))


def means_not(status: Status) -> str:
    """Say what the status does not tell a reader."""
    promise = _("It is no promise of a job, of credit elsewhere, or of recognition in another country.")
    label = _("It is not a European quality label.")
    if status.standing in GOOD and status.scope in (Scope.PROGRAMME, Scope.PROVIDER):
        return " ".join((_("The agency did not look at each course."), promise, label))
    match GROUP_OF[status.standing]:
        case CheckGroup.PASSED | CheckGroup.UNCLEAR:
            return f"{promise} {label}"
        case CheckGroup.NONE:
            return _("It does not mean that a check failed.")
        case _:
            return _("It does not tell you what has changed since, or whether a course is right for you.")


_MEANS = {
    CheckGroup.PASSED: noted(
        "Experts from outside looked at the quality and were satisfied. You can read their report."
    ),
    CheckGroup.UNCLEAR: noted(
        "Experts from outside looked, but their report does not clearly tell you about this course. "
        "Ask the provider or the agency what was included."
    ),
    CheckGroup.DISPUTED: noted(
        "Something speaks against it. Read the report and the provider’s answer before you choose."
    ),
    CheckGroup.NOT_NOW: noted(
        "No check holds today. That does not mean that the course is bad. "
        "Ask the provider whether a new check is planned."
    ),
    CheckGroup.NONE: noted(
        "That does not tell you whether the course is good or bad; it may have been checked elsewhere. "
        "Ask the provider, or look in DEQAR, the European database of reports."
    ),
}
_MEANS_OF_ORGANISATION = {
    CheckGroup.UNCLEAR: noted(
        "Experts from outside looked, but their report does not clearly tell you about this organisation. "
        "Ask the provider or the agency what was included."
    ),
    CheckGroup.NOT_NOW: noted(
        "No check holds today. That does not mean that the organisation is bad. "
        "Ask the provider whether a new check is planned."
    ),
    CheckGroup.NONE: noted(
        "That does not tell you whether the organisation is good or bad; it may have been checked elsewhere. "
        "Ask the provider, or look in DEQAR, the European database of reports."
    ),
}
"""What is said of an organisation in other words than of a course."""


# --- what stands beside it


def modifiers(statuses: Statuses, status: Status) -> list[Sentence]:
    """Say what a reader should know beside the headline."""
    return [*_of_status(statuses, status), *_of_leaders(statuses, status)]


def _of_status(statuses: Statuses, status: Status) -> Iterator[Sentence]:
    if status.expiring and status.good_until:
        yield Sentence(_("It ends soon: on {day}.", day=words.day(status.good_until)))
    for other in status.also:
        also = _(_ALSO[other.standing], agencies="{agencies}", scope=_in_sentence(other.scope))
        yield Sentence(also, {"agencies": (Name("agency", owner(other.report)),)})
    if status.was and status.standing is not Standing.EXPIRED and status.standing is not Standing.WITHDRAWN:
        earlier = _(
            "An earlier check ({scope}) ended on {day}; {result}.",
            scope=_in_sentence(status.was.scope),
            day=words.day(status.was.until),
            result=_(_WAS_WORDS[status.was.standing]),
        )
        yield Sentence(earlier)
    if status.obligation == Obligation.VOLUNTARY:
        yield Sentence(
            _("The check was voluntary: it is recorded as not part of the country’s official quality system.")
        )
    elif status.obligation == MIXED:
        yield Sentence(_("One of these checks was required, another was voluntary."))
    yield from _one_of_several(statuses, status)


def _one_of_several(statuses: Statuses, status: Status) -> Iterator[Sentence]:
    """Say that a check of providers did not look at all that award the course."""
    if not _is_credential(status) or status.scope is not Scope.PROVIDER:
        return
    awarding = len(statuses.catalogue.awarding(status.ref))
    covered = len({ref for review in _leaders(statuses, status) for ref in review.about})
    if covered < awarding:
        said = by_number(
            "{awarding} organisations award this course. The check looked at {covered} of them.",
            awarding,
            awarding=awarding,
            covered=covered,
        )
        yield Sentence(said)


_ALSO = {
    Standing.POSITIVE: noted("{agencies} also came to a positive result ({scope})."),
    Standing.CONDITIONAL: noted("{agencies} also came to a result with conditions ({scope})."),
    Standing.NEGATIVE: noted("{agencies} also came to a negative result ({scope})."),
    Standing.WITHDRAWN: noted("{agencies} also took a decision back ({scope})."),
}


def _of_leaders(statuses: Statuses, status: Status) -> Iterator[Sentence]:
    leaders = _leaders(statuses, status)
    for review in leaders:
        yield from _conditions(review.report.record, status)
        if _is_credential(status) and _changed(statuses, review, status.ref):
            yield Sentence(_("The course has changed since the check."))
        record = review.report.record
        if record.entered_by is EnteredBy.MAINTAINERS:
            copied = _(
                "Our team copied this from a public source on {day}; {agency} has not confirmed it.",
                day=words.day(record.last_verified),
                agency="{agency}",
            )
            yield Sentence(copied, {"agency": (Name("agency", owner(review.ref)),)})
        elif (status.as_of - record.last_verified).days > STALE_DAYS:
            compared = words.day(record.last_verified)
            yield Sentence(_("Nobody has compared this entry with its source since {day}.", day=compared))
    for agency in dict.fromkeys(owner(review.ref) for review in leaders if review.not_counted is None):
        kinds = dict.fromkeys(
            kind for review in leaders if owner(review.ref) == agency for kind in statuses.recognised_by(review.ref)
        )
        by = words.sentence([_(_RECOGNISED[kind]) for kind in kinds])
        recognised = _("{agency} was recognised by {by} when it decided.", agency="{agency}", by=by)
        yield Sentence(recognised, {"agency": (Name("agency", agency),)})


_RECOGNISED = {
    RecognisedBy.EQAR: noted("EQAR, the European register"),
    RecognisedBy.NATIONAL_AUTHORITY: noted("a national authority"),
    RecognisedBy.OTHER: noted("another body"),
}


def _conditions(record: Report, status: Status) -> Iterator[Sentence]:
    if status.standing is not Standing.CONDITIONAL:
        return
    for condition in record.conditions:
        if condition.met and condition.met <= status.as_of:
            continue
        if condition.due is None:
            yield Sentence(_("A condition has no recorded deadline."))
            continue
        day = words.day(condition.due)
        if condition.due < status.as_of:
            yield Sentence(_("The deadline for a condition passed on {day}; the result is not recorded.", day=day))
        else:
            yield Sentence(_("A condition must be met by {day}.", day=day))


def _changed(statuses: Statuses, review: Review, ref: str) -> bool:
    """Tell whether the credential differs from what the agency looked at."""
    listed = next((item for item in review.report.record.credentials if item.credential == ref), None)
    if listed is None or listed.as_reviewed is None:
        return False
    return any(reviewed.differences(listed.as_reviewed, statuses.catalogue.credentials[ref].record))


def why_not(reason: NotCounted) -> str:
    """Say why a report does not count, as a sentence."""
    if reason in (NotCounted.ANNULLED, NotCounted.MISTAKE):
        return _("We do not count it: {reason}.", reason=reason.sentence)
    return _because([reason.sentence])


def _because(reasons: list[str]) -> str:
    because = words.sentence(reasons)
    return _("We do not count it because {reason}. This is our rule, not a judgement.", reason=because)


def _in_sentence(scope: Scope) -> str:
    """Give what was looked at as it stands inside a sentence."""
    return _(_SCOPES_IN_SENTENCES[scope])


_SCOPES_IN_SENTENCES = {
    Scope.CREDENTIAL: noted("the micro-credential itself"),
    Scope.PROGRAMME: noted("the programme"),
    Scope.PROVIDER: noted("the provider"),
}
