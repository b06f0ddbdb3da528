"""The signs of the system that nobody sits here any more: sleep, session lock, screen saver, logging off."""

import platform
from collections.abc import Callable
from typing import Protocol, TypeAlias

from PySide6.QtWidgets import QWidget

Tell: TypeAlias = Callable[[], object]


class LockSigns(Protocol):
    """Follows the system from ``start`` to ``stop``."""

    def start(self) -> None:
        """Begin to follow."""

    def stop(self) -> None:
        """Follow no more."""


# makes the signs for a window; the callable is called at every sign, on the UI thread
SignsOf: TypeAlias = Callable[[QWidget, Tell], "LockSigns | None"]


def of_this_computer(window: QWidget, tell: Tell) -> LockSigns | None:
    """What this system offers, or None where we know nothing; then only the clocks of ``LockWatch`` look.

    The modules are loaded here and not at start: the first paint does not wait for them.
    """
    kind = platform.system()
    if kind == "Windows":  # pragma: no cover - not run on Windows yet
        from jobcoach.ui.lock_signs_windows import WindowsSigns

        return WindowsSigns(window, tell)
    if kind == "Linux":
        from jobcoach.ui.lock_signs_linux import LinuxSigns

        return LinuxSigns(window, tell)
    return None
