import datetime as dt

import pytest
from reviews import Report, catalogue, direct

from generator.pages import agency
from generator.pages.page import Context
from generator.settings import Settings
from generator.vocabulary import CheckGroup

ON = dt.date(2026, 11, 22)
DECIDES = "Its reports decide what we say today"


@pytest.mark.parametrize(
    ("owner", "reports", "said"),
    [
        pytest.param("eqa", {"eqa/1": direct()}, f"{CheckGroup.PASSED.label}: 1", id="a report that counts"),
        pytest.param(
            "eqa", {"eqa/1": direct(until="2025-12-31")}, f"{CheckGroup.NOT_NOW.label}: 1", id="one that ended"
        ),
        pytest.param("other", {"other/1": direct()}, "", id="one that does not count"),
        pytest.param("other", {"other/1": direct(), "eqa/1": direct()}, "", id="one beside another that counts"),
        pytest.param("eqa", {"other/1": direct(), "eqa/1": direct()}, f"{CheckGroup.PASSED.label}: 1", id="that other"),
    ],
)
def test_what_the_reports_of_an_agency_decide(owner: str, reports: dict[str, Report], said: str) -> None:
    context = Context(catalogue(reports), Settings(), ON)
    content = agency.page(context, context.catalogue.agencies[owner], ()).content
    assert (DECIDES in content) == bool(said)
    assert said in content
