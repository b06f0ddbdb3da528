"""Papers of our own as scans and photos: turned, skewed, grey, noisy, small; and files that are no scan at all."""

import sys
import zlib
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from jobcoach.documents.pages import page_count, render
from jobcoach.documents.scans import apart, bind, codes, files, recognise, upright
from jobcoach.documents.scans.codes import PaperCode
from jobcoach.documents.school_logo import read_logo
from jobcoach.model.expected import Expected
from tests.documents.wet_paper import WetPaper, build

NUMBER, DIGEST = "99ZZ-K1-2026-0001", "ABCDEFGH"
CODE = PaperCode(NUMBER, 1, DIGEST)
PAPER = build(WetPaper(number=NUMBER, digest=DIGEST, issued_on=date(2026, 11, 24)))


def page(dpi: int = 200, *, number: int = 0) -> Image.Image:
    """A page as a flat scan, with a blue signature on it."""
    image = files.picture(PAPER, number, long=round(297 / 25.4 * dpi))
    pen = image.width / 210
    at = [(35, 235), (42, 226), (50, 238), (60, 228)]
    ImageDraw.Draw(image).line([(x * pen, y * pen) for x, y in at], fill=(20, 40, 160), width=max(1, round(0.6 * pen)))
    return image


def noisy(image: Image.Image, amount: float = 16) -> Image.Image:
    noise = Image.effect_noise(image.size, amount)
    return ImageChops.add(image, Image.merge("RGB", [noise] * 3), offset=-128)


def ink_at(jpeg: bytes, x: float, y: float, width: float, height: float) -> float:
    """How dark a part of the page is (mm; 0 is white, 1 is black)."""
    image = Image.open(BytesIO(jpeg)).convert("L")
    mm = image.width / 210
    part = image.crop((round(x * mm), round(y * mm), round((x + width) * mm), round((y + height) * mm)))
    return 1 - sum(part.tobytes()) / len(part.tobytes()) / 255


def stands_upright(jpeg: bytes, near: float = 3) -> bool:
    """The code is where the paper has it (within ``near`` mm), and the title is at the top."""
    found = codes.find(Image.open(BytesIO(jpeg)))
    assert found is not None
    mm = Image.open(BytesIO(jpeg)).width / 210
    left, top = found.corners[0]
    return abs(left / mm - 170) < near and abs(top / mm - 256) < near and ink_at(jpeg, 22, 30, 60, 12) > 0.05


def test_a_page_that_says_it_is_of_two_papers_is_left_to_a_person() -> None:
    other = build(WetPaper(number="99ZZ-K1-2026-0002", digest="HGFEDCBA", issued_on=date(2026, 11, 24)))
    image, mm = page(), page().width / 210
    square = tuple(round(at * mm) for at in (164, 250, 196, 282))
    sticker = files.picture(other, 0).crop(square)
    image.paste(sticker, (round(40 * mm), round(180 * mm)))
    assert recognise.read_page(image, closer=lambda: image).code is None
    image.paste(page().crop(square), (round(40 * mm), round(180 * mm)))  # the same one twice says nothing else
    assert recognise.read_page(image).code == CODE


SCAN = page()


@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.sampled_from((0, 90, 180, 270)), st.floats(-5.5, 5.5))
def test_a_page_is_recognised_and_set_upright_however_it_lay_on_the_glass(quarter: int, skew: float) -> None:
    lay = upright.quarter_turn(SCAN.rotate(skew, Image.Resampling.BICUBIC, fillcolor="white"), quarter)
    read = recognise.read_page(lay)
    assert read.code == CODE
    assert stands_upright(read.jpeg)
    found = codes.find(Image.open(BytesIO(read.jpeg)))
    assert found is not None
    assert abs(upright.angle_of(found.corners)) < 0.6


@pytest.mark.parametrize("dpi", [100, 150, 300, 600])
def test_a_scan_may_be_coarse_or_fine(dpi: int) -> None:
    out = BytesIO()
    page(dpi).save(out, "PNG")
    read = recognise.recognise(out.getvalue(), 0)
    assert read.code == CODE
    assert stands_upright(read.jpeg)


def test_a_grey_and_noisy_copy_is_read_and_made_legible() -> None:
    read = recognise.read_page(noisy(SCAN.point(lambda v: 140 + v * 0.25), 7))
    assert read.code == CODE
    assert ink_at(read.jpeg, 100, 245, 50, 5) < 0.12  # white paper again
    assert ink_at(read.jpeg, 22, 30, 60, 12) > 0.05


def test_a_photo_from_the_side_becomes_a_flat_sheet() -> None:
    from jobcoach.documents.scans.outline import _mapping

    whole = [(0, 0), (SCAN.width, 0), (SCAN.width, SCAN.height), (0, SCAN.height)]
    numbers = _mapping(((1000, 250), (2750, 330), (2900, 2800), (800, 2700)), tuple(whole))
    photo = Image.new("RGB", (4000, 3000), (95, 66, 44))
    seen = SCAN.transform(photo.size, Image.Transform.PERSPECTIVE, numbers, Image.Resampling.BICUBIC)
    mask = Image.new("L", SCAN.size, 255).transform(photo.size, Image.Transform.PERSPECTIVE, numbers)
    photo.paste(seen, mask=mask)
    read = recognise.read_page(noisy(photo, 9))
    assert read.code == CODE
    assert stands_upright(read.jpeg, near=5)


def test_colour_is_kept_for_a_blue_pen_and_dropped_where_there_is_none() -> None:
    assert Image.open(BytesIO(recognise.read_page(SCAN).jpeg)).mode == "RGB"
    assert Image.open(BytesIO(recognise.read_page(SCAN.convert("L").convert("RGB")).jpeg)).mode == "L"


def test_a_page_without_a_code_is_still_set_straight_and_can_be_turned() -> None:
    blank = Image.new("RGB", SCAN.size, "white")
    blank.paste(SCAN.crop((0, 0, SCAN.width, SCAN.height * 4 // 5)))
    lay = upright.quarter_turn(blank.rotate(3, Image.Resampling.BICUBIC, fillcolor="white"), 90)
    read = recognise.read_page(lay)
    assert read.code is None
    pages = [read]
    for _ in range(3):
        pages.append(recognise.turned(pages[-1]))
    assert any(ink_at(one.jpeg, 22, 30, 60, 12) > 0.05 for one in pages)


def test_pages_of_a_scan_stay_small() -> None:
    assert len(recognise.read_page(noisy(SCAN, 20)).jpeg) < recognise.MOST_JPEG


@pytest.mark.parametrize("text", ["https://example.org", "JC1:99ZZ-K1-2026-0001:0:ABCDEFGH", "JC1:a:1:B", "JC2:99ZZ-1:1:ABCD",
                                  "JC1:99ZZ-K1-2026-0001:1:ABCDEFGH\n<b>", ""])  # fmt: skip
def test_what_others_print_in_a_code_is_not_ours(text: str) -> None:
    assert codes.parse(text) is None


def test_a_bound_scan_is_a_pdf_of_pictures_alone_and_always_the_same() -> None:
    facts = bind.ScanFacts(title="Ondertekend <b>&", subject=NUMBER, scanned_on=date(2026, 12, 1))
    jpegs = [recognise.read_page(SCAN).jpeg, recognise.read_page(SCAN.convert("L")).jpeg]
    pdf = bind.bind(jpegs, facts)
    assert pdf == bind.bind(jpegs, facts)
    assert page_count(pdf) == 2
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in pdf
    assert b"/GTS_PDFA1" in pdf
    assert b"&lt;b&gt;&amp;" in pdf
    assert b"Helvetica" not in pdf
    for number in range(2):  # the picture fills the page and is the page
        shown = render(pdf, number, width_px=800)
        image = Image.frombytes("RGBA", (shown.width, shown.height), shown.bgra)
        found = codes.find(image)
        assert found is not None
        assert found.code == CODE


# hostile files


def refused(content: bytes) -> str:
    def read() -> None:
        for number in range(files.count_pages(content)):
            recognise.recognise(content, number)

    with pytest.raises(Expected) as error:
        read()
    return error.value.key


def locked() -> bytes:
    out = BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("geheim"))
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def jpeg(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG")
    return out.getvalue()


def huge_png() -> bytes:
    """30,000 by 30,000 white points in a few kilobytes."""
    head = b"IHDR" + (30_000).to_bytes(4, "big") * 2 + b"\x08\x00\x00\x00\x00"
    chunks = (head, b"IDAT" + zlib.compress(b"\x00" * 100_000), b"IEND")
    body = b"".join((len(c) - 4).to_bytes(4, "big") + c + zlib.crc32(c).to_bytes(4, "big") for c in chunks)
    return b"\x89PNG\r\n\x1a\n" + body


def huge_in_pdf() -> bytes:
    """A PDF with a picture that says it has 900 million points."""
    data = zlib.compress(b"\xff" * 1_000_000)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 5 0 R>>>>/Contents 4 0 R>>",
        b"<</Length 26>>stream\nq 595 0 0 842 0 0 cm /I Do\nendstream",
        b"<</Type/XObject/Subtype/Image/Width 30000/Height 30000/ColorSpace/DeviceGray/BitsPerComponent 8"
        b"/Filter/FlateDecode/Length " + str(len(data)).encode() + b">>stream\n" + data + b"\nendstream",
    )
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj".encode() + content + b"endobj\n"
    table = b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + f"trailer<</Size 6/Root 1 0 R>>startxref {len(out)}\n%%EOF".encode()
    )


def endless_drawing() -> bytes:
    """A PDF of a few hundred kilobytes whose page draws 90 MB of lines."""
    pack = zlib.compressobj(9)
    line = b"0 0 m 100 100 l S\n" * 50_000
    data = b"".join(pack.compress(line) for _ in range(100)) + pack.flush()
    return (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj\n4 0 obj<</Filter/FlateDecode"
        b"/Length " + str(len(data)).encode() + b">>stream\n" + data + b"\nendstream endobj\ntrailer<</Root 1 0 R>>"
    )


def endless_photo(paints: int = 20_000) -> bytes:
    """A progressive JPEG that paints one small picture over and over, eleven bytes each time."""
    out = BytesIO()
    Image.new("L", (64, 64), "white").save(out, "JPEG", progressive=True)
    whole = out.getvalue()
    last = whole.rindex(b"\xff\xda")
    return whole[:last] + whole[last:-2] * paints + b"\xff\xd9"


def drawings_that_call_drawings(levels: int = 10) -> bytes:
    """Two kilobytes in which each drawing calls the next ten times: 10,000,000,000 boxes."""
    head = "/Type/XObject/Subtype/Form/BBox[0 0 600 900]"
    parts = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
        "<</Length 5>>stream\n/X Do\nendstream",
    ]
    for number in range(6, 6 + levels):
        parts.append(f"<<{head}/Resources<</XObject<</X {number} 0 R>>>>/Length 60>>stream\n{'/X Do ' * 10}\nendstream")
    parts.append(f"<<{head}/Length 11>>stream\n0 0 1 1 re f\nendstream")
    whole = "".join(f"{number} 0 obj{part}\nendobj\n" for number, part in enumerate(parts, start=1))
    return f"%PDF-1.7\n{whole}trailer<</Root 1 0 R>>".encode()


HOSTILE = {
    "empty": (b"", "scan.empty"),
    "exe": (b"MZ\x90\x00" + bytes(500), "scan.kind"),
    "webp": (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "scan.kind"),
    "heic": (b"\x00\x00\x00\x18ftypheic" + bytes(80), "scan.heic"),
    "tiff": (b"II*\x00" + bytes(80), "scan.kind"),
    "locked": (locked(), "scan.locked"),
    "cut pdf": (PAPER[: len(PAPER) // 20], "scan.broken"),
    "no pdf": (b"%PDF-1.7\nhello", "scan.broken"),
    "cut jpeg": (jpeg(SCAN)[:9000], "scan.broken"),
    "jpeg in name": (b"\xff\xd8\xff\xe0" + bytes(200), "scan.broken"),
    "bomb": (huge_png(), "scan.too_fine"),
    "bomb in pdf": (huge_in_pdf(), "scan.too_fine"),
    "endless drawing": (endless_drawing(), "scan.too_fine"),
    "endless photo": (endless_photo(), "scan.too_fine"),
    "drawings that call drawings": (drawings_that_call_drawings(), "scan.too_fine"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_scan_is_refused_with_its_own_sentence(name: str) -> None:
    content, key = HOSTILE[name]
    assert refused(content) == key


def test_a_scan_that_takes_for_ever_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SECONDS", 0.01)
    assert refused(PAPER) == "scan.too_fine"


def test_a_scan_is_drawn_outside_this_process_as_it_would_be_inside() -> None:
    assert apart.draw(PAPER, 0, 700).tobytes() == files.pdf_picture(PAPER, 0, 700).tobytes()
    assert apart.count(PAPER) == files.pdf_pages(PAPER)


def test_an_installed_program_draws_a_scan_in_a_process_of_its_own_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Installed there is no Python to start: the program's own executable is asked, under a word of its own."""
    program = tmp_path / "jobcoach"
    asked = tmp_path / "asked"
    root = Path(files.__file__).parents[3]
    program.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$*" >>"{asked}"\nPYTHONPATH="{root}" exec "{sys.executable}" -m jobcoach "$@"\n'
    )
    program.chmod(0o700)
    inside = files.pdf_picture(PAPER, 0, 700)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    assert apart.draw(PAPER, 0, 700).tobytes() == inside.tobytes()
    with pytest.raises(Expected) as error:
        apart.count(b"%PDF-1.7\nnothing")
    assert error.value.key == "scan.broken"
    assert asked.read_text() == "pdf-apart draw 0 700\npdf-apart count\n"


def test_a_logo_that_is_painted_for_ever_is_refused() -> None:
    with pytest.raises(Expected) as error:
        read_logo(endless_photo())
    assert error.value.key == "documents.logo_large"
    assert read_logo(endless_photo(1)).width == 64


def test_too_many_pages_are_refused_before_any_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    out = BytesIO()
    canvas = Canvas(out)
    for _ in range(files.MOST_PAGES + 1):
        canvas.showPage()
    canvas.save()
    assert refused(out.getvalue()) == "scan.too_many"


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.integers(0, 2000), st.integers(0, 255), st.sampled_from(("png", "jpeg")))
def test_a_damaged_photo_never_does_anything_but_refuse(place: int, value: int, kind: str) -> None:
    out = BytesIO()
    Image.new("RGB", (60, 80), "white").save(out, kind.upper())
    content = bytearray(out.getvalue())
    content[place % len(content)] = value
    try:
        files.picture(bytes(content), 0)
    except Expected as refusal:
        key = refusal.key
    else:
        key = "scan.fine"
    assert key.startswith("scan.")
