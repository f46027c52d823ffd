"""JSON-LD of schema.org → found courses: a file with one object, a list or a graph, or a page with such blocks in it.

A Course and a small EducationalOccupationalProgram are courses, each CourseInstance one run. Runs without a course
belong together if they have the same name. What changes from run to run is taken from those to come, else the last.
"""

from generator.imports import opening
from generator.imports.facts import Facts, unused
from generator.imports.found import Note, Read, UnreadableError, Wanted
from generator.imports.schema_org.courses import by_name, found_in, found_in_runs
from generator.imports.schema_org.objects import COURSES, RUN, Held, blocks_of, is_of_schema_org, tidy, types_of
from generator.imports.whose import Whose

_UNUSED = (
    "Not used, because a record has no place for it or it has no exact meaning there, and how often it stands there"
)


def read(content: bytes, wanted: Wanted) -> Read:
    """Read courses from JSON-LD or from a page that holds it. Raises UnreadableError."""
    is_page = content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    blocks = blocks_of(opening.text(content, wanted.encoding)) if is_page else [opening.json_data(content)]
    if not any(map(is_of_schema_org, blocks)):
        raise UnreadableError("The file holds no JSON-LD of schema.org: its @context names another vocabulary.")
    held = Held()
    for block in blocks:
        held.add(tidy(block))
    courses = [thing for thing in held.things if types_of(thing) & set(COURSES)]
    theirs = {id(run) for thing in courses for run in held.runs(thing)}
    alone = [thing for thing in held.things if RUN in types_of(thing) and id(thing) not in theirs]
    if not courses and not alone:
        raise UnreadableError("The file holds no Course, CourseInstance or EducationalOccupationalProgram.")
    gathered: list[Facts] = []
    whose = Whose(wanted)
    found = [found_in(thing, held.runs(thing), held, whose, gathered) for thing in courses]
    found += [found_in_runs(runs, held, whose, gathered) for runs in by_name(alone).values()]
    notes = [*whose.notes(), *unused(gathered, _UNUSED)]
    if held.others:
        many = f"Objects that are no course, or do not say what they are, so that they are not used: {held.others:,}."
        notes.append(Note("", many))
    return Read(tuple(found), tuple(notes))


__all__ = ["read"]
