"""The index of words: documents in, the files of Pagefind and `search/rows.json` out. This module alone runs Pagefind."""

import json
import shutil
import subprocess
import zlib
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pagefind_bin

_SHIPPED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "*.pf_meta", "wasm.en.pagefind", "index/*")
"""What a search needs. Pagefind's own interfaces stay out, and so do its fragments, a file for every credential."""
_MARK = b"pagefind_dcd"
_GZIP = 31
"""The window that tells zlib to expect a gzip header."""


class IndexError_(Exception):
    """The index could not be made; the message says what Pagefind said."""
