"""Whether a leerbedrijf is recognised for a werkproces on a day: SBB recognises per place and per qualification.

Domain 6.1 and R17: the recognition is valid on the day of the assessment and covers the qualification; where it is
known which werkprocessen are "uitvoerbaar" there, it is one of those. A warning, never a block.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Protocol


class Covered(Enum):
    """What the recognitions of a place say about one werkproces."""

    YES = "ja"
    UNKNOWN = "niet genoteerd"
    OTHER = "andere kwalificatie"
    ENDED = "afgelopen"
    NOT_YET = "nog niet begonnen"
    NOT_FEASIBLE = "niet uitvoerbaar"


class Recognised(Protocol):
    """One recognition: for which code, from when to when, and for which werkprocessen (empty: not known)."""

    @property
    def code(self) -> str: ...
    @property
    def start(self) -> date | None: ...
    @property
    def end(self) -> date | None: ...
    @property
    def feasible_codes(self) -> frozenset[str]: ...


@dataclass(frozen=True, slots=True)
class Coverage:
    """The answer; ``day`` is when the recognition ended or begins."""

    covered: Covered
    day: date | None = None


def coverage(recognitions: Iterable[Recognised], *, code: str, werkproces: str, on: date) -> Coverage:
    """What the recognitions say about ``werkproces`` of the qualification ``code`` on that day; the best one counts.

    An empty ``code`` (written freely) asks only whether any recognition runs.
    """
    every = tuple(recognitions)
    if not every:
        return Coverage(Covered.UNKNOWN)
    mine = [item for item in every if not code or item.code == code]
    if not mine:
        return Coverage(Covered.OTHER)
    running = [item for item in mine if (item.start or on) <= on <= (item.end or on)]
    if not running:
        ended = [item.end for item in mine if item.end is not None and item.end < on]
        if ended:
            return Coverage(Covered.ENDED, max(ended))
        return Coverage(Covered.NOT_YET, min(item.start for item in mine if item.start is not None))
    if code and all(item.feasible_codes and werkproces not in item.feasible_codes for item in running):
        return Coverage(Covered.NOT_FEASIBLE)
    return Coverage(Covered.YES)
