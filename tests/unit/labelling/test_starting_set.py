from collections import Counter

import pytest

from photolens.errors import UsageError
from photolens.labelling.label_set import starting_set, starting_sets

EVERYDAY = [
    "People and events",
    "Places",
    "Nature",
    "Animals",
    "Food",
    "Things",
    "Documents and screens",
]


def test_the_everyday_groups_come_first_and_each_is_a_set_of_its_own() -> None:
    sets = list(starting_sets().items())
    assert [[group.name for group in read.groups] for _, read in sets[:7]] == [[name] for name in EVERYDAY]
    assert [name for name, _ in sets] == [*(name.lower().replace(" ", "-") for name in EVERYDAY), "one-of-several"]


def test_there_are_about_150_everyday_labels_none_in_an_exclusive_group() -> None:
    whole = starting_set()
    exclusive = {group.name: group.exclusive for group in whole.groups}
    everyday = [label for label in whole.labels if label.group in EVERYDAY]
    assert 140 <= len(everyday) <= 165
    assert not any(exclusive[name] for name in EVERYDAY)
    assert min(Counter(label.group for label in everyday).values()) >= 15


def test_exclusive_groups_have_something_to_choose_from() -> None:
    groups = starting_sets()["one-of-several"].groups
    sizes = Counter(label.group for label in starting_set().labels)
    assert {"Day or night", "Indoors or outdoors", "Kind of picture"} <= {group.name for group in groups}
    assert all(group.exclusive and sizes[group.name] >= 2 for group in groups)


def test_names_and_groups_are_told_apart_across_all_sets() -> None:
    whole = starting_set()
    assert max(Counter(label.name.casefold() for label in whole.labels).values()) == 1
    assert max(Counter(group.name.casefold() for group in whole.groups).values()) == 1


def test_every_label_has_a_group_and_two_to_four_phrasings_that_no_other_has() -> None:
    labels = starting_set().labels
    assert all(label.group and 2 <= len(label.phrasings) <= 4 for label in labels)
    said = Counter(text.casefold() for label in labels for text in (label.name, *label.phrasings))
    assert [text for text, times in said.items() if times > 1] == []


def test_no_label_is_said_not_to_be_what_it_is() -> None:
    for label in starting_set().labels:
        assert not {label.name, *label.phrasings} & set(label.negatives)
        assert len(set(label.negatives)) == len(label.negatives)


def test_everyday_words_are_there() -> None:
    words = ["birthday", "wedding", "beach", "sunset", "dog", "pizza", "car", "whiteboard", "receipt", "screenshot"]
    assert set(words) <= {label.name for label in starting_set().labels}


def test_one_set_is_had_by_its_name_and_the_rest_is_told() -> None:
    assert starting_set("food") == starting_sets()["food"]
    with pytest.raises(UsageError, match='there is no starting set "pets": choose one of people-and-events, places'):
        starting_set("pets")
