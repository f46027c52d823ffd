"""Runs a job of a workflow on this machine: its own commands, in its own order, with the values GitHub would give.

What an action of somebody else does is left to the test: it gives a function for each that matters.
"""

import os
import re
import subprocess
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

_EXPRESSION = re.compile(r"\$\{\{\s*(.+?)\s*\}\}")
_OUTCOME = re.compile(r"steps\.([\w-]+)\.outcome == 'success'")
Step = Mapping[str, Any]
"""A step as the workflow writes it."""


@dataclass
class Run:
    """What a job came to: of each step by name its outcome and what it printed, and the summary and output of all."""

    outcomes: dict[str, str] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)
    summary: str = ""
    output: str = ""

    @property
    def passes(self) -> bool:
        """Tell what GitHub shows beside the pull request."""
        return "failure" not in self.outcomes.values()

    @property
    def annotations(self) -> list[str]:
        """Give the lines that the runner of GitHub takes for commands (`ActionCommand.cs`), of all steps."""
        lines = "\n".join(self.printed.values()).split("\n")
        return [line for line in lines if line.lstrip().startswith("::") or "##[" in line]


def steps(workflow: Path, job: str) -> list[Step]:
    """Read the steps of a job, each with the folder it works in."""
    found = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"][job]
    where = found.get("defaults", {}).get("run", {}).get("working-directory", ".")
    return [{"working-directory": where, **step} for step in found["steps"]]


def run(
    steps: Iterable[Step], folder: Path, values: Mapping[str, str], instead: Mapping[str, Callable[[Step], None]]
) -> Run:
    """Run steps in a folder.

    `values` are those of expressions, by their text (`github.event.number`). `instead` names actions, without their
    versions, and commands that are done in another way; an action that is not named there does nothing.
    """
    said = Run()
    names: dict[str, str] = {}
    for number, step in enumerate(steps):
        name = step.get("name", f"step {number}")
        names[step.get("id", name)] = name
        said.outcomes[name] = "skipped"
        if not _wanted(step.get("if"), said, names):
            continue
        what = step.get("run") or step["uses"].partition("@")[0]
        if "uses" in step or what in instead:
            instead.get(what, _nothing)(step)
            said.outcomes[name] = "success"
        else:
            said.outcomes[name] = "success" if _script(step, folder, values, said, name) else "failure"
    return said


def _nothing(_step: Step) -> None:
    """Do what an action does that matters to no test."""


def _wanted(condition: str | None, said: Run, names: Mapping[str, str]) -> bool:
    """Work out the conditions that our workflows have; another one is a mistake in this module."""
    if condition is None:
        return said.passes
    first, *others = _EXPRESSION.sub(r"\1", condition).split(" && ")
    assert first == "!cancelled()", condition
    assert all(_OUTCOME.fullmatch(other) for other in others), condition
    return all(said.outcomes.get(names.get(_OUTCOME.sub(r"\1", other), "")) == "success" for other in others)


def _script(step: Step, folder: Path, values: Mapping[str, str], said: Run, name: str) -> bool:
    """Run a script as GitHub does, and tell whether it ended well."""
    assert not _EXPRESSION.search(step["run"]), "a value in a script could be a command"
    files = {f"GITHUB_{what}": folder / what.lower() for what in ("STEP_SUMMARY", "OUTPUT")}
    for file in files.values():
        file.touch()
    given = {key: _EXPRESSION.sub(lambda found: values[found[1]], value) for key, value in step.get("env", {}).items()}
    done = subprocess.run(  # noqa: S603 - a command of our own workflow
        ["/bin/bash", "-e", "-c", step["run"]],
        cwd=folder / step["working-directory"],
        env={"PATH": os.environ["PATH"], "HOME": str(folder), **{k: str(v) for k, v in files.items()}, **given},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    said.printed[name] = done.stdout.decode("utf-8")
    said.summary, said.output = (file.read_text(encoding="utf-8") for file in files.values())
    return done.returncode == 0
