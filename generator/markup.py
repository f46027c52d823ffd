"""The one place where text becomes markup: a template environment that escapes everything.

Records come from strangers. Autoescape is on for every template whatever its name, and an undefined name is an
error. This module alone knows Jinja.
"""

from collections.abc import Mapping
from functools import cache
from gettext import NullTranslations

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup, escape

__all__ = ["ROOT", "Markup", "escape", "paragraphs", "render", "template"]

ROOT = "\ue000"
"""Stands for the way to the site's root in finished markup. It is a private-use character: no record can hold it."""


@cache
def environment() -> Environment:
    """Give the environment of all templates, with English as the language of the interface."""
    made = Environment(
        loader=PackageLoader("generator", "pages/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(NullTranslations(), newstyle=True)  # type: ignore[attr-defined]
    made.filters["paragraphs"] = paragraphs
    return made


@cache
def template(name: str) -> Template:
    """Give a template by its file name."""
    return environment().get_template(name)


def render(name: str, values: Mapping[str, object]) -> str:
    """Render a template to HTML. Everything in `values` is escaped unless it is Markup."""
    return template(name).render(values)


def paragraphs(text: str) -> Markup:
    """Give plain text as paragraphs: blank lines split them, nothing else is markup."""
    blocks = (" ".join(block.split()) for block in text.split("\n\n"))
    return Markup("").join(Markup("<p>%s</p>") % block for block in blocks if block)
