from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photolens.errors import UsageError
from photolens.labelling.label_set import (
    MAX_BYTES,
    LabelSet,
    LabelSetEntry,
    LabelSetGroup,
    read_label_set,
    write_label_set,
)

HEAD = 'format = "photolens-labels-1"\n'
FULL = """
format = "photolens-labels-1"

[[group]]
name = "Day or night"
exclusive = true

[[group]]
name = "People"

[[label]]
name = "birthday"
group = "People"
phrasings = ["a birthday cake with candles", "people celebrating a birthday"]
not = ["a wedding"]
strictness = -1

[[label]]
name = "our red car"
"""

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


@st.composite
def label_sets(draw: st.DrawFn) -> LabelSet:
    group_names = draw(st.lists(TEXTS, max_size=3, unique_by=str.casefold))
    groups = [LabelSetGroup(name, draw(st.booleans())) for name in group_names]
    labels = [
        LabelSetEntry(
            name,
            draw(st.sampled_from([None, *group_names])),
            tuple(draw(st.lists(TEXTS, max_size=3))),
            tuple(draw(st.lists(TEXTS, max_size=3))),
            draw(st.floats(allow_nan=False, allow_infinity=False)),
        )
        for name in draw(st.lists(TEXTS, max_size=4, unique_by=str.casefold))
    ]
    return LabelSet(tuple(groups), tuple(labels))


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "mine.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_file_written_by_hand_is_read(tmp_path: Path) -> None:
    assert read_label_set(written(tmp_path, FULL)) == LabelSet(
        (LabelSetGroup("Day or night", exclusive=True), LabelSetGroup("People", exclusive=False)),
        (
            LabelSetEntry(
                "birthday",
                "People",
                ("a birthday cake with candles", "people celebrating a birthday"),
                ("a wedding",),
                -1.0,
            ),
            LabelSetEntry("our red car"),
        ),
    )


def test_a_file_of_windows_editors_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, b"\xef\xbb\xbf" + FULL.replace("\n", "\r\n").encode())
    assert [label.name for label in read_label_set(path).labels] == ["birthday", "our red car"]


@given(label_set=label_sets())
def test_what_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, label_set: LabelSet) -> None:
    path = tmp_path_factory.getbasetemp() / "round trip.toml"
    write_label_set(path, label_set)
    assert read_label_set(path) == label_set
    first = path.read_bytes()
    write_label_set(path, read_label_set(path))
    assert path.read_bytes() == first


def test_a_written_file_is_pleasant_to_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    label = LabelSetEntry("Großvaters »Käfer«", "Things", ("a car", 'a "beetle"'), ("a bug",), 0.5)
    write_label_set(path, LabelSet((LabelSetGroup("Things", exclusive=False),), (label,)))
    assert path.read_text(encoding="utf-8") == (
        'format = "photolens-labels-1"\n\n[[group]]\nname = "Things"\nexclusive = false\n\n'
        '[[label]]\nname = "Großvaters »Käfer«"\ngroup = "Things"\n'
        'phrasings = [\n    "a car",\n    "a \\"beetle\\"",\n]\nnot = ["a bug"]\nstrictness = 0.5\n'
    )


def test_writing_replaces_a_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = written(tmp_path, FULL)
    write_label_set(path, LabelSet((), (LabelSetEntry("whiteboard"),)))
    assert read_label_set(path) == LabelSet((), (LabelSetEntry("whiteboard"),))
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("label_set", "fault"),
    [
        (LabelSet((), (LabelSetEntry("a"), LabelSetEntry("A"))), 'there are two labels "A"'),
        (LabelSet((), (LabelSetEntry("a", "Gone"),)), 'in the group "Gone", which is not there'),
        (LabelSet((), (LabelSetEntry("half a character: \ud83d"),)), "surrogates not allowed"),
        (LabelSet((), (LabelSetEntry("long", None, ("x" * MAX_BYTES,)),)), "5 MB at most"),
    ],
)
def test_a_set_that_could_not_be_read_again_is_not_written(tmp_path: Path, label_set: LabelSet, fault: str) -> None:
    path = written(tmp_path, FULL)
    with pytest.raises(UsageError, match=fault):
        write_label_set(path, label_set)
    assert path.read_text(encoding="utf-8") == FULL
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    for path in (tmp_path / "no such folder" / "mine.toml", tmp_path / "folder.toml"):
        with pytest.raises(UsageError, match=f"{path.name} cannot be written"):
            write_label_set(path, LabelSet((), ()))
    assert [path.name for path in tmp_path.iterdir()] == ["folder.toml"]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("colour = red", "cannot be read as TOML"),
        (b"\xff\xfe\x00f", "cannot be read as TOML"),
        (HEAD + "deep = " + "[" * 100_000, "cannot be read as TOML"),
        ("", 'it does not begin with format = "photolens-labels-1"'),
        ('format = "photolens-labels-2"', 'it does not begin with format = "photolens-labels-1"'),
        (HEAD + "titel = 'x'", "it has a field that Photolens does not know: titel"),
        (HEAD + "label = 'cat'", r"write each label below a line \[\[label\]\]"),
        (HEAD + "label = ['cat']", r"write each label below a line \[\[label\]\]"),
        (HEAD + "[group]\nname = 'x'", r"write each group below a line \[\[group\]\]"),
        (HEAD + "[[label]]\nname = 'a'\n[[label]]\n", "label 2 needs a name"),
        (HEAD + "[[label]]\nname = 3", "label 1 needs a name"),
        (HEAD + "[[label]]\nname = ' '", "a label has an empty name"),
        (HEAD + "[[group]]\nname = ''", "a group has an empty name"),
        (HEAD + "[[label]]\nname = 'Cat'\n[[label]]\nname = 'cat'", 'there are two labels "cat"'),
        (HEAD + "[[group]]\nname = 'A'\n[[group]]\nname = 'A'", 'there are two groups "A"'),
        (HEAD + "[[group]]\nname = 'A'\nexclusive = 1", 'exclusive of the group "A" must be true or false'),
        (HEAD + "[[group]]\nname = 'A'\nexlusive = true", 'the group "A" has a field .* not know: exlusive'),
        (
            HEAD + "[[label]]\nname = 'cat'\ngroup = 'Pets'",
            'the label "cat" is in the group "Pets", which is not there',
        ),
        (HEAD + "[[label]]\nname = 'cat'\ngroup = 1", 'group of the label "cat" must be a text'),
        (HEAD + "[[label]]\nname = 'cat'\nphrasing = ['x']", 'the label "cat" has a field .* not know: phrasing'),
        (HEAD + "[[label]]\nname = 'cat'\nphrasings = 'x'", 'phrasings of the label "cat" must be a list of texts'),
        (HEAD + "[[label]]\nname = 'cat'\nphrasings = ['']", 'the label "cat" has an empty phrasing'),
        (HEAD + "[[label]]\nname = 'cat'\nnot = [1]", 'not of the label "cat" must be a list of texts'),
        (HEAD + "[[label]]\nname = 'cat'\nstrictness = '1'", 'strictness of the label "cat" must be a number'),
        (HEAD + "[[label]]\nname = 'cat'\nstrictness = true", 'strictness of the label "cat" must be a number'),
        (HEAD + "[[label]]\nname = 'cat'\nstrictness = nan", "must be a finite number"),
        (HEAD + "[[label]]\nname = 'cat'\nstrictness = 1" + "0" * 400, "must be a finite number"),
        (HEAD + "#" * MAX_BYTES, "a label set may have 5 MB at most"),
    ],
)
def test_a_file_that_says_what_cannot_be_is_told_in_one_sentence(
    tmp_path: Path, content: str | bytes, fault: str
) -> None:
    path = written(tmp_path, content)
    with pytest.raises(UsageError, match=fault) as told:
        read_label_set(path)
    assert str(told.value).startswith(str(path))
    assert "\n" not in str(told.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"gone\.toml cannot be read: No such file"):
        read_label_set(tmp_path / "gone.toml")
