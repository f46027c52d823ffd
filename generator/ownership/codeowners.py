"""Owners in; the file `CODEOWNERS` out, with which GitHub asks people with write access for their review.

The last line that fits a path decides, so everything that no owner has belongs to the maintainers. That holds for the
records of providers too: one name on a line is enough for GitHub, and maintainers have to confirm a part of them. They
stand on each line, because GitHub lets nobody approve a pull request of his own.
"""

from collections.abc import Iterable, Iterator

from generator.ownership.owners import OWNERS, Owners

CODEOWNERS = ".github/CODEOWNERS"
_HEADER = f"# Made from {OWNERS} by `catalogue codeowners`. Do not edit it by hand.\n"
_FOLDERS = {"providers": "credentials", "agencies": "reports"}


class NobodyError(Exception):
    """No maintainer has a name, so nobody could be asked about the program and the list of owners."""


def codeowners(owners: Owners) -> str:
    """Write CODEOWNERS in the syntax of GitHub: a path, and the names of the accounts that may approve it.

    Raises NobodyError if somebody owns something and no maintainer has a name.
    """
    lines = list(_lines(owners))
    if not owners.everybody:
        return _HEADER
    if not lines[0][1]:
        raise NobodyError(f"no maintainer has a name under `accounts` in {OWNERS}, so nobody would be asked")
    return _HEADER + "".join(f"{path} {' '.join(f'@{name}' for name in names)}\n" for path, names in lines)


def _lines(owners: Owners) -> Iterator[tuple[str, list[str]]]:
    maintainers = _named(owners, owners.maintainers)
    yield "*", maintainers
    for kind, by_id in (("providers", owners.providers), ("agencies", owners.agencies)):
        for each, accounts in sorted(by_id.items()):
            names = _named(owners, accounts)
            yield f"/content/{_FOLDERS[kind]}/{each}/", [*names, *(name for name in maintainers if name not in names)]


def _named(owners: Owners, accounts: Iterable[int]) -> list[str]:
    return [owners.accounts[number] for number in sorted(accounts) if number in owners.accounts]


def nameless(owners: Owners) -> list[int]:
    """Give the accounts that own something and have no name in the list, so that CODEOWNERS leaves them out."""
    return sorted(owners.everybody - owners.accounts.keys())
