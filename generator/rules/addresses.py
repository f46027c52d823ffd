"""Rules about web addresses."""

import datetime as dt
from collections.abc import Iterator

from generator import records
from generator.catalogue import Catalogue, owner
from generator.finding import Level
from generator.records import Agency
from generator.records.values import Url
from generator.rules.rule import Defect, Rule
from generator.source import shown


def insecure_address(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find links that start with http."""
    for _, entry in catalogue.entries():
        for loc, url in records.leaves(entry.record, Url):
            if url.startswith("http:"):
                yield Defect(
                    entry,
                    loc,
                    f"`{shown(url)}` is not encrypted",
                    "Try the address with https; if that does not open, keep it and tell whoever runs the site.",
                )


def link_to_another_host(catalogue: Catalogue, _on: dt.date) -> Iterator[Defect]:
    """Find links of a report that lead to a place where the agency does not publish."""
    for entry in catalogue.reports.values():
        agency = catalogue.agencies.get(owner(entry.ref))
        if agency is None:
            continue
        hosts = publishes_at(agency.record)
        for key, documents in (("files", entry.record.files), ("links", entry.record.links)):
            for index, document in enumerate(documents):
                if not any(belongs_to(document.url.host, host) for host in hosts):
                    yield Defect(
                        entry,
                        (key, index, "url"),
                        f"`{shown(document.url.host)}` is not where `{agency.ref}` publishes ({', '.join(hosts)})",
                        "Link to the agency's own publication, or add the host to `report_hosts` of the agency.",
                    )


def publishes_at(agency: Agency) -> tuple[str, ...]:
    """Give the domains at which an agency publishes its reports."""
    return agency.report_hosts or (without_www(agency.website.host),)


def belongs_to(host: str, domain: str) -> bool:
    """Tell whether a host is a domain or lies below it."""
    return host == domain or host.endswith(f".{domain}")


def without_www(host: str) -> str:
    """Give the domain of a website that may start with `www.`."""
    return host.removeprefix("www.")


RULES = (
    Rule(
        "insecure-address",
        Level.WARNING,
        "Write addresses with `https`.",
        "What is sent without encryption can be read and changed on the way, also the page a learner sees.",
        bad="""\
# credentials/example-training/first-aid.yml
homepage: http://training.example/first-aid
""",
        good="""\
# credentials/example-training/first-aid.yml
homepage: https://training.example/first-aid
""",
        check=insecure_address,
    ),
    Rule(
        "link-to-another-host",
        Level.WARNING,
        "Link to the place where the agency itself publishes the report.",
        "Readers trust a report because they can open it at the agency. A copy elsewhere may be old or changed.",
        bad="""\
# reports/exqa/2022-003.yml
links: [{url: https://www.university.example/our-audit.pdf}]
""",
        good="""\
# reports/exqa/2022-003.yml
links: [{url: https://www.exqa.example/r/3}]
""",
        check=link_to_another_host,
    ),
)
