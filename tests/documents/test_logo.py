"""The school's logo: what is taken, what is refused with a sentence, and where it stands."""

import struct
import zlib
from contextlib import suppress
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from jobcoach.documents import praktijkverklaring_paper
from jobcoach.documents.praktijkverklaring import Praktijkverklaring
from jobcoach.documents.school_logo import LARGEST_FILE, kept_logo, read_logo
from jobcoach.documents.sheet import LEFT, Figure, Page, Picture, mm
from jobcoach.model.expected import Expected
from jobcoach.ui.words import sentence
from tests.documents.files import picture
from tests.documents.samples import SCHOOL


def pictures(page: Page) -> list[Picture]:
    figures = [thing for thing in page.drawn if isinstance(thing, Figure)]
    return [part for figure in figures for part in figure.things if isinstance(part, Picture)]


def refusal(content: bytes) -> Expected:
    with pytest.raises(Expected) as caught:
        read_logo(content)
    return caught.value


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        *(("RGBA", "PNG"), ("RGB", "PNG"), ("L", "PNG"), ("LA", "PNG"), ("1", "PNG"), ("P", "PNG"), ("I;16", "PNG")),
        *(("RGB", "JPEG"), ("L", "JPEG"), ("CMYK", "JPEG")),
    ],
)
def test_every_kind_of_png_and_jpeg_is_taken(mode: str, kind: str) -> None:
    target = BytesIO()
    Image.new(mode, (300, 100)).save(target, kind)
    logo = read_logo(target.getvalue())
    assert (logo.width, logo.height) == (300, 100)
    assert kept_logo(logo.png) == logo


@pytest.mark.parametrize("size", [(4000, 900), (50, 3000), (5000, 3), (1, 1), (212, 213)])
def test_a_logo_fits_its_place(size: tuple[int, int], verklaring: Praktijkverklaring) -> None:
    logo = read_logo(picture(*size))
    assert logo.width <= 945
    assert logo.height <= 213
    sheet = praktijkverklaring_paper.draw(replace(verklaring, school=replace(SCHOOL, logo=logo)))
    (shown,) = pictures(sheet.pages[0])
    assert shown.x == LEFT
    assert shown.width <= mm(40) + 0.01
    assert shown.height <= mm(9) + 0.01
    assert mm(13) - 0.01 <= shown.y <= mm(22)


def test_what_was_clear_is_white() -> None:
    with Image.open(BytesIO(read_logo(picture(90, 30)).png)) as kept:
        assert kept.mode == "RGB"
        assert kept.getpixel((80, 15)) == (255, 255, 255)


def test_a_photo_stands_upright_and_tells_nothing_else() -> None:
    """A phone writes where and when in the file, and turns the picture by a note."""
    image = Image.new("RGB", (60, 20), "red")
    notes = Image.Exif()
    notes[0x0112], notes[0x010E] = 6, "Klas 3B, Lindelaan"
    target = BytesIO()
    image.save(target, "JPEG", exif=notes)
    logo = read_logo(target.getvalue())
    assert (logo.width, logo.height) == (20, 60)
    assert b"Klas" not in logo.png
    assert b"eXIf" not in logo.png


def test_a_picture_of_gigabytes_is_refused_unopened() -> None:
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    part = struct.pack(">I", 13) + b"IHDR" + header + struct.pack(">I", zlib.crc32(b"IHDR" + header))
    for content in (b"\x89PNG\r\n\x1a\n" + part + b"\0\0\0\0IDAT", picture(7000, 7000), b"x" * (LARGEST_FILE + 1)):
        assert refusal(content).key == "documents.logo_large"
    assert "hooguit 10 MB en 40 miljoen" in sentence(refusal(b"x" * (LARGEST_FILE + 1)))


@pytest.mark.parametrize(
    "content",
    [b"", b"geen plaatje", picture(40, 40)[:-30], b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a\1\0\1\0"],
    ids=["empty", "text", "half", "svg", "gif"],
)
def test_what_is_no_picture_is_said_so(content: bytes) -> None:
    error = refusal(content)
    assert error.key == "documents.logo_unreadable"
    assert "beginletters" in sentence(error)


@given(st.binary(max_size=300), st.integers(0, 2000))
def test_no_bytes_break_it(junk: bytes, at: int) -> None:
    whole = picture(60, 20)
    for content in (junk, whole[: at % len(whole)] + junk + whole[(at % len(whole)) + len(junk) :]):
        with suppress(Expected):
            assert read_logo(content).width >= 1


@pytest.mark.parametrize("kept", [None, b"", b"bedorven", picture(30, 30, mode="RGBA")])
def test_a_logo_that_went_bad_leaves_the_initials(kept: bytes | None, verklaring: Praktijkverklaring) -> None:
    assert kept_logo(kept) is None
    assert not pictures(praktijkverklaring_paper.draw(verklaring).pages[0])


def test_a_logo_says_whose_it_is(verklaring: Praktijkverklaring) -> None:
    logo = read_logo(picture(500, 500, mode="RGB"))
    named = replace(verklaring, school=replace(SCHOOL, name="De (Linde) Şeyma", logo=logo))
    pdf = praktijkverklaring_paper.build(named)
    assert "Logo van De (Linde) Şeyma".encode("utf-16-be").hex().upper().encode() in pdf
    assert praktijkverklaring_paper.build(named) == pdf


def test_another_logo_is_another_paper() -> None:
    """The frozen text and the digest name the logo by its digest, never by its pixels."""
    one, two = read_logo(picture(100, 50)), read_logo(picture(100, 51))
    assert one.digest != two.digest
    assert one.digest in repr(replace(SCHOOL, logo=one))
    assert "PNG" not in repr(replace(SCHOOL, logo=one))
