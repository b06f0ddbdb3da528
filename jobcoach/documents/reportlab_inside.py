"""Behind ReportLab's public face: the only module that touches its private names, read for one version of it.

ReportLab writes no structure tree, no metadata stream and no colour profile, and has small defects that PDF/A does not
allow. What is mended here was read in the source of ``READ_FOR``; tests/documents/test_reportlab.py fails loudly when
another version is installed or when one of the functions below reads differently. Imported lazily, like the press.
"""

import zlib
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfdoc, pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas

READ_FOR = "5.1.0"
_MOST_IN_BLOCK = 100


@cache
def mend() -> None:
    """Once in a process: let tagged PDF through ReportLab's lists of known keys, and write what PDF/A asks for."""
    pdfdoc.PDFPage.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]
    pdfdoc.PDFCatalog.__NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents", "AF"]
    pdfdoc.PDFStream.format = _ends_on_a_line(pdfdoc.PDFStream.format)
    ttfonts.makeToUnicodeCMap = to_unicode


def _ends_on_a_line(format_stream: Any) -> Any:
    """An end of line before ``endstream`` (ISO 19005-2, 6.1.7.1), also behind content that ends with one itself.

    A picture is written through this too, for it makes a stream of its own.
    """

    def formatted(stream: Any, document: Any) -> bytes:
        written: bytes = format_stream(stream, document)
        return written.removesuffix(b"endstream\n") + b"\nendstream\n"

    return formatted


def to_unicode(font_name: str, subset: list[int]) -> str:
    """The ToUnicode map of a subset: no U+0000 (ISO 19005-2, 6.2.11.7.2), at most 100 lines in a block, UTF-16."""
    pairs = [
        f"<{code:02X}> <{chr(value).encode('utf-16-be').hex().upper()}>"
        for code, value in enumerate(subset)
        if value not in (0, 0xFEFF, 0xFFFE)
    ]
    blocks = [pairs[start : start + _MOST_IN_BLOCK] for start in range(0, len(pairs), _MOST_IN_BLOCK)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
            f"/CIDSystemInfo << /Registry ({font_name}) /Ordering ({font_name}) /Supplement 0 >> def",
            f"/CMapName /{font_name} def\n/CMapType 2 def",
            f"1 begincodespacerange\n<00> <{len(subset) - 1:02X}>\nendcodespacerange",
            *("\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"]) for block in blocks),
            "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend",
        ]
    )


class _Written(pdfdoc.PDFObject):  # type: ignore[misc] # ReportLab has no types
    """An object of the file that we write ourselves."""

    content = b"null"

    def format(self, document: Any) -> bytes:  # noqa: ARG002 - the shape is ReportLab's
        return self.content


class Inside:
    """The file that a canvas is making: numbered objects, entries of catalog and pages, operators of the page."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas: Any = canvas
        self._document: Any = canvas._doc
        self._written: dict[int, _Written] = {}
        self._pieces: dict[tuple[str, str], list[tuple[str, str]]] = {}

    def reserve(self) -> int:
        """The number of a new object, to be written later."""
        made = _Written()
        self._document.Reference(made)
        number = int(self._document.objectcounter)
        self._written[number] = made
        return number

    def write(self, number: int, content: str | bytes) -> None:
        """Fill a reserved object; text is latin-1."""
        self._written[number].content = content.encode("latin-1") if isinstance(content, str) else content

    def add(self, content: str | bytes) -> int:
        """A new object with this content; gives its number."""
        number = self.reserve()
        self.write(number, content)
        return number

    def add_stream(self, entries: str, content: bytes, *, packed: bool = False) -> int:
        """A new stream with these dictionary entries, as it is or ``packed``; gives its number."""
        if packed:
            entries, content = f"{entries} /Filter /FlateDecode", zlib.compress(content)
        head = f"<< {entries} /Length {len(content)} >>\nstream\n".encode("latin-1")
        return self.add(head + content + b"\nendstream\n")

    def in_catalog(self, **entries: str) -> None:
        """Set entries of the catalog."""
        for key, value in entries.items():
            setattr(self._document.Catalog, key, value)

    def last_page(self, **entries: str) -> int:
        """Set entries of the page that was shown last; gives the number of its object."""
        page = self._document.Pages.pages[-1]
        for key, value in entries.items():
            setattr(page, key, value)
        return int(self._document.idToObjectNumberAndVersion[page.__InternalName__][0])

    def operate(self, operators: str) -> None:
        """Add operators to the page."""
        self._canvas._code.append(operators)

    def pieces(self, font: str, text: str) -> list[tuple[str, str]]:
        """Text as (font resource, string operand), one for each subset that it needs."""
        found = self._pieces.get((font, text))
        if found is None:
            face = pdfmetrics.getFont(font)
            found = [
                (str(face.getSubsetInternalName(subset, self._document)), str(self._canvas._escape(codes)))
                for subset, codes in face.splitString(text, self._document)
            ]
            self._pieces[font, text] = found
        return found

    def lay_jpeg(
        self, name: str, jpeg: bytes, *, pixels: tuple[int, int], grey: bool, over: tuple[float, float]
    ) -> None:
        """Lay a picture over the page from its corner, ``over`` pt wide and high; its bytes go in as they are.

        ReportLab's own way unfolds every JPEG, only to see whether it was drawn before.
        """
        picture = pdfdoc.PDFImageXObject(name)
        picture._filters = ("DCTDecode",)
        picture.width, picture.height = pixels
        picture.bitsPerComponent = 8
        picture.colorSpace = "DeviceGray" if grey else "DeviceRGB"
        picture.streamContent = jpeg
        inside = self._document.getXObjectName(name)
        self._canvas._setXObjects(picture)
        self._document.Reference(picture, inside)
        self._document.addForm(name, picture)
        self._canvas._formsinuse.append(name)
        self.operate(f"q {over[0]:.3f} 0 0 {over[1]:.3f} 0 0 cm /{inside} Do Q")
