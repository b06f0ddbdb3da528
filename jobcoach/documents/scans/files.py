"""Files of scans as pictures, one page at a time; what is too large, locked, broken or no scan is refused here."""

import struct
import warnings
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps

from jobcoach.documents.jpeg_scans import paints_for_ever
from jobcoach.documents.pages import opened
from jobcoach.documents.scans import apart
from jobcoach.model.expected import Expected

MOST_BYTES = 150 * 2**20
MOST_PAGES = 200
MOST_DRAWN = 48 * 2**20
MOST_PIXELS = 60_000_000  # A4 at 600 dpi has 35 million
LONG = 2339  # pixels of the long side of A4 at 200 dpi: what a page is worked on
CLOSER = 3508  # at 300 dpi: a second look at a code that was not read
_PIECE = 2**16
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error, IndexError, TypeError)
_WORKED_ON = {"1": "L", "L": "L", "LA": "L", "I;16": "L", "I": "L"}


def kind_of(content: bytes) -> str:
    """ "pdf", "jpeg" or "png", by what the file begins with and never by its name.

    Raises Expected: scan.empty, scan.heic, scan.kind.
    """
    if not content:
        raise Expected("scan.empty")
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content[4:8] == b"ftyp" and content[8:12] in _APPLE:
        raise Expected("scan.heic")
    raise Expected("scan.kind")


_APPLE = (b"heic", b"heix", b"heif", b"hevc", b"mif1", b"msf1", b"avif")


def count_pages(content: bytes) -> int:
    """Pages of a file.

    Raises Expected: what ``kind_of`` raises; scan.locked; scan.broken; scan.too_many (most).
    """
    if kind_of(content) != "pdf":
        return 1
    pages = apart.count(content)
    if pages > MOST_PAGES:
        raise Expected("scan.too_many", most=MOST_PAGES)
    return pages


def picture(content: bytes, page: int, *, long: int = LONG) -> Image.Image:
    """One page (from 0) as a picture, grey or RGB, its long side about ``long`` pixels (no more than double).

    Raises Expected: scan.locked, scan.broken, scan.too_fine (more pixels than ``MOST_PIXELS``).
    """
    kind = kind_of(content)
    return apart.draw(content, page, long) if kind == "pdf" else _photo(content, kind, long)


def pictures(content: bytes) -> Iterator[Image.Image]:
    """Every page of a file, one at a time; raises what ``count_pages`` and ``picture`` raise."""
    return (picture(content, page) for page in range(count_pages(content)))


def pdf_pages(content: bytes) -> int:
    """Pages of a PDF, counted in this process: for ``apart``. Raises as ``count_pages``."""
    _check_streams(content)
    try:
        with opened(content) as document:
            pages = len(document)
    except Expected as error:
        raise _refused(error) from error
    if not pages:
        raise Expected("scan.broken")
    return pages


def _check_streams(content: bytes) -> None:
    """Refuse a PDF whose drawing unfolds to more than ``MOST_DRAWN`` bytes: PDFium would work on it for minutes.

    A scan draws next to nothing beside its pictures, which are measured by their points. Only what is packed with
    Flate alone is looked into; nothing of it is kept.
    """
    left = MOST_DRAWN
    place = content.find(b"stream")
    while place >= 0:
        head = content[max(0, place - 400) : place].rpartition(b"obj")[2]
        start = place + 6 + (2 if content[place + 6 : place + 8] == b"\r\n" else 1)
        if b"FlateDecode" in head and b"/Image" not in head:
            left -= _unfolded(memoryview(content)[start:], left + 1)
            if left < 0:
                raise Expected("scan.too_fine")
        place = content.find(b"stream", start)


def _unfolded(packed: memoryview, most: int) -> int:
    """How many bytes a Flate stream holds, counted up to ``most``."""
    unfold, total, rest = zlib.decompressobj(), 0, bytes(packed[:_PIECE])
    place = len(rest)
    try:
        while total < most and not unfold.eof and rest:
            total += len(unfold.decompress(rest, 2**20))
            rest = unfold.unconsumed_tail or bytes(packed[place : place + _PIECE])
            place += 0 if unfold.unconsumed_tail else _PIECE
    except zlib.error:
        pass  # not packed after all, or damaged: PDFium will say so
    return total


def _refused(error: Expected) -> Expected:
    """PDFium's code 4 says that a password is asked (fpdfview.h)."""
    locked = getattr(error.__cause__, "err_code", None) == 4
    return Expected("scan.locked" if locked else "scan.broken")


def pdf_picture(content: bytes, number: int, long: int) -> Image.Image:
    """A page of a PDF, drawn in this process: for ``apart``. Raises as ``picture``."""
    from pypdfium2 import PdfiumError

    try:
        with opened(content) as document:
            page = document[number]
            _check_images(page)
            width, height = page.get_size()
            if not min(width, height) > 1 or not max(width, height) < 100_000:
                raise Expected("scan.broken")
            bitmap = page.render(scale=long / max(width, height), rev_byteorder=True)
            try:
                return _worked_on(bitmap.to_pil().copy())
            finally:
                bitmap.close()
                page.close()
    except PdfiumError as error:
        raise Expected("scan.broken") from error
    except Expected as error:
        raise error if error.key.startswith("scan.") else _refused(error) from error


def _check_images(page: Any) -> None:
    """Refuse a page that holds a picture of more pixels than we will unfold; asking its size unfolds nothing."""
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    for item in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=4):
        width, height = item.get_px_size()
        if width * height > MOST_PIXELS:
            raise Expected("scan.too_fine")


def _photo(content: bytes, kind: str, long: int) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(content), formats=[kind.upper()])
        if image.width * image.height > MOST_PIXELS or paints_for_ever(content):
            raise Expected("scan.too_fine")
        if kind == "jpeg":  # unfold no more of it than is worked on
            image.draft(None, (long * image.width // max(image.size), long * image.height // max(image.size)))
        image.load()
        return _worked_on(_smaller(ImageOps.exif_transpose(image), long))
    except Image.DecompressionBombError as error:
        raise Expected("scan.too_fine") from error
    except _BROKEN as error:
        raise Expected("scan.broken") from error


def _smaller(image: Image.Image, long: int) -> Image.Image:
    """Not much larger than ``long``: what is more only costs time."""
    factor = max(image.size) // long
    if factor < 2 or image.mode in ("P", "1"):
        return image
    return image.reduce(factor)


def _worked_on(image: Image.Image) -> Image.Image:
    """Grey or RGB; what is see-through lies on white."""
    if image.mode in _WORKED_ON or image.mode == "RGB":
        wanted = _WORKED_ON.get(image.mode, "RGB")
        if image.mode.startswith("I"):  # 16 bits of grey
            image = image.point(lambda value: value / 256, mode="L") if image.mode == "I" else image.convert("I;16")
        return image if image.mode == wanted else image.convert(wanted)
    if image.mode in ("RGBA", "PA", "RGBa") or "transparency" in image.info:
        over = image.convert("RGBA")
        paper = Image.new("RGBA", over.size, "white")
        paper.alpha_composite(over)
        return paper.convert("RGB")
    return image.convert("RGB")
