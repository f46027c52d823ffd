"""The views of the SQLite file: answers to everyday questions.

A file is often read long after it was made. So views about today go by the day on which somebody asks, in UTC, and by
the times of the statuses that were known when the file was made.
"""

VIEWS: dict[str, tuple[str, str]] = {
    "statuses_today": (
        "The quality status of each credential and provider that holds on the day on which you ask.",
        """\
SELECT s.ref, s.kind, s.name, i.scope, i.standing, i.label, i.sentence, i.check_group, i.first_day, i.last_day,
  i.holds_until, i.until_assumed, s.page
FROM statuses s
JOIN status_intervals i ON i.ref = s.ref
  AND coalesce(i.first_day, '') <= date('now') AND date('now') <= coalesce(i.last_day, '9999-12-31')
ORDER BY s.ref""",
    ),
    "credentials_today": (
        "Each credential with its title in English, else in its own language, its provider, country and status today.",
        """\
SELECT c.ref,
  coalesce((SELECT text FROM texts WHERE ref = c.ref AND table_name = 'credentials' AND field = 'title'
    AND language = 'en'), c.title) AS title,
  p.ref AS provider,
  coalesce((SELECT text FROM texts WHERE ref = p.ref AND table_name = 'providers' AND field = 'name'
    AND language = 'en'), p.name) AS provider_name,
  p.country, c.availability, c.hours, c.ects, c.eqf, c.price, c.currency,
  s.scope, s.standing, s.label, s.holds_until, s.last_day, c.page
FROM credentials c
JOIN statuses_today s ON s.ref = c.ref
LEFT JOIN providers p ON p.ref = substr(c.ref, 1, instr(c.ref, '/') - 1)
ORDER BY c.ref""",
    ),
    "credential_reports": (
        "Each credential with each report that touches it, and the decision.",
        """\
SELECT t.credential, r.ref AS report, r.agency, r.scope, r.decision, r.first_day, r.last_day, r.unlimited,
  r.obligation, r.page
FROM report_touches t
JOIN reports r ON r.ref = t.report
ORDER BY t.credential, r.first_day DESC, r.ref""",
    ),
    "changes_ahead": (
        "Each status that becomes another after the day on which you ask, the next one first, with what holds then.",
        """\
SELECT later.first_day AS day, s.kind, later.ref, s.name, later.scope, later.standing, later.label, later.holds_until
FROM status_intervals later
JOIN status_intervals earlier ON earlier.ref = later.ref AND earlier.position = later.position - 1
JOIN statuses s ON s.ref = later.ref
WHERE later.first_day > date('now') AND (later.scope, later.standing) <> (earlier.scope, earlier.standing)
ORDER BY day, later.ref""",
    ),
    "credentials_by_country": (
        "For each country of an awarding provider: how many credentials, and how many with each status today.",
        """\
SELECT l.country, s.standing, count(*) AS credentials
FROM credential_countries l
JOIN statuses_today s ON s.ref = l.credential
GROUP BY l.country, s.standing
ORDER BY l.country, s.standing""",
    ),
}
"""The views by name, those first that others use: what each of them answers, and its query."""
