"""A small catalogue for statuses, made in memory: two universities, a training provider, agencies and some reports.

A report is written as the difference from a positive, required review of one credential from 2024 to 2029.
"""

from collections.abc import Mapping

from generator import records
from generator.catalogue import Catalogue, Entry
from generator.source import Plain

DATA = "uni/analysis"
JOINT = "uni/joint"
Report = Mapping[str, Plain]

_CHECKED = {"last_verified": "2026-10-01", "source": "https://source.example/"}
_REPORT: Report = {
    "activities": ["review"],
    "scope": "credential",
    "providers": ["uni"],
    "credentials": [DATA],
    "obligation": "obligatory",
    "decision": "positive",
    "from": "2024-01-01",
    "until": "2029-12-31",
    "entered_by": "agency",
    "links": [{"url": "https://source.example/report"}],
    **_CHECKED,
}
_PROGRAMME: Report = {"scope": "programme", "programme": {"id": "bsc", "name": "BSc Data", "provider": "uni"}}
_PROVIDER: Report = {"scope": "provider"}
YES: Report = {"covers_micro_credentials": {"answer": "yes"}}
NO: Report = {"covers_micro_credentials": {"answer": "no"}}


def direct(**differs: Plain) -> Report:
    """Write a report on the credential."""
    return {**_REPORT, **differs}


def programme(**differs: Plain) -> Report:
    """Write a report on its programme."""
    return _larger(_PROGRAMME, differs)


def provider(**differs: Plain) -> Report:
    """Write a report on its provider."""
    return _larger(_PROVIDER, differs)


def _larger(scope: Report, differs: Report) -> Report:
    base = {key: value for key, value in _REPORT.items() if key != "credentials"}
    return {**base, **scope, **differs}


def _agency(name: str, by: str, **differs: Plain) -> Report:
    activities: dict[str, Plain] = {
        "review": _activity(),
        "advice": _activity(esg="false"),
        "old": _activity(until="2020-12-31"),
        "audit": _activity(type="institutional"),
    }
    window: dict[str, Plain] = {"by": by, "from": "2015-01-01"}
    return {
        "name": name,
        "acronym": name[:4].upper(),
        "country": "EE",
        "website": "https://agency.example/",
        "recognition": [window],
        "activities": activities,
        **_CHECKED,
        **differs,
    }


def _activity(**differs: Plain) -> dict[str, Plain]:
    return {"name": "Review", "type": "programme", "from": "2015-01-01", "esg": "true", **differs}


AGENCIES: Mapping[str, Report] = {
    "eqa": _agency("Example Quality Agency", "EQAR"),
    "nat": _agency("National Quality Agency", "national-authority"),
    "other": _agency("Other Review Body", "other"),
    "late": _agency("Late Agency", "EQAR", recognition=[{"by": "EQAR", "from": "2024-01-02", "until": "2025-12-31"}]),
    "gap": _agency(
        "Gap Agency",
        "EQAR",
        recognition=[
            {"by": "EQAR", "from": "2015-01-01", "until": "2023-12-30"},
            {"by": "EQAR", "from": "2024-01-02", "until": "2030-12-31"},
        ],
    ),
}


def _provider(name: str, *, degrees: bool = True, joint: tuple[str, ...] = ()) -> Report:
    return {
        "kind": "higher-education-institution" if degrees else "other-provider",
        "name": name,
        "website": f"https://{name.split(maxsplit=1)[0].lower()}.example/",
        "degree_awarding_powers": str(degrees).lower(),
        **({} if degrees else {"organisation_type": "private-company"}),
        "seats": [{"country": "EE", "legal": "true"}],
        "identifiers": [{"scheme": "ROR", "value": "0", "source": "ROR"}],
        "joint_awards": list(joint),
        **_CHECKED,
    }


PROVIDERS: Mapping[str, Report] = {
    "uni": _provider("First University"),
    "second": _provider("Second University", joint=(JOINT,)),
    "school": _provider("Training School", degrees=False),
}


def _credential(title: str, **differs: Plain) -> Report:
    return {
        "title": title,
        "summary": "Learn something.",
        "availability": "offered",
        "homepage": "https://first.example/course",
        **_CHECKED,
        **differs,
    }


CREDENTIALS: Mapping[str, Report] = {
    DATA: _credential(
        "Data analysis",
        part_of_programme={"id": "bsc", "provider": "uni", "name": "BSc Data"},
        partners=[{"provider": "school", "role": "teaching"}],
    ),
    "uni/first-aid": _credential("First aid"),
    JOINT: _credential("Joint course", joint_awarding=["second"]),
    "uni/unconfirmed": _credential("Unconfirmed joint course", joint_awarding=["school"]),
}


def catalogue(reports: Mapping[str, Report]) -> Catalogue:
    """Make a catalogue with these reports, by their names: `eqa/1`."""
    kinds = {
        "agency": AGENCIES,
        "provider": PROVIDERS,
        "credential": CREDENTIALS,
        "report": dict(sorted(reports.items())),
    }
    made = {
        records.BY_NAME[kind].folder: {ref: _entry(kind, ref, data) for ref, data in every.items()}
        for kind, every in kinds.items()
    }
    return Catalogue(**made)  # type: ignore[arg-type]


def _entry(kind: str, ref: str, data: Report) -> Entry[records.Record]:
    record, problems = records.read(records.BY_NAME[kind], data, "en")
    assert record is not None, problems
    assert not problems, problems
    return Entry(ref, f"{records.BY_NAME[kind].folder}/{ref}.yml", record)
