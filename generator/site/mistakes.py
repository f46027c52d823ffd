"""While `mkdocs serve` runs: mistakes in the records are shown on the page that is open, not on the terminal only."""

from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from generator.finding import Finding


def show(site: Path, errors: Sequence[Finding]) -> None:
    """Put the mistakes at the top of every page of a served site; without mistakes, do nothing."""
    if not errors:
        return
    found = str(notice(errors))  # or the markup would escape the page that it is put into
    for page in site.rglob("*.html"):
        before, content, after = page.read_text(encoding="utf-8").partition('id="content" tabindex="-1">')
        page.write_text(before + content + found + after, encoding="utf-8")


def notice(errors: Sequence[Finding]) -> str:
    """Give the mistakes as markup."""
    rows = Markup("").join(
        Markup("<li><code>{}</code><br>{}. {} <small>[{}]</small></li>").format(e.place, e.message, e.hint, e.rule)
        for e in errors
    )
    one = len(errors) == 1
    heading = "There is a mistake in the records" if one else f"There are {len(errors)} mistakes in the records"
    return Markup(
        '<section class="notice notice-warn" aria-labelledby="mistakes"><h2 id="mistakes">{}</h2>'
        "<p>The site cannot be published like this. A record with a mistake may be missing here.</p>"
        "<ol>{}</ol></section>"
    ).format(heading, rows)
