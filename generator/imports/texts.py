"""Texts of strangers → plain text as records hold it: paragraphs and lists, and no character that nobody can see."""

import re
import unicodedata
from collections.abc import Iterator

from generator import source
from generator.imports import hypertext
from generator.imports.values import UnclearError

_LATER = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""What the later bytes of a letter in UTF-8 become in Windows-1252 and Latin-1."""
_AFTER_WORDS = "”“’‘–—…»"
"""Those of them that may also follow a word that ends with a capital letter."""
_DAMAGED = re.compile(
    rf"[ÂÃÄÅ](?=[{_LATER}])(?:[^{_AFTER_WORDS}]|[{_AFTER_WORDS}](?=\w))|â€[{_LATER}]|[ÐÑ][{_LATER}][ÐÑ]|ï»¿|"
    "\ufffd|[\x80-\x84\x86-\x9f]"
)
"""UTF-8 that was read as Windows-1252, lost letters, and Windows-1252 that was read as Latin-1."""
_ABBREVIATED = re.compile(
    r"(?:^|[\s(„“\"])(?:\w|\d+|\w\.\w|approx|bzw|ca|cf|dr|evtl|ggf|inkl|max|min|mr|mrs|ms|nr|no|prof|st|vgl|vs)\.$",
    re.IGNORECASE,
)
"""What ends with a dot in the middle of a sentence."""


def words(text: str) -> str:
    """Give a text as plain text, whether it is HTML or not. Markdown stays as it is.

    Raises UnclearError if its letters have been damaged on the way: which they were, nobody can know.
    """
    plain = _tidy(visible(hypertext.lines(text) if hypertext.is_html(text) else text))
    for each in (text, plain):
        if damaged := _DAMAGED.search(each):
            around = each[max(0, damaged.start() - 15) : damaged.end() + 15]
            raise UnclearError(
                f"letters are damaged: “{source.shown(around)}”. The text was saved in one encoding and read in "
                "another. Export it again as UTF-8"
            )
    return plain


def line(text: str) -> str:
    """Give a text as plain text on one line, for names and titles. Raises UnclearError as `words` does."""
    return " ".join(words(text).split())


_HEADING = re.compile(r"(?m)^ {0,3}#{1,6} +(.*?)(?: +#+)?$")
_ITEM_SIGN = re.compile(r"(?m)^( *)(?:[*+] +|[•▪◦‣●○■►·] *)(?=\S)")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\((https?://[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)(?: +\"[^\"\n]*\")?\)")
_STRONG = re.compile(r"(?<!\\)(\*\*|__)(?=\S)([^*_\n]+?)(?<=[^\s\\])\1")
_EMPHASIS = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*\\])\*(?![\w*])")
_ESCAPE = re.compile(r"\\([!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~])")


def unmarked(text: str) -> str:
    """Give a text as `words` does, and take out signs of Markdown where they can mean nothing else.

    Headings, `**strong**` and `*emphasised*` words, `* items` and links: the address stands behind the words. A sum
    such as `2 * 3 * 4`, a name such as `file_name_1` and `#1` stay as they are. Raises UnclearError as `words` does.
    """
    plain = words(text if hypertext.is_html(text) else _ITEM_SIGN.sub(r"\1- ", text))
    plain = _HEADING.sub(r"\n\1\n", plain)
    plain = _ITEM_SIGN.sub(r"\1- ", plain)
    plain = _LINK.sub(lambda link: link[2] if link[1] in ("", link[2]) else f"{link[1]} ({link[2]})", plain)
    plain = _EMPHASIS.sub(r"\1", _STRONG.sub(r"\2", plain))
    return _tidy(_ESCAPE.sub(r"\1", plain))


_ENDS = (".", "!", "?", ")", "]", "”", "’", '"', "'", "»")
_SURELY_A_TEXT = 100
CUT = ("...", "…")
"""How a text ends that says itself that there is more."""


def breaks_off(text: str) -> bool:
    """Tell whether a text has been cut in the middle of a sentence: it is long, and no sign ends it."""
    return text.endswith(CUT) or (len(text) >= _SURELY_A_TEXT and not text.endswith(_ENDS))


_SENTENCE_ENDS = (".", "!", "?")
LONGEST_OUTCOME = 400
_ITEM = re.compile(r"( *)(?:-|\d+[.)]|[a-z]\)) (.+)")


def holds_list(text: str) -> bool:
    """Tell whether a plain text holds a list."""
    return any(_ITEM.fullmatch(line_) for line_ in text.split("\n"))


def outcomes(text: str) -> list[str]:
    """Give the single outcomes of a plain text: the items of its list, or its paragraphs.

    The words that open a list (“Students can:”) are left out. Raises UnclearError if a part is too long for a record.
    """
    parts = list(_parts(text))
    if any(len(part) > LONGEST_OUTCOME for part in parts):
        raise UnclearError(
            f"it has more than {LONGEST_OUTCOME} characters and is no list. Write a sentence for each thing "
            "that people can do"
        )
    return parts


def _parts(text: str) -> Iterator[str]:
    """Yield the items of lists and the paragraphs, without the words that open a list."""
    blocks = _blocks(text)
    first = next((number for number, (is_item, _) in enumerate(blocks) if is_item), 0)
    for number, (is_item, said) in enumerate(blocks):
        before_list = number < first and not said.endswith(_SENTENCE_ENDS)
        if is_item or not (said.endswith(":") or before_list):
            yield said.rstrip(",; ") if is_item else said


def _blocks(text: str) -> list[tuple[bool, str]]:
    """Give items (True) and paragraphs; what stands below an item that ends with a colon belongs to that one."""
    blocks: list[tuple[bool, str]] = []
    after_gap = True
    for line_ in text.split("\n"):
        found, said = _ITEM.fullmatch(line_), line_.strip()
        is_item, before = blocks[-1] if blocks else (False, "")
        if found and not (found[1] and is_item):
            blocks.append((True, found[2]))
        elif found:
            blocks[-1] = (is_item, f"{before}{' ' if before.endswith(':') else '; '}{found[2]}")
        elif said and before and (_is_open(blocks[-1]) or not (after_gap or _is_new(before, said))):
            blocks[-1] = (is_item, f"{before} {said}")
        elif said:
            blocks.append((False, said))
        after_gap = not said
    return blocks


def _is_new(before: str, said: str) -> bool:
    """Tell whether a line begins a sentence of its own, and is not the rest of the one above."""
    return before.endswith((*_SENTENCE_ENDS, ";")) and not said[0].islower()


def _is_open(block: tuple[bool, str]) -> bool:
    """Tell whether a block is an item that announces what comes next."""
    is_item, said = block
    return is_item and said.endswith(":")


def shortened(text: str, most: int) -> str:
    """Give the first paragraphs of a text that fit into so many characters, or the first sentences; at worst nothing.

    No sentence is cut. The text is the same if all of it fits.
    """
    if len(text) <= most:
        return text
    for parts, between in ((text.split("\n\n"), "\n\n"), (_sentences(text.split("\n\n", maxsplit=1)[0]), " ")):
        fitting = ""
        for part in parts:
            longer = f"{fitting}{between}{part}" if fitting else part
            if len(longer) > most:
                break
            fitting = longer
        if fitting:
            return fitting
    return ""


def _sentences(paragraph: str) -> list[str]:
    """Take a paragraph apart where a sentence surely ends: not after “approx.” or “3.”, nor before a small letter."""
    made: list[str] = []
    for part in re.split(r"(?<=[.!?…])\s+", paragraph):
        if made and (_ABBREVIATED.search(made[-1]) or part[:1].islower()):
            made[-1] += f" {part}"
        else:
            made.append(part)
    return made


def visible(text: str) -> str:
    """Take out or replace what nobody can see, and compose letters with their accents."""
    lines = re.split(r"\r\n|[\n\r\u2028\u2029\u0085\u000b\u000c]", unicodedata.normalize("NFC", text))
    return "\n".join(map(_visible_line, lines))


def _visible_line(text: str) -> str:
    spaced = "".join(" " if char == "\t" or unicodedata.category(char) == "Zs" else char for char in text)
    hidden = {column for column, rule, *_ in source.invisible(spaced) if rule != "not-nfc"}
    shown = "".join(char for column, char in enumerate(spaced, start=1) if column not in hidden) if hidden else spaced
    return unicodedata.normalize("NFC", shown)


def _tidy(text: str) -> str:
    """Take out blanks at the ends of lines and more than one blank or empty line; indented items stay."""
    lines = []
    for line_ in text.split("\n"):
        item = re.match(r" +(?=(?:-|\d+\.) )", line_)
        indented = item[0] if item and len(item[0]) % 2 == 0 else ""
        said = " ".join(line_.split())
        lines.append(indented + said if said not in ("", "-") else "")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
