"""SingleInstance: one app for one library; a second start raises the window of the first."""

import getpass
import json
import logging
import time
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from hashlib import blake2b

from PySide6.QtCore import QLockFile, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from photolens.errors import LibraryInUseError
from photolens.paths import LibraryPaths

LOCK = "app.lock"
PATIENCE_MS = 5000
"""For a first start that holds the lock and is about to listen, or is busy."""
RETRY_MS = 50
LONGEST_MESSAGE = 1_000_000
"""More bytes than this are no message of ours."""
TAKEN = b"taken\n"

logger = logging.getLogger(__name__)


class SingleInstance(QObject):
    """Holds the lock of one library and listens for later starts. Lives on the GUI thread.

    The lock decides who is first; it names its process, so that the lock of one that was killed counts for nothing. The
    socket only carries messages, and only on this machine and for this user.
    """

    raise_requested = Signal(object)
    """A later start hands its arguments over, a list of str; the window should come to the front."""

    def __init__(self, paths: LibraryPaths, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths = paths
        self._name = server_name(paths)
        self._lock = QLockFile(str(paths.folder / LOCK))
        self._lock.setStaleLockTime(0)  # never by age: an app may stay open for weeks
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_server_new_connection)
        self._messages: dict[QLocalSocket, bytes] = {}

    def is_first(self, arguments: Sequence[str] = ()) -> bool:
        """Whether no other app has this library open; from now on this one has it, and listens.

        Otherwise the other one has been asked to come to the front, and been given this start's arguments; that blocks.
        A folder in which no lock can be made counts as free: opening the library tells what is wrong with it.

        Raises:
            LibraryInUseError: the other one does not answer; it hangs, or runs on another computer.
        """
        if self._has_lock():
            return True
        self._hand_over(arguments)
        return False

    def close(self) -> None:
        """Listen no more and leave the library to others."""
        self._server.close()
        self._lock.unlock()

    def _has_lock(self) -> bool:
        if self._lock.isLocked():
            return True
        with suppress(OSError):
            self._paths.folder.mkdir(parents=True, exist_ok=True)
        if not self._lock.tryLock(0) and self._lock.error() is QLockFile.LockError.LockFailedError:
            return False
        self._listen()
        return True

    def _hand_over(self, arguments: Sequence[str]) -> None:
        message = json.dumps(list(arguments)).encode() + b"\n"
        deadline_s = time.monotonic() + PATIENCE_MS / 1000
        while time.monotonic() < deadline_s:
            if _is_taken(self._name, message):
                return
            QThread.msleep(RETRY_MS)
        raise LibraryInUseError(
            f"Photolens has {self._paths.folder} open already, but does not answer; close it there, then start again"
        )

    def _listen(self) -> None:
        """The socket's file of an app that was killed is still there; it is ours, as the lock is."""
        QLocalServer.removeServer(self._name)
        if not self._server.listen(self._name):
            logger.warning("later starts cannot reach this one: %s", self._server.errorString())

    def _on_server_new_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            self._messages[socket] = b""
            socket.readyRead.connect(partial(self._on_socket_ready_read, socket))
            socket.disconnected.connect(partial(self._on_socket_disconnected, socket))
            self._on_socket_ready_read(socket)

    def _on_socket_disconnected(self, socket: QLocalSocket) -> None:
        self._messages.pop(socket, None)
        socket.deleteLater()

    def _on_socket_ready_read(self, socket: QLocalSocket) -> None:
        if socket not in self._messages:
            return
        message = self._messages[socket] + bytes(socket.readAll().data())
        self._messages[socket] = message
        if message.endswith(b"\n"):
            self._take(socket, message)
        elif len(message) > LONGEST_MESSAGE:
            socket.abort()

    def _take(self, socket: QLocalSocket, message: bytes) -> None:
        arguments = _arguments(message)
        if arguments is None:
            socket.abort()
            return
        socket.write(TAKEN)
        socket.flush()
        self.raise_requested.emit(arguments)


def server_name(paths: LibraryPaths) -> str:
    """The name of the socket of a library and a user: short, as sockets want it, whatever links lead there."""
    key = f"{getpass.getuser()}\n{paths.folder.resolve()}".encode("utf-8", "surrogateescape")
    return f"photolens-{blake2b(key, digest_size=10).hexdigest()}"


def _is_taken(name: str, message: bytes) -> bool:
    """Send a message; whether the one that listens under a name took it."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(PATIENCE_MS):
        return False
    socket.write(message)
    answered = socket.waitForReadyRead(PATIENCE_MS)
    return answered and socket.readAll().data() == TAKEN


def _arguments(message: bytes) -> list[str] | None:
    """What a message says, or None if it is none of ours."""
    try:
        arguments = json.loads(message)
    except ValueError:
        return None
    if isinstance(arguments, list) and all(isinstance(argument, str) for argument in arguments):
        return arguments
    return None
