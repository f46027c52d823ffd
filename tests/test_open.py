"""Whether people can take a course on a day: a table of days, and what formats and the page make of it."""

import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from test_elm import DATA, changed, credential, of_class, parsed, texts
from test_quality_link import COURSE, QL, UNIVERSITY
from test_quality_link import of_class as of_quality_link

from generator.exports import quality_link, schema_org
from generator.exports.ctdl import credentials as ctdl
from generator.exports.elm import opportunities
from generator.exports.losses import Loss
from generator.exports.schema_org import courses
from generator.exports.snapshot import Snapshot
from generator.pages import credential as pages
from generator.pages.page import Context
from generator.records import Credential
from generator.settings import Settings

ON = dt.date(2026, 11, 22)
RECORD = f"# credentials/{DATA}.yml"
DEADLINE = "apply_by: 2026-11-21\nstarts: [2026-11-21]\n"
ENDED = "valid_until: 2026-11-21\n"


def shot(keys: str, folder: Path) -> Snapshot:
    return changed(f"{RECORD}\n{keys}", folder, ON)


def record(keys: str, folder: Path) -> Credential:
    return shot(keys, folder).catalogue.credentials[DATA].record


@pytest.mark.parametrize(
    ("keys", "is_open"),
    [
        pytest.param("", True, id="offered"),
        pytest.param("availability: planned\n", False, id="planned"),
        pytest.param("availability: paused\n", False, id="paused"),
        pytest.param("availability: closed\n", False, id="closed"),
        pytest.param("apply_by: 2026-11-21\nstarts: [2026-11-21]\n", False, id="the day after the last to apply"),
        pytest.param("apply_by: 2026-11-22\nstarts: [2026-11-21]\n", True, id="on the last day to apply"),
        pytest.param("apply_by: 2026-11-21\nstarts: []\n", False, id="no start is stated"),
        pytest.param("apply_by: 2026-11-21\nstarts: [2026-11-22]\n", True, id="it starts today"),
        pytest.param("apply_by: 2026-11-21\nstarts: [2026-11-01, 2027-02-01]\n", True, id="a start is to come"),
        pytest.param("apply_by: 2026-11-21\nstarts: [2026-11-01, on-demand]\n", True, id="at any time"),
        pytest.param("valid_until: 2026-11-21\n", False, id="the day after the last of its version"),
        pytest.param("valid_until: 2026-11-22\n", True, id="the last day of its version"),
        pytest.param("availability: paused\nstarts: [2027-02-01]\n", False, id="paused, and a start is to come"),
    ],
)
def test_whether_people_can_take_it(keys: str, is_open: bool, tmp_path: Path) -> None:  # noqa: FBT001
    assert record(keys, tmp_path).is_open(ON) == is_open


def test_past_starts_alone_say_nothing_of_the_next(tmp_path: Path) -> None:
    found = changed(f"{RECORD} without apply_by\nstarts: [2026-02-01]\n", tmp_path, ON)
    assert found.catalogue.credentials[DATA].record.is_open(ON)


OVER = pytest.mark.parametrize("keys", [DEADLINE, ENDED], ids=["the last day to apply has passed", "its version ended"])


def lost(losses: Iterable[Loss]) -> set[str]:
    return {loss.field for loss in losses}


@OVER
def test_schema_org_says_nothing_of_an_offer_that_is_over(keys: str, tmp_path: Path) -> None:
    snapshot = shot(keys, tmp_path)
    entry = snapshot.catalogue.credentials[DATA]
    (text,) = schema_org.written(snapshot, entry).values()
    made, block = json.loads(text), schema_org.embedded(snapshot, entry)
    assert not {"offers", "hasCourseInstance", "potentialAction", "financialAidEligible"} & made.keys()
    assert "Offer" not in block
    assert "CourseInstance" not in block
    assert {"apply", "apply_by", "availability", "price.amount", "starts"} <= lost(courses.lost(snapshot, entry))


@OVER
def test_the_european_learning_model_has_no_offer_that_is_over(keys: str, tmp_path: Path) -> None:
    snapshot = shot(keys, tmp_path)
    graph = credential(snapshot)
    assert of_class(graph, "LearningOpportunity") == []
    assert "You can apply for it or start it now." not in texts(graph)
    assert "You cannot apply for it any more." in texts(graph)
    entry = snapshot.catalogue.credentials[DATA]
    assert {"apply", "apply_by", "price.amount", "starts"} <= lost(opportunities.lost(snapshot, entry))


@OVER
def test_ctdl_does_not_call_active_what_is_over(keys: str, tmp_path: Path) -> None:
    snapshot = shot(keys, tmp_path)
    entry = snapshot.catalogue.credentials[DATA]
    made = json.dumps(ctdl.micro_credential(snapshot, entry))
    assert "Active" not in made
    assert "availabilityListing" not in made
    assert {"apply", "availability"} <= lost(ctdl.lost(snapshot, entry))


@pytest.mark.parametrize(("keys", "active"), [(DEADLINE, "true"), (ENDED, "false")])
def test_quality_link_has_no_instance_that_is_over(keys: str, active: str, tmp_path: Path) -> None:
    snapshot = changed(f"{COURSE}\n{keys}", tmp_path, ON)
    provider = snapshot.catalogue.providers[UNIVERSITY]
    graph = parsed(quality_link.written(snapshot, provider)[quality_link.DATA])
    assert of_quality_link(graph, "LearningOpportunityInstance") == []
    assert [str(value) for value in graph.objects(None, QL.isActive)] == [active]
    assert {"a course: price.amount", "a course: starts"} <= lost(quality_link.lost(snapshot, provider))


APPLY, ITS_PAGE = "Apply on the provider’s website", "Its page on the provider’s website"
APPLIES = "apply: https://www.university.example/apply\n"


@pytest.mark.parametrize(
    ("keys", "buttons", "notice"),
    [
        pytest.param(APPLIES, 2, "", id="offered"),
        pytest.param(f"{APPLIES}availability: planned\n", 0, "The provider plans to offer it", id="planned"),
        pytest.param(f"{APPLIES}{DEADLINE}", 0, "The last day to apply was 21 November 2026.", id="too late to apply"),
        pytest.param(f"{APPLIES}{ENDED}", 0, "This version ended on 21 November 2026.", id="its version ended"),
        pytest.param(f"{APPLIES}{DEADLINE}{ENDED}", 0, "This version ended on 21 November 2026.", id="both"),
    ],
)
def test_the_page_offers_to_apply_only_where_somebody_can(keys: str, buttons: int, notice: str, tmp_path: Path) -> None:
    known = shot(keys, tmp_path).catalogue
    context, entry = Context(known, Settings(), ON), known.credentials[DATA]
    page = pages.page(context, entry, pages.described(context, entry)).content
    assert page.count(APPLY) == buttons
    assert page.count(ITS_PAGE) == 1
    assert notice in page
    assert ("The last day to apply" in page) == notice.startswith("The last day to apply")
