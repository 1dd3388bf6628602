"""Which labels are meant by what is typed."""

from photolens.domain.label import LabelId
from photolens.gui.tagging.matching import called, matching, without

NAMES = {LabelId(number): name for number, name in enumerate(["Snow", "Our red car", "Card", "Scarf", "Straße"])}


def found(typed: str) -> list[str]:
    return [NAMES[label] for label in matching(NAMES, typed)]


def test_a_text_is_found_anywhere_in_a_name_and_beginnings_come_first() -> None:
    assert found("car") == ["Card", "Our red car", "Scarf"]


def test_the_whole_name_comes_before_longer_ones() -> None:
    names = {LabelId(1): "Sunset", LabelId(2): "Sun"}
    assert matching(names, "sun") == [LabelId(2), LabelId(1)]


def test_case_and_spaces_do_not_matter() -> None:
    assert found("  RED   car ") == ["Our red car"]
    assert found("STRASSE") == ["Straße"]
    assert called(NAMES, " our  RED car") == LabelId(1)


def test_a_part_of_a_name_is_not_its_name() -> None:
    assert called(NAMES, "our red") is None


def test_names_can_be_left_out() -> None:
    assert list(without(NAMES, [LabelId(0), LabelId(3), LabelId(9)])) == [LabelId(1), LabelId(2), LabelId(4)]
