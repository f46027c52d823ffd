from pathlib import Path

import pytest
from fragments import EXAMPLE, ON, put

from generator import catalogue, rules
from generator.rules import aside
from generator.rules.aside import Checking
from generator.settings import Settings


@pytest.mark.parametrize(
    ("jobs", "many"),
    [
        pytest.param(1, 0, id="one process"),
        pytest.param(2, 1_000, id="few records"),
        pytest.param(2, 0, id="a process of its own"),
    ],
)
def test_findings_are_the_same_wherever_they_are_looked_for(
    jobs: int, many: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aside, "_MANY", many)
    for file in EXAMPLE.rglob("*.yml"):
        to = tmp_path / file.relative_to(EXAMPLE)
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(file.read_bytes())
    put("# credentials/example-training/first-aid.yml\ntitel: x\nsource: http://a.example/\n", tmp_path)
    loaded = catalogue.load(tmp_path, Settings())
    findings = Checking(loaded, ON, jobs).findings()
    assert findings == rules.check(loaded, ON)
    assert {finding.rule for finding in findings} >= {"unknown-key", "insecure-address"}
