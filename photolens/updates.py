"""Updates: whether there is a newer version of Photolens. Asks the network, once, and only when it is called.

Nothing is downloaded or installed: whoever asked is told where the newer version can be had.
"""

from collections.abc import Callable

from photolens import __version__
from photolens.domain.news import News
from photolens.errors import DownloadError
from photolens.release import built_release


def newest(*, is_stopped: Callable[[], bool] = lambda: False) -> News | None:
    """What is announced, if it is newer than this version; None if this is the newest. Blocks for seconds.

    `is_stopped` is asked often, on the caller's thread; the answer is not waited for when it says so.

    Raises:
        DownloadError: this copy does not know whom to ask, there is no answer, or it was stopped.
    """
    from photolens.downloading.news import read_news  # noqa: PLC0415 (seldom, and nobody else needs a web client)
    from photolens.downloading.waiting import StoppedError, Waiting  # noqa: PLC0415 (as above)

    address = built_release().news
    if not address:
        raise DownloadError(
            "this copy does not know where newer versions are announced: update it the way you installed it"
        )
    try:
        with Waiting(is_stopped) as waiting:
            found = waiting.until(lambda: read_news(address))
    except StoppedError as error:
        raise DownloadError("stopped before there was an answer: ask again") from error
    return found if found.is_newer(__version__) else None
