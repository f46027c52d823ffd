"""A plan carried out: all its files are written, or none."""

from collections.abc import Iterable
from pathlib import Path

from generator.imports.outcomes import Outcome, Plan


class CarryingOutError(Exception):
    """Nothing was written; the message says why."""


def carry_out(plan: Plan, content: Path) -> None:
    """Write the files of a plan below the folder of records: beside their places first, then all of them into place.

    If one cannot be put into place, those before it get back what they held. Raises CarryingOutError.
    """
    beside: dict[Path, Path] = {}
    done: list[tuple[Path, Outcome]] = []
    try:
        for each in plan.writes:
            file = content / each.path
            _refuse_links(file, content)
            file.parent.mkdir(parents=True, exist_ok=True)
            if (file.read_bytes() if file.exists() else None) != each.before:
                raise CarryingOutError(f"{file} has changed while it was read; import again")
            beside[file] = file.with_name(f".{file.name}.new")
            beside[file].unlink(missing_ok=True)  # whatever stands there, a link too
            with beside[file].open("xb") as made:
                made.write(each.content or b"")
        for each in plan.writes:
            file = content / each.path
            beside[file].replace(file)
            done.append((file, each))
    except OSError as problem:
        _take_back(done)
        raise CarryingOutError(f"{problem.filename} cannot be written: {problem.strerror}") from problem
    finally:
        for path in beside.values():
            path.unlink(missing_ok=True)


def _refuse_links(file: Path, content: Path) -> None:
    if file.is_symlink() or not file.parent.resolve().is_relative_to(content.resolve()):
        raise CarryingOutError(f"{file} is a link, or leads out of {content}")


def _take_back(done: Iterable[tuple[Path, Outcome]]) -> None:
    for file, each in done:
        if each.before is None:
            file.unlink(missing_ok=True)
        else:
            file.write_bytes(each.before)
