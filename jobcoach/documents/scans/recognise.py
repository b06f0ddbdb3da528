"""One page of a scan: its code, and the page as a JPEG that lies straight on A4."""

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image

from jobcoach.documents.scans import codes, files, upright
from jobcoach.documents.scans.codes import PaperCode
from jobcoach.documents.scans.outline import flatten, outline

MOST_JPEG = 250_000
_QUALITIES = (74, 62, 50, 40, 30)
_COLOURFUL = 0.0002  # part of the page that is not grey: a blue signature is 0.0005 and more


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page upright on A4 at 170 dpi, as a JPEG in grey or colour; ``code`` is None where none could be read.

    ``turns`` says how many quarter turns by hand lie between ``first`` and what is seen now.
    """

    jpeg: bytes = field(repr=False)
    code: PaperCode | None = None
    turns: int = 0
    first: bytes = field(default=b"", repr=False)


def recognise(content: bytes, page: int) -> ScannedPage:
    """Page ``page`` (from 0) of a file, recognised and set straight. Raises what ``files.picture`` raises."""
    return read_page(files.picture(content, page), closer=lambda: files.picture(content, page, long=files.CLOSER))


def read_page(image: Image.Image, *, closer: Callable[[], Image.Image] | None = None) -> ScannedPage:
    """The same of a picture; ``closer`` gives a finer one when no code was read."""
    paper = outline(image)
    if paper is not None:
        image = flatten(image, paper)
    found = codes.find(image)
    code = found.code if found else None
    if found is None and closer is not None:
        found = codes.find(closer())  # its corners lie elsewhere, but are turned the same way
        code = found.code if found else None
    page = upright.whitened(upright.straight(image, found.corners if found else None))
    sheet = upright.on_sheet(page)
    return ScannedPage(encode(sheet), code)


def turned(page: ScannedPage) -> ScannedPage:
    """The page a quarter turn further clockwise, for who sees that it lies wrong."""
    first, turns = page.first or page.jpeg, (page.turns + 1) % 4
    image = Image.open(BytesIO(first), formats=["JPEG"])
    jpeg = encode(upright.on_sheet(upright.quarter_turn(image, 360 - 90 * turns))) if turns else first
    return ScannedPage(jpeg, page.code, turns, first)


def encode(image: Image.Image) -> bytes:
    """A JPEG of at most about ``MOST_JPEG`` bytes; in grey when nothing on the page has a colour."""
    if image.mode == "RGB" and not _has_colour(image):
        image = image.convert("L")
    for quality in _QUALITIES:
        out = BytesIO()
        image.save(out, "JPEG", quality=quality, optimize=True, subsampling="4:2:0", dpi=(170, 170))
        if out.tell() <= MOST_JPEG:
            break
    return out.getvalue()


def _has_colour(image: Image.Image) -> bool:
    """Whether more than a speck of the page is coloured; a tint of the paper itself does not count."""
    small = image.resize((image.width // 4, image.height // 4), Image.Resampling.BOX).convert("YCbCr")
    far = max(_far_from_most(band.histogram()) for band in small.split()[1:])
    return far > _COLOURFUL * small.width * small.height


def _far_from_most(counts: list[int]) -> int:
    """How many values lie clearly away from the most usual one."""
    most = counts.index(max(counts))
    return sum(number for value, number in enumerate(counts) if abs(value - most) > 16)
