"""Translation: the language of the app, from the files in `resources/translations` and from Qt's own."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from photolens.paths import resource

SYSTEM = ""
"""The choice to follow the desktop."""
LANGUAGES = {"en": "English", "de": "Deutsch"}
"""The languages that the app speaks, each in its own words."""
ENGLISH = "en"
LANGUAGE_KEY = "language"
"""Where the window's memory keeps the choice: a code of LANGUAGES, or SYSTEM."""


def install(app: QCoreApplication, language: str = SYSTEM) -> str:
    """Let the app speak a language, and write dates and numbers as it does; gives the code of the language.

    Call before the first widget is made: words that are on the screen stay as they are. What was installed before goes.
    """
    code = language if language in LANGUAGES else chosen_for(QLocale.system().uiLanguages())
    uninstall(app)
    QLocale.setDefault(_locale(code))
    _load(app, f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    _load(app, f"photolens_{code}", str(resource("translations")))
    return code


def uninstall(app: QCoreApplication) -> None:
    """Back to the words of the source code, and to the desktop's dates and numbers."""
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.setParent(None)
    QLocale.setDefault(QLocale.system())


def chosen_for(wanted: Sequence[str]) -> str:
    """The first of the languages that a desktop wants ("de-AT", "fr") which the app speaks, else English."""
    codes = (name.replace("_", "-").split("-")[0].lower() for name in wanted)
    return next((code for code in codes if code in LANGUAGES), ENGLISH)


def _locale(code: str) -> QLocale:
    """The desktop's own, if it speaks the language, so that Austria stays Austria."""
    system = QLocale.system()
    return system if system.name().split("_")[0] == code else QLocale(code)


def _load(app: QCoreApplication, name: str, folder: str) -> None:
    translator = QTranslator(app)
    if translator.load(name, folder):
        app.installTranslator(translator)
