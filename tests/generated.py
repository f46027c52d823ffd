"""A catalogue of made-up records for the benchmark: a number of credentials in, a folder of records out.

The same number gives the same bytes. Sizes follow the sample records: a credential is about 2.5 KB in one or two
languages; 25 credentials a provider, five a report, every country of the European Higher Education Area.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from random import Random

import yaml

from generator.vocabulary import AssessmentMethod, PartnerRole, fields_of_study, places

ON = dt.date(2026, 11, 22)
AGENCIES = 20

_Record = dict[str, object]


@dataclass(frozen=True, slots=True)
class _Tongue:
    """Words of a language: how a title, a summary and outcomes about a topic read in it."""

    tag: str
    topics: tuple[str, ...]
    title: str
    summary: str
    outcomes: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """Who offers what: made before any record, because records name each other."""

    credentials: int

    @property
    def providers(self) -> int:
        """Give the number of providers."""
        return max(3, self.credentials // 25)

    @property
    def reports(self) -> int:
        """Give the number of reports."""
        return max(3, self.credentials // 5)

    @cached_property
    def owners(self) -> tuple[int, ...]:
        """Give the provider of each credential: few offer a lot, most a little."""
        weights = [(number + 1) ** -0.5 for number in range(self.providers)]
        return tuple(_dice("owners").choices(range(self.providers), weights, k=self.credentials))

    @cached_property
    def offered(self) -> dict[int, list[int]]:
        """Give the credentials of each provider."""
        index: dict[int, list[int]] = defaultdict(list)
        for number, owner in enumerate(self.owners):
            index[owner].append(number)
        return index

    @cached_property
    def reviewed(self) -> tuple[int, ...]:
        """Give the providers that offer something: reports are about them."""
        return tuple(sorted(self.offered))

    @cached_property
    def earlier(self) -> dict[int, int]:
        """Give the earlier version of those credentials that have one."""
        pairs = (found for found in self.offered.values() if len(found) > 4)
        return {found[3]: found[0] for found in pairs}

    @cached_property
    def joint(self) -> dict[int, int]:
        """Give the second awarding provider of those credentials that have one."""
        chosen = range(7, self.credentials, 33)
        return {number: (self.owners[number] + 1 + number % 5) % self.providers for number in chosen}

    @cached_property
    def confirmed(self) -> dict[int, list[str]]:
        """Give the joint awards that each provider confirms: nearly all."""
        index: dict[int, list[str]] = defaultdict(list)
        for number, other in self.joint.items():
            if number % 20 and len(index[other]) < 40:
                index[other].append(self.ref(number))
        return index

    def ref(self, number: int) -> str:
        """Give the name of a credential."""
        return f"{provider_id(self.owners[number])}/course-{number}"


@dataclass(slots=True)
class _Draw:
    """The dice of one record."""

    name: str
    dice: Random = field(init=False)

    def __post_init__(self) -> None:
        self.dice = _dice(self.name)

    def often(self, share: float) -> bool:
        return self.dice.random() < share

    def day(self, first: dt.date, days: int) -> dt.date:
        return first + dt.timedelta(days=self.dice.randrange(days))

    def words(self, sentences: tuple[str, ...], count: int) -> str:
        """Write so many different sentences about things people learn."""
        chosen = self.dice.sample(sentences, count)
        return " ".join(s.format(a=self.dice.choice(_TOPICS), b=self.dice.choice(_PLACES)) for s in chosen)


def _dice(name: str) -> Random:
    return Random(name)  # noqa: S311 - the same bytes each time are the point


def write(folder: Path, credentials: int) -> Plan:
    """Write a catalogue with so many credentials into a folder."""
    plan = Plan(credentials)
    for path, record in _records(plan):
        file = folder / f"{path}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text(record), encoding="utf-8")
    return plan


class _Dumper(yaml.CSafeDumper):
    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        """Write everything out: records hold no aliases."""
        return True


def text(record: object) -> str:
    """Write a record as YAML, as people write it."""
    return str(yaml.dump(record, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110))


def provider_id(number: int) -> str:
    """Give the id of a provider."""
    return f"{_place(number).lower()}-{'academy' if _other(number) else 'university'}-{number}"


def _records(plan: Plan) -> Iterator[tuple[str, _Record]]:
    for number in range(AGENCIES):
        yield f"agencies/agency-{number}", _agency(number)
    for code in places.TILES:
        yield f"countries/{code.lower()}", _country(code)
    for number in range(plan.providers):
        yield f"providers/{provider_id(number)}", _provider(plan, number)
    for number in range(plan.credentials):
        yield f"credentials/{plan.ref(number)}", _credential(plan, number)
    for number in range(plan.reports):
        yield f"reports/agency-{number % AGENCIES}/r-{number}", _report(plan, number)


def _agency(number: int) -> _Record:
    activity = {"from": dt.date(2015, 1, 1), "esg": number % 7 != 0}
    return {
        "name": f"Quality Agency of {_place(number)}",
        "acronym": f"QA{number}",
        "country": list(places.TILES)[number * 2],
        "website": f"https://agency-{number}.example/",
        "recognition": [{"by": "EQAR", "from": dt.date(2014, 1, 1), "register": "https://register.example/"}],
        "activities": {
            "course": {"name": "Review of a course", "type": "programme", **activity},
            "programme": {"name": "Review of a programme", "type": "programme", **activity},
            "institution": {"name": "Institutional audit", "type": "institutional", **activity},
        },
        "report_hosts": [f"agency-{number}.example"],
        "last_verified": dt.date(2026, 9, 1),
        "source": f"https://agency-{number}.example/about",
    }


def _country(code: str) -> _Record:
    draw = _Draw(code)
    return {
        "stage": draw.dice.randint(1, 3),
        "summary": draw.words(_SENTENCES, 2),
        "in_law": {"answer": draw.dice.choice(("yes", "no", "planned"))},
        "last_verified": dt.date(2026, 9, 1),
        "source": f"https://ministry-{code.lower()}.example/",
    }


def _provider(plan: Plan, number: int) -> _Record:
    draw = _Draw(f"provider {number}")
    site = f"https://{provider_id(number)}.example"
    other = _other(number)
    tongue = _tongue(number)
    kind = "Academy" if other else "University"
    return {
        "kind": "other-provider" if other else "higher-education-institution",
        "name": {"en": f"{kind} of {_place(number)}", tongue.tag: f"{tongue.topics[0]} {_place(number)}"},
        "website": f"{site}/",
        "degree_awarding_powers": not other,
        "seats": [{"country": _home(number), "city": _place(number), "legal": True}],
        **({"organisation_type": "private-company"} if other else {}),
        "identifiers": [
            {
                "scheme": "DEQAR",
                "value": f"DEQARINST{number:05}",
                "source": "DEQAR",
                "url": f"https://register.example/{number}",
            }
        ],
        "ects": {"eligible": "false" if other else "true", "basis": "National act on higher education"},
        **({"joint_awards": plan.confirmed[number]} if number in plan.confirmed else {}),
        "contact": f"{site}/contact",
        "complaints": f"{site}/complaints",
        **({"internal_quality": {"statement": draw.words(_SENTENCES, 3)}} if draw.often(0.6) else {}),
        "last_verified": draw.day(dt.date(2026, 1, 1), 300),
        "source": f"{site}/legal",
    }


def _credential(plan: Plan, number: int) -> _Record:
    draw = _Draw(f"credential {number}")
    owner = plan.owners[number]
    site = f"https://{provider_id(owner)}.example"
    older = plan.offered[owner][0]
    newer = number in plan.earlier
    both = {
        **_described(plan, number, draw),
        "availability": "closed" if number in plan.earlier.values() else draw.dice.choice(_AVAILABILITY),
        **({"joint_awarding": [provider_id(plan.joint[number])]} if _is_joint(plan, number) else {}),
        "origin": draw.dice.choice(("stand-alone", "unpacked-from-programme", "lifelong-learning")),
        "open_to": draw.dice.choice(("public", "public", "public", "own-students", "own-employees")),
        **({"partners": [_partner(draw)]} if draw.often(0.3) else {}),
        "languages": draw.dice.sample(("en", "de", "fr", "es", "pl", "et"), draw.dice.randint(1, 2)),
        "homepage": f"{site}/courses/{number}",
        **({"apply": f"{site}/courses/{number}/apply"} if draw.often(0.7) else {}),
        "field": draw.dice.sample(_FIELDS, draw.dice.randint(1, 2)),
        "skills": [{"label": draw.dice.choice(_TOPICS)} for _ in range(3)],
        **_size(draw, other=_other(owner)),
        "assessment": {
            "certificate": "attendance" if draw.often(0.05) else "assessment-based",
            "methods": [term.value for term in draw.dice.sample(list(AssessmentMethod), 2)],
            "supervision": draw.dice.choice(("supervised-with-id", "unsupervised-with-id")),
        },
        "participation": _participation(draw, _place(owner)),
        "price": {"amount": draw.dice.choice(_PRICES), "currency": draw.dice.choice(("EUR", "EUR", "PLN", "SEK"))},
        **({"funding": draw.words(_SENTENCES, 1)} if draw.often(0.5) else {}),
        "starts": ["on-demand"] if draw.often(0.2) else [draw.day(ON, 400)],
        **(
            {"stacking": {"kind": "stackable", "into": [plan.ref(older)]}} if older < number and draw.often(0.3) else {}
        ),
        **({"part_of_programme": _programme(owner, draw)} if draw.often(0.3) else {}),
        "leads_to": [{"kind": "further-study", "text": draw.words(_SENTENCES, 1)}],
        **({"supersedes": plan.ref(plan.earlier[number])} if newer else {}),
        "last_verified": draw.day(dt.date(2025, 10, 25), 390),
        "source": f"{site}/courses/{number}",
    }
    left_out = draw.dice.choice(("level", "assessment", "learning_outcomes")) if draw.often(0.08) else ""
    return {key: value for key, value in both.items() if key != left_out}


def _described(plan: Plan, number: int, draw: _Draw) -> _Record:
    """Write the texts: in English, in the language of the place, or in both."""
    tongue = _tongue(plan.owners[number])
    spoken = draw.dice.choice(((_ENGLISH,), (_ENGLISH,), (tongue,), (_ENGLISH, tongue)))
    topics = {each.tag: draw.dice.choice(each.topics) for each in spoken}
    place = draw.dice.choice(_PLACES)

    def said(pattern: str, each: _Tongue) -> str:
        return pattern.format(a=topics[each.tag], b=place, n=number % 97 + 1)

    outcomes = draw.dice.sample(range(len(_ENGLISH.outcomes)), 5)
    return {
        "title": {each.tag: _capital(said(each.title, each)) for each in spoken},
        "summary": {each.tag: said(each.summary, each) for each in spoken},
        "audience": draw.words(_SENTENCES, 2),
        "entry_requirements": draw.words(_SENTENCES, 1),
        "teaching": f"{draw.words(_SENTENCES, 2)}\n\n{draw.words(_SENTENCES, 2)}",
        "learning_outcomes": [{each.tag: said(each.outcomes[place], each) for each in spoken} for place in outcomes],
        "recognition": draw.words(_SENTENCES, 2),
    }


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _size(draw: _Draw, *, other: bool) -> _Record:
    """Give workload and level; providers that may not give ECTS credits say so."""
    ects = draw.dice.choice((1, 2, 3, 5, 6, 10, 15))
    eqf = draw.dice.randint(5, 8)
    cycle = ("short-cycle", "first-cycle", "second-cycle", "third-cycle")[eqf - 5]
    if other:
        reason = "The law of this country keeps ECTS credits for institutions of higher education."
        return {"workload": {"hours": ects * 9, "ects": "not-applicable", "reason": reason}, "level": {"eqf": eqf}}
    hours = ects * draw.dice.choice((25, 26, 28, 30))
    return {"workload": {"hours": hours, "ects": ects}, "level": {"eqf": eqf, "qf_ehea": cycle}}


def _participation(draw: _Draw, town: str) -> _Record:
    mode = draw.dice.choice(("online", "online", "onsite", "blended", "work-based"))
    weeks = draw.dice.randint(1, 20)
    where = {} if mode == "online" else {"place": town}
    return {"mode": [mode], "schedule": "part-time", "weeks": weeks, "hours_per_week": weeks % 7 + 2, **where}


def _partner(draw: _Draw) -> _Record:
    role = draw.dice.choice(list(PartnerRole)).value
    return {"name": f"{draw.dice.choice(_TOPICS).capitalize()} Club", "url": "https://club.example/", "role": role}


def _programme(owner: int, draw: _Draw) -> _Record:
    number = draw.dice.randint(1, 3)
    name = f"Bachelor of {_TOPICS[(owner + number) % len(_TOPICS)]}"
    return {"id": f"programme-{number}", "provider": provider_id(owner), "name": name}


def _is_joint(plan: Plan, number: int) -> bool:
    return plan.joint.get(number, plan.owners[number]) != plan.owners[number]


def _report(plan: Plan, number: int) -> _Record:
    draw = _Draw(f"report {number}")
    owner = draw.dice.choice(plan.reviewed)
    agency = number % AGENCIES
    start = draw.day(dt.date(2018, 1, 1), 3200)
    site = f"https://agency-{agency}.example/reports/{number}"
    decisions = ("positive",) * 6 + ("positive-with-conditions", "negative", "no-formal-decision")
    return {
        **_looked_at(plan, owner, draw),
        "providers": [provider_id(owner)],
        "framework": draw.dice.choice(("ESG-2015", "national", "other")),
        "obligation": "voluntary" if _other(owner) else "obligatory",
        "decision": draw.dice.choice(decisions),
        "from": start,
        **({"until": start.replace(year=start.year + 5, day=1)} if draw.often(0.8) else {}),
        "entered_by": "agency" if draw.often(0.7) else "maintainers",
        "files": [{"url": f"{site}.pdf", "title": "Report", "languages": ["en"]}],
        "summary": draw.words(_SENTENCES, 2),
        "local_identifier": f"{start.year}-{number}",
        "last_verified": draw.day(dt.date(2026, 1, 1), 300),
        "source": site,
    }


def _looked_at(plan: Plan, owner: int, draw: _Draw) -> _Record:
    """Give what a report is about: some credentials, a programme or the whole provider."""
    scope = draw.dice.choice(("credential", "credential", "programme", "provider"))
    offered = plan.offered[owner]
    chosen = [plan.ref(each) for each in draw.dice.sample(offered, min(len(offered), draw.dice.randint(1, 5)))]
    if scope == "credential":
        return {"activities": ["course"], "scope": scope, "credentials": chosen}
    covers = (None, {"answer": "yes"}, {"answer": "partly", "credentials": chosen}, {"answer": "no"})
    coverage = draw.dice.choice(covers)
    about = {"programme": _programme(owner, draw)} if scope == "programme" else {}
    return {
        "activities": ["programme" if scope == "programme" else "institution"],
        "scope": scope,
        **about,
        **({"covers_micro_credentials": coverage} if coverage else {}),
    }


def _other(provider: int) -> bool:
    return provider % 10 in {3, 6, 9}


def _home(provider: int) -> str:
    codes = list(places.TILES)
    return codes[provider % len(codes)]


def _tongue(provider: int) -> _Tongue:
    return _TONGUES[provider % len(_TONGUES)]


def _place(number: int) -> str:
    """Give the name of a town that does not exist, another one for every number."""
    parts: list[str] = []
    while number or not parts:
        number, part = divmod(number, len(_SYLLABLES))
        parts.append(_SYLLABLES[part])
    return "".join(parts).capitalize() + "stad"


_AVAILABILITY = ("offered",) * 17 + ("planned", "paused", "closed")
_PRICES = (0, 0, 0, 49, 90, 120, 250, 400, 650, 1200, 2400)
_FIELDS = [code for code in fields_of_study.labels() if len(code) == 4 and code[:2] in fields_of_study.EVERYDAY]

_SYLLABLES = re.findall(r"...", "bradenfelgorhemjorkallunmernospolrudsiltorvinwes")
_THINGS = re.findall(
    r"\w+",
    "data soil river battery timber museum budget contract radio hospital kitchen harbour forest software archive "
    "vaccine bridge market camera satellite textile orchard theatre railway dementia glacier patent podcast robot tax",
)
_DEEDS = ("analysis", "management", "design", "safety", "repair", "planning", "history", "ethics", "measurement")
_TOPICS = tuple(f"{thing} {deed}" for thing in _THINGS for deed in _DEEDS)
_PLACES = re.findall(
    r"[^,]+",
    "a small company,a town hall,a hospital ward,a school,a laboratory,a farm,a workshop,a museum,a ministry,"
    "a newsroom,a shipyard,a call centre,a nursing home,a shop,a library,a bank,a factory,a start-up,a field station",
)
_SENTENCES = (
    "You work with {a} in {b} and bring questions of your own.",
    "People who know {a} from their daily work in {b} will feel at home.",
    "Each week has a short film, an exercise on {a} and an open hour with a tutor.",
    "You need no diploma, but you should have seen {b} from the inside.",
    "All films have captions, and the exercises on {a} work with a screen reader.",
    "If you are registered as a job seeker, ask your adviser whether the cost can be paid for you.",
    "Other universities decide for themselves whether they count the credits for {a}.",
    "In the last week you present a project about {a} to a group of people from {b}.",
    "The group has at most sixteen people, so that there is time for {a} and for questions.",
    "Two teachers who do not teach it read the plan for {a} before it opens.",
    "We publish what learners said about {a} and what we changed because of it.",
    "A mentor from {b} visits the group twice and looks at your plans for {a}.",
    "You can take a break for up to a year and go on with {a} afterwards.",
    "Afterwards you may go on to a longer programme with {a} as its main subject.",
)
_ENGLISH = _Tongue(
    "en",
    _TOPICS,
    "{a} for {b}, part {n}",
    "Learn {a} step by step and try it out in {b}. You work on a case of your own, get answers from people who do this "
    "every day, and leave with a plan that you can use on Monday.",
    (
        "Explain the main ideas of {a} to people who never heard of them",
        "Plan a first project on {a} for {b}",
        "Find mistakes in {a} before they cost money",
        "Choose a tool for {a} and say why it is the right one",
        "Measure whether {a} has made a difference in {b}",
        "Judge which risks {a} brings and which rules hold",
        "Write a short report on {a} that others can follow",
    ),
)


def _in(tag: str, topics: str, title: str, summary: str, outcomes: str) -> _Tongue:
    return _Tongue(tag, tuple(topics.split("|")), title, summary, tuple(outcomes.split("|")))


_TONGUES = (
    _in(
        "de",
        "Datenanalyse|Bodenkunde|Holzbau|Pflege bei Demenz|Hafenlogistik|Lebensmittelsicherheit|Vertragsrecht",
        "{a} für die Praxis, Teil {n}",
        "Lernen Sie {a} Schritt für Schritt und probieren Sie alles an einem eigenen Fall aus. Menschen, die das jeden "
        "Tag tun, beantworten Ihre Fragen, und am Ende haben Sie einen Plan für Ihren Betrieb.",
        "Die Grundgedanken von {a} verständlich erklären|Ein erstes Vorhaben zu {a} planen|Fehler bei {a} früh erkennen"
        "|Ein Werkzeug für {a} auswählen und begründen|Den Nutzen von {a} messen|Risiken von {a} beurteilen"
        "|Einen kurzen Bericht über {a} schreiben",
    ),
    _in(
        "fr",
        "l’analyse de données|la gestion de l’eau|la construction en bois|les soins palliatifs|la cybersécurité",
        "Introduction pratique à {a}, partie {n}",
        "Apprenez {a} pas à pas et essayez tout sur un cas qui vous est propre. Des personnes dont c’est le métier "
        "répondent à vos questions, et vous repartez avec un plan que vous pouvez utiliser tout de suite.",
        "Expliquer simplement {a}|Préparer un premier projet sur {a}|Repérer les erreurs fréquentes dans {a}"
        "|Choisir un outil pour {a} et justifier ce choix|Mesurer l’effet de {a}|Évaluer les risques liés à {a}"
        "|Rédiger un court rapport sur {a}",
    ),
    _in(
        "pl",
        "analiza danych|gospodarka wodna|budownictwo drewniane|opieka nad seniorami|bezpieczeństwo żywności",
        "{a} w praktyce, część {n}",
        "Poznaj zagadnienie „{a}” krok po kroku i wypróbuj je na własnym przykładzie. Na pytania odpowiadają ludzie, "
        "którzy zajmują się tym na co dzień, a na koniec masz gotowy plan działania.",
        "Wyjaśnić prosto, czym jest {a}|Zaplanować pierwszy projekt: {a}|Znaleźć błędy, zanim będą kosztować: {a}"
        "|Wybrać narzędzie i uzasadnić wybór: {a}|Zmierzyć skutki: {a}|Ocenić ryzyko: {a}|Napisać krótki raport: {a}",
    ),
    _in(
        "el",
        "ανάλυση δεδομένων|διαχείριση υδάτων|παράκτια αρχαιολογία|ασφάλεια τροφίμων|ψηφιακές δεξιότητες",
        "{a} στην πράξη, μέρος {n}",
        "Μάθετε βήμα βήμα το θέμα «{a}» και δοκιμάστε το σε μια δική σας περίπτωση. Στις ερωτήσεις σας απαντούν "
        "άνθρωποι που το κάνουν κάθε μέρα, και στο τέλος έχετε ένα σχέδιο έτοιμο για χρήση.",
        "Εξηγώ με απλά λόγια το θέμα: {a}|Σχεδιάζω ένα πρώτο έργο: {a}|Εντοπίζω έγκαιρα τα λάθη: {a}"
        "|Επιλέγω εργαλείο και το αιτιολογώ: {a}|Μετρώ το αποτέλεσμα: {a}|Εκτιμώ τους κινδύνους: {a}"
        "|Γράφω μια σύντομη αναφορά: {a}",
    ),
    _in(
        "et",
        "andmeanalüüs|veemajandus|puitehitus|toiduohutus|küberturvalisus|eakate hooldus",
        "{a} igapäevatöös, {n}. osa",
        "Õpi samm-sammult teemat „{a}” ja proovi seda kohe enda näite peal. Küsimustele vastavad inimesed, kes teevad "
        "seda iga päev, ja lõpuks on sul kava, mida saad kohe kasutada.",
        "Selgitada lihtsalt, mis on {a}|Kavandada esimene töö: {a}|Leida vead õigel ajal: {a}"
        "|Valida vahend ja põhjendada valikut: {a}|Mõõta tulemust: {a}|Hinnata ohte: {a}|Kirjutada lühike aruanne: {a}",
    ),
)
