from photolens.labelling.everyday import EVERYDAY
from photolens.labelling.words import LabelWords


def test_prompts_are_the_name_and_other_phrasings_each_once() -> None:
    words = LabelWords(" our  red car", ("the Fiat", "", "our red car", " the Fiat "))
    assert words.prompts == ("our red car", "the Fiat")


def test_what_it_is_not_never_repeats_what_it_is() -> None:
    words = LabelWords("rose", ("roses",), ("tulip", "roses", " ", "tulip"))
    assert words.competitors == ("tulip",)


def test_everyday_phrases_are_many_and_different() -> None:
    assert len(EVERYDAY) == len(set(EVERYDAY)) > 250
    assert all(phrase == " ".join(phrase.split()) for phrase in EVERYDAY)
