"""Context: what every part of the window works with, handed down instead of being global."""

from dataclasses import dataclass

from photolens.gui.mailbox import Mailbox
from photolens.gui.memory import Memory
from photolens.gui.tasks import Tasks
from photolens.library import Library


@dataclass(frozen=True, slots=True)
class Context:
    """The library, and the ways to and from the threads that work for the GUI. Lives on the GUI thread."""

    library: Library
    mailbox: Mailbox
    tasks: Tasks
    memory: Memory
