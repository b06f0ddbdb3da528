"""The paper on a photo: its four corners against a darker ground, and the photo flattened to a sheet."""

import itertools
import math
from dataclasses import dataclass

from PIL import Image, ImageFilter

from jobcoach.documents.scans.codes import Corner

_SMALL = 240
_A4 = math.sqrt(2)


@dataclass(frozen=True, slots=True)
class Outline:
    """Corners of the paper in the picture: top left, top right, bottom right, bottom left."""

    corners: tuple[Corner, Corner, Corner, Corner]


def outline(image: Image.Image) -> Outline | None:
    """The paper, when it is one light area with four corners that leaves some of a darker ground; else None."""
    scale = max(image.size) / _SMALL
    grey = image.convert("L").resize(
        (max(1, round(image.width / scale)), max(1, round(image.height / scale))), Image.Resampling.BOX
    )
    light = grey.filter(ImageFilter.MaxFilter(3)).filter(ImageFilter.MedianFilter(3))
    edge = _between(light)
    if edge is None:
        return None
    area = _largest(light, edge)
    corners = _corners(area)
    if corners is None or not _is_paper(corners, len(area), light.width * light.height):
        return None
    (left, top), (right, above), (far, low), (near, below) = corners  # one point inward: the edge itself is ground
    inward = ((left + 1, top + 1), (right - 1, above + 1), (far - 1, low - 1), (near + 1, below - 1))
    a, b, c, d = (((x + 0.5) * scale, (y + 0.5) * scale) for x, y in inward)
    return Outline((a, b, c, d))


def flatten(image: Image.Image, found: Outline) -> Image.Image:
    """The paper alone, as if seen from straight above; A4 in the way that it lies on the photo."""
    a, b, c, d = found.corners
    across = (math.dist(a, b) + math.dist(d, c)) / 2
    down = (math.dist(a, d) + math.dist(b, c)) / 2
    long = round(max(across, down))
    width, height = (round(long / _A4), long) if down >= across else (long, round(long / _A4))
    wanted = ((0.0, 0.0), (width, 0.0), (width, height), (0.0, height))
    numbers = _mapping(wanted, found.corners)
    return image.transform((width, height), Image.Transform.PERSPECTIVE, numbers, Image.Resampling.BICUBIC)


def _between(grey: Image.Image) -> int | None:
    """The grey that divides paper from ground (Otsu 1979); None when the picture is of one kind."""
    counts = grey.histogram()
    total, weighted = sum(counts), sum(value * number for value, number in enumerate(counts))
    best, where, under, sum_under = 0.0, 0, 0, 0
    for value in range(255):
        under += counts[value]
        sum_under += value * counts[value]
        over = total - under
        if not under or not over:
            continue
        apart = (weighted - sum_under) / over - sum_under / under
        if under * over * apart * apart > best:
            best, where = under * over * apart * apart, value
    dark = sum(counts[: where + 1])
    if not dark or dark == total:
        return None
    apart = sum(v * n for v, n in enumerate(counts) if v > where) / (total - dark)
    apart -= sum(v * n for v, n in enumerate(counts) if v <= where) / dark
    return where if apart > 45 else None


def _largest(grey: Image.Image, edge: int) -> list[tuple[int, int]]:
    """The points of the largest light area."""
    width, height = grey.size
    light = bytearray(value > edge for value in grey.tobytes())
    largest: list[int] = []
    for start in range(len(light)):
        if light[start]:
            area = _flood(light, start, width)
            largest = max(largest, area, key=len)
            if len(area) * 2 > width * height:
                break
    return [(place % width, place // width) for place in largest]


def _flood(light: bytearray, start: int, width: int) -> list[int]:
    light[start] = 0
    found = [start]
    for place in found:  # grows while it is walked
        column = place % width
        near = (place - width, place + width, place - 1 if column else -1, place + 1 if column < width - 1 else -1)
        for other in near:
            if 0 <= other < len(light) and light[other]:
                light[other] = 0
                found.append(other)
    return found


def _corners(area: list[tuple[int, int]]) -> tuple[Corner, Corner, Corner, Corner] | None:
    if not area:
        return None
    return (
        min(area, key=lambda p: p[0] + p[1]),
        max(area, key=lambda p: p[0] - p[1]),
        max(area, key=lambda p: p[0] + p[1]),
        min(area, key=lambda p: p[0] - p[1]),
    )


def _is_paper(corners: tuple[Corner, Corner, Corner, Corner], points: int, whole: int) -> bool:
    """Four corners that span what is light, no bands of a copier glass, and something dark around it."""
    a, b, c, d = corners
    around = (*corners, a)
    span = abs(sum(p[0] * q[1] - q[0] * p[1] for p, q in itertools.pairwise(around))) / 2
    if not 0.2 * whole < span < 0.97 * whole or not 0.88 < points / span < 1.2:
        return False
    across, down = math.dist(a, b) + math.dist(d, c), math.dist(a, d) + math.dist(b, c)
    even = min(math.dist(a, b), math.dist(c, d)) / max(math.dist(a, b), math.dist(c, d), 1)
    even_down = min(math.dist(a, d), math.dist(b, c)) / max(math.dist(a, d), math.dist(b, c), 1)
    return 1.1 < max(across, down) / max(1.0, min(across, down)) < 1.75 and min(even, even_down) > 0.6


def _mapping(
    flat: tuple[Corner, ...], seen: tuple[Corner, Corner, Corner, Corner]
) -> tuple[float, float, float, float, float, float, float, float]:
    """The eight numbers that Pillow asks: from a point of the sheet to the same point of the photo."""
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(flat, seen, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for step in range(8):
        pivot = max(range(step, 8), key=lambda row: abs(rows[row][step]))
        rows[step], rows[pivot] = rows[pivot], rows[step]
        for other in range(8):
            if other != step:
                factor = rows[other][step] / rows[step][step]
                rows[other] = [left - factor * right for left, right in zip(rows[other], rows[step], strict=True)]
    a, b, c, d, e, f, g, h = (rows[step][8] / rows[step][step] for step in range(8))
    return a, b, c, d, e, f, g, h
