"""Logging that cannot leak: only the class of an error, the file and the line, and the version are written."""

import logging
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from jobcoach import __version__

_NAME = "jobcoach"


def start(file: Path) -> None:
    """Send the program's own log to ``file`` (at most 2 x 256 kB); other libraries are silenced.

    Messages of other libraries can hold names and paths, so only our own logger has a handler.
    """
    logging.getLogger().addHandler(logging.NullHandler())
    logging.getLogger("pyhanko").disabled = True
    logging.lastResort = None
    logger = logging.getLogger(_NAME)
    for old in list(logger.handlers):
        logger.removeHandler(old)
        old.close()
    handler = RotatingFileHandler(file, maxBytes=256_000, backupCount=1, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    _quiet_elsewhere()


def _quiet_elsewhere() -> None:
    """What goes wrong on a thread, or while something is thrown away, is told by Python with its values: not here.

    Standard error of a program with a window ends in a file of the desktop.
    """

    def lost(found: "threading.ExceptHookArgs | sys.UnraisableHookArgs") -> None:
        if isinstance(found.exc_value, Exception):
            bug(found.exc_value)

    threading.excepthook = lost
    sys.unraisablehook = lost


def where(error: BaseException) -> str:
    """Class of the error and the file:line pairs of its way through our own code; no message, no values."""
    steps = traceback.extract_tb(error.__traceback__)
    path = " < ".join(f"{Path(step.filename).name}:{step.lineno}" for step in reversed(steps[-6:]))
    return f"{type(error).__module__}.{type(error).__qualname__} {path}"


def bug(error: BaseException) -> str:
    """Write an unexpected error down and return the same line for the crash dialog."""
    line = f"{__version__} {where(error)}"
    logging.getLogger(_NAME).error(line)
    return line


def note(event: str) -> None:
    """Write a fixed sentence of ours (never with values from the dossier) to the log."""
    logging.getLogger(_NAME).info(event)


def catch_everything() -> None:
    """Install an excepthook that logs class and place only and prints no values."""

    def hook(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        sys.stderr.write(f"JobCoach: onverwachte fout ({bug(error)})\n")

    sys.excepthook = hook
