"""The child process of `tests.bench.gui`: opens the app on a library and prints when its photos were first painted.

python -m tests.bench.first_paint LIBRARY
"""

import gc
import os
import sys
import time
from pathlib import Path


def main() -> None:
    """Print one JSON object: seconds from the start of the process to the first painted window, and with photos in it."""
    gc.disable()  # as the app does on its way to the first picture
    from PySide6.QtCore import QEvent, QObject, QTimer
    from typing_extensions import override

    from photolens.gui.application import Application, create_application
    from photolens.library import Library

    app = create_application([])
    application = Application(app, Library.open(Path(sys.argv[1])))
    seen: dict[str, float] = {}

    class Witness(QObject):
        """Sees the paintings of the window, and of the grid when there are photos in it."""

        @override
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                seen.setdefault("window_s", _age_s())
                if len(application.window.browser.gallery.grid.arrangement()):
                    seen.setdefault("photos_s", _age_s())
                    QTimer.singleShot(0, finish)
            return False

    def finish() -> None:
        modules = {name for name in ("torch", "open_clip", "onnxruntime") if name in sys.modules}
        print(seen, round(time.process_time(),3), sorted(modules), flush=True)
        application.close()

    witness = Witness()
    application.window.browser.gallery.grid.viewport().installEventFilter(witness)
    application.start()
    app.exec()


def _age_s() -> float:
    """Seconds since the parent started this process, by the clock that both share."""
    return time.time() - float(os.environ["STARTED_AT"])


if __name__ == "__main__":
    main()
