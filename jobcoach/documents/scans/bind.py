"""Pages of a scan bound as a PDF of the scan class: PDF/A-2b, pictures alone, no hidden text (decisions, papers).

Made with ReportLab's canvas; what that lacks for PDF/A is written here, in a way that holds beside ``press``.
Imported lazily, like the press.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from PIL import ImageCms
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from jobcoach.documents.scans.upright import HEIGHT as PIXELS_HIGH
from jobcoach.documents.scans.upright import WIDTH as PIXELS_WIDE
from jobcoach.documents.sheet import HEIGHT, WIDTH
from jobcoach.documents.type import REGULAR, one_line, runs

_PRODUCER = "JobCoach"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>nl-NL</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{made}</xmp:CreateDate>
<xmp:ModifyDate>{made}</xmp:ModifyDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanFacts:
    """What the file says about itself: its title, what it is a scan of, and the day it was read in."""

    title: str
    subject: str
    scanned_on: date


def bind(jpegs: Sequence[bytes], facts: ScanFacts) -> bytes:
    """PDF bytes of pages (JPEG, A4 at 170 dpi, grey or RGB) in this order; same pages and facts, same bytes."""
    _mend()
    target = BytesIO()
    canvas = _canvas(target, facts)
    for number, jpeg in enumerate(jpegs):
        _place(canvas, f"page{number}", jpeg)
        canvas.showPage()
    _declare(canvas, facts)
    canvas.save()
    return target.getvalue()


def _canvas(target: BytesIO, facts: ScanFacts) -> Any:
    runs(" ")  # an initial font of ours, or the file would name Helvetica, which is not in it
    canvas = Canvas(
        target,
        pagesize=(WIDTH, HEIGHT),
        initialFontName=REGULAR,
        pageCompression=1,
        invariant=1,
        lang="nl-NL",
        pdfVersion=(1, 7),
    )
    canvas.setTitle(one_line(facts.title))
    canvas.setSubject(one_line(facts.subject))
    canvas.setAuthor(_PRODUCER)
    canvas.setCreator(_PRODUCER)
    canvas.setProducer(_PRODUCER)
    made = f"D:{facts.scanned_on:%Y%m%d}120000+00'00'"
    canvas.setDateFormatter(lambda *_parts: made)
    return canvas


def _place(canvas: Any, name: str, jpeg: bytes) -> None:
    """Lay a picture over the whole page. ReportLab's own way would unfold every JPEG only to compare it."""
    picture = pdfdoc.PDFImageXObject(name)
    picture._filters = ("DCTDecode",)
    picture.width, picture.height = PIXELS_WIDE, PIXELS_HIGH
    picture.bitsPerComponent = 8
    picture.colorSpace = "DeviceGray" if _channels(jpeg) == 1 else "DeviceRGB"
    picture.streamContent = jpeg
    document = canvas._doc
    inside = document.getXObjectName(name)
    canvas._setXObjects(picture)
    document.Reference(picture, inside)
    document.addForm(name, picture)
    canvas._formsinuse.append(name)
    canvas._code.append(f"q {WIDTH:.3f} 0 0 {HEIGHT:.3f} 0 0 cm /{inside} Do Q")


def _channels(jpeg: bytes) -> int:
    """1 for grey, 3 for colour: from the header alone."""
    from PIL import Image

    return len(Image.open(BytesIO(jpeg), formats=["JPEG"]).getbands())


def _declare(canvas: Any, facts: ScanFacts) -> None:
    """Metadata and colour profile (ISO 19005-2, 6.6 and 6.2.3)."""
    document = canvas._doc
    said = {"title": facts.title, "subject": facts.subject}
    xmp = _XMP.format(
        **{name: escape(one_line(text)) for name, text in said.items()},
        made=f"{facts.scanned_on:%Y-%m-%d}T12:00:00+00:00",
        producer=_PRODUCER,
    )
    profile = document.Reference(_Stream("/N 3", _srgb()))
    intent = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": pdfdoc.PDFString("sRGB"),
            "Info": pdfdoc.PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": profile,
        }
    )
    document.Catalog.Metadata = document.Reference(_Stream("/Type /Metadata /Subtype /XML", xmp.encode()))
    document.Catalog.OutputIntents = pdfdoc.PDFArray([intent])


class _Stream(pdfdoc.PDFObject):  # type: ignore[misc] # ReportLab has no types
    """A stream as it is: metadata may not be packed."""

    __RefOnly__ = 1

    def __init__(self, entries: str, content: bytes) -> None:
        self._entries, self._content = entries, content

    def format(self, document: Any) -> bytes:  # noqa: ARG002 - the shape is ReportLab's
        head = f"<< {self._entries} /Length {len(self._content)} >>\nstream\n"
        return head.encode("latin-1") + self._content + b"\nendstream\n"


@cache
def _srgb() -> bytes:
    """The colour profile, without the moment at which it was made: the same pages give the same bytes."""
    made: bytes = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return made[:24] + bytes((0x07, 0xD0, 0, 1, 0, 1)) + bytes(6) + made[36:]


@cache
def _mend() -> None:
    """What ReportLab 5.1 lacks: an end of line before ``endstream`` (6.1.7.1), and a catalog that lets intents in."""
    known = pdfdoc.PDFCatalog.__NoDefault__
    pdfdoc.PDFCatalog.__NoDefault__ = [*known, *({"OutputIntents"} - set(known))]
    for kind in (pdfdoc.PDFStream, pdfdoc.PDFImageXObject):
        kind.format = _on_a_line(kind.format)


def _on_a_line(format_stream: Any) -> Any:
    def formatted(stream: Any, document: Any) -> bytes:
        written: bytes = format_stream(stream, document)
        end = b"endstream\n"
        bare = written.endswith(end) and not written.endswith(b"\n" + end)
        return written[: -len(end)] + b"\n" + end if bare else written

    return formatted
