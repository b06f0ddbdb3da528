"""What a paper says about itself: PDF/A and PDF/UA, title and language, colour, and the data that goes with it."""

from xml.sax.saxutils import escape

from jobcoach.documents.pdf_syntax import pdf_day, pdf_text, xmp_day
from jobcoach.documents.reportlab_inside import Inside
from jobcoach.documents.sheet import Attached, Sheet
from jobcoach.documents.srgb import profile
from jobcoach.documents.type import one_line

PRODUCER = "JobCoach"
LANGUAGE = "nl-NL"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{made}</xmp:CreateDate>
<xmp:ModifyDate>{made}</xmp:ModifyDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>{part}</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def declare(inside: Inside, sheet: Sheet) -> None:
    """Write metadata (ISO 19005-2 and 14289-1), the output intent and what is attached into the file."""
    metadata = inside.add_stream("/Type /Metadata /Subtype /XML", xmp(sheet).encode())
    colours = inside.add_stream("/N 3", profile())
    intent = (
        "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1) "
        f"/DestOutputProfile {colours} 0 R >>"
    )
    inside.in_catalog(
        Metadata=f"{metadata} 0 R",
        OutputIntents=f"[ {intent} ]",
        MarkInfo="<< /Marked true >>",
        ViewerPreferences="<< /DisplayDocTitle true >>",
    )
    if sheet.attached:
        _attach(inside, sheet)


def xmp(sheet: Sheet) -> str:
    """The metadata stream: PDF/A-3a when data goes with the paper, else PDF/A-2a; always PDF/UA-1."""
    said = {"title": sheet.title, "author": sheet.author, "subject": sheet.subject}
    return _XMP.format(
        **{name: escape("".join(filter(_in_xml, one_line(text)))) for name, text in said.items()},
        made=xmp_day(sheet.made_on),
        language=LANGUAGE,
        producer=PRODUCER,
        part=3 if sheet.attached else 2,
    )


def _in_xml(c: str) -> bool:
    """May the character stand in XML 1.0?"""
    return ord(c) & 0xFFFE != 0xFFFE


def _attach(inside: Inside, sheet: Sheet) -> None:
    """Associated files of the whole paper (ISO 19005-3, 6.8)."""
    ordered = sorted(sheet.attached, key=lambda one: one.name)
    named = [(one, inside.add(_specification(inside, one, sheet))) for one in ordered]
    names = " ".join(f"{pdf_text(one.name)} {place} 0 R" for one, place in named)
    inside.in_catalog(
        AF=f"[ {' '.join(f'{place} 0 R' for _, place in named)} ]",
        Names=f"<< /EmbeddedFiles << /Names [ {names} ] >> >>",
    )


def _specification(inside: Inside, one: Attached, sheet: Sheet) -> str:
    kind = "".join(c if c.isalnum() or c in "-." else f"#{ord(c):02X}" for c in one.media_type)
    params = f"<< /Size {len(one.content)} /ModDate ({pdf_day(sheet.made_on)}) >>"
    file = inside.add_stream(f"/Type /EmbeddedFile /Subtype /{kind} /Params {params}", one.content, packed=True)
    name = pdf_text(one.name)
    return (
        f"<< /Type /Filespec /F {name} /UF {name} /Desc {pdf_text(one.description)} /AFRelationship /Data "
        f"/EF << /F {file} 0 R /UF {file} 0 R >> >>"
    )
