"""The school's logo: read once when it is chosen, then printed as it was kept; initials as long as there is none."""

import hashlib
import warnings
from io import BytesIO
from typing import Any

from jobcoach.documents import marks
from jobcoach.documents.school import Logo, School
from jobcoach.documents.sheet import LEFT, Element, Figure, Page, Picture, mm
from jobcoach.model.expected import Expected

WIDEST, TALLEST = mm(40), mm(9)
_TOP, _BASELINE, _BELOW = mm(13), mm(17), mm(26.6)
_PIXELS_PER_PT = 600 / 72
_LARGEST_FILE, _MOST_PIXELS = 10_000_000, 40_000_000


def read_logo(content: bytes) -> Logo:
    """A PNG or JPEG as it will be printed: upright, on white, at most 40 x 9 mm at 600 dots per inch, pixels only.

    Raises Expected: documents.logo_large (largest, in MB), documents.logo_unreadable.
    """
    if len(content) > _LARGEST_FILE:
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


def draw(page: Page, school: School, into: Element | None) -> tuple[float, float]:
    """Draw logo or initials; gives where the school's name begins: left and first baseline (pt)."""
    if school.logo is None:
        marks.initials(page, school.name)
        return LEFT + mm(12), _BASELINE
    width, height = _size(school.logo)
    place = {"x": LEFT, "y": _TOP + (TALLEST - height) / 2, "width": width, "height": height}
    picture = Picture(**place, png=school.logo.png)
    if into is None:
        page.draw(picture)
    else:
        figure = into.part("Figure", f"Logo van {school.name}")
        page.draw(Figure(**place, things=(picture,), into=figure))
    wide = width > mm(9.5)
    return (LEFT, _BELOW) if wide else (LEFT + mm(12), _BASELINE)


def _size(logo: Logo) -> tuple[float, float]:
    """Width and height on paper: as large as fits."""
    factor = min(WIDEST / logo.width, TALLEST / logo.height)
    return logo.width * factor, logo.height * factor


def _opened(content: bytes) -> Any:
    """The picture in plain colours on white, small enough to keep."""
    from PIL import Image, ImageOps

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # counted here, before anything is unpacked
        try:
            image: Any = Image.open(BytesIO(content), formats=("PNG", "JPEG"))
        except Image.DecompressionBombError as error:
            raise _too_large() from error
    if image.width * image.height > _MOST_PIXELS:
        raise _too_large()
    image = ImageOps.exif_transpose(image)
    if image.has_transparency_data:
        image = image.convert("RGBA")
        white = Image.new("RGBA", image.size, "white")
        white.alpha_composite(image)
        image = white
    image = image.convert("RGB")
    image.thumbnail((round(WIDEST * _PIXELS_PER_PT), round(TALLEST * _PIXELS_PER_PT)))
    plain = Image.new("RGB", image.size)  # without comments, positions and other people's data
    plain.paste(image)
    return plain


def _too_large() -> Expected:
    return Expected("documents.logo_large", largest=_LARGEST_FILE // 1_000_000, pixels=_MOST_PIXELS // 1_000_000)
