"""The code on a page that came back: found in a picture, and read as number, page and digest."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageFilter, ImageOps

DIGEST = 12
"""Characters of the digest that a code says at most; see ``marks.paper_code``."""
Corner = tuple[float, float]
_SAID = re.compile(r"JC1:([0-9A-Z-]{4,40}):([1-9][0-9]{0,2}):([A-Z2-7]{4,12})")


@dataclass(frozen=True, slots=True)
class PaperCode:
    """What ``marks.paper_code`` wrote: number of the paper, page from 1, start of the digest; all in capitals."""

    number: str
    page: int
    digest: str


@dataclass(frozen=True, slots=True)
class FoundCode:
    """A code with the corners of its square in the picture: as on the paper top left, top right, and round.

    ``code`` is None where a page says that it is of two papers (a sticker, a corner of another sheet): nobody but a
    person can tell which.
    """

    code: PaperCode | None
    corners: tuple[Corner, Corner, Corner, Corner]


def parse(text: str) -> PaperCode | None:
    """The code of ours that a QR says, or None: what others print is never more than a text to compare."""
    said = _SAID.fullmatch(text)
    return PaperCode(said[1], int(said[2]), said[3]) if said else None


def find(image: Image.Image) -> FoundCode | None:
    """The code of ours in a picture, however it is turned; tries harder for grey, noisy or small ones."""
    for attempt, scale, binarizer in _attempts(image.convert("L")):
        found = [(code, one) for one in _read(attempt, binarizer) if (code := parse(one.text)) is not None]
        if found:
            code, where = found[0][0], found[0][1].position
            points = (where.top_left, where.top_right, where.bottom_right, where.bottom_left)
            a, b, c, d = ((point.x / scale, point.y / scale) for point in points)
            return FoundCode(code if len({said for said, _ in found}) == 1 else None, (a, b, c, d))
    return None


def _attempts(grey: Image.Image) -> Iterator[tuple[Image.Image, float, str]]:
    """Pictures to look in, the cheapest first, with how much larger each is and how to tell black from white."""
    yield grey, 1.0, "LocalAverage"
    yield ImageOps.autocontrast(grey, cutoff=2), 1.0, "GlobalHistogram"
    for mend in _MENDS:
        yield mend(grey), 1.0, "LocalAverage"
    if max(grey.size) < 2600:
        double = grey.resize((grey.width * 2, grey.height * 2), Image.Resampling.BICUBIC)
        yield double, 2.0, "LocalAverage"
        yield double.filter(ImageFilter.GaussianBlur(2)), 2.0, "LocalAverage"
    yield grey.reduce(2), 0.5, "LocalAverage"


_MENDS: tuple[Callable[[Image.Image], Image.Image], ...] = (
    lambda grey: ImageOps.autocontrast(grey.filter(ImageFilter.GaussianBlur(1.2)), cutoff=2),
    lambda grey: grey.filter(ImageFilter.MedianFilter(3)),
)


def _read(image: Image.Image, binarizer: str) -> list[Any]:
    import zxingcpp

    return list(
        zxingcpp.read_barcodes(
            image,
            formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
            binarizer=getattr(zxingcpp.Binarizer, binarizer),
        )
    )
