"""The translations are complete, and say what the source code says."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).resolve().parents[3] / "packaging"
LANGUAGES = ["en", "de"]


@pytest.fixture(scope="module")
def translations() -> Iterator[ModuleType]:
    """The script of the packaging folder, which is no package: a package of the registry has this name."""
    sys.path.insert(0, str(PACKAGING))
    yield importlib.import_module("translations")
    sys.path.remove(str(PACKAGING))
    for name in ("translations", "strings"):
        del sys.modules[name]


@pytest.fixture
def tools(translations: ModuleType) -> ModuleType:
    """The script, where PySide6's tools can run."""
    if not translations.is_runnable():
        pytest.skip("lupdate and lrelease cannot run here")
    return translations


def found(translations: ModuleType, tmp_path: Path, code: str) -> list[tuple[str, str, str, bool]]:
    """The strings of a module with this code, which must have no mistakes."""
    module = tmp_path / "module.py"
    module.write_text(code, encoding="utf-8")
    finder = translations.found_in(module)
    assert finder.mistakes == []
    return [tuple(text) for text in finder.texts]


def test_every_string_of_the_source_code_can_be_found(translations: ModuleType) -> None:
    mistakes = {path.name: translations.found_in(path).mistakes for path in translations.modules()}
    assert {name: found for name, found in mistakes.items() if found} == {}
    assert len(translations.texts()) > 300


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_translations_are_complete_and_the_compiled_ones_are_up_to_date(tools: ModuleType, language: str) -> None:
    assert list(tools.problems_of(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_every_string_is_translated(translations: ModuleType, language: str) -> None:
    messages = translations.messages(translations.ts(translations.FOLDER, language))
    assert len(messages) > 30
    assert [message for message in messages if not message.is_finished or not all(message.translations)] == []


def test_german_has_every_string_and_english_every_plural(translations: ModuleType) -> None:
    texts = translations.texts()
    german = {message.key for message in translations.messages(translations.ts(translations.FOLDER, "de"))}
    english = {message.key for message in translations.messages(translations.ts(translations.FOLDER, "en"))}
    assert german == {(text.context, text.source) for text in texts}
    assert english == {(text.context, text.source) for text in texts if text.has_number}


@pytest.mark.parametrize(
    ("source", "translation", "is_right"),
    [
        ("%n of {total}", "%n von {total}", True),
        ("%n of {total}", "%n von {gesamt}", False),
        ("%n of {total}", "eins von {total}", False),
        ("%n of {total}", "%n von allen", False),
        ("%Ln photos", "%n Fotos", False),
        ("{a} and {b}", "{b} und {a}", True),
        ("&Open…", "Ö&ffnen…", True),
        ("&Open…", "Öffnen…", False),
        ("&Open…", "Ö&ffnen", False),
        ("Cats & dogs", "Hunde & Katzen", True),
    ],
)
def test_a_translation_keeps_placeholders_access_key_and_dots(
    translations: ModuleType, source: str, translation: str, is_right: bool
) -> None:
    message = translations.Message("Context", source, (translation,), is_finished=True)
    assert (list(translations.problems_with("de", message)) == []) is is_right


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("class Grid:\n  def f(self): self.tr('Photos')", ("Grid", "Photos", "", False)),
        ("class Grid:\n  def f(self): self.tr('%n photo(s)', '', 2)", ("Grid", "%n photo(s)", "", True)),
        ("class Grid:\n  def f(self): self.tr('One ' \n 'text')", ("Grid", "One text", "", False)),
        ("class Grid:\n  def f(self): self.tr('Open', 'a verb')", ("Grid", "Open", "a verb", False)),
        ("translate('Words', 'Photos')", ("Words", "Photos", "", False)),
        ("QCoreApplication.translate('Words', '%n file(s)', '', n)", ("Words", "%n file(s)", "", True)),
        ("def f(window: MainWindow): window.tr('Undo')", ("MainWindow", "Undo", "", False)),
        ("def _tr(text): return translate('Facts', text)\n_tr('Camera')", ("Facts", "Camera", "", False)),
    ],
)
def test_strings_are_found_however_they_are_said(
    translations: ModuleType, tmp_path: Path, code: str, text: tuple[str, str, str, bool]
) -> None:
    assert found(translations, tmp_path, code) == [text]


@pytest.mark.parametrize(
    "code",
    [
        "class Grid:\n  def f(self): self.tr(f'{n} photos')",
        "class Grid:\n  def f(self, words): self.tr(words)",
        "def f(window): window.tr('Undo')",
        "translate(context, 'Undo')",
    ],
)
def test_strings_that_nobody_could_translate_are_mistakes(translations: ModuleType, tmp_path: Path, code: str) -> None:
    module = tmp_path / "module.py"
    module.write_text(code, encoding="utf-8")
    assert len(translations.found_in(module).mistakes) == 1


def test_other_things_that_translate_are_let_be(translations: ModuleType, tmp_path: Path) -> None:
    assert found(translations, tmp_path, "painter.translate(4, 5)\nrect.translate(a, b)") == []


def test_new_strings_come_in_with_english_plurals_made_and_german_left_to_do(
    tools: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [("Grid", "%n match(es)", True), ("Grid", "%n photo(s) are new", True), ("Grid", "“Quoted”\nline", False)]
    monkeypatch.setattr(
        tools, "texts", lambda: [tools.Text(context, source, "", number) for context, source, number in texts]
    )
    tools.update(tmp_path)
    english = {message.source: message.translations for message in tools.messages(tools.ts(tmp_path, "en"))}
    assert english == {
        "%n match(es)": ("%n match", "%n matches"),
        "%n photo(s) are new": ("%n photo is new", "%n photos are new"),
    }
    german = tools.messages(tools.ts(tmp_path, "de"))
    assert sorted(message.source for message in german) == sorted(source for _, source, _ in texts)
    assert not any(message.is_finished for message in german)
    assert (tmp_path / "photolens_de.qm").exists()
