"""What a place gets to work with; made by the window once the vault is open."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from jobcoach.ui.ask import Ask
from jobcoach.ui.desk import Desk
from jobcoach.ui.preferences import Preferences
from jobcoach.ui.unlock.gate import Gate, Opened


def _nothing() -> None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """``now`` gives an aware UTC instant; ``go`` opens a place ("students") and in it the thing with this key.

    ``dress`` puts changed preferences (colours, text size) on the screen; ``lock`` locks; ``turn_initials`` hides the
    names of people on every page, or shows them again; ``mend`` leaves every page for the one of a damaged vault.
    """

    desk: Desk
    ask: Ask
    now: Callable[[], datetime]
    preferences: Preferences
    gate: Gate
    opened: Opened
    go: Callable[[str, int | None], None]
    dress: Callable[[], None]
    lock: Callable[[], None]
    turn_initials: Callable[[], None] = _nothing
    mend: Callable[[], None] = _nothing
