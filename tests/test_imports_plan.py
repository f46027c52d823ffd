"""What an import writes: new records, changes of a second import, and what a person has edited."""

import dataclasses
import datetime as dt
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from fragments import EXAMPLE, ON

from generator import catalogue, changes, records, rules
from generator.finding import Level
from generator.imports import (
    CarryingOutError,
    Fact,
    Found,
    Note,
    Order,
    Plan,
    Read,
    State,
    UnreadableError,
    Wanted,
    carry_out,
    courses,
    plan,
    report,
    rows,
    tables,
)
from generator.settings import Policy, Settings

SETTINGS = Settings()
LATER = dt.date(2027, 3, 1)
INTO = "other-university"
DATA: Mapping[str, object] = {
    "title": "Robots in care",
    "summary": "Learn to work with robots. You build one.",
    "availability": "offered",
    "homepage": "https://other.example/robots",
    "workload": {"hours": 50},
    "price": {"amount": "400", "currency": "EUR"},
    "learning_outcomes": ["Build a robot", "Explain its limits"],
}
PATH = f"credentials/{INTO}/robots-in-care.yml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "content"))


def found(own: str = "R1", where: str = "row 2", /, **facts: object) -> Found:
    """Make a found course from the usual facts and others; None takes one out."""
    given = {key: value for key, value in {**DATA, **facts}.items() if value is not None}
    return Found(own, where, {key: Fact(value, f"{where}, {key}") for key, value in given.items()})  # type: ignore[arg-type]


def planned(content: Path, *each: Found, on: dt.date = ON, name: str = "a.csv", into: str = INTO) -> Plan:
    order = Order(records.BY_NAME["credential"], "table", name, into, on)
    return plan(catalogue.load(content, SETTINGS), Read(tuple(each)), order)


def imported(content: Path, *each: Found, on: dt.date = ON, name: str = "a.csv") -> Plan:
    made = planned(content, *each, on=on, name=name)
    carry_out(made, content)
    return made


def states(made: Plan) -> list[tuple[str, str]]:
    return [(each.ref.partition("/")[2], each.state.value) for each in made.outcomes]


def bytes_of(content: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in content.rglob("*") if path.is_file()}


def errors(content: Path, on: dt.date = ON) -> list[str]:
    return [each.message for each in rules.check(catalogue.load(content, SETTINGS), on) if each.level is Level.ERROR]


def test_a_new_record_is_written_as_a_person_would(content: Path) -> None:
    made = imported(content, found())
    text = (content / PATH).read_text(encoding="utf-8")
    assert states(made) == [("robots-in-care", "written")]
    assert re.sub(r"[a-p]{10}", "…", text) == (
        "title: Robots in care\n"
        "summary: Learn to work with robots. You build one.\n"
        "availability: offered\n"
        "homepage: https://other.example/robots\n"
        "learning_outcomes:\n"
        "  - Build a robot\n"
        "  - Explain its limits\n"
        "workload: {hours: 50}\n"
        "price: {amount: 400, currency: EUR}\n"
        "last_verified: 2026-11-22\n"
        "source: https://other.example/robots\n"
        "imported:\n"
        "  format: table\n"
        "  from: a.csv\n"
        "  id: R1\n"
        "  on: 2026-11-22\n"
        "  fields:\n"
        "    availability: …\n"
        "    homepage: …\n"
        "    learning_outcomes: …\n"
        "    price: …\n"
        "    source: …\n"
        "    summary: …\n"
        "    title: …\n"
        "    workload: …\n"
    )
    assert errors(content) == []
    assert ("level", 1) in made.unsaid
    assert ("title", 1) not in made.unsaid


def test_what_has_not_changed_is_not_written(content: Path) -> None:
    imported(content, found(), found("R2", "row 3", title="Other"))
    before = bytes_of(content)
    again = imported(content, found("R2", "row 2", title="Other"), found("R1", "row 3"), on=LATER)
    assert {each.state for each in again.outcomes} == {State.UNCHANGED}
    assert bytes_of(content) == before


def test_only_what_changed_at_the_source_changes(content: Path) -> None:
    imported(content, found())
    before = (content / PATH).read_text(encoding="utf-8")
    made = imported(content, found(price={"amount": 450, "currency": "EUR"}), on=LATER)
    after = (content / PATH).read_text(encoding="utf-8")
    assert [(each.field, each.after) for each in made.outcomes[0].changes] == [
        ("price", {"amount": 450, "currency": "EUR"})
    ]
    differing = {line for line in after.splitlines() if line not in before.splitlines()}
    assert {line.strip().partition(":")[0] for line in differing} <= {"price", "last_verified", "on", "fields"}
    assert "last_verified: 2027-03-01" in after


@pytest.mark.parametrize(
    ("day", "facts", "expected"),
    [
        pytest.param("2026-08-01", {}, ("unchanged", "2026-08-01"), id="the same day"),
        pytest.param("2026-09-01", {}, ("changed", "2026-09-01"), id="a later day"),
        pytest.param("2026-07-01", {}, ("unchanged", "2026-08-01"), id="an earlier day"),
        pytest.param("2026-08-01", {"title": "Robots at home"}, ("changed", "2026-08-01"), id="another fact"),
        pytest.param(None, {"title": "Robots at home"}, ("changed", "2027-03-01"), id="a source that names no day"),
    ],
)
def test_the_day_of_the_source_counts_if_it_names_one(
    day: str | None, facts: dict[str, object], expected: tuple[str, str], content: Path
) -> None:
    imported(content, found(last_verified="2026-08-01"))
    made = imported(content, found(last_verified=day, **facts), on=LATER)
    verified = re.findall(r"(?m)^last_verified: (.*)$", (content / PATH).read_text(encoding="utf-8"))
    assert [(made.outcomes[0].state.value, *verified), made.outcomes[0].kept] == [expected, ()]
    again = imported(content, found(last_verified=day, **facts), on=LATER)
    assert (again.outcomes[0].state, again.outcomes[0].kept) == (State.UNCHANGED, ())


EDITED = """\
# yaml-language-server: $schema=../../../schemas/credential.json
# Ask Kim before you change this.

title: 'Robots in care'   # as on the poster
summary: >-
  Learn to work with robots. You build
  one.
availability: offered
homepage: https://other.example/robots

# the dean counted them
workload: {hours: 60}
learning_outcomes:
- Build a robot   # with a # sign
- Explain its limits
price: {amount: 400, currency: EUR} # until summer
"""


def edited(content: Path) -> str:
    """Let a person rewrite the file: other hours, comments, another order and style."""
    file = content / PATH
    text = file.read_text(encoding="utf-8")
    file.write_text(EDITED + text[text.index("last_verified:") :], encoding="utf-8")
    return file.read_text(encoding="utf-8")


def test_what_a_person_edited_stays_and_is_shown(content: Path) -> None:
    imported(content, found())
    before = edited(content)
    same = imported(content, found(), on=LATER)
    assert states(same) == [("robots-in-care", "unchanged")]
    assert (content / PATH).read_text(encoding="utf-8") == before
    assert [each.as_json() for each in same.outcomes[0].kept] == [
        {"field": "workload", "before": {"hours": 60}, "after": {"hours": 50}}
    ]
    said = report.text(same, dry_run=False)
    assert 'in the record: {"hours": 60}' in said
    assert 'in the source: {"hours": 50}' in said


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, ""),
        ({"starts": ["2027-02-01"]}, "offered"),
        ({"starts": ["2020-02-01", "2027-02-01"]}, "offered"),
        ({"starts": ["2020-02-01"]}, ""),
        ({"starts": ["on-demand"]}, "offered"),
        ({"apply_by": "2027-02-01"}, "offered"),
        ({"apply_by": "2020-02-01"}, ""),
        ({"valid_until": "2020-02-01"}, ""),
        ({"starts": ["2027-02-01"], "availability": "paused"}, "paused"),
    ],
)
def test_only_dates_to_come_say_that_people_can_take_it(facts: dict[str, object], expected: str, content: Path) -> None:
    made = planned(content, found(**{"availability": None, **facts}))
    said = {change.field: change.after for each in made.outcomes for change in each.changes}
    assert said.get("availability", "") == expected
    assert bool(made.of(State.LEFT_OUT)) == (not expected)


def test_a_source_that_falls_silent_leaves_whether_people_can_take_it_as_it_is(content: Path) -> None:
    imported(content, found())
    made = imported(content, found(availability=None, title="Robots at home"), on=LATER)
    assert states(made) == [("robots-in-care", "changed")]
    assert [change.field for change in made.outcomes[0].changes] == ["title"]
    assert "it stays “offered”" in str(made.outcomes[0].notes[0])
    assert "availability: offered" in (content / PATH).read_text(encoding="utf-8")


UNCLEAR = frozenset({"availability"})
TO_COME = {"availability": None, "starts": ["2027-06-01"]}


@pytest.mark.parametrize("availability", ["", "offered", "closed"])
def test_nobody_else_says_what_the_source_says_and_nobody_can_read(availability: str, content: Path) -> None:
    each = dataclasses.replace(found(**TO_COME), unclear=UNCLEAR)
    order = Order(records.BY_NAME["credential"], "table", "a.csv", INTO, ON, availability=availability)
    made = plan(catalogue.load(content, SETTINGS), Read((each,)), order)
    assert [outcome.state for outcome in made.outcomes] == [State.LEFT_OUT]
    assert "and it cannot be read" in str(made.outcomes[0].errors[0])


@pytest.mark.parametrize("before", ["offered", "paused", "closed"])
def test_a_record_keeps_what_it_has_where_the_source_cannot_be_read(before: str, content: Path) -> None:
    imported(content, found(availability=before))
    made = imported(content, dataclasses.replace(found(**TO_COME), unclear=UNCLEAR), on=LATER)
    assert [change.field for change in made.outcomes[0].changes] == ["starts"]
    assert f"does not say clearly whether people can take it now; it stays “{before}”" in str(made.outcomes[0].notes[0])
    assert f"availability: {before}" in (content / PATH).read_text(encoding="utf-8")


def test_comments_and_style_stay_where_the_source_changes(content: Path) -> None:
    imported(content, found())
    edited(content)
    new = found(title="Robots in health care", price=None, workload={"hours": 55}, skills=[{"label": "build robots"}])
    made = imported(content, new, on=LATER)
    after = (content / PATH).read_text(encoding="utf-8")
    assert after.startswith(
        "# yaml-language-server: $schema=../../../schemas/credential.json\n# Ask Kim before you change this.\n\n"
        "# as on the poster\ntitle: Robots in health care\n"
        "summary: >-\n  Learn to work with robots. You build\n  one.\n"
    )
    assert "\n# the dean counted them\nworkload: {hours: 60}\n" in after
    assert "- Build a robot   # with a # sign\n" in after
    assert "# until summer\n" in after
    assert "price:" not in re.sub(r"fields:.*", "", after)
    assert "skills:\n  - label: build robots\n" in after
    assert [each.field for each in made.outcomes[0].kept] == ["workload"]
    assert states(made) == [("robots-in-care", "changed")]  # the name of the record stays with another title
    assert errors(content, LATER) == []


def test_a_fact_that_a_person_took_out_stays_out_until_the_source_changes(content: Path) -> None:
    imported(content, found())
    file = content / PATH
    file.write_text(re.sub(r"price: .*\n", "", file.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    made = planned(content, found())
    assert [each.field for each in made.outcomes[0].kept] == ["price"]
    assert not made.writes


def test_a_course_that_is_gone_is_closed_and_comes_back(content: Path) -> None:
    imported(content, found(), found("R2", "row 3", title="Other"))
    gone = imported(content, found("R2", "row 2", title="Other"), on=LATER)
    assert states(gone) == [("other", "unchanged"), ("robots-in-care", "closed")]
    assert "\navailability: closed\n" in (content / PATH).read_text(encoding="utf-8")
    before = bytes_of(content)
    assert states(imported(content, found("R2", "row 2", title="Other"), on=LATER)) == [("other", "unchanged")]
    assert bytes_of(content) == before
    back = imported(content, found("R2", "row 2", title="Other"), found("R1", "row 3"), on=LATER)
    assert states(back) == [("other", "unchanged"), ("robots-in-care", "changed")]
    assert "\navailability: offered\n" in (content / PATH).read_text(encoding="utf-8")


def test_only_courses_of_the_same_source_are_closed(content: Path) -> None:
    imported(content, found(), name="a.csv")
    other = found("R2", "row 2", title="Other", homepage="https://other.example/2")
    made = imported(content, other, name="b.csv")
    assert states(made) == [("other", "written")]


def test_a_closed_course_that_a_person_paused_is_shown(content: Path) -> None:
    imported(content, found(), found("R2", "row 3", title="Other"))
    file = content / PATH
    file.write_text(file.read_text(encoding="utf-8").replace("availability: offered", "availability: paused"))
    made = planned(content, found("R2", "row 2", title="Other"))
    assert [each.as_json() for each in made.outcomes[1].kept] == [
        {"field": "availability", "before": "paused", "after": "closed"}
    ]
    assert not made.writes


def test_courses_with_the_same_title_have_names_that_do_not_depend_on_their_order(content: Path) -> None:
    one = planned(content, found("R1"), found("R2", "row 3"))
    other = planned(content, found("R2"), found("R1", "row 3"))
    assert [each.ref for each in one.outcomes] == [f"{INTO}/robots-in-care-r1", f"{INTO}/robots-in-care-r2"]
    assert {each.ref for each in one.outcomes} == {each.ref for each in other.outcomes}
    imported(content, found("R1"))
    later = planned(content, found("R1"), found("R2", "row 3"))
    assert [each.ref for each in later.outcomes] == [f"{INTO}/robots-in-care", f"{INTO}/robots-in-care-r2"]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        pytest.param({"title": None}, "does not say `title`", id="no title"),
        pytest.param({"summary": None}, "does not say `summary`", id="no summary"),
        pytest.param({"homepage": None}, "does not say `homepage`", id="no address"),
        pytest.param({"summary": "x" * 601}, "601 characters; at most 600", id="a long summary"),
        pytest.param({"homepage": "http://localhost/"}, "public host name", id="an address of nobody"),
        pytest.param({"title": "Robots\u200b"}, "cannot be seen", id="a hidden sign"),
        pytest.param({"workload": {"hours": 5, "ects": "not-applicable"}}, "reason", id="what the check refuses"),
        pytest.param({"supersedes": f"{INTO}/nothing"}, "nothing", id="a course that is not there"),
    ],
)
def test_what_cannot_be_a_record_is_listed_and_not_written(facts: dict[str, object], said: str, content: Path) -> None:
    before = bytes_of(content)
    made = imported(content, found(**facts))
    assert states(made)[0][1] == "left-out"
    assert re.search(said, " ".join(map(str, made.outcomes[0].errors)))
    assert bytes_of(content) == before


def test_a_value_that_a_record_cannot_hold_is_left_out_and_named(content: Path) -> None:
    made = imported(content, found(level={"eqf": "six"}, field=["0542", "7777"]))
    assert states(made) == [("robots-in-care", "written")]
    assert {note.where for note in made.outcomes[0].notes} == {"row 2, field", "row 2, level"}
    text = (content / PATH).read_text(encoding="utf-8")
    assert 'field: ["0542"]' in text
    assert "eqf" not in text


def test_other_courses_are_written_beside_one_that_is_left_out(content: Path) -> None:
    made = imported(content, found(), found("R2", "row 3", title="Other", supersedes=f"{INTO}/nothing"))
    assert [state for _, state in states(made)] == ["written", "left-out"]
    assert errors(content) == []


def test_rows_that_nothing_tells_apart_are_named_together(content: Path) -> None:
    made = planned(content, found(), found("R1", "row 7", title="Boats"))
    for each in made.outcomes:
        (note,) = each.errors
        assert "several with the id “R1”: row 2, row 7." in note.message
        assert note.message.endswith("Give each a course number of its own.")


def test_two_rows_with_one_id_are_left_out(content: Path) -> None:
    made = planned(content, found(), found("R1", "row 3", title="Other"))
    assert {each.state for each in made.outcomes} == {State.LEFT_OUT}


def test_a_record_that_a_person_wrote_is_not_touched(content: Path) -> None:
    imported(content, found())
    file = content / PATH
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index("imported:")], encoding="utf-8")
    made = planned(content, found())
    assert "a person wrote it" in str(made.outcomes[0].errors[0])
    file.write_text("title: [broken", encoding="utf-8")
    assert "has errors" in str(planned(content, found()).outcomes[0].errors[0])


@pytest.mark.parametrize(
    "other", [{"homepage": "https://other.example/elsewhere"}, {"title": "Another title"}], ids=["title", "address"]
)
def test_a_course_that_a_person_entered_under_another_name_is_known_again(
    other: dict[str, object], content: Path
) -> None:
    imported(content, found())
    file = content / PATH
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index("imported:")], encoding="utf-8")
    file.rename(file.with_name("robots.yml"))
    made = planned(content, found("R1", **other))
    assert "robots.yml is there already, and a person wrote it" in str(made.outcomes[0].errors[0])


def test_the_same_course_from_a_file_of_another_name_is_asked_about(content: Path) -> None:
    imported(content, found(), name="2026.csv")
    made = planned(content, found(), name="2027.csv")
    assert "from “2026.csv”. Is it the same source?" in str(made.outcomes[0].errors[0])


def test_a_course_that_is_left_out_is_not_gone(content: Path) -> None:
    imported(content, found())
    made = planned(content, found(title=None), found("R2", "row 3", title="Other"))
    assert [state for _, state in states(made)] == ["left-out", "written"]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        pytest.param(
            {"workload": {"hours": "0", "ects": "0"}}, ["`workload.hours`: 0", "`workload.ects`: 0"], id="two"
        ),
        pytest.param({"level": {"eqf": "6.5"}}, ["`level.eqf`: `6.5` is not"], id="one"),
    ],
)
def test_what_cannot_be_used_is_named_and_leaves_no_empty_place(
    facts: dict[str, object], said: list[str], content: Path
) -> None:
    outcome = planned(content, found(**facts)).outcomes[0]
    assert [note.message.startswith(start) for note, start in zip(outcome.notes, said, strict=True)] == [True] * len(
        said
    )
    assert outcome.content is not None
    assert b"{}" not in outcome.content
    assert set(facts) <= set(outcome.unsaid)


def test_what_is_wrong_with_the_address_is_said_once(content: Path) -> None:
    outcome = planned(content, found(homepage="https://other.example/a b")).outcomes[0]
    assert len(outcome.errors) == 1


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        pytest.param("  id: R1\n", "", "its note `imported` is damaged", id="a damaged note"),
        pytest.param("format: table", "format: xcri", "from “a.csv” in the format `xcri`", id="another format"),
    ],
)
def test_a_note_that_a_person_changed_is_named(before: str, after: str, said: str, content: Path) -> None:
    imported(content, found())
    file = content / PATH
    file.write_text(file.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    assert said in str(planned(content, found()).outcomes[0].errors[0])


def test_two_records_from_one_course_are_named_and_stay(content: Path) -> None:
    imported(content, found(), found("R3", "row 4", title="Boats"))
    (content / PATH).with_name("copy.yml").write_bytes((content / PATH).read_bytes())
    made = planned(content, found(title="New title"), found("R3", "row 4", title="Boats"))
    assert [each.state for each in made.outcomes] == [State.LEFT_OUT, State.UNCHANGED]
    assert f"credentials/{INTO}/copy.yml, {PATH}" in str(made.outcomes[0].errors[0])
    gone = planned(content, found("R3", "row 4", title="Boats"))
    assert [each.ref.partition("/")[2] for each in gone.of(State.CLOSED)] == ["copy", "robots-in-care"]


def test_signs_that_nobody_sees_are_no_part_of_names(content: Path) -> None:
    imported(content, found("R\u202e\u00001"), name="Cafe\u0301\u200b.csv")
    text = (content / PATH).read_text(encoding="utf-8")
    assert "from: Café.csv" in text
    assert "id: R1" in text
    assert states(planned(content, found("R1"), name="Café.csv")) == [("robots-in-care", "unchanged")]


def test_nothing_is_written_through_a_link_beside_a_record(content: Path, tmp_path: Path) -> None:
    made = planned(content, found())
    (tmp_path / "outside").write_bytes(b"mine")
    (content / PATH).parent.mkdir(parents=True, exist_ok=True)
    (content / PATH).with_name(".robots-in-care.yml.new").symlink_to(tmp_path / "outside")
    carry_out(made, content)
    assert (tmp_path / "outside").read_bytes() == b"mine"
    assert (content / PATH).is_file()


def test_an_empty_source_closes_nothing(content: Path) -> None:
    imported(content, found())
    with pytest.raises(UnreadableError, match="no course in the file"):
        planned(content)


def test_another_source_of_the_same_name_closes_nothing(content: Path) -> None:
    imported(content, found(), found("R2", "row 3", title="Other"))
    foreign = found("X1", "row 2", title="Boats", homepage="https://other.example/boats")
    with pytest.raises(UnreadableError, match=r"none of the courses that came from “a.csv”, .+ \(2\)"):
        planned(content, foreign)
    assert states(imported(content, foreign, found("R2", "row 3", title="Other")))[-1] == ("robots-in-care", "closed")
    for file in content.glob(f"credentials/{INTO}/*.yml"):
        file.write_text(file.read_text(encoding="utf-8").replace("availability: offered", "availability: closed"))
    assert states(planned(content, found("X2", "row 2", title="Cars")))[0] == ("cars", "written")


def test_texts_in_several_languages_and_gaps(content: Path) -> None:
    facts = {
        "title": {"en": "Robots in care", "et": "Robotid"},
        "learning_outcomes": [{"et": "Ehita"}, {"en": "Build"}],
    }
    imported(content, found(**facts))
    text = (content / PATH).read_text(encoding="utf-8")
    assert text.startswith("title: {en: Robots in care, et: Robotid}\n")
    assert errors(content) == []


def test_a_failed_write_leaves_everything_as_it_was(content: Path) -> None:
    imported(content, found())
    made = planned(content, found(title="New title"), found("R2", "row 3", title="Other"), on=LATER)
    (content / "credentials" / INTO / "other.yml").mkdir()
    before = bytes_of(content)
    with pytest.raises(CarryingOutError):
        carry_out(made, content)
    assert bytes_of(content) == before


def test_a_file_that_changed_meanwhile_is_not_written_over(content: Path) -> None:
    imported(content, found())
    made = planned(content, found(title="New title"), on=LATER)
    (content / PATH).write_text("title: something else\n", encoding="utf-8")
    with pytest.raises(CarryingOutError, match="has changed"):
        carry_out(made, content)


def test_nothing_is_written_through_a_link(content: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    folder = content / "credentials" / INTO
    shutil.rmtree(folder)
    folder.symlink_to(tmp_path / "outside")
    order = Order(records.BY_NAME["credential"], "table", "a.csv", INTO, ON)
    made = plan(catalogue.load(content, SETTINGS), Read((found(),)), order)
    with pytest.raises(CarryingOutError, match="is a link"):
        carry_out(made, content)
    assert not list((tmp_path / "outside").iterdir())


def test_the_note_is_no_change_for_readers(content: Path, tmp_path: Path) -> None:
    imported(content, found())
    other = Path(shutil.copytree(content, tmp_path / "other"))
    file = other / PATH
    file.write_text(file.read_text(encoding="utf-8").replace("from: a.csv", "from: b.csv"), encoding="utf-8")
    before, after = (catalogue.load(each, SETTINGS, called="content") for each in (content, other))
    assert changes.between(before, after, Policy(), ON).changed == ()


def test_notes_of_the_reader_come_through(content: Path) -> None:
    noted = Found("R1", "row 2", found().facts, (Note("row 2, “Price”", "“from 300” names no currency."),))
    made = planned(content, noted)
    assert "row 2, “Price”: “from 300” names no currency." in report.text(made, dry_run=True)
    assert report.text(made, dry_run=True).endswith("Nothing has been written: this was a dry run.\n")


# --- records → table → records


def test_every_record_comes_back_from_its_table_with_the_losses_named(content: Path) -> None:
    loaded = catalogue.load(content, SETTINGS)
    entries = list(loaded.catalogue.credentials.values())
    lost = list(rows.losses(courses.COURSES, entries, "en"))
    assert {each.field for each in lost} <= {"sample", "imported"}
    for entry in entries:
        (content / entry.path).unlink()
    for provider in loaded.catalogue.providers:
        own = [entry for entry in entries if entry.ref.startswith(f"{provider}/")]
        if own:
            table = tables.as_csv(rows.table_of(courses.COURSES, own, "en"))
            read = courses.read(table, Wanted())
            assert read.notes == ()
            assert not [note for each in read.found for note in (*each.notes, *each.errors)]
            facts = {each.id: set(each.facts) for each in read.found}
            for entry in own:
                stated = set(records.written(entry.record)) - {"sample", "imported"}
                assert facts[entry.ref.partition("/")[2]] == stated
