"""pyHanko logs names and tracebacks at every normal rejection: its loggers say nothing here (handover 7)."""

import logging


def silence() -> None:
    """Close the mouths of pyHanko and its certificate validator; our own log stays as it is."""
    for name in ("pyhanko", "pyhanko_certvalidator"):
        logger = logging.getLogger(name)
        logger.setLevel(logging.CRITICAL + 1)
        logger.propagate = False
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
