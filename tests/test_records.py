import datetime as dt
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import leaves
import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from sites import SAMPLE

from generator import cli, records, source
from generator.records import Kind
from generator.records.values import CredentialRef, Reference, Text, Url
from generator.source import MOST_FINDINGS, Plain

ROOT = Path(__file__).parent.parent
SAMPLES = sorted(SAMPLE.glob("*/**/*.yml"))

LEAST = {
    "agency": """
name: Example Quality Agency
country: BE
website: https://exqa.example/
activities: {mc-review: {name: Review, type: programme, from: 2021-01-01, esg: true}}
last_verified: 2026-10-01
source: https://exqa.example/about
""",
    "country": """
summary: Nothing is decided yet.
last_verified: 2026-10-01
source: https://ministry.example/
""",
    "provider": """
kind: higher-education-institution
name: Example University
website: https://university.example/
degree_awarding_powers: true
seats: [{country: BE, legal: true}]
identifiers: [{scheme: DEQAR, value: DEQARINST0000, source: DEQAR}]
last_verified: 2026-10-01
source: https://university.example/legal
""",
    "credential": """
title: Data analysis
summary: Learn to answer questions.
availability: offered
homepage: https://university.example/mc/data-analysis
last_verified: 2026-10-01
source: https://university.example/mc/data-analysis
""",
    "report": """
activities: [mc-review]
scope: credential
providers: [example-university]
obligation: obligatory
decision: positive
from: 2024-01-01
entered_by: agency
last_verified: 2026-10-01
source: https://exqa.example/r/17
""",
}
"""For each kind a record with nothing but what is required."""


def data(text: str) -> dict[str, Plain]:
    read = source.read(text.encode(), "x.yml")
    assert read.findings == ()
    assert read.data is not None
    return read.data


def problems(name: str, more: str, without: str = "") -> list[str]:
    """Give place, rule, message and hint of what is wrong with the smallest record and more keys."""
    kind = records.BY_NAME[name]
    made = {key: value for key, value in {**data(LEAST[name]), **data(more)}.items() if key != without}
    _, found = records.read(kind, made, "en")
    return [
        f"{'.'.join(map(str, problem.loc))} {problem.rule}: {problem.message} | {problem.hint}" for problem in found
    ]


each_kind = pytest.mark.parametrize("kind", records.KINDS, ids=lambda kind: kind.name)


@each_kind
def test_the_smallest_record_is_read(kind: Kind) -> None:
    record, found = records.read(kind, data(LEAST[kind.name]), "en")
    assert found == []
    assert isinstance(record, kind.type)


@each_kind
def test_every_required_key_is_required(kind: Kind) -> None:
    least = data(LEAST[kind.name])
    for key in least:
        record, found = records.read(kind, {k: v for k, v in least.items() if k != key}, "en")
        assert record is None
        assert [(problem.rule, problem.loc) for problem in found] == [("missing-key", (key,))]


@each_kind
def test_every_key_is_accepted(kind: Kind) -> None:
    record, found = records.read(kind, leaves.maximal(kind), "en")
    assert found == []
    assert isinstance(record, kind.type)


@each_kind
def test_every_leaf_is_checked(kind: Kind) -> None:
    """Replace every leaf by nothing: there must be a problem at each."""
    emptied = leaves.changed(kind, leaves.maximal(kind), lambda _, __: "")
    _, found = records.read(kind, emptied, "en")
    assert {problem.rule for problem in found} <= {"empty-value", "not-in-the-list"}
    assert len(found) == len(list(strings(emptied)))


def strings(value: Plain) -> list[str]:
    if isinstance(value, str):
        return [value] if not value else []
    items = value.values() if isinstance(value, dict) else value
    return [found for item in items for found in strings(item)]


@pytest.mark.parametrize(
    ("name", "more", "expected"),
    [
        pytest.param(
            "credential",
            "sumary: x",
            "sumary unknown-key: `sumary` is not a key of a credential record | Did you mean `summary`?",
            id="a letter missing",
        ),
        pytest.param(
            "credential",
            "workload: {ours: 12}",
            "workload.ours unknown-key: `ours` is not a key of `workload` | Did you mean `hours`?",
            id="inside a mapping",
        ),
        pytest.param(
            "credential",
            "level: {nqf: {name: x, link: y}}",
            "level.nqf.link unknown-key: `link` is not a key of `level.nqf` | Possible here: name, url.",
            id="two levels down, nothing alike",
        ),
        pytest.param(
            "report",
            "credentials: [a/b, {credential: a/c, as_reviewed: {titel: x}}]",
            "credentials.1.as_reviewed.titel unknown-key: `titel` is not a key of `credentials.as_reviewed` "
            "| Did you mean `title`?",
            id="in an item of a list",
        ),
        pytest.param(
            "credential",
            "stacking: {kind: stackable, into: [{credential: a/b, urll: x}]}",
            "stacking.into.0.urll unknown-key: `urll` is not a key of `stacking.into` | Did you mean `url`?",
            id="in an item that may be a text",
        ),
        pytest.param(
            "agency",
            "activities: {a: {name: x, type: programme, from: 2021-01-01, esg: true, untill: 2022-01-01}}",
            "activities.a.untill unknown-key: `untill` is not a key of `activities.a` | Did you mean `until`?",
            id="below a name of one's own",
        ),
        pytest.param(
            "report",
            "from_: 2024-01-01",
            "from_ unknown-key: `from_` is not a key of a report record | Did you mean `from`?",
            id="the name inside the program is none",
        ),
        *[
            pytest.param(
                "credential",
                f"{key}: positive",
                f"{key} typed-in-status: `{key}` cannot be written into a record: the quality status is worked out "
                "from reports | Remove the key. A published report of the agency shows what was checked; "
                "see docs/status.md.",
                id=f"a status: {key}",
            )
            for key in ("status", "qa_status", "quality", "Status", "accredited", "badge")
        ],
        pytest.param(
            "provider",
            "ects: {status: eligible}",
            "ects.status typed-in-status: `status` cannot be written into a record: the quality status is worked out "
            "from reports | Remove the key. A published report of the agency shows what was checked; "
            "see docs/status.md.",
            id="a status further down",
        ),
        pytest.param(
            "credential",
            "level: 6",
            "level mapping-expected: `level` has keys of its own | Write each key and value on a line.",
            id="a text for a mapping",
        ),
        pytest.param(
            "credential",
            "languages: en",
            "languages list-expected: `languages` is a list | Write `languages:` and each item after `- `.",
            id="a text for a list",
        ),
        pytest.param(
            "credential",
            "languages: {en: en}",
            "languages list-expected: `languages` is a list | Write `languages:` and each item after `- `.",
            id="a mapping for a list",
        ),
        pytest.param(
            "credential",
            "price: {currency: EUR}",
            "price.amount missing-key: `amount` of `price` is missing | Every credential needs it; "
            "see docs/records.md.",
            id="a key inside is missing",
        ),
        pytest.param(
            "credential",
            f"languages: [{', '.join(['en'] * 41)}]",
            "languages too-many-items: `languages` has 41 items; at most 40 are allowed "
            "| Keep the most important ones.",
            id="one item too many",
        ),
        pytest.param(
            "country",
            "ects: {hours_per_credit: [25]}",
            "ects.hours_per_credit too-few-items: `hours_per_credit` needs at least 2 of them "
            "| Add one, or remove the key.",
            id="too few items",
        ),
        pytest.param(
            "credential",
            "availability: open",
            "availability not-in-the-list: `open` is not one of planned, offered, paused, closed | Choose one of them.",
            id="not in the list",
        ),
        pytest.param(
            "credential",
            "availability: offerd",
            "availability not-in-the-list: `offerd` is not one of planned, offered, paused, closed "
            "| Did you mean `offered`?",
            id="nearly in the list",
        ),
    ],
)
def test_messages(name: str, more: str, expected: str) -> None:
    assert problems(name, more) == [expected]


def test_forty_items_and_five_thousand_references_are_allowed() -> None:
    assert problems("credential", f"languages: [{', '.join(['en'] * 40)}]") == []
    assert problems("report", f"replaces: [{', '.join(['a/b'] * 5_000)}]") == []
    (found,) = problems("report", f"replaces: [{', '.join(['a/b'] * 5_001)}]")
    assert found.startswith("replaces too-many-items: `replaces` has 5001 items; at most 5000 are allowed")


def test_all_mistakes_are_told_in_one_run() -> None:
    found = problems("credential", "titel: x\nlevel: {eqf: six}\nworkload: {hours: -1, etcs: 5}\nlanguages: [en, xx]")
    assert [line.partition(":")[0] for line in found] == [
        "languages.1 unknown-language",
        "workload.hours not-a-number",
        "workload.etcs unknown-key",
        "level.eqf not-a-number",
        "titel unknown-key",
    ]


def test_one_file_does_not_flood_the_findings() -> None:
    assert len(problems("credential", "\n".join(f"key{number}: x" for number in range(1_000)))) == MOST_FINDINGS


def test_a_list_with_a_wrong_item_is_not_called_too_short_as_well() -> None:
    assert [line.split(":")[0] for line in problems("provider", "seats: [{country: UK, legal: true}]")] == [
        "seats.0.country unknown-country"
    ]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param(
            "workload: {hours: 12, ects: many}", {"workload": {"hours": Decimal(12)}}, id="one value of a mapping"
        ),
        pytest.param("languages: [en, xx, et]", {"languages": ("en", "et")}, id="one item of a list"),
        pytest.param("joint_awarding: x", {"joint_awarding": ()}, id="a whole list"),
        pytest.param("sample: perhaps", {"sample": False}, id="a key that has a default"),
        pytest.param("titel: x", {"title": Text((("en", "Data analysis"),))}, id="a key that is unknown"),
        pytest.param(
            "learning_outcomes: [one, '', two]",
            {"learning_outcomes": (Text((("en", "one"),)), Text((("en", "two"),)))},
            id="one text of a list",
        ),
        pytest.param(
            "stacking: {kind: stackable, into: [a/b, a]}",
            {"stacking": {"into": [{"credential": "a/b"}]}},
            id="one reference of a list",
        ),
    ],
)
def test_wrong_parts_are_left_out_so_that_rules_see_the_rest(more: str, expected: dict[str, Any]) -> None:
    record, found = records.read(records.BY_NAME["credential"], {**data(LEAST["credential"]), **data(more)}, "en")
    assert found
    assert record is not None
    for key, value in expected.items():
        assert holds(getattr(record, key), value)


def holds(part: object, value: object) -> bool:
    """Compare a part of a record with what it should hold; keys that are not named may be absent only."""
    if isinstance(value, dict):
        return all(holds(getattr(part, key), item) for key, item in value.items())
    if isinstance(value, list):
        assert isinstance(part, tuple)
        return len(part) == len(value) and all(map(holds, part, value))
    return part == value


@pytest.mark.parametrize(
    "more",
    [
        pytest.param("title: ''", id="a required text"),
        pytest.param("availability: open", id="a required choice"),
        pytest.param("source: javascript:alert(1)", id="a required address"),
    ],
)
def test_a_record_without_what_it_needs_is_refused(more: str) -> None:
    record, found = records.read(records.BY_NAME["credential"], {**data(LEAST["credential"]), **data(more)}, "en")
    assert record is None
    assert len(found) == 1


def test_a_text_is_in_the_default_language_of_the_catalogue() -> None:
    record, _ = records.read(records.BY_NAME["credential"], data(LEAST["credential"]), "et")
    assert isinstance(record, records.Credential)
    assert record.title == Text((("et", "Data analysis"),))


def test_a_reference_may_stand_for_a_mapping() -> None:
    short, _ = records.read(records.BY_NAME["report"], data(LEAST["report"] + "credentials: [a/b]"), "en")
    long, _ = records.read(records.BY_NAME["report"], data(LEAST["report"] + "credentials: [{credential: a/b}]"), "en")
    assert short == long


def test_no_list_and_an_empty_list_differ_where_it_matters() -> None:
    absent, _ = records.read(records.BY_NAME["report"], data(LEAST["report"]), "en")
    empty, _ = records.read(records.BY_NAME["report"], data(LEAST["report"] + "replaces: []"), "en")
    assert isinstance(absent, records.Report)
    assert isinstance(empty, records.Report)
    assert (absent.replaces, empty.replaces) == (None, ())


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Url, ["homepage", "source", "stacking.into.1.url"]),
        (Reference, ["joint_awarding.0", "stacking.into.0.credential"]),
        (CredentialRef, ["stacking.into.0.credential"]),
        (Text, ["title", "summary", "stacking.into.1.name"]),
        (dt.date, ["starts.0", "last_verified"]),
    ],
)
def test_leaves(wanted: type, expected: list[str]) -> None:
    more = data(
        "joint_awarding: [other]\nstarts: [2026-11-22, on-demand]\n"
        "stacking: {kind: stackable, into: [a/b, {name: c, url: https://c.example}]}"
    )
    record, found = records.read(records.BY_NAME["credential"], {**data(LEAST["credential"]), **more}, "en")
    assert found == []
    assert record is not None
    ways = [".".join(map(str, loc)) for loc, _ in records.leaves(record, wanted)]
    assert sorted(ways) == sorted(expected)


def test_leaves_of_an_agency_go_through_its_activities() -> None:
    record, _ = records.read(records.BY_NAME["agency"], data(LEAST["agency"]), "en")
    assert record is not None
    assert [loc for loc, _ in records.leaves(record, bool)] == [("activities", "mc-review", "esg"), ("sample",)]


# --- the JSON Schemas


@each_kind
class TestSchema:
    def test_is_valid(self, kind: Kind) -> None:
        Draft202012Validator.check_schema(records.json_schema(kind))

    def test_is_committed(self, kind: Kind) -> None:
        committed = (ROOT / "schemas" / f"{kind.name}.json").read_text(encoding="utf-8")
        assert committed == records.schema_text(kind), "write it with: catalogue schema --all schemas"

    def test_is_printed(self, kind: Kind) -> None:
        assert CliRunner().invoke(cli.main, ["schema", kind.name]).output == records.schema_text(kind)

    def test_accepts_the_smallest_record(self, kind: Kind) -> None:
        assert refused(kind, as_editors_read(LEAST[kind.name])) == []

    def test_accepts_every_key(self, kind: Kind) -> None:
        assert refused(kind, as_editors_read(plain_yaml(leaves.maximal(kind)))) == []

    def test_refuses_what_is_missing_or_unknown(self, kind: Kind) -> None:
        record = as_editors_read(LEAST[kind.name])
        for key in record:
            assert refused(kind, {k: v for k, v in record.items() if k != key})
        assert refused(kind, {**record, "status": "positive"})
        assert refused(kind, {**record, "source": "javascript:alert(1)"})
        assert refused(kind, {**record, "last_verified": "yesterday"})

    def test_explains_every_key(self, kind: Kind) -> None:
        schema = records.json_schema(kind)
        parts = [schema, *schema.get("$defs", {}).values()]
        silent = [key for part in parts for key, value in part.get("properties", {}).items() if not described(value)]
        assert silent == []


def described(value: dict[str, Any]) -> bool:
    return bool(value.get("description"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: "/".join(path.parts[-2:]))
def test_schemas_accept_every_sample_as_an_editor_reads_it(path: Path) -> None:
    kind = records.BY_FOLDER[path.relative_to(SAMPLE).parts[0]]
    assert refused(kind, as_editors_read(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("credential", {"level": {"eqf": 4}}),
        ("credential", {"workload": {"hours": 0}}),
        ("credential", {"workload": {"hours": "twelve"}}),
        ("credential", {"availability": "open"}),
        ("credential", {"title": "a" * 201}),
        ("credential", {"title": {}}),
        ("credential", {"title": {"English": "x"}}),
        ("credential", {"languages": "en"}),
        ("credential", {"languages": ["en"] * 41}),
        ("credential", {"field": ["542"]}),
        ("credential", {"joint_awarding": ["a/b"]}),
        ("credential", {"starts": ["soon"]}),
        ("provider", {"seats": []}),
        ("provider", {"seats": [{"country": "UK"}]}),
        ("provider", {"kind": "university"}),
        ("report", {"credentials": ["a"]}),
        ("report", {"until": "forever"}),
        ("report", {"credentials": [{"until": "2026-11-22"}]}),
        ("agency", {"activities": {}}),
        ("country", {"stage": 4}),
        ("country", {"ects": {"hours_per_credit": [25]}}),
    ],
)
def test_schemas_refuse(name: str, more: dict[str, object]) -> None:
    kind = records.BY_NAME[name]
    assert refused(kind, {**as_editors_read(LEAST[name]), **more})


def refused(kind: Kind, record: dict[str, Any]) -> list[str]:
    validator = Draft202012Validator(records.json_schema(kind))
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(record)]


class _Editor(yaml.SafeLoader):
    """YAML 1.2 as editors read it: words and days stay text, `true` and numbers do not."""


_Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for letter in "tf":
    _Editor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), [letter])


def as_editors_read(text: str) -> dict[str, Any]:
    record = yaml.load(text, Loader=_Editor)  # noqa: S506 - a safe loader
    assert isinstance(record, dict)
    return record


def plain_yaml(record: dict[str, Plain]) -> str:
    """Write a record as people do, without quotes where they are not needed."""
    return re.sub(r'"(true|false|[0-9](\.5)?|12)"', r"\1", json.dumps(record))


def test_what_a_record_states_is_known_by_the_ways_to_it() -> None:
    more = """
skills: [{label: Draw a chart}, {label: Clean data, esco: "http://data.europa.eu/esco/skill/a-1"}]
price: {amount: 0, currency: EUR}
sample: false
"""
    record, _ = records.read(records.BY_NAME["credential"], {**data(LEAST["credential"]), **data(more)}, "en")
    assert record
    least = {"title", "summary", "availability", "homepage", "last_verified", "source"}
    assert records.stated(record) == least | {"skills.label", "skills.esco", "price.amount", "price.currency"}


@pytest.mark.parametrize("kind", records.KINDS, ids=lambda kind: kind.name)
def test_a_record_with_every_key_states_all_of_them(kind: Kind) -> None:
    record, _ = records.read(kind, leaves.maximal(kind), "en")
    assert record
    assert records.stated(record) == {way for way, _, _ in leaves.varied(kind)}
