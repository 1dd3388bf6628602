"""Entry: where the packaged programs begin. Decode processes are the same program, told apart by `freeze_support`."""

import os
from multiprocessing import freeze_support

_LIBRARY_PATH = "LD_LIBRARY_PATH"


def _leave_others_alone() -> None:
    """PyInstaller points the loader at the app's own libraries; programs that the app starts must find the system's."""
    if (original := os.environ.pop(f"{_LIBRARY_PATH}_ORIG", None)) is not None:
        os.environ[_LIBRARY_PATH] = original
    else:
        os.environ.pop(_LIBRARY_PATH, None)


if __name__ == "__main__":
    _leave_others_alone()
    freeze_support()
    from photolens.__main__ import main

    main()
