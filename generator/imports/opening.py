"""Files of strangers, opened safely: text, XML, JSON or the parts of a spreadsheet, or the reason why not.

Nothing here trusts what a file says about itself. Whatever is wrong is an `UnreadableError` in plain words.
"""

import codecs
import io
import json
import lzma
import re
import stat
import zipfile
import zlib
from pathlib import Path
from typing import NoReturn
from xml.etree.ElementTree import Element, ParseError

import defusedxml
import defusedxml.ElementTree

from generator.imports.found import UnreadableError
from generator.source import shown

MOST_BYTES = 20_000_000
"""A file with the courses of a large university has less than 5 MB."""
MOST_UNPACKED = 100_000_000
"""So many bytes may be packed in a spreadsheet."""
_MOST_PARTS = 2_000
_DEEPEST = 200
"""No format nests deeper; what does is made to hurt programs."""
ENCODINGS = ("utf-8", "utf-16", "windows-1250", "windows-1251", "windows-1252", "windows-1257", "iso-8859-15")
"""The encodings that a person may name; the first two are seen by themselves."""
_LONGEST_QUOTE = 70


def content(path: Path) -> bytes:
    """Read a file. It has to be an ordinary one, and not larger than `MOST_BYTES`."""
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise UnreadableError(f"{path} is not an ordinary file.")
        if about.st_size > MOST_BYTES:
            _too_large(about.st_size)
        with path.open("rb") as file:
            read = file.read(MOST_BYTES + 1)
    except OSError as problem:
        raise UnreadableError(f"{path} cannot be read: {problem.strerror}.") from problem
    if len(read) > MOST_BYTES:
        _too_large(len(read))
    if not read.strip():
        raise UnreadableError("The file is empty.")
    return read


def _too_large(size: int) -> NoReturn:
    raise UnreadableError(
        f"The file has {size:,} bytes; at most {MOST_BYTES:,} are read. "
        "Export less at a time, or check whether it is the right file."
    )


_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, ""),  # begins like UTF-16, so it is looked for first
    (codecs.BOM_UTF32_BE, ""),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def text(read: bytes, encoding: str = "") -> str:
    """Give the text of a file: UTF-8, UTF-16, or the encoding that a person has named. Nothing is guessed."""
    used = encoding or _encoding(read)
    try:
        decoded = read.decode("utf-8-sig" if used == "utf-8" else used)
    except UnicodeDecodeError as problem:
        if used == "utf-8":
            raise UnreadableError(_not_utf_8(read, problem)) from problem
        raise UnreadableError(f"The file is not {used}: byte {problem.start + 1:,} does not belong there.") from problem
    if "\0" in decoded:
        raise UnreadableError("The file holds characters with the number 0, so it is no text or has been damaged.")
    return decoded


def _encoding(read: bytes) -> str:
    for mark, name in _MARKS:
        if read.startswith(mark):
            if not name:
                raise UnreadableError("The file is UTF-32. Save it again as UTF-8.")
            return name
    if read[1:2] == b"\0" and read[3:4] == b"\0":
        return "utf-16-le"
    if read[:1] == b"\0" and read[2:3] == b"\0":
        return "utf-16-be"
    return "utf-8"


def _not_utf_8(read: bytes, problem: UnicodeDecodeError) -> str:
    """Say where the first letter stands that is not UTF-8, and what it would be in the encoding of older programs."""
    line = read.count(b"\n", 0, problem.start) + 1
    start = read.rfind(b"\n", 0, problem.start) + 1
    end = read.find(b"\n", problem.start)
    around = read[max(start, problem.start - 30) : end if end >= 0 else None][:_LONGEST_QUOTE]
    guess = shown(around.decode("windows-1252", errors="replace"), _LONGEST_QUOTE)
    return (
        f"Line {line} is not UTF-8. As Windows-1252 it would be: “{guess}”. If all letters are right there, import it "
        "with --encoding windows-1252. If not, save the file again as UTF-8."
    )


ENTITIES = (
    "The file defines entities or a document type (<!DOCTYPE …>), which can be used to attack programs. "
    "Export it without."
)


def xml(read: bytes) -> Element:
    """Give the root of an XML file. It may define no entities and name no other files."""
    try:
        root = defusedxml.ElementTree.fromstring(read, forbid_dtd=True)
    except defusedxml.DefusedXmlException as problem:
        raise UnreadableError(ENTITIES) from problem
    except ParseError as problem:
        if problem.code == _BAD_TOKEN and (why := _why_no_utf_8(read)):
            raise UnreadableError(why) from problem
        line, column = problem.position
        what = str(problem).partition(":")[0]
        raise UnreadableError(
            f"The file is not XML, or it is cut off: {what}, line {line}, column {column + 1}."
        ) from problem
    except (LookupError, ValueError) as problem:
        raise UnreadableError(f"The file is not XML that can be read: {shown(str(problem))}.") from problem
    _refuse_depth(root)
    return root


def defines_entities(problem: BaseException | None) -> bool:
    """Tell whether an error of a library comes from entities in a file."""
    while problem and not isinstance(problem, defusedxml.DefusedXmlException):
        problem = problem.__cause__ or problem.__context__
    return problem is not None


def _why_no_utf_8(read: bytes) -> str:
    """Say where a file that names no encoding is not UTF-8; nothing if it names one, or is UTF-8."""
    if b"encoding" in read[:200].partition(b"?>")[0] or read.startswith(tuple(mark for mark, _ in _MARKS)):
        return ""
    try:
        read.decode()
    except UnicodeDecodeError as problem:
        line = read.count(b"\n", 0, problem.start) + 1
        return f"Line {line} is not UTF-8, and the first line names no other encoding. Export it again as UTF-8."
    return ""


def _refuse_depth(root: Element) -> None:
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > _DEEPEST:
            raise UnreadableError(f"The elements of the file are nested more than {_DEEPEST} deep.")
        level = [child for element in level for child in element]


_BAD_TOKEN = 4
"""The code of the XML parser for a sign that cannot stand there (XML_ERROR_INVALID_TOKEN)."""
_HALF_LETTER = re.compile(r"\\u[dD][89a-fA-F]")
"""One half of a letter that JSON may write in two; alone it is none."""


def json_data(read: bytes, encoding: str = "") -> object:
    """Give what a JSON file holds. A key that stands twice in one object is refused: which of the two is meant?"""
    decoded = text(read, encoding)
    try:
        return _whole(json.loads(decoded, parse_constant=_no_number, object_pairs_hook=_each_once), decoded)
    except UnicodeEncodeError as problem:
        raise UnreadableError(
            "The file holds half a letter (`\\ud800` to `\\udfff`), so a text was cut off."
        ) from problem
    except json.JSONDecodeError as problem:
        raise UnreadableError(
            f"The file is not JSON, or it is cut off: {problem.msg}, line {problem.lineno}, column {problem.colno}."
        ) from problem
    except RecursionError as problem:
        raise UnreadableError("The parts of the file are nested too deeply.") from problem
    except ValueError as problem:
        raise UnreadableError(f"The file holds a number that no program can read: {shown(str(problem))}.") from problem


def _whole(data: object, decoded: str) -> object:
    """Give the data if all its texts can be written again. Raises UnicodeEncodeError."""
    if _HALF_LETTER.search(decoded):
        json.dumps(data, ensure_ascii=False).encode()
    return data


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise UnreadableError(f"“{shown(twice)}” stands twice in the same place of the file. Keep one of them.")
    return found


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def is_packed(read: bytes) -> bool:
    """Tell whether a file is packed as spreadsheets (.xlsx) are."""
    return read.startswith(b"PK\x03\x04")


def packed(read: bytes) -> io.BytesIO:
    """Give a packed file to be opened, once all its parts have been unpacked once and are neither too large nor broken.

    A part can lie about its size, so it is not asked: it is unpacked bit by bit and counted.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(read)) as parts:
            _unpack(parts)
    # zipfile: RuntimeError for a password, NotImplementedError for a way of packing that it does not know
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as problem:
        raise UnreadableError(
            "The spreadsheet cannot be unpacked: it is cut off, locked with a password, or damaged. Save it again."
        ) from problem
    except (zlib.error, lzma.LZMAError) as problem:
        raise UnreadableError("The spreadsheet cannot be unpacked: it is damaged. Save it again.") from problem
    return io.BytesIO(read)


def _unpack(parts: zipfile.ZipFile) -> None:
    listed = parts.infolist()
    if len(listed) > _MOST_PARTS or sum(part.file_size for part in listed) > MOST_UNPACKED:
        _bomb()
    total = 0
    for part in listed:
        with parts.open(part) as stream:
            while piece := stream.read(1_000_000):
                total += len(piece)
                if total > MOST_UNPACKED:
                    _bomb()


def _bomb() -> NoReturn:
    raise UnreadableError(
        f"The spreadsheet has more than {_MOST_PARTS:,} parts, or unpacks to more than {MOST_UNPACKED:,} bytes. "
        "That is no list of courses, so it is not read."
    )
