"""Charts as geometry: what stands where, without a screen and without a paper. documents prints it, ui paints it.

A dumbbell shows how one thing grew: an open dot where it was first, a filled dot where it is now, a bar between them.
All measures are in the unit of the ``Scale``, x from the left and y from the top.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

LEVELS = 4
Role = Literal["scale", "bar", "first", "last"]


@dataclass(frozen=True, slots=True)
class Score:
    """First and last score of one thing, 1 up to ``LEVELS``; another number means: not scored."""

    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line; ``role`` says what it is of."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: Role


@dataclass(frozen=True, slots=True)
class Spot:
    """A dot: open for the first score, filled for the last."""

    x: float
    y: float
    radius: float
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Where level 1 stands, how far the next is, and how large the dots are."""

    zero: float
    step: float
    open_dot: float = 3.4
    full_dot: float = 4.1

    def x(self, level: int) -> float:
        """Where a level stands."""
        return self.zero + (level - 1) * self.step

    @property
    def left(self) -> float:
        """Where the chart begins, dots included."""
        return self.zero - self.full_dot

    @property
    def width(self) -> float:
        """From the outside of the first level to that of the last."""
        return (LEVELS - 1) * self.step + 2 * self.full_dot


def scored(scores: Iterable[Score]) -> list[Score]:
    """What can be drawn, by growth and then by level; one score counts as first and last, none is left out."""
    levels = range(1, LEVELS + 1)
    found = [one if one.first in levels else Score(one.name, one.last, one.last) for one in scores]
    return sorted((one for one in found if one.last in levels), key=lambda one: (one.first - one.last, -one.last))


def grown(scores: Iterable[Score]) -> int:
    """How many went up."""
    return sum(one.last > one.first for one in scores)


def change(score: Score) -> str:
    """The numbers beside the chart: '2 naar 4', 'blijft 4'."""
    return f"{score.first} naar {score.last}" if score.first != score.last else f"blijft {score.last}"


def row(score: Score, scale: Scale, *, top: float, height: float) -> tuple[Stroke | Spot, ...]:
    """The drawing of one row, in the order in which it is painted."""
    y = top + height / 2
    first, last = scale.x(score.first), scale.x(score.last)
    lines = [Stroke(scale.x(at), top, scale.x(at), top + height, "scale") for at in range(1, LEVELS + 1)]
    moved: list[Stroke | Spot] = []
    if score.first != score.last:
        edge = scale.open_dot + 0.1
        inner = first + (edge if last > first else -edge)
        moved = [Stroke(inner, y, last, y, "bar"), Spot(first, y, scale.open_dot, "first")]
    return (*lines, *moved, Spot(last, y, scale.full_dot, "last"))
