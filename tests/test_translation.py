"""The translation of the interface: every message is found, and what cannot be used is told."""

from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from click.testing import CliRunner

from generator import cli, messages, translation

ROOT = Path(__file__).parent.parent
WANTED = translation.wanted(ROOT)


def known(said: dict[str | tuple[str, str], str | tuple[str, ...]]) -> Catalog:
    made = Catalog(locale="de")
    for message, translated in said.items():
        made.add(message, translated)
    return made


@pytest.mark.parametrize(
    ("message", "place"),
    [
        pytest.param("It ends soon: on {day}.", "generator/status/wording.py", id="Python"),
        pytest.param("Passed its own outside check", "generator/status/wording.py", id="noted in a table"),
        pytest.param(("{number} hour", "{number} hours"), "generator/words.py", id="a number of things"),
        pytest.param(("{agencies} published a report.",) * 2, "generator/status/wording.py", id="the same in English"),
        pytest.param(("skill", "skills"), "generator/pages/lists.py", id="counted"),
        pytest.param("Key facts", "generator/pages/templates/credential.html", id="a template"),
        pytest.param("Offered now", "generator/vocabulary: Availability", id="a term"),
        pytest.param("Can somebody take it now?", "generator/vocabulary: Availability", id="a closed list"),
        pytest.param("Skip to the content", "theme/main.html", id="the theme"),
        pytest.param("Quality checks", "theme/main.html", id="the navigation"),
        pytest.param("Words explained", "docs/words.md", id="a hand-written page"),
    ],
)
def test_messages_are_found(message: str | tuple[str, str], place: str) -> None:
    found = WANTED.get(message)
    assert found is not None
    assert place in [file for file, _ in found.locations]


@pytest.mark.parametrize("message", ["Describe a %(label)s", "Fill in a form to add or correct"])
def test_pages_in_english_only_have_none(message: str) -> None:
    assert WANTED.get(message) is None


@pytest.mark.parametrize(
    ("message", "said", "why"),
    [
        pytest.param("until {last}", "bis {last}", "", id="right"),
        pytest.param("until {last}", "bis {letzten}", "places that the message does not have: {letzten}", id="renamed"),
        pytest.param("until {last}", "bis", "leaves out {last}", id="left out"),
        pytest.param("until {last}", "bis {last", "places that the message does not have: {", id="not closed"),
        pytest.param("Due by %(day)s.", "Bis %(tag)s.", "does not have: %(tag)s", id="renamed in a template"),
        pytest.param("See [a](b.md).", "Siehe [a](c.md).", "its links lead elsewhere", id="another link"),
        pytest.param("See [a](b.md).", "Siehe [das a](b.md).", "", id="the same link"),
        pytest.param(("{n} day passed", "{n} days passed"), ("Ein Tag", "{n} Tage"), "", id="one without its number"),
        pytest.param(("{n} day", "{n} days"), ("{n} Tag", "{m} Tage"), "does not have: {m}", id="one form of two"),
    ],
)
def test_a_translation_that_cannot_be_used_is_told(
    message: str | tuple[str, str],
    said: str | tuple[str, ...],
    why: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(messages, "catalog", lambda _: known({message: said}))
    state = translation.state("de", known({message: ""}))
    assert (state.total, state.missing) == (1, ())
    assert [reason for _, reason in state.wrong] == (
        [f"it {why}" if not why.startswith("it") else why] if why else []
    ) or (len(state.wrong) == 1 and why in state.wrong[0][1])


def test_what_is_missing_and_what_is_unused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "catalog", lambda _: known({"a": "A", "b": "", ("c", "cs"): ("C", ""), "d": "D"}))
    state = translation.state("de", known({"a": "", "b": "", ("c", "cs"): "", "e": ""}))
    assert (state.total, state.missing, state.unused) == (4, ("b", "c", "e"), ("d",))


def test_an_update_keeps_what_is_said_and_adds_what_is_new(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "catalog", lambda _: known({"a": "A", "gone": "Weg"}))
    made = translation.updated("de", known({"a": "", "new": ""}))
    assert {message.id: message.string for message in made if message.id} == {"a": "A", "new": ""}


@pytest.mark.parametrize("language", messages.known()[1:])
def test_what_is_shipped_can_be_used(language: str) -> None:
    state = translation.state(language, WANTED)
    assert state.wrong == ()
    assert state.unused == (), "run catalogue messages --update"


@pytest.mark.parametrize("language", messages.known()[1:])
def test_files_are_as_the_command_writes_them(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (ROOT / "generator" / "messages" / f"{language}.po").read_bytes()
    monkeypatch.setattr(translation, "files", lambda name: tmp_path if name == messages.__name__ else files(name))
    written = translation.write(translation.updated(language, WANTED))
    assert written.read_bytes() == before, "run catalogue messages --update"


# --- the command


def test_the_command_lists_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "catalog", lambda _: known({"Key facts": "Das Wichtigste", "gone": "Weg"}))
    result = CliRunner().invoke(cli.main, ["messages", "de"])
    assert result.exit_code == 0
    assert f"de: 1 of {len(WANTED)} messages are translated." in result.output
    assert "\n    Offered now\n" in result.output
    assert "  Nobody says any more:\n    gone\n" in result.output


def test_a_translation_that_cannot_be_used_fails_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "catalog", lambda _: known({"until {last}": "bis"}))
    result = CliRunner().invoke(cli.main, ["messages", "de"])
    assert result.exit_code == 1
    assert "    until {last} [it leaves out {last}]\n" in result.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nonsense"], "is no language to translate into"),
        (["en"], "is no language to translate into"),
        (["pl"], "there are no messages in pl yet; `--update` makes a file for them"),
    ],
)
def test_wrong_use(arguments: list[str], said: str) -> None:
    result = CliRunner().invoke(cli.main, ["messages", *arguments])
    assert result.exit_code == 2
    assert said in result.output


def test_a_new_language_gets_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translation, "files", lambda name: tmp_path if name == messages.__name__ else files(name))
    result = CliRunner().invoke(cli.main, ["messages", "--update", "pl"])
    assert result.exit_code == 0, result.output
    text = (tmp_path / "pl.po").read_text(encoding="utf-8")
    assert "nplurals=3" in text
    assert 'msgid "Key facts"\nmsgstr ""' in text
