"""The description of version 1 for programs: OpenAPI 3.1 and a JSON Schema for each type of file.

Both are worked out from the types, so that they cannot say anything else. The published schemas let readers meet fields
that a later build adds; `schema(…, strict=True)` does not, and is what the tests hold every file of a site against.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Union

from pydantic import TypeAdapter
from typing_extensions import is_typeddict

from generator.exports import compact
from generator.exports.api import documents, types
from generator.exports.api.types import changes, document, lists, vocabularies
from generator.exports.snapshot import Snapshot

_COMPONENTS = "#/components/schemas/"
_REFERENCE = re.compile(r'"#/\$defs/(\w+)"')
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One kind of file: its path, what it is, and its type."""

    path: str
    """Below `/api/v1/`; parts in braces are names."""
    summary: str
    type: Any
    also: str = ""
    """The path of the further pages of a list."""


ENDPOINTS: tuple[Endpoint, ...] = (
    Endpoint("index.json", "Where to begin", lists.IndexV1),
    Endpoint("credentials.json", "All micro-credentials, page by page", lists.CredentialsV1, "credentials-{page}.json"),
    Endpoint("credentials/{provider}/{credential}.json", "One micro-credential", document.CredentialV1),
    Endpoint("providers.json", "All providers, page by page", lists.ProvidersV1, "providers-{page}.json"),
    Endpoint("providers/{provider}.json", "One provider", document.ProviderV1),
    Endpoint("agencies.json", "All quality assurance agencies, page by page", lists.AgenciesV1, "agencies-{page}.json"),
    Endpoint("agencies/{agency}.json", "One quality assurance agency", document.AgencyV1),
    Endpoint("reports.json", "All reports, page by page", lists.ReportsV1, "reports-{page}.json"),
    Endpoint("reports/{agency}/{report}.json", "One report", document.ReportV1),
    Endpoint(
        "countries.json",
        "All countries and education systems, page by page",
        lists.CountriesV1,
        "countries-{page}.json",
    ),
    Endpoint("countries/{country}.json", "One country or education system", document.CountryV1),
    Endpoint("statuses.json", "All quality statuses with their timelines", lists.StatusesV1, "statuses-{page}.json"),
    Endpoint("vocabularies.json", "All vocabularies", vocabularies.VocabulariesV1),
    Endpoint("vocabularies/{vocabulary}.json", "The codes of one vocabulary, in words", vocabularies.VocabularyV1),
    Endpoint("changes.json", "The months in which something changed", changes.MonthsV1),
    Endpoint("changes/{month}.json", "What changed in one month", changes.ChangesV1),
)
"""Every kind of file of version 1."""


def type_at(path: str) -> str | None:
    """Give the name of the type of the file at a path below `/api/v1/`; None if version 1 has no such file."""
    for endpoint in ENDPOINTS:
        if any(shape and re.fullmatch(_pattern(shape), path) for shape in (endpoint.path, endpoint.also)):
            return str(endpoint.type.__name__)
    return None


@cache
def _pattern(shape: str) -> str:
    """Give the pattern of paths of a shape; a name holds no slash, and `{page}` is a number."""
    parts = re.split(r"\{(\w+)\}", shape)
    names = {"page": "[0-9]+", "month": "[0-9]{4}-[0-9]{2}"}
    return "".join(names.get(part, "[^/]+") if place % 2 else re.escape(part) for place, part in enumerate(parts))


def outputs(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """Yield path and text of the OpenAPI description and of the schema of each type."""
    yield f"{documents.ROOT}openapi.json", compact.line(openapi(snapshot))
    for endpoint in ENDPOINTS:
        name = endpoint.type.__name__
        value = {"$schema": _DIALECT, "$id": snapshot.address(f"{documents.ROOT}schemas/{name}.json"), **schema(name)}
        yield f"{documents.ROOT}schemas/{name}.json", compact.line(value)


@cache
def schema(name: str, *, strict: bool = False) -> dict[str, Any]:
    """Give the JSON Schema of the type with a name; a strict one takes no field that it does not know."""
    every, wanted, found = definitions(), [name], {}
    while wanted:
        each = wanted.pop()
        if each not in found:
            found[each] = every[each]
            wanted += _REFERENCE.findall(json.dumps(every[each]))
    made = {"$ref": f"#/$defs/{name}", "$defs": {each: found[each] for each in sorted(found)}}
    return made if strict else _open(made)


@cache
def definitions() -> dict[str, Any]:
    """Give the schema of every type by its name; working them out at once takes a tenth of the time."""
    every: Any = Union[tuple(endpoint.type for endpoint in ENDPOINTS)]  # noqa: UP007 - made of a list
    made: dict[str, Any] = TypeAdapter(every).json_schema()["$defs"]
    for name, definition in made.items():
        for field, text in _inherited(types.BY_NAME[name]).items():
            definition["properties"][field].setdefault("description", text)
    return made


def openapi(snapshot: Snapshot) -> dict[str, Any]:
    """Give the description of the interface by OpenAPI 3.1."""
    components = json.dumps(_open(definitions())).replace("#/$defs/", _COMPONENTS)
    settings = snapshot.settings
    return {
        "openapi": "3.1.0",
        "info": {
            "title": settings.name,
            "summary": "Quality-assured micro-credentials: who offers them, what they are, and who checked them",
            "description": _DESCRIPTION,
            "version": "1",
            "license": {"name": settings.licence.messages[0], "url": settings.licence.uri},
            **({"contact": {"url": settings.contact}} if settings.contact.startswith("http") else {}),
        },
        "servers": [{"url": snapshot.address(documents.ROOT.rstrip("/")) or "/"}],
        "paths": dict(path for endpoint in ENDPOINTS for path in _paths(endpoint)),
        "components": {"schemas": json.loads(components)},
    }


@cache
def _inherited(cls: Any) -> dict[str, str]:  # noqa: ANN401 - a type
    """Give what the fields say that a type has from others: pydantic reads only a type's own texts."""
    found: dict[str, str] = {}
    for base in filter(is_typeddict, getattr(cls, "__orig_bases__", ())):
        properties = TypeAdapter(base).json_schema()["properties"]
        own = {name: field["description"] for name, field in properties.items() if "description" in field}
        found |= _inherited(base) | own
    return found


_DESCRIPTION = (
    "Static files: no key, no account, nothing to ask for. Fields of version 1 are never taken away and never mean "
    "something else; new ones may come, so please ignore those that you do not know. Days are ISO 8601 and inclusive. "
    "A text is a map from language tags (BCP 47) to plain text. What is not known is null or an empty list. "
    "A quality status is worked out from reports; it holds for the day `as_of` and changes by itself on `next_change`."
)


def _paths(endpoint: Endpoint) -> Iterator[tuple[str, dict[str, Any]]]:
    yield f"/{endpoint.path}", _path(endpoint, endpoint.path)
    if endpoint.also:
        yield f"/{endpoint.also}", _path(endpoint, endpoint.also)


def _path(endpoint: Endpoint, path: str) -> dict[str, Any]:
    names = [part.partition("}")[0] for part in path.split("{")[1:]]
    further = f" ({names[0]} 2 and on)" if path == endpoint.also else ""
    content = {"application/json": {"schema": {"$ref": _COMPONENTS + endpoint.type.__name__}}}
    answers = {"200": {"description": "The file", "content": content}}
    if names:
        answers["404"] = {"description": "There is nothing of this name"}
    return {
        "get": {
            "operationId": _operation(path),
            "tags": [re.split(r"\W", path)[0]],
            "summary": endpoint.summary + further,
            "parameters": [_parameter(name) for name in names],
            "responses": answers,
        }
    }


def _operation(path: str) -> str:
    return path.removesuffix(".json").replace("/", "-").replace("{", "").replace("}", "")


def _parameter(name: str) -> dict[str, Any]:
    kind = {"type": "integer", "minimum": 2} if name == "page" else {"type": "string"}
    return {"name": name, "in": "path", "required": True, "schema": kind}


def _open(value: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """Give a schema that takes fields which it does not know."""
    if isinstance(value, Mapping):
        return {
            key: _open(part) for key, part in value.items() if not (key == "additionalProperties" and part is False)
        }
    return [_open(part) for part in value] if isinstance(value, list) else value
