import re
from typing import Any

import pytest
import yaml

from generator import records, skeleton
from generator.records import Kind

every_kind = pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.name) for kind in records.KINDS])


def keys(written: str) -> dict[str, Any]:
    """Read YAML with every value as text, as the catalogue does: `on` is no truth value."""
    made: dict[str, Any] = yaml.load(written, Loader=yaml.BaseLoader)  # noqa: S506 - it makes texts, lists and maps only
    return made


@every_kind
def test_only_what_is_required_stands_open(kind: Kind) -> None:
    made = keys(skeleton.skeleton(kind))
    assert list(made) == [key for key in records.json_schema(kind)["properties"] if key in made]
    assert set(made) == set(records.json_schema(kind)["required"])


@every_kind
def test_every_key_stands_there_with_its_explanation(kind: Kind) -> None:
    written = skeleton.skeleton(kind)
    opened = re.sub(r"^# (?=[ -]*(?:# |[a-z_-]+:$))", "", written, flags=re.MULTILINE)
    made = keys(opened)
    schema = records.json_schema(kind)
    assert set(made) == set(schema["properties"])
    for key, own in schema["properties"].items():
        assert f"# {own['description']}" in written, key
        if "$ref" in own:
            below = schema["$defs"][own["$ref"].rpartition("/")[2]]["properties"]
            assert set(made[key]) == set(below)


@every_kind
def test_what_is_not_filled_in_is_found(kind: Kind) -> None:
    made = keys(skeleton.skeleton(kind))
    record, problems = records.read(kind, made, "en")
    assert record is None
    assert {str(problem.loc[0]) for problem in problems} == set(made)
    assert "unknown-key" not in {problem.rule for problem in problems}


def test_the_schema_is_named_for_editors() -> None:
    first, *_ = skeleton.skeleton(records.BY_NAME["report"], "../../../schemas/report.json").splitlines()
    assert first == "# yaml-language-server: $schema=../../../schemas/report.json"


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        pytest.param("credential", "# Its title. For example: Data analysis with Python\ntitle:\n", id="a text"),
        pytest.param("credential", "# Where to apply. Write an address with https://.\n# apply:\n", id="an address"),
        pytest.param("credential", "# The last day to apply. Write year-month-day.\n# apply_by:\n", id="a day"),
        pytest.param("credential", "One of: public, own-students, own-employees.\n# open_to:\n", id="a closed list"),
        pytest.param("credential", "A list of: 220 codes.\n# field:\n", id="a long closed list"),
        pytest.param("credential", "# workload:\n#   # Hours of work in total", id="a mapping"),
        pytest.param("credential", "#   - role:\n#     # A provider with a record of its own.\n", id="items"),
        pytest.param("agency", "activities:\n  short-name:\n    # What the agency calls", id="named by the editor"),
    ],
)
def test_how_a_key_is_explained(kind: str, line: str) -> None:
    assert line in skeleton.skeleton(records.BY_NAME[kind])
