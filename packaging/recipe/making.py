"""Making: which steps each target of `packaging/build.py` takes, in their order."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from recipe import appimage, clip, deb, freezing, macos, portable, wheel, windows
from recipe.addition import stamp
from recipe.checksums import write_sums
from recipe.details import NAME, Details
from recipe.leaks import refuse_leaks
from recipe.steps import BuildError, Steps
from recipe.weights import table

_PACKAGES: Mapping[str, Callable[[Path, Path, Details, Steps], list[Path]]] = {
    "deb": deb.make,
    "appimage": appimage.make,
    "portable": portable.portable,
    "windows": windows.make,
    "macos": macos.make,
}
_OF = {"linux": ("deb", "appimage", "portable"), "windows": ("windows", "portable"), "macos": ("macos",)}


def make(target: str, work: Path, out: Path, made: Details, *, is_dry: bool) -> None:
    """Make one target, or all that this system can in both editions, into `out`, with checksums and bills of materials.

    Raises:
        BuildError: a step failed, or cannot be taken here.
    """
    steps = Steps(is_dry=is_dry)
    out = out.absolute()
    out.mkdir(parents=True, exist_ok=True)
    building = Building(work, out, made, steps)
    if target == "all":
        building.all()
    else:
        building.one(target)
    if not is_dry:
        write_sums(out)


class Building:
    """One run of the recipe. The wheel and the frozen app are made once, whatever is packed of them."""

    def __init__(self, work: Path, out: Path, made: Details, steps: Steps) -> None:
        self._work, self._out, self._details, self._steps = work, out, made, steps
        self._wheel: Path | None = None
        self._frozen: Path | None = None

    def all(self) -> None:
        """The addition first, which the light edition must know; then each edition in every form of this system."""
        self.one("clip")
        for edition in ("light", "full"):
            app = self._app(edition)
            for target in _OF[self._details.system]:
                self._pack(target, app, edition)

    def one(self, target: str) -> None:
        """One target in the edition that was asked for."""
        if target == "wheel":
            self._made_wheel()
        elif target == "clip" or (self._details.edition == "full" and not clip.folder(self._work).is_dir()):
            clip.make(self._made_wheel(), self._work, self._out, self._details, self._steps)
        if target not in {"wheel", "clip"}:
            app = self._app(self._details.edition)
            if target != "app":
                self._pack(target, app, self._details.edition)

    def _pack(self, target: str, app: Path, edition: str) -> None:
        made = replace(self._details, edition=edition)
        for package in _PACKAGES[target](app, self._out, made, self._steps):
            if not self._steps.is_dry:
                self._steps.say(f"{package.stat().st_size / 1e6:8.1f} MB  {package.name}")

    def _app(self, edition: str) -> Path:
        """A folder, or on macOS a bundle, of one edition, looked through for what must not be in it."""
        frozen = self._made_frozen()
        app = self._work / edition / frozen.name
        self._steps.say(f"# the {edition} edition in {app}")
        if self._steps.is_dry:
            return app
        shutil.rmtree(app, ignore_errors=True)
        shutil.copytree(frozen, app, symlinks=True)
        if edition == "full":
            freezing.put_addition_in(app, clip.folder(self._work))
        addition = clip.description(self._out, self._details) if edition == "light" else None
        stamp(_stamp_of(app), news=_news(self._details), clip=addition)
        refuse_leaks(app, self._work)
        self._steps.say(table(app))
        return app

    def _made_wheel(self) -> Path:
        if self._wheel is None:
            told = self._work / "release.toml"
            told.parent.mkdir(parents=True, exist_ok=True)
            stamp(told, news=_news(self._details), clip=None)
            self._wheel = wheel.make(self._out, self._details, self._steps, stamp=told)[-1]
        return self._wheel

    def _made_frozen(self) -> Path:
        if self._frozen is None:
            self._frozen = freezing.freeze(self._made_wheel(), self._work, self._details, self._steps)
            if not self._steps.is_dry:
                shutil.copy(self._work / freezing.BILL, self._out / f"{self._details.stem(edition='light')}.cdx.json")
        return self._frozen


def _stamp_of(app: Path) -> Path:
    """Where the app looks for its release.toml: below the resources of the package."""
    found = next((path for path in sorted(app.rglob("photolens/resources")) if not path.is_symlink()), None)
    if found is None:
        raise BuildError(f"{app} has no resources; {NAME} was not frozen as it should be")
    return found / "release.toml"


def _news(made: Details) -> str:
    return f"{made.releases}/latest/download/latest.json" if made.releases else ""
