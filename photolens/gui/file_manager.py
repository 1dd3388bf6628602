"""FileManager: files between the app and the desktop: their URLs, and showing one where it lies."""

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QProcess, QUrl
from PySide6.QtGui import QDesktopServices


def file_url(path: Path) -> QUrl:
    """The URL of a file, byte for byte, also where its name is no text."""
    return QUrl.fromEncoded(path.absolute().as_uri().encode())


def local_paths(mime: QMimeData) -> list[Path]:
    """The files and folders of this computer that are dropped or pasted."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def show_in_file_manager(path: Path, owner: QObject) -> None:
    """Show a file selected in the file manager, or at least open its folder. Returns at once."""
    if sys.platform == "win32":
        QProcess.startDetached("explorer.exe", ["/select,", str(path)])
    elif sys.platform == "darwin":
        QProcess.startDetached("open", ["-R", str(path)])
    else:
        _ask_over_bus(path, owner)


def _open_folder(path: Path) -> None:
    QDesktopServices.openUrl(file_url(path.parent))


def _ask_over_bus(path: Path, owner: QObject) -> None:
    """The interface that file managers of Linux's desktops offer (freedesktop.org, File Manager D-Bus Interface)."""
    from PySide6.QtDBus import (  # noqa: PLC0415 (of no use elsewhere)
        QDBusConnection,
        QDBusMessage,
        QDBusPendingCallWatcher,
    )

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        _open_folder(path)
        return
    name = "org.freedesktop.FileManager1"
    call = QDBusMessage.createMethodCall(name, "/org/freedesktop/FileManager1", name, "ShowItems")
    call.setArguments([[path.absolute().as_uri()], ""])
    watcher = QDBusPendingCallWatcher(bus.asyncCall(call), owner)

    def _on_answer(answered: QDBusPendingCallWatcher) -> None:
        if answered.isError():
            _open_folder(path)
        answered.deleteLater()

    watcher.finished.connect(_on_answer)
