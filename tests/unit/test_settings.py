from dataclasses import replace
from pathlib import Path

import pytest

from photolens.errors import SettingsError
from photolens.settings import IndexingSettings, ModelSettings, Settings, load_settings, save_settings


def written(folder: Path, text: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_nothing_written_means_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.toml") == Settings()
    assert load_settings(written(tmp_path, "")) == Settings()


def test_what_is_written_is_read(tmp_path: Path) -> None:
    settings = load_settings(
        written(tmp_path, '[model]\nname = "ViT-B-32"\n[indexing]\nworkers = 3\ntimeout_s = 5\nexclude = ["*.tmp"]\n')
    )
    assert settings.model.name == "ViT-B-32"
    assert settings.indexing.decode_processes == 3
    assert settings.indexing.timeout_s == 5.0
    assert settings.indexing.exclude == ("*.tmp",)


def test_by_default_a_process_a_core_decodes() -> None:
    assert Settings().indexing.decode_processes >= 1


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[model", "cannot be read"),
        ("[modle]\n", r"\[modle\]"),
        ("model = 3\n", "sections"),
        ("[model]\nnmae = 'x'\n", "nmae"),
        ("[indexing]\nworkers = 'two'\n", "workers must be a whole number"),
        ("[indexing]\nworkers = true\n", "workers must be a whole number"),
        ("[indexing]\nworkers = -1\n", "not be negative"),
        ("[indexing]\ntimeout_s = 0\n", "more than 0"),
        ("[indexing]\nexclude = [1]\n", "exclude must be a list of texts"),
        ("[indexing]\npause_on_battery = 1\n", "pause_on_battery must be true or false"),
    ],
)
def test_what_cannot_be_is_told_with_the_file_and_the_name(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(SettingsError, match=complaint) as caught:
        load_settings(written(tmp_path, text))
    assert "settings.toml" in str(caught.value)


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    wanted = Settings(
        ModelSettings("ViT-B-32", "~/weights.pt", "cpu"), IndexingSettings(2, 5.5, ("*.tmp", "private/*"), False)
    )
    save_settings(path, wanted)
    assert load_settings(path) == wanted
    save_settings(path, Settings())
    assert load_settings(path) == Settings()


def test_saving_keeps_what_the_user_wrote(tmp_path: Path) -> None:
    text = '# mine\n[indexing]\nworkers = 2   # my laptop\n# more\nexclude = [\n  "*.tmp",  # junk\n]\n'
    path = written(tmp_path, text)
    settings = load_settings(path)
    save_settings(path, replace(settings, indexing=replace(settings.indexing, workers=3)))
    assert path.read_text(encoding="utf-8") == text.replace("workers = 2 ", "workers = 3 ")


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    save_settings(path, Settings(indexing=IndexingSettings(pause_on_battery=False)))
    assert path.read_text(encoding="utf-8") == "[indexing]\npause_on_battery = false\n"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "settings",
    [
        Settings(indexing=IndexingSettings(workers=-1)),
        Settings(indexing=IndexingSettings(timeout_s=0.0)),
        Settings(indexing=IndexingSettings(pause_on_battery="yes")),  # type: ignore[arg-type]  # as a script might
    ],
)
def test_what_cannot_be_is_not_saved(tmp_path: Path, settings: Settings) -> None:
    path = written(tmp_path, "[indexing]\nworkers = 2\n")
    with pytest.raises(SettingsError):
        save_settings(path, settings)
    assert path.read_text(encoding="utf-8") == "[indexing]\nworkers = 2\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_broken_file_is_not_written_over(tmp_path: Path) -> None:
    path = written(tmp_path, "[indexing\n")
    with pytest.raises(SettingsError, match="cannot be read"):
        save_settings(path, Settings())
    assert path.read_text(encoding="utf-8") == "[indexing\n"


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "settings.part").mkdir()
    with pytest.raises(SettingsError, match="cannot be written"):
        save_settings(tmp_path / "settings.toml", Settings(indexing=IndexingSettings(workers=1)))
