"""Why the app did not open, told in a window."""

from pytestqt.qtbot import QtBot

from photolens.gui.refusal import refusal


def test_the_sentence_stands_in_a_box_with_one_way_out(qtbot: QtBot) -> None:
    box = refusal("the library is open already; close it there")
    qtbot.addWidget(box)

    assert box.text() == "The library is open already; close it there"
    assert [button.text().replace("&", "") for button in box.buttons()] == ["Close"]
