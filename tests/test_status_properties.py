"""What must hold of every status, whatever the reports are."""

import datetime as dt
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from reviews import AGENCIES, DATA, JOINT, Report, catalogue, direct, programme, provider

from generator.settings import Policy
from generator.source import Plain
from generator.status import Status, Statuses

# Few days close together, so that things happen on the same day, on the day before and on the day after.
_DAYS = [dt.date(2024, 1, 1) + dt.timedelta(days=number) for number in (*range(6), 60, 150)]
_FAR = [dt.date(1990, 1, 1), dt.date(2020, 12, 31), dt.date(2031, 6, 1), dt.date(2060, 1, 1)]
days = st.sampled_from([day.isoformat() for day in _DAYS])
decisions = st.sampled_from(["positive", "positive-with-conditions", "negative", "no-formal-decision"])
coverages = st.sampled_from(
    [
        None,
        {"answer": "yes"},
        {"answer": "partly", "credentials": [DATA]},
        {"answer": "no"},
        {"answer": "not-stated"},
    ],
)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    first, later, last = sorted(draw(st.lists(days, min_size=3, max_size=3, unique=True)))
    made: dict[str, Any] = {
        **draw(st.sampled_from([direct, direct, programme, provider]))(),
        "from": first,
        "decision": draw(decisions),
        "obligation": draw(st.sampled_from(["obligatory", "voluntary"])),
        "activities": [draw(st.sampled_from(["review", "review", "audit", "advice"]))],
        "until": draw(st.sampled_from([last, last, "unlimited"])),
        "last_verified": draw(days),
    }
    if draw(st.integers(0, 4)) == 0:
        del made["until"]
    if made["scope"] != "credential":
        made["providers"] = draw(st.sampled_from([["uni"], ["uni", "second"], ["second"]]))
        coverage = draw(coverages)
        if coverage is not None:
            made["covers_micro_credentials"] = coverage
    extra = draw(st.integers(0, 8))
    if extra == 0:
        made["withdrawn"] = {"on": later, "kind": draw(st.sampled_from(["revoked", "annulled", "mistake"]))}
    elif extra == 1:
        made["appeal"] = {"since": later, "suspends": "true", **draw(st.sampled_from([{}, {"on": last}]))}
    elif extra == 2:
        before = {"on": first, "decision": "positive-with-conditions"}
        made["decisions"] = [before, {"on": later, "decision": made["decision"]}]
    return made


@st.composite
def catalogues(draw: st.DrawFn) -> dict[str, Report]:
    names = st.tuples(st.sampled_from(sorted(AGENCIES)), st.integers(1, 4)).map(lambda name: f"{name[0]}/{name[1]}")
    made = draw(st.dictionaries(names, reports(), max_size=5))
    for ref, report in made.items():
        others = [other for other in made if other != ref and other.partition("/")[0] == ref.partition("/")[0]]
        if draw(st.integers(0, 3)) == 0:
            named: list[Plain] = list(others[:1])
            made[ref] = {**report, "replaces": named}
    return made


subjects = st.sampled_from([DATA, JOINT, "uni", "second"])
any_day = st.sampled_from([*_FAR, *_DAYS]).flatmap(
    lambda day: st.integers(-1, 1).map(lambda shift: day + dt.timedelta(days=shift))
)


def shown(status: Status) -> tuple[object, ...]:
    return status.scope, status.standing, status.expiring


@settings(deadline=None, max_examples=300)
@given(made=catalogues(), subject=subjects, day=any_day)
def test_the_timeline_has_no_gap_and_no_overlap_and_agrees(made: dict[str, Report], subject: str, day: dt.date) -> None:
    statuses = Statuses(catalogue(made), Policy())
    timeline = statuses.timeline(subject)
    assert timeline[0].first is None
    assert timeline[-1].last is None
    for earlier, later in pairwise(timeline):
        assert earlier.last is not None
        assert later.first == earlier.last + dt.timedelta(days=1)
        assert (earlier.scope, earlier.standing, earlier.because) != (later.scope, later.standing, later.because)
    found = statuses.of(subject, day)
    interval = next(each for each in timeline if each.holds(day))
    assert (found.scope, found.standing, found.because) == (interval.scope, interval.standing, interval.because)


@settings(deadline=None, max_examples=200)
@given(made=catalogues(), subject=subjects, day=any_day)
def test_nothing_changes_before_the_next_change(made: dict[str, Report], subject: str, day: dt.date) -> None:
    statuses = Statuses(catalogue(made), Policy())
    now = statuses.of(subject, day)
    end = now.next_change or dt.date(2070, 1, 1)
    between = {
        each for near in (*_DAYS, *_FAR, end) for shift in (-91, -90, -1, 0, 1) if (each := near + dt.timedelta(shift))
    }
    for other in sorted(each for each in between if day < each < end):
        assert shown(statuses.of(subject, other)) == shown(now)
    if now.next_change:
        assert shown(statuses.of(subject, now.next_change)) != shown(now)


@settings(deadline=None, max_examples=200)
@given(made=catalogues(), subject=subjects, day=any_day)
def test_a_run_is_unbroken_and_as_long_as_it_says(made: dict[str, Report], subject: str, day: dt.date) -> None:
    statuses = Statuses(catalogue(made), Policy())
    now = statuses.of(subject, day)

    def same(other: dt.date) -> bool:
        there = statuses.of(subject, other)
        return (there.scope, there.standing) == (now.scope, now.standing)

    if now.since:
        assert same(now.since)
        assert not same(now.since - dt.timedelta(days=1))
    if now.until:
        assert same(now.until)
        assert not same(now.until + dt.timedelta(days=1))
    if now.good_until:
        assert statuses.of(subject, now.good_until).standing in {"positive", "conditional"}
        assert statuses.of(subject, now.good_until + dt.timedelta(days=1)).standing not in {"positive", "conditional"}


@settings(deadline=None, max_examples=200)
@given(made=catalogues(), subject=subjects, day=any_day, data=st.data())
def test_the_order_of_reports_does_not_matter(
    made: dict[str, Report], subject: str, day: dt.date, data: st.DataObject
) -> None:
    shuffled = dict(data.draw(st.permutations(list(made.items()))))
    # The catalogue sorts records by name, so the names change places too.
    names = dict(zip(sorted(made), shuffled, strict=True))
    agencies = {ref.partition("/")[0] for ref in made}
    there = Statuses(catalogue(made), Policy()).of(subject, day)
    assert Statuses(catalogue(shuffled), Policy()).of(subject, day) == there
    if len(agencies) == 1 and not any("replaces" in report for report in made.values()):
        renamed = {new: made[old] for old, new in names.items()}
        again = Statuses(catalogue(renamed), Policy()).of(subject, day)
        assert (again.scope, again.standing, again.since, again.good_until) == (
            there.scope,
            there.standing,
            there.since,
            there.good_until,
        )
