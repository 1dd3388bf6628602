"""Labels as rows under their groups."""

from photolens.domain.label import Label, LabelCount, LabelDraft, LabelGroup, LabelId
from photolens.gui.labels.listing import GroupRow, LabelListing, listed
from photolens.gui.labels.words import as_sentence

DAY = LabelGroup("Day or night", is_exclusive=True)


def counted(number: int, name: str, group: str = "", *phrasings: str) -> LabelCount:
    return LabelCount(Label(LabelId(number), LabelDraft(name, phrasings, group=group)), 0, 0, 0)


LABELS = [
    counted(1, "cat", "Animals", "a kitten asleep"),
    counted(2, "dog", "Animals"),
    counted(3, "night", "Day or night"),
    counted(4, "our red car"),
]
GROUPS = [LabelGroup("Animals"), DAY]


def told(listing: LabelListing) -> list[str]:
    return [f"[{row.group.name}]" if isinstance(row, GroupRow) else row.label.name for row in listing.rows]


def test_labels_stand_below_their_groups() -> None:
    assert told(listed(LABELS, GROUPS)) == ["[Animals]", "cat", "dog", "[Day or night]", "night", "[]", "our red car"]


def test_a_heading_knows_its_group_and_how_many_it_holds() -> None:
    rows = listed(LABELS, GROUPS).rows
    assert rows[0] == GroupRow(LabelGroup("Animals"), 2)
    assert rows[3] == GroupRow(DAY, 1)


def test_without_any_group_there_are_no_headings() -> None:
    assert told(listed(LABELS[3:], [])) == ["our red car"]


def test_a_filter_looks_at_names_groups_and_other_words() -> None:
    assert told(listed(LABELS, GROUPS, "DOG")) == ["[Animals]", "dog"]
    assert told(listed(LABELS, GROUPS, "kitten")) == ["[Animals]", "cat"]
    assert told(listed(LABELS, GROUPS, "animals")) == ["[Animals]", "cat", "dog"]
    assert told(listed(LABELS, GROUPS, "red dog")) == []


def test_a_filtered_listing_still_knows_how_many_labels_there_are() -> None:
    listing = listed(LABELS, GROUPS, "dog")
    assert (len(listing.labels), listing.total) == (1, 4)


def test_the_row_of_a_label_is_found_past_the_headings() -> None:
    listing = listed(LABELS, GROUPS)
    assert listing.row_of(LabelId(3)) == 4
    assert listing.row_of(LabelId(9)) is None


def test_reasons_become_sentences() -> None:
    assert as_sentence("this label is no longer there") == "This label is no longer there."
