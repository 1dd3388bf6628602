from pathlib import Path

from PySide6.QtCore import QByteArray

from photolens.gui.memory import Memory
from photolens.paths import LibraryPaths


def test_what_was_put_is_there_for_the_next_run(tmp_path: Path) -> None:
    first = Memory(LibraryPaths(tmp_path))
    first.put("a/text", "ünïcode; = #")
    first.put("a/number", 3)
    first.put("a/switch", value=True)
    first.put_texts("a/texts", ["one", "two, with a comma"])
    first.put_bytes("a/bytes", QByteArray(b"\x00\xff"))
    first.save()
    again = Memory(LibraryPaths(tmp_path))
    assert again.get("a/text", "") == "ünïcode; = #"
    assert again.get("a/number", 0) == 3
    assert again.get("a/switch", False) is True
    assert again.get_texts("a/texts") == ["one", "two, with a comma"]
    assert bytes(again.get_bytes("a/bytes").data()) == b"\x00\xff"


def test_what_is_not_there_or_cannot_be_used_is_the_default(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[a]\nnumber=nonsense\nflag=1\ntexts={}\n", encoding="utf-8")
    memory = Memory(LibraryPaths(tmp_path))
    assert memory.get("a/number", 7) == 7
    assert memory.get("a/flag", False) is False
    assert memory.get("nowhere", "default") == "default"
    assert memory.get_texts("a/texts") == []
    assert memory.get_bytes("nowhere").isEmpty()
