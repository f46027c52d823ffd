"""The addresses on a forge that lead into the repository of a catalogue: to edit a file, to add one, to report."""

from dataclasses import dataclass
from urllib.parse import quote

from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class Forge:
    """A kind of forge: its name, and the shapes of its addresses below the repository.

    `{branch}`, `{path}`, `{folder}`, `{file}`, `{text}`, `{title}` and `{page}` stand for what an address is about.
    """

    label: str
    edit: str
    """Opens the file at `{path}`."""
    new: str
    """Opens an empty file in `{folder}`, with the name `{file}` where the forge can."""
    filled: str
    """Does the same, and fills the file with `{text}`; empty where the forge cannot."""
    names_file: bool
    """False if the person has to type the file's name after `new`."""
    mistake: str
    """Opens a report about `{page}`, with `{title}` where the forge takes one."""


FORGES: dict[str, Forge] = {
    "github": Forge(
        label="GitHub",
        edit="edit/{branch}/{path}",
        new="new/{branch}/{folder}?filename={file}",
        filled="new/{branch}/{folder}?filename={file}&value={text}",
        names_file=True,
        mistake="issues/new?template=mistake.yml&page={page}",
    ),
    "gitlab": Forge(
        label="GitLab",
        edit="-/edit/{branch}/{path}",
        new="-/new/{branch}?file_name={path}",
        filled="",
        names_file=True,
        mistake="-/issues/new?issue%5Btitle%5D={title}&issue%5Bdescription%5D={page}",
    ),
    "forgejo": Forge(
        label="Forgejo",
        edit="_edit/{branch}/{path}",
        new="_new/{branch}/{folder}",
        filled="",
        names_file=False,
        mistake="issues/new?title={title}&body={page}",
    ),
}
"""The forges that `forge` in mkdocs.yml can name."""


@dataclass(frozen=True, slots=True)
class Ways:
    """The shapes of the addresses that lead into one repository; what they are about still stands in braces."""

    label: str
    edit: str
    new: str
    filled: str
    names_file: bool
    mistake: str


def ways(settings: Settings) -> Ways | None:
    """Give the ways into the repository of a catalogue; None if it has named none."""
    if not settings.repository:
        return None
    forge = FORGES[settings.forge]
    edit, new, filled, mistake = (
        f"{settings.repository}/{shape.replace('{branch}', quote(settings.branch))}" if shape else ""
        for shape in (forge.edit, forge.new, forge.filled, forge.mistake)
    )
    return Ways(forge.label, edit, new, filled, forge.names_file, mistake)


def edit_address(settings: Settings, path: str) -> str:
    """Give the address where the file at a path below the records can be edited; empty without a repository."""
    known = ways(settings)
    return known.edit.replace("{path}", quote(f"{settings.content_path}/{path}")) if known else ""


def mistake_address(settings: Settings, *, title: str, page: str) -> str:
    """Give the address where a mistake on a page can be reported; empty without a repository."""
    known = ways(settings)
    if not known:
        return ""
    return known.mistake.replace("{title}", quote(title, safe="")).replace("{page}", quote(page, safe=""))
