"""Translations: the .ts files, which people edit, and the .qm files, which the app loads.

    python packaging/translations.py           take new strings into the .ts files, and make the .qm files of them
    python packaging/translations.py --check   only say what is missing or wrong

New strings are "unfinished" in the .ts files: translate them there, or in Qt Linguist, and run this again. English has
only strings with a number, for its plurals, which are made by rule where a string has "(s)". Needs PySide6's tools.
"""

import argparse
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from strings import Text, for_lupdate, found_in

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = {"en": ["-pluralonly"], "de": []}
"""What `lupdate` is told of each."""
LIMIT_S = 60
PLACEHOLDER = re.compile(r"\{\w*\}|%L?n")


class Message(NamedTuple):
    """One string in one language."""

    context: str
    source: str
    translations: tuple[str, ...]
    """One; or one for each plural form, in Qt's order."""
    is_finished: bool

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from others."""
        return self.context, self.source


def main() -> int:
    """Bring everything up to date, or check it; 0 if nothing is left to do."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing, only say what is missing or wrong")
    if not parser.parse_args().check:
        update()
    found = problems()
    print("\n".join(found) or "all strings are translated")
    return 1 if found else 0


def update(folder: Path = FOLDER) -> None:
    """Take the strings of the source code into the .ts files of a folder, and make the .qm files."""
    for language in LANGUAGES:
        extract(language, folder)
    _fill_english(ts(folder, "en"))
    for language in LANGUAGES:
        extract(language, folder)  # also writes what was filled in as Qt's tools do
        release(language, folder, folder)


def extract(language: str, folder: Path = FOLDER) -> None:
    """Run `lupdate`: new strings come in, those that are gone go, translations stay."""
    options = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", language]
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "strings.py"
        source.write_text(for_lupdate(texts()), encoding="utf-8")
        _run("lupdate", *options, *LANGUAGES[language], str(source), "-ts", str(ts(folder, language)))


def texts() -> list[Text]:
    """Every string of the source code."""
    return [text for module in modules() for text in found_in(module).texts]


def modules() -> list[Path]:
    """The modules that have words for people."""
    return sorted((ROOT / "photolens" / "gui").rglob("*.py"))


def release(language: str, source: Path, target: Path) -> Path:
    """Run `lrelease`; the .qm file."""
    made = target / f"photolens_{language}.qm"
    _run("lrelease", "-silent", str(ts(source, language)), "-qm", str(made))
    return made


def ts(folder: Path, language: str) -> Path:
    """The .ts file of a language."""
    return folder / f"photolens_{language}.ts"


def messages(path: Path) -> list[Message]:
    """The strings of a .ts file."""
    contexts = ET.parse(path).getroot().iter("context")  # noqa: S314 (our own file)
    return [_message(context.findtext("name", ""), item) for context in contexts for item in context.iter("message")]


def problems() -> list[str]:
    """What is missing or wrong, a sentence each."""
    in_code = [f"{path.relative_to(ROOT)}: {mistake}" for path in modules() for mistake in found_in(path).mistakes]
    return in_code + [problem for language in LANGUAGES for problem in problems_of(language)]


def is_runnable() -> bool:
    """Whether PySide6's tools can run here."""
    try:
        _run("lupdate", "-version")
        _run("lrelease", "-version")
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


def problems_of(language: str) -> Iterator[str]:
    """What is missing or wrong in one language."""
    kept = messages(ts(FOLDER, language))
    with tempfile.TemporaryDirectory() as name:
        fresh = Path(name)
        shutil.copy(ts(FOLDER, language), fresh)
        extract(language, fresh)
        wanted = {message.key for message in messages(ts(fresh, language))}
        made = release(language, FOLDER, fresh).read_bytes()
    for context, source in sorted(wanted - {message.key for message in kept}):
        yield f"{language}: not in the .ts file: {context}: {source!r}"
    for context, source in sorted({message.key for message in kept} - wanted):
        yield f"{language}: no longer in the source code: {context}: {source!r}"
    for message in kept:
        yield from problems_with(language, message)
    qm = FOLDER / f"photolens_{language}.qm"
    if not qm.exists() or qm.read_bytes() != made:
        yield f"{language}: the .qm file is not made from the .ts file; run packaging/translations.py"


def problems_with(language: str, message: Message) -> Iterator[str]:
    """What is wrong with one string."""
    if not message.is_finished or not all(message.translations):
        yield f"{language}: not translated: {message.context}: {message.source!r}"
        return
    for translation in message.translations:
        if _parts(translation) != _parts(message.source):
            yield f"{language}: other placeholders, access key or dots: {message.source!r} / {translation!r}"


def _parts(text: str) -> tuple[list[str], int, bool, bool]:
    """What a translation must have as its source has it: placeholders, access key, final dots, space at the start."""
    return sorted(PLACEHOLDER.findall(text)), len(re.findall(r"&\w", text)), text.endswith("…"), text.startswith(" ")


def _message(context: str, item: ET.Element) -> Message:
    translation = item.find("translation")
    if translation is None:
        return Message(context, item.findtext("source", ""), (), is_finished=False)
    forms = [form.text or "" for form in translation.iter("numerusform")]
    texts = tuple(forms or [translation.text or ""])
    return Message(context, item.findtext("source", ""), texts, is_finished="type" not in translation.attrib)


def _fill_english(path: Path) -> None:
    """Make the plurals of new strings by rule: "%n photo(s)" is "%n photo" and "%n photos"."""
    tree = ET.parse(path)  # noqa: S314 (our own file)
    for item in tree.iter("message"):
        translation = item.find("translation")
        if translation is None or translation.get("type") != "unfinished":
            continue
        source = item.findtext("source", "")
        forms = (source.replace("(s) are ", " is "), source)
        for form, text, plural in zip(translation.iter("numerusform"), forms, ("", r"\1"), strict=True):
            form.text = re.sub(r"\((e?s)\)", plural, text)
        del translation.attrib["type"]
    tree.write(path, encoding="utf-8", xml_declaration=True)


def _run(tool: str, *arguments: str) -> None:
    """Run one of Qt's tools as PySide6 installs them; what it says is shown when it fails."""
    program = shutil.which(f"pyside6-{tool}", path=sysconfig.get_path("scripts"))
    if program is None:
        raise FileNotFoundError(f"pyside6-{tool} is not installed beside {sys.executable}")
    subprocess.run([program, *arguments], check=True, capture_output=True, text=True, timeout=LIMIT_S)


if __name__ == "__main__":
    sys.exit(main())
