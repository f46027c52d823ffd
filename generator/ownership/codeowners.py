"""Owners in; the file `CODEOWNERS` out, with which GitHub asks people with write access for their review.

The last line that fits a path decides, so everything that no owner has belongs to the maintainers. They stand on each
line too, because GitHub lets nobody approve a pull request of his own.
"""

from collections.abc import Iterable, Iterator

from generator.ownership.owners import OWNERS, Owners

CODEOWNERS = ".github/CODEOWNERS"
_HEADER = f"# Made from {OWNERS} by `catalogue codeowners`. Do not edit it by hand.\n"
_FOLDERS = {"providers": ("providers/{}.yml", "credentials/{}/"), "agencies": ("reports/{}/",)}


def codeowners(owners: Owners) -> str:
    """Write CODEOWNERS in the syntax of GitHub: a path, and the names of the accounts that may approve it."""
    lines = (f"{path} {' '.join(f'@{name}' for name in names)}\n" for path, names in _lines(owners) if names)
    return _HEADER + "".join(lines)


def _lines(owners: Owners) -> Iterator[tuple[str, list[str]]]:
    maintainers = _named(owners, owners.maintainers)
    yield "*", maintainers
    for kind, by_id in (("providers", owners.providers), ("agencies", owners.agencies)):
        for each, accounts in sorted(by_id.items()):
            for path in _FOLDERS[kind]:
                names = _named(owners, accounts)
                yield f"/content/{path.format(each)}", [*names, *(name for name in maintainers if name not in names)]


def _named(owners: Owners, accounts: Iterable[int]) -> list[str]:
    return [owners.accounts[number] for number in sorted(accounts) if number in owners.accounts]


def nameless(owners: Owners) -> list[int]:
    """Give the accounts that own something and have no name in the list, so that CODEOWNERS leaves them out."""
    every = owners.maintainers.union(*owners.providers.values(), *owners.agencies.values())
    return sorted(every - owners.accounts.keys())
