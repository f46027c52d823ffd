"""The files that the script of the search page reads: one row a credential, in the order of titles.

`search/columns.json` holds what rows are chosen and sorted by, `search/cards/<n>.json` what is shown of them,
`search/words.json` the words of the catalogue, from which close ones are offered for a word that nothing holds, and
`search/providers.json` the names of all providers.
"""

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from hashlib import sha256

from generator import catalogue as catalogue_
from generator import words
from generator.pages import card, facets
from generator.pages.page import Context
from generator.records import Credential
from generator.search import document
from generator.vocabulary import Availability

CARDS_A_FILE = 25
"""Few enough that the cards of scattered results stay light, enough to keep the number of files low."""

Json = dict[str, object] | list[object]


def outputs(context: Context) -> Iterator[tuple[str, str]]:
    """Yield path and content of the columns and of all cards, in the interface's language, as of its day."""
    rows = catalogue_.sorted_by_title(context.catalogue.credentials.values(), context.language)
    version = sha256()
    for number, start in enumerate(range(0, len(rows), CARDS_A_FILE)):
        cards = [_card(card.card(context, entry)) for entry in rows[start : start + CARDS_A_FILE]]
        content = _json(cards)
        version.update(content.encode())
        yield f"search/cards/{number}.json", content
    columns = {
        "count": len(rows),
        "cardsAFile": CARDS_A_FILE,
        "facets": {column.facet.id: _column(column) for column in facets.columns(context, rows)},
        **sort_keys([entry.record for entry in rows], context.on),
        "letters": document.LETTERS,
    }
    version.update(_json(columns).encode())
    yield "search/words.json", _json(document.vocabulary(context.catalogue))
    yield "search/providers.json", _json(providers(context))
    yield "search/columns.json", _json({"version": version.hexdigest()[:12], **columns})


def _card(shown: card.Card) -> Json:
    return {
        "path": shown.path,
        "title": shown.title,
        "language": shown.language,
        "providers": shown.providers,
        "country": shown.country,
        "facts": shown.facts,
        "summary": shown.summary,
        "summaryLanguage": shown.summary_language,
        "notice": shown.notice,
        "quality": {
            "label": shown.quality.words,
            "beside": ", ".join(part for part in (shown.quality.scope, shown.quality.until) if part),
            "group": shown.quality.group,
            "shape": shown.quality.shape,
            "nextChange": shown.quality.next_change,
        },
    }


def _column(column: facets.Column) -> Json:
    """Give each row the number of its set of values, and the sets."""
    numbers = {own: number for number, own in enumerate(dict.fromkeys(column.rows))}
    return {
        "values": [value.id for value in column.values],
        "sets": list(numbers),
        "rows": [numbers[own] for own in column.rows],
    }


def sort_keys(records: Sequence[Credential], on: dt.date) -> dict[str, object]:
    """Give what rows are sorted by: hours, price with its currency, days until the next start; None if not stated."""
    used = Counter(record.price.currency for record in records if record.price)
    # The currency of most courses stands first, for no amount is compared with one in another currency.
    currencies = sorted(used, key=lambda code: (-used[code], code))
    number = {code: place for place, code in enumerate(currencies)}
    return {
        "hours": [_number(words.hours_of(record)) for record in records],
        "prices": [_number(record.price.amount) if record.price else None for record in records],
        "currencies": [number[record.price.currency] if record.price else None for record in records],
        "starts": [days_until_start(record, on) for record in records],
    }


def days_until_start(record: Credential, on: dt.date) -> int | None:
    """Give the days until the next start; on demand is today; None if there is none, paused and closed included."""
    if record.availability not in {Availability.OFFERED, Availability.PLANNED}:
        return None
    days = ((start - on).days if isinstance(start, dt.date) else 0 for start in record.starts)
    return min((day for day in days if day >= 0), default=None)


def providers(context: Context) -> list[object]:
    """Give for each provider its id, the number of its courses, its name here with the language, and other names."""
    found: list[object] = []
    for ref, entry in sorted(context.catalogue.providers.items()):
        record = entry.record
        tag, name = record.name.pick(context.language)
        others = dict.fromkeys((*(other for _, other in record.name), record.acronym or ""))
        number = len(context.catalogue.awarded_by(ref))
        found.append([ref, number, name, tag, *(other for other in others if other not in {name, ""})])
    return found


def _number(value: Decimal | None) -> float | int | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
