import random
from itertools import pairwise
from pathlib import Path

import hypothesis.strategies as st
import pytest
import sites
from click.testing import CliRunner
from hypothesis import given

from generator import cli, order, records, source
from generator.order import OrderError

CREDENTIAL = records.BY_NAME["credential"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("summary: b\ntitle: a\n", "title: a\nsummary: b\n", id="keys"),
        pytest.param("title: a\nsummary: b\n", "title: a\nsummary: b\n", id="keys in order"),
        pytest.param("summary: b\ntitle: a", "title: a\nsummary: b\n", id="no line break at the end"),
        pytest.param("summary: b\r\ntitle: a", "title: a\r\nsummary: b\r\n", id="the line breaks of the file"),
        pytest.param(
            "# on b\nsummary: b # b\n# on a\ntitle: a # a\n",
            "# on a\ntitle: a # a\n# on b\nsummary: b # b\n",
            id="comments go with the key below them",
        ),
        pytest.param(
            "# about the file\n\nsummary: b\ntitle: a\n",
            "# about the file\n\ntitle: a\nsummary: b\n",
            id="what stands above an empty line stays first",
        ),
        pytest.param(
            "# yaml-language-server: $schema=x\n# on b\nsummary: b\ntitle: a\n",
            "# yaml-language-server: $schema=x\ntitle: a\n# on b\nsummary: b\n",
            id="the schema stays first",
        ),
        pytest.param("summary: b\ntitle: a\n# end\n\n", "title: a\nsummary: b\n# end\n\n", id="the end stays last"),
        pytest.param(
            "summary: |\n  b\n  # no comment\n\n  c\ntitle: a\n",
            "title: a\nsummary: |\n  b\n  # no comment\n\n  c\n",
            id="a text of several lines",
        ),
        pytest.param(
            'summary: "b\n  title: c"\ntitle: a\n',
            'title: a\nsummary: "b\n  title: c"\n',
            id="a quoted text of several lines",
        ),
        pytest.param(
            "price:\n  # on c\n  currency: EUR\n  amount: 3\n",
            "price:\n  amount: 3\n  # on c\n  currency: EUR\n",
            id="keys of a part",
        ),
        pytest.param(
            "skills:\n  - esco: b # b\n    label: a # a\n  - label: c\n",
            "skills:\n  - label: a # a\n    esco: b # b\n  - label: c\n",
            id="keys of an item",
        ),
        pytest.param(
            "skills:\n  -\n    esco: b\n    label: a\n  -\n    esco: d\n    label: c\n",
            "skills:\n  -\n    label: a\n    esco: b\n  -\n    label: c\n    esco: d\n",
            id="hyphens on lines of their own",
        ),
        pytest.param(
            "skills:\n  # item\n  - esco: b\n    # on a\n    label: a\n",
            "skills:\n  # item\n    # on a\n  - label: a\n    esco: b\n",
            id="comments on an item and in it",
        ),
        pytest.param(
            "stacking:\n  into:\n    - url: https://a.example/\n      name: a\n  kind: stackable\nsummary: b\n",
            "summary: b\nstacking:\n  kind: stackable\n  into:\n    - name: a\n      url: https://a.example/\n",
            id="parts in parts",
        ),
        pytest.param(
            "price:\n  currency: EUR\n  amount: 3\n  # end\nsummary: b\n",
            "summary: b\nprice:\n  amount: 3\n  currency: EUR\n  # end\n",
            id="the end of a part stays its end",
        ),
        pytest.param("price: {currency: EUR, amount: 3}\n", "price: {currency: EUR, amount: 3}\n", id="between braces"),
        pytest.param("zzz: 1\ntitle: a\n", "title: a\nzzz: 1\n", id="keys that no record has come last"),
        pytest.param("title:\n  et: b\n  en: a\n", "title:\n  et: b\n  en: a\n", id="a map of languages"),
        pytest.param("'summary': b\n\"title\": a\n", "\"title\": a\n'summary': b\n", id="keys in quotes"),
    ],
)
def test_keys_are_put_in_order(before: str, after: str) -> None:
    assert order.ordered(before.encode(), CREDENTIAL).decode() == after


def test_keys_that_are_names_stay_as_they_are() -> None:
    text = b"activities:\n  b:\n    type: programme\n    name: B\n  a:\n    name: A\n"
    made = order.ordered(text, records.BY_NAME["agency"])
    assert made == b"activities:\n  b:\n    name: B\n    type: programme\n  a:\n    name: A\n"


@pytest.mark.parametrize("text", ["title: [a\n", "title: a\ntitle: b\n", "- a\n", "", "title: \u00a0a\n"])
def test_what_is_no_record_yet_stays_as_it_is(text: str) -> None:
    with pytest.raises(OrderError, match="catalogue check"):
        order.ordered(text.encode(), CREDENTIAL)


SAMPLE = [
    pytest.param(kind, file, id=file.relative_to(sites.SAMPLE).as_posix())
    for kind in records.KINDS
    for file in sorted((sites.SAMPLE / kind.folder).rglob("*.yml"))
]


@pytest.mark.parametrize(("kind", "file"), SAMPLE)
def test_sample_records_are_in_order(kind: records.Kind, file: Path) -> None:
    assert order.ordered(file.read_bytes(), kind) == file.read_bytes()


@given(st.sampled_from(SAMPLE), st.randoms(use_true_random=False))
def test_nothing_is_lost_and_a_second_time_changes_nothing(sample: pytest.ParameterSet, chance: random.Random) -> None:
    kind, file = sample.values
    assert isinstance(kind, records.Kind)
    assert isinstance(file, Path)
    mixed = _mixed(file.read_text(encoding="utf-8"), chance).encode()
    made = order.ordered(mixed, kind)
    assert source.read(made, "").data == source.read(file.read_bytes(), "").data
    assert sorted(made.splitlines()) == sorted(mixed.splitlines())
    assert order.ordered(made, kind) == made


def _mixed(text: str, chance: random.Random) -> str:
    """Put the keys of a record in another order, some of them with a comment."""
    lines = text.splitlines(keepends=True)
    starts = [index for index, line in enumerate(lines) if line[0] not in " #-\n"] + [len(lines)]
    chunks = [lines[start:end] for start, end in pairwise(starts)]
    chance.shuffle(chunks)
    for chunk in chunks:
        if chance.random() < 0.5:
            chunk.insert(0, f"# on {chunk[0].partition(':')[0]}\n")
    return "".join([*lines[: starts[0]], *(line for chunk in chunks for line in chunk)])


# --- the command


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "content"
    for name, text in (("b", "website: b\nname: a\n"), ("c", "name: a\nwebsite: b\n"), ("d", "name: [\n")):
        (folder / "providers").mkdir(parents=True, exist_ok=True)
        (folder / "providers" / f"{name}.yml").write_text(text, encoding="utf-8")
    (folder / "owners.yml").write_text("providers: {}\nmaintainers: []\n", encoding="utf-8")
    return folder


def test_the_command_changes_files_and_names_them(content: Path) -> None:
    result = CliRunner().invoke(cli.main, ["format"])
    assert result.exit_code == 1  # one of them cannot be read
    assert "providers/b.yml: put in order" in result.output
    assert "providers/d.yml: this is no record that can be read" in result.output
    assert "1 file put in order." in result.output
    assert (content / "providers/b.yml").read_text(encoding="utf-8") == "name: a\nwebsite: b\n"
    assert (content / "providers/d.yml").read_text(encoding="utf-8") == "name: [\n"


@pytest.mark.parametrize(("name", "code"), [("b", 1), ("c", 0)])
def test_the_command_can_only_tell(name: str, code: int, content: Path) -> None:
    file = content / "providers" / f"{name}.yml"
    before = file.read_bytes()
    assert CliRunner().invoke(cli.main, ["format", "--check", str(file)]).exit_code == code
    assert file.read_bytes() == before
