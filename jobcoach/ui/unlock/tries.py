"""How long one must wait after wrong passphrases: nothing twice, then 2, 4, 8 ... seconds, at most a minute."""

from collections.abc import Callable

_FREE_TRIES = 2
_LONGEST = 60


class Tries:
    """Counts wrong tries; ``monotonic`` gives seconds that never go back."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._wrong = 0
        self._open_at = monotonic()

    def wrong(self) -> None:
        """One more wrong try."""
        self._wrong += 1
        self._open_at = self._monotonic() + self.delay()

    def right(self) -> None:
        """It opened: begin again."""
        self._wrong = 0
        self._open_at = self._monotonic()

    def delay(self) -> int:
        """Seconds to wait after the tries so far."""
        beyond = self._wrong - _FREE_TRIES
        return 0 if beyond <= 0 else min(2 ** min(beyond, 6), _LONGEST)

    def remaining(self) -> int:
        """Whole seconds still to wait."""
        left = self._open_at - self._monotonic()
        return max(0, -int(-left // 1))
