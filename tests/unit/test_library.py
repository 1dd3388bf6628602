"""The door: what goes through it that no other test opens."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from photolens.domain.photo import ContentHash, PhotoId
from photolens.domain.query import InFolder, Query
from photolens.errors import ModelError, SettingsError, UnreadableError, UsageError
from photolens.indexing.events import Event, GenerationFailed
from photolens.library import Library
from photolens.settings import IndexingSettings, ModelSettings, Settings

MakePhoto = Callable[..., Path]

BROWSE = """
import sys
from pathlib import Path
from photolens.library import Library

with Library.open(Path(sys.argv[1])) as library:
    ids = library.timeline().ids.tolist()
    assert ids and library.arranged(ids).ids.tolist() == ids
    content = library.cards(ids)[ids[0]].content
    assert library.details(ids[0]) and library.overview().photos and library.thumbnail(content).is_file()
    library.set_rating(ids, 4), library.set_favourite(ids, True), library.remove_folder(library.folders()[0].path)
    library.undo(), library.undo(), library.redo(), library.history(), library.failures(), library.settings
print(*sorted({"onnxruntime", "tokenizers", "torch", "open_clip"} & sys.modules.keys()))
"""


@pytest.fixture
def indexed(library: Library, make_photo: MakePhoto, photos: Path) -> Library:
    """A library of five photos, two of them in a folder "in"."""
    for seed in range(5):
        make_photo(photos / ("in" if seed < 2 else "") / f"{seed}.jpg", seed)
    library.index([photos])
    return library


def test_browsing_loads_no_model(indexed: Library) -> None:
    done = subprocess.run(
        [sys.executable, "-c", BROWSE, str(indexed.paths.folder)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr


def test_thumbnails_are_found_by_content(indexed: Library) -> None:
    (photo, *_) = indexed.timeline().ids.tolist()
    assert indexed.thumbnail(indexed.cards([photo])[photo].content).read_bytes()[:2] == b"\xff\xd8"
    assert not indexed.thumbnail(ContentHash("0" * 40)).exists()


def test_a_picture_is_the_same_question_as_its_photo(indexed: Library, photos: Path) -> None:
    photo = next(photo for photo, card in _cards(indexed).items() if card == "3.jpg")
    by_path = indexed.ask(Query(pictures=(photos / "3.jpg",)))
    assert by_path == indexed.ask(Query(photos=(photo,))) == indexed.similar(photos / "3.jpg")
    assert "3.jpg" not in {result.path.name for result in by_path}
    assert len(by_path) == 4


def test_a_picture_from_outside_is_like_itself(indexed: Library, photos: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.jpg"
    outside.write_bytes((photos / "3.jpg").read_bytes())
    assert indexed.ask(Query(pictures=(outside,)))[0].path.name == "3.jpg"
    found = indexed.ask(Query("a photo", pictures=(outside,)), limit=3)
    assert len(found) == 3


def test_search_is_asking_for_a_phrase(indexed: Library, photos: Path) -> None:
    within = (InFolder(photos / "in"),)
    assert indexed.search("anything", within=photos / "in") == indexed.ask(Query("anything", filters=within))
    assert len(indexed.ask(Query("anything"), limit=2)) == 2


def test_what_cannot_be_asked_is_told(indexed: Library, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        indexed.ask(Query())
    with pytest.raises(UnreadableError):
        indexed.ask(Query(pictures=(tmp_path / "nowhere.jpg",)))


def test_settings_are_changed_in_the_file_and_for_the_next_run(indexed: Library, photos: Path) -> None:
    indexed.paths.settings.write_text("# mine\n")
    indexed.change_settings(indexing=replace(indexed.settings.indexing, exclude=("in",)))
    assert indexed.settings == Settings(indexing=IndexingSettings(exclude=("in",)))
    assert indexed.paths.settings.read_text().startswith("# mine\n")
    assert indexed.index().seen == 3
    with Library.open(indexed.paths.folder) as again:
        assert again.settings == indexed.settings


def test_a_setting_that_cannot_be_changes_nothing(library: Library) -> None:
    with pytest.raises(SettingsError):
        library.change_settings(indexing=IndexingSettings(workers=-1))
    assert library.settings == Settings()
    assert not library.paths.settings.exists()


def test_a_chosen_model_that_is_not_here_leaves_searches_as_they_are(indexed: Library) -> None:
    events: list[Event] = []
    indexed.change_settings(model=ModelSettings("ViT-B-32"))
    indexed.index(publish=events.append)
    (failed,) = (event for event in events if isinstance(event, GenerationFailed))
    assert failed.model in failed.reason
    assert len(indexed.search("anything")) == 5


def test_a_library_whose_only_model_is_not_here_can_be_looked_at(library: Library) -> None:
    library.change_settings(model=ModelSettings("ViT-B-32"))
    assert len(library.timeline()) == 0
    with pytest.raises(ModelError, match="ViT-B-32"):
        library.search("anything")


def _cards(library: Library) -> dict[PhotoId, str]:
    ids = [PhotoId(photo) for photo in library.timeline().ids.tolist()]
    return {photo: card.path.name for photo, card in library.cards(ids).items()}
