"""Drawings as operators of a PDF page (ISO 32000-1, 8.5): from pt below the top of the page to pt above its bottom."""

from functools import cache

from jobcoach.documents.pdf_syntax import number
from jobcoach.documents.sheet import Box, Dot, Path, Squares

_ROUND = 0.5522847498
"""How far the handles of a curve reach for a quarter of a circle."""


def shape(thing: Path | Box | Dot | Squares, height: float) -> str:
    """The operators of a drawing on a page of ``height`` pt, with the state of the page as it was."""
    match thing:
        case Path():
            inner = _path(thing, height)
        case Box():
            inner = _box(thing, height)
        case Dot():
            inner = _dot(thing, height)
        case Squares():
            inner = _squares(thing, height)
    return f"q {inner} Q"


@cache
def ink(value: str, *, stroke: bool = False) -> str:
    """The operator that fills, or draws lines, with a colour."""
    parts = (number(int(value[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return " ".join([*parts, "RG" if stroke else "rg"])


def _pen(thing: Path | Box | Dot) -> str:
    filled = [ink(thing.fill)] if thing.fill else []
    drawn = [ink(thing.stroke, stroke=True), f"{number(thing.weight)} w"] if thing.stroke else []
    dash = None if isinstance(thing, Dot) else thing.dash
    return " ".join([*filled, *drawn, *([f"[{number(dash[0])} {number(dash[1])}] 0 d"] if dash else [])])


def _paint(thing: Path | Box | Dot) -> str:
    if thing.fill:
        return "B" if thing.stroke else "f"
    return "S" if thing.stroke else "n"


def _path(path: Path, height: float) -> str:
    ends = " 1 J 1 j" if path.round_ends else ""
    (x, y), *rest = path.points
    lines = " ".join(f"{number(x)} {number(height - y)} l" for x, y in rest)
    return f"{_pen(path)}{ends} {number(x)} {number(height - y)} m {lines} {_paint(path)}"


def _box(box: Box, height: float) -> str:
    low = height - box.y - box.height
    if not box.radius:
        places = " ".join(map(number, (box.x, low, box.width, box.height)))
        return f"{_pen(box)} {places} re {_paint(box)}"
    left, right, top, r = box.x, box.x + box.width, low + box.height, box.radius
    h = r * (1 - _ROUND)  # from the corner to the handle
    return " ".join(
        [
            _pen(box),
            _to(left + r, low, "m"),
            _to(right - r, low, "l"),
            _curve(right - h, low, right, low + h, right, low + r),
            _to(right, top - r, "l"),
            _curve(right, top - h, right - h, top, right - r, top),
            _to(left + r, top, "l"),
            _curve(left + h, top, left, top - h, left, top - r),
            _to(left, low + r, "l"),
            _curve(left, low + h, left + h, low, left + r, low),
            "h",
            _paint(box),
        ]
    )


def _dot(dot: Dot, height: float) -> str:
    x, y, r = dot.x, height - dot.y, dot.radius
    k = r * _ROUND
    upper = [
        _to(x + r, y, "m"),
        _curve(x + r, y + k, x + k, y + r, x, y + r),
        _curve(x - k, y + r, x - r, y + k, x - r, y),
    ]
    lower = [_curve(x - r, y - k, x - k, y - r, x, y - r), _curve(x + k, y - r, x + r, y - k, x + r, y), "h"]
    return " ".join([_pen(dot), *upper, *([] if dot.half else lower), _paint(dot)])


def _squares(squares: Squares, height: float) -> str:
    """All in one path; each a hair taller than it is, so that no line shows between rows."""
    boxes = [
        f"{x:.2f} {height - y - tall - 0.02:.2f} {wide:.2f} {tall + 0.04:.2f} re" for x, y, wide, tall in squares.boxes
    ]
    return " ".join([ink(squares.fill), *boxes, "f"])


def _to(x: float, y: float, operator: str) -> str:
    return f"{number(x)} {number(y)} {operator}"


def _curve(*points: float) -> str:
    return " ".join([*map(number, points), "c"])
