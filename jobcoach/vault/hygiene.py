"""What the process does for its memory and files: no core dumps, no reading along, files for the owner only."""

import ctypes
import os
import sys

_PR_SET_DUMPABLE = 4


def harden() -> None:
    """Call once at start. Linux: umask 077, no core file, memory closed to other processes of the same user.

    Windows: nothing yet; the access list on the process and the exclusion from error reports were not run.
    """
    os.umask(0o077)
    if sys.platform == "win32":  # pragma: no cover - not run on Windows yet
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
