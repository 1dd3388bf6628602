"""Every error Photolens raises on purpose.

    PhotolensError              what the user can mend, told in one sentence with what to do
    ├── UsageError              the command line or a call was given something it cannot use
    ├── LibraryError            the library's folder or its catalogue
    │   ├── LibraryInUseError   another process is indexing this library
    │   └── MigrationError      the catalogue could not be brought up to date
    ├── SettingsError           settings.toml says something that cannot be
    ├── FolderError             a watched folder cannot be added, removed or read
    ├── BinError                a file cannot be moved back from the bin
    │   └── BinEmptiedError     it is no longer there
    ├── MediaError              one file could not become a photo; carries its stage
    │   ├── NotAPictureError    stage "format": a format that Photolens does not read
    │   ├── UnreadableError     stage "read": the file could not be opened or read
    │   └── DecodeError         stage "decode": truncated, corrupt, too large, or it crashed the decoder
    └── ModelError              a model is missing, damaged, or needs an extra that is not installed
        └── DownloadError       it could not be downloaded; what has arrived is kept for the next try

Anything else that escapes is a bug of ours and keeps its traceback.
"""

from typing import ClassVar


class PhotolensError(Exception):
    """What the user can mend; its text is one sentence that names the thing and says what to do."""


class UsageError(PhotolensError):
    """The command line or a call was given something it cannot use."""


class LibraryError(PhotolensError):
    """The library's folder or its catalogue cannot be used."""


class LibraryInUseError(LibraryError):
    """Another process is indexing this library."""


class MigrationError(LibraryError):
    """The catalogue could not be brought up to date; its backup is untouched."""


class SettingsError(PhotolensError):
    """The settings file says something that cannot be."""


class FolderError(PhotolensError):
    """A folder cannot be added to the library, removed from it, or read."""


class BinError(PhotolensError):
    """A file cannot be moved back from the bin; every file is where it was."""


class BinEmptiedError(BinError):
    """The files are no longer in the bin."""


class MediaError(PhotolensError):
    """One file could not become a photo. Its text is the reason that the list of failures shows."""

    stage: ClassVar[str] = "decode"


class NotAPictureError(MediaError):
    """The file is of a format that Photolens does not read."""

    stage: ClassVar[str] = "format"


class UnreadableError(MediaError):
    """The file could not be opened or read."""

    stage: ClassVar[str] = "read"


class DecodeError(MediaError):
    """The file is truncated, corrupt or too large, or it crashed the decoder."""

    stage: ClassVar[str] = "decode"


class ModelError(PhotolensError):
    """A model is missing, damaged, or needs an extra that is not installed."""


class DownloadError(ModelError):
    """A model could not be downloaded; what has arrived is kept for the next try."""
