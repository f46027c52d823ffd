"""The template for providers: a list of organisations, as an agency or a ministry keeps one."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from generator.imports import rows, texts, values
from generator.imports.columns import NUMBER, address, as_is, choice, line, reference, text, value, yes_or_no
from generator.imports.rows import Cells, Said, Template
from generator.imports.values import UnclearError
from generator.records.values import is_id
from generator.source import shown
from generator.vocabulary import (
    EctsEligibility,
    IdentifierScheme,
    OrganisationType,
    ProviderKind,
    QfEhea,
    Relationship,
)


def _short_name(words: str) -> str:
    name = as_is(words)
    if not is_id(name):
        raise UnclearError(
            f"“{shown(name)}” cannot be a short name: it becomes a web address, so it has small letters, digits and "
            "single hyphens, at most 64, and the site keeps some names for itself"
        )
    return name


_IN_ORDER = "In the same order."
_COLUMNS = (
    value(
        NUMBER,
        "Short name",
        "The end of its web address here, for ever. Left out, it is made from the name.",
        "northern-harbour-university",
        _short_name,
        *("Short name here", "Id", "Id here"),
    ),
    line(
        "name", "Name", "Its official name.", "Northern Harbour University", "Provider", "Organisation", "Institution"
    ),
    value("acronym", "Acronym", "The short form of its name.", "NHU", as_is, "Abbreviation"),
    choice("kind", "Kind of provider", ProviderKind, ProviderKind.HIGHER_EDUCATION_INSTITUTION, "Kind"),
    choice(
        "organisation_type",
        "How it is set up",
        OrganisationType,
        OrganisationType.PUBLIC_ORGANISATION,
        *("Type of organisation", "Organisation type", "Legal form"),
    ),
    yes_or_no(
        "degree_awarding_powers",
        "May it award degrees?",
        "yes or no.",
        "yes",
        *("Degree-awarding powers", "Degree awarding"),
    ),
    value(
        "website",
        "Website",
        "The address of its home page.",
        "https://northern-harbour.example/",
        address,
        *("Home page", "Homepage", "Web page", "URL"),
    ),
    value(
        "seats[].country",
        "Country",
        "Of each of its seats: a name, or two letters.",
        "Estonia | Latvia",
        values.country,
        *("Countries", "Country of the seat"),
    ),
    value("seats[].city", "City", f"The town of each seat. {_IN_ORDER}", "Tartu | Riga", texts.line, "Town", "Cities"),
    yes_or_no(
        "seats[].legal",
        "Legal seat",
        f"yes at one of its seats. {_IN_ORDER} If nothing stands there, it is the first.",
        "yes | no",
    ),
    value(
        "seats[].system",
        "Education system",
        f"Only where a country has several, as in the address of its page here. {_IN_ORDER}",
        "be-vlg",
        as_is,
    ),
    choice(
        "identifiers[].scheme", "Registers", IdentifierScheme, IdentifierScheme.ETER, "Register", "Schemes", "Scheme"
    ),
    value(
        "identifiers[].value",
        "Numbers in the registers",
        f"Its number or code in each. {_IN_ORDER}",
        "EE0012",
        as_is,
        *("Number in the register", "Numbers", "Identifiers", "Identifier"),
    ),
    value(
        "identifiers[].source",
        "Who keeps the registers",
        f"The name of the source; at least one is not its own website. {_IN_ORDER}",
        "European Tertiary Education Register",
        texts.line,
        *("Who keeps the register", "Keeper of the register"),
    ),
    value(
        "identifiers[].url",
        "Addresses in the registers",
        f"Where anybody can look it up. {_IN_ORDER}",
        "https://register.example/EE0012",
        address,
        *("Address in the register",),
    ),
    value(
        "identifiers[].country",
        "Countries of the registers",
        f"Only of national ones. {_IN_ORDER}",
        "Estonia",
        values.country,
        *("Country of the register",),
    ),
    choice("ects.eligible", "May it give ECTS credits?", EctsEligibility, EctsEligibility.TRUE, "ECTS"),
    text("ects.basis", "Why it may give ECTS credits, or not", "The law or rule behind it.", ""),
    choice("qf_ehea_levels[]", "Cycles", QfEhea, QfEhea.FIRST_CYCLE, "Cycle"),
    value("contact", "Where to ask", "An address for questions.", "", address, "Contact", "Contact page"),
    value("complaints", "Where to complain", "An address for complaints.", "", address, "Complaints"),
    text("internal_quality.statement", "Its own quality assurance", "What it says about it, in its own words.", ""),
    value("internal_quality.url", "Address of its own quality assurance", "Where to read more.", "", address),
    value(
        "joint_awards[]",
        "Awards together with others",
        "Names of courses of others here that it confirms to award with them.",
        "example-university/data-analysis",
        reference,
        *("Joint awards",),
    ),
    value(
        "related[].provider",
        "Belongs together with",
        "Short names of other providers here.",
        "harbour-alliance",
        reference,
        *("Related", "Related providers"),
    ),
    choice("related[].kind", "How they belong together", Relationship, Relationship.ALLIANCE_MEMBER),
    value("closed", "Last day", "Only if it does not exist any more: year-month-day.", "", values.day, "Closed"),
    value("source", "Source", "Where the facts of this row come from.", "https://register.example/list", address),
    value(
        "last_verified",
        "Last compared",
        "The day on which somebody last compared this with the source.",
        "",
        values.day,
    ),
)


def _seats(cells: Cells, own: Sequence[Said]) -> Any:  # noqa: ANN401 - a value of a record
    """Give the seats. If nobody says which is the legal one, it is the first, as the template explains."""
    seats = cells.together(own)
    if seats and not any(place.column.way == "seats[].legal" for place, _ in own):
        seats[0]["legal"] = True
    return seats


PROVIDERS = Template(
    name="providers",
    kind="provider",
    columns=_COLUMNS,
    needed=(
        *("name", "kind", "degree_awarding_powers", "website", "seats[].country"),
        *("identifiers[].scheme", "identifiers[].value", "identifiers[].source", "source"),
    ),
    missed={
        "contact": "where to ask",
        "complaints": "where to complain",
        "ects": "whether it may give ECTS credits",
        "internal_quality": "its own quality assurance",
    },
    without_column={
        "replies": "It answers reports itself: an answer has paragraphs, and belongs to one report.",
        "self_assessment": "It answers the questions itself, on their page.",
        "imported": "The note of an earlier import is made anew.",
        "sample": "A list of providers holds real ones.",
    },
    number=lambda entry: entry.ref,
    together={"seats": _seats},
)
read = partial(rows.read, PROVIDERS)
"""Reads the providers of a table."""
