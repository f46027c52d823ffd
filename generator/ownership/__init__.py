"""Who may change what: two folders of a repository and an author in; for every changed file, who has to agree, out.

A provider describes and an agency attests. So each changes its own folder, maintainers change the rest, and nobody
can let a change pass by naming himself an owner in it: `content/owners.yml` is read from the old side only.
"""

from generator.ownership.codeowners import CODEOWNERS, NobodyError, codeowners, nameless
from generator.ownership.owners import CONTENT, OWNERS, Owners, OwnersError, read, written
from generator.ownership.verdict import Answer, Needs, Remark, answer
from generator.ownership.wording import annotations, summary, text

__all__ = [
    "CODEOWNERS",
    "CONTENT",
    "OWNERS",
    "Answer",
    "Needs",
    "NobodyError",
    "Owners",
    "OwnersError",
    "Remark",
    "annotations",
    "answer",
    "codeowners",
    "nameless",
    "read",
    "summary",
    "text",
    "written",
]
