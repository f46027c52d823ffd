"""The page on which readers report a mistake: what to write, who takes it without an account, and the forge last.

Every page leads to it and says in the address where the reader comes from. A script puts that into the message; without
JavaScript the reader does.
"""

from urllib.parse import quote

from generator import forge, markup
from generator.messages import gettext as _
from generator.pages.page import REPORT_A_MISTAKE as ADDRESS
from generator.pages.page import Context, Page
from generator.settings import Settings


def page(context: Context) -> Page:
    """Make the page."""
    settings = context.settings
    message = "\n".join(
        f"{asked} "
        for asked in (
            _("Page:"),
            _("What is wrong:"),
            _("What is right:"),
            _("Web address where we can read it:"),
        )
    )
    values = {
        **context.common(ADDRESS),
        "message": message,
        "contact": settings.contact,
        "mail": _mail(settings, message),
        "forge": forge.ways(settings),
        "empty_report": forge.mistake_address(settings, title=_("Mistake"), page=""),
    }
    return Page(
        path=ADDRESS,
        title=_("Report a mistake"),
        description=_("Tell the maintainers or the provider what is wrong in this catalogue, also without an account."),
        content=markup.render("mistake.html", values),
        indexed=False,
        scripts=("assets/mistake.js",),
        styles=("assets/fields.css",),
    )


def _mail(settings: Settings, message: str) -> str:
    """Give the address that opens a mail to the maintainers with the message in it; empty if they have a page only."""
    if not settings.contact.startswith("mailto:"):
        return ""
    # RFC 6068: lines of a body end with CR and LF.
    body = quote(message.replace("\n", "\r\n"), safe="")
    return f"{settings.contact}?subject={quote(_('Mistake'), safe='')}&body={body}"
