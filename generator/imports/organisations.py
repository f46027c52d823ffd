"""What an organisation is known again by, whoever wrote its record: numbers in registers, its website, its names.

Everything is made of the fields of a record as its file holds them.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.imports import values


def numbers(data: Mapping[str, Any]) -> list[str]:
    """Give its numbers in registers, each of which belongs to one organisation alone: `EU-PIC 999900001`.

    The same number is the same words, however it is written; a national one has its country with it.
    """
    whole = (each for each in data.get("identifiers", ()) if {"scheme", "value"} <= each.keys())
    return list(dict.fromkeys(map(_number, whole)))


def _number(identifier: Mapping[str, Any]) -> str:
    value = "".join(str(identifier["value"]).upper().split())
    if value.startswith(("HTTPS://", "HTTP://")):  # ROR is often written as an address
        value = value.rstrip("/").rpartition("/")[2]
    return " ".join(filter(None, (str(identifier["scheme"]), str(identifier.get("country", "")), value)))


def traces(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what tells that two records are about one organisation, the surest first: what it is, and a key."""
    yield from (("number", each) for each in numbers(data))
    if "website" in data:
        yield "website", site(str(data["website"]))
    names = data.get("name", {})
    for name in names.values() if isinstance(names, Mapping) else [names]:
        yield "name", f"{_country(data)} {values.folded(name)}"


def site(address: str) -> str:
    """Give a web address without what makes no difference to where it leads."""
    return address.casefold().partition("://")[2].removeprefix("www.").rstrip("/")


def _country(data: Mapping[str, Any]) -> str:
    """Give the country of the legal seat: two countries may each have a school of one name."""
    seats = data.get("seats", ())
    return next((str(seat.get("country", "")) for seat in seats if str(seat.get("legal", "")).casefold() == "true"), "")
