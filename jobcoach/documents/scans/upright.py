"""A page set straight: turned upright, a few degrees of skew taken out, and laid on an A4 sheet."""

import itertools
import math
from collections.abc import Iterable

from PIL import Image

from jobcoach.documents.scans.codes import Corner

WIDTH, HEIGHT = 1405, 1987  # A4 at 170 dots per inch
_SMALL = 560  # long side of the picture in which lines are looked for
_QUARTERS = {
    90: Image.Transpose.ROTATE_90,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_270,
}


def angle_of(corners: tuple[Corner, Corner, Corner, Corner]) -> float:
    """How far the top edge of a code is turned clockwise, in degrees (-180 to 180)."""
    (left, top), (right, low) = corners[0], corners[1]
    return math.degrees(math.atan2(low - top, right - left))


def straight(image: Image.Image, corners: tuple[Corner, Corner, Corner, Corner] | None) -> Image.Image:
    """The page upright and straight, no larger than A4; without ``corners`` upside down cannot be told from upright."""
    if corners is None:
        quarter, near, reach = _lying(image), 0.0, 8.0
    else:
        turned = angle_of(corners)
        quarter = round(turned / 90) * 90 % 360
        near, reach = (turned - round(turned / 90) * 90), 1.2
    image = _fitted(quarter_turn(image, quarter))
    skew = _skew(image, near, reach)
    if abs(skew) < 0.1:
        return image
    # a page that fills its picture loses only white corners; of one that lies far askew nothing may go
    far = abs(skew) > 6
    return image.rotate(skew, Image.Resampling.BICUBIC, expand=far, fillcolor=_ground(image))


def quarter_turn(image: Image.Image, degrees: int) -> Image.Image:
    """Turned anticlockwise by 0, 90, 180 or 270 degrees."""
    return image.transpose(_QUARTERS[degrees]) if degrees in _QUARTERS else image


def on_sheet(image: Image.Image) -> Image.Image:
    """The page on an A4 sheet of ``WIDTH`` by ``HEIGHT``, as large as fits, white around it."""
    fitted = _fitted(image)
    if fitted.size == (WIDTH, HEIGHT):
        return fitted
    sheet = Image.new(image.mode, (WIDTH, HEIGHT), "white")
    sheet.paste(fitted, ((WIDTH - fitted.width) // 2, (HEIGHT - fitted.height) // 2))
    return sheet


def _fitted(image: Image.Image) -> Image.Image:
    """As large as fits on the sheet; what differs from A4 by a hair fills it."""
    scale = min(WIDTH / image.width, HEIGHT / image.height)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    if abs(size[0] - WIDTH) <= 8 and abs(size[1] - HEIGHT) <= 8:
        size = (WIDTH, HEIGHT)
    return image if size == image.size else image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def whitened(image: Image.Image) -> Image.Image:
    """Grey paper made white by one factor, so that what is on it can be read; nothing else changes."""
    ground = _ground(image)
    bands = ground if isinstance(ground, tuple) else (ground,)
    if not all(90 < band < 238 for band in bands):
        return image
    gains = [min(2.2, 248 / band) for band in bands]
    return image.point([min(255, round(value * gain)) for gain in gains for value in range(256)])


def _skew(image: Image.Image, near: float, reach: float) -> float:
    """The turn (degrees anticlockwise) that makes the lines of the page run level, within ``reach`` of ``near``."""
    small = _ink(image)
    best = near
    step = 1.0 if reach > 2 else 0.4
    while step >= 0.05:
        tries = [best + step * k for k in range(-round(reach / step), round(reach / step) + 1)]
        best = max(tries, key=lambda turn: (_level(small, turn), -abs(turn - near)))
        reach, step = step, step / 4
    return best


def _lying(image: Image.Image) -> int:
    """90 when the lines of the page run from top to bottom, else 0."""
    small = _ink(image)
    return 90 if _best_level(quarter_turn(small, 90)) > 1.15 * _best_level(small) else 0


def _best_level(small: Image.Image) -> float:
    return max(_level(small, turn) for turn in range(-8, 9))


def _ink(image: Image.Image) -> Image.Image:
    """The page small, with ink white on black; what is darker than its surroundings is ink, so shadows are not."""
    from PIL import ImageChops, ImageFilter

    grey = image.convert("L")
    grey.thumbnail((_SMALL, _SMALL), Image.Resampling.BILINEAR, reducing_gap=2.0)
    around = grey.filter(ImageFilter.BoxBlur(12))
    return ImageChops.subtract(around, grey, scale=0.25)


def _level(small: Image.Image, turn: float) -> float:
    """How sharply rows of ink and white follow each other after a turn: highest when the lines run level."""
    turned = small.rotate(turn, Image.Resampling.BILINEAR)
    rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
    return _jumps(rows)


def _jumps(rows: Iterable[int]) -> float:
    values = list(rows)
    return float(sum((b - a) ** 2 for a, b in itertools.pairwise(values)))


def _ground(image: Image.Image) -> int | tuple[int, ...]:
    """The colour to fill corners with: that of the paper, taken as the light end of the picture."""
    small = image.resize((24, 32), Image.Resampling.BOX)
    bands = small.split()
    light = tuple(sorted(band.tobytes())[-len(band.tobytes()) // 5] for band in bands)
    return light if len(light) > 1 else light[0]
