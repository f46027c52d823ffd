"""What records of countries state, in the words of version 1."""

from generator.catalogue import Entry
from generator.exports.api.facts import values
from generator.exports.api.types.country import CountryAnswerV1, CountryEctsV1, CountryFactsV1, RegisterV1
from generator.records import CountryRecord
from generator.records import country as records


def of(entry: Entry[CountryRecord]) -> CountryFactsV1:
    """Give what is known about micro-credentials in a country or education system."""
    record = entry.record
    return {
        "stage": values.code(record.stage),
        "summary": dict(record.summary),
        "local_term": values.text(record.local_term),
        "in_law": _answer(record.in_law),
        "in_qualifications_framework": _answer(record.in_qualifications_framework),
        "agency_approach": _answer(record.agency_approach),
        "register": _register(record.register) if record.register else None,
        "catalogue": _answer(record.catalogue),
        "ects": _country_ects(record.ects) if record.ects else None,
        "contact": record.contact,
        "examples": [{"text": dict(example.text), "url": example.url} for example in record.examples],
    }


def _answer(answer: records.CountryAnswer | None) -> CountryAnswerV1 | None:
    return {"answer": answer.answer.value, "note": values.text(answer.note), "url": answer.url} if answer else None


def _register(register: records.RegisterAnswer) -> RegisterV1:
    return {
        "answer": register.answer.value,
        "note": values.text(register.note),
        "url": register.url,
        "covers": values.text(register.covers),
        "led_by": values.text(register.led_by),
    }


def _country_ects(ects: records.CountryEcts) -> CountryEctsV1:
    hours = ects.hours_per_credit
    return {
        "other_providers": ects.other_providers,
        "hours_per_credit": [values.shortly(each) for each in hours] if hours else None,
        "basis": values.text(ects.basis),
    }
