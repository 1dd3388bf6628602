import re
from dataclasses import replace
from pathlib import Path

import pytest
from recipe import windows
from recipe.details import DATA, ROOT, Details
from recipe.steps import BuildError, Steps

from photolens.media import unread

DETAILS = Details("0.2.0rc1", "light", "windows", "AMD64", "https://example.org/releases", "", 1_700_000_000)
APP = Path("work/light/Photolens")
SCRIPT = (DATA / "windows/photolens.iss").read_text(encoding="utf-8-sig")
CODE = re.sub(r"^;.*$", "", SCRIPT, flags=re.MULTILINE)


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (windows.SIGN, windows.COMPILER):
        monkeypatch.delenv(name, raising=False)


def section(name: str) -> list[str]:
    found = re.search(rf"^\[{name}\]\n(.*?)(?=^\[|\Z)", CODE, flags=re.MULTILINE | re.DOTALL)
    return [line for line in found[1].splitlines() if line] if found else []


def dry_run(out: Path = Path("dist"), details: Details = DETAILS) -> tuple[list[list[str]], list[Path]]:
    steps = Steps(is_dry=True)
    made = windows.make(APP, out, details, steps)
    return steps.taken, made


def test_an_unsigned_installer_takes_one_command_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    taken, made = dry_run()
    assert [command[0] for command in taken] == ["iscc"]
    assert not any(word.startswith("/S") for word in taken[0])
    assert made == [Path("dist/photolens-0.2.0rc1-windows-AMD64-setup.exe")]
    assert "Not signed" in capsys.readouterr().out


def test_the_full_edition_has_a_name_of_its_own() -> None:
    _, made = dry_run(details=replace(DETAILS, edition="full"))
    assert made[0].name == "photolens-full-0.2.0rc1-windows-AMD64-setup.exe"


def test_the_compiler_may_be_named_by_its_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(windows.COMPILER, r"C:\Inno Setup 6\ISCC.exe")
    assert dry_run()[0][0][0] == r"C:\Inno Setup 6\ISCC.exe"


def test_programs_are_signed_first_and_the_compiler_signs_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(windows.SIGN, r'"C:\My Tools\signtool.exe" sign /n "The $ name" {file}')
    taken, _ = dry_run()
    tool = r"C:\My Tools\signtool.exe"
    assert taken[:-1] == [[tool, "sign", "/n", "The $ name", str(APP / program)] for program in windows.PROGRAMS]
    assert "/DSigned=1" in taken[-1]
    assert r"/Ssign=$qC:\My Tools\signtool.exe$q sign /n $qThe $$ name$q $f" in taken[-1]


def test_a_signing_command_that_names_no_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(windows.SIGN, "signtool sign")
    with pytest.raises(BuildError, match=r"write \{file\}"):
        dry_run()


def test_the_icon_that_freezing_left_is_the_installers(tmp_path: Path) -> None:
    (tmp_path / "photolens.ico").touch()
    steps = Steps(is_dry=True)
    windows.make(tmp_path / "light/Photolens", tmp_path, DETAILS, steps)
    assert f"/DIcon={tmp_path / 'photolens.ico'}" in steps.taken[-1]


def test_the_script_is_told_what_it_asks_for_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(windows.SIGN, "sign {file}")
    told = {word[2:].split("=")[0] for word in dry_run()[0][-1] if word.startswith("/D")}
    own = set(re.findall(r"#(?:define|dim|sub) (\w+)", CODE))
    asked = set(re.findall(r"{#(\w+)", CODE)) | set(re.findall(r"#ifdef (\w+)", CODE))
    assert asked - own == told | {"Icon"}


def test_versions_are_passed_as_text_and_as_four_numbers() -> None:
    command = dry_run()[0][-1]
    assert "/DVersion=0.2.0rc1" in command
    assert "/DNumbers=0.2.0.0" in command


def test_the_id_never_changes_because_upgrades_are_recognised_by_it() -> None:
    assert "AppId={{0F64839B-ADBE-5575-AC3E-64F745AABC17}" in section("Setup")


def test_it_installs_for_the_user_without_an_administrator() -> None:
    assert {"PrivilegesRequired=lowest", "PrivilegesRequiredOverridesAllowed=dialog"} <= set(section("Setup"))


@pytest.mark.parametrize("name", ["Messages", "CustomMessages"])
def test_every_text_is_there_in_both_languages(name: str) -> None:
    keys = [line.split("=")[0].split(".") for line in section(name)]
    english, german = ({key for language, key in keys if language == each} for each in ("english", "german"))
    assert english == german
    assert english


def test_every_text_that_is_used_is_defined() -> None:
    defined = {line.split("=")[0].split(".")[1] for line in section("CustomMessages")}
    of_inno_setup = {"CreateDesktopIcon", "AdditionalIcons", "LaunchProgram"}
    used = set(re.findall(r"{cm:(\w+)", CODE)) | set(re.findall(r"CustomMessage\('(\w+)'\)", CODE))
    assert used - of_inno_setup == defined


def test_umlauts_survive_because_of_the_byte_order_mark() -> None:
    assert (DATA / "windows/photolens.iss").read_bytes().startswith(b"\xef\xbb\xbf")
    assert "Mit Photolens öffnen" in SCRIPT


def test_only_the_apps_folder_is_packed_and_no_path_of_a_machine() -> None:
    sources = [line for line in section("Files") if line.startswith("Source:")]
    assert sources
    assert all(line.startswith(r'Source: "{#App}' + "\\") for line in sources)
    assert not re.search(r"[A-Z]:\\|/home/|/root/|/tmp/", CODE)
    assert str(ROOT) not in SCRIPT


def test_it_offers_itself_for_every_picture_that_is_read_and_takes_none_over() -> None:
    listed = re.search(r"#dim Extensions\[(\d+)] {(.*)}", SCRIPT)
    assert listed is not None
    extensions = re.findall(r'"(\.\w+)"', listed[2])
    assert set(extensions) == unread._READ_EXTENSIONS
    assert len(extensions) == int(listed[1])
    extension_keys = [line for line in section("Registry") if r"Classes\{#Extensions[Index]}" in line]
    assert all("OpenWithProgids" in line or "dontcreatekey" in line for line in extension_keys)


def test_an_upgrade_leaves_no_old_modules_and_touches_nothing_else() -> None:
    assert section("InstallDelete") == [r'Type: filesandordirs; Name: "{app}\_internal"; Check: IsRenewal']


def test_uninstalling_deletes_nothing_but_what_was_installed_and_says_where_the_library_is() -> None:
    assert section("UninstallDelete") == []
    assert "DelTree" not in CODE
    told = [line for line in section("Messages") if ".Uninstalled" in line]
    assert len(told) == 4
    # as platformdirs has it on Windows, the percent signs doubled for the script
    assert all(r"%n%n%%LOCALAPPDATA%%\photolens" in line for line in told)
