"""The school's logo as a file: read when it is chosen, and again when it is printed. No ReportLab here."""

import hashlib
import warnings
from io import BytesIO
from typing import Any

from jobcoach.documents.jpeg_scans import paints_for_ever
from jobcoach.documents.school import Logo
from jobcoach.model.expected import Expected

LARGEST_FILE = 10_000_000
"""Bytes; a larger file is not looked at."""
_MOST_PIXELS = 40_000_000
_KEPT = (945, 213)
"""Pixels at most: 40 x 9 mm at 600 dots per inch."""


def read_logo(content: bytes) -> Logo:
    """A PNG or JPEG as it will be printed: upright, on white, at most 40 x 9 mm at 600 dots per inch, pixels only.

    Raises Expected: documents.logo_large (largest, in MB), documents.logo_unreadable.
    """
    if len(content) > LARGEST_FILE:
        raise _too_large()
    try:
        image = _opened(content)
    except Expected:
        raise
    except Exception as error:  # a broken picture makes Pillow raise many kinds
        raise Expected("documents.logo_unreadable") from error
    target = BytesIO()
    image.save(target, "PNG", optimize=True)
    png = target.getvalue()
    return Logo(width=image.width, height=image.height, digest=hashlib.sha256(png).hexdigest(), png=png)


def kept_logo(png: bytes | None) -> Logo | None:
    """The logo that ``read_logo`` made and the vault kept; None when there is none or it cannot be read any more."""
    if not png:
        return None
    from PIL import Image

    try:
        with Image.open(BytesIO(png), formats=("PNG",)) as image:
            image.load()
            plain = image.mode == "RGB"
            size = image.size
    except Exception:  # the paper must still be printed: with the initials
        return None
    return Logo(width=size[0], height=size[1], digest=hashlib.sha256(png).hexdigest(), png=png) if plain else None


def _opened(content: bytes) -> Any:
    """The picture in plain colours on white, small enough to keep."""
    from PIL import Image, ImageOps

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # counted here, before anything is unpacked
        try:
            image: Any = Image.open(BytesIO(content), formats=("PNG", "JPEG"))
        except Image.DecompressionBombError as error:
            raise _too_large() from error
    if image.width * image.height > _MOST_PIXELS or paints_for_ever(content):
        raise _too_large()
    image = ImageOps.exif_transpose(image)
    if image.has_transparency_data:
        image = image.convert("RGBA")
        white = Image.new("RGBA", image.size, "white")
        white.alpha_composite(image)
        image = white
    image = image.convert("RGB")
    image.thumbnail(_KEPT)
    plain = Image.new("RGB", image.size)  # without comments, positions and other people's data
    plain.paste(image)
    return plain


def _too_large() -> Expected:
    return Expected("documents.logo_large", largest=LARGEST_FILE // 1_000_000, pixels=_MOST_PIXELS // 1_000_000)
