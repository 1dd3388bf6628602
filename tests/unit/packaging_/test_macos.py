import plistlib
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from recipe import macos
from recipe.details import DATA, Details
from recipe.steps import Steps

DETAILS = Details("0.2.0", "light", "macos", "arm64", "https://example.org/releases", "", 1_700_000_000)
MACH_O = b"\xcf\xfa\xed\xfe rest of a library"
IDENTITY = "Developer ID Application: Somebody (ABCDE12345)"


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (macos.IDENTITY, *macos.NOTARY):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """A bundle as PyInstaller lays it out."""
    contents = tmp_path / "Photolens.app/Contents"
    framework = contents / "Frameworks/PySide6/Qt/lib/QtCore.framework"
    for path in (
        contents / "MacOS/photolens",
        contents / "Frameworks/libpython3.12.dylib",
        framework / "Versions/A/QtCore",
        contents / "Resources/additions/clip/torch/lib/libtorch_cpu.dylib",
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(MACH_O)
    (contents / "Resources/base_library.zip").write_bytes(b"PK no library")
    (contents / "Resources/libpython3.12.dylib").symlink_to("../Frameworks/libpython3.12.dylib")
    (contents / "Frameworks/additions").symlink_to("../Resources/additions")
    (framework / "QtCore").symlink_to("Versions/A/QtCore")
    return tmp_path / "Photolens.app"


def dry_run(app: Path, out: Path = Path("dist")) -> tuple[list[list[str]], list[Path]]:
    steps = Steps(is_dry=True)
    made = macos.make(app, out, DETAILS, steps)
    return steps.taken, made


def signed(taken: list[list[str]], app: Path) -> list[str]:
    """What gets a signature, in its order, below the folder of the app."""
    words = [word for command in taken if "--force" in command for word in command[command.index("--sign") + 2 :]]
    return [Path(word).relative_to(app.parent).as_posix() for word in words if word.startswith(str(app))]


def test_signatures_go_from_the_inside_out(app: Path) -> None:
    order = signed(dry_run(app)[0], app)
    lib = "Photolens.app/Contents/Frameworks/PySide6/Qt/lib"
    assert set(order) == {
        "Photolens.app/Contents/Frameworks/libpython3.12.dylib",
        "Photolens.app/Contents/Resources/additions/clip/torch/lib/libtorch_cpu.dylib",
        f"{lib}/QtCore.framework/Versions/A/QtCore",
        f"{lib}/QtCore.framework",
        "Photolens.app",
    }
    assert order[-1] == "Photolens.app"
    assert order.index(f"{lib}/QtCore.framework/Versions/A/QtCore") < order.index(f"{lib}/QtCore.framework")


def test_without_a_certificate_it_is_signed_ad_hoc_and_says_so(app: Path, capsys: pytest.CaptureFixture[str]) -> None:
    taken, made = dry_run(app)
    assert all(command[command.index("--sign") + 1] == "-" for command in taken if "--sign" in command)
    assert not any("--timestamp" in command for command in taken)
    assert [command[0] for command in taken][-2:] == ["ditto", "hdiutil"]
    assert made == [Path("dist/photolens-0.2.0-macos-arm64.dmg")]
    assert "Signed ad hoc" in capsys.readouterr().out


def test_only_the_app_gets_entitlements_and_everything_the_hardened_runtime(app: Path) -> None:
    signing = [command for command in dry_run(app)[0] if "--force" in command]
    assert [command[-1] == str(app) for command in signing] == ["--entitlements" in command for command in signing]
    assert all(command[command.index("--options") + 1] == "runtime" for command in signing)


def test_a_certificate_signs_with_time_stamps_the_image_too(app: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(macos.IDENTITY, IDENTITY)
    taken, made = dry_run(app)
    signing = [command for command in taken if "--sign" in command]
    assert all(IDENTITY in command and "--timestamp" in command for command in signing)
    assert signing[-1][-1] == str(made[0])
    assert taken.index(signing[-1]) > next(n for n, command in enumerate(taken) if command[0] == "hdiutil")


def test_it_is_not_notarised_with_half_of_the_credentials(
    app: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(macos.IDENTITY, IDENTITY)
    monkeypatch.setenv(macos.NOTARY[0], "key.p8")
    assert not any(command[0] == "xcrun" for command in dry_run(app)[0])
    assert "Not notarised" in capsys.readouterr().out


def test_it_is_notarised_and_stapled_last(app: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(macos.IDENTITY, IDENTITY)
    for name, value in zip(macos.NOTARY, ("key.p8", "KEYID", "issuer-id"), strict=True):
        monkeypatch.setenv(name, value)
    image = "dist/photolens-0.2.0-macos-arm64.dmg"
    taken, _ = dry_run(app)
    submit = ["submit", image, "--wait", "--key", "key.p8", "--key-id", "KEYID", "--issuer", "issuer-id"]
    assert taken[-2:] == [["xcrun", "notarytool", *submit], ["xcrun", "stapler", "staple", image]]


def test_a_dry_run_changes_nothing(app: Path) -> None:
    before = sorted(app.parent.rglob("*"))
    dry_run(app)
    assert sorted(app.parent.rglob("*")) == before


def test_hundreds_of_libraries_take_few_commands(app: Path) -> None:
    source = app / "Contents/Frameworks/libpython3.12.dylib"
    for number in range(250):
        shutil.copy(source, source.with_name(f"lib{number}.dylib"))
    taken, _ = dry_run(app)
    assert len(signed(taken, app)) == 255
    assert len([command for command in taken if "--force" in command]) == 4


def test_the_property_list_is_one() -> None:
    said = macos.info_plist(DETAILS)
    assert plistlib.loads(plistlib.dumps(said)) == said
    assert said["CFBundleShortVersionString"] == "0.2.0"
    assert said["NSRequiresAquaSystemAppearance"] is False
    assert said["CFBundleLocalizations"] == ["en", "de"]


def test_it_opens_folders_and_pictures_but_never_by_default() -> None:
    opened = macos.info_plist(DETAILS)["CFBundleDocumentTypes"]
    types = [name for each in opened for name in each["LSItemContentTypes"]]
    assert {"public.folder", "public.jpeg", "public.heic", "public.avif"} <= set(types)
    assert {each["LSHandlerRank"] for each in opened} == {"Alternate"}
    assert {each["CFBundleTypeRole"] for each in opened} == {"Viewer"}


def test_the_oldest_system_depends_on_the_processor() -> None:
    assert macos.info_plist(DETAILS)["LSMinimumSystemVersion"] == "14.0"
    assert macos.info_plist(replace(DETAILS, machine="x86_64"))["LSMinimumSystemVersion"] == "13.0"


def test_every_question_of_the_system_has_its_reason_in_german_too() -> None:
    strings = (DATA / "macos/de.lproj/InfoPlist.strings").read_text(encoding="utf-8")
    german = dict(re.findall(r'^"(\w+)" = "(.+)";$', strings, flags=re.MULTILINE))
    english = {name for name in macos.info_plist(DETAILS) if name.endswith("UsageDescription")}
    assert set(german) == english
    assert english


def test_the_entitlements_are_those_that_the_comments_give_reasons_for_and_no_more() -> None:
    text = (DATA / "macos/entitlements.plist").read_bytes()
    assert plistlib.loads(text) == {
        "com.apple.security.cs.allow-jit": True,
        "com.apple.security.cs.allow-unsigned-executable-memory": True,
        "com.apple.security.cs.disable-library-validation": True,
    }
    assert len(re.findall(rb"-->\s*<key>", text)) == 3
