"""Pages of a PDF as pictures, from memory: for the preview and for printing. No Qt here."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from jobcoach.model.expected import Expected

one_at_a_time = Lock()  # PDFium may not be used by two threads at once
_MOST = 12_000


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """Pixels of a page: rows from the top, 4 bytes each (blue, green, red, alpha), no padding between rows."""

    width: int
    height: int
    bgra: bytes = field(repr=False)


def page_count(pdf: bytes) -> int:
    """Number of pages. Raises Expected: documents.unreadable when the bytes are not a PDF."""
    with opened(pdf) as document:
        return len(document)


def render(pdf: bytes, page: int, *, width_px: int) -> RenderedPage:
    """One page (from 0) on white, ``width_px`` (1-12000) pixels wide, annotations included.

    Raises Expected: documents.unreadable; IndexError when there is no such page.
    """
    if not 1 <= width_px <= _MOST:
        raise ValueError("width_px out of bounds")
    with opened(pdf) as document:
        if not 0 <= page < len(document):
            raise IndexError(page)
        sheet = document[page]
        # PDFium rounds up: the exact factor would sometimes give one pixel more than was asked for
        scale = width_px / sheet.get_width() * (1 - 1e-9)
        bitmap = sheet.render(scale=scale, rev_byteorder=False, force_bitmap_format=_bgra())
        try:
            return RenderedPage(bitmap.width, bitmap.height, _packed(bitmap))
        finally:
            bitmap.close()
            sheet.close()


def _packed(bitmap: Any) -> bytes:
    """The pixels without the padding that PDFium may put after each row."""
    row = bitmap.width * 4
    raw = bytes(bitmap.buffer)
    if bitmap.stride == row:
        return raw[: row * bitmap.height]
    return b"".join(raw[line * bitmap.stride : line * bitmap.stride + row] for line in range(bitmap.height))


def _bgra() -> int:
    from pypdfium2.raw import FPDFBitmap_BGRA

    return int(FPDFBitmap_BGRA)


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    """The open document (pypdfium2), closed after the block; others wait meanwhile. Raises documents.unreadable."""
    import pypdfium2

    with one_at_a_time:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise Expected("documents.unreadable") from error
        try:
            document.init_forms()
            yield document
        finally:
            document.close()


@dataclass(frozen=True, slots=True)
class Spot:
    """A frame round found words: page from 0, the rest in parts (0 to 1) of its width and height, from the top left."""

    page: int
    x: float
    y: float
    width: float
    height: float


def find_words(pdf: bytes, words: str, *, most: int = 500) -> tuple[Spot, ...]:
    """Where words stand, in reading order, whatever their capitals; nothing for no words, at most ``most`` frames.

    Raises Expected: documents.unreadable.
    """
    found: list[Spot] = []
    wanted = " ".join(words.split())
    if not wanted:
        return ()
    with opened(pdf) as document:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            found += _on_page(page.get_size(), text, wanted, number)
            text.close()
            page.close()
            if len(found) >= most:
                break
    return tuple(found[:most])


def _on_page(size: tuple[float, float], text: Any, words: str, number: int) -> Iterator[Spot]:
    wide, high = size
    search = text.search(words)
    while (hit := search.get_next()) is not None:
        for index in range(text.count_rects(*hit)):
            left, bottom, right, top = text.get_rect(index)
            yield Spot(number, left / wide, 1 - top / high, (right - left) / wide, (top - bottom) / high)
    search.close()
