"""The one place where text becomes markup: a template environment that escapes everything.

Records come from strangers. Autoescape is on for every template whatever its name, and an undefined name is an
error. This module alone knows Jinja.
"""

import json
import re
from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from generator import messages

__all__ = ["ROOT", "Markup", "Shell", "code", "data", "escape", "fill", "join", "paragraphs", "render", "template"]

ROOT = "\x1f"
"""Stands for the way to the site's root in finished markup. It is a control character: no record can hold it, and text
with it takes no more than a byte a letter."""

_MARK = re.compile(r"<p>⟦([a-z-]+)⟧</p>|⟦([a-z-]+)⟧")
"""A mark; Markdown makes a paragraph of one that stands alone."""


@dataclass(frozen=True, slots=True)
class Shell:
    """Markup that is cut at its marks: texts and names of marks in turn, a text first and last.

    What stands on many pages is made once, with marks such as ⟦title⟧ where the pages differ.
    """

    pieces: tuple[str, ...]

    @classmethod
    def of(cls, html: str) -> "Shell":
        """Cut markup at its marks."""
        pieces = []
        end = 0
        for mark in _MARK.finditer(html):
            pieces += [html[end : mark.start()], mark[1] or mark[2]]
            end = mark.end()
        return cls((*pieces, html[end:]))

    @property
    def marks(self) -> tuple[str, ...]:
        """Give the names of the marks in their order."""
        return self.pieces[1::2]

    def filled(self, values: Mapping[str, str]) -> str:
        """Put markup in the place of every mark. A mark without a value raises KeyError."""
        return "".join(values[piece] if index % 2 else piece for index, piece in enumerate(self.pieces))

    def with_known(self, values: Mapping[str, str]) -> "Shell":
        """Put markup in the place of the marks that have a value, and keep the others."""
        pieces = [""]
        for index, piece in enumerate(self.pieces):
            if index % 2 and piece not in values:
                pieces += [piece, ""]
            else:
                pieces[-1] += values[piece] if index % 2 else piece
        return Shell(tuple(pieces))


_SPECIAL = re.compile("[&<>\"']")


def printed(value: object) -> str:
    """Escape what a template prints, to text that is as good as markup: a template only joins it.

    `escape` gives the same as an object of `Markup`, which takes longer to make than the escaping itself, and a page
    prints hundreds of values.
    """
    if type(value) is Markup:
        return value
    text = str(value)
    return escape(value) if _SPECIAL.search(text) else text


class _Printing(CodeGenerator):
    """Let compiled templates call `printed` where they would call `escape`."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 - Jinja's own
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.printed(")


class _Saying(NodeTransformer):
    """Say messages without values while a template is compiled, so that a page takes them like any other text."""

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's own
        match node:
            case nodes.Call(node=nodes.Name(name="_"), args=[nodes.Const(value=str(message))], kwargs=[]):
                said = Markup(messages.gettext(message) % {})  # noqa: S704 - messages are ours
                return nodes.MarkSafe(nodes.Const(said), lineno=node.lineno)
        return self.generic_visit(node)


class _Environment(Environment):
    code_generator_class = _Printing
    printed = staticmethod(printed)

    def _generate(self, source: nodes.Template, *given: Any, **named: Any) -> str:  # noqa: ANN401 - Jinja's own
        return super()._generate(_Saying().visit(source), *given, **named)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Give a template its globals in one plain dict; every render reads them, and Jinja's chain of maps is slow."""
        return {**self.globals, **(d or {})}


@messages.cached
def environment() -> Environment:
    """Give the environment of all templates in the language that is spoken."""
    made = _Environment(
        loader=PackageLoader("generator", "pages/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_callables(messages.gettext, messages.ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.filters["paragraphs"] = paragraphs
    return made


@messages.cached
def template(name: str) -> Template:
    """Give a template by its file name, in the language that is spoken."""
    return environment().get_template(name)


def render(name: str, values: Mapping[str, object]) -> str:
    """Render a template to HTML. Everything in `values` is escaped unless it is Markup."""
    return template(name).render(values)


def fill(shape: str, *values: object) -> Markup:
    """Put values in the places of a shape, `%s` each, escaped unless they are markup.

    The operators of `Markup` give the same and take four times as long.
    """
    return Markup(shape % tuple(map(printed, values)))  # noqa: S704 - the shape is ours, the values are escaped


def join(parts: Iterable[Markup], between: str = "") -> Markup:
    """Put pieces of markup together."""
    return Markup(between.join(parts))  # noqa: S704 - pieces of markup


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_IN_DATA = [(sign, f"\\u{ord(sign):04x}") for sign in "<>&\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"]


def data(value: object) -> Markup:
    """Give a value as a block of data, JSON-LD: no script runs it, and nothing in it can end it."""
    said = _ENCODER.encode(value)
    for sign, written in _IN_DATA:  # `translate` takes far longer where a text has other letters than English
        said = said.replace(sign, written)
    return Markup(f'<script type="application/ld+json">{said}</script>')  # noqa: S704 - no sign of markup is left


def paragraphs(text: str) -> Markup:
    """Give plain text as paragraphs: blank lines split them, nothing else is markup."""
    blocks = (" ".join(block.split()) for block in text.split("\n\n"))
    return Markup("".join(f"<p>{printed(block)}</p>" for block in blocks if block))  # noqa: S704 - it is escaped


def code(text: str) -> Markup:
    """Give a text of ours in which what stands between backticks is code."""
    pieces = text.split("`")
    return join(fill("<code>%s</code>", piece) if number % 2 else escape(piece) for number, piece in enumerate(pieces))
