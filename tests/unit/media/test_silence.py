import os
import subprocess
import sys
import threading
import warnings

import pytest

from photolens.media.silence import silenced_pillow


def warn_as(module: str) -> None:
    warnings.warn_explicit("odd", UserWarning, "file.py", 1, module=module)


@pytest.mark.parametrize("module", ["PIL", "PIL.TiffImagePlugin", "pillow_heif.heif"])
def test_pillow_is_silenced_even_where_warnings_are_errors(module: str) -> None:
    with silenced_pillow():
        warn_as(module)

    with pytest.raises(UserWarning):
        warn_as(module)


@pytest.mark.parametrize("module", ["photolens.library", "PILLOWCASE"])
def test_others_are_not(module: str) -> None:
    with silenced_pillow(), pytest.raises(UserWarning):
        warn_as(module)


def test_an_error_inside_ends_the_silence() -> None:
    with pytest.raises(ValueError, match="mine"), silenced_pillow():
        raise ValueError("mine")
    with pytest.raises(UserWarning):
        warn_as("PIL.Image")


def test_overlapping_threads_leave_the_filters_as_they_were() -> None:
    before = list(warnings.filters)
    inside, leave = threading.Event(), threading.Event()

    def first() -> None:
        with silenced_pillow():
            inside.set()
            leave.wait(10)

    thread = threading.Thread(target=first)
    thread.start()
    inside.wait(10)
    with silenced_pillow():
        leave.set()
        thread.join()
        warn_as("PIL.Image")  # still silent although the thread that began it has left

    assert list(warnings.filters) == before


def test_native_messages_go_nowhere_and_pythons_own_still_appear() -> None:
    script = (
        "import os, sys; from photolens.media import silence_native_stderr; silence_native_stderr();"
        "os.write(2, b'from libtiff'); print('from python', file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, env=dict(os.environ))

    assert done.stderr.decode().split() == ["from", "python"]
