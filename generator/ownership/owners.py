"""`content/owners.yml`: which accounts on the forge are maintainers, and which own providers and agencies."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator import reading, source
from generator.records.values import is_id
from generator.source import Plain, shown

CONTENT = "content"
OWNERS = f"{CONTENT}/{reading.OWNERS}"
MAINTAINERS = "maintainers"
_KEYS = (MAINTAINERS, "providers", "agencies", "accounts")
_ACCOUNT = re.compile(r"[A-Za-z0-9-]{1,39}")
"""What GitHub allows as the name of an account."""


class OwnersError(Exception):
    """`content/owners.yml` cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Owners:
    """The numbers of accounts on the forge: of maintainers, and by the ids of providers and agencies."""

    maintainers: frozenset[int] = frozenset()
    providers: Mapping[str, frozenset[int]] = field(default_factory=dict)
    agencies: Mapping[str, frozenset[int]] = field(default_factory=dict)
    accounts: Mapping[int, str] = field(default_factory=dict)
    """What accounts are called, for CODEOWNERS. A right never hangs on a name: it can be given to somebody else."""

    @property
    def everybody(self) -> frozenset[int]:
        """Give all accounts that own something."""
        return self.maintainers.union(*self.providers.values(), *self.agencies.values())


def read(repository: Path) -> Owners:
    """Read the owners of a repository; nobody owns anything if there is no file. Raises OwnersError."""
    file = repository / OWNERS
    if not file.exists():
        return Owners()
    found = source.read(file.read_bytes(), OWNERS)
    if found.data is None or found.findings:
        raise OwnersError("; ".join(str(finding) for finding in found.findings) or f"{OWNERS} is empty")
    unknown = set(found.data) - set(_KEYS)
    if unknown:
        raise OwnersError(f"{OWNERS}: `{shown(min(unknown))}` is not a key; there are {', '.join(_KEYS)}")
    return Owners(
        _numbers(found.data.get(MAINTAINERS, []), MAINTAINERS),
        _by_id(found.data.get("providers", {}), "providers"),
        _by_id(found.data.get("agencies", {}), "agencies"),
        _names(found.data.get("accounts", {})),
    )


def written(owners: Owners) -> str:
    """Write the owners as YAML; `read` gives the same ones."""
    return (
        f"{MAINTAINERS}: {sorted(owners.maintainers)}\n"
        + _folders("providers", owners.providers)
        + _folders("agencies", owners.agencies)
        + _mapping("accounts", dict(sorted(owners.accounts.items())))
    )


def _folders(key: str, owners: Mapping[str, frozenset[int]]) -> str:
    return _mapping(key, {ref: sorted(accounts) for ref, accounts in sorted(owners.items())})


def _mapping(key: str, values: Mapping[object, object]) -> str:
    lines = "".join(f"  {name}: {value}\n" for name, value in values.items())
    return f"{key}:\n{lines}" if lines else f"{key}: {{}}\n"


def _by_id(value: Plain, key: str) -> dict[str, frozenset[int]]:
    if not isinstance(value, dict) or not all(map(is_id, value)):
        raise OwnersError(f"{OWNERS}: `{key}` has an id on each line, and a list of numbers behind it")
    return {name: _numbers(accounts, f"{key}.{name}") for name, accounts in value.items()}


def _numbers(value: Plain, key: str) -> frozenset[int]:
    if not isinstance(value, list) or not all(isinstance(each, str) and _is_number(each) for each in value):
        raise OwnersError(
            f"{OWNERS}: `{key}` is a list of the numbers of accounts; a name can be given to another person"
        )
    return frozenset(int(str(each)) for each in value)


def _names(value: Plain) -> dict[int, str]:
    if not isinstance(value, dict) or not all(
        _is_number(number) and isinstance(name, str) and _ACCOUNT.fullmatch(name) for number, name in value.items()
    ):
        raise OwnersError(f"{OWNERS}: `accounts` has the number of an account on each line, and its name behind it")
    return {int(number): str(name) for number, name in value.items()}


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal()
