from pathlib import Path

import pytest

from photolens.errors import SettingsError
from photolens.settings import Settings, load_settings


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
    ],
)
def test_what_cannot_be_is_told_with_the_file_and_the_name(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(SettingsError, match=complaint) as caught:
        load_settings(written(tmp_path, text))
    assert "settings.toml" in str(caught.value)
