"""The child process of `tests.bench.gui`: opens the app on a library and prints when its photos were first painted.

python -m tests.bench.first_paint LIBRARY
"""

import gc
import json
import os
import sys
import time
from pathlib import Path


def main() -> None:
    """Print one JSON object: seconds from the start of the process to the painted window, and to photos in it."""
    gc.disable()  # as the app does on its way to the first picture
    # imported here, so that the collector of garbage is off before, as in the app
    from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: PLC0415
    from typing_extensions import override  # noqa: PLC0415

    from photolens.gui.application import Application, create_application  # noqa: PLC0415
    from photolens.library import Library  # noqa: PLC0415

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
        print(json.dumps(seen | {"torch": "torch" in sys.modules}), flush=True)
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
