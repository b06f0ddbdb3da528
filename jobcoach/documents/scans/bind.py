"""Pages of a scan bound as a PDF of the scan class: PDF/A-2b, pictures alone, no hidden text (decisions, papers).

Made with ReportLab's canvas, and declared as the papers are. Imported lazily, like the press.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from jobcoach.documents.declaration import LANGUAGE, PRODUCER
from jobcoach.documents.pdf_syntax import pdf_day, xmp_day
from jobcoach.documents.reportlab_inside import Inside, mend
from jobcoach.documents.scans.upright import HEIGHT as PIXELS_HIGH
from jobcoach.documents.scans.upright import WIDTH as PIXELS_WIDE
from jobcoach.documents.sheet import HEIGHT, WIDTH
from jobcoach.documents.srgb import profile
from jobcoach.documents.type import REGULAR, one_line, runs

PIXELS = (PIXELS_WIDE, PIXELS_HIGH)
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
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
    mend()
    target = BytesIO()
    canvas = _canvas(target, facts)
    inside = Inside(canvas)
    for number, jpeg in enumerate(jpegs):
        inside.lay_jpeg(f"page{number}", jpeg, pixels=PIXELS, grey=_is_grey(jpeg), over=(WIDTH, HEIGHT))
        canvas.showPage()
    _declare(inside, facts)
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
        lang=LANGUAGE,
        pdfVersion=(1, 7),
    )
    canvas.setTitle(one_line(facts.title))
    canvas.setSubject(one_line(facts.subject))
    canvas.setAuthor(PRODUCER)
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    made = pdf_day(facts.scanned_on)
    canvas.setDateFormatter(lambda *_parts: made)
    return canvas


def _is_grey(jpeg: bytes) -> bool:
    """Whether a picture has one channel: from its header alone."""
    return len(Image.open(BytesIO(jpeg), formats=["JPEG"]).getbands()) == 1


def _declare(inside: Inside, facts: ScanFacts) -> None:
    """Metadata and colour profile (ISO 19005-2, 6.6 and 6.2.3)."""
    said = {"title": facts.title, "subject": facts.subject}
    xmp = _XMP.format(
        **{name: escape(one_line(text)) for name, text in said.items()},
        made=xmp_day(facts.scanned_on),
        language=LANGUAGE,
        producer=PRODUCER,
    )
    metadata = inside.add_stream("/Type /Metadata /Subtype /XML", xmp.encode())
    colours = inside.add_stream("/N 3", profile())
    intent = (
        "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1) "
        f"/DestOutputProfile {colours} 0 R >>"
    )
    inside.in_catalog(Metadata=f"{metadata} 0 R", OutputIntents=f"[ {intent} ]")
